"""What makes experiments cheap, beside what Keras does without it: one line of JSON for all of it.

``python -m tests.confirm.shortcuts``. TensorFlow must not run in the process that forks for experiments, so the tests
ask for this in a process of its own.
"""

from __future__ import annotations

import json
from importlib import import_module
from typing import Any

import numpy as np

from kerlint.confirm.lab.backend import backend
from kerlint.confirm.lab.recurrent import hasten
from kerlint.confirm.lab.training import Engine
from kerlint.confirm.lab.weights import watched
from kerlint.confirm.run.owncode import own_code

keras: Any = import_module("keras")
tf: Any = import_module("tensorflow")
layers = keras.layers

ROWS = np.random.RandomState(0).randn(32, 12, 3).astype("float32")

RECURRENT: dict[str, Any] = {
    "last step": lambda: [layers.LSTM(5)],
    "all steps": lambda: [layers.LSTM(5, return_sequences=True)],
    "backwards": lambda: [layers.LSTM(5, go_backwards=True, return_sequences=True)],
    "stacked": lambda: [layers.Bidirectional(layers.LSTM(4, return_sequences=True)), layers.LSTM(3)],
    "relu": lambda: [layers.LSTM(5, activation="relu")],
    "without offsets": lambda: [layers.LSTM(5, use_bias=False)],
    "masked": lambda: [layers.Masking(), layers.LSTM(5)],
    "gru": lambda: [layers.GRU(5)],
}


def recurrences() -> dict[str, Any]:
    """For each network: how far its answers and gradients are from Keras's own, and whether it had the operation."""
    networks = {name: keras.Sequential([keras.Input(ROWS.shape[1:]), *make()]) for name, make in RECURRENT.items()}
    for network in networks.values():
        network.set_weights([np.random.RandomState(1).randn(*one.shape) for one in network.get_weights()])
    before = {name: _answers(network) for name, network in networks.items()}
    hasten(tf)
    hasten(tf)  # a second time changes nothing
    found = {}
    for name, network in networks.items():
        graph = tf.function(network).get_concrete_function(tf.TensorSpec(ROWS.shape)).graph
        pairs = zip(before[name], _answers(network), strict=True)
        found[name] = {
            "apart": max(float(np.abs(one - other).max() / np.abs(one).max()) for one, other in pairs),
            "whole": any(one.type == "BlockLSTM" for one in graph.get_operations()),
        }
    return found


def _answers(network: Any) -> list[Any]:
    with tf.GradientTape() as tape:
        given = network(ROWS)
        loss = tf.reduce_sum(given**2)
    return [np.array(one) for one in (given, *tape.gradient(loss, network.trainable_variables))]


def _network() -> Any:
    return keras.Sequential(
        [
            keras.Input((12, 3)),
            layers.Conv1D(4, 3),
            layers.GlobalMaxPooling1D(),
            layers.Dense(6, kernel_initializer="he_normal"),
            layers.Dropout(0.0),
            layers.BatchNormalization(),
            layers.Dense(2, kernel_initializer="zeros"),
        ]
    )


def _normal(shape: Any, dtype: Any = None) -> Any:
    return tf.random.normal(shape)


