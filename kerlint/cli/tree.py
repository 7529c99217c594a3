"""The commands of kerlint and their options, as data: parsing, help, shell completion and the manual read this tree."""

from __future__ import annotations

from typing import NamedTuple

FORMATS = ("text", "json")
SEVERITIES = ("error", "warning", "info")
COLOURS = ("auto", "always", "never")


class Option(NamedTuple):
    """One option. Without ``value`` it is a switch.

    ``many``: may be given several times, ``comma``: each value is a list. ``optional``: the value may be left out and
    is only read behind ``=``. ``among`` are the allowed values. The option's key is its long name.
    """

    names: tuple[str, ...]
    help: str
    value: str = ""
    among: tuple[str, ...] = ()
    many: bool = False
    comma: bool = False
    optional: bool = False
    group: str = "Options"

    @property
    def key(self) -> str:
        return next(name for name in self.names if name.startswith("--"))[2:]


class Command(NamedTuple):
    """One command. ``run`` is ``module:function``, imported when the command is used; ``words`` its arguments."""

    name: str
    summary: str
    run: str
    options: tuple[Option, ...] = ()
    words: str = ""
    details: str = ""


HELP = Option(("-h", "--help"), "Show this help")
VERSION = Option(("-V", "--version"), "Show the version")

_SELECTION = "Rule selection"
_REPORT = "Report"

_CHECK = (
    Option(("--select",), "Rules to use instead of the default ones", "RULES", many=True, comma=True, group=_SELECTION),
    Option(("--extend-select",), "Rules to use as well", "RULES", many=True, comma=True, group=_SELECTION),
    Option(("--ignore",), "Rules to leave out", "RULES", many=True, comma=True, group=_SELECTION),
    Option(("--output-format",), "How to print findings", "FORMAT", FORMATS, group=_REPORT),
    Option(("--fail-on",), "Least severity that makes the exit status 1 [default: warning]", "SEVERITY", SEVERITIES),
    Option(("--color",), "Colours in the text report [default: auto]", "WHEN", COLOURS, group=_REPORT),
    Option(("-q", "--quiet"), "Print findings only, no summary", group=_REPORT),
    Option(("--isolated",), "Ignore all settings files"),
    Option(("-n", "--no-cache"), "Neither use nor write the cache"),
)

_RULES_WORDS = (
    "RULES are names (softmax-with-regression-loss), codes (KER102), prefixes of codes (KER1), families, or ALL; "
    "several are separated by commas. The more exact one wins."
)

COMMANDS = (
    Command(
        "check",
        "Lint Python files and notebooks (the default command)",
        "kerlint.cli.check:check",
        _CHECK,
        "[PATH]…",
        f"PATH is a file or a folder, by default the working folder.\n\n{_RULES_WORDS}\n\n"
        "Exit status: 0 no finding as severe as --fail-on, 1 there are some, 2 kerlint could not do its job.",
    ),
    Command(
        "explain",
        "Say what a rule means, why it matters and what to do",
        "kerlint.cli.rules:explain",
        (),
        "RULE",
        "RULE is a name or a code.",
    ),
    Command("rules", "List all rules", "kerlint.cli.rules:rules", ()),
)

TOP = (HELP, VERSION)


def command_named(name: str) -> Command | None:
    """The command of that name."""
    return next((command for command in COMMANDS if command.name == name), None)
