"""Abbreviations of the original's language that the translation kept: *stb.* of Hungarian, *cfr.* of Italian."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache

from mtcheck.checks.base import Article
from mtcheck.checks.origins import origin
from mtcheck.language import dictionary
from mtcheck.language.lm.vocabulary import vocabulary
from mtcheck.language.origins import sought_origins
from mtcheck.language.profiles import codes, profile
from mtcheck.language.wordlists import ANY, word_set
from mtcheck.model.text import Block
from mtcheck.patterns import any_of

_SHORTEST, _LONGEST = 2, 6
"""Letters of an abbreviation that says of which language it is."""
_EVERYWHERE = 4
"""Languages whose common abbreviation says nothing of any of them: *prof.*, *max.*"""


def find_kept_abbreviations(block: Block, article: Article) -> Iterator[tuple[re.Match[str], str]]:
    """Each with the language that has it, where the page is known or shows to come from that language."""
    language = article.once(_find_origin)
    is_sought = bool(article.source_language) or language in sought_origins()
    pattern = _pattern(language, article.profile.code, is_sought) if language else None
    for match in pattern.finditer(block.text) if pattern else ():
        if not article.has_original or _fold(match[0]) in article.once(_fold_original):
            yield match, language


def _find_origin(article: Article) -> str:
    """The language that the page surely comes from; empty where that is not told."""
    known = article.once(origin)
    told = next(iter(known.languages), "") if known.is_translation else ""
    return told if told in codes() else ""


def _fold_original(article: Article) -> str:
    """The original without blanks and capitals."""
    return _fold(" ".join(block.text for block in article.original_blocks))


def _fold(text: str) -> str:
    return "".join(text.split()).casefold()


@lru_cache(maxsize=64)
def _pattern(language: str, target: str, is_sought: bool) -> re.Pattern[str] | None:
    """What finds them; those whose meaning is given are ``foreign_abbreviation``'s where it seeks the language's."""
    explained = _explained(language) if is_sought else frozenset()
    forms = {form.replace("_", " ") for form in profile(language).abbreviations if _is_telling(form, target, explained)}
    if not forms or language == target:
        return None
    written = any_of(forms).replace(r"\ ", "[ \u00a0]")
    return re.compile(rf"(?<![\w.@/:&-])(?<!\d[ \u00a0])(?:{written})\.(?=[ \u00a0][a-zß-ÿ\d(]|[,;:)])")


def _is_telling(form: str, target: str, explained: frozenset[str]) -> bool:
    """Whether an abbreviation is its language's own and cannot be a word of the other, with or without its stop."""
    letters = form.replace("_", "").replace(".", "")
    own = profile(target)
    if not _SHORTEST <= len(letters) <= _LONGEST or not letters.isalpha() or letters in explained:
        return False
    if form in own.abbreviations or letters in own.abbreviations or form in word_set(ANY, "abbreviations-anywhere"):
        return False
    if _count_languages()[form] >= _EVERYWHERE:
        return False
    return form != letters or not may_be_word(letters, target)


@cache
def _explained(language: str) -> frozenset[str]:
    """The abbreviations whose meaning a profile gives."""
    return frozenset(_fold(written).replace(".", "") for written in profile(language).leftovers)


@cache
def _count_languages() -> Counter[str]:
    return Counter(form for code in codes() for form in profile(code).abbreviations)


def may_be_word(letters: str, language: str) -> bool:
    """Whether letters before a full stop may be a word that ends the sentence there, as far as is known."""
    lists = vocabulary(language)
    if lists is not None and (lists.holds(letters) or lists.holds(letters.capitalize())):
        return True
    return dictionary.knows(letters, language) is not False
