"""The editor shows what the command line finds: in every bad program of the rule book, in programs of others, in
notebooks and in programs of several files, with the same words at the same places.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("pytest_lsp")
pytest.importorskip("pygls")

from lsprotocol import types

from kerlint.rulebook.book import load
from tests.server.conftest import ENVIRONMENT, ROOT, start
from tests.server.talk import cell_of, close, open_notebook, pulled, show

SEVERITIES = {"error": 1, "warning": 2, "info": 3}

pytestmark = pytest.mark.asyncio


def programs(folder: Path) -> list[Path]:
    """All programs to compare, in folders of their own, as files and notebooks."""
    for rule in load().rules:
        for number, example in enumerate((*rule.bad, rule.good[0])):
            path = folder / "rules" / rule.code / f"program_{number}.py"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(example.code, encoding="utf-8", newline="")
    shutil.copytree(ROOT / "tests" / "blind" / "programs", folder / "blind")
    shutil.copytree(ROOT / "tests" / "truth", folder / "truth", ignore=shutil.ignore_patterns("test_*", "__pycache__"))
    (folder / "kerlint.toml").write_text('extend-select = ["ALL"]\n')
    return sorted(path for path in folder.rglob("*") if path.suffix in (".py", ".ipynb"))


def by_command_line(folder: Path) -> dict[tuple[str, int | None], list[object]]:
    """What `kerlint check` finds, by file and cell."""
    command = [sys.executable, "-m", "kerlint", "check", "--no-cache", "--output-format", "json", "--exit-zero", "."]
    done = subprocess.run(command, cwd=folder, env=ENVIRONMENT, check=True, capture_output=True)
    found: dict[tuple[str, int | None], list[object]] = {}
    for each in json.loads(done.stdout):
        message = f"{each['message']}\n{each['help']}" if each["help"] else each["message"]
        related = [
            (
                str(folder / one["path"]),
                one["cell"],
                _place(one["location"]),
                _place(one["end_location"]),
                one["message"],
            )
            for one in each["related"]
        ]
        key = (each["path"], each["cell"])
        place = (_place(each["location"]), _place(each["end_location"]))
        found.setdefault(key, []).append((each["code"], SEVERITIES[each["severity"]], message, *place, related))
    return found


def _place(location):
    return (location["row"] - 1, location["column"] - 1)


def _position(position):
    return (position.line, position.character)


def _seen(diagnostic, cells):
    """A diagnostic with its places as the command line's, by path and cell."""
    related = []
    for one in diagnostic.related_information or ():
        path, cell = cells.get(one.location.uri, (one.location.uri.removeprefix("file://"), None))
        span = one.location.range
        related.append((path, cell, _position(span.start), _position(span.end), one.message))
    span = diagnostic.range
    place = (_position(span.start), _position(span.end))
    return (diagnostic.code, int(diagnostic.severity), diagnostic.message, *place, related)


async def test_the_editor_finds_what_the_command_line_finds(client, tmp_path):
    paths = programs(tmp_path)
    wanted = by_command_line(tmp_path)
    assert sum(map(len, wanted.values())) > 500
    await start(client, tmp_path, "characters, pulls")
    seen: dict[tuple[str, int | None], list[object]] = {}
    for path in paths:
        name = path.relative_to(tmp_path).as_posix()
        if path.suffix == ".py":
            texts, uri = {show(client, path, path.read_bytes().decode()): (str(path), None)}, ""
        else:
            texts, uri = _opened_notebook(client, path)
        for text, (_, cell) in texts.items():
            found = [_seen(one, texts) for one in await pulled(client, text)]
            if found:
                seen[name, cell] = found
            if path.suffix == ".py":
                close(client, text)
        if uri:
            identifier = types.NotebookDocumentIdentifier(uri)
            cells = [types.TextDocumentIdentifier(text) for text in texts]
            client.notebook_document_did_close(types.DidCloseNotebookDocumentParams(identifier, cells))
    assert seen.keys() == wanted.keys()
    assert [key for key in wanted if seen[key] != wanted[key]] == []


def _opened_notebook(client, path):
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    sources = ["".join(cell["source"]) for cell in cells]
    given = [source if cell["cell_type"] == "code" else [source] for cell, source in zip(cells, sources)]
    uri = open_notebook(client, path.parent, given, path.name)
    return {cell_of(uri, number): (str(path), number + 1) for number in range(len(cells))}, uri
