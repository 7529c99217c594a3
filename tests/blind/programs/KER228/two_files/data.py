from keras.utils import image_dataset_from_directory


def load(folder):
    return image_dataset_from_directory(folder, label_mode="binary", image_size=(128, 128))


def read_labels(ds):
    out = []
    for _, y in ds:  # !
        out += list(y.numpy().ravel())  # !
    return out
