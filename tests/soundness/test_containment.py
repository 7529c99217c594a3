"""The facts of every run of a program are among the abstract ones.

Random programs are executed under a recording stand-in for Keras, with concrete values for all that they leave open;
in some world, the facts of the same text must say exactly what happened. An unknown value may be anything; a known
one that is wrong is a bug of the interpreter. Where the program leaves nothing open, there is nothing to choose.

Two assumptions are kerlint's: a loop over something unknown runs at least once, and no call fails inside a ``try``.
"""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.soundness.containment import Facts, TooManyWorlds, doubts, missing
from tests.soundness.expressions import FLAGS
from tests.soundness.profile import examples
from tests.soundness.programs import DATA, HEADER, choices, programs
from tests.soundness.standin import run


@examples(100)
@given(programs(), st.lists(choices(), min_size=4, max_size=4))
def test_every_run_is_among_the_facts(text, runs):
    facts = Facts(text)
    done = 0
    for known in runs:
        trace = run(text, known)
        if trace.crashed is None:
            done += 1
            try:
                complaint = missing(facts, trace)
            except TooManyWorlds:
                continue
            assert complaint is None, f"{complaint}\n{text}\n{known}"
    assume(done)


@examples(100)
@given(st.data(), choices())
def test_where_nothing_is_open_the_facts_are_exact(data, known):
    text = data.draw(programs(known=known))
    trace = run(text, known)
    assume(trace.crashed is None)
    facts = Facts(text)
    complaint = missing(facts, trace)
    assert complaint is None, f"{complaint}\n{text}"
    assume("except " not in text)  # whether the handler runs stays open
    assert doubts(facts) == [], f"conditions in a program without any\n{text}"


FIRST = {name: {key: values[0] for key, values in FLAGS.items()} for name in ("flags", "args")}


def with_flags(**flags):
    return {**FIRST, "flags": {**FIRST["flags"], **flags}}


FOUND = {
    "a match that only its second case takes": (
        """
match flags.mode:
    case 'x':
        pass
    case 'y' | 'z':
        m = keras.Sequential([layers.Flatten()])
""",
        with_flags(mode="z"),
    ),
    "an attribute of a class that an object has of its own on one path": (
        """
class Trainer:
    loss = 'binary_crossentropy'
    def __init__(self):
        self.net = keras.Sequential([layers.Dense(1)])
    def train(self):
        self.net.compile('adam', loss=self.loss)
t = Trainer()
if flags.a:
    t.loss = 'mse'
t.train()
""",
        with_flags(a=False),
    ),
    "an attribute of a class that depends on the condition under which an object has its own": (
        """
loss = {'x': 'mae', 'y': 'mse', 'z': 'categorical_crossentropy'}[flags.mode]
class Trainer:
    loss = loss
t = Trainer()
if flags.mode in ('x', 'y'):
    t.loss = None
m = keras.Sequential([layers.Dense(1)])
m.compile('adam', loss=t.loss)
""",
        with_flags(mode="z"),
    ),
    "layers of one list or another, some under conditions": (
        """
m = keras.Sequential([layers.Flatten()] if flags.b else [layers.Dense(u) for u in [3, 3] if flags.a])
""",
        with_flags(a=False, b=False),
    ),
    "an activation layer that may not be there": (
        """
m = keras.Sequential([layers.Dense(2)])
if flags.a:
    m.add(layers.Activation('relu'))
m.add(layers.Dense(1))
""",
        with_flags(a=True),
    ),
    "an activation layer that may do nothing": (
        """
m = keras.Sequential([layers.Dense(2, activation='sigmoid'), layers.Activation('softmax' if flags.a else None)])
m.compile('adam', 'mse')
""",
        with_flags(a=False),
    ),
    "a graph that an unknown layer feeds on one path": (
        """
first = keras.Input(shape=(4,))
x2 = first
if flags.a:
    x2 = [layers.Flatten(), layers.Dropout(0.2)][flags.n - 1](x2)
m = keras.Model(first, layers.Dense(1)(x2))
""",
        with_flags(a=True, n=1),
    ),
    "a function that nobody calls, and that would add a layer": (
        """
m = keras.Sequential([layers.Dense(2)])
def deepen():
    m.add(layers.Dense(1, activation='softmax'))
m.compile('adam', 'mse')
""",
        FIRST,
    ),
    "a function that nobody calls, and that would end the program": (
        """
m = keras.Sequential([layers.Dense(2)])
def guard():
    if flags.a:
        raise ValueError
if flags.a:
    m.compile('adam', 'mse')
m.fit(x, y)
""",
        with_flags(a=True),
    ),
    "the else of a loop that is left by break": (
        """
m = keras.Sequential([layers.Dense(2)])
for units in [10, 20]:
    break
else:
    m.compile('adam', 'mse')
m.fit(x, y)
""",
        FIRST,
    ),
    "a model that is looked up by a key that is not known": (
        """
m, other = keras.Sequential([layers.Dense(2)]), keras.Sequential([layers.Dense(3)])
chosen = {'x': m, 'y': other, 'z': m}[flags.mode]
chosen.add(layers.Dense(1, activation='sigmoid'))
chosen.compile('adam', 'mse')
chosen.fit(x, y)
print(other.predict(x))
""",
        with_flags(mode="y"),
    ),
}


@pytest.mark.parametrize("name", FOUND)
def test_what_random_programs_have_found(name):
    text, known = FOUND[name]
    trace = run(HEADER + DATA + text, known)
    assert trace.crashed is None
    assert missing(Facts(HEADER + DATA + text), trace) is None
