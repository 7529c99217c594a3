# AttributeError: module 'keras.backend' has no attribute 'sum', f1 code from kaggle
import pandas as pd
import keras
import keras.backend as K
from keras.models import Sequential
from keras.layers import Dense
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

def f1(y_true, y_pred):
    y_true = keras.ops.cast(y_true, 'float32')
    tp = K.sum(K.round(y_true * y_pred))  # !
    pos = K.sum(y_true)  # !
    pred = K.sum(K.round(y_pred))  # !
    prec = tp / (pred + K.epsilon())
    rec = tp / (pos + K.epsilon())
    return 2 * prec * rec / (prec + rec + K.epsilon())

df = pd.read_csv('stroke.csv')
print(df.stroke.value_counts())
y = df['stroke'].values
X = df.drop('stroke', axis=1).values
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, stratify=y, random_state=0)
sc = StandardScaler()
X_train = sc.fit_transform(X_train)
X_test = sc.transform(X_test)

model = Sequential()
model.add(Dense(16, input_dim=X_train.shape[1], activation='relu'))
model.add(Dense(1, activation='sigmoid'))
model.compile(loss='binary_crossentropy', optimizer='adam', metrics=[f1])
model.fit(X_train, y_train, epochs=30, batch_size=32, validation_split=0.1)
print(model.evaluate(X_test, y_test))
