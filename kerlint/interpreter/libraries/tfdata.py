"""What tf.data means for the abstract interpreter: pipelines are data whose ``parts`` are the members of an element.

``length`` counts rows, not batches; whether a pipeline is batched is among its steps.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from kerlint.facts.choices import leaves
from kerlint.facts.rows import Mask, Opaque, Part
from kerlint.facts.values import UNKNOWN, Choice, Collection, Const, Origin, Unknown
from kerlint.facts.vocabulary import Data, Step
from kerlint.interpreter.call import Call
from kerlint.interpreter.data import literal, reading, selection, shapes
from kerlint.interpreter.data.lift import Handler, lifted, table, wrapped
from kerlint.interpreter.data.make import changed, each_part, fresh, known, opaque, parts, parts_of, whole, with_step
from kerlint.interpreter.values import ABSENT, Array, Mapping, Sequence

if TYPE_CHECKING:
    from kerlint.interpreter.machine import Machine


def all_steps(data: Data) -> list[Step] | None:
    """What was done to the pipeline; ``None`` if not all is known."""
    steps = data.steps
    if type(steps) is not Collection or steps.closed is not True:
        return None
    return [item.value for item in steps.items if type(item.value) is Step]


def step_kinds(data: Data) -> list[Any] | None:
    """What was done to the pipeline, by kind; ``None`` if not all is known."""
    steps = all_steps(data)
    return None if steps is None else [step.kind for step in steps]


def batched(data: Data) -> bool | None:
    """Whether elements are batches; ``None`` if that is not known."""
    kinds = step_kinds(data)
    if kinds is None:
        steps = data.steps
        seen = type(steps) is Collection and any(type(i.value) is Step and i.value.kind == "batch" for i in steps.items)
        return True if seen else None
    return "batch" in kinds


def opaque_dataset(place: Origin | None, **more: Any) -> Data:
    """A pipeline of which nothing is known."""
    return opaque(place, container="dataset", **more)


# --- making pipelines


def from_tensor_slices(call: Call) -> Any:
    """One element for each row."""
    made = pipeline(call, call.get("tensors", 0))
    return changed(made, call.origin, endless=False, parts=each_part(made, lambda one: changed(one, endless=False)))


def pipeline(call: Call, value: Any) -> Data:
    """Rows of one array, or of several side by side."""
    if type(value) is Data:
        return changed(value, call.origin, container="dataset", parts=UNKNOWN)
    if type(value) is Sequence and value.kind == "list":
        read = literal.read(value, call.origin)
        return changed(read, container="dataset", parts=UNKNOWN) if type(read) is Data else opaque_dataset(call.origin)
    if type(value) is Mapping:
        return opaque_dataset(call.origin)
    if type(value) is Sequence and any(
        type(item.value) is Sequence and item.value.kind == "tuple" for item in value.items
    ):
        return opaque_dataset(call.origin)  # several inputs: ((a, b), y)
    members = reading.many(call, value)
    if not members or any(type(one) is not Data for one in members):
        return opaque_dataset(call.origin)
    return _together(
        call, [changed(one, call.origin, container="dataset", parts=UNKNOWN) for one in members if type(one) is Data]
    )


def _together(call: Call, members: list[Data]) -> Data:
    """Elements with several members; what is said of the whole is said of the first."""
    return changed(members[0], call.origin, parts=parts(*members))


def zipped(call: Call) -> Any:
    """``Dataset.zip((a, b))``."""
    members = reading.many(call, call.get("datasets", 0)) if len(call.positional) < 2 else list(call.positional)
    if not members or any(type(one) is not Data or parts_of(one) is not None for one in members):
        return opaque_dataset(call.origin)
    # The shortest of them ends it.
    return _together(
        call, [changed(one, one.place, endless=UNKNOWN, period=UNKNOWN) for one in members if type(one) is Data]
    )


def counted(call: Call) -> Any:
    """``Dataset.range(n)``."""
    return changed(
        selection.index_of(whole(call.get("stop", 0)) if len(call.positional) == 1 else None, call.origin),
        container="dataset",
    )


def files(call: Call) -> Any:
    """Pipelines that read files or generators."""
    return fresh(call.origin, container="dataset", origin=UNKNOWN, scaled=UNKNOWN)


def generator(machine: Machine, origin: Origin | None, *, ends: bool) -> Any:
    """What calling a generator function of the program gives; ``ends``: it gives each row once."""
    endless = False if ends else UNKNOWN
    return wrapped(opaque(origin, container="generator", origin="generator", endless=endless))


# --- what keeps rows


def _step(
    data: Data, call: Call, kind: str, *, random: bool | Unknown = False, size: Any = UNKNOWN, **more: Any
) -> Data:
    steps = with_step(data, kind, random=random, size=size, place=call.origin)
    inner = each_part(data, lambda one: _step(one, call, kind, random=random, size=size, **more))
    return changed(data, call.origin, steps=steps, parts=inner, **more)


def simple(kind: str) -> Handler:
    """``cache()``, ``prefetch()``, ``batch()``: the same rows."""
    size = "batch_size" if kind == "batch" else None
    return lambda call: _step(call.receiver, call, kind, size=known(whole(call.get(size, 0))) if size else None)


def shuffle(call: Call) -> Any:
    """Another order each time, unless one is kept; members of an element stay together."""
    made = _step(
        call.receiver,
        call,
        "shuffle",
        random=_anew(call.get("reshuffle_each_iteration", 2)),
        size=known(whole(call.get("buffer_size", 0))),
    )
    return _reordered(made, call.origin, object())


def _anew(given: Any) -> bool | Unknown:
    """Whether each pass over a shuffled pipeline has an order of its own."""
    if given is ABSENT or _is_none(given):
        return True
    return given.value if type(given) is Const and type(given.value) is bool else UNKNOWN


def _reordered(data: Data, place: Origin | None, permutation: object) -> Data:
    return selection.reordered(data, place, permutation)


def repeat(call: Call) -> Any:
    """The same rows again: how many times does not matter for what they are."""
    count = whole(call.get("count", 0))
    endless = count == -1 or call.get("count", 0) is ABSENT or _is_none(call.get("count", 0))
    ends: dict[str, Any] = {"endless": True, "period": call.receiver.length} if endless else {}
    made = _step(call.receiver, call, "repeat", size=None if endless else known(count), **ends)
    return (
        made
        if count == 1
        else _per_part(made, lambda one: changed(one, length=UNKNOWN, rows=selection.then(one, Opaque(object()))))
    )


def _is_none(value: Any) -> bool:
    return type(value) is Const and value.value is None


def _per_part(data: Data, function: Callable[[Data], Data]) -> Data:
    return changed(function(data), parts=each_part(data, function))


def same(call: Call) -> Any:
    """Settings that change no element."""
    return changed(call.receiver, call.origin)


# --- what chooses rows


def taken(call: Call) -> Any:
    """``take(n)``, ``skip(n)``: of rows, unless there are batches already."""
    count = call.get("count", 0)
    size = whole(count)
    ends: dict[str, Any] = {"endless": UNKNOWN if size is None or size < 0 else False} if call.path == "take" else {}
    data = _step(call.receiver, call, call.path, **ends)
    if batched(data) is not False or size is None or size < 0:
        return _per_part(data, lambda one: selection.unknown_rows(one, call.origin))
    low, high = (None, size) if call.path == "take" else (size, None)
    return _per_part(data, lambda one: selection.row_slice(one, call.origin, low, high, None))


def shard(call: Call) -> Any:
    """``shard(count, index)``: every n-th row."""
    data, count, index = call.receiver, whole(call.get("num_shards", 0)), whole(call.get("index", 1))
    if count is None or index is None or batched(data) is not False:
        return _per_part(data, lambda one: selection.unknown_rows(one, call.origin))
    part = (Part(("shard", count), index),)
    return selection.some_rows(data, call.origin, part, UNKNOWN)


def filtered(call: Call) -> Any:
    """``filter(condition)``: rows chosen by value."""
    if batched(call.receiver) is not False:
        return _per_part(call.receiver, lambda one: selection.unknown_rows(one, call.origin))
    return selection.some_rows(call.receiver, call.origin, (Mask(object()),), UNKNOWN, filtered=True)


def concatenated(call: Call) -> Any:
    """Rows of one after rows of the other."""
    other = call.get("dataset", 0)
    if type(other) is not Data:
        return opaque_dataset(call.origin)
    mixed = selection.unknown_rows(call.receiver, call.origin)
    alike = all(
        getattr(other, name) == getattr(call.receiver, name) for name in ("content", "low", "high", "scaled", "shape")
    )
    return mixed if alike and other.steps is call.receiver.steps else opaque_dataset(call.origin)


def unfollowed(call: Call) -> Any:
    """Other methods: a pipeline of which nothing is known."""
    return opaque_dataset(call.origin)


METHODS: dict[str, Handler] = {
    "batch": simple("batch"),
    "padded_batch": simple("batch"),
    "cache": simple("cache"),
    "prefetch": simple("prefetch"),
    "shuffle": shuffle,
    "repeat": repeat,
    "with_options": same,
    "as_numpy_iterator": same,
    "take": taken,
    "skip": taken,
    "shard": shard,
    "filter": filtered,
    "concatenate": concatenated,
}
"""Methods of pipelines."""


# --- map: a function of the program says what becomes of an element


def mapped(call: Call) -> Any:
    """``map(function)``: the function is called with the members of an element."""
    function = call.get("map_func", 0)
    data = call.machine.read(call.receiver.data)
    if type(data) is Choice or type(data) is not Data or function is ABSENT:
        return Array(opaque_dataset(call.origin))
    members = parts_of(data) or [data]
    results = _called(call, function, [Array(element(one)) for one in members])
    if results is None:
        return Array(_step(_forgotten(data, call), call, "map"))
    made = [_as_pipeline(call, data, one) for one in results]
    return Array(made[0] if len(made) == 1 else _together(call, made))


def _called(call: Call, function: Any, elements: list[Array]) -> list[Any] | None:
    """The members of what the function returns, or ``None`` if that is no array or tuple of arrays."""
    from kerlint.interpreter.calls import Arguments, call_value  # calls know of arrays, arrays of this module

    arguments = Arguments()
    arguments.positional = list(elements)
    outer, call.machine.context = call.machine.context, "map"
    result = call_value(call.machine, function, arguments, call.origin)
    call.machine.context = outer
    if type(result) is Sequence and result.kind == "tuple":
        return result.plain()
    return [result] if type(result) in (Array, Unknown) else None


def element(data: Data) -> Data:
    """What a function that is mapped over a pipeline gets: a row, or a batch of rows."""
    is_batch = batched(data)
    shape = shapes.full(data)
    if is_batch is False:
        one = selection.element(data, data.place)
        return changed(one, steps=data.steps, encoding=data.encoding, classes=data.classes, highest=data.highest)
    facts = shapes.facts(None if is_batch is None or shape is None else (None, *shape[1:]))
    return changed(data, container="array", rows=UNKNOWN, parts=UNKNOWN, **facts)


def one_of(data: Data) -> Data:
    """What a loop over a pipeline gives: a row or a batch, not all classes among it."""
    return changed(element(data), classes=UNKNOWN, highest=UNKNOWN, feature_ratio=UNKNOWN)


def _forgotten(data: Data, call: Call) -> Data:
    steps = _with_steps_of(data, Collection(closed=False))
    return opaque_dataset(call.origin, **_as_many(data), steps=steps, parents=Collection.of(data))


def _as_many(data: Data) -> dict[str, Any]:
    """What holds of a pipeline, whatever a function makes of each of its rows."""
    return {name: getattr(data, name) for name in ("length", "rows", "source", "endless", "period")}


OF_ROWS = frozenset({"shuffle", "take", "skip", "batch", "cache", "repeat"})
"""Steps that decide which rows come when, whatever a function then makes of each."""


def _with_steps_of(data: Data, steps: Any) -> Any:
    """Steps of what a function gave, behind those that decide which rows it was given."""
    if type(steps) is not Collection or type(data.steps) is not Collection:
        return steps
    own = [item.value for item in steps.items]
    earlier = [item for item in data.steps.items if item.value.kind in OF_ROWS and item.value not in own]
    return Collection((*earlier, *steps.items), closed=steps.closed and data.steps.closed) if earlier else steps


def _as_pipeline(call: Call, data: Data, result: Any) -> Data:
    """The pipeline of all results: the rows are those of the pipeline that was mapped over."""
    one = call.machine.read(result.data) if type(result) is Array else result
    if type(one) is not Data or any(type(leaf) is not Data for leaf in leaves(one)):
        return _forgotten(data, call)
    shape = shapes.full(one)
    is_batch = batched(data)
    row = None if shape is None or is_batch is None else shape[1:] if is_batch else shape
    facts = shapes.facts(None if row is None or (is_batch and not shape) else (whole(data.length), *row))
    steps = _with_steps_of(data, one.steps)
    made = changed(
        one,
        call.origin,
        container="dataset",
        steps=steps,
        order=data.order,
        parts=UNKNOWN,
        **(facts | _as_many(data)),
    )
    return changed(made, steps=with_step(made, "map", place=call.origin))


CALLING: dict[str, Handler] = {"map": mapped}
"""Methods that call a function of the program; they get the array, not its data."""

_FILES = (
    "TFRecordDataset TextLineDataset CsvDataset Dataset.list_files Dataset.from_generator experimental.make_csv_dataset"
)

FUNCTIONS: dict[str, Handler] = table(
    {
        "tensorflow.data.Dataset.from_tensor_slices": from_tensor_slices,
        "tensorflow.data.Dataset.from_tensors": unfollowed,
        "tensorflow.data.Dataset.zip": zipped,
        "tensorflow.data.Dataset.range": counted,
        **{f"tensorflow.data.{name}": files for name in _FILES.split()},
    }
)

unknown_call = lifted(reading.unfollowed)
