"""Events as facts: what the program compiles, trains, evaluates and predicts, and the attributes that it sets."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kerlint.facts.choices import each
from kerlint.facts.fact import Fact
from kerlint.facts.values import UNKNOWN, Collection, Const
from kerlint.facts.vocabulary import Compile, Data, Evaluation, Fit, Prediction
from kerlint.interpreter.happened import Event
from kerlint.interpreter.libraries.keras import objects
from kerlint.interpreter.recover import arguments as arg
from kerlint.interpreter.recover import compiles, lifecycle, purposes, trainings, updates
from kerlint.interpreter.recover.recovery import Recovery
from kerlint.interpreter.values import ABSENT


def complete(recovery: Recovery) -> None:
    """Adds the facts of all events that happen to models."""
    for event in recovery.events:
        make = FACTS.get(event.kind)
        if make is None or not isinstance(event.receiver, objects.Model):
            continue
        fact = make(recovery, event)
        if fact is not None:
            recovery.facts[id(event)] = fact
    _writes(recovery)


def _compile(recovery: Recovery, event: Event) -> Compile:
    fact = Compile(
        **recovery.common(event),
        model=recovery.model(event.receiver),
        given=arg.given(event.payload["arguments"], open=event.payload["open"]),
        optimizer=compiles.optimizer(event, recovery.optimizers),
        run_eagerly=arg.boolean(compiles.given_argument(event, "run_eagerly", False)),
        parts=compiles.parts(event),
    )
    recovery.compiles[id(event)] = fact
    return fact


def _fit(recovery: Recovery, event: Event) -> Fit:
    model: objects.Model = event.receiver
    x, y = trainings.features_and_labels(event)
    judged = trainings.validation(event)
    fact = Fit(
        **recovery.common(event),
        model=recovery.model(model),
        compile=recovery.history.compile_before(model, event, recovery.compiles),
        given=arg.given(event.payload["arguments"], open=event.payload["open"]),
        x=x,
        y=y,
        rows=trainings.rows(x, judged),
        validation=judged,
        epochs=arg.number(compiles.given_argument(event, "epochs", 1)),
        batch_size=trainings.batch_size(event, x),
        steps_per_epoch=arg.number(compiles.given_argument(event, "steps_per_epoch", None)),
        callbacks=trainings.callbacks(event),
        loop=_loop(event),
        leftover=trainings.leftover(recovery.machine, event),
        function=event.payload["function"],
        methods=Collection(),
        shuffle=arg.boolean(compiles.given_argument(event, "shuffle", True)),
        class_weight=trainings.class_weight(event),
        fractions=trainings.fractions(event),
    )
    updates.complete(fact, event)
    return fact


def _evaluation(recovery: Recovery, event: Event) -> Evaluation:
    model: objects.Model = event.receiver
    x, y = trainings.features_and_labels(event)
    return Evaluation(
        **recovery.common(event),
        model=recovery.model(model),
        compile=recovery.history.compile_before(model, event, recovery.compiles),
        given=arg.given(event.payload["arguments"], open=event.payload["open"]),
        x=x,
        y=y,
        prediction=None,
        unpacked=None,
        weights=recovery.history.weights_before(model, event),
    )


def _prediction(recovery: Recovery, event: Event) -> Prediction | None:
    model: objects.Model = event.receiver
    happened = recovery.machine.events
    if event.payload["function"] == "call" and not _is_inference(event.payload.get("training", ABSENT)):
        return None
    return Prediction(
        **recovery.common(event),
        function=event.payload["function"],
        model=recovery.model(model),
        x=each(event.payload["x"], lambda leaf: leaf if type(leaf) is Data else UNKNOWN),
        weights=recovery.history.weights_before(model, event),
        purpose=purposes.purpose(event, happened),
        loop=_loop(event),
        given=arg.given(event.payload.get("written", {}), open=event.payload.get("open", False)),
        learns=purposes.learns(event, happened),
        undecided=event.payload.get("undecided", False),
        compared=purposes.compared(event, happened),
        scored=purposes.compared(event, happened, "raw"),
        restored=purposes.compared(event, happened, "restored"),
    )


def _is_inference(training: Any) -> bool:
    """Whether a model is called as ``predict`` calls it."""
    return training is ABSENT or (type(training) is Const and training.value is False)


def _loop(event: Event) -> Any:
    return trainings.loop_fact(event.loops[-1]) if event.loops else None


FACTS: dict[str, Callable[[Recovery, Event], Fact | None]] = {
    "compile": _compile,
    "fit": _fit,
    "evaluate": _evaluation,
    "predict": _prediction,
}


def _writes(recovery: Recovery) -> None:
    graphs = [(recovery.graph(model), model, recovery.models[key]) for key, model in recovery.objects.items()]
    for event in recovery.events:
        if event.kind == "write":
            recovery.facts[id(event)] = lifecycle.write(
                event, recovery.common(event), graphs, recovery.history, complete=recovery.complete
            )
    lifecycle.adapt(graphs, recovery.history)
    lifecycle.trainable(graphs, recovery.history)
