"""The text report, as it stands on the screen."""

import pytest

from kerlint.finding import Finding, Location, Related, Severity, Span
from kerlint.report.style import Pen, visible, wants_colour, width, wrap
from kerlint.report.text import summary, text_report


class Page:
    """Source lines by path."""

    def __init__(self, **texts):
        self.texts = {name.replace("_", "."): text.split("\n") for name, text in texts.items()}

    def line(self, path, cell, row):
        lines = self.texts.get(path, [])
        return lines[row - 1] if row <= len(lines) else ""

    def span(self, path, piece, row=None, cell=None):
        for number, line in enumerate(self.texts[path], start=1):
            if piece in line and row in (None, number):
                column = line.index(piece) + 1
                return Span(path, cell, Location(number, column), Location(number, column + len(piece)))
        raise ValueError(piece)


def warning(span, *related, message="Softmax outputs with a regression loss", help=""):
    return Finding("KER102", "softmax-with-regression-loss", Severity.WARNING, message, span, help, related)


def report(page, *findings, columns=80, colour=False):
    text = text_report(findings, page, pen=Pen(colour=colour), columns=columns)
    return "\n".join(line.rstrip() for line in text.rstrip("\n").split("\n"))


MODEL = """\
import keras
model = keras.Sequential([
    keras.layers.Dense(10, activation="softmax"),
])
rate = 0.1
model.compile(optimizer="adam", loss="mse")
"""


def test_all_labelled_places_stand_in_one_frame():
    page = Page(train_py=MODEL)
    finding = warning(
        page.span("train.py", '"mse"'),
        Related(page.span("train.py", '"softmax"'), "the output"),
        help="use `categorical_crossentropy`",
    )
    assert report(page, finding) == (
        """\
warning: Softmax outputs with a regression loss
  --> train.py:6:38
   |
 3 |     keras.layers.Dense(10, activation="softmax"),
   |                                       --------- the output
 …
 6 | model.compile(optimizer="adam", loss="mse")
   |                                      ^^^^^
   |
   = help: use `categorical_crossentropy`
   = rule: softmax-with-regression-loss (KER102)"""
    )


def test_a_single_line_between_two_marked_ones_is_shown():
    page = Page(train_py=MODEL)
    finding = warning(page.span("train.py", '"mse"'), Related(page.span("train.py", "])"), "ends here"))
    assert """\
 4 | ])
   | -- ends here
 5 | rate = 0.1
 6 | model.compile(""" in report(page, finding)


def test_labels_on_one_line_hang_below_each_other():
    page = Page(train_py="model.compile(loss=loss, optimizer=SGD(learning_rate=10.0))")
    finding = warning(
        page.span("train.py", "10.0"),
        Related(page.span("train.py", "model"), "this model"),
        Related(page.span("train.py", "SGD"), "this optimizer"),
    )
    assert """\
 1 | model.compile(loss=loss, optimizer=SGD(learning_rate=10.0))
   | -----                              ---               ^^^^
   | |                                  this optimizer
   | this model
   |""" in report(page, finding)


def test_other_documents_have_frames_of_their_own():
    page = Page(train_py=MODEL, settings_py="LOSS = 'mse'")
    finding = warning(page.span("train.py", '"mse"'), Related(page.span("settings.py", "'mse'"), "written here"))
    assert """\
   |
  ::: settings.py:1:8
   |
 1 | LOSS = 'mse'
   |        ----- written here
   |
   = rule""" in report(page, finding)


def test_notebooks_print_the_cell():
    page = Page(a_ipynb="model.fit(x)")
    assert "--> a.ipynb:cell 2:1:1\n" in report(page, warning(page.span("a.ipynb", "model", cell=2)))


def test_a_place_of_several_lines_is_marked_on_the_first():
    page = Page(train_py="x = fit(a,\n  b)")
    finding = warning(Span("train.py", None, Location(1, 5), Location(2, 5)))
    assert " 1 | x = fit(a,\n   |     ^^^^^^\n" in report(page, finding)


def test_tabs_and_wide_characters_keep_the_carets_in_place():
    page = Page(train_py='\tx = f("日本語", loss="mse")')
    finding = warning(page.span("train.py", '"mse"'), Related(page.span("train.py", '"日本語"'), "wide"))
    assert """\
 1 |     x = f("日本語", loss="mse")
   |           --------       ^^^^^
   |           wide""" in report(page, finding)


