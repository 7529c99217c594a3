"""What the program's own layers and models do inside: their ``build`` and ``call``, run on symbolic tensors."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from kerlint.facts.choices import combine, leaves
from kerlint.facts.values import UNKNOWN, Const, Unknown
from kerlint.interpreter.libraries import tensors
from kerlint.interpreter.libraries.keras import shapes
from kerlint.interpreter.libraries.keras.objects import KerasObject, Model, Tensor, Use
from kerlint.interpreter.libraries.keras.plainly import python
from kerlint.interpreter.machine import OutOfFuel
from kerlint.interpreter.values import Function, Instance, LibraryObject, Mapping, Sequence
from kerlint.keras.layers import has_weights, kind

UNCALLED = "a model without `call`"
"""Why it is not known what a model gives whose class has no `call`."""


class Inside:
    """One run of ``call``: the uses that stand for its inputs, in order, and what it gave."""

    __slots__ = ("entries", "outputs")

    def __init__(self, entries: list[Use], outputs: Any) -> None:
        self.entries = entries
        self.outputs = outputs


def call_layer(machine: Any, layer: Any, use: Use) -> Any:
    """The output of a layer of the program's own class: one node of the graph, looked into once."""
    look_inside(machine, layer, use.inputs, use.keywords, use)
    return Tensor(use)


def look_inside(machine: Any, layer: Any, inputs: list[Any], keywords: dict[str, Any], place: Use) -> Inside:
    """What ``call`` gives for symbolic inputs of this structure; it is run once for each object."""
    if layer.inside is None:
        layer.inside = Inside([], Unknown("called by itself"))
        entries: list[Use] = []
        symbolic = [_placeholder(machine, layer, value, entries) for value in inputs]
        named = {key: _placeholder(machine, layer, value, entries) for key, value in keywords.items()}
        found: Any = Unknown("too expensive to follow")
        try:
            with apart(machine):
                if layer.instance is None:
                    found = _function(machine, layer, symbolic, place)
                else:
                    machine.context = "layer-build"
                    _build(machine, layer, inputs)
                    machine.context = "layer-call"
                    found = _call(machine, layer, symbolic, named, place)
        except (OutOfFuel, RecursionError):
            machine.limit("fuel")
        layer.inside = Inside(entries, found)
    inside: Inside = layer.inside
    return inside


@contextmanager
def apart(machine: Any, context: str = "layer-call") -> Iterator[None]:
    """Runs something by itself: what it does to names and paths outside does not depend on where that is."""
    outer = (
        machine.path,
        machine.scope,
        machine.context,
        machine.loops,
        machine.writes,
        machine.broken,
        machine.raised,
    )
    machine.path = True if machine.live is False else machine.live
    machine.scope, machine.context, machine.loops = machine.module, context, ()
    machine.writes, machine.broken, machine.raised = None, False, []
    try:
        yield
    finally:
        (
            machine.path,
            machine.scope,
            machine.context,
            machine.loops,
            machine.writes,
            machine.broken,
            machine.raised,
        ) = outer


def _placeholder(machine: Any, layer: Any, value: Any, entries: list[Use]) -> Any:
    """An argument with symbolic inputs of their own in place of tensors."""
    if type(value) is Sequence and tensors.within(value):
        made = Sequence(value.kind, [], open=value.open, origin=value.origin)
        made.items = [item._replace(value=_placeholder(machine, layer, item.value, entries)) for item in value.items]
        return made
    if type(value) is Mapping and tensors.within(value):
        held = {
            key: _placeholder(machine, layer, value.entries[key], entries) for key in sorted(value.entries, key=str)
        }
        return Mapping(held, open=value.open, origin=value.origin)
    if not tensors.within(value):
        return value
    use = Use(source(machine, layer), [], {}, layer.origin, machine)
    use.shape = shapes.Made((shapes.shape_of(value),))
    entries.append(use)
    return Tensor(use)


def source(machine: Any, layer: Any) -> KerasObject:
    """What stands for an input of a layer or model of the program's own."""
    from kerlint.interpreter.call import Call
    from kerlint.interpreter.libraries.keras.construct import make
    from kerlint.keras import names

    found = make(machine, names.symbol("layers.Input"), Call(machine, "Input", None, [], {}, layer.origin, {}))
    found.open = True
    return found


