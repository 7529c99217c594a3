"""Edits of arguments, elements and values: set, add, remove, rename."""

from __future__ import annotations

from collections.abc import Sequence

import libcst as cst

from kerlint.fix.layout import Change, Layout, NoFix, has_comment

MOST_COLUMNS = 100
"""An argument that makes a line of arguments longer than this gets a line of its own."""


def value_of(node: cst.CSTNode) -> cst.CSTNode:
    """The expression behind a place: the value of an argument or of an entry of a dictionary."""
    if isinstance(node, cst.Arg):
        if node.star:
            raise NoFix("the value comes from `*` or `**`")
        return node.value
    if isinstance(node, (cst.DictElement, cst.Element)):
        return node.value
    return node


def replace(layout: Layout, node: cst.CSTNode, to: str) -> list[Change]:
    """Another text for a value."""
    node = value_of(node)
    if not isinstance(node, cst.BaseExpression):
        raise NoFix("it is no expression")
    start, end = layout.span(node)
    if has_comment(layout.text[start:end]):
        raise NoFix("a comment would go")
    return [Change(start, end, to)]


def add(layout: Layout, call: cst.Call, name: str, to: str) -> list[Change]:
    """One more argument behind the others, laid out as they are."""
    for argument in call.args:
        if argument.star == "**" or argument.keyword is not None and argument.keyword.value == name:
            raise NoFix(f"`{name}` may be given already")
        if isinstance(argument.value, cst.GeneratorExp) and not argument.value.lpar:
            raise NoFix("a generator stands alone")
    text = f"{name}={to}"
    if not call.args:
        end = layout.span(call.func)[1]
        opening = layout.text.index("(", end) + 1
        return [Change(opening, opening, text)]
    start, end = layout.span(call.args[-1])
    gap = layout.text[end : _closing(layout, call)]
    begin = layout.line_start(start)
    own_line = not layout.text[begin:start].strip()
    several = begin > layout.span(call.func)[1]  # the last line holds arguments only
    wide = end - begin + len(text) > MOST_COLUMNS
    before = layout.line_end + layout.indent(start) if own_line or several and wide else " "
    comma = _comma(gap)
    if "#" in gap:
        row_end = end + min(position for sign in "\r\n" if (position := gap.find(sign)) >= 0)
        line = layout.line_end + layout.indent(start) + text + ("," if comma is not None else "")
        if comma is not None and end + comma < row_end:
            return [Change(row_end, row_end, line)]
        if comma is not None:
            raise NoFix("a comma on a line of its own")
        return [Change(end, end, ","), Change(row_end, row_end, line)]
    if comma is not None:
        place = end + comma + 1
        return [Change(place, place, f"{before}{text}{',' if own_line else ''}")]
    return [Change(end, end, f",{before}{text}")]


def rename(layout: Layout, node: cst.Arg, to: str) -> list[Change]:
    """Another name for an argument, or a name for one that is given by its place."""
    call = layout.parent(node)
    if not isinstance(call, cst.Call) or node.star:
        raise NoFix("it comes from `*` or `**`")
    if any(other.star == "**" or other.keyword is not None and other.keyword.value == to for other in call.args):
        raise NoFix(f"`{to}` may be given already")
    if node.keyword is not None:
        start, end = layout.span(node.keyword)
        return [Change(start, end, to)]
    if any(other.keyword is None for other in call.args[_index(call.args, node) + 1 :]):
        raise NoFix("further arguments are given by their place")
    start = layout.span(node)[0]
    return [Change(start, start, f"{to}=")]


def remove_argument(layout: Layout, node: cst.Arg) -> list[Change]:
    """Takes an argument out of its call."""
    call = layout.parent(node)
    if not isinstance(call, cst.Call) or node.star:
        raise NoFix("it comes from `*` or `**`")
    place = _index(call.args, node)
    if node.keyword is None and any(not other.keyword for other in call.args[place + 1 :]):
        raise NoFix("further arguments are given by their place")
    return remove(layout, call.args, place, _closing(layout, call))


def remove_element(layout: Layout, node: cst.Element) -> list[Change]:
    """Takes an element out of its list."""
    container = layout.parent(node)
    if not isinstance(container, cst.List):
        raise NoFix("it stands in no list")
    closing = layout.span(container.rbracket)[0]
    return remove(layout, container.elements, _index(container.elements, node), closing)


def remove(layout: Layout, items: Sequence[cst.CSTNode], place: int, closing: int) -> list[Change]:
    """Takes one of several items out, with the comma and blanks that belong to it, and no comment."""
    start, end = layout.span(items[place])
    if has_comment(layout.text[start:end]):
        raise NoFix("a comment would go")
    following = layout.span(items[place + 1])[0] if place + 1 < len(items) else closing
    gap = layout.text[end:following]
    comma = _comma(gap)
    own_end = end if comma is None else end + comma + 1
    if not place:
        if "#" in layout.text[own_end:following]:
            return [Change(start, _blanks(layout.text, own_end), "")]
        if place + 1 == len(items) and "#" in gap:
            raise NoFix("a comment stands beside it")
        return [Change(start, following, "")]
    before_end = layout.span(items[place - 1])[1]
    before = layout.text[before_end:start]
    before_comma = _comma(before)
    if "#" in before or before_comma is None or "#" in layout.text[own_end:following].partition("\n")[0]:
        if "#" in layout.text[own_end:following] or place + 1 == len(items):
            return [Change(start, _blanks(layout.text, own_end), "")]
        return [Change(start, following, "")]
    if place + 1 == len(items) and comma is None:
        return [Change(before_end, end, "")]
    return [Change(before_end + before_comma + 1, own_end, "")]


def _closing(layout: Layout, call: cst.Call) -> int:
    """The offset of the bracket that closes a call."""
    end = layout.span(call)[1]
    for _ in call.rpar:
        end = layout.text.rindex(")", 0, end)
    return layout.text.rindex(")", 0, end)


def _index(items: Sequence[cst.CSTNode], node: cst.CSTNode) -> int:
    return next(place for place, item in enumerate(items) if item is node)


def _comma(gap: str) -> int | None:
    """Where the comma stands between two items; what else is there is blanks and comments."""
    position = 0
    while position < len(gap):
        if gap[position] == ",":
            return position
        if gap[position] == "#":
            ends = [end for sign in "\r\n" if (end := gap.find(sign, position)) >= 0]
            position = min(ends, default=len(gap))
        position += 1
    return None


def _blanks(text: str, offset: int) -> int:
    while text[offset : offset + 1] in (" ", "\t"):
        offset += 1
    return offset
