"""The tables of what Keras has renamed and removed, against the harvested tables and against each other."""

import pytest

from kerlint.keras import changes, names, signatures
from kerlint.keras.changes import _arguments, _names


@pytest.mark.parametrize(
    ("path", "target", "effect"),
    [
        ("keras.utils.np_utils.to_categorical", "keras2", "fails"),
        ("keras.utils.np_utils.to_categorical", "keras3", "fails"),
        ("keras.backend.mean", "keras2", "works"),
        ("keras.backend.mean", "keras3", "fails"),
        ("tensorflow.keras.backend.mean", "keras3", "works"),
        ("keras.layers.ThresholdedReLU", "keras3", "fails"),
        ("tensorflow.keras.layers.ThresholdedReLU", "keras3", "works"),
        ("tensorflow.keras.layers.CuDNNLSTM", "keras2", "fails"),
        ("keras.optimizers.legacy.Adam", None, None),
    ],
)
def test_what_becomes_of_a_name(path, target, effect):
    assert changes.name(path).effect(target) == effect


@pytest.mark.parametrize(
    "path",
    [
        "keras.layers.Dense",
        "keras.backend.clear_session",
        "keras.applications.resnet50.ResNet50",
        "tensorflow.compat.v1.keras.backend.set_session",
        "tensorflow.reduce_mean",
        "numpy.mean",
        "keras.src.layers.Dense",
    ],
)
def test_what_has_not_changed_is_in_no_table(path):
    assert changes.name(path) is None


def test_a_release_that_still_had_it_is_not_told_that_it_fails():
    change = changes.name("keras.layers.core.Dense")
    assert change.works("keras2", (2, 2)) is None
    assert change.works("keras2", (2, 13)) is False
    rate = changes.argument("optimizers.Adam", "lr")
    assert rate.effect("keras2", (2, 11)) == "ignored"
    assert rate.effect("keras2", (2, 4)) is None
    assert rate.works(None) is False, "ignored by one, refused by the other"


def test_arguments_that_are_right_today_are_in_no_way_old():
    assert changes.argument("layers.Embedding", "output_dim") is None
    assert changes.argument("layers.Embedding", "input_dim") is None
    assert changes.argument("layers.Dense", "output_dim").new == "units"
    assert changes.argument("layers.ELU", "alpha") is None
    assert changes.argument("optimizers.legacy.Adam", "lr") is None


@pytest.mark.parametrize("change", [c for c in _names().values() if not c.old.endswith("*")], ids=lambda c: c.old)
def test_names_said_to_be_gone_from_keras_3_are_not_there(change):
    assert names.follow("keras3", change.old) is None


@pytest.mark.parametrize(
    "change", [c for c in _names().values() if c.new and "." in c.new and "*" not in c.new], ids=lambda c: c.old
)
def test_new_names_are_there(change):
    if change.kind == "private-names":
        pytest.skip("the tables know public names only")
    assert names.exists(f"keras.{change.new}", "keras3") or names.exists(f"tensorflow.keras.{change.new}", "keras3")


@pytest.mark.parametrize(("owner", "keyword"), [key for key in _arguments() if not key[1].isdigit()])
def test_old_arguments_are_refused_or_do_nothing_in_keras_3(owner, keyword):
    change = _arguments()[owner, keyword]
    signature = signatures.signature_at(owner.rpartition(".")[0], owner.rpartition(".")[2], "keras3")
    signature = signature or signatures.signature_at(owner, "", "keras3")
    if signature is not None and change.effect("keras3") == "fails" and not signature.open:
        assert not signature.accepts(keyword)


@pytest.mark.parametrize(
    ("use", "end", "new"),
    [
        ("save", "model", "model.keras"),
        ("save", "runs/model.pb", "model.keras"),
        ("save", "model.h5", None),
        ("save_weights", "best_weights.h5", "best_weights.weights.h5"),
        ("save_weights", "best.weights.h5", None),
        ("ModelCheckpoint", "ckpt-{epoch:02d}", "ckpt-{epoch:02d}.keras"),
        ("load_weights", "folder", None),
        ("load_model", "hf://team/model", None),
    ],
)
def test_file_names(use, end, new):
    change = changes.file(use, end)
    assert (change and change.new) == new
