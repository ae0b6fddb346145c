"""Segment pairs that come aligned: one report a pair, in order, streamed."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, NamedTuple

from mtcheck import catalogue
from mtcheck.catalogue import Entry
from mtcheck.checks.base import Article, BeadCheck, BlockCheck, InspectBead, InspectBlock, Remark, sign
from mtcheck.config import Config
from mtcheck.echoes import without_echoes
from mtcheck.encoding import comparing, covering
from mtcheck.estimation import NAME, Estimator
from mtcheck.estimation.evidence import Evidence, Part
from mtcheck.language import glossary, lexicon
from mtcheck.language.profiles import profile
from mtcheck.levels import leveled, switched_on
from mtcheck.loading.segments import document_of
from mtcheck.model.bead import Bead
from mtcheck.model.finding import Finding
from mtcheck.model.report import CheckInfo, Failure, NotChecked, SegmentReport
from mtcheck.model.score import Measurement
from mtcheck.model.text import Document, Segment

if TYPE_CHECKING:
    from mtcheck.metrics.similarity import Similarity

_MEANINGLESS = "a reference that is empty or the original's own text says nothing: not measured against it"
_CHUNK = 256
"""Pairs whose sentences are encoded together."""

References = str | Sequence[str] | None
"""A human translation, several or none."""


class Pair(NamedTuple):
    """An original's segment, its translation and, where there is one, a human translation."""

    source: str
    target: str
    reference: References = None


def check_segments(
    pairs: Iterable[tuple[str, str, References]],
    source_language: str,
    target_language: str,
    jobs: int = 1,
    config: Config | None = None,
) -> Iterator[SegmentReport]:
    """Check aligned segments, each on its own.

    Args:
        pairs: source, target and reference (one, several or None) of every segment; read as they are needed.
        source_language: the originals' language as an ISO 639-1 code.
        target_language: the translations' language.
        jobs: processes to work in; 1 works in this one.
        config: how to check; the defaults where it is not given.

    Yields:
        One report a pair, in the order of the pairs. Checks that need a whole page are not run. Pairs of languages that
        the encoder does not cover are checked by rules alone, and ``not_checked`` says so.

    Raises:
        UsageError: the configuration names an unknown check or encoder.
    """
    settings = config or Config()
    inspector = Inspector(source_language, target_language, settings)
    if jobs <= 1:
        return chain.from_iterable(inspector.reports(chunk) for chunk in _chunks(pairs))
    return _in_processes(pairs, inspector, jobs)


@dataclass(frozen=True)
class _Chosen:
    """Each check with the function that it is."""

    blocks: tuple[tuple[Entry, InspectBlock], ...]
    beads: tuple[tuple[Entry, InspectBead], ...]

    @cached_property
    def infos(self) -> tuple[CheckInfo, ...]:
        """What is known of each check."""
        return tuple(entry.info for entry, _ in (*self.blocks, *self.beads))


