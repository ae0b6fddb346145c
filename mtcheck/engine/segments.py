"""Segment pairs that come aligned: one report a pair, in order, streamed."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, partial
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from mtcheck.checks.base import Article
from mtcheck.checks.needs import Selection
from mtcheck.checks.registry import Entry
from mtcheck.config import Config
from mtcheck.embeddings import comparing, covering
from mtcheck.engine.articles import settle_article
from mtcheck.engine.inspection import failure, inspect_with
from mtcheck.engine.lengths import explain_length
from mtcheck.engine.selection import list_plugin_failures, select_checks
from mtcheck.errors import ReadError, UsageError
from mtcheck.loading.segments import document_of
from mtcheck.model.bead import Bead
from mtcheck.model.report import Failure, NotChecked, SegmentReport
from mtcheck.model.score import Measurement
from mtcheck.model.text import Document
from mtcheck.model.tuples import NamedTuple
from mtcheck.processes.collector import pause_collection
from mtcheck.qe import NAME, UNREAD, Estimate, Estimator
from mtcheck.qe.evidence import Evidence, Part
from mtcheck.segmentation import segment

if TYPE_CHECKING:
    from mtcheck.alignment.inside import Sides
    from mtcheck.metrics.similarity import Similarity

_MEANINGLESS = "a reference that is empty or the original's own text says nothing: not measured against it"
_CHUNK = 64
"""Pairs whose sentences are encoded together: as many as the encoder, which is asked again, remembers the words of."""

References = str | Sequence[str] | None
"""A human translation, several or none."""


class Pair(NamedTuple):
    """An original's segment, its translation and, where there is one, a human translation.

    A side that a file holds is a document of one block, whose places are the file's.
    """

    source: str | Document
    target: str | Document
    reference: References = None


class Inspector:
    """The checks of one language pair, chosen once and run over many pairs.

    Args:
        config: how to check, with both languages.
        checks: the checks to run instead of those that the configuration selects.
    """

    def __init__(self, config: Config, checks: Sequence[Entry] | None = None) -> None:
        source_language, target_language = config.source_language, config.target_language
        self.languages = (source_language, target_language)
        self._source, self._target, self._config, self._checks = source_language, target_language, config, checks
        self.entries, gaps = choose_checks(select_checks(config, with_source=True) if checks is None else checks)
        self._selection = Selection(self.entries)
        self._encoder = covering(config.encoder, source_language, target_language)
        self.estimator = Estimator(source_language, target_language, comparing(config.encoder))
        reason = f"no encoder covers {source_language}-{target_language}: meaning was not compared"
        unread = () if self._encoder else (NotChecked("encoder", reason),)
        self._failures = list_plugin_failures(config)
        self._gaps = (*config.gaps(is_beside=True), *unread, *gaps)
        self._article = partial(settle_article(config, source_language, target_language), is_pair=True)

    def __reduce__(self) -> tuple[type[Inspector], tuple[Config, Sequence[Entry] | None]]:
        return Inspector, (self._config, self._checks)

    def check_all(self, pairs: Iterable[Pair | tuple[Any, ...]], jobs: int = 1) -> Iterator[SegmentReport]:
        """One report a pair, in the order of the pairs, which are taken as they are needed."""
        jobs = self._config.processes(jobs)
        if jobs <= 1:
            return chain.from_iterable(self.reports(chunk) for chunk in _chunks(pairs))
        return _in_processes(pairs, self, jobs)

    def reports(self, pairs: Sequence[Pair]) -> list[SegmentReport]:
        """All that is known of each of several pairs, whose sentences are encoded together.

        A pair that cannot be read, is too long or crashes what is done with all of them loses no other's report.
        """
        known = [_explain_unfit(pair) for pair in pairs]
        fit = [pair for pair, why in zip(pairs, known, strict=True) if not why]
        with pause_collection():
            found = self._surviving(fit) if fit else []
        rest = iter(self._scored_elsewhere(found, fit) if self._config.metrics else found)
        return [_refuse(why) if why else next(rest) for why in known]

    def _surviving(self, pairs: Sequence[Pair]) -> list[SegmentReport]:
        try:
            return self._estimated(pairs)
        except UsageError:
            raise
        except Exception as error:  # one pair's crash is data and must not lose the others' reports
            if len(pairs) == 1:
                return [SegmentReport(failures=(_failure(error),))]
        half = len(pairs) // 2
        return self._surviving(pairs[:half]) + self._surviving(pairs[half:])

    def _estimated(self, pairs: Sequence[Pair]) -> list[SegmentReport]:
        reports, evidence = self.inspected(pairs)
        estimates = map(self.estimator.estimate, evidence)
        return [
            self._measured(self._with_quality(report, estimate, pair), pair)
            for report, estimate, pair in zip(reports, estimates, pairs, strict=True)
        ]

    def _with_quality(self, report: SegmentReport, estimate: Estimate, pair: Pair) -> SegmentReport:
        unread = estimate.evidence.unread
        if unread:
            report = report._replace(not_checked=(*report.not_checked, NotChecked(NAME, UNREAD[unread])))
        if estimate.value is None:
            return report
        signature = self.estimator.signature("segment", len(_telling(pair)), unread)
        measurement = Measurement(NAME, estimate.value, signature)
        return report._replace(quality=estimate.value, measurements=(measurement, *report.measurements))

    def inspected(self, pairs: Sequence[Pair]) -> tuple[list[SegmentReport], list[Evidence]]:
        """What the checks say of each of several pairs, and what speaks against its quality."""
        documents = [(_document(pair.source, "source"), _document(pair.target, "target")) for pair in pairs]
        parts = [
            Part(_reading_text(source), _reading_text(target), references=_telling(pair))
            for (source, target), pair in zip(documents, pairs, strict=True)
        ]
        readings = self.estimator.read(parts)
        sides = [(segment(source, self._source), segment(target, self._target)) for source, target in documents]
        beads = self._aligned(sides)
        articles = [
            self._article(source=source, target=target, segments=segments, beads=own)
            for (source, target), (_, segments), own in zip(documents, sides, beads, strict=True)
        ]
        if self._config.judges:
            from mtcheck.engine.judging import ask_ahead

            ask_ahead(self.entries, articles)
        reports = [self._report(each) for each in articles]
        self._encode_references(pairs)
        found = [part._replace(findings=report.findings) for part, report in zip(parts, reports, strict=True)]
        return reports, self.estimator.evidence(found, readings)

    def _scored_elsewhere(self, reports: list[SegmentReport], pairs: Sequence[Pair]) -> list[SegmentReport]:
        """The reports with what another program says of the pairs."""
        from mtcheck.metrics import external

        program = external.settings(self._config.metrics["external"])
        answers = external.of_segments(
            program,
            [external.Triple(_text(pair.source), _text(pair.target), _first(pair.reference)) for pair in pairs],
        )
        return [
            report._replace(
                measurements=(*report.measurements, *answer.measurements),
                failures=(*report.failures, *answer.failures),
                not_checked=(*report.not_checked, *answer.not_checked),
            )
            for report, answer in zip(reports, answers, strict=True)
        ]

    def _measured(self, report: SegmentReport, pair: Pair) -> SegmentReport:
        """The report with the metrics against the pair's references, where it has any."""
        if pair.reference is None:
            return report
        from mtcheck.metrics import against_reference

        references = _telling(pair)
        gaps = [NotChecked("reference", _MEANINGLESS)] if len(references) < len(_references(pair)) else []
        found = against_reference(_text(pair.target), references, self._target, self._similarity) if references else ()
        return report._replace(measurements=(*report.measurements, *found), not_checked=(*report.not_checked, *gaps))

    def _encode_references(self, pairs: Sequence[Pair]) -> None:
        """Encode all that is compared at once: the encoder is quicker with many, and remembers them."""
        texts = [text for pair in pairs if pair.reference is not None for text in _compared(pair)]
        if texts and self._similarity:
            self._similarity.encode(texts)

    @cached_property
    def _similarity(self) -> Similarity | None:
        from mtcheck.metrics.similarity import Similarity

        model = covering(self._config.encoder, self._target)
        return Similarity(model.encode, model.signature) if model else None

    def _aligned(self, pairs: Sequence[Sides]) -> list[tuple[Bead, ...]]:
        """The beads of each pair, with all that the encoder says of them; those of all pairs are compared together."""
        from mtcheck.alignment.inside import align_inside

        inside = align_inside(pairs, self._encoder, self._source, self._target)
        if self._encoder is None:
            return inside
        from mtcheck.alignment.judging import judge_beads

        rest = iter(judge_beads(list(chain.from_iterable(inside)), self._encoder, self._source, self._target))
        return [tuple(islice(rest, len(own))) for own in inside]

    def _report(self, article: Article) -> SegmentReport:
        found = inspect_with(self._selection, article, self._config.levels)
        report = SegmentReport(
            found.findings,
            failures=(*self._failures, *found.failures),
            not_checked=self._gaps,
            beads=article.beads,
            verdicts=found.verdicts,
        )
        return self._with_verdicts(report, article) if self._config.judges else report

    def _with_verdicts(self, report: SegmentReport, article: Article) -> SegmentReport:
        """The report with what judges say beside their findings."""
        from mtcheck.engine.judging import list_judged

        for judged in list_judged(self.entries, article):
            report = report._replace(
                measurements=(*report.measurements, *((judged.measurement,) if judged.measurement else ())),
                failures=(*report.failures, *judged.failures),
                not_checked=(*report.not_checked, *judged.gaps),
            )
        return report


