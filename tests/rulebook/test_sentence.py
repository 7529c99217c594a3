"""What sentences mean, and what is said of those that mean nothing."""

import pytest

from kerlint.facts.rows import Order, Part, Rows
from kerlint.facts.values import UNKNOWN
from kerlint.facts.vocabulary import Callback, Layer, Loop, Step, Transform, Validation
from kerlint.rulebook.errors import RuleError
from kerlint.rulebook.kinds import Kind
from kerlint.rulebook.sentence import sentence
from kerlint.rulebook.worlds import Scene
from tests.rulebook.build import Choice, Collection, Data, Fit, Item, Model, atom, const

NAMES = {"fit": Kind("Fit"), "other": Kind("Fit"), "layer": Kind("Layer"), "most": Kind("float")}


def asked(text, **names):
    """The answer to a sentence; ``None`` stands for unknown."""
    answer = sentence(text, NAMES)(Scene({"most": 100.0, **names}, {}, 0))
    return answer if answer is True or answer is False else None


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        # what is known
        ("fit.epochs == 10", True),
        ("fit.epochs != 10", False),
        ("5 < fit.epochs <= 10", True),
        ("fit.epochs * 20 - 50 > most", True),
        ("fit.epochs / 4 == 2.5", True),
        ("-fit.epochs < 0", True),
        ("fit.function in {'fit', 'tape'}", True),
        ("fit.function not in {'tape'}", True),
        ("'epochs' in fit.given", True),
        ("'verbose' in fit.given", False),
        ("fit.model is fit.model", True),
        ("fit.model is not fit.model", False),
        ("(fit.epochs if fit.supervised else 0) == 10", True),
        # what is not known
        ("fit.rows > 5", None),
        ("not fit.rows > 5", None),
        ("fit.rows > 5 or fit.epochs == 10", True),
        ("fit.rows > 5 and fit.epochs == 11", False),
        ("fit.rows == fit.rows", None),
        ("fit.rows * 0 == 0", None),
        ("1 / (fit.epochs - 10) > 0", None),
        ("fit.compile is fit.compile", None),
        ("fit.compile is None", None),
        ("fit.rows in {1, 2}", None),
        ("5 < fit.rows < 0", None),
        ("fit.rows < 5 < 4", False),
        ("(1 if fit.rows > 5 else 1) == 1", None),
        # what is surely left out
        ("fit.validation is None", True),
        ("fit.validation.kind == 'split'", False),
        ("fit.validation.kind in {'split'}", False),
        ("fit.validation.x is None", True),
        ("fit.validation.fraction < 3", None),
        ("fit.validation.fraction > 3", None),
        ("not fit.validation.x.filtered", None),
        ("fit.validation.x.scaled or fit.epochs == 10", True),
        ("any(step.random for step in fit.validation.x.steps)", None),
        ("within(fit.validation.x, fit.x)", None),
        ("fit.validation.kind == fit.steps_per_epoch", True),
    ],
)
def test_values(text, answer):
    fit = Fit(
        epochs=const(10),
        function="fit",
        model=Model(),
        supervised=True,
        validation=None,
        steps_per_epoch=None,
        given=Collection.of("epochs", "batch_size"),
    )
    names = {**NAMES, "fit": Kind("Fit")}
    if "steps_per_epoch" in text:
        text = text.replace("fit.validation.kind", "fit.validation.fraction")
    assert asked(text, fit=fit) is answer, names


STOP, SAVE, SOME = Callback(type="EarlyStopping"), Callback(type="ModelCheckpoint"), Callback(type=UNKNOWN)
MAYBE = Item(Choice(atom(opaque=True), True, False), STOP)


