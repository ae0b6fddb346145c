"""A page's file -> its text after the fixes, with the encoding, the byte order mark and the line ends that it had."""

from __future__ import annotations

import os
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from mtcheck import loading
from mtcheck.config import Config
from mtcheck.engine.checker import Checker, standard_input
from mtcheck.errors import MtcheckError, ReadError, UsageError
from mtcheck.fixing import Outcome
from mtcheck.fixing.checking import fix_document
from mtcheck.fixing.rounds import run_rounds
from mtcheck.fixing.values import WRITTEN
from mtcheck.fixing.writing import encode_texts
from mtcheck.inputs.model import PagePair
from mtcheck.inputs.near import refuse_unfit_original
from mtcheck.loading.bitexts import is_bitext
from mtcheck.loading.catalogues import is_catalogue
from mtcheck.loading.packed import is_packed
from mtcheck.model.finding import Fix
from mtcheck.model.report import Failure, Report
from mtcheck.model.text import Document
from mtcheck.model.tuples import NamedTuple

_ZIPPED = b"PK\x03\x04"
"""How Word's and other packed documents begin."""
_NOT_WRITTEN = "is a packed document, which is checked and not written; correct it in the program that made it"
_ONLY_READ = "is of a format that is read and not written; 'mtcheck check' reads it"


class Correction(NamedTuple):
    """A page before and after its fixes."""

    name: str
    report: Report
    """Of the page after the fixes; with failures, and the page as it was, where it could not be checked."""
    before: Document | None = None
    outcome: Outcome | None = None
    data: bytes = b""
    """The file as it was read."""
    corrected: bytes = b""
    """The file as it is to be."""

    @property
    def is_changed(self) -> bool:
        """Whether there is anything to write."""
        return self.corrected != self.data

    def fail(self, message: str) -> Correction:
        """The page as it was, which could not be written."""
        return Correction(self.name, replace(self.report, failures=(Failure("write", message),)))


def correct_file(pair: PagePair, config: Config, allowed: Collection[Fix]) -> Correction:
    """Fix a page in memory. Whatever goes wrong becomes a report that says so, and leaves the page as it was.

    Args:
        pair: the page and its original.
        config: how to check.
        allowed: which checks' suggestions are followed.

    Raises:
        UsageError: the configuration names an unknown check or language.
    """
    name = pair.page.name
    if pair.page.problem:
        return Correction(name, Report(name, failures=(Failure("read", pair.page.problem),)))
    settings = _settings(pair, config)
    try:
        return _corrected(pair, settings, allowed)
    except UsageError:
        raise
    except MtcheckError as error:
        return Correction(name, Report(name, failures=(Failure("read", str(error)),)))
    except Exception as error:  # one page that crashes must not lose the others
        if os.environ.get("MTCHECK_DEBUG"):
            raise
        return Correction(name, Report(name, failures=(Failure("crash", f"{type(error).__name__}: {error}"),)))


def _settings(pair: PagePair, config: Config) -> Config:
    """What holds for this page; other programs are asked nothing, since no score of theirs is shown."""
    settings = config.of(pair.page.path)
    return replace(
        settings,
        source_language=pair.source_language or settings.source_language,
        target_language=pair.target_language or settings.target_language,
        metrics={},
        judges=(),
    )


def _corrected(pair: PagePair, settings: Config, allowed: Collection[Fix]) -> Correction:
    page, limit = pair.page, settings.max_bytes
    refuse_unfit_original(page.name, pair.original)
    if page.spot:
        raise ReadError(f"{page.name}: {_ONLY_READ}")
    if is_packed(page.path):
        raise ReadError(f"{page.name}: is packed; unpack it to fix it")
    data = loading.read_bytes(page.path, limit) if page.path else standard_input(limit)
    if page.path and (is_bitext(page.path) or is_catalogue(page.path)):
        return _correct_texts(pair, page.path, data, settings, allowed)
    if data.startswith(_ZIPPED):
        raise ReadError(f"{page.name}: {_NOT_WRITTEN}")
    before = loading.load_bytes(data, page.name, limit, page.path)
    if loading.encode(before.text, before.encoding, data) != data:
        cure = "save it as UTF-8, or as text, Markdown or HTML"
        raise ReadError(f"{page.name}: cannot be written back as it was read in {before.encoding}; {cure}")
    source = loading.load(pair.original, limit) if pair.original else None
    outcome = fix_document(Checker(config=settings), before, page.path, source, allowed)
    report = replace(outcome.report, name=page.name, path=os.fspath(page.path) if page.path else "")
    if report.failures:
        return Correction(page.name, report)
    after = loading.encode(outcome.document.text, before.encoding, data)
    if after is None:
        raise ReadError(f"{page.name}: the fixes cannot be written in {before.encoding}; save the file as UTF-8")
    return Correction(page.name, report, before, outcome, data, after)


def _correct_texts(pair: PagePair, path: Path, data: bytes, settings: Config, allowed: Collection[Fix]) -> Correction:
    """Fix the texts of a file that stand one by one, where they stand; nothing else of the file is changed."""
    from mtcheck.engine.unit_memory import UnitMemory

    name, checker, limit = pair.page.name, Checker(config=settings), settings.max_bytes
    memory = UnitMemory()
    report = checker.check_texts(pair, path, data, memory)
    if report.target is None or report.target.format not in WRITTEN:
        raise ReadError(f"{name}: {_ONLY_READ}")
    encoding = report.target.encoding

    def write(document: Document) -> bytes:
        return encode_texts(replace(document, name=name, encoding=encoding), path, data, limit)

    def inspect(document: Document) -> Report:
        return checker.check_texts(pair, path, write(document), memory)

    outcome = run_rounds(report.target, inspect, allowed)
    fixed = replace(outcome.report, name=name, path=os.fspath(path))
    if fixed.failures:
        return Correction(name, fixed)
    return Correction(name, fixed, report.target, outcome, data, write(outcome.document))
