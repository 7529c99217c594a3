"""A baseline: an old repository adopts kerlint today, and only new findings fail."""

import json

import pytest

FAULTY = """\
import keras

model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3, activation="softmax")])
model.compile(optimizer="sgd", loss="mse")
"""


@pytest.fixture
def adopted(folder):
    """A folder whose one finding is in the baseline."""
    folder.write(model_py=FAULTY, kerlint_toml="baseline = 'known.json'\n")
    assert folder.run("baseline", "create")[0] == 0
    return folder


def test_known_findings_are_not_reported(adopted):
    assert adopted.run() == (0, "Nothing new found in 1 file with Keras code, 0 without. 1 more in the baseline.\n", "")
    assert adopted.run("--isolated")[0] == 1


def test_the_baseline_may_be_named_on_the_command_line(model):
    status, out, _ = model.run("baseline", "create", "--baseline", "sub.json")
    assert status == 0
    assert "`kerlint --baseline sub.json`" in out
    assert model.run("--baseline", "sub.json")[0] == 0


def test_moving_and_indenting_code_changes_nothing(adopted):
    head, model, compiled = FAULTY.split("\n\n")[0], *FAULTY.split("\n")[2:4]
    adopted.write(model_py=f"{head}\n\n\n# moved\nif True:\n    {model}\n    {compiled.replace(', ', ',  ')}\n")
    assert adopted.run()[0] == 0


def test_a_new_finding_fails(adopted):
    adopted.write(model_py=FAULTY + FAULTY.replace("model", "other"))
    status, out, _ = adopted.run()
    assert status == 1
    assert "--> model.py:8:" in out
    assert "Found 1 warning in 1 file. 1 more in the baseline.\n" in out


def test_the_same_finding_once_more_is_new(adopted):
    adopted.write(model_py=FAULTY + FAULTY)
    status, out, _ = adopted.run()
    assert status == 1
    assert out.count("-->") == 1


def test_another_rule_on_the_same_code_is_new(adopted):
    adopted.write(model_py=FAULTY.replace('softmax")', 'softmax"), keras.layers.Dropout(1.0)'))
    assert adopted.run()[0] == 1


def test_what_is_gone_is_told_and_pruned(adopted):
    adopted.write(model_py="import keras\n")
    status, _, err = adopted.run()
    assert status == 0
    assert err == "kerlint: 1 finding is gone from known.json; `kerlint baseline prune` drops them\n"
    assert adopted.run("baseline", "prune")[1] == "Dropped 1 finding from known.json, 0 left.\n"
    assert adopted.run()[2] == ""
    adopted.write(model_py=FAULTY)
    assert adopted.run()[0] == 1


def test_counts_only_go_down(adopted):
    adopted.write(other_py=FAULTY)
    for action in ("update", "prune"):
        status, out, _ = adopted.run("baseline", action)
        assert status == 0
        assert "Not taken in: 1 new finding;" in out
    assert adopted.run()[0] == 1


def test_update_follows_a_renamed_file(adopted):
    (adopted.path / "model.py").rename(adopted.path / "renamed.py")
    assert adopted.run()[0] == 1
    assert adopted.run("baseline", "update")[0] == 0
    assert adopted.run()[0] == 0
    assert list(json.loads((adopted.path / "known.json").read_text())["files"]) == ["renamed.py"]


def test_a_run_on_some_files_says_nothing_of_the_others(adopted):
    adopted.write(other_py="import keras\n")
    assert adopted.run("other.py")[2] == ""
    assert adopted.run("baseline", "prune", "other.py")[0] == 0
    assert adopted.run()[0] == 0


def test_it_counts_paths_from_its_own_folder(adopted):
    adopted.write(sub__model_py=FAULTY)
    (adopted.path / "known.json").unlink()
    assert adopted.run("baseline", "create")[0] == 0
    from tests.cli.conftest import Folder

    assert Folder(adopted.path / "sub").run("model.py")[0] == 0


def test_create_does_not_overwrite(adopted):
    status, _, err = adopted.run("baseline", "create")
    assert (status, err) == (
        2,
        "kerlint: known.json is there already; `kerlint baseline update` brings it up to date\n",
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "known.json: is not a baseline of kerlint"),
        ("[]", "known.json: is not a baseline of kerlint"),
        ('{"version": 1}', "known.json: is not a baseline of kerlint"),
        ('{"version": 1, "files": {"a": {"b": {"c": -1}}}}', "known.json: is not a baseline of kerlint"),
        ('{"version": 1, "files": {"a": ["b"]}}', "known.json: is not a baseline of kerlint"),
        ('{"version": 9, "files": {}}', "known.json: a baseline of version 9; this kerlint reads 1"),
    ],
)
def test_a_broken_baseline_is_told(adopted, content, message):
    (adopted.path / "known.json").write_text(content)
    assert adopted.run()[::2] == (2, f"kerlint: {message}\n")


def test_a_missing_baseline_is_told(model):
    status, _, err = model.run("--baseline", "nope.json")
    assert (status, err) == (2, "kerlint: nope.json: no such baseline; `kerlint baseline create` writes one\n")


def test_mistyped_actions_are_told(model):
    assert "did you mean `create`?" in model.run("baseline", "crate")[2]
    assert model.run("baseline")[0] == 2


def test_a_rule_that_is_off_does_not_make_its_findings_gone(adopted):
    for off in (["--select", "KER3"], ["--ignore", "KER102"], ["--per-file-ignores", "model.py:KER102"]):
        assert adopted.run(*off)[::2] == (0, "")
    assert adopted.run("baseline", "prune", "--ignore", "KER102")[1] == "Dropped 0 findings from known.json, 1 left.\n"
    assert adopted.run()[0] == 0


def test_a_rule_that_kerlint_has_no_more_makes_its_findings_gone(adopted):
    known = adopted.path / "known.json"
    known.write_text(known.read_text().replace("KER102", "KER199"))
    assert "1 finding is gone from known.json" in adopted.run()[2]
