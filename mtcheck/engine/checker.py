"""The one engine: ``Checker`` checks pages and segments of one language pair with one configuration."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mtcheck import loading
from mtcheck.checks.registry import Entry
from mtcheck.config import Config
from mtcheck.engine.arguments import require_checks, require_encoder, require_reference, require_sites
from mtcheck.engine.inspection import failure
from mtcheck.engine.page import Given, Page, check_page
from mtcheck.engine.selection import validate_config
from mtcheck.engine.text_files import TextFile, check_text_file, is_text_file
from mtcheck.errors import MtcheckError, ReadError, UsageError, require_code, require_items, require_number, shown_path
from mtcheck.inputs.model import Input, PagePair, read_pair
from mtcheck.inputs.near import refuse_unfit_original
from mtcheck.loading.bitexts import is_bitext
from mtcheck.model.report import Failure, NotChecked, Report, SegmentReport
from mtcheck.model.text import Document

if TYPE_CHECKING:
    from mtcheck.checks.recall import Recall
    from mtcheck.embeddings import SentenceEncoder
    from mtcheck.engine.pairing import Alignment
    from mtcheck.engine.references import References
    from mtcheck.engine.segments import Inspector, Pair
    from mtcheck.engine.sites import Sites
    from mtcheck.engine.tables import Table
    from mtcheck.engine.unit_memory import UnitMemory

_PAGES_OF_A_SITE = 3
"""Fewer teach nothing, so that nothing is imported to learn from them."""


class Checker:
    """Checks pages and segments: languages, configuration, checks and encoder are settled once.

    Threads may share one; a copy that is pickled into another process is made again from the same arguments.

    Args:
        source_language: the originals' language as an ISO 639-1 code; empty: the configuration's, or detected.
        target_language: the translations' language.
        config: how to check; the defaults where it is not given.
        checks: the checks to run instead of those that the configuration selects (``mtcheck.checks.registry``).
        encoder: a sentence encoder instead of the one that the configuration names.
        sites: what is known of the sites that the pages are of (``engine.sites``) instead of the profile that the
            configuration names.

    Raises:
        UsageError: an unknown check or language, or a file of labels or terms that means nothing.
    """

    def __init__(
        self,
        source_language: str = "",
        target_language: str = "",
        *,
        config: Config | None = None,
        checks: Sequence[Entry] | None = None,
        encoder: SentenceEncoder | None = None,
        sites: Sites | None = None,
    ) -> None:
        given = Config() if config is None else config
        if not isinstance(given, Config):
            raise UsageError(f"config is of type {type(config).__name__}; give an mtcheck.Config(...)")
        if encoder is not None:
            from mtcheck.embeddings import remembering

            given = replace(given, encoder=remembering(require_encoder(encoder)))
        self.config = given
        self.source_language = require_code("source_language", source_language)
        self.target_language = require_code("target_language", target_language)
        self._checks = None if checks is None else require_checks(checks)
        known = None if sites is None else require_sites(sites)
        self.sites = _read_sites(given.site_profile) if known is None and given.site_profile else known
        self._settled = replace(
            self.config,
            source_language=self.source_language or given.source_language,
            target_language=self.target_language or given.target_language,
        )
        validate_config(self._settled)

    def __reduce__(self) -> tuple[Any, ...]:
        return _remake, (self.source_language, self.target_language, self.config, self._checks, self.sites)

    def check(self, target: Given, *, source: Given | None = None, reference: References | None = None) -> Report:
        """Check a translated page.

        Args:
            target: the translation: a text (``str``), a file (``Path``) or a ``Document``.
            source: the original, which the translation is then compared with.
            reference: a translation that people made, or several, to measure this one against (``docs/metrics.md``).

        Returns:
            Everything found, with the score.

        Raises:
            ReadError: a file cannot be read, or holds no text.
        """
        require_reference(reference)
        path = target if isinstance(target, Path) else None
        settings = self.config.of(path)
        if path and is_text_file(path):
            if is_bitext(path) and (source is not None or reference is not None):
                raise ReadError(f"{shown_path(path)}: holds its originals itself; give no source and no reference")
            pair = PagePair(Input(shown_path(path), path), _original_file(source))
            return self._check_texts(TextFile(pair, path), settings)
        document = loading.document(target, settings.max_bytes)
        return self._check(Page(document, path, source, reference), settings)

    def _check(self, page: Page, settings: Config) -> Report:
        """Check a page in the languages that it names, or else in the checker's own."""
        named = replace(
            page,
            source_language=page.source_language or self.source_language,
            target_language=page.target_language or self.target_language,
        )
        return check_page(named, settings, self._checks, self.sites)

    def check_document(
        self,
        document: Document,
        path: Path | None,
        *,
        source: Given | None = None,
        target_language: str = "",
        recall: Recall | None = None,
    ) -> Report:
        """Check a text as it would be if it were in a file.

        Args:
            document: the text.
            path: the file, by which the configuration's overrides and suppressions go.
            source: the original.
            target_language: the text's language, if it is not the checker's.
            recall: what checks said of it before an edit.

        Raises:
            ReadError: there is no text to check.
        """
        page = Page(document, path, source, target_language=target_language, recall=recall)
        return self._check(page, self.config.of(path))

    def check_pair(self, pair: PagePair) -> Report:
        """Check what a user named, in the languages that the pair names.

        What cannot be read, and a crash on the way, become a report that says so.
        """
        if pair.page.problem:
            return Report(pair.page.name, failures=(Failure("read", pair.page.problem),))
        try:
            return self._read_and_check(pair)
        except UsageError:
            raise
        except MtcheckError as error:
            return Report(pair.page.name, failures=(Failure("read", str(error)),))
        except Exception as error:  # one page that crashes the reader must not lose the others' reports
            return Report(pair.page.name, failures=(failure("crash", error),))

    def _read_and_check(self, pair: PagePair) -> Report:
        given, original = pair.page, pair.original
        refuse_unfit_original(given.name, original)
        settings = self.config.of(given.path)
        if given.path and is_text_file(given.path):
            return self._check_texts(TextFile(pair, given.path), settings)
        limit = settings.max_bytes
        if given.path is None:
            document = loading.load_bytes(standard_input(limit), given.name, limit)
        elif given.spot:
            document = loading.load_record(given.path, given.spot, given.name, limit)
        else:
            known = self.sites.take(given.path) if self.sites else None
            document = known or loading.load(given.path, limit)
        page = Page(document, given.path, original, pair.reference, pair.target_language, pair.source_language)
        return _name_file(self._check(page, settings), given)

    def check_texts(self, pair: PagePair, path: Path, data: bytes, memory: UnitMemory | None = None) -> Report:
        """Check a file of translations, or of texts by key, as it would be if these were its bytes.

        Args:
            pair: the file with its original.
            path: the file, whose name says what it is.
            data: what is in it.
            memory: what is known of its texts from when it was checked before.

        Raises:
            ReadError: it cannot be read.
        """
        return self._check_texts(TextFile(pair, path, data, memory), self.config.of(path))

    def _check_texts(self, file: TextFile, settings: Config) -> Report:
        named = self._with_languages(file.pair, settings)
        return _name_file(check_text_file(file, named, self._checks), file.pair.page)

    def _with_languages(self, pair: PagePair, settings: Config) -> Config:
        """The settings with the languages that the pair names, or else the checker."""
        return replace(
            settings,
            source_language=pair.source_language or self.source_language or settings.source_language,
            target_language=pair.target_language or self.target_language or settings.target_language,
        )

    def check_pages(
        self, pairs: Iterable[PagePair | Path | tuple[Path | None, ...]], *, jobs: int = 1
    ) -> Iterator[Report]:
        """Check pages.

        Args:
            pairs: the files of the pages: ``page``, ``(page, original)`` or ``(page, original, reference)``, each a
                ``Path``, the last two or None; taken as they are needed.
            jobs: processes to work in; 1 works in this one.

        Returns:
            One report a page, in their order, as soon as it is its turn. What cannot be read becomes a report that
            says so.

        Raises:
            UsageError: a page is no ``Path``.
        """
        jobs = self.config.processes(require_number("jobs", jobs))
        pages = map(read_pair, require_items("pairs", pairs, "a list of (page, original)"))
        if jobs <= 1:
            return map(self.check_pair, pages)
        from mtcheck.engine.workers import Workers

        return Workers(pages, self, jobs).reports()

    def learn_sites(self, pairs: Sequence[PagePair], *, keep: bool = False) -> Checker:
        """A checker that knows the sites which pages are of, learned from a sample of them.

        Args:
            pairs: the pages, which are then checked with it.
            keep: whether pages that were read stay in memory for their check, as far as there is room.
        """
        if len(pairs) < _PAGES_OF_A_SITE:
            return self
        from mtcheck.engine.sites import learn_sites

        return self.with_sites(learn_sites(pairs, lambda path: self.config.of(path).max_bytes, keep=keep))

    def with_sites(self, sites: Sites) -> Checker:
        """The same checker, which knows sites."""
        return _remake(self.source_language, self.target_language, self.config, self._checks, sites)

    def check_segments(self, pairs: Iterable[Pair | tuple[Any, ...]], *, jobs: int = 1) -> Iterator[SegmentReport]:
        """Check aligned segments, each on its own.

        Args:
            pairs: source, target and reference (one, several or None) of every segment; taken as they are needed.
            jobs: processes to work in; 1 works in this one.

        Returns:
            One report a pair, in the order of the pairs. Checks that need a whole page are not run. Pairs of languages
            that the encoder does not cover are checked by rules alone, and ``not_checked`` says so. A pair with a
            side that is no text is a report with a failure.

        Raises:
            UsageError: a pair is none.
        """
        given = require_items("pairs", pairs, "a list of (source, target)")
        return self.segments.check_all(given, require_number("jobs", jobs))

    def check_table(self, table: Table) -> Table:
        """Check a ``pyarrow.Table`` of aligned segments, in the columns ``source`` and ``target``.

        Args:
            table: the segments, at most as many as fit in memory several times; ``reference`` and ``error`` are read
                as well where they are there (``docs/corpora.md``).

        Returns:
            The same rows with columns added: ``quality``, ``score``, ``worst``, ``findings``, one for each check, and
            ``details``. Metrics where there is a reference.

        Raises:
            UsageError: pyarrow is not installed, or a column is missing, holds no texts or is there already.
        """
        from mtcheck.engine.tables import check_table

        return check_table(table, self)

    @cached_property
    def segments(self) -> Inspector:
        """What checks pairs of segments."""
        from mtcheck.engine.segments import Inspector

        return Inspector(self._settled, self._checks)

    def align(self, source: Given, target: Given) -> Alignment:
        """Align an original with its translation, sentence by sentence.

        Args:
            source: the original: a text (``str``), a file (``Path``) or a ``Document``.
            target: the translation.

        Returns:
            Which segments translate which, and whether the two are an original and its translation at all.

        Raises:
            ReadError: a file cannot be read.
        """
        from mtcheck.engine.pairing import align_pages

        return align_pages(source, target, config=self._settled)


