"""Shapes of symbolic tensors and weights of layers: Keras' rules applied to what a program builds.

``made`` gives for a use what it makes: output shapes, weights, or that Keras refuses it. Everything is guarded. The
interpreter asks while it runs (``x.shape[-1]``), ``recover`` afterwards, for the facts.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kerlint.facts.choices import bounded, combine, each, leaves, select
from kerlint.facts.guards import arms
from kerlint.facts.values import UNKNOWN, Choice, Const, Guard, Unknown
from kerlint.interpreter.data.shapes import sizes_of
from kerlint.interpreter.libraries import tensors
from kerlint.interpreter.libraries.keras.objects import KerasObject, Model, Tensor, Use
from kerlint.interpreter.libraries.keras.plainly import argument, python
from kerlint.interpreter.values import ABSENT, GAP, Array, Instance, LibraryObject, Mapping, Sequence
from kerlint.keras.layers import kind

DEPTH = 12
"""Models inside models that are followed."""

BASES = frozenset({"Layer", "Wrapper", "RNN"})
"""Classes of Keras that do nothing by themselves."""

Lookup = Callable[[Use], Any]


class Made:
    """What one use gives: ``outputs``, a shape for each; its own weights, or its ``parts``: guarded layers with theirs.

    ``legal``: Keras would build it, if that is known; ``illegal`` says why it would not. ``inputs`` are the shapes that
    it was given.
    """

    __slots__ = ("outputs", "inputs", "trainable", "frozen", "legal", "illegal", "parts", "closed")

    def __init__(self, outputs: tuple[Any, ...], inputs: tuple[Any, ...] = ()) -> None:
        self.outputs = outputs
        self.inputs = inputs
        self.trainable: Any = UNKNOWN
        self.frozen: Any = UNKNOWN
        self.legal: Any = UNKNOWN
        self.illegal: Any = None
        self.parts: list[tuple[Guard, Any, Any]] | None = None
        self.closed = True

    def __repr__(self) -> str:
        return f"<made {self.outputs}>"


def nothing(inputs: tuple[Any, ...] = ()) -> Made:
    """Something of which nothing is known."""
    return Made((UNKNOWN,), inputs)


def combined(function: Callable[..., Any], *values: Any) -> Any:
    """What is made of every combination of alternatives; where these are too many, nothing is known of it."""
    made = bounded(combine(function, *values))
    return nothing() if type(made) is Unknown else made


# --- tensors and uses


def shape_of(value: Any, lookup: Lookup | None = None) -> Any:
    """The guarded shape of a guarded tensor; a shape is a tuple of sizes, or Unknown."""
    return each(value, lambda leaf: _leaf_shape(leaf, lookup or made))


def _leaf_shape(leaf: Any, lookup: Lookup) -> Any:
    if type(leaf) is LibraryObject and leaf.path == "keras.Variable":
        return leaf.state["shape"]
    if type(leaf) is Array:
        return each(leaf.data, sizes_of)
    if type(leaf) is not Tensor:
        return UNKNOWN
    return each(lookup(leaf.use), lambda one: _output(one, leaf.index))


def _output(one: Made, index: int | None) -> Any:
    if index is None:
        return one.outputs[0] if len(one.outputs) == 1 else UNKNOWN
    if len(one.outputs) > 1 and -len(one.outputs) <= index < len(one.outputs):
        return one.outputs[index]
    return UNKNOWN


def made(use: Use) -> Any:
    """What a use gives, guarded; kept with the use."""
    if use.shape is None:
        evaluate([use], {})
    return use.shape


def evaluate(uses: list[Use], given: dict[Use, Any], depth: int = 0) -> dict[Use, Any]:
    """What uses and all that feeds them give; ``given`` says it of inputs. Iterative, since graphs are deep.

    Without ``given`` the results are kept with the uses.
    """
    done = dict(given)

    def lookup(use: Use) -> Any:
        found = done.get(use)
        return found if found is not None or given and not use.cut else use.shape

    stack: list[tuple[Use, bool]] = [(use, False) for use in uses]
    while stack:
        top, ready = stack.pop()
        if lookup(top) is not None:
            continue
        missing = [source for source in sources(top) if lookup(source) is None]
        if missing and not ready:
            stack.append((top, True))
            stack += [(source, False) for source in missing]
            continue
        done[top] = combined(lambda one: one, of_use(top, lambda use: lookup(use) or nothing(), depth))
        if not given:
            top.shape = done[top]
    return done


def sources(use: Use) -> list[Use]:
    """The uses whose outputs a use takes."""
    parts = [part for value in (*use.inputs, *use.keywords.values()) for part in tensors.flat(value)]
    return [leaf.use for part in parts for leaf in leaves(part) if type(leaf) is Tensor]


def of_use(use: Use, lookup: Lookup, depth: int = 0) -> Any:
    """What a use gives, by what its inputs are."""
    if type(use.layer) is str:
        from kerlint.interpreter.libraries.keras.operations import operation

        return operation(use, lambda value: shape_of(value, lookup))
    if use.open:
        return nothing()
    called = {name: python(value) for name, value in use.keywords.items() if not tensors.within(value)}
    inputs = [shape for value in _given(use) for shape in _flat_shapes(value, lookup)]
    plain = {name: value for name, value in called.items() if type(value) is not Choice}
    return of_layer(use.layer, inputs, plain, depth)


def _given(use: Use) -> list[Any]:
    """The arguments of a call that a layer's rule takes as inputs."""
    if isinstance(use.layer, KerasObject) and use.layer.instance is None:
        if kind(use.layer.symbol.name) == "attention":
            return [*use.inputs, *(use.keywords[name] for name in ("query", "value", "key") if name in use.keywords)]
        if use.inputs and use.inputs[0] is not None:
            return use.inputs[:1]
    return list(use.inputs)


