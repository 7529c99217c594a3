"""Edits of layers and statements: insert, delete, wrap, move."""

from __future__ import annotations

import libcst as cst

from kerlint.fix.arguments import remove_element, replace, value_of
from kerlint.fix.layout import PLAIN, Change, Layout, NoFix, all_names, has_comment


def insert(layout: Layout, node: cst.CSTNode, code: str, *, before: bool, layer: bool) -> list[Change]:
    """A layer beside a layer, or a statement beside the statement of an event."""
    if layer and isinstance(node, cst.Call):
        node = _standing(layout, node)
        parent = layout.parent(node)
        if isinstance(parent, cst.Element) and isinstance(layout.parent(parent), cst.List):
            return _element(layout, parent, code, before=before)
        if isinstance(parent, cst.Arg) and (adding := _adding(layout, parent)) is not None:
            start, end = layout.span(adding.func)
            return _statement(layout, adding, f"{layout.text[start:end]}({code})", before=before)
        if not isinstance(node, cst.Call):
            raise NoFix("how the layer is put into its model is not understood")
        first = node.args[0] if node.args else None
        if first is not None and not first.star and first.keyword is None and _applies(node):
            if any(not other.keyword for other in node.args[1:]) or isinstance(first.value, (cst.List, cst.Tuple)):
                raise NoFix("it is given several values")
            if before:
                start, end = layout.span(first.value)
                return [Change(start, start, f"{code}("), Change(end, end, ")")]
            start, end = layout.span(node)
            return [Change(start, start, f"{code}("), Change(end, end, ")")]
        raise NoFix("how the layer is put into its model is not understood")
    return _statement(layout, node, code, before=before)


def _standing(layout: Layout, made: cst.Call) -> cst.BaseExpression:
    """Where a layer stands in its model: where it is made, or the one use of the name it has. Raises NoFix."""
    kept = layout.parent(made)
    target = kept.targets[0].target if isinstance(kept, cst.Assign) and len(kept.targets) == 1 else None
    if not isinstance(target, cst.Name) or _applies(made):
        return made
    uses = [each for each in all_names(layout.document.tree) if each.value == target.value and each is not target]
    uses = [each for each in uses if not isinstance(layout.parent(each), cst.Attribute)]
    if not uses or any(isinstance(layout.parent(each), cst.AssignTarget) for each in uses):
        return made
    if len(uses) > 1:
        raise NoFix("it is used in several places")
    applied = layout.parent(uses[0])
    return applied if isinstance(applied, cst.Call) and applied.func is uses[0] else uses[0]


def insert_input(layout: Layout, node: cst.CSTNode, code: str) -> list[Change]:
    """A layer before the first layer of a model, which has an argument that says what comes in: ``{old}``."""
    call = layout.parent(node)
    if not isinstance(node, cst.Arg) or not isinstance(call, cst.Call):
        raise NoFix("it is no argument of a layer")
    element = layout.parent(call)
    container = layout.parent(element) if element is not None else None
    if isinstance(element, cst.Element) and isinstance(container, cst.List):
        if container.elements[0] is not element:
            raise NoFix("it is not the first layer")
    elif not isinstance(element, cst.Arg) or (adding := _adding(layout, element)) is None or _added_to(layout, adding):
        raise NoFix("it may not be the first layer")
    return insert(layout, call, code.replace("{old}", layout.source(node.value)), before=True, layer=True)


def _added_to(layout: Layout, adding: cst.Call) -> bool:
    """Whether something is added to the same model before, or it is not seen to be made in this block."""
    assert isinstance(adding.func, cst.Attribute)
    model = layout.source(adding.func.value)
    statement = layout.statement(adding)
    body = list(getattr(layout.parent(statement), "body", ()))
    for other in reversed(body[: next(at for at, each in enumerate(body) if each is statement)]):
        text = layout.source(other)
        if text.startswith(f"{model} = ") and text.endswith("Sequential()"):
            return False
        if model in text:
            return True
    return True


def delete(layout: Layout, node: cst.CSTNode, *, layer: bool) -> list[Change]:
    """Takes a layer out of its model, or the statement of an event out of the program."""
    if layer and isinstance(node, cst.Call):
        parent = layout.parent(node)
        if isinstance(parent, cst.Element):
            return remove_element(layout, parent)
        if isinstance(parent, cst.Arg) and (adding := _adding(layout, parent)) is not None:
            return _delete_statement(layout, adding)
        if len(node.args) == 1 and not node.args[0].star and node.args[0].keyword is None and _applies(node):
            return replace(layout, node, layout.source(node.args[0].value))
        raise NoFix("how the layer is put into its model is not understood")
    return _delete_statement(layout, node)


