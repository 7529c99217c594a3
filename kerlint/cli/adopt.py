"""`kerlint check --add-ignore`: begins with a clean slate by comments in the source."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from kerlint.add_ignores import add_ignores, can_be_ignored
from kerlint.batch import Batch
from kerlint.document.reading import File
from kerlint.document.source import TooLarge, Unreadable
from kerlint.finding import Finding
from kerlint.linter import Failure
from kerlint.wording import counted


def write_ignores(files: Iterable[File], batch: Batch, reason: str) -> Batch:
    """Writes comments for all findings and returns what is left to report."""
    by_path: dict[str, list[Finding]] = {}
    for finding in filter(can_be_ignored, batch.findings):
        by_path.setdefault(finding.span.path, []).append(finding)
    comments = changed = 0
    failures = []
    for file in files:
        if file.path in by_path:
            try:
                comments += add_ignores(file, by_path[file.path], reason)
                changed += 1
            except (OSError, Unreadable, TooLarge, ValueError) as error:
                failures.append(Failure(file.path, f"no comments written: {error}"))
    print(f"Wrote {counted(comments, 'comment')} into {counted(changed, 'file')}.")
    sys.stdout.flush()
    left = tuple(finding for finding in batch.findings if not can_be_ignored(finding))
    return batch._replace(findings=left, failures=(*batch.failures, *failures))
