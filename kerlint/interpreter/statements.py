"""What a statement does: one function per kind of statement, chosen by the exact type of its node."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Sequence as Block
from typing import Any

import libcst as cst

from kerlint.facts.choices import each
from kerlint.facts.guards import both, either, implies, negate, tangled
from kerlint.facts.values import Choice, Const, Guard, Unknown
from kerlint.interpreter import attributes, calls, conditions, functions, loops, matching, modules, overwritten
from kerlint.interpreter.expressions import evaluate, index
from kerlint.interpreter.libraries import arrays
from kerlint.interpreter.libraries.keras import outdated
from kerlint.interpreter.machine import Machine, Scope
from kerlint.interpreter.operators import ARITHMETIC, binary
from kerlint.interpreter.values import ABSENT, Array, Class, Deferred, External, Sequence

AUGMENTED: dict[type, type] = {
    getattr(cst, f"{kind.__name__}Assign"): kind for kind in ARITHMETIC if hasattr(cst, f"{kind.__name__}Assign")
}


def run_block(machine: Machine, body: Block[Any]) -> None:
    """Runs statements in order until the path ends."""
    for statement in body:
        if machine.path is False:
            return
        machine.fuel -= 1
        if machine.fuel < 0:
            machine.spend()
        handler = STATEMENTS.get(type(statement))
        if handler is not None:
            handler(machine, statement)


def _line(machine: Machine, node: cst.SimpleStatementLine | cst.SimpleStatementSuite | cst.IndentedBlock) -> None:
    run_block(machine, node.body)


# --- assignments


def _assign(machine: Machine, node: cst.Assign) -> None:
    value = evaluate(machine, node.value)
    for target in node.targets:
        bind(machine, target.target, value)


def _annotated(machine: Machine, node: cst.AnnAssign) -> None:
    if node.value is not None:
        bind(machine, node.target, evaluate(machine, node.value))
    elif isinstance(node.target, cst.Name):
        machine.scope.names.setdefault(node.target.value, ABSENT)


def bind(machine: Machine, target: cst.CSTNode, value: Any) -> None:
    """Assigns a value to a name, attribute, subscript, or to the members of a tuple or list."""
    if type(target) is cst.Name:
        calls.name_value(machine, target.value, value)
        machine.name(machine.scope, target.value, value)
    elif type(target) is cst.Attribute:
        attributes.write(machine, evaluate(machine, target.value), target.attr.value, value, machine.origin(target))
    elif type(target) is cst.Subscript:
        container = evaluate(machine, target.value)
        attributes.assign(machine, container, index(machine, target), value, machine.origin(target))
    elif isinstance(target, (cst.Tuple, cst.List)):
        _unpack(machine, target, value)
    elif isinstance(target, cst.StarredElement):
        bind(machine, target.value, value)


def _unpack(machine: Machine, target: cst.Tuple | cst.List, value: Any) -> None:
    elements = target.elements
    starred = [place for place, element in enumerate(elements) if isinstance(element, cst.StarredElement)]
    count = len(elements)
    if not starred:
        for place, element in enumerate(elements):
            bind(machine, element.value, each(value, loops.unpacked, machine, place, count))
        return
    first = starred[0]
    behind = count - first - 1
    for place, element in enumerate(elements):
        if place == first:
            part = each(value, loops.rest, machine, first, behind)
        else:
            at = place if place < first else place - count
            part = each(value, loops.unpacked, machine, at, None)
        bind(machine, element.value, part)


def _augmented(machine: Machine, node: cst.AugAssign) -> None:
    symbol = AUGMENTED.get(type(node.operator))
    old = evaluate(machine, node.target)
    new = evaluate(machine, node.value)
    if symbol is None:
        bind(machine, node.target, Unknown("an operator that is not followed"))
        return
    sign = ARITHMETIC[symbol][0]
    if type(old) is Array:
        result: Any = arrays.inplace(machine, sign, old, new, machine.origin(node))
    elif type(old) is Sequence and old.kind == "list" and sign == "+":
        attributes.extend(machine, old, new)
        result = old
    else:
        result = binary(machine, symbol(), old, new, node)
    bind(machine, node.target, result)


def _delete(machine: Machine, node: cst.Del) -> None:
    targets = node.target.elements if isinstance(node.target, (cst.Tuple, cst.List)) else [node]
    for holder in targets:
        target = holder.value if isinstance(holder, cst.Element) else node.target
        if isinstance(target, cst.Name):
            machine.name(machine.scope, target.value, ABSENT)
        elif isinstance(target, cst.Subscript):
            container = evaluate(machine, target.value)
            attributes.assign(machine, container, index(machine, target), ABSENT, machine.origin(target))


def _expression(machine: Machine, node: cst.Expr) -> None:
    if type(node.value) is not cst.SimpleString:  # documentation
        evaluate(machine, node.value)


# --- imports


def _import(machine: Machine, node: cst.Import) -> None:
    for alias in node.names:
        path = dotted(alias.name)
        origin = machine.origin(alias)
        machine.note_import(path, "", origin)
        outdated.imported(machine, path, origin)
        if alias.asname is not None:
            bind(machine, alias.asname.name, modules.imported(machine, path, "", origin) or External(path, origin))
        else:
            root = path.partition(".")[0]
            machine.name(machine.scope, root, modules.imported(machine, root, "", origin) or External(root, origin))


def _import_from(machine: Machine, node: cst.ImportFrom) -> None:
    module = "." * len(node.relative) + (dotted(node.module) if node.module is not None else "")
    if isinstance(node.names, cst.ImportStar):
        machine.note_import(module, "*", machine.origin(node))
        outdated.imported(machine, module, machine.origin(node))
        if not modules.star(machine, module, machine.origin(node)):
            machine.scope.stars.append(module)
        return
    root = module if module.endswith(".") else f"{module}."
    alias: Any
    for alias in node.names:
        name = alias.name.value
        path = root + name
        origin = machine.origin(alias)
        machine.note_import(module, name, origin)
        outdated.imported(machine, path, origin)
        bound = name if alias.asname is None else alias.asname.name.value
        machine.name(machine.scope, bound, modules.imported(machine, module, name, origin) or External(path, origin))


def dotted(node: Any) -> str:
    """``a.b.c`` of a dotted name."""
    names = []
    while type(node) is cst.Attribute:
        names.append(node.attr.value)
        node = node.value
    names.append(node.value if type(node) is cst.Name else "")
    return ".".join(reversed(names))


# --- flow


def _if(machine: Machine, node: cst.If) -> None:
    guard = machine.read(conditions.truth(machine, evaluate(machine, node.test)))
    branch(machine, guard, lambda: run(machine, node.body), lambda: run(machine, node.orelse))


def run(machine: Machine, node: Any) -> None:
    """Runs a block, an ``else``, or nothing."""
    if node is None:
        return
    if type(node) in (cst.Else, cst.Finally):
        node = node.body
    if type(node) is cst.If:
        _if(machine, node)
    else:
        run_block(machine, node.body)


def branch(machine: Machine, guard: Guard, then: Callable[[], None], otherwise: Callable[[], None]) -> None:
    """Runs both arms of a condition, each on its own path."""
    if guard is True:
        then()
        return
    if guard is False:
        otherwise()
        return
    outer = machine.path
    into_then, into_else = both(outer, guard), both(outer, negate(guard))
    if tangled(into_then) or tangled(into_else):
        machine.limit("conditions")
        guard = Choice(machine.atom("a complex condition", opaque=True), True, False)
        into_then, into_else = both(outer, guard), both(outer, negate(guard))
    machine.path = into_then
    then()
    after_then = machine.path
    machine.path = into_else
    otherwise()
    after_else = machine.path
    if after_then is into_then and after_else is into_else:
        machine.path = outer
        return
    machine.path = machine.simple(rejoin(outer, after_then, after_else))
    machine.settle()


def rejoin(outer: Guard, after_then: Guard, after_else: Guard) -> Guard:
    """The path behind a condition; the very object ``outer`` if no arm ended, so that writes stay cheap."""
    if after_then is False:
        return after_else
    if after_else is False:
        return after_then
    joined = either(after_then, after_else)
    return outer if implies(outer, joined) else joined


def _return(machine: Machine, node: cst.Return) -> None:
    value = Const(None, machine.origin(node)) if node.value is None else evaluate(machine, node.value)
    scope = machine.scope
    scope.returned.append((machine.path, value))
    scope.live = machine.simple(both(scope.live, negate(machine.path)))
    machine.path = False


def _raise(machine: Machine, node: cst.Raise) -> None:
    machine.fail()


def _assert(machine: Machine, node: cst.Assert) -> None:
    guard = machine.read(conditions.truth(machine, evaluate(machine, node.test)))
    if guard is not True and guard is not False:
        branch(machine, guard, lambda: None, machine.fail)


def _try(machine: Machine, node: cst.Try | cst.TryStar) -> None:
    """The body is taken to succeed; handlers run on paths that never are a reason for a finding by themselves."""
    outer = machine.path
    if node.handlers:
        machine.raised.append(False)
    run(machine, node.body)
    raised = machine.raised.pop() if node.handlers else False
    run(machine, node.orelse)
    after = machine.path
    for handler in node.handlers:
        caught: Guard = Choice(machine.atom("an exception", cold=True), True, False)
        machine.path = both(both(outer, machine.scope.live), either(caught, raised))
        raised = False
        if handler.name is not None and isinstance(handler.name.name, cst.Name):
            machine.name(machine.scope, handler.name.name.value, Unknown("an exception"))
        run(machine, handler.body)
        after = machine.simple(either(after, machine.path))
    machine.path = outer if after is not False and implies(outer, after) else after
    machine.settle()
    run(machine, node.finalbody)


def _with(machine: Machine, node: cst.With) -> None:
    tapes = machine.tapes
    for item in node.items:
        value = evaluate(machine, item.item)
        entered = attributes.enter(machine, value, machine.origin(item.item))
        if item.asname is not None:
            bind(machine, item.asname.name, entered)
    run(machine, node.body)
    machine.tapes = tapes


def _global(machine: Machine, node: cst.Global) -> None:
    module = machine.scope
    while module.parent is not None:
        module = module.parent
    for item in node.names:
        machine.scope.redirected[item.name.value] = module


def _nonlocal(machine: Machine, node: cst.Nonlocal) -> None:
    for item in node.names:
        scope: Scope | None = machine.scope.parent
        while scope is not None and item.name.value not in scope.names:
            scope = scope.parent
        if scope is not None:
            machine.scope.redirected[item.name.value] = scope


def _match(machine: Machine, node: cst.Match) -> None:
    matching.match(machine, node, run, bind)


# --- definitions


def _function(machine: Machine, node: cst.FunctionDef) -> None:
    made: Any = functions.define(machine, node.name.value, node, node.params)
    for decorator in reversed(node.decorators):
        made = _decorated(machine, decorator, made)
    machine.name(machine.scope, node.name.value, made)


def _decorated(machine: Machine, decorator: cst.Decorator, made: Any) -> Any:
    """A function or class under a decorator; one from another file of the project is taken to leave it what it is."""
    root: Any = decorator.decorator
    while type(root) in (cst.Attribute, cst.Call):
        root = root.value if type(root) is cst.Attribute else root.func
    if type(root) is cst.Name and type(machine.look_up(root.value)) is Deferred:
        calls.hand_over(made)
        return made
    return calls.decorate(machine, evaluate(machine, decorator.decorator), made, machine.origin(decorator))


def _base(machine: Machine, node: cst.BaseExpression) -> Any:
    """A base class; one from another file of the project is looked at when the class is used."""
    root: cst.BaseExpression = node
    names: list[str] = []
    while type(root) is cst.Attribute:
        names.insert(0, root.attr.value)
        root = root.value
    found = machine.look_up(root.value) if type(root) is cst.Name else None
    if type(found) is not Deferred:
        return evaluate(machine, node)
    return Deferred(found.file, ".".join([found.name, *names] if found.name else names), found.origin)


def _class(machine: Machine, node: cst.ClassDef) -> None:
    bases = [_base(machine, base.value) for base in node.bases]
    for keyword in node.keywords:
        evaluate(machine, keyword.value)
    scope = Scope(machine.scope, machine.path)
    made: Any = Class(node.name.value, node, bases, scope.names, machine.scope, machine.document)
    machine.classes.append(made)
    outer, machine.scope = machine.scope, scope
    run(machine, node.body)
    machine.scope = outer
    for member in scope.names.values():
        calls.adopt(member, made)
    for decorator in reversed(node.decorators):
        made = _decorated(machine, decorator, made)
    machine.name(machine.scope, node.name.value, made)


def _for(machine: Machine, node: cst.For) -> None:
    iterable = evaluate(machine, node.iter)
    broken = loops.each_round(
        machine,
        iterable,
        machine.origin(node),
        lambda element: bind(machine, node.target, element),
        lambda: run(machine, node.body),
    )
    overwritten.note(machine, node, iterable)
    _loop_else(machine, broken, node.orelse)


def _while(machine: Machine, node: cst.While) -> None:
    body = lambda: run(machine, node.body)  # noqa: E731
    broken = loops.while_rounds(machine, lambda: evaluate(machine, node.test), machine.origin(node), body)
    _loop_else(machine, broken, node.orelse)


def _loop_else(machine: Machine, broken: Guard, node: cst.Else | None) -> None:
    """The ``else`` of a loop runs where no ``break`` has ended it."""
    if node is not None:
        branch(machine, machine.read(broken), lambda: None, lambda: run(machine, node))


def _break(machine: Machine, node: cst.Break) -> None:
    machine.broken = machine.simple(either(machine.broken, machine.path))
    machine.path = False


def _continue(machine: Machine, node: cst.Continue) -> None:
    machine.path = False


STATEMENTS: dict[type, Callable[[Machine, Any], None]] = {
    cst.SimpleStatementLine: _line,
    cst.SimpleStatementSuite: _line,
    cst.IndentedBlock: _line,
    cst.Expr: _expression,
    cst.Assign: _assign,
    cst.AnnAssign: _annotated,
    cst.AugAssign: _augmented,
    cst.Del: _delete,
    cst.Import: _import,
    cst.ImportFrom: _import_from,
    cst.If: _if,
    cst.For: _for,
    cst.While: _while,
    cst.Try: _try,
    cst.TryStar: _try,
    cst.With: _with,
    cst.Match: _match,
    cst.Return: _return,
    cst.Raise: _raise,
    cst.Assert: _assert,
    cst.Global: _global,
    cst.Nonlocal: _nonlocal,
    cst.FunctionDef: _function,
    cst.ClassDef: _class,
    cst.Break: _break,
    cst.Continue: _continue,
}
