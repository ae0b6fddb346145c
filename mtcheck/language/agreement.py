"""What agrees with its subject in gender: read from ``data/agreement/<code>.txt``.

A file holds ``key: word`` entries: ``she`` and ``he`` are pronouns that are subjects, ``before`` words that a subject
may follow, ``copulas`` verbs before a participle or an adjective (none where the verb itself agrees), ``between`` small
words that may part them, ``endings`` what a form of men and of women ends in (``é=ée``), ``not-forms`` what only looks
like one; ``offices-of-men`` and ``offices-of-women`` nouns that stand before a name, ``feminine`` what they are for the
other sex, ``genitives`` the endings of women's names, with what a man's name has whose genitive is alike (``я=й``),
``before-offices`` words after which such a noun has no article, which is asked where there are any;
``surnames`` nouns that are family names too and are asked for such a word at the beginning of a clause as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from mtcheck.language.dictionary import holds
from mtcheck.language.entries import read_words
from mtcheck.language.gender import feminine_of, has_endings, masculine_of
from mtcheck.language.packaged import text_of
from mtcheck.language.people import sex_of_name
from mtcheck.language.words import Word
from mtcheck.model.tuples import NamedTuple

_MAN, _WOMAN = "man", "woman"
_LONGEST_NAME = 3
_MOST_BETWEEN = 2
_APART = frozenset('.,;:!?–—"“”„«»()[]')
_PRONOUNS = {"she": _WOMAN, "he": _MAN}
_OTHER = {_MAN: _WOMAN, _WOMAN: _MAN}


class Disagreement(NamedTuple):
    """A form of one sex beside a subject of the other, and what it should be."""

    subject: Word
    form: Word
    right: str


@cache
def agrees(language: str) -> bool:
    """Whether there is a table of a language."""
    return bool(_table(language))


def find_disagreements(text: str, row: tuple[Word, ...], language: str) -> Iterator[Disagreement]:
    """The forms that do not agree with the subject or the name beside them."""
    pronouns = _pronouns(language)
    for at, word in enumerate(row):
        if (sex := pronouns.get(word.folded)) and _is_subject(text, row, at, language):
            yield from _after(row, at, at + 1, sex, text, language)
        elif sex := sex_of_name(word.text):
            end = _end_of_name(text, row, at)
            if end > at + 1:
                yield from _office(text, row, at, sex, language)
                if (
                    _is_subject(text, row, at, language)
                    and not _is_listed(row, at)
                    and _is_nominative(word.text, language)
                ):
                    yield from _after(row, at, end, sex, text, language)


def _after(row: tuple[Word, ...], subject: int, at: int, sex: str, text: str, language: str) -> Iterator[Disagreement]:
    """The verb, participle or adjective behind a subject, if it is of the other sex."""
    copulas = _phrases(language)
    at = _skip(row, at, language)
    if copulas:
        passed = next((n for phrase, n in copulas if tuple(w.folded for w in row[at : at + n]) == phrase), 0)
        if not passed:
            return
        at = _skip(row, at + passed, language)
    if at >= len(row) or not row[at].text.islower() or not _is_unbroken(text, row, subject, at):
        return
    if right := other_form(row[at].folded, _OTHER[sex], language):
        yield Disagreement(row[subject], row[at], right)


def other_form(word: str, sex: str, language: str) -> str:
    """What a form of one sex is for the other; empty where it is none of that sex."""
    if word in _known(language, "not-forms"):
        return ""
    for pair in _table(language).get("endings", ()):
        man, _, woman = pair.partition("=")
        here, there = (man, woman) if sex == _MAN else (woman, man)
        if here != there and word.endswith(here):
            form = word[: len(word) - len(here)] + there
            if holds(form, language) and holds(word, language):
                return form
    return ""


def _office(text: str, row: tuple[Word, ...], at: int, sex: str, language: str) -> Iterator[Disagreement]:
    """The noun directly before a name, if it is of the other sex."""
    if not at or text[row[at - 1].end : row[at].start] != " ":
        return
    office = row[at - 1]
    if not (right := _right_office(office.text, sex, language)):
        return
    before = _known(language, "before-offices")
    if before and (at == 1 or row[at - 2].folded not in before):
        begins = at == 1 or _is_parted(text, row[at - 2], office)
        if not begins or office.text in _known(language, "surnames"):
            return
    yield Disagreement(row[at], office, right)


def _right_office(office: str, sex: str, language: str) -> str:
    if has_endings(language):
        if office in _known(language, "not-offices"):
            return ""
        return feminine_of(office, language) if sex == _WOMAN else masculine_of(office, language)
    key = "offices-of-men" if sex == _WOMAN else "offices-of-women"
    bare = office.partition("'")[2] or office.partition("’")[2] or office
    if bare not in _known(language, key):
        return ""
    pairs = [pair.partition("=")[::2] for pair in _table(language).get("feminine", ())]
    other = dict(pairs) if sex == _WOMAN else {woman: man for man, woman in pairs}
    return office.replace(bare, other[bare]) if bare in other else ""


def _end_of_name(text: str, row: tuple[Word, ...], at: int) -> int:
    """Where the name ends that begins with a given name: behind its last word with a capital."""
    end = at + 1
    while end < min(len(row), at + 1 + _LONGEST_NAME) and _goes_on(text, row, end):
        end += 1
    return end


def _goes_on(text: str, row: tuple[Word, ...], at: int) -> bool:
    return text[row[at - 1].end : row[at].start] == " " and row[at].text[0].isupper()


def _is_subject(text: str, row: tuple[Word, ...], at: int, language: str) -> bool:
    """Whether a word begins a sentence or a clause."""
    return at == 0 or row[at - 1].folded in _known(language, "before") or _is_parted(text, row[at - 1], row[at])


def _is_listed(row: tuple[Word, ...], at: int) -> bool:
    """Whether a name may be one of several: *Lindner, Anna Keller*."""
    return at > 0 and row[at - 1].text[0].isupper()


def _is_parted(text: str, word: Word, following: Word) -> bool:
    return not _APART.isdisjoint(text[word.end : following.start])


def _is_unbroken(text: str, row: tuple[Word, ...], first: int, last: int) -> bool:
    return all(text[row[at].end : row[at + 1].start] == " " for at in range(first, last))


def _is_nominative(name: str, language: str) -> bool:
    """Whether a name can be no other case: *Александра* is also the genitive of a man's name."""
    genitives = [pair.partition("=")[::2] for pair in _table(language).get("genitives", ())]
    if not genitives or sex_of_name(name) == _MAN:
        return True
    ended = [(ending, of_man) for ending, of_man in genitives if name.endswith(ending)]
    return bool(ended) and not any(sex_of_name(name.removesuffix(end) + man) == _MAN for end, man in ended)


def _skip(row: tuple[Word, ...], at: int, language: str) -> int:
    between = _known(language, "between")
    for _ in range(_MOST_BETWEEN):
        if at < len(row) and row[at].folded in between:
            at += 1
    return at


@cache
def _pronouns(language: str) -> Mapping[str, str]:
    return {word: sex for key, sex in _PRONOUNS.items() for word in _known(language, key)}


@cache
def _phrases(language: str) -> tuple[tuple[tuple[str, ...], int], ...]:
    """The copulas word by word, the longest first."""
    found = [tuple(each.split("_")) for each in _table(language).get("copulas", ())]
    return tuple((phrase, len(phrase)) for phrase in sorted(found, key=len, reverse=True))


@cache
def _known(language: str, key: str) -> frozenset[str]:
    return frozenset(_table(language).get(key, ()))


@cache
def _table(language: str) -> Mapping[str, list[str]]:
    return read_words(f"agreement/{language}.txt", text_of("agreement", language))
