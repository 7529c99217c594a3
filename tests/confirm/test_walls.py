"""The walls around a program that is run, tried with small commands: what is seen, what can be written, what is refused."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from kerlint.confirm.run import walls

WHY = walls.missing()
needs_walls = pytest.mark.skipif(WHY is not None, reason=f"nothing can be contained here: {WHY}")


def inside(script: str, *readable: Path) -> str:
    """What a shell prints behind the walls."""
    command = walls.walled(["sh", "-c", script], map(str, readable))
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=300
    )
    return done.stdout


@needs_walls
def test_a_project_can_be_read_and_not_written(tmp_path: Path) -> None:
    (tmp_path / "data.csv").write_text("1,2", encoding="utf-8")
    assert inside(f"cat {tmp_path}/data.csv", tmp_path) == "1,2"
    assert "Read-only file system" in inside(f"echo x > {tmp_path}/data.csv", tmp_path)
    assert "Read-only file system" in inside(f"rm {tmp_path}/data.csv", tmp_path)
    assert (tmp_path / "data.csv").read_text(encoding="utf-8") == "1,2"


@needs_walls
def test_what_others_keep_in_temporary_folders_is_out_of_sight(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("x", encoding="utf-8")
    assert "No such file" in inside(f"cat {tmp_path}/secret")


@needs_walls
def test_what_is_hidden_in_the_home_folder_stays_hidden(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (".ssh", "pictures"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "one").write_text(name, encoding="utf-8")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert inside(f"ls -A {tmp_path}") == "pictures\n"
    assert inside(f"ls -A {tmp_path}", tmp_path) == "pictures\n", (
        "also for a program that lies in the home folder itself"
    )
    assert inside(f"cat {tmp_path}/pictures/one") == "pictures"


@needs_walls
def test_there_is_a_limit_to_what_can_be_written() -> None:
    assert "No space left on device" in inside(f"head -c {walls.ROOM + (1 << 20)} /dev/zero > {walls.PLACE}/huge")
    assert "No space left on device" in inside(f"head -c {walls.SMALL + (1 << 20)} /dev/zero > /dev/shm/huge")
    assert "Read-only" in inside("echo x > /dev/file")


@needs_walls
def test_there_is_no_network_and_no_foreign_process() -> None:
    assert inside("cat /proc/net/dev | tail -n +3 | cut -d: -f1 | tr -d ' '").split() == ["lo"]
    assert len(inside("ls /proc | grep -c '^[0-9]'").split()) == 1
    assert int(inside("ls /proc | grep -c '^[0-9]'")) < 6


def test_what_a_process_sees_of_folders() -> None:
    assert walls.seen("/project/part", ["/project"])
    assert not walls.seen("/projects", ["/project"])
    assert not walls.seen("/tmp/part", ["/tmp"]), "of a folder that is everybody's, only its files are shown"


def test_a_bubblewrap_that_does_not_work_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert walls.missing() == "bubblewrap (`bwrap`) is not installed"
    broken = tmp_path / "bwrap"
    broken.write_text("#!/bin/sh\necho 'bwrap: No permissions to create new namespace' >&2\nexit 1\n", encoding="utf-8")
    broken.chmod(0o755)
    assert walls.missing() == "bubblewrap does not work here: bwrap: No permissions to create new namespace"
