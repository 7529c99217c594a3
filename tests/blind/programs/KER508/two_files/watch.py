import keras


def callbacks(folder):
    return [
        keras.callbacks.EarlyStopping(monitor='val_loss', patience=12),
        keras.callbacks.ReduceLROnPlateau(monitor='val_mae', mode='max', factor=0.5, patience=4),  # !
        keras.callbacks.CSVLogger(f'{folder}/log.csv'),
    ]
