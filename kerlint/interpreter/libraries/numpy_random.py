"""Random numbers of numpy: the old functions, ``RandomState`` and ``default_rng``, with ranges of what they draw."""

from __future__ import annotations

from typing import Any

from kerlint.facts.rows import Opaque, Rows
from kerlint.facts.values import UNKNOWN, Const
from kerlint.facts.vocabulary import Data
from kerlint.interpreter.call import Call
from kerlint.interpreter.data import bounds, reading, selection, shapes
from kerlint.interpreter.data.bounds import Bounds
from kerlint.interpreter.data.lift import Handler, lift, lifted, table
from kerlint.interpreter.data.make import changed, fresh, number, opaque, whole
from kerlint.interpreter.values import ABSENT, Array, LibraryObject

DEVIATIONS = 4
"""Normal noise is taken to lie within so many deviations of its mean."""

DRAWS_PER_VALUE = 20
"""With so many draws per value, each value occurs: one is missing with probability k·exp(-20)."""


def drawn(call: Call, size: Any, limits: Bounds, **known: Any) -> Any:
    """An array of random numbers; without a size a single number, which is not known."""
    if size is ABSENT or (type(size) is Const and size.value is None):
        return call.unknown("a random number")
    return noise(call, shapes.given(size), limits, **known)


def noise(call: Call, shape: shapes.Shape, limits: Bounds, **known: Any) -> Data:
    """Random numbers in a shape; two axes are a table."""
    content = "tabular" if shape is not None and len(shape) == 2 else UNKNOWN
    return fresh(
        call.origin,
        **{"origin": "random", "content": content, "order": "random", **shapes.facts(shape), **limits.facts(), **known},
    )


UNIT = bounds.between(0, 1)
NORMAL = Bounds(None, None, DEVIATIONS)


def of_dimensions(limits: Bounds) -> Handler:
    """``rand(100, 10)``, ``randn(100)``: each argument is an axis."""

    def run(call: Call) -> Any:
        if not call.positional:
            return call.unknown("a random number")
        sizes = tuple([whole(size) for size in call.positional])
        return noise(call, None if call.open else sizes, limits, encoding="continuous")

    return run


def of_size(limits: Bounds) -> Handler:
    """``random((100, 10))``, ``standard_normal(100)``."""
    return lambda call: drawn(call, call.get("size", 0), limits, encoding="continuous")


def uniform(call: Call) -> Any:
    """``uniform(low, high, size)``."""
    low, high = number(call.get("low", 0, Const(0))), number(call.get("high", 1, Const(1)))
    limits = bounds.NOTHING if low is None or high is None else bounds.between(min(low, high), max(low, high))
    return drawn(call, call.get("size", 2), limits, encoding="continuous")


def normal(call: Call) -> Any:
    """``normal(loc, scale, size)``: the magnitude is the mean and four deviations."""
    mean, deviation = number(call.get("loc", 0, Const(0))), number(call.get("scale", 1, Const(1)))
    reach = None if mean is None or deviation is None else abs(mean) + DEVIATIONS * abs(deviation)
    return drawn(call, call.get("size", 2), Bounds(None, None, reach), encoding="continuous")


def integers(call: Call) -> Any:
    """``randint(low, high, size)``: class numbers, if there are enough of them to see every class."""
    low, high = call.get("low", 0), call.get("high", 1)
    if high is ABSENT or (type(high) is Const and high.value is None):
        low, high = Const(0), low
    first, end = whole(low), whole(high)
    if reading.truth(call, "endpoint") and end is not None:
        end += 1
    return class_numbers(call, shapes.given(call.get("size", 2)), first, end, single=call.get("size", 2) is ABSENT)


def class_numbers(call: Call, shape: shapes.Shape, first: int | None, end: int | None, *, single: bool = False) -> Any:
    """Whole numbers from ``first`` to before ``end``."""
    if single:
        return call.unknown("a random number")
    if first is None or end is None or end <= first:
        return noise(call, shape, bounds.NOTHING)
    count = 1
    for size in shape or (0,):
        count *= size or 0
    column = shape is not None and (len(shape) == 1 or shape[1:] == (1,))
    complete = column and count >= DRAWS_PER_VALUE * (end - first)
    return noise(
        call,
        shape,
        bounds.between(first, end - 1),
        encoding=_encoding(first, end, column=column, count=count),
        classes=end - first if complete else UNKNOWN,
        highest=end - 1 if complete else UNKNOWN,
    )


def _encoding(first: int, end: int, *, column: bool, count: int) -> Any:
    if (first, end) == (0, 2):
        return "binary" if column else "multi-hot" if count >= DRAWS_PER_VALUE else UNKNOWN
    return "integer" if column and end - first > 2 and count >= DRAWS_PER_VALUE * (end - first) else UNKNOWN


