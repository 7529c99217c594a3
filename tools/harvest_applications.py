"""Writes what the networks of ``keras.applications`` are into ``kerlint/keras/tables/applications.txt``.

Builds each of them without weights (some minutes), so it is run by hand when a new Keras comes out. One line each:
``name size features base base_trainable top per_class halvings mode rescaling``, where

- ``size`` is the default height and width with a top (0: any), ``features`` the channels without one,
- ``base`` and ``base_trainable`` are weights without a top, ``top`` + ``per_class`` × classes those of the top,
- ``halvings`` says how height and width shrink: ``c`` halves and rounds up, ``f`` halves and rounds down, ``v`` is a
  3 × 3 window with stride 2 inside the image, ``t`` one with stride 1,
- ``mode`` is what ``preprocess_input`` does (``caffe``, ``tf``, ``torch``, ``none``), ``rescaling`` whether the network
  scales pixels itself.
"""

from __future__ import annotations

import inspect
import os
import re
import sys
from itertools import product
from pathlib import Path
from typing import Any

TABLE = Path(__file__).resolve().parent.parent / "kerlint" / "keras" / "tables" / "applications.txt"
PROBES = (80, 88, 92, 93, 94, 95, 97, 98, 99, 100, 104, 112, 150, 225)
LIKELY = ["fffff", "ccccc", "cffff", "ccfff", "vtvtvvv", "vtcccc", "vtvccc", "vcccc"]
CHAINS = LIKELY + ["".join(word) for length in (4, 5, 6) for word in product("cfvt", repeat=length)]
STEPS = {"c": lambda n: (n + 1) // 2, "f": lambda n: n // 2, "v": lambda n: (n - 1) // 2, "t": lambda n: n - 2}


def main() -> None:
    """Builds all networks, or those named on the command line, and writes the table."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")
    import keras

    every = [name for name in dir(keras.applications) if name[0].isupper()]
    names = sys.argv[1:] or every
    lines = []
    for name in names:
        lines.append(line(keras, name))
        print(lines[-1], flush=True)
    if not sys.argv[1:]:
        head = f"# keras {keras.__version__}, written by tools/harvest_applications.py\n"
        TABLE.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


def line(keras: Any, name: str) -> str:
    """What is known of one network."""
    make = getattr(keras.applications, name)
    small, large = make(weights=None, classes=10), make(weights=None, classes=20)
    size = small.input_shape[1] or 0
    keras.backend.clear_session()
    by_parity = "correct_pad" in inspect.getsource(sys.modules[inspect.unwrap(make).__module__])
    shape = (size, size, 3) if by_parity and size else None  # NASNetLarge has other weights if its input is free
    base = make(weights=None, include_top=False, input_shape=shape)
    features = base.output_shape[-1]
    if by_parity:
        outputs = _built_for_size(make)  # padding depends on whether each size is even, if it is known
    else:
        outputs = {side: base.compute_output_shape((None, side, side, 3)) for side in PROBES}
    per_class = (large.count_params() - small.count_params()) // 10
    top = small.count_params() - 10 * per_class - base.count_params()
    trainable = sum(_count(weight.shape) for weight in base.trainable_weights)
    rescaling = any(type(layer).__name__ in ("Rescaling", "Normalization") for layer in base.layers)
    sizes = {side: shape[1] for side, shape in outputs.items()}
    words = (
        name,
        size,
        features,
        base.count_params(),
        trainable,
        top,
        per_class,
        _chain(sizes),
        _mode(make),
        rescaling,
    )
    keras.backend.clear_session()
    return " ".join(map(str, words))


def _built_for_size(make: Any) -> dict[int, Any]:
    """Output shapes of networks that are built for one size. Some sizes are impossible."""
    outputs = {}
    for side in (95, 97, 100, 150):
        try:
            outputs[side] = make(weights=None, include_top=False, input_shape=(side, side, 3)).output_shape
        except ValueError:
            continue
    return outputs


def _chain(sizes: dict[int, int]) -> str:
    """The first chain of steps that gives all these sizes."""
    for chain in CHAINS:
        if all(_through(chain, side) == size for side, size in sizes.items()):
            return chain
    return f"?{sizes}".replace(" ", "")


def _through(chain: str, side: int) -> int:
    for step in chain:
        side = STEPS[step](side)
    return side


def _mode(make: Any) -> str:
    """The mode that the module's ``preprocess_input`` asks for; ``none`` if it hands pixels on."""
    source = inspect.getsource(sys.modules[inspect.unwrap(make).__module__].preprocess_input)
    found = re.search(r'mode="(\w+)"', source)
    return found[1] if found else "none"


def _count(shape: Any) -> int:
    size = 1
    for axis in shape:
        size *= axis
    return size


if __name__ == "__main__":
    main()
