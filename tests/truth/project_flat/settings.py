LR = 2e-3
options = {"classes": 7, "epochs": 3}
options.update(epochs=2)
