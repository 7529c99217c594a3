"""Which functions that nobody calls can say something to the rules: a search in their text, before they are run.

What a function does with tensors, files or strings makes no facts, and a layer alone, outside of any model, hardly
one. It does if it makes a model, does what is done with models, reads a model that the program has made, names another
function of the program that does, or writes what Keras has changed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from kerlint.facts.values import leaves
from kerlint.interpreter.libraries.keras.objects import KerasObject, Model
from kerlint.interpreter.values import External, Function, Instance, LibraryObject
from kerlint.keras import changes, names
from kerlint.keras.layers import ADAPTED

_DEFINITION = re.compile(r"^([ \t]*)(?:async[ \t]+def|def|class)[ \t]+(\w+)", re.M)
_CHAIN = re.compile(r"\.?[^\W\d]\w*(?:\.[^\W\d]\w*)*(?:\(|[ \t]*=(?!=))?")
_END = "(= \t"
"""What a chain of names ends in where it is called, or where it is a keyword or target."""

_COMMENT = re.compile(r"^[ \t]*#.*", re.M)
_LONG_STRING = re.compile(r"(\"\"\"|''')[\s\S]*?\1")
_HEAD_END = re.compile(r":[ \t]*(?:#.*)?\n")
_TOP_LEVEL = re.compile(r"^[^\s)\]}]", re.M)
_INNER_IMPORT = re.compile(r"[ \t]+(?:from[ \t]+([\w.]+)[ \t]+)?import[ \t]+(?:\(([^)]*)\)|(.*))")
_SETS_STATE = re.compile(r"\bself\.\w+[ \t]*=(?!=)")

_DONE_WITH_MODELS = frozenset(
    """compile fit fit_generator train_on_batch evaluate evaluate_generator predict predict_generator
    predict_on_batch fit_transform adapt GradientTape load_model save_model save_weights load_weights""".split()
)

_ALONE = frozenset(
    """GradientTape load_model train_test_split register_keras_serializable get_custom_objects CustomObjectScope
    custom_object_scope""".split()
)
"""Functions of libraries that are known by their names alone, wherever they come from."""

_MADE = frozenset(("model", "input", "callback", "optimizer"))

_CONVENTION = {"keras": "keras", "tf_keras": "tf_keras", "tf": "tensorflow", "tensorflow": "tensorflow"}

_OTHERS = ("sklearn", "imblearn")

_NOTHING, _KERAS, _OLD, _TELLS = range(4)
"""What words show: nothing; that Keras is used; something that Keras has changed; that models are made or used."""

_RUN_BY_KERAS = frozenset(("build", "call", "get_config", "from_config"))
"""Methods that are everywhere: that one of them tells says nothing of who names another one."""


def relevant(text: str, bound: dict[str, Any]) -> Callable[[Function], bool]:
    """Whether a function of a program has to be run. ``bound`` are the names of its module when that was run."""
    program = _program_of(text)
    words = _Words(bound, program)
    chains = set(_CHAIN.findall(program))
    shown = {chain: level for chain in chains if (level := words.shows(chain))}
    if max(shown.values(), default=_NOTHING) < _OLD and not words.old_arguments(chains):
        return lambda function: False
    run = _to_be_run(_definitions(program), chains, shown, words)
    return lambda function: (function.owner.name if function.owner is not None else "", function.name) in run


def _to_be_run(
    definitions: dict[tuple[str, str], _Definition], chains: set[str], shown: dict[str, int], words: _Words
) -> set[tuple[str, str]]:
    """The names of what has to be run: what tells, what names that, what is old, what prepares objects that tell."""
    levels = {key: one.level(shown, words) for key, one in definitions.items()}
    telling = {key for key, level in levels.items() if level == _TELLS}
    found = telling
    while found:
        reached = {_reached(*key) for key in found}
        naming = {chain for chain in chains if not reached.isdisjoint(chain.rstrip(_END).split("."))}
        left = definitions.keys() - telling
        found = {key for key in left if not naming.isdisjoint(definitions[key].chains)} if naming else set()
        telling |= found
    subjects = {owner for owner, _ in telling} | {name for owner, name in telling if not owner}
    run = set(telling)
    for key, level in levels.items():
        if level == _OLD or key[0] and key[0] in subjects and definitions[key].sets_state():
            run.add(key)
    return run


def _reached(owner: str, name: str) -> str:
    """The name by which others reach a function or class."""
    if name in _RUN_BY_KERAS:
        return ""
    return owner if name.startswith("__") and name.endswith("__") else name


def _program_of(text: str) -> str:
    """The text without comments and documentation."""
    if text.count('"""') % 2 == text.count("'''") % 2 == 0:
        text = _LONG_STRING.sub("", text)
    return _COMMENT.sub("", text)


class _Definition:
    """A function with all that is inside, or the head of a class."""

    __slots__ = ("pieces", "chains")

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.chains: set[str] = set()

    def level(self, shown: dict[str, int], words: _Words) -> int:
        """The most that its words show."""
        found = max([shown[chain] for chain in self.chains & shown.keys()], default=_NOTHING)
        return _OLD if found == _KERAS and words.has_old_argument(self) else found

    def sets_state(self) -> bool:
        """Whether it sets attributes of its object: what other methods find there."""
        return any(map(_SETS_STATE.search, self.pieces))


