import keras.utils.np_utils as nu  # !
from keras import layers as ly, models as md, Input as Inp
from sklearn.datasets import load_digits as ld
from sklearn.model_selection import train_test_split as tts

u, v = ld(return_X_y=True)
u, u2, v, v2 = tts(u / 16.0, v, test_size=0.2, stratify=v, random_state=3)
hot = nu.to_categorical
n = md.Sequential([
    Inp((64,)),
    ly.Dense(50, activation="elu"),
    ly.Dense(10, activation="softmax"),
])
n.compile(optimizer="nadam", loss="categorical_crossentropy", metrics=["accuracy"])
n.fit(u, hot(v), epochs=25, batch_size=32, validation_split=0.15, verbose=0)
print(n.evaluate(u2, hot(v2), verbose=0))
