"""Which functions that nobody calls can say something to the rules: a search in their text, before they are run.

What a function does with tensors, files or strings makes no facts, and a layer alone, outside of any model, hardly
one. It does if it makes a model, does what is done with models, reads a model that the program has made, names another
function of the program that does, or writes what Keras has changed.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from kerlint.interpreter.definitions import END, Definition, Definitions, Key, chains_of, program_of
from kerlint.interpreter.telling import KERAS, NOTHING, OLD, TELLS, Words
from kerlint.interpreter.values import Function

_ARGUMENT = r"(?:[^()\[\],=]|\((?:[^()]|\([^()]*\))*\)|\[[^\[\]]*\])+,"
_THIRD_OF_COMPILE = re.compile(rf"\.compile\({_ARGUMENT}{_ARGUMENT}\s*(?!\w+\s*=)[^\s)*]")


class Relevant(NamedTuple):
    """The names of functions that have to be run; ``helpers``: functions and classes that others of them call."""

    keys: frozenset[Key]
    helpers: frozenset[str]

    def has(self, function: Function) -> bool:
        """Whether a function has to be run."""
        return (function.owner.name if function.owner is not None else "", function.name) in self.keys

    def waits(self, function: Function) -> bool:
        """Whether others may run a function, and should have done so before its turn comes."""
        return (function.owner or function).name in self.helpers


NONE = Relevant(frozenset(), frozenset())


def relevant(text: str, bound: dict[str, Any]) -> Relevant:
    """The functions of a program that have to be run. ``bound`` are the names of its module when that was run."""
    program = program_of(text)
    words = Words(bound, program)
    chains = chains_of(program)
    shown = words.shown(chains)
    if max(shown.values(), default=NOTHING) < OLD and not words.has_old_argument(chains, shown, [program]):
        return NONE  # as in most files of a library
    definitions = Definitions(program)
    return _among(_to_be_run(definitions, words), definitions)


def outdated(text: str, bound: dict[str, Any]) -> Relevant:
    """As :func:`relevant`, if nothing is asked but what a program writes for another Keras."""
    definitions = Definitions(program_of(text))
    words = Words(bound, definitions.text)
    old = definitions.naming(_writing_old(definitions, words))
    if not old:
        return NONE
    owners = {owner for owner, _ in old if owner}
    run = _to_be_run(definitions, words)
    keys = {key for key in run if key in old or key[0] in owners and definitions.by_key[key].sets_state()}
    return _among(keys, definitions)


def _among(keys: set[Key], definitions: Definitions) -> Relevant:
    names = {owner or name for owner, name in keys}
    if len(names) < 2:
        return Relevant(frozenset(keys), frozenset())
    helpers = {
        name
        for owner, caller in keys
        for chain in definitions.by_key[owner, caller].chains
        if chain[-1] == "(" and (name := chain.partition(".")[0].rstrip(END)) in names and name != (owner or caller)
    }
    return Relevant(frozenset(keys), frozenset(helpers))


def _to_be_run(definitions: Definitions, words: Words) -> set[Key]:
    """The names of what has to be run: what tells, what names that, what is old, what prepares objects that tell."""
    shown = words.shown(definitions.chains)
    if max(shown.values(), default=NOTHING) < OLD and not words.old_arguments(definitions.chains):
        return set()
    levels = {key: _level(one, shown, words) for key, one in definitions.by_key.items()}
    telling = definitions.naming(key for key, level in levels.items() if level == TELLS)
    subjects = {owner for owner, _ in telling} | {name for owner, name in telling if not owner}
    run = set(telling)
    for key, level in levels.items():
        if level == OLD or key[0] and key[0] in subjects and definitions.by_key[key].sets_state():
            run.add(key)
    return run


def _level(definition: Definition, shown: dict[str, int], words: Words) -> int:
    """The most that the words of a function show."""
    chains = definition.chains & shown.keys()
    found = max([shown[chain] for chain in chains], default=NOTHING)
    return OLD if found == KERAS and words.has_old_argument(definition.chains, chains, definition.pieces) else found


def _writing_old(definitions: Definitions, words: Words) -> set[Key]:
    """Functions that write what Keras has changed, or give symbolic tensors to functions that are not for them."""
    chains = definitions.chains
    arguments = words.old_arguments(chains)
    texts = [text for text in arguments if text[-1] != "="]
    found = definitions.with_any(words.old(chains))
    for key, one in definitions.by_key.items():
        given = not arguments.isdisjoint(one.chains) and words.gives_old_keyword(one.chains, one.pieces)
        if given or any(_holds(piece, texts) for piece in one.pieces):
            found.add(key)
    inputs, operations = map(definitions.with_any, words.mixed(chains))
    return found | definitions.naming(inputs) & definitions.naming(operations)


def _holds(piece: str, texts: list[str]) -> bool:
    """Whether one of these texts is written there, or metrics at the third place of ``compile``."""
    quoted = (f"{quote}{text}{quote}" for text in texts for quote in "\"'")
    return _THIRD_OF_COMPILE.search(piece) is not None or any(text in piece for text in quoted)