class Inspector:
    """The checks of one language pair, chosen once and run over many pairs."""

    def __init__(self, source_language: str, target_language: str, config: Config) -> None:
        self._languages = (source_language, target_language, config)
        self._chosen = _choose(config)
        self._encoder = covering(config.encoder, source_language, target_language)
        self._estimator = Estimator(source_language, target_language, comparing(config.encoder))
        reason = f"no encoder covers {source_language}-{target_language}: meaning was not compared"
        unread = () if self._encoder else (NotChecked("encoder", reason),)
        self._gaps = (*config.gaps(is_beside=True), *unread)
        self._article = partial(
            Article,
            target_language=target_language,
            profile=profile(target_language),
            labels=lexicon.labels(config.labels),
            source_language=source_language,
            source_profile=profile(source_language),
            glossary=glossary.load(config.glossaries, source_language, target_language),
            options=config.options,
        )

    def __reduce__(self) -> tuple[type[Inspector], tuple[str, str, Config]]:
        return Inspector, self._languages

    def reports(self, pairs: Sequence[Pair]) -> list[SegmentReport]:
        """All that is known of each of several pairs, whose sentences are encoded together."""
        reports, evidence = self.inspected(pairs)
        estimates = map(self._estimator.estimate, evidence)
        found = [
            self._measured(report, Measurement(NAME, estimate.value, self._signature(pair)), pair)
            for report, estimate, pair in zip(reports, estimates, pairs, strict=True)
        ]
        return self._scored_elsewhere(found, pairs) if self._languages[2].metrics else found

    def _signature(self, pair: Pair) -> str:
        return self._estimator.signature("segment", len(_telling(pair)))

    def inspected(self, pairs: Sequence[Pair]) -> tuple[list[SegmentReport], list[Evidence]]:
        """What the checks say of each of several pairs, and what speaks against its quality."""
        documents = [(document_of(pair.source, "source"), document_of(pair.target, "target")) for pair in pairs]
        parts = [
            Part(_reading_text(source), _reading_text(target), references=_telling(pair))
            for (source, target), pair in zip(documents, pairs, strict=True)
        ]
        readings = self._estimator.read(parts)
        beads = [_beads(*each) for each in documents]
        judged = self._judged(list(chain.from_iterable(beads)))
        articles = (
            self._article(
                source=source, target=target, segments=_segments(target), beads=tuple(islice(judged, len(own)))
            )
            for (source, target), own in zip(documents, beads, strict=True)
        )
        reports = [self._report(article) for article in articles]
        self._encode_references(pairs)
        found = [part._replace(findings=report.findings) for part, report in zip(parts, reports, strict=True)]
        return reports, self._estimator.evidence(found, readings)

    def _scored_elsewhere(self, reports: list[SegmentReport], pairs: Sequence[Pair]) -> list[SegmentReport]:
        """The reports with what another program says of the pairs."""
        from mtcheck.metrics import external

        program = external.settings(self._languages[2].metrics["external"])
        answers = external.of_segments(
            program, [external.Triple(pair.source, pair.target, _first(pair.reference)) for pair in pairs]
        )
        return [
            report._replace(
                measurements=(*report.measurements, *answer.measurements),
                failures=(*report.failures, *answer.failures),
                not_checked=(*report.not_checked, *answer.not_checked),
            )
            for report, answer in zip(reports, answers, strict=True)
        ]

    def _measured(self, report: SegmentReport, quality: Measurement, pair: Pair) -> SegmentReport:
        """The report with the estimate, and with the metrics against the pair's references, where it has any."""
        if pair.reference is None:
            return report._replace(quality=quality.value, measurements=(quality,))
        from mtcheck.metrics import against_reference

        references = _telling(pair)
        gaps = [NotChecked("reference", _MEANINGLESS)] if len(references) < len(_references(pair)) else []
        found = against_reference(pair.target, references, self._languages[1], self._similarity) if references else ()
        return report._replace(
            quality=quality.value, measurements=(quality, *found), not_checked=(*report.not_checked, *gaps)
        )

    def _encode_references(self, pairs: Sequence[Pair]) -> None:
        """Encode all that is compared at once: the encoder is quicker with many, and remembers them."""
        texts = [text for pair in pairs if pair.reference is not None for text in _compared(pair)]
        if texts and self._similarity:
            self._similarity.encode(texts)

    @cached_property
    def _similarity(self) -> Similarity | None:
        from mtcheck.metrics.similarity import Similarity

        model = covering(self._languages[2].encoder, self._languages[1])
        return Similarity(model.encode, model.signature) if model else None

    def _judged(self, beads: list[Bead]) -> Iterator[Bead]:
        source, target, _ = self._languages
        if self._encoder is None:
            return iter(beads)
        from mtcheck.alignment.kinship import judged
        from mtcheck.alignment.naming import named

        return iter(named(judged(beads, self._encoder, source, target), self._encoder, source, target))

    def _report(self, article: Article) -> SegmentReport:
        findings: list[Finding] = []
        failures: list[Failure] = []
        for entry, remarks in self._remarks(article, failures):
            findings += sign(entry.info, remarks, article)
        findings.sort(key=lambda each: (each.target.start, each.target.end) if each.target else (0, 0))
        if len(findings) > 1:
            findings = without_echoes(findings, self._chosen.infos, article.target.text)
        if levels := self._languages[2].levels:
            findings = leveled(findings, self._chosen.infos, levels)
        return SegmentReport(tuple(findings), failures=tuple(failures), not_checked=self._gaps)

    def _remarks(self, article: Article, failures: list[Failure]) -> Iterator[tuple[Entry, list[Remark]]]:
        for subject in article.blocks:
            yield from _said(self._chosen.blocks, subject, article, failures)
        for bead in article.beads:
            yield from _said(self._chosen.beads, bead, article, failures)


