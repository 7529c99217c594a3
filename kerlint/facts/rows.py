"""Which rows of a data set some data are, and what two such sets of rows have to do with each other.

The interpreter builds :class:`Rows` while it follows data through shuffles, splits and filters; the words ``within``,
``overlap``, ``same_rows`` and ``aligned`` of a rule ask the functions below. Every answer is ``True``, ``False`` or
``None``, and ``None`` means: not provable.

One assumption stands behind ``True`` and ``False``: data that a program trains on or judges by are not empty.
"""

from __future__ import annotations

from typing import Any, NamedTuple, TypeAlias


class Part(NamedTuple):
    """One part of a division. Parts of one ``split`` with different ``index`` have no row in common.

    ``split`` is the identity of the division: the same object for all that is surely divided in the same way (the
    ``x`` and ``y`` of one call). A division that shuffles first is an :class:`Order` and then a Part.
    """

    split: object
    index: int  # type: ignore[assignment]  # hides tuple.index, which nobody needs


class Slice(NamedTuple):
    """The rows from ``low`` to before ``high``, as in ``x[low:high]``; ``None`` is the end of the rows on that side.

    A bound that is not known is any object: the same object is the same number.
    """

    low: Any = None
    high: Any = None


class Mask(NamedTuple):
    """The rows for which a condition holds; the same ``condition`` is the same choice of positions."""

    condition: object


class Order(NamedTuple):
    """The same rows in another order. Different ``permutation`` objects are surely different permutations.

    Two draws of one seeded generator state are the same permutation; if that is not known, use :class:`Opaque`.
    A bare ``object()`` is a permutation that was drawn without a seed.
    """

    permutation: object


class Windows(NamedTuple):
    """Several rows each, made into one: ``x[i : i + 24]`` for each ``i``. Their rows are among those before.

    The same ``making`` is the same windows. What is selected afterwards are windows, which may share rows;
    ``overlapping``: each surely shares some with the next.
    """

    making: object
    overlapping: bool = False


class Opaque(NamedTuple):
    """Something was done to the rows that is not understood: rows may be gone, repeated, moved or new."""

    operation: object


Selection: TypeAlias = "Part | Slice | Mask | Order | Windows | Opaque"


class Rows(NamedTuple):
    """Rows of one data set after some selections, the first one first.

    ``source`` is the identity of the index that counts the rows: what was made side by side (the ``x`` and ``y`` of one
    ``load_data()``) has one source, and what is computed row by row keeps the Rows of what it was computed from.
    """

    source: object
    path: tuple[Selection, ...] = ()

    def then(self, selection: Selection) -> Rows:
        """These rows after one more selection."""
        return self if selection == Slice() else Rows(self.source, (*self.path, selection))


def within(a: Rows, b: Rows) -> bool | None:
    """Whether all rows of ``a`` are rows of ``b``."""
    rests = _rests(a, b)
    if rests is None:
        return None
    of_a, of_b = map(_unordered, rests)
    if _opaque(of_a) or _opaque(of_b):
        return None
    if not of_b:
        return True
    if not of_a:
        return False if any(type(selection) is Part for selection in _of_rows(of_b)) else None
    if _disjoint(of_a[0], of_b[0]):
        return False
    return True if len(of_b) == 1 and _inside(of_a[0], of_b[0]) else None


def overlap(a: Rows, b: Rows) -> bool | None:
    """Whether some row of ``a`` is a row of ``b``."""
    rests = _rests(a, b)
    if rests is None:
        return None
    of_a, of_b = map(_unordered, rests)
    if _opaque(of_a) or _opaque(of_b):
        return None
    if not of_a or not of_b:
        return True
    if _disjoint(of_a[0], of_b[0]):
        return False
    if len(of_b) == 1 and _inside(of_a[0], of_b[0]) or len(of_a) == 1 and _inside(of_b[0], of_a[0]):
        return True
    if _divided_anew(of_a, of_b):
        return True
    return True if len(of_a) == len(of_b) == 1 and _meet(of_a[0], of_b[0]) else None


def _divided_anew(a: tuple[Selection, ...], b: tuple[Selection, ...]) -> bool:
    """Whether the same rows were mixed and divided twice, each time in another order.

    That no row is in both parts then is possible and does not happen.
    """
    if len(a) != 2 or len(b) != 2 or not isinstance(a[0], Order) or not isinstance(b[0], Order):
        return False
    return a[0] != b[0] and isinstance(a[1], Part) and isinstance(b[1], Part)


def same_rows(a: Rows, b: Rows) -> bool | None:
    """Whether ``a`` and ``b`` have the same rows, in any order."""
    there, back = within(a, b), within(b, a)
    if there is False or back is False:
        return False
    return True if there and back else None


