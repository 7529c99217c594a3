"""Writes what is generated from the rule book: docs/rules/*.md and rules.schema.json. A test says when to run it."""

from __future__ import annotations

import json
from pathlib import Path

from kerlint.rule_pages import pages
from kerlint.rulebook.book import load
from kerlint.rulebook.schema import json_schema

ROOT = Path(__file__).resolve().parent.parent


def generated() -> dict[Path, str]:
    """Every generated file with its content."""
    files = {ROOT / "docs" / "rules" / name: text for name, text in pages(load()).items()}
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
