"""Colours of the pictures: calm ones by kind of layer, for light and dark backgrounds."""

from __future__ import annotations

from typing import NamedTuple


class Tint(NamedTuple):
    """Fill and border, in light and in dark mode."""

    fill: str
    border: str
    dark_fill: str
    dark_border: str


_GREY = Tint("#f4f5f7", "#a9b0bb", "#2b3038", "#616a78")
_BLUE = Tint("#e3eefb", "#6c9bd2", "#1f3147", "#5685bd")
_VIOLET = Tint("#ece7fa", "#9382cf", "#2d2847", "#7f70bd")
_TEAL = Tint("#def3f0", "#58a79d", "#1b3836", "#4c978e")
_GREEN = Tint("#e6f4e1", "#7fae6b", "#23361f", "#6d9a5b")
_YELLOW = Tint("#fbf2d5", "#c7a545", "#3a321a", "#ad9040")
_ORANGE = Tint("#fdebdd", "#d5935f", "#3d2b1e", "#bd8153")
_ROSE = Tint("#fae5ea", "#cd8095", "#3c242b", "#b66f84")

TINTS = {
    "input": _GREEN,
    "preprocessing": _GREEN,
    "augmentation": _GREEN,
    "dense": _BLUE,
    "conv": _BLUE,
    "recurrent": _VIOLET,
    "embedding": _VIOLET,
    "attention": _VIOLET,
    "pool": _TEAL,
    "norm": _ORANGE,
    "activation": _ORANGE,
    "dropout": _GREY,
    "reshape": _GREY,
    "merge": _YELLOW,
    "lambda": _ROSE,
    "custom": _ROSE,
    "model": _BLUE,
}
"""The tint of each kind of layer; what is not listed is grey."""

OTHER = "other"

_STYLE = """\
text { font-family: system-ui, -apple-system, "Segoe UI", Roboto, Helvetica, Arial, sans-serif; fill: #24292f; }
.page { fill: #ffffff; } .card { fill: #fcfcfd; stroke: #dfe3e8; }
.name { font-size: 17px; font-weight: 600; } .about { font-size: 12.5px; fill: #57606a; }
.title { font-size: 13px; font-weight: 600; } .note { font-size: 11.5px; fill: #57606a; }
.shape { font-size: 11px; fill: #57606a; stroke: #fcfcfd; stroke-width: 4px;
  stroke-linejoin: round; paint-order: stroke; }
.edge { fill: none; stroke: #9aa4b1; stroke-width: 1.4px; } .tip { fill: #9aa4b1; }
.maybe { stroke-dasharray: 5 4; } rect { stroke-width: 1.2px; }
"""

_DARK = """\
text { fill: #e3e7ec; } .page { fill: #0f1318; } .card { fill: #161b22; stroke: #2c333d; }
.about, .note { fill: #9da7b3; } .shape { fill: #9da7b3; stroke: #161b22; }
.edge { stroke: #667180; } .tip { fill: #667180; }
"""


def style() -> str:
    """The style sheet of a picture."""
    tints = {**TINTS, OTHER: _GREY}
    light = " ".join(_rule(kind, tint.fill, tint.border) for kind, tint in tints.items())
    dark = " ".join(_rule(kind, tint.dark_fill, tint.dark_border) for kind, tint in tints.items())
    return f"{_STYLE}{light}\n@media (prefers-color-scheme: dark) {{\n{_DARK}{dark}\n}}\n"


def _rule(kind: str, fill: str, border: str) -> str:
    return f".{kind} {{ fill: {fill}; stroke: {border}; }}"
