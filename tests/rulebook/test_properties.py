"""What holds for all rules and all programs: of random sentences on random facts.

* Forgetting anything about a program creates no finding.
* An answer that is known stays the same whatever the unknown parts turn out to be.
* What a rule is said to need keeps it from nothing that it would say.
* The worlds that a question is asked in are all there are, and no others: judged against brute force.
"""

import copy
import itertools

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kerlint.facts.values import UNKNOWN, Atom, Choice, Collection, Item, Origin
from kerlint.facts.vocabulary import Callback, Data, Fit, Loop, Model, Prediction, Program, Validation
from kerlint.finding import Severity
from kerlint.rulebook.book import RuleBook
from kerlint.rulebook.gather import gather
from kerlint.rulebook.judge import judge
from kerlint.rulebook.kinds import Kind
from kerlint.rulebook.question import Court, Question, Speech
from kerlint.rulebook.sentence import sentence
from kerlint.rulebook.worlds import Scene, feasible
from tests.rulebook.build import link, rule

MORE = settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))

# Facts


@st.composite
def atoms(draw):
    """Up to four conditions of all sorts."""
    mode = object()

    def atom(order):
        group = draw(st.sampled_from([None, None, mode]))
        arms = st.just(None) if group else st.sampled_from([None, None, None, True, False])
        opaque = draw(st.sampled_from([False] * 7 + [True]))
        return Atom(order, f"c{order}", cold=draw(arms), default=draw(arms), opaque=opaque, group=group)

    return [atom(order) for order in range(draw(st.integers(0, 4)))]


def guarded(draw, conditions, leaves, depth=2):
    """A leaf, or a choice of leaves by conditions in their order."""
    if not conditions or depth == 0 or draw(st.integers(0, 2)):
        return draw(leaves)
    place = draw(st.integers(0, len(conditions) - 1))
    rest = conditions[place + 1 :]
    return Choice(conditions[place], guarded(draw, rest, leaves, depth - 1), guarded(draw, rest, leaves, depth - 1))


def several(draw, conditions, facts):
    items = tuple(Item(guarded(draw, conditions, st.sampled_from([True, True, False])), fact) for fact in facts)
    return Collection(items, closed=guarded(draw, conditions, st.sampled_from([True, True, True, False])))


NUMBERS = st.sampled_from([0, 1, 2, 5, UNKNOWN])
TRUTHS = st.sampled_from([True, False, UNKNOWN])


@st.composite
def programs(draw):
    """One model with fits, callbacks and predictions, and what is unknown or conditional about them."""
    conditions = draw(atoms())
    lines = itertools.count()

    def some(leaves):
        return guarded(draw, conditions, leaves)

    def make(fact, **known):
        return fact(place=Origin("document", next(lines)), guard=some(st.just(True)), **known)

    sources = [Data(), Data()]
    model = Model(place=Origin("document", next(lines)))
    fits = []
    for moment in range(draw(st.integers(1, 2))):
        validation = Validation(kind=some(st.sampled_from(["data", "split", UNKNOWN])), fraction=some(NUMBERS))
        callbacks = [
            make(Callback, type=some(st.sampled_from(["A", "B", UNKNOWN])), patience=some(NUMBERS))
            for _ in range(draw(st.integers(0, 2)))
        ]
        fit = Fit(
            place=Origin("document", next(lines)),
            guard=guarded(draw, conditions, st.sampled_from([True, True, True, False])),
            moment=moment,
            epochs=some(NUMBERS),
            rows=some(NUMBERS),
            supervised=some(TRUTHS),
            function=some(st.sampled_from(["fit", "tape", UNKNOWN])),
            validation=some(st.sampled_from([None, validation, UNKNOWN])),
            callbacks=several(draw, conditions, callbacks),
            x=Data(source=draw(st.sampled_from([*sources, UNKNOWN]))),
            model=some(st.sampled_from([model, model, UNKNOWN])),
            loop=some(st.sampled_from([None, Loop(kind="folds")])),
        )
        fits.append(fit)
    link(model, fits=several(draw, conditions, fits))
    predictions = [make(Prediction, model=model, purpose="plot") for _ in range(draw(st.integers(0, 1)))]
    return Program(
        models=Collection.of(model),
        fits=several(draw, conditions, fits),
        predictions=several(draw, conditions, predictions),
    )


# Sentences

