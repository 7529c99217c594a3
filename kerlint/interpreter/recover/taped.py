"""Training by hand: the gradients that tapes are asked for, and the updates of weights that are made of them."""

from __future__ import annotations

from typing import Any

from kerlint.facts.choices import each
from kerlint.facts.taped import Gradient, Update
from kerlint.facts.values import UNKNOWN, Collection
from kerlint.interpreter.happened import Event, LoopState
from kerlint.interpreter.libraries.keras.objects import KerasObject, Model
from kerlint.interpreter.recover import compiles


def gradients(events: list[Event], common: Any, models: dict[int, Any]) -> dict[tuple[int, int], Gradient]:
    """Every question for gradients, by when it is asked."""
    return {
        (event.run, event.moment): Gradient(**common(event), models=_models(event, models), lost=event.payload["lost"])
        for event in events
        if event.kind == "gradient"
    }


def updates(
    events: list[Event],
    common: Any,
    models: dict[int, Any],
    optimizers: dict[int, Any],
    asked: dict[tuple[int, int], Gradient],
    loop_fact: Any,
) -> list[Update]:
    """Every update of weights by such gradients."""
    found = []
    for event in events:
        if event.kind != "update":
            continue
        of = event.payload["gradient"]
        found.append(
            Update(
                **common(event),
                optimizer=each(event.receiver, compiles.optimizer_of, event.place, optimizers),
                models=_models(event, models),
                gradient=asked.get((of.run, of.moment), UNKNOWN),
                swapped=event.payload["swapped"],
                fresh=_fresh(event),
                loop=loop_fact(event.loops[-1]) if event.loops else None,
            )
        )
    return found


def _models(event: Event, models: dict[int, Any]) -> Any:
    found = [models.get(id(owner)) for owner in event.payload["owners"]]
    return Collection.of(*[one for one in found if one is not None], closed=None not in found and bool(found))


def _fresh(event: Event) -> Any:
    """Whether the optimizer is made in the same round of a loop as the update, and the weights are older."""
    optimizer, owners = event.receiver, event.payload["owners"]
    if not event.loops:
        return False
    if type(optimizer) is not KerasObject or not all(isinstance(owner, Model) for owner in owners):
        return UNKNOWN
    loop = event.loops[-1]
    if not _within(optimizer.loops, loop):
        return False
    if any(owner.run != event.run or owner.open for owner in owners):
        return UNKNOWN
    return not any(_within(owner.loops, loop) for owner in owners)


def _within(loops: tuple[LoopState, ...], loop: LoopState) -> bool:
    return any(one is loop for one in loops)
