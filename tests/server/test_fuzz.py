"""A short session of the fuzzing client; `python -m tests.server.fuzz` runs a long one."""

import asyncio

import pytest

pytest.importorskip("pygls")
pytest.importorskip("pytest_lsp")


def test_whatever_a_client_does_the_server_neither_stops_nor_drifts():
    from tests.server.fuzz import run

    early, late = asyncio.run(run(steps=200, seed=1))
    assert late < 1.5 * early + 20_000