def drawn_anew() -> dict[str, Any]:
    """Weights drawn anew beside those of a network that is built anew, and what has to stay or to differ."""
    with watched(keras) as weights:
        network = _network()
        shared = keras.initializers.GlorotUniform(seed=1)
        twins = keras.Sequential(
            [
                keras.Input((4,)),
                layers.Dense(4, kernel_initializer=shared),
                layers.Dropout(0.5),
                layers.Dense(4, kernel_initializer=shared),
            ]
        )
    keras.utils.set_random_seed(7)
    again = [np.array(one) for one in _network().variables]
    made = [np.array(one) for one in network.variables]
    drawn, other = (weights.redrawn(network, seed, made) for seed in (7, 8))
    made[0] = np.ones(made[0].shape)
    loaded = weights.redrawn(network, 7, made)
    with watched(keras) as own:
        foreign = keras.Sequential([keras.Input((4,)), layers.Dense(4, kernel_initializer=_normal)])
    twice = [own.redrawn(foreign, 7, [np.array(one) for one in foreign.variables]) for _ in range(2)]
    kept = [np.array(one) for one in twins.variables]
    first, second = (weights.redrawn(twins, seed, kept) for seed in (1, 2))
    kernels = [place for place, one in enumerate(twins.variables) if one.name == "kernel"]
    streams = [place for place, one in enumerate(twins.variables) if "seed" in one.name]
    return {
        "as built anew": all(np.array_equal(a, b) for a, b in zip(drawn, again, strict=True)),
        "another seed, others": not np.array_equal(drawn[0], other[0]),
        "loaded ones stay": bool((loaded[0] == 1).all()) and not np.array_equal(loaded[2], made[2]),
        "an initializer of the program's own by seed": bool(np.array_equal(twice[0][0], twice[1][0])),
        "shared initializer": bool(np.array_equal(*(first[place] for place in kernels))),
        "dropout by seed": bool(streams) and not np.array_equal(first[streams[0]], second[streams[0]]),
    }


def trained() -> float:
    """How far weights are apart after three steps of the loop in the graph and of Keras's own."""
    labels = np.random.RandomState(2).randint(0, 2, 32).astype("int32")
    networks = [_network() for _ in range(2)]
    networks[1].set_weights(networks[0].get_weights())
    for network in networks:
        network.layers[-1].set_weights([np.ones(one.shape) for one in network.layers[-1].get_weights()])
        network.compile("adam", keras.losses.SparseCategoricalCrossentropy(from_logits=True))
    engine = Engine(networks[0], backend(3), [ROWS], [labels], [{"activation": "linear"}])
    start = engine.held()
    batches = np.arange(24, dtype="int32").reshape(3, 8)
    engine.loop([tf.constant(ROWS)], [tf.constant(labels)], None, tf.constant(batches))
    engine.put(start)
    engine.loop([tf.constant(ROWS)], [tf.constant(labels)], None, tf.constant(batches))
    for batch in batches:
        networks[1].train_on_batch(ROWS[batch], labels[batch])
    pairs = zip(networks[0].get_weights(), networks[1].get_weights(), strict=True)
    return max(float(np.abs(one - other).max()) for one, other in pairs)


class _Own(keras.layers.Layer):  # type: ignore[misc]
    def call(self, x: Any) -> Any:
        return x


class _OwnModel(keras.Model):  # type: ignore[misc]
    def call(self, x: Any) -> Any:
        return x


def _difference(wanted: Any, found: Any) -> Any:
    return keras.ops.mean(wanted - found)


def own() -> dict[str, bool]:
    """For each model whether it computes by Python of the program."""

    def model(*inner: Any, loss: Any = "mse") -> Any:
        made = keras.Sequential([keras.Input((4,)), *inner, layers.Dense(1)])
        made.compile("adam", loss)
        return made

    subclass = _OwnModel()
    subclass.compile("adam", "mse")
    found = {
        "Keras alone": model(layers.Dense(3, "relu", kernel_regularizer="l2"), layers.Dropout(0.1)),
        "TensorFlow's activation": model(layers.Dense(3, tf.nn.relu)),
        "own activation": model(layers.Dense(3, lambda x: x)),
        "Lambda": model(layers.Lambda(lambda x: x)),
        "own layer": model(_Own()),
        "own penalty": model(layers.Dense(3, kernel_regularizer=lambda weights: 0.0)),
        "own loss": model(loss=_difference),
        "own model": subclass,
    }
    return {name: own_code(one) for name, one in found.items()}


def main() -> None:
    """Tells all."""
    print(json.dumps({"recurrent": recurrences(), "drawn": drawn_anew(), "trained": trained(), "own": own()}))


if __name__ == "__main__":
    main()
