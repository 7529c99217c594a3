"""What trainings and evaluations report, and what the program does with it: names in the history, methods called on it,
numbers that are unpacked."""

from __future__ import annotations

from typing import Any

from kerlint.facts.fact import link
from kerlint.facts.judged import Decision, Lookup, Pairing, Score
from kerlint.facts.values import UNKNOWN, Choice, Collection, Const, Item, Unknown
from kerlint.facts.vocabulary import (
    Callback,
    Compile,
    Evaluation,
    Fit,
    Head,
    Layer,
    Metric,
    Model,
    Prediction,
    Validation,
)
from kerlint.interpreter.happened import Event
from kerlint.interpreter.recover import arguments as arg

RATES = frozenset({"ReduceLROnPlateau", "LearningRateScheduler"})
"""Callbacks that add the learning rate to the logs."""

SILENT = frozenset(
    """BackupAndRestore CSVLogger EarlyStopping History ModelCheckpoint ProgbarLogger RemoteMonitor TensorBoard
    TerminateOnNaN""".split()
)
"""Callbacks that add nothing to the logs."""

STANDARD = frozenset(
    """dense conv pool recurrent embedding attention norm dropout activation reshape merge preprocessing augmentation
    input""".split()
)
"""Kinds of layers that report no metrics of their own."""

OWN = frozenset(
    """fit evaluate compile train_step test_step compute_metrics compute_loss metrics make_train_function
    make_test_function""".split()
)
"""Methods of a model that decide what is reported."""


def complete(events: list[Event], facts: dict[int, Any], common: Any, target: Any) -> list[Lookup]:
    """Completes fits and evaluations with what becomes of their results; gives what is looked up in histories."""
    made = {(event.moment, event.run): facts[id(event)] for event in events if id(event) in facts}
    for fact in made.values():
        if isinstance(fact, Fit):
            link(fact, logs=_logs(fact, target))
        elif isinstance(fact, Evaluation):
            names = _reported(fact.compile, fact.model)
            link(fact, results=UNKNOWN if names is None or "return_dict" in _values(fact.given) else len(names))
    lookups = []
    for event in events:
        of = event.payload.get("event")
        fact = made.get((of.moment, of.run)) if isinstance(of, Event) else None
        if event.kind == "lookup" and isinstance(of, Event) and isinstance(fact, Fit):
            if event.payload["guarded"] or of.payload.get("asked for names"):
                continue
            lookups.append(Lookup(**common(event), fit=fact, key=event.payload["key"]))
        elif event.kind == "misuse" and isinstance(fact, Fit):
            _add_method(fact, event)
        elif event.kind == "unpack" and isinstance(fact, Evaluation):
            link(fact, unpacked=event.payload["count"])
    return lookups


def decisions(events: list[Event], facts: dict[int, Any], common: Any) -> list[Decision]:
    """The classes that are read from predictions."""
    made = {(event.moment, event.run): facts[id(event)] for event in events if id(event) in facts}
    found = []
    for event in events:
        if event.kind != "decision":
            continue
        prediction = made.get((event.receiver.moment, event.receiver.run))
        if isinstance(prediction, Prediction):
            found.append(
                Decision(
                    **common(event),
                    kind=event.payload["how"],
                    model=prediction.model,
                    prediction=prediction,
                    axis=_axis(event),
                    border=arg.number(event.payload["border"]) if event.payload["border"] is not None else None,
                )
            )
    return found


def scores(events: list[Event], facts: dict[int, Any], common: Any) -> list[Score]:
    """The metrics and losses in which labels and predictions have their places."""
    made = {(event.moment, event.run): facts[id(event)] for event in events if id(event) in facts}
    found = []
    for event in events:
        if event.kind == "score":
            of = made.get((event.receiver.moment, event.receiver.run)) if event.receiver is not None else None
            prediction = of if isinstance(of, Prediction) else UNKNOWN
            found.append(Score(**common(event), prediction=prediction, **event.payload))
    return found


