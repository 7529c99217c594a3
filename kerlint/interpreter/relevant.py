"""Which functions that nobody calls can say something to the rules: a search in their text, before they are run.

Only of files that define and do nothing else. What a function there does with tensors, files or strings makes no facts;
it does if it names Keras or scikit-learn, does what is done with models, or names another function that does.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from kerlint.interpreter.values import External, Function

_DEFINITION = re.compile(r"^([ \t]*)(?:async[ \t]+def|def|class)[ \t]+(\w+)", re.M)
_WORD = re.compile(r"[^\W\d]\w*")

_DONE_WITH_MODELS = frozenset(
    """keras Sequential GradientTape compile fit fit_generator train_on_batch evaluate evaluate_generator predict
    predict_generator predict_on_batch optimizer load_model fit_transform train_test_split adapt""".split()
)

_ROOTS = ("keras", "tensorflow.keras", "tensorflow.python.keras", "tf_keras", "sklearn", "imblearn")

_OF_TENSORS = frozenset("ops random tree config distribution".split())
"""Modules of Keras 3 whose functions make tensors and settings: nothing that a rule is about."""

_INSIDE = _OF_TENSORS | frozenset("backend utils saving dtype_policies testing api_export".split())
"""The same inside Keras itself, where nothing of them is outdated."""


def relevant(text: str, names: dict[str, Any]) -> Callable[[Function], bool]:
    """Whether a function of a program has to be run. ``names`` are those of its module when that was run."""
    telling = _DONE_WITH_MODELS | {name for name, value in names.items() if _tells(value)}
    idle = _words(text)
    while found := {name for name, words in idle.items() if not telling.isdisjoint(words)}:
        idle = {name: words for name, words in idle.items() if name not in found}
        telling |= found
    return lambda function: function.name not in idle


def _words(text: str) -> dict[str, set[str]]:
    """The words of every function and class, with what is defined inside; of all that have the name together."""
    found: dict[str, set[str]] = {}
    around: list[tuple[int, str]] = []
    starts = list(_DEFINITION.finditer(text))
    for match, end in zip(starts, [*(other.start() for other in starts[1:]), len(text)]):
        indent = len(match[1])
        around = [*(outer for outer in around if outer[0] < indent), (indent, match[2])]
        words = _WORD.findall(text, match.end(), end)
        for _, name in around:
            found.setdefault(name, set()).update(words)
    return found


def _tells(value: Any) -> bool:
    """Whether a name of the module leads to what rules are about."""
    if type(value) is not External or not value.path.startswith(_ROOTS):
        return False
    path = value.path.removeprefix("tensorflow.").split(".")
    inside = path[1:2] == ["src"]
    return not set(path[1 + inside : 2 + inside]) & (_INSIDE if inside else _OF_TENSORS)