def _flat_shapes(value: Any, lookup: Lookup) -> list[Any]:
    found: list[Any] = []
    for part in tensors.flat(value):
        if type(part) is Tensor and part.index is None:
            several = lookup(part.use)
            if type(several) is Made and len(several.outputs) > 1:
                found += several.outputs
                continue
        if type(part) is Const and part.value is None:
            continue
        found.append(shape_of(part, lookup))
    return found


# --- layers


def of_layer(layer: Any, inputs: list[Any], called: dict[str, Any] | None = None, depth: int = 0) -> Any:
    """What a layer, or a model used as one, gives for inputs of these guarded shapes."""
    if isinstance(layer, Model):
        return combined(lambda *shapes: of_model(layer, shapes, depth + 1), *inputs)
    if not isinstance(layer, KerasObject):
        return nothing()
    own = layer.instance is not None and (layer.inside is not None or layer.symbol.name in BASES)
    if own or layer.calls:
        from kerlint.interpreter.libraries.keras.inside import of_own_layer

        return combined(lambda *shapes: of_own_layer(layer, shapes, depth + 1), *inputs)
    names = list(layer.arguments)
    values = [each(value, argument) for value in layer.arguments.values()]
    count = len(names)

    done: dict[tuple[Any, ...], Made] = {}

    def build(*known: Any) -> Made:
        key = (*map(id, known[:count]), *known[count:])  # most alternatives differ in neither
        if key not in done:
            arguments = {name: value for name, value in zip(names, known[:count]) if value is not ABSENT}
            done[key] = _built(layer, arguments, known[count:], called or {})
        return done[key]

    return combined(build, *values, *inputs)


def _built(layer: KerasObject, arguments: dict[str, Any], inputs: tuple[Any, ...], called: dict[str, Any]) -> Made:
    from kerlint.keras import shapes

    result = nothing(inputs)
    if layer.open:
        return result
    built = shapes.build(layer.symbol.name, arguments, inputs, None, called)
    if isinstance(built, shapes.Illegal):
        result.legal = False
        result.illegal = built
        return result
    result.outputs = built.outputs
    result.trainable, result.frozen = built.trainable, built.frozen
    result.legal = True if all(type(shape) is tuple for shape in inputs) else UNKNOWN
    return result


# --- models


