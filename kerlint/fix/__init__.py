"""Fixes: from a finding to edits of its document that one can trust.

The contract for all other parts:

* ``finding.fixes`` holds the fixes that are offered, the preferred one first: ``message`` (a title), ``safety``
  (``safe`` or ``unsafe``), ``because`` (why it is that) and ``edits``, text edits of the finding's own document. They
  are made when the finding is, so whoever has findings has fixes. Edits of one fix belong together.
* ``edits(finding, unsafe=True)`` are the edits of the preferred fix; empty if none is offered.
* ``kerlint.document.writing.edited(path, data, edits)`` gives the content of a file after edits.
* ``kerlint.fix.apply.fixed(file, data, rules, unsafe=…)`` mends a whole content to a fix point, and never returns
  one that does not parse.

An edit is offered only if the text that it changes serves nothing else than what the finding is about.
"""

from __future__ import annotations

from kerlint.finding import Edit, Finding, Fix


def preferred(finding: Finding, *, unsafe: bool = False) -> Fix | None:
    """The first fix of a finding that may be applied; ``None`` if there is none."""
    return next((fix for fix in finding.fixes if unsafe or fix.safety == "safe"), None)


def edits(finding: Finding, *, unsafe: bool = True) -> tuple[Edit, ...]:
    """The edits of the preferred fix of a finding; empty if none is offered."""
    fix = preferred(finding, unsafe=unsafe)
    return fix.edits if fix is not None else ()
