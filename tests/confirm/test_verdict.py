"""What the numbers mean: the exact test and the words."""

from __future__ import annotations

import pytest

from kerlint.confirm.plan import Job, draw_seeds
from kerlint.confirm.verdict import ruling, settled, sign_flip


def test_five_gains_have_the_smallest_p_value_that_five_seeds_can_give() -> None:
    assert sign_flip([0.3, 0.2, 0.4, 0.1, 0.5]) == pytest.approx(1 / 32)


def test_no_difference_at_all_has_p_value_1() -> None:
    assert sign_flip([0.0] * 5) == 1.0


@pytest.mark.parametrize(
    ("written", "repaired", "word"),
    [
        ([0.04, 0.03, 0.06, 0.02, 0.05], [0.67, 0.66, 0.68, 0.65, 0.69], "confirmed"),
        ([0.80, 0.81, 0.79, 0.80, 0.80], [0.80, 0.81, 0.79, 0.80, 0.80], "refuted at this size and budget"),
        ([0.90, 0.91, 0.92, 0.90, 0.91], [0.80, 0.81, 0.82, 0.80, 0.81], "refuted at this size and budget"),
        ([0.0, 0.01, 0.0, -0.01, 0.0], [0.02, 0.03, 0.01, 0.02, 0.02], "not learnable here"),
        ([0.0, 0.8, 0.0, 0.81, 0.82], [0.8, 0.8, 0.8, 0.8, 0.8], "unstable"),
        ([0.7, 0.8, 0.75, 0.9, 0.6], [0.8, 0.75, 0.85, 0.8, 0.7], "inconclusive"),
    ],
)
def test_the_word_for_a_result(written: list[float], repaired: list[float], word: str) -> None:
    assert ruling(written, repaired, data="synthetic").verdict == word


def test_a_small_gain_in_every_seed_confirms_nothing() -> None:
    said = ruling([0.90, 0.91, 0.92, 0.93, 0.94], [0.95, 0.96, 0.97, 0.98, 0.99], data="synthetic")
    assert said.p_value < 0.05
    assert said.verdict != "confirmed"


def test_half_the_speed_is_no_fault() -> None:
    """A batch of half the size sees half the rows in as many steps, and harms nothing."""
    written, repaired = [0.2, 0.22, 0.24, 0.21, 0.23], [0.37, 0.36, 0.4, 0.35, 0.38]
    assert ruling(written, repaired, data="synthetic").verdict == "confirmed"
    assert ruling(written, repaired, data="synthetic", half_way=0.15).verdict == "slower"
    assert ruling(written, repaired, data="synthetic", half_way=0.3).verdict == "confirmed"
    never = [0.0] * 5
    assert ruling(never, repaired, data="synthetic", half_way=-0.01).verdict == "confirmed", "it does not get there"


def test_training_ends_early_only_after_two_clear_checkpoints() -> None:
    clear = [[0.0, 0.1, 0.1]] * 5, [[0.0, 0.6, 0.7]] * 5
    assert settled(*clear)
    assert not settled([[0.0, 0.1]] * 5, [[0.0, 0.6]] * 5)
    assert not settled([[0.0, 0.1, 0.1]] * 5, [[0.0, 0.2, 0.7]] * 5)


def experiments(count: int) -> list[Job]:
    return [
        {"kind": "differential", "written": place, "repaired": {}, "seeds": [0, 1, 2, 3, 4]} for place in range(count)
    ]


@pytest.mark.parametrize(("findings", "runs"), [(1, 5), (2, 6), (3, 6), (4, 7), (6, 7), (7, 8), (12, 8), (13, 9)])
def test_findings_that_are_tested_together_get_the_seeds_that_this_needs(findings: int, runs: int) -> None:
    jobs = experiments(findings)
    draw_seeds(jobs, 0)
    assert all(len(one["seeds"]) == runs for one in jobs)
    best = ruling([0.0] * runs, [0.9] * runs, data="synthetic", tests=findings)
    assert best.verdict == "confirmed", "a clear gain can be shown"
    lucky = ruling([0.0] * (runs - 1), [0.9] * (runs - 1), data="synthetic", tests=findings)
    assert findings == 1 or lucky.verdict != "confirmed", "with a run less it could not"


def test_what_a_rule_finds_in_several_layers_is_one_test() -> None:
    jobs = [*experiments(1), *experiments(1), *experiments(1)]
    draw_seeds(jobs, 0)
    assert all(one["tests"] == 1 and len(one["seeds"]) == 5 for one in jobs)


def test_symptoms_are_not_tested_and_need_no_more_seeds() -> None:
    jobs: list[Job] = [*experiments(1), {"kind": "probe", "repaired": None, "seeds": [0, 1]}]
    draw_seeds(jobs, 100)
    assert [one["seeds"] for one in jobs] == [[100, 101, 102, 103, 104], [100, 101]]
