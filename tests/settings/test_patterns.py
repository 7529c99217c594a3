"""Path patterns of the settings."""

import pytest

from kerlint.settings.patterns import matcher


@pytest.mark.parametrize(
    ("pattern", "fits", "fits_not"),
    [
        ("build", ["build", "build/a.py", "x/build/y/z.py"], ["builds/a.py", "a/rebuild.py"]),
        ("src/*.py", ["src/a.py"], ["src/x/a.py", "x/src/a.py"]),
        ("./src", ["src/a.py"], ["lib/src"]),
        ("/top.py", ["top.py"], ["a/top.py"]),
        ("**/gen/*_pb2.py", ["gen/a_pb2.py", "x/y/gen/a_pb2.py"], ["gen/x/a_pb2.py"]),
        ("docs/**", ["docs/a.py", "docs/x/b.py"], ["docs2/a.py"]),
        ("{train,test}.py", ["train.py", "a/test.py"], ["traintest.py"]),
        ("[!a-c]*.py", ["d.py"], ["a.py", "b.py"]),
        ("v?.py", ["v1.py"], ["v.py", "v12.py", "v/.py"]),
        ("a+b(1).py", ["a+b(1).py"], ["aab1.py"]),
        ("{odd", ["{odd"], ["odd"]),
        ("a,b", ["a,b"], ["a"]),
        ("[^x].py", ["^.py", "x.py"], ["y.py"]),
        ("[&&].py", ["&.py"], ["a.py"]),
    ],
)
def test_patterns(pattern, fits, fits_not):
    matches = matcher([pattern])
    assert [path for path in fits if not matches(path)] == []
    assert [path for path in fits_not if matches(path)] == []


def test_no_patterns_fit_nothing():
    assert not matcher([])("a.py")
