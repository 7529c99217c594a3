"""Reading rule files: what is taken from them, and what is said of those that can't be used."""

import shutil
from pathlib import Path

import pytest

from kerlint.finding import Severity
from kerlint.rulebook import load as loading
from kerlint.rulebook.book import RuleBook, load
from kerlint.rulebook.compiled import check
from kerlint.rulebook.errors import RuleError
from kerlint.rulebook.load import rule_of
from kerlint.selection import UnknownSelector
from tests.rulebook.build import rule

RULE = '''
code = "KER101"
name = "too-wide"
summary = "Too many units"
on = "head"
when = "head.units > 5"
severity = "error"
message = "{head.units} units"
why = """A page that shows a rule file:

[[bad]]
code = "…"
"""

[[case]]
when = "head.fitted"
severity = "warning"

[[case]]
default = "off"
message = "other words"

[confirm]
kind = "differential"
metric = "skill"
repair = { edit = "set", target = "head.units", to = "1" }

[[bad]]
title = "wide"
code = """pass  # !"""

[[good]]
code = """pass"""
'''


def test_a_rule_is_what_its_file_says():
    read = rule_of(RULE, "loss/too-wide.toml")
    check(read)
    assert (read.code, read.name, read.family, read.path) == ("KER101", "too-wide", "loss", "loss/too-wide.toml")
    assert (read.paths, read.at, read.default, read.severity) == ("some", "head", True, Severity.ERROR)
    first, second = read.cases
    assert (first.severity, first.default, first.message) == (Severity.WARNING, True, "{head.units} units")
    assert (second.severity, second.default, second.message, second.when) == (
        Severity.ERROR,
        False,
        "other words",
        "True",
    )
    assert "[[bad]]" in read.why
    assert read.confirm.metric == "skill"
    assert read.confirm.repair.to == "1"
    assert [example.title for example in (*read.bad, *read.good)] == ["wide", ""]


