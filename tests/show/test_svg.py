"""`kerlint show --format svg`: one picture that stands alone, safe to open whatever the names in it are."""

import re
from xml.etree import ElementTree

import pytest

from tests.show.programs import DIGITS, HOSTILE, OPTIONS, RESIDUAL, TWINS

SVG = "{http://www.w3.org/2000/svg}"


def parsed(picture):
    return ElementTree.fromstring(picture)


def texts(root):
    return ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]


@pytest.mark.parametrize("program", [DIGITS, TWINS, OPTIONS, RESIDUAL, HOSTILE, "import keras\n"])
def test_it_is_well_formed_and_needs_nothing_from_elsewhere(show, program):
    picture = show(program, "--format", "svg")
    root = parsed(picture)
    assert root.tag == f"{SVG}svg"
    names = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert names <= {"svg", "style", "rect", "g", "title", "text", "path"}
    assert "url(" not in picture
    assert "@import" not in picture
    assert "href" not in picture
    assert re.findall(r"https?://[^\"]*", picture) == ["http://www.w3.org/2000/svg"]


def test_boxes_shapes_and_training_are_on_it(show):
    said = texts(parsed(show(DIGITS, "--format", "svg")))
    assert said[:3] == [
        "digits",
        "Sequential · 216,778 parameters",
        "SGD, learning rate 0.01, momentum 0.9 · sparse_categorical_crossentropy from logits",
    ]
    assert {"Conv2D", "features · 32 · relu", "Dropout", "0.5"} <= set(said)
    assert {"(None, 28, 28, 1)", "(None, 26, 26, 32)", "(None, 10)"} <= set(said)


def test_tooltips_say_code_and_place(show):
    titles = [title.text for title in parsed(show(DIGITS, "--format", "svg")).iter(f"{SVG}title")]
    assert titles[0] == "train.py:7"
    assert titles[-1] == "layers.Dense(10)\noutput (None, 10)\n216,330 parameters\ntrain.py:14"


def test_hostile_names_are_text_and_nothing_else(show):
    root = parsed(show(HOSTILE, "--format", "svg"))
    assert not list(root.iter(f"{SVG}script"))
    (note,) = [text for text in texts(root) if "script" in text]
    assert note.startswith("</title><script>")
    assert "\x1b" not in "".join(root.itertext())


def test_a_layer_under_a_condition_is_dashed(show):
    picture = show(OPTIONS, "--format", "svg")
    dashed = [rect for rect in parsed(picture).iter(f"{SVG}rect") if "maybe" in rect.get("class", "")]
    assert len(dashed) == 1
    assert any("if options.deep" in text for text in texts(parsed(picture)))


def test_it_knows_dark_mode(show):
    assert "@media (prefers-color-scheme: dark)" in show(DIGITS, "--format", "svg")


def test_several_models_are_cards_beside_each_other(show):
    root = parsed(show(DIGITS + "\n" + OPTIONS, "--format", "svg"))
    cards = [rect for rect in root.iter(f"{SVG}rect") if rect.get("class") == "card"]
    assert len(cards) == 2
    assert float(root.get("width")) > sum(float(card.get("width")) for card in cards)


def test_no_models_is_a_picture_too(show):
    assert texts(parsed(show("import keras\n", "--format", "svg"))) == ["no models"]
