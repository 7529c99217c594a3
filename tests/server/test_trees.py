"""The tree of a changed text equals the one of a whole parse, wherever the change is and whatever it does."""

from __future__ import annotations

import ast
import sys
import warnings

import libcst as cst
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kerlint.server.trees import Trees

PROGRAM = """\
# a title

import keras


# the model
@decorated
def build(units=3):
    '''Builds it.'''
    model = keras.Sequential()

    # inside
    return model
    # behind, in the block


class Net(keras.Model):  # a class

    def call(self, x):
        if x:
            return (x,
                    1)
        else: return 2

model = build(); model.compile()
text = '''
  lines
'''
for x in model:
  print(x)

model.fit(x)
# the end
"""
PIECES = (
    *(
        "\n",
        " ",
        "    ",
        "\t",
        "#",
        "# more\n",
        "    # more\n",
        "x = 1\n",
        "(",
        ")",
        '"',
        "'''",
        "\\",
        "\\\n",
        ":",
        ";",
    ),
    *("else:\n", "@deco\n", "def f():\n    pass\n", "if x:\n  y\n", "😀", "\f", "\r\n", "\r", "\u2028", ""),
)


def tree_of(before: str, after: str) -> cst.Module | None:
    """The tree of a text from the one before; fails if that text before has none that can be kept."""
    trees = Trees()
    trees.keep("a.py", before, cst.parse_module(before))
    return trees.tree("a.py", after)


def is_python(text: str) -> bool:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(text)
    except (SyntaxError, ValueError):
        return False
    return True


def changes(text):
    """A text with a piece of it replaced."""
    places = st.integers(0, len(text))
    return st.builds(
        lambda start, length, piece: text[:start] + piece + text[start + length :],
        places,
        st.one_of(st.just(0), st.integers(0, 40)),
        st.one_of(st.sampled_from(PIECES), st.lists(st.sampled_from(PIECES), max_size=3).map("".join)),
    )


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_a_change_gives_the_tree_that_a_whole_parse_gives(data):
    trees, text = Trees(), PROGRAM
    trees.keep("a.py", text, cst.parse_module(text))
    for _ in range(3):
        changed = data.draw(changes(text))
        if not is_python(changed):
            continue
        tree = trees.tree("a.py", changed)
        try:
            whole = cst.parse_module(changed)
        except cst.ParserSyntaxError:
            assert tree is None
            continue
        if tree is not None:
            assert tree.code == changed
            assert _statements(tree) == _statements(whole)
            if tree.default_indent == whole.default_indent:
                assert tree.deep_equals(whole)
        trees.keep("a.py", changed, tree or whole)
        text = changed


def _statements(tree):
    return [tree.code_for_node(statement) for statement in tree.body]


def test_only_the_changed_statement_is_new():
    trees = Trees()
    first = cst.parse_module(PROGRAM)
    trees.keep("a.py", PROGRAM, first)
    changed = PROGRAM.replace("build();", "build(5);")
    second = trees.tree("a.py", changed)
    assert [one is other for one, other in zip(first.body, second.body)].count(False) == 1
    trees.keep("a.py", changed, second)
    third = trees.tree("a.py", "import os\n" + changed)
    assert third.code == "import os\n" + changed
    assert [node in third.body for node in second.body].count(False) <= 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("build(); model", "build(\n); model"),
        ("# the model\n", "# the model\n# and more\n"),
        ("for x in model:\n  print(x)\n\n", ""),
        ("# a title\n", "import os\n# a title\n"),
        ("import keras\n", "import keras\nimport os\n"),
        ("model.fit(x)\n", "model.fit(x)\n\n\ny = 3\n"),
    ],
)
def test_usual_changes_need_no_whole_parse(old, new):
    changed = PROGRAM.replace(old, new)
    assert changed != PROGRAM
    tree = tree_of(PROGRAM, changed)
    assert tree is not None
    assert tree.deep_equals(cst.parse_module(changed))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("\nmodel = build()", "\n    # a comment of the class before\nmodel = build()"),
        ("model.fit(x)\n", "model.fit(x) \\\n"),
        ("import keras\n", "if keras:\n  import keras\n"),
        ("# the end\n", "    # the end\n"),
    ],
)
def test_changes_that_reach_beyond_their_statement_are_parsed_as_a_whole_or_right(old, new):
    changed = PROGRAM.replace(old, new)
    tree = tree_of(PROGRAM, changed) if is_python(changed) else None
    assert tree is None or tree.deep_equals(cst.parse_module(changed))


def test_a_text_that_libcst_does_not_give_back_is_not_built_upon():
    before = "x = 1\nif x:\n  p\r"
    assert cst.parse_module(before).code != before
    assert tree_of(before, "\n" + before) is None


def test_few_trees_are_kept():
    trees = Trees()
    for number in range(9):
        trees.keep(f"{number}.py", PROGRAM, cst.parse_module(PROGRAM))
    assert [number for number in range(9) if trees.tree(f"{number}.py", PROGRAM + "x\n") is not None] == [5, 6, 7, 8]
    trees.forget("8.py")
    assert trees.tree("8.py", PROGRAM) is None


def test_expressions_too_deep_to_be_written_out_are_parsed_each_time():
    text = "x = " + " + ".join(["1"] * 2000) + "\n"
    outer = sys.getrecursionlimit()
    sys.setrecursionlimit(1000)  # as in a thread of the server, whatever ran before in this process
    try:
        is_kept = tree_of(text, text + "y = 2\n") is not None
    finally:
        sys.setrecursionlimit(outer)
    assert not is_kept  # said without the tree: it would take minutes to print
