"""The diff below a finding: short, with the changed words marked, cut so that they are seen."""

from kerlint.finding import Edit, Fix, Location, Span
from kerlint.report.fix_diff import fix_diff
from kerlint.report.style import Pen


class Page:
    """The lines of one document."""

    def __init__(self, *lines):
        self.lines = lines

    def line(self, path, cell, row):
        return self.lines[row - 1] if row <= len(self.lines) else ""


def edit(row, start, end, content, *, last=None):
    return Edit(Span("a.py", None, Location(row, start), Location(last or row, end)), content)


def diff(page, *edits, columns=80, colour=False):
    return fix_diff(Fix("mend it", "safe", edits), page, Pen(colour=colour), gutter=2, columns=columns)


def test_a_changed_line_is_shown_as_it_is_and_as_it_would_be():
    assert diff(Page("fit(lr=1)"), edit(1, 5, 7, "learning_rate")) == [" 1 - fit(lr=1)", " 1 + fit(learning_rate=1)"]


def test_whole_words_are_marked():
    gone, come = diff(Page("f('sigmoid')"), edit(1, 4, 11, "softmax"), colour=True)
    assert gone == "\x1b[34m 1\x1b[0m \x1b[31m- f('\x1b[0m\x1b[1;4;31msigmoid\x1b[0m\x1b[31m')\x1b[0m"
    assert "\x1b[1;4;32msoftmax\x1b[0m" in come


def test_a_new_line_stands_alone_and_moves_the_numbers_below():
    page = Page("import numpy", "x = 1", "y = f(x)")
    shown = diff(page, edit(1, 13, 13, "\nimport keras"), edit(3, 5, 6, "g"))
    assert shown == [" 2 + import keras", " …", " 3 - y = f(x)", " 4 + y = g(x)"]


def test_a_line_that_goes_stands_alone():
    page = Page("a = 1", "b = 2", "c = 3")
    assert diff(page, edit(2, 1, 1, "", last=3)) == [" 2 - b = 2"]


def test_the_last_line_may_go():
    assert diff(Page("a = 1", "b = 2"), edit(2, 1, 6, "")) == [" 2 - b = 2", " 2 + "]


def test_a_long_line_is_cut_so_that_the_change_is_seen():
    page = Page("model.fit(" + "x, " * 40 + "lr=1)" + " " * 3 + "# as in the paper, and so on and so forth")
    gone, come = diff(page, edit(1, 131, 133, "learning_rate"), columns=60)
    assert max(map(len, (gone, come))) <= 60
    assert gone.startswith(" 1 - …")
    assert " lr=1)" in gone
    assert gone.partition("lr")[0][4:] == come.partition("learning")[0][4:]
    assert come.startswith(" 1 + …")
    assert " learning_rate" in come


def test_more_than_a_few_lines_are_left_out():
    page = Page(*[f"x{n} = 1" for n in range(9)])
    shown = diff(page, *(edit(n, 1, 3, f"y{n}") for n in range(1, 10)))
    assert len(shown) == 8
    assert shown[-1] == " …"


def test_control_characters_are_not_obeyed():
    assert diff(Page("a = '\x1b[2J'"), edit(1, 1, 2, "b")) == [" 1 - a = '␛[2J'", " 1 + b = '␛[2J'"]


def test_nothing_is_shown_of_a_source_that_is_gone():
    assert diff(Page(), edit(1, 1, 2, "b")) == []
