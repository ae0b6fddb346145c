"""The road of one page: regions, sentences, the original, the checks, the numbers, and one report of it all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from mtcheck.checks.base import Article
from mtcheck.checks.registry import Entry
from mtcheck.config import Config
from mtcheck.engine.articles import settle_article
from mtcheck.engine.inspection import Inspected, inspect_article
from mtcheck.engine.selection import (
    DOUBTFUL_ALONE,
    list_idle_checks,
    list_plugin_failures,
    runnable,
    select_checks,
    suppress_unwanted,
)
from mtcheck.errors import ReadError
from mtcheck.language import identify, lexicon
from mtcheck.language.codes import language_code
from mtcheck.language.profiles import codes, profile
from mtcheck.model.records import record
from mtcheck.model.report import Failure, Kept, NotChecked, Report
from mtcheck.model.score import Doubtful, Measurement, Reason, Score
from mtcheck.model.text import Document
from mtcheck.regions import assign
from mtcheck.results import scoring
from mtcheck.segmentation import segment

if TYPE_CHECKING:
    from mtcheck.checks.recall import Recall
    from mtcheck.engine.pairing import Alignment
    from mtcheck.engine.references import References
    from mtcheck.engine.sites import Sites
    from mtcheck.regions.template import Recurring

Given = str | Path | Document
"""A text, a file, or a document that was read before."""


@record
class Page:
    """What is to be checked, and what it is compared with."""

    document: Document
    path: Path | None = None
    """The file, by which overrides and suppressions of the configuration go."""
    source: Given | None = None
    """The original."""
    reference: References | None = None
    """A translation of the same original that people made, or several."""
    target_language: str = ""
    """Empty: the configuration's; if that is empty too, it is detected."""
    source_language: str = ""
    recall: Recall | None = None
    """What checks said of it before an edit."""


@record
class _Numbers:
    """What is measured of a page beside its findings."""

    measurements: tuple[Measurement, ...] = ()
    reasons: tuple[Reason, ...] | None = None
    doubtful: tuple[Doubtful, ...] = ()
    failures: tuple[Failure, ...] = ()
    gaps: tuple[NotChecked, ...] = ()

    def __add__(self, other: _Numbers) -> _Numbers:
        return _Numbers(
            self.measurements + other.measurements,
            self.reasons if other.reasons is None else other.reasons,
            self.doubtful + other.doubtful,
            self.failures + other.failures,
            self.gaps + other.gaps,
        )


@record
class _Prepared:
    """A page that is ready for its checks."""

    article: Article
    alignment: Alignment | None = None
    """With the original; None without one."""
    language_confidence: float | None = None
    failures: tuple[Failure, ...] = ()
    gaps: tuple[NotChecked, ...] = ()
    site: str = ""

    @property
    def sound_alignment(self) -> Alignment | None:
        """The alignment, if the two pages are an original and its translation."""
        return self.alignment if self.alignment and self.alignment.is_sound else None


def check_page(page: Page, config: Config, checks: Sequence[Entry] | None = None, sites: Sites | None = None) -> Report:
    """Check one page.

    Args:
        page: what is to be checked.
        config: how, for this page (``Config.of``).
        checks: the checks to run instead of those that the configuration selects.
        sites: what is known of the site that the page is of.

    Raises:
        ReadError: there is no text to check, or the original cannot be read.
        UsageError: the configuration names an unknown check or language.
    """
    entries = select_checks(config, with_source=page.source is not None) if checks is None else checks
    prepared = _prepare(page, config, sites)
    entries = runnable(entries, with_source=prepared.article.source is not None)
    inspected = inspect_article(prepared.article, entries, config.levels)
    numbers = _measure(page, prepared, inspected, config)
    if config.judges:
        numbers += _collect_verdicts(entries, prepared.article)
    return _build_report(page, prepared, entries, inspected, numbers, config)


