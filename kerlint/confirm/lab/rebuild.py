"""From a blueprint to a compiled model. Whatever Keras raises on the way is what the program would raise."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any

from kerlint.confirm.lab.backend import Backend
from kerlint.confirm.read import square_image
from kerlint.keras import names

OPERATORS: dict[str, Callable[..., Any]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "//": operator.floordiv,
    "%": operator.mod,
    "**": operator.pow,
    "@": operator.matmul,
    "subscript": operator.getitem,
}

SAFE_ROOTS = ("tensorflow.nn.", "tensorflow.math.", "tensorflow.linalg.", "tensorflow.image.", "keras.ops.")
"""Where functions lie that compute and do nothing else."""

SAFE_FUNCTIONS = frozenset(
    """reshape squeeze expand_dims transpose cast identity concat stack unstack split add subtract multiply divide
    maximum minimum abs square sqrt exp reduce_mean reduce_sum reduce_max reduce_min matmul tile pad clip_by_value sign
    round zeros_like ones_like stop_gradient where gather one_hot float32 float16 int32 int64""".split()
)
"""Functions of ``tensorflow`` itself that compute and do nothing else."""


class CannotRebuild(Exception):
    """The blueprint asks for something that is not rebuilt; the message says what."""


def rebuild(blueprint: Any, backend: Backend, shrink: dict[str, int] | None = None) -> Any:
    """The compiled model; not compiled if the blueprint holds no compile. ``shrink``: images of which size to which."""
    return Builder(blueprint, backend, shrink).whole()


def same_graph(one: Any, other: Any) -> bool:
    """Whether two blueprints compute the same from the same weights; first weights and rates are state."""
    return bool(_without_state(one) == _without_state(other))


def _without_state(value: Any) -> Any:
    if isinstance(value, list):
        return [_without_state(one) for one in value]
    if not isinstance(value, dict):
        return value
    if value.get("path", "").startswith("optimizers.") and isinstance(value["arguments"].get("learning_rate"), float):
        rest = {key: one for key, one in value["arguments"].items() if key != "learning_rate"}
        return {**value, "arguments": rest, "id": 0}
    return {key: _without_state(one) for key, one in value.items() if key != "id" and not key.endswith("_initializer")}


class Builder:
    """Builds values; an object of the program is one object here, however often it is used."""

    def __init__(
        self, blueprint: Any, backend: Backend, shrink: dict[str, int] | None = None, *, thawed: bool = False
    ) -> None:
        self.blueprint = blueprint
        self.backend = backend
        self.shrink = shrink
        self.thawed = thawed
        self.switched: set[int] = set()
        self.made: dict[int, Any] = {}
        self.results: list[list[Any]] = []

    def whole(self) -> Any:
        """The model, compiled if the blueprint says how, with what is frozen then."""
        story = [] if self.thawed else self.blueprint.get("story") or []
        self.switched = {event[1] for event in story if event[0] == "trainable"}
        model = self.value(self.blueprint["model"])
        for event, *rest in story[: story.index(["compile"])] if ["compile"] in story else ():
            if event == "trainable":
                self.made[rest[0]].trainable = rest[1]
        if self.blueprint["compile"] is not None:
            self.compile(model)
        return model

    def compile(self, model: Any) -> None:
        """Compiles the model as the program does."""
        arguments = {key: self.value(value) for key, value in self.blueprint["compile"].items()}
        model.compile(**{key: value for key, value in arguments.items() if value is not None})

    def value(self, value: Any) -> Any:
        """A value of the blueprint."""
        if isinstance(value, list):
            return [self.value(one) for one in value]
        if not isinstance(value, dict):
            return value
        kind = value["$"]
        if kind == "tuple":
            return self._size(tuple(self.value(one) for one in value["items"]))
        if kind == "dict":
            return {key: self.value(one) for key, one in value["entries"]}
        if kind == "name":
            return self.named(value["path"])
        if kind == "tensor":
            result = self.results[-1][value["node"]]
            return result if value["index"] is None else result[value["index"]]
        if value["id"] in self.made:
            return self.made[value["id"]]
        build = {
            "object": self._object,
            "sequential": self._sequential,
            "functional": self._functional,
            "application": self._application,
        }[kind]
        made = build(value)
        self.made[value["id"]] = made
        if value.get("frozen") and not self.thawed and value["id"] not in self.switched:
            made.trainable = False
        return made

    def _size(self, items: tuple[Any, ...]) -> tuple[Any, ...]:
        """A tuple; the shape of an image that is to be smaller is."""
        if self.shrink is not None and square_image(items) and self.shrink["from"] in items:
            return tuple(self.shrink["to"] if one == self.shrink["from"] else one for one in items)
        return items

    def named(self, path: str) -> Any:
        """A class or function by the path of its import."""
        symbol = names.canonical(path)
        if symbol is not None:
            found = self._member(self.backend.keras, symbol.path)
            if found is not None:
                return found
        root, _, rest = path.partition(".")
        if root == "tensorflow" and (path.startswith(SAFE_ROOTS) or rest in SAFE_FUNCTIONS):
            found = self._member(self.backend.tf, rest)
            if found is not None:
                return found
        raise CannotRebuild(f"`{path}` is not rebuilt")

    def _member(self, module: Any, path: str) -> Any:
        found = module
        for name in path.split("."):
            found = getattr(found, name, None)
            if found is None:
                return None
        return found

    def _object(self, value: Any) -> Any:
        arguments = {key: self.value(one) for key, one in value["arguments"].items()}
        made = self._member(self.backend.keras, value["path"])
        if made is None:
            raise CannotRebuild(f"this Keras has no `{value['path']}`")
        if value["path"] == "layers.Input":
            return made(**arguments)
        if value.get("statistics") in ("adapted", "loaded"):
            thing = made(**arguments)
            thing.kerlint_adapt = True
            return thing
        return made(**arguments)

    def _application(self, value: Any) -> Any:
        arguments = {key: self.value(one) for key, one in value["arguments"].items()}
        make = self._member(self.backend.keras, value["path"])
        if make is None:
            raise CannotRebuild(f"this Keras has no `{value['path']}`")
        pretrained = arguments.get("weights", "imagenet") is not None
        made = make(**{**arguments, "weights": None})  # nothing is downloaded
        made.kerlint_pretrained = pretrained
        return made

    def _sequential(self, value: Any) -> Any:
        return self.backend.keras.Sequential([self.value(layer) for layer in value["layers"]])

    def _functional(self, value: Any) -> Any:
        keras = self.backend.keras
        results: list[Any] = []
        self.results.append(results)
        inputs = []
        for node in value["nodes"]:
            if "input" in node:
                results.append(keras.Input(self._size(tuple(node["input"]))))
                inputs.append(results[-1])
            elif "inputs" not in node:
                results.append(self.value(node["layer"]))
                inputs.append(results[-1])
            else:
                results.append(self._call(node))
        self.results.pop()
        if value["inputs"] is not None:
            inputs = [results[place] for place in value["inputs"]]
        outputs = [results[place] for place in value["outputs"]]
        return keras.Model(inputs, outputs[0] if len(outputs) == 1 else outputs)

    def _call(self, node: Any) -> Any:
        inputs = [self.value(one) for one in node["inputs"]]
        keywords = {key: self.value(one) for key, one in node["keywords"].items()}
        layer = node["layer"]
        if isinstance(layer, str):
            function = OPERATORS.get(layer) or self.named(layer)
            return function(*inputs, **keywords)
        keywords.pop("training", None)
        return self.value(layer)(*inputs, **keywords)