def _definitions(text: str) -> dict[tuple[str, str], _Definition]:
    """Functions and classes by their names, methods with their classes'; those of one name together."""
    found: dict[tuple[str, str], _Definition] = {}
    around: list[tuple[int, str, _Definition, bool]] = []
    starts = list(_DEFINITION.finditer(text))
    for match, end in zip(starts, [*(other.start() for other in starts[1:]), len(text)]):
        indent = len(match[1])
        while around and around[-1][0] >= indent:
            around.pop()
        is_class = text.startswith("class", match.end(1))
        owner = around[-1][1] if around and around[-1][3] else ""
        here = found.setdefault((owner, match[2]), _Definition())
        piece = _body(text, match.end(), end, is_class=is_class)
        chains = _CHAIN.findall(piece)
        for one in [here, *(outer for _, _, outer, a_class in around if not a_class)]:
            one.pieces.append(piece)
            one.chains.update(chains)
        around.append((indent, match[2], here, is_class))
    return found


def _body(text: str, start: int, end: int, *, is_class: bool) -> str:
    """What is written between two definitions and belongs to the first: no annotations, no code of the module."""
    head = None if is_class else _HEAD_END.search(text, start, end)
    start = start if head is None else head.end()
    behind = _TOP_LEVEL.search(text, start, end)
    return text[start : end if behind is None else behind.start()]


class _Words:
    """What the chains of names in a text show, by what the module binds and what functions import."""

    def __init__(self, bound: dict[str, Any], text: str) -> None:
        self.bound = bound
        self.inner = _inner_imports(text)
        self.roots = self.bound.keys() | self.inner.keys() | _CONVENTION.keys() | _ALONE

    def shows(self, chain: str) -> int:
        """What one chain shows."""
        root, _, rest = chain.rstrip(_END).partition(".")
        called = chain[-1] == "("
        if root not in self.roots:
            return _of_attributes(rest, called=called) if rest else _NOTHING
        paths = self._paths(root)
        if paths:
            return max([_of_path(f"{path}.{rest}" if rest else path, called=called) for path in paths])
        if any(map(_is_subject, leaves(self.bound.get(root)))) or root in _ALONE:
            return _TELLS
        return _of_attributes(rest, called=called) if rest else _NOTHING

    def _paths(self, root: str) -> list[str]:
        """What a name may stand for in libraries."""
        if root in self.bound:
            return [one.path for one in leaves(self.bound[root]) if type(one) is External]
        path = self.inner.get(root) or _CONVENTION.get(root)
        return [] if path is None else [path]

    def old_arguments(self, chains: set[str]) -> set[str]:
        """Keywords and texts among the words that Keras has changed, for something."""
        keywords, texts = changes.old_keywords(), changes.old_texts()
        return {chain for chain in chains if (chain.rstrip(_END) in keywords if chain[-1] == "=" else chain in texts)}

    def has_old_argument(self, definition: _Definition) -> bool:
        """Whether such an argument is given to something that it has changed for, or such a text to anything."""
        old = self.old_arguments(definition.chains)
        keywords = [chain.rstrip(_END) for chain in old if chain[-1] == "="]
        texts = [rf"[\"']{text}[\"']" for text in old if text[-1] != "="]
        if any(re.search(text, piece) for text in texts for piece in definition.pieces):
            return True
        symbols = map(self._symbol, definition.chains) if keywords else ()
        return any(changes.argument(symbol.path, one) for symbol in symbols if symbol is not None for one in keywords)

    def _symbol(self, chain: str) -> names.Symbol | None:
        root, _, rest = chain.rstrip(_END).partition(".")
        found = [names.canonical(f"{path}.{rest}" if rest else path) for path in self._paths(root)]
        return found[0] if found else None


def _inner_imports(text: str) -> dict[str, str]:
    """What imports inside of functions bind, whichever function it is."""
    found = {}
    place = text.find("import")
    while place >= 0:
        match = _INNER_IMPORT.match(text, text.rfind("\n", 0, place) + 1)
        place = text.find("import", place + 1)
        module, several, one = match.groups("") if match is not None else ("", "", "")
        for part in (several or one.partition("#")[0]).split(","):
            path, _, name = part.strip().partition(" as ")
            if path:
                bound = name.strip() or (path if module else path.partition(".")[0])
                found[bound] = f"{module}.{path}" if module else path if name else path.partition(".")[0]
    return found


def _is_subject(leaf: Any) -> bool:
    """Whether an object of the program is one that rules are about."""
    return isinstance(leaf, (KerasObject, Model, LibraryObject)) or type(leaf) is Instance and leaf.base is not None


def _of_attributes(rest: str, *, called: bool) -> int:
    """What reading and calling attributes of something that is not known shows."""
    parts = rest.split(".")
    if called and parts[-1] in _DONE_WITH_MODELS:
        return _TELLS
    return _OLD if not changes.old_methods().isdisjoint(parts) else _NOTHING


@cache
def _of_path(path: str, *, called: bool) -> int:
    """What a path into a library shows."""
    if path.startswith(_OTHERS) or path.endswith(("GradientTape", "os.environ")):
        return _TELLS
    spelled = names.spelling(f"{path}.")
    if spelled is None:
        return _NOTHING
    found = _of_attributes(spelled[1].rstrip("."), called=called) or _KERAS
    symbol, whole = names.canonical(path), True
    while path and found != _TELLS:
        symbol = names.canonical(path)
        if symbol is not None and _tells(symbol, used=called or not whole):
            return _TELLS
        if changes.name(path) is not None:
            found = _OLD
        path, whole = path.rpartition(".")[0], False
    return found


def _tells(symbol: names.Symbol, *, used: bool) -> bool:
    """Whether a thing of Keras says something; most only where they are ``used``, called or read from."""
    if symbol.kind == "application" or symbol.name in ADAPTED:
        return True
    return used and (symbol.kind in _MADE or symbol.kind == "config" and symbol.name.startswith("set"))
