"""Callbacks that a program keeps under a name, and whether it ever reads that name."""

from __future__ import annotations

import re
from typing import Any

from kerlint.facts.fact import link
from kerlint.facts.vocabulary import Callback
from kerlint.interpreter.machine import Event, Machine
from kerlint.interpreter.recover import trainings


def callbacks(machine: Machine, events: list[Event], common: Any) -> list[Callback]:
    """Every callback that got a name.

    A name that the text holds once is read by nobody; one that it holds again may be read, or may be another's.
    """
    text = machine.main.text
    found = []
    for event in events:
        if event.kind != "callback":
            continue
        made = trainings.callback(event.receiver)
        fact = Callback(**common(event), **{name: getattr(made, name) for name in made.attributes})
        link(fact, idle=len(re.findall(rf"\b{re.escape(event.payload['name'])}\b", text)) == 1)
        found.append(fact)
    return found
