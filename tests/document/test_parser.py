"""LibCST is imported with code that was compiled before, and is the same LibCST."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import builtins, dataclasses, sys
compiled = 0
compile_ = builtins.compile

def counted(*arguments, **options):
    global compiled
    compiled += options.get("dont_inherit", False)  # others compile, too: `typing` does
    return compile_(*arguments, **options)

from kerlint.document import parser
builtins.compile = counted
parser.load()
builtins.compile = compile_
import libcst
source = "x = [1, *y]  # comment\\nwith a(b=2) as c:\\n    pass\\n"
tree = libcst.parse_module(source)
assert tree.code == source and tree.deep_equals(libcst.parse_module(source))
assert tree.with_changes(body=()) != tree and "Name(" in repr(tree)
assert not hasattr(dataclasses, "exec")
try:
    libcst.Name(value="")
except libcst.CSTValidationError:
    print(compiled)
"""


def compiled(folder: Path, **changes: str) -> int:
    """How many pieces of code are compiled when LibCST is imported by a process that keeps bytecode in a folder."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"PYTHONPYCACHEPREFIX": str(folder), **changes}
    done = subprocess.run([sys.executable, "-c", PROGRAM], env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return int(done.stdout)


def kept(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("parser.*") if ".dataclasses" in path.name]


def test_code_is_compiled_once(tmp_path: Path) -> None:
    assert compiled(tmp_path) > 100
    assert len(kept(tmp_path)) == 1
    assert compiled(tmp_path) == 0


@pytest.mark.parametrize("damage", [b"", b"nonsense that is no code at all", None])
def test_a_damaged_file_is_written_anew(tmp_path: Path, damage: bytes | None) -> None:
    compiled(tmp_path)
    (path,) = kept(tmp_path)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2] if damage is None else damage)
    assert compiled(tmp_path) > 100
    assert compiled(tmp_path) == 0


def test_nothing_is_written_where_python_writes_no_bytecode(tmp_path: Path) -> None:
    assert compiled(tmp_path, PYTHONDONTWRITEBYTECODE="1") > 100
    assert kept(tmp_path) == []


def test_a_folder_that_can_not_be_written_costs_time_only(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    assert compiled(tmp_path / "file") > 100
