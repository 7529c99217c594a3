"""What a document imports and calls of libraries, for rules about names: migration, deprecation, misuse."""

from __future__ import annotations

from typing import Any

from kerlint.facts.guards import restrict
from kerlint.facts.values import UNKNOWN, Choice, Collection, Guard, Item
from kerlint.facts.vocabulary import Call
from kerlint.facts.written import Imported, Outdated
from kerlint.interpreter.happened import Old
from kerlint.interpreter.machine import Machine
from kerlint.interpreter.recover import arguments as arg
from kerlint.keras import names
from kerlint.keras.changes import Change

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
            symbolic=UNKNOWN if one.symbolic is None else one.symbolic,
            context="graph" if one.context == "eager" else one.context,
        )
        found.append(Item(guard, fact))
    return Collection(tuple(found), closed=complete)


def outdated(machine: Machine) -> Collection:
    """What the document writes for another Keras, with what becomes of it in the one that is meant."""
    found = [Item(restrict(one.guard, machine.live), _old(machine, one)) for one in machine.outdated]
    return Collection(tuple(found))


def _old(machine: Machine, old: Old) -> Outdated:
    change, meant = old.change, machine.meant
    target = meant.reached_by(old.path) if old.path else meant.objects
    works = change.works(target, meant.oldest)
    effect = change.effect(target, meant.oldest)
    package = _package(old.path)
    return Outdated(
        place=old.place,
        guard=restrict(old.guard, machine.live),
        moment=old.moment,
        run=old.run,
        change=change.kind,
        form=old.form,
        written=old.written,
        owner=old.owner,
        value=None if old.value is None else arg.simple(old.value),
        replacement=_replacement(change, old, package),
        advice=change.advice,
        call=change.call,
        package=package or UNKNOWN,
        works=UNKNOWN if works is None else works,
        fails=_fails(effect, works),
        protected=old.protected or _tested(old.guard),
    )


def _tested(guard: Guard) -> bool:
    """Whether it happens only where a test of versions, or one that is not followed, says so."""
    if type(guard) is not Choice:
        return False
    return guard.atom.opaque or _tested(guard.high) or _tested(guard.low)


def _fails(effect: str | None, works: bool | None) -> Any:
    """Where some releases raise and others only ignore it, it is not known to raise."""
    if effect is None:
        return False if works is True else UNKNOWN
    return effect == "fails"


def _package(path: str) -> str:
    if path.startswith("tensorflow."):
        return "tf.keras"
    return "tf_keras" if path.startswith("tf_keras") else "keras" if path else ""


def _replacement(change: Change, old: Old, package: str) -> str | None:
    if change.new is None or old.form not in ("name", "import", "call"):
        return change.new
    root = "keras" if change.new.startswith(("ops.", "src.")) else package
    return f"{root}.{change.new}"
