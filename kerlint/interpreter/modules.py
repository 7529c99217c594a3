"""Other files of the project that a document imports: found by their path, read, and run where their names are used.

A project module is run at most once for each document, in a scope of its own, and only when something that it defines
is really read. Trees are kept for the whole run in :class:`Modules`, so a helper that fifty scripts import is parsed
once. What is installed is never looked at: only files beside the document or above it.
"""

from __future__ import annotations

import os
import sys
from functools import lru_cache
from typing import Any

import libcst as cst

from kerlint.document.document import Document
from kerlint.document.reading import File, read_program
from kerlint.document.syntax import bodies_of
from kerlint.facts.values import Origin, Unknown
from kerlint.interpreter.folders import Folders
from kerlint.interpreter.machine import Machine, Scope
from kerlint.interpreter.requirements import Requirements
from kerlint.interpreter.unread import Unread
from kerlint.interpreter.values import ABSENT, Deferred, Module

MAX_MODULES = 8
"""Project modules that one document pulls in; what lies behind further imports is Unknown."""

MAX_LEVELS = 6
"""Folders above the document that may be the root of its project."""

KEPT = 500_000
"""Characters of programs whose trees are kept at a time, some thirty bytes for each. More only makes memory cold."""

ELSEWHERE = frozenset(sys.stdlib_module_names) | frozenset(
    "keras tensorflow tf_keras numpy pandas sklearn matplotlib scipy torch jax seaborn PIL cv2 tqdm absl".split()
)
"""Roots that are not looked for beside the document."""


class Modules:
    """Parsed files of one run of kerlint, by location: each is parsed once, to be linted and to be imported."""

    def __init__(self) -> None:
        self._trees: dict[str, Document | None] = {}  # the one that was used last stands last
        self._size = 0
        self.look_anew()

    def document(self, file: str) -> Document | None:
        """The parsed document of a file; ``None`` if it can't be read or parsed: that is said where it is linted."""
        if file in self._trees:
            self._trees[file] = self._trees.pop(file)
        else:
            self._put(file, self.anew(file))
        return self._trees[file]

    def parse(self, document: Document) -> None:
        """Gives a document its tree: that of an import before, if it says the same. Raises ParserSyntaxError."""
        known = self._trees.get(document.file)
        if known is not None and known.text == document.text:
            document.tree, document.unread = known.tree, known.unread
        elif document.kind == "script":
            _parse(document)
        else:  # what a notebook defines it runs
            document.tree = cst.parse_module(document.text)

    def keep(self, document: Document) -> None:
        """Remembers the tree of a document that was linted, for those that import it."""
        known = self._trees.get(document.file)
        if known is not None and known.text != document.text:  # it was mended since
            self.forget(document.file)
        if document.kind == "script" and document.tree is not None and document.file not in self._trees:
            kept = Document(_path(document.file), document.file, "script", document.text, python2=document.python2)
            kept.tree, kept.unread = document.tree, document.unread
            self._put(document.file, kept)

    def forget(self, file: str) -> None:
        """Lets the tree of a file go."""
        self._size -= _size(self._trees.pop(file, None))

    def _put(self, file: str, document: Document | None) -> None:
        self._trees[file] = document
        self._size += _size(document)
        while self._size > KEPT and len(self._trees) > 1:
            self.forget(next(iter(self._trees)))

    def program(self, file: File) -> Document | None:
        """The document of a project's file; ``None`` if it can't be read or is no valid Python."""
        return read_program(file)

    def find(self, file: str, module: str) -> str | None:
        """The file of a module that ``file`` imports by this name, dots in front for relative ones."""
        key = (_folder(file), module)
        if key not in self._found:
            self._found[key] = self._searched(file, module)
        found = self._found[key]
        if found != file:
            return found
        return self._searched(file, module)  # a package that imports parts of itself by its name

    def look_anew(self) -> None:
        """Files may have come or gone."""
        self._found: dict[tuple[str, str], str | None] = {}
        self._folders = Folders()
        self.requirements = Requirements(self._folders)

    def _searched(self, file: str, module: str) -> str | None:
        folder = os.path.dirname(file)
        name = module.lstrip(".")
        dots = len(module) - len(name)
        parts = name.split(".") if name else []
        if dots:
            for _ in range(dots - 1):
                folder = os.path.dirname(folder)
            return self._module_in(folder, parts)
        if parts[0] in ELSEWHERE:
            return None
        above: str | None = folder
        for _ in range(MAX_LEVELS):
            if above is None:
                return None
            found = self._module_in(above, parts)
            if found is not None and found != file:
                return found
            if found is not None and found.endswith("__init__.py"):
                return None  # a package that names itself: what it asks for is inside, not further up
            above = self._folders.above(above)
        return None

    def _module_in(self, folder: str, parts: list[str]) -> str | None:
        names = self._folders.names(folder)
        there = not parts or parts[0] in names or f"{parts[0]}.py" in names
        return _module_file(folder, parts) if there else None

    def anew(self, file: str) -> Document | None:
        """The document of a file with a tree of its own; ``None`` if it can't be read or parsed."""
        document = self.program(File(_path(file), file))
        if document is None:
            return None
        try:
            _parse(document)
        except (cst.ParserSyntaxError, RecursionError):
            return None
        return document


