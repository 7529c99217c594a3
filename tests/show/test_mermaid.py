"""`kerlint show --format mermaid`: a flowchart for READMEs."""

import re

import pytest

from tests.show.programs import DIGITS, HOSTILE, OPTIONS, RESIDUAL, TWINS

LINE = re.compile(
    r"""flowchart\ TD
    |\s+subgraph\ m\d+\["[^"]*"\]
    |\s+end
    |\s+m\d+l\d+(\["[^"]*"\]|\("[^"]*"\)|\(\["[^"]*"\]\))
    |\s+m\d+l\d+\ (-->|-\.->)\|"[^"]*"\|\ m\d+l\d+""",
    re.VERBOSE,
)


def test_a_graph(show):
    assert (
        show(TWINS, "--format", "mermaid")
        == """\
flowchart TD
    m1l1("left (Input)")
    m1l2["encode (Dense), tanh"]
    m1l3("right (Input)")
    m1l4["encode (Dense), tanh"]
    m1l5["Concatenate"]
    m1l6["same (Dense), sigmoid"]
    m1l7["kind (Dense), softmax"]
    m1l1 -->|"(None, 8)"| m1l2
    m1l3 -->|"(None, 8)"| m1l4
    m1l2 -->|"(None, 4)"| m1l5
    m1l4 -->|"(None, 4)"| m1l5
    m1l5 -->|"(None, 8)"| m1l6
    m1l5 -->|"(None, 8)"| m1l7
"""
    )


@pytest.mark.parametrize("program", [DIGITS, TWINS, OPTIONS, RESIDUAL, HOSTILE, DIGITS + OPTIONS])
def test_every_line_is_a_line_of_a_flowchart(show, program):
    for line in show(program, "--format", "mermaid").splitlines():
        assert LINE.fullmatch(line), line


def test_hostile_names_are_written_as_numbers(show):
    said = show(HOSTILE, "--format", "mermaid")
    assert "<" not in said
    assert "#60;/title#62;#60;script#62;" in said


def test_what_depends_on_a_condition_is_dashed(show):
    said = show(OPTIONS, "--format", "mermaid")
    assert '["Dense, relu if options.deep"]' in said
    assert "-.->" in said
