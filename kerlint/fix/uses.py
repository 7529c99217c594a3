"""Edits that look at what is around a call: the call that it is chained to, its statement, other uses of a name."""

from __future__ import annotations

from collections.abc import Iterator

import libcst as cst

from kerlint.fix.arguments import replace, value_of
from kerlint.fix.layout import Change, Layout, NoFix, all_names, drop_statement, has_comment
from kerlint.fix.names import dotted


def swap(layout: Layout, node: cst.CSTNode, name: str) -> list[Change]:
    """Changes places with the method just before it: ``rows.batch(8).shuffle(9)`` to ``rows.shuffle(9).batch(8)``."""
    inner = node.func.value if isinstance(node, cst.Call) and isinstance(node.func, cst.Attribute) else None
    if not isinstance(inner, cst.Call) or not isinstance(inner.func, cst.Attribute) or inner.func.attr.value != name:
        raise NoFix(f"it does not stand just behind `{name}`")
    begin, middle = layout.span(inner.func.attr)[0], layout.span(inner)[1]
    assert isinstance(node, cst.Call)
    assert isinstance(node.func, cst.Attribute)
    start, end = layout.span(node.func.attr)[0], layout.span(node)[1]
    if has_comment(layout.text[begin:end]):
        raise NoFix("a comment stands beside it")
    return [Change(begin, middle, layout.text[start:end]), Change(start, end, layout.text[begin:middle])]


def unwrap(layout: Layout, node: cst.CSTNode, name: str) -> list[Change]:
    """Leaves the first argument of a call alone; a statement that would then set a name to itself goes.

    Of a division, ``/``, that is what is divided.
    """
    call = value_of(node)
    if isinstance(call, cst.BinaryOperation) and isinstance(call.operator, cst.Divide) and name == "/":
        return _left_alone(layout, call, layout.source(call.left))
    if not isinstance(call, cst.Call) or dotted(call.func).rpartition(".")[2] != name or not call.args:
        raise NoFix(f"it is no call of `{name}`")
    return _left_alone(layout, call, layout.source(call.args[0].value))


def _left_alone(layout: Layout, call: cst.BaseExpression, inner: str) -> list[Change]:
    assigned = layout.parent(call)
    if isinstance(assigned, cst.Assign) and [layout.source(each.target) for each in assigned.targets] == [inner]:
        return drop_statement(layout, assigned)
    return replace(layout, call, inner)


def operator(layout: Layout, node: cst.CSTNode, to: str) -> list[Change]:
    """Another operator between two numbers: ``rows / 32`` to ``rows // 32``."""
    value = value_of(node)
    if not isinstance(value, cst.BinaryOperation) or not isinstance(value.operator, cst.Divide):
        raise NoFix("it is no division")
    start, end = layout.span(value.left)[1], layout.span(value.right)[0]
    if layout.text[start:end].strip() != "/":
        raise NoFix("it is not written plainly")
    place = layout.text.index("/", start)
    return [Change(place, place + 1, to)]


def assign(layout: Layout, node: cst.CSTNode, name: str) -> list[Change]:
    """Another name for the result of a call, if the program does not have it yet."""
    assigned = layout.parent(node)
    if not isinstance(assigned, cst.Assign) or len(assigned.targets) != 1:
        raise NoFix("its result has no name")
    target = assigned.targets[0].target
    if not isinstance(target, cst.Name):
        raise NoFix("its result has no plain name")
    if any(each.value == name for each in all_names(layout.document.tree)):
        raise NoFix(f"`{name}` is something else here")
    return [Change(*layout.span(target), name)]


def unpack(layout: Layout, node: cst.CSTNode, number: int) -> list[Change]:
    """As many names as a call gives values: names that nothing reads go, values that have none are left over."""
    assigned = layout.parent(node)
    target = assigned.targets[0].target if isinstance(assigned, cst.Assign) and len(assigned.targets) == 1 else None
    if not isinstance(target, (cst.Tuple, cst.List)):
        raise NoFix("its result is not unpacked here")
    found = [each.value for each in target.elements if isinstance(each.value, cst.Name)]
    if len(found) != len(target.elements) or len(found) == number:
        raise NoFix("it is not unpacked into names")
    if number > len(found):
        end = layout.span(found[-1])[1]
        return [Change(end, end, ", *_")]
    known = [each.value for each in all_names(layout.document.tree)]
    if any(known.count(each.value) > 1 for each in found[number:]):
        raise NoFix("a name that would go is read")
    if number == 1:
        return replace(layout, target, found[0].value)
    return [Change(layout.span(found[number - 1])[1], layout.span(found[-1])[1], "")]


def repeat(layout: Layout, node: cst.CSTNode, goal: cst.CSTNode) -> list[Change]:
    """The statement of a call once more behind another of the same block, if it makes all that it is given anew."""
    copied, place = layout.statement(node), layout.statement(goal)
    if layout.parent(copied) is not layout.parent(place) or not isinstance(node, cst.Call):
        raise NoFix("the statements are not in one block")
    if any(isinstance(each.value, (cst.Name, cst.Attribute)) for each in node.args):
        raise NoFix("what it is given may not be used twice")
    start, end = layout.lines(copied)
    after = layout.lines(place)[1]
    text = layout.text[start:end]
    if has_comment(text) or not layout.text[:after].endswith(("\n", "\r")):
        raise NoFix("it can't be copied as it stands")
    return [Change(after, after, text if text.endswith(("\n", "\r")) else f"{text}{layout.line_end}")]


def inline(layout: Layout, node: cst.CSTNode) -> list[Change]:
    """What a name was set to in place of all its uses as an argument but the first: an object for each of them."""
    name = value_of(node)
    if not isinstance(name, cst.Name):
        raise NoFix("it has no name")
    made = list(_set_to(layout.document.tree, name.value))
    if len(made) != 1 or not isinstance(made[0], cst.Call) or not all(_is_plain(each.value) for each in made[0].args):
        raise NoFix("how it is made is not plain to see")
    uses = [each for each in all_names(layout.document.tree) if each.value == name.value]
    given = [each for each in uses if isinstance(layout.parent(each), cst.Arg) and _is_value(layout, each)]
    if len(given) < 2 or len(uses) != len(given) + 1:
        raise NoFix("it is used in other ways, too")
    text = layout.source(made[0])
    if has_comment(text):
        raise NoFix("a comment would be copied")
    return [Change(*layout.span(each), text) for each in given[1:]]


def _is_value(layout: Layout, name: cst.Name) -> bool:
    argument = layout.parent(name)
    return isinstance(argument, cst.Arg) and argument.value is name


def _is_plain(node: cst.BaseExpression) -> bool:
    """A literal: the same wherever it stands."""
    return isinstance(node, (cst.Integer, cst.Float, cst.SimpleString)) or (
        isinstance(node, cst.UnaryOperation) and _is_plain(node.expression)
    )


def _set_to(node: cst.CSTNode, name: str) -> Iterator[cst.BaseExpression | None]:
    """Everything that a name is set to; ``None`` where that is not plain."""
    if isinstance(node, cst.AssignTarget) and any(each.value == name for each in all_names(node.target)):
        yield None if not isinstance(node.target, cst.Name) else cst.Name(name)
        return
    if isinstance(node, cst.Assign) and len(node.targets) == 1:
        target = node.targets[0].target
        if isinstance(target, cst.Name) and target.value == name:
            yield node.value
            return
    if isinstance(node, cst.Param) and node.name.value == name:
        yield node.default
        return
    for child in node.children:
        yield from _set_to(child, name)
