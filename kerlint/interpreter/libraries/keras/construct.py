"""Makes Keras objects: what ``keras.layers.Dense(…)``, ``Sequential([…])`` or ``Model(inputs, outputs)`` are."""

from __future__ import annotations

from typing import Any

from kerlint.facts.choices import each
from kerlint.facts.guards import both
from kerlint.facts.values import UNKNOWN, Choice, Const, Origin, Unknown
from kerlint.interpreter.call import Call
from kerlint.interpreter.libraries.keras import copies, keras1
from kerlint.interpreter.libraries.keras.objects import KerasObject, Model, Tensor, Use
from kerlint.interpreter.values import ABSENT, External, Function, Instance, Mapping, Sequence
from kerlint.keras import identifiers, names, signatures
from kerlint.keras.extensions import extension
from kerlint.keras.names import Symbol

OBJECTS = frozenset("layer loss metric optimizer schedule initializer regularizer constraint callback wrapper".split())
"""Kinds of symbols whose classes make objects with arguments."""

MERGES = {
    "add": "Add",
    "subtract": "Subtract",
    "multiply": "Multiply",
    "average": "Average",
    "maximum": "Maximum",
    "minimum": "Minimum",
    "concatenate": "Concatenate",
    "dot": "Dot",
}
"""Functions of ``keras.layers`` that make a merging layer and call it."""

LOADERS = frozenset({"load_model", "model_from_json", "model_from_yaml", "model_from_config"})


def construct(symbol: Symbol, call: Call) -> Any:
    """The value of a call of a Keras class or function, or ``None`` if it is none of those that make objects."""
    machine = call.machine
    if symbol.kind == "input":
        return _input(call)
    if symbol.kind == "model":
        return _model(symbol, call)
    if symbol.kind == "merge":
        return _merge(symbol, call)
    if symbol.kind == "application" and symbol.name[:1].isupper():
        return _application(symbol, call)
    if symbol.name in LOADERS:
        return copies.loaded(call)
    if symbol.name == "save_model":
        return copies.save(call, call.get("model", 0), 1)
    if symbol.name == "clone_model":
        return copies.clone(call)
    if symbol.kind in OBJECTS and symbol.name[:1].isupper():
        return make(machine, symbol, call)
    if symbol.name in ("get", "deserialize"):
        return _found(symbol, call)
    if symbol.name == "epsilon" and symbol.kind in ("backend", "config"):
        return Const(1e-07, call.origin)
    if symbol.name == "image_data_format":
        return _image_format(call)
    return None


def _image_format(call: Call) -> Any:
    """What ``image_data_format()`` gives: the same each time that it is asked, unless the program sets it."""
    machine = call.machine
    if isinstance(machine.image_format, str):
        return Const(machine.image_format, call.origin)
    known = machine.usual_format if machine.image_format is None else None
    if known is None:
        usual = machine.atom("the image data format is the usual one", default=True)
        known = machine.usual_format = Choice(usual, Const("channels_last"), call.unknown("version or backend"))
    return Choice(known.atom, Const("channels_last", call.origin), known.low)


def _activation(call: Call, leaf: Any) -> Any:
    """The function that a name of an activation stands for."""
    if type(leaf) is Const and (leaf.value is None or isinstance(leaf.value, str)):
        name = "linear" if leaf.value is None else identifiers.activation(leaf.value, None)
        return (
            call.unknown("an unknown activation")
            if name is None
            else External(f"keras.activations.{name}", call.origin)
        )
    return leaf if type(leaf) in (KerasObject, Function, External) else call.unknown(f"`{call.path}`")