def _build(machine: Any, layer: Any, inputs: list[Any]) -> None:
    from kerlint.interpreter import attributes, functions

    member = attributes.inherited(machine, layer.instance.type, "build")
    if type(member) is Function and inputs:
        functions.inline(machine, member, [layer.instance, _shape_value(inputs[0])], {}, layer.origin, {})


def _shape_value(value: Any) -> Any:
    """The shape of an input as the program sees it."""
    if type(value) is Sequence:
        members = value.plain()
        return Unknown("shapes") if members is None else Sequence.of("list", [_shape_value(one) for one in members])
    return tensors.shape_value(shapes.shape_of(value))


def _call(machine: Any, layer: Any, inputs: list[Any], keywords: dict[str, Any], place: Use) -> Any:
    from kerlint.interpreter import attributes, functions

    member = attributes.inherited(machine, layer.instance.type, "call")
    if type(member) is not Function:
        return Unknown("a class without `call`")
    accepted = [one.name.value for one in (*member.parameters.params, *member.parameters.kwonly_params)]
    known = {
        key: value for key, value in keywords.items() if key in accepted or member.parameters.star_kwarg is not None
    }
    mode = member.defaults.get("training")
    if "training" not in known and type(mode) is Const and mode.value is False:
        known["training"] = Const(None, mode.origin)  # whoever calls the model decides
    return functions.inline(machine, member, [layer.instance, *inputs], known, place.origin, {})


def _function(machine: Any, layer: Any, inputs: list[Any], place: Use) -> Any:
    """What the function of a `Lambda` gives."""
    from kerlint.interpreter import functions

    settings = layer.arguments.get("arguments")
    keywords = settings.entries if type(settings) is Mapping else {}
    return functions.inline(machine, layer.arguments["function"], inputs[:1], dict(keywords), place.origin, {})


def outputs(machine: Any, model: Any, inputs: list[Any] | None = None) -> Any:
    """What a subclassed model gives; ``inputs`` are symbolic, one of unknown shape if they are not known."""
    from kerlint.interpreter import attributes

    if type(attributes.inherited(machine, model.instance.type, "call")) is not Function:
        return Unknown(UNCALLED, model.origin)
    use = Use(model, inputs or [symbolic(machine, model, UNKNOWN)], {}, model.origin, machine)
    return look_inside(machine, model, use.inputs, {}, use).outputs


def looked_into(layer: Any) -> Inside:
    """What the ``call`` of a layer of an own class does; for one input of unknown shape, if it was not called yet."""
    if layer.inside is None:
        use = Use(layer, [symbolic(layer.machine, layer, UNKNOWN)], {}, layer.origin, layer.machine)
        return look_inside(layer.machine, layer, use.inputs, {}, use)
    found: Inside = layer.inside
    return found


def symbolic(machine: Any, model: Any, shape: Any) -> Tensor:
    """A symbolic input of a shape."""
    use = Use(source(machine, model), [], {}, model.origin, machine)
    use.shape = shapes.Made((shape,))
    return Tensor(use)


# --- shapes and weights


