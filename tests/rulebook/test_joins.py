"""Which facts a rule is asked of: combinations of joined ones, and one of each value where it speaks once."""

from kerlint.facts.values import UNKNOWN
from kerlint.facts.vocabulary import Callback
from tests.rulebook.build import (
    Choice,
    Collection,
    Data,
    Fit,
    Item,
    Metric,
    Model,
    Program,
    atom,
    fired,
    head,
    origin,
    program,
    rule,
)


def test_a_join_asks_of_every_combination():
    metrics = Collection.of(Metric(place=origin(5), type="AUC"), Metric(place=origin(6), type="Recall"))
    each = rule(on="head", where={"metric": "head.metrics"}, when="True", at="metric", message="{metric.type}")
    verdicts = fired(program(head(metrics=metrics)), each)
    assert [(verdict.at.node, verdict.message) for verdict in verdicts] == [(5, "AUC"), (6, "Recall")]


def test_what_makes_a_joined_fact_exist_is_given():
    flag = atom()
    metric = Metric(place=origin(5), type="AUC")
    joined = rule(on="head", where={"metric": "head.metrics"}, when="metric.type == 'AUC' and head.units > 5")
    metrics = Collection((Item(Choice(flag, True, False), metric),))
    assert len(fired(program(head(metrics=metrics, units=Choice(flag, 10, 2))), joined)) == 1
    assert fired(program(head(metrics=metrics, units=Choice(flag, 2, 10))), joined) == []


def test_joins_can_stand_on_each_other():
    fit = Fit(place=origin(3), callbacks=Collection.of(Callback(place=origin(4), type="EarlyStopping")))
    model = Model(place=origin(1), fits=Collection.of(fit))
    nested = rule(
        on="model",
        where={"fit": "model.fits", "callback": "fit.callbacks"},
        when="callback.type == 'EarlyStopping'",
        at="callback",
    )
    (verdict,) = fired(Program(models=Collection.of(model)), nested)
    assert verdict.at.node == 4


# Once


def three_fits(*sources):
    fits = [
        Fit(place=origin(line), moment=line, x=Data(source=source), rows=3) for line, source in enumerate(sources, 1)
    ]
    return Program(fits=Collection.of(*reversed(fits)))


def test_once_speaks_at_the_first_of_each_value():
    tiny = rule(on="fit", when="fit.rows < 10", once="fit.x.source")
    one, other = Data(), Data()
    assert [verdict.at.node for verdict in fired(three_fits(one, other, one), tiny)] == [1, 2]
    assert [verdict.at.node for verdict in fired(three_fits(UNKNOWN, other, UNKNOWN), tiny)] == [2]
