"""Facts of training by hand: gradients that a tape is asked for, and what an optimizer does with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kerlint.facts.fact import Fact, Many, Maybe, One, word

if TYPE_CHECKING:
    from kerlint.facts.vocabulary import Loop, Model, Optimizer


class Gradient(Fact):
    """An event: a gradient tape is asked for gradients."""

    models: Many[Model] = word("whose weights are meant")
    lost: One[str] = word(
        "why there are none: `outside` (computed outside of the tape's block), `numpy` (TensorFlow was left on the "
        "way) or `again` (the tape has been asked before, and is not persistent)"
    )


class Update(Fact):
    """An event: an optimizer is given gradients that a tape was asked for."""

    optimizer: One[Optimizer] = word("what changes the weights")
    models: Many[Model] = word("whose weights are changed")
    gradient: Maybe[Gradient] = word("where the gradients come from")
    swapped: One[bool] = word("the weights stand where the gradients belong")
    fresh: One[bool] = word("the optimizer is made anew for every update of weights that stay")
    loop: Maybe[Loop] = word("innermost loop around it")
