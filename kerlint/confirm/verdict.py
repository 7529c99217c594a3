"""What the numbers mean: an exact test over paired seeds, and one honest word for the result.

Thresholds are those measured in docs/confirm.md. No p-value alone confirms anything: the gain must be large, too.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import NamedTuple

CONFIRMED = "confirmed"
REFUTED = "refuted at this size and budget"
INCONCLUSIVE = "inconclusive"
SLOWER = "slower"
UNSTABLE = "unstable"
NOT_LEARNABLE = "not learnable here"
CRASHES = "crashes as written"
NOT_CONFIRMABLE = "not confirmable"

GAIN = {"synthetic": 0.1, "own": 0.05}
"""Smallest mean gain in skill that confirms, by what the data are."""

SAME = 0.02
SPREAD = 0.03
"""No difference: the mean differs by less than the first, and no two seeds by more than the second."""

LEARNS = 0.1
"""Skill from which on a program counts as learning at all."""

SURE = 0.3
"""With all seeds in one direction by so much at two checkpoints in a row, the rest of the budget is not needed."""

LEVEL = 0.05


class Ruling(NamedTuple):
    """The word and its reason, with the gain (mean skill repaired - as written) and the p-value."""

    verdict: str
    reason: str
    gain: float
    p_value: float


def sign_flip(differences: Sequence[float]) -> float:
    """One-sided exact p-value: how often random signs give a mean at least as large. 1/32 is the least for 5 seeds."""
    total = sum(differences)
    sums = [
        sum(sign * one for sign, one in zip(signs, differences)) for signs in product((1, -1), repeat=len(differences))
    ]
    return sum(one >= total - 1e-12 for one in sums) / len(sums)


def ruling(
    written: Sequence[float],
    repaired: Sequence[float],
    *,
    data: str,
    curve_gain: float = 0.0,
    half_way: float | None = None,
    tests: int = 1,
) -> Ruling:
    """What the skills of all seeds say. ``curve_gain`` is the mean gain over the whole learning curve.

    ``half_way`` is the mean skill of the repaired program after half of the steps: who gets there with all of them
    learns at half the speed, which a batch of half the size does, too.
    ``tests`` is how many findings of the program are tested at once: each gets its share of the level.
    """
    differences = [b - a for a, b in zip(written, repaired)]
    gain = sum(differences) / len(differences)
    p_value = sign_flip(differences)

    def say(verdict: str, reason: str) -> Ruling:
        return Ruling(verdict, reason, gain, p_value)

    means = f"skill {round(mean(written), 2) + 0.0:.2f} as written, {round(mean(repaired), 2) + 0.0:.2f} repaired"
    if mean(repaired) < LEARNS and gain < GAIN[data]:
        return say(NOT_LEARNABLE, f"the repaired program does not learn these data either ({means})")
    if half_way is not None and gain >= GAIN[data] and mean(written) >= max(half_way, LEARNS):
        return say(SLOWER, f"as written it takes up to twice the steps ({means}, {half_way:.2f} at half of them)")
    if p_value * tests < LEVEL and gain >= GAIN[data]:
        return say(
            CONFIRMED, f"{means}, in {len(differences)} of {len(differences)} runs" if min(differences) > 0 else means
        )
    failed = sum(a < LEARNS for a in written)
    if failed and min(repaired) >= LEARNS and gain >= GAIN[data]:
        return say(UNSTABLE, f"{failed} of {len(written)} runs failed as written, none repaired")
    if abs(gain) < SAME and max(map(abs, differences)) < SPREAD or gain <= -SAME and p_value > 0.9:
        if curve_gain >= LEVEL:
            return say(SLOWER, f"the same in the end, {curve_gain:.2f} less skill on the way ({means})")
        return say(REFUTED, f"{means}: no harm to be seen")
    return say(INCONCLUSIVE, f"{means}: too little to tell")


def settled(written: Sequence[Sequence[float]], repaired: Sequence[Sequence[float]]) -> bool:
    """Whether the last two checkpoints (rows: seeds) agree so clearly that training on would change nothing."""
    if min(map(len, (*written, *repaired))) < 3:  # the untrained models, and two checkpoints
        return False
    for back in (-1, -2):
        differences = [b[back] - a[back] for a, b in zip(written, repaired)]
        if min(differences) <= 0 or sum(differences) / len(differences) < SURE:
            return False
    return True


def mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
