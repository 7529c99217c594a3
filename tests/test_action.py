"""The GitHub Action and the container, as far as they can be run without GitHub and Docker."""

import os
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def lint_step():
    """The script of the action's last step."""
    text = (ROOT / "action.yml").read_text()
    script = text.rpartition("run: |\n")[2]
    return "\n".join(line.strip() for line in script.splitlines())


@pytest.mark.parametrize(
    ("paths", "args", "sarif", "called"),
    [
        (".", "", "", ["check", "--output-format", "github", "--", "."]),
        ("a b", "--fail-on error", "", ["check", "--output-format", "github", "--fail-on", "error", "--", "a", "b"]),
        (
            ".",
            "",
            "my report.sarif",
            ["check", "--output-format", "github", "--output=sarif:my report.sarif", "--", "."],
        ),
        ("$(touch evil) `touch evil` ; touch evil", "*", "", None),
    ],
)
def test_the_action_calls_the_command_and_no_other(tmp_path, paths, args, sarif, called):
    command = tmp_path / "kerlint" / "bin" / "kerlint"
    command.parent.mkdir(parents=True)
    command.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n')
    command.chmod(0o755)
    environment = {
        "RUNNER_TEMP": str(tmp_path),
        "PATHS": paths,
        "ARGS": args,
        "SARIF": sarif,
        "PATH": os.environ["PATH"],
    }
    done = subprocess.run(["bash", "-c", lint_step()], cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert not (tmp_path / "evil").exists()
    assert called is None or done.stdout.splitlines() == called


def test_inputs_reach_scripts_by_the_environment_only():
    for script in re.findall(r"run: \|\n((?:        .*\n)+)", (ROOT / "action.yml").read_text()):
        assert "${{" not in script


def test_the_container_holds_what_the_package_needs():
    allowed = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    assert {"kerlint", "rules", "pyproject.toml", "README.md"} <= allowed
    bases = re.findall(r"^FROM (\S+)", (ROOT / "Dockerfile").read_text(), flags=re.MULTILINE)
    assert all(re.fullmatch(r"python:\d+\.\d+\.\d+-slim-bookworm", base) for base in bases)
