import keras

LEARNING_RATE = 2e-4
EPOCHS = 20
IMAGE = (160, 160)
LOSS = keras.losses.BinaryCrossentropy(from_logits=True)  # !
