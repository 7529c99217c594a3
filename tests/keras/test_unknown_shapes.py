"""Knowing less never makes kerlint say something else, only less: no other size, no complaint about a legal layer."""

import warnings

import pytest
from hypothesis import HealthCheck, given, settings

from kerlint.facts.values import UNKNOWN, Unknown
from kerlint.keras.shapes import Built, Illegal, build
from tests.differential.cases import RECIPES, cases


def less_known(arguments, shapes):
    """The case with one thing hidden, for every thing that can be."""
    for name in arguments:
        yield {**arguments, name: UNKNOWN}, shapes
        if isinstance(arguments[name], (tuple, list)):
            for place in range(len(arguments[name])):
                members = [*arguments[name]]
                members[place] = UNKNOWN
                yield {**arguments, name: type(arguments[name])(members)}, shapes
    for number, shape in enumerate(shapes):
        yield arguments, [*shapes[:number], UNKNOWN, *shapes[number + 1 :]]
        for axis in range(len(shape)):
            hidden = (*shape[:axis], UNKNOWN, *shape[axis + 1 :])
            yield arguments, [*shapes[:number], hidden, *shapes[number + 1 :]]


def several_batch_axes(layer, target, shape):
    """Keras 2 allows them before a convolution; for an input of unknown rank kerlint counts on one."""
    return target == "keras2" and layer in ("Conv1D", "Conv2D", "Conv3D") and len(shape) > int(layer[4]) + 2


def agrees(less, more):
    """Whether everything that is said with less knowledge is said with more, too."""
    if isinstance(less, Unknown):
        return True
    if isinstance(less, tuple) and isinstance(more, tuple):
        return len(less) == len(more) and all(map(agrees, less, more))
    return not isinstance(more, Unknown) and less == more


@pytest.mark.parametrize("target", ["keras3", "keras2"])
@pytest.mark.parametrize("layer", RECIPES)
def test_hiding_anything_only_hides(layer, target):
    @settings(max_examples=5, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(cases(layer, target))
    def run(case):
        _, arguments, shapes, _, _, called = case
        whole = build(layer, arguments, shapes, target, called)
        if isinstance(whole, Illegal) or several_batch_axes(layer, target, shapes[0]):
            return
        for fewer, hidden in less_known(arguments, shapes):
            said = build(layer, fewer, hidden, target, called)
            story = f"{layer}({fewer}) on {hidden}: {said}, but {arguments} on {shapes}: {whole}"
            assert isinstance(said, Built), story
            assert agrees(said.total, whole.total), story
            assert agrees(said.trainable, whole.trainable), story
            open_rank = len(said.outputs) == 1 and isinstance(said.outputs[0], Unknown)
            assert open_rank or agrees(said.outputs, whole.outputs), story

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        run()
