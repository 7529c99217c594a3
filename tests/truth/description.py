"""What has happened in a program under real Keras, and how models, losses and callbacks are written down.

Part of ``recording``.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import FrameType
from typing import Any

import keras
import numpy as np
import tensorflow as tf
from keras.src.models.functional import Functional

INSIDE = frozenset({"load_model", "compile_from_config", "clone_model", "deserialize_keras_object", "from_config"})
"""Functions of Keras that make or compile models of their own accord."""

SHAPING = frozenset({"Flatten", "Reshape", "Identity", "Permute", "Masking", "ActivityRegularization", "RepeatVector"})

ACTIVATIONS = {"ReLU": "relu", "LeakyReLU": "leaky_relu", "PReLU": "prelu", "ELU": "elu", "Softmax": "softmax"}

COMPUTING = frozenset({"dense", "conv", "lstm", "gru", "simple_rnn"})


class Recording:
    """What has happened so far."""

    def __init__(self, program: str) -> None:
        self.program = program
        self.project = os.path.dirname(program) + os.sep if os.path.basename(program) == "train.py" else program
        self.lines: dict[str, list[bytes]] = {}
        self.made: dict[int, tuple[str, int]] = {}
        self.kept: list[Any] = []
        self.models: dict[int, Any] = {}
        self.samples: dict[int, Any] = {}
        self.events: list[dict[str, Any]] = []
        self.compiles: dict[int, int] = {}
        self.losses: dict[int, Any] = {}
        self.training = 0

    # --- places

    def place(self) -> str | None:
        """Where the call of the program ends that is running now; ``None`` for what Keras does of its own accord."""
        frame: FrameType | None = sys._getframe(1)
        while frame is not None and not frame.f_code.co_filename.startswith(self.project):
            if frame.f_code.co_name in INSIDE:
                return None
            frame = frame.f_back
        if frame is None:
            return None
        _, row, _, column = list(frame.f_code.co_positions())[frame.f_lasti // 2]
        if row is None or column is None:
            return None
        file = frame.f_code.co_filename
        if file not in self.lines:
            self.lines[file] = Path(file).read_bytes().splitlines()
        end = f"{row}:{len(self.lines[file][row - 1][:column].decode('utf-8', 'ignore'))}"
        return end if file == self.program else f"{os.path.basename(file)}:{end}"

    def note_made(self, thing: Any) -> None:
        """A layer or model is made."""
        place = self.place()
        if place is not None and id(thing) not in self.made:
            self.made[id(thing)] = (place, len(self.made))
            self.kept.append(thing)

    def of(self, thing: Any) -> str | None:
        """Where a layer or model was made."""
        return self.made.get(id(thing), (None, 0))[0]

    def model(self, model: Any) -> int:
        """The number of a model."""
        self.models.setdefault(id(model), model)
        return list(self.models).index(id(model))


# --- what is written down


def number(value: Any) -> Any:
    """A number as JSON knows it, rounded as float32 holds it."""
    if value is None or isinstance(value, (bool, str)):
        return value
    real = float(value)
    return int(real) if isinstance(value, (int, np.integer)) else float(f"{real:.6g}")


def activation_name(function: Any) -> str | None:
    """The name of an activation function; ``custom`` for the program's own."""
    if function is None:
        return "linear"
    if isinstance(function, keras.layers.Layer):
        return ACTIVATIONS.get(type(function).__name__, "custom")
    name = getattr(function, "__name__", type(function).__name__)
    module = getattr(function, "__module__", "") or ""
    return name if module.startswith("keras") else {"tensorflow": name}.get(module.partition(".")[0], "custom")


def own_activation(layer: Any) -> str | None:
    """What a layer of Keras applies to its result; ``None`` if that can't be said in a word."""
    kind = type(layer).__name__
    if kind in ACTIVATIONS:
        return ACTIVATIONS[kind]
    if kind in ("TimeDistributed", "Bidirectional"):
        return own_activation(layer.layer if kind == "TimeDistributed" else layer.forward_layer)
    if hasattr(layer, "activation"):
        return activation_name(layer.activation)
    return None


def loss_record(loss: Any) -> dict[str, Any] | None:
    """A loss as the program gives it, under its canonical name."""
    if loss is None:
        return None
    found = keras.losses.get(loss) if isinstance(loss, str) else loss
    function = getattr(found, "fn", found)
    settings = getattr(found, "_fn_kwargs", {})
    module = getattr(function, "__module__", "") or ""
    name = getattr(function, "__name__", type(function).__name__) if module.startswith("keras") else "custom"
    if isinstance(found, keras.losses.Loss) and not type(found).__module__.startswith("keras"):
        name = "custom"
    return {"name": name, "from_logits": bool(settings.get("from_logits", False))}