def of_model(model: Model, inputs: tuple[Any, ...], depth: int = 0) -> Any:
    """What a model gives for inputs of these shapes; without any, for its own."""
    if depth > DEPTH:
        return nothing(inputs)
    if model.is_chain:
        return _sequential(model, inputs, depth)
    if model.kind == "functional":
        return _functional(model, inputs, depth)
    if model.kind == "application":
        return _application(model, inputs)
    if isinstance(model.template, Model) and not model.open:
        return of_model(model.template, inputs, depth + 1)
    if model.kind == "subclass" and model.instance is not None and inputs:
        from kerlint.interpreter.libraries.keras.inside import of_own_layer

        return of_own_layer(model, inputs, depth + 1)
    return nothing(inputs)


def of_own(model: Model) -> Any:
    """What a model of the program's own class gives for the inputs that it was first given."""
    from kerlint.interpreter.libraries.keras.inside import of_own_layer

    inputs = [shape_of(Tensor(entry)) for entry in model.inside.entries]
    return combined(lambda *shapes: of_own_layer(model, shapes, 1), *inputs)


def _sequential(model: Model, inputs: tuple[Any, ...], depth: int) -> Any:
    current: Any = inputs[0] if inputs else own_input(model, depth)
    result = nothing(inputs)
    result.parts = []
    result.closed = not (model.items.open or model.open)
    for item in model.items.items:
        if item.value is GAP:
            result.closed = False
            current = UNKNOWN
            continue
        before = current
        for guard, leaf in arms(item.value, item.guard):
            one = _step(leaf, before, depth)
            if one is not None:
                result.parts.append((guard, leaf, one))
                current = bounded(select(guard, each(one, lambda single: _output(single, None)), current))
    if any(guard is True and type(one) is Made and one.legal is False for guard, _, one in result.parts):
        result.legal = False
    if not result.closed:
        current = UNKNOWN
    last = result.parts[-1] if result.parts else None
    if last is not None and last[0] is True and type(last[2]) is Made and len(last[2].outputs) > 1 and result.closed:
        result.outputs = last[2].outputs
        return result
    return each(current, lambda shape: _with_output(result, shape))


def _step(leaf: Any, before: Any, depth: int) -> Any:
    """What a member of a sequential model gives; ``None`` for its input."""
    if type(leaf) is Instance:
        leaf = leaf.base
    if type(leaf) is Tensor or is_input(leaf):
        return None
    return of_layer(leaf, [before], None, depth)


def is_input(layer: Any) -> bool:
    """Whether a layer is where data enter."""
    return isinstance(layer, KerasObject) and layer.instance is None and layer.symbol.name in ("Input", "InputLayer")


def _with_output(result: Made, shape: Any) -> Made:
    one = Made((shape,), result.inputs)
    one.parts, one.closed, one.legal = result.parts, result.closed, result.legal
    return one


def own_input(model: Model, depth: int = 0) -> Any:
    """The shape that a sequential model says of its input by itself: its first layer does."""
    items = model.items.items
    if not items or items[0].guard is not True or items[0].value is GAP or depth > DEPTH:
        return UNKNOWN
    return each(items[0].value, lambda leaf: _own_input(leaf, depth))


def _own_input(leaf: Any, depth: int) -> Any:
    if type(leaf) is Tensor:
        return shape_of(leaf)
    if isinstance(leaf, Model):
        return input_of(leaf, depth + 1)
    if is_input(leaf):
        return each(of_layer(leaf, []), lambda one: one.outputs[0])
    if isinstance(leaf, KerasObject) and not leaf.open:
        names = list(layer_inputs(leaf))
        return combine(
            lambda *values: _written_input({name: one for name, one in zip(names, values) if one is not ABSENT}),
            *[each(leaf.arguments[name], argument) for name in names],
        )
    return UNKNOWN


def layer_inputs(layer: KerasObject) -> list[str]:
    """The arguments of a layer that may say the shape of its input."""
    wanted = ("batch_input_shape", "input_shape", "input_dim", "batch_size", "input_length", "output_dim")
    return [name for name in wanted if name in layer.arguments]


def _written_input(arguments: dict[str, Any]) -> Any:
    """``input_shape`` and its like."""
    whole, row, width = (arguments.get(name) for name in ("batch_input_shape", "input_shape", "input_dim"))
    if type(whole) in (tuple, list):
        return tuple(whole)  # type: ignore[arg-type]
    batch = arguments.get("batch_size")
    if type(row) in (tuple, list):
        return (batch, *row)  # type: ignore[misc]
    if type(width) in (int, Unknown) and "input_length" not in arguments and "output_dim" not in arguments:
        return (batch, width)
    return UNKNOWN


