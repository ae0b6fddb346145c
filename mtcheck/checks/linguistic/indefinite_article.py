"""*a* stands where English says *an*, or *an* where it says *a*.

## What is wrong
The article does not fit the first sound of the next word: *a hour*, *an European*, *a 8-year-old*, *a MP*.

## Why it matters
It is a fault that every reader hears. In machine translation it shows that the next word was put in later, by a
glossary or from a number.

## Example
*He waited for a hour with an European colleague.*

## Known false alarms
It is the sound that counts, not the letter: the exceptions stand in `data/hazards/articles.tsv`. Words with an
unstressed first syllable (*an historic*), foreign words, initials that some read as a word and the letter *A* as a
name (*vitamin A is*) are passed over.

## Source
MQM: linguistic conventions, grammar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from mtcheck.checks.base import Article, Remark, block_check, remark
from mtcheck.language.hazards import rows_for
from mtcheck.language.wordlists import word_set
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.text import Block
from mtcheck.patterns import lazy

_ARTICLE = lazy(r"(?<![\w.'’&/$£€-])([Aa]n?) ([\w.-]*\w)")
_EIGHT = lazy(r"(?:8\d?|11|18|8\d\d|(?:8\d{0,2}|11|18)[.,]\d{3})(?:th)?(?:-[a-z]+)*$")
_NOT_EIGHT = lazy(r"(?:[2-79]\d{0,2}|1|10|1[2-79]|1\d\d)(?:th|nd|rd|st)?(?:-[a-z]+)*$")


@block_check(Category.GRAMMAR, Severity.MINOR, fix=Fix.SAFE)
def indefinite_article(block: Block, article: Article) -> Iterator[Remark]:
    if article.profile.code != "en" or "a" not in block.text.casefold():
        return
    for match in _ARTICLE.finditer(block.text):
        found, word = match[1], match[2]
        if (found == "A" and not _begins_sentence(block.text, match.start())) or block.is_code_at(match.start(2)):
            continue
        vowel = _sounds_vowel(word)
        if vowel is not None and vowel != found.endswith("n"):
            wanted = found[0] + "n" * vowel
            message = f"'{wanted} {word}' and not '{found} {word}': the sound decides"
            yield remark(block, match.start(), match.start() + len(found), message, suggestion=wanted)


def _begins_sentence(text: str, at: int) -> bool:
    before = text[:at].rstrip(' "“„(')
    return not before or before[-1] in ".!?:–—"


@lru_cache(maxsize=4096)
def _sounds_vowel(word: str) -> bool | None:
    """Whether the word begins with a vowel's sound; None where that is not beyond doubt."""
    if word[0].isdigit():
        return True if _EIGHT.match(word) else False if _NOT_EIGHT.match(word) else None
    initials = re.split("[-’']", word)[0] if not word.startswith(("X-", "U.")) else word
    for sound in ("vowel", "consonant"):
        if initials in _initials(sound) or f"{initials}." in _initials(sound):
            return sound == "vowel"
    return _word_sounds_vowel(word) if word.islower() or word.istitle() else None


def _word_sounds_vowel(word: str) -> bool | None:
    lower = word.lower()
    if lower in word_set("en", "no-article-before") or len(lower) < 3 or not lower.isascii():
        return None
    if lower.startswith(_beginnings("vowel")):
        return True
    if lower[0] == "h":
        return False if lower.startswith(_beginnings("hard")) else None
    if lower[0] in "aeiou":
        consonant = lower.startswith(_beginnings("consonant")) and not lower.startswith(_beginnings("not-consonant"))
        return None if lower[0] == "u" and word.istitle() and not consonant else not consonant  # a name's u says either
    return False if word.islower() and lower[0] != "y" else None


@cache
def _beginnings(sound: str) -> tuple[str, ...]:
    return tuple(words for (words,) in rows_for("articles", sound))


@cache
def _initials(sound: str) -> frozenset[str]:
    return frozenset(word for (words,) in rows_for("articles", f"initials-{sound}") for word in words.split())
