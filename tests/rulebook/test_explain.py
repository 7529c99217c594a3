"""The pages that the terminal shows."""

from kerlint import explain
from kerlint.facts.fact import VOCABULARY
from kerlint.notices import INVALID_SYNTAX
from kerlint.rulebook.book import load
from kerlint.rulebook.words import WORDS
from tests.rulebook.build import RuleBook, rule

WHY = """
A paragraph that is much longer than eighty characters in the file, and so
is filled again, with `code` and *stress* left as they are.

- an item
- another

```python
kept   = 'as it is'

kept.too()
```

| optimizer | skill |
|---|---|
| SGD | 0.04 |
"""
TABLES = """
[[case]]
when = "head.units > most"
message = "{head.units} units, {{braced}}"
keras = 3
[[case.fix]]
edit = "set"
target = "head.units"
to = "1"
safety = "unsafe"
because = "another model is trained"
[[case]]
severity = "info"
default = "off"
help = "use {most} units"
[confirm]
kind = "differential"
metric = "skill"
[[bad]]
title = "Too wide"
code = '''
model.compile()  # !
'''
[[good]]
code = "pass"
"""


def page():
    keys = {
        "name": "too-wide",
        "since": "0.1",
        "summary": "Too many units",
        "on": "head",
        "where": {"metric": "head.metrics"},
        "when": "metric.type == 'AUC'",
        "unless": [{"when": "head.fitted", "because": "it is trained anyway"}],
        "options": {"most": 5, "strict": True},
        "yields_to": ["KER103"],
    }
    return explain.page(rule(**keys, why=WHY, tables=TABLES))


def test_the_page_of_a_rule_says_everything_that_its_file_does():
    shown = page()
    for part in (
        "KER101 too-wide",
        "Too many units.",
        "Family: loss, since 0.1. On by default.",
        "- warning, with Keras 3: … units, {braced}",
        "- info, off by default: it fires",
        "Wrong: Too wide",
        "    model.compile()  # <-- KER101",
        "- use … units",
        "- set `head.units` to `1` (unsafe: another model is trained)",
        "- it is trained anyway",
        "    [tool.kerlint.rules.too-wide]\n    most = 5\n    strict = true",
        "train the program as it is and as repaired, and compare skill",
        "asked of: head\nwith any metric of: head.metrics\nwhen: metric.type == 'AUC'",
        "warning: head.units > most\ninfo: otherwise\nunless: head.fitted",
        "yields to: KER103",
    ):
        assert part in shown, part


def test_markdown_is_filled_and_code_kept():
    shown = page()
    assert "A paragraph that is much longer than eighty characters in the file, and so is\nfilled again" in shown
    assert "\n- an item\n- another\n" in shown
    assert "\n    kept   = 'as it is'\n\n    kept.too()\n" in shown
    assert "\n    optimizer  skill\n    SGD        0.04\n" in shown


def test_every_shipped_rule_has_a_page_and_stands_in_the_list():
    book = load()
    listed = explain.listing(book)
    for one in book.rules:
        shown = explain.page(one)
        assert all(f"- {guard.because}"[:60] in shown for guard in one.unless)
        assert f"{one.code}  {one.name} (" in listed
    assert all(len(line) <= explain.WIDTH for line in listed.splitlines())


def test_the_list_says_what_is_off():
    book = RuleBook([rule(on="head"), rule("KER202", name="another", on="head", default="off", severity="info")])
    assert "KER101  a-rule (warning)" in explain.listing(book)
    assert "data\n  KER202  another (info, off by default)\n          a rule" in explain.listing(book)


def test_the_tools_own_rules_have_a_page():
    assert "KER001 invalid-syntax" in explain.page(INVALID_SYNTAX)


def test_the_vocabulary_holds_every_fact_attribute_and_word():
    shown = explain.vocabulary()
    for name, fact in VOCABULARY.items():
        assert f"\n{name.lower()}\n---" in shown
        assert all(f"  {attribute}: " in shown for attribute in fact.attributes)
    assert all(f"{word}(a, b)" in shown for word in WORDS)
    assert all(len(line) <= explain.WIDTH for line in shown.splitlines())
