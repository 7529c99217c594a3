"""What has another meaning in Python 2: ``/`` of two integers gives an integer."""

from __future__ import annotations

from typing import Any

import pytest

from kerlint.document import File
from kerlint.document.reading import program
from kerlint.interpreter import interpret
from tests.lint import findings_of

MODEL = """\
{first}
import cPickle, urllib2
from keras.models import Sequential
from keras.layers import Dense
model = Sequential([Dense(100 / 3, input_dim=20), Dense(9.0 / 2 > 4 and 7 or 8)])
model.compile('sgd', 'mse')
x, y = cPickle.load(urllib2.urlopen(raw_input(u'where? ')))
half = len(x) / 2
for name, value in dict(a=1).iteritems():
    print name, unicode(value), `xrange(3)`
model.fit(x[:half], y[:half], epochs=len(x) / 10, batch_size=10 / 4)
"""


def facts(text: str) -> Any:
    document = program(File("model.py", "/model.py"), text)
    assert document is not None
    return interpret(document)


@pytest.mark.parametrize(
    ("first", "units", "size"),
    [
        ("import os", 33, 2),
        ("from __future__ import division", 100 / 3, 2.5),
        ("from __future__ import absolute_import, division", 100 / 3, 2.5),
        ("# from __future__ import division", 33, 2),
    ],
)
def test_numbers_are_divided_as_python_2_divides_them(first: str, units: float, size: float) -> None:
    found = facts(MODEL.format(first=first))
    [model], [fit] = found.models.items, found.fits.items
    assert [item.value.units.value for item in model.value.layers.items] == [units, 7]
    assert fit.value.batch_size.value == size


def test_a_half_of_the_rows_is_no_float(tmp_path: Any) -> None:
    floored, divided = (
        {one.code for one in findings_of(MODEL.format(first=first), tmp_path)}
        for first in ("", "from __future__ import division")
    )
    assert divided - floored == {"KER521"}
    assert "KER001" in floored
