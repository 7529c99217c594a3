"""From a finding to the programs that are run: their sources, and the training that each is run up to.

The repaired program is the edited source, run from its beginning: an edit of data or of the program's own code counts
as much as one of a layer, and there is no second way to change a model.
"""

from __future__ import annotations

import ast
import os
from typing import Any

from kerlint.confirm.blueprint import NotKnown
from kerlint.confirm.blueprint import Path as Taken
from kerlint.confirm.hints import members
from kerlint.confirm.plan import CHECKPOINTS, PATIENT, SEEDS, Studied, compile_at, compile_of
from kerlint.document.document import Document
from kerlint.document.reading import File
from kerlint.facts.fact import Fact
from kerlint.facts.vocabulary import Fit
from kerlint.interpreter.positions import locate
from kerlint.rulebook.judge import Verdict

LIBRARIES = frozenset({"numpy", "pandas", "sklearn", "scipy", "matplotlib", "PIL", "seaborn"})
"""Libraries of which what a program imports is imported once for all its runs."""


def run_of(verdict: Verdict, file: File, studied: Studied, before: Studied, after: Studied | None) -> dict[str, Any]:
    """The experiment on the program itself that can confirm a verdict. Raises NotKnown."""
    confirm = verdict.rule.confirm
    if confirm is None or confirm.kind in ("none", "semantics"):
        raise NotKnown("there is nothing to train: the code itself is the proof")
    if after is None and confirm.kind == "differential":
        raise NotKnown("the rule offers no repair that can be applied here")
    place, training = _place(verdict, studied)
    text = before.document.text
    return {
        "generation": 2 if Taken().plain(studied.recovered.program.target) == "keras2" else 3,
        "kind": confirm.kind,
        "metric": confirm.metric,
        "symptom": confirm.symptom,
        "file": os.path.realpath(file.location),
        "folders": folders_of(file),
        "imports": sorted(_imports(text)),
        "rows": _rows_of(verdict, studied.document),
        "written": _program(before, place, training),
        "repaired": _program(after, place, training) if after is not None else None,
        "seeds": list(range(SEEDS)),
        "checkpoints": CHECKPOINTS + PATIENT,
        "checkpoints_always": CHECKPOINTS[-1],
    }


def folders_of(file: File) -> list[str]:
    """What a program finds in its working folder: what lies beside it, and what lies where kerlint was started."""
    own = os.path.dirname(os.path.realpath(file.location))
    return list(dict.fromkeys([own, os.path.realpath(os.getcwd())]))


def _place(verdict: Verdict, studied: Studied) -> tuple[int | None, int | None]:
    """Which compile of the program and which training with it a finding is about, by their order."""
    try:
        compiled = compile_of(verdict.subject, studied.recovered)
    except NotKnown:
        return None, None
    trainings = members(compiled.fits)
    training = trainings.index(verdict.subject) if verdict.subject in trainings else None
    return members(studied.recovered.program.compiles).index(compiled), training


def _program(studied: Studied, place: int | None, training: int | None) -> dict[str, Any]:
    """A program with the place where it is to be held."""
    compiled = compile_at(studied.recovered, place) if place is not None else None
    trainings = [one for one in members(compiled.fits) if isinstance(one, Fit)] if compiled is not None else []
    fit = trainings[training] if training is not None and training < len(trainings) else None
    rows = [_rows(one) for one in (compiled, fit or next(iter(trainings), None)) if one is not None]
    return {
        "source": studied.document.text,
        "compile": _rows(compiled) if compiled is not None else None,
        "fit": _rows(fit) if fit is not None else None,
        "entries": _entries(studied.document, [found for found in reversed(rows) if found is not None]),
    }


def _rows(fact: Fact) -> list[Any] | None:
    """File, first and last row of where something is written."""
    if fact.place is None:
        return None
    document = fact.place.document
    first, _, last, _ = locate(document, [fact.place])[fact.place]
    return [os.path.realpath(document.file), first, last]


def _rows_of(verdict: Verdict, document: Document) -> list[list[int]]:
    """The rows that a finding speaks of."""
    origins = [origin for origin in (verdict.at, *(one for one, _ in verdict.also)) if origin.document is document]
    places = locate(document, origins) if origins else {}
    return [[places[origin][0], places[origin][2]] for origin in origins]


def _entries(document: Document, places: list[list[Any]]) -> list[str]:
    """The functions around these places, the innermost first: who has to be called if the program calls nobody."""
    found = []
    for file, first, last in places:
        if file != os.path.realpath(document.file):
            continue
        for node in ast.parse(document.text).body:
            if isinstance(node, ast.FunctionDef) and node.lineno <= first and last <= (node.end_lineno or 0):
                found.append(node.name)
    return list(dict.fromkeys(found))


def _imports(text: str) -> set[str]:
    """The modules of known libraries that a program imports."""
    found = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            found |= {one.name for one in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module)
    return {name for name in found if name.partition(".")[0] in LIBRARIES}
