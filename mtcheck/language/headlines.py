"""What stands behind the headlines of news sites: sections, and the names of papers, broadcasters and agencies."""

from __future__ import annotations

from functools import cache

from mtcheck.language.packaged import DATA, rows_of
from mtcheck.language.wording import wording

_MOST = 4


def names_section(tail: str, language: str) -> bool:
    """Whether the words behind a headline are a section of a site: *sport*, *Politics*."""
    return tail.casefold() in _sections().get(language, ())


def names_source(tail: str, language: str) -> bool:
    """Whether the words behind a headline are the name of who published it."""
    if tail.casefold() in _media():
        return True
    words = tail.split()
    titled = 2 <= len(words) <= _MOST and all(word[:1].isupper() or len(word) <= len("and") for word in words)
    return titled and any(word.casefold() in wording(language).site for word in (words[0], words[-1]))


@cache
def _sections() -> dict[str, frozenset[str]]:
    rows = rows_of("headlines", "sections")
    return {language: frozenset(word for each, word in rows if each == language) for language, _ in rows}


@cache
def _media() -> frozenset[str]:
    lines = (DATA / "headlines" / "media.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.casefold() for line in lines if line and not line.startswith("#"))