def _build_report(
    page: Page,
    prepared: _Prepared,
    entries: Sequence[Entry],
    inspected: Inspected,
    numbers: _Numbers,
    config: Config,
) -> Report:
    article, alignment = prepared.article, prepared.alignment
    findings, notes = suppress_unwanted(inspected.findings, entries, article.target, page.path, config)
    failures = (*list_plugin_failures(config), *prepared.failures, *numbers.failures, *inspected.failures)
    quality = next((each.value for each in numbers.measurements if each.name == "quality"), None)
    return Report(
        name=article.target.name,
        target=article.target,
        source=article.source,
        target_language=article.target_language,
        source_language=article.source_language,
        language_confidence=prepared.language_confidence,
        findings=findings,
        score=_score(inspected, article, failures),
        quality=quality,
        reasons=numbers.reasons,
        doubtful=numbers.doubtful if config.doubtful else None,
        measurements=numbers.measurements,
        segments=article.segments,
        beads=article.beads,
        coverage=alignment.coverage if alignment else None,
        structure=_compare_structure(article),
        failures=failures,
        not_checked=(*_list_gaps(article), *_doubt_glossary(article, config), *notes, *prepared.gaps, *numbers.gaps),
        checks=tuple(entry.info for entry in entries),
        site=prepared.site,
    )


def _compare_structure(article: Article) -> tuple[Kept, ...]:
    if article.source is None:
        return ()
    from mtcheck.checks.listed_words import listed_words
    from mtcheck.outline.comparison import compare_structure

    return compare_structure(article.source, article.target, listed_words(article))


def _score(inspected: Inspected, article: Article, failures: Sequence[Failure]) -> Score:
    score = scoring.weigh(inspected.findings, _words(article, chrome=False), _words(article, chrome=True))
    return scoring.withhold_ready(score) if failures else score


def _prepare(page: Page, config: Config, sites: Sites | None) -> _Prepared:
    known = sites.recognize(page.document) if sites else None
    code = page.target_language or config.target_language
    guess = None if code else identify.document_language(page.document)
    origin = page.source_language or config.source_language
    article = _read_article(
        page.document,
        language_code(code) if code else guess.language if guess else page.document.language,
        language_code(origin) if origin else "",
        config,
        known.recurring if known else {},
    )
    if page.recall:
        article = replace(article, recall=page.recall)
    confidence = round(guess.probability, 3) if guess else None
    gaps = config.gaps(is_beside=page.source is not None)
    if known and known.note:
        gaps.append(NotChecked("template", known.note))
    if page.source is None:
        gaps += _list_gaps_without_source(config)
        return _Prepared(article, None, confidence, gaps=tuple(gaps), site=known.site if known else "")
    article, alignment = _pair(article, page.source, config)
    gaps += alignment.gaps
    if not article.source_language:
        gaps.append(NotChecked("language", "not sure which the original's is; name it with --from"))
    failures = () if alignment.is_sound else (Failure("align", alignment.notes[-1].reason),)
    return _Prepared(article, alignment, confidence, failures, tuple(gaps), known.site if known else "")


def _read_article(
    document: Document,
    target_language: str,
    source_language: str,
    config: Config,
    recurring: Mapping[int, Recurring],
) -> Article:
    if not any(block.text for block in document.blocks):
        raise ReadError(f"{document.name}: no text to check in it")
    settled = assign(document, target_language, lexicon.labels(config.labels), recurring)
    article = settle_article(config, source_language, target_language)
    return article(target=settled, segments=segment(settled, target_language))


def _pair(article: Article, given: Given, config: Config) -> tuple[Article, Alignment]:
    """The article with its original, sentence by sentence."""
    from mtcheck.engine.pairing import Side, read_side, set_beside

    target = Side(article.target, article.target_language, article.segments)
    found = set_beside(read_side(given, article.source_language, config), target, config)
    if not found.is_sound:
        return article, found
    paired = replace(
        article,
        source=found.source.document,
        source_language=found.source.language,
        source_profile=profile(found.source.language),
        beads=found.beads,
    )
    return paired, found


def _measure(page: Page, prepared: _Prepared, inspected: Inspected, config: Config) -> _Numbers:
    numbers = _Numbers()
    if prepared.sound_alignment:
        numbers += _estimate(prepared.article, inspected, config)
    if page.reference is not None:
        numbers += _measure_against(page.reference, prepared, config)
    if config.metrics:
        numbers += _ask_external(prepared.alignment, config)
    return numbers


