"""Harmless edits: pairs of programs that differ in nothing that matters, and what training says of them.

``python -m tests.confirm.harmless COUNT FILE`` makes that many pairs on ten programs, 1,000 for the whole measurement,
and appends what training says of each to FILE; those that FILE holds already are not made again. It ends with a table
of the verdicts. At most 5 in 1,000 may be confirmed.

The two programs of an experiment are trained apart, by seeds that fix all that is drawn, so a program that is in many
pairs is trained once, with all its steps, and the protocol is then followed on its curves.
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from kerlint.confirm.blueprint import Path as Taken
from kerlint.confirm.cache import Remembered
from kerlint.confirm.confirm import Bench, rule_on
from kerlint.confirm.hints import members
from kerlint.confirm.lab.experiment import train
from kerlint.confirm.plan import job, side_of
from kerlint.document.document import Document
from kerlint.interpreter import study
from kerlint.rulebook.rule import Confirm

HEAD = "import keras\nimport numpy as np\nfrom keras import layers\n\n"
FIT = "model.fit(x, y, batch_size={batch}, epochs=5, validation_split=0.2)\n"

CLASSES = (
    "model.add(layers.Dense({k}, activation='softmax'{name}))\nmodel.compile({optimizer}, {sparse}{metrics})\n",
    "model.add(layers.Dense({k}{name}))\nloss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)\n"
    "model.compile({optimizer}, loss=loss{metrics})\n",
)
BINARY = (
    "model.add(layers.Dense(1, activation='sigmoid'{name}))\nmodel.compile({optimizer}, {binary}{metrics})\n",
    "model.add(layers.Dense(1{name}))\nmodel.add(layers.Activation('sigmoid'))\n"
    "model.compile({optimizer}, {binary}{metrics})\n",
)
QUANTITY = ("model.add(layers.Dense(1{name}))\nmodel.compile({optimizer}, {mse}{metrics})\n",)

DENSE = "model.add(layers.Dense({n}, activation='{act}'))\n"
IMAGES = (
    "model.add(layers.Conv2D(8, 3, padding='same', activation='{act}'))\nmodel.add(layers.MaxPooling2D())\n"
    "model.add(layers.Flatten())\n"
)


def _program(shape: str, body: str, end: tuple[str, ...], classes: int) -> tuple[str, ...]:
    rows = "x = np.random.rand(1000, " + shape.strip("(),").replace(" ", "").replace(",", ", ") + ")\n"
    labels = f"y = np.random.randint(0, {classes}, 1000)\n" if classes else "y = np.random.randn(1000)\n"
    start = f"{{seed}}{rows}{labels}model = keras.Sequential([keras.Input({shape})])\n"
    return tuple(HEAD + start + body + one.replace("{k}", str(classes)) + FIT for one in end)


STEPS = "model.add(layers.Conv1D(8, 3, activation='{act}'))\nmodel.add(layers.GlobalAveragePooling1D())\n"

PROGRAMS = (
    _program("(20,)", DENSE.replace("{n}", "32"), CLASSES, 4),
    _program("(10,)", DENSE.replace("{n}", "64") * 2, CLASSES, 10),
    _program("(12,)", DENSE.replace("{n}", "16"), BINARY, 2),
    _program("(8,)", DENSE.replace("{n}", "32"), QUANTITY, 0),
    _program("(20,)", DENSE.replace("{n}", "24") + "model.add(layers.Dropout(0.2))\n", BINARY, 2),
    _program("(16,)", DENSE.replace("{n}", "32") + "model.add(layers.BatchNormalization())\n", CLASSES, 5),
    _program("(30,)", DENSE.replace("{n}", "48") * 2, QUANTITY, 0),
    _program("(12, 12, 1)", IMAGES, CLASSES, 4),
    _program("(16, 2)", "model.add(layers.LSTM(8))\n", BINARY, 2),
    _program(
        "(16, 1)",
        "model.add(layers.Conv1D(8, 3, activation='{act}'))\nmodel.add(layers.GlobalAveragePooling1D())\n",
        CLASSES,
        3,
    ),
)

CHOICES: dict[str, tuple[str, ...]] = {
    "act": ("relu", "elu", "gelu", "silu"),
    "batch": ("24", "32", "40", "48"),
    "optimizer": (
        "'adam'",
        "keras.optimizers.Adam()",
        "keras.optimizers.Adam(learning_rate=0.001)",
        "keras.optimizers.Adam(1e-3, beta_1=0.9)",
        "optimizer='adam'",
    ),
    "sparse": (
        "loss='sparse_categorical_crossentropy'",
        "loss=keras.losses.SparseCategoricalCrossentropy()",
        "loss=keras.losses.sparse_categorical_crossentropy",
    ),
    "binary": (
        "loss='binary_crossentropy'",
        "loss=keras.losses.BinaryCrossentropy()",
        "loss=keras.losses.binary_crossentropy",
    ),
    "mse": ("loss='mse'", "loss='mean_squared_error'", "loss=keras.losses.MeanSquaredError()"),
    "metrics": ("", ", metrics=['accuracy']", ", metrics=[]"),
    "name": ("", ", name='answer'", ", name='out'"),
    "seed": ("", "keras.utils.set_random_seed(1)\n", "np.random.seed(7)\n"),
}


class Pair(NamedTuple):
    """Two programs that mean the same, and the names of what was edited."""

    program: int
    edits: tuple[str, ...]
    before: str
    after: str


def pairs(count: int, first: int = 0) -> Iterator[Pair]:
    """Pairs by their numbers; each is drawn by its own."""
    for number in range(first, first + count):
        drawn = random.Random(number)
        program = PROGRAMS[number % len(PROGRAMS)]
        chosen = {name: drawn.choice(values) for name, values in CHOICES.items()}
        names = [name for name in CHOICES if any("{" + name + "}" in form for form in program)]
        edits = drawn.sample(names, drawn.choice((1, 1, 2)))
        changed = {**chosen}
        for name in edits:
            changed[name] = drawn.choice([value for value in CHOICES[name] if value != chosen[name]])
        forms = drawn.sample(program, 2) if len(program) > 1 and drawn.random() < 0.25 else [program[0]] * 2
        if forms[0] != forms[1]:
            edits = [*edits, "form"]
        yield Pair(number % len(PROGRAMS), tuple(edits), _filled(forms[0], chosen), _filled(forms[1], changed))


def _filled(form: str, values: dict[str, str]) -> str:
    for name, value in values.items():
        form = form.replace("{" + name + "}", value)
    return form


def said(pair: Pair, bench: Bench, checkpoints: list[int] | None = None) -> str:
    """The verdict on a pair, the second program taken for the repair of the first."""
    recovered = [study(Document("program.py", "/program.py", "script", code)) for code in (pair.before, pair.after)]
    written, repaired = (side_of(one, members(one.program.compiles)[0], Taken()) for one in recovered)
    experiment = job(Confirm("differential", "skill"), written, repaired, recovered[0])
    if experiment["written"] == experiment["repaired"]:
        return "the same program"
    if checkpoints is not None:
        experiment |= {"checkpoints": checkpoints, "checkpoints_always": checkpoints[-1]}
    return rule_on(experiment, bench.train(experiment))[0]


class Once:
    """A bench that trains each program once."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench

    def train(self, job: dict[str, Any]) -> dict[str, Any]:
        """What the protocol makes of the curves of both programs. Raises Stopped."""
        sides = [self._curves(job, job[key]) for key in ("written", "repaired")]
        return {"data": "synthetic", **train(job, sides[0], sides[1], lambda _: None)}

    def _curves(self, job: dict[str, Any], program: dict[str, Any]) -> Known:
        alone = {**job, "written": program, "repaired": None, "checkpoints_always": job["checkpoints"][-1]}
        record = self.bench.train(alone)
        assert "written" in record, record
        return Known(dict(zip(job["seeds"], record["written"]["curves"])))


