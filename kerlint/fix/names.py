"""How a program calls the names of Keras: spelling them in edits, adding an import, renaming what is imported."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import libcst as cst

from kerlint.fix.arguments import remove
from kerlint.fix.layout import Change, Layout, NoFix, all_names, drop_statement

_WRITTEN = re.compile(r"(?<![\w.'\"])keras\.\w+(?:\.\w+)*")
_OTHERS = {"numpy": ("np", "import numpy as np"), "math": ("math", "import math")}
"""Other modules that edits speak of: the name that they get, and how they are imported."""

_OTHER = re.compile(rf"(?<![\w.'\"])(?P<module>{'|'.join(_OTHERS)})\.\w+(?:\.\w+)*")
_OLD_BACKEND = re.compile(r"[\w.]*\bbackend\(\)\s*==\s*['\"](?:theano|cntk)['\"]")
_ROOTS = ("tensorflow.keras", "tf_keras", "keras")
_IMPORTS = {
    "keras": "import keras",
    "tensorflow.keras": "from tensorflow import keras",
    "tf_keras": "import tf_keras as keras",
}


class Names:
    """The imports at the top level of a program, as far as they are about Keras or what else edits speak of."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.bound: dict[str, str] = {}
        self.root = ""
        self.last: cst.SimpleStatementLine | None = None
        self.end = 0
        for statement in layout.document.tree.body:
            if isinstance(statement, cst.SimpleStatementLine):
                for part in statement.body:
                    self._import(part, statement)

    def _import(self, part: cst.CSTNode, statement: cst.SimpleStatementLine) -> None:
        found = {}
        if isinstance(part, cst.Import):
            for alias in part.names:
                path = dotted(alias.name)
                local = _local(alias)
                found[local if alias.asname else path.partition(".")[0]] = (
                    path if alias.asname else path.partition(".")[0]
                )
        elif isinstance(part, cst.ImportFrom) and part.module and not part.relative and isinstance(part.names, tuple):
            base = dotted(part.module)
            found = {_local(alias): f"{base}.{dotted(alias.name)}" for alias in part.names}
            found = {local: path for local, path in found.items() if path.partition(".")[0] in _PACKAGES}
        for local, path in found.items():
            root = next((root for root in _ROOTS if f"{path}.".startswith(f"{root}.")), "")
            if (root or path == "tensorflow") and len(statement.body) == 1:
                self.last = self.last or statement
                self.end = self.end or self.layout.lines(statement)[1]
            self.root = self.root or root
            if path.partition(".")[0] in _PACKAGES:
                self.bound[local] = path

    def spelled(self, code: str, place: int) -> tuple[str, list[Change]]:
        """Code with its ``keras.…``, ``numpy.…`` as this program calls them, and the imports that this needs."""
        changes: list[Change] = []

        def spell(match: re.Match[str]) -> str:
            found = self.spell(match[0].partition(".")[2])
            if found is None:
                changes[:] = self.added(place)
                return match[0]
            return found

        def spell_other(match: re.Match[str]) -> str:
            found = self._spelled(match[0])
            if found is not None:
                return found
            local, line = _OTHERS[match["module"]]
            changes.extend(self._added_line(local, line, place))
            return local + match[0][len(match["module"]) :]

        return _OTHER.sub(spell_other, _WRITTEN.sub(spell, code)), changes

    def spell(self, rest: str, root: str = "") -> str | None:
        """How the program can write ``keras.<rest>`` without another import, shortest first."""
        return self._spelled(f"{root or self.root or 'tensorflow.keras'}.{rest}")

    def _spelled(self, path: str) -> str | None:
        found = [
            local + path[len(base) :]
            for local, base in self.bound.items()
            if path == base or path.startswith(f"{base}.")
        ]
        return min(found, key=lambda text: (len(text), text), default=None)

    def added(self, place: int) -> list[Change]:
        """The import of ``keras`` behind the first import of Keras. Raises NoFix."""
        return self._added_line("keras", _IMPORTS[self.root] if self.root else "", place)

    def _added_line(self, local: str, line: str, place: int) -> list[Change]:
        if self.last is None or not line or place < self.end:
            raise NoFix("there is no import of Keras at the top to stand beside")
        if local in self.bound or re.search(rf"^\s*{local}\s*=|\bas\s+{local}\b", self.layout.text, re.MULTILINE):
            raise NoFix(f"`{local}` is something else here")
        return [Change(self.end, self.end, f"{line}{self.layout.line_end}")]


_PACKAGES = frozenset({"keras", "tensorflow", "tf_keras", *_OTHERS})


def dotted(node: cst.CSTNode) -> str:
    """The text of a name with its dots."""
    if isinstance(node, cst.Attribute):
        return f"{dotted(node.value)}.{node.attr.value}"
    return node.value if isinstance(node, cst.Name) else ""


