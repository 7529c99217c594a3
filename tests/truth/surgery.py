"""pop, layers[:-1], pretraining layer by layer, reuse of trained layers."""
import numpy as np
import tensorflow as tf
from tensorflow.keras import Input, Model, Sequential
from tensorflow.keras.layers import Dense, Dropout

X = np.random.randn(160, 14).astype("float32")
y_many = np.random.randint(0, 8, 160)
y_two = np.random.randint(0, 2, 160)

model_A = Sequential(name="A")
model_A.add(Input((14,)))
model_A.add(Dense(32, activation="relu", kernel_initializer="he_normal"))
model_A.add(Dense(16, activation="relu", kernel_initializer="he_normal"))
model_A.add(Dense(8, activation="softmax"))
model_A.compile(loss="sparse_categorical_crossentropy", optimizer="sgd", metrics=["accuracy"])
model_A.fit(X, y_many, epochs=1, validation_split=0.1, verbose=0)

# B reuses everything but the last layer
model_B_on_A = Sequential(model_A.layers[:-1], name="B")
model_B_on_A.add(Dense(1, activation="sigmoid"))
for layer in model_B_on_A.layers[:-1]:
    layer.trainable = False
optimizer = tf.keras.optimizers.SGD(learning_rate=0.01)
model_B_on_A.compile(loss="binary_crossentropy", optimizer=optimizer, metrics=["accuracy"])
model_B_on_A.fit(X, y_two, epochs=1, validation_split=0.1, verbose=0)

for layer in model_B_on_A.layers[:-1]:
    layer.trainable = True
optimizer = tf.keras.optimizers.SGD(learning_rate=0.001)
model_B_on_A.compile(loss="binary_crossentropy", optimizer=optimizer, metrics=["accuracy"])
model_B_on_A.fit(X, y_two, epochs=1, validation_split=0.1, verbose=0)

# greedy: remove the head, add a layer, put the head back
greedy = Sequential([Input((14,)), Dense(12, activation="relu"), Dense(8, activation="softmax")])
for _ in range(2):
    head = greedy.layers[-1]
    greedy.pop()
    for layer in greedy.layers:
        layer.trainable = False
    greedy.add(Dense(12, activation="relu"))
    greedy.add(head)
    greedy.compile(loss="sparse_categorical_crossentropy", optimizer="adam")
    greedy.fit(X, y_many, epochs=1, validation_split=0.1, verbose=0)
print(len(greedy.layers))

# functional top on an intermediate tensor
middle = model_A.layers[-2].output
extended = Model(model_A.inputs, Dense(3, activation="softmax")(Dropout(0.2)(middle)))
extended.compile("adam", "sparse_categorical_crossentropy")
extended.fit(X, np.random.randint(0, 3, 160), epochs=1, validation_split=0.1, verbose=0)
