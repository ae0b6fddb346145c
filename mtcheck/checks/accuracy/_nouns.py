"""German nouns in English text of which nobody says that it was German.

German writes its nouns with a capital, as English writes names; so only a noun that has a plural, or is made of two,
stands where names hardly do and is no institution's counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from mtcheck.checks.accuracy._copied import find_quoted
from mtcheck.checks.accuracy._noun_forms import is_german_noun
from mtcheck.checks.accuracy._strangers import ends_opening
from mtcheck.checks.base import Article
from mtcheck.language.lm.vocabulary import vocabulary
from mtcheck.language.remembered import remembered
from mtcheck.language.spelling import is_word, verb_forms
from mtcheck.language.wordlists import word_set
from mtcheck.language.words import Word, split_words, words
from mtcheck.model.kinds import BlockKind, MarkKind
from mtcheck.model.text import Block
from mtcheck.patterns import lazy

_TITLE = lazy(r"[A-ZÄÖÜ][a-zäöüß]{3,}")
_LONG = 9
"""Letters from which on a noun is made of several, and may stand before an English one."""
_MOST_SAID = 2
_QUOTED_WORDS = 3
"""Words of a quotation up to which it quotes a term and no speech."""
_SET_APART = (MarkKind.EMPHASIS, MarkKind.CODE, MarkKind.KEPT, MarkKind.LINK)
_GLOSS = (" (", " –", " —", ", the ", ", a ", ", an ", ", or ")
_PROSE = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE)


def german_nouns(block: Block, article: Article) -> Iterator[Word]:
    """The nouns of a block that were left in German."""
    if article.profile.code != "en" or not block.region.is_running_text or block.kind not in _PROSE:
        return
    may_be = _candidates(article.profile.code)
    if not any(map(may_be.__getitem__, split_words(block.text))):
        return
    row = words(block.text)
    for at, word in enumerate(row):
        if (
            may_be[word.text]
            and word.folded not in article.profile.borrowed
            and _is_led(block, row, at, article)
            and not _is_meant(block, word)
            and _goes_on(block, row, at, article)
            and _times(word.text, article) <= _MOST_SAID
            and is_german_noun(word.text)
            and not is_word(article.profile.code)[word.folded]
        ):
            yield word


@remembered
def _candidates(word: str, language: str) -> bool:
    """Whether a word has the form of a German noun, and the language's list does not have it."""
    lists = vocabulary(language)
    return lists is not None and _TITLE.fullmatch(word) is not None and not lists.holds(word.lower())


def _is_led(block: Block, row: Sequence[Word], at: int, article: Article) -> bool:
    """Whether an article or the like stands before it, which may have an adjective between."""
    before = [_beside(block.text, row, at - step, at - step + 1) for step in (1, 2)]
    determiners = article.profile.determiners
    if before[0].lower() in determiners:
        return True
    if before[0].lower() in word_set("en", "before-foreign-nouns"):
        may_be_town = _leads_to_town(*before) and len(row[at].text) < _LONG
        return not may_be_town and not before[1][:1].isupper()
    return before[0].islower() and before[1].lower() in determiners


def _leads_to_town(last: str, last_but_one: str) -> bool:
    """Whether a town may follow: *in Ried*, *by way of Ried*."""
    return last.lower() in word_set("en", "before-towns") or last_but_one in word_set("en", "ways-of-towns")


def _beside(text: str, row: Sequence[Word], first: int, second: int) -> str:
    """The first of two neighbours, if only a space parts them."""
    if first < 0 or text[row[first].end : row[second].start] != " ":
        return ""
    return row[first].text


def _goes_on(block: Block, row: Sequence[Word], at: int, article: Article) -> bool:
    """Whether no name and, after a short noun, no noun follows, before which names stand as well."""
    if at + 1 >= len(row) or block.text[row[at].end : row[at + 1].start] != " ":
        return True
    after = row[at + 1].text
    verb = after.endswith(("ed", "s")) or after in verb_forms(article.profile.code)
    return after.islower() and (len(row[at].text) >= _LONG or verb or after in article.profile.function_words)


def _is_meant(block: Block, word: Word) -> bool:
    if block.is_marked(word.start, word.end, *_SET_APART):
        return True
    if block.text.startswith(_GLOSS, word.end) and not ends_opening(block.text, word):
        return True
    quoted = find_quoted(block.text, word.start)
    return quoted is not None and _is_term(block.text[slice(*quoted)])


def _is_term(quoted: str) -> bool:
    return len(split_words(quoted)) <= _QUOTED_WORDS


def _times(word: str, article: Article) -> int:
    return article.once(_count_words)[word]


def _count_words(article: Article) -> Counter[str]:
    return Counter(word for block in article.blocks for word in split_words(block.text))
