"""`kerlint manual`: the manual page in troff, made from the tree of commands."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from kerlint import __version__
from kerlint.cli.parse import Call
from kerlint.cli.tree import COMMANDS, FORMAT_VARIABLE, TOP, Command, Option
from kerlint.cli.usage import spelling
from kerlint.settings.settings import KEYS

_STATUS = (
    ("0", "No finding is as severe as --fail-on."),
    ("1", "There are such findings; files that can't be read or parsed count."),
    ("2", "kerlint could not do its job: a mistake on the command line or in the settings, or a fault of its own."),
)

_ENVIRONMENT = (
    (FORMAT_VARIABLE, "The format on standard output where no option names one."),
    ("NO_COLOR", "No colours, if set to anything."),
    ("FORCE_COLOR", "Colours also where the output is no terminal."),
)


def manual(call: Call) -> int:
    """Prints the page."""
    sys.stdout.write(page())
    return 0


def page() -> str:
    """The whole page."""
    lines = [
        f'.TH KERLINT 1 "" "kerlint {__version__}" "User Commands"',
        ".SH NAME",
        r"kerlint \- lint Keras model code without running it",
        ".SH SYNOPSIS",
        r".B kerlint",
        r"[\fICOMMAND\fR] [\fIOPTION\fR]... [\fIPATH\fR]...",
        ".SH DESCRIPTION",
        _text(
            "kerlint reads Python files and notebooks without running them, recovers the Keras models that they build "
            "and how these are trained, and says what is wrong. Without the name of a command it is `check`."
        ),
    ]
    for command in COMMANDS:
        lines += _command(command)
    lines += [
        ".SH SETTINGS",
        _text("In [tool.kerlint] of pyproject.toml, or in kerlint.toml; the nearest file counts."),
    ]
    lines += _entries((key.name, f"{key.doc}.") for key in KEYS)
    lines += [".SH ENVIRONMENT", *_entries(_ENVIRONMENT), ".SH EXIT STATUS", *_entries(_STATUS)]
    return "\n".join(lines) + "\n"


def _command(command: Command) -> list[str]:
    lines = [f'.SH "KERLINT {command.name.upper()}"', rf"\fBkerlint {_text(command.name)}\fR {_text(command.words)}"]
    lines += [".PP", _text(f"{command.summary}.")]
    for paragraph in filter(None, command.details.split("\n\n")):
        lines += [".PP", _text(paragraph)]
    return lines + _entries((spelling(option), _help(option)) for option in (*command.options, *TOP[:1]))


def _help(option: Option) -> str:
    return f"{option.help}: {', '.join(option.among)}." if option.among else f"{option.help}."


def _entries(rows: Iterable[tuple[str, str]]) -> list[str]:
    lines = []
    for head, text in rows:
        lines += [".TP", rf"\fB{_text(head)}\fR", _text(text)]
    return lines


def _text(text: str) -> str:
    """Text that troff prints as it is: a dot at the beginning would be a command, a hyphen typeset as one."""
    text = text.replace("\\", r"\e").replace("-", r"\-").replace("…", "...").replace("`", "")
    return rf"\&{text}" if text.startswith((".", "'")) else text
