"""The report for people: a message, the code frame, what to do, and a summary at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kerlint.finding import Finding, Severity
from kerlint.report.frame import Lines, frame, place
from kerlint.report.style import Ink, Pen, visible, width, wrap
from kerlint.wording import counted, listed


def text_report(findings: Sequence[Finding], lines: Lines, *, pen: Pen, columns: int) -> str:
    """All findings, one below the other."""
    return "".join("\n".join(_finding(each, lines, pen, columns)) + "\n\n" for each in findings)


def plain_text(findings: Sequence[Finding], lines: Lines) -> str:
    """The report as a file holds it."""
    return text_report(findings, lines, pen=Pen(colour=False), columns=80)


def plain_concise(findings: Sequence[Finding], lines: Lines) -> str:
    """One line for each finding, as a file holds it."""
    return concise_report(findings, pen=Pen(colour=False))


def concise_report(findings: Sequence[Finding], *, pen: Pen) -> str:
    """One line for each finding."""
    return "".join(
        f"{place(each.span)}: {pen(Ink[each.severity.name], each.severity.word)}: {visible(each.message)} "
        f"[{each.name} {each.code}]\n"
        for each in findings
    )


def _finding(finding: Finding, lines: Lines, pen: Pen, columns: int) -> list[str]:
    word = finding.severity.word
    first, *more = wrap(visible(finding.message), columns - len(word) - 2)
    out = [f"{pen(Ink[finding.severity.name], word)}{pen(Ink.STRONG, f': {first}')}"]
    out += [" " * (len(word) + 2) + pen(Ink.STRONG, line) for line in more]
    body = frame(finding, lines, pen, columns)
    indent = " " * (1 + len(_gutter(body)))
    notes = [("help", finding.help)] if finding.help else []
    notes.append(("rule", f"{finding.name} ({finding.code})"))
    out += body
    for title, text in notes:
        out += _note(title, text, indent, pen, columns)
    for number, fix in enumerate(finding.fixes):
        out += _note(f"{fix.safety} fix", fix.message, indent, pen, columns)
        if number == 0:
            from kerlint.report.fix_diff import fix_diff

            out += fix_diff(fix, lines, pen, gutter=len(indent) - 1, columns=columns)
    return out


def _note(title: str, text: str, indent: str, pen: Pen, columns: int) -> list[str]:
    head = f"{indent}{pen(Ink.FRAME, '=')} {pen(Ink.HELP if title == 'help' else Ink.STRONG, title)}: "
    room = width(f"{indent}= {title}: ")
    first, *more = wrap(visible(text), max(columns - room, 20))
    return [head + first, *(" " * room + line for line in more)]


def _gutter(body: list[str]) -> str:
    """The blanks before the arrow of a frame."""
    return body[0][: len(body[0]) - len(body[0].lstrip())]


def summary(findings: Sequence[Finding], *, files: int, relevant: int, known: int = 0, pen: Pen) -> str:
    """The last lines: how many findings of which kind, and where to read on; or what was looked at in vain."""
    baseline = f" {known} more in the baseline." if known else ""
    if not files and not findings:
        return "No Python files or notebooks found.\n"
    if not findings:
        looked = f"{counted(relevant, 'file')} with Keras code, {files - relevant} without"
        return f"{pen(Ink.HELP, 'Nothing new found' if known else 'Nothing found')} in {looked}.{baseline}\n"
    kinds = Counter(finding.severity for finding in findings)
    parts = [
        pen(
            Ink[severity.name],
            f"{kinds[severity]} info" if severity is Severity.INFO else counted(kinds[severity], severity.word),
        )
        for severity in sorted(kinds, reverse=True)
    ]
    places = len({finding.span.path for finding in findings})
    worst = max(findings, key=lambda finding: finding.severity)
    more = f"`kerlint explain {worst.code}` says why, with examples.\n"
    return f"Found {listed(parts)} in {counted(places, 'file')}.{baseline}\n{_fixable(findings)}{more}"


def _fixable(findings: Sequence[Finding]) -> str:
    """How many findings have a fix, and how to apply it."""
    fixable = [finding for finding in findings if finding.fixes]
    safe = sum(any(fix.safety == "safe" for fix in finding.fixes) for finding in fixable)
    unsafe = len(fixable) - safe
    if not fixable:
        return ""
    if not unsafe:
        return f"{safe} can be fixed by `--fix`.\n"
    first = f"{safe} can be fixed by `--fix`, {unsafe} more" if safe else f"{unsafe} can be fixed"
    return f"{first} by `--fix --unsafe-fixes`.\n"
