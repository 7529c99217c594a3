"""The help texts, made from the tree of commands."""

from __future__ import annotations

from kerlint.cli.tree import COMMANDS, TOP, Command, Option
from kerlint.report.style import wrap

_COLUMNS = 80


def overview() -> str:
    """What `kerlint --help` prints."""
    lines = ["kerlint: the linter for Keras model code. It reads programs and never runs them.", ""]
    lines += ["Usage: kerlint [COMMAND] [OPTIONS] [PATH]…", "", "Commands:"]
    size = max(len(command.name) for command in COMMANDS)
    for command in COMMANDS:
        lines += _entry(command.name, command.summary, size)
    lines += ["", "Options:"]
    lines += _options(TOP)
    lines += ["", "`kerlint check --help` shows the options of a command."]
    return "\n".join(lines) + "\n"


def command_help(command: Command) -> str:
    """What `kerlint COMMAND --help` prints."""
    lines = [command.summary + ".", "", f"Usage: kerlint {command.name} [OPTIONS] {command.words}".rstrip(), ""]
    for paragraph in filter(None, command.details.split("\n\n")):
        lines += [*wrap(paragraph, _COLUMNS), ""]
    groups: dict[str, list[Option]] = {}
    for option in (*command.options, *TOP[:1]):
        groups.setdefault(option.group, []).append(option)
    for title, options in groups.items():
        lines += [f"{title}:", *_options(options), ""]
    return "\n".join(lines)


def spelling(option: Option) -> str:
    """The option as the help shows it: ``-q, --quiet``, ``--color WHEN``, ``--add-ignore[=REASON]``."""
    names = ", ".join(option.names)
    if not option.value:
        return names
    return f"{names}[={option.value}]" if option.optional else f"{names} {option.value}"


def _options(options: tuple[Option, ...] | list[Option]) -> list[str]:
    lines = []
    for option in options:
        among = f" ({', '.join(option.among)})" if option.among else ""
        lines += _entry(spelling(option), option.help + among, 24)
    return lines


def _entry(head: str, text: str, size: int) -> list[str]:
    first, *more = wrap(text, _COLUMNS - size - 4)
    lines = [f"  {head.ljust(size)}  {first}"] if len(head) <= size else [f"  {head}", " " * (size + 4) + first]
    return lines + [" " * (size + 4) + line for line in more]
