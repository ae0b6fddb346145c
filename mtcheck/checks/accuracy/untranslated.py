"""A passage of the original stands untranslated in the translation.

## What is wrong
Four or more words in a row were copied from the original: the whole segment, its second half, or a clause; in a file of
translations also a whole text of fewer words that are no names, and a label for which the language has its own
word. Where a
page has three such passages or more, one finding says how many there are, how much of the original they are and where
they begin; it is critical from a third of the original on. The other passages are marked as hints. In a file of
translations a sentence of six words and more that was left as a whole is critical.

## Why it matters
The reader of the translation cannot read it. It happens when a machine gives up in a long sentence, or when a block was
never sent to it.

## Example
*Der Rat tagt am Montag und stimmt dann ab* beside *The council meets on Monday und stimmt dann ab*.

## Known false alarms
Names and titles of works are the same in both languages: titles in quotation marks, glosses in brackets and runs
without lower-case words of the original's language are left alone. So is a quotation that the original itself has in
another language; one in the original's own is to be translated, but for a few words of English, which programs speak.

## Source
MQM: accuracy, untranslated.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from mtcheck.checks.accuracy._copied import copied_runs, is_own_wording
from mtcheck.checks.base import PASSAGE_HABIT, Article, Remark, article_check, remark
from mtcheck.errors import list_some
from mtcheck.language.common_words import is_common
from mtcheck.language.dictionary import holds
from mtcheck.language.kept import prose
from mtcheck.language.lexicon import ordinary
from mtcheck.language.passages import other_language
from mtcheck.language.phrases import fold
from mtcheck.language.profiles import Profile, profile
from mtcheck.language.wordlists import ANY, word_set
from mtcheck.language.words import words
from mtcheck.model.bead import Bead
from mtcheck.model.finding import Category, Furniture, Severity
from mtcheck.model.spans import Span
from mtcheck.model.text import Segment
from mtcheck.model.tuples import NamedTuple

_WHOLE = 0.8
"""Share of a sentence from which on it was left as a whole."""
_LOST = 1 / 3
"""Share of the original from which on its translation is of no use."""
_SENTENCE = 6
"""Words from which on a unit is a sentence and no label, whose reader may guess what it is for."""
_LINES = 6
"""The most lines that a message names."""


@article_check(
    Category.UNTRANSLATED,
    Severity.MAJOR,
    needs_source=True,
    page_only=False,
    silences=("accuracy", "linguistic", "locale", "style", "terminology"),
    furniture=Furniture.AROUND,
    habit=PASSAGE_HABIT,
)
def untranslated(article: Article) -> Iterator[Remark]:
    if article.source_language == article.target_language:
        return
    passages = list(_passages(article))
    lead = _lead(passages) if len(passages) >= PASSAGE_HABIT.fewest else None
    for each in passages:
        if each is lead:
            yield _summary(each, passages, article)
        else:
            severity = Severity.CRITICAL if article.is_pair and _is_all(each) else None
            yield _remark(each)._replace(severity=severity)


def _remark(passage: _Passage) -> Remark:
    message = "this was not translated"
    if not passage.is_whole:
        message = f"{passage.words} words are as in the original, not translated"
    return remark(passage.segment.block, passage.start, passage.end, message, source=passage.source)


def _is_all(passage: _Passage) -> bool:
    """Whether a sentence was left that is all of its unit, so that its reader is told nothing."""
    is_unit = passage.start == 0 and passage.end == len(passage.segment.block.text)
    return is_unit and passage.is_whole and passage.words >= _SENTENCE


def _summary(lead: _Passage, passages: Sequence[_Passage], article: Article) -> Remark:
    """What is said of all passages at once, at the place of one."""
    count = sum(each.words for each in passages)
    share = min(1.0, count / max(1, _words_of_original(article)))
    message = (
        f"{len(passages)} passages of the page, {count:,} words and {share:.0%} of the original, are left in "
        f"{_original(article).name}: lines {_lines(passages, article)}"
    )
    severity = Severity.CRITICAL if share >= _LOST else None
    return _remark(lead)._replace(message=message, severity=severity)


def _lines(passages: Sequence[_Passage], article: Article) -> str:
    starts = (each.segment.block.locate(each.start, each.end).start for each in passages)
    lines = sorted({article.target.position(start)[0] for start in starts})
    return list_some(list(map(str, lines)), _LINES)


def _words_of_original(article: Article) -> int:
    return sum(
        len(words(prose(segment, article.source_language, article.target_language)))
        for bead in article.beads
        for segment in bead.source
    )


def _original(article: Article) -> Profile:
    return article.source_profile or profile(article.source_language)


class _Passage(NamedTuple):
    """A stretch of a block that was left as in the original, in offsets of the block."""

    segment: Segment
    """The sentence in which it begins."""
    start: int
    end: int
    words: int
    source: Span
    is_whole: bool = False
    """Whether it is whole sentences."""


def _lead(passages: Sequence[_Passage]) -> _Passage:
    """The passage at which all are spoken of: the first in the article itself."""
    return next((each for each in passages if _is_read(each.segment)), passages[0])


def _is_read(segment: Segment) -> bool:
    return segment.block.kind.is_visible and not segment.region.is_chrome


def _passages(article: Article) -> Iterator[_Passage]:
    beads = [bead for bead in article.beads if bead.source and not bead.silent]
    if article.is_pair and (whole := [each for bead in beads for each in _left_whole(bead, article)]):
        yield from whole
        return
    found = (run for bead in beads for run in _runs(bead, article))
    for _, runs in groupby(found, key=lambda run: run.segment.block.span.start):
        yield from _widened(list(_joined(list(runs))), article)


def _left_whole(bead: Bead, article: Article) -> Iterator[_Passage]:
    """The text of a unit that is its original's, be it of two words, which in a page may be a name."""
    source, target = bead.sides
    if source.text.casefold() != target.text.casefold():
        return
    text = prose(bead.target[0], article.target_language, article.source_language)
    if len(bead.target) != 1 or _is_borrowed_label(text, article.profile):
        return
    if is_own_wording(text, _original(article), article.profile) or _is_left_label(text, article):
        segment = bead.target[0]
        yield _Passage(segment, segment.start, segment.end, len(words(text)), bead.source[0].span, is_whole=True)


