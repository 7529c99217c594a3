import keras

LOSSES = {"binary": "binary_crossentropy", "multiclass": "sparse_categorical_crossentropy"}


def compile_for(model, task, learning_rate=1e-3):
    model.compile(keras.optimizers.Adam(learning_rate), LOSSES[task], metrics=["accuracy"])
