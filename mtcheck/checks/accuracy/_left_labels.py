"""Labels of the original's page that were left as they were, wholly or in a word: lines, buttons, names of values."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from mtcheck.checks.accuracy._noun_forms import is_composed, is_german_noun
from mtcheck.checks.base import Article
from mtcheck.checks.origins import Origin, origin
from mtcheck.language.dictionary import holds, is_lent, knows
from mtcheck.language.left_labels import label_languages, word_languages
from mtcheck.language.lm.vocabulary import vocabulary
from mtcheck.language.origins import is_witness
from mtcheck.language.profiles import writes_noun_capitals
from mtcheck.language.traits import Trait, has_trait
from mtcheck.language.unlisted import is_unlisted
from mtcheck.language.wordlists import ANY, word_set
from mtcheck.language.words import Word, words
from mtcheck.model.kinds import BlockKind, Region
from mtcheck.model.records import record
from mtcheck.model.text import Block
from mtcheck.patterns import BARS, lazy

_LONGEST, _LONGEST_ROW, _MOST_WORDS = 60, 160, 6
_SHORTEST, _SHORTEST_OF_SUSPECT = 3, 6
"""Letters of a label of one word: where names of the page tell of its language, and where nothing but signs do."""
_SHORTEST_WORD = 4
_SEVERAL = 2
"""Lines of one language from which on they are themselves a sign of a translation."""
_PIECES = lazy(rf"[^{BARS}›»→]*[^{BARS}›»→\s]")
_BETWEEN = lazy(rf"[{BARS}›»→]")
_NAMED = lazy(r"\s*([^\W\d_][^\d:.!?]{1,40}?) ?:\s\S")
_VALUE = lazy(r" ?:\s+((?:[^\W\d_]|[ '’-]){3,40}+)")
"""What the label of a line has behind its colon, as far as it is words."""
_SIGNS = frozenset("_@#/\\")
"""What names of users and addresses have in them."""
_MOST_OF_VALUE = 4
_VALUES = (BlockKind.CELL, BlockKind.CONTROL, BlockKind.LIST_ITEM)
"""Where a word alone is hardly somebody's name."""
_NO_LINES = (BlockKind.CODE, BlockKind.META, BlockKind.TITLE)
_DOT = "\u0307"
"""What lower case leaves of the Turkish capital I with its dot."""
_ENDS = (".", ",", ";", "?", "!", "…", '"', "”", "»", "“")


@record
class _Left:
    """A line or a word of it that may have been left, and the languages that have it."""

    word: Word
    languages: tuple[str, ...]
    is_label: bool
    """Whether their labels have it."""
    is_whole: bool = True
    """Whether it is the whole line."""


@record
class LeftLabels:
    """What a page may have left of its original's labels, by the identity of their blocks."""

    found: Mapping[int, Sequence[_Left]]
    lines: Counter[str]
    """How many different lines each language has."""
    labels: Counter[str]
    """How many of those are labels."""
    origin: Origin

    def shows(self, language: str) -> bool:
        """Whether a whole line is of a language that names of the page tell of."""
        return language in self.origin.languages and bool(self.labels[language])

    def told(self, left: _Left) -> str:
        """The language that something was surely left in; empty where that is not sure."""
        named = next((each for each in self.origin.languages if each in left.languages), "")
        several = next((each for each in left.languages if self.lines[each] >= _SEVERAL), "")
        if named and ((left.is_label and left.is_whole) or self.origin.is_suspect or several == named):
            return named
        if len(left.word.text) < _SHORTEST_OF_SUSPECT and " " not in left.word.text:
            return several if left.is_label else ""
        return (several or left.languages[0]) if several or self.origin.is_suspect else ""


def left_labels(block: Block, article: Article) -> Iterator[tuple[Word, str]]:
    """What a block has of labels that were left, each with its language."""
    page = article.once(read_page)
    for left in page.found.get(id(block), ()):
        if told := page.told(left):
            yield left.word, told


def read_page(article: Article) -> LeftLabels:
    """What a page has left."""
    told = article.once(origin)
    found: dict[int, list[_Left]] = {}
    seen: dict[str, _Left] = {}
    for block in article.blocks:
        if block.kind in _NO_LINES or block.region is Region.CAPTION:
            continue
        if len(block.text) > _LONGEST_ROW and ":" not in block.text[:_LONGEST]:
            continue
        for line in _lines(block):
            for left in _of_line(line, block.kind, told, article):
                if not left.is_label and _speaks(block.text, left.word.end):
                    continue
                found.setdefault(id(block), []).append(left)
                seen[left.word.folded] = left
    lines = Counter(each for left in seen.values() for each in left.languages)
    labels = Counter(each for left in seen.values() if left.is_label and left.is_whole for each in left.languages)
    return LeftLabels(found, lines, labels, told)


def _speaks(text: str, end: int) -> bool:
    """Whether what is before a colon is somebody's name, whose words follow."""
    rest = text[end:].lstrip()
    return rest.startswith(":") and len(rest.split()) > _MOST_WORDS and rest.endswith((".", "!", "?"))


