"""Places and persons as each language calls them: ``data/names/exonyms.tsv`` and ``data/cldr/places.tsv``.

``data/names/doubtful.txt`` says which forms are more than that, and which ones a language's own texts have as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from mtcheck.language.entries import read_words
from mtcheck.language.packaged import DATA, stamp_of, text_of
from mtcheck.language.remembered import remembered
from mtcheck.language.sorted_lines import join_rows, prepare_table, split_rows
from mtcheck.model.tuples import NamedTuple

_TABLES = (("names", "exonyms"), ("cldr", "places"))


class Foreign(NamedTuple):
    """A name as it is in another language."""

    kind: str
    wanted: str
    """The usual form in the language of the text."""
    languages: tuple[str, ...]
    is_doubtful: bool
    """Whether it is a family or given name, a club or a word as well."""


def foreign_name(form: str, language: str) -> Foreign | None:
    """What a name of another language is, for which the language of the text has a form of its own."""
    return _begun_by(language)[form.partition(" ")[0]].get(form)


def forms_after(word: str, language: str) -> tuple[str, ...]:
    """The forms of several words that begin with this one, the longest first."""
    return tuple(form for form in _begun_by(language)[word] if form != word)


def before_places(language: str) -> frozenset[str]:
    """Words that stand before names of places."""
    return _notes().get(f"before-{language}", frozenset())


def joiners() -> frozenset[str]:
    """Words of any language that join two names."""
    return _notes()["and"]


@remembered
def _begun_by(word: str, language: str) -> Mapping[str, Foreign]:
    """The forms that a word begins, or is, the longest first."""
    rows = split_rows(_table(language).get(word, ""))
    doubtful = _notes()["doubtful"]
    return {
        form: Foreign(kind, wanted, tuple(languages.split()), form in doubtful)
        for form, kind, wanted, languages in rows
    }


@cache
def _table(language: str) -> Mapping[str, str]:
    """The rows of all forms by their first word; empty for most languages."""
    if not _notes().get(f"accepted-{language}"):
        return {}
    paths = (DATA / folder / f"{table}.tsv" for folder, table in _TABLES)
    stamp = stamp_of(*paths, DATA / "names" / "doubtful.txt", Path(__file__))
    return prepare_table(f"exonyms-{language}", stamp, lambda: _by_first_word(_names(language)))


def _by_first_word(names: Mapping[str, tuple[str, str, str]]) -> Iterator[tuple[str, str]]:
    heads: dict[str, list[tuple[str, ...]]] = {}
    for form in sorted(filter(None, names), key=len, reverse=True):
        heads.setdefault(form.partition(" ")[0], []).append((form, *names[form]))
    return ((head, join_rows(rows)) for head, rows in heads.items())


def _names(language: str) -> Mapping[str, tuple[str, str, str]]:
    """Kind, usual form and languages of each form that is none of the language's own."""
    own = set(_notes()[f"accepted-{language}"])
    found: dict[str, tuple[str, str, str]] = {}
    for codes, kind, cells in _rows():
        mine = cells[codes.index(language)].split("/")
        own.update(mine)
        for code, cell in zip(codes, cells, strict=True):
            for form in cell.split("/"):
                _, wanted, languages = found.get(form, ("", mine[0], ""))
                if wanted == mine[0]:
                    found[form] = kind, wanted, f"{languages} {code}"
    for form in own:
        found.pop(form, None)
    return found


def _rows() -> Iterator[tuple[Sequence[str], str, Sequence[str]]]:
    """The languages of each row, its kind, and a cell for each of them."""
    for folder, table in _TABLES:
        lines = (DATA / folder / f"{table}.tsv").read_text(encoding="utf-8").splitlines()
        head, *rows = (line.split("\t") for line in lines if not line.startswith("#"))
        for kind, english, *others in rows:
            yield head[1:], kind, (english, *(english if cell == "=" else cell for cell in others))


@cache
def _notes() -> Mapping[str, frozenset[str]]:
    entries = read_words("names/doubtful.txt", text_of("names", "doubtful"))
    return {key: frozenset(word.replace("_", " ") for word in words) for key, words in entries.items()}
