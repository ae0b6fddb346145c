"""A word has lost the mark of a letter, or the marked letter itself.

## What is wrong
*gefahrlich* or *gefhrlich* for *gefährlich*, *fuer* for *für*, *atencion* for *atención*: on its way through a machine
or an old encoding the text lost its umlauts or accents.

## Why it matters
The words are misspelt, some become other words, and search does not find them.

## Example
*Der Weg ist gefahrlich und fur Kinder gesperrt.*

## Known false alarms
Only languages that have a dictionary. Words that the dictionary holds without the mark are passed over, and so are
those of the original, names, code and addresses. In languages whose dictionaries have gaps three such words are asked
for, on a page that has hardly any marked letters.

## Source
MQM: linguistic conventions, spelling and character encoding.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import MARK_HABIT, Article, Remark, article_check, remark
from mtcheck.language.dictionary import knows
from mtcheck.language.kept import prose_of
from mtcheck.language.letter_marks import has_marks, is_listed, lost_marks
from mtcheck.language.traits import Trait, has_trait
from mtcheck.language.wordlists import ANY, pairs_of
from mtcheck.language.words import Word, fold_words, words
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.kinds import SET_APART, BlockKind
from mtcheck.model.text import Block
from mtcheck.model.tuples import NamedTuple

_ENGLISH = "en"
_JOINTS = frozenset("@#/._’'`-")
_PROSE = (BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST_ITEM)
_SHORTEST_NOUN = 5
_FEWEST = 3
"""Words from which on a page lost its marks, where the dictionary has gaps."""
_FEW_MARKED = 2
"""Words that have their marks, for each that lost them, up to which the page has lost them."""
_USUAL_SHARE = 100
"""Characters for each marked one, from which on a text has hardly any."""
_FOREIGN = 6
"""Words of a block for each that is strange without having lost a mark, from which on the block is the language's."""
_MOST_ASKED = 400
"""Unknown words of a page that are asked about."""


class _Place(NamedTuple):
    block: Block
    word: Word
    wanted: str


@article_check(Category.SPELLING, Severity.MINOR, page_only=False, fix=Fix.UNSAFE, habit=MARK_HABIT)
def lost_diacritic(article: Article) -> Iterator[Remark]:
    if not article.profile.letters or not has_marks(article.profile.code) or not _may_lack(article):
        return
    places = list(_places(article))
    if not _is_damaged(places, article):
        return
    for block, word, found in places:
        wanted = found if word.text.islower() else found.capitalize()
        message = f"'{word.text}' has lost a mark or a letter of '{wanted}'"
        yield remark(block, word.start, word.end, message, suggestion=wanted)


def _may_lack(article: Article) -> bool:
    """Whether it is worth while to ask for each word: always where a few are enough, else where marks are few."""
    if article.profile.code in pairs_of(ANY, "misspelt-from"):
        return True
    if has_trait(article.profile.code, Trait.FEW_MARKS):
        return False
    text = "".join(block.text for block in article.body)
    letters = article.profile.letters
    return _USUAL_SHARE * sum(map(text.count, letters + letters.upper())) <= len(text)


def _is_damaged(places: list[_Place], article: Article) -> bool:
    """Whether the words are misspelt, and not merely unknown to the dictionary, English or names."""
    found = {place.word.folded for place in places}
    odd = {place.word.folded for place in places if place.word.text.islower()}
    odd = {word for word in odd if knows(word, _ENGLISH) is False}
    if asked := pairs_of(ANY, "misspelt-from").get(article.profile.code):
        return len(found if article.original_blocks else odd) >= int(asked)
    marked = {word for block in article.body for word in fold_words(block.text) if not word.isascii()}
    return len(odd) >= _FEWEST and len(marked) <= _FEW_MARKED * len(found)


def _places(article: Article) -> Iterator[_Place]:
    asked = 0
    for block in article.body:
        if block.kind not in _PROSE or asked > _MOST_ASKED:
            continue
        strange = _strange_words(block, article)[:_MOST_ASKED]
        asked += len(strange)
        wanted = lost_marks(article.profile.code)
        lost = [_Place(block, word, wanted[word.folded]) for word in strange if wanted[word.folded]]
        if (len(strange) - len(lost)) * _FOREIGN <= len(words(block.text)):
            yield from (place for place in lost if _may_be(place, article))


def _strange_words(block: Block, article: Article) -> list[Word]:
    """The words that the language's dictionary lacks and the original has not."""
    listed, theirs, text = is_listed(article.profile.code), article.once(_original_words), prose_of(block)
    return [
        word for word in words(text) if not listed[word.folded] and word.folded not in theirs and _is_plain(word, text)
    ]


def _is_plain(word: Word, text: str) -> bool:
    """Whether it is of letters in lower case but for the first, and no part of an address or a name of a user."""
    before, behind = text[max(0, word.start - 1) : word.start], text[word.end : word.end + 2]
    if before in _JOINTS or (behind[:1] in _JOINTS and behind[1:].isalnum()):
        return False
    return word.text.isalpha() and word.text[1:].islower()


def _may_be(place: _Place, article: Article) -> bool:
    """Whether a word is not set apart, and with a capital may be something else than a name."""
    block, word, wanted = place
    if block.is_marked(word.start, word.end, *SET_APART):
        return False
    if word.text.islower() or wanted.lower() in article.profile.function_words:
        return True
    return has_trait(article.profile.code, Trait.NOUN_CAPITALS) and len(word.text) >= _SHORTEST_NOUN


def _original_words(article: Article) -> frozenset[str]:
    return frozenset(word for block in article.original_blocks for word in fold_words(block.text))
