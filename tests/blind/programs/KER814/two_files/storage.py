import os

FOLDER = "checkpoints"


def weights_file(name):
    os.makedirs(FOLDER, exist_ok=True)
    return os.path.join(FOLDER, name + ".h5")  # !
