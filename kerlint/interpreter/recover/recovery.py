"""What is recovered of a run so far: the graph and the fact of each model, the fact of each event.

Every step of the recovery reads what the steps before it have made, and adds its own.
"""

from __future__ import annotations

from typing import Any

from kerlint.facts.fact import Fact
from kerlint.facts.guards import restrict
from kerlint.facts.values import UNKNOWN
from kerlint.facts.vocabulary import Compile, Model, Optimizer
from kerlint.interpreter.happened import Event
from kerlint.interpreter.libraries.keras import objects
from kerlint.interpreter.libraries.keras.inside import outputs as call_outputs
from kerlint.interpreter.machine import Machine
from kerlint.interpreter.recover import compiles, fed, layers, shapes, within
from kerlint.interpreter.recover.graph import Graph, graph_of
from kerlint.interpreter.recover.history import History
from kerlint.interpreter.recover.trainings import loop_fact


class Recovery:
    """Facts made so far, by the identities of the objects and events that they stand for.

    ``complete``: the whole program was run, so that what was not met does not happen.
    """

    def __init__(self, machine: Machine) -> None:
        self.machine = machine
        self.events = [event for event in map(self._settled, machine.events) if event.guard is not False]
        compiles.note_earlier(self.events)
        self.graphs: dict[int, Graph] = {}
        self.models: dict[int, Model] = {}
        self.objects: dict[int, objects.Model] = {}
        self.optimizers: dict[int, Optimizer] = {}
        self.compiles: dict[int, Compile] = {}
        self.facts: dict[int, Fact] = {}
        self.complete = not {"fuel", "function"} & machine.limits.keys()
        self.history = History(self.events, self.graph, guessed=machine.document_kind == "notebook")

    def _settled(self, event: Event) -> Event:
        """Paths on which the program ends with an exception are no paths."""
        return event._replace(guard=restrict(event.guard, self.machine.live))

    def graph(self, model: objects.Model) -> Graph:
        """The graph of a model, with its Layer facts."""
        found = self.graphs.get(id(model))
        if found is None:
            self.objects[id(model)] = model
            self.graphs[id(model)] = Graph()
            template, tensors = self._source(model)
            found = graph_of(template, tensors)
            self.graphs[id(model)] = found
            layers.layer_facts(found, self.model(model))
            within.link_inner(found, self.model, self.events)
            shapes.infer(found, template, fed.shape(self.events, model))
        return found

    def _source(self, model: objects.Model) -> tuple[objects.Model, Any]:
        """The model that was built where this one is a copy of it, and the tensors that a subclass gives."""
        seen: set[int] = set()
        while model.template is not None and not model.open and id(model) not in seen:
            seen.add(id(model))
            model = model.template
        tensors = None
        if model.kind == "subclass" and model.instance is not None:
            tensors = call_outputs(self.machine, model, fed.inputs(self.machine, self.events, model))
        return model, tensors

    def model(self, model: objects.Model) -> Model:
        """The fact of a model; its collections are linked at the end."""
        found = self.models.get(id(model))
        if found is None:
            found = Model(
                place=model.origin,
                guard=restrict(model.guard, self.machine.live),
                moment=model.moment,
                run=model.run,
                loops=tuple(map(loop_fact, model.loops)),
                kind=model.kind,
                type=layers.class_of(model),
                written_as=model.variable,
            )
            self.models[id(model)] = found
            self.objects[id(model)] = model
        return found

    def common(self, event: Event) -> dict[str, Any]:
        """Where and when an event happens: what all facts of events have."""
        return {
            "place": event.place,
            "guard": event.guard,
            "moment": event.moment,
            "run": event.run,
            "loops": tuple(map(loop_fact, event.loops)),
        }

    def fact_of(self, thing: Any) -> Any:
        """The fact of a model or optimizer that something was called on; ``None`` if it was called on nothing."""
        if thing is None:
            return None
        return self.models.get(id(thing)) or self.optimizers.get(id(thing)) or UNKNOWN
