"""Methods of Keras objects: calling layers builds graphs; everything that happens to a model is an event."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kerlint.facts.choices import leaves
from kerlint.facts.values import UNKNOWN, Const, Origin, Unknown
from kerlint.interpreter import functions
from kerlint.interpreter.call import Call
from kerlint.interpreter.data.lift import certain
from kerlint.interpreter.handing import data_of, predicted
from kerlint.interpreter.libraries import decisions, keras_results, tapes, tensors
from kerlint.interpreter.libraries.keras import chains, copies, eager, gradients, keras1, outdated, shapes, wrappers
from kerlint.interpreter.libraries.keras.construct import bound, fill
from kerlint.interpreter.libraries.keras.objects import KerasObject, Model, Tensor, Use
from kerlint.interpreter.libraries.keras.plainly import python
from kerlint.interpreter.values import ABSENT, Array, LibraryObject, Mapping, Sequence
from kerlint.keras import signatures
from kerlint.keras.extensions import extension

LEGACY = {"fit_generator": "fit", "evaluate_generator": "evaluate", "predict_generator": "predict"}
"""Names of Keras 1 and 2 for methods of today; their first argument is the data."""


def called(call: Call) -> Any:
    """``layer(x)``, ``model(x)``, ``loss(y, p)`` …"""
    receiver = call.receiver
    if isinstance(receiver, Model):
        return _call_model(call)
    if receiver.symbol.kind == "layer":
        inputs, keywords = list(call.positional), dict(call.keywords)
        if "inputs" in keywords:
            inputs.insert(0, keywords.pop("inputs"))
        return apply(call.machine, receiver, inputs, keywords, call.origin, open=call.open)
    if receiver.symbol.kind == "loss" and receiver.instance is None:
        decisions.of_loss(call, receiver.symbol.name)
    return call.unknown(f"the result of {receiver!r}")


def apply(
    machine: Any, layer: Any, inputs: list[Any], keywords: dict[str, Any], origin: Origin, *, open: bool = False
) -> Any:
    """What a layer, or a model used as one, gives for symbolic inputs; for data it computes something unknown."""
    inside = machine.context.startswith("layer-") and inputs and all(map(_constant, inputs))
    if not inside and not any(tensors.within(value) for value in (*inputs, *keywords.values())):
        if all(type(leaf) is Unknown for value in inputs for leaf in leaves(value)):
            use = Use(layer, inputs, keywords, origin, machine)
            use.open = True
            machine.note("eager", layer, origin, use=use)
            return Unknown(_why(inputs), origin)
        machine.note("eager", layer, origin, use=None)
        if len(inputs) == 1 and eager.understood(layer) and _data(inputs[0]):
            return eager.computed(machine, layer, inputs[0], keywords, origin)
        return _computed(inputs, origin)
    machine.moment += 1
    use = Use(layer, inputs, keywords, origin, machine)
    use.open = open
    if isinstance(layer, KerasObject):
        layer.uses.append(use)
        if machine.context == "eager" and machine.run == 0:
            machine.uses.append(use)
    if isinstance(layer, KerasObject) and layer.instance is not None:
        from kerlint.interpreter.libraries.keras.inside import call_layer

        return call_layer(machine, layer, use)
    return Tensor(use)


def _why(inputs: list[Any]) -> str:
    """Why it is not known what a layer is called on."""
    first = next((leaf.reason for value in inputs for leaf in leaves(value)), "")
    return first or "a layer of something that is not known"


def _constant(value: Any) -> bool:
    """Whether a value is data that a layer of an own class makes itself: what is done to them is part of the layer."""
    return type(value) is Array and value.certain


def _data(value: Any) -> bool:
    return all(type(leaf) is Array for leaf in leaves(value))


def _computed(inputs: list[Any], origin: Origin) -> Any:
    if any(type(leaf) is Array for value in inputs for leaf in leaves(value)):
        return Array(Unknown("the output of a layer", origin), certain=all(map(certain, inputs)))
    return Unknown("the output of a layer", origin)


def _call_model(call: Call) -> Any:
    machine = call.machine
    inputs = list(call.positional)
    if "inputs" in call.keywords:
        inputs.insert(0, call.keywords["inputs"])
    inside = machine.context.startswith("layer-") and inputs and _constant(inputs[0])
    if inside or any(tensors.within(value) for value in inputs):
        mode = {"training": call.keywords["training"]} if "training" in call.keywords else {}
        return apply(machine, call.receiver, inputs[:1], mode, call.origin)
    training = call.keywords.get("training", call.positional[1] if len(call.positional) > 1 else ABSENT)
    x = data_of(machine, inputs[0]) if inputs else Unknown("no input")
    entering = _entering(machine, inputs[0]) if inputs else None
    known = {"x": x, "training": training, "entering": entering, "tapes": machine.tapes}
    if len(call.positional) <= 1 and eager.understood(call.receiver) and inputs and _data(inputs[0]):
        return eager.computed(machine, call.receiver, inputs[0], call.keywords, call.origin)
    return _predicted(call, {**known, **_as_given(call)}, "call")


# --- events


def method(call: Call) -> Any:
    """A method of a Keras object."""
    call.machine.note_call(call, call.path, _method_path(call))
    outdated.method(call, _owner(call.receiver))
    keras1.translate(call, f"{_owner(call.receiver)}.{call.path}")
    if isinstance(call.receiver, Model):
        name = LEGACY.get(call.path, call.path)
        handler = MODEL_METHODS.get(name)
        if handler is not None:
            return handler(call)
        if name in QUIET:
            return call.unknown(f"`{call.path}()`")
        call.receiver.escape(call.machine, f"`{call.path}()`")
        return _give_away(call)
    if call.receiver.symbol.kind == "wrapper":
        return wrappers.method(call)
    handler = OBJECT_METHODS.get(call.path)
    if handler is not None:
        return handler(call)
    if call.path == "call" and call.receiver.symbol.kind == "layer":
        return called(call)
    if call.path not in QUIET:
        call.receiver.escape(call.machine, f"`{call.path}()`")
    return _give_away(call)


def _method_path(call: Call) -> str:
    owner = _owner(call.receiver)
    root = "" if extension(owner) is not None else "keras."
    return f"{root}{owner}.{call.path}"


def _owner(receiver: Any) -> str:
    return "models.Model" if isinstance(receiver, Model) else receiver.symbol.path


def super_method(call: Call) -> Any:
    """``super().method(…)`` where the class above is one of Keras."""
    if call.path == "__init__":
        return _super_init(call)
    if call.path in ("build", "__setattr__", "get_config", "from_config", "compute_output_shape", "summary"):
        return call.unknown(f"`super().{call.path}()`")
    if call.path in ("call", "__call__") and isinstance(call.receiver, KerasObject):
        if call.receiver.symbol.kind != "layer" or call.receiver.symbol.name in shapes.BASES:
            return call.unknown(f"`super().{call.path}()`")
        call.receiver = call.receiver.as_its_base()
    if call.path == "__call__":
        return called(call)
    return method(call)


def _super_init(call: Call) -> Any:
    base = call.receiver
    if isinstance(base, KerasObject):
        base.arguments, base.written, _ = bound(signatures.signature(base.symbol, None), call)
        base.open = call.open
        return Const(None)
    if base.kind == "sequential":
        fill(call.machine, base, call.get("layers", 0, Const(None)))
    inputs, outputs = call.get("inputs", 0, call.get("input")), call.get("outputs", 1, call.get("output"))
    if outputs is not ABSENT and outputs is not None and base.kind == "subclass":
        base.kind, base.inputs, base.outputs = "functional", inputs, outputs
    return Const(None)


def _give_away(call: Call) -> Any:
    for value in (*call.positional, *call.keywords.values()):
        call.machine.escape(value, "given to code that is not followed")
    return call.unknown(f"`{call.path}()`")


def _arguments(call: Call, name: str) -> tuple[dict[str, Any], dict[str, Origin], bool]:
    signature = signatures.method("models.Model", name, None)
    if call.path in LEGACY:
        keras1.by_name(call)
    arguments, written, open = bound(signature, call)
    return {name: value for name, value in arguments.items() if value is not ABSENT}, written, open


def _compile(call: Call) -> Any:
    arguments, written, open = _arguments(call, "compile")
    third = [name for name in ("loss_weights", "metrics") if len(call.positional) > 2 and name not in call.keywords]
    if third:  # Keras 2 takes metrics third, Keras 3 loss_weights
        for name in third:
            arguments[name] = call.unknown("the third argument of compile")
    if "loss" in arguments:
        gradients.examine(call.machine, arguments["loss"], call.receiver, call.origin)
    call.machine.note("compile", call.receiver, call.origin, arguments=arguments, written=written, open=open)
    return Const(None)


def _fit(call: Call) -> Any:
    machine = call.machine
    arguments, written, open = _arguments(call, "fit")
    entering = _entering(machine, arguments.get("x"))
    arguments = {name: _snapshot(machine, name, value) for name, value in arguments.items()}
    copies.save_checkpoints(call, arguments.get("callbacks"))
    event = machine.note(
        "fit",
        call.receiver,
        call.origin,
        arguments=arguments,
        written=written,
        open=open,
        function="fit",
        entering=entering,
    )
    return keras_results.history(event)


def _train_on_batch(call: Call) -> Any:
    machine = call.machine
    arguments, written, open = _arguments(call, "train_on_batch")
    entering = _entering(machine, arguments.get("x"))
    arguments = {name: _snapshot(machine, name, value) for name, value in arguments.items()}
    machine.note(
        "fit",
        call.receiver,
        call.origin,
        arguments=arguments,
        written=written,
        open=open,
        function="train_on_batch",
        entering=entering,
    )
    return call.unknown("`train_on_batch()`")


def _snapshot(machine: Any, name: str, value: Any) -> Any:
    """Data as they are now: arrays may be changed later."""
    if name in ("x", "y", "sample_weight"):
        return data_of(machine, value)
    if name == "validation_data" and type(value) is Sequence:
        members = value.plain()
        if members is not None:
            return Sequence.of("tuple", [data_of(machine, member) for member in members], value.origin)
    if name == "validation_data":
        return data_of(machine, value)
    return machine.read(value)


def _entering(machine: Any, value: Any) -> Any:
    """What enters a model, in its structure: Data, lists and dictionaries of them."""
    if type(value) is Sequence:
        members = value.plain()
        if members and any(type(leaf) in (Array, Sequence) for member in members for leaf in leaves(member)):
            return [_entering(machine, member) for member in members]
    if type(value) is Mapping and not value.open:
        return {key: _entering(machine, value.entries[key]) for key in value.entries}
    return None if value is None else data_of(machine, value)


def _evaluate(call: Call) -> Any:
    machine = call.machine
    arguments, written, open = _arguments(call, "evaluate")
    arguments = {name: _snapshot(machine, name, value) for name, value in arguments.items()}
    event = machine.note("evaluate", call.receiver, call.origin, arguments=arguments, written=written, open=open)
    return keras_results.evaluation(event)


def _predict(call: Call) -> Any:
    machine = call.machine
    arguments, written, open = _arguments(call, "predict")
    x = data_of(machine, arguments["x"]) if "x" in arguments else Unknown("no input")
    return _predicted(
        call, {"x": x, "open": open, "written": written, "entering": _entering(machine, arguments.get("x"))}, call.path
    )


def _as_given(call: Call) -> dict[str, Any]:
    """Names of the arguments with which a model is called, as far as they are known."""
    names = {"training": call.positional[1]} if len(call.positional) > 1 else {}
    written = {**call.keywords, **names}
    place = call.written.get("training", call.written.get(1))
    undecided = place is not None and functions.is_default(call.machine.scope, place.node)
    return {"written": written, "open": call.open, "undecided": undecided}


def _predicted(call: Call, payload: dict[str, Any], function: str) -> Array:
    event = call.machine.note("predict", call.receiver, call.origin, function=function, **payload)
    return Array(predicted(call.machine, event))


def _load(call: Call) -> Any:
    call.machine.note("load", call.receiver, call.origin)
    return Const(None)


def _add(call: Call) -> Any:
    machine, model = call.machine, call.receiver
    layer = call.get("layer", 0, call.unknown("a layer"))
    if model.is_chain:
        machine.append(model.items, layer)
    else:
        model.escape(machine, "`add()`")
    return Const(None)


def _pop(call: Call) -> Any:
    items = call.receiver.items
    if items.items and items.items[-1].guard is True and call.machine.relative(items.birth) is True and not items.open:
        items.items.pop()
    else:
        items.open = True
    return Const(None)


def _build(call: Call) -> Any:
    call.machine.note("build", call.receiver, call.origin, shape=python(call.get("input_shape", 0, Const(None))))
    return Const(None)


def _adapt(call: Call) -> Any:
    machine = call.machine
    data = data_of(machine, call.get("data", 0, Unknown("no data")))
    machine.note("adapt", call.receiver, call.origin, data=data)
    return Const(None)


def _set_weights(call: Call) -> Any:
    call.machine.note("load", call.receiver, call.origin)
    return Const(None)


def _get_layer(call: Call) -> Any:
    from kerlint.interpreter.libraries.keras.members import layers_of

    model = call.receiver
    wanted = call.get("name", None, call.positional[0] if call.positional else ABSENT)
    position = call.get("index", 1)
    layers = layers_of(call.machine, model)
    if layers is None and type(wanted) is Const and isinstance(wanted.value, str):
        layers = [use.layer for use in chains.uses_of(model)]
    if layers is None:
        return _unseen_layer(call)
    if type(wanted) is Const and isinstance(wanted.value, str):
        for layer in layers:
            name = getattr(layer, "arguments", {}).get("name")
            if type(name) is Const and name.value == wanted.value:
                return layer
    if type(position) is Const and isinstance(position.value, int) and -len(layers) <= position.value < len(layers):
        return layers[position.value]
    return _unseen_layer(call)


def _unseen_layer(call: Call) -> Unknown:
    """A layer of a model that is not found: of a network of `keras.applications` one that is not looked into."""
    model = call.receiver
    call.machine.note("unseen", model, call.origin)
    found = call.unknown("a layer of a model")
    if model.kind == "application":
        found.keep("output", chains.cut(call.machine, model, call.origin))
    return found


def _apply_gradients(call: Call) -> Any:
    """A training step by hand: whatever model's variables are in the arguments is trained."""
    machine = call.machine
    given = Sequence.of("tuple", [*call.positional, *call.keywords.values()])
    found = tapes.variables(given)
    if not found:
        machine.note(
            "fit", None, call.origin, arguments={}, written={}, open=True, function="tape", optimizer=call.receiver
        )
    for owner in found:
        machine.note(
            "fit", owner, call.origin, arguments={}, written={}, open=True, function="tape", optimizer=call.receiver
        )
    return call.unknown("`apply_gradients()`")


