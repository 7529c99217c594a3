"""The documentation of the rules as Markdown files, from the same rule files and words as `kerlint explain`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kerlint.explain import case_line, fix_line, proof_of, values_left_out
from kerlint.finding import Severity
from kerlint.rulebook.book import RuleBook
from kerlint.rulebook.rule import Example, Rule

_SIGNS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info"}


def pages(book: RuleBook, measured: Mapping[str, str] | None = None) -> dict[str, str]:
    """Every page by the name of its file, the index among them. ``measured``: what training said of rules, by code."""
    said = measured or {}
    return {"index.md": index(book), **{f"{rule.name}.md": page(rule, said.get(rule.code)) for rule in book.rules}}


def index(book: RuleBook) -> str:
    """All rules by families, each with a link to its page."""
    lines = [
        "# Rules",
        "",
        f"{len(book)} rules. `kerlint explain RULE` prints the page of one in a terminal. A rule that is off is used "
        "only when it is selected.",
    ]
    family = ""
    for rule in book.rules:
        if rule.family != family:
            family = rule.family
            lines += [
                "",
                f"## {family.capitalize()}",
                "",
                "| Code | Rule | Severity | What it says |",
                "|---|---|---|---|",
            ]
        severity = _SIGNS[rule.severity] + ("" if rule.default else ", off")
        summary = rule.summary.replace("|", "\\|")
        lines.append(f"| {rule.code} | [{rule.name}]({rule.name}.md) | {severity} | {summary} |")
    return "\n".join(lines) + "\n"


def page(rule: Rule, measured: str | None = None) -> str:
    """Everything about one rule, with what training its first bad program has shown."""
    since = f", since {rule.since}" if rule.since else ""
    parts = [
        f"# {rule.name} ({rule.code})",
        f"{rule.summary.rstrip('.')}.",
        f"Family: {rule.family}{since}. {'On' if rule.default else 'Off'} by default.",
        f"## What it says\n\n{_items(case_line(rule, case) for case in rule.cases)}",
        f"## Why\n\n{rule.why.strip()}",
        *(f"## Wrong{_titled(example)}\n\n{_program(rule, example)}" for example in rule.bad[:1]),
        *(f"## Right{_titled(example)}\n\n{_program(rule, example)}" for example in rule.good[:1]),
        f"## Repair\n\n{_items(_repairs(rule)) or 'By hand: it depends on what the program is meant to do.'}",
    ]
    if rule.unless:
        parts.append(f"## Silent where\n\n{_items(guard.because for guard in rule.unless)}")
    if rule.options:
        lines = (f"{name} = {_toml(value)}" for name, value in rule.options.items())
        parts.append("## Options\n\n```toml\n" + "\n".join([f"[tool.kerlint.rules.{rule.name}]", *lines]) + "\n```")
    if rule.confirm:
        proof = proof_of(rule.confirm)
        parts.append(f"## How to confirm\n\n{proof[:1].upper()}{proof[1:]}.")
        if measured is not None and rule.confirm.kind in ("differential", "probe"):
            parts.append(f"Measured on the first wrong program of the rule: {measured}.")
    if rule.yields_to:
        parts.append(
            f"One cause, one finding: it is silent where {', '.join(rule.yields_to)} speaks of the same thing."
        )
    return "\n\n".join(parts) + "\n"


def _repairs(rule: Rule) -> Iterator[str]:
    fixes = (fix_line(fix) for fix in (*rule.fixes, *(fix for case in rule.cases for fix in case.fixes)))
    yield from dict.fromkeys([*(values_left_out(case.help) for case in rule.cases if case.help), *fixes])


def _items(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _titled(example: Example) -> str:
    return f": {example.title}" if example.title else ""


def _program(rule: Rule, example: Example) -> str:
    code = example.code.strip("\n").replace("# !", f"# <-- {rule.code}")
    return f"```python\n{code}\n```"


def _toml(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else repr(value)
