"""Which of three cultivars a wine comes from."""
from sklearn.datasets import load_wine
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from tensorflow import keras
from tensorflow.keras import layers

features, cultivar = load_wine(return_X_y=True)
target = keras.utils.to_categorical(cultivar, 3)
train_x, test_x, train_y, test_y = train_test_split(features, target, stratify=cultivar, random_state=7)
scaler = StandardScaler().fit(train_x)
train_x, test_x = scaler.transform(train_x), scaler.transform(test_x)

bottle = keras.Input(shape=(13,), name="chemistry")
h = layers.Dense(24, activation="relu")(bottle)
h = layers.Dropout(0.2)(h)
h = layers.Dense(12, activation="relu")(h)
origin = layers.Dense(3, activation="sigmoid", name="cultivar")(h)  # !
net = keras.Model(bottle, origin)

net.compile(optimizer=keras.optimizers.Adam(1e-3),
            loss="categorical_crossentropy",  # !
            metrics=["accuracy"])
net.fit(train_x, train_y, validation_split=0.2, epochs=60, batch_size=16, verbose=2)
print(net.evaluate(test_x, test_y, verbose=0))