def _add_weight(call: Call) -> Any:
    """A weight of the program's own layer: what is known of its shape, and whether training changes it."""
    shape = call.get("shape", 0, Const(()))
    trainable = call.get("trainable", None, Const(True))
    changes = trainable.value if type(trainable) is Const else None
    size = python(shape)
    call.receiver.weights.append((size, changes))
    made = LibraryObject("keras.Variable", {}, call.origin)
    made.state["shape"] = tuple(size) if type(size) in (tuple, list) else UNKNOWN
    return made


QUIET = frozenset(
    "summary save_weights get_weights count_params plot export build compute_output_shape "
    "reset_states reset_metrics reset_state get_build_config compute_mask __str__ __repr__ result get_config "
    "make_predict_function make_train_function make_test_function save_pretrained save_own_variables".split()
)
"""Methods that leave an object as it is."""

MODEL_METHODS: dict[str, Callable[[Call], Any]] = {
    "compile": _compile,
    "fit": _fit,
    "train_on_batch": _train_on_batch,
    "evaluate": _evaluate,
    "test_on_batch": _evaluate,
    "predict": _predict,
    "predict_on_batch": _predict,
    "predict_classes": _predict,
    "predict_proba": _predict,
    "__call__": _call_model,
    "call": _call_model,
    "load_weights": _load,
    "set_weights": _set_weights,
    "add": _add,
    "pop": _pop,
    "add_weight": _add_weight,
    "build": _build,
    "get_layer": _get_layer,
    "save": copies.save,
    "save_model": copies.save,
    **dict.fromkeys(("to_json", "to_yaml", "get_config"), copies.written),
}

OBJECT_METHODS: dict[str, Callable[[Call], Any]] = {
    "add_weight": _add_weight,
    "adapt": _adapt,
    "set_weights": _set_weights,
    "set_vocabulary": _set_weights,
    "load_assets": _set_weights,
    "apply_gradients": _apply_gradients,
    "minimize": _apply_gradients,
    "apply": _apply_gradients,
    "__call__": called,
}
