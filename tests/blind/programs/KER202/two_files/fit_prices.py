import tensorflow as tf

from data import housing

(x_train, y_train), validation, (x_test, y_test) = housing()  # !

model = tf.keras.Sequential([
    tf.keras.Input((8,)),
    tf.keras.layers.Dense(64, activation="relu"),
    tf.keras.layers.Dense(64, activation="relu"),
    tf.keras.layers.Dense(1),
])
model.compile(optimizer=tf.keras.optimizers.Adam(1e-3), loss="mse", metrics=["mae"])
model.fit(x_train, y_train, validation_data=validation, epochs=30, batch_size=64)  # !
mse, mae = model.evaluate(x_test, y_test)
print(f"MAE {mae:.3f} (100,000 dollars)")
