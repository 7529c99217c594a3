"""kerlint as a process: how it starts, how it ends, and what it never does."""

import json
import os
import signal
import subprocess
import sys
import time
from functools import partial

import pytest

from tests.cli.conftest import ROOT, SOFTMAX_WITH_MSE

LIBRARIES = ("libcst", "json", "tomllib", "pathspec", "tokenize", "subprocess", "asyncio", "concurrent.futures")


def run(folder, *arguments, **options):
    process = folder.process(*arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)
    out, err = process.communicate(timeout=60)
    return process.returncode, out.decode(), err.decode()


def test_the_module_is_the_command(model):
    status, out, err = run(model, "model.py")
    assert (status, err) == (1, "")
    assert "KER102" in out


def imported(folder, *arguments):
    """The names of the modules that a run imports."""
    code = "import sys; from kerlint.cli import main; main(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-S", "-c", code, *arguments],
        cwd=folder.path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    return set(done.stderr.split())


def test_the_version_imports_next_to_nothing(folder):
    assert imported(folder, "--version").isdisjoint(LIBRARIES)


def test_a_file_without_keras_is_neither_parsed_nor_are_rules_read(folder):
    folder.write(other_py="import numpy\ndef broken(:\n")
    modules = imported(folder, "other.py")
    assert modules.isdisjoint(LIBRARIES)
    assert not {name for name in modules if name.startswith(("kerlint.rulebook", "kerlint.interpreter"))}


def test_nothing_of_the_analysed_code_is_executed_or_imported(folder):
    """Code that would leave a trace, in every place where a tool might run it by accident."""
    trace = "open({name!r}, 'w').close()\n"
    names = (
        "model",
        "helper",
        "conftest",
        "sitecustomize",
        "usercustomize",
        "keras",
        "tensorflow",
        "libcst",
        "kerlint",
    )
    for name in names:
        text = trace.format(name=f"executed-{name}") + "import helper\nimport keras\n" + SOFTMAX_WITH_MSE
        (folder.path / f"{name}.py").write_text(text)
    (folder.path / "kerlint.toml").write_text("rule-paths = ['rules']\n")
    (folder.path / "rules").mkdir()
    (folder.path / "rules" / "evil.py").write_text(trace.format(name="executed-rule"))
    cell = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None}
    cell["source"] = "!touch executed-shell\n%run model.py\n" + trace.format(name="executed-cell") + "import keras"
    notebook = {"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 4}
    (folder.path / "study.ipynb").write_text(json.dumps(notebook))
    code = "import sys; from kerlint.cli import main; sys.exit(main(sys.argv[1:]))"
    # `python -c` puts the working folder on its path; an installed command does not.
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path[:] = [p for p in sys.path if p]; {code}", ".", "--fail-on=info"],
        cwd=folder.path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 1, done.stderr
    assert "KER102" in done.stdout
    assert sorted(path.name for path in folder.path.glob("executed-*")) == []


def test_a_closed_pipe_ends_quietly(model):
    for number in range(900):  # more than a pipe and its reader hold
        (model.path / f"copy{number}.py").write_text("import keras\n(" + "'a long line'" * 100)
    process = model.process(stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(60) == 2
    process.stderr.close()


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is always full")
def test_a_full_disk_is_status_2_with_a_word(model):
    with open("/dev/full", "w") as full:
        process = model.process(stdout=full, stderr=subprocess.PIPE)
        _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (2, b"kerlint: can't write: no space left on device\n")
    assert run(model, "-o", "json:/dev/full")[::2] == (2, "kerlint: can't write /dev/full: no space left on device\n")


def test_ctrl_c_ends_quietly(model):
    for number in range(2000):
        (model.path / f"copy{number}.py").write_text(SOFTMAX_WITH_MSE)
    listening = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)  # a background job of a shell would ignore it
    process = model.process(stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=listening)
    time.sleep(1)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (130, b"")


def test_a_terminal_that_lacks_characters_gets_escapes(folder):
    folder.write(model_py="import keras\nname = ('日本'\n")
    status, out, err = run(folder, environment={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"})
    assert (status, err) == (1, "")
    assert "\\u65e5\\u672c" in out


@pytest.mark.skipif(sys.platform != "linux", reason="names are bytes there")
def test_names_that_are_no_utf8(folder):
    name = os.path.join(os.fsencode(folder.path), b"bad\xff.py")
    with open(name, "wb") as file:
        file.write(b"import keras\n(")
    status, out, err = run(folder)
    assert (status, err) == (1, "")
    assert "bad\\xff.py:2" in out
    for format in ("json", "json-lines", "sarif", "github", "gitlab", "rdjson", "junit", "concise"):
        status, _, err = run(folder, "--output-format", format)
        assert (status, err) == (1, "")
