"""One file in, findings out: the whole story of a check in one place.

Whatever is wrong with the file is a finding. What goes wrong with the tool is a failure: it names the part and the
file, and the other files go on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from kerlint.document.reading import File, Reading, read
from kerlint.document.relevance import may_suppress
from kerlint.finding import Finding, Fix, Related
from kerlint.imported import concerns, from_here
from kerlint.notices import INVALID_SYNTAX, LIMIT_REACHED, whole_file
from kerlint.notices import finding as notice

if TYPE_CHECKING:
    from kerlint.document.document import Document
    from kerlint.facts.fact import Fact
    from kerlint.facts.values import Origin
    from kerlint.facts.vocabulary import Program
    from kerlint.interpreter.uncalled import OfTests
    from kerlint.rulebook.judge import Verdict
    from kerlint.ruleset import RuleSet

_LONGEST_ERROR = 200
"""Characters; some parsers quote the whole line, however long it is."""

_PARTLY = "too complex to be followed to its end: there may be faults here that are not reported"
_WHAT_TO_DO = "split it, or move what is not about the model into another file"

Places = dict["Origin", tuple[int, int, int, int]]
"""Where each origin begins and ends in the program of its document."""


class Failure(NamedTuple):
    """What kerlint could not do with a file, by a fault of its own."""

    path: str
    reason: str


SHALLOW = 16_000
"""Characters of a program that can't hold a chain long enough to need a deep stack: parsers fail from 10,000 links."""


class Result(NamedTuple):
    """What one file gave. ``failures`` say what kerlint could not do; ``relevant``: the file is about Keras.

    ``used`` are the patterns of ``per-file-ignores`` that silenced something.
    """

    findings: tuple[Finding, ...] = ()
    failures: tuple[Failure, ...] = ()
    relevant: bool = False
    used: frozenset[str] = frozenset()


class Offer(NamedTuple):
    """The fixes of findings that were made without, and what went wrong while they were made."""

    fixes: Mapping[Finding, tuple[Fix, ...]]
    failures: tuple[Failure, ...]


class Analysis(NamedTuple):
    """A result with the facts that it was judged by, which still hold the document's syntax tree.

    ``offer`` makes the fixes of its findings, if they were left for later.
    """

    result: Result
    program: Program | None = None
    offer: Callable[[], Offer] | None = None


def lint(file: File, rules: RuleSet, data: bytes | None = None) -> Result:
    """Lints one file on the disk, or ``data`` as its content. Raises SettingsError."""
    reading = read(file, data, rules.settings.returns)
    result = analyse(file, reading, rules, facts=False).result
    if reading.document is not None:
        rules.modules.keep(reading.document)
        # Freed now, not by the collector: a tree is thirty times its text.
        reading.document.tree = reading.document.unread = None
    return result


def analyse(file: File, reading: Reading, rules: RuleSet, *, facts: bool = True, fixes: bool = True) -> Analysis:
    """Lints what was read of a file, for those who also want the facts. Raises SettingsError.

    Without ``facts`` only those are sure to be there that the findings need. Without ``fixes`` they are made when the
    analysis is asked for its offer.
    """
    if reading == Reading():
        return Analysis(Result())
    rules.check()
    findings = [finding for finding in reading.findings if finding.code in rules.selection.on]
    failures: list[Failure] = []
    judged = _Judged()
    if reading.document is not None:
        of_tests: OfTests = "everything" if facts or _asks_of_tests(rules) else "outdated"
        judged = _analysed(reading.document, rules, failures, of_tests, fixes=fixes)
        findings += judged.findings
    used: frozenset[str] = frozenset()
    if rules.settings.per_file_ignores:
        findings, used = rules.file_ignores.apply(file.location, findings)
    result = Result(tuple(sorted(findings, key=in_order)), tuple(failures), relevant=True, used=used)
    return Analysis(result, judged.program, judged.offer)


class _Judged(NamedTuple):
    """What the rules say of a document."""

    findings: list[Finding] = []
    program: Program | None = None
    offer: Callable[[], Offer] | None = None


def _analysed(
    document: Document, rules: RuleSet, failures: list[Failure], of_tests: OfTests, *, fixes: bool
) -> _Judged:
    """What the rules say of a document; whatever goes wrong costs this document only."""
    from kerlint.document import parser
    from kerlint.stack import on_deep_stack

    parser.load()
    try:
        if len(document.text) < SHALLOW:
            return _judge(document, rules, failures, of_tests, fixes=fixes)
        return on_deep_stack(lambda: _judge(document, rules, failures, of_tests, fixes=fixes))
    except Exception as error:
        refused = parser_refused(document.path, error)
        if refused is not None:
            return _Judged([refused])
        failures.append(failure_of(document.path, "the file was not checked", error))
        return _Judged()


def parser_refused(path: str, error: Exception) -> Finding | None:
    """The finding for a program that Python takes and LibCST does not; ``None`` if the error is another one."""
    if type(error).__name__ != "ParserSyntaxError":  # of LibCST, which is not imported here
        return None
    return notice(INVALID_SYNTAX, "Python can parse this, but LibCST, the parser of kerlint, can't", whole_file(path))