def of_own_layer(layer: Any, given: tuple[Any, ...], depth: int) -> Any:
    """What a layer or model of the program's own class gives for inputs of these shapes, and what it consists of."""
    if layer.inside is None and given and all(type(shape) is tuple for shape in given):
        inputs = [symbolic(layer.machine, layer, shape) for shape in given]
        whole = inputs[0] if len(inputs) == 1 else Sequence.of("list", inputs)
        place = Use(layer, [whole], {}, layer.origin, layer.machine)
        look_inside(layer.machine, layer, place.inputs, {}, place)
    inside: Inside | None = layer.inside
    if inside is None or depth > shapes.DEPTH:  # a layer may be said to contain itself
        result = shapes.nothing(given)
        result.parts, result.closed = [], False
        return result
    ends = shapes.entries_of(inside.outputs)
    uses = [leaf.use for end in ends for leaf in leaves(end) if type(leaf) is Tensor]
    replaced = {}
    if len(given) == len(inside.entries):
        replaced = {
            entry: shapes.Made((shape,))
            for entry, shape in zip(inside.entries, given)
            if shape != entry.shape.outputs[0]
        }
        replaced = replaced and {entry: shapes.Made((shape,)) for entry, shape in zip(inside.entries, given)}
    done = shapes.evaluate(uses, replaced, depth)

    def lookup(use: Use) -> Any:
        return done.get(use) or use.shape or shapes.nothing()

    own = shapes.nothing(given)
    own.trainable, own.frozen = own_weights(layer)
    parts: list[tuple[Any, Any, Any]] = [(True, layer, own)]
    if layer.instance is not None:  # Keras does not look for layers in a function
        parts += [(True, use.layer, lookup(use)) for use in shapes.reachable(uses) if not shapes.is_input(use.layer)]
    closed = (
        bool(ends)
        and all(type(leaf) is Tensor for end in ends for leaf in leaves(end))
        and keeps_nothing_else(layer, [part for _, part, _ in parts])
    )

    def finish(*known: Any) -> Any:
        one = shapes.Made(_as_declared(layer, known, given) or (UNKNOWN,), given)
        one.parts, one.closed = parts, closed
        return one

    return combine(finish, *[shapes.shape_of(end, lookup) for end in ends])


def _as_declared(layer: Any, found: tuple[Any, ...], given: tuple[Any, ...]) -> tuple[Any, ...]:
    """What a `Lambda` gives: where it says a shape, Keras 3 believes it, and Keras 2 its function."""
    said = python(layer.arguments["output_shape"]) if "output_shape" in layer.arguments else None
    if layer.instance is not None or said is None or type(layer.arguments["output_shape"]) is Function:
        return found
    same = len(found) == 1 and type(found[0]) is tuple and type(said) in (tuple, list) and found[0][1:] == tuple(said)
    if same:
        return found
    from kerlint.keras.shapes import Built, build

    built = build("Lambda", {"function": UNKNOWN, "output_shape": said}, given, None)
    return built.outputs if isinstance(built, Built) else (UNKNOWN,)


def own_weights(layer: Any) -> tuple[Any, Any]:
    """How many weights a layer or model of an own class adds itself: those that are trained, and others."""
    from kerlint.keras.shapes.sizes import plus, times

    trainable: Any = 0
    frozen: Any = 0
    for shape, changes in layer.weights:
        size = times(*shape) if type(shape) in (tuple, list) else UNKNOWN
        if changes is True:
            trainable = plus(trainable, size)
        elif changes is False:
            frozen = plus(frozen, size)
        else:
            return UNKNOWN, UNKNOWN
    return trainable, frozen


def keeps_nothing_else(layer: Any, parts: list[Any]) -> bool:
    """Whether the parts are all that has weights: nothing unknown is kept, and no layer that is called elsewhere."""
    if layer.instance is None:
        return True
    used = {id(part) for part in parts}
    return all(_accounted(value, used, 0) for value in layer.instance.attributes.values())


def _accounted(value: Any, used: set[int], depth: int) -> bool:
    for leaf in leaves(value):
        if type(leaf) is Instance and leaf.base is not None:
            leaf = leaf.base
        if type(leaf) is Unknown:
            if not leaf.reason.startswith(("`super()", "parameter")):
                return False
        elif isinstance(leaf, Model) or isinstance(leaf, KerasObject) and leaf.symbol.kind == "layer":
            if id(leaf) not in used and (isinstance(leaf, Model) or leaf.instance is not None or _has_weights(leaf)):
                return False
        elif depth < 4 and type(leaf) in (Sequence, Mapping):
            inner = [item.value for item in leaf.items] if type(leaf) is Sequence else list(leaf.entries.values())
            if leaf.open or not all(_accounted(one, used, depth + 1) for one in inner):
                return False
        elif type(leaf) is LibraryObject and leaf.path.startswith("tensorflow"):
            return False
    return True


def _has_weights(layer: KerasObject) -> bool:
    return has_weights(layer.symbol.name) or kind(layer.symbol.name) in ("preprocessing", "custom")
