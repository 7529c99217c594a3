"""The pre-commit hook, run by the real hook managers on scratch repositories."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FAULTY = """\
import keras

model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3, activation="softmax")])
model.compile(optimizer="sgd", loss="mse")
"""
CLEAN = FAULTY.replace("mse", "categorical_crossentropy")
NOTEBOOK = """\
{"cells": [{"cell_type": "code", "execution_count": null, "metadata": {}, "outputs": [], "source": %s}],
 "metadata": {}, "nbformat": 4, "nbformat_minor": 4}
"""


def git(folder, *arguments):
    identity = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """One folder for the environments that hook managers build, so that they are built once."""
    return tmp_path_factory.mktemp("hooks")


@pytest.fixture(scope="module")
def released(tmp_path_factory):
    """A clone of this repository as it is now, as the hook's repository."""
    clone = tmp_path_factory.mktemp("released") / "kerlint"
    names = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\n")  # fmt: skip
    for name in filter(None, names):
        if (ROOT / name).exists():
            (clone / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, clone / name, follow_symlinks=False)
    git(clone, "init", "-q")
    git(clone, "add", "-A")
    git(clone, "commit", "-q", "-m", "now")
    return clone


@pytest.fixture
def repository(tmp_path):
    git(tmp_path, "init", "-q")
    return tmp_path


def manager(name):
    """The command of a hook manager beside this Python or on the path."""
    found = shutil.which(name, path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    return found or pytest.skip(f"{name} is not installed")


def run_hook(name, released, repository, home, *arguments, hook="kerlint"):
    git(repository, "add", "-A")
    environment = {**os.environ, "PRE_COMMIT_HOME": str(home / name), "PREK_HOME": str(home / name)}
    environment.pop("PYTHONPATH", None)
    done = subprocess.run(
        [manager(name), "try-repo", str(released), hook, "--verbose", *arguments],
        cwd=repository,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("name", ["pre-commit", "prek"])
def test_a_dirty_repository_fails_and_a_clean_one_passes(name, released, repository, home):
    (repository / "train.py").write_text(FAULTY)
    (repository / "notes.txt").write_text(FAULTY)
    (repository / "study.ipynb").write_text(NOTEBOOK % repr(FAULTY).replace('"', '\\"').replace("'", '"'))
    status, out = run_hook(name, released, repository, home, "--all-files")
    assert status == 1, out
    assert "--> train.py:4:" in out
    assert "--> study.ipynb:cell 1:4:" in out
    assert "notes.txt" not in out
    assert "in 2 files" in out

    (repository / "train.py").write_text(CLEAN)
    (repository / "study.ipynb").unlink()
    status, out = run_hook(name, released, repository, home, "--all-files")
    assert status == 0, out
    assert "Passed" in out


def test_the_fixing_hook_mends_what_is_safe_and_fails_once(released, repository, home):
    old = CLEAN.replace('"sgd"', "keras.optimizers.SGD(lr=0.1)") + "keras.ops.sum(3)\n"
    (repository / "train.py").write_text(old)
    status, out = run_hook("pre-commit", released, repository, home, "--all-files", hook="kerlint-fix")
    assert status == 1, out
    assert "Applied 1 fix in 1 file." in out
    assert (repository / "train.py").read_text() == old.replace("lr=", "learning_rate=")
    status, out = run_hook("pre-commit", released, repository, home, "--all-files", hook="kerlint-fix")
    assert status == 0, out


def test_excludes_of_the_settings_hold_for_files_that_the_hook_names(released, repository, home):
    (repository / "pyproject.toml").write_text('[tool.kerlint]\nextend-exclude = ["generated"]\n')
    (repository / "generated").mkdir()
    (repository / "generated" / "train.py").write_text(FAULTY)
    status, out = run_hook("pre-commit", released, repository, home, "--all-files")
    assert status == 0, out


def test_arguments_reach_the_command(released, repository, home):
    (repository / "train.py").write_text(FAULTY)
    (repository / "other.py").write_text(FAULTY)
    config = (
        f"repos:\n- repo: {released}\n  rev: HEAD\n  hooks:\n  - id: kerlint\n"
        "    args: [--fail-on, error, --output-format, concise]\n    verbose: true\n"
    )
    (repository / ".pre-commit-config.yaml").write_text(config)
    git(repository, "add", "-A")
    environment = {**os.environ, "PRE_COMMIT_HOME": str(home / "pre-commit")}
    environment.pop("PYTHONPATH", None)
    done = subprocess.run(
        [manager("pre-commit"), "run", "--all-files"],
        cwd=repository,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "other.py:4:" in done.stdout
    assert "Found 2 warnings in 2 files." in done.stdout


def test_both_names_of_the_manifest_are_one_file():
    real, link = ROOT / ".pre-commit-hooks.yaml", ROOT / "pre-commit-hooks.yaml"
    assert link.is_symlink()
    assert not real.is_symlink()
    assert link.resolve() == real
