"""What had happened to a model before an event: which compile is in force, where its weights come from.

Reads the machine's events in order, each under its guard, so that "compiled only if `train`" stays just that.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kerlint.facts.choices import bounded, leaves, select
from kerlint.facts.guards import either, restrict
from kerlint.facts.values import Const, Guard, Unknown
from kerlint.interpreter.happened import Event
from kerlint.interpreter.libraries.keras.objects import KerasObject, Model
from kerlint.interpreter.recover.graph import Graph, Node
from kerlint.interpreter.recover.layers import weighted
from kerlint.interpreter.values import Instance, Mapping, Sequence

NEVER = None
"""No compile is in force: surely never compiled."""


class History:
    """Events by the objects that they happen to. ``graphs`` gives the graph of a model; ``guessed``: the order
    of events is only a guess (a notebook)."""

    def __init__(self, events: list[Event], graphs: Any, *, guessed: bool) -> None:
        self.events = events
        self.graphs = graphs
        self.guessed = guessed
        self._parts: dict[int, set[int]] = {}
        self._born: dict[int, Any] = {}
        self._keep: list[Any] = []
        self._changes: dict[tuple[int, int], list[tuple[int, Event]]] = {}
        for number, event in enumerate(events):
            if event.kind in ("write", "escape"):
                self._changes.setdefault((event.run, id(event.receiver)), []).append((number, event))

    def changes(self, thing: Any, event: Event) -> list[Event]:
        """What was set on a thing or a part of it before an event of the same run, or where it went, in order."""
        found = [one for part in self.parts(thing) for one in self._changes.get((event.run, part), ())]
        return [one for _, one in sorted(found, key=lambda pair: pair[0]) if one.moment < event.moment]

    def escapes(self, thing: Any) -> Guard:
        """The condition under which an object went where anything may happen to it, at any time."""
        guard: Guard = False
        parts = self.parts(thing)
        for event in self.events:
            if event.kind == "escape" and id(event.receiver) in parts:
                guard = either(guard, event.guard)
        return guard

    def parts(self, thing: Any) -> set[int]:
        """Identities of a model, the models inside it, and of its layers with weights."""
        found = self._parts.get(id(thing))
        if found is None:
            found = {id(thing)}
            self._parts[id(thing)] = found
            self._keep.append(thing)
            if isinstance(thing, Model):
                if thing.instance is not None:
                    self._hold(thing.instance, found)
                graph: Graph = self.graphs(thing)
                for node in graph.nodes if thing.template is None else ():  # a clone has weights of its own
                    self._add(node, found)
        return found

    def _add(self, node: Node, found: set[int]) -> None:
        layer = node.layer
        if isinstance(layer, Model):
            found |= self.parts(layer)
        elif isinstance(layer, KerasObject) and weighted(node) is not False:
            found.add(id(layer))
            if layer.instance is not None:
                self._hold(layer.instance, found)

    def _hold(self, instance: Instance, found: set[int]) -> None:
        """Adds an object of the program's own class, and the models and layers that it keeps as attributes."""
        if id(instance) in found:
            return
        found.add(id(instance))
        self._keep.append(instance)
        for value in instance.attributes.values():
            for leaf in _kept(value):
                thing = leaf.base if isinstance(leaf, Instance) else leaf
                if isinstance(thing, Model):
                    found |= self.parts(thing)
                elif isinstance(thing, KerasObject):
                    found.add(id(thing))
                    if thing.instance is not None:
                        self._hold(thing.instance, found)

    def touches(self, thing: Any, event: Event) -> bool:
        """Whether what an event changes is shared with a model."""
        receiver = event.receiver
        if receiver is None:
            return True
        return bool(self.parts(receiver) & self.parts(thing)) or id(receiver) in self.parts(thing)

    def compile_before(self, model: Model, event: Event, facts: dict[int, Any]) -> Any:
        """The compile in force at an event: a guarded fact, ``None`` where there is none."""
        current: Any = NEVER
        if model.kind in ("loaded", "clone") or model.open:
            current = Unknown("it may come compiled")
        if model.instance is not None and "compile" in _members(model):
            current = Unknown("its class compiles itself")
        for earlier in self.events:
            if earlier.moment >= event.moment or earlier.run != event.run:
                continue
            if earlier.kind == "compile" and earlier.receiver is model:
                current = bounded(select(earlier.guard, facts[id(earlier)], current))
            elif earlier.kind == "escape" and earlier.receiver is model:
                current = bounded(select(earlier.guard, Unknown("it may be compiled elsewhere"), current))
        if model.run != event.run:
            current = Unknown("made in another function")
        return restrict(current, event.guard)

    def weights_before(self, model: Model, event: Event) -> Any:
        """Where the weights of a model come from at an event: `initial`, `trained`, `loaded`, `pretrained`; guarded."""
        current = self.born(model)
        for earlier in self.events:
            if earlier is event or earlier.kind not in ("fit", "load", "escape"):
                continue
            late = earlier.moment >= event.moment or earlier.run != event.run
            if (late and not self.guessed and earlier.run == event.run) or not self.touches(model, earlier):
                continue
            word: Any = {"fit": "trained", "load": "loaded"}.get(earlier.kind)
            if word is None or late or earlier.receiver is None or earlier.receiver is not model:
                certain = word is not None and not late and earlier.receiver is not None
                word = word if certain else Unknown("it may be trained elsewhere")
            current = bounded(select(earlier.guard, word, current))
        return restrict(current, event.guard)

    def born(self, model: Model) -> Any:
        """Where the weights of a model come from when it is made."""
        if id(model) not in self._born:
            self._born[id(model)] = Unknown("a model that is inside itself")
            self._born[id(model)] = self._find_born(model)
        return self._born[id(model)]

    def _find_born(self, model: Model) -> Any:
        if model.kind == "loaded":
            return "loaded"
        if model.kind == "application":
            value = model.arguments.get("weights")
            if value is None:
                return "pretrained"
            if all(getattr(leaf, "value", "") is None for leaf in leaves(value)):
                return "initial"
            if all(type(leaf) is Const and isinstance(leaf.value, str) for leaf in leaves(value)):
                return "pretrained"
            return Unknown("weights of an application")
        if model.open:
            return Unknown("a model that is not known")
        graph: Graph = self.graphs(model)
        words = [self.born(node.layer) for node in graph.nodes if isinstance(node.layer, Model)]
        if not graph.closed or any(type(word) is Unknown for word in words):
            return Unknown("layers that are not known")
        if any(isinstance(node.layer, KerasObject) and "weights" in node.layer.arguments for node in graph.nodes):
            return "loaded"
        return next((word for word in words if word != "initial"), "initial")


def _kept(value: Any, depth: int = 3) -> Iterator[Any]:
    """The models, layers and objects of own classes in a value, and in lists and dictionaries in it."""
    for leaf in leaves(value):
        if isinstance(leaf, (Model, KerasObject, Instance)):
            yield leaf
        elif isinstance(leaf, (Sequence, Mapping)) and depth:
            inner = [item.value for item in leaf.items] if isinstance(leaf, Sequence) else leaf.entries.values()
            for one in inner:
                yield from _kept(one, depth - 1)


def _members(model: Model) -> set[str]:
    from kerlint.interpreter.attributes import order

    return {name for one in order(model.instance.type) for name in one.members} if model.instance is not None else set()


def overrides(model: Model) -> list[str] | None:
    """Methods that a model's class defines itself; ``None`` if a base of it is not known."""
    if model.instance is None:
        return []
    return sorted(_members(model))
