"""Completion and the manual page, in the real shells where they are installed."""

import re
import shutil
import subprocess
from types import SimpleNamespace

import pytest

from kerlint.cli.tree import COMMANDS


def bash_completes(folder, *words):
    """What bash would offer for the last word."""
    script = folder.run("completion", "bash")[1]
    line = " ".join(f"'{word}'" for word in words)
    program = f"""
        kerlint() {{ printf '  KER102  softmax-with-regression-loss (warning)\\n          Summary\\n'; }}
        {script}
        COMP_WORDS=({line}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); _kerlint; printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    done = subprocess.run(["bash", "-c", program], cwd=folder.path, capture_output=True, text=True, timeout=30)
    assert done.stderr == ""
    return done.stdout.split()


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["kerlint", "exp"], ["explain"]),
        (["kerlint", "check", "--sel"], ["--select"]),
        (["kerlint", "--output-f"], ["--output-format"]),
        (["kerlint", "--fail-on", "w"], ["warning"]),
        (["kerlint", "check", "--select", "soft"], ["softmax-with-regression-loss"]),
        (["kerlint", "explain", "KER"], ["KER102"]),
        (["kerlint", "baseline", "cr"], ["create"]),
        (["kerlint", "check", "mod"], ["model.py"]),
        (["kerlint", "baseline", "--statis"], []),
        (["kerlint", "completion", "z"], ["zsh"]),
    ],
)
def test_bash_completes(model, words, offered):
    assert bash_completes(model, *words) == offered


@pytest.mark.skipif(shutil.which("zsh") is None, reason="needs zsh")
def test_zsh_accepts_the_script(folder):
    script = folder.run("completion", "zsh")[1]
    done = subprocess.run(["zsh", "-f", "-n", "-c", script], capture_output=True, text=True, timeout=30)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(shutil.which("fish") is None, reason="needs fish")
def test_fish_completes(folder):
    script = folder.run("completion", "fish")[1]
    program = f"{script}\ncomplete -C 'kerlint check --fail-on w'"
    done = subprocess.run(["fish", "-N", "-c", program], capture_output=True, text=True, timeout=30)
    assert (done.stdout.split("\t")[0], done.stderr) == ("warning", "")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_command_and_option_is_in_the_script(folder, shell):
    script = folder.run("completion", shell)[1]
    for command in COMMANDS:
        assert command.name in script
        for option in command.options:
            assert option.key in script


def test_an_unknown_shell_is_told(folder):
    assert "did you mean `bash`?" in folder.run("completion", "bsh")[2]


def test_the_manual_names_every_command_option_and_setting(folder):
    from kerlint.settings.settings import KEYS

    text = folder.run("manual")[1].replace("\\-", "-")
    for command in COMMANDS:
        assert f'.SH "KERLINT {command.name.upper()}"' in text
        assert all(option.key in text for option in command.options)
    assert all(key.name in text for key in KEYS)


@pytest.mark.skipif(shutil.which("groff") is None, reason="needs groff")
def test_troff_has_no_complaint(folder):
    page = folder.run("manual")[1]
    done = subprocess.run(["groff", "-man", "-ww", "-Tutf8"], input=page, capture_output=True, text=True, timeout=30)
    assert done.stderr == ""
    assert "--add-ignore[=REASON]" in re.sub("(.\b)|(\x1b\\[[0-9;]*m)", "", done.stdout)  # bold is struck twice


def test_no_option_is_spelled_in_two_ways():
    """Options of one name mean the same in all commands."""
    seen: dict[str, SimpleNamespace] = {}
    for command in COMMANDS:
        for option in command.options:
            assert seen.setdefault(option.key, option) == option