def test_a_long_line_is_cut_around_its_marks():
    page = Page(train_py=f"x = '{'a' * 200}'; model.compile(loss='mse'); y = '{'b' * 200}'")
    text = report(page, warning(page.span("train.py", "'mse'")))
    assert all(len(line) <= 80 for line in text.split("\n"))
    row, carets = text.split("\n")[3:5]
    assert row.startswith(" 1 | …")
    assert row.endswith("…")
    assert row[carets.index("^") : carets.rindex("^") + 1] == "'mse'"


def test_of_marks_too_far_apart_the_finding_is_shown():
    page = Page(train_py=f"first = '{'a' * 200}'; model.compile(loss='mse')")
    finding = warning(page.span("train.py", "'mse'"), Related(page.span("train.py", "first"), "the other"))
    text = report(page, finding)
    row, carets = text.split("\n")[3:5]
    assert row[carets.index("^") : carets.rindex("^") + 1] == "'mse'"
    assert "the other" in text


def test_long_messages_are_wrapped_to_the_width():
    page = Page(train_py=MODEL)
    finding = warning(page.span("train.py", '"mse"'), message="word " * 40, help="do this " * 30)
    assert max(len(line) for line in report(page, finding, columns=60).split("\n")) <= 60


def test_what_could_steer_the_terminal_is_made_visible():
    page = Page(train_py="x = '\x1b]0;title\x07\x9b31m\u202e'")
    finding = warning(page.span("train.py", "x"), message="bad \x1b[31mred\r name")._replace(
        help="\x1b[2J", related=(Related(page.span("train.py", "x"), "\x1b[8m"),)
    )
    text = report(page, finding)
    assert all(character == "\n" or character.isprintable() for character in text)
    assert "'␛]0;title␇<U+009B>31m<U+202E>'" in text


def test_a_file_that_is_gone_still_has_its_place():
    assert report(Page(), warning(Span("gone.py", None, Location(3, 1), Location(3, 2)))) == (
        """\
warning: Softmax outputs with a regression loss
  --> gone.py:3:1
   = rule: softmax-with-regression-loss (KER102)"""
    )


def test_without_colours_the_text_is_the_same():
    import re

    page = Page(train_py=MODEL)
    finding = warning(page.span("train.py", '"mse"'), Related(page.span("train.py", '"softmax"'), "the output"))
    coloured = report(page, finding, colour=True)
    assert "\x1b[1;33mwarning\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == report(page, finding)


@pytest.mark.parametrize(
    ("choice", "environment", "terminal", "wanted"),
    [
        ("auto", {}, True, True),
        ("auto", {}, False, False),
        ("auto", {"NO_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": ""}, True, True),
        ("auto", {"FORCE_COLOR": "1"}, False, True),
        ("auto", {"FORCE_COLOR": "0"}, False, False),
        ("auto", {"TERM": "dumb"}, True, False),
        ("always", {"NO_COLOR": "1"}, False, True),
        ("never", {"FORCE_COLOR": "1"}, True, False),
    ],
)
def test_when_there_are_colours(choice, environment, terminal, wanted):
    assert wants_colour(choice, environment, terminal=terminal) is wanted


def test_the_summary_counts():
    span = Span("a.py", None, Location(1, 1), Location(1, 2))
    finding = warning(span)
    pen = Pen(colour=False)
    more = f"`kerlint explain {finding.code}` says why, with examples.\n"
    assert summary([finding], files=1, relevant=1, pen=pen) == f"Found 1 warning in 1 file.\n{more}"
    many = [finding, finding._replace(severity=Severity.ERROR), finding._replace(severity=Severity.INFO)]
    many.append(finding._replace(span=span._replace(path="b.py")))
    assert summary(many, files=9, relevant=3, pen=pen) == (f"Found 1 error, 2 warnings and 1 info in 2 files.\n{more}")
    assert summary([], files=3, relevant=1, pen=pen) == "Nothing found in 1 file with Keras code, 2 without.\n"
    assert summary([], files=0, relevant=0, pen=pen) == "No Python files or notebooks found.\n"


def test_widths():
    assert width("abc") == 3
    assert width("日本") == 4
    assert width("e\u0301") == 1
    assert visible("a\tb") == "a    b"
    assert wrap("one two three", 7) == ["one two", "three"]
    assert wrap("", 7) == [""]
