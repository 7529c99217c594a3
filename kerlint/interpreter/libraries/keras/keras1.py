"""Programs of Keras 1: their calls as Keras 2 has read them, so that it is known what their models are.

That the old words are gone is noted before, by ``outdated``. What Keras 1 left to a file of settings, above all which
axis of an image holds its colours, is Unknown in such a program.
"""

from __future__ import annotations

import re
from typing import Any

from kerlint.facts.choices import each
from kerlint.facts.values import UNKNOWN, Const, Origin, Unknown
from kerlint.interpreter.call import Call
from kerlint.interpreter.values import Sequence
from kerlint.keras import changes

KIND = "keras1-arguments"

_WRITTEN_FOR_IT = re.compile(
    r"[(,]\s*(?:nb_epoch|border_mode|dim_ordering|samples_per_epoch|nb_val_samples|nb_filter|nb_row|nb_words"
    r"|show_accuracy|inner_init|[WbU]_regularizer|dropout_[WU])\s*=(?!=)"
    r"|[(,]\s*init\s*=\s*['\"](?:uniform|normal|zero|one|lecun|glorot|he|orthogonal|identity)"
    r"|\bset_image_dim_ordering\("
)
"""What no other Keras takes."""

FORMATS = {"th": "channels_first", "tf": "channels_last"}

ROWS = "rows, where batches are counted today"

SAMPLES = {"samples_per_epoch": "steps_per_epoch", "nb_val_samples": "validation_steps", "val_samples": "steps"}
"""Numbers of rows where Keras 2 counts batches."""

KERNELS = {"layers.Conv2D": 2, "layers.SeparableConv2D": 2, "layers.Conv2DTranspose": 2, "layers.Conv3D": 3}
"""Layers whose kernel was given by one argument for each axis, behind the filters: how many."""

BY_PLACE = {
    "fit_generator": "x steps_per_epoch epochs verbose callbacks validation_data validation_steps".split(),
    "evaluate_generator": ["x", "steps"],
    "predict_generator": ["x", "steps"],
}
"""The first arguments of methods that are gone, as they are called today, in the order that every Keras had."""

SEQUENCES = frozenset({"layers.LSTM", "layers.GRU", "layers.SimpleRNN", "layers.Conv1D"})
"""Layers that took the length and the width of their rows by two arguments."""

SIDES = ("nb_row", "nb_col")


def is_keras1(machine: Any) -> bool:
    """Whether a program is written for Keras 1, by the words in its text."""
    if machine.keras1 is None:
        machine.keras1 = is_written_for_it(machine.main)
    return bool(machine.keras1)


def is_written_for_it(document: Any) -> bool:
    """Whether a document has words of Keras 1."""
    return _WRITTEN_FOR_IT.search(getattr(document, "text", "")) is not None


def image_format(machine: Any) -> Any:
    """``channels_last`` or ``channels_first``, whichever layers and data have that do not say; or Unknown."""
    if machine.image_format is not None:
        return machine.image_format
    return UNKNOWN if is_keras1(machine) else "channels_last"


def set_image_format(call: Call) -> Any:
    """``set_image_data_format("channels_first")``, and ``set_image_dim_ordering("th")`` of Keras 1."""
    given = next(iter((*call.positional, *call.keywords.values())), None)
    word = given.value if type(given) is Const else None
    found = FORMATS.get(word, word) if isinstance(word, str) else UNKNOWN
    call.machine.image_format = found if call.machine.path is True else UNKNOWN
    return Const(None, call.origin)


def translate(call: Call, owner: str) -> None:
    """The arguments of a call of Keras as they are called today; ``owner`` is the class, function or method."""
    for keyword in list(call.keywords):
        change = changes.argument(owner, keyword)
        if change is None or change.kind != KIND:
            continue
        value, place = call.keywords.pop(keyword), call.written.pop(keyword, call.origin)
        if keyword in SAMPLES:
            _put(call, SAMPLES[keyword], Unknown(ROWS, place), place)
        elif keyword in SIDES:
            _side(call, SIDES.index(keyword), value, place)
        elif change.new is not None:
            value = each(value, _format) if keyword == "dim_ordering" else value
            _put(call, change.new, value, place)
    if owner in KERNELS and is_keras1(call.machine):
        _kernel(call, KERNELS[owner])
    if owner in SEQUENCES and "input_dim" in call.keywords and is_keras1(call.machine):
        place = call.written.pop("input_dim", call.origin)
        row = [call.keywords.pop("input_length", Const(None, place)), call.keywords.pop("input_dim")]
        _put(call, "input_shape", Sequence.of("tuple", row, place), place)


def by_name(call: Call) -> None:
    """The arguments of an old method by the names of today: their places are others."""
    if "generator" in call.keywords:
        call.keywords["x"] = call.keywords.pop("generator")
        call.written["x"] = call.written.pop("generator", call.origin)
    names = BY_PLACE[call.path]
    call.open = call.open or len(call.positional) > len(names)
    for place, (name, value) in enumerate(zip(names, call.positional)):
        counted = name.endswith(("steps", "steps_per_epoch")) and is_keras1(call.machine)
        call.keywords[name] = call.unknown(ROWS) if counted else value
        call.written[name] = call.written.pop(place, call.origin)
    call.positional = []


def _put(call: Call, keyword: str, value: Any, place: Origin) -> None:
    if keyword not in call.keywords:
        call.keywords[keyword] = value
        call.written[keyword] = place


def _format(leaf: Any) -> Any:
    word = leaf.value if type(leaf) is Const else None
    return Const(FORMATS[word], leaf.origin) if word in FORMATS else Unknown("the image format of Keras 1", leaf.origin)


def _side(call: Call, axis: int, value: Any, place: Origin) -> None:
    """``nb_row=3, nb_col=3``, of which each is half of a kernel's size."""
    known = call.keywords.get("kernel_size")
    sides = known.plain() if type(known) is Sequence else None
    both = list(sides) if sides else [Unknown("the other side of the kernel", place)] * len(SIDES)
    both[axis] = value
    call.keywords["kernel_size"] = Sequence.of("tuple", both, place)
    call.written["kernel_size"] = place


def _kernel(call: Call, axes: int) -> None:
    """``Convolution2D(32, 3, 3)``: the numbers behind the filters are the sides of the kernel."""
    sides = call.positional[1 : axes + 1]
    if len(sides) < axes or not all(type(side) is Const and type(side.value) is int for side in sides):
        return
    place = call.written.get(1, call.origin)
    kernel = Sequence.of("tuple", sides, place)
    call.positional[1 : axes + 1] = [kernel]
    for position in range(2, len(call.positional) + axes - 1):
        later = call.written.pop(position, None)
        if later is not None and position > axes:
            call.written[position - axes + 1] = later