NUMERIC = st.sampled_from(
    [
        "fit.epochs",
        "fit.rows",
        "fit.validation.fraction",
        "2",
        "(fit.epochs + fit.rows)",
        "(fit.rows * fit.epochs)",
        "len(fit.callbacks)",
        "count(c.patience > 1 for c in fit.callbacks)",
        "(fit.epochs if fit.supervised else fit.rows)",
    ]
)
SIMPLE = st.one_of(
    st.builds("{} {} {}".format, NUMERIC, st.sampled_from(["<", "<=", ">", ">=", "==", "!="]), NUMERIC),
    st.sampled_from(
        [
            "True",
            "fit.supervised",
            "fit.function == 'fit'",
            "fit.function in {'fit', 'x'}",
            "fit.validation is None",
            "fit.validation.kind == 'split'",
            "fit.loop.kind == 'folds'",
            "any(c.type == 'A' for c in fit.callbacks)",
            "all(c.type == 'A' for c in fit.callbacks)",
            "any(c.patience > fit.epochs for c in fit.callbacks if c.type != 'B')",
            "any(other.epochs == fit.rows for other in fit.model.fits)",
            "any(c.type == d.type for c in fit.callbacks for d in fit.callbacks if not c is d)",
            "any(before(other, fit) for other in program.fits)",
            "all(other is fit for other in fit.model.fits)",
        ]
    ),
)
SENTENCES = st.recursive(
    SIMPLE,
    lambda inner: st.one_of(
        st.builds("not ({})".format, inner),
        st.builds("({}) and ({})".format, inner, inner),
        st.builds("({}) or ({})".format, inner, inner),
        st.builds("({0}) and ({1}) if ({2}) else ({1})".format, inner, inner, inner),
    ),
    max_leaves=4,
)
PATHS = st.sampled_from(["some", "every"])
OFTEN_TRUE = st.one_of(st.just("True"), SENTENCES)


@st.composite
def rules(draw):
    """Three rules that yield to each other, with guards, cases, joins and ``once`` now and then."""

    def keys(subject):
        more = {"paths": draw(PATHS)}
        if draw(st.booleans()):
            more["unless"] = [{"when": on(subject, draw(SENTENCES)), "because": "it is said"}]
        if draw(st.booleans()):
            more["tables"] = "".join(
                f'[[case]]\nwhen = """{on(subject, draw(OFTEN_TRUE if number else SENTENCES))}"""\n'
                f'message = "case {number}"\n'
                f'severity = "{draw(st.sampled_from(["info", "warning", "error"]))}"\n'
                f'default = "{draw(st.sampled_from(["on", "on", "off"]))}"\n'
                for number in range(2)
            )
        return more

    def on(subject, text):
        if subject == "fit":
            return text
        fits = draw(st.sampled_from(["prediction.model.fits", "program.fits", ""]))
        return f"any({text} for fit in {fits})" if fits else "prediction.purpose == 'plot'"

    joined = {"where": {"callback": "fit.callbacks"}} if draw(st.booleans()) else {}
    with_join = " and callback.patience > 1" if joined else ""
    return [
        rule("KER503", name="strongest", on="fit", when=f"({draw(SENTENCES)}){with_join}", **joined, **keys("fit")),
        rule(
            "KER502",
            name="weaker",
            on="fit",
            when=draw(OFTEN_TRUE),
            yields_to=["strongest"],
            **({"once": "fit.x.source"} if draw(st.booleans()) else {}),
            **keys("fit"),
        ),
        rule(
            "KER501",
            name="weakest",
            on="prediction",
            when=on("prediction", draw(OFTEN_TRUE)),
            yields_to=["strongest"],
            **keys("prediction"),
        ),
    ]


def findings(program, book):
    """What was found, whatever the words: of a rule with ``once``, what counts is the value that it speaks of.

    Which of the subjects with that value speaks, and how loud, depends on which of them are known.
    """
    verdicts = judge(program, book)
    assert verdicts.failures == []
    found = {}
    for verdict in verdicts:
        if verdict.rule.once:
            found[verdict.code, id(verdict.subject.x.source)] = Severity.INFO
        else:
            key = (verdict.code, id(verdict.subject))
            found[key] = max(verdict.severity, found.get(key, verdict.severity))
    return found


# Forgetting


def places_to_hide(program):
    return [
        (fact, name)
        for facts in gather(program).values()
        for fact in facts
        for name in fact.attributes
        if getattr(fact, name) is not UNKNOWN
    ]


@MORE
@given(programs(), rules(), st.data())
def test_forgetting_creates_no_finding(program, some_rules, data):
    book = RuleBook(some_rules)
    for _ in range(2):
        known = findings(program, book)
        places = places_to_hide(program)
        for fact, name in places:
            value = getattr(fact, name)
            for hidden in less_than(value):
                link(fact, **{name: hidden})
                refuse_more(known, findings(program, book), f"hiding {name} of {fact}")
            link(fact, **{name: value})
        fact, name = data.draw(st.sampled_from(places))
        link(fact, **{name: less_than(getattr(fact, name))[-1]})


def less_than(value):
    """What may be left of an attribute when something is forgotten."""
    if not isinstance(value, Collection):
        return [UNKNOWN]
    return [Collection(value.items[:kept], closed=False) for kept in (0, 1)] + [UNKNOWN]


def refuse_more(known, found, what):
    assert not found.keys() - known.keys(), f"{what} created a finding"
    louder = {key for key in found if found[key] > known[key]}
    assert not louder, f"{what} made a finding louder"


# Needs


@MORE
@given(programs(), rules())
def test_a_rule_says_the_same_whether_or_not_its_needs_are_looked_at(program, some_rules):
    in_full = [copy.copy(one) for one in some_rules]
    for one in in_full:
        one.needs = ()
    said = [
        [(verdict.code, verdict.at, verdict.message, verdict.severity) for verdict in judge(program, RuleBook(book))]
        for book in (some_rules, in_full)
    ]
    assert said[0] == said[1]


