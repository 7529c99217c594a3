import numpy as np

import nets

scans = np.load("scans.npy").astype("float32") / 255.0
ill = np.load("ill.npy")
order = np.random.default_rng(0).permutation(len(scans))
scans, ill = scans[order], ill[order]
cut = int(len(scans) * 0.8)

xray = nets.make_detector(64)  # !
xray.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
xray.fit(scans[:cut], ill[:cut], validation_data=(scans[cut:], ill[cut:]), epochs=25)
xray.save("xray.keras")
