"""What ``keras.applications`` makes, without making it."""

from kerlint.facts.values import UNKNOWN, Unknown
from kerlint.keras.applications import build, networks
from kerlint.keras.shapes import Illegal


def test_with_a_top():
    vgg = build("VGG16", {})
    assert (vgg.input, vgg.output, vgg.total) == ((None, 224, 224, 3), (None, 1000), 138357544)
    assert build("MobileNetV2", {"weights": None, "classes": 10}).total == 2270794


def test_without_a_top():
    resnet = build("ResNet50", {"include_top": False, "input_shape": (224, 224, 3)})
    assert (resnet.output, resnet.total, resnet.trainable) == ((None, 7, 7, 2048), 23587712, 23534592)
    assert build("ResNet50", {"include_top": False}).output == (None, None, None, 2048)
    assert build("ResNet50", {"include_top": False, "pooling": "avg"}).output == (None, 2048)
    assert build("InceptionV3", {"include_top": False, "input_shape": (150, 150, 3)}).output == (None, 3, 3, 2048)
    assert build("VGG16", {"include_top": False, "input_shape": (150, 150, 3)}).output == (None, 4, 4, 512)


def test_preprocessing():
    assert networks()["VGG16"].mode == "caffe"
    assert networks()["MobileNetV2"].mode == "tf"
    assert networks()["DenseNet121"].mode == "torch"
    assert networks()["EfficientNetB0"].mode == "none"
    assert build("EfficientNetB0", {}).rescaling is True
    assert build("MobileNetV3Small", {"include_preprocessing": False}).rescaling is False
    assert build("ResNet50", {}).rescaling is False


def test_what_is_not_known_stays_open():
    assert isinstance(build("MobileNet", {"alpha": 0.5}).total, Unknown)
    assert isinstance(build("ResNet50", {"include_top": UNKNOWN}).output, Unknown)
    assert build("ResNet50", {"include_top": False, "input_shape": (UNKNOWN, 64, 3)}).output[2] == 2


def test_imagenet_weights_have_a_thousand_classes():
    assert isinstance(build("ResNet50", {"classes": 10}), Illegal)
    assert not isinstance(build("ResNet50", {"classes": 10, "weights": None}), Illegal)


def test_other_names_are_no_networks():
    assert build("MyNet", {}) is None


def test_a_network_whose_weights_depend_on_the_size_of_its_input():
    assert isinstance(build("NASNetLarge", {"include_top": False}).total, Unknown)
    assert build("NASNetLarge", {"weights": None}).total == 88949818
    assert build("NASNetMobile", {"include_top": False}).input == (None, 224, 224, 3)
