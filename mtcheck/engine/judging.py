"""Judges as checks: what they mark in pairs becomes remarks with places, which pass through all that findings do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from math import fsum

from mtcheck.checks.base import Article, Remark, article_check
from mtcheck.checks.registry import Entry
from mtcheck.config import Config
from mtcheck.config.judges import RULES, read_judges
from mtcheck.errors import UsageError, did_you_mean, make_printable, shorten
from mtcheck.metrics.judges import (
    OVER_BUDGET,
    JudgeError,
    Judgement,
    JudgeSettings,
    Mark,
    Question,
    describe,
    locate,
    session_of,
)
from mtcheck.model.bead import Side
from mtcheck.model.finding import Category, Severity
from mtcheck.model.kinds import Region
from mtcheck.model.report import CheckInfo, Failure, NotChecked
from mtcheck.model.score import Measurement
from mtcheck.model.spans import Span
from mtcheck.model.text import Block, Segment
from mtcheck.model.tuples import NamedTuple
from mtcheck.results.agreement import JUDGES

_CONFIDENCE = 0.7
"""What is thought of a judge whose precision nobody has measured."""
_ALONE = frozenset({"languagetool"})
"""Kinds of judges that read the translation without the original."""
_DIGITS = 4
_LONGEST_QUOTED = 40


class Judged(NamedTuple):
    """What a judge said of an article."""

    remarks: tuple[Remark, ...] = ()
    measurement: Measurement | None = None
    failures: tuple[Failure, ...] = ()
    gaps: tuple[NotChecked, ...] = ()


class _Unit(NamedTuple):
    """What one question is about: a bead, a pair that came as one, or a sentence that stands alone."""

    source: Side
    target: Side


@dataclass(frozen=True)
class Judging:
    """What the check of a judge does."""

    settings: JudgeSettings
    order: Callable[[Article, Sequence[_Unit]], Sequence[int]] | None = field(default=None, compare=False)
    """The places of units in the order in which they are asked, where not all may be; None for that of the page."""

    @property
    def id(self) -> str:
        """The check's id."""
        return f"{JUDGES}/{self.settings.name}"

    def __call__(self, article: Article) -> Iterator[Remark]:
        """The remarks on an article.

        Raises:
            JudgeError: the judge cannot be asked at all.
        """
        yield from article.once(self.judge).remarks

    def judge(self, article: Article) -> Judged:
        """All that the judge says of an article.

        Raises:
            JudgeError: as above.
        """
        units = self._units(article)
        if not units:
            return Judged()
        questions = self._questions(article, units)
        places = self.order(article, units) if self.order else range(len(units))
        session = session_of(self.settings)
        answers = dict(zip(places, session.ask([questions[at] for at in places]), strict=True))
        tally = _Tally()
        remarks = [
            remark for at, unit in enumerate(units) for remark in self._remarks(unit, questions[at], answers[at], tally)
        ]
        return Judged(
            tuple(remarks),
            self._measure(
                [each for each in answers.values() if isinstance(each, Judgement)], session.signature, article
            ),
            tuple(Failure(self.id, line) for line in tally.failures(len(units))),
            tuple(NotChecked(self.id, line) for line in tally.gaps(len(units))),
        )

    def ask_ahead(self, articles: Sequence[Article]) -> None:
        """Ask about several articles together, so that what is said of each is there when its turn comes."""
        questions = [question for each in articles for question in self._questions(each, self._units(each))]
        try:
            session_of(self.settings).ask(questions)
        except JudgeError:
            return  # each article says so for itself

    def _units(self, article: Article) -> list[_Unit]:
        if self.settings.kind in _ALONE:
            return [_Unit(Side(()), Side((each,))) for each in article.segments if _is_read(each)]
        if article.is_pair:
            sides = _whole(article.original_blocks), _whole(article.blocks)
            return [_Unit(*sides)] if all(side.segments for side in sides) else []
        return [
            _Unit(*bead.sides)
            for bead in article.beads
            if bead.source and bead.target and any(map(_is_read, bead.target))
        ]

    def _questions(self, article: Article, units: Sequence[_Unit]) -> list[Question]:
        sides = [(each.source.text if each.source.segments else "", each.target.text) for each in units]
        terms = [(term.source, "; ".join(term.target)) for term in article.glossary.terms if term.target]
        reach = self.settings.context
        return [
            Question(
                *pair,
                article.source_language,
                article.target_language,
                tuple(sides[max(0, at - reach) : at]),
                tuple(sides[at + 1 : at + 1 + reach]),
                tuple(each for each in terms if each[0].casefold() in pair[0].casefold()),
                self.settings.rules,
            )
            for at, pair in enumerate(sides)
        ]

    def _remarks(self, unit: _Unit, question: Question, answer: Judgement | str, tally: _Tally) -> Iterator[Remark]:
        if isinstance(answer, str):
            tally.unanswered[answer] += 1
            return
        for mark in answer.marks:
            place = locate(mark, question)
            if place is None:
                tally.astray += 1
                continue
            yield self._remark(mark, unit, place)

    def _remark(self, mark: Mark, unit: _Unit, place: tuple[int, int]) -> Remark:
        said = (
            make_printable(mark.reason)
            or f"'{shorten(make_printable(mark.text), _LONGEST_QUOTED)}' is marked as {mark.category.error_type}"
        )
        where = _locate(unit.target if mark.is_target else unit.source, place)
        target = where if mark.is_target else _end_of(unit.target)
        return Remark(
            said,
            target,
            None if mark.is_target else where,
            mark.correction if mark.is_target else None,
            mark.severity,
            _CONFIDENCE,
            region=unit.target.segments[0].block.region if unit.target.segments else Region.BODY,
            category=mark.category,
        )

    def _measure(self, verdicts: Sequence[Judgement], signature: str, article: Article) -> Measurement | None:
        """The mean of the judge's numbers; None where it gave none."""
        scores = [each.score for each in verdicts if each.score is not None]
        if not scores:
            return None
        level = "segment" if article.is_pair else "article|mean-of:beads"
        return Measurement(self.id, round(fsum(scores) / len(scores), _DIGITS), f"{signature}|level:{level}")


