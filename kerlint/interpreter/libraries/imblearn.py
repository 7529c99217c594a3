"""What imbalanced-learn means for the abstract interpreter: samplers that copy rows, or make new ones between them."""

from __future__ import annotations

from typing import Any

from kerlint.facts.fact import link
from kerlint.facts.rows import Opaque
from kerlint.facts.values import Origin, Unknown
from kerlint.facts.vocabulary import Data
from kerlint.interpreter.call import Call
from kerlint.interpreter.data import reading
from kerlint.interpreter.data.lift import Handler, lifted, wrapped
from kerlint.interpreter.data.resampling import drawn_again, resampling
from kerlint.interpreter.values import LibraryObject, Sequence

SAMPLERS = (
    *(f"over_sampling.{name}" for name in "RandomOverSampler SMOTE SMOTEN SMOTENC ADASYN BorderlineSMOTE".split()),
    *(f"over_sampling.{name}" for name in ("SVMSMOTE", "KMeansSMOTE")),
    "combine.SMOTEENN",
    "combine.SMOTETomek",
)
"""Samplers whose result holds rows twice, or rows between others. Those that only leave rows out copy nothing."""


def sampler(call: Call) -> Any:
    """``SMOTE()``."""
    return LibraryObject(call.path, dict(call.keywords), call.origin, open=call.open or bool(call.positional))


def method(call: Call) -> Any:
    """``fit_resample(x, y)``: features and labels with more rows."""
    if call.path not in ("fit_resample", "fit_sample"):
        return lifted(reading.unfollowed)(call)
    x, y = (call.machine.read(call.get(name, at)) for at, name in enumerate(("X", "y")))
    members = [call.machine.read(one.data) if hasattr(one, "data") else one for one in (x, y)]
    if any(type(member) is not Data for member in members):
        return call.unknown("rows that are drawn again")
    made = resampling(call, members[0], call.receiver.path.rpartition(".")[2])
    drawn = Opaque(object())
    results = [drawn_again(member, made, drawn, call) for member in members if type(member) is Data]
    link(made, result=results[0])
    return Sequence.of("tuple", [wrapped(result) for result in results], call.origin)


def attribute(machine: Any, thing: LibraryObject, name: str, origin: Origin | None) -> Any:
    """What a sampler has learnt is not followed; ``None`` for methods."""
    return Unknown(f"`{name}` of {thing!r}", origin) if name.endswith("_") else None


FUNCTIONS: dict[str, Handler] = {f"imblearn.{name}": sampler for name in SAMPLERS}
