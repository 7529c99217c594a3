"""Which Keras a program is written for."""

import pytest

from kerlint.document.reading import File, read
from kerlint.facts.values import Unknown
from kerlint.interpreter import interpret
from kerlint.interpreter.target import Meant
from kerlint.settings import Settings


def target_of(code, folder, **settings):
    file = folder / "program.py"
    document = read(File("program.py", str(file)), code.encode()).document
    found = interpret(document, Settings(**settings)).target
    return None if type(found) is Unknown else found


@pytest.mark.parametrize(
    ("code", "target"),
    [
        ("import keras\nkeras.layers.Dense(1)", None),
        ("import tensorflow as tf\ntf.keras.layers.Dense(1)", None),
        ("import tf_keras as keras\nkeras.layers.Dense(1)", "keras2"),
        ("import keras, tf_keras", None),
        ("import os\nos.environ['TF_USE_LEGACY_KERAS'] = '1'\nimport tensorflow as tf\ntf.keras.Input((1,))", "keras2"),
        ("import os\nos.environ['TF_USE_LEGACY_KERAS'] = '0'\nimport tensorflow as tf\ntf.keras.Input((1,))", None),
        ("import os, tensorflow, sys\nif len(sys.argv) > 1:\n    os.environ['TF_USE_LEGACY_KERAS'] = '1'", None),
        ("import os\nos.environ['KERAS_BACKEND'] = 'jax'\nimport keras", "keras3"),
        ("import os\nos.environ.setdefault('KERAS_BACKEND', 'torch')\nimport keras", "keras3"),
        ("import os\nos.environ['KERAS_BACKEND'] = 'tensorflow'\nimport keras", None),
        ("from keras import layers, ops", "keras3"),
        ("import keras\nkeras.ops.mean([1.0])", "keras3"),
        ("from keras.layers import TFSMLayer", "keras3"),
        ("try:\n    from keras import ops\nexcept ImportError:\n    import keras.backend as ops", None),
        ("try:\n    import tf_keras as keras\nexcept ImportError:\n    import keras", None),
    ],
)
def test_the_program_says_by_what_only_one_keras_has(tmp_path, code, target):
    assert target_of(code, tmp_path) == target


def test_settings_beat_the_program_and_the_program_beats_requirements(tmp_path):
    (tmp_path / "requirements.txt").write_text("tensorflow>=2.16\ntf-keras\n")
    assert target_of("import keras", tmp_path) is None, "both are required"
    (tmp_path / "requirements.txt").write_text("tensorflow>=2.16\n")
    assert target_of("import keras", tmp_path) == "keras3"
    assert target_of("import tf_keras", tmp_path) == "keras2"
    assert target_of("import tf_keras", tmp_path, target="keras3") == "keras3"
    assert target_of("import keras", tmp_path, target="keras2") == "keras2"


def test_a_name_says_which_keras_it_reaches():
    both = Meant("keras3", legacy=True)
    assert both.reached_by("tensorflow.keras.layers.Dense") == "keras2"
    assert both.reached_by("keras.layers.Dense") is None
    assert Meant("keras3").reached_by("tf_keras.layers.Dense") == "keras2"
    assert Meant("keras3").reached_by("keras.layers.Dense") == "keras3"
