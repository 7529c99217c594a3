"""Models behind the interface of scikit-learn: ``KerasRegressor(build_fn=build, epochs=50).fit(x, y)``.

The model is what the function gives, with the arguments of the wrapper that it takes; ``fit`` of the wrapper trains it
with the others.
"""

from __future__ import annotations

from typing import Any

from kerlint.facts.values import Unknown
from kerlint.interpreter.call import Call
from kerlint.interpreter.libraries.keras.objects import KerasObject, Model
from kerlint.interpreter.values import Function
from kerlint.keras import names

BUILDERS = ("build_fn", "model")
"""Arguments that give the function; some take a model."""

TRAINING = frozenset(
    """epochs nb_epoch batch_size verbose callbacks validation_split validation_data shuffle class_weight
    initial_epoch steps_per_epoch validation_steps validation_freq""".split()
)
"""Arguments that go on to ``fit``."""

SCIKERAS = {
    f"scikeras.wrappers.Keras{kind}": names.symbol(f"wrappers.scikit_learn.Keras{kind}")
    for kind in ("Classifier", "Regressor")
}
"""Another package that has them: its wrappers take the function as ``model``."""


def method(call: Call) -> Any:
    """A method of a wrapper; a model is known only while its function is."""
    if call.path == "fit":
        return _fit(call)
    model = call.machine.wrapped.get(call.receiver)
    if model is None or call.path not in ("predict", "predict_proba"):
        return call.unknown(f"`{call.path}()` of a wrapper")
    result = _of_model(call, model, "predict", call.positional[:1], {})
    return result if call.receiver.name.endswith("Regressor") else call.unknown("classes that a wrapper has chosen")


def _fit(call: Call) -> Any:
    model = _built(call)
    if model is None:
        for value in (call.receiver, *call.receiver.arguments.values()):
            call.machine.escape(value, "given to code that is not followed")
        return call.receiver
    wrapper = call.receiver
    given = {name: value for name, value in wrapper.arguments.items() if name in TRAINING} | call.keywords
    places = {name: place for name, place in wrapper.written.items() if name in given} | call.written
    positional = call.positional
    if len(positional) > 1 and not wrapper.name.endswith("Regressor"):
        positional = [positional[0], Unknown("labels as the wrapper has written them"), *positional[2:]]
    call.machine.wrapped[wrapper] = model
    _of_model(call, model, "fit", positional, given, places)
    return wrapper


def _built(call: Call) -> Model | None:
    """The model that the wrapper's function gives."""
    from kerlint.interpreter.calls import Arguments, call_value

    wrapper: KerasObject = call.receiver
    builder = next((wrapper.arguments[name] for name in BUILDERS if name in wrapper.arguments), None)
    if wrapper.open or type(builder) is not Function:
        return None
    accepted = [one.name.value for one in (*builder.parameters.params, *builder.parameters.kwonly_params)]
    arguments = Arguments()
    for name, value in wrapper.arguments.items():
        own = name.removeprefix("model__")
        if own in accepted and name not in BUILDERS:
            arguments.keywords[own] = value
            arguments.written[own] = wrapper.written.get(name, wrapper.origin)
    made = call_value(call.machine, builder, arguments, call.origin)
    return made if type(made) is Model else None


def _of_model(
    call: Call, model: Model, name: str, positional: list[Any], keywords: dict[str, Any], written: Any = None
) -> Any:
    from kerlint.interpreter.libraries.keras import methods

    places = call.written if written is None else written
    return methods.method(Call(call.machine, name, model, positional, keywords, call.origin, places, open=call.open))
