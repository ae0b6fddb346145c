"""The one road: read, settle regions, segment, inspect, weigh, report."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from mtcheck import catalogue, loading, scoring
from mtcheck.catalogue import Entry
from mtcheck.checks.base import Article, sign
from mtcheck.config import Config
from mtcheck.errors import MtcheckError
from mtcheck.language import detect, lexicon
from mtcheck.language.profiles import profile
from mtcheck.model.bead import Bead
from mtcheck.model.finding import Finding
from mtcheck.model.report import Failure, NotChecked, Report
from mtcheck.model.text import Document, Segment
from mtcheck.regions import assign
from mtcheck.segmentation import segment


def check_article(
    target: str | Path | Document,
    source: str | Path | Document | None = None,
    reference: str | Path | Document | None = None,
    *,
    target_language: str | None = None,
    source_language: str | None = None,
    config: Config | None = None,
) -> Report:
    """Check a translated page.

    Args:
        target: the translation: a text (``str``), a file (``Path``) or a ``Document``.
        target_language: its language as an ISO 639-1 code; detected where it is not given.
        source_language: the original's language, if it is known.
        config: how to check; the defaults where it is not given.

    Returns:
        Everything found, with the score.

    Raises:
        ReadError: the file cannot be read.
        UsageError: the configuration names an unknown check or language.
    """
    settings = config or Config()
    article = _article(
        _document(target, settings),
        target_language or settings.target_language,
        source_language or settings.source_language,
        settings,
    )
    if source is not None:
        article = _beside(article, _document(source, settings))
    return inspect(
        article,
        catalogue.select(settings.only, settings.skip, settings.preview),
        settings,
    )


def check_file(path: Path, config: Config) -> Report:
    """Check a file; what cannot be read becomes a report that says so."""
    try:
        return check_article(path, config=config)
    except MtcheckError as error:
        return Report(str(path), failures=(Failure("read", str(error)),))


def _document(given: str | Path | Document, config: Config) -> Document:
    if isinstance(given, Document):
        return given
    if isinstance(given, Path):
        return loading.load(given, int(config.max_megabytes * 1_000_000))
    return loading.parse(given, "<text>")


def _article(document: Document, target_language: str, source_language: str, config: Config) -> Article:
    labels = lexicon.labels(config.labels)
    language = target_language
    if not language:
        guess = detect.article_language("\n".join(block.text for block in document.blocks))
        language = guess.language if guess else document.language
    settled = assign(document, language, labels)
    return Article(
        settled,
        language,
        profile(language),
        labels,
        segment(settled, language),
        source_language=source_language,
        source_profile=profile(source_language) if source_language else None,
        options=config.options,
    )


def _beside(article: Article, source: Document) -> Article:
    """The article with its original, block beside block where both have as many."""
    language = article.source_language or source.language
    whole = tuple(Segment(block, 0, len(block.text)) for block in source.blocks)
    beads: tuple[Bead, ...] = ()
    if len(source.blocks) == len(article.blocks):
        mates = (Segment(block, 0, len(block.text)) for block in article.blocks)
        beads = tuple(Bead((one,), (other,)) for one, other in zip(whole, mates, strict=True))
    return replace(
        article,
        source=source,
        source_language=language,
        source_profile=profile(language),
        source_segments=whole,
        beads=beads,
    )


def inspect(article: Article, entries: tuple[Entry, ...], config: Config) -> Report:
    """Run the checks over an article and weigh what they say."""
    findings: list[Finding] = []
    failures: list[Failure] = []
    not_checked: list[NotChecked] = [NotChecked("document", note) for note in article.target.notes]
    for entry in entries:
        if entry.info.needs_source and article.source is None:
            continue
        try:
            findings += sign(entry.info, list(entry.check.remarks(article)), article)
        except Exception as error:  # a crash of one check is data and must not lose the others' findings
            failures.append(Failure(entry.info.id, f"{type(error).__name__}: {error}"))
    findings.sort(key=lambda each: (each.target.start, each.target.end) if each.target else (0, 0))
    return Report(
        name=article.target.name,
        target=article.target,
        source=article.source,
        target_language=article.target_language,
        source_language=article.source_language,
        findings=tuple(findings),
        score=scoring.weigh(findings, _words(article, chrome=False), _words(article, chrome=True)),
        segments=article.segments,
        beads=article.beads,
        failures=tuple(failures),
        not_checked=tuple(not_checked),
        checks=tuple(entry.info for entry in entries),
    )


def _words(article: Article, *, chrome: bool) -> int:
    return sum(
        len(block.text.split())
        for block in article.blocks
        if block.kind.is_visible and block.region.is_chrome == chrome
    )
