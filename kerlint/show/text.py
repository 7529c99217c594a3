"""Models as text for a terminal: the table of ``model.summary()`` with source lines, then training in a few lines.

::

    model  Sequential                                              train.py:8

      layer                   output shape              parameters     line
      ───────────────────────────────────────────────────────────────────────
      Conv2D, relu            (None, 26, 26, 32)               320        9
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from kerlint.report.style import Ink, Pen, cut, visible, width, wrap
from kerlint.show import wording
from kerlint.show.outline import Compile, Fit, Layer, Model, Place
from kerlint.show.reasons import reasons
from kerlint.wording import counted

INDENT = "  "
LABEL = 12
"""Columns of what stands before a line on training."""

LEAST = {1: 20, 2: 18, 4: 6, 3: 10, 5: 8}
"""The columns of the table that are cut where it is too wide, in this order, and what they keep."""


class Look(NamedTuple):
    """How to print: with which pen, how wide, and whether to say why things are not known."""

    pen: Pen
    columns: int
    why: bool


def text(models: Sequence[Model], *, pen: Pen, columns: int, why: bool = False) -> str:
    """All models, one below the other."""
    look = Look(pen, columns, why)
    return "\n".join("\n".join(_model(model, look)) + "\n" for model in models)


def _model(model: Model, look: Look) -> list[str]:
    out = [*_head(model, look), ""]
    out += _table(model, look)
    for compiled in model.compiles:
        out += ["", *_event("compiled", compiled, _compile(compiled, look), look)]
    for fit in model.fits:
        word = "fitted" if fit.function.value != "tape" else "trained in a loop of its own"
        out += ["", *_event(word, fit, _fit(fit, look), look)]
    if look.why and (found := reasons(model)):
        out += ["", INDENT + look.pen(Ink.HELP, "not known")]
        out += [line for reason in found for line in _wrapped(f"{reason.what}: {reason.why}", look, 4)]
    return [line.rstrip() for line in out]


def _head(model: Model, look: Look) -> list[str]:
    name, kind = visible(wording.title(model)), visible(wording.said(model.type))
    where = visible(wording.place(model.place))
    left = f"{name}  {kind}" if model.name else name
    out = [_facing(look.pen(Ink.STRONG, name) + left[len(name) :], width(left), where, look)]
    if model.condition is not None:
        out += _wrapped(f"only if {model.condition}", look, 2)
    if model.defaults:
        out.append(INDENT + "with the defaults of its function, which nobody calls here")
    return out


def _facing(left: str, size: int, where: str, look: Look) -> str:
    """A place at the right border, on a line of its own where it does not fit behind what is ``size`` wide."""
    room = look.columns - size - 2
    if width(where) > room:
        return f"{left}\n{' ' * max(look.columns - width(where), 4)}{look.pen(Ink.FRAME, where)}"
    return left + " " * (room + 2 - width(where)) + look.pen(Ink.FRAME, where)


# --- the table


class _Row(NamedTuple):
    number: str
    layer: str
    shape: str
    parameters: str
    previous: str
    line: str


_TITLES = _Row("#", "layer", "output shape", "parameters", "from", "line")


def _table(model: Model, look: Look) -> list[str]:
    if not model.layers:
        return [INDENT + _no_layers(model), *_totals(model, look)]
    linear = is_chain(model.layers)
    rows = [_row(layer, model.place, linear=linear) for layer in model.layers]
    columns = _Row(*(max(map(width, column)) for column in zip(_TITLES, *rows)))  # type: ignore[arg-type]
    sizes: list[int] = [size if any(row[at] for row in rows) else 0 for at, size in enumerate(columns)]  # type: ignore[misc]
    _fit_in(sizes, look.columns - len(INDENT) - 2 * (sum(map(bool, sizes)) - 1))
    head = _line(_TITLES, sizes)
    rule = INDENT + look.pen(Ink.FRAME, "─" * (width(head) - len(INDENT)))
    out = [look.pen(Ink.STRONG, head), rule]
    for condition, group in groupby(zip(model.layers, rows), key=lambda pair: pair[0].condition):
        if condition is not None:
            mark = "" if not sizes[0] else " " * (sizes[0] + 2)
            out.append(INDENT + mark + look.pen(Ink.RELATED, cut(visible(f"if {condition}:"), look.columns - 4)))
        for _, row in group:
            out.append(_line(row, sizes))
    if not model.layers_known.known:
        out.append(INDENT + "…  and maybe others that are not known")
    return [*out, rule, *_totals(model, look)]


def _fit_in(sizes: list[int], room: int) -> None:
    """Gives what room there is to the names of layers; where there is too little, long cells are cut."""
    sizes[1] += max(room - sum(sizes), 0)
    for column, least in LEAST.items():
        sizes[column] = max(sizes[column] + min(room - sum(sizes), 0), min(least, sizes[column]))


def _no_layers(model: Model) -> str:
    if model.kind.value == "application":
        return f"the network {visible(wording.said(model.type))} as Keras ships it"
    return "no layers" if model.layers_known.known else f"{wording.UNKNOWN}  its layers are not known"


def is_chain(layers: Sequence[Layer]) -> bool:
    """Whether each layer takes the output of the row before it, if it is there, and of none else."""
    conditions = {layer.number: layer.condition for layer in layers}
    for layer in layers:
        for previous in layer.previous:
            between = range(previous + 1, layer.number)
            if not all(conditions[number] is not None for number in between):
                return False
    return not any(not layer.previous for layer in layers[1:])


def _row(layer: Layer, home: Place, *, linear: bool) -> _Row:
    indent = "" if layer.condition is None else INDENT
    shape = wording.said(layer.output_shape, wording.shape)
    parameters = wording.said(layer.parameters, wording.count)
    return _Row(
        "" if linear else str(layer.number),
        indent + visible(label(layer)),
        "Keras refuses it" if layer.refused else shape,
        f"as #{layer.shared_with}" if layer.shared_with is not None and parameters != "0" else parameters,
        "" if linear else ", ".join([*map(str, layer.previous), *([] if layer.previous_known else [wording.UNKNOWN])]),
        _where(layer.place, home),
    )


def label(layer: Layer) -> str:
    """``features (Conv2D), relu``."""
    name, kind = wording.layer_name(layer), wording.layer_type(layer)
    return ", ".join([f"{name} ({kind})" if name else kind, *wording.details(layer)])


def _where(place: Place | None, home: Place) -> str:
    """The line of a layer, with its cell or file if that is not the model's."""
    if place is None:
        return ""
    if place.path != home.path:
        return visible(f"{place.path.rpartition('/')[2]}:{place.row}")
    return str(place.row) if place.cell == home.cell else f"cell {place.cell}:{place.row}"


