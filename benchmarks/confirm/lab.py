"""The measurements that the protocol was made from, repeated through the command: does it say what they said?

``python benchmarks/confirm/lab.py [RULE…]`` writes a program for each fault and kind of data of those measurements that
a rule covers, asks `kerlint confirm` about all of them, asks again with fresh seeds about those that are proved, and
prints a table of verdicts beside those of the measurements. Results are remembered, so a run that was stopped is taken
up again.

Where a symptom proves the rule, the measurement says whether it was there in all five runs; else what training said.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[2]

FRESH = 100
"""The first of the fresh seeds."""

PROVED = ("confirmed", "unstable", "crashes as written")


class Data(NamedTuple):
    """What a program learns from: its imports and rows, the shape of a row, and the kind of model that reads it."""

    rows: str
    shape: str
    body: str = "dense"


TABLE = "from sklearn.datasets import make_classification\nx, y = make_classification(2500, 20, {}, random_state=0)\n"
IMAGES = "x = np.random.rand(2500, 12, 12, 1)\ny = np.random.randint(0, {}, 2500)\n"
WAVES = "t = np.random.rand(1600, 1) * 6 + np.arange(20) * 0.3\nx = np.sin(t)[..., None]\n"
STANDARD = "y = (y - y.mean()) / y.std()\n"
FRIEDMAN = "from sklearn.datasets import make_friedman1\nx, y = make_friedman1(2500, 10, noise=1.0, random_state=0)\n"
WIDE = (
    "many, few = np.random.uniform(20, 4000, size=(2500, {0})), np.random.uniform(0, 1, size=(2500, {0}))\n"
    "x = np.hstack([many, few])\n"
)
PIXELS = "(x, y), _ = keras.datasets.fashion_mnist.load_data()\n"

DATA = {
    "table, 10 classes": Data(TABLE.format("n_informative=12, n_classes=10, n_clusters_per_class=1"), "(20,)"),
    "digits": Data(
        "from sklearn.datasets import load_digits\nx, y = load_digits(return_X_y=True)\nx = x / 16\n", "(64,)"
    ),
    "images, 10 classes": Data(IMAGES.format(10), "(12, 12, 1)", "images"),
    "images of digits": Data(
        "from sklearn.datasets import load_digits\nx, y = load_digits(return_X_y=True)\n"
        "x = (x / 16).reshape(-1, 8, 8, 1)\n",
        "(8, 8, 1)",
        "images",
    ),
    "table, 2 classes": Data(TABLE.format("n_informative=8"), "(20,)"),
    "images, 2 classes": Data(IMAGES.format(2), "(12, 12, 1)", "images"),
    "waves, 2 classes": Data(WAVES + "y = np.random.randint(0, 2, 1600)\n", "(20, 1)", "steps"),
    "table, a quantity": Data(FRIEDMAN + STANDARD, "(10,)"),
    "waves, a quantity": Data(WAVES + "y = np.sin(t[:, -1] + 0.3)\n" + STANDARD, "(20, 1)", "steps"),
    "diabetes": Data(
        "from sklearn.datasets import load_diabetes\nx, y = load_diabetes(return_X_y=True)\n"
        "y = (y - y.mean()) / y.std()\n",
        "(10,)",
    ),
    "table, about 100": Data("x = np.random.rand(2500, 10)\ny = np.linspace(50, 250, 2500)\n", "(10,)"),
    "noise": Data("x = np.random.rand(300, 10)\ny = np.random.rand(300)\n", "(10,)"),
    "pixels": Data(PIXELS + "x = x.reshape(-1, 28, 28, 1)\n", "(28, 28, 1)", "images"),
    "pixels, dense": Data(PIXELS, "(28, 28)"),
    "raw table, 10 classes": Data(WIDE.format(10) + "y = np.random.randint(0, 10, 2500)\n", "(20,)"),
    "raw table, 2 classes": Data(WIDE.format(5) + "y = np.random.randint(0, 2, 2500)\n", "(10,)"),
    "raw table, a quantity": Data(WIDE.format(5) + "y = np.random.randn(2500)\n", "(10,)"),
    "moons": Data("from sklearn.datasets import make_moons\nx, y = make_moons(2000, noise=0.15)\n", "(2,)"),
}

ENDS = {
    "classes": ("10", "softmax", "categorical_crossentropy"),
    "binary": ("1", "sigmoid", "binary_crossentropy"),
    "quantity": ("1", "linear", "mse"),
}
"""Units, activation and loss of a right program, by what it learns."""


class Case(NamedTuple):
    """A fault on some data: the rule of it, and what the measurements said."""

    rule: str
    fault: str
    data: str
    end: str
    changed: dict[str, str]
    said: str
    """``confirmed``, ``unstable`` (some runs failed), ``not``, or ``symptom`` where that was there in all runs."""

    @property
    def name(self) -> str:
        return f"{self.rule} {self.fault}, {self.data}"

    @property
    def expected(self) -> bool:
        return self.said != "not"


def _cases() -> Iterator[Case]:
    of_ten = ("table, 10 classes", "digits", "images, 10 classes", "images of digits")
    of_two = ("table, 2 classes", "images, 2 classes", "waves, 2 classes")
    sgd = {"optimizer": "keras.optimizers.SGD(0.01)"}
    for data in of_ten:
        yield Case("KER102", "softmax with MSE", data, "classes", {"loss": "'mse'"}, "not")
        yield Case("KER101", "sigmoid with cross-entropy", data, "classes", {"activation": "sigmoid"}, "symptom")
        yield Case("KER105", "no softmax", data, "classes", {"activation": "linear"}, "confirmed")
        logits = {"loss": "keras.losses.CategoricalCrossentropy(from_logits=True)"}
        yield Case("KER106", "softmax and from_logits", data, "classes", logits, "symptom")
    for data in (of_ten[0], of_ten[2]):
        yield Case("KER102", "softmax with MSE, SGD", data, "classes", {"loss": "'mse'", **sgd}, "confirmed")
    for place, data in enumerate(of_two):
        yield Case("KER104", "softmax on one unit", data, "binary", {"activation": "softmax"}, "symptom")
        said = ("not", "confirmed", "confirmed")[place]
        yield Case("KER114", "tanh with BCE", data, "binary", {"activation": "tanh"}, said)
        said = ("not", "unstable", "confirmed")[place]
        yield Case("KER114", "relu with BCE", data, "binary", {"activation": "relu"}, said)
        yield Case("KER105", "no sigmoid", data, "binary", {"activation": "linear"}, said)
    for data in ("table, a quantity", "waves, a quantity", "diabetes"):
        yield Case("KER113", "relu, targets below 0", data, "quantity", {"activation": "relu"}, "symptom")
        yield Case("KER113", "sigmoid, targets beyond 1", data, "quantity", {"activation": "sigmoid"}, "symptom")
    yield Case(
        "KER113", "sigmoid, targets beyond 1", "table, about 100", "quantity", {"activation": "sigmoid"}, "symptom"
    )
    for data in ("noise", "table, a quantity", "waves, a quantity"):
        loss = {"loss": "'categorical_crossentropy'"}
        yield Case("KER103", "cross-entropy of one unit", data, "quantity", loss, "symptom")
    yield Case("KER202", "columns of very different size", "raw table, 10 classes", "classes", {}, "confirmed")
    yield Case("KER202", "columns of very different size", "raw table, 2 classes", "binary", {}, "confirmed")
    yield Case("KER202", "columns of very different size", "raw table, a quantity", "quantity", {}, "confirmed")
    hidden = {"hidden": "sigmoid"}
    yield Case("KER202", "the same behind sigmoid units", "raw table, 2 classes", "binary", hidden, "not")
    for data in ("pixels", "pixels, dense"):
        yield Case("KER201", "pixels to 255", data, "classes", {}, "confirmed")
        yield Case("KER201", "pixels to 255, SGD", data, "classes", sgd, "confirmed")
    yield from _of_training(of_ten[0], of_ten[2])
    yield from _of_layers(of_ten[0], of_ten[2])


def _of_training(table: str, images: str) -> Iterator[Case]:
    def rate(optimizer: str, value: str) -> dict[str, str]:
        return {"optimizer": f"keras.optimizers.{optimizer}({value})"}

    for data in (table, images):
        for optimizer, value in (("Adam", "1.0"), ("Adam", "0.1"), ("Adam", "0.05"), ("SGD", "10.0")):
            fault = f"{optimizer} at {value}"
            yield Case("KER301", fault, data, "classes", rate(optimizer, value), "confirmed")
        yield Case("KER302", "Adam at 1e-7", data, "classes", rate("Adam", "1e-7"), "confirmed")
        in_order = {"rows": "y = np.repeat(np.arange(10), 250)\n", "fit": ", shuffle=False"}
        yield Case("KER514", "sorted rows, not shuffled", data, "classes", in_order, "confirmed")
    for optimizer, value in (("SGD", "0.5"), ("SGD", "10.0"), ("Adam", "1.0")):
        fault = f"{optimizer} at {value}"
        yield Case("KER301", fault, "table, a quantity", "quantity", rate(optimizer, value), "confirmed")
    yield Case("KER302", "Adam at 1e-7", "waves, 2 classes", "binary", rate("Adam", "1e-7"), "confirmed")
    one_row = {"between": "layers.BatchNormalization()", "batch": "1"}
    yield Case("KER432", "batches of one row, normalised", table, "classes", one_row, "confirmed")


def _of_layers(table: str, images: str) -> Iterator[Case]:
    for data in (table, images):
        zeros = {"initializer": ", kernel_initializer='zeros'"}
        yield Case("KER403", "kernels of zeros", data, "classes", zeros, "symptom")
        yield Case("KER430", "hidden softmax", data, "classes", {"hidden": "softmax"}, "confirmed")
    dropout = {"between": "layers.Dropout(0.95)"}
    for data, end in ((table, "classes"), (images, "classes"), ("waves, 2 classes", "binary")):
        yield Case("KER406", "dropout of 0.95", data, end, dropout, "confirmed")
    for data, end in ((table, "classes"), ("moons", "binary"), ("table, a quantity", "quantity")):
        yield Case("KER401", "nothing but linear layers", data, end, {"hidden": "linear"}, "symptom")
    for count, said, optimizer in (
        ("8", "8 sigmoid layers", "'adam'"),
        ("8", "8 sigmoid layers, SGD", "keras.optimizers.SGD(0.01)"),
        ("3", "3 sigmoid layers", "'adam'"),
    ):
        deep = {"hidden": "sigmoid", "count": count, "optimizer": optimizer}
        yield Case("KER402", said, table, "classes", deep, "confirmed")


CASES = tuple(_cases())


def program(case: Case) -> str:
    """The program of a case."""
    data = DATA[case.data]
    units, activation, loss = ENDS[case.end]
    told = {
        "activation": activation,
        "loss": f"'{loss}'",
        "optimizer": "'adam'",
        "hidden": "relu",
        "count": "2",
        "between": "",
        "initializer": "",
        "rows": "",
        "fit": "",
        "batch": "32",
        **case.changed,
    }
    labels = "y = keras.utils.to_categorical(y, 10)\n" if case.end == "classes" else ""
    written = "\n".join(f"    {line}," for line in _layers(data, told))
    last = f"layers.Dense({units}, activation='{told['activation']}'{told['initializer']})"
    return (
        f"import keras\nimport numpy as np\nfrom keras import layers\n\n{data.rows}{told['rows']}{labels}\n"
        f"model = keras.Sequential([\n    keras.Input({data.shape}),\n{written}\n    {last},\n])\n"
        f"model.compile(optimizer={told['optimizer']}, loss={told['loss']})\n"
        f"model.fit(x, y, batch_size={told['batch']}, epochs=5, validation_split=0.2{told['fit']})\n"
    )


def _layers(data: Data, told: dict[str, str]) -> Iterator[str]:
    rest = f"activation='{told['hidden']}'{told['initializer']}"
    dense = f"layers.Dense(64, {rest})"
    if data.body == "steps":
        yield f"layers.LSTM(16{told['initializer']})"
    elif data.body == "images":
        for filters in (16, 32):
            yield f"layers.Conv2D({filters}, 3, padding='same', {rest})"
            yield "layers.MaxPooling2D()"
        yield "layers.Flatten()"
        yield dense
    else:
        if data.shape.count(",") > 1:
            yield "layers.Flatten()"
        for _ in range(int(told["count"])):
            yield dense
            if told["between"]:
                yield told["between"]
        return
    if told["between"]:
        yield told["between"]


def asked(cases: list[Case], seed: int) -> dict[str, Any]:
    """What the command says of each case, by name; its rule alone is on."""
    with TemporaryDirectory(prefix="kerlint-lab-") as folder:
        for place, case in enumerate(cases):
            own = Path(folder) / case.rule
            own.mkdir(exist_ok=True)
            (own / "kerlint.toml").write_text(f"select = ['{case.rule}']\n", encoding="utf-8")
            (own / f"case_{place}.py").write_text(program(case), encoding="utf-8")
        command = [sys.executable, "-m", "kerlint", "confirm", "--output-format", "json", "--seed", str(seed), folder]
        done = subprocess.run(
            command, stdout=subprocess.PIPE, text=True, check=False, env={**os.environ, "PYTHONPATH": str(ROOT)}
        )
    found = {int(Path(one["path"]).stem.partition("_")[2]): one for one in reversed(json.loads(done.stdout))}
    return {case.name: found.get(place) for place, case in enumerate(cases)}


def proved(one: dict[str, Any] | None) -> bool:
    """Whether the command proves a fault."""
    return one is not None and one["verdict"] in PROVED


def main() -> None:
    """Prints the table, how often both agree, and how often what is proved is proved again."""
    cases = [case for case in CASES if case.rule in sys.argv[1:] or not sys.argv[1:]]
    found = asked(cases, 0)
    sure = [case for case in cases if proved(found[case.name])]
    again = asked(sure, FRESH)
    agreed = sum(proved(found[case.name]) == case.expected for case in cases)
    repeated = sum(proved(one) for one in again.values())
    print("| rule | fault | data | measured | command | fresh seeds | reason |\n|---|---|---|---|---|---|---|")
    for case in cases:
        one, other = found[case.name], again.get(case.name)
        verdict, reason = (one["verdict"], one["reason"]) if one is not None else ("not found", "")
        mark = "" if proved(one) == case.expected else "**"
        fresh = "" if other is None else other["verdict"]
        cells = (case.rule, case.fault, case.data, case.said, f"{mark}{verdict}{mark}", fresh, reason)
        print(f"| {' | '.join(cells)} |")
    print(f"\n{agreed} of {len(cases)} agree; of {len(sure)} that are proved, {repeated} are with fresh seeds.")


if __name__ == "__main__":
    main()
