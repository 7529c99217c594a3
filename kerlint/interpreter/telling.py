"""What the words of a text show before it is run: that models are made or used, that Keras has changed something."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from kerlint.facts.choices import leaves
from kerlint.interpreter.definitions import END
from kerlint.interpreter.libraries.keras.objects import KerasObject, Model
from kerlint.interpreter.machine import HOLD_NOTHING
from kerlint.interpreter.values import External, Instance, LibraryObject
from kerlint.keras import changes, names
from kerlint.keras.layers import ADAPTED

_INNER_IMPORT = re.compile(r"[ \t]+(?:from[ \t]+([\w.]+)[ \t]+)?import[ \t]+(?:\(([^)]*)\)|(.*))")

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

_KNOWN = ("keras", "tensorflow", "tf_keras", "os", *_OTHERS)
"""How paths begin that can show anything."""

_OF_FILES = frozenset("save save_model save_weights load_model load_weights ModelCheckpoint".split())

_OPERATION = re.compile(
    r"(?:tensorflow|numpy)\.(?!(?:(?:array|asarray|ones|zeros|empty|full|arange|linspace|eye|constant|float|int|function|"
    r"GradientTape|Variable)\w*$|(?:random|testing|test|config|data|compat|version)\b))"
)
"""Functions of TensorFlow and numpy, but for those that make arrays or take none."""

NOTHING, KERAS, OLD, TELLS = range(4)
"""What words show: nothing; that Keras is used; something that Keras has changed; that models are made or used."""


class Words:
    """What the chains of names in a text show, by what the module binds and what functions import."""

    def __init__(self, bound: dict[str, Any], text: str) -> None:
        self.text = text
        self.paths = {name: [path] for name, path in (_CONVENTION | _inner_imports(text)).items()}
        self.subjects = set(_ALONE)
        for name, value in bound.items():
            if type(value) in HOLD_NOTHING:
                self.paths[name] = [value.path] if type(value) is External else []
                continue
            self.paths[name] = [one.path for one in leaves(value) if type(one) is External]
            if any(map(_is_subject, leaves(value))):
                self.subjects.add(name)
        known = [name for name, paths in self.paths.items() for path in paths if path.startswith(_KNOWN)]
        self.roots = self.subjects.union(known)

    def shown(self, chains: Iterable[str]) -> dict[str, int]:
        """What each chain shows that shows anything."""
        candidates = self._candidates(chains, _telling_attributes())
        return {chain: level for chain in candidates if (level := self._shows(chain))}

    def _candidates(self, chains: Iterable[str], attributes: re.Pattern[str]) -> list[str]:
        """Chains that begin with what can show something, or have one of these attributes."""
        roots = self.roots
        found = [one for one in chains if one.partition(".")[0].rstrip(END) in roots]
        return [*found, *filter(attributes.search, chains)] if attributes.search(self.text) else found

    def _shows(self, chain: str) -> int:
        root, _, rest = chain.rstrip(END).partition(".")
        called = chain[-1] == "("
        paths = self.paths.get(root)
        if paths:
            return max([_of_path(f"{path}.{rest}" if rest else path, called=called) for path in paths])
        if root in self.subjects:
            return TELLS
        return _of_attributes(rest, called=called) if rest else NOTHING

    def old_arguments(self, chains: set[str]) -> set[str]:
        """Keywords and texts among the words that Keras has changed, for something."""
        keywords, texts = changes.old_keywords(), changes.old_texts()
        found = chains & texts
        return found.union(one for one in chains if one[-1] == "=" and one.rstrip(END) in keywords)

    def has_old_argument(self, chains: set[str], shown: Iterable[str], pieces: list[str]) -> bool:
        """Whether one is given to what it has changed for, one of those that show anything, or a text to anything."""
        old = self.old_arguments(chains)
        keywords = [chain.rstrip(END) for chain in old if chain[-1] == "="]
        texts = [rf"[\"']{text}[\"']" for text in old if text[-1] != "="]
        if any(re.search(text, piece) for text in texts for piece in pieces):
            return True
        symbols = map(self._symbol, shown) if keywords else ()
        return any(changes.argument(symbol.path, one) for symbol in symbols if symbol is not None for one in keywords)

    def gives_old_keyword(self, chains: set[str], pieces: list[str]) -> bool:
        """Whether a keyword that Keras has changed is given to what it has changed for, or may be."""
        keywords = {one.rstrip(END) for one in self.old_arguments(chains) if one[-1] == "="}
        return any(
            self._may_take(callee, keyword)
            for keyword in keywords
            for piece in pieces
            for match in re.finditer(rf"\b{keyword}[ \t]*=(?!=)", piece)
            if (callee := _callee(piece, match.start())) is not None
        )

    def _may_take(self, callee: str, keyword: str) -> bool:
        """Whether a keyword that Keras has changed has changed for what is called so: for what is unknown it may."""
        symbol = self._symbol(callee)
        if symbol is not None:
            return changes.argument(symbol.path, keyword) is not None
        root, dot, _ = callee.partition(".")
        return not dot and not self.paths.get(root) or changes.takes(callee.rpartition(".")[2], keyword)

    def old(self, chains: set[str]) -> set[str]:
        """Those that stand for what Keras has changed, or name files, which it looks at."""
        attributes = _old_attributes()
        found = filter(attributes.search, chains) if attributes.search(self.text) else ()
        of_files = chains & {f"{name}(" for name in _OF_FILES}
        return {*found, *of_files, *filter(self._is_old, self._candidates(chains, attributes))}

    def _is_old(self, chain: str) -> bool:
        root, _, rest = chain.rstrip(END).partition(".")
        for path in self.paths.get(root, ()):
            whole = f"{path}.{rest}" if rest else path
            while whole:
                if changes.name(whole) is not None:
                    return True
                whole = whole.rpartition(".")[0]
        return False

    def mixed(self, chains: Iterable[str]) -> tuple[set[str], set[str]]:
        """What makes symbolic tensors, and what calls functions of others, which are not meant for them."""
        inputs = set(filter(self._makes_symbols, chains)) if "Input" in self.text else set[str]()
        return inputs, set(filter(self._operates, chains)) if inputs else set()

    def _makes_symbols(self, chain: str) -> bool:
        symbol = self._symbol(chain) if chain.rstrip(END).endswith("Input") else None
        return symbol is not None and symbol.kind == "input"

    def _operates(self, chain: str) -> bool:
        root, _, rest = chain.rstrip(END).partition(".")
        paths = self.paths.get(root, ()) if chain[-1] == "(" else ()
        wholes = [f"{path}.{rest}" if rest else path for path in paths]
        return any(map(_OPERATION.match, wholes)) and all(names.spelling(whole) is None for whole in wholes)

    def _symbol(self, chain: str) -> names.Symbol | None:
        root, _, rest = chain.rstrip(END).partition(".")
        found = [names.canonical(f"{path}.{rest}" if rest else path) for path in self.paths.get(root, ())]
        return found[0] if found else None


@cache
def _telling_attributes() -> re.Pattern[str]:
    """Attributes that can show something by their names alone."""
    return re.compile(rf"\.(?:{'|'.join(sorted(_DONE_WITH_MODELS | changes.old_methods()))})\b")


@cache
def _old_attributes() -> re.Pattern[str]:
    """Methods that Keras has changed, or that take names of files."""
    return re.compile(rf"\.(?:{'|'.join(sorted(changes.old_methods() | _OF_FILES))})\b")


def _callee(text: str, place: int) -> str | None:
    """The name of what is called with the argument at a place, as it is written; ``None`` if it is no argument."""
    depth, at = 0, place
    while at and depth >= 0:
        at -= 1
        depth += (text[at] in ")]}") - (text[at] in "([{")
    if text[at : at + 1] != "(" or depth >= 0:
        return None
    start = at
    while start and (text[start - 1].isalnum() or text[start - 1] in "._"):
        start -= 1
    return text[start:at]


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
        return TELLS
    return OLD if not changes.old_methods().isdisjoint(parts) else NOTHING


@cache
def _of_path(path: str, *, called: bool) -> int:
    """What a path into a library shows."""
    if path.startswith(_OTHERS) or path.endswith(("GradientTape", "os.environ")):
        return TELLS
    spelled = names.spelling(f"{path}.")
    if spelled is None:
        return NOTHING
    found = _of_attributes(spelled[1].rstrip("."), called=called) or KERAS
    whole = True
    while path and found != TELLS:
        if _may_tell(path) and _tells(path, used=called or not whole):
            return TELLS
        if changes.name(path) is not None:
            found = OLD
        path, whole = path.rpartition(".")[0], False
    return found


def _may_tell(path: str) -> bool:
    """Whether it is spelled like a class, or like a function that sets something: all that tells is."""
    last = path.rpartition(".")[2]
    return last[:1].isupper() or last.startswith("set")


def _tells(path: str, *, used: bool) -> bool:
    """Whether a thing of Keras says something; most only where they are ``used``, called or read from."""
    symbol = names.canonical(path)
    if symbol is None:
        return False
    if symbol.kind == "application" or symbol.name in ADAPTED:
        return True
    return used and (symbol.kind in _MADE or symbol.kind == "config" and symbol.name.startswith("set"))