def _line(row: _Row, sizes: Sequence[int]) -> str:
    right = (True, False, False, True, False, True)
    cells = []
    for cell, size, rightwards in zip(row, sizes, right):
        if size:
            cell = cut(cell, size)
            pad = " " * (size - width(cell))
            cells.append(pad + cell if rightwards else cell + pad)
    return INDENT + "  ".join(cells)


def _totals(model: Model, look: Look) -> list[str]:
    totals = model.parameters
    if not model.layers and not totals.total.known:
        return []
    words = [
        f"{name} {wording.said(value, wording.count)}"
        for name, value in (
            ("total", totals.total),
            ("trainable", totals.trainable),
            ("non-trainable", totals.non_trainable),
        )
    ]
    return _wrapped(" · ".join([f"{words[0]} parameters", *words[1:]]), look, 2)


# --- training


def _event(word: str, event: Compile | Fit, lines: list[tuple[str, str]], look: Look) -> list[str]:
    where = visible(wording.place(event.place)) if event.place is not None else ""
    out = [_facing(INDENT + look.pen(Ink.HELP, word), len(INDENT) + width(word), where, look)]
    if event.condition is not None:
        out += _wrapped(f"if {event.condition}", look, 4)
    for name, said in lines:
        first, *more = wrap(visible(said), max(look.columns - 4 - LABEL, 20))
        out.append(f"{INDENT}{INDENT}{name:<{LABEL}}{first}")
        out += [" " * (4 + LABEL) + line for line in more]
    return out


def _compile(compiled: Compile, look: Look) -> list[tuple[str, str]]:
    lines = [("optimizer", wording.conditional(compiled.optimizer, wording.optimizer))]
    several = len(compiled.outputs) > 1
    for number, output in enumerate(compiled.outputs, 1):
        name = f"{output.name or f'output {number}'}: " if several else ""
        lines.append(("loss", name + wording.conditional(output.loss, wording.loss)))
        metrics = wording.metrics(output.metrics)
        if metrics != "none":
            lines.append(("metrics", name + metrics))
    return lines


def _fit(fit: Fit, look: Look) -> list[tuple[str, str]]:
    lines = [("x", wording.conditional(fit.x, wording.data))]
    if fit.y.value is not None or not fit.y.known:
        lines.append(("y", wording.conditional(fit.y, wording.data)))
    if fit.function.value == "fit":
        lines.append(("epochs", _duration(fit)))
        lines.append(("validation", wording.conditional(fit.validation, wording.validation)))
    callbacks = wording.members(fit.callbacks, wording.callback)
    if callbacks not in ("none", wording.UNKNOWN) or fit.function.value == "fit" and callbacks != "none":
        lines.append(("callbacks", callbacks))
    return lines


def _duration(fit: Fit) -> str:
    parts = [wording.conditional(fit.epochs, wording.count)]
    size = wording.conditional(fit.batch_size, wording.count)
    if fit.batch_size.known or fit.batch_size.reason:
        parts.append(f"batches of {size}")
    if not fit.steps_per_epoch.known or fit.steps_per_epoch.value is not None:
        parts.append(f"{wording.conditional(fit.steps_per_epoch, wording.count)} steps each")
    if fit.rows.known and fit.rows.value is not None:
        parts.append(f"{counted(fit.rows.value, 'row').replace(str(fit.rows.value), wording.count(fit.rows.value))}")
    return ", ".join(parts)


def _wrapped(said: str, look: Look, indent: int) -> list[str]:
    first, *more = wrap(visible(said), max(look.columns - indent - 2, 20))
    return [" " * indent + first, *(" " * (indent + 2) + line for line in more)]
