"""Rows that are drawn again, some of them twice: the event, and what comes out of it."""

from __future__ import annotations

from typing import Any

from kerlint.facts.rows import Opaque
from kerlint.facts.values import UNKNOWN
from kerlint.facts.vocabulary import Data, Transform
from kerlint.interpreter.call import Call
from kerlint.interpreter.data import selection
from kerlint.interpreter.data.make import changed, with_step


def resampling(call: Call, data: Data, name: str) -> Transform:
    """The event that rows are drawn with replacement, or made between others."""
    made = Transform(
        place=call.origin,
        type=name,
        kind="resample",
        learns=False,
        fitted_on=data,
        per_item=UNKNOWN if call.machine.loops else False,
        moment=call.machine.moment + 1,
        run=call.machine.run,
    )
    call.machine.note("transform", call.receiver, call.origin, fact=made)
    return made


def drawn_again(data: Data, made: Transform, drawn: Opaque, call: Call, **changes: Any) -> Data:
    """Rows of ``data`` after ``made``; members of one call share ``drawn``."""
    steps = with_step(data, "resample", type=made.type, estimator=made, random=True, place=call.origin)
    facts = {"length": UNKNOWN, "order": UNKNOWN, "rows": selection.then(data, drawn), "steps": steps}
    return changed(data, call.origin, **{**facts, **changes})
