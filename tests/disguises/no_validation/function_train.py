"""Small classifier for a two-dimensional point cloud."""
from keras import Input, Sequential
from keras.layers import Dense, Dropout
from keras.optimizers import Adam
from sklearn.datasets import make_moons


def get_points(n=2000, noise=0.2):
    return make_moons(n_samples=n, noise=noise, random_state=21)


def get_model(hidden=(32, 32)):
    model = Sequential()
    model.add(Input(shape=(2,)))
    for units in hidden:
        model.add(Dense(units, activation="relu"))
    model.add(Dropout(0.1))
    model.add(Dense(1, activation="sigmoid"))
    return model


def train(model, x, y, epochs, batch_size=32):
    model.compile(
        optimizer=Adam(learning_rate=0.005),
        loss="binary_crossentropy",
        metrics=["accuracy"],
    )
    result = model.fit(x, y, epochs=epochs, batch_size=batch_size, verbose=0)  # expect: KER601
    return result.history


def main():
    x, y = get_points()
    model = get_model()
    history = train(model, x, y, epochs=50)
    print("final loss     %.4f" % history["loss"][-1])
    print("final accuracy %.4f" % history["accuracy"][-1])
    model.save("moons.keras")


if __name__ == "__main__":
    main()
