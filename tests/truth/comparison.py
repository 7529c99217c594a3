"""Compares what is recovered from a program with what real Keras built, field by field.

A field is *equal*, *unknown* (nothing, or several things, may be so) or *wrong* (known and different).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from kerlint.document.reading import File, read
from kerlint.facts.choices import leaves, settled
from kerlint.facts.fact import Fact
from kerlint.facts.values import Choice, Collection, Const, Origin, Unknown
from kerlint.facts.vocabulary import Compile, Fit, Layer, Loss, Model, Program
from kerlint.interpreter import interpret
from kerlint.interpreter.positions import locate

NOTHING = Unknown("no such thing was found")


class Field(NamedTuple):
    """One compared field. ``why`` says what stopped the analysis, of an unknown one."""

    name: str
    outcome: str
    truth: Any
    found: Any
    why: str = ""


def holds(guard: Any) -> bool | None:
    """Whether a guard usually holds; ``None`` if that is not known."""
    guard = settled(guard)
    return None if type(guard) is Choice else bool(guard)


def plain(value: Any) -> Any:
    """A settled value as Python's own."""
    value = settled(value)
    return value.value if type(value) is Const else value


def compared(name: str, truth: Any, value: Any, same: Callable[[Any, Any], bool] | None = None) -> Field:
    """One field. A choice that holds the truth is unknown, one that can't be true is wrong."""
    equal = same or _equal
    value = settled(value)
    options = [plain(leaf) for leaf in leaves(value)]
    if any(type(option) is Unknown for option in options):
        reason = next(option.reason for option in options if type(option) is Unknown)
        return Field(name, "unknown", truth, value, reason or "not worked out")
    if not any(equal(truth, option) for option in options):
        return Field(name, "wrong", truth, value)
    if len(options) > 1:
        return Field(name, "unknown", truth, value, "depends on a condition")
    return Field(name, "equal", truth, options[0])


def _equal(truth: Any, found: Any) -> bool:
    if isinstance(truth, float) or isinstance(found, float):
        numbers = isinstance(truth, (int, float)) and isinstance(found, (int, float))
        return numbers and abs(truth - found) <= 1e-5 * max(abs(truth), abs(found))
    return bool(truth == found) and (truth is None) == (found is None)


