import numpy as np


def load(n_per_class, seed):
    rng = np.random.default_rng(seed)
    noise = rng.normal(size=(3 * n_per_class, 64)).astype("float32")
    labels = np.repeat([0, 1, 2], n_per_class)  # !
    peaks = np.array([10, 30, 50])[labels]
    noise[np.arange(len(labels)), peaks] += 4.0
    return noise, labels
