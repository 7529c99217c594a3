"""Settings as people keep them: formatted names, named tuples, enumerations."""

from __future__ import annotations

from typing import Any

import pytest

from tests.interpreter.test_subclasses import program_of

NET = """
from collections import namedtuple
from enum import Enum
from typing import NamedTuple

Settings = namedtuple('Settings', 'units last', defaults=['softmax'])

class Typed(NamedTuple):
    units: int = 4
    last: str = 'softmax'

class Last(Enum):
    CLASSES = 'softmax'
    YES_OR_NO = 'sigmoid'

net = keras.Sequential([keras.Input((2,)), layers.Dense({units}, activation={last})])
net.compile(loss='mse')
"""


def head(units: str, last: str) -> tuple[Any, Any]:
    (compiled,) = program_of(NET.format(units=units, last=last)).compiles.items
    (one,) = compiled.value.heads.items
    return one.value.units, getattr(one.value.activation, "value", one.value.activation)


@pytest.mark.parametrize(
    ("units", "last"),
    [
        ("Settings(3).units", "Settings(3).last"),
        ("Settings(8)._replace(units=3).units", "Settings(8, 'softmax')._replace(units=3).last"),
        ("Typed()._replace(units=3).units", "Typed().last"),
        ("3", "Last.CLASSES.value"),
        ("3", "Last['CLASSES'].value"),
        ("int('%d' % 3)", "'%s%s' % ('soft', 'max')"),
        ("3", "'{}max'.format('soft')"),
        ("3", "'{kind}max'.format(kind='soft')"),
    ],
)
def test_what_is_kept_is_known(units: str, last: str) -> None:
    found, activation = head(units, last)
    assert (getattr(found, "value", found), activation) == (3, "softmax")


def test_a_format_that_would_make_a_long_string_is_not_followed() -> None:
    _, activation = head("3", "'%999999999s' % 'softmax'")
    assert not isinstance(activation, str)
