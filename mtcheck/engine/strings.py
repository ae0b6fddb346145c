"""Files of a program's strings -> what pages are to call them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from mtcheck.errors import ReadError, UsageError, shown_path
from mtcheck.language.strings import Strings, collect_strings
from mtcheck.loading import read_bytes

if TYPE_CHECKING:
    from mtcheck.model.bitext import Bitext
    from mtcheck.model.catalogue import Catalogue

_NONE: Strings = {}


def load_strings(files: tuple[str, ...]) -> Strings:
    """The strings in some files with their translations.

    Args:
        files: catalogues by key, each followed by its translation; a file that holds both sides comes alone.

    Raises:
        UsageError: one cannot be read, is no catalogue, or lacks its translation; the message names it.
    """
    return _load(files) if files else _NONE


@lru_cache(maxsize=8)
def _load(files: tuple[str, ...]) -> Strings:
    pairs = [
        (unit.source.text, unit.target.text)
        for bitext in _bitexts(files)
        for unit in bitext.units
        if unit.source and unit.target and not unit.skipped
    ]
    if not pairs:
        named = " and ".join(shown_path(Path(each)) for each in files)
        cure = "name the original's catalogue, then the translation's"
        raise UsageError(f"{named}: no string has a translation; {cure}")
    return collect_strings(pairs)


def _bitexts(files: tuple[str, ...]) -> Iterator[Bitext]:
    from mtcheck.loading.bitexts import is_bitext, load_bitext
    from mtcheck.loading.catalogues.pairing import pair_catalogues

    rest = iter(map(Path, files))
    for path in rest:
        try:
            if is_bitext(path):
                yield load_bitext(read_bytes(path), shown_path(path), path)
                continue
            translation = next(rest, None)
            if translation is None:
                raise UsageError(f"{shown_path(path)}: a catalogue is followed by its translation; name both")
            yield pair_catalogues(_read(path), _read(translation))
        except ReadError as error:
            raise UsageError(str(error)) from error


def _read(path: Path) -> Catalogue:
    from mtcheck.loading.catalogues import is_catalogue, load_catalogue

    if not is_catalogue(path):
        raise UsageError(f"{shown_path(path)}: not a catalogue of strings, such as en.json, en.yml or strings.xml")
    return load_catalogue(read_bytes(path), shown_path(path), path)
