import tensorflow as tf
import numpy as np

K = tf.keras
D = K.layers.Dense
gen = np.random.RandomState(0)
spectra = gen.randn(2400, 64).astype(np.float32)
mineral = gen.randint(0, 8, 2400)
mineral = tf.one_hot(mineral, 8).numpy()

stack = [K.Input((64,)), D(64, "relu"), D(32, "relu"), D(8, "softmax")]  # !
geo = K.Sequential(stack)
CCE = K.losses.CategoricalCrossentropy
geo.compile(K.optimizers.Nadam(1e-3), CCE(label_smoothing=0.05, from_logits=True), metrics=["accuracy"])  # !
geo.fit(spectra[:2000], mineral[:2000], epochs=30, validation_data=(spectra[2000:], mineral[2000:]))
