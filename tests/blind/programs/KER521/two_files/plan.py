TRAIN_ROWS = 54000
BATCH = 90


def steps(rows=TRAIN_ROWS, batch=BATCH):
    """Number of updates in one epoch."""
    return rows / batch  # !
