"""Programs of Python 2 are read as what they say there, in the rows and columns that they are written in."""

import io
import tokenize

import pytest

from kerlint.document.python2 import as_python2
from kerlint.document.syntax import Refused, check_syntax
from kerlint.finding import Location
from tests.document.test_notebooks import notebook, read_notebook
from tests.document.test_reading import read_bytes

NO = Refused("no Python 3", 1, 0)


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("print 'a'", "print('a')"),
        ("print x, y", "print(x, y)"),
        ("print x,", "print(x,)"),
        ("print", "print()"),
        ("print'a'", "print('a')"),
        ("print 'a'  # print 'b'", "print('a')  # print 'b'"),
        ("print ('a'), b", "print(('a'), b)"),
        ("print (a + b) * 2", "print((a + b) * 2)"),
        ("print ('%s: %s' % (a,\n    b)), 1; print b", "print(('%s: %s' % (a,\n    b)), 1); print(b)"),
        ("print a, \\\n    b", "print(a, \\\n    b)"),
        ("print [\n  1,  # one\n  2]", "print([\n  1,  # one\n  2])"),
        ("print >>f, 'a'", "print(  f, 'a')"),
        ("print>>f", "print(  f)"),
        ("print -1", "print(-1)"),
        ("if v: print 'a'", "if v: print('a')"),
        ("if v: print 'a'; print 'b'\nelse: print", "if v: print('a'); print('b')\nelse: print()"),
        ("if (lambda: v)(): print 'a'", "if (lambda: v)(): print('a')"),
        ("while lambda: v: print x[1:2]", "while lambda: v: print(x[1:2])"),
        ("for a in {1: 2}: print a", "for a in {1: 2}: print(a)"),
        ("try: print a\nexcept E, e: raise E, 'm'", "try: print(a)\nexcept E as e: raise E( 'm')"),
        ("try:\n  pass\nexcept (A, B),e: pass", "try:\n  pass\nexcept (A, B) as e: pass"),
        ("try:\n  pass\nexcept A, (b, c): pass", "try:\n  pass\nexcept A as _b__c_: pass"),
        ("raise E, 'm', trace", "raise E( 'm', trace)"),
        ("exec 'a = 1'", "exec('a = 1')"),
        ("exec code in names, own", "exec(code ,  names, own)"),
        ("x = `a` + `b`", "x = repr(a) + repr(b)"),
        ("if a <> b: pass", "if a != b: pass"),
        ("os.chmod(f, 0755); n = 10L + 0xFFL + 017L", "os.chmod(f, 0o755); n = 10 + 0xFF + 0o17"),
        ('x = ur\'\\d\' + uR"""a\nb"""', 'x = r\'\\d\' + R"""a\nb"""'),
        ("sorted(d, key=lambda (k, v): v)", "sorted(d, key=lambda _k__v_: v)"),
        ("def f(self, (a, b)=(1, 2)): print a", "def f(self, _a__b_=(1, 2)): print(a)"),
        ("if a:\n        b\n\tprint c", "if a:\n        b\n        print(c)"),
        ("print 'a'\r\nprint 'b'\r\n", "print('a')\r\nprint('b')\r\n"),
        ("print 'a'\rprint 'b'", "print('a')\rprint('b')"),
        ("print 'it\\'s \"print x\"'", "print('it\\'s \"print x\"')"),
        ('print """a\nprint b\n"""', 'print("""a\nprint b\n""")'),
        ("print 'C:\\Users\\new', u'\\u00e9'", "print('C:\\\\Users\\new', u'\\u00e9')"),
        ("print 'a\\\n b', 1", "print('a\\\n b', 1)"),
        ("class print_all: print 1", "class print_all: print(1)"),
    ],
)
def test_what_python_3_can_not_parse_is_written_anew_in_its_row(written, read_as):
    found = as_python2(written + "\nprint 0", NO)
    assert found is not None
    assert found.text == read_as + "\nprint(0)"
    assert check_syntax(found.text) is None


@pytest.mark.parametrize(
    "statement",
    [
        'print("a" % b)',
        "print ('a', b)",
        "print = log",
        "print.x = 1",
        "x.print = 1",
        "text = 'print \"a\"'",
        '"""\nprint "a"\n"""',
        "# print 'a'",
        "n = 0 + 00 + 0.5 + 0o17 + 1e5",
        "exec('a = 1')",
        "exec ('a = 1')",
        "raise E('a', 'b')",
        "lambda a, b=(1, 2): a",
        "x = u'\\u00e9' r'\\U'; y = b'\\x00'",
    ],
)
def test_what_both_languages_take_stays_as_it_is(statement):
    found = as_python2(f"{statement}\nprint 0", NO)
    assert found is not None
    assert found.text == f"{statement}\nprint(0)"


