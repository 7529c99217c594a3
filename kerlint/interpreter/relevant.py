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
_CHAIN = re.compile(r"\.?[^\W\d]\w*(?:\.[^\W\d]\w*)*\(?")
_COMMENT = re.compile(r"^[ \t]*#.*", re.M)
_LONG_STRING = re.compile(r"(\"\"\"|''')[\s\S]*?\1")
_HEAD_END = re.compile(r":[ \t]*(?:#.*)?\n")
_TOP_LEVEL = re.compile(r"^[^\s)\]}]", re.M)
_INNER_IMPORT = re.compile(r"^[ \t]+(?:from[ \t]+([\w.]+)[ \t]+)?import[ \t]+(?:\(([^)]*)\)|(.*))", re.M)
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

_MADE = frozenset(("model", "input", "callback"))

_CONVENTION = {"keras": "keras", "tf_keras": "tf_keras", "tf": "tensorflow", "tensorflow": "tensorflow"}

_OTHERS = ("sklearn", "imblearn")

_NOTHING, _KERAS, _OLD, _TELLS = range(4)
"""What words show: nothing; that Keras is used; something that Keras has changed; that models are made or used."""

_RUN_BY_KERAS = frozenset(("build", "call", "get_config", "from_config"))
"""Methods that are everywhere: that one of them tells says nothing of who names another one."""


def relevant(text: str, bound: dict[str, Any]) -> Callable[[Function], bool]:
    """Whether a function of a program has to be run. ``bound`` are the names of its module when that was run."""
    definitions = _definitions(_program_of(text), _Words(bound, text))
    telling = {key for key, one in definitions.items() if one.level == _TELLS}
    if telling:
        _who_names(telling, definitions)
    subjects = {owner for owner, _ in telling} | {name for owner, name in telling if not owner}
    run = set(telling)
    for key, one in definitions.items():
        of_subject = key[0] and key[0] in subjects and one.level >= _KERAS and one.sets_state()
        if one.level == _OLD or of_subject:
            run.add(key)
    return lambda function: (function.owner.name if function.owner is not None else "", function.name) in run


def _who_names(telling: set[tuple[str, str]], definitions: dict[tuple[str, str], _Definition]) -> None:
    """Adds what names something that tells, and what names that, and so on."""
    left = {key: one.parts() for key, one in definitions.items() if key not in telling}
    found = telling
    while found and left:
        reached = {_reached(*key) for key in found}
        found = {key for key, parts in left.items() if not reached.isdisjoint(parts)}
        telling |= found
        for key in found:
            del left[key]


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


class _Piece:
    """The text from one definition to the next, and what it shows."""

    __slots__ = ("text", "chains", "level")

    def __init__(self, text: str, words: _Words) -> None:
        self.text = text
        self.chains = set(_CHAIN.findall(text))
        self.level = max(map(words.shows, self.chains), default=_NOTHING)
        if self.level == _KERAS and words.old_argument(self):
            self.level = _OLD


class _Definition:
    """A function with all that is inside, or the head of a class."""

    __slots__ = ("pieces", "level")

    def __init__(self) -> None:
        self.pieces: list[_Piece] = []
        self.level = _NOTHING

    def add(self, piece: _Piece) -> None:
        self.pieces.append(piece)
        self.level = max(self.level, piece.level)

    def parts(self) -> set[str]:
        """All names in it."""
        return {part for piece in self.pieces for chain in piece.chains for part in chain.rstrip("(").split(".")}

    def sets_state(self) -> bool:
        """Whether it sets attributes of its object: what other methods find there."""
        return any(_SETS_STATE.search(piece.text) for piece in self.pieces)


def _definitions(text: str, words: _Words) -> dict[tuple[str, str], _Definition]:
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
        start = match.end()
        head = None if is_class else _HEAD_END.search(text, start, end)
        start = start if head is None else head.end()  # annotations say nothing
        behind = _TOP_LEVEL.search(text, start, end)
        piece = _Piece(text[start : end if behind is None else behind.start()], words)
        here.add(piece)
        for _, _, one, a_class in around:
            if not a_class:
                one.add(piece)
        around.append((indent, match[2], here, is_class))
    return found


class _Words:
    """What the chains of names in a text show, by what the module binds and what functions import."""

    def __init__(self, bound: dict[str, Any], text: str) -> None:
        self.bound = bound
        self.inner = _inner_imports(text)
        self.known: dict[str, int] = {}

    def shows(self, chain: str) -> int:
        """What one chain shows; it ends in a bracket where it is called."""
        found = self.known.get(chain)
        if found is None:
            found = self.known[chain] = self._shows(chain)
        return found

    def _shows(self, chain: str) -> int:
        root, _, rest = chain.rstrip("(").partition(".")
        called = chain.endswith("(")
        paths = self._paths(root)
        if paths:
            return max(_of_path(f"{path}.{rest}" if rest else path, called=called) for path in paths)
        if any(map(_is_subject, leaves(self.bound.get(root)))) or root in _ALONE:
            return _TELLS
        return _of_attributes(rest, called=called)

    def _paths(self, root: str) -> list[str]:
        """What a name may stand for in libraries."""
        if root in self.bound:
            return [one.path for one in leaves(self.bound[root]) if type(one) is External]
        path = self.inner.get(root) or _CONVENTION.get(root)
        return [] if path is None else [path]

    def old_argument(self, piece: _Piece) -> bool:
        """Whether an argument is given that has changed, or a text."""
        bare = {chain.rstrip("(") for chain in piece.chains}
        keywords = bare & changes.old_keywords()
        if any(re.search(rf"[\"']{text}[\"']", piece.text) for text in bare & changes.old_texts()):
            return True
        if not keywords:
            return False
        owners = {symbol.path for chain in bare if self.shows(chain) and (symbol := self._symbol(chain)) is not None}
        return any(
            any(changes.argument(owner, keyword) is not None for owner in owners)
            and re.search(rf"\b{keyword}\s*=(?!=)", piece.text)
            for keyword in keywords
        )

    def _symbol(self, chain: str) -> names.Symbol | None:
        root, _, rest = chain.partition(".")
        found = [names.canonical(f"{path}.{rest}" if rest else path) for path in self._paths(root)]
        return found[0] if found else None


def _inner_imports(text: str) -> dict[str, str]:
    """What imports inside of functions bind, whichever function it is."""
    found = {}
    for module, several, one in _INNER_IMPORT.findall(text):
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
    if not rest:
        return _NOTHING
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
