"""`kerlint explain` and `kerlint rules`."""

from pathlib import Path

TEAM_RULES = Path(__file__).resolve().parents[2] / "docs" / "team-rules.md"

OWN_RULE = """\
code = "TEAM1"
name = "too-many-epochs"
since = "1"
summary = "Our budget is ten epochs"
on = "fit"
when = "fit.epochs > 10"
severity = "warning"
message = "{fit.epochs} epochs"
why = "The cluster is small."
[[bad]]
code = "x"
[[good]]
code = "x"
"""


def test_a_rule_is_explained_by_name_and_by_code(folder):
    by_name = folder.run("explain", "softmax-with-regression-loss")
    assert by_name == folder.run("explain", "ker102")
    assert by_name[0] == 0
    assert "KER102 softmax-with-regression-loss\n" in by_name[1]


def test_a_family_is_explained_rule_by_rule(folder):
    _, out, _ = folder.run("explain", "KER10")
    assert out.index("KER101") < out.index("KER102 softmax")


def test_our_own_rules_have_pages_too(folder):
    assert "unused-suppression" in folder.run("explain", "KER004")[1]


def test_all_rules_are_listed(folder):
    status, out, _ = folder.run("rules")
    assert status == 0
    assert "KER102  softmax-with-regression-loss" in out
    assert "KER001  invalid-syntax" in out


def test_the_vocabulary_is_printed(folder):
    status, out, _ = folder.run("rules", "vocabulary")
    assert status == 0
    assert "activation: str" in out


def test_a_teams_own_rules_are_listed_explained_and_judged(folder):
    folder.write(
        kerlint_toml="rule-paths = ['lint']\n",
        lint__epochs_toml=OWN_RULE,
        model_py="import keras\nmodel = keras.Sequential([keras.layers.Dense(1)])\nmodel.compile(loss='mse')\n"
        "model.fit(x, y, epochs=11)\n",
    )
    assert "TEAM1  too-many-epochs" in folder.run("rules")[1]
    assert "The cluster is small." in folder.run("explain", "TEAM1")[1]
    assert "= rule: too-many-epochs (TEAM1)" in folder.run("--select", "TEAM1")[1]


def test_mistakes_are_told(folder):
    assert folder.run("explain")[::2] == (2, "kerlint: `kerlint explain` needs a rule; `kerlint rules` lists all\n")
    assert folder.run("explain", "softmax-with-mse")[2].startswith("kerlint: no rule `softmax-with-mse`")
    assert folder.run("rules", "vocab")[0] == 2
    assert "is no option of `kerlint rules`, but of `kerlint check`" in folder.run("rules", "--select", "x")[2]


TESTED_RULE = '''\
code = "TEAM1"
name = "too-many-epochs"
since = "1"
summary = "Our budget is ten epochs"
on = "fit"
when = "fit.epochs > 10"
unless = [{ when = "program.role == 'test'", because = "tests are small" }]
severity = "warning"
message = "{fit.epochs} epochs"
why = "The cluster is small."
[[bad]]
title = "Eleven"
code = """
import keras
model = keras.Sequential([keras.layers.Dense(1)])
model.compile(loss='mse')
model.fit(x, y, epochs=11, validation_split=0.1)  # !
"""
[[bad]]
code = """
import keras
model = keras.Sequential([keras.layers.Dense(1)])
model.compile(loss='mse')
model.fit(x, y, epochs=9, validation_split=0.1)  # !
model.fit(x, y, epochs=12, validation_split=0.1)
"""
[[good]]
code = """
import keras
model = keras.Sequential([keras.layers.Dense(1)])
model.compile(loss='mse')
model.fit(x, y, epochs=13, validation_split=0.1)
"""
[[good]]
code = "x"
[[good]]
code = "y"
'''


def test_the_programs_of_rules_are_run(folder):
    folder.write(lint__epochs_toml=TESTED_RULE)
    status, out, _ = folder.run("rules", "test", "lint")
    assert status == 1
    assert out.splitlines() == [
        "lint/epochs.toml: too-many-epochs (TEAM1)",
        "  bad program 2: line 4 is marked but not flagged",
        "  bad program 2: line 5 is flagged but not marked",
        "  good program 1: line 4 is flagged by too-many-epochs",
        "  unless (tests are small): no good program needs it",
        "1 rule: 1 with faults",
    ]


def test_a_rule_whose_programs_are_right_passes(folder):
    right = TESTED_RULE.replace("epochs=9", "epochs=19").replace("epochs=12, validation_split=0.1)", "epochs=2)")
    right = right.replace("epochs=13, validation_split=0.1)", "epochs=3, validation_split=0.1)")
    right = right.replace('code = "x"', 'code = """\nimport keras, pytest\nmodel = keras.Sequential()\n'
                          'model.compile(loss=\'mse\')\nmodel.fit(x, y, epochs=50)\n"""')  # fmt: skip
    folder.write(lint__epochs_toml=right, kerlint_toml="rule-paths = ['lint']\n")
    assert folder.run("rules", "test", "lint") == (0, "1 rule: all programs are as they should be\n", "")


def test_rules_to_test_must_exist_and_be_rules(folder):
    assert "needs a folder" in folder.run("rules", "test")[2]
    assert "no such folder of rules" in folder.run("rules", "test", "nowhere")[2]
    folder.write(lint__epochs_toml=TESTED_RULE.replace("fit.epochs > 10", "fit.epoch > 10"))
    status, _, error = folder.run("rules", "test", "lint")
    assert status == 2
    assert "did you mean `fit.epochs`" in error


def test_the_rule_of_the_docs_works(folder):
    text = TEAM_RULES.read_text(encoding="utf-8").partition("```toml\n")[2].partition("```")[0]
    folder.write(lint__accuracy_toml=text)
    assert folder.run("rules", "test", "lint") == (0, "1 rule: all programs are as they should be\n", "")
