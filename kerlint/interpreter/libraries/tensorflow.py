"""What TensorFlow's functions mean for data: mostly numpy's, under other names; images are decoded and scaled here.

Functions of symbolic Keras tensors do not come here.
"""

from __future__ import annotations

from typing import Any

from kerlint.facts.values import UNKNOWN, Const
from kerlint.facts.vocabulary import Data
from kerlint.interpreter.call import Call
from kerlint.interpreter.data import bounds, reading, shapes
from kerlint.interpreter.data.indexing import one_hot
from kerlint.interpreter.data.lift import Handler, lifted, table
from kerlint.interpreter.data.make import changed, fresh, number, opaque, recomputed, steps_of, whole, with_step
from kerlint.interpreter.libraries import numpy, numpy_makers, numpy_random, tapes
from kerlint.interpreter.libraries.array_methods import METHODS, on_data, option, reduction


def cast(call: Call, data: Data, rest: list[Any]) -> Any:
    """``tf.cast(x, tf.float32)``."""
    return reading.cast(data, option(call, rest, "dtype", 0), call.origin)


def hot(call: Call) -> Any:
    """``tf.one_hot(labels, 10)``."""
    labels = reading.data(call, "indices", 0)
    depth = whole(call.get("depth", 1))
    if type(labels) is not Data:
        return opaque(call.origin, encoding="one-hot", content="labels")
    if labels.length is None:
        return changed(recomputed(labels, call.origin, encoding="one-hot", content="labels"), **shapes.facts((depth,)))
    return one_hot(labels, depth, call.origin)


def joined(call: Call) -> Any:
    """``tf.concat([a, b], axis=0)``."""
    return numpy.concatenate(call)


def uniform(call: Call) -> Any:
    """``tf.random.uniform(shape, minval, maxval)``: from 0 to 1 unless said otherwise."""
    shape = shapes.given(call.get("shape", 0))
    low, high = number(call.get("minval", 1, Const(0))), number(call.get("maxval", 2, Const(1)))
    if reading.dtype(call.get("dtype", 3)) == "integer":
        return numpy_random.class_numbers(
            call, shape, whole(call.get("minval", 1, Const(0))), whole(call.get("maxval", 2))
        )
    limits = bounds.NOTHING if low is None or high is None else bounds.between(low, high)
    return numpy_random.noise(call, shape, limits, encoding="continuous")


def normal(call: Call) -> Any:
    """``tf.random.normal(shape, mean, stddev)``."""
    mean, deviation = number(call.get("mean", 1, Const(0))), number(call.get("stddev", 2, Const(1)))
    reach = None if mean is None or deviation is None else abs(mean) + numpy_random.DEVIATIONS * abs(deviation)
    return numpy_random.noise(
        call, shapes.given(call.get("shape", 0)), bounds.Bounds(None, None, reach), encoding="continuous"
    )


def seed(call: Call) -> Any:
    """``tf.random.set_seed(0)``."""
    return numpy_random.seed(call)


# --- images


def decoded(call: Call) -> Any:
    """``tf.io.decode_jpeg(bytes, channels=3)``: pixels from 0 to 255."""
    if reading.dtype(call.get("dtype")) == "float":
        return opaque(call.origin, container="array", content="image")
    channels = whole(call.get("channels", 1))
    shape = (None, None, channels or None)
    limits = bounds.between(0, 255).facts()
    return fresh(call.origin, origin="image-files", content="image", **shapes.facts(shape), **limits)


def converted(call: Call, data: Data, rest: list[Any]) -> Any:
    """``tf.image.convert_image_dtype(x, tf.float32)``: whole numbers are divided by their largest value."""
    whole_pixels = (number(data.low), number(data.high)) == (0, 255) and not _resized(data)
    steps = with_step(data, "scale", formula="/ 255" if whole_pixels else UNKNOWN, place=call.origin)
    if not whole_pixels or reading.dtype(option(call, rest, "dtype", 0)) != "float":
        return recomputed(data, call.origin, content=data.content, steps=steps)
    return recomputed(data, call.origin, content=data.content, scaled=True, steps=steps, **bounds.between(0, 1).facts())


def _resized(data: Data) -> bool:
    """Whether pixels have been resized: they are no whole numbers then, whatever they were before."""
    steps = steps_of(data)
    return steps is None or any(getattr(item.value, "type", None) == "resize" for item in steps.items)


