from keras import layers, models


def compiled_mlp(n_inputs, n_hidden=50, lr_name='sgd'):
    """A small network with one output."""
    m = models.Sequential(name='mlp')
    m.add(layers.Input((n_inputs,)))
    m.add(layers.Dense(n_hidden, activation='relu'))
    m.add(layers.Dense(n_hidden // 2, activation='relu'))
    m.add(layers.Dense(1, activation='sigmoid'))
    m.compile(loss='binary_crossentropy', optimizer=lr_name, metrics=['mae'])  # !
    return m
