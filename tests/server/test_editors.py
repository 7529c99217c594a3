"""Real editors with the setups that are shipped for them, without a screen."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("pygls")

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).parent

PROGRAM = """\
import keras

(x, y), _ = keras.datasets.mnist.load_data()
model = keras.Sequential([keras.Input((28, 28)), keras.layers.Flatten(), keras.layers.Dense(10, activation="softmax")])
title = "😀"; model.compile(optimizer="sgd", loss="mse")
model.fit(x / 255, y, epochs=3, validation_split=0.1)
"""
FIX = "action Set `loss` to `'sparse_categorical_crossentropy'` (KER102, changes the training)"
FIXED = PROGRAM.replace('"mse"', '"sparse_categorical_crossentropy"')


def needs(program):
    missing = shutil.which(program) is None
    return pytest.mark.skipif(missing and not os.environ.get("CI"), reason=f"needs {program}")


@pytest.fixture
def run(tmp_path):
    """Runs an editor on a project, with `kerlint` on its path."""
    command = tmp_path / "bin" / "kerlint"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nPYTHONPATH={ROOT} exec {sys.executable} -m kerlint "$@"\n')
    command.chmod(command.stat().st_mode | stat.S_IXUSR)
    project = tmp_path / "project"
    project.mkdir()
    subprocess.run(["git", "init", "-q"], cwd=project, check=True)
    target = project / "model.py"
    target.write_text(PROGRAM, encoding="utf-8")

    def run(setup, *arguments):
        variables = {
            **os.environ,
            "PATH": f"{command.parent}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(tmp_path),
            "LC_ALL": "C.UTF-8",
            "SETUP": str(ROOT / "editors" / setup),
            "TARGET": str(target),
        }
        done = subprocess.run(
            arguments, cwd=project, env=variables, capture_output=True, text=True, timeout=120, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.splitlines(), target.read_text(encoding="utf-8")

    return run


@needs("nvim")
def test_neovim_shows_explains_and_mends(run):
    script = f"luafile {HERE / 'neovim.lua'}"
    lines, text = run("neovim/kerlint.lua", "nvim", "--headless", "-u", "NONE", "-i", "NONE", "-n", "-c", script)
    column = PROGRAM.splitlines()[4].encode().index(b'"mse"') - len("loss=") + 1  # Neovim counts bytes
    assert lines == [
        f"found 5:{column} KER102",
        "hover ### softmax-with-regression-loss (KER102)",
        FIX,
        "action Ignore softmax-with-regression-loss here",
    ]
    assert text == FIXED


@needs("emacs")
def test_emacs_shows_explains_and_mends(run):
    lines, text = run("emacs/kerlint.el", "emacs", "--batch", "--no-init-file", "-l", str(HERE / "emacs.el"))
    found = [line for line in lines if line.startswith(("found", "hover", "action", "left"))]
    assert found[0].startswith("found 5 ")
    assert "KER102" in found[0]
    assert found[1:] == [
        "hover ### softmax-with-regression-loss (KER102)",
        FIX,
        "action Ignore softmax-with-regression-loss here",
        "left 0",
    ]
    assert text == FIXED
