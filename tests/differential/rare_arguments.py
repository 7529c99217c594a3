"""Values of the arguments that recipes leave out, so that every argument of every layer is used.

What stands nowhere is written out with its default. A key with a layer holds for that layer alone.
"""

from __future__ import annotations

from typing import Any

from kerlint.keras.signatures import signature_at
from tests.differential.maker import Maker

VALUES: dict[str, tuple[Any, ...]] = {
    "addition_factor": (0.1, 0.0),
    "all_ops": (True, False),
    "alpha": (0.2, 1.0),
    "alpha_constraint": ("non_neg",),
    "alpha_initializer": ("ones",),
    "alpha_regularizer": ("l2",),
    "antialias": (True, False),
    "autocast": (True, False),
    "bins": (64, 256),
    "bounding_box_format": (None, "xyxy"),
    "brightness_factor": (0.2,),
    "chain_depth": (2, [1, 3]),
    "clip_limit": (2.0, 4.0),
    "contrast_factor": (0.2,),
    "data_format": ("channels_last", "channels_first"),
    "encoding": ("utf-8",),
    "factor": (0.2, 1.0),
    "fill_mode": ("constant", "nearest"),
    "fill_value": (0.0, 0.5),
    "Resizing.fill_mode": ("constant",),
    "hue_factor": (0.1,),
    "interpolation": ("bilinear", "nearest"),
    "kernel_size": (3,),
    "l1": (0.01, 0.0),
    "l2": (0.01, 0.0),
    "logit_soft_cap": (5.0,),
    "lora_alpha": (2.0,),
    "mag_exp": (1.0, 2.0),
    "mask_value": (0.0, -1.0),
    "Hashing.mask_value": ("", "x"),
    "max_freq": (4000.0,),
    "min_freq": (20.0, 0.0),
    "min_power": (1e-8,),
    "mode": ("horizontal", "vertical", "horizontal_and_vertical"),
    "moving_mean_initializer": ("zeros",),
    "moving_variance_initializer": ("ones",),
    "noise_shape": (None,),
    "num_chains": (2, 3),
    "num_ops": (1, 2),
    "oov_token": ("[UNK]",),
    "IntegerLookup.oov_token": (-1,),
    "pad_to_aspect_ratio": (True, False),
    "periodic": (True, False),
    "power_to_db": (True, False),
    "ref_power": (1.0,),
    "reverse_dtype": ("float32",),
    "salt": (3,),
    "sampling_rate": (8000, 16000),
    "saturation_factor": (0.3,),
    "scale": (0.5,),
    "scaling": ("density", "spectrum", None),
    "sigma": (1.0, 0.5),
    "sliding_window": (None, 3),
    "split": ("whitespace", "character"),
    "threshold": (0.0, 0.1),
    "threshold_factor": (0.5,),
    "tile_grid_size": ((2, 2), (4, 4)),
    "top_db": (60.0,),
    "unroll": (False,),
    "use_cudnn": ("auto", False),
    "value_range": ((0, 255), (0, 1)),
    "vocabulary_dtype": ("int64",),
    "window": ("hann", "hamming"),
    "x_factor": (0.1, 0.0),
    "y_factor": (0.1, 0.0),
    "zero_output_for_mask": (True, False),
    "ConvLSTM1D.dilation_rate": (1, 2),
    "ConvLSTM2D.dilation_rate": (1, 2),
    "ConvLSTM3D.dilation_rate": (1, 2),
    "dropout": (0.0, 0.1),
    "name": ("named", None),
}


def rare(m: Maker) -> None:
    """Gives some of the arguments that the recipe has not given."""
    accepted = signature_at(f"layers.{m.layer}", "", m.target)  # type: ignore[arg-type]
    for name in accepted.names if accepted is not None else ():
        if name in m.arguments or not m.chance(6):
            continue
        values = VALUES.get(f"{m.layer}.{name}", VALUES.get(name))
        if values is not None and name not in SETTLED.get(m.layer, ()):
            m.arguments[name] = m.pick(*values)
        elif accepted is not None and name in accepted.defaults:
            m.arguments[name] = accepted.defaults[name]
    if m.arguments.get("crop_to_aspect_ratio"):  # both are refused where images come, not where a model is built
        m.arguments.pop("pad_to_aspect_ratio", None)
    if m.arguments.get("output_mode") == "tf_idf" and m.chance(70):
        m.arguments["idf_weights"] = [1.0, 2.0, 3.0]


SETTLED: dict[str, frozenset[str]] = {
    "ReLU": frozenset(("activation",)),
}
"""Arguments that keep their defaults where the recipe does not give them."""
