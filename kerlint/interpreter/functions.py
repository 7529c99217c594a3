"""Functions of the program: made where they are defined, and run in place where they are called."""

from __future__ import annotations

from typing import Any

import libcst as cst

from kerlint.facts.choices import bounded, each, select
from kerlint.facts.values import Const, Origin, Unknown
from kerlint.interpreter.libraries import dispatch
from kerlint.interpreter.machine import DEPTH, Machine, Scope
from kerlint.interpreter.values import ABSENT, Function, Mapping, Sequence


def define(machine: Machine, name: str, node: Any, parameters: cst.Parameters) -> Function:
    """A function object; defaults are evaluated now, as Python does."""
    from kerlint.interpreter.expressions import evaluate

    defaults = {
        parameter.name.value: evaluate(machine, parameter.default)
        for parameter in (*parameters.posonly_params, *parameters.params, *parameters.kwonly_params)
        if parameter.default is not None
    }
    scope = machine.scope
    made = Function(name, node, parameters, defaults, scope, machine.document)
    if machine.document is machine.main:
        machine.functions.append(made)
    return made


def inline(
    machine: Machine,
    function: Function,
    positional: list[Any],
    keywords: dict[str, Any],
    origin: Origin,
    written: dict[str | int, Origin],
    *,
    open: bool = False,
) -> Any:
    """Runs a function of the program in place and gives what it returns."""
    function.called = True
    readable = read(machine, function)
    recursive = any(_runs(scope, function) for scope in machine.active)
    if function.document is not machine.main and machine.foreign_fuel < 0:
        recursive = True
    if recursive or machine.depth >= DEPTH or not readable or _yields(function):
        if not recursive and machine.depth >= DEPTH:
            machine.limit("depth")
        from kerlint.interpreter import calls

        arguments = calls.Arguments()
        arguments.positional, arguments.keywords = positional, keywords
        if _yields(function):
            return dispatch.generator(machine, function, arguments, origin)
        why = "recursion" if readable else "a function that can't be parsed"
        return calls.not_understood(machine, Unknown(why), arguments, origin)
    scope = Scope(function.scope, machine.path, function)
    bind_parameters(machine, function, scope, positional, keywords, open=open)
    return run_body(machine, function, scope)


def read(machine: Machine, function: Function) -> bool:
    """Parses the body of a function that nobody has run before; ``False`` if LibCST refuses it in another file.

    Raises ParserSyntaxError in the document itself, which is then none that can be checked.
    """
    unread = function.document.unread
    if unread is None or isinstance(function.node, cst.Lambda):
        return True
    try:
        unread.read(function.node)
    except cst.ParserSyntaxError:
        if function.document is machine.main:
            raise
        return False
    return True


def _runs(scope: Scope, function: Function) -> bool:
    """Whether a scope is one of a run of a function, or of a comprehension in one."""
    while scope.function is None and scope.parent is not None:
        scope = scope.parent
    return scope.function is not None and scope.function.node is function.node


def run_body(machine: Machine, function: Function, scope: Scope) -> Any:
    """Runs the body of a function in a scope that holds its parameters."""
    from kerlint.interpreter.expressions import evaluate
    from kerlint.interpreter.statements import run

    outer_scope, outer_path, outer_document = machine.scope, machine.path, machine.document
    outer_live = outer_scope.live
    outer_loop, machine.broken = machine.broken, False
    machine.active.append(outer_scope)
    machine.depth += 1
    machine.spend(5)
    machine.scope = scope
    machine.document = function.document
    leaves_home, fuel = function.document is not outer_document and outer_document is machine.main, machine.fuel
    try:
        if type(function.node) is cst.Lambda:
            return evaluate(machine, function.node.body)
        run(machine, function.node.body)
        if machine.path is not False:
            scope.returned.append((machine.path, Const(None)))
    finally:
        machine.scope = outer_scope
        machine.document = outer_document
        machine.foreign_fuel -= fuel - machine.fuel if leaves_home else 0
        machine.active.pop()
        machine.depth -= 1
        machine.broken = outer_loop
        machine.resume(outer_path, outer_live)
    return _returned(machine, scope)


def _returned(machine: Machine, scope: Scope) -> Any:
    if not scope.returned:
        return Unknown("a function that does not return")
    result = scope.returned[-1][1]
    for path, value in reversed(scope.returned[:-1]):
        result = bounded(select(path, value, result))
    return machine.read(result)


def is_default(scope: Scope, node: Any) -> bool:
    """Whether an expression is a parameter of the function that runs, and has the value of its default."""
    argument = node.value if type(node) is cst.Arg else node
    function = scope.function
    if type(argument) is not cst.Name or function is None or argument.value not in scope.names:
        return False
    return scope.names[argument.value] is function.defaults.get(argument.value)


def _yields(function: Function) -> bool:
    if function.generator is None:
        function.generator = type(function.node) is not cst.Lambda and _has_yield(function.node.body)
    return function.generator


def _has_yield(body: Any) -> bool:
    """Whether a body yields. Looks at statements and what they assign; nested functions and classes are their own."""
    stack: list[Any] = [body]
    while stack:
        top = stack.pop()
        kind = type(top)
        if kind in (cst.SimpleStatementLine, cst.IndentedBlock, cst.SimpleStatementSuite):
            stack += top.body
        elif kind in (cst.Expr, cst.Assign, cst.AnnAssign, cst.AugAssign, cst.Return):
            if type(top.value) in (cst.Yield, cst.Await):
                return type(top.value) is cst.Yield
        elif kind in (cst.If, cst.For, cst.While, cst.With, cst.Try, cst.Else, cst.Finally, cst.ExceptHandler):
            stack += [getattr(top, name, None) for name in ("body", "orelse", "finalbody")]
            stack += getattr(top, "handlers", ())
    return False


def bind_parameters(
    machine: Machine, function: Function, scope: Scope, positional: list[Any], keywords: dict[str, Any], *, open: bool
) -> None:
    """Puts arguments into a function's scope as Python does; what is not known stays Unknown."""
    parameters = function.parameters
    given = list(positional)
    left = dict(keywords)
    for parameter in (*parameters.posonly_params, *parameters.params):
        name = parameter.name.value
        if given:
            scope.names[name] = given.pop(0)
        else:
            scope.names[name] = _keyword(function, name, left, open=open)
    for parameter in parameters.kwonly_params:
        scope.names[parameter.name.value] = _keyword(function, parameter.name.value, left, open=open)
    if isinstance(parameters.star_arg, cst.Param):
        rest = Sequence.of("tuple", given)
        rest.open = open
        scope.names[parameters.star_arg.name.value] = rest
    if parameters.star_kwarg is not None:
        scope.names[parameters.star_kwarg.name.value] = Mapping(left, open=open, birth=machine.path)


def _keyword(function: Function, name: str, left: dict[str, Any], *, open: bool) -> Any:
    default = function.defaults.get(name, ABSENT)
    if name in left:
        return each(left.pop(name), lambda leaf: default if leaf is ABSENT else leaf)
    if open:
        return Unknown(f"parameter `{name}`")
    return Unknown(f"parameter `{name}` without an argument") if default is ABSENT else default
