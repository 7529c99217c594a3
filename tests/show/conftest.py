"""A working folder, and `kerlint show` run in it."""

import pytest

from tests.cli.conftest import Folder


@pytest.fixture
def folder(tmp_path):
    return Folder(tmp_path)


@pytest.fixture
def show(folder):
    """Shows one program: what the command prints, which must be all that it says."""

    def run(program, *options):
        folder.write(train_py=program)
        status, out, err = folder.run("show", "train.py", *options)
        assert (status, err) == (0, "")
        return out

    return run
