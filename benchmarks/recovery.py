"""How much of what real programs compile is recovered: ``python benchmarks/recovery.py [--list] FOLDER …``.

Asked of every ``compile`` on a receiver that is surely a Keras model: are the layers, the output layer, its activation,
the loss and the optimizer all known? Prints the share for each folder and a table of what stopped the rest. Calls that
look like ``compile`` of Keras but whose receiver is not known are counted apart.
"""

from __future__ import annotations

import ast
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from kerlint.document.reading import File, read
from kerlint.facts.values import Choice, Collection, Const, Unknown, leaves, settled
from kerlint.interpreter import interpret
from kerlint.interpreter.positions import locate

FIELDS = ("layers", "output layer", "activation", "loss", "optimizer")


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


def why_not(compiled: Any) -> dict[str, str]:
    """The fields of a compile that are not known, each with the reason."""
    found = {"layers": _layers(compiled.model), "optimizer": stops(attribute(compiled.optimizer, "name"))}
    heads = settled(compiled.heads)
    if type(heads) is not Collection or not heads.items:
        reason = stops(heads) or stops(getattr(heads, "closed", None)) or "no output is known"
        found |= dict.fromkeys(("output layer", "activation", "loss"), reason)
    else:
        for head in (item.value for item in heads.items):
            asked = (
                ("output layer", attribute(head.layer, "type")),
                ("activation", head.activation),
                ("loss", attribute(head.loss, "name")),
            )
            for name, value in asked:
                found[name] = found.get(name) or stops(value)
    return {name: reason for name in FIELDS if (reason := found.get(name)) is not None}


def _layers(model: Any) -> str | None:
    for leaf in leaves(settled(model)):
        if type(leaf) is Unknown:
            return leaf.reason or "the model is not known"
        layers = settled(getattr(leaf, "layers", None))
        if type(layers) is not Collection:
            return stops(layers) or "no layers"
        closed = settled(layers.closed)
        if closed is not True:
            return stops(closed) or "more layers may follow"
        if not layers.items:
            return f"no layers of a {settled(getattr(leaf, 'kind', None))} model"
        for item in layers.items:
            if reason := stops(item.value.type):
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
    if document is None:
        return
    program = interpret(document)
    facts = [item.value for item in program.compiles]
    own = [fact for fact in facts if fact.place is not None and fact.place.document is document]
    rows = {origin: place[2] for origin, place in locate(document, [fact.place for fact in own]).items()}
    best: dict[Any, dict[str, str]] = {}
    for fact in own:  # one place may compile many models, and be run with defaults and without
        missing = why_not(fact)
        if fact.place not in best or (fact.run == 0 and len(missing) > len(best[fact.place])):
            best[fact.place] = missing
    for origin, missing in best.items():
        yield f"{path}:{rows[origin]}", missing
    seen = set(rows.values())
    for row, _ in calls(document.text):
        if row not in seen:
            yield f"{path}:{row}", None


def measure(folder: Path, *, listed: bool) -> None:
    """Prints the figures of one folder."""
    total: Counter[str] = Counter()
    reasons: Counter[tuple[str, str]] = Counter()
    for path in sorted(files(folder)):
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
    share = total["all known"] / max(1, total["compiles"])
    print(f"{folder}: {total['all known']} of {total['compiles']} ({share:.1%})", dict(total))
    for (name, reason), count in reasons.most_common(25):
        print(f"  {count:5}  {name}: {reason}")


def files(folder: Path) -> Iterable[Path]:
    """The programs of a folder, or the one program."""
    if folder.is_file():
        return [folder]
    return [path for path in folder.rglob("*") if path.suffix in (".py", ".ipynb") and path.is_file()]


if __name__ == "__main__":
    for name in sys.argv[1:]:
        if name != "--list":
            measure(Path(name), listed="--list" in sys.argv)