def _local(alias: cst.ImportAlias) -> str:
    return dotted(alias.asname.name) if alias.asname else dotted(alias.name)


def absolute(path: str) -> str:
    """A path with the name of the package that is imported."""
    return f"tensorflow.{path[3:]}" if path.startswith("tf.keras") else path


def rename_path(layout: Layout, names: Names, node: cst.BaseExpression, path: str) -> list[Change]:
    """Another path for a name that is read: ``keras.layers.core.Dense`` to ``keras.layers.Dense``."""
    full = absolute(path)
    root = next(root for root in _ROOTS if f"{full}.".startswith(f"{root}."))
    start, end = layout.span(node)
    spelled = names.spell(full[len(root) + 1 :], root)
    if spelled is not None:
        return [Change(start, end, spelled)]
    if root != names.root:
        if root != "keras" or names.last is None or start < names.end or "keras" in names.bound:
            raise NoFix(f"`{path}` can't be reached from the imports here")
        names.root = names.root or root
        return [Change(names.end, names.end, f"import keras{layout.line_end}"), Change(start, end, path)]
    return [*names.added(start), Change(start, end, f"keras.{full[len(root) + 1 :]}")]


def rename_import(layout: Layout, alias: cst.ImportAlias, path: str, others: Mapping[cst.CSTNode, str]) -> list[Change]:
    """Imports a name from its present place, under the name that the program uses.

    ``others`` are the new paths of all imported names that have one: those of one statement move together.
    """
    statement = layout.parent(alias)
    full = absolute(path)
    module, _, name = full.rpartition(".")
    if isinstance(statement, cst.Import):
        if alias.asname is None:
            raise NoFix("the program reaches it by the whole path")
        start, end = layout.span(alias.name)
        return [Change(start, end, full)]
    if not isinstance(statement, cst.ImportFrom) or statement.module is None or not isinstance(statement.names, tuple):
        raise NoFix("it is imported with others")
    local = _local(alias)
    new = name if name == local else f"{name} as {local}"
    if dotted(statement.module) == module:
        start, end = layout.span(alias)
        return [Change(start, end, new)]
    paths = [absolute(others.get(other, "")) for other in statement.names]
    if all(other.rpartition(".")[0] == module for other in paths):
        start, end = layout.span(statement.module)
        changes = [Change(start, end, module)]
        for other, target in zip(statement.names, paths):
            kept = target.rpartition(".")[2]
            text = kept if kept == _local(other) else f"{kept} as {_local(other)}"
            if text != layout.source(other):
                changes.append(Change(*layout.span(other), text))
        return changes
    return _moved_alone(layout, statement, alias, f"from {module} import {new}")


def _moved_alone(layout: Layout, statement: cst.ImportFrom, alias: cst.ImportAlias, line: str) -> list[Change]:
    whole = layout.statement(statement)
    start, end = layout.lines(whole)
    indent = layout.text[start : layout.span(whole.body[0])[0]]
    if indent.strip():
        raise NoFix("the import does not begin its line")
    assert isinstance(statement.names, tuple)
    closing = layout.span(statement)[1]
    if statement.rpar is not None:
        closing = layout.text.rindex(")", 0, closing)
    changes = remove(layout, statement.names, _place(statement.names, alias), closing)
    return [*changes, Change(start, start, f"{indent}{line}{layout.line_end}")]


def drop_import(layout: Layout, alias: cst.ImportAlias) -> list[Change]:
    """Takes the import of a name out that nothing needs, or only code for Theano and CNTK, which Keras has left."""
    statement = layout.parent(alias)
    if not isinstance(statement, cst.ImportFrom) or not isinstance(statement.names, tuple):
        raise NoFix("it is imported with others")
    local = _local(alias)
    uses = [each for each in all_names(layout.document.tree) if each.value == local]
    uses = [each for each in uses if not isinstance(layout.parent(each), (cst.ImportAlias, cst.AsName))]
    if not all(_is_left(layout, each) for each in uses):
        raise NoFix("the program needs it")
    if len(statement.names) > 1:
        closing = layout.span(statement)[1]
        if statement.rpar is not None:
            closing = layout.text.rindex(")", 0, closing)
        return remove(layout, statement.names, _place(statement.names, alias), closing)
    return drop_statement(layout, statement)


def _is_left(layout: Layout, name: cst.CSTNode) -> bool:
    """Whether code runs under a backend only that no Keras has any more: `if K.backend() == 'theano':`."""
    child, above = name, layout.parent(name)
    while above is not None:
        if isinstance(above, cst.If) and above.body is child and _OLD_BACKEND.fullmatch(layout.source(above.test)):
            return True
        child, above = above, layout.parent(above)
    return False


def _place(names: Sequence[cst.ImportAlias], alias: cst.ImportAlias) -> int:
    return next(at for at, other in enumerate(names) if other is alias)
