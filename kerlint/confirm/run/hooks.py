"""Inside: what `compile` and `fit` do in a program that is run: they note who calls them, and one `fit` is the end.

Trainings before that one are cut short. Every weight is noted with its initializer and its first value, so that the
weights that the program left as they were drawn can be drawn again.
"""

from __future__ import annotations

import inspect
import os
import sys
from collections.abc import Callable
from typing import Any

from kerlint.confirm.lab.weights import Weights

Rows = Any
"""File, first row and last row of a call, or ``None``."""

SHORT = 50
"""Steps of a training that comes before the one that counts."""

MOST_FRAMES = 60


class Hooks:
    """What is known of the program while it runs. ``reached`` is called at the training that counts, once."""

    def __init__(self, keras: Any, program: Any, reached: Callable[[Hooks, Any, dict[str, Any]], None]) -> None:
        self.keras = keras
        self.compile_rows: Rows = program["compile"]
        self.fit_rows: Rows = program["fit"]
        self.reached = reached
        self.owner = os.getpid()
        self.weights = Weights(keras)
        self.compiled: list[tuple[Any, bool]] = []
        self.own_loops = False

    def install(self) -> None:
        """Puts itself between the program and Keras."""
        model = self.keras.Model
        compile_, fit, batch = model.compile, model.fit, model.train_on_batch
        signature = inspect.signature(fit)
        self.weights.watch()

        def compiled(model: Any, *arguments: Any, **keywords: Any) -> Any:
            self.compiled.append((model, self.compile_rows is None or _called_at(self.compile_rows)))
            return compile_(model, *arguments, **keywords)

        def fitted(model: Any, *arguments: Any, **keywords: Any) -> Any:
            if os.getpid() != self.owner:
                os._exit(0)  # a copy of the program that it made itself
            given = signature.bind(model, *arguments, **keywords)
            given.apply_defaults()
            if self._counts(model):
                self.reached(self, model, given.arguments)
            return fit(model, *arguments, **_short(keywords, given.arguments))

        def on_batch(model: Any, *arguments: Any, **keywords: Any) -> Any:
            self.own_loops = True
            return batch(model, *arguments, **keywords)

        model.compile, model.fit, model.train_on_batch = compiled, fitted, on_batch
        model.unhooked_fit = fit

    def _counts(self, model: Any) -> bool:
        """Whether this is the training that the finding is about."""
        if self.fit_rows is not None and not _called_at(self.fit_rows):
            return False
        last = [ours for one, ours in self.compiled if one is model]
        return self.compile_rows is None or bool(last and last[-1])


def _called_at(rows: Rows) -> bool:
    """Whether a call that is under way is written in these rows."""
    file, first, last = rows
    frame = sys._getframe(2)
    for _ in range(MOST_FRAMES):
        if frame.f_code.co_filename == file and first <= frame.f_lineno <= last:
            return True
        if frame.f_back is None:
            return False
        frame = frame.f_back
    return False


def _short(keywords: dict[str, Any], given: dict[str, Any]) -> dict[str, Any]:
    """The arguments of a training that is cut short."""
    steps = given.get("steps_per_epoch")
    short = {
        **keywords,
        "epochs": (given.get("initial_epoch") or 0) + 1,
        "steps_per_epoch": min(steps or SHORT, SHORT),
        "verbose": 0,
    }
    if given.get("validation_data") is not None:
        short["validation_steps"] = min(given.get("validation_steps") or SHORT, SHORT)
    return short
