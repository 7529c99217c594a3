"""Draws the parts of a random case: sizes, windows, shapes, and arguments that should not matter."""

from __future__ import annotations

from random import Random
from typing import Any, TypeVar

from kerlint.keras.layers import KINDS
from kerlint.keras.signatures import signature_at

T = TypeVar("T")
Sizes = tuple[int | None, ...]

HARMLESS: dict[str, tuple[Any, ...]] = {
    "activity_regularizer": (None, "l2"),
    "adaptive_epsilon": (False,),
    "beta_constraint": (None, "non_neg"),
    "beta_initializer": ("zeros", "ones"),
    "beta_regularizer": (None, "l1"),
    "bias_constraint": (None, "max_norm"),
    "bias_initializer": ("zeros", "ones"),
    "bias_regularizer": (None, "l2"),
    "depthwise_initializer": ("he_normal",),
    "depthwise_regularizer": (None, "l2"),
    "depthwise_constraint": (None, "max_norm"),
    "pointwise_initializer": ("he_normal",),
    "pointwise_regularizer": (None, "l2"),
    "pointwise_constraint": (None, "max_norm"),
    "dtype": (None, "float32"),
    "embeddings_initializer": ("uniform", "zeros"),
    "embeddings_regularizer": (None, "l2"),
    "embeddings_constraint": (None, "max_norm"),
    "epsilon": (1e-3, 1e-5),
    "gamma_constraint": (None, "non_neg"),
    "gamma_initializer": ("ones", "zeros"),
    "gamma_regularizer": (None, "l2"),
    "go_backwards": (False, True),
    "kernel_constraint": (None, "max_norm"),
    "kernel_initializer": ("glorot_uniform", "he_normal", "zeros"),
    "kernel_regularizer": (None, "l2"),
    "momentum": (0.9, 0.99),
    "recurrent_activation": ("sigmoid", "hard_sigmoid"),
    "recurrent_constraint": (None, "max_norm"),
    "recurrent_dropout": (0.0, 0.2),
    "recurrent_initializer": ("orthogonal", "glorot_uniform"),
    "recurrent_regularizer": (None, "l2"),
    "seed": (None, 3),
    "supports_masking": (),
    "trainable": (True, True, False),
    "unit_forget_bias": (True, False),
}


class Maker:
    """Draws parts of a case."""

    def __init__(self, random: Random, layer: str, target: str) -> None:
        self._random = random
        self.layer = layer
        self.target = target
        self.arguments: dict[str, Any] = {}
        self.called: dict[str, Any] = {}
        self.dtype = "float32"
        self.form = "one"

    def pick(self, *options: T) -> T:
        """One of some values."""
        return self._random.choice(options)

    def number(self, low: int, high: int) -> int:
        """A whole number, both ends included."""
        return self._random.randint(low, high)

    def chance(self, percent: int) -> bool:
        """True in so many of a hundred cases."""
        return self.number(0, 99) < percent

    def give(self, name: str, *options: Any, percent: int = 60) -> None:
        """An argument with one of these values, in so many cases; only if this Keras has it."""
        if self.has(name) and self.chance(percent):
            self.arguments[name] = self.pick(*options)

    def has(self, name: str) -> bool:
        """Whether this Keras has the parameter."""
        accepted = signature_at(f"layers.{self.layer}", "", self.target)  # type: ignore[arg-type]
        return accepted is not None and name in accepted.names

    def size(self, low: int = 1, high: int = 12, *, free: int = 8) -> int | None:
        """A size, free in so many of a hundred cases."""
        return None if self.chance(free) else self.number(low, high)

    def batch(self) -> int | None:
        """A batch size, mostly free."""
        return self.pick(None, None, None, None, 1, 2, 3)

    def shape(self, ndim: int, *, low: int = 1, high: int = 12, odd: int = 6) -> Sizes:
        """A shape with this many axes; sometimes another number of them. The last axis is seldom free."""
        if self.chance(odd):
            ndim = max(1, ndim + self.pick(-1, 1))
        inner = [self.size(low, high) for _ in range(ndim - 2)]
        last = [self.size(low, high, free=2)] if ndim > 1 else []
        return (self.batch(), *inner, *last)

    def window(self, rank: int, high: int = 4) -> Any:
        """A kernel size or stride: a number, or one for each axis; seldom a wrong one."""
        if self.chance(3):
            return self.pick(0, (2,) * (rank + 1), -1)
        return self.number(1, high) if self.chance(50) else tuple(self.number(1, high) for _ in range(rank))

    def harmless(self) -> None:
        """Arguments that should change nothing."""
        lookup = self.target == "keras2" and KINDS["preprocessing"].split().count(self.layer)
        for name, values in HARMLESS.items():
            if lookup and name == "dtype":  # not harmless there: `None` is refused
                continue
            if values and name not in self.arguments and self.has(name) and self.chance(10):
                self.arguments[name] = self.pick(*values)
        if self.has("activation") and "activation" not in self.arguments and self.layer != "Activation":
            self.give("activation", None, "relu", "tanh", percent=30)
