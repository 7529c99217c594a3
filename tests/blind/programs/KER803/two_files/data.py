import keras


def loaders(folder, size):
    load = keras.utils.image_dataset_from_directory
    return [load(f'{folder}/{part}', image_size=(size, size), shuffle=part == 'train') for part in ('train', 'valid', 'test')]
