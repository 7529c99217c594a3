"""What a document imports and calls of libraries, for rules about names: migration, deprecation, misuse."""

from __future__ import annotations

from typing import Any

from kerlint.facts.values import UNKNOWN, Collection, Item, restrict
from kerlint.facts.vocabulary import Call, Imported
from kerlint.interpreter.machine import Machine
from kerlint.keras import names

LIBRARIES = {"tensorflow": "tensorflow", "tf_keras": "keras", "keras": "keras", "numpy": "numpy", "sklearn": "sklearn"}


def imports(machine: Machine) -> Collection:
    """Every name that the document imports."""
    found = []
    for one in machine.imports:
        guard = restrict(one.guard, machine.live)
        path = f"{one.module}.{one.name}" if one.name and one.name != "*" else one.module
        symbol = names.canonical(path)
        fact = Imported(
            place=one.place,
            guard=guard,
            path=path,
            names=Collection.of(one.name) if one.name else Collection(),
            canonical=None if symbol is None else f"keras.{symbol.path}",
            protected=one.protected,
        )
        found.append(Item(guard, fact))
    return Collection(tuple(found))


def calls(machine: Machine, loop: Any, fact_of: Any, *, complete: bool) -> Collection:
    """Every call into Keras, and of other libraries with symbolic tensors. ``fact_of`` gives the fact of a receiver."""
    found = []
    for one in machine.called:
        guard = restrict(one.guard, machine.live)
        root = one.canonical.partition(".")[0]
        fact = Call(
            place=one.place,
            guard=guard,
            moment=one.moment,
            run=one.run,
            loops=tuple(loop(state) for state in one.loops),
            function=one.canonical,
            written=one.path,
            receiver=fact_of(one.receiver),
            library=LIBRARIES.get(root, UNKNOWN),
            given=Collection.of(*one.given, closed=not one.open),
            symbolic=one.symbolic,
            context="graph" if one.context == "eager" else one.context,
        )
        found.append(Item(guard, fact))
    return Collection(tuple(found), closed=complete)
