"""Segment pairs that come aligned: one report a pair, in order, streamed."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import NamedTuple

from mtcheck import catalogue
from mtcheck.catalogue import Entry
from mtcheck.checks.base import Article, BeadCheck, BlockCheck, Remark, sign
from mtcheck.config import Config
from mtcheck.language import glossary, lexicon
from mtcheck.language.profiles import profile
from mtcheck.loading.reading import read
from mtcheck.model.bead import Bead
from mtcheck.model.finding import Finding
from mtcheck.model.report import Failure, SegmentReport
from mtcheck.model.text import Block, Document, Piece, Segment

_IRREGULAR = re.compile(
    r"[ ]{2}|^ | $|[\t\r\n\f\v\u0085\u2028\u2029\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u0300-\u036f]"
)
_CHUNK = 500


class Pair(NamedTuple):
    """An original's segment, its translation and, where there is one, a human translation."""

    source: str
    target: str
    reference: str | None = None


def check_segments(
    pairs: Iterable[tuple[str, str, str | None]],
    source_language: str,
    target_language: str,
    jobs: int = 1,
    config: Config | None = None,
) -> Iterator[SegmentReport]:
    """Check aligned segments, each on its own.

    Args:
        pairs: source, target and reference (or None) of every segment; read as they are needed.
        source_language: the originals' language as an ISO 639-1 code.
        target_language: the translations' language.
        jobs: processes to work in; 1 works in this one.
        config: how to check; the defaults where it is not given.

    Yields:
        One report a pair, in the order of the pairs. Checks that need a whole page are not run.

    Raises:
        UsageError: the configuration names an unknown check.
    """
    settings = config or Config()
    inspector = Inspector(source_language, target_language, settings)
    if jobs <= 1:
        return (inspector.report(Pair(*pair)) for pair in pairs)
    return _in_processes(pairs, inspector, jobs)


@dataclass(frozen=True)
class _Chosen:
    blocks: tuple[tuple[Entry, BlockCheck], ...]
    beads: tuple[tuple[Entry, BeadCheck], ...]


class Inspector:
    """The checks of one language pair, chosen once and run over many pairs."""

    def __init__(self, source_language: str, target_language: str, config: Config) -> None:
        self._languages = (source_language, target_language, config)
        self._chosen = _choose(config)
        self._blank = Article(
            Document("", ""),
            target_language,
            profile(target_language),
            lexicon.labels(config.labels),
            source_language=source_language,
            source_profile=profile(source_language),
            glossary=glossary.load(config.glossaries, source_language, target_language),
            options=config.options,
        )

    def __reduce__(self) -> tuple[type[Inspector], tuple[str, str, Config]]:
        return Inspector, self._languages

    def report(self, pair: Pair) -> SegmentReport:
        """All that the checks of blocks and of beads say of one pair."""
        article = self._article(pair)
        findings: list[Finding] = []
        failures: list[Failure] = []
        for entry, remarks in self._remarks(article, failures):
            findings += sign(entry.info, remarks, article)
        findings.sort(key=lambda each: (each.target.start, each.target.end) if each.target else (0, 0))
        return SegmentReport(findings=tuple(findings), failures=tuple(failures))

    def reports(self, pairs: list[Pair]) -> list[SegmentReport]:
        """The reports of several pairs."""
        return [self.report(pair) for pair in pairs]

    def _remarks(self, article: Article, failures: list[Failure]) -> Iterator[tuple[Entry, list[Remark]]]:
        for chosen, subjects in ((self._chosen.blocks, article.blocks), (self._chosen.beads, article.beads)):
            for entry, check in chosen:
                try:
                    remarks = [each for subject in subjects for each in check.inspect(subject, article)]
                except Exception as error:  # a crash of one check is data and must not lose the others' findings
                    failures.append(Failure(entry.info.id, f"{type(error).__name__}: {error}"))
                    continue
                if remarks:
                    yield entry, remarks

    def _article(self, pair: Pair) -> Article:
        source, target = _document(pair.source, "source"), _document(pair.target, "target")
        sources, targets = _segments(source), _segments(target)
        beads = (Bead(sources, targets),) if sources and targets else ()
        return replace(
            self._blank, target=target, segments=targets, source=source, source_segments=sources, beads=beads
        )


def _choose(config: Config) -> _Chosen:
    entries = catalogue.select(config.only, config.skip, config.preview)
    return _Chosen(
        tuple(
            (entry, entry.check)
            for entry in entries
            if isinstance(entry.check, BlockCheck) and not entry.check.page_only
        ),
        tuple((entry, entry.check) for entry in entries if isinstance(entry.check, BeadCheck)),
    )


def _document(text: str, name: str) -> Document:
    if _IRREGULAR.search(text):
        reading, pieces = read(text, 0)
    else:
        reading, pieces = text, (Piece(0, len(text), 0, len(text)),)
    return Document(name, text, blocks=(Block(reading, pieces),) if reading else ())


def _segments(document: Document) -> tuple[Segment, ...]:
    return tuple(Segment(block, 0, len(block.text)) for block in document.blocks)


def _in_processes(
    pairs: Iterable[tuple[str, str, str | None]], inspector: Inspector, jobs: int
) -> Iterator[SegmentReport]:
    from concurrent.futures import Future, ProcessPoolExecutor
    from multiprocessing import get_context

    rest = iter(pairs)
    waiting: deque[Future[list[SegmentReport]]] = deque()
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        while True:
            while len(waiting) < 2 * jobs and (chunk := [Pair(*pair) for pair in islice(rest, _CHUNK)]):
                waiting.append(pool.submit(inspector.reports, chunk))
            if not waiting:
                return
            yield from waiting.popleft().result()
