"""Writes a recovered model and its compile down as plain data (JSON) that the laboratory can rebuild.

What decides how the model trains must be known on the path that is taken; ``NotKnown`` says what is not. Nothing of the
program's own code goes into a blueprint: layers, losses and functions that the program writes itself are not known.
"""

from __future__ import annotations

from collections.abc import Mapping as MappingOf
from typing import Any, TypeAlias

from kerlint.facts.fact import Fact
from kerlint.facts.values import Choice, Const, Unknown
from kerlint.facts.vocabulary import Model as ModelFact
from kerlint.interpreter.libraries.keras.objects import KerasObject, Model, Tensor
from kerlint.interpreter.recover.graph import Graph, Node
from kerlint.interpreter.recover.program import Recovered
from kerlint.interpreter.values import ABSENT, Array, External, Function, Instance, Mapping, Partial, Sequence
from kerlint.keras import names

Json: TypeAlias = Any
Arms: TypeAlias = MappingOf[int, bool]
"""The path that is taken: which arm of each condition, by the condition's place in the order of execution."""

MODEL_ARGUMENTS = frozenset({"name", "trainable"})
IGNORED = frozenset({"weights", "verbose"})
"""Arguments of layers that are left out: weights from data are random here."""

LOOKUPS = frozenset({"StringLookup", "IntegerLookup", "TextVectorization"})
"""Layers whose size comes from the words that they were shown."""


class NotKnown(Exception):
    """The model can't be rebuilt; the message says why, as a clause."""


class Path:
    """One path through the program: what guarded values are there."""

    def __init__(self, arms: Arms | None = None) -> None:
        self.arms = arms or {}

    def __call__(self, value: Any) -> Any:
        """The value on this path. Where the path does not say: what is usual."""
        while type(value) is Choice:
            atom = value.atom
            arm = self.arms.get(atom.order)
            if arm is None:
                arm = atom.usual is not False
            value = value.high if arm else value.low
        return value

    def plain(self, value: Any) -> Any:
        """The value as Python's own, ``None`` where it is not known."""
        value = self(value)
        if type(value) is Const:
            return value.value
        return None if isinstance(value, Unknown) else value


def blueprint(recovered: Recovered, model: ModelFact, compiled: Fact | None, path: Path) -> Json:
    """The model with its compile, and when what was frozen. Raises NotKnown."""
    writer = _Writer(recovered, path)
    made = writer.model(recovered.models[model])
    return {
        "model": made,
        "compile": writer.compiled(compiled) if compiled is not None else None,
        "story": writer.story(compiled) if compiled is not None else [],
    }