@pytest.mark.parametrize(
    ("callbacks", "any_stops", "all_stop", "how_many_stop", "length"),
    [
        (Collection.of(STOP, SAVE), True, False, 1, 2),
        (Collection.of(SAVE), False, False, 0, 1),
        (Collection.of(), False, True, 0, 0),
        (Collection.of(STOP, STOP), True, True, 2, 2),
        (Collection.of(SOME), None, None, None, 1),
        (Collection.of(SOME, STOP), True, None, None, 2),
        (Collection.of(SOME, SAVE), None, False, None, 2),
        (Collection.of(STOP, closed=False), True, None, None, None),
        (Collection.of(SAVE, closed=False), None, False, None, None),
        (Collection((MAYBE,)), None, True, None, None),
        (Collection((MAYBE, Item(True, SAVE))), None, False, None, None),
        (UNKNOWN, None, None, None, None),
    ],
)
def test_collections(callbacks, any_stops, all_stop, how_many_stop, length):
    fit = Fit(callbacks=callbacks)
    assert asked("any(c.type == 'EarlyStopping' for c in fit.callbacks)", fit=fit) is any_stops
    assert asked("all(c.type == 'EarlyStopping' for c in fit.callbacks)", fit=fit) is all_stop
    for number in (0, 1, 2):
        counted = None if how_many_stop is None else how_many_stop == number
        assert asked(f"count(c.type == 'EarlyStopping' for c in fit.callbacks) == {number}", fit=fit) is counted
        counted = None if length is None else length == number
        assert asked(f"len(fit.callbacks) == {number}", fit=fit) is counted


def test_filters_and_nested_loops():
    fit = Fit(callbacks=Collection.of(STOP, SAVE), model=Model(fits=Collection.of(Fit(callbacks=Collection.of(SAVE)))))
    assert (
        asked("any(c.type == 'ModelCheckpoint' for c in fit.callbacks if c.type != 'EarlyStopping')", fit=fit) is True
    )
    assert asked("all(c.type == 'EarlyStopping' for c in fit.callbacks if c.type == 'EarlyStopping')", fit=fit) is True
    assert asked("any(c.type == 'EarlyStopping' for f in fit.model.fits for c in f.callbacks)", fit=fit) is False
    assert asked("count(c.type == d.type for c in fit.callbacks for d in fit.callbacks) == 2", fit=fit) is True
    assert (
        asked("any(any(c is d for d in f.callbacks) for f in fit.model.fits for c in fit.callbacks)", fit=fit) is True
    )


def test_shapes_are_tuples_with_axes_that_may_be_unknown():
    layer = Layer(output_shape=(None, 28, UNKNOWN, const(3)))
    assert asked("len(layer.output_shape) == 4", layer=layer) is True
    assert asked("layer.output_shape[1] == 28 and layer.output_shape[-1] == 3", layer=layer) is True
    assert asked("layer.output_shape[2] > 0", layer=layer) is None
    assert asked("layer.output_shape[9] == 1", layer=layer) is None
    assert asked("layer.output_shape == layer.output_shape", layer=layer) is None
    assert asked("any(axis is None for axis in layer.output_shape)", layer=layer) is True


def test_before_compares_moments_of_one_run():
    first, second, elsewhere = Fit(moment=1), Fit(moment=2), Fit(moment=3, run=1)
    assert asked("before(fit, other)", fit=first, other=second) is True
    assert asked("before(fit, other)", fit=second, other=first) is False
    assert asked("before(fit, other)", fit=first, other=first) is False
    assert asked("before(fit, other)", fit=first, other=elsewhere) is None
    assert asked("before(fit, other)", fit=first, other=None) is None


def test_in_a_loop_the_later_event_comes_before_in_the_next_round():
    loop = Loop()
    first, second = Fit(moment=1, loops=(loop,)), Fit(moment=2, loops=(loop,))
    assert asked("before(fit, other)", fit=first, other=second) is True
    assert asked("before(fit, other)", fit=second, other=first) is None


def test_inside():
    loop = Loop()
    assert asked("inside(fit, fit.loop)", fit=Fit(loop=loop, loops=(Loop(), loop))) is True
    assert asked("inside(fit, fit.loop)", fit=Fit(loop=loop)) is False
    assert asked("inside(fit, fit.loop)", fit=Fit(loop=loop, run=1)) is None
    assert asked("inside(fit, fit.loop)", fit=Fit(loop=None)) is None


def test_rows():
    index = object()
    train = Data(rows=Rows(index, (Part("split", 0),)))
    test = Data(rows=Rows(index, (Part("split", 1),)))
    fit = Fit(x=train, y=Data(rows=Rows(index, (Part("split", 0), Order("p")))), validation=Validation(x=test))
    assert asked("within(fit.x, fit.y) and same_rows(fit.x, fit.y)", fit=fit) is True
    assert asked("overlap(fit.x, fit.validation.x)", fit=fit) is False
    assert asked("aligned(fit.x, fit.y)", fit=fit) is False
    assert asked("aligned(fit.x, fit.validation.y)", fit=fit) is None


