"""Whether the facts of a program contain a run of it: some world in which they say exactly what happened.

A *world* gives every condition that the facts depend on an arm. It is searched for by asking: reading a choice that
the world does not decide stops the question, which is then asked in both worlds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from kerlint.document.document import Document
from kerlint.facts.values import Atom, Choice, Collection, Const, Unknown
from kerlint.facts.vocabulary import Compile, Model, Program
from kerlint.interpreter import interpret
from kerlint.interpreter.positions import locate
from tests.soundness.standin import Event, Trace, Use, end_of

MAX_WORLDS = 4_000
EVENTS = {
    "models": "model",
    "compiles": "compile",
    "fits": "fit",
    "evaluations": "evaluation",
    "predictions": "prediction",
}


class Split(Exception):
    """The answer depends on this condition."""

    def __init__(self, atom: Atom) -> None:
        self.atom = atom


class TooManyWorlds(Exception):
    """The search was given up."""


class World:
    """One combination of conditions."""

    def __init__(self, arms: dict[Atom, bool]) -> None:
        self.arms = arms

    def read(self, value: Any) -> Any:
        """A value in this world; ``Unknown`` where the analysis gave up."""
        while type(value) is Choice:
            if value.atom.opaque:
                return Unknown("opaque")
            value = value.high if self.arm(value.atom) else value.low
        return value.value if type(value) is Const else value

    def holds(self, guard: Any) -> bool:
        while type(guard) is Choice:
            guard = guard.high if self.arm(guard.atom) else guard.low
        return bool(guard)

    def arm(self, atom: Atom) -> bool:
        if atom in self.arms:
            return self.arms[atom]
        raise Split(atom)


def worlds(question: Callable[[World], str | None]) -> list[str]:
    """The complaints of all worlds, or nothing if one world has none."""
    complaints: list[str] = []
    waiting: list[dict[Atom, bool]] = [{}]
    while waiting:
        arms = waiting.pop()
        if len(complaints) > MAX_WORLDS:
            raise TooManyWorlds
        try:
            complaint = question(World(arms))
        except Split as split:
            atom = split.atom
            waiting.append({**arms, atom: False})
            taken = atom.group is not None and any(on and other.group == atom.group for other, on in arms.items())
            if not taken:
                waiting.append({**arms, atom: True})
            continue
        if complaint is None:
            return []
        complaints.append(complaint)
    return complaints


class Facts:
    """What kerlint says of a program: its events in order, and where everything is written."""

    def __init__(self, text: str) -> None:
        self.document = Document("program.py", "program.py", "script", text)
        self.program: Program = interpret(self.document)
        self.rows: dict[Any, int] = {}
        found = [fact for name in EVENTS for fact in _members(getattr(self.program, name))]
        self.events = sorted((fact for fact in found if fact.run == 0), key=lambda fact: fact.moment)
        self.complete = all(_collection(getattr(self.program, name)).closed is True for name in EVENTS)
        self._locate()
        self.loops = any(atom.text == "more than one round" for atom in self.conditions())

    def _locate(self) -> None:
        layers = [layer for model in _members(self.program.models) for layer in _members(model.layers)]
        origins = {fact.place for fact in (*self.events, *layers) if fact.place is not None}
        self.rows = {id(origin.node): place[0] for origin, place in locate(self.document, origins).items()}

    def row(self, fact: Any) -> int:
        return self.rows[id(fact.place.node)]

    def conditions(self) -> set[Atom]:
        """All that the existence of events depends on."""
        found: set[Atom] = set()
        stack = [fact.guard for fact in self.events]
        while stack:
            top = stack.pop()
            if type(top) is Choice:
                found.add(top.atom)
                stack += (top.high, top.low)
        return found


def doubts(facts: Facts) -> list[Any]:
    """The conditions and unknown values among what a trace records: none in a program that leaves nothing open."""
    found: list[Any] = []
    for fact in facts.events:
        found += [fact.guard] if fact.guard is not True else []
        inner = _collection(
            fact.layers if type(fact) is Model else fact.heads if type(fact) is Compile else Collection()
        )
        found += [inner] if inner.closed is not True else []
        parts = [item.value for item in inner.items]
        for part in (fact, *parts):
            recorded = RECORDED.get(type(part).__name__, ())
            found += [(part, name) for name in recorded if type(getattr(part, name)) in (Choice, Unknown)]
    return found


RECORDED = {
    "Layer": ("type", "activation"),
    "Compile": ("model", "optimizer"),
    "Head": ("loss",),
    "Fit": ("model", "compile", "epochs", "validation", "rows"),
    "Evaluation": ("model", "compile", "weights"),
    "Prediction": ("model", "weights"),
}
"""What must be known of a program that leaves nothing open."""


def _collection(value: Any) -> Collection:
    assert type(value) is Collection
    return value


def _members(value: Any) -> Iterator[Any]:
    for item in _collection(value).items:
        stack = [item.value]
        while stack:
            top = stack.pop()
            if type(top) is Choice:
                stack += (top.high, top.low)
            else:
                yield top


def missing(facts: Facts, trace: Trace) -> str | None:
    """Why no world of the facts is this run; ``None`` if one is. Raises TooManyWorlds."""
    if not facts.complete:
        return None
    if not facts.loops:
        complaints = worlds(lambda world: _exactly(facts, trace.events, world))
        return max(complaints, default=None)
    for event in trace.events:
        complaints = worlds(partial(_somewhere, facts, event))
        if complaints:
            return max(complaints)
    return None


def _exactly(facts: Facts, events: list[Event], world: World) -> str | None:
    """In this world, exactly these events happen, in this order. The complaint sorts by how far it came."""
    pairs: dict[int, Any] = {}
    done = 0
    for fact in facts.events:
        if not world.holds(fact.guard):
            continue
        kind = type(fact).__name__.lower()
        if done == len(events):
            return f"{done:03} {kind} in row {facts.row(fact)} never happened"
        event = events[done]
        if (event.kind, event.row) != (kind, facts.row(fact)):
            return f"{done:03} {kind} in row {facts.row(fact)}, but what happened is {event!r}"
        pairs[id(event if kind == "compile" else event.model)] = (
            fact if kind in ("model", "compile") else pairs[id(event.model)]
        )
        wrong = _differs(facts, fact, event, world, pairs)
        if wrong:
            return f"{done:03}! {event!r}: {wrong}"
        done += 1
    return None if done == len(events) else f"{done:03} {events[done]!r} is not among the facts"


def _somewhere(facts: Facts, event: Event, world: World) -> str | None:
    """In this world, the event happens, among others."""
    complaint = f"000 {event!r} is not among the facts"
    for fact in facts.events:
        if type(fact).__name__.lower() != event.kind or facts.row(fact) != event.row or not world.holds(fact.guard):
            continue
        wrong = _differs(facts, fact, event, world, None)
        if wrong is None:
            return None
        complaint = max(complaint, f"001 {event!r}: {wrong}")
    return complaint


Pairs = dict[int, Any]


def _differs(facts: Facts, fact: Any, event: Event, world: World, pairs: Pairs | None) -> str | None:
    if event.kind == "model":
        return _model_differs(facts, fact, event, world)
    model = world.read(fact.model)
    if not isinstance(model, Unknown):
        if pairs is not None and model is not pairs.get(id(event.model)):
            return "another model"
        if facts.row(model) != _made_at(event.model):
            return f"a model made in row {facts.row(model)}, not in row {_made_at(event.model)}"
    if "compiled" in event.details:
        wrong = _compile_differs(facts, fact.compile, event.details["compiled"], world, pairs)
        if wrong:
            return wrong
    if event.kind == "compile":
        return _heads_differ(fact, event, world)
    if event.kind == "fit":
        return _fit_differs(fact, event, world)
    return _attribute_differs("weights", fact.weights, event.details["weights"], world)


def _made_at(model: Any) -> int:
    return int(model.made)


def _attribute_differs(name: str, value: Any, real: Any, world: World) -> str | None:
    known = world.read(value)
    if isinstance(known, Unknown):
        return None
    same = known == real and (known is None) == (real is None)
    return None if same else f"{name} is {known!r}, but really {real!r}"


def _compile_differs(facts: Facts, value: Any, real: Event | None, world: World, pairs: Pairs | None) -> str | None:
    compiled = world.read(value)
    if isinstance(compiled, Unknown):
        return None
    if compiled is None or real is None:
        return None if compiled is real else f"compiled: {compiled!r}, but really {real!r}"
    if pairs is not None:
        return (
            None
            if compiled is pairs.get(id(real))
            else f"the compile of row {facts.row(compiled)}, but really {real!r}"
        )
    return None if facts.row(compiled) == real.row else f"the compile of row {facts.row(compiled)}, but really {real!r}"


def _fit_differs(fact: Any, event: Event, world: World) -> str | None:
    for name in ("epochs", "rows", "batch_size"):
        wrong = _attribute_differs(name, getattr(fact, name), event.details[name], world)
        if wrong:
            return wrong
    judged, real = world.read(fact.validation), event.details["validation"]
    if isinstance(judged, Unknown):
        return None
    if judged is None or real is None:
        return None if judged is real else f"validation is {judged!r}, but really {real!r}"
    return _attribute_differs("validation", judged.kind, real[0], world) or (
        _attribute_differs("fraction", judged.fraction, real[1], world) if real[1] is not None else None
    )


def _heads_differ(fact: Any, event: Event, world: World) -> str | None:
    optimizer = world.read(fact.optimizer)
    if not isinstance(optimizer, Unknown):
        wrong = _attribute_differs("optimizer", optimizer.name, event.details["optimizer"], world)
        wrong = wrong or _attribute_differs("rate", optimizer.learning_rate, event.details["rate"], world)
        if wrong:
            return wrong
    heads = [
        item.value
        for item in _collection(fact.heads).items
        if world.holds(item.guard) and world.holds(item.value.guard)
    ]
    if len(heads) != 1:
        return f"{len(heads)} heads"
    return _head_differs(heads[0], event, world)


def _head_differs(head: Any, event: Event, world: World) -> str | None:
    use, activation = end_of(event.model.uses())
    loss = world.read(head.loss)
    if loss is None or event.details["loss"] is None:
        if loss is not event.details["loss"] and not isinstance(loss, Unknown):
            return f"loss is {loss!r}, but really {event.details['loss']}"
    elif not isinstance(loss, Unknown):
        wrong = _attribute_differs("loss", loss.name, event.details["loss"], world)
        wrong = wrong or _attribute_differs("from_logits", loss.from_logits, event.details["from_logits"], world)
        if wrong:
            return wrong
    if use is None:
        return None
    units = use.layer.values.get("units", Unknown())
    wrong = _attribute_differs("units of the output", head.units, units, world) if use.layer.type == "Dense" else None
    return wrong or (_attribute_differs("activation of the output", head.activation, activation, world))


def _model_differs(facts: Facts, fact: Any, event: Event, world: World) -> str | None:
    wrong = _attribute_differs("kind", fact.kind, event.model.kind, world)
    if wrong:
        return wrong
    uses: list[Use] = event.model.uses()
    collection = _collection(fact.layers)
    there = [world.read(item.value) for item in collection.items if world.holds(item.guard)]
    there = [layer for layer in there if isinstance(layer, Unknown) or world.holds(layer.guard)]
    if world.read(collection.closed) is True and all(not isinstance(layer, Unknown) for layer in there):
        if len(there) != len(uses):
            return f"{len(there)} layers, but really {len(uses)}"
        if event.model.kind == "functional":
            return _any_order(facts, there, uses, world)
        return next(filter(None, (_layer_differs(facts, layer, use, world) for layer, use in zip(there, uses))), None)
    return None


def _any_order(facts: Facts, there: list[Any], uses: list[Use], world: World) -> str | None:
    """Whether the layers can be these uses, each another one."""
    fits = [[_layer_differs(facts, layer, use, world) is None for use in uses] for layer in there]
    taken: dict[int, int] = {}

    def place(layer: int, tried: set[int]) -> bool:
        for use, fit in enumerate(fits[layer]):
            if fit and use not in tried:
                tried.add(use)
                if use not in taken or place(taken[use], tried):
                    taken[use] = layer
                    return True
        return False

    for number, layer in enumerate(there):
        if not place(number, set()):
            return f"{layer!r} of row {facts.row(layer)} is none of its layers"
    return None


def _layer_differs(facts: Facts, layer: Any, use: Use, world: World) -> str | None:
    if not isinstance(world.read(layer.type), Unknown) and facts.row(layer) != use.row:
        return f"a layer of row {facts.row(layer)}, but really of row {use.row}"
    wrong = _attribute_differs("type", layer.type, use.layer.type, world)
    wrong = wrong or _attribute_differs("activation", layer.activation, use.activation, world)
    if use.layer.type == "Dense":
        wrong = wrong or _attribute_differs("units", layer.units, use.layer.values["units"], world)
    if use.layer.type == "Dropout":
        wrong = wrong or _attribute_differs("rate", layer.rate, use.layer.values["rate"], world)
    return wrong
