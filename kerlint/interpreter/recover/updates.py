"""How often a training changes the weights: steps of an epoch, and updates of the whole training."""

from __future__ import annotations

from typing import Any

from kerlint.facts.choices import combine, each
from kerlint.facts.fact import link
from kerlint.facts.values import UNKNOWN, Choice, Const, Unknown
from kerlint.facts.vocabulary import Data, Fit
from kerlint.interpreter.generators import counts_rows
from kerlint.interpreter.happened import Event
from kerlint.interpreter.libraries.tfdata import all_steps
from kerlint.interpreter.recover.compiles import given_argument

KEEPING = frozenset({"cache", "prefetch", "map", "shuffle", "scale", "augment", "encode", "impute", "index"})
"""Steps of a pipeline that leave the number of its elements as it is."""


def complete(fit: Fit, event: Event) -> None:
    """Links a fit with the number of its steps and updates."""
    per_epoch = steps(fit.x, fit.rows, fit.batch_size, fit.steps_per_epoch)
    whole = each(given_argument(event, "steps_per_epoch", None), _takes_all)
    link(fit, steps=per_epoch, whole=whole, updates=updates(event, fit.function, fit.epochs, per_epoch))


def _takes_all(leaf: Any) -> Any:
    if type(leaf) is Const and leaf.value is None:
        return True
    place = getattr(leaf, "definition", None) or getattr(leaf, "origin", None)
    return place is not None and counts_rows(place.node) or Unknown("whether that are all rows")


def steps(x: Any, rows: Any, batch_size: Any, steps_per_epoch: Any) -> Any:
    """Updates in one epoch: as written, else so many batches as the rows fill (the last one may be smaller)."""

    def count(given: Any, data: Any, number: Any, size: Any) -> Any:
        written = _whole(given)
        if written is not None:
            return Const(written, getattr(given, "origin", None))
        length = _whole(number)
        if given is not None and getattr(given, "value", 0) is not None or type(data) is not Data or length is None:
            return UNKNOWN
        per_step = _batch(data) if data.container == "dataset" else _whole(size)
        if data.container not in ("array", "frame", "list", "dataset") or not per_step:
            return UNKNOWN
        return -(-length // per_step)

    return combine(count, steps_per_epoch, x, rows, batch_size)


def updates(event: Event, function: Any, epochs: Any, per_epoch: Any) -> Any:
    """Updates of the whole training; Unknown where it is one step of a loop, or goes on with an earlier one."""
    first = given_argument(event, "initial_epoch", 0)

    def count(begin: Any, rounds: Any, each: Any) -> Any:
        begin, rounds, each = _whole(begin), _whole(rounds), _whole(each)
        if begin != 0 or rounds is None or each is None or function != "fit":
            return UNKNOWN
        return rounds * each

    return combine(count, first, epochs, per_epoch)


def _batch(data: Data) -> int | None:
    """Rows of an element of a pipeline; ``None`` if that is not known."""
    found = None
    for step in all_steps(data) or ():
        if step.kind == "batch":
            if found is not None:
                return None
            found = _whole(step.size)
        elif step.kind not in KEEPING and (found is not None or step.kind not in ("take", "skip")):
            return None
    return found


def _whole(value: Any) -> int | None:
    if type(value) in (Unknown, Choice):
        return None
    number = value.value if type(value) is Const else value
    return number if type(number) is int and number >= 0 else None
