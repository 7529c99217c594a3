"""Reads the command line by the tree of commands.

Not argparse and not click: an option whose value may only follow ``=`` (``--add-ignore[=REASON]``), `check` as the
default command, hints for mistyped options, and one tree for parsing, help, completion and manual would each be work
against them; and importing click costs 25 ms of a budget of 60.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import NamedTuple

from kerlint.cli.tree import COMMANDS, TOP, Command, Option, command_named
from kerlint.suggest import did_you_mean


class UsageError(Exception):
    """The command line makes no sense; the message says what and, where possible, what was meant."""


class Call(NamedTuple):
    """A command with its arguments. ``values`` has what was given, by the options' long names."""

    command: Command
    words: tuple[str, ...]
    values: dict[str, tuple[str, ...]]

    def has(self, key: str) -> bool:
        """Whether the option was given."""
        return key in self.values

    def last(self, key: str) -> str | None:
        """The value of an option; the last one wins."""
        given = self.values.get(key)
        return given[-1] if given else None

    def all(self, key: str) -> tuple[str, ...]:
        """All values of an option, in order."""
        return self.values.get(key, ())


def parse(arguments: Sequence[str]) -> Call:
    """Raises UsageError. Without the name of a command, the command is `check`."""
    arguments = _with_files(arguments)
    command = COMMANDS[0]
    first = next((i for i, word in enumerate(arguments) if not word.startswith("-")), None)
    if first == 0 and (named := command_named(arguments[0])):
        command, arguments = named, arguments[1:]
    options = {name: option for option in (*command.options, *TOP) for name in option.names}
    words: list[str] = []
    values: dict[str, tuple[str, ...]] = {}
    position = 0
    while position < len(arguments):
        word = arguments[position]
        position += 1
        if word == "--":
            words += arguments[position:]
            break
        if word == "-" or not word.startswith("-"):
            words.append(word)
            continue
        name, glued, value = word.partition("=")
        option = options.get(name) or _raise_unknown(word, options, command)
        if option.value and not glued and not option.optional:
            if position == len(arguments):
                raise UsageError(f"`{name}` needs a value: {name} {option.value}")
            value = arguments[position]
            position += 1
        elif glued and not option.value:
            raise UsageError(f"`{name}` takes no value")
        values[option.key] = _added(values.get(option.key, ()), option, name, value)
    return Call(command, tuple(words), values)


def _added(before: tuple[str, ...], option: Option, name: str, value: str) -> tuple[str, ...]:
    if option.among and value not in option.among:
        known = ", ".join(option.among)
        raise UsageError(f"`{name}` can't be `{value}`{did_you_mean(value, option.among) or f'; it is one of {known}'}")
    pieces = tuple(piece.strip() for piece in value.split(",") if piece.strip()) if option.comma else (value,)
    return (*before, *pieces) if option.many else pieces


def _raise_unknown(word: str, options: dict[str, Option], command: Command) -> Option:
    name = word.partition("=")[0]
    elsewhere = [each.name for each in COMMANDS if any(name in option.names for option in each.options)]
    if elsewhere:
        raise UsageError(f"`{name}` is no option of `kerlint {command.name}`, but of `kerlint {elsewhere[0]}`")
    raise UsageError(f"no option `{name}`{did_you_mean(name, options)}")


def _with_files(arguments: Sequence[str]) -> list[str]:
    """``@file`` stands for the arguments in the file, one a line."""
    out: list[str] = []
    for argument in arguments:
        if not argument.startswith("@") or os.path.lexists(argument):
            out.append(argument)
            continue
        try:
            with open(argument[1:], encoding="utf-8") as stream:
                out += [line for line in stream.read().splitlines() if line.strip()]
        except (OSError, ValueError) as error:
            raise UsageError(f"can't read the arguments in `{argument[1:]}`: {error}") from error
    return out
