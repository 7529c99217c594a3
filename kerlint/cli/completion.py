"""`kerlint completion SHELL`: a script made from the tree of commands. It starts kerlint only to learn rule names."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from kerlint.cli.parse import Call, UsageError
from kerlint.cli.tree import COMMANDS, TOP, Command, Option
from kerlint.suggest import did_you_mean

_TAKE_RULES = frozenset({"--select", "--extend-select", "--ignore"})
_TAKE_FILES = frozenset({"--config", "--baseline", "--stdin-filename", "--output"})


def completion(call: Call) -> int:
    """Prints the script. Raises UsageError."""
    scripts = {"bash": _bash, "zsh": _zsh, "fish": _fish}
    shell = call.words[0] if call.words else ""
    if shell not in scripts:
        raise UsageError(f"`kerlint completion` needs one of {', '.join(scripts)}{did_you_mean(shell, scripts)}")
    sys.stdout.write(scripts[shell]())
    return 0


def _options(command: Command) -> list[Option]:
    return [*command.options, *TOP]


def _words(command: Command) -> list[str]:
    """What may stand where an argument stands, besides files."""
    first = command.words.split()[0] if command.words else ""
    return first.strip("[]").split("|") if first.strip("[]").islower() else []


def _values(option: Option) -> str:
    """How the value of an option is completed: ``rules``, ``files``, its words, or nothing."""
    name = option.names[-1]
    if name in _TAKE_RULES:
        return "rules"
    return "files" if name in _TAKE_FILES else " ".join(option.among)


def _bash() -> str:
    commands = " ".join(command.name for command in COMMANDS)
    cases = []
    for command in COMMANDS:
        names = " ".join(name for option in _options(command) for name in option.names)
        cases.append(f"        {command.name}) options='{names}'; words='{' '.join(_words(command))}' ;;")
    values = []
    for option in _all_options():
        if option.value and not option.optional:
            values.append(f"        {'|'.join(option.names)}) {_bash_value(_values(option))}; return ;;")
    return f"""\
# bash completion of kerlint, made by `kerlint completion bash`
_kerlint_rules() {{
    kerlint rules 2>/dev/null | sed -n 's/^  \\([A-Z]*[0-9]*\\)  \\([a-z0-9-]*\\) .*/\\1 \\2/p'
}}
_kerlint() {{
    local current=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD-1]}}
    local command=check options words index
    COMPREPLY=()
    for ((index = 1; index < COMP_CWORD; index++)); do
        case " {commands} " in *" ${{COMP_WORDS[index]}} "*) command=${{COMP_WORDS[index]}}; break ;; esac
    done
    case $previous in
{_joined(values)}
    esac
    case $command in
{_joined(cases)}
    esac
    if [[ $current == -* ]]; then
        COMPREPLY=($(compgen -W "$options" -- "$current"))
        return
    fi
    [[ $COMP_CWORD == 1 ]] && words="$words {commands}"
    [[ $command == explain ]] && words=$(_kerlint_rules)
    COMPREPLY=($(compgen -W "$words" -- "$current") $(compgen -f -- "$current"))
}}
complete -o filenames -F _kerlint kerlint
"""


def _bash_value(kind: str) -> str:
    if kind == "rules":
        return 'COMPREPLY=($(compgen -W "$(_kerlint_rules) ALL" -- "$current"))'
    if kind == "files":
        return 'COMPREPLY=($(compgen -f -- "$current"))'
    return f"COMPREPLY=($(compgen -W '{kind}' -- \"$current\"))" if kind else "COMPREPLY=()"


def _zsh() -> str:
    """zsh understands bash's completion functions."""
    return "autoload -U +X bashcompinit && bashcompinit\n" + _bash().replace("bash completion", "zsh completion")


def _fish() -> str:
    names = " ".join(command.name for command in COMMANDS)
    lines = ["# fish completion of kerlint, made by `kerlint completion fish`"]
    lines.append("function __kerlint_rules")
    lines.append("    kerlint rules 2>/dev/null | string match -rg '^  [A-Z]*[0-9]*  ([a-z0-9-]*) '")
    lines.append("end")
    for command in COMMANDS:
        lines.append(f"complete -c kerlint -n __fish_use_subcommand -a {command.name} -d {_quoted(command.summary)}")
    for command in COMMANDS:
        seen = f"__fish_seen_subcommand_from {command.name}"
        if command.name == "check":
            seen = f"not __fish_seen_subcommand_from {names}; or {seen}"
        condition = f"-n {_quoted(seen)}"
        for word in _words(command):
            lines.append(f"complete -c kerlint {condition} -f -a {word}")
        lines += [f"complete -c kerlint {condition} {_fish_option(option)}" for option in _options(command)]
    lines.append("complete -c kerlint -n '__fish_seen_subcommand_from explain' -f -a '(__kerlint_rules)'")
    return _joined(lines) + "\n"


def _fish_option(option: Option) -> str:
    parts = [f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in option.names]
    parts.append(f"-d {_quoted(option.help)}")
    kind = _values(option)
    if option.value and not option.optional:
        parts.append("-r" if kind == "files" else "-x")
        if kind == "rules":
            parts.append("-a '(__kerlint_rules)'")
        elif kind not in ("", "files"):
            parts.append(f"-a {_quoted(kind)}")
    return " ".join(parts)


def _all_options() -> list[Option]:
    return list({option.key: option for command in COMMANDS for option in _options(command)}.values())


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def _joined(lines: Iterable[str]) -> str:
    return "\n".join(lines)
