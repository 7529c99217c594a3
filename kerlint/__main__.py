"""Lets ``python -m kerlint`` be the command."""

from kerlint.cli import run

run()
