"""How much of what real programs compile is recovered: ``python -m benchmarks.recovery [--list] FOLDER …``.

Asked of every ``compile`` on a receiver that is surely a Keras model: are the layers, the output layer, its activation,
the loss and the optimizer all known? Prints the share for each folder and a table of what stopped the rest. Calls that
look like ``compile`` of Keras but whose receiver is not known are counted apart. A program that several folders hold
(a package as wheel and as source distribution) counts once, with the first.

What a package holds is its wheel and, where the registry has one of that version, its source distribution, which adds
examples and tests: wheels alone hold few programs that compile anything. A function that builds a model of what its
parameters say, and that nobody calls, counts as one that is not recovered, like all others: what it builds is not in
the program.

What counts as known, on the path that is usually taken (parameters have their defaults, imports succeed):

layers          There surely are no others than those found, and the class of each is known. A layer of the program's
                own class counts by its class, a model inside the model is asked in the same way, a network of
                ``keras.applications`` or a layer of an add-on package (``tensorflow_addons``, ``keras_nlp``) counts by
                its name. A class without a ``call`` that can be followed has the
                layers that its objects keep as attributes; one unknown attribute and they are not known.
output layer    The class of the layer that gives each output; behind activations and reshapings. A model that has no
                ``call`` at all gives nothing: that is known.
activation      What is applied last. Where the output comes from a layer of Keras that applies none (``Dot``, ``Add``,
                ``LayerNormalization``) that is known; what a ``Lambda`` or a layer of an own class computes is not,
                unless its code says it.
loss            A loss of Keras, a function or class of the program, or surely none (a model with a ``train_step`` of
                its own). Where a class has its own ``compile``, the losses and optimizers that its objects keep count.
optimizer       Its class, or that of the default.
"""

from __future__ import annotations

import ast
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from kerlint.document.reading import File, read
from kerlint.facts.choices import leaves, settled
from kerlint.facts.values import Choice, Collection, Const, Unknown
from kerlint.facts.vocabulary import Compile
from kerlint.interpreter import study
from kerlint.interpreter.positions import locate
from kerlint.interpreter.recover.graph import Graph
from kerlint.interpreter.recover.program import Recovered
from kerlint.keras import layers

FIELDS = ("layers", "output layer", "activation", "loss", "optimizer")

COMPUTING = frozenset({"lambda", "custom", "model", "activation", "wrapper"})
"""Kinds of layers of which it takes more than their class to say what they apply last."""


def stops(value: Any) -> str | None:
    """Why a value is not known; ``None`` if it is, on every path."""
    for leaf in leaves(settled(value)):
        leaf = settled(leaf)
        if type(leaf) is Unknown:
            return leaf.reason or "not worked out"
    return None


def attribute(value: Any, name: str) -> Any:
    """An attribute of a fact that may depend on conditions."""
    value = settled(value)
    if type(value) is Choice:
        return Choice(value.atom, attribute(value.high, name), attribute(value.low, name))
    if value is None or type(value) in (Unknown, Const):
        return value
    return getattr(value, name)


class Question:
    """What is asked of one compile of a document."""

    def __init__(self, compiled: Compile, found: Recovered) -> None:
        self.compiled = compiled
        self.found = found

    def missing(self) -> dict[str, str]:
        """The fields that are not known, each with the reason."""
        found = {"layers": self._layers(self.compiled.model, set()), "optimizer": self._optimizer()}
        for name, reason in self._outputs():
            found[name] = found.get(name) or reason
        return {name: reason for name in FIELDS if (reason := found.get(name)) is not None}

    def _optimizer(self) -> str | None:
        return stops(attribute(self.compiled.optimizer, "name")) or self._kept("optimizer")

    def _kept(self, word: str) -> str | None:
        """Why losses or optimizers that an object of the program's own class keeps are not known."""
        event = self.found.events[self.compiled]
        instance = event.receiver.instance
        if instance is None or "compile" not in _overrides(self.compiled):
            return None
        held = (value for name, value in instance.attributes.items() if word in name)
        return next(filter(None, map(stops, held)), None)

    def _outputs(self) -> Iterator[tuple[str, str | None]]:
        heads = settled(self.compiled.heads)
        if self._graph(self.compiled.model).loose:  # no output: it is trained by a `train_step` of its own
            own = "compile" in _overrides(self.compiled)
            yield (
                "loss",
                self._kept("loss") if own else stops(self.found.events[self.compiled].payload["arguments"].get("loss")),
            )
            return
        if type(heads) is Collection and heads.items:
            for head in (item.value for item in heads.items):
                yield "output layer", stops(attribute(head.layer, "type"))
                yield "activation", self._activation(head)
                yield "loss", _loss(head.loss)
            return
        own = "compile" in _overrides(self.compiled)
        outputs = settled(self.compiled.model.outputs)
        if type(outputs) is not Collection or outputs.closed is not True:
            reason = stops(outputs) or self._doubt(self.compiled.model) or "the outputs of the model"
            yield from ((name, reason) for name in ("output layer", "activation", "loss"))
            return
        for item in outputs.items:
            yield "output layer", stops(attribute(item.value, "type"))
        yield "loss", self._kept("loss") if own else None

    def _activation(self, head: Any) -> str | None:
        reason = stops(head.activation)
        before, behind, last = (reason or "").partition("behind ")
        if reason == "an activation of its own":  # a function of the program, as losses may be
            return None
        if not before and behind and stops(attribute(head.layer, "type")) is None and _applies_none(last):
            return None
        return reason

    # --- layers

    def _layers(self, model: Any, seen: set[int]) -> str | None:
        for leaf in leaves(settled(model)):
            if id(leaf) in seen:
                continue
            seen.add(id(leaf))
            if type(leaf) is Unknown:
                return leaf.reason or "the model is not known"
            held = settled(getattr(leaf, "layers", None))
            if type(held) is not Collection:
                return stops(held) or "no layers"
            if settled(leaf.kind) == "application":
                continue
            if settled(held.closed) is not True:
                return f"of a {settled(leaf.kind)} model: {self._doubt(leaf)}"
            for item in held.items:
                inner = settled(item.value.inner)
                reason = stops(item.value.type)
                if reason is None and settled(item.value.kind) == "model":
                    reason = self._layers(inner, seen) if type(inner) is not Unknown else None
                if reason is not None:
                    return reason
        return None

    def _graph(self, model: Any) -> Graph:
        return self.found.graphs[model]

    def _doubt(self, model: Any) -> str:
        doubt = self._graph(model).doubt
        return (doubt.reason if doubt is not None else "") or "more layers may follow"


