"""What functions of a team's own packages return, as its settings declare it (``returns``).

Nothing is known of the layers of such a model. What the program does with it is followed as with any other.
"""

from __future__ import annotations

from typing import Any

from kerlint.interpreter.call import Call
from kerlint.interpreter.libraries.keras.construct import new
from kerlint.interpreter.libraries.keras.objects import Model


def returned(call: Call, word: str) -> Any:
    """The model that a declared function gives. ``word`` is one of ``settings.RETURNS``."""
    made: Model = new("loaded" if word == "trained model" else "functional", call)
    made.open = word == "compiled model"  # how it was compiled, and whether it was trained, is not known
    return made