def choice(call: Call) -> Any:
    """``choice(a, size)``: numbers below ``a``, or members of it; numbers of rows, if they choose rows later."""
    size = shapes.given(call.get("size", 1))
    if call.get("size", 1) is ABSENT:
        return call.unknown("a random choice")
    among = call.get("a", 0)
    if whole(among) is not None:
        numbers = changed(
            class_numbers(call, size, 0, whole(among)), encoding=UNKNOWN, classes=UNKNOWN, highest=UNKNOWN
        )
        return changed(numbers, content="index", source=numbers, rows=Rows(numbers, (Opaque(numbers),)))
    data = reading.as_data(among, call)
    if type(data) is not Data:
        return opaque(call.origin, origin="random", **shapes.facts(size))
    encoding = data.encoding if data.encoding in ("binary", "string", "continuous", "signs") else UNKNOWN
    rows = whole(size[0]) if size is not None and len(size) == 1 else None
    classes = whole(data.classes)
    complete = (
        rows is not None and classes is not None and rows >= DRAWS_PER_VALUE * classes and "p" not in call.keywords
    )
    if data.content == "index":
        return changed(
            data, call.origin, rows=Rows(data.source, (Opaque(object()),)), **shapes.facts(size), order="random"
        )
    return fresh(
        call.origin,
        origin="random",
        order="random",
        low=data.low,
        high=data.high,
        encoding=encoding,
        classes=classes if complete and classes is not None else UNKNOWN,
        highest=data.highest if complete else UNKNOWN,
        **shapes.facts(size),
    )


def permutation(call: Call) -> Any:
    """``permutation(n)`` gives numbers of rows, ``permutation(x)`` the rows themselves."""
    value = call.get("x", 0)
    if type(value) is Data:
        return _shuffled(call, value)
    return _shuffled(call, selection.index_of(whole(value), call.origin))


def _shuffled(call: Call, data: Data) -> Data:
    """In a new order. After any seed was set, two orders may be the same: then it is not followed."""
    if seeded(call):
        return selection.scrambled(data, call.origin, order="random")
    return selection.reordered(data, call.origin, object())


def seeded(call: Call) -> bool:
    """Whether two draws may come from one state: after a second seed, and from generators of one's own."""
    return call.receiver is not None or sum(event.kind == "seed" for event in call.machine.events) > 1


def seed(call: Call) -> Any:
    """``numpy.random.seed(0)`` and the like."""
    call.machine.note("seed", None, call.origin)
    return Const(None, call.origin)


def shuffle(call: Call) -> Any:
    """``shuffle(x)`` changes ``x``."""
    array = call.get("x", 0)
    if type(array) is Array:
        result = lift(call.machine, lambda data: _shuffled(call, data) if type(data) is Data else data, array)
        array.data = call.machine.write(array.data, result.data if type(result) is Array else result)
    else:
        call.machine.escape(array, "shuffled")
    return Const(None, call.origin)


def other(call: Call) -> Any:
    """Other distributions: the shape is known."""
    return drawn(
        call, call.get("size"), Bounds(0 if call.path.rpartition(".")[2] in POSITIVE else None), encoding=UNKNOWN
    )


POSITIVE = {"exponential", "poisson", "gamma", "beta", "binomial", "lognormal", "chisquare", "rayleigh", "geometric"}

DRAWS: dict[str, Handler] = {
    "rand": of_dimensions(UNIT),
    "randn": of_dimensions(NORMAL),
    **{name: of_size(UNIT) for name in ("random", "random_sample", "ranf", "sample")},
    "standard_normal": of_size(NORMAL),
    "uniform": uniform,
    "normal": normal,
    "randint": integers,
    "integers": integers,
    "choice": choice,
    "permutation": permutation,
    **dict.fromkeys((*POSITIVE, "laplace", "multivariate_normal", "triangular", "standard_cauchy"), other),
}
"""Functions of ``numpy.random``, and methods of its generators."""

CHANGING: dict[str, Handler] = {"shuffle": shuffle, "seed": seed, "set_state": seed, "get_state": seed}
"""Functions that change their argument or the generator."""


def generator(call: Call) -> Any:
    """``default_rng(0)``, ``RandomState(0)``."""
    return LibraryObject("numpy.random.Generator", {"seed": call.get("seed", 0)}, call.origin)


_METHODS = {**table(DRAWS), **CHANGING}

FUNCTIONS: dict[str, Handler] = {
    **{f"numpy.random.{name}": function for name, function in _METHODS.items()},
    "numpy.random.default_rng": generator,
    "numpy.random.RandomState": generator,
}


def method(call: Call) -> Any:
    """A method of a generator: its draws are those of ``numpy.random``."""
    function = _METHODS.get(call.path)
    return lifted(reading.unfollowed)(call) if function is None else function(call)
