import numpy as np


def vibrations(n, seed):
    rng = np.random.default_rng(seed)
    kind = rng.integers(0, 4, n)
    wave = rng.normal(size=(n, 128, 1)) + kind[:, None, None]
    return wave, kind