def test_a_rule_that_is_off_has_no_case_that_is_on():
    assert not rule(on="head", default="off").default
    half = rule(on="head", default="off", tables='[[case]]\ndefault = "on"\n[[case]]')
    assert [case.default for case in half.cases] == [True, False]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('summary = "Too', 'sumary = "Too', "no key `sumary`; did you mean `summary`?"),
        ('on = "head"', 'on = "haed"', "on: no fact `haed`; did you mean `head`?"),
        ('on = "head"', "on = 3", "on: must be a text, not 3"),
        ('on = "head"\n', "", "on: is missing"),
        ('"head.units > 5"', '"head.unit > 5"', "when: no fact `head.unit`; did you mean `head.units`?"),
        ('"head.fitted"', '"head.fited"', "case 1.when: no fact `head.fited`; did you mean `head.fitted`?"),
        ('severity = "error"', 'severity = "eror"', "severity: `eror` is none of info, warning, error; did you mean"),
        ('severity = "warning"', 'severity = "x"', "case 1.severity: `x` is none of"),
        ("{head.units} units", "{head.units units", "case 1.message: `{head.units units`: a single `{`"),
        ("{head.units} units", "{head.unts} units", "case 1.message: no fact `head.unts`"),
        ('severity = "error"', 'severity = "error"\nat = "head.metrics.type"', "at: `head.metrics` is a collection"),
        ('severity = "error"', 'severity = "error"\nat = "1 + 1"', "at: `1 + 1` is not a path"),
        ('severity = "error"', 'severity = "error"\nat = "loss"', "at: no name `loss` here"),
        (
            'severity = "error"',
            'severity = "error"\nalso = [{ at = "head.los", label = "" }]',
            "also: no fact `head.los`; did you mean `head.loss`?",
        ),
        (
            'severity = "error"',
            'severity = "error"\nunless = [{ when = "head.axs == 1", because = "" }]',
            "unless 1: no fact `head.axs`; did you mean `head.axis`?",
        ),
        ('severity = "error"', 'severity = "error"\nunless = [{ when = "True" }]', "because: is missing"),
        ('severity = "error"', 'severity = "error"\nonce = "head.los"', "once: no fact `head.los`"),
        (
            'severity = "error"',
            'severity = "error"\nwhere = { head = "head.metrics" }',
            "where: the name `head` is taken",
        ),
        (
            'severity = "error"',
            'severity = "error"\nwhere = { loss = "head.loss" }',
            "where.loss: `head.loss` is a Loss; a join goes over a collection",
        ),
        ('severity = "error"', 'severity = "error"\noptions = { head = 1 }', "options: the name `head` is taken"),
        ('severity = "error"', 'severity = "error"\noptions = { most = [1] }', "options: `most` must be"),
        ('severity = "error"', 'severity = "error"\npaths = "all"', "paths: `all` is none of some, every"),
        ('default = "off"', 'default = "of"', "case 2.default: `of` is none of on, off; did you mean"),
        ('default = "off"', "keras = 4", "case 2.keras: 2 or 3, not 4"),
        ('code = "KER101"', 'code = "KER991"', "code: `KER991` is in no family"),
        ('kind = "differential"', 'kind = "magic"', "kind: `magic` is none of"),
        ('edit = "set"', 'edit = "sett"', "edit: `sett` is none of"),
        (', to = "1"', "", "confirm.repair: `set` needs `to`"),
        ('target = "head.units"', 'target = "head.unts"', "confirm.repair.target: no fact `head.unts`"),
        ("[[good]]\ncode", "[[bad]]\ncode", "good: is missing"),
        ("[[case]]\nwhen", "[[case\nwhen", "not TOML"),
    ],
)
def test_errors_name_the_file_the_key_and_the_remedy(old, new, message):
    assert old in RULE
    with pytest.raises(RuleError) as caught:
        check(rule_of(RULE.replace(old, new, 1), "loss/too-wide.toml"))
    assert str(caught.value).startswith("loss/too-wide.toml: ")
    assert message in str(caught.value)


FIX = '\n[[fix]]\nedit = "insert"\ntarget = "head.layer"\nplace = "before"\ncode = "Flatten()"\nsafety = "unsafe"\n'


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("", "", ""),
        ('place = "before"', 'place = "behind"', "place: `behind` is none of before, after"),
        ('place = "before"\n', "", "fix: `insert` needs `place`"),
        ('safety = "unsafe"', 'safety = "sure"', "safety: `sure` is none of safe, unsafe"),
        ('safety = "unsafe"\n', "", "fix: `insert` needs `safety`"),
        ('"Flatten()"', '"{head.layr}"', "fix.code: no fact `head.layr`"),
        ('"Flatten()"', '"{it}"', "fix.code: no name `it`"),
        ('edit = "insert"', 'edit = "insert"\nwhen = "head.units"', "fix.when: `head.units` is a number"),
        ('edit = "insert"', 'edit = "insert"\nwhy = ""', "no key `why`"),
    ],
)
def test_fixes_are_checked(old, new, message):
    text = RULE + FIX.replace(old, new, 1)
    if not message:
        assert rule_of(text, "x/y.toml").fixes[0].code == "Flatten()"
        return
    with pytest.raises(RuleError, match=message.replace("(", "\\(")):
        check(rule_of(text, "x/y.toml"))


@pytest.mark.parametrize("late", [FIX, FIX.replace("[[fix]]", "[[case.fix]]"), "[[case]]\nmessage = 'late'\n"])
def test_what_judging_needs_stands_before_what_is_for_people(late):
    short = RULE.replace("[[bad]]\ncode", "code", 1)  # nothing in it looks like the begin of the second part
    check(rule_of(short, "loss/too-wide.toml"))
    with pytest.raises(RuleError, match=r"stands behind `\[confirm\]`"):
        check(rule_of(short + late, "loss/too-wide.toml"))


# Books


