import tensorflow as tf


def training_set(x, y, batch=32):
    ds = tf.data.Dataset.from_tensor_slices((x, y))
    ds = ds.shuffle(len(x), seed=1)
    ds = ds.repeat()  # !
    return ds.batch(batch)


def plain_set(x, y, batch=32):
    return tf.data.Dataset.from_tensor_slices((x, y)).batch(batch)
