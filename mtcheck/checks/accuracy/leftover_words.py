"""A word of another language was left standing in a sentence.

## What is wrong
A function word (*und*, *nicht*, *avec*), or a word in another language's spelling (*größer*), stands in lower case in
the middle of a sentence of the translation's language. Where the original's language is named (``--from``), an
English page that stands alone is searched for every word that only that language's dictionary holds: *leider*,
*Kreistag*. If it is not named, German nouns behind an article or a preposition are told: *the Fahrgastverband*.
English, German, Spanish and French pages that betray the original's language are searched as if it were named, for
Russian words in Latin letters too (*gemeente*, *subbotnik*); names of one country betray it where several of its
words stand as well. Labels in the original's language (*LEGGI ANCHE*, a button *Winkelwagen*), what stands behind a
label (*Colour: mörkblå*) and labels with one of its words (*Add to the panier*) are told where names of the page or
other signs betray it, case endings of Turkish names, and what is left around names (*Wethouder Klaas Terpstra*, *M.
Delcourt*, *Mr. Aktaş Bey*); on every page another language's month behind its day (*4 januari*), its day of the week
behind a preposition (*am martes*), and words in another script on one that has few of them.

## Why it matters
The reader meets a word that is no word of the language, and what it said (often *not* or *and*) is lost.

## Example
*The minister said that the plan was nicht ready.*

## Known false alarms
Names, titles and phrases of the other language are passed over: at least one direct neighbour must be a function word
of the translation's language, the word must be in lower case, and no second word of its language may stand beside it
unless the whole run is in lower case. Borrowed words are listed in the profile. Nouns with a capital count only after
an article or its like, and not where the page explains them or sets them in italics, quotation marks or brackets, nor,
where the original's language is not named, if they end as places, newspapers and institutions do (*the Landtag*).

## Source
MQM: accuracy, untranslated.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from mtcheck.checks.accuracy._foreign_letters import find_foreign_words
from mtcheck.checks.accuracy._left import left_parts
from mtcheck.checks.accuracy._nouns import german_nouns
from mtcheck.checks.accuracy._strangers import shown_origins, strangers
from mtcheck.checks.base import Article, Remark, block_check, remark
from mtcheck.language.origins import sought_origins
from mtcheck.language.profiles import entry, profile
from mtcheck.language.wordlists import any_word_of
from mtcheck.language.words import Word, fold_words, words
from mtcheck.model.finding import Category, Furniture, Severity
from mtcheck.model.kinds import BlockKind
from mtcheck.model.tags import primary
from mtcheck.model.text import Block
from mtcheck.patterns import lazy

_TOLD_APART = ("en", "de")
"""Languages of translations that are told apart from all sought; others need to know the original's language, or the
page has to betray it."""
_REMEMBERED = 256
_SHORTEST, _MOST_FOREIGN = 3, 3
"""Letters of a word in another script, and how many such words a page has that does not speak of them."""
_APART = frozenset("|/=·•–—-,;、")
"""What parts a name from the same name in another script."""
_THROUGHOUT = 3
"""How often a word is on a page that keeps it as a term: a dish, an office, a thing of the country."""
_GERMAN_SPELLING = lazy(lambda: rf"(?=\w*[äöüß])[a-zäöüß]{{2,}}(?:{any_word_of('de', 'spelt-endings')})")
_NEW_SYLLABLE = lazy(r"[oe][öë]")


@block_check(Category.UNTRANSLATED, Severity.MINOR, furniture=Furniture.AROUND, silences=("linguistic/unknown-word",))
def leftover_words(block: Block, article: Article) -> Iterator[Remark]:
    if block.kind is BlockKind.META or not article.profile.function_words:
        return
    found = {} if block.kind is BlockKind.CONTROL else _in_sentences(block, article)
    found |= dict(left_parts(block, article))
    yield from _in_letters(block, article)
    for word, origin in found.items():
        if _is_marked_within(block, word):
            continue
        lost = _is_denial(word.text, origin)
        kept = not lost and article.once(_count_words)[word.folded] >= _THROUGHOUT
        yield remark(
            block,
            word.start,
            word.end,
            f"'{word.text}' is {profile(origin).name} and was left untranslated",
            severity=Severity.MAJOR if lost else Severity.NEUTRAL if kept else None,
        )


def _is_marked_within(block: Block, word: Word) -> bool:
    """Whether letters of the word are set apart, as the first of a name is."""
    return any(word.start < at < word.end for mark in block.marks for at in (mark.start, mark.end))


def _is_denial(word: str, language: str) -> bool:
    from mtcheck.language.values.negation import is_negator  # which a page alone seldom needs

    return is_negator(word, language)


def _in_letters(block: Block, article: Article) -> Iterator[Remark]:
    """Words in another script on a page that stands alone and has few of them."""
    if article.has_original or article.profile.script != "Latin":
        return
    found = [match for match in find_foreign_words(block.text) if _is_word_between(match, block.text)]
    if not found or article.once(_count_foreign_words) > _MOST_FOREIGN:
        return
    for match in found:
        if any(first <= match.start() < last for first, last in block.kept):
            continue
        yield remark(
            block, *match.span(), f"'{match[0]}' is in the letters of another script and was left untranslated"
        )


def _is_word_between(match: re.Match[str], text: str) -> bool:
    """Whether a run is a word of a line in Latin letters, and neither another name beside one nor all of a line."""
    before, after = text[: match.start()].rstrip(), text[match.end() :].lstrip()
    beside = before[-1:] + after[:1]
    return len(match[0]) >= _SHORTEST and bool(before or after) and _APART.isdisjoint(beside)


def _count_foreign_words(article: Article) -> int:
    """How many words in another script are on the page, for ``Article.once``."""
    return sum(1 for block in article.blocks for _ in find_foreign_words(block.text))


def _in_sentences(block: Block, article: Article) -> dict[Word, str]:
    """The words of other languages inside a block's sentences, each with its language."""
    foreign = _foreign(article.profile.code, _asked(article))
    found = dict(strangers(block, article))
    if primary(article.source_language) in ("", "de") and not article.has_original:
        found |= dict.fromkeys(german_nouns(block, article), "de")
    if not foreign.keys().isdisjoint(block.text.split()) or _may_be_spelt_elsewhere(block.text, article):
        found |= _betrayed(block.text, article, foreign)
    return found


