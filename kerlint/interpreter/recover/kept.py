"""Callbacks and optimizers that a program keeps under a name, and whether it ever reads that name.

A name that the text holds nowhere but where it is set, or as an argument or attribute, is read by nobody; one that it
holds elsewhere may be read, or may be another's.
"""

from __future__ import annotations

import re
from typing import Any

from kerlint.facts.fact import link
from kerlint.facts.vocabulary import Callback, Optimizer
from kerlint.interpreter.happened import Event
from kerlint.interpreter.machine import Machine
from kerlint.interpreter.recover import compiles, trainings


def callbacks(machine: Machine, events: list[Event], common: Any) -> list[Callback]:
    """Every callback that got a name."""
    found = []
    for event in events:
        if event.kind == "callback":
            made = trainings.callback(event.receiver)
            fact = Callback(**common(event), **{name: getattr(made, name) for name in made.attributes})
            link(fact, idle=_idle(machine, event))
            found.append(fact)
    return found


def optimizers(machine: Machine, events: list[Event], made: dict[int, Any]) -> list[Optimizer]:
    """Every optimizer that got a name; ``made`` keeps one fact per object, which a compile may have, too."""
    found = []
    for event in events:
        fact = compiles.optimizer_of(event.receiver, event.place, made) if event.kind == "optimizer" else None
        if isinstance(fact, Optimizer):
            link(fact, idle=_idle(machine, event))
            found.append(fact)
    return found


def _idle(machine: Machine, event: Event) -> bool:
    name = re.escape(event.payload["name"])
    return re.search(rf"(?<![\w.]){name}\b(?!\s*=[^=])", machine.main.text) is None
