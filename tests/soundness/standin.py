"""A stand-in for Keras and numpy that computes nothing and records everything: what a program really does.

``run`` executes a program of the generator (our own text) with concrete values for all that the program does not say,
and gives the trace: models, compiles, trainings, evaluations and predictions in the order in which they happened, each
with the row that it is written in. Nothing here knows kerlint.
"""

from __future__ import annotations

import builtins
import inspect
import math
import sys
from types import ModuleType, SimpleNamespace
from typing import Any

FILE = "<program>"

LOSSES = {
    "mse": "mean_squared_error",
    "mean_squared_error": "mean_squared_error",
    "mae": "mean_absolute_error",
    "binary_crossentropy": "binary_crossentropy",
    "categorical_crossentropy": "categorical_crossentropy",
    "MeanSquaredError": "mean_squared_error",
    "BinaryCrossentropy": "binary_crossentropy",
}

RATES = {"Adam": 0.001, "SGD": 0.01, "RMSprop": 0.001}

WEIGHTED = frozenset({"Dense", "BatchNormalization"})


class Event:
    """Something that happened. ``model`` is the concrete model, ``compiled`` the compile in force (an Event or None)."""

    def __init__(self, kind: str, model: Any, **details: Any) -> None:
        self.kind = kind
        self.model = model
        self.row = _row()
        self.details = details

    def __repr__(self) -> str:
        return f"{self.kind} in row {self.row} ({self.details})"


