"""What is generated from the rule book is in step with it: pages, index, schema. `python tools/write_docs.py` mends."""

import importlib.util
import sys
from pathlib import Path

import jsonschema
import pytest

from kerlint.rulebook.book import load
from kerlint.rulebook.errors import RuleError
from kerlint.rulebook.load import rule_of
from kerlint.rulebook.schema import json_schema

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).resolve().parents[2]
BOOK = load()


def writer():
    spec = importlib.util.spec_from_file_location("write_docs", ROOT / "tools" / "write_docs.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_generated_files_are_as_the_rule_book_says():
    stale = [path.name for path, text in writer().generated().items() if not path.is_file() or path.read_text() != text]
    assert stale == [], "run `python tools/write_docs.py`"


def test_no_page_is_left_of_a_rule_that_is_gone():
    assert {path.stem for path in (ROOT / "docs" / "rules").glob("*.md")} == {"index", *(rule.name for rule in BOOK)}


def test_a_page_shows_the_guards_themselves():
    page = (ROOT / "docs" / "rules" / "test-preprocessing-differs.md").read_text()
    assert "## Silent where\n\n- nothing is concluded from it\n" in page


def test_every_rule_lies_in_the_folder_of_its_family():
    assert {rule.name for rule in BOOK if Path(rule.path).parent.name not in (rule.family,)} == set()


def test_every_shipped_rule_fits_the_schema():
    schema = jsonschema.Draft7Validator(json_schema())
    schema.check_schema(json_schema())
    wrong = {rule.name: error.message for rule in BOOK for error in schema.iter_errors(tomllib.loads(text_of(rule)))}
    assert wrong == {}


def text_of(rule):
    return Path(rule.path).read_text(encoding="utf-8")


RULE = """code = 'T1'
name = 'n'
summary = 's'
on = 'fit'
severity = 'info'
message = 'm'
why = 'w'
"""


@pytest.mark.parametrize(
    "more",
    [
        "",
        "whn = 'True'",
        "paths = 'all'",
        "default = 'no'",
        "keras = 4",
        "keras = 3",
        "yields_to = 'KER101'",
        "options = { a = [1] }",
        "unless = [{ wen = 'True' }]",
        "[[fix]]\nedit = 'sett'\ntarget = 'fit'\nsafety = 'safe'",
        "[[fix]]\nedit = 'remove'\ntarget = 'fit'",
        "[[bad]]\ntitle = 'x'",
        "[confirm]\nkind = 'proof'",
        "[confirm]\nkind = 'crash'",
    ],
)
def test_the_schema_refuses_what_the_reader_refuses(more):
    valid = jsonschema.Draft7Validator(json_schema()).is_valid(tomllib.loads(RULE + more))
    try:
        rule = rule_of(RULE + more, "t/n.toml")
        _ = rule.why
        read = True
    except RuleError:
        read = False
    assert valid == read