def optimizer_record(optimizer: Any) -> dict[str, Any]:
    """An optimizer with the learning rate that it starts with; not what Keras puts around it for float16."""
    if isinstance(optimizer, keras.optimizers.LossScaleOptimizer) and optimizer.name == "loss_scale_optimizer":
        optimizer = optimizer.inner_optimizer
    rate = optimizer._learning_rate
    schedule = None
    if isinstance(rate, keras.optimizers.schedules.LearningRateSchedule):
        schedule, settings = type(rate).__name__, rate.get_config()
        rate = settings.get("initial_learning_rate", settings.get("values", [None])[0])
        if settings.get("warmup_target") is not None:
            rate = settings["warmup_target"]
    return {"name": type(optimizer).__name__, "learning_rate": number(rate), "schedule": schedule}


def metric_type(metric: Any) -> str:
    """The class of a metric; of a wrapped function its name."""
    if type(metric).__name__ == "MeanMetricWrapper":
        return "custom"
    return type(metric).__name__ if type(metric).__module__.startswith("keras") else "custom"


def by_output(value: Any, names: list[str]) -> list[Any] | None:
    """A loss argument for each output."""
    if isinstance(value, dict):
        return [value.get(name) for name in names]
    if isinstance(value, (list, tuple)):
        return list(value) if len(value) == len(names) else None
    return [value] * len(names)


def trace(tensor: Any, depth: int = 0) -> dict[str, Any]:
    """The layer that gives an output and the activation applied last: reshaping is looked through."""
    applied: str | None = None
    units = tensor.shape[-1] if len(tensor.shape) else None
    while depth < 50:
        depth += 1
        history = tensor._keras_history
        operation = history.operation
        kind = type(operation).__name__
        if isinstance(operation, (Functional, keras.Sequential)):
            tensor = keras.tree.flatten(operation.outputs)[history.tensor_index]
            continue
        arguments = operation._inbound_nodes[history.node_index].input_tensors
        if kind in SHAPING or kind == "Dropout" and operation.rate == 0:
            tensor = arguments[0]
            continue
        own = own_activation(operation)
        if kind == "Activation" or kind in ACTIVATIONS:
            applied = applied or (own if own != "linear" else None)
            tensor = arguments[0]
            continue
        inner = inside(operation, history)
        if inner is not None:
            end = trace(inner, depth)
            outer = {**end, "units": units, "activation": applied or end["activation"]}
            return outer if end["layer"] in before(arguments) else {**outer, "type": kind, "layer": id(operation)}
        if isinstance(operation, keras.Layer) and not type(operation).__module__.startswith("keras"):
            kind = None  # its inside is not seen: it may hand on what it is given
        return {"type": kind, "units": units, "activation": applied or own, "layer": id(operation)}
    return {"type": None, "units": units, "activation": applied, "layer": 0}


def inside(operation: Any, history: Any) -> Any:
    """What a layer of the program's own class gives, as a tensor with the history of what its ``call`` does."""
    if type(operation).__module__.startswith("keras") or not isinstance(operation, keras.Layer):
        return None
    arguments = operation._inbound_nodes[history.node_index].arguments
    operation.add_loss = lambda loss: None  # a symbolic loss is refused, and adds nothing to what is given
    try:
        made = keras.tree.flatten(operation.call(*arguments.args, **arguments.kwargs))[history.tensor_index]
    except Exception as error:  # the program's own code: whatever it raises, its inside is not seen
        print(f"{operation.name}: {error!r}", file=sys.stderr)
        return None
    return made if hasattr(made, "_keras_history") else None


def before(tensors: list[Any]) -> set[int]:
    """The operations that lead to these tensors."""
    found: set[int] = set()
    stack = list(tensors)
    while stack:
        history = stack.pop()._keras_history
        if id(history.operation) not in found:
            found.add(id(history.operation))
            stack += history.operation._inbound_nodes[history.node_index].input_tensors
    return found


