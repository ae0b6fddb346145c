"""Two small words are side by side that their language writes as one, or with an apostrophe.

## What is wrong
*Le arbre*, *de le village*: French elides an article before a vowel (*l’arbre*) and runs a preposition into it
(*du village*); Spanish and Italian do the latter (*del pueblo*, *nel parco*).

## Why it matters
No speaker says or writes so: the sentence was put together word by word.

## Example
*Le arbre est tombé près de le village.*

## Known false alarms
Only French, Spanish and Italian. Words before which nothing is elided (*le onze*, *la ouate*), pronouns before verbs
(*de le faire*), names and words that the dictionary does not know are passed over.

## Source
Grevisse, Le bon usage, élision and articles contractés; MQM: linguistic conventions, grammar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from mtcheck.checks.base import MARK_HABIT, Article, Remark, block_check, remark
from mtcheck.language.dictionary import knows
from mtcheck.language.wordlists import pairs_of, word_set, words_of
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.kinds import SET_APART
from mtcheck.model.text import Block
from mtcheck.patterns import any_of

_MARKS = '.,;:!?)»”"'


@block_check(Category.GRAMMAR, Severity.MINOR, fix=Fix.SAFE, habit=MARK_HABIT)
def lost_elision(block: Block, article: Article) -> Iterator[Remark]:
    code = article.profile.code
    for pattern, join in ((_contracted(code), _contract), (_elided(code), _elide)):
        for match in pattern.finditer(block.text) if pattern else ():
            wanted = join(match, code)
            if wanted and not block.is_marked(match.start(), match.end(), *SET_APART):
                wanted = wanted[0].upper() + wanted[1:] if match[0][0].isupper() else wanted
                yield remark(block, *match.span(), f"'{match[0]}' is written '{wanted}'", suggestion=wanted)


@cache
def _contracted(language: str) -> re.Pattern[str] | None:
    """A preposition and an article that are one word, before a word in lower case."""
    pairs = pairs_of(language, "contractions")
    return re.compile(rf"(?<![\w’'-])(?i:{any_of(pairs)})(?= [a-zà-ÿœ]{{3,}}(?![\w’']))") if pairs else None


def _contract(match: re.Match[str], language: str) -> str:
    following = match.string[match.end() + 1 :].split(None, 1)[0].rstrip(_MARKS)
    if following in word_set(language, "before-verbs") or following.endswith(words_of(language, "infinitives")):
        return ""
    return pairs_of(language, "contractions")[match[0].lower()] if knows(following, language) else ""


@cache
def _elided(language: str) -> re.Pattern[str] | None:
    """A word that is elided, and one in lower case that begins with a vowel."""
    words = words_of(language, "elided")
    vowel = r"[aeiouàâéèêëîïôûœ][a-zà-ÿœ]+(?![\w’'-])"
    return re.compile(rf"(?<![\w’'-])(?i:{any_of(words)}) {vowel}") if words else None


def _elide(match: re.Match[str], language: str) -> str:
    first, _, following = match[0].partition(" ")
    if following in word_set(language, "never-elided-before") or not knows(following, language):
        return ""
    return f"{first.lower()[:-1]}’{following}"
