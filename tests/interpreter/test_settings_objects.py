"""Settings as people keep them: partial functions, data classes, namespaces, options of the command line."""

from __future__ import annotations

from typing import Any

import pytest

from kerlint.document.document import Document
from kerlint.facts.values import Choice, Const, Unknown
from kerlint.interpreter import interpret

MODEL = "\nmodel = keras.Sequential([keras.Input((4,)), layers.Dense({units})])\n"


def units_of(code: str, expression: str) -> Any:
    """The width of a layer whose ``units`` are an expression of the program."""
    text = "import keras\nfrom keras import layers\n" + code + MODEL.replace("{units}", expression)
    program = interpret(Document("program.py", "/program.py", "script", text))
    layer = program.models.items[-1].value.layers.items[-1].value
    return layer.units


DATACLASS = """
from dataclasses import dataclass, field, replace, asdict
@dataclass
class Base:
    units: int = 8
@dataclass
class Settings(Base):
    depth: int = 2
    widths: list = field(default_factory=lambda: [16, 4])
    hidden: int = field(default=3, init=False)
    def __post_init__(self):
        self.total = self.units * self.depth
settings = Settings(depth=5)
"""


@pytest.mark.parametrize(
    ("code", "expression", "width"),
    [
        ("from functools import partial\nmake = partial(max, 3)", "make(7)", 7),
        ("import functools\nmake = functools.partial(dict, units=5)", "make()['units']", 5),
        ("from functools import reduce", "reduce(lambda a, b: a * b, [2, 3, 4])", 24),
        (DATACLASS, "settings.units", 8),
        (DATACLASS, "settings.depth", 5),
        (DATACLASS, "settings.widths[0]", 16),
        (DATACLASS, "settings.hidden", 3),
        (DATACLASS, "settings.total", 40),
        (DATACLASS, "replace(settings, units=9).units", 9),
        (DATACLASS, "asdict(settings)['depth']", 5),
        ("from types import SimpleNamespace\nc = SimpleNamespace(units=6)", "c.units", 6),
        ("from types import SimpleNamespace\nc = SimpleNamespace(units=6)\nc.units = 7", "c.units", 7),
        ("import itertools", "list(itertools.product([1, 2], [3, 4]))[-1][1]", 4),
        ("import itertools", "list(itertools.chain([1], [2, 3]))[2]", 3),
        ("import copy\na = {'units': [5]}\nb = copy.deepcopy(a)\na['units'][0] = 6", "b['units'][0]", 5),
        ("import math", "math.ceil(math.sqrt(17))", 5),
        ("import json", "json.loads('{\"units\": [3]}')['units'][0]", 3),
    ],
)
def test_settings_are_known(code: str, expression: str, width: int) -> None:
    units = units_of(code, expression)
    assert type(units) is Const
    assert units.value == width


ARGUMENTS = """
import argparse
parser = argparse.ArgumentParser()
parser.add_argument("-u", "--hidden-units", type=int, default="12")
parser.add_argument("--wide", action="store_true")
parser.add_argument("size", type=int)
args = parser.parse_args()
"""


def test_a_default_of_an_option_is_one_feasible_path() -> None:
    units = units_of(ARGUMENTS, "args.hidden_units")
    assert type(units) is Choice
    assert units.atom.default is True
    assert units.high.value == 12
    assert type(units.low) is Unknown


def test_all_options_have_their_defaults_together() -> None:
    units = units_of(ARGUMENTS, "3 if args.wide else args.hidden_units")
    assert units.atom.default is True
    assert units.high.value == 12


@pytest.mark.parametrize("expression", ["args.size", "args.other"])
def test_what_must_be_given_is_not_known(expression: str) -> None:
    assert type(units_of(ARGUMENTS, expression)) is Unknown


def test_an_environment_variable_may_be_set() -> None:
    units = units_of("import os\nwidth = int(os.environ.get('WIDTH', '8'))", "width")
    assert type(units) is Choice
    assert units.high.value == 8
    assert type(units.low) is Unknown