class Comparison:
    """The facts of one program beside the truth."""

    def __init__(self, path: Path, truth: dict[str, Any]) -> None:
        document = read(File(path.name, str(path))).document
        assert document is not None, path
        self.document = document
        self.truth = truth
        self.program: Program = interpret(document)
        self.fields: list[Field] = []
        kinds = ("model", "compile", "fit")
        self.facts = {kind: [item.value for item in getattr(self.program, f"{kind}s")] for kind in kinds}
        self.places = self._places()

    def _places(self) -> dict[Any, str]:
        origins: set[Origin] = {fact.place for facts in self.facts.values() for fact in facts if fact.place is not None}
        for model in self.facts["model"]:
            for item in members(model.layers):
                origin = getattr(item.value.instance, "origin", None)
                if origin is not None:
                    origins.add(origin)
        documents = {id(origin.document): origin.document for origin in origins}
        places = {}
        for document in documents.values():
            prefix = "" if document is self.document else f"{Path(document.file).name}:"
            found = locate(document, [origin for origin in origins if origin.document is document])
            places.update({origin: f"{prefix}{place[2]}:{place[3]}" for origin, place in found.items()})
        return places

    def run(self) -> list[Field]:
        """All fields."""
        models = self._matched("model", self.truth["models"])
        for truth, fact in models:
            self._model(truth, fact)
        for truth, fact in self._matched("compile", [one for one in self.truth["events"] if one["event"] == "compile"]):
            self._compile(truth, fact)
        for truth, fact in self._matched("fit", [one for one in self.truth["events"] if one["event"] == "fit"]):
            self._fit(truth, fact)
        return self.fields

    def add(self, field: Field) -> None:
        """Keeps a field."""
        self.fields.append(field)

    # --- which fact is meant

    def _matched(self, kind: str, truths: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], Any]]:
        """Each true thing with the fact of it: by place, and by order there; loops that are not followed give fewer."""
        facts: dict[str, list[Any]] = defaultdict(list)
        for fact in sorted(self.facts[kind], key=lambda one: (one.run, one.moment)):
            if holds(fact.guard) is not False:
                facts[self.places.get(fact.place, "")].append(fact)
        wanted: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for truth in truths:
            wanted[truth["place"]].append(truth)
        closed = self._complete(kind)
        for place, group in wanted.items():
            here = [fact for fact in facts.get(place, []) if fact.run == 0] or facts.get(place, [])
            if not here:
                missing = "wrong" if closed and kind != "model" else "unknown"
                self.add(Field(f"{kind}", missing, place, None, "it was not found"))
                continue
            if len(here) > len(group) and any(holds(fact.guard) is None for fact in here):
                self.add(Field(kind, "unknown", place, place, "which of several it is depends on a condition"))
                continue
            self.add(Field(kind, "equal", place, place))
            for number, truth in enumerate(group):
                yield truth, here[min(number, len(here) - 1)]
        if kind != "model":
            self._surplus(kind, facts, wanted)

    def _complete(self, kind: str) -> bool:
        """Whether all events of a kind are surely known."""
        if getattr(self.program, f"{kind}s").closed is not True:
            return False
        own = [getattr(model, f"{kind}s", None) for model in self.facts["model"]]
        return all(type(one) is Collection and holds(one.closed) is True for one in own)

    def _surplus(self, kind: str, facts: dict[str, list[Any]], wanted: dict[str, Any]) -> None:
        for place, here in facts.items():
            if place not in wanted and any(fact.run == 0 and holds(fact.guard) for fact in here):
                self.add(Field(kind, "wrong", None, place))

    # --- models

    def _model(self, truth: dict[str, Any], model: Model) -> None:
        self._layers(truth, model)
        for name in ("parameters", "trainable_parameters"):
            if truth[name] is not None:
                self.add(compared(f"model.{name}", truth[name], getattr(model, name)))

    def _layers(self, truth: dict[str, Any], model: Model) -> None:
        wanted: dict[Any, list[dict[str, Any]]] = defaultdict(list)
        for layer in truth["layers"]:
            wanted[layer["place"]].append(layer)
        found = self._groups(model)
        if None in wanted:  # layers that Keras made of its own accord: by order
            every = sorted((one for group in found.values() for one in group), key=lambda one: _born(one))
            wanted, found = {None: truth["layers"]}, {None: every}
        complete = type(model.layers) is Collection and model.layers.closed is True
        for place, group in wanted.items():
            here = found.pop(place, [])
            if len(here) != len(group):
                folded = len(here) == 1 and here[0].kind == "model"  # a network of keras.applications, kept as one
                sure = complete and not folded and not self._vague(model)
                outcome = "wrong" if sure and model.kind in ("sequential", "functional") else "unknown"
                self.add(Field("model.layers", outcome, (place, len(group)), len(here), self._why(model)))
                continue
            self.add(Field("model.layers", "equal", place, place))
            for one, fact in zip(group, here):
                self._layer(one, fact)
        surplus = [place for place, group in found.items() if any(holds(one.guard) for one in group)]
        if (
            surplus
            and not self._vague(model)
            and model.kind in ("sequential", "functional")
            and truth["kind"] != "subclass"
        ):
            self.add(Field("model.layers", "wrong", None, surplus))

    def _vague(self, model: Model) -> bool:
        """Whether some of the layers are not known, or not whether they are there."""
        items = members(model.layers)
        return any(type(one.value.type) is Unknown or holds(one.guard) is None for one in items)

    def _why(self, model: Model) -> str:
        reasons = [one.value.type.reason for one in members(model.layers) if type(one.value.type) is Unknown]
        return f"layers of a {model.kind} model: {reasons}"

    def _groups(self, model: Model) -> dict[Any, list[Layer]]:
        """The layers of a model by the place where they were made; each once."""
        groups: dict[Any, list[Layer]] = defaultdict(list)
        seen: set[int] = set()
        for item in members(model.layers):
            layer = item.value
            thing = layer.instance
            if layer.kind == "input" or type(thing) is Unknown or id(thing) in seen or holds(item.guard) is False:
                continue
            seen.add(id(thing))
            groups[self.places.get(thing.origin)].append(layer)
        for group in groups.values():
            group.sort(key=_born)
        return groups

    def _layer(self, truth: dict[str, Any], layer: Layer) -> None:
        inner = truth["type"] == "Model"
        if not inner:
            self.add(compared("layer.type", truth["type"], layer.type))
        if truth["units"] is not None and not inner:
            self.add(compared("layer.units", truth["units"], layer.units))
        if truth["activation"] not in (None, "custom"):
            self.add(compared("layer.activation", truth["activation"], layer.activation))
        if truth["rate"] is not None:
            self.add(compared("layer.rate", truth["rate"], layer.rate))
        if truth["output_shape"] is not None:
            self.add(
                compared("layer.output_shape", tuple(truth["output_shape"][0]), shape(layer.output_shape), _same_shape)
            )
        if truth["parameters"] is not None:
            self.add(compared("layer.parameters", truth["parameters"], layer.parameters))

    # --- compiles

    def _compile(self, truth: dict[str, Any], fact: Compile) -> None:
        wanted = truth["optimizer"]
        self.add(compared("compile.optimizer", wanted["name"], part(fact.optimizer, "name")))
        self.add(compared("compile.learning_rate", wanted["learning_rate"], part(fact.optimizer, "learning_rate")))
        self.add(compared("compile.schedule", wanted["schedule"], part(fact.optimizer, "schedule")))
        heads = [item.value for item in members(fact.heads)]
        if truth["outputs"] is None:
            return
        if len(heads) != len(truth["outputs"]):
            self.add(Field("compile.outputs", "unknown", len(truth["outputs"]), len(heads), "number of outputs"))
            return
        self.add(Field("compile.outputs", "equal", len(heads), len(heads)))
        places = [output["place"] for output in truth["outputs"]]
        ours = [
            self.places.get(getattr(getattr(settled(head.layer), "instance", None), "origin", None)) for head in heads
        ]
        if sorted(map(str, places)) == sorted(map(str, ours)) and len(set(ours)) == len(ours):
            heads = [heads[ours.index(place)] for place in places]
        for place, head in enumerate(heads):
            self._head(truth, place, head)

    def _head(self, truth: dict[str, Any], place: int, head: Any) -> None:
        output = truth["outputs"][place]
        if output["type"] is not None:
            written = {"InputLayer": "Input"}.get(output["type"], output["type"])
            self.add(compared("output.type", written, part(head.layer, "type")))
        if output["units"] is not None:
            self.add(compared("output.units", output["units"], head.units))
        if output["activation"] not in (None, "custom"):
            self.add(compared("output.activation", output["activation"], head.activation))
        if truth["losses"] is not None:
            self._loss(truth["losses"][place], head.loss)
        if truth["metrics"] is not None and len(truth["metrics"]) == len(truth["outputs"]):
            self._metrics(sorted(truth["metrics"][place]), head.metrics)

    def _loss(self, truth: dict[str, Any] | None, loss: Any) -> None:
        if truth is None:
            self.add(compared("loss", None, loss))
        elif truth["name"] == "custom":
            self.add(compared("loss", "custom", part(loss, "family")))
        else:
            self.add(compared("loss", truth["name"], part(loss, "name")))
            self.add(compared("loss.from_logits", truth["from_logits"], part(loss, "from_logits")))

    def _metrics(self, truth: list[str], metrics: Any) -> None:
        metrics = settled(metrics)
        if type(metrics) is not Collection or holds(metrics.closed) is not True:
            self.add(Field("metrics", "unknown", truth, metrics, getattr(metrics, "reason", "") or "open"))
            return
        types = [plain(item.value.type) for item in metrics if holds(item.guard)]
        if any(type(one) in (Unknown, Choice) for one in types):
            reason = next((one.reason for one in types if type(one) is Unknown), "a choice")
            self.add(Field("metrics", "unknown", truth, types, reason))
            return
        known = [one for one in truth if one != "custom"]
        self.add(compared("metrics", known, sorted(one for one in types if one != "custom")))

    # --- fits

    def _fit(self, truth: dict[str, Any], fact: Fit) -> None:
        self.add(compared("fit.function", truth["function"], fact.function))
        place = self.truth["models"][truth["model"]]["place"]
        if place is not None:
            self.add(compared("fit.model", place, self._place_of(fact.model)))
        if truth["function"] == "tape":
            return
        self.add(compared("fit.compile", truth["compile"], self._place_of(fact.compile)))
        if truth["function"] != "fit":
            return
        for name in ("epochs", "steps_per_epoch"):
            self.add(compared(f"fit.{name}", truth[name], getattr(fact, name)))
        if truth["batch_size"] is not None:
            self.add(compared("fit.batch_size", truth["batch_size"], fact.batch_size))
        wanted = truth["validation"]
        self.add(compared("fit.validation", wanted and wanted["kind"], part(fact.validation, "kind")))
        if wanted and wanted["kind"] == "split":
            self.add(compared("fit.fraction", wanted["fraction"], part(fact.validation, "fraction")))
        self._callbacks(truth["callbacks"], fact.callbacks)

    def _place_of(self, value: Any) -> Any:
        if type(value) is Choice:
            return Choice(value.atom, self._place_of(value.high), self._place_of(value.low))
        return self.places.get(value.place) if isinstance(value, Fact) else value

    def _callbacks(self, truth: list[dict[str, Any]], callbacks: Any) -> None:
        callbacks = settled(callbacks)
        if type(callbacks) is not Collection or holds(callbacks.closed) is not True:
            self.add(Field("fit.callbacks", "unknown", truth, callbacks, getattr(callbacks, "reason", "") or "open"))
            return
        found = [item.value for item in callbacks if holds(item.guard)]
        self.add(compared("fit.callbacks", [one["type"] for one in truth], [plain(one.type) for one in found]))
        for one, fact in zip(truth, found):
            for name in ("monitor", "patience"):
                if one[name] is not None:
                    self.add(compared(f"callback.{name}", one[name], getattr(fact, name)))


