"""The commands of kerlint and their options, as data: parsing, help, shell completion and the manual read this tree."""

from __future__ import annotations

from typing import NamedTuple

FORMATS = ("text", "concise", "json", "json-lines", "github", "gitlab", "sarif", "rdjson", "junit")
FORMAT_VARIABLE = "KERLINT_OUTPUT_FORMAT"
SEVERITIES = ("error", "warning", "info")
TARGETS = ("keras2", "keras3")
COLOURS = ("auto", "always", "never")
SHOW_FORMATS = ("text", "json", "svg", "mermaid")


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

_RULES = "Rule selection"
_FILES = "Files"
_REPORT = "Report"
_FIXES = "Fixes"
_SETTINGS = "Settings"
_TASKS = "Instead of a report"

_COLOR = Option(("--color",), "Colours in the text report [default: auto]", "WHEN", COLOURS, group=_REPORT)
_TARGET = Option(("--target",), "The Keras that the code is written for", "KERAS", TARGETS, group=_SETTINGS)

_NO_CACHE = Option(
    ("-n", "--no-cache"), "Work everything out again; `check` remembers nothing, `confirm` its results", group=_SETTINGS
)
_SETTINGS_ONLY = (
    Option(
        ("--config",),
        "A settings file to use for all files, or one setting, as `target = 'keras3'`",
        "FILE|KEY=VALUE",
        many=True,
        group=_SETTINGS,
    ),
    Option(("--isolated",), "Ignore all settings files", group=_SETTINGS),
)

_RULE_OPTIONS = (
    Option(("--select",), "Rules to use instead of the default ones", "RULES", many=True, comma=True, group=_RULES),
    Option(("--extend-select",), "Rules to use as well", "RULES", many=True, comma=True, group=_RULES),
    Option(("--ignore",), "Rules to leave out", "RULES", many=True, comma=True, group=_RULES),
    Option(
        ("--per-file-ignores",),
        "Rules to leave out in some files, as `tests/*:KER601`",
        "PATTERN:RULE",
        many=True,
        comma=True,
        group=_RULES,
    ),
    _TARGET,
)

_FILE_OPTIONS = (
    Option(
        ("--exclude",),
        "Files and folders to leave out instead of the usual ones",
        "PATTERNS",
        many=True,
        comma=True,
        group=_FILES,
    ),
    Option(
        ("--extend-exclude",), "Files and folders to leave out as well", "PATTERNS", many=True, comma=True, group=_FILES
    ),
    Option(("--no-respect-gitignore",), "Look at files that git ignores, too", group=_FILES),
)

_BASELINE = Option(("--baseline",), "The file that holds known findings", "FILE", group=_SETTINGS)

_OUTPUT_FORMAT = Option(("--output-format",), "How to print findings [default: text]", "FORMAT", FORMATS, group=_REPORT)

_CHECK = (
    *_RULE_OPTIONS,
    *_FILE_OPTIONS,
    Option(("--fix",), "Apply the safe fixes; `-` is fixed to standard output", group=_FIXES),
    Option(("--unsafe-fixes",), "Apply those, too, that change results or training", group=_FIXES),
    Option(("--diff",), "Show what would be fixed, and change nothing", group=_FIXES),
    Option(("--fix-only",), "Fix, and do not report what is left", group=_FIXES),
    Option(("--show-fixes",), "List the applied fixes", group=_FIXES),
    Option(("--exit-non-zero-on-fix",), "Exit with status 1 if something was fixed", group=_FIXES),
    Option(("--stdin-filename",), "The name of what `-` reads from standard input", "PATH", group=_FILES),
    _OUTPUT_FORMAT,
    Option(
        ("-o", "--output"),
        "Also write a report, into a file if one is named; may be repeated",
        "FORMAT[:PATH]",
        many=True,
        group=_REPORT,
    ),
    _COLOR,
    Option(
        ("--statistics",),
        "Print how often each rule fired instead of the findings; with -v also how long it took",
        group=_REPORT,
    ),
    Option(("-q", "--quiet"), "Print findings only, no summary", group=_REPORT),
    Option(("-v", "--verbose"), "Say on standard error which files are looked at, with which settings", group=_REPORT),
    Option(
        ("--fail-on",),
        "Least severity that makes the exit status 1 [default: warning]",
        "SEVERITY",
        SEVERITIES,
        group=_REPORT,
    ),
    Option(("-e", "--exit-zero"), "Exit with status 0 also if there are findings", group=_REPORT),
    *_SETTINGS_ONLY,
    _BASELINE,
    _NO_CACHE,
    Option(("--show-files",), "List the files that would be looked at", group=_TASKS),
    Option(("--show-settings",), "Print the settings, each with the place that it comes from", group=_TASKS),
    Option(
        ("--add-ignore",),
        "Write a `# kerlint: ignore[…]` at each finding",
        "REASON",
        optional=True,
        group=_TASKS,
    ),
)

_SHOW = (
    Option(("--format",), "How to show them [default: text]", "FORMAT", SHOW_FORMATS, group=_REPORT),
    Option(("--model",), "Only models that are kept in this variable", "NAME", group=_REPORT),
    Option(("--why-unknown",), "Say which expression stopped the analysis, for each `?`", group=_REPORT),
    _COLOR,
    _TARGET,
    *_FILE_OPTIONS,
    *_SETTINGS_ONLY,
)

