"""Inside: what judges each output of a compiled model: its loss, whether it takes scores, its last activation."""

from __future__ import annotations

from typing import Any

from kerlint.keras.identifiers import LOSS_FAMILIES


def heads_of(model: Any, keras: Any) -> list[dict[str, Any]]:
    """One entry for each output, in order."""
    count = len(getattr(model, "outputs", None) or (None,))
    names = [str(name) for name in getattr(model, "output_names", None) or ()]
    losses = _each(getattr(model, "loss", None), names, count)
    return [_head(losses[place], _activation(model, place), keras) for place in range(count)]


def _each(given: Any, names: list[str], count: int) -> list[Any]:
    if isinstance(given, dict):
        return [given.get(name) for name in names] if names else [*given.values()][:count]
    if isinstance(given, (list, tuple)):
        return [*given, *[None] * count][:count]
    return [given] * count


def _head(loss: Any, activation: str, keras: Any) -> dict[str, Any]:
    name = _loss_name(loss, keras)
    family = LOSS_FAMILIES.get(name, "custom")
    scores = bool(getattr(loss, "from_logits", False)) or bool(_settings(loss).get("from_logits"))
    raw = scores or family == "hinge" and activation in ("tanh", "linear", "")
    return {
        "loss": name,
        "family": family,
        "from_logits": scores,
        "activation": activation,
        "border": 0.0 if raw else 0.5,
    }


def _settings(loss: Any) -> dict[str, Any]:
    try:
        found = loss.get_config()
    except (AttributeError, NotImplementedError, TypeError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _loss_name(loss: Any, keras: Any) -> str:
    """The name of the loss as a function: ``mean_squared_error``."""
    if loss is None:
        return ""
    try:
        found = keras.losses.get(loss)
    except (ValueError, TypeError):
        return "custom"
    inner = getattr(found, "fn", None) or found
    name = getattr(inner, "__name__", "") or type(inner).__name__
    return str(name)


def _activation(model: Any, place: int) -> str:
    layer = _last_layer(model, place)
    while hasattr(layer, "layers") and layer.layers:
        layer = layer.layers[-1]
    function = getattr(layer, "activation", None)
    if function is None:
        return {"Softmax": "softmax", "ReLU": "relu"}.get(type(layer).__name__, "")
    return str(getattr(function, "__name__", ""))


def _last_layer(model: Any, place: int) -> Any:
    outputs = getattr(model, "outputs", None)
    if outputs and place < len(outputs):
        history = getattr(outputs[place], "_keras_history", None)
        found = getattr(history, "operation", None) or getattr(history, "layer", None)
        if found is not None:
            return found
    layers = getattr(model, "layers", None)
    return layers[-1] if layers else None
