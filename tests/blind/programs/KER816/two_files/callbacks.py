import keras


class HalveRate(keras.callbacks.Callback):
    def __init__(self, every=10):
        super().__init__()
        self.every = every

    def on_epoch_end(self, epoch, logs=None):
        if (epoch + 1) % self.every == 0:
            rate = keras.backend.get_value(self.model.optimizer.learning_rate)  # !
            keras.backend.set_value(self.model.optimizer.learning_rate, rate / 2)  # !
