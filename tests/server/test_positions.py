"""Places in the client's units: every character of every encoding, and places that do not exist."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("pygls")

from lsprotocol import types

from kerlint.finding import Location
from kerlint.server.positions import Lines
from kerlint.server.texts import Text

WIDTHS = {"utf-8": 1, "utf-16": 2, "utf-32": 4}
TEXTS = st.text(st.sampled_from("ab \n\r\f\u2028é😀\u0800"), max_size=30)


def units(text, encoding):
    codec = {"utf-8": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}[encoding]
    return len(text.encode(codec)) // WIDTHS[encoding]


@given(TEXTS, st.sampled_from(list(WIDTHS)), st.data())
def test_a_place_survives_the_way_to_the_client_and_back(text, encoding, data):
    lines = Lines(text, encoding)
    row = data.draw(st.integers(1, len(lines.lines)))
    column = data.draw(st.integers(1, len(lines.lines[row - 1]) + 1))
    position = lines.position(Location(row, column))
    assert position.character == units(lines.lines[row - 1][: column - 1], encoding)
    assert lines.location(position) == Location(row, column)


@given(TEXTS, st.integers(0, 40), st.integers(0, 40), st.sampled_from(list(WIDTHS)))
def test_a_place_outside_is_moved_into_the_text(text, line, character, encoding):
    lines = Lines(text, encoding)
    row, column = lines.location(types.Position(line, character))
    assert 1 <= row <= len(lines.lines)
    assert 1 <= column <= len(lines.lines[row - 1]) + 1


def test_form_feeds_and_unicode_separators_end_no_line():
    text = Text("file:///a.py", "a\fb\u2028c\nd")
    place = types.Position(1, 0)
    text.change(types.TextDocumentContentChangePartial(types.Range(place, place), "😀"), "utf-16")
    assert text.source == "a\fb\u2028c\n😀d"


def test_what_stands_behind_a_surrogate_pair_is_changed_in_the_right_place():
    text = Text("file:///a.py", 'x = "😀😀" + y')
    places = types.Range(types.Position(0, 13), types.Position(0, 14))
    text.change(types.TextDocumentContentChangePartial(places, "z"), "utf-16")
    assert text.source == 'x = "😀😀" + z'
