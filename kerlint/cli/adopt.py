"""`kerlint check --add-ignore`: begins with a clean slate by comments in the source."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from kerlint.add_ignores import add_ignores, can_be_ignored, moved
from kerlint.batch import Batch
from kerlint.document.reading import File
from kerlint.document.source import TooLarge, Unreadable
from kerlint.finding import Edit, Finding
from kerlint.linter import Failure
from kerlint.ruleset import RuleSets
from kerlint.wording import counted


def write_ignores(files: Iterable[File], batch: Batch, rules: RuleSets, reason: str) -> Batch:
    """Writes comments for all findings and returns what is left to report."""
    by_path: dict[str, list[Finding]] = {}
    for finding in filter(can_be_ignored, batch.findings):
        by_path.setdefault(finding.span.path, []).append(finding)
    comments: dict[str, list[Edit]] = {}
    failures = []
    for file in files:
        if file.path in by_path:
            own = rules.for_file(file.location).settings.returns
            try:
                comments[file.path] = add_ignores(file, by_path[file.path], reason, own)
            except (OSError, Unreadable, TooLarge, ValueError) as error:
                failures.append(Failure(file.path, f"no comments written: {error}"))
    print(f"Wrote {counted(sum(map(len, comments.values())), 'comment')} into {counted(len(comments), 'file')}.")
    sys.stdout.flush()
    left = tuple(
        moved(finding, comments.get(finding.span.path, ())) for finding in batch.findings if not can_be_ignored(finding)
    )
    return batch._replace(findings=left, failures=(*batch.failures, *failures))
