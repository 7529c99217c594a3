"""Arrays in expressions: the machine's way into the data libraries.

The machine calls these functions for every value of type Array: numpy arrays, data frames, tensors, tf.data pipelines.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from kerlint.facts.choices import leaves
from kerlint.facts.fact import link
from kerlint.facts.values import UNKNOWN, Const, Origin, Unknown
from kerlint.facts.vocabulary import Data, Split
from kerlint.interpreter.call import Call
from kerlint.interpreter.data import arithmetic, counting, indexing, kinship, literal, selection, shapes
from kerlint.interpreter.data.lift import lift, lifted
from kerlint.interpreter.data.make import changed, opaque, parts_of, recomputed, whole, with_step
from kerlint.interpreter.data.reading import unfollowed
from kerlint.interpreter.libraries import (
    array_methods,
    decisions,
    image_files,
    keras_pipelines,
    pandas,
    pandas_methods,
    tfdata,
)
from kerlint.interpreter.values import ABSENT, NAMES, SIZE, Array, External, LibraryObject, Sequence

if TYPE_CHECKING:
    from kerlint.interpreter.machine import Machine

ACCESSORS = {"iloc", "loc", "iat", "at", "str", "dt", "cat"}
"""Attributes of a data frame that are objects of their own."""

METHODS = {
    "frame": {**array_methods.METHODS, **pandas_methods.METHODS},
    "dataset": tfdata.METHODS,
    "generator": {},
    image_files.PICTURE: image_files.PICTURE_METHODS,
}
"""What methods mean, by the container of the data; elsewhere those of numpy arrays."""

ATTRIBUTES = set(
    "shape ndim size T values columns index dtype dtypes element_spec nbytes itemsize device flags classes "
    "class_indices class_names file_paths samples num_classes n".split()
)
"""Names that are no methods."""


CONSTANTS = {"numpy.pi": math.pi, "math.pi": math.pi, "numpy.e": math.e, "math.e": math.e}
"""Numbers that libraries have names for."""


# --- operators


def _operand(value: Any, origin: Origin | None) -> Data | None:
    if type(value) is Data:
        return value
    if type(value) is External and value.path in CONSTANTS:
        value = Const(CONSTANTS[value.path])
    found = literal.read(value, origin) if type(value) in (Const, Sequence) else None
    return found if type(found) is Data else None


def binary(machine: Machine, operator: str, left: Any, right: Any, origin: Origin | None) -> Any:
    """``left operator right``, where at least one is an array."""

    def compute(one: Any, other: Any) -> Any:
        first, second = _operand(one, origin), _operand(other, origin)
        if first is not None and second is not None:
            result = arithmetic.operate(operator, first, second, origin)
            alone = second.length is None or arithmetic.learnt(second) is not None
            return kinship.kept(result, first) if alone else result
        known = first or second
        return Unknown("arithmetic with what is not known", origin) if known is None else _half_known(known, origin)

    result = lift(machine, compute, left, right)
    if operator == "-":
        decisions.of_error(machine, operator, left, right, result, origin)
    return result


def _half_known(data: Data, origin: Origin | None) -> Data:
    """The other operand is not known: a number, or data of more axes or rows."""
    steps = with_step(data, "scale", formula=UNKNOWN, place=origin)
    one_row = whole(data.length) is None or data.length == 1
    return recomputed(
        data,
        origin,
        steps=steps,
        content=data.content,
        length=UNKNOWN if one_row else data.length,
        shape=UNKNOWN if data.shape == () or data.length is None else data.shape,
        width=UNKNOWN if data.shape == () or data.length is None else data.width,
        rows=UNKNOWN if one_row and data.length is not UNKNOWN else data.rows,
    )


def unary(machine: Machine, operator: str, operand: Any, origin: Origin | None) -> Any:
    """``-x``, ``+x``, ``~mask``."""

    def compute(data: Any) -> Any:
        if type(data) is not Data:
            return Unknown("arithmetic with what is not known", origin)
        if operator == "-":
            return arithmetic.operate("*", data, literal.from_python(-1, origin), origin)
        if operator == "+" or (operator == "~" and data.encoding == "binary"):
            return changed(data, origin)
        return recomputed(data, origin)

    return lift(machine, compute, operand)


def compare(machine: Machine, operator: str, left: Any, right: Any, origin: Origin | None) -> Any:
    """``x > 0.5``: an array of truths; with ``in`` or ``is``, and between numbers, Unknown."""

    if origin is not None:
        decisions.of_comparison(machine, operator, left, right, origin)

    def compute(one: Any, other: Any) -> Any:
        first, second = _operand(one, origin), _operand(other, origin)
        if operator in ("in", "not in", "is", "is not") or (first is None and second is None):
            return Unknown("a comparison", origin)
        first, second = first or _number(origin), second or _number(origin)
        if first.length is None and second.length is None:
            return Unknown("a comparison", origin)
        result = arithmetic.compared(first, second, origin)
        return kinship.kept(result, first) if second.length is None else result

    result = lift(machine, compute, left, right)
    if operator in ("==", "!="):
        decisions.of_error(machine, operator, left, right, result, origin)
    return result


def _number(origin: Origin | None) -> Data:
    return opaque(origin, length=None, shape=())


def inplace(machine: Machine, operator: str, array: Array, value: Any, origin: Origin | None) -> Array:
    """``x /= 255``: the array itself, with other data in it."""
    result = binary(machine, operator, array, value, origin)
    array.data = machine.write(array.data, result.data if type(result) is Array else result)
    return array


# --- parts


def subscript(machine: Machine, array: Array, index: Any, origin: Origin | None) -> Any:
    """``x[index]``."""
    if indexing.everywhere(index) and all(_container(leaf) == "array" for leaf in leaves(array.data)):
        return array  # a view: what is written into it is written into the array
    whole_array = machine.read(array.data)
    result = lift(machine, lambda data, at: indexing.index_data(data, at, origin), array, index)
    if type(whole_array) is Data and type(result) is Array and type(result.data) is Data:
        note_slice(machine, whole_array, index, result.data, origin)
    if type(index) is Const and type(index.value) is int:
        decisions.of_row(machine, array, result)
    return result


def note_slice(machine: Machine, data: Data, index: Any, result: Data, origin: Origin | None) -> None:
    """Two slices of one array that meet at one point are a split."""
    if type(index) is Sequence and index.kind == "tuple" and index.items:
        index = index.items[0].value
    if type(index) is not Sequence or index.kind != "slice" or origin is None:
        return
    low, high, step = selection.slice_bounds(index)
    low, high = selection.from_front(low, whole(data.length)), selection.from_front(high, whole(data.length))
    if step not in (None, 1) or (low in (None, 0) and high is None):
        return
    for event in reversed(machine.events):
        if event.kind != "slice" or event.payload["data"] is not data:
            continue
        other = event.payload
        if other["low"] is not None and other["low"] == high:
            _note_split(machine, data, result, other["part"], origin)
            break
        if other["high"] is not None and other["high"] == low:
            _note_split(machine, data, other["part"], result, origin)
            break
    machine.note("slice", None, origin, data=data, low=low or None, high=high, part=result)


def _note_split(machine: Machine, data: Data, first: Data, second: Data, origin: Origin) -> None:
    """The longer part is the one to learn from; if that is not known, the first."""
    sizes = whole(first.length), whole(second.length)
    swapped = sizes[0] is not None and sizes[1] is not None and sizes[0] < sizes[1]
    train, test = (second, first) if swapped else (first, second)
    fact = Split(
        place=origin,
        kind="slice",
        data=data,
        train=train,
        test=test,
        shuffle=False,
        stratify=False,
        random_state=None,
        moment=machine.moment + 1,
        run=machine.run,
    )
    machine.note("split", None, origin, fact=fact)


def assign(machine: Machine, array: Array, index: Any, value: Any, origin: Origin | None) -> None:
    """``x[index] = value``, or ``del x[index]`` where ``value`` is ABSENT."""
    if value is ABSENT:
        result = lift(machine, lambda data, at: pandas_methods.without(data, at, origin), array, index)
    else:
        result = lift(
            machine,
            lambda data, at, new: indexing.assigned(data, at, _operand(new, origin), origin),
            array,
            index,
            value,
        )
    array.data = machine.write(array.data, result.data if type(result) is Array else result)


def set_attribute(machine: Machine, array: Array, name: str, value: Any, origin: Origin) -> None:
    """``frame.columns = names``, ``frame.index = dates``, ``frame.price = prices``; whatever else is not followed."""
    result = lift(
        machine,
        lambda data, new: pandas_methods.with_attribute(data, name, new, _operand(new, origin), origin),
        array,
        value,
    )
    array.data = machine.write(array.data, result.data if type(result) is Array else result)


def iterate(machine: Machine, array: Array) -> Any:
    """What a loop over the array gives each round; pairs for folds and for datasets of pairs."""
    row = lift(machine, _element, array)
    decisions.of_row(machine, array, row)
    return row


def _element(data: Any) -> Any:
    if type(data) is not Data:
        return Unknown(data.reason if type(data) is Unknown else "an element")
    members = parts_of(data)
    if data.container in ("dataset", "generator"):
        if data.content == "folds":
            return tuple(members or ())
        return tfdata.one_of(data) if members is None else tuple(tfdata.one_of(one) for one in members)
    if data.container in ("frame", "groups", "moving") and data.shape != ():
        return Unknown("the name of a column", data.place)
    return selection.element(data, data.place)


def member(machine: Machine, array: Array, place: int) -> Any:
    """What unpacking gives: a row."""
    return lift(machine, lambda data: _member(data, place), array)


def _member(data: Any, place: int) -> Any:
    if type(data) is not Data:
        return data.part(("member", place)) if type(data) is Unknown else Unknown("a member")
    return selection.element(data, data.place) if data.container != "frame" else Unknown("a member", data.place)


# --- attributes and methods


def length(machine: Machine, array: Array) -> Any:
    """``len(x)``."""
    return lift(machine, _length, array)


def _length(data: Any) -> Any:
    if type(data) is not Data:
        return data.part("len") if type(data) is Unknown else Unknown("a length")
    size = whole(data.length)
    if size is None or data.container not in ("array", "frame", "list"):
        return counting.count_of(data, "the length of data", data.place)
    return Const(size, data.place)


def named(machine: Machine, array: Array, name: str) -> None:
    """Data remember the first name that they are given."""
    for leaf in leaves(machine.read(array.data)):
        if type(leaf) is Data and leaf.written_as is UNKNOWN:
            link(leaf, written_as=name)


def method(call: Call) -> Any:
    """A method of an array, a data frame or a tf.data pipeline."""
    decisions.of_call(call)
    containers = {_container(leaf) for leaf in leaves(call.receiver.data)}
    changing = pandas.CHANGING if containers == {"frame"} else array_methods.CHANGING
    if call.path in changing and not containers & {"dataset", image_files.PICTURE}:
        return changing[call.path](call)
    if call.path in tfdata.CALLING and containers == {"dataset"}:
        return tfdata.CALLING[call.path](call)
    return lifted(_method)(call)


def _container(leaf: Any) -> Any:
    return leaf.container if type(leaf) is Data else UNKNOWN


def _method(call: Call) -> Any:
    container = _container(call.receiver)
    if type(container) is str and container in pandas_methods.PASSING:
        return pandas_methods.PASSING[container](call)
    table = METHODS.get(container, array_methods.METHODS) if type(container) is str else array_methods.METHODS
    function = table.get(call.path)
    if function is None:
        return unfollowed(call)
    if call.path not in kinship.KEEPING:
        return function(call)
    kinship.whole(call.receiver)
    return kinship.kept(function(call), call.receiver)


def attribute(machine: Machine, array: Array, name: str, origin: Origin | None) -> Any:
    """``x.shape``, ``frame.values``, ``frame.iloc``, a column of a frame; ``None`` for methods."""
    containers = {_container(leaf) for leaf in leaves(array.data)}
    frame = containers == {"frame"}
    if containers == {"generator"} and name in ("classes", "labels"):
        return lift(machine, lambda data: keras_pipelines.listed(data, origin), array)
    if frame and name in ACCESSORS:
        accessor = LibraryObject(f"pandas.{name}", {}, origin)
        accessor.state["frame"] = array
        return accessor
    column = (
        frame
        and name not in METHODS["frame"]
        and name not in pandas.CHANGING
        and name not in pandas_methods.OTHER_METHODS
    )
    if name not in ATTRIBUTES and not column:
        return None
    return lift(machine, lambda data: _attribute(data, name, origin), array)


def _attribute(data: Any, name: str, origin: Origin | None) -> Any:
    if type(data) is not Data:
        return data.part(name, origin) if type(data) is Unknown else Unknown(name, origin)
    if name in ("shape", "ndim", "size") and data.container != image_files.PICTURE:
        return _of_shape(name, data, origin)
    if name == "T":
        return indexing.transposed(data, None, origin)
    if name == "values":
        kinship.whole(data)
        return kinship.kept(changed(data, origin, container="array"), data)
    if name == "columns":
        return _names(data, origin)
    if name == "index" and data.container == "frame":
        return selection.index_of(data.length, origin)
    if name == "num_classes" and whole(data.classes) is not None:
        return Const(whole(data.classes), origin)
    if data.container == "frame" and name not in ATTRIBUTES:
        return indexing.named_column(data, name, origin)
    return Unknown(f"attribute {name} of data", origin)


def _of_shape(name: str, data: Data, origin: Origin | None) -> Any:
    shape = shapes.full(data)
    if shape is None:
        unknown = Unknown(f"{name} of data", origin)
        if name == "shape":
            unknown.keep(("item", 0), counting.count_of(data, SIZE, origin))
        return unknown
    if name == "shape":
        rows, *others = [Unknown(SIZE, origin) if size is None else Const(size, origin) for size in (*shape, None)]
        return (counting.count_of(data, SIZE, origin) if type(rows) is Unknown else rows, *others[:-1])
    if name == "ndim":
        return Const(len(shape), origin)
    total = 1
    for size in shape:
        if size is None:
            return Unknown("size of data", origin)
        total *= size
    return Const(total, origin)


def _names(data: Data, origin: Origin | None) -> Any:
    members = parts_of(data)
    if not members or not all(type(one.written_as) is str for one in members):
        return Unknown(NAMES, origin)
    return [Const(one.written_as, origin) for one in members]
