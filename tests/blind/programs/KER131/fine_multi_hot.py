import pandas as pd
import keras
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import MultiLabelBinarizer, StandardScaler

songs = pd.read_csv('songs.csv')
moods = MultiLabelBinarizer().fit_transform(songs['moods'].str.split('|')).astype('float32')
x = songs.drop(columns='moods').values
x_train, x_test, y_train, y_test = train_test_split(x, moods, test_size=0.2, random_state=2)
sc = StandardScaler().fit(x_train)

model = keras.Sequential([
    keras.Input((x.shape[1],)),
    keras.layers.Dense(32, activation='relu'),
    keras.layers.Dense(moods.shape[1], activation='sigmoid'),
])
model.compile(optimizer='adam', loss='binary_crossentropy', metrics=['binary_accuracy'])
model.fit(sc.transform(x_train), y_train, epochs=20, validation_split=0.1)
print(model.evaluate(sc.transform(x_test), y_test))
