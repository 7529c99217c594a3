"""From a finding to an experiment: the program as written and as repaired, and what both are to learn.

The repair is an edit of the source; the edited program is interpreted again. There is no second way to change a model.
"""

from __future__ import annotations

from typing import Any

import libcst as cst

from kerlint.confirm.blueprint import NotKnown, Path, blueprint
from kerlint.document.document import Document
from kerlint.facts.fact import Fact
from kerlint.facts.values import Collection, Const, Origin
from kerlint.facts.vocabulary import Compile, Data, Fit, Model
from kerlint.interpreter import study
from kerlint.interpreter.positions import locate
from kerlint.interpreter.recover.program import Recovered
from kerlint.rulebook.judge import Verdict
from kerlint.rulebook.kinds import Kind
from kerlint.rulebook.place import first_spot
from kerlint.rulebook.rule import Fix
from kerlint.rulebook.sentence import Path as Words

CHECKPOINTS = [20, 40, 80, 160, 320]
PATIENT = [640, 1280]
ROWS = 1500
SEEDS = [0, 1, 2, 3, 4]


def job_of(verdict: Verdict, document: Document, recovered: Recovered) -> dict[str, Any]:
    """The experiment that can confirm a verdict. Raises NotKnown."""
    confirm = verdict.rule.confirm
    if confirm is None or confirm.kind in ("none", "semantics"):
        raise NotKnown("there is nothing to train: the code itself is the proof")
    path = Path()
    compiled = _compile(verdict.subject, recovered)
    written = _side(recovered, compiled, path)
    repaired = None
    fix = next((one for one in _fixes(verdict) if one.edit == "set"), None)
    if fix is not None:
        edited = edit(fix, verdict, document)
        after = study(edited)
        compiles = _members(after.program.compiles)
        place = _members(recovered.program.compiles).index(compiled)
        if place >= len(compiles):
            raise NotKnown("the repaired program can't be followed")
        repaired = _side(after, compiles[place], path)
    elif confirm.kind == "differential":
        raise NotKnown("the rule offers no repair that can be applied here")
    tasks = [_task(head) for head in (repaired or written)["heads"]]
    return {
        "generation": 2 if path.plain(recovered.program.target) == "keras2" else 3,
        "kind": confirm.kind,
        "metric": confirm.metric,
        "effect": False,
        "written": written,
        "repaired": repaired,
        "tasks": tasks,
        "rows": ROWS,
        "seeds": SEEDS,
        "checkpoints": CHECKPOINTS + PATIENT,
        "checkpoints_always": CHECKPOINTS[-1],
    }


def _fixes(verdict: Verdict) -> list[Fix]:
    confirm = verdict.rule.confirm
    own = [*verdict.rule.cases[verdict.case].fixes, *verdict.rule.fixes]
    return ([confirm.repair] if confirm is not None and confirm.repair is not None else []) + own


def edit(fix: Fix, verdict: Verdict, document: Document) -> Document:
    """The document with the value that a fix sets. Raises NotKnown."""
    words = fix.target.split(".")
    if words[0] != verdict.rule.on or "{" in fix.to:
        raise NotKnown("the repair depends on more than the finding")
    spot = first_spot(Words(words[0], tuple(words[1:]), Kind("fact")), {words[0]: verdict.subject}, {})
    origin = spot.origin
    if origin is None or origin.document is not document:
        raise NotKnown("what the repair changes is written in another file")
    node = origin.node.value if isinstance(origin.node, cst.Arg) else origin.node
    place = Origin(document, node)
    row, column, end_row, end_column = locate(document, [place])[place]
    lines = document.text.splitlines(keepends=True)
    start = sum(map(len, lines[: row - 1])) + column
    end = sum(map(len, lines[: end_row - 1])) + end_column
    text = document.text[:start] + fix.to + document.text[end:]
    return Document(document.path, document.file, document.kind, text)


def _members(collection: Any) -> list[Any]:
    return [item.value for item in collection.items] if isinstance(collection, Collection) else []


def _compile(subject: Fact, recovered: Recovered) -> Compile:
    """The compile that a finding is about. Raises NotKnown."""
    if isinstance(subject, Compile):
        return subject
    own = getattr(subject, "compile", None)
    if isinstance(own, Compile):
        return own
    model = subject if isinstance(subject, Model) else getattr(subject, "model", None)
    for compiled in _members(recovered.program.compiles):
        if compiled.model is model or model is None:
            return compiled  # type: ignore[no-any-return]
    raise NotKnown("the model is compiled nowhere")


def _side(recovered: Recovered, compiled: Compile, path: Path) -> dict[str, Any]:
    model = path(compiled.model)
    if not isinstance(model, Model):
        raise NotKnown("which model is compiled is not known")
    fit = next((one for one in _members(compiled.fits) if isinstance(one, Fit)), None)
    heads = [_head(one, path) for one in _members(compiled.heads)]
    return {
        "blueprint": blueprint(recovered, model, compiled, path),
        "heads": heads,
        "labels": [_labels(one, head, path) for one, head in zip(_members(compiled.heads), heads)],
        "features": _features(path(fit.x), path) if fit is not None else {},
        "fit": {"batch_size": path.plain(fit.batch_size), "shuffle": path.plain(fit.shuffle) is not False}
        if fit
        else {},
    }


def _head(head: Any, path: Path) -> dict[str, Any]:
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


def _encoding(data: Any, path: Path) -> str | None:
    found = path.plain(data.encoding) if isinstance(data, Data) else None
    return found if found in ("integer", "one-hot", "binary", "signs", "continuous", "multi-hot") else None


def _labels(head: Any, said: dict[str, Any], path: Path) -> dict[str, Any]:
    found: dict[str, Any] = {"border": 0.0 if said["from_logits"] else 0.5}
    if said["encoding"] in ("one-hot", "integer", "signs"):
        found["encoding"] = said["encoding"]
    labels = path(head.labels)
    if said["encoding"] == "continuous" and isinstance(labels, Data):
        low, high = path.plain(labels.low), path.plain(labels.high)
        if isinstance(low, (int, float)) and isinstance(high, (int, float)) and low < high:
            found |= {"low": low, "high": high}
    return found


def _features(data: Any, path: Path) -> dict[str, Any]:
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


def _task(head: dict[str, Any]) -> dict[str, Any]:
    """What an output is to learn, as the repaired program means it."""
    family, units, encoding = head["family"], head["units"], head["encoding"]
    if encoding == "continuous":
        return {"task": "quantity", "count": units, "encoding": "continuous"}
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
