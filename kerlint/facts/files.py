"""Facts of models that are written to files, and read from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kerlint.facts.fact import Fact, Many, Maybe, One, word

if TYPE_CHECKING:
    from kerlint.facts.vocabulary import Compile, Layer, Model


class Reading(Fact):
    """An event: `load_model` of a file that the program has written."""

    model: One[Model] = word("what was written there")
    compile: Maybe[Compile] = word("the compile that was written with it, if it is read as well")
    ending: One[str] = word("how the name of the file ends: `.keras` or `.h5`")
    given: Many[str] = word("names of the arguments that are written")
    own: Many[Layer] = word("layers of the program's own classes in it, of which Keras is not told")
    lambdas: Many[Layer] = word("`Lambda` layers in it, of functions without a name")
    own_loss: One[bool] = word("its loss is a function or class of the program, of which Keras is not told")
