"""What kind of thing an expression gives, and which kinds go together: the static half of ``sentence``."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from typing import NamedTuple

from kerlint.facts.fact import VOCABULARY
from kerlint.rulebook.errors import RuleError
from kerlint.suggest import did_you_mean


class Kind(NamedTuple):
    """What an expression gives: a fact (``Fact``: any of them) or a scalar; ``many``: a collection of such."""

    name: str
    many: bool = False

    @property
    def fact(self) -> bool:
        """Whether it is one fact."""
        return not self.many and (self.name == "Fact" or self.name in VOCABULARY)

    @property
    def number(self) -> bool:
        """Whether it may be a number."""
        return not self.many and self.name in ("int", "float", "bool", "object")

    def __str__(self) -> str:
        if self.many:
            return f"a collection of {self.name}"
        scalars = {"int": "a number", "float": "a number", "bool": "true or false", "str": "a text", "none": "`None`"}
        return scalars.get(self.name, f"a {self.name}")


BOOL = Kind("bool")
Names = Mapping[str, Kind]
"""The names that a sentence can use."""


def attribute_kind(base: Kind, node: ast.Attribute) -> Kind:
    """What reading an attribute of this kind of thing gives. Raises RuleError."""
    name = node.attr
    if not base.fact:
        raise RuleError(_no_attributes(base, ast.unparse(node.value)))
    if base.name != "Fact":
        attribute = VOCABULARY[base.name].attributes.get(name)
        if attribute is not None:
            return Kind(attribute.type, attribute.shape == "many")
    return _of_any_fact(base, node)


def _no_attributes(base: Kind, owner: str) -> str:
    if base.many:
        return f"`{owner}` is a collection: ask `any(… for … in {owner})`"
    return f"`{owner}` is {base}; it has no attributes"


def _of_any_fact(base: Kind, node: ast.Attribute) -> Kind:
    """The attribute of some fact, whichever has it."""
    owner = ast.unparse(node.value)
    facts = list(VOCABULARY.values()) if base.name == "Fact" else [VOCABULARY[base.name]]
    found = [fact.attributes[node.attr] for fact in facts if node.attr in fact.attributes]
    if not found:
        known = [f"{owner}.{word}" for fact in facts for word in fact.attributes]
        raise RuleError(f"no fact `{owner}.{node.attr}`{did_you_mean(f'{owner}.{node.attr}', known)}")
    shapes, types = {attribute.shape for attribute in found}, {attribute.type for attribute in found}
    many = shapes == {"many"}
    if len(types) == 1 and (many or "many" not in shapes):
        return Kind(types.pop(), many)
    return Kind("Fact" if all(type_ in VOCABULARY for type_ in types) else "object", many)


def misfit(op: ast.cmpop, left: Kind, right: Kind) -> str:
    """Why two kinds of things can't be compared like this; empty if they can."""
    if isinstance(op, (ast.In, ast.NotIn)):
        if not (right.many or right.name in ("tuple", "str", "object")):
            return f"`in` needs a collection, not {right}"
        return "a collection is in nothing" if left.many else ""
    if left.many or right.many:
        return "a collection can't be compared; ask `any`, `all`, `count` or `len`"
    if isinstance(op, (ast.Is, ast.IsNot)):
        scalars = {"str", "int", "float", "bool", "tuple"}
        if "none" not in (left.name, right.name) and (left.name in scalars or right.name in scalars):
            return "`is` asks for one object of the program; compare values with `==`"
        return ""
    if "none" in (left.name, right.name):
        return "ask `is None`"
    if left.fact or right.fact:
        return "compare objects with `is`"
    if isinstance(op, (ast.Eq, ast.NotEq)):
        alike = left.number == right.number or "object" in (left.name, right.name)
        return "" if alike else f"{left} is never {right}"
    return "" if left.number and right.number else "only numbers are smaller or larger"
