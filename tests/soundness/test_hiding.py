"""To know less of a program never says more about it.

The programs of the rule book and random ones are interpreted; then one thing that is known is forgotten, in the facts
(an attribute, an arm of a choice, whether a collection is all there is) or in the text (a constant becomes a name that
nobody defines). No finding may appear that was not there before, and none be said louder. Findings are compared by code
and place; those of a rule that speaks once of several places, by code. In the text, what decided a condition may be the
constant that was taken away: then there is a path more, and such programs are not compared.
"""

import ast

from hypothesis import assume, given
from hypothesis import strategies as st

from kerlint.document.document import Document
from kerlint.facts.fact import link
from kerlint.facts.values import UNKNOWN, Choice, Collection, Item, Unknown
from kerlint.finding import Severity
from kerlint.interpreter import interpret
from kerlint.interpreter.positions import locate
from kerlint.rulebook.book import load
from kerlint.rulebook.gather import gather
from kerlint.rulebook.judge import judge
from tests.soundness.profile import examples
from tests.soundness.programs import programs

BOOK = load()
EXAMPLES = [example.code for rule in BOOK for example in (*rule.bad, *rule.good)]


def facts_of(text):
    document = Document("program.py", "program.py", "script", text)
    return document, interpret(document)


def found(program):
    """What is found, by code and place, or by code and what counts once; with the severity."""
    verdicts = judge(program, BOOK)
    assert verdicts.failures == []
    said: dict[tuple[str, object], Severity] = {}
    for verdict in verdicts:
        once = BOOK.compiled(verdict.rule).once is not None
        key = (verdict.code, None if once else verdict.at.node)
        said[key] = max(verdict.severity, said.get(key, verdict.severity))
    return said


# --- in the facts


def forgetful(value):
    """The ways in which a bit less can be known of a value."""
    if isinstance(value, Unknown):
        return
    yield UNKNOWN
    if type(value) is Choice:
        for less in forgetful(value.high):
            yield Choice(value.atom, less, value.low)
        for less in forgetful(value.low):
            yield Choice(value.atom, value.high, less)
    if type(value) is Collection:
        yield Collection(value.items, closed=False, origin=value.origin)
        for place, item in enumerate(value.items):
            others = value.items[:place], value.items[place + 1 :]
            yield Collection((*others[0], *others[1]), closed=False, origin=value.origin)
            if not isinstance(item.value, Unknown):
                items = (*others[0], Item(item.guard, UNKNOWN), *others[1])
                yield Collection(items, closed=value.closed, origin=value.origin)


def less_known(program):
    """Everything that can be forgotten: a fact, an attribute, and what is left of it."""
    return [
        (fact, name, less)
        for facts in gather(program).values()
        for fact in facts
        for name in fact.attributes
        for less in forgetful(getattr(fact, name))
    ]


def forget(program, before, fact, name, less):
    """Fails if anything is found that was not, or is said louder."""
    kept = getattr(fact, name)
    link(fact, **{name: less})
    after = found(program)
    link(fact, **{name: kept})
    louder = {key for key, severity in after.items() if key not in before or severity > before[key]}
    assert not louder, f"{name} of {fact} forgotten, {kept} is now {less}: {louder}"


@examples(150)
@given(st.sampled_from(EXAMPLES), st.data())
def test_forgetting_a_fact_of_an_example_creates_no_finding(text, data):
    _, program = facts_of(text)
    before = found(program)
    for change in data.draw(st.lists(st.sampled_from(less_known(program)), min_size=8, max_size=8)):
        forget(program, before, *change)


@examples(60)
@given(programs(), st.data())
def test_forgetting_a_fact_of_a_random_program_creates_no_finding(text, data):
    _, program = facts_of(text)
    before = found(program)
    for change in data.draw(st.lists(st.sampled_from(less_known(program)), min_size=4, max_size=4)):
        forget(program, before, *change)


# --- in the text


def rows_found(text):
    """What is found, by code and row, or by code and what counts once; and how many conditions there are."""
    document, program = facts_of(text)
    verdicts = judge(program, BOOK)
    assert verdicts.failures == []
    places = locate(document, {verdict.at for verdict in verdicts}) if verdicts else {}
    once = {verdict.code for verdict in verdicts if BOOK.compiled(verdict.rule).once is not None}
    rows = {(verdict.code, 0 if verdict.code in once else places[verdict.at][0]) for verdict in verdicts}
    return rows, conditions(program)


def conditions(program):
    """How many conditions the facts depend on."""
    atoms = set()
    waiting = [part for facts in gather(program).values() for fact in facts for part in (fact.guard, *known_of(fact))]
    while waiting:
        value = waiting.pop()
        if type(value) is Choice:
            atoms.add(value.atom)
            waiting += (value.high, value.low)
        elif type(value) is Collection:
            waiting += [value.closed, *(part for item in value.items for part in (item.guard, item.value))]
    return len(atoms)


def known_of(fact):
    return [getattr(fact, name) for name in fact.attributes]


def constants(text):
    """Where the constants of a program stand: row, first column, last column."""
    tree = ast.parse(text)
    inside = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, (ast.JoinedStr, ast.match_case))
        for part in ast.walk(node)
    }
    return [
        (node.lineno, node.col_offset, node.end_col_offset)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and node.lineno == node.end_lineno and id(node) not in inside
    ]


def without(text, place):
    row, first, last = place
    lines = text.splitlines(keepends=True)
    line = lines[row - 1].encode()
    lines[row - 1] = (line[:first] + b"not_defined_anywhere" + line[last:]).decode()
    return "".join(lines)


def compare_texts(text, place):
    less = without(text, place)
    before, conditions_before = rows_found(text)
    after, conditions_after = rows_found(less)
    assume(conditions_after <= conditions_before)  # what was decided may now be a path like any other
    assert after <= before, f"{after - before} in\n{less}"


@examples(150)
@given(st.sampled_from([text for text in EXAMPLES if constants(text)]), st.data())
def test_a_constant_less_in_an_example_creates_no_finding(text, data):
    compare_texts(text, data.draw(st.sampled_from(constants(text))))


@examples(60)
@given(programs(), st.data())
def test_a_constant_less_in_a_random_program_creates_no_finding(text, data):
    compare_texts(text, data.draw(st.sampled_from(constants(text))))