def _born(layer: Layer) -> int:
    return int(getattr(layer.instance, "moment", 0))


def _same_shape(truth: Any, found: Any) -> bool:
    """Whether shapes agree; a model that is built by its data has their rows, which are not compared."""
    if not isinstance(found, tuple) or len(found) != len(truth):
        return False
    return found[0] is None and all(map(_equal, truth[1:], found[1:])) or all(map(_equal, truth, found))


def shape(value: Any) -> Any:
    """A guarded shape; as a whole Unknown if a size is."""
    if type(value) is Choice:
        return Choice(value.atom, shape(value.high), shape(value.low))
    if isinstance(value, tuple):
        return next((size for size in value if type(size) is Unknown), value)
    return value


def members(collection: Any) -> Iterable[Any]:
    """The members of a collection as it usually is; none if it is not known."""
    collection = settled(collection)
    return collection.items if type(collection) is Collection else ()


def part(value: Any, name: str) -> Any:
    """An attribute of a guarded fact: ``None`` of nothing."""
    if type(value) is Choice:
        return Choice(value.atom, part(value.high, name), part(value.low, name))
    if isinstance(value, (Fact, Loss)):
        return getattr(value, name)
    return plain(value) if type(value) is Const else value


def compare(path: Path, truth: dict[str, Any]) -> list[Field]:
    """All fields of one program."""
    return Comparison(path, truth).run()


def main(names: list[str]) -> None:
    """Prints the fields that are not equal of the named programs, or a table of all."""
    import json

    from tests.truth.record import HERE, TRUTH

    truth = json.loads(TRUTH.read_text(encoding="utf-8"))
    total: dict[str, int] = defaultdict(int)
    for name in names or sorted(truth):
        fields = compare(HERE / name, truth[name])
        counts = {one: sum(field.outcome == one for field in fields) for one in ("equal", "unknown", "wrong")}
        for outcome, count in counts.items():
            total[outcome] += count
        print(f"{name:32}", *(f"{count:5}" for count in counts.values()))
        for field in fields if names else ():
            if field.outcome != "equal":
                print("   ", field.outcome, field.name, "|", field.truth, "|", field.found, "|", field.why)
    print(dict(total))


if __name__ == "__main__":
    import sys

    main(sys.argv[1:])
