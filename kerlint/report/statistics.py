"""How often each rule fired, and how long it took."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence

from kerlint.finding import Finding


def statistics_report(findings: Sequence[Finding], *, as_json: bool) -> str:
    """The most frequent rule first."""
    counts = Counter((finding.code, finding.name, finding.severity) for finding in findings)
    rows = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    if as_json:
        objects = [
            {"code": code, "name": name, "severity": severity.word, "count": count}
            for (code, name, severity), count in rows
        ]
        return json.dumps(objects, indent=2) + "\n"
    size = len(str(rows[0][1])) if rows else 0
    longest = max((len(severity.word) for (_, _, severity), _ in rows), default=0)
    return "".join(
        f"{count:>{size}}  {severity.word:<{longest}}  {code}  {name}\n" for (code, name, severity), count in rows
    )


def times_report(seconds: Mapping[str, float], names: Mapping[str, str]) -> str:
    """The slowest rule first, in milliseconds; ``names`` by code."""
    rows = sorted(seconds.items(), key=lambda item: (-item[1], item[0]))
    lines = [f"{1000 * spent:>10.2f} ms  {code}  {names.get(code, '')}".rstrip() for code, spent in rows]
    return "".join(f"{line}\n" for line in [f"{1000 * sum(seconds.values()):>10.2f} ms  all rules", *lines])
