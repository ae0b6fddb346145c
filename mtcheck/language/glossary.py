"""A house's own terms: what each is called in the other language, what it must not be called, what stays as it is.

Files are CSV or TSV with a header (``source``, ``target``, ``forbidden``, ``keep``; several wordings are separated by
``|``) or TBX (any dialect with ``langSet`` or ``langSec``); ``docs/glossaries.md`` describes them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from mtcheck.errors import UsageError, one_line, quote_name, read_small
from mtcheck.language.inflection import are_forms, form_keys, is_in_compound
from mtcheck.language.words import Word, words
from mtcheck.model.records import record
from mtcheck.model.tags import primary
from mtcheck.model.tuples import NamedTuple

COLUMNS = ("source", "target", "forbidden", "keep", "note")
"""The columns of a table of terms."""

_FORBIDDEN_STATUS = ("deprecatedTerm-admn-sts", "supersededTerm-admn-sts", "forbidden")
_YES = frozenset({"1", "yes", "true", "ja", "oui", "x"})


class Term(NamedTuple):
    """A term of the original's language and its wordings in the target language."""

    source: str
    target: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    keep: bool = False
    """Whether the term must stand in the translation as it stands in the original."""


@record
class Glossary:
    """The terms of one language pair."""

    terms: tuple[Term, ...] = ()

    @cached_property
    def _by_form(self) -> dict[str, Mapping[str, tuple[Term, ...]]]:
        return {}

    def _beginning(self, word: Word, language: str) -> Iterable[Term]:
        """The terms whose first word is a form of this one."""
        if language not in self._by_form:
            self._by_form[language] = self._forms(language)
        forms = self._by_form[language]
        keys = sorted(form_keys(word.text, language) | form_keys(_without_possessive(word.text), language))
        return dict.fromkeys(term for key in keys for term in forms.get(key, ()))

    def _forms(self, language: str) -> Mapping[str, tuple[Term, ...]]:
        index: dict[str, list[Term]] = {}
        for term in self.terms:
            for first in words(term.source)[:1]:
                for key in form_keys(first.text, language):
                    index.setdefault(key, []).append(term)
        return {key: tuple(terms) for key, terms in index.items()}

    def occurrences(self, text: str, language: str) -> Iterator[tuple[Term, int, int]]:
        """The terms that a text of the original's language holds, longest first at each place, none overlapping."""
        free = 0
        for at, word in enumerate(words(text) if self.terms else ()):
            if word.start < free:
                continue
            found = [
                (end, term)
                for term in self._beginning(word, language)
                if (end := _match(words(text), at, term.source, language, exact=term.keep))
            ]
            if found:
                free, term = max(found, key=lambda each: each[0])
                yield term, word.start, free


def wording_in(text: str, wordings: Iterable[str], language: str) -> tuple[str, int, int] | None:
    """The first of several wordings that a text holds, inflected or not, and where."""
    theirs = words(text)
    for wording in wordings:
        for at in range(len(theirs)):
            if end := _match(theirs, at, wording, language):
                return wording, theirs[at].start, end
    return None


def is_in_compounds(text: str, wordings: Iterable[str], language: str) -> bool:
    """Whether a text holds one of several wordings of one word as a part of a longer word."""
    parts = [wording for wording in wordings if len(words(wording)) == 1]
    return any(is_in_compound(part, word.text, language) for part in parts for word in words(text))


def load(paths: Iterable[str], source_language: str, target_language: str) -> Glossary:
    """The glossary in some files.

    Raises:
        UsageError: a file is missing, of no known kind, or has a line that means nothing; it names file and line.
    """
    return _load(tuple(paths), primary(source_language), primary(target_language))


def read(path: Path, source_language: str = "", target_language: str = "") -> tuple[Term, ...]:
    """The terms in one file, as it is now.

    Raises:
        UsageError: as for ``load``.
    """
    return tuple(_terms(path, source_language, target_language))


@lru_cache(maxsize=8)
def _load(paths: tuple[str, ...], source_language: str, target_language: str) -> Glossary:
    return Glossary(tuple(term for path in paths for term in _terms(Path(path), source_language, target_language)))


