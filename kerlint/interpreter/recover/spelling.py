"""Strings by which a program names something of Keras (`'adam'`, `'mse'`, `'relu'`), and whether Keras knows them."""

from __future__ import annotations

import sys
from typing import Any

from kerlint.facts.guards import arms, both
from kerlint.facts.values import UNKNOWN, Collection, Const, Item, Unknown
from kerlint.facts.written import Identifier
from kerlint.interpreter.happened import Event
from kerlint.interpreter.libraries.keras import objects
from kerlint.interpreter.libraries.keras.objects import KerasObject
from kerlint.interpreter.machine import Machine
from kerlint.interpreter.recover.history import overrides
from kerlint.interpreter.values import Mapping, Sequence
from kerlint.keras import changes
from kerlint.keras import identifiers as knowledge

COMPILED = {"loss": "loss", "metrics": "metric", "weighted_metrics": "metric", "optimizer": "optimizer"}
"""Arguments of `compile` by what a string in them names."""

NAMESPACES = {
    "loss": "losses",
    "metric": "metrics",
    "optimizer": "optimizers",
    "activation": "activations",
    "initializer": "initializers",
}

REGISTERING = frozenset(
    ("register_keras_serializable", "get_custom_objects", "CustomObjectScope", "custom_object_scope")
)
"""Functions that make further names known."""

OWN_NAMES = frozenset({"RandomFourierFeatures"})
"""Layers with initializers of their own: ``kernel_initializer="gaussian"``."""

HARMLESS = frozenset(
    """keras tf_keras tensorflow numpy pandas sklearn scipy matplotlib seaborn PIL cv2 h5py tqdm IPython pytest jax
    torch
    tensorflow_datasets tensorflow_hub tensorflow_text plotly imageio skimage nltk requests yaml wandb mlflow optuna
    xgboost statsmodels yfinance gym gymnasium""".split()
)
"""Libraries that teach Keras no further names when they are imported; any other one might."""


def strings(machine: Machine, events: list[Event], graphs: Any, target: Any) -> Collection:
    """Every string that names a loss, metric, optimizer, activation or initializer, as guarded facts."""
    reader = _Reader(target, open=_may_register(machine))
    for event in events:
        if event.kind == "compile" and isinstance(event.receiver, objects.Model):
            methods = overrides(event.receiver)
            if methods is not None and "compile" not in methods:
                for name, role in COMPILED.items():
                    reader.read(event.payload["arguments"].get(name), role, event.guard)
    for graph in graphs:
        for node in graph.nodes:
            reader.layer(node.layer, node.guard)
    return Collection(tuple(reader.found), closed=False)


def _may_register(machine: Machine) -> bool:
    """Whether the program may make names known that Keras does not have."""
    if any(one.canonical.rpartition(".")[2] in REGISTERING for one in machine.called):
        return True
    return any(root not in HARMLESS and root not in sys.stdlib_module_names for root in machine.roots)


class _Reader:
    """Collects strings; each place counts once. ``open``: Keras may know further names."""

    def __init__(self, target: Any, *, open: bool) -> None:
        self.targets: tuple[Any, ...] = ("keras3", "keras2") if type(target) is Unknown else (target,)
        self.open = open
        self.found: list[Item] = []
        self.seen: set[tuple[int, str]] = set()

    def layer(self, layer: Any, guard: Any) -> None:
        if not isinstance(layer, KerasObject) or layer.instance is not None or layer.name in OWN_NAMES:
            return
        for name, value in layer.arguments.items():
            if name.endswith("_initializer"):
                self.read(value, "initializer", guard)
            elif name in ("activation", "recurrent_activation"):
                self.read(value, "activation", guard)
            elif name == "layer":
                self.layer(value, guard)

    def read(self, value: Any, role: str, guard: Any) -> None:
        if value is None:
            return
        for path, leaf in arms(value, guard):
            if type(leaf) is Sequence:
                for item in leaf.items:
                    self.read(item.value, role, both(path, item.guard))
            elif type(leaf) is Mapping:
                for held in leaf.entries.values():
                    self.read(held, role, path)
            elif type(leaf) is Const and isinstance(leaf.value, str) and leaf.origin is not None:
                self._note(leaf, role, path)

    def _note(self, leaf: Const, role: str, guard: Any) -> None:
        key = (id(leaf.origin.node), role) if leaf.origin is not None else (0, role)
        if key in self.seen or guard is False or changes.text(role, leaf.value) is not None:
            return  # names of another Keras are no slips; rules of migration say what they are called today
        self.seen.add(key)
        known: Any = any(_knows(role, leaf.value, target) for target in self.targets)
        near = None if known else nearest(role, leaf.value, self.targets[0])
        fact = Identifier(
            place=leaf.origin,
            guard=guard,
            role=role,
            written=Const(leaf.value, leaf.origin, leaf.definition),
            known=UNKNOWN if self.open and not known else known,
            nearest=near,
        )
        self.found.append(Item(guard, fact))


def _knows(role: str, name: str, target: Any) -> bool:
    """Whether this Keras knows a string."""
    if role == "metric":
        return knowledge.metric(name, target) is not None or name.lower() in knowledge.CROSSENTROPY_BY_SHAPE
    if role == "loss" and name.lower() in knowledge.CROSSENTROPY_BY_SHAPE:
        return bool(target == "keras3")
    if role == "optimizer":
        return knowledge.optimizer(name, target) is not None
    return knowledge.string(NAMESPACES[role], name, target) is not None


MIN_LIKENESS, MIN_LEAD = 0.85, 0.05
"""How alike a slip is to the name that is meant (`SequenceMatcher.ratio`), and how much more than to any other."""


def nearest(role: str, name: str, target: Any) -> str | None:
    """The known name that is surely meant: near, and clearly nearer than any that means something else.

    Short names differ by one letter from others that mean something else (`rmse`, `mse`), and so do those with numbers.
    """
    from difflib import SequenceMatcher

    namespace = NAMESPACES[role]
    if len(name) < 6 or any(sign.isdigit() for sign in name):
        return None
    known = knowledge.names_of(namespace, target)
    likeness = {one: SequenceMatcher(None, name.lower(), one).ratio() for one in known}
    best = max(known, key=lambda one: likeness[one], default="")
    meaning = knowledge.string(namespace, best, target)
    others = [likeness[one] for one in known if knowledge.string(namespace, one, target) != meaning]
    sure = best and likeness[best] >= MIN_LIKENESS and likeness[best] - max(others, default=0.0) >= MIN_LEAD
    return best if sure else None
