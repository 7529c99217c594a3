from tensorflow.keras import *
from tensorflow.keras.layers import *
from tensorflow.keras.models import *
from tensorflow.keras.optimizers import *
from tensorflow.keras.callbacks import *
import numpy as np

inputs = Input((32, 32, 1))
conv1 = Conv2D(8, 3, activation='relu', padding='same', kernel_initializer='he_normal')(inputs)
conv1 = Conv2D(8, 3, activation='relu', padding='same', kernel_initializer='he_normal')(conv1)
pool1 = MaxPooling2D(pool_size=(2, 2))(conv1)
conv2 = Conv2D(16, 3, activation='relu', padding='same', kernel_initializer='he_normal')(pool1)
conv2 = Conv2D(16, 3, activation='relu', padding='same', kernel_initializer='he_normal')(conv2)
drop2 = Dropout(0.5)(conv2)
up3 = Conv2D(8, 2, activation='relu', padding='same')(UpSampling2D(size=(2, 2))(drop2))
merge3 = concatenate([conv1, up3], axis=3)
conv3 = Conv2D(8, 3, activation='relu', padding='same', kernel_initializer='he_normal')(merge3)
conv4 = Conv2D(1, 1, activation='sigmoid')(conv3)

model = Model(inputs=inputs, outputs=conv4)
model.compile(optimizer=Adam(learning_rate=1e-4), loss='binary_crossentropy', metrics=['accuracy'])

x = np.random.rand(24, 32, 32, 1)
masks = (np.random.rand(24, 32, 32, 1) > 0.5).astype('float32')
stop = EarlyStopping(monitor='val_loss', patience=2, restore_best_weights=True)
model.fit(x, masks, batch_size=4, epochs=2, verbose=0, validation_split=0.25, shuffle=True, callbacks=[stop])
