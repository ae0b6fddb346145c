"""A file of texts by key: beside the file of its original, key by key, or alone, each text for itself."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from mtcheck.checks.registry import Entry
from mtcheck.config import Config
from mtcheck.engine.articles import settle_article
from mtcheck.engine.bitexts import Found, build_report, check_bitext, settle_language
from mtcheck.engine.inspection import inspect_article
from mtcheck.engine.lengths import LONGEST, explain_length
from mtcheck.engine.pairing import SAME_TEXT
from mtcheck.engine.segments import choose_checks
from mtcheck.engine.selection import DOUBTFUL_ALONE, list_idle_checks, runnable, select_checks
from mtcheck.engine.unit_memory import UnitMemory
from mtcheck.errors import ReadError
from mtcheck.language.codes import is_known
from mtcheck.loading import read_bytes
from mtcheck.loading.catalogues import is_catalogue, load_catalogue
from mtcheck.loading.catalogues.pairing import list_alone, pair_catalogues
from mtcheck.model.bitext import Unit
from mtcheck.model.catalogue import Catalogue
from mtcheck.model.report import Failure, NotChecked, Report
from mtcheck.model.text import Block
from mtcheck.patterns import lazy
from mtcheck.segmentation import segment

_TAG = lazy(r"(?:^|[._-])([a-z]{2}(?:[-_]r?[A-Z]{2})?)(?:\.lproj)?$")


def check_catalogue(
    name: str,
    path: Path,
    original: Path | None,
    config: Config,
    checks: Sequence[Entry] | None = None,
    data: bytes | None = None,
    memory: UnitMemory | None = None,
) -> Report:
    """Check a file of texts by key.

    Args:
        name: what reports call it.
        path: the file.
        original: the file with the same keys in the original's language; without one each text is checked for itself.
        config: how; languages that it names come before those of the files and of their names.
        checks: the checks to run instead of those that the configuration selects.
        data: what is in the file, where that is not to be read.
        memory: what is known of its texts from before.

    Raises:
        ReadError: a file cannot be read, holds no text, or it is not certain in which language it is.
        UsageError: the configuration names an unknown check or language.
    """
    target = _load(name, path, read_bytes(path, config.max_bytes) if data is None else data)
    if original is None:
        return _check_alone(target, path, config, checks)
    if not is_catalogue(original):
        raise ReadError(f"{name}: its original {original.name} does not hold texts by key")
    source = _load(original.as_posix(), original, read_bytes(original, config.max_bytes))
    if _is_one(source, target) or os.path.realpath(path) == os.path.realpath(original):
        raise ReadError(f"{name}: {SAME_TEXT}")
    return check_bitext(pair_catalogues(source, target), path, config, checks, memory)


def _is_one(source: Catalogue, target: Catalogue) -> bool:
    """Whether one is a copy of the other; in a file that declares another language it is a text left untranslated."""
    languages = {source.language, target.language} - {""}
    return source.document.text == target.document.text and len(languages) <= 1


def _load(name: str, path: Path, data: bytes) -> Catalogue:
    found = load_catalogue(data, name, path)
    return found if found.language else replace(found, language=_language_of(path))


def _language_of(path: Path) -> str:
    """The language that a file's name ends in, or that of its folder: ``app_de.arb``, ``values-de/strings.xml``."""
    for name in (path.stem, path.parent.name):
        tag = _TAG.search(name)
        if tag and is_known(tag[1]):
            return tag[1].replace("_", "-").replace("-r", "-")
    return ""


def _check_alone(catalogue: Catalogue, path: Path, config: Config, checks: Sequence[Entry] | None) -> Report:
    bitext = list_alone(catalogue)
    units = [(unit, unit.target) for unit in bitext.units if unit.target and not unit.skipped]
    if not units:
        raise ReadError(f"{bitext.target.name}: all its texts are empty, or are not to be checked")
    failures = tuple(_list_overlong(units))
    blocks = [block for _, block in units if len(block.text) <= LONGEST]
    language = settle_language(config.target_language, bitext.target_language, bitext.target, blocks)
    settings = replace(config, target_language=language)
    chosen = select_checks(settings, with_source=False) if checks is None else checks
    entries, gaps = choose_checks(runnable(chosen, with_source=False))
    document = replace(bitext.target, blocks=tuple(blocks))
    article = settle_article(config, config.source_language, language)(
        target=document, segments=segment(document, language)
    )
    inspected = inspect_article(article, entries, config.levels)
    idle = len(list_idle_checks(config))
    alone = NotChecked("original", f"none given (--source), so {idle} checks did not run", is_expected=True)
    found = Found(
        entries,
        inspected.findings,
        article.segments,
        failures=(*failures, *inspected.failures),
        gaps=(alone, *([DOUBTFUL_ALONE] if config.doubtful else []), *config.gaps(is_beside=False), *gaps),
    )
    return build_report(bitext, found, settings, path, is_alone=True)


def _list_overlong(units: Iterable[tuple[Unit, Block]]) -> Iterator[Failure]:
    for unit, block in units:
        if why := explain_length(len(block.text)):
            yield Failure("read", f"line {unit.line}: {why}")