def _lines(block: Block) -> Iterator[Word]:
    """The parts of a block that may be labels: lines, entries of a row, and what stands before a colon."""
    text = block.text
    if len(text) > _LONGEST_ROW or not _BETWEEN.search(text):
        yield from _piece(text, 0, len(text))
    else:
        for match in _PIECES.finditer(text):
            yield from _piece(text, *match.span())


def _piece(text: str, start: int, end: int) -> Iterator[Word]:
    if named := _NAMED.match(text, start, end):
        yield _word(text, *named.span(1))
        value = _VALUE.match(text, named.end(1), end)
        if value and len(value[1].split()) <= _MOST_OF_VALUE and not _is_first_name(text, value):
            yield _word(text, *value.span(1))
    elif end - start <= _LONGEST and not text.endswith(_ENDS, start, end):
        yield _word(text, start, end)


def _is_first_name(text: str, value: re.Match[str]) -> bool:
    """Whether a value with a capital goes on behind a comma or with a number, as rows of names do: *Goals: Hegyi 8*."""
    return value[1][0].isupper() and text[value.end() : value.end() + 1].strip(".!|") != ""


def _word(text: str, start: int, end: int) -> Word:
    start += len(text[start:end]) - len(text[start:end].lstrip())
    end -= len(text[start:end]) - len(text[start:end].rstrip())
    return Word(text[start:end], text[start:end].casefold(), start, end)


def _of_line(line: Word, kind: BlockKind, told: Origin, article: Article) -> Iterator[_Left]:
    row = words(line.text)
    if not 0 < len(row) <= _MOST_WORDS or not line.text[0].isalpha() or len(line.text) < _SHORTEST:
        return
    if not _SIGNS.isdisjoint(line.text):
        return
    target = article.profile.code
    strange = [word for word in row if not _is_known(word.text, article)]
    if not strange or not word_set(ANY, "language-names").isdisjoint([word.folded for word in row]):
        return
    if languages := label_languages(line.text, target):
        if not article.labels.right(line.text, target):
            yield _Left(line, languages, is_label=True)
    elif not has_trait(target, Trait.KNOWN_WORDS) or any(_is_english(word.text, target) for word in strange):
        return
    elif whole := tuple(each for each in told.languages if each != target and _is_all(row, each)):
        is_lone = len(row) == 1 and line.start == 0 and kind not in _VALUES
        is_name = is_lone or (len(strange) < len(row) and not strange[0].text.islower())
        if not is_name and not any(_is_lent(word.text, target) for word in strange):
            yield _Left(line, whole, is_label=False)
    elif len(strange) == 1 < len(row):
        yield from _of_words(line, strange[0], told, article)


def _is_english(word: str, target: str) -> bool:
    """Whether English has the word, which lends words to all."""
    return not has_trait(target, Trait.LENDS_WORDS) and is_lent(word.lower())


def _is_lent(word: str, target: str) -> bool:
    """Whether texts of the language have the word, which its dictionary has not: a name or a loan."""
    lists = vocabulary(target)
    return lists is not None and lists.holds(word.lower())


def _is_all(row: Sequence[Word], language: str) -> bool:
    """Whether a line is made of words of a language, none of them a name."""
    if any(not (word.text.islower() or _is_noun(word, language)) for word in row[1:]):
        return False
    if is_witness(row[0].text, language) or not any(len(word.text) >= _SHORTEST_WORD for word in row):
        return False
    return all(_is_of(word, language) for word in row)


def _is_of(word: Word, language: str) -> bool:
    """Whether a language has the word, or makes it of two."""
    known = holds(word.folded.replace(_DOT, ""), language) or _is_noun(word, language)
    return known or is_composed(word.text, language)


def _is_noun(word: Word, language: str) -> bool:
    """Whether a word with a capital is a noun of the language, which writes all of them so."""
    return writes_noun_capitals(language) and word.text.istitle() and is_german_noun(word.text)


def _of_words(line: Word, word: Word, told: Origin, article: Article) -> Iterator[_Left]:
    """One word of a line whose others are the translation's."""
    if len(word.text) < _SHORTEST_WORD or not word.text.islower() or not word.text.isalpha():
        return
    target = article.profile.code
    if word.text in article.profile.borrowed or is_unlisted(target)[word.text]:
        return
    listed = word_languages(word.text, target)
    if not listed and _is_lent(word.text, target):
        return
    known = tuple(each for each in told.languages if each != target and holds(word.text, each))
    if languages := (*known, *(each for each in listed if each not in known)):
        place = Word(word.text, word.folded, line.start + word.start, line.start + word.end)
        yield _Left(place, languages, is_label=bool(listed), is_whole=False)


def _is_known(word: str, article: Article) -> bool:
    """Whether the translation's language has a word, in whatever case."""
    code = article.profile.code
    return any(knows(each, code) is not False for each in (word, word.lower(), word.capitalize()))
