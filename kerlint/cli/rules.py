"""`kerlint explain RULE` and `kerlint rules`: what the rule book says, a team's own rules included, and its tests."""

from __future__ import annotations

import json
import os
import sys

from kerlint.cli.overrides import overrides
from kerlint.cli.parse import Call, UsageError
from kerlint.notices import NOTICES
from kerlint.rulebook.book import RuleBook
from kerlint.rulebook.rule import Rule
from kerlint.ruleset import RuleSet, RuleSets
from kerlint.selection import UnknownSelector, resolve
from kerlint.settings.errors import SettingsError
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
    """Lists all rules, or the words that rules are written in, or tests rules. Raises UsageError and SettingsError."""
    from kerlint.explain import listing, vocabulary

    if call.words[:1] == ("test",):
        return _test(call)
    if call.words not in ((), ("vocabulary",)):
        raise UsageError(
            f"`kerlint rules {' '.join(call.words)}`: it is `kerlint rules`, `kerlint rules vocabulary` or "
            "`kerlint rules test FOLDER`"
        )
    sys.stdout.write(vocabulary() if call.words else listing(_rules(call).book))
    return 0


def _test(call: Call) -> int:
    """Runs the rules of folders on the programs that they show. 0: all is well, 1: something is not."""
    from kerlint.rule_tests import complaints
    from kerlint.rulebook.errors import RuleError
    from kerlint.rulebook.load import builtin, rules_in

    folders = [os.path.abspath(folder) for folder in call.words[1:]]
    if not folders:
        raise UsageError("`kerlint rules test` needs a folder of rule files")
    settings = SettingsFinder(overrides(call)).at(os.getcwd())
    try:
        tested = [rule for folder in folders for rule in rules_in(folder)]
    except RuleError as error:
        raise SettingsError(str(error)) from error
    known = [str(builtin()), *map(os.path.abspath, settings.rule_paths)]
    new = tuple(folder for folder in folders if not any(_inside(folder, one) for one in known))
    settings = settings._replace(rule_paths=(*settings.rule_paths, *new))
    book = RuleSet(settings).book
    wrong = 0
    for rule in tested:
        said = list(complaints(rule, book))
        wrong += bool(said)
        if said:
            sys.stdout.write(f"{os.path.relpath(rule.path)}: {rule.name} ({rule.code})\n")
            sys.stdout.writelines(f"  {text}\n" for text in said)
    if call.has("confirm"):
        return _confirm(call, tested, book) or int(bool(wrong))
    total = f"{len(tested)} rule{'' if len(tested) == 1 else 's'}"
    sys.stdout.write(f"{total}: {'all programs are as they should be' if not wrong else f'{wrong} with faults'}\n")
    return 1 if wrong else 0


def _confirm(call: Call, tested: list[Rule], book: RuleBook) -> int:
    """Trains the programs of the rules and prints what that says. 0: what can be proved is, and no good program is.

    Raises UsageError.
    """
    from kerlint.cli.confirm import check_libraries
    from kerlint.cli.progress import Progress
    from kerlint.confirm.evidence import evidence, table
    from kerlint.confirm.worker import Laboratory

    check_libraries()
    if call.last("output-format") not in (None, "text", "json"):
        raise UsageError("`rules test --confirm` prints text or json")
    with Progress() as progress, Laboratory(tell=progress.step) as laboratory:
        found = list(evidence(tested, book, laboratory, progress, most=1 if call.has("first") else None))
    if call.last("output-format") == "json":
        sys.stdout.write(json.dumps([one.as_json() for one in found], indent=1) + "\n")
    else:
        proved = sum(one.proved for one in found)
        sys.stdout.write(f"{table(found)}\n\n{proved} of {len(found)} rules proved on their first bad program\n")
    return int(not all(one.proved for one in found))


def _inside(folder: str, outer: str) -> bool:
    return os.path.commonpath([folder, outer]) == outer


def _rules(call: Call) -> RuleSet:
    return RuleSets(SettingsFinder(overrides(call))).at(os.getcwd())