def test_a_function_that_was_imported_from_the_future_is_called_as_ever():
    text = "from __future__ import division, print_function\nprint ('a'), 'b'\nraise E, 'm'"
    found = as_python2(text, NO)
    assert found is not None
    assert found.text == text.replace(", 'm'", "( 'm')")


@pytest.mark.parametrize(
    "text",
    [
        "print 'a",
        "print 'a' 'b' c",
        "x = (\nprint 'a'",
        "f = lambda: print 'a'",
        "print 'a'\nx = = 3",
        "x = '\\Users'\ny = 08",
        "print 'a'\nx = f'{x}'",
        "print 'a'\nif (n := 1): pass",
        "print 'a'\ndef f() -> int: pass",
        "print 'a'\nasync def f(): pass",
        "name = 'C:\\Users'",
        "print 'a'\n\0",
        "`" * 501,
    ],
)
def test_what_is_no_python_2_either_is_not_taken_for_it(text):
    refused = check_syntax(text)
    assert refused is not None
    assert as_python2(text, refused) is None


@pytest.mark.parametrize("text", ["'''\\" * 60_000, "'\\" * 100_000, "lambda (" * 40_000, "if lambda:" * 20_000])
def test_a_text_that_is_made_to_hold_it_up_does_not(text):
    assert as_python2(text + "\nprint 1", NO) is None


def test_every_name_is_found_where_it_is_written():
    written = (
        "print `name`, other ; third = 0777, fourth; print ur'x', fifth\n"
        "\n"
        "if v:\n"
        "\tprint 'a', (first,\n"
        "      second), third\n"
        "        raise Error, fourth\n"
        "try: one\n"
        "except E,two: print two; three\n"
        "exec text in space; last\n"
    )
    found = as_python2(written, NO)
    assert found is not None
    lines = written.split("\n")
    own = [token for token in tokenize.generate_tokens(io.StringIO(found.text).readline) if token.type == tokenize.NAME]
    for token in own:
        if token.string not in ("repr", "as", "r"):
            begin, end = (found.column(*place) for place in (token.start, token.end))
            assert lines[token.start[0] - 1][begin:end] == token.string
    assert len(own) > 25


@pytest.mark.parametrize(
    ("text", "row", "column", "words"),
    [
        ("x = 1\n  \nif x:\n    print x", 4, 5, "`print` without parentheses"),
        ("print ('a'), b\nprint >>f, a\nx = 10L", 2, 1, "`print >>`"),
        ("import os; x = 0777; print x", 1, 16, "`0777`"),
        ("try: pass\nexcept E, e: print e", 2, 9, "`except` with a comma"),
        ("if x:\n\ty = 1\nif x:\n        y\n\tz", 5, None, "tabs mixed with blanks"),
    ],
)
def test_the_first_place_that_only_python_2_takes_is_told(tmp_path, text, row, column, words):
    reading = read_bytes(tmp_path, b"import keras\n" + text.encode())
    [finding] = reading.findings
    assert (finding.code, finding.span.start.row) == ("KER001", row + 1)
    assert column is None or finding.span.start.column == column
    assert f"this is Python 2 ({words})" in finding.message
    assert reading.document is not None
    assert reading.document.is_python2


def test_a_coding_line_is_obeyed(tmp_path):
    reading = read_bytes(tmp_path, b"# coding: cp1252\nimport keras\nprint '\x80', keras\n")
    assert reading.document.line(None, 3) == "print '€', keras"
    assert reading.document.span(3, 11, 3, 16)[2:] == (Location(3, 12), Location(3, 17))


def test_a_notebook_says_once_that_it_is_python_2_and_keeps_what_is_no_python(tmp_path):
    cells = ["import keras\n%time 1", "  print 'a'; x = 1\n  print x", "print 'b'", "x = = 1"]
    reading = read_notebook(tmp_path, notebook(*cells))
    assert [(one.code, one.span.cell, one.span.start.row) for one in reading.findings] == [
        ("KER003", 4, 1),
        ("KER001", 2, 1),
    ]
    assert reading.document.text.endswith("print('a'); x = 1\nprint(x)\nprint('b')\n")
    assert reading.document.span(3, 12, 3, 13)[1:] == (2, Location(1, 14), Location(1, 15))
    assert reading.document.line(2, 1) == "  print 'a'; x = 1"