def standardised(call: Call, data: Data, rest: list[Any]) -> Any:
    """``tf.image.per_image_standardization``."""
    steps = with_step(data, "scale", type="per_image_standardization", formula="per image", place=call.origin)
    return recomputed(data, call.origin, content=data.content, scaled=True, steps=steps)


def resized(call: Call, data: Data, rest: list[Any]) -> Any:
    """``tf.image.resize(x, (224, 224))``: values stay between the old ones, unless cubic."""
    size = shapes.dimensions(option(call, rest, "size", 0)) or [None, None]
    shape = shapes.full(data)
    after = None if shape is None or len(shape) < 3 or len(size) != 2 else (*shape[:-3], *size, shape[-1])
    facts = shapes.facts(after)
    if after is None or len(after) == 4:
        facts["length"] = data.length
    exact = "method" not in call.keywords and len(rest) < 2
    steps = with_step(data, "map", type="resize", place=call.origin)
    limits = {name: getattr(data, name) for name in ("low", "high", "magnitude")} if exact else {}
    return recomputed(data, call.origin, content=data.content, scaled=data.scaled, steps=steps, **limits, **facts)


def augmented(call: Call, data: Data, rest: list[Any]) -> Any:
    """``tf.image.random_flip_left_right`` and its like: moved pixels keep their range, coloured ones do not."""
    moved = call.path.rpartition(".")[2] in (
        "random_flip_left_right",
        "random_flip_up_down",
        "flip_left_right",
        "flip_up_down",
        "rot90",
    )
    random = ".random_" in call.path
    steps = with_step(
        data, "augment" if random else "map", type=call.path.rpartition(".")[2], random=random, place=call.origin
    )
    if moved:
        return changed(data, call.origin, steps=steps)
    return recomputed(
        data, call.origin, content=data.content, scaled=data.scaled if data.scaled is True else UNKNOWN, steps=steps
    )


AUGMENTATIONS = (
    "random_flip_left_right random_flip_up_down flip_left_right flip_up_down rot90 random_brightness random_contrast "
    "random_saturation random_hue adjust_brightness adjust_contrast random_crop"
)

UNDER_MATH = (
    "add",
    "subtract",
    "multiply",
    "divide",
    "maximum",
    "minimum",
    "argmax",
    "greater",
    "less",
    "equal",
    "not_equal",
)

NAMES: dict[str, Handler] = {
    **dict.fromkeys(("constant", "convert_to_tensor", "Variable"), numpy_makers.array),
    **{name: numpy.NAMES[name] for name in "zeros ones eye zeros_like ones_like linspace where stack".split()},
    **{name: METHODS[name] for name in ("reshape", "expand_dims", "squeeze", "transpose", "argmax")},
    **{name: numpy.NAMES[name] for name in UNDER_MATH},
    **{f"math.{name}": numpy.NAMES[name] for name in UNDER_MATH},
    **{name: numpy.NAMES[name] for name in numpy.OF_EACH},
    **{f"math.{name}": numpy.NAMES[name] for name in numpy.OF_EACH},
    **{
        f"{prefix}reduce_{name}": reduction(name)
        for name in ("mean", "max", "min", "sum", "std")
        for prefix in ("", "math.")
    },
    "identity": numpy_makers.array,
    "matmul": numpy.NAMES["matmul"],
    "pow": numpy.NAMES["power"],
    "clip_by_value": METHODS["clip"],
    "range": numpy_makers.arange,
    "cast": on_data(cast),
    "one_hot": hot,
    "concat": joined,
    "random.uniform": uniform,
    "random.normal": normal,
    "random.truncated_normal": normal,
    "image.convert_image_dtype": on_data(converted),
    "image.per_image_standardization": on_data(standardised),
    **{f"image.{name}": on_data(resized) for name in ("resize", "resize_with_pad")},
    **{f"image.{name}": on_data(augmented) for name in AUGMENTATIONS.split()},
    **{f"{module}.decode_{kind}": decoded for module in ("io", "image") for kind in "jpeg png image bmp gif".split()},
}  # fmt: skip
"""Functions of TensorFlow under their names behind ``tensorflow.``."""

FUNCTIONS: dict[str, Handler] = {
    **table({f"tensorflow.{name}": function for name, function in NAMES.items()}),
    **{f"tensorflow.{name}": seed for name in ("random.set_seed", "set_random_seed", "compat.v1.set_random_seed")},
    **tapes.FUNCTIONS,
}

unknown_call = lifted(reading.unfollowed)
