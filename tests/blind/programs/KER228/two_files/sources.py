import keras


def folders(root, size, batch):
    options = dict(image_size=(size, size), batch_size=batch, color_mode='grayscale', label_mode='int')
    train = keras.utils.image_dataset_from_directory(f'{root}/train', **options)
    valid = keras.utils.image_dataset_from_directory(f'{root}/valid', **options)
    test = keras.utils.image_dataset_from_directory(f'{root}/test', **options)
    return train, valid, test