class _Tally:
    """What could not be used of a judge's answers."""

    def __init__(self) -> None:
        self.unanswered: Counter[str] = Counter()
        self.astray = 0

    def failures(self, units: int) -> Iterator[str]:
        """A line for each reason for which pairs were not judged, though they were to be."""
        for reason, number in self.unanswered.items():
            if reason != OVER_BUDGET:
                yield f"{_share(number, units)} not judged: the judge {reason}"

    def gaps(self, units: int) -> Iterator[str]:
        """A line for what was left out on purpose, and for what the judge quoted that is not there."""
        if number := self.unanswered[OVER_BUDGET]:
            yield f"{_share(number, units)} {OVER_BUDGET}"
        if self.astray:
            errors = "1 error quotes" if self.astray == 1 else f"{self.astray} errors quote"
            yield f"{errors} words that are not in the text: left out, and counted as a failure of the judge"


def _share(number: int, units: int) -> str:
    """How many of the pairs, with the verb that fits."""
    return f"{number} of {units} {'pair' if units == 1 else 'pairs'} {'was' if number == 1 else 'were'}"


def list_judges(config: Config) -> tuple[Entry, ...]:
    """The judges that a configuration asks, each as a check ``judge/NAME``.

    Raises:
        UsageError: one that is named is not described, or may not be asked.
    """
    if not config.judges:
        return ()
    known = read_judges(config.judge, "Config")
    return tuple(_entry(_find(name, known, config), config) for name in dict.fromkeys(config.judges))


def ask_ahead(entries: Sequence[Entry], articles: Sequence[Article]) -> None:
    """Let the judges among the checks read several articles together."""
    for judging in _judgings(entries):
        judging.ask_ahead(articles)


def list_judged(entries: Sequence[Entry], article: Article) -> list[Judged]:
    """What each judge said of an article beside its remarks; nothing of one that could not be asked."""
    found = []
    for judging in _judgings(entries):
        try:
            found.append(article.once(judging.judge))
        except JudgeError:
            continue  # the check itself has failed with it
    return found


def _judgings(entries: Sequence[Entry]) -> Iterator[Judging]:
    """The judges among the checks."""
    for entry in entries:
        if isinstance(entry.check.inspect, Judging):
            yield entry.check.inspect


def _find(name: str, known: dict[str, JudgeSettings], config: Config) -> JudgeSettings:
    if name in known:
        return replace(
            known[name],
            max_cost=config.max_cost,
            max_pairs=None if config.max_pairs is None else int(config.max_pairs),
        )
    if why := config.withheld.get("judge"):
        raise UsageError(f"the judge '{name}' may not be asked: {why}")
    if name == RULES:
        raise UsageError(
            f"[judge.{RULES}] holds rules for all judges and cannot be asked itself; name another table, [judge.NAME]"
        )
    raise UsageError(f"no judge is called '{name}'{did_you_mean(name, known)}; describe it in a table [judge.{name}]")


def _entry(settings: JudgeSettings, config: Config) -> Entry:
    bounded = settings.max_cost is not None or settings.max_pairs is not None
    judging = Judging(settings, partial(_order_by_doubt, config) if bounded and settings.kind not in _ALONE else None)
    decorate = article_check(
        Category.MISTRANSLATION,
        Severity.MINOR,
        needs_source=settings.kind not in _ALONE,
        page_only=False,
    )
    summary = f"What the judge '{settings.name}' marks"
    manual = (
        f"{summary}\n\n{describe(settings).capitalize()} is asked pair by pair; its findings have the category and "
        "severity that it gives them. See docs/judges.md."
    )
    check = decorate(judging)
    info = CheckInfo(
        judging.id,
        check.spec.category,
        check.spec.severity,
        summary,
        manual,
        needs_source=check.spec.needs_source,
        origin=make_printable(settings.url or settings.entry_point or settings.command[0]),
    )
    return Entry(check, info)


def _order_by_doubt(config: Config, article: Article, units: Sequence[_Unit]) -> list[int]:
    """The order in which pairs are asked where not all may be: first those of the lowest estimated quality."""
    from mtcheck.embeddings import comparing
    from mtcheck.qe import Estimator
    from mtcheck.qe.doubtful import order_by_doubt
    from mtcheck.qe.evidence import Part

    estimator = Estimator(article.source_language, article.target_language, comparing(config.encoder))
    parts = [Part(each.source.text, each.target.text) for each in units]
    values = [estimator.estimate(each).value for each in estimator.evidence(parts)]
    return order_by_doubt(values)


def _whole(blocks: Sequence[Block]) -> Side:
    """The side of a pair as it came, not cut into sentences."""
    return Side(tuple(Segment(block, 0, len(block.text)) for block in blocks if block.text))


def _is_read(segment: Segment) -> bool:
    return segment.block.kind.is_visible and not segment.block.region.is_chrome


def _locate(side: Side, place: tuple[int, int]) -> Span:
    """Where a part of a side's text stands in its document, from its first character to its last."""
    start, end = place
    return Span(side.span(start, start + 1).start, side.span(end - 1, end).end)


def _end_of(side: Side) -> Span:
    end = side.span(len(side.text) - 1, len(side.text)).end if side.text else side.segments[0].span.end
    return Span(end, end)
