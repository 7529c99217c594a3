import numpy as np
from keras.callbacks import ReduceLROnPlateau
from model import compiled

board = np.random.randint(-1, 2, (3000, 9))
won = (board.sum(axis=1) > 0).astype(int)
player = compiled()
player.fit(board[:2400], won[:2400], epochs=30, validation_data=(board[2400:], won[2400:]),
           callbacks=[ReduceLROnPlateau("val_loss", patience=3)])  # !