def choose_checks(entries: Sequence[Entry]) -> tuple[tuple[Entry, ...], tuple[NotChecked, ...]]:
    """The checks that run on a pair, and one note that names those that need a page."""
    of_pages = [entry.info.id for entry in entries if entry.check.spec.page_only]
    note = NotChecked("page", f"checks that read a whole page did not run: {', '.join(of_pages)}")
    return tuple(entry for entry in entries if not entry.check.spec.page_only), (note,) if of_pages else ()


def _failure(error: Exception) -> Failure:
    return Failure("read", str(error)) if isinstance(error, ReadError) else failure("crash", error)


def _explain_unfit(pair: Pair) -> str:
    """Why a pair is not checked; empty where it is."""
    for name, side in (("original", pair.source), ("translation", pair.target)):
        if not isinstance(side, (str, Document)):
            return f"the {name} has to be text and is of type {type(side).__name__}; give '' where there is none"
    return _explain_references(pair.reference) or explain_length(*map(len, map(_text, (pair.source, pair.target))))


def _explain_references(given: object) -> str:
    """Why references cannot be read; empty where they can."""
    several = () if given is None or isinstance(given, str) else given
    if isinstance(several, bytes) or not isinstance(several, Sequence):
        return f"the reference has to be text and is of type {type(given).__name__}; give None where there is none"
    wrong = next((each for each in several if not isinstance(each, str)), "")
    return f"a reference has to be text and is of type {type(wrong).__name__}; leave it out" if wrong != "" else ""