def input_of(model: Model, depth: int = 0) -> Any:
    """The shape of a model's only input, guarded."""
    if model.is_chain:
        return own_input(model, depth)
    if model.kind == "functional":
        inputs = tensors.flat(model.inputs)
        return shape_of(inputs[0]) if len(inputs) == 1 else UNKNOWN
    if model.kind == "application":
        return each(_application(model, ()), lambda one: one.inputs[0] if one.inputs else UNKNOWN)
    return UNKNOWN


def _functional(model: Model, inputs: tuple[Any, ...], depth: int) -> Any:
    ends = entries_of(model.outputs)
    entries = entries_of(model.inputs) if model.inputs is not None else []
    given: dict[Use, Any] = {}
    if inputs:
        if len(entries) != len(inputs) or not all(type(entry) is Tensor for entry in entries):
            return nothing(inputs)
        own = [shape_of(entry) for entry in entries]
        if not all(_fits(shape, declared) for shape, declared in zip(inputs, own)):
            given = {entry.use: Made((shape,)) for entry, shape in zip(entries, inputs)}
    uses = [leaf.use for end in ends for leaf in leaves(end) if type(leaf) is Tensor]
    done = evaluate(uses, given, depth)

    def lookup(use: Use) -> Any:
        return done.get(use) or use.shape or nothing()

    result = nothing(inputs)
    result.parts = [(True, use.layer, lookup(use)) for use in reachable(uses) if not is_input(use.layer)]
    result.closed = not model.open and all(type(leaf) is Tensor for end in ends for leaf in leaves(end))

    def finish(*shapes: Any) -> Made:
        one = Made(shapes or (UNKNOWN,), inputs)
        one.parts, one.closed = result.parts, result.closed
        return one

    return combined(finish, *[shape for end in ends for shape in _flat_shapes(end, lookup)])


def _fits(shape: Any, declared: Any) -> bool:
    """Whether a shape is the declared one, but for the rows."""
    if type(shape) is not tuple:
        return True
    return type(declared) is tuple and shape[1:] == declared[1:]


def reachable(uses: list[Use]) -> list[Use]:
    """Uses and all that feeds them, each once."""
    found: dict[Use, None] = {}
    stack = list(uses)
    while stack:
        top = stack.pop()
        if top not in found:
            found[top] = None
            stack += sources(top)
    return list(found)


def _application(model: Model, inputs: tuple[Any, ...]) -> Any:
    from kerlint.keras import applications

    if model.open or model.symbol is None:
        return nothing(inputs)
    name = model.symbol.name
    names = list(model.arguments)

    def build(*known: Any) -> Made:
        arguments = {key: value for key, value in zip(names, known) if value is not ABSENT}
        free = arguments.get("input_shape") is None and arguments.get("include_top", True) is False
        if free and inputs and type(inputs[0]) is tuple:
            arguments["input_shape"] = inputs[0][1:]
        network = applications.build(name, arguments)
        result = nothing(inputs)
        if network is None or not isinstance(network, applications.Instance):
            result.legal = UNKNOWN if network is None else False
            result.illegal = network
            return result
        result.inputs = inputs or (network.input,)
        result.outputs = (network.output,) if not (free and inputs) or type(inputs[0]) is tuple else (UNKNOWN,)
        result.trainable = network.trainable
        frozen = type(network.total) is int and type(network.trainable) is int
        result.frozen = network.total - network.trainable if frozen else UNKNOWN  # type: ignore[operator]
        return result

    return combined(build, *[each(value, argument) for value in model.arguments.values()])


def entries_of(value: Any) -> list[Any]:
    """The tensors of a structure of inputs or outputs, in Keras' order: dictionaries by key."""
    if type(value) is Mapping:
        return [part for key in sorted(value.entries, key=str) for part in entries_of(value.entries[key])]
    if type(value) is Sequence:
        return [part for item in value.items for part in entries_of(item.value)]
    return [value]
