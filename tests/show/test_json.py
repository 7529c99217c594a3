"""`kerlint show --format json`: documented keys, ``null`` with a reason for what is not known."""

import json

import jsonschema
import pytest

from kerlint.show import outline
from tests.show.programs import DIGITS, HOSTILE, OPTIONS, RESIDUAL, TWINS


def obj(record, **properties):
    """A closed object: the documented keys and no others, those of the record."""
    assert set(properties) >= set(record._fields), set(record._fields) - set(properties)
    return {
        "type": ["object", "null"],
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def array(items):
    return {"type": ["array", "null"], "items": items}


TEXT, NUMBER, COUNT = {"type": ["string", "null"]}, {"type": ["number", "null"]}, {"type": ["integer", "null"]}
FLAG = {"type": ["boolean", "null"]}
SHAPE = array({"oneOf": [{"type": "null"}, {"type": "integer"}, {"const": "?"}]})
PLACE = {
    "type": ["object", "null"],
    "properties": {
        "path": {"type": "string"},
        "cell": COUNT,
        "row": {"type": "integer"},
        "column": {"type": "integer"},
    },
    "required": ["path", "cell", "row", "column"],
    "additionalProperties": False,
}
LAYER = obj(
    outline.Layer,
    number={"type": "integer"},
    **dict.fromkeys(("type", "kind", "name", "variable", "activation", "condition"), TEXT),
    **dict.fromkeys(("units", "parameters", "shared_with"), COUNT),
    rate=NUMBER,
    input_shape=SHAPE,
    output_shape=SHAPE,
    trainable=FLAG,
    refused={"type": "boolean"},
    previous={"type": "array", "items": {"type": "integer"}},
    previous_known={"type": "boolean"},
    place=PLACE,
)
DATA = obj(
    outline.Data,
    **dict.fromkeys(("name", "container", "origin", "content", "encoding"), TEXT),
    rows=COUNT,
    shape=SHAPE,
    low=NUMBER,
    high=NUMBER,
    classes=COUNT,
    scaled=FLAG,
    steps=array({"type": "string"}),
)
OPTIMIZER = obj(outline.Optimizer, type=TEXT, learning_rate=NUMBER, schedule=TEXT, momentum=NUMBER)
LOSS = obj(outline.Loss, name=TEXT, family=TEXT, from_logits=FLAG)
METRIC = obj(outline.Metric, type=TEXT, written=TEXT, condition=TEXT)
JUDGED = obj(outline.Judged, layer=COUNT, name=TEXT, loss=LOSS, metrics=array(METRIC))
COMPILE = obj(outline.Compile, optimizer=OPTIMIZER, outputs=array(JUDGED), condition=TEXT, place=PLACE)
VALIDATION = obj(outline.Validation, kind=TEXT, fraction=NUMBER, x=DATA, y=DATA)
CALLBACK = obj(outline.Callback, type=TEXT, monitor=TEXT, patience=NUMBER, condition=TEXT)
FIT = obj(
    outline.Fit,
    function=TEXT,
    x=DATA,
    y=DATA,
    **dict.fromkeys(("rows", "epochs", "batch_size", "steps_per_epoch"), NUMBER),
    validation=VALIDATION,
    callbacks=array(CALLBACK),
    condition=TEXT,
    place=PLACE,
)
UNKNOWN = {
    "type": "object",
    "properties": {
        "what": {"type": "string"},
        "reason": TEXT,
        "expression": TEXT,
        "place": PLACE,
        "options": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"condition": {"type": "string"}, "value": {}},
                "required": ["condition", "value"],
                "additionalProperties": False,
            },
        },
    },
    "required": ["what", "reason", "expression", "place", "options"],
    "additionalProperties": False,
}
MODEL = obj(
    outline.Model,
    **dict.fromkeys(("name", "type", "kind", "condition"), TEXT),
    defaults={"type": "boolean"},
    layers={"type": "array", "items": LAYER},
    layers_known={"type": "boolean"},
    parameters=obj(outline.Total, total=COUNT, trainable=COUNT, non_trainable=COUNT),
    compiles=array(COMPILE),
    fits=array(FIT),
    place=PLACE,
    unknown=array(UNKNOWN),
)
SCHEMA = {"type": "array", "items": MODEL}


@pytest.mark.parametrize("program", [DIGITS, TWINS, OPTIONS, RESIDUAL, HOSTILE, "import keras\n"])
def test_it_keeps_to_the_schema(show, program):
    jsonschema.validate(json.loads(show(program, "--format", "json")), SCHEMA)


def test_what_is_known(show):
    (model,) = json.loads(show(DIGITS, "--format", "json"))
    assert (model["name"], model["kind"], model["layers_known"]) == ("digits", "sequential", True)
    assert model["parameters"] == {"total": 216778, "trainable": 216714, "non_trainable": 64}
    first = model["layers"][0]
    assert (first["type"], first["name"], first["units"], first["activation"]) == ("Conv2D", "features", 32, "relu")
    assert first["input_shape"] == [None, 28, 28, 1]
    assert first["output_shape"] == [None, 26, 26, 32]
    assert first["place"] == {"path": "train.py", "cell": None, "row": 10, "column": 9}
    (compiled,) = model["compiles"]
    assert compiled["optimizer"]["learning_rate"] == 0.01
    assert compiled["outputs"][0]["loss"]["from_logits"] is True
    (fit,) = model["fits"]
    assert (fit["rows"], fit["epochs"], fit["batch_size"]) == (48000, 5, 128)
    assert fit["x"]["high"] == 1
    assert fit["validation"]["fraction"] == 0.2
    assert fit["callbacks"] == [{"type": "EarlyStopping", "monitor": "val_loss", "patience": 3, "condition": None}]


def test_edges_are_numbers_of_layers(show):
    (model,) = json.loads(show(TWINS, "--format", "json"))
    assert [layer["previous"] for layer in model["layers"]] == [[], [1], [], [3], [2, 4], [5], [5]]
    assert [layer["shared_with"] for layer in model["layers"]] == [None, None, None, 2, None, None, None]
    assert [output["layer"] for output in model["compiles"][0]["outputs"]] == [6, 7]


def test_what_is_not_known_is_null_and_says_why(show):
    (model,) = json.loads(show(OPTIONS, "--format", "json"))
    assert model["compiles"][0]["outputs"][0]["loss"] is None
    unknown = {entry["what"]: entry for entry in model["unknown"]}
    assert unknown["compiles[0].outputs[0].loss"] == {
        "what": "compiles[0].outputs[0].loss",
        "reason": "parameter `options`",
        "expression": "options.loss",
        "place": {"path": "train.py", "cell": None, "row": 9, "column": 30},
        "options": [],
    }
    assert model["fits"][0]["epochs"] is None
    assert unknown["fits[0].epochs"]["options"] == [
        {"condition": "options.quick", "value": 10},
        {"condition": "not options.quick", "value": 50},
    ]


def test_every_null_that_stands_for_something_unknown_is_listed(show):
    (model,) = json.loads(show(OPTIONS, "--format", "json"))
    unknown = {entry["what"] for entry in model["unknown"]}
    assert {"layers[1].parameters", "parameters.total", "fits[0].x", "fits[0].y"} <= unknown
    assert "fits[0].validation" not in unknown  # surely left out
