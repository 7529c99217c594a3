"""Models as a picture: one card for each, layers as boxes from top to bottom, shapes on the edges.

The file stands alone: no scripts, no fonts or images from elsewhere. Names in it come from files that nobody trusts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from kerlint.report.style import cut, visible, width
from kerlint.show import wording
from kerlint.show.layout import Layout, Size, layout
from kerlint.show.outline import Layer, Model
from kerlint.show.palette import OTHER, TINTS, style

GAP = Size(30, 40)
PADDING = 26
HEAD = 88
"""Height of the lines above the boxes of a card."""
STUB = 34
"""Length of the arrows into the first and out of the last boxes."""
PAGE = 1600
"""Cards go into a new row where a row would be wider than this."""
MARGIN = 20
LONGEST = 40
"""Characters of a name that are printed; the tooltip has all."""

_NO_XML = re.compile("[\ufffe\uffff]")


class _Card(NamedTuple):
    """A drawn model, its corner at (0, 0)."""

    body: list[str]
    width: float
    height: float


def svg(models: Sequence[Model]) -> str:
    """One picture of all models."""
    cards = [_card(model) for model in models] or [_Card([_text(PADDING, 40, "about", "no models")], 160, 70)]
    placed, total_width, total_height = _arrange(cards)
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{total_width:.0f}" height="{total_height:.0f}" '
            f'viewBox="0 0 {total_width:.0f} {total_height:.0f}" role="img">',
            f"<style>\n{style()}</style>",
            '<rect class="page" width="100%" height="100%"/>',
            *placed,
            "</svg>\n",
        ]
    )


def _arrange(cards: Sequence[_Card]) -> tuple[list[str], float, float]:
    """The cards in rows, as text goes; with the size of the page."""
    out: list[str] = []
    x, y, row_height, widest = float(MARGIN), float(MARGIN), 0.0, 0.0
    for card in cards:
        if x > MARGIN and x + card.width > PAGE:
            x, y, row_height = float(MARGIN), y + row_height + MARGIN, 0.0
        out += [f'<g transform="translate({x:.1f} {y:.1f})">', *card.body, "</g>"]
        x += card.width + MARGIN
        row_height, widest = max(row_height, card.height), max(widest, x)
    return out, widest, y + row_height + MARGIN


# --- cards


def _card(model: Model) -> _Card:
    lines = _about(model)
    placed = layout({layer.number: _size(layer) for layer in model.layers}, _edges(model), gap=GAP)
    headline = max(width(wording.title(model)) * 9.6, *(width(line) * 6.6 for line in lines))
    total_width = max(placed.width, min(headline, 560)) + 2 * PADDING
    below = HEAD + STUB * any(_enters(layer) for layer in model.layers) if model.layers else HEAD - 10
    total_height = below + placed.height + (STUB if model.layers else 0) + PADDING
    out = [
        f'<rect class="card" width="{total_width:.1f}" height="{total_height:.1f}" rx="12"/>',
        f"<title>{_safe(wording.place(model.place))}</title>",
        _text(PADDING, 32, "name", cut(wording.title(model), 60)),
    ]
    out += [_text(PADDING, 51 + 17 * row, "about", cut(line, 84)) for row, line in enumerate(lines)]
    left = (total_width - placed.width) / 2
    out += [f'<g transform="translate({left:.1f} {below:.1f})">', *_graph(model, placed), "</g>"]
    return _Card(out, total_width, total_height)


def _about(model: Model) -> list[str]:
    """Two lines below the name: what it is, and how it is trained."""
    total = wording.said(model.parameters.total, wording.count)
    first = f"{wording.said(model.type)} · {total} parameters"
    if not model.layers:
        first += " · layers not shown"
    elif not model.layers_known.known:
        first += " · maybe more layers"
    second = ""
    if model.compiles:
        compiled = model.compiles[-1]
        losses = dict.fromkeys(wording.said(output.loss, wording.loss) for output in compiled.outputs)
        second = " · ".join([wording.said(compiled.optimizer, wording.optimizer), *losses])
    return [first, second]


def _edges(model: Model) -> list[tuple[int, int]]:
    return [(previous, layer.number) for layer in model.layers for previous in layer.previous]


def _enters(layer: Layer) -> bool:
    """Whether data enter a model here, without a box of their own."""
    return not layer.previous and layer.kind.value != "input"


# --- boxes


def _names(layer: Layer) -> tuple[str, str]:
    """The two lines of a box: its type, and what else is worth to be seen."""
    name = wording.layer_name(layer)
    notes = [name] if name else []
    if layer.units is not None and layer.kind.value not in ("input", "reshape"):
        notes.append(wording.said(layer.units))
    notes += wording.details(layer)
    if layer.shared_with is not None:
        notes.append("shared")
    if layer.refused:
        notes.append("Keras refuses it")
    if layer.condition is not None:
        notes.append(f"if {layer.condition}")
    return cut(wording.layer_type(layer), LONGEST), cut(" · ".join(notes), LONGEST)


def _size(layer: Layer) -> Size:
    title, note = _names(layer)
    beside = 7 + width(wording.said(layer.output_shape, wording.shape)) * 5.9
    return Size(max(width(title) * 8.0, width(note) * 6.4, 76) + 28, 46 if note else 34, beside)


def _graph(model: Model, placed: Layout) -> list[str]:
    out: list[str] = []
    for (upper, lower), points in placed.edges.items():
        maybe = any(model.layers[number - 1].condition is not None for number in (upper, lower))
        out.append(_edge(points, maybe=maybe))
    for layer in model.layers:
        out += _box(layer, placed.boxes[layer.number])
    feeding = {previous for layer in model.layers for previous in layer.previous}
    for layer in model.layers:
        x, y = placed.boxes[layer.number]
        half = _size(layer).height / 2
        if _enters(layer):
            out.append(_edge([(x, y - half - STUB), (x, y - half)]))
            if layer.input_shape.known and layer.input_shape.value:
                out.append(_shape(x, y - half - STUB + 13, wording.said(layer.input_shape, wording.shape)))
        if layer.number not in feeding:
            out.append(_edge([(x, y + half), (x, y + half + STUB - 6)]))
        out.append(_shape(x, y + half + 16, wording.said(layer.output_shape, wording.shape)))
    return out


def _box(layer: Layer, centre: tuple[float, float]) -> list[str]:
    size, (title, note) = _size(layer), _names(layer)
    x, y = centre
    kind = layer.kind.value if layer.kind.value in TINTS else OTHER
    maybe = " maybe" if layer.condition is not None else ""
    corner = size.height / 2 if kind == "input" else 7
    left, top = x - size.width / 2, y - size.height / 2
    out = [
        "<g>",
        f"<title>{_safe(_tooltip(layer))}</title>",
        f'<rect class="{kind}{maybe}" x="{left:.1f}" y="{top:.1f}" width="{size.width:.1f}" '
        f'height="{size.height:.1f}" rx="{corner:g}"/>',
    ]
    if kind == "model":
        out.append(
            f'<rect class="{kind}" x="{left + 3:.1f}" y="{top + 3:.1f}" width="{size.width - 6:.1f}" '
            f'height="{size.height - 6:.1f}" rx="5"/>'
        )
    out.append(_text(x, y - 3 if note else y + 4.5, "title", title, middle=True))
    if note:
        out.append(_text(x, y + 13.5, "note", note, middle=True))
    return [*out, "</g>"]


def _tooltip(layer: Layer) -> str:
    """Everything about a layer: what is written, its shape, its weights, its place."""
    lines = [layer.place.code] if layer.place is not None and layer.place.code else []
    lines.append(f"output {wording.said(layer.output_shape, wording.shape)}")
    lines.append(f"{wording.said(layer.parameters, wording.count)} parameters")
    if layer.condition is not None:
        lines.append(f"if {layer.condition}")
    if layer.place is not None:
        lines.append(wording.place(layer.place))
    return "\n".join(map(visible, lines))


def _edge(points: Sequence[tuple[float, float]], *, maybe: bool = False) -> str:
    """A line with an arrow: curves between rows, straight beside the boxes that it passes."""
    (x, y), *rest = points
    path = [f"M{x:.1f} {y:.1f}"]
    tip_x, tip_y = rest[-1]
    rest[-1] = (tip_x, tip_y - 5)
    for index, (next_x, next_y) in enumerate(rest):
        if index % 2 or next_x == x:
            path.append(f"L{next_x:.1f} {next_y:.1f}")
        else:
            bend = (next_y - y) * 0.55
            path.append(f"C{x:.1f} {y + bend:.1f} {next_x:.1f} {next_y - bend:.1f} {next_x:.1f} {next_y:.1f}")
        x, y = next_x, next_y
    dashed = " maybe" if maybe else ""
    tip = f"M{tip_x:.1f} {tip_y:.1f}l-4 -7h8z"
    return f'<path class="edge{dashed}" d="{"".join(path)}"/><path class="tip" d="{tip}"/>'


def _shape(x: float, y: float, said: str) -> str:
    return _text(x + 7, y, "shape", said)


def _text(x: float, y: float, kind: str, said: str, *, middle: bool = False) -> str:
    anchor = ' text-anchor="middle"' if middle else ""
    return f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}"{anchor}>{_safe(visible(said))}</text>'


def _safe(text: str) -> str:
    """Text as XML takes it."""
    return escape(_NO_XML.sub("\N{REPLACEMENT CHARACTER}", text))
