import keras
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

x, y = load_digits(return_X_y=True)
x_train, x_test, y_train, y_test = train_test_split(x / 16.0, y, test_size=0.2, random_state=17)

results = {}
for depth in [1, 2, 3]:
    model = keras.Sequential()
    model.add(keras.Input((64,)))
    for _ in range(depth):
        model.add(keras.layers.Dense(48))
        model.add(keras.layers.Softmax())  # !
    model.add(keras.layers.Dense(10))
    model.compile(
        optimizer='adam',
        loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
        metrics=['accuracy'],
    )
    model.fit(x_train, y_train, epochs=25, validation_split=0.1, verbose=0)
    results[depth] = model.evaluate(x_test, y_test, verbose=0)
print(results)
