"""Comments that silence: which rows they cover, which rules they name, and what has no effect."""

import pytest

from kerlint.document.suppression import suppressions

PROGRAM = """\
import keras
model = build()  # kerlint: ignore[KER102] the old paper did it
# kerlint: ignore[softmax-with-regression-loss, KER301]
model.compile(
    optimizer="sgd",
    # kerlint: ignore[KER406]
    loss="mse",  # kerlint: ignore[ker601] -- inside
)
text = "# kerlint: ignore"
# kerlint: ignore

# a word in between

for x in data:
    fit(x)
"""


def covered(text, code="KER102", name="softmax-with-regression-loss"):
    rows = range(1, text.count("\n") + 2)
    ours = {code.lower(), name}
    comments = [each for each in suppressions(text) if not each.rules or ours & {rule.lower() for rule in each.rules}]
    return [row for row in rows if any(comment.covers(row) for comment in comments)]


def test_a_comment_covers_the_statement_it_stands_in_or_above():
    assert covered(PROGRAM) == [2, 4, 5, 6, 7, 8, 14]
    assert covered(PROGRAM, "KER301", "") == [4, 5, 6, 7, 8, 14]
    assert covered(PROGRAM, "KER406", "") == [4, 5, 6, 7, 8, 14]
    assert covered(PROGRAM, "KER601", "") == [4, 5, 6, 7, 8, 14]


def test_a_block_is_not_covered_by_a_comment_on_its_head():
    text = "# kerlint: ignore\nfor x in y:  # kerlint: ignore\n    fit(x)\n"
    assert covered(text) == [2]


def test_reasons_are_kept():
    assert [comment.reason for comment in suppressions(PROGRAM)] == ["the old paper did it", "", "", "inside", ""]


def test_without_any_mark_nothing_is_tokenized():
    assert suppressions("import keras  # ignore\n") == ()


def test_file_ignore_covers_everything():
    text = "import keras\nx = 1\n# kerlint: file-ignore[KER102] generated\n"
    assert covered(text) == [1, 2, 3, 4]
    assert covered(text, "KER103", "") == []


@pytest.mark.parametrize(
    ("comment", "rows"),
    [
        ("# noqa: KER102", [1]),
        ("# NOQA:KER102", [1]),
        ("# noqa: E501, KER102", [1]),
        ("# noqa: E501 KER102 for show", [1]),
        ("# noqa", []),
        ("# noqa: E501", []),
        ("# noqa: KER103", []),
    ],
)
def test_noqa_with_our_codes_is_understood(comment, rows):
    assert covered(f"fit(x)  {comment}\n") == rows


@pytest.mark.parametrize(
    ("comment", "problem"),
    [
        ("# kerlint: ignroe[KER102]", "unknown suppression `ignroe`; did you mean `ignore`?"),
        ("# kerlint: disable", "unknown suppression `disable`"),
        ("# kerlint: ignore[]", "no rule between the brackets"),
        ("# kerlint: ignore[KER102", "the bracket is not closed"),
        ("# kerlint:", "unknown suppression ``"),
    ],
)
def test_what_has_no_effect_says_why(comment, problem):
    [found] = suppressions(f"fit(x)  {comment}\n")
    assert found.problem == problem
    assert not found.covers(1)


def test_a_comment_that_no_statement_follows_has_no_effect():
    [found] = suppressions("x = 1\n# kerlint: ignore[KER102]\n")
    assert found.problem == "no statement follows"


@pytest.mark.parametrize(
    "comment",
    [
        "#kerlint:ignore[KER102]",
        "#  Kerlint : ignore [ ker102 ]",
        "# type: ignore  # kerlint: ignore[KER102]",
        "# kerlint: ignore[KER102]  # pragma: no cover",
    ],
)
def test_spaces_case_and_neighbours_do_not_matter(comment):
    assert covered(f"fit(x)  {comment}\n") == [1]


def test_places_are_those_of_the_comment():
    [found] = suppressions("fit(x)  # type: ignore # kerlint: ignore[KER102] why  # more\n")
    assert (found.row, found.start, found.end) == (1, 23, 52)


def test_statements_after_a_block_ends():
    text = "if a:\n    x = 1\n# kerlint: ignore\nfit(x)\n"
    assert covered(text) == [4]


def test_form_feeds_and_old_line_ends():
    assert covered("x = 1\n\x0c# kerlint: ignore\nfit(x)\n") == [3]
    assert covered("x = 1\r\nfit(x)  # kerlint: ignore\r\n") == [2]
