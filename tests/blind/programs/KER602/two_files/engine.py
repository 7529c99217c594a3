def train(model, x, y, epochs=80, batch_size=32):
    model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    model.fit(x, y, epochs=epochs, batch_size=batch_size, verbose=2)  # !
    return model


def test(model, x, y):
    loss, accuracy = model.evaluate(x, y, verbose=0)
    return {"loss": loss, "accuracy": accuracy}
