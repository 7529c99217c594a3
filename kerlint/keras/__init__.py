"""What Keras is: names, signatures, identifiers, shapes, data sets, applications. Knowledge, no analysis.

The ground floor: nothing here knows of programs, syntax or facts, and nothing but the standard library is imported.
Import the module you need; each loads only the tables that it needs. A *target* is ``"keras3"``, ``"keras2"`` or
``None`` (not known).

``names``
    ``canonical(path) -> Symbol | None``: any spelling of a public or old private path,
    ``tensorflow.keras.layers.Dense``, ``keras.layers.core.Convolution2D``; ``exists(path, target)``: whether that very
    spelling works there.
``signatures``
    ``signature(symbol, target) -> Signature | None``, ``method("models.Model", "fit", target)``;
    ``Signature.bind(positional, keywords) -> Bound`` with arguments, defaults, unknown and missing names.
``identifiers``
    what strings, classes and functions mean: ``loss("mse")``, ``metric("acc")``, ``optimizer("adam")``,
    ``activation("swish")``, ``initializer("he_normal")``; ``resolve_accuracy`` and the keys of ``history``.
``layers``
    ``kind("Conv2D")``, ``has_weights``, ``width_of``, ``activation_of``; which layer a merging function makes.
``shapes``
    ``build(type, arguments, inputs, target, called) -> Built | Illegal``: output shapes and weights, or the reason in
    Keras' words; ``output_shape`` and ``parameters`` are its two halves. ``inputs`` has one shape for each input tensor
    (of attention: query, value and perhaps key). A layer inside a wrapper is a ``LayerRecord``. Not here, because they
    concern the model: ``input_shape=`` and the like of a first layer, and ``input_length`` of an ``Embedding`` that is
    the first layer of a Keras 2 ``Sequential`` (its input is then ``(None, input_length)``).
``datasets``, ``applications``
    ``dataset("imdb", arguments)``: what ``load_data`` returns; ``build("ResNet50", arguments)``: what a network expects
    and gives.
"""
