"""Initials of institutions as each language has them: ``data/names/initials.tsv`` and ``initials.txt``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from mtcheck.language.entries import read_words
from mtcheck.language.packaged import DATA, stamp_of, text_of
from mtcheck.language.sorted_lines import join_rows, prepare_table, split_rows
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy

_INITIALS = lazy(r"[^\W\d_]*[^\W\d_a-zß-ÿ](?:[.’]?[^\W\d_])*\.?(?: ?[A-Z]+\.)*")
_HEAD = lazy(r"[^\W\d_]+")

_ALL, _SURE = "all", "sure"


class Initials(NamedTuple):
    """Initials of another language."""

    form: str
    wanted: str
    """What the language of the text has instead."""
    languages: tuple[str, ...]
    is_sure: bool
    """Whether they stand for nothing else."""


def initials_at(text: str, word: str, start: int, language: str) -> Initials | None:
    """The initials of another language that begin with the word at a place of a text."""
    return next((each for each in heads(language).get(word, ()) if text.startswith(each.form, start)), None)


@cache
def heads(language: str) -> Mapping[str, Sequence[Initials]]:
    """Initials of other languages by their first word, the longest first; none for most languages."""
    notes = read_words("names/initials.txt", text_of("names", "initials"))
    if f"sure-{language}" not in notes:
        return {}
    stamp = stamp_of(*(DATA / "names" / f"initials.{kind}" for kind in ("tsv", "txt")), Path(__file__))
    rows = prepare_table(f"initials-{language}", stamp, lambda: [(_ALL, join_rows(_list_forms(language, notes)))])
    table: dict[str, list[Initials]] = {}
    for head, form, wanted, is_sure, *languages in split_rows(rows[_ALL]):
        table.setdefault(head, []).append(Initials(form, wanted, tuple(languages), is_sure == _SURE))
    return table


def _list_forms(language: str, notes: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """First word, initials, those of the language itself, whether they are sure, and the languages that have them."""
    own, found = set(notes[f"accepted-{language}"]), dict[str, tuple[str, list[str]]]()
    for mine, theirs in _rows(language):
        own.update(mine)
        for code, form in theirs:
            found.setdefault(form, (mine[0], []))[1].append(code)
    for form in sorted(found.keys() - own, key=lambda each: (-len(each), each)):
        wanted, languages = found[form]
        if head := _HEAD.match(form):
            yield head[0], form, wanted, _SURE * (form in notes[f"sure-{language}"]), *languages


def _rows(language: str) -> Iterator[tuple[list[str], list[tuple[str, str]]]]:
    """What a language has, and the initials of others with their languages; nothing where it has only English words."""
    lines = (DATA / "names" / "initials.tsv").read_text(encoding="utf-8").splitlines()
    head, *rows = (line.split("\t") for line in lines if not line.startswith("#"))
    at = head.index(language)
    for english, *others in rows:
        cells = [english, *(english if cell == "=" else cell for cell in others)]
        if language == "en" or others[at - 1] != "=" or _is_initials(english):
            theirs = [(code, form) for code, cell in zip(head, cells, strict=True) for form in cell.split("/")]
            yield cells[at].split("/"), [pair for pair in theirs if _is_initials(pair[1])]


def _is_initials(form: str) -> bool:
    return re.sub(r"[^A-ZÄÖÜÇĞİŚČ]", "", form[1:]) != "" and _INITIALS.fullmatch(form) is not None
