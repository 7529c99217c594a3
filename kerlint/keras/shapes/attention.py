"""Attention layers: their inputs are query, value and, if it is not the value, key."""

from __future__ import annotations

from kerlint.facts.values import UNKNOWN, Unknown
from kerlint.keras.shapes.sizes import (
    Built,
    LayerCall,
    NotKnown,
    Refused,
    Shape,
    Size,
    differ,
    known,
    plus,
    times,
    where,
)


def attention(call: LayerCall) -> Built:
    """Attention and AdditiveAttention: called with a list."""
    mode = call["score_mode"]
    if known(mode) and mode not in (None, "dot", "concat"):
        raise Refused(
            f"Invalid value for argument score_mode. Expected one of {{'dot', 'concat'}}. Received: score_mode={mode}",
            "score_mode",
        )
    if call.inputs and not 2 <= len(call.inputs) <= 3:
        raise Refused(
            f"{call.type} layer accepts inputs list of length 2 or 3, namely [query, value] or [query, value, key]. "
            f"Received length: {len(call.inputs)}."
        )
    query, value, key = _roles(call)
    if call.keras == 2:
        _computable(call, query, value, key)
    if call.type == "AdditiveAttention":
        width = (query if call.keras == 3 else value)[-1]
        weights = where(call["use_scale"], width)
        if width is None and call["use_scale"] is True:
            raise Refused(f"The last axis of the query should be defined. Received: {query}")
    else:
        weights = plus(where(call["use_scale"], 1), where(mode == "concat" if known(mode) else UNKNOWN, 1))
    output = (*query[:-1], value[-1])
    return _with_scores(call, Built((output,), weights), (*query[:-1], key[-2] if len(key) > 1 else UNKNOWN))


def _computable(call: LayerCall, query: Shape, value: Shape, key: Shape) -> None:
    """Keras 2 runs the computation, so sizes that do not fit are found when the model is built."""
    broadcasts = call.type == "AdditiveAttention" or call["score_mode"] == "concat" or not known(call["score_mode"])
    if differ(query[-1], key[-1]) and not (broadcasts and 1 in (query[-1], key[-1])):
        raise Refused(f"Dimensions must be equal, but are {query[-1]} and {key[-1]}. Received: {query} and {key}")
    width = query[-1] if key[-1] == 1 else key[-1]
    scaled = call.type == "AdditiveAttention" and call["use_scale"] is True
    if scaled and differ(value[-1], width) and 1 not in (value[-1], width):
        raise Refused(f"Dimensions must be equal, but are {value[-1]} and {width}.")
    if len(value) > 1 and len(key) > 1 and differ(value[-2], key[-2]):
        raise Refused(f"Dimensions must be equal, but are {value[-2]} and {key[-2]}. Received: {value} and {key}")


def _roles(call: LayerCall) -> tuple[Shape, Shape, Shape]:
    """The shapes of query, value and key."""
    shapes = [call.checked(shape) for shape in call.inputs]
    if len(shapes) < 2:
        raise NotKnown
    return shapes[0], shapes[1], shapes[2] if len(shapes) > 2 else shapes[1]


def _with_scores(call: LayerCall, built: Built, scores: Shape) -> Built:
    asked = call.called.get("return_attention_scores", False)
    if not known(asked):
        return Built((UNKNOWN,), built.trainable, built.frozen)
    return Built((*built.outputs, scores), built.trainable, built.frozen) if asked else built


def multi_head(call: LayerCall) -> Built:
    """MultiHeadAttention: three projections in, one out."""
    heads, width = call.count("num_heads"), call.count("key_dim")
    depth: Size = width if call["value_dim"] is None else call.count("value_dim")
    if len(call.inputs) == 1:
        raise Refused("MultiHeadAttention.call() missing 1 required positional argument: 'value'")
    query, value, key = _roles(call)
    _same_steps(value, key)
    wanted = call["output_shape"]
    if not known(wanted):
        raise NotKnown
    if wanted is None:
        ends: Shape = (query[-1],)
    else:
        ends = tuple(wanted) if type(wanted) in (list, tuple) else (wanted,)
    if None in (query[-1], value[-1], key[-1]):
        raise Refused("The last axis of query, value and key should be defined.")
    kernels = plus(
        times(query[-1], heads, width), times(key[-1], heads, width), times(value[-1], heads, depth),
        times(heads, depth, *ends),
    )  # fmt: skip
    biases = plus(times(2, heads, width), times(heads, depth), times(*ends))
    weights = plus(kernels, where(call["use_bias"], biases))
    gate = plus(times(query[-1], heads, depth), where(call["use_bias"], times(heads, depth)))
    weights = plus(weights, where(call["use_gate"], gate))
    length = query[1] if len(query) > 1 else UNKNOWN
    steps = length if call.keras == 3 else key[1] if len(key) > 1 else UNKNOWN
    return _with_scores(call, Built(((*query[:-1], *ends),), weights), (query[0], heads, length, steps))


def _same_steps(value: Shape, key: Shape) -> None:
    inner, other = value[1:-1], key[1:-1]
    if len(inner) != len(other) or any(map(differ, inner, other)):
        raise Refused(
            "All dimensions of `value` and `key`, except the last one, must be equal. Received: "
            f"value_shape={value} and key_shape={key}"
        )


def grouped_query(call: LayerCall) -> Built:
    """GroupQueryAttention: several queries share a key and a value."""
    queries, groups, width = call.count("num_query_heads"), call.count("num_key_value_heads"), call.count("head_dim")
    if type(queries) is int and type(groups) is int and queries % groups:
        raise Refused(
            "`num_query_heads` must be divisible by `num_key_value_heads`.", "num_query_heads", "num_key_value_heads"
        )
    if len(call.inputs) == 1:
        raise Refused("GroupedQueryAttention.call() missing 1 required positional argument: 'value'")
    query, value, key = (call.checked(shape, ndim=3) for shape in _roles(call))
    if differ(query[-1], value[-1]):
        raise Refused(
            f"The last dimension of `query_shape` and `value_shape` must be equal, but are {query[-1]}, {value[-1]}. "
            f"Received: query_shape={query}, value_shape={value}"
        )
    _same_steps(value, key)
    model = query[-1]
    if None in (model, value[-1], key[-1]):
        raise Refused("The last axis of query, value and key should be defined.")
    kernels = plus(
        times(model, queries, width), times(key[-1], groups, width), times(value[-1], groups, width),
        times(queries, width, model),
    )  # fmt: skip
    biases = plus(times(queries, width), times(2, groups, width), model)
    gate = plus(times(model, queries, width), where(call["use_bias"], times(queries, width)))
    weights = plus(kernels, where(call["use_bias"], biases), where(call["use_gate"], gate))
    output: Shape | Unknown = query
    return _with_scores(call, Built((output,), weights), (query[0], queries, query[1], key[1]))


RULES = {
    "Attention": attention,
    "AdditiveAttention": attention,
    "MultiHeadAttention": multi_head,
    "GroupQueryAttention": grouped_query,
}
