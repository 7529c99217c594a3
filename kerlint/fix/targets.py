"""Where an edit of a rule goes: from a path such as `head.loss` to the node that the program writes it with."""

from __future__ import annotations

from typing import Any, NamedTuple

import libcst as cst

from kerlint.facts.choices import leaves
from kerlint.facts.fact import Fact
from kerlint.facts.values import Choice, Collection, same
from kerlint.fix.layout import Layout, NoFix
from kerlint.rulebook.sentence import Path
from kerlint.rulebook.worlds import Arms


class Target(NamedTuple):
    """What an edit is about: the fact, the attribute of ``owner`` that was asked for, and the node to edit."""

    owner: Fact
    attribute: str
    node: cst.CSTNode
    fact: Fact | None


def target_of(path: Path, used: dict[str, Any], arms: Arms) -> Target:
    """The node that a path leads to in a world; of a collection the first. Raises NoFix."""
    value: Any = read(used[path.name], arms)
    owner, attribute, raw = value, "", value
    for attribute in path.attributes:
        if not isinstance(value, Fact):
            raise NoFix("nothing is known of it")
        owner, raw = value, getattr(value, attribute)
        value = read(raw, arms)
    if type(value) is Collection and value.items:
        raw = value.items[0].value
        value = read(raw, arms)
    if not isinstance(owner, Fact):
        raise NoFix("nothing is known of it")
    node = node_of(value)
    if node is None and type(owner).__name__ in ("Outdated", "Identifier") and owner.place is not None:
        return Target(owner, attribute, owner.place.node, owner)
    if node is None:
        raise NoFix("it is written nowhere")
    for leaf in leaves(raw):
        if leaf is not value and not same(leaf, value) and node_of(leaf) in (None, node):
            raise NoFix("the value there depends on a condition")
    return Target(owner, attribute, node, value if isinstance(value, Fact) else None)


def read(value: Any, arms: Arms) -> Any:
    """The value in a world. Raises NoFix if the world does not say."""
    while type(value) is Choice:
        arm = arms.get(value.atom)
        if arm is None:
            raise NoFix("it depends on a condition")
        value = value.high if arm else value.low
    return value


def node_of(value: Any) -> Any:
    """The node that a fact or a value was written at; ``None`` if there is none."""
    if isinstance(value, Fact):
        return value.place.node if value.place is not None else None
    origin = getattr(value, "origin", None)
    return origin.node if origin is not None else None


def places(fact: Fact, attribute: str) -> list[Any]:
    """The nodes that a fact, or an attribute of it, is written at."""
    if not attribute:
        return [node_of(fact)]
    return [node_of(leaf) for leaf in leaves(getattr(fact, attribute, None))]


def constructor(layout: Layout, fact: Fact) -> cst.Call | None:
    """The call that makes an object; that of a layer is not the one that applies it."""
    node = node_of(fact)
    if type(fact).__name__ == "Layer":
        named = node_of(leaves(getattr(fact, "name", None))[0])
        node = layout.parent(named) if isinstance(named, cst.Arg) else named or node
    if isinstance(node, cst.Arg):
        node = node.value
    return node if isinstance(node, cst.Call) and layout.parent(node) is not None else None


def sibling(layout: Layout, node: cst.CSTNode, name: str) -> cst.CSTNode:
    """The argument that the same call has under a name, or at a place: `learning_rate|0`. Raises NoFix.

    `validation_data.0` is the first member of the tuple that is given for it.
    """
    name, _, place = name.partition("|")
    name, _, member = name.partition(".")
    call = node if isinstance(node, cst.Call) else layout.parent(node)
    arguments = call.args if isinstance(call, cst.Call) else ()
    found = next((each for each in arguments if each.keyword is not None and each.keyword.value == name), None)
    if found is None and place and len(arguments) > int(place) and not any(each.star for each in arguments):
        found = arguments[int(place)] if arguments[int(place)].keyword is None else None
    if found is None:
        raise NoFix(f"`{name}` is not written")
    if not member:
        return found
    if not isinstance(found.value, cst.Tuple) or len(found.value.elements) <= int(member):
        raise NoFix(f"`{name}` is not written as its parts")
    return found.value.elements[int(member)].value
