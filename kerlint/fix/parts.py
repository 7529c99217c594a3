"""Edits about the parts of data: what is learnt is learnt from the training rows only, and used on all others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import libcst as cst

from kerlint.fix.arguments import replace, value_of
from kerlint.fix.layers import wrap
from kerlint.fix.layout import Change, Layout, NoFix, all_names, has_comment
from kerlint.fix.names import dotted


class _Learning(NamedTuple):
    """`x = StandardScaler().fit_transform(x, y)`, or `scaler.fit(x)` and `x = scaler.transform(x)` behind it."""

    estimator: cst.BaseExpression
    rows: cst.BaseExpression
    further: tuple[cst.Name, ...]
    result: cst.Name
    statements: tuple[cst.SimpleStatementLine, ...]


class _Parts(NamedTuple):
    """The names of the parts that rows are split into, that to learn from first, and where they exist."""

    names: tuple[str, ...]
    further: tuple[str, ...]
    given: cst.Arg
    last: cst.SimpleStatementLine


def applied(layout: Layout, use: cst.CSTNode, learnt: cst.CSTNode) -> list[Change]:
    """What an estimator has learnt, applied to a value: ``scaler.transform(x_test)``. It gets a name if it has none."""
    receiver = _receiver(learnt)
    if layout.parent(layout.statement(learnt)) is not layout.parent(layout.statement(use)):
        raise NoFix("the estimator is not known where it is needed")
    if layout.span(learnt)[0] > layout.span(use)[0]:
        raise NoFix("it has learnt nothing yet")
    kept = layout.parent(learnt)
    if isinstance(kept, cst.Assign) and isinstance(learnt, cst.Call) and dotted(learnt.func).endswith("fit"):
        receiver = _assigned(layout, learnt)  # `scaler = StandardScaler().fit(x_train)`
    if isinstance(receiver, cst.Name):
        return wrap(layout, use, f"{receiver.value}.transform({{it}})")
    name, made = _named(layout, receiver, layout.statement(learnt))
    return [made, *replace(layout, receiver, name), *wrap(layout, use, f"{name}.transform({{it}})")]


def refit(layout: Layout, node: cst.CSTNode, trained: cst.CSTNode) -> list[Change]:
    """Learning from all rows becomes learning from the training part, behind the split, and use on all parts."""
    learning = _learning(layout, node)
    if isinstance(trained, cst.Subscript):
        return _before_slices(layout, learning, trained)
    parts = _split(layout, learning)
    train, *others = parts.names
    lines, taken = _estimator(layout, learning)
    lines.append(f"{train} = {taken}.fit_transform({', '.join([train, *parts.further])}){_remark(learning)}")
    lines += [f"{other} = {taken}.transform({other})" for other in others]
    changes = _taken_out(layout, learning)
    if isinstance(learning.rows, cst.Name) and learning.rows.value != learning.result.value:
        changes += replace(layout, value_of(parts.given), learning.rows.value)
    return [*changes, _lines(layout, parts.last, lines, before=False)]


def _before_slices(layout: Layout, learning: _Learning, trained: cst.Subscript) -> list[Change]:
    """The same where the parts are slices: it learns from one slice, and is used on the whole."""
    name = learning.result.value
    if not isinstance(learning.rows, cst.Name) or learning.rows.value != name:
        raise NoFix("the rows have another name before")
    if layout.source(trained.value) != name or not isinstance(trained.slice[0].slice, cst.Slice):
        raise NoFix("the training rows are no slice of them")
    last = learning.statements[-1]
    uses = _uses(layout, name, layout.lines(last)[1])
    first = next((each for each in _following(layout, last) if uses and _holds(layout, each, uses[0])), None)
    if not isinstance(first, cst.SimpleStatementLine):
        raise NoFix("its first use stands in no statement of the same block")
    where = layout.source(trained)[len(name) :]
    lines, taken = _estimator(layout, learning)
    given = ", ".join(f"{each}{where}" for each in (name, *(each.value for each in learning.further)))
    lines += [f"{taken}.fit({given}){_remark(learning)}", f"{name} = {taken}.transform({name})"]
    known = layout.lines(first)[0]
    bounds = [each for part in trained.slice for each in all_names(part)]
    if any(layout.span(_uses(layout, each.value, 0)[0])[0] >= known for each in bounds):
        raise NoFix("the border of the slice is not known there")
    return [*_taken_out(layout, learning), _lines(layout, first, lines, before=True)]


def _estimator(layout: Layout, learning: _Learning) -> tuple[list[str], str]:
    """How the estimator is called, and the line that gives it that name if it has none."""
    source = layout.source(learning.estimator)
    if isinstance(learning.estimator, cst.Name):
        return [], source
    name = free_name(layout, learning.estimator)
    return [f"{name} = {source}"], name


def _lines(layout: Layout, statement: cst.SimpleStatementLine, lines: list[str], *, before: bool) -> Change:
    """New lines before or behind a statement."""
    start, end = layout.lines(statement)
    indent = layout.text[start : layout.span(statement.body[0])[0]]
    if indent.strip() or layout.text[end - 1 : end] not in ("\n", "\r"):
        raise NoFix("the statement does not stand on lines of its own")
    place = start if before else end
    return Change(place, place, "".join(f"{indent}{line}{layout.line_end}" for line in lines))


def _holds(layout: Layout, statement: cst.CSTNode, use: cst.CSTNode) -> bool:
    return isinstance(statement, cst.SimpleStatementLine) and layout.statement(use) is statement


def free_name(layout: Layout, made: cst.BaseExpression) -> str:
    """A name for an estimator that the program does not have yet. Raises NoFix."""
    kind = dotted(made.func).rpartition(".")[2] if isinstance(made, cst.Call) else ""
    name = next((word for word in ("scaler", "imputer", "encoder") if word in kind.lower()), "estimator")
    if any(each.value == name for each in all_names(layout.document.tree)):
        raise NoFix(f"`{name}` is something else here")
    return name


def _named(layout: Layout, made: cst.BaseExpression, statement: cst.SimpleStatementLine) -> tuple[str, Change]:
    """A name for an estimator, and the statement before another that gives it."""
    name = free_name(layout, made)
    return name, _lines(layout, statement, [f"{name} = {layout.source(made)}"], before=True)


def _receiver(learnt: cst.CSTNode) -> cst.BaseExpression:
    if not isinstance(learnt, cst.Call) or not isinstance(learnt.func, cst.Attribute):
        raise NoFix("it does not learn by a call of its own")
    receiver = learnt.func.value
    if not isinstance(receiver, cst.Name) and not (isinstance(receiver, cst.Call) and dotted(receiver.func)):
        raise NoFix("what learns has no plain name")
    return receiver


def _learning(layout: Layout, node: cst.CSTNode) -> _Learning:
    estimator = _receiver(node)
    assert isinstance(node, cst.Call)
    assert isinstance(node.func, cst.Attribute)
    if not node.args or any(each.star or each.keyword is not None for each in node.args):
        raise NoFix("what it learns from is not plain to see")
    rows, further = node.args[0].value, tuple(each.value for each in node.args[1:])
    names = tuple(each for each in further if isinstance(each, cst.Name))
    if len(names) != len(further):
        raise NoFix("what it learns from has no plain names")
    statement = layout.statement(node)
    if node.func.attr.value == "fit_transform":
        return _Learning(estimator, rows, names, _assigned(layout, node), (statement,))
    if node.func.attr.value != "fit" or not isinstance(statement.body[0], cst.Expr):
        raise NoFix("what it learns is kept")
    following = _following(layout, statement)
    used = following[0].body[0] if following and isinstance(following[0], cst.SimpleStatementLine) else None
    call = used.value if isinstance(used, cst.Assign) else None
    wanted = f"{layout.source(estimator)}.transform({layout.source(rows)})"
    if not isinstance(call, cst.Call) or layout.source(call) != wanted or not isinstance(rows, cst.Name):
        raise NoFix("it is not used just behind")
    assert isinstance(following[0], cst.SimpleStatementLine)
    return _Learning(estimator, rows, names, _assigned(layout, call), (statement, following[0]))


def _assigned(layout: Layout, value: cst.CSTNode) -> cst.Name:
    """The one name that a value is given. Raises NoFix."""
    assign = layout.parent(value)
    target = assign.targets[0].target if isinstance(assign, cst.Assign) and len(assign.targets) == 1 else None
    if not isinstance(target, cst.Name):
        raise NoFix("its result has no plain name")
    return target


def _following(layout: Layout, statement: cst.CSTNode) -> Sequence[cst.CSTNode]:
    """The statements behind another in its block."""
    body = list(getattr(layout.parent(statement), "body", ()))
    return body[next(at for at, each in enumerate(body) if each is statement) + 1 :]


def _split(layout: Layout, learning: _Learning) -> _Parts:
    """The splits that the rows go through, one after the other. Raises NoFix if they are used in other ways."""
    last = learning.statements[-1]
    uses = _uses(layout, learning.result.value, layout.lines(last)[1])
    if len(uses) != 1:
        raise NoFix("the rows are used in other ways, too")
    given = layout.parent(uses[0])
    names, statement = _parts(layout, uses[0], last)
    assert isinstance(given, cst.Arg)
    further = tuple(_parts(layout, _beside(layout, given, each.value), last)[0][0] for each in learning.further)
    parts, end = list(names), layout.lines(statement)[1]
    while again := [(at, name) for at, name in enumerate(parts) if _is_split(layout, _first(layout, name, end))]:
        at, name = again[0]
        first = _first(layout, name, end)
        assert first is not None
        if any(
            (use := _first(layout, other, end)) and use is not first and _before(layout, use, first) for other in parts
        ):
            raise NoFix("a part is used before the last split")
        if learning.further:
            raise NoFix("labels are split again, too")
        new, statement = _parts(layout, first, last)
        parts[at : at + 1] = new
        end = layout.lines(statement)[1]
    if isinstance(learning.estimator, cst.Name):
        begin = layout.lines(last)[1]
        if any(layout.span(use)[0] < end for use in _uses(layout, learning.estimator.value, begin)):
            raise NoFix("what it has learnt is used before")
    return _Parts(tuple(parts), further, given, statement)


def _before(layout: Layout, one: cst.CSTNode, other: cst.CSTNode) -> bool:
    return layout.span(layout.statement(one))[0] < layout.span(layout.statement(other))[0]


def _parts(layout: Layout, use: cst.CSTNode, beside: cst.CSTNode) -> tuple[tuple[str, str], cst.SimpleStatementLine]:
    """The two names that `train_test_split` gives the parts of an argument, and its statement. Raises NoFix."""
    given = layout.parent(use)
    call = layout.parent(given) if given is not None else None
    if not isinstance(given, cst.Arg) or not isinstance(call, cst.Call) or not _is_split(layout, use):
        raise NoFix("the rows are not split by `train_test_split`")
    assign, statement = layout.parent(call), layout.statement(call)
    if layout.parent(statement) is not layout.parent(beside):
        raise NoFix("the split is in another block")
    target = assign.targets[0].target if isinstance(assign, cst.Assign) and len(assign.targets) == 1 else None
    arrays = [each for each in call.args if each.keyword is None]
    if not isinstance(target, (cst.Tuple, cst.List)) or len(target.elements) != 2 * len(arrays):
        raise NoFix("its parts have no names")
    place = 2 * next(at for at, each in enumerate(arrays) if each is given)
    train, test = (each.value for each in target.elements[place : place + 2])
    if not isinstance(train, cst.Name) or not isinstance(test, cst.Name):
        raise NoFix("its parts have no plain names")
    return (train.value, test.value), statement


def _is_split(layout: Layout, use: cst.CSTNode | None) -> bool:
    given = layout.parent(use) if use is not None else None
    call = layout.parent(given) if isinstance(given, cst.Arg) and given.keyword is None and not given.star else None
    return isinstance(call, cst.Call) and dotted(call.func).rpartition(".")[2] == "train_test_split"


def _beside(layout: Layout, given: cst.Arg, name: str) -> cst.CSTNode:
    """The argument of the same split that has a name. Raises NoFix."""
    call = layout.parent(given)
    assert isinstance(call, cst.Call)
    for other in call.args:
        if isinstance(other.value, cst.Name) and other.value.value == name and other.keyword is None:
            return other.value
    raise NoFix("what it learns from, too, is not split with it")


def _uses(layout: Layout, name: str, start: int) -> list[cst.Name]:
    """Where a name stands behind an offset, in order."""
    found = [each for each in all_names(layout.document.tree) if each.value == name and layout.span(each)[0] >= start]
    return sorted(found, key=lambda each: layout.span(each)[0])


def _first(layout: Layout, name: str, start: int) -> cst.Name | None:
    """Where a name is first read behind an offset."""
    return next((each for each in _uses(layout, name, start) if not _is_set(layout, each)), None)


def _is_set(layout: Layout, name: cst.Name) -> bool:
    above = layout.parent(name)
    while isinstance(above, (cst.Element, cst.Tuple, cst.List)):
        above = layout.parent(above)
    return isinstance(above, cst.AssignTarget)


def _taken_out(layout: Layout, learning: _Learning) -> list[Change]:
    """The rows stay as they were before anything was learnt from them; comments go with what is learnt."""
    if not isinstance(learning.rows, cst.Name):  # `x = scaler.fit_transform(table[columns])`
        assign = learning.statements[0].body[0]
        assert isinstance(assign, cst.Assign)
        return replace(layout, assign.value, layout.source(learning.rows))
    if any(has_comment(layout.source(statement.body[0])) for statement in learning.statements):
        raise NoFix("a comment would go")
    return [Change(*layout.lines(statement), "") for statement in learning.statements]


def _remark(learning: _Learning) -> str:
    """The comments behind the statements that go."""
    if not isinstance(learning.rows, cst.Name):
        return ""
    remarks = [each.trailing_whitespace.comment for each in learning.statements]
    return "".join(f"  {each.value}" for each in remarks if each is not None)
