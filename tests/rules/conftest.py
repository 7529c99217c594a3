"""Where tests under real Keras run: in an empty folder, with the same random numbers each time."""

from __future__ import annotations

import pytest


@pytest.fixture
def same_numbers_in_an_empty_folder(tmp_path, monkeypatch):
    import keras

    monkeypatch.chdir(tmp_path)
    keras.utils.set_random_seed(1)
