"""What kerlint says: a finding with its place, the other places that explain it, and its fixes.

The last step of the flow before reports, fixes and experiments; knows nothing of how a finding came to be.
"""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple


class Severity(IntEnum):
    """How bad a finding is, in rising order, so that severities compare."""

    INFO = 1
    """Advice."""
    WARNING = 2
    """Very likely harms training or its judgement."""
    ERROR = 3
    """A crash, or a result that is surely wrong."""

    @property
    def word(self) -> str:
        """The name in reports and settings: ``info``, ``warning`` or ``error``."""
        return self.name.lower()


class Location(NamedTuple):
    """A place between two characters; both numbers are 1-based and count characters, not bytes."""

    row: int
    column: int


class Span(NamedTuple):
    """A piece of a document: ``start`` inclusive, ``end`` exclusive.

    ``cell`` is the 1-based number of the notebook cell (counted over all cells, as editors do) that the rows are
    counted in, ``None`` in a script. ``path`` is as the user would write it: relative to the working folder, with
    slashes.
    """

    path: str
    cell: int | None
    start: Location
    end: Location


class Related(NamedTuple):
    """Another place that explains a finding, with a label of a few words."""

    span: Span
    label: str


class Edit(NamedTuple):
    """Replace the text of ``span`` by ``content``."""

    span: Span
    content: str


class Fix(NamedTuple):
    """Edits that belong together.

    ``safety`` is ``safe`` (the program's results are unchanged, or a sure crash became the intended call) or
    ``unsafe``, and ``because`` says why.
    """

    message: str
    safety: str
    edits: tuple[Edit, ...]
    because: str = ""


class Finding(NamedTuple):
    """One fault of the program, at one place.

    ``name`` and ``code`` identify the rule. ``message`` is about this code; ``help`` says what to do.
    """

    code: str
    name: str
    severity: Severity
    message: str
    span: Span
    help: str = ""
    related: tuple[Related, ...] = ()
    fixes: tuple[Fix, ...] = ()
