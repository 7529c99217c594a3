"""Fixes on real code: ``python -m benchmarks.round_trip [--diff] [--safe] FOLDER …`` mends a copy in memory.

Of every file that changes is asked, without the code that makes the edits: does it still parse, are all comments there,
is every line that no fix speaks of equal byte for byte, is a notebook outside of its sources equal? Then the same file
is given again in other clothes (line ends of Windows, a byte order mark, tabs, Latin-1): it must be mended in the same
way. Nothing is written; ``--diff`` prints the diffs, for reading.
"""

from __future__ import annotations

import ast
import difflib
import io
import json
import re
import sys
import tokenize
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from kerlint.document.magics import without_commands
from kerlint.document.reading import File
from kerlint.fix.apply import Mended, fixed
from kerlint.ruleset import RuleSet
from kerlint.settings.settings import Layer, Settings

RULES = RuleSet(Settings(layers=(Layer(),)))
_INDENT = re.compile(rb"^(?: {4})+", re.MULTILINE)

COUNTED = (
    "files",
    "changed",
    "fixes",
    "reverted",
    "broken",
    "comments lost",
    "bytes",
    "untouched",
    "strayed",
    "differs",
)


def main(arguments: list[str]) -> int:
    """Prints a table; the exit status says whether anything was broken, lost or changed beside a fix."""
    safe, diffs = "--safe" in arguments, "--diff" in arguments
    total: Counter[str] = Counter()
    print("| folder | " + " | ".join(COUNTED) + " |\n|---|" + "--:|" * len(COUNTED))
    for folder in (Path(one) for one in arguments if not one.startswith("--")):
        counts: Counter[str] = Counter()
        for path in sorted(each for each in folder.rglob("*") if each.suffix in (".py", ".ipynb") and each.is_file()):
            counts += _tried(path, path.relative_to(folder.parent), unsafe=not safe, diffs=diffs)
        print(f"| {folder.name} | " + " | ".join(str(counts[name]) for name in COUNTED) + " |", flush=True)
        total += counts
    print("| all | " + " | ".join(str(total[name]) for name in COUNTED) + " |")
    return int(any(total[name] for name in ("broken", "comments lost", "strayed", "differs")))


def _tried(path: Path, name: Path, *, unsafe: bool, diffs: bool) -> Counter[str]:
    data = path.read_bytes()
    counts = Counter(files=1, bytes=len(data))
    mended = _mended(path.name, data, unsafe=unsafe)
    counts["reverted"] = len(mended.reverted)
    if mended.data == data:
        counts["untouched"] = len(data)
        return counts
    counts.update(changed=1, fixes=len(mended.applied))
    before, after = data.splitlines(keepends=True), mended.data.splitlines(keepends=True)
    kept, strayed = _compared(before, after, mended)
    counts.update(untouched=kept, strayed=strayed)
    notebook = path.suffix == ".ipynb"
    counts["broken"] = not _parses(data, mended.data, notebook=notebook)
    lost = _comments(data, notebook=notebook) - _comments(mended.data, notebook=notebook)
    counts["comments lost"] = sum(lost.values())
    if not notebook:
        for dressed in _CLOTHES:
            worn = dressed(data)
            expected = dressed(mended.data)
            if worn is not None and expected is not None:
                counts["differs"] += _mended(path.name, worn, unsafe=unsafe).data != expected
    if diffs:
        said = ", ".join(f"{each.finding.code} {each.fix.message}" for each in mended.applied)
        lines = difflib.unified_diff(_text(before), _text(after), str(name), said, lineterm="", n=1)
        print("\n".join(lines), flush=True)
    for problem in ("broken", "comments lost", "strayed", "differs"):
        if counts[problem]:
            print(f"{name}: {problem}", file=sys.stderr)
    return counts


def _mended(name: str, data: bytes, *, unsafe: bool) -> Mended:
    return fixed(File(name, f"/nowhere/{name}"), data, RULES, unsafe=unsafe)


def _compared(before: list[bytes], after: list[bytes], mended: Mended) -> tuple[int, int]:
    """Bytes of lines that stayed, and lines that went beyond those that fixes span."""
    pairs = difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    kept = sum(len(b"".join(before[a:b])) for tag, a, b, *_ in pairs if tag == "equal")
    gone = sum(b - a for tag, a, b, *_ in pairs if tag in ("replace", "delete"))
    spanned = {
        (edit.span.cell, row)
        for each in mended.applied
        for edit in each.fix.edits
        for row in range(edit.span.start.row, edit.span.end.row + 1)
    }
    return kept, max(gone - len(spanned), 0)


def _sources(data: bytes) -> Iterator[str]:
    for cell in json.loads(data)["cells"]:
        if cell["cell_type"] == "code":
            yield "".join(cell["source"])


def _parses(before: bytes, after: bytes, *, notebook: bool) -> bool:
    if not notebook:
        return _is_python(after)
    old, new = json.loads(before), json.loads(after)
    for one, other in zip(old["cells"], new["cells"]):
        was, now = one.pop("source"), other.pop("source")
        if one != other or one["cell_type"] != "code" and was != now:
            return False
        if _is_python(without_commands("".join(was))) and not _is_python(without_commands("".join(now))):
            return False
    return bool(old == new)


def _is_python(source: str | bytes) -> bool:
    try:
        ast.parse(source)
    except (SyntaxError, ValueError):
        return False
    return True


def _comments(data: bytes, *, notebook: bool) -> Counter[str]:
    if notebook:
        return Counter(line.strip() for source in _sources(data) for line in re.findall(r"#.*", source))
    tokens = tokenize.tokenize(io.BytesIO(data).readline)
    return Counter(token.string for token in tokens if token.type == tokenize.COMMENT)


def _text(lines: list[bytes]) -> list[str]:
    return [line.decode("utf-8", "replace").rstrip("\r\n") for line in lines]


def _windows(data: bytes) -> bytes | None:
    return data.replace(b"\n", b"\r\n") if b"\r" not in data else None


def _marked(data: bytes) -> bytes | None:
    return b"\xef\xbb\xbf" + data if not data.startswith(b"\xef\xbb\xbf") else None


def _tabs(data: bytes) -> bytes | None:
    """With tabs for indentation, where no text and no other width stands in the way."""
    if b'"""' in data or b"'''" in data or b"\t" in data:
        return None
    return _INDENT.sub(lambda found: b"\t" * (len(found[0]) // 4), data)


def _latin(data: bytes) -> bytes | None:
    if data.startswith((b"#", b"\xef\xbb\xbf")):
        return None
    try:
        return ("# coding: latin-1\n# Grüße\n" + data.decode()).encode("latin-1")
    except UnicodeError:
        return None


_CLOTHES: tuple[Callable[[bytes], bytes | None], ...] = (_windows, _marked, _tabs, _latin)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
