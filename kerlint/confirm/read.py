"""Questions to a blueprint, as it was written down: how large its images are, whether it brings a known network."""

from __future__ import annotations

from typing import Any


def largest_image(value: Any) -> int:
    """The longest side of images in a model's blueprint, if they are square; 0 if there are none."""
    if isinstance(value, list):
        return max(map(largest_image, value), default=0)
    if not isinstance(value, dict):
        return 0
    items = value["items"] if value.get("$") == "tuple" else value.get("input", ())
    own = items[0] if square_image(items) else 0
    return max([own, *map(largest_image, value.values())])


def square_image(items: Any) -> bool:
    """Whether a shape is that of a square image of one or three colours, with or without the size of a batch."""
    if len(items) == 4:  # with the size of a batch
        items = items[1:]
    return (
        len(items) == 3 and all(isinstance(one, int) for one in items) and items[0] == items[1] and items[2] in (1, 3)
    )


def pretrained_network(value: Any) -> bool:
    """Whether a blueprint holds a network of ``keras.applications``."""
    if isinstance(value, list):
        return any(map(pretrained_network, value))
    return isinstance(value, dict) and (value.get("$") == "application" or any(map(pretrained_network, value.values())))