class Trace:
    """What happened in one run; ``crashed`` is the exception that ended it, if one did."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.crashed: BaseException | None = None


def _row() -> int:
    frame = inspect.currentframe()
    while frame is not None and frame.f_code.co_filename != FILE:
        frame = frame.f_back
    return 0 if frame is None else frame.f_lineno


# --- Keras


class Thing:
    """A layer, optimizer or loss with its arguments bound by ``parameters`` (name: default)."""

    parameters: dict[str, Any] = {}

    def __init__(self, *positional: Any, **keywords: Any) -> None:
        if len(positional) > len(self.parameters):
            raise TypeError("too many arguments")
        given = dict(zip(self.parameters, positional))
        if keywords.keys() & given.keys() or keywords.keys() - self.parameters.keys():
            raise TypeError("arguments that do not fit")
        values = {**self.parameters, **given, **keywords}
        if ... in values.values():
            raise TypeError("an argument is missing")
        self.values = values
        self.row = _row()
        self.trained = False

    @property
    def type(self) -> str:
        return type(self).__name__


class Layer(Thing):
    def __call__(self, inputs: Any) -> Tensor:
        sources = list(inputs) if isinstance(inputs, (list, tuple)) else [inputs]
        if not all(isinstance(source, Tensor) for source in sources):
            raise TypeError("a layer of something that is no tensor")
        return Tensor(self, sources)

    @property
    def activation(self) -> str:
        return self.values.get("activation") or "linear"


class Tensor:
    def __init__(self, layer: Any, sources: list[Tensor]) -> None:
        self.layer = layer
        self.sources = sources
        self.row = _row()


def _thing(name: str, base: type, **parameters: Any) -> type:
    return type(name, (base,), {"parameters": parameters})


DENSE = _thing("Dense", Layer, units=..., activation=None)
INPUT = _thing("Input", Layer, shape=...)
LAYERS: dict[str, Any] = {
    "Dense": DENSE,
    "Dropout": _thing("Dropout", Layer, rate=...),
    "Flatten": _thing("Flatten", Layer),
    "Activation": _thing("Activation", Layer, activation=...),
    "BatchNormalization": _thing("BatchNormalization", Layer),
    "Concatenate": _thing("Concatenate", Layer),
}
OPTIMIZERS = {
    "Adam": _thing("Adam", Thing, learning_rate=0.001),
    "SGD": _thing("SGD", Thing, learning_rate=0.01, momentum=0.0),
}
LOSS_CLASSES = {
    "MeanSquaredError": _thing("MeanSquaredError", Thing),
    "BinaryCrossentropy": _thing("BinaryCrossentropy", Thing, from_logits=False),
}


class Use:
    """One layer in one model: its row, its neighbours behind it."""

    def __init__(self, layer: Any, row: int) -> None:
        self.layer = layer
        self.row = row
        self.nexts: list[Use] = []
        self.previous: list[Use] = []

    @property
    def activation(self) -> str:
        """Its own activation, or that of an activation layer right behind it."""
        if self.layer.activation == "linear" and len(self.nexts) == 1 and self.nexts[0].layer.type == "Activation":
            return str(self.nexts[0].layer.activation)
        return str(self.layer.activation)


class Models:
    """The model classes of one run; they write into its trace."""

    def __init__(self, trace: Trace) -> None:
        class Model:
            kind = "functional"

            def __init__(self, inputs: Any, outputs: Any) -> None:
                if not isinstance(outputs, Tensor):
                    raise TypeError("outputs that are no tensor")
                self.outputs = outputs
                self._begin()

            def _begin(self) -> None:
                self.compiled: Event | None = None
                self.trained = False
                self.made = self._note("model").row

            def _note(self, kind: str, **details: Any) -> Event:
                event = Event(kind, self, **details)
                trace.events.append(event)
                return event

            def uses(self) -> list[Use]:
                return _functional(self.outputs)

            def compile(self, optimizer: Any = "rmsprop", loss: Any = None, metrics: Any = None) -> None:
                self.compiled = self._note("compile", **_compiled(optimizer, loss))

            def fit(
                self,
                x: Any = None,
                y: Any = None,
                batch_size: Any = None,
                epochs: Any = 1,
                validation_split: Any = 0.0,
                validation_data: Any = None,
            ) -> Any:
                judged = None
                rows = len(x)
                if validation_data is not None:
                    judged = ("data", None)
                elif validation_split:
                    judged = ("split", validation_split)
                    rows = math.floor(rows * (1.0 - validation_split))
                batch = 32 if batch_size is None else batch_size
                self._note("fit", compiled=self.compiled, epochs=epochs, validation=judged, rows=rows, batch_size=batch)
                self.trained = True
                for use in self.uses():
                    use.layer.trained = True
                return SimpleNamespace(history={})

            def evaluate(self, x: Any = None, y: Any = None) -> Any:
                self._note("evaluation", compiled=self.compiled, weights=self._weights())
                return [0.0, 0.0]

            def predict(self, x: Any) -> Any:
                self._note("prediction", weights=self._weights())
                return Array((len(x), 1))

            def _weights(self) -> str:
                shared = any(use.layer.trained for use in self.uses() if use.layer.type in WEIGHTED)
                return "trained" if self.trained or shared else "initial"

            def summary(self) -> None:
                pass

        class Sequential(Model):
            kind = "sequential"

            def __init__(self, layers: Any = None) -> None:
                self.stack: list[tuple[Any, int]] = []
                self._begin()
                for layer in layers or ():
                    self.add(layer)

            def add(self, layer: Any) -> None:
                if isinstance(layer, Tensor):
                    layer = layer.layer
                if not isinstance(layer, Layer):
                    raise TypeError("only layers can be added")
                self.stack.append((layer, layer.row))

            def pop(self) -> None:
                self.stack.pop()

            def uses(self) -> list[Use]:
                found = [Use(layer, row) for layer, row in self.stack]
                for before, behind in zip(found, found[1:]):
                    before.nexts.append(behind)
                    behind.previous.append(before)
                return found

        self.Model = Model
        self.Sequential = Sequential


def _functional(output: Tensor) -> list[Use]:
    """The uses that feed an output, inputs first."""
    made: dict[int, Use] = {}
    order: list[Use] = []

    def visit(tensor: Tensor) -> Use:
        if id(tensor) in made:
            return made[id(tensor)]
        sources = [visit(source) for source in tensor.sources]
        use = made[id(tensor)] = Use(tensor.layer, tensor.row)
        for source in sources:
            source.nexts.append(use)
            use.previous.append(source)
        order.append(use)
        return use

    visit(output)
    return order


def end_of(uses: list[Use]) -> tuple[Use | None, str | None]:
    """The layer that gives the output, activation layers and reshapes looked through, and the activation seen last."""
    at, applied = (uses[-1] if uses else None), None
    while at is not None and (at.layer.type in ("Activation", "Flatten") or at.layer.values.get("rate") == 0):
        if applied is None and at.layer.activation != "linear":
            applied = at.layer.activation
        at = at.previous[0] if at.previous else None
    if at is None:
        return None, applied
    return at, applied or at.layer.activation


def _compiled(optimizer: Any, loss: Any) -> dict[str, Any]:
    if isinstance(optimizer, str):
        name = {"adam": "Adam", "sgd": "SGD", "rmsprop": "RMSprop"}[optimizer]
        rate = RATES[name]
    else:
        name, rate = optimizer.type, optimizer.values["learning_rate"]
    logits = False
    if isinstance(loss, Thing):
        logits = loss.values.get("from_logits", False)
        loss = LOSSES[loss.type]
    elif loss is not None:
        loss = LOSSES[loss]
    return {"optimizer": name, "rate": rate, "loss": loss, "from_logits": logits}


# --- numpy


class Array:
    """Rows and columns without content."""

    def __init__(self, shape: Any) -> None:
        self.shape = shape if isinstance(shape, tuple) else (shape,)

    def __len__(self) -> int:
        return int(self.shape[0])

    def __getitem__(self, index: Any) -> Array:
        if not isinstance(index, slice):
            raise TypeError("only slices of rows")
        return Array((len(range(*index.indices(len(self)))), *self.shape[1:]))


def _module(name: str, **members: Any) -> ModuleType:
    made = ModuleType(name)
    made.__dict__.update(members)
    return made


def modules(trace: Trace, known: dict[str, Any]) -> dict[str, ModuleType]:
    """All that a program of the generator can import. ``known`` are the values of what the program does not say."""
    models = Models(trace)

    def tensor_input(shape: Any = None) -> Tensor:
        return Tensor(INPUT(shape=shape), [])

    layers = _module("keras.layers", **LAYERS, Input=tensor_input)
    optimizers = _module("keras.optimizers", **OPTIMIZERS)
    losses = _module("keras.losses", **LOSS_CLASSES)
    keras = _module(
        "keras",
        layers=layers,
        optimizers=optimizers,
        losses=losses,
        Sequential=models.Sequential,
        Model=models.Model,
        Input=tensor_input,
    )
    random = _module("numpy.random", rand=lambda *shape: Array(shape), randint=lambda low, high, size: Array(size))
    numpy = _module("numpy", random=random, zeros=Array, ones=Array)
    flags = SimpleNamespace(**known["flags"])
    settings = _module("settings", flags=flags, parse=lambda: SimpleNamespace(**known["args"]))
    return {
        "keras": keras,
        "keras.layers": layers,
        "keras.optimizers": optimizers,
        "keras.losses": losses,
        "numpy": numpy,
        "settings": settings,
        "functools": sys.modules["functools"],
    }


def _silent(*values: Any) -> None:
    """``print``."""


def run(text: str, known: dict[str, Any]) -> Trace:
    """Executes a program of the generator and gives what happened."""
    trace = Trace()
    found = modules(trace, known)

    def imported(name: str, globals: Any = None, locals: Any = None, fromlist: Any = (), level: int = 0) -> ModuleType:
        return found[name] if fromlist else found[name.partition(".")[0]]

    names = {"__builtins__": {**vars(builtins), "__import__": imported, "print": _silent}, "__name__": "__main__"}
    program = compile(text, FILE, "exec")
    try:
        exec(program, names)
    except (Exception, SystemExit) as error:
        trace.crashed = error
    return trace