def _found(symbol: Symbol, call: Call) -> Any:
    """``keras.optimizers.get("adam")``: a name stands for itself where it is used; a configuration makes an object."""
    value = call.get("identifier", 0, call.get("config"))
    if symbol.path == "activations.get":
        return each(call.machine.read(value), lambda leaf: _activation(call, leaf))
    if type(value) is not Mapping or value.open:
        return value if type(value) in (Const, KerasObject, Function) else call.unknown(f"`{call.path}`")
    name, config = value.entries.get("class_name"), value.entries.get("config")
    if type(name) is not Const or type(config) is not Mapping or config.open:
        return call.unknown(f"`{call.path}`")
    space = symbol.path.partition(".")[0]
    known = identifiers.optimizer(name.value, None) if space == "optimizers" else name.value
    found = names.canonical(f"keras.{space}.{known}") if isinstance(known, str) else None
    if found is None or found.kind not in OBJECTS:
        return call.unknown(f"`{call.path}`")
    keywords = {key: entry for key, entry in config.entries.items() if isinstance(key, str)}
    return make(call.machine, found, Call(call.machine, call.path, None, [], keywords, call.origin, {}))


def make(machine: Any, symbol: Symbol, call: Call) -> KerasObject:
    """An object with its arguments bound by the signature of its class."""
    machine.moment += 1
    made = KerasObject(symbol, call.origin, machine.moment, machine.loops)
    made.precision = _precision(machine)
    made.arguments, made.written, made.open = bind(symbol, call)
    if symbol.kind == "layer":
        _formatted(machine, made)
    if symbol.name == "Lambda":
        made.machine = machine
    return made


def _formatted(machine: Any, layer: KerasObject) -> None:
    """A layer that does not say which axis holds the channels, where that is not the last one, or not known."""
    signature = signatures.signature(layer.symbol, None)
    if signature is None or "data_format" not in signature.names or "data_format" in layer.arguments:
        return
    usual = keras1.image_format(machine)
    if layer.symbol.name.endswith("1D"):  # of which Keras 1 has no other format, and Keras 3 asks the settings
        usual = "channels_last" if usual is UNKNOWN else usual
    if usual != "channels_last":
        layer.arguments["data_format"] = Unknown("the image format") if usual is UNKNOWN else Const(usual, layer.origin)


def _precision(machine: Any) -> Any:
    """The global policy as it is now. When a function runs that the program only hands on, nobody knows."""
    policy = machine.read(machine.precision)
    if machine.run == 0 or type(policy) is Const and policy.value is None:
        return policy
    return Unknown("the policy when the function runs")


def bind(symbol: Symbol, call: Call) -> tuple[dict[str, Any], dict[str, Origin], bool]:
    """Arguments of a call by parameter name, where each is written, and whether there are others."""
    signature = signatures.signature(symbol, None)
    return bound(signature, call)


def bound(signature: signatures.Signature | None, call: Call) -> tuple[dict[str, Any], dict[str, Origin], bool]:
    """As :func:`bind`, for any signature; without one only keywords are known."""
    parameters = signature.names if signature is not None else ()
    arguments: dict[str, Any] = {}
    written: dict[str, Origin] = {}
    open = call.open
    for place, value in enumerate(call.positional):
        if place >= len(parameters):
            open = True
            break
        arguments[parameters[place]] = _placed(value, call.written.get(place, call.origin))
        written[parameters[place]] = call.written.get(place, call.origin)
    for name, value in call.keywords.items():
        if signature is not None:
            name = signature.renamed.get(name, name)
        arguments[name] = _placed(value, call.written.get(name, call.origin))
        written[name] = call.written.get(name, call.origin)
    return arguments, written, open


def _placed(value: Any, place: Origin) -> Any:
    """A constant argument is written where it is passed, and remembers where the value itself is."""
    return each(value, lambda leaf: _placed_leaf(leaf, place))


def _placed_leaf(leaf: Any, place: Origin) -> Any:
    if type(leaf) is not Const:
        return leaf
    own = leaf.definition or leaf.origin
    if own is not None and (own.node is place.node or own.node is getattr(place.node, "value", None)):
        own = None
    return Const(leaf.value, place, own)


