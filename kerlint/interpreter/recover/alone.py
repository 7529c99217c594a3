"""Preprocessing layers that are called on data by themselves, outside of any model."""

from __future__ import annotations

from typing import Any

from kerlint.facts.fact import link
from kerlint.facts.values import UNKNOWN, Collection
from kerlint.facts.vocabulary import Feed, Layer
from kerlint.interpreter.happened import Event
from kerlint.interpreter.libraries.keras.objects import KerasObject
from kerlint.interpreter.recover import lifecycle
from kerlint.interpreter.recover.graph import Node
from kerlint.interpreter.recover.history import History
from kerlint.interpreter.recover.layers import layer_fact
from kerlint.keras.layers import ADAPTED


def layers(events: list[Event], history: History, common: Any) -> list[Layer]:
    """Layers with a state, where they are called on data; each call is a feed."""
    found = []
    changes = lifecycle.changes(history)
    for event in events:
        layer = event.receiver
        if event.kind != "eager" or not isinstance(layer, KerasObject) or layer.symbol.name not in ADAPTED:
            continue
        node = Node(layer, event.guard, event.place)
        fact = layer_fact(node, None)
        link(fact, statistics=lifecycle.state(fact.statistics, layer, None, changes))
        call = Feed(**common(event), use="call", model=None, purpose="features", data=UNKNOWN)
        link(call, event=call)
        link(fact, feeds=Collection.of(call, closed=False))
        found.append(fact)
    return found