def _said(
    chosen: Iterable[tuple[Entry, InspectBlock | InspectBead]], subject: Any, article: Article, failures: list[Failure]
) -> Iterator[tuple[Entry, list[Remark]]]:
    for entry, inspect in chosen:
        try:
            remarks = list(inspect(subject, article))
        except Exception as error:  # a crash of one check is data and must not lose the others' findings
            failures.append(Failure(entry.info.id, f"{type(error).__name__}: {error}"))
            continue
        if remarks:
            yield entry, remarks


def _choose(config: Config) -> _Chosen:
    entries = switched_on(catalogue.select(config.only, config.skip, config.preview), config.levels)
    return _Chosen(
        tuple(
            (entry, entry.check.inspect)
            for entry in entries
            if isinstance(entry.check, BlockCheck) and not entry.check.page_only
        ),
        tuple((entry, entry.check.inspect) for entry in entries if isinstance(entry.check, BeadCheck)),
    )


def _compared(pair: Pair) -> list[str]:
    """What is encoded to compare a translation with its references."""
    return [pair.target, *_references(pair)]


def _telling(pair: Pair) -> tuple[str, ...]:
    """The references that say anything: not empty, and not the original again."""
    return tuple(each for each in _references(pair) if each.strip() and each != pair.source)


def _references(pair: Pair) -> Sequence[str]:
    return [pair.reference] if isinstance(pair.reference, str) else pair.reference or ()


def _first(references: References) -> str | None:
    """The reference that a program is given that takes no more than one."""
    return references if references is None or isinstance(references, str) else next(iter(references), None)


def _reading_text(document: Document) -> str:
    return "".join(block.text for block in document.blocks)


def _segments(document: Document) -> tuple[Segment, ...]:
    return tuple(Segment(block, 0, len(block.text)) for block in document.blocks)


def _beads(source: Document, target: Document) -> tuple[Bead, ...]:
    """The two sides as one bead, where neither is empty."""
    mine, theirs = _segments(source), _segments(target)
    return (Bead(mine, theirs),) if mine and theirs else ()


def _chunks(pairs: Iterable[tuple[str, str, References]]) -> Iterator[list[Pair]]:
    rest = iter(pairs)
    while chunk := [Pair(*pair) for pair in islice(rest, _CHUNK)]:
        yield chunk


def _in_processes(
    pairs: Iterable[tuple[str, str, References]], inspector: Inspector, jobs: int
) -> Iterator[SegmentReport]:
    from concurrent.futures import Future, ProcessPoolExecutor

    from mtcheck.spawning import safe_context

    chunks = _chunks(pairs)
    waiting: deque[Future[list[SegmentReport]]] = deque()
    with ProcessPoolExecutor(jobs, mp_context=safe_context()) as pool:
        while True:
            while len(waiting) < 2 * jobs and (chunk := next(chunks, None)):
                waiting.append(pool.submit(inspector.reports, chunk))
            if not waiting:
                return
            yield from waiting.popleft().result()
