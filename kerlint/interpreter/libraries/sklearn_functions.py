"""Functions of scikit-learn that do at once what estimators do: scale, draw rows again, shuffle."""

from __future__ import annotations

from typing import Any

from kerlint.facts.fact import link
from kerlint.facts.rows import Opaque
from kerlint.facts.values import UNKNOWN, Const
from kerlint.facts.vocabulary import Data
from kerlint.interpreter.call import Call
from kerlint.interpreter.data import reading, selection
from kerlint.interpreter.data.lift import Handler, lifted, table
from kerlint.interpreter.data.make import opaque, whole
from kerlint.interpreter.data.resampling import drawn_again, resampling
from kerlint.interpreter.libraries import sklearn_transforms
from kerlint.interpreter.libraries.sklearn_estimators import AT_ONCE
from kerlint.interpreter.values import ABSENT, LibraryObject


def scaled(call: Call) -> Any:
    """``scale(x)``: fitted on what it is given, and used on it; by rows it learns nothing that others could see."""
    if call.open or len(call.positional) > 1 or "axis" in call.keywords:
        return lifted(reading.unfollowed)(call)
    settings = {name: value for name, value in call.keywords.items() if name != "X"}
    estimator = LibraryObject(call.path, settings, call.origin)
    value = call.positional[0] if call.positional else call.keywords.get("X", call.unknown("data"))
    transform = sklearn_transforms.fit(call, estimator, value)
    return sklearn_transforms.use(call, estimator, value, transform)


def resample(call: Call) -> Any:
    """``resample(x, y, n_samples=500)``: as often as not the same row twice; without replacement some of the rows."""
    members = call.positional
    replaced = reading.truth(call, "replace", default=True)
    if call.open or replaced is None or not members or any(type(one) is not Data for one in members):
        return [opaque(call.origin) for _ in members] if len(members) > 1 else opaque(call.origin)
    drawn = Opaque(object())
    if replaced:
        made = resampling(call, members[0], "resample")
        results = [drawn_again(one, made, drawn, call, feature_ratio=UNKNOWN) for one in members]
        link(made, result=results[0])
    else:
        count = call.get("n_samples")
        size = members[0].length if count is ABSENT else UNKNOWN if whole(count) is None else whole(count)
        results = [selection.some_rows(one, call.origin, (drawn,), size, fair=True, order="random") for one in members]
    return results[0] if len(results) == 1 else results


def shuffle(call: Call) -> Any:
    """``shuffle(x, y, random_state=3)``: the same rows in one other order."""
    members = call.positional
    if call.open or not members or "n_samples" in call.keywords or any(type(one) is not Data for one in members):
        return [opaque(call.origin) for _ in members] if len(members) > 1 else opaque(call.origin)
    seed = call.get("random_state")
    key = selection.shuffled_key(None if seed is ABSENT else seed, "shuffle", members[0].length)
    if type(seed) is not Const or whole(members[0].length) is None:
        key = object()
    results = [selection.reordered(one, call.origin, key) for one in members]
    return results[0] if len(results) == 1 else results


FUNCTIONS: dict[str, Handler] = {
    **dict.fromkeys(AT_ONCE, scaled),
    **table({"sklearn.utils.resample": resample, "sklearn.utils.shuffle": shuffle}),
}
