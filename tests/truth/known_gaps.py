"""What is not known yet of the programs here: fields with the reason. The list may only shrink."""

from __future__ import annotations

KNOWN_GAPS: dict[str, dict[str, str]] = {
    "argparse_defaults.py": dict.fromkeys(
        ("layer.output_shape", "layer.parameters", "model.parameters", "model.trainable_parameters"),
        "an option of the command line decides whether layers are wrapped",
    ),
    "attributes_and_getattr.py": dict.fromkeys(
        ("layer.activation",),
        "an activation layer with an argument as activation",
    ),
    "clone_models.py": dict.fromkeys(
        ("fit.batch_size", "metrics", "model", "output.activation", "output.type", "output.units"),
        "from_config, from_json and clone functions are not run",
    ),
    "custom_layers.py": dict.fromkeys(
        ("layer.activation", "layer.rate", "metrics"),
        "what a layer of the program computes is not described in a word",
    ),
    "custom_train_step.py": dict.fromkeys(
        ("model.layers",),
        "layers of a model without `call` are not looked for in its attributes",
    ),
    "gan_alternating.py": dict.fromkeys(
        ("layer.parameters", "model.parameters", "model.trainable_parameters"),
        "the width comes from np.prod",
    ),
    "notebook_embeddings.ipynb": dict.fromkeys(
        ("layer.output_shape", "output.units"),
        "broadcasting of an unknown batch axis",
    ),
    "notebook_fine_tuning.ipynb": dict.fromkeys(
        ("layer.output_shape", "layer.parameters", "model.parameters", "model.trainable_parameters"),
        "a narrowed network of keras.applications",
    ),
    "notebook_windows.ipynb": dict.fromkeys(
        (
            "layer.output_shape",
            "layer.parameters",
            "layer.units",
            "model.parameters",
            "model.trainable_parameters",
            "output.units",
        ),
        "shapes of windows made by tf.data",
    ),
    "siamese_shared.py": dict.fromkeys(
        ("layer.output_shape", "layer.parameters", "model.parameters", "model.trainable_parameters"),
        "a Lambda around a function",
    ),
    "structured_columns.py": dict.fromkeys(
        ("layer.output_shape", "layer.parameters", "model.parameters", "model.trainable_parameters"),
        "vocabularies that layers learn",
    ),
    "text_vectorization.py": dict.fromkeys(
        ("layer.activation",),
        "an activation behind a layer under a condition",
    ),
    "transfer_cut.py": dict.fromkeys(
        (
            "layer.output_shape",
            "layer.parameters",
            "metrics",
            "model.layers",
            "model.parameters",
            "model.trainable_parameters",
            "output.activation",
            "output.type",
            "output.units",
        ),
        "layers inside a network of keras.applications",
    ),
    "transfer_mobilenet.py": dict.fromkeys(
        ("layer.output_shape", "layer.parameters", "model.parameters", "model.trainable_parameters"),
        "a narrowed network of keras.applications",
    ),
    "transformer_block.py": dict.fromkeys(
        ("layer.output_shape", "layer.parameters", "metrics", "model.parameters", "model.trainable_parameters"),
        "ops.arange in a layer of the program",
    ),
    "try_with_scope.py": dict.fromkeys(
        (
            "compile.learning_rate",
            "compile.schedule",
            "layer.output_shape",
            "layer.parameters",
            "layer.rate",
            "layer.units",
            "model.parameters",
            "model.trainable_parameters",
        ),
        "settings from a file that may be missing",
    ),
    "unet_loops.py": dict.fromkeys(
        ("fit.validation",),
        "data of a tuple of arrays made by a function",
    ),
}