class Known:
    """A program whose whole curves are known: one side of an experiment."""

    def __init__(self, whole: dict[int, list[float]]) -> None:
        self.whole = whole
        self.curves: dict[int, list[float]] = {}

    def begin(self, seed: int) -> None:
        self.curves[seed] = self.whole[seed][:1]

    def advance(self, seed: int, done: int, goal: int) -> None:
        self.curves[seed] = self.whole[seed][: len(self.curves[seed]) + 1]

    def finish(self, seed: int) -> None:
        pass

    def fired(self, name: str) -> int:
        return 0

    def record(self) -> dict[str, Any]:
        return {"curves": list(self.curves.values()), "losses": [], "probes": {}}


def main() -> None:
    """Makes the pairs that are missing, and counts what training says of all."""
    from kerlint.confirm.worker import Laboratory

    count, file = int(sys.argv[1]), Path(sys.argv[2])
    known = {one["number"] for one in written(file)}
    with Laboratory() as laboratory, file.open("a", encoding="utf-8") as out:
        bench = Once(Remembered(laboratory))
        for number, pair in enumerate(pairs(count)):
            if number in known:
                continue
            word = said(pair, bench)
            line = {"number": number, "program": pair.program, "edits": pair.edits, "verdict": word}
            print(json.dumps(line), file=out, flush=True)
    found = written(file)
    print(f"{len(found)}: {dict(Counter(one['verdict'] for one in found))}")


def written(file: Path) -> list[dict[str, Any]]:
    """What was made so far."""
    if not file.exists():
        return []
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


if __name__ == "__main__":
    main()