def _original_file(source: Given | None) -> Path | None:
    """The file of an original.

    Raises:
        ReadError: it is none.
    """
    if source is not None and not isinstance(source, Path):
        raise ReadError("the original of a file of texts by key is a file as well; give it as a Path")
    return source


def _read_sites(profile: str) -> Sites | None:
    """What is kept of sites in a file, which need not be there yet.

    Raises:
        UsageError: it is not a profile.
    """
    if not Path(profile).exists():
        return None
    from mtcheck.engine.site_profiles import read_profile
    from mtcheck.engine.sites import Sites

    return Sites(read_profile(Path(profile)))


def _name_file(report: Report, given: Input) -> Report:
    """The report with the file that it is about, and what was said when that was found."""
    notes = (
        *(NotChecked("file", note) for note in given.notes),
        *([NotChecked("stale", given.stale)] if given.stale else ()),
    )
    path = os.fspath(given.path) if given.path and not given.spot else ""
    return replace(report, name=given.name, path=path, not_checked=(*notes, *report.not_checked))


def _remake(source: str, target: str, config: Config, checks: tuple[Entry, ...] | None, sites: Sites | None) -> Checker:
    return Checker(source, target, config=config, checks=checks, sites=sites)


def standard_input(limit: int) -> bytes:
    """The bytes on standard input, at most one more than ``limit``."""
    return sys.stdin.buffer.read(limit + 1)
