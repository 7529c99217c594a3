"""Pictures that are read from files, by OpenCV, Pillow and Keras: pixels from 0 to 255."""

from __future__ import annotations

from typing import Any

from kerlint.facts.values import UNKNOWN
from kerlint.facts.vocabulary import Data
from kerlint.interpreter.call import Call
from kerlint.interpreter.data import bounds, reading, shapes
from kerlint.interpreter.data.lift import Handler, table
from kerlint.interpreter.data.make import changed, fresh, opaque, recomputed, text, whole
from kerlint.interpreter.libraries.array_methods import on_data, option
from kerlint.interpreter.values import ABSENT, External

CHANNELS = {"rgb": 3, "rgba": 4, "grayscale": 1, "L": None, "RGB": 3, "RGBA": 4, "HSV": 3, "YCbCr": 3, "CMYK": 4}
"""Channels by Keras' and Pillow's names; ``None``: a picture of mode ``L`` has no axis for them."""

PICTURE = "picture"
"""The container of a Pillow image: its methods are not those of arrays."""


def _picture(call: Call, container: str, shape: shapes.Shape) -> Data:
    pixels = bounds.between(0, 255).facts()
    return fresh(
        call.origin, container=container, origin="image-files", content="image", **shapes.facts(shape), **pixels
    )


def opencv(call: Call) -> Any:
    """``cv2.imread(path)``: with a flag of 0 in grey; with others 16 bits are possible."""
    flag = call.get("flags", 1)
    name = flag.path.rpartition(".")[2] if type(flag) is External else ""
    colour = flag is ABSENT or whole(flag) == 1 or name == "IMREAD_COLOR"
    grey = whole(flag) == 0 or name == "IMREAD_GRAYSCALE"
    if not colour and not grey:
        return opaque(call.origin, container="array", content="image")
    return _picture(call, "array", (None, None, 3) if colour else (None, None))


def keras_image(call: Call) -> Any:
    """``load_img(path, target_size=(64, 64))``."""
    size = call.get("target_size", 2)
    sizes = (shapes.dimensions(size) if size is not ABSENT else None) or [None, None]
    mode = call.get("color_mode")
    channels = 3 if mode is ABSENT else CHANNELS.get(text(mode) or "")
    known_size = len(sizes) == 2 and not call.open and "grayscale" not in call.keywords
    return _picture(call, "array", (*sizes, channels) if known_size else None)


def opened(call: Call) -> Any:
    """``Image.open(path)``."""
    return _picture(call, PICTURE, None)


def _sizes(value: Any) -> list[int | None]:
    """Height and width of a size, which libraries of pictures give as width and height."""
    found = shapes.dimensions(value)
    return [found[1], found[0]] if found is not None and len(found) == 2 else [None, None]


def resized(call: Call, data: Data, rest: list[Any]) -> Any:
    """``cv2.resize(image, (64, 48))``, ``picture.resize((64, 48))``: width first."""
    size = call.keywords.get("dsize", call.keywords.get("size", rest[0] if rest else UNKNOWN))
    before = shapes.full(data)
    after = None if before is None else (*_sizes(size), *before[2:])
    return _same_pixels(call, data, after)


def _same_pixels(call: Call, data: Data, shape: shapes.Shape) -> Data:
    """Other pixels in the same range."""
    return recomputed(
        data, call.origin, content=data.content, scaled=data.scaled, low=data.low, high=data.high,
        magnitude=data.magnitude, **shapes.facts(shape),
    )  # fmt: skip


def in_other_colours(call: Call, data: Data, rest: list[Any]) -> Any:
    """``cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)``."""
    code = option(call, rest, "code", 0)
    name = code.path.rpartition("2")[2] if type(code) is External else ""
    before = shapes.full(data)
    if before is None or name not in ("RGB", "BGR", "GRAY", "HSV", "LAB", "YCrCb"):
        return _same_pixels(call, data, None)
    return _same_pixels(call, data, before[:2] if name == "GRAY" else (*before[:2], 3))


def moved(call: Call, data: Data, rest: list[Any]) -> Any:
    """``cv2.flip``, ``picture.rotate``: pixels elsewhere."""
    return _same_pixels(call, data, None)


def converted(call: Call, data: Data, rest: list[Any]) -> Any:
    """``picture.convert("L")``."""
    mode = text(option(call, rest, "mode", 0))
    before = shapes.full(data)
    sizes: tuple[int | None, ...] = (None, None) if before is None else before[:2]
    if mode not in CHANNELS:
        return opaque(call.origin, container=PICTURE, content="image")
    channels = CHANNELS[mode]
    return _same_pixels(call, data, sizes if channels is None else (*sizes, channels))


def from_array(call: Call) -> Any:
    """``Image.fromarray(x, "RGB")``."""
    data = reading.data(call, "obj", 0)
    return changed(data, call.origin, container=PICTURE) if type(data) is Data else opened(call)


PICTURE_METHODS: dict[str, Any] = {
    name: on_data(function)
    for function, names in (
        (resized, "resize thumbnail"),
        (converted, "convert"),
        (moved, "crop rotate transpose filter copy"),
    )
    for name in names.split()
}
"""Methods of Pillow's images."""

FUNCTIONS: dict[str, Handler] = table(
    {
        "cv2.imread": opencv,
        "cv2.resize": on_data(resized),
        "cv2.cvtColor": on_data(in_other_colours),
        **{f"cv2.{name}": on_data(moved) for name in "flip rotate GaussianBlur medianBlur blur warpAffine".split()},
        "PIL.Image.open": opened,
        "PIL.Image.fromarray": from_array,
    }
)