def _input(call: Call) -> Tensor:
    made = make(call.machine, names.symbol("layers.Input"), call)
    use = Use(made, [], {}, call.origin, call.machine)
    return Tensor(use)


def _merge(symbol: Symbol, call: Call) -> Any:
    from kerlint.interpreter.libraries.keras.methods import apply

    layer_type = MERGES.get(symbol.name, symbol.name.capitalize())
    inner = Call(
        call.machine, call.path, None, [], dict(call.keywords), call.origin, dict(call.written), open=call.open
    )
    inputs = inner.keywords.pop("inputs", None)
    positional = list(call.positional)
    if inputs is None and positional:
        inputs = positional.pop(0)
    layer = make(call.machine, names.symbol(f"layers.{layer_type}"), inner)
    if inputs is None:
        return call.unknown("a merge without inputs")
    return apply(call.machine, layer, [inputs], {}, call.origin)


# --- models


def _model(symbol: Symbol, call: Call) -> Any:
    if symbol.name == "Sequential":
        return _sequential(call)
    if symbol.name in ("Model", "Functional"):
        return _functional(call)
    return None


def _sequential(call: Call) -> Model:
    made = new("sequential", call)
    layers = call.get("layers", 0)
    if call.open:
        made.items.open = True
    if layers is not ABSENT:
        fill(call.machine, made, layers)
    return made


def new(kind: str, call: Call) -> Model:
    """A model that is made now."""
    event = call.machine.note("model", None, call.origin)
    made = Model(kind, call.origin, call.machine)
    made.moment = event.moment
    made.arguments, made.written = dict(call.keywords), {k: v for k, v in call.written.items() if isinstance(k, str)}
    made.open = call.open
    call.machine.models.append(made)
    return made


def fill(machine: Any, model: Model, layers: Any) -> None:
    """Takes the layers of a list, with the guards they have there."""
    if type(layers) is Sequence:
        model.items.items += layers.items
        model.items.open = layers.open
        return
    if type(layers) is Const and layers.value is None:
        return
    outer = machine.path
    for path, leaf in machine.split(layers):
        machine.path = path
        if type(leaf) is Sequence:
            model.items.open = model.items.open or leaf.open
            for item in leaf.items:
                machine.path = both(path, item.guard)
                if machine.path is not False:
                    machine.append(model.items, item.value)
        elif type(leaf) is not Const:
            model.items.open = True
    machine.path = outer


def _functional(call: Call) -> Any:
    inputs = call.get("inputs", 0, call.get("input"))
    outputs = call.get("outputs", 1, call.get("output"))
    if outputs is ABSENT and type(inputs) is not Unknown:
        made = new("subclass", call)
        made.open = True
        return made
    made = new("functional", call)
    made.inputs = None if inputs is ABSENT else inputs
    made.outputs = outputs
    return made


def _application(symbol: Symbol, call: Call) -> Model:
    made = new("application", call)
    made.symbol = symbol
    made.arguments, made.written, made.open = bind(symbol, call)
    return made


# --- classes of the program that are derived from Keras classes


def subclass(machine: Any, instance: Instance, base: External, arguments: Any, origin: Origin) -> Any:
    """The Keras object that an instance of a program's class also is; ``None`` if the base is not of Keras."""
    symbol = names.canonical(base.path) or extension(base.path)
    if symbol is None:
        return None
    if symbol.kind == "model":
        call = Call(machine, base.path, None, [], {}, origin, {})
        made = new("sequential" if symbol.name == "Sequential" else "subclass", call)
        made.instance = instance
        return made
    if symbol.kind in OBJECTS:
        machine.moment += 1
        thing = KerasObject(symbol, origin, machine.moment, machine.loops)
        thing.instance = instance
        thing.open = True
        thing.machine = machine
        return thing
    return None


def transparent_decorator(path: str) -> bool:
    """Decorators of Keras that register a class or function and leave it as it is."""
    return path.rpartition(".")[2] in ("register_keras_serializable", "keras_export", "autograph", "do_not_convert")
