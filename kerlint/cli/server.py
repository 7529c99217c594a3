"""`kerlint server`: the language server, on standard input and output."""

from __future__ import annotations

import os
import sys
from importlib.util import find_spec

from kerlint.cli.parse import Call, UsageError


def server(call: Call) -> int:
    """Serves until the editor ends it. Raises UsageError where the extra `server` is not installed."""
    if call.words:
        raise UsageError("`kerlint server` takes no arguments: an editor starts it and talks to it")
    if find_spec("pygls") is None:
        raise UsageError("`kerlint server` needs pygls: pip install 'kerlint[server]'")
    from kerlint.server.features import server as made

    wire = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    sys.stdout = sys.stderr  # whatever is printed must not get between the messages
    made().start_io(stdout=wire)
    return 0