def _applies_none(last: str) -> bool:
    """Whether what stands at the end is a layer of Keras without an activation, or an operation that is none."""
    kind = layers.kind(last)
    return kind not in COMPUTING if kind != "custom" else not last.rpartition(".")[2][:1].isupper()


def _overrides(compiled: Compile) -> set[str]:
    found = settled(compiled.model.overrides)
    return {item.value for item in found.items} if type(found) is Collection else set()


def _loss(value: Any) -> str | None:
    """Why a loss is not known. A function or class of the program is known as such, it has no name of Keras."""
    for leaf in leaves(settled(value)):
        leaf = settled(leaf)
        if type(leaf) is Unknown:
            return leaf.reason or "not worked out"
        if type(leaf) is not Const and getattr(leaf, "family", None) != "custom":
            reason = stops(attribute(leaf, "name"))
            if reason is not None:
                return reason
    return None


def calls(text: str) -> Iterator[tuple[int, int]]:
    """Where calls end that look like ``compile`` of a Keras model."""
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute) or node.func.attr != "compile":
            continue
        if {word.arg for word in node.keywords} & {"optimizer", "loss"} and node.end_lineno is not None:
            yield node.end_lineno, node.end_col_offset or 0


def compiles(path: Path) -> Iterator[tuple[str, dict[str, str] | None]]:
    """Each ``compile`` of a file with what is not known of it; ``None`` where not even the receiver is."""
    document = read(File(path.name, str(path.resolve()))).document
    if document is None or "compile(" not in document.text:
        return
    found = study(document)
    facts = [item.value for item in found.program.compiles]
    own = [fact for fact in facts if fact.place is not None and fact.place.document is document]
    rows = {origin: place[2] for origin, place in locate(document, [fact.place for fact in own]).items()}
    best: dict[Any, dict[str, str]] = {}
    for fact in own:  # one place may compile many models, and be run with defaults and without
        missing = Question(fact, found).missing()
        if fact.place not in best or (fact.run == 0 and len(missing) > len(best[fact.place])):
            best[fact.place] = missing
    for origin, missing in best.items():
        yield f"{path}:{rows[origin]}", missing
    seen = set(rows.values())
    for row, _ in calls(document.text):
        if row not in seen:
            yield f"{path}:{row}", None


def measure(folder: Path, seen: set[bytes], *, listed: bool) -> tuple[Counter[str], Counter[tuple[str, str]]]:
    """Prints the figures of one folder; ``seen`` are the programs that were counted before."""
    total: Counter[str] = Counter()
    reasons: Counter[tuple[str, str]] = Counter()
    for path in sorted(files(folder)):
        content = path.read_bytes()
        if content in seen or b"compile(" not in content:
            continue
        seen.add(content)
        for place, missing in compiles(path):
            if missing is None:
                total["receiver not known"] += 1
                if listed:
                    print(f"  {place}: receiver not known")
                continue
            total["compiles"] += 1
            total.update(f"{name} unknown" for name in missing)
            if not missing:
                total["all known"] += 1
                continue
            name, reason = next(iter(missing.items()))
            reasons[name, reason] += 1
            if listed:
                print(f"  {place}: {missing}")
    say(str(folder), total, reasons)
    return total, reasons


def say(name: str, total: Counter[str], reasons: Counter[tuple[str, str]]) -> None:
    """Prints the figures under a name."""
    share = total["all known"] / max(1, total["compiles"])
    print(f"{name}: {total['all known']} of {total['compiles']} ({share:.1%})", dict(total), flush=True)
    for (field, reason), count in reasons.most_common(25):
        print(f"  {count:5}  {field}: {reason}")


def files(folder: Path) -> Iterable[Path]:
    """The programs of a folder, or the one program."""
    if folder.is_file():
        return [folder]
    return [path for path in folder.rglob("*") if path.suffix in (".py", ".ipynb") and path.is_file()]


if __name__ == "__main__":
    folders = [name for name in sys.argv[1:] if name != "--list"]
    counted: set[bytes] = set()
    found = [measure(Path(name), counted, listed="--list" in sys.argv) for name in folders]
    if len(found) > 1:
        say("all", sum((total for total, _ in found), Counter()), sum((reasons for _, reasons in found), Counter()))
