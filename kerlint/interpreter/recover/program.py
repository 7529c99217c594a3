"""Puts the facts of a run together: every model, what judges it, what trains it, and the program around them."""

from __future__ import annotations

from typing import Any, NamedTuple

from kerlint.facts.choices import bounded, combine, each, leaves, select
from kerlint.facts.fact import Fact, link
from kerlint.facts.guards import both, negate, restrict
from kerlint.facts.values import UNKNOWN, Collection, Const, Guard, Item, Unknown
from kerlint.facts.vocabulary import (
    Compile,
    Data,
    Evaluation,
    Feed,
    Fit,
    Head,
    Loop,
    Loss,
    Model,
    Prediction,
    Program,
    Write,
)
from kerlint.interpreter.happened import Event, LoopState
from kerlint.interpreter.libraries.keras import objects
from kerlint.interpreter.libraries.keras.inside import outputs as call_outputs
from kerlint.interpreter.machine import Machine
from kerlint.interpreter.recover import (
    alone,
    compiles,
    ends,
    fed,
    feeding,
    files,
    kept,
    layers,
    lifecycle,
    mentions,
    purposes,
    results,
    shapes,
    spelling,
    stray,
    taped,
    trainings,
    updates,
    within,
)
from kerlint.interpreter.recover import arguments as arg
from kerlint.interpreter.recover.graph import Graph, Node, graph_of
from kerlint.interpreter.recover.history import History, overrides
from kerlint.interpreter.values import ABSENT

TRAINING = frozenset({"fit", "train_on_batch", "tape"})


class Recovered(NamedTuple):
    """The facts of a run, and what they were read from: the graph of each model, the call behind each event."""

    program: Program
    graphs: dict[Model, Graph]
    models: dict[Model, objects.Model]
    events: dict[Fact, Event]


def recover(machine: Machine, role: Any, target: Any, backend: Any) -> Recovered:
    """The facts of a finished run."""
    recovery = _Recovery(machine)
    program = recovery.program(role, target, backend)
    graphs = {fact: recovery.graphs[key] for key, fact in recovery.models.items() if key in recovery.graphs}
    models = {fact: recovery.objects[key] for key, fact in recovery.models.items()}
    events = {recovery.facts[id(event)]: event for event in recovery.events if id(event) in recovery.facts}
    return Recovered(program, graphs, models, events)


