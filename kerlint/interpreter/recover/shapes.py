"""Shapes and parameters of a graph, by Keras' own rules for each layer."""

from __future__ import annotations

from typing import Any

from kerlint.facts.values import UNKNOWN, Const, leaves
from kerlint.interpreter.libraries.keras.objects import KerasObject, Model
from kerlint.interpreter.recover import arguments as arg
from kerlint.interpreter.recover.graph import Graph, Node
from kerlint.interpreter.recover.layers import kind_of

PENALTIES = ("kernel_regularizer", "bias_regularizer", "activity_regularizer", "recurrent_regularizer", "kernel_constraint")


def infer(graph: Graph, model: Model, inner: Any) -> None:
    """Adds shapes, legality and parameters to the Layer facts of a graph."""


def parameters(graph: Graph, *, trainable: bool) -> Any:
    """Number of weights of a model, shared ones once; Unknown unless every layer is known."""
    return UNKNOWN


def regularised(graph: Graph) -> Any:
    """Whether anything in a model keeps it from memorising."""
    answers = [_regularises(node) for node in graph.nodes if node.guard is True]
    if any(answer is True for answer in answers):
        return True
    if not graph.closed or len(answers) != len(graph.nodes) or any(answer is None for answer in answers):
        return UNKNOWN
    return False


def _regularises(node: Node) -> bool | None:
    kind = kind_of(node)
    if kind in ("dropout", "norm", "augmentation"):
        return True
    if kind in (None, "custom", "lambda", "model") or not isinstance(node.layer, KerasObject):
        return None if kind not in ("reshape", "activation", "merge") else False
    for name in PENALTIES:
        value = arg.argument(node.layer, name)
        if any(type(leaf) is not Const or leaf.value is not None for leaf in leaves(value)) and value is not UNKNOWN:
            return True
    dropout = [arg.argument(node.layer, name) for name in ("dropout", "recurrent_dropout")]
    return any(type(value) is Const and value.value for value in dropout)


