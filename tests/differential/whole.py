"""Random programs (``programs``) read by kerlint and run by Keras: ``python -m tests.differential.whole --to 20000``.

Every output shape and every parameter count of every model is compared; a program that Keras refuses counts for the
layer that it is about. Outcomes are kept in ``--out``, one line each, and a run goes on where the last one stopped;
``--table`` prints the counts for each layer and what is wrong.
"""

from __future__ import annotations

import argparse
import json
import warnings
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any
from unittest.mock import patch

from kerlint.document.reading import File, read_text
from kerlint.facts.choices import settled
from kerlint.facts.values import Choice, Collection, Const, Unknown
from kerlint.interpreter import study
from kerlint.interpreter.libraries.keras.shapes import Made
from kerlint.interpreter.positions import locate
from kerlint.keras import shapes
from kerlint.keras.shapes import build
from kerlint.keras.signatures import signature_at
from tests.differential.oracle import package
from tests.differential.programs import Program, program
from tests.differential.survey import layers_of

CLEAR = 100
"""Programs after which Keras forgets the graphs of the earlier ones."""


def real(made: Program) -> dict[str, Any] | str:
    """What Keras makes of each model: output shapes, all weights, those that are trained; or its complaint."""
    names: dict[str, Any] = {}
    try:
        exec(compile(made.text, "<program>", "exec"), names)  # noqa: S102
    except Exception as error:  # every complaint of Keras is a fact here, whatever its type
        return f"{type(error).__name__}: {error}"[:400]
    return {name: _measures(names[name]) for name in made.models}


def _measures(model: Any) -> list[Any]:
    trained = sum(int(_size(weight)) for weight in model.trainable_weights)
    return [[list(output.shape) for output in model.outputs], model.count_params(), trained]


def _size(weight: Any) -> int:
    size = 1
    for axis in weight.shape:
        size *= axis
    return size


def said(made: Program) -> dict[str, Any] | str:
    """What kerlint says of each model; ``None`` stands for what it leaves open. Text if it is said to be refused."""
    document = read_text(File("program.py", "/program.py"), made.text).document
    assert document is not None
    with patch.object(shapes, "build", _in_keras3):
        found = study(document)
    every: Any = found.program.models
    models = [item.value for item in every]
    refused = [layer for model in models for layer in _layers(model) if settled(layer.legal) is False]
    if refused:
        return f"illegal: {_plain(refused[0].reason)}"
    rows = {origin: place[0] for origin, place in locate(document, [one.place for one in models if one.place]).items()}
    lines = made.text.split("\n")
    named = {lines[rows[one.place] - 1].partition(" = ")[0]: one for one in models if one.place in rows}
    return {name: _facts(named[name], found.graphs[named[name]]) if name in named else None for name in made.models}


def _in_keras3(layer: str, arguments: Any, inputs: Any, _: Any = None, called: Any = None) -> Any:
    """A program alone does not say which Keras it is for, and only what both do is known; Keras 3 is meant here."""
    return build(layer, arguments, inputs, "keras3", called)


def _layers(thing: Any) -> list[Any]:
    held = settled(thing.layers)
    return [item.value for item in held] if type(held) is Collection else []


def _facts(model: Any, graph: Any) -> list[Any]:
    shapes: Any = None
    if graph.closed:
        shapes = []  # no program takes one of several tensors that a layer gives: all are outputs
        for node in map(settled, graph.outputs):
            made = settled(getattr(node, "made", None))
            shapes += map(_shape, made.outputs) if isinstance(made, Made) else ["?"]
    return [shapes, _plain(model.parameters), _plain(model.trainable_parameters)]


def _shape(shape: Any) -> Any:
    shape = settled(shape)
    return [_size_of(size) for size in shape] if type(shape) is tuple else "?"


def _size_of(size: Any) -> Any:
    size = settled(size)
    size = size.value if type(size) is Const else size
    return "?" if type(size) in (Unknown, Choice) else size


