"""`kerlint explain RULE` and `kerlint rules`: what the rule book says, a team's own rules included."""

from __future__ import annotations

import os
import sys

from kerlint.cli.overrides import overrides
from kerlint.cli.parse import Call, UsageError
from kerlint.notices import NOTICES
from kerlint.ruleset import RuleSet, RuleSets
from kerlint.selection import UnknownSelector, resolve
from kerlint.settings.finder import SettingsFinder


def explain(call: Call) -> int:
    """Prints the page of each rule named. Raises UsageError and SettingsError."""
    from kerlint.explain import page

    if not call.words:
        raise UsageError("`kerlint explain` needs a rule; `kerlint rules` lists all")
    rules = _rules(call)
    codes: dict[str, None] = {}
    for word in call.words:
        try:
            codes |= dict.fromkeys(resolve(word, rules.rules)[1])
        except UnknownSelector as error:
            raise UsageError(str(error)) from error
    pages = [page(notice) for notice in NOTICES if notice.code in codes]
    pages += [page(rule) for rule in rules.book.rules if rule.code in codes]
    sys.stdout.write("\n".join(pages))
    return 0


def rules(call: Call) -> int:
    """Lists all rules, or the words that rules are written in. Raises UsageError and SettingsError."""
    from kerlint.explain import listing, vocabulary

    if call.words not in ((), ("vocabulary",)):
        raise UsageError(f"`kerlint rules {' '.join(call.words)}`: it is `kerlint rules` or `kerlint rules vocabulary`")
    sys.stdout.write(vocabulary() if call.words else listing(_rules(call).book))
    return 0


def _rules(call: Call) -> RuleSet:
    return RuleSets(SettingsFinder(overrides(call))).at(os.getcwd())