def _judge(document: Document, rules: RuleSet, failures: list[Failure], of_tests: OfTests, *, fixes: bool) -> _Judged:
    from kerlint.interpreter import interpret
    from kerlint.rulebook.judge import judge
    from kerlint.stack import deeply

    settings = rules.settings
    program = interpret(document, settings, rules.modules, of_tests=of_tests)
    verdicts = judge(program, rules.book, rules.selection, settings.rule_options, settings.target)
    rules.seconds.update(verdicts.seconds)
    for rule, _, error in verdicts.failures:
        failures.append(failure_of(document.path, f"{rule.name} ({rule.code}) was not judged", error))
    meant = [verdict for verdict in verdicts if program.role != "test" or _speaks_in_tests(verdict, rules)]
    here = [from_here(verdict, document) for verdict in meant if concerns(verdict, document, rules)]
    places = deeply(partial(_places, here)) if here else {}
    own = _fixes(here, document, program, rules, failures) if fixes else [()] * len(here)
    found = [(places[verdict.at][0], _finding(verdict, places, rules, each)) for verdict, each in zip(here, own)]
    offer = None if fixes else partial(_offer, [each for _, each in found], here, document, program, rules)
    if document.partly and LIMIT_REACHED.code in rules.selection.on:
        found.append((1, notice(LIMIT_REACHED, _PARTLY, whole_file(document.path), help=_WHAT_TO_DO)))
    if not may_suppress(document.text):
        return _Judged([each for _, each in found], program, offer)
    from kerlint.suppress import by_comments

    kept, notices = by_comments(found, document, rules)
    return _Judged(kept + notices, program, offer)


def _offer(
    found: list[Finding], verdicts: list[Verdict], document: Document, program: Program, rules: RuleSet
) -> Offer:
    """The fixes of findings that were made without; the document still has its syntax tree."""
    failures: list[Failure] = []
    fixes = _fixes(verdicts, document, program, rules, failures)
    return Offer(dict(zip(found, fixes)), tuple(failures))


def _speaks_in_tests(verdict: Verdict, rules: RuleSet) -> bool:
    """Whether a rule has a say in tests, which make faults on purpose and train toys.

    There it is what Keras no longer knows, and what was asked for.
    """
    return verdict.rule.family == "migration" or verdict.code in rules.selection.asked


_OF_OLD_FORMS = frozenset(("outdated", "call"))
"""What rules of migration are about: what is written for another Keras, and calls with symbolic tensors."""


def _asks_of_tests(rules: RuleSet) -> bool:
    """Whether a rule has a say in tests that asks for more of them than what is written for another Keras."""
    on, asked = rules.selection
    others = (rule for rule in rules.book.rules if rule.family != "migration" or rule.on not in _OF_OLD_FORMS)
    return any(rule.code in (on if rule.family == "migration" else asked) for rule in others)


def _places(verdicts: Iterable[Verdict]) -> Places:
    """Where the verdicts point: most into the document itself, some into files that it imports."""
    from kerlint.interpreter.positions import locate

    by_document: dict[Document, list[Origin]] = {}
    for verdict in verdicts:
        for origin in (verdict.at, *(origin for origin, _ in verdict.also)):
            by_document.setdefault(origin.document, []).append(origin)
    places: Places = {}
    for document, origins in by_document.items():
        places |= locate(document, origins)
    return places


def _fixes(
    verdicts: list[Verdict], document: Document, program: Fact, rules: RuleSet, failures: list[Failure]
) -> list[tuple[Fix, ...]]:
    """The fixes of each verdict. Whatever goes wrong here costs the fixes, not the findings."""
    none: list[tuple[Fix, ...]] = [()] * len(verdicts)
    if not any(verdict.rule.fixes or verdict.rule.cases[verdict.case].fixes for verdict in verdicts):
        return none
    from kerlint.fix.layout import NoFix
    from kerlint.fix.offer import Offers
    from kerlint.stack import deeply

    try:
        return deeply(lambda: Offers(document, program, rules.book).all(verdicts))
    except NoFix:
        return none
    except Exception as error:
        failures.append(failure_of(document.path, "no fixes are offered", error))
        return none


def _finding(verdict: Verdict, places: Places, rules: RuleSet, fixes: tuple[Fix, ...]) -> Finding:
    return Finding(
        verdict.code,
        verdict.name,
        rules.severities.get(verdict.code, verdict.severity),
        verdict.message,
        verdict.at.document.span(*places[verdict.at]),
        verdict.help,
        tuple(Related(origin.document.span(*places[origin]), label) for origin, label in verdict.also),
        fixes,
    )


def in_order(finding: Finding) -> tuple[object, ...]:
    """The key that sorts findings for reports: by place, then by code."""
    span = finding.span
    return (span.path, span.cell or 0, span.start, span.end, finding.code, finding.message)


def failure_of(path: str, effect: str, error: Exception) -> Failure:
    """One line that helps to report the fault: the error and the place in kerlint that raised it."""
    import os
    import traceback

    place = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{os.path.basename(os.path.dirname(place.filename))}/{os.path.basename(place.filename)}:{place.lineno}"
    message = " ".join(str(error).split())
    if len(message) > _LONGEST_ERROR:
        message = f"{message[:_LONGEST_ERROR]}…"
    return Failure(path, f"internal error, {effect}: {type(error).__name__}: {message} ({where})")
