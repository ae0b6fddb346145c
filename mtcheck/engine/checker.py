"""The one road: read, settle regions, segment, inspect, weigh, report."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from mtcheck import loading
from mtcheck.checks import registry
from mtcheck.checks.base import Article
from mtcheck.checks.registry import Entry
from mtcheck.config import Config
from mtcheck.engine.inspection import NO_LEVELS, checks_of, failure, inspect_article
from mtcheck.errors import MtcheckError, ReadError, UsageError, shown_path
from mtcheck.inputs.files import Input
from mtcheck.inputs.near import near_file
from mtcheck.language import glossary, identify, lexicon
from mtcheck.language.codes import language_code
from mtcheck.language.identify import Guess
from mtcheck.language.profiles import codes, profile
from mtcheck.model.report import Failure, NotChecked, Report
from mtcheck.model.text import Document
from mtcheck.regions import assign
from mtcheck.results import scoring
from mtcheck.results.severities import switched_on
from mtcheck.segmentation import segment

if TYPE_CHECKING:
    from mtcheck.engine.pairing import Alignment
    from mtcheck.engine.references import Measured, References
    from mtcheck.qe.articles import PageEstimate


def check_article(
    target: str | Path | Document,
    source: str | Path | Document | None = None,
    reference: References | None = None,
    *,
    target_language: str | None = None,
    source_language: str | None = None,
    config: Config | None = None,
) -> Report:
    """Check a translated page.

    Args:
        target: the translation: a text (``str``), a file (``Path``) or a ``Document``.
        source: the original, which the translation is then compared with.
        reference: a translation that people made, or several, to measure this one against (``docs/metrics.md``).
        target_language: its language as an ISO 639-1 code; detected where it is not given.
        source_language: the original's language, if it is known.
        config: how to check; the defaults where it is not given.

    Returns:
        Everything found, with the score.

    Raises:
        ReadError: the file cannot be read, or holds no text.
        UsageError: the configuration names an unknown check or language.
    """
    page = target if isinstance(target, Path) else None
    settings = (config or Config()).of(page)
    entries = _entries(settings, beside=source is not None)
    document = loading.document(target, settings.max_bytes)
    languages = target_language or "", source_language or ""
    return _checked(document, page, source, reference, languages, settings, entries)


def check_document(
    document: Document,
    page: Path | None,
    source: str | Path | Document | None = None,
    *,
    target_language: str = "",
    config: Config,
) -> Report:
    """Check a text as it would be if it stood in a file.

    Args:
        document: the text.
        page: the file, by which the configuration's overrides and suppressions go.
        source: the original.
        target_language: the text's language; the configuration's, or detected, where it is empty.
        config: how to check.

    Raises:
        ReadError: there is no text to check.
    """
    settings = config.of(page)
    entries = _entries(settings, beside=source is not None)
    return _checked(document, page, source, None, (target_language, ""), settings, entries)


def _checked(
    document: Document,
    page: Path | None,
    source: str | Path | Document | None,
    reference: References | None,
    languages: tuple[str, str],
    settings: Config,
    entries: tuple[Entry, ...],
) -> Report:
    target_language, source_language = languages
    code = target_language or settings.target_language
    guess = None if code else _guess(document)
    article = _article(
        document,
        language_code(code) if code else guess.language if guess else document.language,
        language_code(origin) if (origin := source_language or settings.source_language) else "",
        settings,
    )
    failures: list[Failure] = []
    coverage = alignment = None
    gaps = settings.gaps(is_beside=source is not None)
    if source is not None:
        article, alignment = _beside(article, source, settings)
        gaps += alignment.gaps
        coverage = alignment.coverage
        if not article.source_language:
            gaps.append(NotChecked("language", "not sure which the original's is; name it with --from"))
        if not alignment.is_sound:
            failures = [Failure("align", alignment.notes[-1].reason)]
    elif idle := _idle(settings):
        reason = f"none given (--source), so {_counted(idle)} did not run: {', '.join(idle)}"
        gaps.append(NotChecked("original", reason, is_expected=True))
    if source is None and settings.glossaries:
        gaps.append(NotChecked("glossary", "terms are held against the original; name it with --source"))
    report = inspect(article, entries, settings.levels)
    if settings.suppress or "mtcheck" in document.text:
        from mtcheck.results.suppressions import suppressed

        report = suppressed(report, settings.suppress, page, require_reasons=settings.require_reasons)
    estimated = _estimated(report, settings) if alignment and alignment.is_sound else None
    quality = estimated.quality if estimated else None
    gaps += estimated.gaps if estimated else ()
    measured = _measured(article, reference, alignment, settings) if reference is not None else None
    report = replace(
        report,
        quality=quality.value if quality else None,
        reasons=estimated.reasons if estimated else None,
        measurements=(*((quality,) if quality else ()), *(measured.measurements if measured else ())),
        language_confidence=round(guess.probability, 3) if guess else None,
        coverage=coverage,
        failures=(*failures, *(measured.failures if measured else ()), *report.failures),
        not_checked=(*report.not_checked, *gaps),
    )
    if settings.metrics:
        report = _scored_elsewhere(report, alignment, settings)
    return replace(report, score=scoring.unvouched(report.score)) if report.failures and report.score else report


def check_input(given: Input, config: Config, original: Path | None = None, reference: Path | None = None) -> Report:
    """Check what a user named; what cannot be read, and a crash on the way, become a report that says so.

    Args:
        given: the page.
        config: how to check.
        original: the file of its original, where it is to be checked beside one.
        reference: the file of a translation that people made, where it is to be measured against one.

    Raises:
        UsageError: the configuration names an unknown check or language.
    """
    if given.problem:
        return Report(given.name, failures=(Failure("read", given.problem),))
    try:
        if original is not None and not original.exists():
            raise ReadError(f"{given.name}: its original {shown_path(original)} is not there{near_file(original)}")
        limit = config.max_bytes
        document = loading.load_bytes(standard_input(limit), given.name, limit) if given.is_stdin else given.path
        report = check_article(document or "", original, reference, config=config)
    except UsageError:
        raise
    except MtcheckError as error:
        return Report(given.name, failures=(Failure("read", str(error)),))
    except Exception as error:  # one page that crashes the reader must not lose the others' reports
        return Report(given.name, failures=(failure("crash", error),))
    gaps = (*(NotChecked("file", note) for note in given.notes), *report.not_checked)
    return replace(report, name=given.name, path=os.fspath(given.path) if given.path else "", not_checked=gaps)


def validate_config(config: Config) -> None:
    """Find out before any file is read whether a configuration can be followed.

    Raises:
        UsageError: it names an unknown check or language, leaves no check to run, or names a file of labels or terms
            that means nothing.
    """
    _validate(config)
    for each in config.suppress:
        if each.check:
            registry.ids(each.check)
    for layer in config.overrides:
        _validate(config.changed(layer.changes))


def _validate(config: Config) -> None:
    if config.only or config.skip or config.levels:
        for name in config.levels:
            registry.ids(name)
        if not _entries(config, beside=True):
            raise UsageError("no check is left to run: 'levels' turns off all that are chosen")
    for code in (config.target_language, config.source_language):
        if code:
            language_code(code)
    for name in config.options:
        registry.find(name)
    lexicon.labels(config.labels)
    glossary.load(config.glossaries, config.source_language, config.target_language)


def standard_input(limit: int) -> bytes:
    """The bytes on standard input, at most one more than ``limit``."""
    return sys.stdin.buffer.read(limit + 1)


def _guess(document: Document) -> Guess | None:
    return identify.document_language(document)


def _article(document: Document, target_language: str, source_language: str, config: Config) -> Article:
    if not any(block.text for block in document.blocks):
        raise ReadError(f"{document.name}: no text to check in it")
    labels = lexicon.labels(config.labels)
    settled = assign(document, target_language, labels)
    return Article(
        settled,
        target_language,
        profile(target_language),
        labels,
        segment(settled, target_language),
        source_language=source_language,
        source_profile=profile(source_language) if source_language else None,
        glossary=glossary.load(config.glossaries, source_language, target_language),
        options=config.options,
    )


def _beside(article: Article, given: str | Path | Document, config: Config) -> tuple[Article, Alignment]:
    """The article with its original, sentence by sentence."""
    from mtcheck.engine.pairing import Side, read_side, set_beside

    target = Side(article.target, article.target_language, article.segments)
    found = set_beside(read_side(given, article.source_language, config), target, config)
    if not found.is_sound:
        return article, found
    return (
        replace(
            article,
            source=found.source.document,
            source_language=found.source.language,
            source_profile=profile(found.source.language),
            beads=found.beads,
        ),
        found,
    )


def _measured(article: Article, given: References, alignment: Alignment | None, config: Config) -> Measured:
    from mtcheck.engine.pairing import Side
    from mtcheck.engine.references import measured

    target = Side(article.target, article.target_language, article.segments)
    return measured(target, given, alignment.source if alignment else None, config)


def _scored_elsewhere(report: Report, alignment: Alignment | None, config: Config) -> Report:
    """The report with what another program says of the article's sentences beside the original's."""
    from mtcheck.metrics import external

    if alignment is None:
        gap = NotChecked(external.SUBJECT, "pages are scored beside the original; name it with --source")
        return replace(report, not_checked=(*report.not_checked, gap))
    if not alignment.is_sound:
        return report
    sides = (bead.sides for bead in alignment.beads if bead.source and not all(s.region.is_chrome for s in bead.target))
    pairs = [external.Triple(source.text, target.text) for source, target in sides]
    answer = external.of_page(external.settings(config.metrics["external"]), pairs)
    return replace(
        report,
        measurements=(*report.measurements, *answer.measurements),
        failures=(*report.failures, *answer.failures),
        not_checked=(*report.not_checked, *answer.not_checked),
    )


def _estimated(report: Report, config: Config) -> PageEstimate | None:
    from mtcheck.embeddings import comparing
    from mtcheck.qe import Estimator
    from mtcheck.qe.articles import estimated

    estimator = Estimator(report.source_language, report.target_language, comparing(config.encoder))
    return estimated(report, estimator, explain=config.explain)


def _idle(config: Config) -> list[str]:
    """The ids of the checks that would run beside an original."""
    if config.only or config.skip or config.levels:
        return [entry.info.id for entry in _entries(config, beside=True) if entry.info.needs_source]
    return list(registry.comparing(config.preview))


def _counted(ids: Sequence[str]) -> str:
    return "1 check" if len(ids) == 1 else f"{len(ids)} checks"


def _entries(config: Config, *, beside: bool) -> tuple[Entry, ...]:
    return switched_on(registry.select(config.only, config.skip, config.preview, beside), config.levels)


def inspect(article: Article, entries: Sequence[Entry], levels: Mapping[str, str] = NO_LEVELS) -> Report:
    """Run the checks over an article and weigh what they say, at the severities that ``levels`` gives them."""
    entries = checks_of(entries, beside=article.source is not None)
    found = inspect_article(article, entries, levels)
    return Report(
        name=article.target.name,
        target=article.target,
        source=article.source,
        target_language=article.target_language,
        source_language=article.source_language,
        findings=found.findings,
        score=scoring.weigh(found.findings, _words(article, chrome=False), _words(article, chrome=True)),
        segments=article.segments,
        beads=article.beads,
        failures=found.failures,
        not_checked=tuple(_gaps(article)),
        checks=tuple(entry.info for entry in entries),
    )


def _gaps(article: Article) -> Iterator[NotChecked]:
    """What the report cannot vouch for, whatever the checks found."""
    for note in article.target.notes:
        yield NotChecked("document", note)
    silent = "the checks that rest on its conventions kept silent"
    if not article.target_language:
        yield NotChecked("language", f"not given, and not to be told from so little text; {silent}")
    for code in dict.fromkeys((article.target_language, article.source_language)):
        if code and language_code(code) not in codes():
            yield NotChecked("language", f"no profile of '{code}'; {silent}")


def _words(article: Article, *, chrome: bool) -> int:
    return sum(
        scoring.words(block.text)
        for block in article.blocks
        if block.kind.is_visible and block.region.is_chrome == chrome
    )
