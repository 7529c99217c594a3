"""A working folder of its own, as the tests of the command line have it."""

from tests.cli.conftest import folder

__all__ = ["folder"]
