"""Arguments of a call fall into place as Python and Keras put them."""

from kerlint.keras.names import canonical
from kerlint.keras.signatures import method, parse, signature


def of(path, target="keras3"):
    return signature(canonical(path), target)


def test_positions_and_keywords_are_one():
    by_position = of("keras.layers.Dense").bind((10, "relu"), {})
    by_keyword = of("keras.layers.Dense").bind((), {"activation": "relu", "units": 10})
    assert by_position.given == by_keyword.given == {"units": 10, "activation": "relu"}
    assert by_position.fits


def test_defaults_fill_what_is_not_given():
    bound = of("keras.layers.Conv2D").bind((32, 3), {})
    assert bound.get("strides") == (1, 1)
    assert bound.get("padding") == "valid"
    assert bound.get("filters") == 32
    assert bound.get("no_such_parameter", "otherwise") == "otherwise"


def test_what_does_not_fit_is_told():
    dense = of("keras.layers.Dense")
    assert dense.bind((), {}).missing == ("units",)
    assert dense.bind((3,), {"output_dim": 3}).unknown == ("output_dim",)
    assert dense.bind((3,), {"units": 4}).twice == ("units",)
    assert of("keras.layers.Flatten").bind((None, 5), {}).surplus == (5,)
    assert not dense.bind((), {}).fits


def test_arguments_of_base_classes_are_accepted():
    assert of("keras.layers.Dense").bind((3,), {"name": "head", "dtype": "float32", "trainable": False}).fits
    assert of("keras.layers.Dropout").bind((0.5,), {"name": "drop"}).fits


def test_a_base_argument_that_the_class_sets_itself_is_refused():
    assert of("keras.layers.ActivityRegularization").bind((), {"activity_regularizer": "l2"}).unknown


def test_legacy_keywords_differ_between_releases():
    adam = "keras.optimizers.Adam"
    assert of(adam, "keras2").bind((), {"lr": 0.1}).given == {"learning_rate": 0.1}
    assert of(adam, "keras3").bind((), {"lr": 0.1}).unknown == ("lr",)
    assert of(adam, "keras3").bind((), {"decay": 0.1}).fits
    leaky = "keras.layers.LeakyReLU"
    assert of(leaky, "keras3").bind((), {"alpha": 0.1}).given == {"negative_slope": 0.1}
    assert of(leaky, "keras2").bind((), {"negative_slope": 0.1}).unknown == ("negative_slope",)
    assert of("keras.layers.LSTM", "keras2").bind((3,), {"batch_input_shape": (1, 2, 3)}).fits
    assert not of("keras.layers.LSTM", "keras3").bind((3,), {"batch_input_shape": (1, 2, 3)}).fits
    assert of("keras.layers.Embedding", "keras3").bind((9, 3), {"input_length": 4}).fits


def test_without_a_target_everything_that_some_keras_takes_fits():
    assert of("keras.optimizers.Adam", None).bind((), {"lr": 0.1}).given == {"learning_rate": 0.1}
    assert of("keras.layers.LSTM", None).bind((3,), {"time_major": True}).fits
    assert method("models.Model", "fit", None).accepts("workers")


def test_methods():
    fit = method("models.Model", "fit", "keras3")
    assert fit.bind(("x", "y"), {"epochs": 3}).given == {"x": "x", "y": "y", "epochs": 3}
    assert fit.bind(("x",), {"workers": 2}).unknown == ("workers",)
    assert method("models.Model", "compile", "keras2").names[:3] == ("optimizer", "loss", "metrics")
    assert method("models.Model", "compile", "keras3").names[:3] == ("optimizer", "loss", "loss_weights")
    assert method("models.Model", "fit_generator", "keras3") is not None, "of Keras 2, where it still is"
    assert method("models.Model", "no_such_method", "keras3") is None


def test_symbols_that_are_gone_keep_their_signature():
    assert of("keras.layers.CuDNNLSTM").bind((4,), {"return_sequences": True}).fits


def test_every_table_can_be_read():
    from kerlint.keras.tables import PACKAGES, table

    read = 0
    for package in PACKAGES:
        for namespace in ("layers", "models", "losses", "metrics", "optimizers", "callbacks", "utils", "preprocessing",
                          "applications", "initializers", "ops", "backend", "datasets"):  # fmt: skip
            for entry in table(package, namespace).values():
                if entry.startswith("("):
                    read += 1
                    assert parse(entry).names is not None
    assert read > 1500