def _estimate(article: Article, inspected: Inspected, config: Config) -> _Numbers:
    from mtcheck.embeddings import comparing
    from mtcheck.qe import Estimator
    from mtcheck.qe.articles import AlignedPage, estimate_page

    estimator = Estimator(article.source_language, article.target_language, comparing(config.encoder))
    page = AlignedPage(article.beads, inspected.findings, article.source, article.target)
    found = estimate_page(page, estimator, explain=config.explain, doubtful=int(config.doubtful or 0))
    if found is None:
        return _Numbers()
    return _Numbers((found.quality,) if found.quality else (), found.reasons, found.doubtful, gaps=found.gaps)


def _measure_against(given: References, prepared: _Prepared, config: Config) -> _Numbers:
    from mtcheck.engine.pairing import Side
    from mtcheck.engine.references import measure_references

    article, alignment = prepared.article, prepared.alignment
    target = Side(article.target, article.target_language, article.segments)
    found = measure_references(target, given, alignment.source if alignment else None, config)
    return _Numbers(found.measurements, failures=found.failures)


def _collect_verdicts(entries: Sequence[Entry], article: Article) -> _Numbers:
    """What judges say beside their findings: their numbers, and what they did not judge."""
    from mtcheck.engine.judging import list_judged

    numbers = _Numbers()
    for judged in list_judged(entries, article):
        measured = (judged.measurement,) if judged.measurement else ()
        numbers += _Numbers(measured, failures=judged.failures, gaps=judged.gaps)
    return numbers


def _ask_external(alignment: Alignment | None, config: Config) -> _Numbers:
    """What another program says of the article's sentences with the original's."""
    from mtcheck.metrics import external

    if alignment is None:
        gap = NotChecked(external.SUBJECT, "pages are scored with their original; name it with --source")
        return _Numbers(gaps=(gap,))
    if not alignment.is_sound:
        return _Numbers()
    sides = (bead.sides for bead in alignment.beads if bead.source and not all(s.region.is_chrome for s in bead.target))
    pairs = [external.Triple(source.text, target.text) for source, target in sides]
    answer = external.of_page(external.settings(config.metrics["external"]), pairs)
    return _Numbers(answer.measurements, failures=answer.failures, gaps=answer.not_checked)


def _list_gaps(article: Article) -> Iterator[NotChecked]:
    """What the report cannot vouch for, whatever the checks found."""
    for note in article.target.notes:
        yield NotChecked("document", note)
    silent = "language-specific checks were skipped"
    if not article.target_language:
        yield NotChecked("language", f"not given, and the text is too short to detect it; {silent}")
    for code in dict.fromkeys((article.target_language, article.source_language)):
        if code and language_code(code) not in codes():
            yield NotChecked("language", f"no profile of '{code}'; {silent}")


def _doubt_glossary(article: Article, config: Config) -> Iterator[NotChecked]:
    """That the glossary seems to be for other languages than those of the page and its original."""
    if not config.glossaries or not article.source_language or not article.target_language:
        return
    from mtcheck.language.glossary_pairs import doubt_pair

    if doubt := doubt_pair(article.glossary, article.source_language, article.target_language):
        yield NotChecked("glossary", doubt)


def _list_gaps_without_source(config: Config) -> list[NotChecked]:
    gaps = []
    if idle := list_idle_checks(config):
        count = "1 check" if len(idle) == 1 else f"{len(idle)} checks"
        reason = f"none given (--source), so {count} did not run: {', '.join(idle)}"
        gaps.append(NotChecked("original", reason, is_expected=True))
    if config.doubtful:
        gaps.append(DOUBTFUL_ALONE)
    if config.glossaries:
        gaps.append(NotChecked("glossary", "terms are held against the original; name it with --source"))
    return gaps


def _words(article: Article, *, chrome: bool) -> int:
    return sum(
        scoring.words(block.text)
        for block in article.blocks
        if block.kind.is_visible and block.region.is_chrome == chrome
    )
