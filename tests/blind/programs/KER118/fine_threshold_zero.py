import keras
from sklearn.datasets import make_moons
from sklearn.model_selection import train_test_split

x, y = make_moons(3000, noise=0.25, random_state=4)
x_train, x_test, y_train, y_test = train_test_split(x, y, test_size=0.3, random_state=4)
model = keras.Sequential([
    keras.Input((2,)),
    keras.layers.Dense(32, activation='tanh'),
    keras.layers.Dense(1),
])
model.compile(
    optimizer='adam',
    loss=keras.losses.BinaryCrossentropy(from_logits=True),
    metrics=[keras.metrics.BinaryAccuracy(threshold=0.0, name='accuracy'),
             keras.metrics.Precision(thresholds=0.0), keras.metrics.AUC(from_logits=True)],
)
model.fit(x_train, y_train, epochs=25, validation_split=0.2)
print(model.evaluate(x_test, y_test, return_dict=True))
