"""Writes what is generated from the rule book: docs/rules/*.md, a table and rules.schema.json. A test says when.

What training says of the rules is read from docs/evidence.json, which `kerlint rules test rules --confirm` makes.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from kerlint.confirm.evidence import PROVED, Evidence, table
from kerlint.rule_pages import pages
from kerlint.rulebook.book import load
from kerlint.rulebook.schema import json_schema

ROOT = Path(__file__).resolve().parent.parent

CONFIRM = ROOT / "docs" / "confirm.md"
BEGIN, END = "<!-- generated: table -->", "<!-- end -->"


def _with_table(text: str, found: list[dict[str, Any]]) -> str:
    """The page with the present table between its marks."""
    before, _, rest = text.partition(BEGIN)
    after = rest.partition(END)[2]
    evidence = [Evidence.read(one) for one in found]
    proved = sum(one.bad[0].verdict in PROVED for one in evidence)
    alarms = sum(one.alarms for one in evidence)
    tried = sum(one.tried for one in evidence)
    total = (
        f"{proved} of {len(evidence)} rules are proved on their first wrong program; of {tried} right programs that "
        f"could be trained, {alarms} are."
    )
    return f"{before}{BEGIN}\n\n{total}\n\n{table(evidence)}\n\n{END}{after}"


def generated() -> dict[Path, str]:
    """Every generated file with its content."""
    found = json.loads((ROOT / "docs" / "evidence.json").read_text(encoding="utf-8"))
    measured = {one["code"]: f"{one['bad'][0]['verdict']} ({one['bad'][0]['reason']})" for one in found}
    files = {ROOT / "docs" / "rules" / name: text for name, text in pages(load(), measured).items()}
    files[CONFIRM] = _with_table(CONFIRM.read_text(encoding="utf-8"), found)
    files[ROOT / "rules.schema.json"] = json.dumps(json_schema(), indent=2) + "\n"
    return files


def main() -> None:
    """Writes them, and removes pages of rules that are gone."""
    files = generated()
    folder = ROOT / "docs" / "rules"
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.glob("*.md"):
        if path not in files:
            path.unlink()
    for path, text in files.items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
