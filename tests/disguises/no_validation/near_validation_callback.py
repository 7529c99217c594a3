"""Validation by a callback that computes ROC AUC after every epoch."""
import keras
from keras import layers
from sklearn.datasets import make_classification
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split

x, y = make_classification(
    n_samples=8000, n_features=25, n_informative=10, weights=[0.85], random_state=4
)
x_train, x_hold, y_train, y_hold = train_test_split(
    x, y, test_size=0.25, random_state=4, stratify=y
)


class RocAuc(keras.callbacks.Callback):
    def __init__(self, x, y, patience=5):
        super().__init__()
        self.x, self.y = x, y
        self.patience = patience
        self.best, self.wait = 0.0, 0

    def on_epoch_end(self, epoch, logs=None):
        auc = roc_auc_score(self.y, self.model.predict(self.x, verbose=0))
        print(f"epoch {epoch + 1}: held-out auc {auc:.4f}")
        if auc > self.best:
            self.best, self.wait = auc, 0
            self.best_weights = self.model.get_weights()
        else:
            self.wait += 1
            if self.wait >= self.patience:
                self.model.stop_training = True

    def on_train_end(self, logs=None):
        self.model.set_weights(self.best_weights)


model = keras.Sequential(
    [
        keras.Input((25,)),
        layers.Dense(48, activation="relu"),
        layers.Dropout(0.3),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(optimizer="adam", loss="binary_crossentropy")
watcher = RocAuc(x_hold, y_hold)
model.fit(x_train, y_train, epochs=30, batch_size=64, callbacks=[watcher], verbose=0)
print("best:", watcher.best)