def _terms(path: Path, source_language: str, target_language: str) -> Iterator[Term]:
    if path.suffix.lower() in (".tbx", ".xml"):
        return _from_tbx(path, source_language, target_language)
    if path.suffix.lower() in (".csv", ".tsv", ".txt"):
        return _from_table(path)
    raise UsageError(f"{path}: a glossary is a .csv, .tsv or .tbx file")


def _from_table(path: Path) -> Iterator[Term]:
    import csv

    lines = read_small(path, "glossary").splitlines()
    rows = csv.reader(lines, delimiter="," if path.suffix.lower() == ".csv" else "\t")
    try:
        yield from _from_rows(rows, path)
    except csv.Error as error:
        raise UsageError(f"{path}, line {rows.line_num}: {error}") from error


def _from_rows(rows: Any, path: Path) -> Iterator[Term]:
    header = [name.strip().lower() for name in next(rows, [])]
    if unknown := [name for name in header if name not in COLUMNS]:
        raise UsageError(
            f"{path}, line 1: unknown column {quote_name(unknown[0])}; a glossary has {', '.join(COLUMNS)}"
        )
    if "source" not in header:
        raise UsageError(f"{path}, line 1: the column 'source' is missing")
    for row in rows:
        if not any(cell.strip() for cell in row):
            continue
        if len(row) > len(header):
            raise UsageError(f"{path}, line {rows.line_num}: {len(row)} cells under {len(header)} columns")
        yield _term(dict(zip(header, row, strict=False)), f"{path}, line {rows.line_num}")


def _term(cells: Mapping[str, str], place: str) -> Term:
    term = Term(
        cells["source"].strip(),
        _wordings(cells.get("target", "")),
        _wordings(cells.get("forbidden", "")),
        cells.get("keep", "").strip().lower() in _YES,
    )
    if not words(term.source):
        raise UsageError(f"{place}: the term has no word in the column 'source'")
    if not (term.target or term.forbidden or term.keep):
        raise UsageError(f"{place}: '{term.source}' has no target, no forbidden wording, and is not to be kept")
    return term


def _wordings(cell: str) -> tuple[str, ...]:
    return tuple(each.strip() for each in cell.split("|") if each.strip())


def _from_tbx(path: Path, source_language: str, target_language: str) -> Iterator[Term]:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.parse(str(path), parser).getroot()
    except (OSError, etree.XMLSyntaxError) as error:
        raise UsageError(f"{path}: {one_line(error)}") from error
    for entry in root.iter("{*}termEntry", "{*}conceptEntry"):
        wordings = list(_tbx_wordings(entry))
        target = tuple(text for language, text, banned in wordings if language == target_language and not banned)
        forbidden = tuple(text for language, text, banned in wordings if language == target_language and banned)
        for language, text, _ in wordings:
            if language == source_language and words(text) and (target or forbidden):
                yield Term(text, target, forbidden)


def _tbx_wordings(entry: Any) -> Iterator[tuple[str, str, bool]]:
    """Language, text and whether it is forbidden, of every term in an entry."""
    for section in entry.iter("{*}langSet", "{*}langSec"):
        language = primary(section.get("{http://www.w3.org/XML/1998/namespace}lang", ""))
        for group in section.iter("{*}tig", "{*}ntig", "{*}termSec"):
            for term in group.iter("{*}term"):
                yield language, " ".join("".join(term.itertext()).split()), _is_forbidden(group.itertext())


def _is_forbidden(texts: Iterable[str]) -> bool:
    return any(text.strip() in _FORBIDDEN_STATUS for text in texts)


def _is_same(term: str, word: str) -> bool:
    """Whether a word is the term, letter for letter, or its possessive."""
    return term in (word, _without_possessive(word))


def _without_possessive(word: str) -> str:
    """A word without the apostrophe, and the letter behind it, of its possessive."""
    plain = word.replace("’", "'")
    return word[: -len("'s")] if plain.endswith("'s") else word.rstrip("'’")


def _match(theirs: tuple[Word, ...], at: int, wording: str, language: str, exact: bool = False) -> int:
    """Where the wording ends that begins at word ``at``, or 0 where another one does."""
    wanted = words(wording)
    if not wanted or at + len(wanted) > len(theirs):
        return 0
    for mine, word in zip(wanted, theirs[at:], strict=False):
        if not (_is_same(mine.text, word.text) if exact else are_forms(mine.text, word.text, language)):
            return 0
    return theirs[at + len(wanted) - 1].end
