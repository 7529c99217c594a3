from sklearn.datasets import fetch_california_housing
from sklearn.metrics import r2_score
from sklearn.model_selection import train_test_split
from tensorflow import keras


class HousePriceModel:
    """Median house values of Californian districts."""

    def __init__(self, layers=(64, 32), use_dropout=True, random_state=42):
        self.layers = layers
        self.use_dropout = use_dropout
        self.random_state = random_state
        self._prepare()
        self._build()

    def _prepare(self):
        housing = fetch_california_housing()
        self.feature_names = housing.feature_names
        X_rest, self.X_test, y_rest, self.y_test = train_test_split(
            housing.data, housing.target, random_state=self.random_state
        )
        self.X_train, self.X_valid, self.y_train, self.y_valid = train_test_split(
            X_rest, y_rest, random_state=self.random_state
        )

    def _build(self):
        self.model = keras.Sequential(name="california")
        self.model.add(keras.Input(shape=self.X_train.shape[1:]))
        for units in self.layers:
            self.model.add(
                keras.layers.Dense(units, activation="relu", kernel_initializer="he_normal")
            )
            if self.use_dropout:
                self.model.add(keras.layers.Dropout(0.1))
        self.model.add(keras.layers.Dense(1))
        self.model.compile(loss="mean_squared_error", optimizer=keras.optimizers.Adam(1e-3))

    def fit(self, epochs=20):
        self.history = self.model.fit(self.X_train, self.y_train, epochs=epochs,  # expect: KER202
                                      validation_data=(self.X_valid, self.y_valid))
        return self

    def score(self):
        prediction = self.model.predict(self.X_test).ravel()
        return r2_score(self.y_test, prediction)


if __name__ == "__main__":
    hpm = HousePriceModel(layers=(30, 30))
    print("R2 on the test districts:", hpm.fit(epochs=20).score())
