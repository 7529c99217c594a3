"""Turns the sentences of rule files into functions of a scene.

A sentence is a subset of Python's expressions. ``ast`` reads it, every node must be in the table below, every name and
attribute in the vocabulary; what comes out is a tree of closures. No code of a rule file is ever executed.

All answers are three-valued: ``UNKNOWN`` stands beside ``True`` and ``False``, as in Kleene's logic.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable
from typing import Any, NamedTuple

from kerlint.facts.fact import Fact
from kerlint.facts.values import UNKNOWN, Choice, Const, Unknown
from kerlint.rulebook.errors import RuleError
from kerlint.rulebook.kinds import BOOL, Kind, Names, attribute_kind, misfit
from kerlint.rulebook.logic import (
    Compare,
    Each,
    Run,
    all_of,
    among,
    any_of,
    contains,
    count_of,
    equal,
    identical,
    length,
    negated,
    negation,
    ordered,
)
from kerlint.rulebook.words import EVENTS, WORDS
from kerlint.rulebook.worlds import Scene
from kerlint.suggest import did_you_mean

MAX_LENGTH = 4000
"""Characters of a sentence; longer ones are mistakes (and deep nesting takes the parser down)."""


class Expression(NamedTuple):
    """A compiled expression."""

    kind: Kind
    run: Run


class Path(NamedTuple):
    """A name and the attributes read from it: ``head.loss.from_logits``."""

    name: str
    attributes: tuple[str, ...]
    kind: Kind


def sentence(text: str, names: Names) -> Run:
    """Compiles a sentence that is true, false or unknown. Raises RuleError."""
    node = parse(text)
    return condition(node, names)


def expression(text: str, names: Names) -> Expression:
    """Compiles an expression of any kind. Raises RuleError."""
    return _compile(parse(text), names)


def path(text: str, names: Names) -> Path:
    """Reads a path such as ``head.loss.from_logits``. Raises RuleError."""
    node = parse(text)
    kind = _compile(node, names).kind
    found = path_of(node)
    if found is None:
        raise RuleError(f"`{text}` is not a path of names like `fit.x.steps`")
    return Path(*found, kind)


def parse(text: str) -> ast.expr:
    """The one expression that a text is. Raises RuleError."""
    if len(text) > MAX_LENGTH:
        raise RuleError(f"a sentence of {len(text)} characters; at most {MAX_LENGTH} are read")
    try:
        # As an argument it may go over several lines, and can't close the bracket and go on.
        call = ast.parse(f"_({text}\n)", mode="eval").body
    except SyntaxError as error:
        raise RuleError(f"`{text}` can't be read: {error.msg}") from error
    except (RecursionError, MemoryError, ValueError) as error:
        raise RuleError(f"the sentence can't be read: {error}") from error
    if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and len(call.args) == 1 and not call.keywords:
        return call.args[0]
    raise RuleError(f"`{text}` can't be read: it is not one expression")


def _compile(node: ast.expr, names: Names) -> Expression:
    compiler = _COMPILERS.get(type(node))
    if compiler is None:
        raise RuleError(f"`{_source(node)}`: sentences have no {type(node).__name__}")
    return compiler(node, names)


def condition(node: ast.expr, names: Names) -> Run:
    """Compiles what was read of a sentence, or of a part of it that is one. Raises RuleError."""
    kind, run = _compile(node, names)
    if kind.many or kind.name not in ("bool", "object", "Unknown"):
        raise RuleError(f"`{_source(node)}` is {kind}; here must stand what is true or false")
    return run


def _source(node: ast.AST) -> str:
    return ast.unparse(node)


# Values


def _constant(node: ast.Constant, names: Names) -> Expression:
    value = node.value
    if value is not None and type(value) not in (bool, int, float, str):
        raise RuleError(f"`{_source(node)}`: only numbers, texts, True, False and None can be written")
    return Expression(Kind("none" if value is None else type(value).__name__), lambda scene: value)


def _literals(node: ast.Set | ast.Tuple | ast.List, names: Names) -> Expression:
    values = []
    for element in node.elts:
        kind, run = _compile(element, names)
        if not isinstance(element, (ast.Constant, ast.UnaryOp)) or kind.many:
            raise RuleError(f"`{_source(node)}`: only constants can stand in a set")
        values.append(run(_NO_SCENE))
    found = tuple(values)
    return Expression(Kind("tuple"), lambda scene: found)


_NO_SCENE = Scene({}, {}, 0)


def _name(node: ast.Name, names: Names) -> Expression:
    name = node.id
    if name not in names:
        raise RuleError(f"no name `{name}` here{did_you_mean(name, names)}")
    return Expression(names[name], lambda scene: scene.read(scene.names[name]))


def _attribute(node: ast.Attribute, names: Names) -> Expression:
    base, run = _compile(node.value, names)
    kind = attribute_kind(base, node)
    path = path_of(node)
    if path is not None:
        return Expression(kind, _reader(*path))
    name = node.attr

    def read(scene: Scene) -> Any:
        owner = run(scene)
        if isinstance(owner, Fact):
            return scene.read(getattr(owner, name, UNKNOWN))
        return None if owner is None else UNKNOWN

    return Expression(kind, read)


def path_of(node: ast.expr) -> tuple[str, tuple[str, ...]] | None:
    """The name and the attributes of ``head.loss.name``; ``None`` for an attribute of anything else."""
    attributes: list[str] = []
    while isinstance(node, ast.Attribute):
        attributes.insert(0, node.attr)
        node = node.value
    return (node.id, tuple(attributes)) if isinstance(node, ast.Name) else None


_GUARDED = frozenset({Choice, Const, Unknown})
"""Types of values that have to be read in a world; any other is itself in all of them."""


def _reader(root: str, attributes: tuple[str, ...]) -> Run:
    """Reads a path in one go: most of what sentences do."""

    def read(scene: Scene) -> Any:
        value = scene.names[root]
        if type(value) in _GUARDED:
            value = scene.read(value)
        for name in attributes:
            if not isinstance(value, Fact):
                return None if value is None else UNKNOWN
            value = getattr(value, name, UNKNOWN)
            kind = type(value)
            if kind is Const:
                value = value.value
            elif kind in _GUARDED:
                value = scene.read(value)
        return value

    return read


def _subscript(node: ast.Subscript, names: Names) -> Expression:
    base, run = _compile(node.value, names)
    kind, index = _compile(node.slice, names)
    if base != Kind("tuple") or kind.name != "int" or not isinstance(node.slice, (ast.Constant, ast.UnaryOp)):
        raise RuleError(f"`{_source(node)}`: only shapes have axes, like `layer.output_shape[-1]`")
    axis = index(_NO_SCENE)

    def read(scene: Scene) -> Any:
        shape = run(scene)
        if type(shape) is not tuple:
            return None if shape is None else UNKNOWN
        return scene.read(shape[axis]) if -len(shape) <= axis < len(shape) else UNKNOWN

    return Expression(Kind("object"), read)


# Logic


def _bool_op(node: ast.BoolOp, names: Names) -> Expression:
    parts = tuple(condition(part, names) for part in node.values)
    decisive = isinstance(node.op, ast.Or)

    def run(scene: Scene) -> Any:
        answer: Any = not decisive
        for part in parts:
            value = part(scene)
            if value is decisive:
                return decisive
            if value is not True and value is not False:
                answer = UNKNOWN
        return answer

    return Expression(BOOL, run)


def _unary(node: ast.UnaryOp, names: Names) -> Expression:
    if isinstance(node.op, ast.Not):
        run = condition(node.operand, names)
        return Expression(BOOL, lambda scene: negation(run(scene)))
    if isinstance(node.op, ast.USub):
        kind, run = _number(node.operand, names)

        def minus(scene: Scene) -> Any:
            value = run(scene)
            return -value if isinstance(value, (int, float)) else UNKNOWN

        return Expression(kind, minus)
    raise RuleError(f"`{_source(node)}`: sentences have no such sign")


def _if(node: ast.IfExp, names: Names) -> Expression:
    test = condition(node.test, names)
    kind, body = _compile(node.body, names)
    other_kind, other = _compile(node.orelse, names)

    def run(scene: Scene) -> Any:
        truth = test(scene)
        if truth is True:
            return body(scene)
        return other(scene) if truth is False else UNKNOWN

    if kind != other_kind and (kind.many or other_kind.many):
        raise RuleError(f"`{_source(node)}` gives two kinds of things")
    return Expression(kind if kind == other_kind else Kind("object"), run)


# Numbers

_ARITHMETIC: dict[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


def _number(node: ast.expr, names: Names) -> Expression:
    found = _compile(node, names)
    if not found.kind.number:
        raise RuleError(f"`{_source(node)}` is {found.kind}; here must stand a number")
    return found


def _binary(node: ast.BinOp, names: Names) -> Expression:
    compute = _ARITHMETIC.get(type(node.op))
    if compute is None:
        raise RuleError(f"`{_source(node)}`: only + - * / are known")
    left, right = _number(node.left, names).run, _number(node.right, names).run

    def run(scene: Scene) -> Any:
        one, other = left(scene), right(scene)
        if not isinstance(one, (int, float)) or not isinstance(other, (int, float)):
            return UNKNOWN
        try:
            return compute(one, other)
        except (ZeroDivisionError, OverflowError):
            return UNKNOWN

    return Expression(Kind("float"), run)


# Comparisons

_COMPARISONS: dict[type[ast.cmpop], Compare] = {
    ast.Eq: equal,
    ast.NotEq: negated(equal),
    ast.Lt: ordered(operator.lt),
    ast.LtE: ordered(operator.le),
    ast.Gt: ordered(operator.gt),
    ast.GtE: ordered(operator.ge),
    ast.In: contains,
    ast.NotIn: negated(contains),
    ast.Is: lambda scene, left, right: identical(left, right),
    ast.IsNot: lambda scene, left, right: negation(identical(left, right)),
}


def literals_of(op: ast.cmpop, node: ast.expr) -> tuple[Any, ...] | None:
    """What a value is compared with, if that is written out: by far the most comparisons."""
    if isinstance(op, (ast.Eq, ast.NotEq)) and isinstance(node, ast.Constant):
        return (node.value,)
    if isinstance(op, (ast.In, ast.NotIn)) and isinstance(node, ast.Set):
        return tuple(ast.literal_eval(element) for element in node.elts)
    return None


def _compare(node: ast.Compare, names: Names) -> Expression:
    operands = [_compile(operand, names) for operand in (node.left, *node.comparators)]
    kinds = [operand.kind for operand in operands]
    for place, op in enumerate(node.ops):
        problem = misfit(op, kinds[place], kinds[place + 1])
        if problem:
            raise RuleError(f"`{_source(node)}`: {problem}")
    first, second, compare = operands[0].run, operands[1].run, _COMPARISONS[type(node.ops[0])]
    if len(operands) == 2:
        literals = literals_of(node.ops[0], node.comparators[0])
        if literals is not None:
            return Expression(BOOL, among(first, literals, isinstance(node.ops[0], (ast.Eq, ast.In))))
        return Expression(BOOL, lambda scene: compare(scene, first(scene), second(scene)))
    pairs = tuple((operands[i].run, _COMPARISONS[type(op)], operands[i + 1].run) for i, op in enumerate(node.ops))

    def chain(scene: Scene) -> Any:
        answer: Any = True
        for left, comparison, right in pairs:
            value = comparison(scene, left(scene), right(scene))
            if value is False:
                return False
            if value is not True:
                answer = UNKNOWN
        return answer

    return Expression(BOOL, chain)


# Words


def _call(node: ast.Call, names: Names) -> Expression:
    if not isinstance(node.func, ast.Name) or node.keywords:
        raise RuleError(f"`{_source(node)}`: only the words of the language can be called")
    word = node.func.id
    if word in WORDS:
        return _two_facts(node, word, names)
    if word == "len" and len(node.args) == 1:
        return _length(node.args[0], names)
    if word in _QUANTIFIERS and len(node.args) == 1 and isinstance(node.args[0], ast.GeneratorExp):
        return _quantified(word, node.args[0], names)
    if word in _QUANTIFIERS or word == "len":
        raise RuleError(f"`{_source(node)}`: write `{word}({'c' if word == 'len' else 'p for v in c'})`")
    raise RuleError(f"no word `{word}`{did_you_mean(word, [*WORDS, *_QUANTIFIERS, 'len'])}")


def _two_facts(node: ast.Call, word: str, names: Names) -> Expression:
    takes, meaning, _ = WORDS[word]
    if len(node.args) != 2:
        raise RuleError(f"`{_source(node)}`: `{word}` takes two arguments")
    runs = []
    for argument, want in zip(node.args, takes):
        kind, run = _compile(argument, names)
        fits = not kind.many and (
            kind.name == "Fact" or (kind.name in EVENTS if want == "event" else kind.name == want)
        )
        if not fits:
            raise RuleError(
                f"`{_source(argument)}` is {kind}; `{word}` needs {'an event' if want == 'event' else want}"
            )
        runs.append(run)
    left, right = runs
    return Expression(BOOL, lambda scene: meaning(scene, left(scene), right(scene)))


def _length(node: ast.expr, names: Names) -> Expression:
    kind, run = _compile(node, names)
    if not kind.many and kind.name != "tuple":
        raise RuleError(f"`{_source(node)}` is {kind}; `len` needs a collection")

    return Expression(Kind("int"), lambda scene: length(scene, run(scene)))


def _quantified(word: str, node: ast.GeneratorExp, names: Names) -> Expression:
    inner = dict(names)
    loops = []
    for generator in node.generators:
        kind, run = _compile(generator.iter, inner)
        if not isinstance(generator.target, ast.Name) or generator.is_async:
            raise RuleError(f"`{_source(node)}`: only `for name in collection`")
        if not kind.many and kind.name != "tuple":
            raise RuleError(f"`{_source(generator.iter)}` is {kind}; `{word}` goes over collections")
        name = generator.target.id
        if name in inner:
            raise RuleError(f"`{_source(node)}`: the name `{name}` is taken")
        inner[name] = Kind(kind.name if kind.many else "object")
        loops.append(Each(name, run, tuple(condition(test, inner) for test in generator.ifs)))
    predicate = condition(node.elt, inner)
    cases = tuple(loops)
    kind, decide = _QUANTIFIERS[word]
    return Expression(kind, lambda scene: decide(scene, cases, predicate))


_QUANTIFIERS: dict[str, tuple[Kind, Callable[[Scene, tuple[Each, ...], Run], Any]]] = {
    "any": (BOOL, any_of),
    "all": (BOOL, all_of),
    "count": (Kind("int"), count_of),
}

_COMPILERS: dict[type[ast.expr], Callable[[Any, Names], Expression]] = {
    ast.Constant: _constant,
    ast.Set: _literals,
    ast.Tuple: _literals,
    ast.List: _literals,
    ast.Name: _name,
    ast.Attribute: _attribute,
    ast.Subscript: _subscript,
    ast.BoolOp: _bool_op,
    ast.UnaryOp: _unary,
    ast.IfExp: _if,
    ast.BinOp: _binary,
    ast.Compare: _compare,
    ast.Call: _call,
}