def _refuse(why: str) -> SegmentReport:
    return SegmentReport(failures=(Failure("read", why),))


def _compared(pair: Pair) -> list[str]:
    """What is encoded to compare a translation with its references."""
    return [_text(pair.target), *_references(pair)]


def _telling(pair: Pair) -> tuple[str, ...]:
    """The references that say anything: not empty, and not the original again."""
    return tuple(each for each in _references(pair) if each.strip() and each != _text(pair.source))


def _references(pair: Pair) -> Sequence[str]:
    return [pair.reference] if isinstance(pair.reference, str) else pair.reference or ()


def _first(references: References) -> str | None:
    """The reference that a program is given that takes no more than one."""
    return references if references is None or isinstance(references, str) else next(iter(references), None)


def _document(side: str | Document, name: str) -> Document:
    return side if isinstance(side, Document) else document_of(side, name)


def _text(side: str | Document) -> str:
    return _reading_text(side) if isinstance(side, Document) else side


def _reading_text(document: Document) -> str:
    return "".join(block.text for block in document.blocks)


def _chunks(pairs: Iterable[Pair | tuple[Any, ...]]) -> Iterator[list[Pair]]:
    rest = iter(pairs)
    while chunk := [_read_pair(pair) for pair in islice(rest, _CHUNK)]:
        yield chunk


def _read_pair(given: Pair | tuple[Any, ...]) -> Pair:
    try:
        return Pair(*(() if isinstance(given, (str, bytes)) else given))
    except TypeError as error:
        raise UsageError(f"a pair is (source, target) or (source, target, reference), and not {given!r:.80}") from error


def _in_processes(pairs: Iterable[Pair | tuple[Any, ...]], inspector: Inspector, jobs: int) -> Iterator[SegmentReport]:
    from concurrent.futures import Future, ProcessPoolExecutor

    from mtcheck.processes.spawning import safe_context

    chunks = _chunks(pairs)
    waiting: deque[Future[list[SegmentReport]]] = deque()
    with ProcessPoolExecutor(jobs, mp_context=safe_context()) as pool:
        while True:
            while len(waiting) < 2 * jobs and (chunk := next(chunks, None)):
                waiting.append(pool.submit(inspector.reports, chunk))
            if not waiting:
                return
            yield from waiting.popleft().result()