def _count_words(article: Article) -> Counter[str]:
    """How often each word is on the page, for ``Article.once``."""
    return Counter(word for block in article.blocks for word in fold_words(block.text))


def _betrayed(text: str, article: Article, foreign: dict[str, str]) -> dict[Word, str]:
    """The words that no text in the translation's language has, each with its language."""
    row = words(text)
    found = {}
    for number, word in enumerate(row):
        origin = foreign.get(word.text) or _spelt_in(word.text, article)
        if origin and _stands_inside(text, row, number, article, origin):
            found[word] = origin
    return found


def _asked(article: Article) -> tuple[str, ...]:
    """The languages whose words may be left over."""
    if named := primary(article.source_language):
        return (named,)
    if article.profile.code in _TOLD_APART:
        return sought_origins()
    return () if article.has_original else article.once(shown_origins)


@lru_cache(maxsize=_REMEMBERED)
def _foreign(target: str, sources: tuple[str, ...]) -> dict[str, str]:
    """The words that betray another language, each with that language."""
    own = profile(target)
    usual = own.function_words | own.borrowed
    found: dict[str, str] = {}
    for code in sources:
        if code != target:
            left: frozenset[str] = entry(code, "leftover_words") or frozenset()
            found |= {word: code for word in left - usual if word not in found}
    return found


def _may_be_spelt_elsewhere(text: str, article: Article) -> bool:
    return article.profile.code == "en" and not text.isascii() and primary(article.source_language) in ("", "de")


def _spelt_in(word: str, article: Article) -> str:
    if not _may_be_spelt_elsewhere(word, article) or word in article.profile.borrowed or _NEW_SYLLABLE.search(word):
        return ""
    return "de" if _GERMAN_SPELLING.fullmatch(word) else ""


def _stands_inside(text: str, row: Sequence[Word], number: int, article: Article, origin: str) -> bool:
    """Whether a direct neighbour is a function word of the translation's language and none is of the word's own."""
    own, other = article.profile.function_words, profile(origin)
    is_betrayed = article.profile.code not in _TOLD_APART and not article.has_original
    mine = own if is_betrayed else own - other.function_words - other.leftover_words
    neighbours = set(_neighbours(text, row, number))
    if neighbours & other.leftover_words or neighbours & (other.function_words - own):
        return False
    return not neighbours.isdisjoint(mine)


def _neighbours(text: str, row: Sequence[Word], number: int) -> Iterator[str]:
    """The words that only a space parts from this one."""
    here = row[number]
    if number and text[row[number - 1].end : here.start] == " ":
        yield row[number - 1].text
    if number + 1 < len(row) and text[here.end : row[number + 1].start] == " ":
        yield row[number + 1].text
