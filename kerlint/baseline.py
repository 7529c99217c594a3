"""The baseline: findings that were there when kerlint was adopted. Only what is not in it is reported.

A finding is recognised by its rule, its file and the code it stands on, never by its line: moving code or adding lines
above it changes nothing. Equal ones are counted, and the counts only go down.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from kerlint.finding import Finding
from kerlint.fingerprint import Lines, snippet
from kerlint.settings.errors import SettingsError

VERSION = 1

_LONGEST = 100
"""Longer code is cut, and told apart by a hash."""


class Entry(NamedTuple):
    """What a known finding is recognised by. ``path`` is relative to the baseline's folder, with slashes."""

    path: str
    code: str
    snippet: str


class Comparison(NamedTuple):
    """Findings that the baseline does not know, and how many findings it holds that are gone."""

    new: list[Finding]
    gone: Counter[Entry]


def entry_of(finding: Finding, lines: Lines, folder: str) -> Entry:
    """The entry for a finding in a baseline that lies in ``folder`` (absolute)."""
    path = os.path.relpath(os.path.abspath(finding.span.path), folder).replace(os.sep, "/")
    text = snippet(finding.span, lines)
    if len(text) > _LONGEST:
        from hashlib import sha256

        text = f"{text[:_LONGEST]}… {sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"
    return Entry(path, finding.code, text)


def entries_of(findings: Iterable[Finding], lines: Lines, folder: str) -> Counter[Entry]:
    """The entries for findings, counted."""
    return Counter(entry_of(finding, lines, folder) for finding in findings)


def compare(findings: Sequence[Finding], known: Counter[Entry], lines: Lines, folder: str) -> Comparison:
    """Takes the known findings out. Of equal ones the first are known, and any beyond their count are new."""
    left = Counter(known)
    new = []
    for finding in findings:
        entry = entry_of(finding, lines, folder)
        if left[entry] > 0:
            left[entry] -= 1
        else:
            new.append(finding)
    return Comparison(new, +left)


def follow_renames(known: Counter[Entry], gone: Counter[Entry], new: Counter[Entry], folder: str) -> Counter[Entry]:
    """The known entries, those of vanished files moved to where the same rule finds the same code now."""
    moved = Counter(known)
    left = Counter(new)
    for entry, count in gone.items():
        if os.path.lexists(os.path.join(folder, entry.path)):
            continue
        for candidate in [each for each in left if each[1:] == entry[1:]]:
            taken = min(count, left[candidate])
            count -= taken
            left[candidate] -= taken
            moved[candidate] += taken
    return moved


def read_baseline(file: str, shown: str) -> Counter[Entry]:
    """The entries of a baseline. Raises SettingsError."""
    try:
        with open(file, encoding="utf-8") as stream:
            content = json.load(stream)
        if content["version"] != VERSION:
            raise SettingsError(f"{shown}: a baseline of version {content['version']!r}; this kerlint reads {VERSION}")
        return _entries(content["files"])
    except FileNotFoundError as error:
        raise SettingsError(f"{shown}: no such baseline; `kerlint baseline create` writes one") from error
    except OSError as error:
        raise SettingsError(f"{shown}: can't be read: {(error.strerror or str(error)).lower()}") from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise SettingsError(f"{shown}: is not a baseline of kerlint") from error


def _entries(files: dict[str, dict[str, dict[str, int]]]) -> Counter[Entry]:
    entries: Counter[Entry] = Counter()
    for path, rules in files.items():
        for code, snippets in rules.items():
            for text, count in snippets.items():
                if type(count) is not int or count < 1:
                    raise ValueError("counts are positive numbers")
                entries[Entry(path, code, text)] += count
    return entries


def baseline_text(entries: Counter[Entry]) -> str:
    """The file for these entries: sorted, one finding a line, made to be read in a diff."""
    files: dict[str, Any] = {}
    for entry, count in sorted(entries.items()):
        if count > 0:
            files.setdefault(entry.path, {}).setdefault(entry.code, {})[entry.snippet] = count
    return json.dumps({"version": VERSION, "files": files}, indent=1, ensure_ascii=True) + "\n"
