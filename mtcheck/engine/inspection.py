"""One article inspected by its checks: a page or a pair of segments, alone or beside its original."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

from mtcheck.checks.base import Article
from mtcheck.checks.needs import Selection
from mtcheck.checks.registry import Entry
from mtcheck.checks.signing import sign
from mtcheck.errors import MtcheckError
from mtcheck.model.finding import Finding
from mtcheck.model.report import CheckInfo, Failure
from mtcheck.model.tuples import NamedTuple
from mtcheck.results.agreement import join_agreeing, list_verdicts
from mtcheck.results.deduplicate import without_echoes
from mtcheck.results.foreign import without_foreign
from mtcheck.results.habits import count_habits_once
from mtcheck.results.inherited import without_inherited
from mtcheck.results.severities import apply_severities
from mtcheck.results.surroundings import without_surroundings

NO_LEVELS: Mapping[str, str] = {}


class Inspected(NamedTuple):
    """What the checks said, in page order, and which of them crashed."""

    findings: tuple[Finding, ...]
    failures: tuple[Failure, ...]
    verdicts: tuple[Finding, ...] = ()
    """What judges marked, each for itself, before what two have found becomes one finding."""


def inspect_article(article: Article, entries: Sequence[Entry], levels: Mapping[str, str] = NO_LEVELS) -> Inspected:
    """What checks say of an article."""
    return inspect_with(Selection(entries), article, levels)


def inspect_with(selection: Selection, article: Article, levels: Mapping[str, str] = NO_LEVELS) -> Inspected:
    """Run checks over an article: signed, without echoes, at the severities that ``levels`` gives them.

    Args:
        selection: the checks; a check that crashes is a failure and loses no other's findings.
        article: a page or a pair.
        levels: severities of the user's own.
    """
    findings: list[Finding] = []
    failures: list[Failure] = []
    for entry in selection.pick(article):
        try:
            if remarks := entry.check.remarks(article):
                remarks = without_inherited(entry.info.id, remarks, article, entry.check.remarks)
                findings += sign(entry.info, remarks, article)
        except Exception as error:  # a crash of one check is data and must not lose the others' findings
            failures.append(failure(entry.info.id, error))
    if not findings:
        return Inspected((), tuple(failures))
    infos = [entry.info for entry in selection.entries]
    read = _read_in_place(findings, article)
    verdicts = apply_severities(list_verdicts(read), infos, levels)
    return Inspected(tuple(_settle(read, infos, article, levels)), tuple(failures), tuple(verdicts))


def _read_in_place(findings: list[Finding], article: Article) -> list[Finding]:
    """The findings without those that do not apply where they are."""
    return without_surroundings(without_foreign(findings, article.target, article.target_language), article.target)


def _settle(
    read: list[Finding], infos: Sequence[CheckInfo], article: Article, levels: Mapping[str, str]
) -> list[Finding]:
    """The findings that remain to be told, in page order."""
    if not read:
        return []
    heard = without_echoes(join_agreeing(read), infos, article.target.text)
    counted = count_habits_once(heard, infos, is_pair=article.is_pair)
    return sorted(apply_severities(counted, infos, levels), key=page_order)


def failure(subject: str, error: Exception) -> Failure:
    """A crash as data; it is raised again where the variable ``MTCHECK_DEBUG`` asks for it.

    What a user can act on is no crash, and says itself what to do.

    Args:
        subject: the check that crashed, or ``crash`` where it was none.
        error: what it raised.
    """
    if isinstance(error, MtcheckError):
        return Failure(subject, str(error))
    if os.environ.get("MTCHECK_DEBUG"):
        raise error
    return Failure(subject, f"{type(error).__name__}: {error}")


def page_order(finding: Finding) -> tuple[int, int]:
    """What findings are sorted by: where they begin and end in the translation, first those without a place in it."""
    return (finding.target.start, finding.target.end) if finding.target else (0, 0)