_folder = lru_cache(maxsize=64)(os.path.dirname)


def _parse(document: Document) -> None:
    """Parses all but the bodies of functions, if that can be. Raises ParserSyntaxError."""
    try:
        document.unread = Unread(document.text, bodies_of(document.text))
    except cst.ParserSyntaxError:
        document.tree = cst.parse_module(document.text)
    else:
        document.tree = document.unread.tree


def _path(file: str) -> str:
    """The path of an imported file, the same whoever imports it, and however it was named."""
    path = os.path.relpath(file)
    return (file if path.startswith("..") else path).replace(os.sep, "/")


def _size(document: Document | None) -> int:
    return len(document.text) if document is not None else 0


def _module_file(folder: str, parts: list[str]) -> str | None:
    base = os.path.join(folder, *parts)
    for candidate in (f"{base}.py" if parts else "", os.path.join(base, "__init__.py")):
        if candidate and os.path.isfile(candidate) and not os.path.islink(candidate):
            return candidate
    return None


def is_test(machine: Machine) -> bool:
    """Whether a program is tests: somebody calls its functions, although nobody does so in the file."""
    path = str(getattr(machine.main, "path", ""))
    name = path.rpartition("/")[2]
    if name.startswith("test_") or name.endswith("_test.py") or name == "conftest.py":
        return True
    return "pytest" in machine.roots or "unittest" in machine.roots


# --- binding and reading


def imported(machine: Machine, module: str, name: str, origin: Origin) -> Any:
    """What an import of the project binds; ``None`` if the module is not one of the project's files.

    ``name`` is empty for ``import module``.
    """
    if machine.modules is None or module.partition(".")[0] in ELSEWHERE:
        return None
    file = machine.modules.find(machine.document.file, module)
    if file is not None:
        return Deferred(file, name, origin)
    if name:
        joined = f"{module}{name}" if module.endswith(".") else f"{module}.{name}"
        file = machine.modules.find(machine.document.file, joined)
        if file is not None:
            return Deferred(file, "", origin)
    return None


def star(machine: Machine, module: str, origin: Origin) -> bool:
    """``from module import *`` of a project file: binds its public names; ``False`` if it is none."""
    file = machine.modules.find(machine.document.file, module) if machine.modules is not None else None
    found = load(machine, file) if file is not None else None
    if found is None:
        return False
    for name, value in found.scope.names.items():
        if not name.startswith("_"):
            machine.name(machine.scope, name, value)
    return True


def resolve(machine: Machine, deferred: Deferred, seen: int = 0) -> Any:
    """The value behind an imported name; the module is run now if it was not before."""
    module = load(machine, deferred.file)
    if module is None or seen > MAX_MODULES:
        named = deferred.name or os.path.basename(deferred.file)
        return Unknown(f"`{named}` from another file", deferred.origin)
    if not deferred.name:
        return module
    name, *rest = deferred.name.split(".")
    value = member(machine, module, name, deferred.origin, seen)
    for part in rest:
        from kerlint.interpreter import attributes

        value = attributes.read(machine, value, part, deferred.origin or machine.origin(None))
    return value


def member(machine: Machine, module: Module, name: str, origin: Origin | None, seen: int = 0) -> Any:
    """``module.name``: what the module binds, else a module inside it."""
    held = module.scope.names.get(name, ABSENT)
    if type(held) is Deferred:
        return resolve(machine, held, seen + 1)
    if held is not ABSENT:
        return machine.read(held)
    if module.file.endswith("__init__.py"):
        file = _module_file(os.path.dirname(module.file), [name])
        if file is not None:
            inner = load(machine, file)
            if inner is not None:
                return inner
    return Unknown(f"`{name}` of another file", origin)


def load(machine: Machine, file: str) -> Module | None:
    """The module of a file, run; ``None`` if it can't be, or if enough others were already."""
    if file in machine.loaded:
        known: Module | None = machine.loaded[file]
        return known
    # What leads back to the document itself runs it a second time: as another module, with nodes of its own.
    parsed = machine.modules.anew if file == machine.main.file else machine.modules.document
    document = parsed(file) if len(machine.loaded) < MAX_MODULES else None
    if document is None:
        machine.loaded[file] = None
        return None
    module = Module(file, Scope(None, machine.live), document)
    machine.loaded[file] = module
    _run(machine, module)
    return module


def _run(machine: Machine, module: Module) -> None:
    from kerlint.interpreter.machine import OutOfFuel
    from kerlint.interpreter.statements import run_block

    kept = (machine.document, machine.scope, machine.module, machine.path, machine.loops, machine.fuel, machine.active)
    machine.document, machine.scope, machine.module = module.document, module.scope, module.scope
    machine.path, machine.loops, machine.active = machine.live, (), []
    machine.fuel = budget = min(machine.foreign_fuel, machine.fuel)
    try:
        run_block(machine, module.document.tree.body)
    except OutOfFuel:
        machine.limit("fuel")
        module.scope.names.clear()
    spent = budget - max(machine.fuel, 0)
    machine.foreign_fuel -= spent
    machine.document, machine.scope, machine.module, machine.path, machine.loops, machine.fuel, machine.active = kept
    machine.fuel -= spent
