"""The schema of the settings says what decoding does."""

import json
import sys
from pathlib import Path

import jsonschema
import pytest

from kerlint.settings.decode import decode
from kerlint.settings.errors import SettingsError
from kerlint.settings.schema import json_schema
from kerlint.settings.settings import KEYS, Settings

ROOT = Path(__file__).resolve().parents[2]

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib


def test_the_shipped_schema_is_the_generated_one():
    """If this fails, write `kerlint.settings.schema.json_schema()` to the file, indented by 2."""
    assert json.loads((ROOT / "kerlint.schema.json").read_text()) == json_schema()


def test_the_schema_is_one():
    jsonschema.Draft7Validator.check_schema(json_schema())


def test_every_key_has_a_field_in_the_settings():
    fields = {*Settings._fields, "select", "extend_select", "ignore", "rules"}
    assert {key.name.replace("-", "_") for key in KEYS} <= fields


@pytest.mark.parametrize(
    "text",
    [
        "",
        "select = ['KER1']",
        "select = 'KER1'",
        "selct = []",
        "ignore = [1]",
        "target = 'keras3'",
        "target = 3",
        "fail-on = 'warn'",
        "respect-gitignore = false",
        "respect-gitignore = 'no'",
        "exclude = ['a', 'b']",
        "baseline = 'x'",
        "baseline = ['x']",
        "[per-file-ignores]\n'a/*' = ['ALL']",
        "[per-file-ignores]\n'a/*' = 'ALL'",
        "[severity]\nKER102 = 'info'",
        "[severity]\nKER102 = 1",
        "[returns]\n'acme.nets.build' = 'compiled model'",
        "[returns]\n'acme.nets.build' = 'Model'",
        "[returns]\n'acme.nets.build' = ['model']",
        "[rules.KER201]\nmax_pixel = 3.5",
        "[rules.KER201]\nmax_pixel = [3]",
        "rules = { KER201 = 3 }",
        "edition = '2026'",
        "edition = '2025'",
    ],
)
def test_schema_and_decoding_agree(text):
    table = tomllib.loads(text)
    valid = jsonschema.Draft7Validator(json_schema()).is_valid(table)
    try:
        decode(table, lambda path, message: SettingsError(message))
    except SettingsError:
        assert not valid
    else:
        assert valid
