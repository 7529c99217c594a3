"""Facts of what a program reads from predictions and histories: classes, metrics, values by their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kerlint.facts.fact import Fact, Maybe, One, word

if TYPE_CHECKING:
    from kerlint.facts.vocabulary import Data, Fit, Model, Prediction


class Decision(Fact):
    """An event: classes are read from predictions."""

    kind: One[str] = word("`argmax`, or `threshold`: scores are compared with a border, or rounded")
    model: One[Model] = word("what predicted")
    prediction: One[Prediction] = word("the prediction that is read")
    axis: Maybe[int] = word("the axis of `argmax`; of one row's scores `-1`; `None`: of all values together")
    border: Maybe[float] = word("the number that scores are compared with; 0.5 where they are rounded")


class Score(Fact):
    """An event: a metric or loss of labels and predictions that is another number if they change places."""

    function: One[str] = word("its name: `r2_score`, `BinaryCrossentropy`")
    use: One[str] = word("`metric`, or `loss`: of Keras, called by the program itself")
    prediction: One[Prediction] = word("the prediction that is judged; unknown where the call is part of training")
    swapped: One[bool] = word("the prediction stands where the labels belong")


class Lookup(Fact):
    """An event: a value is looked up in the history of a training by its name."""

    fit: One[Fit] = word("the training")
    key: One[str] = word("the name: `val_loss`")


class Pairing(Fact):
    """An event: predictions and labels are subtracted or compared, element by element: `y - model.predict(x)`."""

    model: One[Model] = word("what predicted")
    scores: One[Data] = word("the predictions, or what was read from them")
    truth: One[Data] = word("what they are paired with")
    spreads: One[bool] = word("shapes `(n,)` and `(n, 1)`: each row of one meets every row of the other")
