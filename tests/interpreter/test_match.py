"""``match``: which case is taken, and what its names stand for."""

from __future__ import annotations

import pytest

from kerlint.facts.values import Choice, Const
from tests.interpreter.test_settings_objects import units_of


@pytest.mark.parametrize(
    ("subject", "case", "units"),
    [
        ("{'kind': 'dense', 'units': 7}", "{'kind': 'dense', 'units': n}", 7),
        ("{'kind': 'dense', 'units': 7}", "{'kind': 'conv', 'units': n}", 1),
        ("{'kind': 'dense', 'units': 7, 'a': 2}", "{'kind': 'dense', **rest}", 2),
        ("{'units': 7}", "{'units': int(n)}", 7),
        ("{'units': '7'}", "{'units': int(n)}", 1),
        ("['dense', 5]", "['dense', n]", 5),
        ("['dense', 5, 6]", "['dense', n]", 1),
        ("('dense', 5, 6)", "('dense', *_, n)", 6),
        ("'wide'", "'wide' | 'deep'", 3),
    ],
)
def test_the_case_that_is_taken(subject: str, case: str, units: int) -> None:
    taken = "rest['a']" if "rest" in case else "n" if "n" in case.split("'")[-1] else "3"
    code = f"match {subject}:\n    case {case}:\n        width = {taken}\n    case _:\n        width = 1\n"
    found = units_of(code, "width")
    assert type(found) is Const
    assert found.value == units


def test_what_is_matched_is_not_known() -> None:
    code = "import json\nmatch json.load(open('f')):\n    case {'wide': True}:\n        width = 9\n    case _:\n        width = 1\n"
    found = units_of(code, "width")
    assert type(found) is Choice
