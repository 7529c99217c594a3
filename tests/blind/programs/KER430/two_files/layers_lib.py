from tensorflow.keras import layers


def conv_block(model, filters, act='softmax'):  # !
    model.add(layers.Conv2D(filters, 3, padding='same', activation=act))  # !
    model.add(layers.MaxPooling2D())
    return model
