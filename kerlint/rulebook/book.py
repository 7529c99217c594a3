"""The rule book: all rules, by code and name, with what is compiled of them so far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from kerlint.rulebook.compiled import (
    CompiledFix,
    CompiledRule,
    Wording,
    check,
    compile_fix,
    compile_rule,
    compile_wording,
)
from kerlint.rulebook.errors import RuleError
from kerlint.rulebook.load import own_rules, rules_in
from kerlint.rulebook.rule import Fix, Rule
from kerlint.rulebook.shortlist import Candidates, Members
from kerlint.selection import Selection, all_rules, select
from kerlint.suggest import did_you_mean

_OF_A_MODEL = frozenset({"model", "layer", "head", "compile", "fit", "evaluation", "prediction", "feed"})
"""Subjects that a rule of another subject can yield to or from: facts with a model, listed by it."""


class RuleBook:
    """Rules in order of their codes."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules: tuple[Rule, ...] = tuple(sorted(rules, key=lambda rule: rule.code))
        self.subjects = frozenset(rule.on for rule in self.rules)
        self._by_word: dict[str, Rule] = {}
        for rule in self.rules:
            for word in (rule.code, rule.name):
                if word in self._by_word:
                    raise RuleError(f"`{word}` is also in {self._by_word[word].path}", path=rule.path)
                self._by_word[word] = rule
        self._compiled: dict[str, CompiledRule] = {}
        self._candidates: dict[str, Candidates] = {}
        self._members: dict[str, Members] = {}
        self._wordings: dict[str, Wording] = {}
        self._fixes: dict[tuple[str, Fix], CompiledFix] = {}
        self._stronger = {rule.code: self._resolve_stronger(rule) for rule in self.rules if rule.yields_to}
        for rule in self.rules:
            self._refuse_cycle(rule)

    def __iter__(self) -> Any:
        return iter(self.rules)

    def __len__(self) -> int:
        return len(self.rules)

    def find(self, word: str) -> Rule | None:
        """The rule with this code or name, in any case."""
        return self._by_word.get(word.upper()) or self._by_word.get(word.lower())

    def compiled(self, rule: Rule) -> CompiledRule:
        """The rule, ready to be asked. Raises RuleError."""
        if rule.code not in self._compiled:
            self._compiled[rule.code] = compile_rule(rule)
        return self._compiled[rule.code]

    def candidates(self, on: str) -> Candidates:
        """The rules that are asked of one kind of fact."""
        if on not in self._candidates:
            self._candidates[on] = Candidates(on, self.rules)
        return self._candidates[on]

    def members(self, attribute: str) -> Members:
        """The joins that go over collections of this name."""
        if attribute not in self._members:
            self._members[attribute] = Members(attribute, self.rules)
        return self._members[attribute]

    def wording(self, rule: Rule) -> Wording:
        """What the rule says when it fires. Raises RuleError."""
        if rule.code not in self._wordings:
            self._wordings[rule.code] = compile_wording(rule)
        return self._wordings[rule.code]

    def fix(self, rule: Rule, fix: Fix) -> CompiledFix:
        """A fix of the rule, or the repair of its experiment. Raises RuleError."""
        if (rule.code, fix) not in self._fixes:
            self._fixes[rule.code, fix] = compile_fix(rule, fix)
        return self._fixes[rule.code, fix]

    def stronger(self, rule: Rule) -> tuple[Rule, ...]:
        """The rules that it yields to."""
        return self._stronger.get(rule.code, ())

    def select(
        self,
        selectors: Iterable[str] | None = None,
        *,
        ignore: Iterable[str] = (),
        extend_select: Iterable[str] = (),
    ) -> Selection:
        """The rules that are on: codes, names, prefixes, families, ``ALL``; ``None``: the default rules.

        Raises kerlint.selection.UnknownSelector.
        """
        return select(all_rules(self.rules), select=selectors, ignore=ignore, extend_select=extend_select)

    def check_options(self, options: Mapping[str, Mapping[str, Any]]) -> None:
        """Refuses settings of rules or options that do not exist, or of another type. Raises RuleError."""
        for word, values in options.items():
            rule = self.find(word)
            if rule is None:
                raise RuleError(f"no rule `{word}`{did_you_mean(word, self._by_word)}")
            for name, value in values.items():
                if name not in rule.options:
                    raise RuleError(f"`{rule.name}` has no option `{name}`{did_you_mean(name, rule.options)}")
                wanted: Any = rule.options[name]
                number = isinstance(wanted, (int, float)) and not isinstance(wanted, bool)
                fits = type(value) in (int, float) if number else type(value) is type(wanted)
                if not fits:
                    raise RuleError(f"`{name}` of `{rule.name}` must be like {wanted!r}, not {value!r}")

    def _resolve_stronger(self, rule: Rule) -> tuple[Rule, ...]:
        found = []
        for word in rule.yields_to:
            other = self.find(word)
            if other is None:
                if word.startswith("KER") and word[3:].isdigit() and len(word) == 6:
                    continue  # a rule of the catalogue that is not written yet
                raise RuleError(f"no rule `{word}`{did_you_mean(word, self._by_word)}", "yields_to", rule.path)
            if other.on != rule.on and not {other.on, rule.on} <= _OF_A_MODEL:
                message = f"`{word}` is asked of a `{other.on}`, this rule of a `{rule.on}`: no model connects them"
                raise RuleError(message, "yields_to", rule.path)
            found.append(other)
        return tuple(found)

    def _refuse_cycle(self, rule: Rule) -> None:
        waiting, seen = [*self.stronger(rule)], set()
        while waiting:
            other = waiting.pop()
            if other is rule:
                raise RuleError("it yields to itself, through other rules", "yields_to", rule.path)
            if other.code not in seen:
                seen.add(other.code)
                waiting += self.stronger(other)


def load(folders: Iterable[Path | str] = ()) -> RuleBook:
    """kerlint's own rules and those of ``folders``, which are checked to the last sentence. Raises RuleError."""
    own = list(own_rules())
    others = [rule for folder in folders for rule in rules_in(folder)]
    for rule in others:
        check(rule)
    return RuleBook([*own, *others])
