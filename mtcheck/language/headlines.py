"""What stands behind the headlines of news sites: sections, and the names of papers, broadcasters and agencies."""

from __future__ import annotations

from functools import cache

from mtcheck.language.packaged import DATA, rows_of
from mtcheck.language.wording import wording
from mtcheck.language.wordlists import ANY, word_set, words_of
from mtcheck.patterns import lazy

_MOST = 4
_PARTS = lazy(r"[\s/,()|–—-]+")


def names_section(tail: str, language: str) -> bool:
    """Whether the words behind a headline are a section of a site: *sport*, *Politics*."""
    return tail.casefold() in _sections("sections").get(language, ())


def names_place(text: str, language: str) -> bool:
    """Whether a text is what menus call a section of a site, or its front page: *Home*, *Books*, *Crime*."""
    folded = text.casefold()
    return folded in _sections("menus").get(language, ()) or folded in _sections("sections").get(language, ())


def names_source(tail: str, language: str) -> bool:
    """Whether the words behind a headline are the name of who published it."""
    if tail.casefold() in _media():
        return True
    words = tail.split()
    titled = 2 <= len(words) <= _MOST and all(word[:1].isupper() or len(word) <= len("and") for word in words)
    if not titled:
        return False
    if any(word.casefold() in wording(language).site for word in (words[0], words[-1])):
        return True
    named = words[1:] if words[0].casefold() in wording(language).articles else words
    return any(word.casefold() in _papers() for word in (named[0], named[-1])) or named[-1].endswith(
        words_of(ANY, "paper-endings")
    )


def is_agency_line(line: str) -> bool:
    """Whether a line is nothing but the name of a news agency, with a place or a second agency beside it."""
    words = _PARTS.split(line.strip("()[] .-–—"))
    if not 1 <= len(words) <= _MOST or not all(word[:1].isupper() or word in _agencies() for word in words):
        return False
    named = sum(word in _agencies() for word in words)
    return named > 0 and (len(words) - named) <= 2 and (words[0] in _agencies() or words[-1] in _agencies())


def is_agency(word: str) -> bool:
    """Whether a word is the name of a news agency."""
    return word in _agencies()


@cache
def _agencies() -> frozenset[str]:
    text = (DATA / "headlines" / "agencies.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


@cache
def _papers() -> frozenset[str]:
    """What papers are called in any language."""
    return word_set(ANY, "papers")


@cache
def _sections(table: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for language, word in rows_of("headlines", table):
        found.setdefault(language, set()).add(word)
    return {language: frozenset(words) for language, words in found.items()}


@cache
def _media() -> frozenset[str]:
    lines = (DATA / "headlines" / "media.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.casefold() for line in lines if line and not line.startswith("#"))
