"""Inlay hints with what each layer gives and weighs, and code lenses with what each model is."""

from __future__ import annotations

from lsprotocol import types

from kerlint.finding import Location
from kerlint.server.view import View
from kerlint.show import wording
from kerlint.show.outline import Layer, Model
from kerlint.wording import counted

SHOW_GRAPH = "kerlint.showGraph"

MOST = 3
"""Different uses of a line (in a loop, in a function called twice) that are told one by one."""


def inlay_hints(view: View, shown: types.Range) -> list[types.InlayHint]:
    """The hints for the rows of a text that are shown."""
    first, last, lines = view.location(shown.start), view.location(shown.end), view.lines
    uses: dict[tuple[int, int], list[Layer]] = {}
    for model in view.models:
        for layer in model.layers:
            place = layer.place
            if place is not None and view.here(place) and first.row <= place.end_row <= last.row:
                uses.setdefault((place.end_row, place.end_column), []).append(layer)
    found = []
    for (row, column), layers in sorted(uses.items()):
        words = dict.fromkeys(said for layer in layers if (said := _said(layer)))
        if not words or row > len(lines.lines):
            continue
        line = lines.lines[row - 1]
        behind = column + (line[column - 1 : column] == ",")
        label = " | ".join(words) if len(words) <= MOST else f"{next(iter(words))} | … {len(words) - 1} others"
        tip = "\n\n".join(dict.fromkeys(_tip(layer) for layer in layers))
        found.append(
            types.InlayHint(
                lines.position(Location(row, behind)),
                label,
                tooltip=types.MarkupContent(types.MarkupKind.Markdown, tip),
                padding_left=True,
                padding_right=bool(line[behind - 1 : behind].strip()),
            )
        )
    return found


def _said(layer: Layer) -> str:
    """``(None, 10) · 1,290``."""
    if layer.refused:
        return "Keras refuses it"
    shape = wording.said(layer.output_shape, wording.shape)
    weights = wording.said(layer.parameters, wording.count)
    if set(shape) <= set(f"({wording.UNKNOWN}, )"):
        return "" if weights in (wording.UNKNOWN, "0") else f"{weights} parameters"
    return shape if weights in ("0", wording.UNKNOWN) else f"{shape} · {weights}"


def _tip(layer: Layer) -> str:
    weights = wording.said(layer.parameters, wording.count)
    said = [f"output `{wording.said(layer.output_shape, wording.shape)}`"]
    said.append("parameters not known" if weights == wording.UNKNOWN else f"{weights} parameters")
    if layer.trainable.known and layer.trainable.value is False:
        said.append("frozen")
    if layer.condition is not None:
        said.append(f"if `{layer.condition}`")
    return f"**{wording.layer_type(layer)}**: {', '.join(said)}"


def code_lenses(view: View) -> list[types.CodeLens]:
    """A lens on each model of a text."""
    found = []
    for number, model in enumerate(view.models):
        if view.here(model.place):
            place = view.lines.position(Location(model.place.row, model.place.column))
            command = types.Command(f"{summary(model)} · show graph", SHOW_GRAPH, arguments=[view.held.uri, number])
            found.append(types.CodeLens(types.Range(place, place), command))
    return found


def summary(model: Model) -> str:
    """``digits: 3 layers · 101,770 parameters``, without what is not known."""
    layers = counted(len(model.layers), "layer") if model.layers else wording.said(model.type)
    more = "" if model.layers_known.known or not model.layers else " or more"
    weights = wording.said(model.parameters.total, wording.count)
    name = f"{model.name}: " if model.name else ""
    size = "" if weights == wording.UNKNOWN else f" · {weights} parameters"
    return f"{name}{layers}{more}{size}"
