"""Compares what kerlint says of random layers with what Keras does, and prints a table of it.

``python -m tests.differential.survey --examples 100 [--target keras2] [LAYER …]`` is the survey by hand; the test runs
the same with few examples for each layer.
"""

from __future__ import annotations

import argparse
import warnings
from dataclasses import dataclass, field
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings

from kerlint.facts.values import Unknown
from kerlint.keras.shapes import Built, Illegal, build
from tests.differential.cases import RECIPES, Case, cases
from tests.differential.oracle import Truth, package, truth


@dataclass
class Tally:
    """What came out for one layer. ``wrong``, ``false_alarms`` and ``missed`` hold the cases themselves."""

    layer: str
    cases: int = 0
    legal: int = 0
    unknown: int = 0
    refused: int = 0
    wrong: list[str] = field(default_factory=list)
    false_alarms: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    arguments: set[str] = field(default_factory=set)
    seen: set[str] = field(default_factory=set)

    def row(self) -> str:
        """One line of the table."""
        known = f"{100 * (1 - self.unknown / self.legal):5.1f}%" if self.legal else "     -"
        found = f"{100 * (1 - len(self.missed) / self.refused):5.1f}%" if self.refused else "     -"
        return (
            f"{self.layer:42}{self.cases:6}{self.legal:7}{known:>8}{len(self.wrong):7}{len(self.false_alarms):7}"
            f"{self.refused:8}{found:>8}"
        )


HEAD = f"{'layer':42}{'cases':>6}{'legal':>7}{'known':>8}{'wrong':>7}{'false':>7}{'illegal':>8}{'found':>8}"


def survey(layer: str, examples: int, target: str = "keras3", *, derandomize: bool = True) -> Tally:
    """Runs so many random cases of one layer."""
    tally = Tally(layer)

    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        derandomize=derandomize,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(cases(layer, target))
    def run(case: Case) -> None:
        judge(tally, case, target)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        run()
    return tally


def judge(tally: Tally, case: Case, target: str) -> None:
    """Counts one case."""
    layer, arguments, shapes, dtype, form, called = case
    said = build(layer, arguments, shapes, target, called)  # type: ignore[arg-type]
    real = truth(target, layer, arguments, shapes, dtype=dtype, form=form, called=called)
    story = f"{layer}({_written(arguments)}) on {shapes} {called or ''}: kerlint {said}, Keras {real}"
    tally.seen.add(story)
    tally.cases = len(tally.seen)
    tally.arguments |= set(arguments)
    if real.error:
        tally.refused += 1
        if not isinstance(said, Illegal):
            tally.missed.append(story)
        return
    tally.legal += 1
    if isinstance(said, Illegal):
        tally.false_alarms.append(story)
    elif not agrees(said, real):
        tally.wrong.append(story)
    elif unknown_in(said):
        tally.unknown += 1


def agrees(said: Built, real: Truth) -> bool:
    """Whether everything that is said is true."""
    counts = _fits(said.total, real.total) and _fits(said.trainable, real.trainable)
    if len(said.outputs) == 1 and isinstance(said.outputs[0], Unknown):
        return counts
    return (
        counts
        and len(said.outputs) == len(real.outputs)
        and all(
            isinstance(one, Unknown) or len(one) == len(other) and all(map(_fits, one, other))
            for one, other in zip(said.outputs, real.outputs, strict=True)
        )
    )


def _fits(said: Any, real: int | None) -> bool:
    return isinstance(said, Unknown) or said == real


def unknown_in(said: Built) -> bool:
    """Whether something is left open."""
    sizes = [size for shape in said.outputs for size in ((shape,) if isinstance(shape, Unknown) else shape)]
    return any(isinstance(value, Unknown) for value in [*sizes, said.total, said.trainable])


def _written(arguments: dict[str, Any]) -> str:
    return ", ".join(f"{name}={value!r}" for name, value in arguments.items())


BROKEN = {("keras2", "SpectralNormalization")}
"""Layers that this Keras can't build at all beside the newest TensorFlow."""


def layers_of(target: str) -> list[str]:
    """The layers that this Keras has, of those that there are cases for."""
    return [layer for layer in RECIPES if hasattr(package(target).layers, layer) and (target, layer) not in BROKEN]


def main() -> None:
    """The survey by hand."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("layers", nargs="*")
    parser.add_argument("--examples", type=int, default=100)
    parser.add_argument("--target", default="keras3")
    parser.add_argument("--show", type=int, default=0, help="so many stories of each fault")
    chosen = parser.parse_args()
    print(HEAD)
    for layer in chosen.layers or layers_of(chosen.target):
        tally = survey(layer, chosen.examples, chosen.target, derandomize=False)
        print(tally.row(), flush=True)
        for kind in ("wrong", "false_alarms", "missed"):
            for story in getattr(tally, kind)[: chosen.show]:
                print(f"    {kind}: {story}")


if __name__ == "__main__":
    main()
