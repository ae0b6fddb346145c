"""Files of texts that belong to programs: translations with their originals, or texts by key."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mtcheck import loading
from mtcheck.checks.registry import Entry
from mtcheck.config import Config
from mtcheck.errors import ReadError
from mtcheck.inputs.model import PagePair
from mtcheck.loading.bitexts import is_bitext, load_bitext
from mtcheck.loading.bitexts.wanted import Wanted
from mtcheck.loading.catalogues import is_catalogue
from mtcheck.model.report import Report
from mtcheck.model.tuples import NamedTuple

if TYPE_CHECKING:
    from mtcheck.engine.unit_memory import UnitMemory


class TextFile(NamedTuple):
    """A file of texts, with its original."""

    pair: PagePair
    path: Path
    """The file, whose name says what it is."""
    data: bytes | None = None
    """What is in it, where that is not to be read."""
    memory: UnitMemory | None = None
    """What is known of its texts from when it was checked before."""


def is_text_file(path: Path) -> bool:
    """Whether a file holds translations, or texts by key, by its name."""
    return is_bitext(path) or is_catalogue(path)


def check_text_file(file: TextFile, config: Config, checks: Sequence[Entry] | None) -> Report:
    """Check a file of texts.

    Args:
        file: the file.
        config: how, for this file; languages that it names come before those that the file declares.
        checks: the checks to run instead of those that the configuration selects.

    Raises:
        ReadError: it cannot be read, or something lies beside it that such files do not take.
        UsageError: the configuration names an unknown check or language.
    """
    check = _check_bitext if is_bitext(file.path) else _check_catalogue
    return check(file, config, checks)


def _check_bitext(file: TextFile, config: Config, checks: Sequence[Entry] | None) -> Report:
    from mtcheck.engine.bitexts import check_bitext

    name, path = file.pair.page.name, file.path
    if file.pair.original is not None or file.pair.reference is not None:
        raise ReadError(f"{name}: holds its originals itself; leave out --source and --reference")
    wanted = Wanted(config.source_language, config.target_language, config.columns)
    data = loading.read_bytes(path, config.max_bytes) if file.data is None else file.data
    return check_bitext(load_bitext(data, name, path, wanted, config.max_bytes), path, config, checks, file.memory)


def _check_catalogue(file: TextFile, config: Config, checks: Sequence[Entry] | None) -> Report:
    from mtcheck.engine.catalogues import check_catalogue

    name = file.pair.page.name
    if file.pair.reference is not None:
        raise ReadError(f"{name}: texts by key are not measured against a reference; leave out --reference")
    return check_catalogue(name, file.path, file.pair.original, config, checks, file.data, file.memory)