def outputs_of(recording: Recording, model: Any) -> list[dict[str, Any]] | None:
    """The outputs of a model, traced; of a subclassed one by running ``call`` on symbolic inputs."""
    try:
        tensors = keras.tree.flatten(model.outputs)
    except (AttributeError, ValueError):
        sample = recording.samples.get(id(model))
        if sample is None:
            return None
        try:
            tensors = keras.tree.flatten(model.call(sample))
        except Exception as error:  # the program's own code: whatever it raises, there is no symbolic graph
            print(f"{model.name}: {error!r}", file=sys.stderr)
            return None
    if not all(hasattr(tensor, "_keras_history") for tensor in tensors):
        return None
    found = []
    for tensor in tensors:
        end = trace(tensor)
        layer = end.pop("layer")
        end["place"] = recording.made.get(layer, (None, 0))[0]
        found.append(end)
    return found


def nodes_of(model: Any) -> list[Any]:
    """The nodes of a functional or sequential model in order."""
    inner = model._functional if isinstance(model, keras.Sequential) else model
    if not isinstance(inner, Functional):
        return []
    return [node for depth in sorted(inner._nodes_by_depth, reverse=True) for node in inner._nodes_by_depth[depth]]


def layer_records(recording: Recording, model: Any) -> list[dict[str, Any]]:
    """The layers of a model without its inputs, in the order in which they were made."""
    nodes = nodes_of(model)
    shapes: dict[int, Any] = {}
    readers: dict[int, list[Any]] = {}
    for node in nodes:
        shapes.setdefault(id(node.operation), [list(tensor.shape) for tensor in node.outputs])
        for tensor in node.input_tensors:
            readers.setdefault(id(tensor._keras_history.operation), []).append(node.operation)
    found = []
    for layer in sorted(model.layers, key=lambda one: recording.made.get(id(one), (None, 0))[1]):
        if isinstance(layer, keras.layers.InputLayer):
            continue
        own = own_activation(layer)
        behind = readers.get(id(layer), [])
        if own in (None, "linear") and len(behind) == 1 and type(behind[0]).__name__ in ("Activation", *ACTIVATIONS):
            own = own_activation(behind[0])
        width = next((getattr(layer, n) for n in ("units", "filters", "output_dim") if hasattr(layer, n)), None)
        found.append(
            {
                "place": recording.of(layer),
                "type": "Model" if isinstance(layer, keras.Model) else type(layer).__name__,
                "units": width if isinstance(width, int) else None,
                "activation": own,
                "rate": number(getattr(layer, "rate", None)) if hasattr(layer, "rate") else None,
                "trainable": bool(layer.trainable),
                "output_shape": shapes.get(id(layer)),
                "parameters": int(layer.count_params()) if layer.built else None,
            }
        )
    return found


def model_record(recording: Recording, model: Any) -> dict[str, Any]:
    """A model as it is at the end of the program."""
    kind = (
        "sequential" if type(model) is keras.Sequential else "functional" if type(model) is Functional else "subclass"
    )
    return {
        "place": recording.of(model),
        "kind": kind,
        "layers": layer_records(recording, model),
        "outputs": outputs_of(recording, model),
        "parameters": int(model.count_params()) if model.built else None,
        "trainable_parameters": sum(int(np.prod(v.shape)) for v in model.trainable_variables) if model.built else None,
    }


def callback_records(callbacks: Any) -> list[dict[str, Any]]:
    """The callbacks that the program gives."""
    found = []
    for one in keras.tree.flatten(callbacks) if callbacks is not None else []:
        own = not type(one).__module__.startswith("keras")
        found.append(
            {
                "type": type(one).__name__,
                "monitor": None if own else getattr(one, "monitor", None),
                "patience": None if own else number(getattr(one, "patience", None)),
            }
        )
    return found


def validation_record(settings: dict[str, Any]) -> dict[str, Any] | None:
    """What a fit is judged by."""
    if settings.get("validation_data") is not None:
        return {"kind": "data", "fraction": None}
    fraction = settings.get("validation_split")
    return {"kind": "split", "fraction": number(fraction)} if fraction else None


def symbolic(x: Any) -> Any:
    """Symbolic inputs for data of any kind; ``None`` if it can't be told without using them up."""
    if isinstance(x, tf.data.Dataset):
        spec = x.element_spec
        return tf.nest.map_structure(
            lambda one: keras.Input(batch_shape=(None, *one.shape[1:]), dtype=one.dtype.name),
            spec[0] if isinstance(spec, tuple) else spec,
        )
    if isinstance(x, keras.utils.PyDataset):
        x = x[0][0]
    try:
        return keras.tree.map_structure(
            lambda one: keras.Input(batch_shape=(None, *np.shape(one)[1:]), dtype=np.asarray(one).dtype.name), x
        )
    except (TypeError, ValueError, KeyError):
        return None