def wrap(layout: Layout, node: cst.CSTNode, code: str) -> list[Change]:
    """Text around a value; ``{it}`` stands for it. Around another argument of the call ``{old}`` is the target's."""
    value = value_of(node)
    start, end = layout.span(value)
    head, found, tail = code.partition("{it}")
    if not found:
        raise NoFix("the code does not say where the value goes")
    if tail[:1] not in ("", ")", ",") and not isinstance(value, PLAIN) and not getattr(value, "lpar", ()):
        head, tail = f"{head}(", f"){tail}"
    return [Change(start, start, head), Change(end, end, tail)]


def move(layout: Layout, node: cst.CSTNode, other: cst.CSTNode, *, before: bool) -> list[Change]:
    """Puts a statement before or after another of the same block, if nothing between them reads or sets its names."""
    moved, goal = layout.statement(node), layout.statement(other)
    block = layout.parent(moved)
    if block is None or block is not layout.parent(goal) or moved is goal:
        raise NoFix("the statements are not in one block")
    body = list(getattr(block, "body", ()))
    first, last = sorted((body.index(moved), body.index(goal)))
    names = _names(moved)
    if any(names & _names(between) for between in body[first + 1 : last]):
        raise NoFix("statements between use the same names")
    start, end = layout.lines(moved)
    place = layout.lines(goal)[0 if before else 1]
    return [Change(start, end, ""), Change(place, place, layout.text[start:end])]


def _names(node: cst.CSTNode) -> set[str]:
    found = {node.value} if isinstance(node, cst.Name) else set()
    for child in node.children:
        found |= _names(child)
    return found


def _applies(node: cst.Call) -> bool:
    """Whether a call looks like the use of a layer: `Dense(3)(x)`, `dense(x)`, `self.dense(x)`."""
    if isinstance(node.func, cst.Call):
        return True
    name = node.func.attr if isinstance(node.func, cst.Attribute) else node.func
    return isinstance(name, cst.Name) and not name.value[:1].isupper() and name.value != "add"


def _adding(layout: Layout, argument: cst.Arg) -> cst.Call | None:
    """The `model.add(…)` that an argument is given to, as a statement of its own."""
    call = layout.parent(argument)
    if not isinstance(call, cst.Call) or len(call.args) != 1 or not isinstance(layout.parent(call), cst.Expr):
        return None
    return call if isinstance(call.func, cst.Attribute) and call.func.attr.value == "add" else None


def _element(layout: Layout, element: cst.Element, code: str, *, before: bool) -> list[Change]:
    start, end = layout.span(element)
    own_line = not layout.text[layout.line_start(start) : start].strip()
    between = layout.line_end + layout.indent(start) if own_line else " "
    return [Change(start, start, f"{code},{between}") if before else Change(end, end, f",{between}{code}")]


def _statement(layout: Layout, node: cst.CSTNode, code: str, *, before: bool) -> list[Change]:
    statement = layout.statement(node)
    start, end = layout.lines(statement)
    body = layout.span(statement.body[0])[0]
    indent = layout.text[start:body]
    if indent.strip():
        raise NoFix("the statement does not begin its line")
    name = code.partition(" = ")[0]
    if name.isidentifier() and name in _names(layout.document.tree):
        raise NoFix(f"`{name}` is something else here")
    if before:
        return [Change(start, start, f"{indent}{code}{layout.line_end}")]
    if layout.text[end - 1 : end] in ("\n", "\r"):
        return [Change(end, end, f"{indent}{code}{layout.line_end}")]
    return [Change(end, end, f"{layout.line_end}{indent}{code}")]


def _delete_statement(layout: Layout, node: cst.CSTNode) -> list[Change]:
    statement = layout.statement(node)
    start, end = layout.lines(statement)
    if has_comment(layout.text[start:end]):
        raise NoFix("a comment would go")
    block = layout.parent(statement)
    if not isinstance(block, cst.Module) and len(getattr(block, "body", ())) < 2:
        raise NoFix("nothing would be left of its block")
    if not isinstance(statement.body[0], cst.Expr):
        raise NoFix("its result is kept")
    return [Change(start, end, "")]