_RUN = (
    Option(("--run",), "Execute the programs, contained by bubblewrap, and train on their own data", group=_TASKS),
    Option(("--unsandboxed",), "Let --run execute programs with nothing to contain them", group=_TASKS),
    Option(
        ("--seed",),
        "The first of the seeds that data, weights and batches are drawn by [default: 0]",
        "N",
        group=_TASKS,
    ),
    Option(("--time-limit",), "Seconds that one experiment may take [default: 300]", "SECONDS", group=_TASKS),
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
        "PATH is a file or a folder, by default the working folder; `-` is standard input. "
        f"`@FILE` stands for the arguments in a file, one a line.\n\n{_RULES_WORDS}\n\n"
        "Exit status: 0 no finding as severe as --fail-on, 1 there are some, 2 kerlint could not do its job.",
    ),
    Command(
        "show",
        "Show the models of a program: layers, shapes, parameters, and how they are trained",
        "kerlint.cli.show:show",
        _SHOW,
        "[PATH]…",
        "For every model the table that `model.summary()` would print, then how it is compiled and fitted. Nothing is "
        "run or imported. `?` stands for what is not known. PATH is a file or a folder, by default the working "
        "folder.\n\n"
        "Exit status: 0, or 1 if a file is no valid Python, or 2 if kerlint could not do its job.",
    ),
    Command(
        "confirm",
        "Prove findings: train the program as written and as repaired, and compare",
        "kerlint.cli.confirm:run",
        (
            *_RULE_OPTIONS,
            *_FILE_OPTIONS,
            _OUTPUT_FORMAT,
            Option(
                ("--plot",), "Also write a page with the learning curves of both programs", "FILE.html", group=_REPORT
            ),
            _COLOR,
            _NO_CACHE,
            *_RUN,
            *_SETTINGS_ONLY,
        ),
        "[PATH]…",
        "Nothing of the program is run: its model is rebuilt from what the analysis recovered, and trained on "
        "synthetic data. With --run the program itself is executed up to its training, inside bubblewrap (no network, "
        "nothing is written), and its own model is trained on its own data. Needs the extra `keras`: "
        "pip install 'kerlint[keras]'.\n\n"
        "Exit status: 0 nothing is confirmed, 1 some findings are, 2 kerlint could not do its job.",
    ),
    Command(
        "explain",
        "Say what a rule means, why it matters and what to do",
        "kerlint.cli.rules:explain",
        _SETTINGS_ONLY,
        "RULE…",
        "RULE is a name or a code; a prefix of codes or a family means several rules.",
    ),
    Command(
        "baseline",
        "Keep a list of the findings that are there already, so that only new ones fail",
        "kerlint.cli.baseline:baseline",
        (*_RULE_OPTIONS, *_FILE_OPTIONS, *_SETTINGS_ONLY, _BASELINE),
        "create|update|prune [PATH]…",
        "`create` writes all findings into the baseline: `--baseline FILE`, the setting `baseline`, or "
        "kerlint-baseline.json. `kerlint check --baseline FILE` then reports new findings only. A finding is "
        "recognised by its rule, its file and the code it stands on, not by its line.\n\n"
        "`prune` drops what is gone. `update` does so, too, and follows files that were renamed. Neither takes in "
        "anything new: counts only go down.",
    ),
    Command(
        "rules",
        "List all rules, or the words that rules are written in; test rules of your own",
        "kerlint.cli.rules:rules",
        (
            Option(("--confirm",), "`test`: also train the programs of the rules that training can prove"),
            Option(
                ("--first",), "`--confirm`: only the first bad program of each rule, which takes a third of the time"
            ),
            _OUTPUT_FORMAT,
            *_SETTINGS_ONLY,
        ),
        "[vocabulary | test FOLDER…]",
        "`vocabulary` prints every fact that a rule may ask for. `test` runs the rules of a folder on the programs "
        "in their files: bad ones must be flagged on the lines marked `# !` by no other rule, good ones must be "
        "silent, and no guard may be without a program that needs it. With --confirm it then trains the bad programs "
        "as written and as repaired, and the good ones against themselves, and prints a table of the effects.\n\n"
        "Exit status of `test`: 0 all programs are as they should be, 1 some are not.",
    ),
    Command(
        "server",
        "Serve editors: diagnostics, fixes, shapes of layers (the Language Server Protocol)",
        "kerlint.cli.server:server",
        (Option(("--stdio",), "Talk on standard input and output, as it does in any case"),),
        details="An editor starts it; docs/editors.md says how. It needs `pip install 'kerlint[server]'`.",
    ),
    Command(
        "completion",
        "Print a script that lets a shell complete commands, options and rules",
        "kerlint.cli.completion:completion",
        (),
        "bash|zsh|fish",
        'For bash, put `eval "$(kerlint completion bash)"` into ~/.bashrc; for zsh, '
        '`eval "$(kerlint completion zsh)"` into ~/.zshrc behind `compinit`; for fish, '
        "`kerlint completion fish | source` into ~/.config/fish/config.fish.",
    ),
    Command(
        "manual",
        "Print the manual page; `kerlint manual | man -l -` shows it",
        "kerlint.cli.manual:manual",
    ),
)

TOP = (HELP, VERSION)


def command_named(name: str) -> Command | None:
    """The command of that name."""
    return next((command for command in COMMANDS if command.name == name), None)
