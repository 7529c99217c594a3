"""What is said where the pointer rests: the page of a rule, the summary of a layer or model and how it is trained."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from typing import Any

from lsprotocol import types

from kerlint.document.suppression import suppressions
from kerlint.finding import Location
from kerlint.notices import NOTICES
from kerlint.report.style import Pen
from kerlint.ruleset import RuleSet
from kerlint.selection import UnknownSelector, resolve
from kerlint.server.hints import summary
from kerlint.server.positions import touches
from kerlint.server.view import View
from kerlint.show import wording
from kerlint.show.outline import Layer, Model, Place
from kerlint.show.text import text as shown

COLUMNS = 78
_NAME = re.compile(r"\w+")


def hover(view: View, position: types.Position) -> types.Hover | None:
    """Everything that is known of a place."""
    at = view.location(position)
    parts = [*_rules(view, at), *_models(view, at)]
    if not parts:
        return None
    return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, "\n\n---\n\n".join(dict.fromkeys(parts))))


def rule_page(code: str, rules: RuleSet) -> str:
    """The page of one rule in Markdown."""
    notice = next((notice for notice in NOTICES if notice.code == code), None)
    if notice is not None:
        return f"### {notice.name} ({notice.code})\n\n{notice.summary}."
    rule = rules.book.find(code)
    if rule is None:
        return ""
    parts = [f"### {rule.name} ({rule.code})", f"{rule.summary}.".replace("..", "."), rule.why.strip()]
    for title, examples in (("Wrong", rule.bad), ("Right", rule.good)):
        parts += [f"**{title}**\n\n```python\n{example.code.strip()}\n```" for example in examples[:1]]
    return "\n\n".join(parts)


def _rules(view: View, at: Location) -> Iterator[str]:
    outcome, rules = view.outcome, view.outcome.rules
    if rules is None:
        return
    for finding in (*outcome.findings, *outcome.kept):
        if finding.span.cell == view.cell and touches(finding.span, at, at):
            yield rule_page(finding.code, rules)
    if outcome.document is None:
        return
    for comment in suppressions(outcome.document.text):
        span = outcome.document.span(comment.row, comment.start, comment.row, comment.end)
        if span.cell == view.cell and touches(span, at, at):
            for selector in comment.rules:
                yield from _selected(selector, rules)


def _selected(selector: str, rules: RuleSet) -> Iterator[str]:
    try:
        exactness, codes = resolve(selector, rules.rules)
    except UnknownSelector as error:
        yield str(error)
        return
    yield from (rule_page(code, rules) for code in codes if exactness == 100)


def _models(view: View, at: Location) -> Iterator[str]:
    models, line = view.models, view.lines.lines[at.row - 1]
    word = next((m[0] for m in _NAME.finditer(line) if m.start() < at.column <= m.end() + 1), "")
    named = [model for model in models if word and model.name == word]
    begun = [model for model in named if view.here(model.place) and model.place.row <= at.row]
    chosen = begun[-1:] or named[-1:]
    chosen += [model for model in models if view.here(model.place) and _on_head(model.place, at)]
    for model in chosen:
        text = shown([_named(model, view.held.location)], pen=Pen(colour=False), columns=COLUMNS)
        yield f"**{summary(model)}**\n\n```text\n{text.rstrip()}\n```"
    for model in models:
        for layer in model.layers:
            if view.here(layer.place) and layer.place is not None and _on_head(layer.place, at):
                yield _layer(layer, model)


def _named(value: Any, location: str) -> Any:
    """What is shown of a model with the name of its file in places, not the whole path: the file is open."""
    if isinstance(value, Place):
        return value._replace(path=os.path.basename(location)) if value.path == location else value
    if not isinstance(value, tuple):
        return value
    parts = [_named(part, location) for part in value]
    return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)


def _on_head(place: Place, at: Location) -> bool:
    """Whether a place is on the first line of what is written at another."""
    return place.row == at.row and place.column <= at.column <= place.column + len(place.code)


def _layer(layer: Layer, model: Model) -> str:
    rows = (
        ("input", wording.said(layer.input_shape, wording.shape)),
        ("output", wording.said(layer.output_shape, wording.shape)),
        ("parameters", wording.said(layer.parameters, wording.count)),
        ("trainable", {"True": "yes", "False": "no"}.get(wording.said(layer.trainable), wording.UNKNOWN)),
    )
    known = [f"| {name} | `{said}` |" for name, said in rows if said != wording.UNKNOWN]
    title = ", ".join([wording.layer_type(layer), *wording.details(layer)])
    table = "\n".join(["| | |", "|---|---|", *known])
    return "\n\n".join(filter(None, [f"**{title}** in {summary(model)}", table if known else "", _trained(model)]))


def _trained(model: Model) -> str:
    """One sentence on the last compile."""
    if not model.compiles:
        return ""
    compiled = model.compiles[-1]
    losses = dict.fromkeys(wording.said(output.loss, wording.loss) for output in compiled.outputs)
    return f"Trained with {wording.said(compiled.optimizer, wording.optimizer)}; loss {', '.join(losses)}."