def _plain(value: Any) -> Any:
    value = settled(value)
    value = value.value if type(value) is Const else value
    return None if type(value) in (Unknown, Choice) else value


def outcome(made: Program, ours: Any, theirs: Any) -> str:
    """``equal``, ``unknown`` or ``wrong`` where Keras builds all; ``false alarm``, ``known illegal`` or ``missed``."""
    if isinstance(theirs, str):
        return "known illegal" if isinstance(ours, str) else "missed"
    if isinstance(ours, str):
        return "false alarm"
    found = [_beside(ours[name], theirs[name]) for name in made.models]
    return "wrong" if "wrong" in found else "unknown" if "unknown" in found else "equal"


def _beside(ours: Any, theirs: list[Any]) -> str:
    if ours is None:
        return "unknown"
    shapes, total, trained = ours
    open_ = shapes is None or total is None or trained is None
    if (total is not None and total != theirs[1]) or (trained is not None and trained != theirs[2]):
        return "wrong"
    if shapes is not None and len(shapes) != len(theirs[0]) and "?" not in shapes:
        return "wrong"
    for one, other in zip(shapes or (), theirs[0], strict=False):
        if one == "?":
            open_ = True
        elif len(one) != len(other) or any(mine not in ("?", size) for mine, size in zip(one, other, strict=True)):
            return "wrong"
        else:
            open_ = open_ or "?" in one
    return "unknown" if open_ else "equal"


def judged(number: int, layers: list[str]) -> dict[str, Any]:
    """The outcome of one program, as it is kept."""
    made = program(number, layers)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs = real(made)
    ours = said(made)
    found = outcome(made, ours, theirs)
    kept = {"number": number, "layer": made.layer, "form": made.form, "arguments": sorted(made.arguments)}
    if found in ("equal", "known illegal"):
        return {**kept, "outcome": found}
    return {**kept, "outcome": found, "text": made.text, "kerlint": ours, "keras": theirs}


def table(path: Path) -> None:
    """Prints the counts for each layer, and the arguments that no program used."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    used: dict[str, set[str]] = defaultdict(set)
    for line in path.read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        counts[one["layer"]][one["outcome"]] += 1
        used[one["layer"]].update(one["arguments"])
    outcomes = ("equal", "unknown", "wrong", "false alarm", "known illegal", "missed")
    print(f"{'layer':42}{'programs':>9}" + "".join(f"{name:>14}" for name in outcomes))
    for layer in [*sorted(counts), "all"]:
        row = sum(counts.values(), Counter()) if layer == "all" else counts[layer]
        print(f"{layer:42}{sum(row.values()):9}" + "".join(f"{row[name]:14}" for name in outcomes))
    for layer in sorted(used):
        accepted = signature_at(f"layers.{layer}", "", "keras3")
        left = [name for name in accepted.names if name not in used[layer]] if accepted is not None else []
        if left:
            print(f"never used: {layer} {left}")


def main() -> None:
    """Runs what is left to run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("differential.jsonl"))
    parser.add_argument("--start", type=int, default=0, help="number of the first program, where nothing is kept yet")
    parser.add_argument("--to", type=int, default=2000)
    parser.add_argument("--table", action="store_true")
    chosen = parser.parse_args()
    if chosen.table:
        table(chosen.out)
        return
    kept = chosen.out.read_text(encoding="utf-8").splitlines() if chosen.out.exists() else []
    first = json.loads(kept[-1])["number"] + 1 if kept else chosen.start
    layers = layers_of("keras3")
    with open(chosen.out, "a", encoding="utf-8") as file:
        for number in range(first, chosen.to):
            file.write(json.dumps(judged(number, layers), default=str) + "\n")
            if number % CLEAR == 0:
                file.flush()
                package("keras3").backend.clear_session()


if __name__ == "__main__":
    main()
