"""What models are fed, and how it arrives at the first layer with weights, behind scaling inside the model."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kerlint.facts.choices import combine, each
from kerlint.facts.guards import arms, both
from kerlint.facts.values import UNKNOWN, Const, Guard, Unknown
from kerlint.facts.vocabulary import Data, Evaluation, Feed, Fit, Prediction, Validation
from kerlint.facts.vocabulary import Model as ModelFact
from kerlint.interpreter.data.make import changed
from kerlint.interpreter.libraries.keras import eager
from kerlint.interpreter.libraries.keras.objects import KerasObject, Model
from kerlint.interpreter.recover import arguments as arg
from kerlint.interpreter.recover.graph import Graph, Node
from kerlint.interpreter.recover.layers import kind_of, type_of
from kerlint.interpreter.recover.recovery import Recovery

PASSING = frozenset({"reshape", "dropout", "input"})
"""Kinds of layers that do not change the range of values."""

STATISTICS_LOST: dict[str, Any] = dict.fromkeys(
    ("low", "high", "magnitude", "feature_ratio", "encoding", "content", "origin", "filtered"), UNKNOWN
)


KEEPING = frozenset(
    """RandomFlip RandomRotation RandomZoom RandomTranslation RandomCrop RandomHeight RandomWidth CenterCrop Resizing
    MaxPooling1D MaxPooling2D MaxPooling3D AveragePooling1D AveragePooling2D AveragePooling3D""".split()
)
"""Layers without weights that give values from the range that they get."""


def arrival(graph: Graph, data: Any, inner: Callable[[Model], Graph]) -> tuple[Any, Any]:
    """The first layer with weights and the data that reach it, for models with one input and a plain chain behind it.

    ``inner`` gives the graph of a nested model.
    """
    first, reaching = _walk(graph, data, inner, 0)
    if first is None:
        return Unknown("no layer with weights in a plain chain"), Unknown("not followed")
    return first, reaching


def refusal(graph: Graph, data: Any) -> Any:
    """Why Keras refuses rows of this shape for the only input of a model: ``rank`` or ``width``; ``None``: it does not.

    An axis of 1 at the end is added or left out as needed.
    """
    starts = [node for node in graph.nodes if all(getattr(value, "value", 0) is None for value in node.inputs)]
    if len(starts) != 1 or starts[0].guard is not True or type(data) is not Data:
        return Unknown("several inputs")
    if not _strict(starts[0]):
        return Unknown("a layer that may take any rows")
    entry = starts[0].fact
    declared, row = entry.output_shape if entry.kind == "input" else entry.input_shape, data.shape
    if type(declared) is not tuple or type(row) is not tuple:
        return Unknown("a shape that is not known")
    wanted, given = [_size(size) for size in declared[1:]], [_size(size) for size in row]
    if len(given) != len(wanted):
        longer, by = (
            (given, len(given) - len(wanted)) if len(given) > len(wanted) else (wanted, len(wanted) - len(given))
        )
        return "rank" if by > 1 or longer[-1] not in (None, 1) else Unknown("an axis of 1 may be added")
    if given and None not in (given[-1], wanted[-1]) and given[-1] != wanted[-1]:
        return "width"
    return None


STRICT = frozenset({"dense", "conv", "recurrent", "embedding"})
"""Kinds of layers whose weights are made for inputs of one size."""


def _strict(start: Node) -> bool:
    """Whether the first layer behind an input takes nothing but what it was made for."""
    if kind_of(start) != "input":
        return kind_of(start) in STRICT or type_of(start) == "Flatten"
    nexts = [node for guard, node in start.nexts if guard is True]
    return len(start.nexts) == len(nexts) == 1 and (kind_of(nexts[0]) in STRICT or type_of(nexts[0]) == "Flatten")


def _size(value: Any) -> int | None:
    size = value.value if type(value) is Const else value
    return size if type(size) is int else None


def _walk(graph: Graph, data: Any, inner: Callable[[Model], Graph], depth: int) -> tuple[Any, Any]:
    """Like :func:`arrival`; ``None`` and the data behind the graph if it has no layer with weights."""
    starts = [node for node in graph.nodes if all(getattr(value, "value", 0) is None for value in node.inputs)]
    if len(starts) != 1 or starts[0].guard is not True:
        return Unknown("several inputs"), Unknown("several inputs")
    node: Node = starts[0]
    for _ in range(len(graph.nodes)):
        kind = kind_of(node)
        if isinstance(node.layer, Model) and node.layer.kind in ("sequential", "functional") and depth < 8:
            first, data = _walk(inner(node.layer), data, inner, depth + 1)
            if first is not None:
                return first, data
        elif kind not in PASSING and type_of(node) not in KEEPING:
            after = _scaled(node, kind, data)
            if after is None:
                return node.fact, data
            data = after
        if not node.nexts and graph.closed:
            return None, data
        if len(node.nexts) != 1 or node.nexts[0][0] is not True:
            break
        node = node.nexts[0][1]
    return Unknown("no plain chain"), Unknown("not followed")


def _scaled(node: Node, kind: str | None, data: Any) -> Any:
    """Data behind a layer that scales; ``None`` if the layer is where data arrive."""
    name = type_of(node)
    if name == "Rescaling" and isinstance(node.layer, KerasObject):
        scale, offset = arg.argument(node.layer, "scale"), arg.argument(node.layer, "offset")
        return combine(_rescaled, data, scale, offset)
    if name == eager.TEXT and isinstance(node.layer, KerasObject) and eager.numbers_words(node.layer):
        layer = node.layer
        return each(data, lambda leaf: eager.numbered(layer, leaf, None) if type(leaf) is Data else leaf)
    if kind == "norm":
        return combine(_normalised, data)
    if kind in ("preprocessing", "augmentation", "lambda", "custom", "activation", "pool"):
        return Unknown(f"behind {name}")
    return None


def _rescaled(data: Any, scale: Any, offset: Any) -> Any:
    numbers = all(type(value) is Const and isinstance(value.value, (int, float)) for value in (scale, offset))
    if type(data) is not Data or not numbers:
        return Unknown("rescaled")
    low, high = _number(data.low), _number(data.high)
    if low is None or high is None:
        return changed(data, **_forgotten(data))
    ends = sorted((low * scale.value + offset.value, high * scale.value + offset.value))
    return changed(data, low=ends[0], high=ends[1], magnitude=max(map(abs, ends)), scaled=True)


def _normalised(data: Any) -> Any:
    if type(data) is not Data:
        return Unknown("normalised")
    return changed(data, **_forgotten(data))


def _forgotten(data: Data) -> dict[str, Any]:
    """Attributes of scaled data whose range is not known any more."""
    return {**STATISTICS_LOST, "content": data.content, "origin": data.origin, "scaled": True}


def _number(value: Any) -> float | None:
    number = value.value if type(value) is Const else value
    return number if isinstance(number, (int, float)) else None


def feeds(recovery: Recovery) -> list[Feed]:
    """Everything that models are trained on, judged by, and asked about."""
    made = []
    for fact in recovery.facts.values():
        if isinstance(fact, Fit) and fact.function != "tape":
            made.append(_feed(recovery, "fit", fact, fact.guard, fact.x, "train"))
            for guard, judged in arms(fact.validation):
                if isinstance(judged, Validation):
                    made.append(_feed(recovery, "validate", fact, both(fact.guard, guard), judged.x, "metric"))
        elif isinstance(fact, Evaluation):
            made.append(_feed(recovery, "evaluate", fact, fact.guard, fact.x, "metric"))
        elif isinstance(fact, Prediction):
            made.append(_feed(recovery, "predict", fact, fact.guard, fact.x, fact.purpose))
    return made


def _feed(recovery: Recovery, use: str, fact: Any, guard: Guard, data: Any, purpose: Any) -> Feed:
    model = next(recovery.objects[key] for key, one in recovery.models.items() if one is fact.model)
    graph = recovery.graph(model)
    first, reaching = arrival(graph, data, recovery.graph)
    return Feed(
        place=fact.place,
        guard=guard,
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
        refusal=each(data, lambda leaf: refusal(graph, leaf)),
    )


def of_model(feeds: list[Feed], model: ModelFact, saved: ModelFact | None) -> list[Feed]:
    """What enters a model; one that is loaded has learnt from what ``saved`` was trained on."""
    own = [one for one in feeds if one.model is model]
    return own + [one for one in feeds if model.kind == "loaded" and one.model is saved and one.use == "fit"]