# Three-valued logic


NAMES = {"fit": Kind("Fit"), "program": Kind("Program")}


@MORE
@given(programs(), SENTENCES, st.data())
def test_what_is_known_of_a_part_is_so_of_the_whole(program, text, data):
    asked = sentence(text, NAMES)
    facts = gather(program)
    arms = {atom: data.draw(st.booleans()) for atom in all_atoms(facts)}
    for fit in facts.get("fit", []):
        scene = Scene({"program": program, "fit": fit}, arms, 99)
        whole = asked(scene)
        hidden = data.draw(st.sampled_from(places_to_hide(program)))
        kept = getattr(*hidden)
        link(hidden[0], **{hidden[1]: UNKNOWN})
        part = asked(Scene({"program": program, "fit": fit}, arms, 99))
        link(hidden[0], **{hidden[1]: kept})
        if part is True or part is False:
            assert part is whole


def all_atoms(facts):
    """Every condition that anything in a program depends on."""
    found = {}
    waiting = [value for many in facts.values() for fact in many for value in (fact.guard, *values_of(fact))]
    while waiting:
        value = waiting.pop()
        if isinstance(value, Choice):
            found[value.atom] = None
            waiting += (value.high, value.low)
        elif isinstance(value, Collection):
            waiting += [value.closed, *(part for item in value.items for part in (item.guard, item.value))]
    return sorted(found, key=lambda atom: atom.order)


def values_of(fact):
    return [getattr(fact, name) for name in fact.attributes]


# Worlds, against brute force


def worlds_of(conditions, given):
    """All combinations of arms that agree with what is given."""
    open_ones = [atom for atom in conditions if atom not in given and not atom.opaque]
    for combination in itertools.product([True, False], repeat=len(open_ones)):
        arms = {**given, **dict(zip(open_ones, combination))}
        if feasible(arms):
            yield arms


def speaks(question, arms):
    """``True``: it fires in this world, ``None``: the subject does not exist there."""
    answer = question(Scene(question.names, arms, 99))
    return None if answer is False else isinstance(answer, Speech)


def fires_without_dead_arms(question, conditions, given):
    return any(
        speaks(question, arms)
        for arms in worlds_of(conditions, given)
        if not any(atom.cold is arm for atom, arm in arms.items() if atom not in given)
    )


def expected_on_some_path(question, conditions, given):
    for arms in worlds_of(conditions, given):
        reasons = [atom for atom in arms if atom not in given]
        if not speaks(question, arms) or any(atom.cold is arms[atom] for atom in reasons):
            continue
        flips = [{**arms, atom: not arms[atom]} for atom in reasons if atom.default is not arms[atom]]
        if sum(1 for flipped in flips if feasible(flipped) and not speaks(question, flipped)) <= 1:
            return True
    return False


def expected_on_every_path(question, conditions, given):
    answers = [(arms, speaks(question, arms)) for arms in worlds_of(conditions, given)]
    here = [(arms, answer) for arms, answer in answers if answer is not None]
    warm = [arms for arms, _ in here if not any(atom.cold is arm for atom, arm in arms.items() if atom not in given)]
    return all(answer for _, answer in here) and bool(warm)


@MORE
@given(programs(), SENTENCES, PATHS)
def test_a_rule_fires_exactly_where_brute_force_says(program, text, paths):
    one = rule(on="fit", when=text, paths=paths)
    book = RuleBook([one])
    court = Court(program, book, book.select(), {}, (2, 3))
    facts = gather(program)
    conditions = all_atoms(facts)
    grouped = any(atom.group is not None for atom in conditions)
    fired = {id(verdict.subject) for verdict in judge(program, book)}
    for fit in facts.get("fit", []):
        expected = False
        possible = False
        question = Question(court, book.compiled(one), {"program": program, "fit": fit}, ())
        given_arms = question.given()
        if given_arms is not None:
            answers = [speaks(question, arms) for arms in worlds_of(conditions, given_arms)]
            if paths == "every":
                expected = expected_on_every_path(question, conditions, given_arms)
                possible = all(answer is not False for answer in answers)
            else:
                expected = expected_on_some_path(question, conditions, given_arms)
                possible = True in answers if grouped else fires_without_dead_arms(question, conditions, given_arms)
        if not grouped:  # conditions of a group can't all be flipped or warm, needed or not
            assert (id(fit) in fired) >= expected
        assert (id(fit) in fired) <= possible


@example(flip=True)
@given(st.booleans())
def test_correlated_choices_invent_no_pair(flip):
    flag = Atom(0, "flag")
    fit = Fit(
        place=Origin("document", 1),
        function=Choice(flag, "fit", "tape"),
        epochs=Choice(flag, 1, 5) if flip else Choice(flag, 5, 1),
    )
    pair = rule(on="fit", when="fit.function == 'fit' and fit.epochs == 5")
    assert bool(judge(Program(fits=Collection.of(fit)), RuleBook([pair]))) is not flip
