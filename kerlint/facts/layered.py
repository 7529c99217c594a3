"""Facts of what happens between the layers of a model and inside of them."""

from __future__ import annotations

from kerlint.facts.fact import Fact, One, word


class Softmax(Fact):
    """A softmax between the layers of a model, or inside of a layer of the program's own: it weighs something."""

    axis: One[int] = word("the axis along which the values share a sum of 1")
    size: One[int] = word("how many values these are")
