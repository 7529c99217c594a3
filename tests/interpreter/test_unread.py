"""Bodies of functions wait to be run: nothing of the program moves, and what was asked for is what the parser gives."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import libcst as cst
import libcst.matchers as m
import pytest

from kerlint.document.bodies import bodies
from kerlint.document.reading import File, read
from kerlint.fix.layout import Layout
from kerlint.interpreter import interpret, unread
from kerlint.interpreter.unread import Unread
from tests.lint import findings_of

SHAPES = {
    "a function": "def f(x):\n    a = 1\n    b = 2\n    return a\n\n\nprint(f)\n",
    "methods": "class A:\n    x = 1\n\n    def f(self):\n        a = 1\n        b = 2\n        c = 3\n\n    def g(self): return 1\n",
    "in conditions": "if x:\n    def f():\n        a\n        b\n        c\nelse:\n    try:\n        def g():\n            a\n            b\n            c\n"
    "    except E:\n        class B:\n            async def h(self):\n                a\n                b\n                c\n",
    "in all blocks of a try": "try:\n    def f():\n        a\n        b\n        c\nexcept E:\n    def f():\n        d\n        e\n        g\n"
    "else:\n    def f():\n        h\n        i\n        j\nfinally:\n    def k():\n        l\n        m\n        n\n",
    "a last line that goes on": "def f(a):\n    b = a\n    c = b\n    return c \\\n\nf(1)\n",
    "under cases": "match x:\n    case 1:\n        def f():\n            a\n            b\n            c\n",
    "two blanks, and other widths inside": "def f():\n  if x:\n        a\n        b\n  return 1\n\nclass A:\n    def g(self):\n       a\n       b\n       c\n",
    "tabs": "class A:\n\tdef f(self):\n\t\ta\n\t\tif b:\n\t\t\tc\n\t\treturn d\n",
    "line ends of Windows": "class A:\r\n    def f(self):\r\n        a\r\n        b\r\n        return '''\r\n x'''\r\n\r\nz\r\n",
    "line ends of old Macs": "def f():\r    a\r    b\r    c\rz\r",
    "no line end at the end": "def f():\n    a\n    b\n    return 1",
    "comments all around": "def f():  # head\n    # above\n\n    a  # at a\n    b\n    # between\n    c  # last\n    # below\n  # further out\n# outside\nz\n",
    "docstrings": 'def f():\n    """A.\n\n    B.\n    """\n    a\n    b\n\nz = f"""{\n1}"""\n',
    "text at the margin": 'def f():\n    a = """\nb\n"""\n    c = (1,\n2)\n    return c\n',
    "decorated": "@d(\n    1\n)\ndef f(a,\n      b=3):\n    @e\n    def g():\n        a\n        b\n        c\n    return g\n",
    "continued lines": "def f(a): \\\n    return 1\n\ndef g():\n    a; b\n    c = \\\n  1\n    return 1;\n",
    "a form feed": "\x0cdef f():\n    a\n    b\n    c\n\x0c\nz\n",
    "separators that end no line": "def f():\n    a = '\x0b\x1c\u2028'\n    b\n    return c\nz\n",
    "a mark of its own": 'def f():\n    """kerlint reads this when it is run: 0"""\n\ndef g():\n    a\n    b\n    c\n',
}


@pytest.mark.parametrize("text", SHAPES.values(), ids=SHAPES)
def test_a_tree_whose_bodies_were_all_asked_for_is_that_of_the_whole_text(text: str) -> None:
    tree = unread_tree(text)
    tree.read_all()
    assert tree.tree.code == cst.parse_module(text).code
    assert ast.dump(ast.parse(tree.tree.code)) == ast.dump(ast.parse(text))


@pytest.mark.parametrize("text", SHAPES.values(), ids=SHAPES)
def test_before_they_are_asked_for_every_other_row_is_where_it_was(text: str) -> None:
    lines = {number for body in bodies(text, ast.parse(text)) for number in range(body.first, body.last + 1)}
    before, after = text.splitlines(), unread_tree(text).tree.code.splitlines()
    if len(before) == len(after):  # else there are separators that only `splitlines` takes for line ends
        assert all(one == other for number, (one, other) in enumerate(zip(before, after), 1) if number not in lines)
    assert ast.parse(unread_tree(text).tree.code).body[-1].end_lineno == ast.parse(text).body[-1].end_lineno


def test_one_body_is_read_and_the_others_wait() -> None:
    tree = unread_tree("def f():\n    a\n    b\n    c\n\ndef g():\n    d\n    e\n    h\n")
    first, second = m.findall(tree.tree, m.FunctionDef())
    assert isinstance(first, cst.FunctionDef)
    tree.read(first)
    tree.read(first)
    assert "    c" in tree.tree.code
    assert "    e" not in tree.tree.code
    assert [type(statement) for statement in first.body.body] == [cst.SimpleStatementLine] * 3


LIBRARY = """
from keras import layers, models

class Reader:
    def read(self, path):
        with open(path) as file:
            lines = file.read().split()
        return [line.strip() for line in lines]

def network():
    model = models.Sequential([layers.Dense(1, activation="softmax")])
    model.compile("adam", "binary_crossentropy")
    return model
"""


def test_what_nobody_runs_is_not_parsed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    texts = []
    parse = cst.parse_module

    def noting(text: str) -> cst.Module:
        texts.append(text)
        return parse(text)

    monkeypatch.setattr(cst, "parse_module", noting)
    assert findings_of(LIBRARY.replace("softmax", "sigmoid"), tmp_path) == []
    assert not any("lines = file.read()" in text for text in texts)


def test_a_fix_sees_the_whole_program(tmp_path: Path) -> None:
    (tmp_path / "library.py").write_text(LIBRARY, encoding="utf-8")
    document: Any = read(File("library.py", str(tmp_path / "library.py"))).document
    interpret(document)
    assert "file.read()" not in document.tree.code
    assert Layout(document).text == document.tree.code == LIBRARY


def test_findings_behind_bodies_stand_where_they_are_written(tmp_path: Path) -> None:
    (finding,) = findings_of(LIBRARY, tmp_path)
    assert finding.code == "KER104"
    assert finding.span.start.row == 1 + LIBRARY[: LIBRARY.index("Dense")].count("\n")


def test_the_parser_may_refuse_a_body_of_another_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The function is not known then; the file that imports it is checked all the same."""
    (tmp_path / "other.py").write_text(
        "def units(x):\n    odd = x\n    more = odd\n    return more\n", encoding="utf-8"
    )
    program = "from keras import layers, models\nfrom other import units\n\n" + (
        "model = models.Sequential([layers.Dense(units(3), activation='softmax'), layers.Dense(1, activation='softmax')])\n"
        "model.compile('adam', 'binary_crossentropy')\n"
    )
    parse = cst.parse_module

    def refusing(text: str) -> cst.Module:
        if "odd = x" in text:
            raise cst.ParserSyntaxError("no", lines=[], raw_line=1, raw_column=0)
        return parse(text)

    monkeypatch.setattr(unread.cst, "parse_module", refusing)
    assert "KER104" in {finding.code for finding in findings_of(program, tmp_path)}


def unread_tree(text: str) -> Unread:
    return Unread(text, bodies(text, ast.parse(text)))
