"""Rules and facts written by hand, for tests of the rule book."""

import itertools

from kerlint.facts.fact import link
from kerlint.facts.values import Atom, Choice, Collection, Const, Item, Origin
from kerlint.facts.vocabulary import Compile, Data, Fit, Head, Loss, Metric, Model, Program
from kerlint.rulebook.book import RuleBook
from kerlint.rulebook.judge import judge
from kerlint.rulebook.load import rule_of

DEFAULTS = {"name": "a-rule", "summary": "a rule", "severity": "warning", "message": "it fires", "why": "because"}


def rule(code="KER101", **keys):
    """A rule of these keys; texts are written as TOML texts, everything else as it is."""
    written = {**DEFAULTS, "code": code, **keys}
    tables = written.pop("tables", "")
    text = "\n".join(f"{key} = {toml(value)}" for key, value in written.items())
    return rule_of(f"{text}\n{tables}", f"{code}.toml")


def toml(value):
    if isinstance(value, str):
        return "'''" + value + "'''"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {toml(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    return str(value).lower()


def origin(line):
    """The place of something written in this line of an imaginary document."""
    return Origin("document", line)


_ORDER = itertools.count()


def atom(text="flag", **known):
    """A new condition; conditions are ranked in the order of their making."""
    return Atom(next(_ORDER), text, **known)


def const(value, line=None, definition=None):
    return Const(value, origin(line) if line else None, origin(definition) if definition else None)


def head(line=1, model=None, **known):
    known.setdefault("units", 1)
    return Head(place=origin(line), model=model, **known)


def program(*heads, **known):
    """A program of one model with these heads."""
    model = known.pop("model", None) or Model(place=origin(100))
    link(model, heads=Collection.of(*heads))
    for one in heads:
        if one.model is None:
            link(one, model=model)
    return Program(models=Collection.of(model), **known)


def fired(program, *rules, **settings):
    """The verdicts of rules on a program. Fails on an error inside a rule."""
    verdicts = judge(program, RuleBook(rules), **settings)
    if verdicts.failures:
        raise verdicts.failures[0].error
    return verdicts


__all__ = [
    "Choice",
    "Collection",
    "Compile",
    "Data",
    "Fit",
    "Head",
    "Item",
    "Loss",
    "Metric",
    "Model",
    "Program",
    "RuleBook",
    "atom",
    "const",
    "fired",
    "head",
    "link",
    "origin",
    "program",
    "rule",
]
