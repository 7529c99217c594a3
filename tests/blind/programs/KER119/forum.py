# ValueError: Shapes mismatch when I add Precision and Recall, without them it runs
import pandas as pd
import tensorflow as tf
from tensorflow.keras.models import Sequential
from tensorflow.keras.layers import Dense
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler, LabelEncoder

df = pd.read_csv('crops.csv')
print(df['crop'].value_counts())
X = df.drop('crop', axis=1)
le = LabelEncoder()
y = le.fit_transform(df['crop'])
n = len(le.classes_)

X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=42)
ss = StandardScaler()
X_train = ss.fit_transform(X_train)
X_test = ss.transform(X_test)

model = Sequential([
    Dense(64, activation='relu', input_shape=(X_train.shape[1],)),
    Dense(32, activation='relu'),
    Dense(n, activation='softmax'),
])
model.compile(optimizer='adam',
              loss='sparse_categorical_crossentropy',
              metrics=['accuracy',
                       tf.keras.metrics.Precision(),  # !
                       tf.keras.metrics.Recall()])  # !
model.fit(X_train, y_train, epochs=30, validation_split=0.1)
print(model.evaluate(X_test, y_test))
