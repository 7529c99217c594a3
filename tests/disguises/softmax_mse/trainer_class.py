"""Iris classifier wrapped into a small trainer class."""
from sklearn.datasets import load_iris
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from tensorflow import keras


class Trainer:
    def __init__(self, hidden=16, output_activation="softmax", loss="mse", epochs=60):
        self.hidden = hidden
        self.output_activation = output_activation
        self.loss = loss
        self.epochs = epochs
        self.scaler = StandardScaler()
        self.model = None

    def load(self):
        x, y = load_iris(return_X_y=True)
        y = keras.utils.to_categorical(y, 3)
        x_fit, self.x_test, y_fit, self.y_test = train_test_split(
            x, y, test_size=30, random_state=0
        )
        x_train, x_val, self.y_train, self.y_val = train_test_split(
            x_fit, y_fit, test_size=24, random_state=0
        )
        self.x_train = self.scaler.fit_transform(x_train)
        self.x_val = self.scaler.transform(x_val)
        self.x_test = self.scaler.transform(self.x_test)
        return self

    def build(self):
        self.model = keras.models.Sequential()
        self.model.add(keras.layers.Input((self.x_train.shape[1],)))
        self.model.add(keras.layers.Dense(self.hidden, activation="tanh"))
        self.model.add(keras.layers.Dense(3, activation=self.output_activation))
        self.model.compile(
            optimizer=keras.optimizers.SGD(learning_rate=0.1),
            loss=self.loss,  # expect: KER102
            metrics=["accuracy"],
        )
        return self

    def run(self):
        return self.model.fit(
            self.x_train,
            self.y_train,
            validation_data=(self.x_val, self.y_val),
            epochs=self.epochs,
            batch_size=8,
            verbose=0,
        )


if __name__ == "__main__":
    trainer = Trainer(hidden=12).load().build()
    history = trainer.run()
    print("last validation loss", history.history["val_loss"][-1])
    print("test", trainer.model.evaluate(trainer.x_test, trainer.y_test, verbose=0))