def pairings(events: list[Event], models: dict[int, Model], common: Any) -> list[Pairing]:
    """Where predictions meet labels, element by element."""
    found = []
    for event in events:
        of = models.get(id(event.receiver.receiver)) if event.kind == "pairing" else None
        if of is not None:
            found.append(Pairing(**common(event), model=of, **event.payload))
    return found


def _axis(event: Event) -> Any:
    """The axis of ``argmax`` as one of the model's output; Unknown where a part of it is read."""
    axis, read = event.payload["axis"], event.payload["rank"]
    if axis is None:
        return None
    if type(axis) is not Const or read == "part" and axis.value != -1:
        return Unknown("an axis that is not known")
    if read == "row":
        return Const(-1, axis.origin) if axis.value in (None, 0, -1) else Unknown("an axis of a row")
    return axis


def _add_method(fit: Fit, event: Event) -> None:
    known = fit.methods.items if isinstance(fit.methods, Collection) else ()
    link(fit, methods=Collection((*known, Item(event.guard, Const(event.payload["name"], event.place)))))


# --- names in the logs


def _logs(fit: Fit, target: Any) -> Any:
    """Names in the history of a fit; open if others may be among them."""
    names = _reported(fit.compile, fit.model)
    if names is None or fit.function != "fit":
        return Unknown("what is reported is not known")
    if type(fit.validation) is Validation:
        names = [*names, *(f"val_{name}" for name in names)]
    elif fit.validation is not None:
        return Collection.of(*names, closed=False)
    callbacks = _values(fit.callbacks) if type(fit.callbacks) is Collection else None
    if callbacks is None or fit.callbacks.closed is not True:  # type: ignore[union-attr]
        return Collection.of(*names, closed=False)
    types = {callback.type for callback in callbacks if isinstance(callback, Callback)}
    if types & RATES:
        rate = {"keras2": "lr", "keras3": "learning_rate"}.get(target)
        if rate is None:
            return Collection.of(*names, closed=False)
        names.append(rate)
    return Collection.of(*names, closed=types <= SILENT | RATES)


def _reported(compile_: Any, model: Any) -> list[str] | None:
    """Names of what a model with one output reports, the loss first; ``None`` if they are not surely known."""
    if not isinstance(compile_, Compile) or not isinstance(model, Model) or not _plain(model):
        return None
    heads = compile_.heads
    if not isinstance(heads, Collection) or len(heads.items) != 1 or "weighted_metrics" in _values(compile_.given):
        return None
    head = heads.items[0].value
    if not isinstance(head, Head) or compile_.given.closed is not True:  # type: ignore[union-attr]
        return None
    metrics = head.metrics
    if not isinstance(metrics, Collection) or metrics.closed is not True:
        return None
    names = ["loss"]
    for item in metrics.items:
        name = _key(item.value) if item.guard is True else None
        if name is None or name in names:
            return None
        names.append(name)
    return names


def _plain(model: Model) -> bool:
    """Whether a model reports what its compile says, and nothing else."""
    own, layers = model.overrides, model.layers
    if not isinstance(own, Collection) or own.closed is not True or OWN & set(_values(own)):
        return False
    if not isinstance(layers, Collection) or layers.closed is not True:
        return False
    return all(isinstance(layer, Layer) and layer.kind in STANDARD for layer in _values(layers))


def _key(metric: Any) -> str | None:
    """The name of a metric, if it is written: Keras numbers those that it names itself."""
    if not isinstance(metric, Metric):
        return None
    key = metric.key
    if type(key) is Const:
        return key.value if isinstance(key.value, str) else None
    if isinstance(key, Choice) or not isinstance(key, str) or not isinstance(metric.written, str):
        return None
    return key if metric.written == key else None


def _values(collection: Any) -> list[Any]:
    return [item.value for item in collection.items] if isinstance(collection, Collection) else []
