"""`%load_ext kerlint`: after each cell that ran, the findings that are new in the session's program, under the cell.

The cells that ran without an error, in the order in which they ran, are read as one notebook; nothing is run again.
"""

from __future__ import annotations

import os
from html import escape
from typing import Any

from kerlint.document.reading import File, read_cells
from kerlint.finding import Finding, Severity
from kerlint.linter import analyse
from kerlint.ruleset import RuleSet, RuleSets
from kerlint.settings.errors import SettingsError
from kerlint.settings.finder import SettingsFinder
from kerlint.settings.settings import Settings

_COLOURS = {Severity.ERROR: "#c4314b", Severity.WARNING: "#b36b00", Severity.INFO: "#2f6fb0"}


class Session:
    """The cells that ran so far, and what was said of them."""

    def __init__(self, shell: Any) -> None:
        self.shell = shell
        self.cells: list[str] = []
        self.said: set[tuple[str, str, str]] = set()

    def after_cell(self, result: Any) -> None:
        """Called by IPython when a cell has run."""
        source = getattr(getattr(result, "info", None), "raw_cell", None)
        if not isinstance(source, str) or not getattr(result, "success", False):
            return
        self.cells.append(source)
        found = [each for each in self.findings() if self._key(each) not in self.said]
        self.said |= {self._key(each) for each in found}
        if found:
            from IPython.display import display  # type: ignore[attr-defined,unused-ignore]

            display({"text/plain": self.plain(found), "text/html": self.html(found)}, raw=True)  # type: ignore[no-untyped-call,unused-ignore]

    def findings(self) -> tuple[Finding, ...]:
        """All findings of the session's program."""
        location = os.path.join(os.getcwd(), "session.ipynb")
        try:
            rules = RuleSets(SettingsFinder()).at(os.getcwd())
            rules.check()
        except SettingsError:
            rules = RuleSet(Settings())
        file = File("session.ipynb", location)
        cells = [{"cell_type": "code", "source": source} for source in self.cells]
        reading = read_cells(file, cells, rules.settings.returns)
        try:
            return analyse(file, reading, rules).result.findings
        finally:
            if reading.document is not None:
                reading.document.tree = None

    def plain(self, found: list[Finding]) -> str:
        """The findings for a terminal."""
        return "\n".join(
            f"{each.severity.word}: {each.message} [{each.name}]\n    {self._line(each)}"
            + (f"\n    help: {each.help}" if each.help else "")
            for each in found
        )

    def html(self, found: list[Finding]) -> str:
        """The findings for a notebook; nothing in them is markup of the cell."""
        items = "".join(
            f'<li><b style="color:{_COLOURS[each.severity]}">{each.severity.word}</b> {escape(each.message)} '
            f"<code>{escape(each.name)}</code><br><code>{escape(self._line(each))}</code>"
            + (f"<br><i>{escape(each.help)}</i>" if each.help else "")
            + "</li>"
            for each in found
        )
        return f'<div class="kerlint"><ul style="margin:0">{items}</ul></div>'

    def _line(self, finding: Finding) -> str:
        lines = self.cells[(finding.span.cell or 1) - 1].split("\n")
        return lines[finding.span.start.row - 1].strip() if finding.span.start.row <= len(lines) else ""

    def _key(self, finding: Finding) -> tuple[str, str, str]:
        """What makes a finding the same one when a cell is run again."""
        return (finding.code, finding.message, self._line(finding))


_SESSIONS = "kerlint_session"


def load(shell: Any) -> None:
    """Starts to look at cells."""
    session = Session(shell)
    setattr(shell, _SESSIONS, session)
    shell.events.register("post_run_cell", session.after_cell)


def unload(shell: Any) -> None:
    """Stops it."""
    session = getattr(shell, _SESSIONS, None)
    if session is not None:
        shell.events.unregister("post_run_cell", session.after_cell)
        delattr(shell, _SESSIONS)