def interleaved(a: Rows, b: Rows) -> bool | None:
    """Whether ``a`` and ``b`` are windows of one series that were shuffled before they were divided.

    The windows are others in each, but nearly all of what they hold is in both.
    """
    rests = _rests(a, b)
    if rests is None:
        return None
    path = a.path[: len(a.path) - len(rests[0])]
    made = next((place for place, one in enumerate(path) if type(one) is Windows), None)
    if made is None or any(type(one) is Windows for rest in rests for one in rest):
        return None
    window = path[made]
    shuffled = type(window) is Windows and window.overlapping and _reorders(path[made:])
    return True if shuffled and all(rests) and _disjoint(rests[0][0], rests[1][0]) else None


def aligned(a: Rows, b: Rows) -> bool | None:
    """Whether row *i* of ``a`` and row *i* of ``b`` are the same row of the source.

    Rows of different sources may have been made for each other, and are not if each was shuffled by itself. Nothing is
    known of slices that begin elsewhere and meet: ``series[:-1]`` and ``series[1:]`` are values and what follows them.
    """
    rests = _rests(a, b)
    if rests is None:
        return False if _shuffled_apart(a.path, b.path) else None
    of_a, of_b = rests
    if not of_a and not of_b:
        return True
    if _opaque(of_a) or _opaque(of_b) or _of_rows(of_a) != of_a or _of_rows(of_b) != of_b:
        return None
    if of_a and of_b and _disjoint(of_a[0], of_b[0]):
        return False
    order_a, rest_a = _leading_order(of_a)
    order_b, rest_b = _leading_order(of_b)
    if order_a == order_b or _reorders(rest_a) or _reorders(rest_b):
        return None
    return False


def _shuffled_apart(a: tuple[Selection, ...], b: tuple[Selection, ...]) -> bool:
    """Whether rows of two sources were brought, first of all, into two orders that were drawn without a seed."""
    if _opaque(a) or _opaque(b) or _of_rows(a) != a or _of_rows(b) != b:
        return False
    (one, rest_a), (other, rest_b) = _leading_order(a), _leading_order(b)
    if _reorders(rest_a) or _reorders(rest_b) or not isinstance(one, Order) or not isinstance(other, Order):
        return False
    return type(one.permutation) is object and type(other.permutation) is object and one != other


def _rests(a: Rows, b: Rows) -> tuple[tuple[Selection, ...], tuple[Selection, ...]] | None:
    """What was done to each after their ways parted; ``None`` for different sources."""
    if a.source is not b.source:
        return None
    common = 0
    for left, right in zip(a.path, b.path):
        if type(left) is not type(right) or left != right:
            break
        common += 1
    return a.path[common:], b.path[common:]


def _unordered(path: tuple[Selection, ...]) -> tuple[Selection, ...]:
    """The path without the reordering at its end, which changes no row."""
    end = len(path)
    while end and type(path[end - 1]) is Order:
        end -= 1
    return path[:end]


def _opaque(path: tuple[Selection, ...]) -> bool:
    return any(type(selection) is Opaque for selection in path)


def _of_rows(path: tuple[Selection, ...]) -> tuple[Selection, ...]:
    """The path up to where windows are made: what is selected behind that are windows, no single rows."""
    found = next((place for place, selection in enumerate(path) if type(selection) is Windows), len(path))
    return path[:found]


def _reorders(path: tuple[Selection, ...]) -> bool:
    return any(type(selection) is Order for selection in path)


def _leading_order(path: tuple[Selection, ...]) -> tuple[Selection | None, tuple[Selection, ...]]:
    if path and type(path[0]) is Order:
        return path[0], path[1:]
    return None, path


def _position(bound: Any) -> bool:
    """Whether a bound of a slice is a known position, counted from the front."""
    return type(bound) is int and bound >= 0


def _disjoint(a: Selection, b: Selection) -> bool:
    """Whether two selections from the same rows surely have none in common."""
    if isinstance(a, Part) and isinstance(b, Part):
        return a.split == b.split and a.index != b.index
    if isinstance(a, Slice) and isinstance(b, Slice):
        return _ends_before(a, b) or _ends_before(b, a)
    return False


def _ends_before(a: Slice, b: Slice) -> bool:
    if a.high is None or b.low is None:
        return False
    if type(a.high) is int and type(b.low) is int:
        return a.high <= b.low and (a.high >= 0) == (b.low >= 0)
    return bool(a.high == b.low)


def _inside(a: Selection, b: Selection) -> bool:
    """Whether what ``a`` selects is surely among what ``b`` selects from the same rows."""
    if isinstance(a, Slice) and isinstance(b, Slice):
        starts = b.low in (None, 0, a.low) or (_position(a.low) and _position(b.low) and b.low <= a.low)
        ends = b.high in (None, a.high) or (_position(a.high) and _position(b.high) and a.high <= b.high)
        return starts and ends
    return False


def _meet(a: Selection, b: Selection) -> bool:
    """Whether two slices, neither of them empty, surely share a row."""
    if not isinstance(a, Slice) or not isinstance(b, Slice):
        return False
    low_a, low_b = 0 if a.low is None else a.low, 0 if b.low is None else b.low
    if not _position(low_a) or not _position(low_b):
        return False
    first = max(low_a, low_b)
    return all(high is None or (_position(high) and first < high) for high in (a.high, b.high))
