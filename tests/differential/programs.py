"""Random models as programs: the text that a person would write, for kerlint to read and for Keras to run.

Each program is about one layer, as ``cases`` draws it, in a model of one of six forms: ``sequential``, ``functional``,
with the layer in a model inside the model (``nested``, as either), ``shared`` by two inputs, or ``added`` one by one.
Behind the layer come up to three others that fit. The number of a program decides everything in it.
"""

from __future__ import annotations

from random import Random
from typing import Any, NamedTuple

from kerlint.facts.values import Unknown
from kerlint.keras.shapes import Built, LayerRecord, build
from tests.differential.cases import RECIPES
from tests.differential.maker import Maker, Sizes
from tests.differential.models import OF_RANK
from tests.differential.rare_arguments import rare

ALONE = ("sequential", "added", "functional", "nested sequential", "nested functional", "shared")
SEVERAL = ("functional", "nested functional")


class Program(NamedTuple):
    """A model as text. ``models`` are the names that the models have, ``arguments`` those that the layer is given."""

    number: int
    layer: str
    form: str
    arguments: frozenset[str]
    models: tuple[str, ...]
    text: str


class Draft(NamedTuple):
    """What is to be written: the layer with its inputs, and the layers that follow."""

    shapes: list[Sizes]
    dtype: str
    form: str
    called: dict[str, Any]
    first: str
    more: list[str]


def program(number: int, layers: list[str], target: str = "keras3") -> Program:
    """The program with this number; the layers take turns."""
    random = Random(number)
    layer = layers[number % len(layers)]
    maker = Maker(random, layer, target)
    shapes = RECIPES[layer](maker)
    maker.harmless()
    rare(maker)
    alone = maker.form == "one" and not maker.called
    form = random.choice(ALONE if alone else SEVERAL)
    more = _followers(random, maker, shapes, target)
    draft = Draft(shapes, maker.dtype, maker.form, maker.called, written(LayerRecord(layer, maker.arguments)), more)
    models, lines = WRITERS[form](draft)
    head = ["import keras", "from keras import layers", ""]
    return Program(number, layer, form, frozenset(maker.arguments), models, "\n".join([*head, *lines, ""]))


def _followers(random: Random, maker: Maker, shapes: list[Sizes], target: str) -> list[str]:
    """Layers that fit behind the layer, as kerlint sees it."""
    found: list[str] = []
    built = build(maker.layer, maker.arguments, shapes, target, maker.called)  # type: ignore[arg-type]
    for _ in range(random.choice((0, 0, 1, 2, 3)) if maker.dtype == "float32" else 0):
        shape = built.outputs[0] if isinstance(built, Built) and len(built.outputs) == 1 else UNFIT
        if isinstance(shape, Unknown) or len(shape) not in OF_RANK or shape[-1] is None:
            break
        behind = Maker(random, random.choice(OF_RANK[len(shape)]), target)
        RECIPES[behind.layer](behind)
        for name in ("return_state", "stateful"):  # one output, any batch
            behind.arguments.pop(name, None)
        behind.harmless()
        found.append(written(LayerRecord(behind.layer, behind.arguments)))
        built = build(behind.layer, behind.arguments, [shape], target)  # type: ignore[arg-type]
    return found


UNFIT = Unknown("several outputs")


def written(value: Any) -> str:
    """A value as people write it."""
    if isinstance(value, LayerRecord):
        inside = ", ".join(f"{name}={written(argument)}" for name, argument in value.arguments.items())
        return f"layers.{value.type}({inside})"
    if isinstance(value, list):
        return f"[{', '.join(map(written, value))}]"
    return "lambda x: x" if callable(value) else repr(value)


def _input(name: str, shape: Sizes, dtype: str) -> str:
    return f"{name} = keras.Input(batch_shape={shape!r}, dtype={dtype!r})"


def _call(draft: Draft, names: list[str]) -> str:
    extra = [f"{name}={value!r}" for name, value in draft.called.items()]
    given = [f"[{', '.join(names)}]"] if draft.form == "list" else names
    return ", ".join([*given, *extra])


def _sequential(draft: Draft) -> tuple[tuple[str, ...], list[str]]:
    start = f"keras.Input(batch_shape={draft.shapes[0]!r}, dtype={draft.dtype!r})"
    inside = "".join(f"    {layer},\n" for layer in (start, draft.first, *draft.more))
    return ("model",), [f"model = keras.Sequential([\n{inside}])"]


def _added(draft: Draft) -> tuple[tuple[str, ...], list[str]]:
    start = f"keras.Input(batch_shape={draft.shapes[0]!r}, dtype={draft.dtype!r})"
    added = [f"model.add({layer})" for layer in (start, draft.first, *draft.more)]
    return ("model",), ["model = keras.Sequential()", *added]


def _graph(draft: Draft) -> tuple[list[str], list[str]]:
    names = [f"in{number}" for number in range(len(draft.shapes))]
    lines = [_input(name, shape, draft.dtype) for name, shape in zip(names, draft.shapes, strict=True)]
    lines.append(f"x = {draft.first}({_call(draft, names)})")
    return names, [*lines, *(f"x = {layer}(x)" for layer in draft.more)]


def _functional(draft: Draft) -> tuple[tuple[str, ...], list[str]]:
    names, lines = _graph(draft)
    return ("model",), [*lines, f"model = keras.Model([{', '.join(names)}], x)"]


def _nested(draft: Draft) -> tuple[tuple[str, ...], list[str]]:
    names, lines = _graph(draft._replace(more=[]))
    lines.append(f"inner = keras.Model([{', '.join(names)}], x)")
    outer = [f"out{number}" for number in range(len(draft.shapes))]
    lines += [_input(name, shape, draft.dtype) for name, shape in zip(outer, draft.shapes, strict=True)]
    lines.append(f"y = inner([{', '.join(outer)}])")
    lines += [f"y = {layer}(y)" for layer in draft.more]
    return ("inner", "model"), [*lines, f"model = keras.Model([{', '.join(outer)}], y)"]


def _nested_chain(draft: Draft) -> tuple[tuple[str, ...], list[str]]:
    lines = [
        f"inner = keras.Sequential([{draft.first}])",
        _input("whole", draft.shapes[0], draft.dtype),
        "y = inner(whole)",
        *(f"y = {layer}(y)" for layer in draft.more),
        "model = keras.Model(whole, y)",
    ]
    return ("model",), lines


def _shared(draft: Draft) -> tuple[tuple[str, ...], list[str]]:
    lines = [_input(name, draft.shapes[0], draft.dtype) for name in ("left", "right")]
    lines += [f"shared = {draft.first}", "one, other = shared(left), shared(right)"]
    lines += [f"one = {layer}(one)" for layer in draft.more]
    return ("model",), [*lines, "model = keras.Model([left, right], [one, other])"]


WRITERS = {
    "sequential": _sequential,
    "added": _added,
    "functional": _functional,
    "nested functional": _nested,
    "nested sequential": _nested_chain,
    "shared": _shared,
}