def test_the_shipped_rules_are_without_fault():
    book = load()
    assert len(book) > 0
    for one in book.rules:
        check(one)
        assert Path(one.path).stem == one.name


def test_rules_of_a_team_are_checked_at_load(tmp_path):
    (tmp_path / "team").mkdir()
    own = tmp_path / "team" / "our-rule.toml"
    own.write_text(RULE.replace("KER101", "TEAM1").replace("too-wide", "our-rule"), encoding="utf-8")
    book = load([tmp_path])
    assert book.find("team1") is book.find("our-rule")
    assert book.find("TEAM1").family == "team"
    own.write_text(RULE.replace("head.fitted", "head.fited"), encoding="utf-8")
    with pytest.raises(RuleError, match="our-rule.toml: case 1.when: no fact `head.fited`"):
        load([tmp_path])
    with pytest.raises(RuleError, match="no such folder"):
        load([tmp_path / "elsewhere"])


def test_a_file_that_is_no_text_is_an_error(tmp_path):
    (tmp_path / "binary.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(RuleError, match="binary.toml: can't be read"):
        load([tmp_path])


def test_codes_and_names_are_unique():
    with pytest.raises(RuleError, match="`KER101` is also in KER101.toml"):
        RuleBook([rule(on="head"), rule(on="head", name="another")])


def test_a_rule_can_only_yield_to_what_it_meets():
    def book(weak, strong):
        return RuleBook([rule("KER101", on=weak, yields_to=["strong"]), rule("KER102", on=strong, name="strong")])

    assert book("feed", "fit").stronger(book("feed", "fit").rules[0])[0].name == "strong"
    with pytest.raises(RuleError, match="no model connects them"):
        book("split", "fit")
    with pytest.raises(RuleError, match="no rule `stron`; did you mean `strong`"):
        RuleBook([rule(on="fit", yields_to=["stron"]), rule("KER102", on="fit", name="strong")])


def test_no_rule_yields_to_itself():
    with pytest.raises(RuleError, match="yields to itself"):
        RuleBook(
            [
                rule("KER101", name="one", on="fit", yields_to=["other"]),
                rule("KER102", name="other", on="fit", yields_to=["one"]),
            ]
        )


def test_rules_are_selected_by_code_name_prefix_and_family():
    book = RuleBook([rule(on="head"), rule("KER202", name="other", on="head", default="off")])
    for selectors in (["KER202"], ["other"], ["KER2"], ["data"]):
        assert "KER202" in book.select(selectors).on
        assert "KER101" not in book.select(selectors).on
    assert {"KER101", "KER202"} <= book.select(["ALL"]).on
    assert "KER202" not in book.select().on
    with pytest.raises(UnknownSelector):
        book.select(["othr"])


def test_options_are_checked():
    book = RuleBook([rule(on="head", options={"most": 5.0, "word": "a"})])
    book.check_options({"a-rule": {"most": 3}, "KER101": {"word": "b"}})
    for options, message in [
        ({"a-rul": {}}, "no rule `a-rul`; did you mean `a-rule`"),
        ({"a-rule": {"mots": 1}}, "has no option `mots`; did you mean `most`"),
        ({"a-rule": {"most": "x"}}, "`most` of `a-rule` must be like 5.0"),
        ({"a-rule": {"most": True}}, "must be like 5.0"),
        ({"a-rule": {"word": 1}}, "must be like 'a'"),
    ]:
        with pytest.raises(RuleError, match=message):
            book.check_options(options)


def test_the_rules_are_found_in_a_checkout_and_in_an_installed_package(tmp_path, monkeypatch):
    checkout = loading.builtin()
    assert checkout.is_dir()
    package = tmp_path / "kerlint"
    (package / "rulebook").mkdir(parents=True)
    shutil.copytree(checkout, package / "rules")
    monkeypatch.setattr(loading, "__file__", str(package / "rulebook" / "load.py"))
    assert loading.builtin() == package / "rules"