def _is_borrowed_label(text: str, target: Profile) -> bool:
    """Whether the translation's language says a label so itself: on its own pages, or in words that it borrowed."""
    return fold(text) in ordinary(target.code) or all(word.folded in target.borrowed for word in words(text))


def _is_left_label(text: str, article: Article) -> bool:
    """Whether a text is a label of the original's language that the translation's has another for and does not lend."""
    original, target = _original(article), article.profile
    found = words(text)
    if article.labels.right(text, target.code) or all(word.folded in word_set(ANY, "lent-labels") for word in found):
        return False
    if text.isupper() and ("_" in text or any(sign.isdigit() for sign in text)):  # a command or a constant
        return False
    if article.labels.of_source(text, original.code, target.code):
        return True
    if text.casefold() in word_set(original.code, "labels-of-programs"):
        return target.function_words.isdisjoint(word.folded for word in found)
    is_shared = any(is_common(word.folded, target) or holds(word.text, target.code) for word in found)
    return not is_shared and bool(article.labels.right(text, original.code))


def _widened(passages: list[_Passage], article: Article) -> Iterator[_Passage]:
    """The passages of a block: the whole block as one where all of it is in the original's language."""
    block = passages[0].segment.block
    if article.is_pair or other_language(block, article.profile) != _original(article).name:
        yield from map(_whole_sentence, passages)
        return
    source = Span(min(each.source.start for each in passages), max(each.source.end for each in passages))
    text = Segment(block, 0, len(block.text))
    count = len(words(prose(text, article.target_language, article.source_language)))
    yield _Passage(passages[0].segment, 0, len(block.text), count, source, is_whole=True)


def _whole_sentence(passage: _Passage) -> _Passage:
    segment = passage.segment
    if passage.end - passage.start <= _WHOLE * len(segment.text):
        return passage
    return passage._replace(start=segment.start, end=max(passage.end, segment.end), is_whole=True)


def _runs(bead: Bead, article: Article) -> Iterator[_Passage]:
    for mine in bead.source:
        theirs = prose(mine, article.source_language, article.target_language)
        for segment in bead.target:
            for run in copied_runs(segment, theirs, article.profile, _original(article)):
                yield _Passage(segment, segment.start + run.start, segment.start + run.end, run.words, mine.span)


def _joined(runs: list[_Passage]) -> Iterator[_Passage]:
    """The runs of one block, those as one between which less stands than they hold: a passage left as it was."""
    runs.sort(key=lambda run: (run.start, run.end))
    last = runs[0]
    for run in runs[1:]:
        gap = run.start - last.end
        if gap > min(last.end - last.start, run.end - run.start) or run.source.start < last.source.start:
            yield last
            last = run
        else:
            source = Span(last.source.start, max(last.source.end, run.source.end))
            last = last._replace(end=max(last.end, run.end), words=last.words + run.words, source=source)
    yield last
