"""LSTM layers of Keras 3 by TensorFlow's own operation for whole sequences, where Keras would loop over the steps.

The numbers are the same to rounding; on a processor a step of training takes a fifth of the time. Keras asks its
backend for such a loop already, and goes on by itself where it says that it has none.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any


def hasten(tf: Any) -> None:
    """Lets Keras 3 take the operation from now on. Where this Keras does not ask for one, all stays as it is."""
    try:
        backend: Any = import_module("keras.src.backend")
        activations = import_module("keras").activations
        before = backend.lstm
    except (ImportError, AttributeError):
        return
    if getattr(before, "kerlint_whole", False):
        return

    def lstm(
        inputs: Any,
        h: Any,
        c: Any,
        mask: Any,
        kernel: Any,
        recurrent_kernel: Any,
        bias: Any,
        activation: Any,
        recurrent_activation: Any,
        return_sequences: bool = False,
        go_backwards: bool = False,
        unroll: bool = False,
        **others: Any,
    ) -> Any:
        parts = [tf.convert_to_tensor(one) for one in (kernel, recurrent_kernel, bias) if one is not None]
        usual = activation is activations.tanh and recurrent_activation is activations.sigmoid
        if mask is not None or unroll or others or not usual or len(parts) < 3 or inputs.dtype != tf.float32:
            raise NotImplementedError
        steps = tf.transpose(inputs, (1, 0, 2))
        hidden, cells = _whole(tf, tf.reverse(steps, (0,)) if go_backwards else steps, h, c, *parts)
        last = hidden[-1]
        given = tf.transpose(hidden, (1, 0, 2)) if return_sequences else tf.expand_dims(last, 1)
        return last, given, [last, cells[-1]]

    lstm.kerlint_whole = True  # type: ignore[attr-defined]
    backend.lstm = lstm


def _whole(tf: Any, steps: Any, h: Any, c: Any, kernel: Any, recurrent_kernel: Any, bias: Any) -> tuple[Any, Any]:
    """What the layer puts out and what it keeps, at every step; steps come first, rows second."""
    none = tf.zeros((recurrent_kernel.shape[0],), tf.float32)
    done = tf.raw_ops.BlockLSTM(
        seq_len_max=tf.shape(steps, out_type=tf.int64)[0],
        x=steps,
        cs_prev=c,
        h_prev=h,
        w=_in_order(tf, tf.concat((kernel, recurrent_kernel), 0)),
        wci=none,
        wcf=none,
        wco=none,
        b=_in_order(tf, bias),
        forget_bias=0.0,
        cell_clip=-1.0,
        use_peephole=False,
    )
    return done.h, done.cs


def _in_order(tf: Any, weights: Any) -> Any:
    """The gates as the operation has them: the cell before forgetting."""
    into, forget, cell, out = tf.split(weights, 4, -1)
    return tf.concat((into, cell, forget, out), -1)
