"""Runs a program without running it, and says what it found as facts."""

from __future__ import annotations

import sys
from typing import Any

import libcst as cst

from kerlint.facts.values import Item, Unknown
from kerlint.facts.vocabulary import Program
from kerlint.interpreter import statements
from kerlint.interpreter.machine import Machine, OutOfFuel
from kerlint.interpreter.modules import Modules, is_test
from kerlint.interpreter.recover.program import Recovered, recover
from kerlint.interpreter.target import meant
from kerlint.interpreter.uncalled import OfTests, run_uncalled
from kerlint.interpreter.values import Sequence

RECURSION = 12_000
"""Python frames that deep expressions of the analysed program may take; ``ast`` refuses what would need more."""


def interpret(
    document: Any, settings: Any = None, modules: Modules | None = None, *, of_tests: OfTests = "everything"
) -> Program:
    """The facts of a document. Raises nothing for any program that ``ast`` accepts; what it costs is bounded.

    ``modules`` keeps the trees of project files that several documents import. ``of_tests``: which facts have to be
    among those of a test; of any other document all are.
    """
    return study(document, settings, modules, of_tests=of_tests).program


def study(
    document: Any, settings: Any = None, modules: Modules | None = None, *, of_tests: OfTests = "everything"
) -> Recovered:
    """As :func:`interpret`, with the graphs and calls that the facts were read from: all that it takes to rebuild."""
    machine = Machine(document, modules or Modules())
    machine.declared = getattr(settings, "returns", {})
    outer = sys.getrecursionlimit()
    sys.setrecursionlimit(max(outer, RECURSION))
    try:
        if document.tree is None:  # else an editor's server has most of it from the text before
            machine.modules.parse(document)
        run(machine, document.tree, of_tests=of_tests)
        document.partly = "fuel" in machine.limits
        machine.meant = meant(machine, settings)
        target = machine.meant.target or Unknown("which Keras")
        backend = "tensorflow" if "tensorflow" in machine.roots else Unknown("backend")
        recovered = recover(machine, role(machine), target, backend)
        machine.release()
        return recovered
    finally:
        sys.setrecursionlimit(outer)


def run(machine: Machine, tree: cst.Module, *, of_tests: OfTests = "everything") -> None:
    """Runs a program, then every function that it defines, nobody calls, and the rules could speak of."""
    try:
        statements.run_block(machine, tree.body)
        _leave_module(machine)
        made = [(model.items, list(model.items.items)) for model in machine.models]
        try:
            run_uncalled(machine, of_tests if is_test(machine) else "everything")
        finally:
            for layers, before in made:
                _as_the_program_left(layers, before)
    except (OutOfFuel, RecursionError):
        machine.limit("fuel")
        machine.path = True


def _as_the_program_left(layers: Sequence, before: list[Item]) -> None:
    """Layers of a model of the program as they are if nobody calls the function that would change them."""
    if len(layers.items) != len(before) or any(now is not then for now, then in zip(layers.items, before)):
        layers.items, layers.open = before, True


def _leave_module(machine: Machine) -> None:
    """Whoever imports a library may do anything with what it keeps."""
    if role(machine) != "library":
        return
    seen: set[int] = set()
    for value in list(machine.module.names.values()):
        machine.escape(value, "other files may use it", seen)


def role(machine: Machine) -> str:
    """What a document is for: `notebook`, `test`, `script`, or `library`, which defines and does not run."""
    if machine.document_kind == "notebook":
        return "notebook"
    if is_test(machine):
        return "test"
    trains = any(
        event.run == 0 and event.kind in ("model", "compile", "fit", "predict", "evaluate") for event in machine.events
    )
    return "script" if trains else "library"
