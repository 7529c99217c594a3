"""The harvested tables are what the installed packages export."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

TOOL = Path(__file__).resolve().parents[2] / "tools" / "harvest_keras.py"
TABLES = TOOL.parents[1] / "kerlint" / "keras" / "tables"


def harvested_from(package, table):
    """Whether the table was made from the version of the package that is here."""
    from importlib.metadata import version

    return version(package) in (TABLES / table).read_text().splitlines()[0]


@pytest.mark.skipif(find_spec("keras") is None or find_spec("tf_keras") is None, reason="needs both Keras")
def test_the_tables_are_what_the_tool_writes():
    if not (harvested_from("keras", "keras3/layers.txt") and harvested_from("tf_keras", "keras2/layers.txt")):
        pytest.skip("other versions are installed than the tables were made from")
    run = subprocess.run([sys.executable, TOOL, "--check"], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr[-2000:]
