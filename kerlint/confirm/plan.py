"""From a finding to an experiment: the program as written and as repaired, and what both are to learn.

The repair is an edit of the source; the edited program is interpreted again. There is no second way to change a model.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from kerlint.confirm.blueprint import NotKnown, blueprint
from kerlint.confirm.blueprint import Path as Taken
from kerlint.document.document import Document
from kerlint.document.reading import File, read
from kerlint.document.writing import edited
from kerlint.facts.fact import Fact
from kerlint.facts.values import Collection, Const
from kerlint.facts.vocabulary import Compile, Data, Fit, Model
from kerlint.finding import Fix
from kerlint.interpreter import study
from kerlint.interpreter.recover.program import Recovered
from kerlint.rulebook.judge import Verdict

CHECKPOINTS = [20, 40, 80, 160, 320]
PATIENT = [640, 1280]
ROWS = 1500
LEAST_ROWS = 50
SEEDS = [0, 1, 2, 3, 4]


def job_of(verdict: Verdict, recovered: Recovered, before: Recovered, after: Recovered | None) -> dict[str, Any]:
    """The experiment that can confirm a verdict. Raises NotKnown.

    ``before`` and ``after`` are the two programs that are compared: as written and repaired; or with the repairs of the
    other findings made in both, so that one fault can't hide another.
    """
    confirm = verdict.rule.confirm
    if confirm is None or confirm.kind in ("none", "semantics"):
        raise NotKnown("there is nothing to train: the code itself is the proof")
    path = Taken()
    compiled = compile_of(verdict.subject, recovered)
    place = members(recovered.program.compiles).index(compiled)
    written = side_of(before, compile_at(before, place), path)
    repaired = None
    if after is not None:
        repaired = side_of(after, compile_at(after, place), path)
        _adapt_new(written["blueprint"], repaired["blueprint"])
        if repaired == written:
            raise NotKnown("what the repair changes is not seen in training on synthetic data")
    elif confirm.kind == "differential":
        raise NotKnown("the rule offers no repair that can be applied here")
    tasks = [task_of(head) for head in (repaired or written)["heads"]]
    return {
        "generation": 2 if path.plain(recovered.program.target) == "keras2" else 3,
        "kind": confirm.kind,
        "metric": confirm.metric,
        "effect": False,
        "written": written,
        "repaired": repaired,
        "tasks": tasks,
        "rows": written["rows"] if confirm.metric == "train-test-gap" and written["rows"] else ROWS,
        "seeds": SEEDS,
        "checkpoints": CHECKPOINTS + PATIENT,
        "checkpoints_always": CHECKPOINTS[-1],
    }


class Studied(NamedTuple):
    """A program: its text, and what was recovered from it."""

    document: Document
    recovered: Recovered


def program_with(fixes: Sequence[Fix], file: File) -> Studied | None:
    """The program after the edits of fixes; ``None`` if that is no program."""
    edits = [edit for fix in fixes for edit in fix.edits]
    document = read(file, edited(file.path, Path(file.location).read_bytes(), edits)).document
    return Studied(document, study(document)) if document is not None else None


def compatible(own: Fix, others: Iterable[Fix], file: File) -> list[Fix]:
    """The fixes that can be made together with one."""
    data = Path(file.location).read_bytes()
    kept: list[Fix] = []
    for other in others:
        edits = [edit for fix in (own, *kept, other) for edit in fix.edits]
        try:
            edited(file.path, data, edits)
        except ValueError:
            continue
        if other != own:
            kept.append(other)
    return kept


def compile_at(program: Recovered, place: int) -> Compile:
    """A compile by its order in the program. Raises NotKnown."""
    compiles = members(program.program.compiles)
    if place >= len(compiles):
        raise NotKnown("the repaired program can't be followed")
    compiled: Compile = compiles[place]
    return compiled


def _adapt_new(written: Any, repaired: Any) -> None:
    """A scaling layer that the repair puts in is adapted to the training rows, as its help says."""
    before = sum(1 for _ in _normalizations(written))
    layers = list(_normalizations(repaired))
    for layer in layers if len(layers) > before else ():
        layer["statistics"] = "adapted"


def _normalizations(value: Any) -> Iterator[Any]:
    if isinstance(value, list):
        for one in value:
            yield from _normalizations(one)
    elif isinstance(value, dict):
        if value.get("path") == "layers.Normalization" and not value["arguments"].keys() & {"mean", "variance"}:
            yield value
        for one in value.values():
            yield from _normalizations(one)


def members(collection: Any) -> list[Any]:
    """What is in a collection, on whatever path."""
    return [item.value for item in collection.items] if isinstance(collection, Collection) else []


def compile_of(subject: Fact, recovered: Recovered) -> Compile:
    """The compile that a finding is about. Raises NotKnown."""
    if isinstance(subject, Compile):
        return subject
    own = getattr(subject, "compile", None)
    if isinstance(own, Compile):
        return own
    model = subject if isinstance(subject, Model) else getattr(subject, "model", None)
    for compiled in members(recovered.program.compiles):
        if compiled.model is model or model is None:
            return compiled  # type: ignore[no-any-return]
    raise NotKnown("the model is compiled nowhere")


def side_of(recovered: Recovered, compiled: Compile, path: Taken) -> dict[str, Any]:
    """One of the programs: its model with a compile, what that is trained on and how. Raises NotKnown."""
    model = path(compiled.model)
    if not isinstance(model, Model):
        raise NotKnown("which model is compiled is not known")
    fit = next((one for one in members(compiled.fits) if isinstance(one, Fit)), None)
    heads = [_head(one, path) for one in members(compiled.heads)]
    return {
        "blueprint": blueprint(recovered, model, compiled, path),
        "heads": heads,
        "rows": _rows(fit, path),
        "labels": [_labels(one, head, path) for one, head in zip(members(compiled.heads), heads)],
        "features": _features(path(fit.x), path) if fit is not None else {},
        "fit": {"batch_size": path.plain(fit.batch_size), "shuffle": path.plain(fit.shuffle) is not False}
        if fit
        else {},
    }


def _rows(fit: Fit | None, path: Taken) -> int | None:
    """How many rows the program trains on, where a few more would not do; ``None`` where that is not known."""
    rows = path.plain(fit.rows) if fit is not None else None
    return max(LEAST_ROWS, min(rows, ROWS)) if isinstance(rows, int) else None


def _head(head: Any, path: Taken) -> dict[str, Any]:
    loss = path(head.loss)
    known = isinstance(loss, Fact)
    return {
        "units": path.plain(head.units),
        "activation": path.plain(head.activation),
        "loss": path.plain(loss.name) if known else None,
        "family": path.plain(loss.family) if known else None,
        "from_logits": path.plain(loss.from_logits) is True if known else False,
        "encoding": _encoding(path(head.labels), path),
    }


def _encoding(data: Any, path: Taken) -> str | None:
    found = path.plain(data.encoding) if isinstance(data, Data) else None
    return found if found in ("integer", "one-hot", "binary", "signs", "continuous", "multi-hot") else None


def _labels(head: Any, said: dict[str, Any], path: Taken) -> dict[str, Any]:
    scores = said["from_logits"] or said["family"] == "hinge" and said["activation"] in ("tanh", "linear")
    found: dict[str, Any] = {"border": 0.0 if scores else 0.5}
    if said["encoding"] in ("one-hot", "integer", "signs"):
        found["encoding"] = said["encoding"]
    labels = path(head.labels)
    if said["encoding"] == "continuous" and isinstance(labels, Data):
        low, high = path.plain(labels.low), path.plain(labels.high)
        if isinstance(low, (int, float)) and isinstance(high, (int, float)) and low < high:
            found |= {"low": low, "high": high}
    return found


def _features(data: Any, path: Taken) -> dict[str, Any]:
    if not isinstance(data, Data):
        return {}
    found: dict[str, Any] = {"content": path.plain(data.content)}
    shape = path.plain(data.shape)
    if isinstance(shape, tuple):
        sizes = [size.value if type(size) is Const else size for size in shape]
        if all(isinstance(size, int) for size in sizes):
            found["shape"] = sizes
    if found["content"] == "image":
        found |= {name: path.plain(getattr(data, name)) for name in ("low", "high")}
    return {key: value for key, value in found.items() if isinstance(value, (str, int, float, list))}


def task_of(head: dict[str, Any]) -> dict[str, Any]:
    """What an output is to learn, as the repaired program means it."""
    family, units, encoding = head["family"], head["units"], head["encoding"]
    if encoding == "continuous":
        return {"task": "quantity", "count": units if family != "sparse" else 1, "encoding": "continuous"}
    if family in ("sparse", "categorical", "divergence"):
        return {"task": "classes", "count": units, "encoding": "integer" if family == "sparse" else "one-hot"}
    if family == "hinge":
        return {"task": "binary", "count": 2, "encoding": "signs"}
    if family == "binary":
        if units is None or units == 1:
            return {"task": "binary", "count": 2, "encoding": "binary"}
        return {
            "task": "classes" if encoding == "one-hot" else "labels",
            "count": units,
            "encoding": encoding or "multi-hot",
        }
    if family == "regression":
        return {"task": "quantity", "count": units, "encoding": "continuous"}
    raise NotKnown("what the model is to learn is not known")
