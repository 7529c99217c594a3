"""Makes one edit of a rule: each kind of ``edit`` is a function from what is asked to changes of the text."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from typing import NamedTuple

import libcst as cst

from kerlint.facts.choices import leaves
from kerlint.facts.fact import Fact
from kerlint.facts.values import Collection
from kerlint.fix import arguments, calls, layers, names, parts, uses
from kerlint.fix.layout import Change, Layout, NoFix
from kerlint.fix.targets import Target, constructor, node_of, sibling
from kerlint.rulebook.rule import Fix

_SPELLINGS = {
    "units": {"units", "filters", "output_dim", "nb_filter"},
    "activation": {"activation"},
    "own_activation": {"activation"},
    "learning_rate": {"learning_rate", "lr"},
    "batch_size": {"batch_size"},
}
"""Parameters that hold an attribute, where they are called otherwise."""

_SPELLED = frozenset({"set", "add", "replace", "insert", "wrap"})
"""Edits whose new text may speak of names that have to be imported."""


class Asked(NamedTuple):
    """An edit that is asked for: ``to`` and ``code`` are filled in and spelled as the program spells names."""

    layout: Layout
    names: names.Names
    table: Fix
    target: Target
    to: str
    code: str
    goal: Target | None
    moved: Mapping[cst.CSTNode, str]
    """The present paths of all imported names that have a new one."""


def changes(asked: Asked) -> list[Change]:
    """The changes of an edit, and the imports that it needs. Raises NoFix."""
    layout, table = asked.layout, asked.table
    if layout.parent(asked.target.node) is None:
        raise NoFix("it is written in another file")
    if table.edit not in _SPELLED:
        return _EDITS[table.edit](asked)
    place = layout.span(asked.target.node)[0]
    to, first = asked.names.spelled(asked.to, place)
    code, second = asked.names.spelled(asked.code, place)
    return [*first, *second, *_EDITS[table.edit](asked._replace(to=to, code=code))]


def _set(asked: Asked) -> list[Change]:
    target, node = asked.target, asked.target.node
    if target.fact is None and isinstance(node, cst.Call):
        return _set_unwritten(asked, node)
    if target.fact is None and isinstance(node, cst.Arg) and type(target.owner).__name__ != "Outdated":
        _must_be_of(asked, node)
    return arguments.replace(asked.layout, node, asked.to)


def _set_unwritten(asked: Asked, node: cst.Call) -> list[Change]:
    """A default becomes an argument; what a layer of its own applies, another such layer."""
    from kerlint.keras.layers import ACTIVATION_LAYERS

    layout = asked.layout
    attribute = "activation" if asked.target.attribute == "own_activation" else asked.target.attribute
    if names.dotted(node.func).rpartition(".")[2] not in ACTIVATION_LAYERS:
        return arguments.add(layout, node, attribute, asked.to)
    if attribute != "activation":
        raise NoFix("it is written nowhere")
    spelled, imports = asked.names.spelled(f"keras.layers.Activation({asked.to})", layout.span(node)[0])
    return [*imports, *arguments.replace(layout, node, spelled)]


def _must_be_of(asked: Asked, node: cst.Arg) -> None:
    """Raises NoFix if an argument does not hold the attribute itself: the rate of the optimizer `'adam'`."""
    target, attribute = asked.target, asked.target.attribute
    if node.keyword is not None:
        if node.keyword.value not in _SPELLINGS.get(attribute, {attribute}):
            raise NoFix(f"`{node.keyword.value}` is not the argument that says it")
        return
    call = asked.layout.parent(node)
    owners = [target.owner, *(leaf for leaf in leaves(getattr(target.owner, "layer", None)))]
    if not any(isinstance(owner, Fact) and constructor(asked.layout, owner) is call for owner in owners):
        called = names.dotted(call.func) if isinstance(call, cst.Call) else ""
        if called.rpartition(".")[2] != "Activation":
            raise NoFix("it is not an argument of its own")


def _add(asked: Asked) -> list[Change]:
    fact, argument = asked.target.fact, asked.table.argument
    if fact is None:
        raise NoFix("nothing is called there")
    given = getattr(fact, "given", None)
    if isinstance(given, Collection) and any(item.value == argument for item in given.items):
        raise NoFix(f"`{argument}` is given already")
    call = constructor(asked.layout, fact)
    if call is None:
        raise NoFix("the call is not written here")
    return arguments.add(asked.layout, call, argument, asked.to)


def _remove(asked: Asked) -> list[Change]:
    node = asked.target.node
    if not isinstance(node, cst.Arg):
        raise NoFix("it is no argument")
    if asked.target.fact is None:
        _must_be_of(asked, node)
    return arguments.remove_argument(asked.layout, node)


def _rename(asked: Asked) -> list[Change]:
    layout, node, to = asked.layout, asked.target.node, asked.to
    form = getattr(asked.target.fact, "form", "")
    if isinstance(node, cst.Arg):
        return arguments.rename(layout, node, to)
    if isinstance(node, cst.ImportAlias):
        return names.rename_import(layout, node, to, asked.moved)
    if form == "call" and isinstance(node, cst.Call):
        if isinstance(node.func, cst.Name):
            raise NoFix("the name is imported: its import must change")
        return names.rename_path(layout, asked.names, node.func, to)
    if form == "name" and isinstance(node, (cst.Attribute, cst.Name)):
        return names.rename_path(layout, asked.names, node, to)
    called = node.func if isinstance(node, cst.Call) else node
    if not isinstance(called, cst.Attribute):
        raise NoFix("it has another name here")
    return [Change(*layout.span(called.attr), to)]


def _replace(asked: Asked) -> list[Change]:
    return arguments.replace(asked.layout, asked.target.node, asked.to)


def _rewrite(asked: Asked) -> list[Change]:
    """A call in its present form, with the arguments that it has."""
    layout = asked.layout
    call = calls.call_of(layout, asked.target.node)
    form, values = calls.form_for(call, asked.to)
    form, imports = asked.names.spelled(form, layout.span(call)[0])
    return [*imports, *arguments.replace(layout, call, calls.filled(layout, form, values))]


def _insert(asked: Asked) -> list[Change]:
    layout, node, before = asked.layout, asked.target.node, asked.table.place == "before"
    if type(asked.target.fact).__name__ == "Outdated":
        return layers.insert_input(layout, node, asked.code)
    is_layer = type(asked.target.fact).__name__ == "Layer" and _is_expression(asked.code)
    code = asked.code.replace("{sizes}", _sizes(asked.target.fact)) if "{sizes}" in asked.code else asked.code
    return layers.insert(layout, node, code, before=before, layer=is_layer)


def _sizes(layer: Fact | None) -> str:
    """The sizes of what a layer gets, without the batch: `28, 28`. Raises NoFix."""
    found = list(leaves(getattr(layer, "input_shape", None)))
    sizes = getattr(found[0], "value", found[0]) if len(found) == 1 else ()
    if type(sizes) is not tuple or not sizes[1:] or not all(type(size) is int for size in sizes[1:]):
        raise NoFix("the sizes are not known")
    return ", ".join(map(str, sizes[1:]))


def _delete(asked: Asked) -> list[Change]:
    if isinstance(asked.target.node, cst.ImportAlias):
        return names.drop_import(asked.layout, asked.target.node)
    is_layer = type(asked.target.fact).__name__ == "Layer"
    return layers.delete(asked.layout, asked.target.node, layer=is_layer)


def _wrap(asked: Asked) -> list[Change]:
    layout, node = asked.layout, asked.target.node
    inner = sibling(layout, node, asked.table.argument) if asked.table.argument else node
    return layers.wrap(layout, inner, asked.code.replace("{old}", layout.source(arguments.value_of(node))))


def _inline(asked: Asked) -> list[Change]:
    node, argument = asked.target.node, asked.table.argument
    return uses.inline(asked.layout, sibling(asked.layout, node, argument) if argument else node)


def _move(asked: Asked) -> list[Change]:
    return layers.move(asked.layout, asked.target.node, _goal(asked).node, before=asked.table.place == "before")


def _repeat(asked: Asked) -> list[Change]:
    return uses.repeat(asked.layout, asked.target.node, _goal(asked).node)


def _apply(asked: Asked) -> list[Change]:
    """What the estimator of a step has learnt, applied to an argument."""
    goal = _goal(asked)
    learnt = node_of(leaves(getattr(goal.fact, "estimator", None))[0])
    if learnt is None:
        raise NoFix("nothing was learnt there")
    return parts.applied(asked.layout, sibling(asked.layout, asked.target.node, asked.table.argument), learnt)


def _unpack(asked: Asked) -> list[Change]:
    return uses.unpack(asked.layout, asked.target.node, int(asked.to))


def _goal(asked: Asked) -> Target:
    if asked.goal is None:
        raise NoFix("the other place is not known")
    return asked.goal


def _is_expression(code: str) -> bool:
    """Whether code is an expression, not a statement that sets a name."""
    try:
        return isinstance(ast.parse(code.replace("{", "_").replace("}", "_")).body[0], ast.Expr)
    except SyntaxError:
        return True


_EDITS: dict[str, Callable[[Asked], list[Change]]] = {
    "set": _set,
    "add": _add,
    "remove": _remove,
    "rename": _rename,
    "replace": _replace,
    "rewrite": _rewrite,
    "insert": _insert,
    "delete": _delete,
    "wrap": _wrap,
    "inline": _inline,
    "move": _move,
    "repeat": _repeat,
    "apply": _apply,
    "unpack": _unpack,
    "refit": lambda asked: parts.refit(asked.layout, asked.target.node, _goal(asked).node),
    "swap": lambda asked: uses.swap(asked.layout, asked.target.node, asked.to),
    "unwrap": lambda asked: uses.unwrap(asked.layout, asked.target.node, asked.to),
    "operator": lambda asked: uses.operator(asked.layout, asked.target.node, asked.to),
    "assign": lambda asked: uses.assign(asked.layout, asked.target.node, asked.to),
}
"""What each kind of edit does. Their names and what each needs are in ``rulebook/load.py``."""