class _Writer:
    """Writes values of the program; an object that is used twice is written once and named again."""

    def __init__(self, recovered: Recovered, path: Path) -> None:
        self.recovered = recovered
        self.path = path
        self.facts = {id(thing): fact for fact, thing in recovered.models.items()}
        self.numbers: dict[int, int] = {}
        self.kept: list[Any] = []
        self.places: list[dict[Any, int]] = []
        self.all_named = True

    # --- values

    def value(self, value: Any, what: str) -> Json:
        """A value of the program; ``what`` names it where it is not known."""
        value = self.path(value)
        if type(value) is Instance and value.base is not None:
            value = value.base
        kind = type(value)
        if kind is Const:
            return self._constant(value.value, what)
        if kind is Sequence:
            members = [self.value(item.value, what) for item in value.items if self.path(item.guard) is True]
            if value.open:
                raise NotKnown(f"{what} is not known")
            return members if value.kind == "list" else {"$": "tuple", "items": members}
        if kind is Mapping:
            if value.open:
                raise NotKnown(f"{what} is not known")
            entries = {key: self.path(entry) for key, entry in value.entries.items()}
            return {
                "$": "dict",
                "entries": [[key, self.value(entry, what)] for key, entry in entries.items() if entry is not ABSENT],
            }
        if kind is KerasObject:
            return self.object(value)
        if kind is Model:
            return self.model(value)
        if kind is External:
            return {"$": "name", "path": value.path}
        if kind is Tensor:
            return {"$": "tensor", "node": self._place(value), "index": value.index}
        raise NotKnown(self._why(value, what))

    def _why(self, value: Any, what: str) -> str:
        if type(value) in (Function, Partial, Instance):
            return f"{what} is code of the program, which is not run"
        if type(value) is Array:
            return f"{what} is data of the program"
        reason = value.reason if type(value) is Unknown and value.reason else ""
        return f"{what} is not known" + (f": {reason}" if reason else "")

    def _constant(self, value: Any, what: str) -> Json:
        if value is None or isinstance(value, (bool, int, float, str)):
            return value
        if isinstance(value, (tuple, list)):
            items = [self._constant(one, what) for one in value]
            return items if isinstance(value, list) else {"$": "tuple", "items": items}
        if isinstance(value, dict):
            return {"$": "dict", "entries": [[key, self._constant(one, what)] for key, one in value.items()]}
        raise NotKnown(f"{what} is {value!r}")

    def _number(self, thing: Any) -> tuple[int, bool]:
        """The number of an object, and whether it was written before."""
        known = id(thing) in self.numbers
        if not known:
            self.numbers[id(thing)] = len(self.numbers)
            self.kept.append(thing)
        return self.numbers[id(thing)], known

    def object(self, thing: KerasObject, fact: Any = None) -> Json:
        """A layer, optimizer, loss, initializer … with its arguments."""
        name = thing.name
        if thing.instance is not None:
            raise NotKnown(f"`{name}` is a class of the program, whose code is not run")
        if thing.open:
            raise NotKnown(f"the arguments of `{name}` are not all known")
        number, known = self._number(thing)
        if known:
            return {"$": "object", "id": number}
        arguments = {}
        for key, held in thing.arguments.items():
            given = self.path(held)
            if given is ABSENT or key in IGNORED:
                continue
            try:
                arguments[key] = self.value(given, f"`{key}` of `{name}`")
            except NotKnown:
                if key != "name":
                    raise
                self.all_named = False  # a name changes nothing, unless something goes by it
        policy = self.path.plain(thing.precision)
        if thing.symbol.kind == "layer" and isinstance(policy, str) and "dtype" not in arguments:
            arguments["dtype"] = policy
        made = {"$": "object", "id": number, "path": thing.symbol.path, "arguments": arguments}
        if fact is not None:
            if self.path.plain(fact.trainable) is False and "trainable" not in arguments:
                made["frozen"] = True
            made["statistics"] = _word(self.path.plain(fact.statistics))
        if name in LOOKUPS and "vocabulary" not in arguments:
            raise NotKnown(f"what `{name}` learns from the program's data is not known")
        return made

    # --- models

    def model(self, model: Model) -> Json:
        """A model, whole: its layers, or its graph."""
        number, known = self._number(model)
        if known:
            return {"$": "model", "id": number}
        if model.kind == "application":
            return self._application(model, number)
        fact = self.facts.get(id(model))
        graph = self.recovered.graphs.get(fact) if fact is not None else None
        if graph is None or model.kind == "loaded" and not graph.closed:
            raise NotKnown(f"what a {model.kind} model consists of is not known")
        if model.is_chain or model.kind in ("clone", "loaded") and all(node.use is None for node in graph.nodes):
            return self._sequential(graph, number)
        return self._functional(model, graph, number)

    def _application(self, model: Model, number: int) -> Json:
        if model.open or model.symbol is None:
            raise NotKnown("the arguments of a network of `keras.applications` are not all known")
        arguments = {
            key: self.value(held, f"`{key}` of `{model.symbol.name}`")
            for key, held in model.arguments.items()
            if self.path(held) is not ABSENT
        }
        return {"$": "application", "id": number, "path": model.symbol.path, "arguments": arguments}

    def _sequential(self, graph: Graph, number: int) -> Json:
        if not graph.closed:
            raise NotKnown("the model may have other layers than the known ones")
        layers = [self._layer(node) for node in graph.nodes if self.path(node.guard) is True]
        return {"$": "sequential", "id": number, "layers": layers}

    def _layer(self, node: Node) -> Json:
        layer = node.layer
        if isinstance(layer, KerasObject):
            return self.object(layer, node.fact)
        if isinstance(layer, Model):
            made = self.model(layer)
            if node.fact is not None and self.path.plain(node.fact.trainable) is False:
                made["frozen"] = True
            return made
        if isinstance(layer, str):
            return layer
        raise NotKnown(self._why(layer, "a layer"))

    def _functional(self, model: Model, graph: Graph, number: int) -> Json:
        if not graph.closed and any(node.open for node in graph.nodes):
            raise NotKnown("the graph of the model is not known as a whole")
        nodes = [node for node in graph.nodes if self.path(node.guard) is True]
        places: dict[Any, int] = {node.use: place for place, node in enumerate(nodes) if node.use is not None}
        self.places.append(places)
        written = []
        for node in nodes:
            if node.use is None:
                raise NotKnown("the graph of the model is not known as a whole")
            written.append(self._node(node))
        outputs = []
        for output in graph.outputs:
            end = self.path(output)
            if type(end) is not Node or end not in nodes:
                raise NotKnown(self._why(end, "an output"))
            outputs.append(nodes.index(end))
        inputs = self._inputs(model)
        self.places.pop()
        return {"$": "functional", "id": number, "nodes": written, "outputs": outputs, "inputs": inputs}

    def _inputs(self, model: Model) -> list[int] | None:
        """The nodes that are the inputs, as the program orders them; ``None``: in the order of the nodes."""
        given = self.path(model.inputs)
        members = given.plain() if type(given) is Sequence else [given]
        tensors = [self.path(member) for member in members or ()]
        if not tensors or not all(type(one) is Tensor and one.use in self.places[-1] for one in tensors):
            return None
        return [self.places[-1][one.use] for one in tensors]

    def _node(self, node: Node) -> Json:
        use = node.use
        assert use is not None
        if isinstance(node.layer, KerasObject) and node.layer.symbol.name == "Input":
            if node.layer.open:
                return {"input": _shape(use.shape)}
            return {"layer": self.object(node.layer)}
        if not use.inputs and not use.keywords:
            raise NotKnown("the graph of the model begins inside another network")
        what = node.layer if isinstance(node.layer, str) else "an input of a layer"
        return {
            "layer": self._layer(node),
            "inputs": [self.value(value, what) for value in use.inputs],
            "keywords": {key: self.value(value, f"`{key}`") for key, value in use.keywords.items()},
        }

    def _place(self, tensor: Tensor) -> int:
        for places in reversed(self.places):
            if tensor.use in places:
                place: int = places[tensor.use]
                return place
        raise NotKnown("the graph of the model is not known as a whole")

    # --- compile

    def compiled(self, fact: Fact) -> Json:
        """Optimizer, loss and metrics as given to ``compile``."""
        payload = self.recovered.events[fact].payload
        if payload["open"]:
            raise NotKnown("the arguments of `compile` are not all known")
        given = {name: self.path(value) for name, value in payload["arguments"].items()}
        made: dict[str, Json] = {"optimizer": "rmsprop", "loss": None}
        for name in ("optimizer", "loss", "loss_weights"):
            if name in given and given[name] is not ABSENT:
                made[name] = self.value(given[name], f"the {name.replace('_', ' ')}")
        if made["loss"] is None:
            raise NotKnown("no loss is given to `compile`")
        if not self.all_named and any(isinstance(one, dict) and one["$"] == "dict" for one in made.values()):
            raise NotKnown("which output a loss is for goes by names that are not all known")
        try:
            made["metrics"] = self.value(given["metrics"], "the metrics") if "metrics" in given else None
        except NotKnown:
            made["metrics"] = None  # they only report
        return made

    def story(self, compiled: Fact) -> Json:
        """What happened to the model, in order: parts of it frozen or thawed, the compile, its trainings."""
        events: list[tuple[int, list[Json]]] = [(compiled.moment, ["compile"])]
        for item in getattr(self.recovered.program.writes, "items", ()):
            write = item.value
            number = self.numbers.get(id(getattr(self.recovered.events.get(write), "receiver", None)))
            value = self.path.plain(write.value)
            if write.attribute == "trainable" and number is not None and isinstance(value, bool):
                events.append((write.moment, ["trainable", number, value]))
        fits = getattr(compiled, "fits", None)
        events += [(item.value.moment, ["fit"]) for item in getattr(fits, "items", ())]
        return [what for _, what in sorted(events, key=lambda one: one[0])]


def _word(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _shape(made: Any) -> Json:
    """The row shape of what stands for an input of the program's own model."""
    outputs = getattr(made, "outputs", None)
    shape = outputs[0] if outputs else None
    if type(shape) is not tuple or not all(size is None or isinstance(size, int) for size in shape[1:]):
        raise NotKnown("the shape of the model's input is not known")
    return list(shape[1:])


def canonical(path: str) -> str | None:
    """Where Keras has what a program's import names: ``losses.mean_squared_error``."""
    symbol = names.canonical(path)
    return symbol.path if symbol is not None else None
