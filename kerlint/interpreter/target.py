"""Which Keras a program is written for: what the settings say, else the program itself, else its project.

A program that switches to Keras 2 (``tf_keras``, ``TF_USE_LEGACY_KERAS``) or uses what only Keras 3 has knows better
than a requirement such as ``tensorflow>=2.16``, under which both can be used. What is installed here says nothing
about the code.
"""

from __future__ import annotations

import os
from functools import cache
from typing import Any, NamedTuple

from kerlint.facts.values import Const
from kerlint.interpreter.machine import Machine
from kerlint.keras import names
from kerlint.keras.names import Target
from kerlint.keras.releases import LATEST_2, Generation, Version

ONLY_KERAS_3 = frozenset({"jax", "torch", "openvino"})
"""Values of ``KERAS_BACKEND`` that no older Keras has."""


ROOTS = ("keras", "tf_keras", "tensorflow")
"""How paths begin that can say which Keras is meant."""


class Meant(NamedTuple):
    """The Keras that is meant; ``None``: it may be either. ``oldest`` is the first Keras 2 that may be meant.

    ``legacy``: the program makes ``tf.keras`` a Keras 2, whatever ``keras`` is. ``beside``: it uses ``tf_keras`` beside
    another Keras.
    """

    target: Target | None = None
    oldest: Version = LATEST_2
    legacy: bool = False
    beside: bool = False

    def reached_by(self, path: str) -> Target | None:
        """The Keras that a name as the program spells it leads to."""
        root = path.partition(".")[0]
        if root == "tf_keras" or self.legacy and root == "tensorflow":
            return "keras2"
        return None if self.legacy and root == "keras" else self.target

    @property
    def objects(self) -> Target | None:
        """The Keras that an object belongs to, if it is not known by which name it was made."""
        return None if self.beside else self.target


def meant(machine: Machine, settings: Any) -> Meant:
    """The Keras that a program is written for."""
    program, legacy, beside = _said_by_program(machine)
    project = _said_by_project(machine)
    chosen = getattr(settings, "target", None)
    target = chosen if chosen in ("keras2", "keras3") else program or (project.target if project else None)
    oldest = project.oldest if project and project.target == "keras2" == target and not legacy else LATEST_2
    return Meant(target, oldest, legacy, beside and target != program)


def _said_by_project(machine: Machine) -> Generation | None:
    folder = os.path.dirname(getattr(machine.main, "file", ""))
    return machine.modules.requirements.at(folder) if folder and machine.modules is not None else None


def _said_by_program(machine: Machine) -> tuple[Target | None, bool, bool]:
    """The target; whether ``tf.keras`` is made a Keras 2; whether ``tf_keras`` is used."""
    sure = [
        f"{one.module}.{one.name}".strip(".")
        for one in machine.imports
        if one.guard is True and not one.protected and one.module.startswith(ROOTS)
    ]
    legacy = _setting(machine, "TF_USE_LEGACY_KERAS") in ("1", "true")
    beside = any(path.partition(".")[0] == "tf_keras" for path in sure)
    newer = _setting(machine, "KERAS_BACKEND") in ONLY_KERAS_3 or any(map(_only_in_keras_3, sure))
    newer = newer or any(_only_in_keras_3(one.path) for one in machine.called if one.guard is True)
    if legacy or beside:  # TensorFlow's Keras or another package: `keras` itself is neither
        other = newer or any(path.partition(".")[0] == "keras" for path in sure)
        return (None if other else "keras2"), legacy, beside
    return ("keras3" if newer else None), legacy, beside


def _setting(machine: Machine, name: str) -> str | None:
    value = machine.environment.get(name)
    return str(value.value).lower() if type(value) is Const else None


@cache
def _only_in_keras_3(path: str) -> bool:
    if path in ("keras.ops", "keras_core"):
        return True
    return names.exists(path, "keras3") is True and names.exists(path, "keras2") is False