def test_sources():
    source = Data()
    part = Data(source=source)
    names = {"fit": Fit(x=part, y=source), "other": Fit(x=Data(source=Data(source=None)), y=Data())}
    assert asked("same_source(fit.x, fit.y)", **names) is None, "where the source comes from is not known"
    for data in (source,):
        object.__setattr__(data, "source", data)
    assert asked("same_source(fit.x, fit.y)", **names) is True
    assert asked("same_source(fit.x, other.x)", **names) is False
    assert asked("same_source(fit.x, other.y)", **names) is None


def known(*parents, **more):
    return Data(**{"parents": Collection.of(*parents), "steps": Collection.of(), "source": None, **more})


def test_derived():
    raw = known()
    scaled = known(raw)
    test = known(scaled)
    assert asked("derived(fit.x, fit.y)", fit=Fit(x=test, y=raw)) is True
    assert asked("derived(fit.x, fit.y)", fit=Fit(x=raw, y=test)) is False
    assert asked("derived(fit.x, fit.y)", fit=Fit(x=known(UNKNOWN), y=raw)) is None
    by_step = Step(estimator=Transform(result=scaled))
    assert asked("derived(fit.x, fit.y)", fit=Fit(x=known(steps=Collection.of(by_step)), y=scaled)) is True
    unclear = known(steps=Collection.of(Step()))
    assert asked("derived(fit.x, fit.y)", fit=Fit(x=unclear, y=scaled)) is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("layer.activatoin == 'relu'", "no fact `layer.activatoin`; did you mean `layer.activation`?"),
        ("laier.units > 1", "no name `laier` here; did you mean `layer`?"),
        ("befor(fit, other)", "no word `befor`; did you mean `before`?"),
        ("layer.units", "`layer.units` is a number; here must stand what is true or false"),
        ("layer.units.real > 1", "`layer.units` is a number; it has no attributes"),
        ("layer.__class__ is None", "no fact `layer.__class__`"),
        ("layer.type < 'a'", "only numbers are smaller or larger"),
        ("layer.type == 3", "a text is never a number"),
        ("layer == layer", "compare objects with `is`"),
        ("layer.type is 'Dense'", "`is` asks for one object of the program; compare values with `==`"),
        ("layer.units == None", "ask `is None`"),
        ("fit.callbacks", "`fit.callbacks` is a collection of Callback"),
        ("fit.callbacks.type == 'a'", "is a collection: ask `any("),
        ("fit.callbacks == 1", "a collection can't be compared"),
        ("any(fit.callbacks)", "write `any(p for v in c)`"),
        ("any(c for c in fit.callbacks)", "`c` is a Callback; here must stand what is true or false"),
        ("any(x.type == 'a' for x in layer.units)", "`layer.units` is a number; `any` goes over collections"),
        ("any(fit.type == 'a' for fit in fit.callbacks)", "the name `fit` is taken"),
        ("before(fit, layer)", "`layer` is a Layer; `before` needs an event"),
        ("within(fit.x, fit)", "`within` needs Data"),
        ("before(fit)", "`before` takes two arguments"),
        ("layer.units + layer.type > 1", "`layer.type` is a text; here must stand a number"),
        ("layer.units ** 2 > 1", "only + - * / are known"),
        ("layer.units in 3", "`in` needs a collection, not a number"),
        ("layer.type in {layer.type}", "only constants can stand in a set"),
        ("layer.units[0] == 1", "only shapes have axes"),
        ("layer.output_shape[0:1] == 1", "sentences have no Slice"),
        ("(lambda: True)()", "only the words of the language can be called"),
        ("__import__('os').system('true')", "only the words of the language can be called"),
        ("open('x') == 1", "no word `open`"),
        ("[x for x in (1, 2)] == 1", "sentences have no ListComp"),
        ("f'{layer}' == 'a'", "sentences have no JoinedStr"),
        ("(a := 1) == 1", "sentences have no NamedExpr"),
        ("layer.type == b'x'", "only numbers, texts, True, False and None can be written"),
        ("layer.type ==", "can't be read"),
        ("layer.units > 1) or (True", "can't be read"),
        ("(" * 500 + "True" + ")" * 500, "can't be read"),
        ("True" + " and True" * 2000, "at most 4000"),
    ],
)
def test_what_a_sentence_can_not_say(text, message):
    with pytest.raises(RuleError) as caught:
        sentence(text, NAMES)
    assert message in str(caught.value)
