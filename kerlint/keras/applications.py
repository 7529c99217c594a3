"""What a network of ``keras.applications`` expects and gives: input, output, weights, preprocessing.

The numbers come from ``tables/applications.txt``, which ``tools/harvest_applications.py`` writes.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import PurePath
from typing import Any

from kerlint.facts.values import UNKNOWN, Unknown
from kerlint.keras.shapes.sizes import Illegal, Shape, Size, known, plus, times

TABLE = PurePath(__file__).parent / "tables" / "applications.txt"

CHANGING = frozenset(("alpha", "depth_multiplier", "minimalistic", "input_tensor"))
"""Arguments that change the network itself: with one of them its weights are not known."""

FIXED_SIZE = frozenset(("NASNetMobile",))
"""Networks that take their usual size even without a top."""

SIZED = frozenset(("NASNetLarge",))
"""Networks that have other weights if the size of their input is free."""

RESCALING = "include_preprocessing"
"""The argument of networks that scale pixels themselves, unless it is ``False``."""


class Network:
    """One kind of network, as it is made without arguments.

    ``size`` is its usual height and width (``None``: any), ``features`` its channels without a top, ``base`` and
    ``base_trainable`` its weights without one; ``top`` + ``per_class`` × classes are those of the top. ``mode`` is what
    its ``preprocess_input`` does: ``tf`` (to -1 … 1), ``torch`` (to 0 … 1, then normalised), ``caffe`` (BGR, centred)
    or ``none``; ``rescaling``: it scales pixels of 0 … 255 itself.
    """

    __slots__ = (
        "name",
        "size",
        "features",
        "base",
        "base_trainable",
        "top",
        "per_class",
        "steps",
        "mode",
        "rescaling",
    )

    def __init__(self, line: str) -> None:
        name, size, features, base, trainable, top, per_class, steps, mode, rescaling = line.split()
        self.name = name
        self.size = int(size) or None
        self.features = int(features)
        self.base = int(base)
        self.base_trainable = int(trainable)
        self.top = int(top)
        self.per_class = int(per_class)
        self.steps = steps
        self.mode = mode
        self.rescaling = rescaling == "True"


class Instance:
    """One network as it was asked for: shapes of its input and output, weights, whether it scales pixels itself.

    ``activation`` is that of its last layer, ``None`` without a top.
    """

    __slots__ = ("network", "input", "output", "total", "trainable", "rescaling", "activation")

    def __init__(
        self,
        network: Network,
        input: Shape,
        output: Shape | Unknown,
        weights: tuple[Size, Size],
        *,
        rescaling: Any,
        activation: Any,
    ) -> None:
        self.network = network
        self.input = input
        self.output = output
        self.total, self.trainable = weights
        self.rescaling = rescaling
        self.activation = activation


@cache
def networks() -> Mapping[str, Network]:
    """All networks by name."""
    with open(TABLE, encoding="utf-8") as file:
        return {line.split(" ", 1)[0]: Network(line) for line in file.read().splitlines()[1:]}


def build(name: str, arguments: Mapping[str, Any]) -> Instance | Illegal | None:
    """The network that a call makes; ``None`` for a name that is not known.

    ``arguments`` are those that are given, by parameter.
    """
    network = networks().get(name)
    if network is None:
        return None
    top, weights = arguments.get("include_top", True), arguments.get("weights", "imagenet")
    classes = arguments.get("classes", 1000)
    if weights == "imagenet" and top is True and type(classes) is int and classes != 1000:
        return Illegal(
            "If using `weights='imagenet'` with `include_top=True`, `classes` should be 1000. "
            f"Received classes={classes}",
            ("classes",),
        )
    shape = _input(network, arguments, top)
    rescaling = arguments.get(RESCALING, True) if network.rescaling else False
    activation = arguments.get("classifier_activation", "softmax") if top is True else None if top is False else UNKNOWN
    counts = _weights(network, arguments, shape, top, classes)
    output = _output(network, arguments, shape, top, classes)
    return Instance(network, shape, output, counts, rescaling=rescaling, activation=activation)


def _input(network: Network, arguments: Mapping[str, Any], top: Any) -> Shape:
    """With a top the size is the usual one, without it is free, unless it is given."""
    given = arguments.get("input_shape")
    if "input_tensor" in arguments and arguments["input_tensor"] is not None:
        return (None, UNKNOWN, UNKNOWN, UNKNOWN)
    if isinstance(given, (list, tuple)):
        return (None, *(size if known(size) else UNKNOWN for size in given))
    if given is not None or not known(top):
        return (None, UNKNOWN, UNKNOWN, UNKNOWN)
    side = network.size if top or network.name in FIXED_SIZE else None
    return (None, side, side, 3)


def _weights(network: Network, arguments: Mapping[str, Any], shape: Shape, top: Any, classes: Any) -> tuple[Size, Size]:
    """All weights and those that training changes."""
    changed = any(arguments.get(name) is not None for name in CHANGING)
    if changed or shape[-1] != 3 or not known(top):
        return UNKNOWN, UNKNOWN
    if not top:
        if network.name in SIZED and shape[1] is None:
            return UNKNOWN, UNKNOWN
        return network.base, network.base_trainable
    if not known(classes) or network.name.startswith("VGG") and shape[1:3] != (network.size, network.size):
        return UNKNOWN, UNKNOWN
    head = plus(network.top, times(network.per_class, classes))
    return plus(network.base, head), plus(network.base_trainable, head)


def _output(network: Network, arguments: Mapping[str, Any], shape: Shape, top: Any, classes: Any) -> Shape | Unknown:
    if not known(top):
        return UNKNOWN
    if top:
        return (shape[0], classes if known(classes) else UNKNOWN)
    wide: Size = UNKNOWN if any(arguments.get(name) is not None for name in CHANGING) else network.features
    pooling = arguments.get("pooling")
    if not known(pooling):
        return UNKNOWN
    if pooling in ("avg", "max"):
        return (shape[0], wide)
    return (shape[0], *(shrunk(network.steps, side) for side in shape[1:3]), wide)


def shrunk(steps: str, side: Size) -> Size:
    """Height or width of the features for an image of this side. See the table's tool for the letters."""
    if type(side) is not int:
        return side
    if steps.startswith("?"):
        return UNKNOWN
    for step in steps:
        side = {"c": (side + 1) // 2, "f": side // 2, "v": (side - 1) // 2, "t": side - 2}[step]
    return side
