"""Abbreviations of the original's language that the translation kept: *stb.* of Hungarian, *Avv.* of Italian."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from mtcheck.checks.base import Article
from mtcheck.checks.origins import origin
from mtcheck.language import dictionary
from mtcheck.language.lm.vocabulary import vocabulary
from mtcheck.language.profiles import codes, profile
from mtcheck.language.wordlists import ANY, word_set
from mtcheck.model.tags import primary
from mtcheck.model.text import Block
from mtcheck.patterns import any_of, lazy

_STOPPED = lazy(r"[^\W\d_]\.(?!\Z)")
_SHORTEST, _LONGEST = 2, 6
_EVERYWHERE = 4
"""Languages whose common abbreviation says nothing of any of them: *prof.*, *max.*"""


def find_kept_abbreviations(block: Block, article: Article) -> Iterator[tuple[re.Match[str], str]]:
    """Each with the language that has it, where the page is known or shows to come from that language."""
    if not _STOPPED.search(block.text):
        return
    for language in _list_languages(article):
        pattern = _pattern(language, article.profile.code)
        for match in pattern.finditer(block.text) if pattern else ():
            if not article.is_beside or any(match[0] in each.text for each in article.original_blocks):
                yield match, language


def _list_languages(article: Article) -> tuple[str, ...]:
    known = article.once(origin)
    return known.languages[:1] if known.is_translation and primary(article.source_language) in ("", *codes()) else ()


@cache
def _pattern(language: str, target: str) -> re.Pattern[str] | None:
    forms = {form.replace("_", " ") for form in profile(language).abbreviations if _is_telling(form, target)}
    if not forms or language == target:
        return None
    written = any_of({each for form in forms for each in (form, form[0].upper() + form[1:])}).replace(
        r"\ ", "[ \u00a0]"
    )
    return re.compile(rf"(?<![\w.@/:&-])(?:{written})\.(?=[ \u00a0][\w(«“„]|[,;:)])")


def _is_telling(form: str, target: str) -> bool:
    """Whether an abbreviation is the language's own and cannot be a word of the other, with or without its stop."""
    letters = form.replace("_", "").replace(".", "")
    own = profile(target)
    if not _SHORTEST <= len(letters) <= _LONGEST or not letters.isalpha():
        return False
    if form in own.abbreviations or letters in own.abbreviations or form in word_set(ANY, "abbreviations-anywhere"):
        return False
    if _count_languages()[form] >= _EVERYWHERE:
        return False
    return form != letters or not _is_word(letters, target)


@cache
def _count_languages() -> Counter[str]:
    return Counter(form for code in codes() for form in profile(code).abbreviations)


def _is_word(word: str, language: str) -> bool:
    """Whether a word may stand at a sentence's end as what it is, as far as is known."""
    lists = vocabulary(language)
    if lists is not None and (lists.holds(word) or lists.holds(word.capitalize())):
        return True
    return dictionary.knows(word, language) is not False