class _Recovery:
    """Facts made so far, by the objects and events that they stand for."""

    def __init__(self, machine: Machine) -> None:
        self.machine = machine
        self.events = [event for event in map(self._settled, machine.events) if event.guard is not False]
        compiles.note_earlier(self.events)
        self.graphs: dict[int, Graph] = {}
        self.models: dict[int, Model] = {}
        self.objects: dict[int, objects.Model] = {}
        self.optimizers: dict[int, Any] = {}
        self.compiles: dict[int, Any] = {}
        self.facts: dict[int, Fact] = {}
        self.heads: list[Head] = []
        self.feeds: list[Feed] = []
        self.trainability: dict[int, Any] = {}
        self.trainability_here: dict[int, Any] = {}
        self.complete = not {"fuel", "function"} & machine.limits.keys()
        self.history = History(self.events, self.graph, guessed=machine.document_kind == "notebook")

    def _settled(self, event: Event) -> Event:
        """Paths on which the program ends with an exception are no paths."""
        return event._replace(guard=restrict(event.guard, self.machine.live))

    # --- models

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
                loops=tuple(map(self._loop_fact, model.loops)),
                kind=model.kind,
                type=layers.class_of(model),
                written_as=model.variable,
            )
            self.models[id(model)] = found
            self.objects[id(model)] = model
        return found

    def _common(self, event: Event) -> dict[str, Any]:
        return {
            "place": event.place,
            "guard": event.guard,
            "moment": event.moment,
            "run": event.run,
            "loops": tuple(map(self._loop_fact, event.loops)),
        }

    # --- compiles and heads

    def _compile(self, event: Event) -> None:
        model = self.model(event.receiver)
        fact = Compile(
            **self._common(event),
            model=model,
            given=arg.given(event.payload["arguments"], open=event.payload["open"]),
            optimizer=compiles.optimizer(event, self.optimizers),
            run_eagerly=arg.boolean(compiles.given_argument(event, "run_eagerly", False)),
            parts=compiles.parts(event),
        )
        self.compiles[id(event)] = fact
        self.facts[id(event)] = fact

    def _heads(self, event: Event, labels: Any, fitted: Any) -> list[Head]:
        model: objects.Model = event.receiver
        graph = self.graph(model)
        compiled = self.compiles[id(event)]
        known = graph.closed and not graph.loose or all(type(output) is not Unknown for output in graph.outputs)
        count = len(graph.outputs) if known else None
        if "compile" in (overrides(model) or ()):
            return []
        losses = compiles.losses(event, len(graph.outputs), count, graph.names)
        made = []
        for position, output in enumerate(graph.outputs):
            end = ends.ends_of(output, self.graph)
            units = ends.units_of(output, end)
            label = labels if count == 1 else UNKNOWN
            accurate = compiles.accuracy(units, label, losses[position])
            made.append(
                Head(
                    place=event.place,
                    guard=event.guard,
                    moment=event.moment,
                    run=event.run,
                    model=self.model(model),
                    compile=compiled,
                    layer=each(end, lambda leaf: leaf.node.fact if isinstance(leaf.node, Node) else UNKNOWN),
                    units=units,
                    several=ends.several(units, end, label),
                    activation=each(end, lambda leaf: leaf.activation),
                    axis=each(end, lambda leaf: leaf.axis),
                    dtype=each(output, ends.precision),
                    loss=restrict(losses[position], event.guard),
                    metrics=compiles.metrics(event, position, count, graph.names, accurate),
                    labels=label,
                    fitted=fitted,
                )
            )
        return made

    # --- trainings

    def _fit(self, event: Event) -> None:
        model: objects.Model = event.receiver
        if not isinstance(model, objects.Model):
            return
        x, y = trainings.features_and_labels(event)
        judged = trainings.validation(event)
        fact = Fit(
            **self._common(event),
            model=self.model(model),
            compile=self.history.compile_before(model, event, self.compiles),
            given=arg.given(event.payload["arguments"], open=event.payload["open"]),
            x=x,
            y=y,
            rows=trainings.rows(x, judged),
            validation=judged,
            epochs=arg.number(compiles.given_argument(event, "epochs", 1)),
            batch_size=trainings.batch_size(event, x),
            steps_per_epoch=arg.number(compiles.given_argument(event, "steps_per_epoch", None)),
            callbacks=trainings.callbacks(event),
            loop=self._loop(event),
            function=event.payload["function"],
            methods=Collection(),
            shuffle=arg.boolean(compiles.given_argument(event, "shuffle", True)),
            class_weight=trainings.class_weight(event),
            fractions=trainings.fractions(event),
        )
        updates.complete(fact, event)
        self.facts[id(event)] = fact

    def _loop(self, event: Event) -> Any:
        return self._loop_fact(event.loops[-1]) if event.loops else None

    def _supervised(self, fit: Fit, model: objects.Model, heads: list[Head]) -> Any:
        """A standard loss against targets that are not the input; ``None`` is no standard loss."""
        if "train_step" in (overrides(model) or ()) or fit.function != "fit":
            return False
        if not heads:
            return UNKNOWN
        families = [each(head.loss, lambda leaf: leaf.family if type(leaf) is Loss else UNKNOWN) for head in heads]

        def judge(x: Any, y: Any, *known: Any) -> Any:
            if any(family == "custom" for family in known) or y is None:
                return False
            if any(isinstance(family, Unknown) for family in known) or type(y) is not Data:
                return UNKNOWN
            if x is y:
                return False
            return type(x) is not Data or x.source is not y.source or x.content == y.content or True

        return combine(judge, fit.x, fit.y, *families)

    def _evaluation(self, event: Event) -> None:
        x, y = trainings.features_and_labels(event)
        model: objects.Model = event.receiver
        self.facts[id(event)] = Evaluation(
            **self._common(event),
            model=self.model(model),
            compile=self.history.compile_before(model, event, self.compiles),
            given=arg.given(event.payload["arguments"], open=event.payload["open"]),
            x=x,
            y=y,
            prediction=None,
            unpacked=None,
            weights=self.history.weights_before(model, event),
        )

    def _prediction(self, event: Event) -> None:
        model: objects.Model = event.receiver
        training = event.payload.get("training", ABSENT)
        if event.payload["function"] == "call" and not self._is_inference(training):
            return
        self.facts[id(event)] = Prediction(
            **self._common(event),
            function=event.payload["function"],
            model=self.model(model),
            x=each(event.payload["x"], lambda leaf: leaf if type(leaf) is Data else UNKNOWN),
            weights=self.history.weights_before(model, event),
            purpose=purposes.purpose(event, self.machine.events),
            loop=self._loop(event),
            given=arg.given(event.payload.get("written", {}), open=event.payload.get("open", False)),
            learns=purposes.learns(event, self.machine.events),
            compared=purposes.compared(event, self.machine.events),
            scored=purposes.compared(event, self.machine.events, raw=True),
        )

    def _is_inference(self, training: Any) -> bool:
        return training is ABSENT or (type(training) is Const and training.value is False)

    def _writes(self) -> None:
        graphs = [(self.graph(model), model, self.models[key]) for key, model in self.objects.items()]
        for event in self.events:
            if event.kind == "write" and event.guard is not False:
                self.facts[id(event)] = lifecycle.write(
                    event, self._common(event), graphs, self.history, complete=self.complete
                )
        lifecycle.adapt(graphs, self.history)
        lifecycle.trainable(graphs, self.history)

    # --- feeds

    def _feed(self, use: str, fact: Any, data: Any, purpose: Any) -> None:
        model: objects.Model = next(self.objects[key] for key, one in self.models.items() if one is fact.model)
        first, reaching = feeding.arrival(self.graph(model), data, self.graph)
        self.feeds.append(
            Feed(
                place=fact.place,
                guard=fact.guard,
                moment=fact.moment,
                run=fact.run,
                loops=fact.loops,
                use=use,
                model=fact.model,
                event=fact,
                purpose=purpose,
                data=data,
                reaching=reaching,
                first=first,
                refusal=each(data, lambda leaf: feeding.refusal(self.graph(model), leaf)),
            )
        )

    def _feeds(self) -> None:
        for fact in list(self.facts.values()):
            if isinstance(fact, Fit) and fact.function != "tape":
                self._feed("fit", fact, fact.x, "train")
                for guard, judged in _present(fact.validation):
                    self._feed("validate", fact, judged.x, "metric")
                    if guard is not True:
                        object.__setattr__(self.feeds[-1], "guard", both(fact.guard, guard))
            elif isinstance(fact, Evaluation):
                self._feed("evaluate", fact, fact.x, "metric")
            elif isinstance(fact, Prediction):
                self._feed("predict", fact, fact.x, fact.purpose)

    # --- all together

    HANDLERS = {"compile": _compile, "fit": _fit, "evaluate": _evaluation, "predict": _prediction}

    def program(self, role: Any, target: Any, backend: Any) -> Program:
        """The program with all its facts linked to each other."""
        for model in self.machine.models:
            self.model(model)
            self.graph(model)
        for event in self.events:
            handler = self.HANDLERS.get(event.kind)
            if handler is not None and event.guard is not False and isinstance(event.receiver, objects.Model):
                handler(self, event)
        self._writes()
        self._link_heads()
        self._feeds()
        self.trainability = shapes.trainability(self.events, self.graph)
        self.trainability_here = shapes.trainability(self.events, self.graph, elsewhere=False)
        for key, fact in self.models.items():
            self._link_model(fact, self.objects[key])
        lookups = results.complete(self.events, self.facts, self._common, target)
        made = list(self.facts.values())
        asked = taped.gradients(self.events, self._common, self.models)
        updated = taped.updates(self.events, self._common, self.models, self.optimizers, asked, self._loop_fact)
        return Program(
            place=None,
            role=role,
            target=target,
            backend=backend,
            models=self._all(list(self.models.values())),
            compiles=self._of(made, Compile),
            fits=self._of(made, Fit, hidden=self._unseen_training()),
            evaluations=self._of(made, Evaluation),
            predictions=self._of(made, Prediction),
            decisions=self._all(results.decisions(self.events, self.facts, self._common)),
            scores=self._all(results.scores(self.events, self.facts, self._common)),
            gradients=self._all(list(asked.values())),
            updates=self._all(updated),
            readings=self._all(files.readings(self.machine, self.events, self, self._common)),
            alone=self._all(alone.layers(self.events, self.history, self._common)),
            splits=self._of(self._recorded("split"), object),
            transforms=self._of(self._recorded("transform"), object),
            lookups=self._all(lookups),
            writes=self._of(made, Write),
            callbacks=self._all(kept.callbacks(self.machine, self.events, self._common)),
            optimizers=self._all(kept.optimizers(self.machine, self.events, self.optimizers)),
            calls=mentions.calls(self.machine, self._loop_fact, self._receiver, complete=self.complete),
            imports=mentions.imports(self.machine),
            identifiers=spelling.strings(self.machine, self.events, list(self.graphs.values()), target),
            outdated=mentions.outdated(self.machine),
        )

    def _loop_fact(self, state: LoopState) -> Loop:
        return trainings.loop_fact(state)

    def _receiver(self, thing: Any) -> Any:
        if thing is None:
            return None
        return self.models.get(id(thing)) or self.optimizers.get(id(thing)) or UNKNOWN

    def _recorded(self, kind: str) -> list[Any]:
        return [event.payload["fact"] for event in self.events if event.kind == kind and "fact" in event.payload]

    def _unseen_training(self) -> bool:
        """Whether something was trained that is not among the models."""
        return any(event.kind == "fit" and not isinstance(event.receiver, objects.Model) for event in self.events)

    def _link_heads(self) -> None:
        for event in self.events:
            if id(event) not in self.compiles:
                continue
            compiled = self.compiles[id(event)]
            fits = [fact for fact in self.facts.values() if isinstance(fact, Fit) and _uses(fact.compile, compiled)]
            closed = negate(self.history.escapes(event.receiver)) if self.complete else False
            labels = _labels(fits)
            fitted: Any = (
                True
                if any(fit.compile is compiled for fit in fits)
                else (False if closed is True and not fits else UNKNOWN)
            )
            heads = self._heads(event, labels, fitted)
            self.heads += heads
            link(compiled, heads=Collection.of(*heads), fits=Collection.of(*fits, closed=closed))
            for fit in fits:
                link(fit, supervised=self._supervised(fit, event.receiver, heads))

    def _link_model(self, fact: Model, model: objects.Model) -> None:
        graph = self.graph(model)
        closed = negate(self.history.escapes(model)) if self.complete else False

        def own(kind: type) -> Collection:
            found = (
                one for one in self.facts.values() if isinstance(one, kind) and getattr(one, "model", None) is fact
            )
            return Collection.of(*found, closed=closed)

        made, saved = overrides(model), self.models.get(id(model.template))
        weights = shapes.weights(model, graph)
        link(
            fact,
            layers=Collection(
                tuple(Item(node.guard, node.fact) for node in graph.nodes), closed=graph.closed, doubt=graph.doubt
            ),
            outputs=_outputs(graph, self.graph),
            output_names=UNKNOWN if graph.names is None else Collection.of(*graph.names),
            refusal=shapes.refusal(model),
            compiles=own(Compile),
            fits=own(Fit),
            evaluations=own(Evaluation),
            predictions=own(Prediction),
            heads=Collection.of(*(head for head in self.heads if head.model is fact), closed=closed),
            feeds=Collection.of(*feeding.of_model(self.feeds, fact, saved), closed=closed),
            overrides=UNKNOWN if made is None else Collection.of(*made),
            pretrained=self._pretrained(model),
            resets=lifecycle.resets(model, self.history, self._common),
            regularised=shapes.regularised(graph),
            unused=stray.layers(self.machine, model, graph, self.graphs.values(), fact),
            parameters=shapes.parameters(weights),
            trainable_parameters=shapes.trainable_parameters(model, weights, self.trainability),
            trainable_here=shapes.trainable_parameters(model, weights, self.trainability_here),
        )
        lifecycle.feed(graph, fact)

    def _pretrained(self, model: objects.Model) -> Any:
        """Whether weights come from elsewhere: from the start, or because they are loaded or set at some time."""
        born = each(
            self.history.born(model), lambda word: word if type(word) is Unknown else word in ("loaded", "pretrained")
        )
        for event in self.events:
            if event.kind == "load" and id(event.receiver) in self.history.parts(model):
                born = bounded(select(event.guard, True, born))
        return born

    def _all(self, facts: list[Any]) -> Collection:
        return Collection(tuple(Item(fact.guard, fact) for fact in facts), closed=self.complete)

    def _of(self, facts: list[Any], kind: type, *, hidden: bool = False) -> Collection:
        chosen: list[Any] = [fact for fact in facts if isinstance(fact, kind)]
        return Collection(tuple(Item(fact.guard, fact) for fact in chosen), closed=self.complete and not hidden)


def _present(value: Any) -> list[tuple[Guard, Any]]:
    from kerlint.facts.guards import arms

    return [(guard, leaf) for guard, leaf in arms(value) if isinstance(leaf, Fact)]


def _uses(compile_: Any, compiled: Compile) -> bool:
    return any(leaf is compiled for leaf in leaves(compile_))


def _labels(fits: list[Fit]) -> Any:
    """The labels of all fits of a compile, if they agree on one."""
    if len(fits) == 1:
        return fits[0].y
    return UNKNOWN


def _outputs(graph: Graph, inner: Any) -> Collection:
    items = []
    for output in graph.outputs:
        end = ends.ends_of(output, inner)
        fact = each(end, lambda leaf: leaf.node.fact if isinstance(leaf.node, Node) else leaf.node)
        items.append(Item(True, fact))
    known = not any(type(output) is Unknown for output in graph.outputs)
    return Collection(tuple(items), closed=known)
