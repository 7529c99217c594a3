"""What the README promises is what happens."""

import re
from pathlib import Path

from tests.cli.conftest import Folder

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language):
    return re.findall(rf"```{language}\n(.*?)```", README, flags=re.DOTALL)


def test_the_shown_output_is_the_real_one():
    status, out, err = Folder(ROOT).run("--isolated", "examples/five_faults.py")
    assert (status, err) == (1, "")
    real = out.rstrip().split("\n\n")
    [shown] = blocks("text")
    assert [part for part in shown.rstrip().split("\n\n") if part not in real] == []


def test_the_example_holds_the_five_faults():
    _, out, _ = Folder(ROOT).run("--isolated", "examples/five_faults.py", "--statistics")
    assert sorted(line.split()[2] for line in out.splitlines()) == ["KER101", "KER102", "KER201", "KER301", "KER601"]
    assert all(line.startswith("1 ") for line in out.splitlines())


def test_the_settings_in_it_are_valid(tmp_path):
    [settings] = blocks("toml")
    (tmp_path / "pyproject.toml").write_text(settings)
    (tmp_path / "model.py").write_text("import keras\n")
    assert Folder(tmp_path).run("model.py")[::2] == (0, "")


def test_the_comment_in_it_silences(tmp_path):
    [line] = blocks("python")
    layers = 'keras.Sequential([keras.Input((4,)), keras.layers.Dense(3, activation="softmax")])'
    (tmp_path / "model.py").write_text(f"import keras\nmodel = {layers}\n{line}")
    assert Folder(tmp_path).run("--fail-on", "info")[::2] == (0, "")


def test_ci_runs_its_test_command():
    command = (ROOT / ".ci" / "run").read_text()
    assert "grep -m 1 -E '^python3 .*-m pytest' README.md" in command
    assert [line for line in README.splitlines() if re.match(r"^python3 .*-m pytest", line)]
