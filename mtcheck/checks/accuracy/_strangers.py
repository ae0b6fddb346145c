"""Words that only the original's language knows, in a translation that stands alone.

Who made the page named the language; the dictionaries of both tell which words are left over. Only English holds
enough words and names in its dictionary for what it lacks to be foreign.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, partial

from mtcheck.checks.accuracy._copied import quoted_spans
from mtcheck.checks.base import Article
from mtcheck.language.dictionary import holds, knows
from mtcheck.language.profiles import Profile, primary, profile, writes_noun_capitals
from mtcheck.language.remembered import Remembered
from mtcheck.language.wordlists import pairs_of, words_of
from mtcheck.language.words import Word, split_words, words
from mtcheck.model.text import Block, MarkKind

_COMPLETE = frozenset({"en"})
"""Languages whose dictionary holds most of what their texts say, names too."""
_WITNESSES = ("fr", "es")
"""Languages whose dictionaries hold names and loans that German shares with them."""
_FEWEST_OWN = 2
_SHORTEST = 4
_SET_APART = frozenset({MarkKind.EMPHASIS, MarkKind.CODE, MarkKind.KEPT})
_GLOSS = (" (", " –", " —", ", the ", ", a ", ", or ")
"""What an explanation of a word that is kept on purpose begins with."""


def strangers(block: Block, article: Article) -> Iterator[Word]:
    """The words of a block that were left in the original's language, where only that language is known."""
    origin = primary(article.source_language)
    if article.source or article.is_pair or article.profile.code not in _COMPLETE or origin in ("", "en"):
        return
    foreign = _foreign(origin, article.profile.code)
    if not any(map(foreign.__getitem__, split_words(block.text))):
        return
    kept = article.once(_kept_on_purpose)
    apart = _set_apart(block)
    row = words(block.text)
    for at, word in enumerate(row):
        if (
            foreign[word.text]
            and word.folded not in kept
            and not any(start <= word.start and word.end <= end for start, end in apart)
            and _is_left(block, row, at, article.profile)
        ):
            yield word


@cache
def _foreign(origin: str, target: str) -> Remembered[bool]:
    """Whether the original's language knows a word and the translation's does not."""
    return Remembered(partial(_is_foreign, origin=profile(origin), target=profile(target)))


def _is_foreign(word: str, origin: Profile, target: Profile) -> bool:
    if len(word) < _SHORTEST or not word.isalpha() or word.casefold() in target.borrowed | target.function_words:
        return False
    if not word.islower() and not (word.istitle() and writes_noun_capitals(origin.code)):
        return False
    if knows(word, target.code) is not False or not holds(word, origin.code):
        return False
    return word.islower() or _is_common(word, origin.code)


def _is_common(noun: str, language: str) -> bool:
    """Whether a German noun has a plural, or an ending that tells it apart, and so is hardly a name."""
    if noun.endswith(words_of(language, "place-endings")) or any(knows(noun, each) for each in _WITNESSES):
        return False
    endings = (*plural_endings(language), "s") if noun[-1] in "aiou" else plural_endings(language)
    return noun.endswith(words_of(language, "abstract-endings")) or any(
        holds(stem + ending, language) for stem in stems(noun) for ending in endings
    )


def plural_endings(language: str) -> tuple[str, ...]:
    """How plurals of nouns end."""
    return words_of(language, "plural-endings")


def stems(noun: str) -> Iterator[str]:
    """The German noun as it is and with its last vowel changed, as plurals have it."""
    yield noun
    for plain, changed in pairs_of("de", "umlauts").items():
        head, found, tail = noun.rpartition(plain)
        if found and not any(vowel in tail for vowel in "aou"):
            yield head + changed + tail


def _is_left(block: Block, row: Sequence[Word], at: int, target: Profile) -> bool:
    before, after = _neighbour(block.text, row, at, -1), _neighbour(block.text, row, at, 1)
    if before.lower() in target.determiners:
        before = before.lower()
    if not all(each.islower() for each in (before, after) if each):
        return False
    if row[at].text.islower():
        return _is_amid(row, [each for each in (before, after) if each], target)
    return block.region.is_running_text and before in target.determiners


def _is_amid(row: Sequence[Word], neighbours: Sequence[str], target: Profile) -> bool:
    """Whether the words beside it are the translation's, in a text of that language."""
    if not neighbours or not all(each in target.function_words or knows(each, target.code) for each in neighbours):
        return False
    return sum(word.text in target.function_words for word in row) >= _FEWEST_OWN


def _neighbour(text: str, row: Sequence[Word], at: int, step: int) -> str:
    """The word beside this one, if only a space parts them."""
    if not 0 <= at + step < len(row):
        return ""
    first, second = sorted((row[at], row[at + step]), key=lambda word: word.start)
    return row[at + step].text if text[first.end : second.start] == " " else ""


def _kept_on_purpose(article: Article) -> frozenset[str]:
    """The words that the page explains or sets apart somewhere, folded: they are meant to stand as they are."""
    return frozenset(word.folded for block in article.blocks for word in _explained(block, article))


def _explained(block: Block, article: Article) -> Iterator[Word]:
    foreign = _foreign(primary(article.source_language), article.profile.code)
    apart = _set_apart(block)
    for word in words(block.text):
        if foreign[word.text] and (
            block.text.startswith(_GLOSS, word.end)
            or any(start <= word.start and word.end <= end for start, end in apart)
        ):
            yield word


def is_set_apart(block: Block, start: int, end: int) -> bool:
    """Whether a word stands in italics or quotation marks."""
    return any(begin <= start and end <= stop for begin, stop in _set_apart(block))


def _set_apart(block: Block) -> list[tuple[int, int]]:
    marked = [(mark.start, mark.end) for mark in block.marks if mark.kind in _SET_APART]
    return marked + quoted_spans(block.text)
