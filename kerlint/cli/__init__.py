"""The command line: finds the command and runs it. Everything heavy is imported by the command that needs it.

Exit status: 0 nothing to complain about, 1 findings, 2 kerlint could not do its job.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Sequence
from typing import NoReturn

from kerlint import __version__
from kerlint.cli.parse import Call, UsageError, parse
from kerlint.settings.errors import SettingsError

OK = 0
FINDINGS = 1
FAILED = 2
INTERRUPTED = 130


def run() -> NoReturn:
    """The command: runs kerlint and ends the process.

    Without taking the house down first: freeing every node of every syntax tree would be a seventh of the run.
    Collecting garbage while LibCST is imported would be another part.
    """
    gc.disable()
    status = main()
    sys.stderr.flush()
    os._exit(status)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs kerlint and returns its exit status."""
    _prepare_output()
    try:
        status = _run(sys.argv[1:] if arguments is None else arguments)
        sys.stdout.flush()
        return status
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _drop_output()
        return FAILED
    except OSError as error:
        # Files to lint report their own trouble; what arrives here is the output: a full disk, mostly.
        _drop_output()
        print(f"kerlint: can't write: {(error.strerror or str(error)).lower()}", file=sys.stderr)
        return FAILED


def _run(arguments: Sequence[str]) -> int:
    try:
        call = parse(arguments)
        if call.has("version"):
            print(f"kerlint {__version__}")
            return OK
        if call.has("help"):
            from kerlint.cli.usage import command_help, overview

            named = bool(arguments) and arguments[0] == call.command.name
            print(command_help(call.command) if named else overview(), end="")
            return OK
        return _command(call)(call)
    except (UsageError, SettingsError) as error:
        print(f"kerlint: {error}", file=sys.stderr)
        return FAILED


def _command(call: Call) -> Callable[[Call], int]:
    from importlib import import_module

    module, _, function = call.command.run.partition(":")
    run: Callable[[Call], int] = getattr(import_module(module), function)
    return run


def _prepare_output() -> None:
    """What the terminal's encoding lacks is written as an escape: a report must not fail over one character."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")


def _drop_output() -> None:
    """Keeps Python from complaining about the lost output when it closes the stream."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
