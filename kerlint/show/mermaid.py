"""Models as Mermaid flowcharts, for READMEs and wikis: one chart, a frame for each model if there are several."""

from __future__ import annotations

from collections.abc import Sequence

from kerlint.show import wording
from kerlint.show.outline import Layer, Model
from kerlint.show.text import label

INDENT = "    "


def mermaid(models: Sequence[Model]) -> str:
    """A ``flowchart TD``."""
    lines = ["flowchart TD"]
    for number, model in enumerate(models, 1):
        several = len(models) > 1
        inside = INDENT * 2 if several else INDENT
        if several:
            lines.append(f"{INDENT}subgraph m{number}[{_quoted(_caption(model))}]")
        lines += [inside + line for line in _model(model, f"m{number}l")]
        if several:
            lines.append(f"{INDENT}end")
    return "\n".join(lines) + "\n"


def _caption(model: Model) -> str:
    return f"{model.name}: {wording.said(model.type)}" if model.name else wording.said(model.type)


def _model(model: Model, prefix: str) -> list[str]:
    if not model.layers:
        return [f"{prefix}0[{_quoted(_caption(model))}]"]
    lines = [f"{prefix}{layer.number}{_box(layer)}" for layer in model.layers]
    for layer in model.layers:
        for previous in layer.previous:
            before = model.layers[previous - 1]
            arrow = "-.->" if layer.condition is not None or before.condition is not None else "-->"
            said = _quoted(wording.said(before.output_shape, wording.shape))
            lines.append(f"{prefix}{previous} {arrow}|{said}| {prefix}{layer.number}")
    if not model.layers_known.known:
        lines.append(f"{prefix}0[{_quoted('… maybe others')}]")
    return lines


def _box(layer: Layer) -> str:
    """Rounded where data enter, a stadium for a whole model, else a box."""
    text = label(layer) if layer.condition is None else f"{label(layer)} if {layer.condition}"
    quoted = _quoted(text)
    if layer.kind.value == "input":
        return f"({quoted})"
    return f"([{quoted}])" if layer.kind.value == "model" else f"[{quoted}]"


def _quoted(text: str) -> str:
    """A label: what Mermaid or Markdown would read as markup is written as a character's number."""
    safe = "".join(_character(one) for one in text)
    return f'"{safe}"'


def _character(one: str) -> str:
    if one.isalnum() or one in " (),.:-+/=":
        return one
    return " " if one.isspace() else f"#{ord(one)};"
