"""Places of single nodes are those that LibCST's own, slow provider gives for every node."""

from __future__ import annotations

import libcst as cst
import pytest
from libcst.metadata import MetadataWrapper, PositionProvider

from kerlint.document.document import Document
from kerlint.facts.values import Origin
from kerlint.interpreter.positions import locate

PROGRAM = '''\
"""A module."""
import keras as k, numpy as np
from keras.layers import (Dense as D,
                          Flatten)

LR = 1e-3; RATE = (0.5)

@decorated
class Net(k.Model, metaclass=Meta):
    """Words."""

    def __init__(self, *layers: int, width: int = 10, **settings) -> None:
        super().__init__(**settings)
        self.head = D(width,  # how wide
                      activation = "relu" ,
                      )
        self.names = {"é": [1, 2, 3], **settings, "😀": lambda x, /, y=2: x if y else -x}

    async def call(self, x):
        async with lock as held, other:
            for i, name in enumerate(x[1:2, ..., ::3]):
                if i > 3 and not name: continue
                elif i in {1, 2}: break
                else:
                    x += yield i
        while True:
            try:
                assert x, f"no {x!r:>{10}} {y}"
            except (A, B) as error:
                raise Other from error
            finally:
                del x.y
        return (await x), (a := 3), [*b for c in d if e]


match k:
    case {"a": [1, *rest], **others} | Point(x=0) if rest:
        global g
\tpass
'''


def _nodes(tree: cst.Module) -> list[cst.CSTNode]:
    found: list[cst.CSTNode] = []
    stack: list[cst.CSTNode] = [tree]
    while stack:
        node = stack.pop()
        found.append(node)
        stack += node.children
    return found


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_places_are_those_of_the_position_provider(newline: str) -> None:
    source = PROGRAM.replace("\tpass\n", "").replace("[*b for", "[b for").replace("\n", newline)
    wrapper = MetadataWrapper(cst.parse_module(source), unsafe_skip_copy=True)
    places = wrapper.resolve(PositionProvider)
    document = Document("program.py", "/program.py", "script", source)
    document.tree = wrapper.module
    checked = 0
    for node in _nodes(wrapper.module):
        expected = places.get(node)
        if expected is None or isinstance(node, cst.Module):
            continue
        origin = Origin(document, node)
        start, end = expected.start, expected.end
        assert locate(document, [origin]) == {origin: (start.line, start.column, end.line, end.column)}, type(node)
        checked += 1
    assert checked > 400


def test_many_places_at_once_are_the_same_as_one_by_one() -> None:
    source = PROGRAM.replace("\tpass\n", "").replace("[*b for", "[b for")
    document = Document("program.py", "/program.py", "script", source)
    document.tree = cst.parse_module(source)
    origins = [
        Origin(document, node) for node in _nodes(document.tree) if isinstance(node, (cst.Arg, cst.Call, cst.Name))
    ]
    together = locate(document, origins)
    assert together == {origin: locate(document, [origin])[origin] for origin in origins}
