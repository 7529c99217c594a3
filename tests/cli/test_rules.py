"""`kerlint explain` and `kerlint rules`."""

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
