"""What becomes of a prediction: the purpose that its uses show."""

from __future__ import annotations

from typing import Any

from kerlint.facts.values import Collection, Item, Unknown
from kerlint.interpreter.happened import Event

USES = frozenset({"use", "decision"})
"""Events that tell of a use: whoever compares scores with a border has read the classes from them."""

SHOWN = frozenset({"show", "plot"})

PATTERNS = (
    ("sklearn.metrics", "metric"),
    ("argmax", "argmax"),
    ("keras.losses", "metric"),
    ("keras.metrics", "metric"),
    ("matplotlib", "plot"),
    ("threshold", "threshold"),
    ("score by hand", "metric"),
)

STRENGTH = ("metric", "threshold", "argmax", "show", "plot", "features")
"""If a prediction has several uses, the first of these is its purpose."""


def purpose(event: Event, events: list[Event]) -> Any:
    """A word of ``Prediction.purpose``; Unknown if no use was seen, or none that says enough."""
    words = {_word(use.payload["how"]) for use in events if use.kind in USES and _same(use.receiver, event)}
    for word in STRENGTH:
        if word in words:
            return word
    return Unknown("no use was seen")


def learns(event: Event, events: list[Event]) -> Any:
    """Whether a tape that records the call is asked for the gradients of the model's own weights."""
    tapes = event.payload.get("tapes", ())
    if not tapes:
        return False
    asked = [one for one in events if one.kind == "gradient" and any(one.receiver is tape for tape in tapes)]
    own = any(owner is event.receiver for one in asked for owner in one.payload["owners"])
    return own or Unknown("whose gradients are asked for")


def compared(event: Event, events: list[Event], only: str | None = None) -> Collection:
    """Data that the prediction, or the classes read from it, are compared with.

    ``only``: where it is ``raw``, the prediction as it is, or ``restored`` to the units of the targets.
    """
    found = [one for one in events if one.kind == "compared" and _same(one.receiver, event)]
    found = [one for one in found if only is None or one.payload[only]]
    return Collection(tuple(Item(one.guard, data) for one in found for data in one.payload["data"]), closed=False)


def _same(one: Event, other: Event) -> bool:
    return one.moment == other.moment


def _word(how: str) -> str | None:
    if how in SHOWN:
        return how
    return next((word for part, word in PATTERNS if part in how), "features" if how else None)
