"""A phrase or a sentence is repeated over and over.

## What is wrong
The machine fell into a loop: the same words follow each other three times or more, or a whole sentence stands twice in
a row.

## Why it matters
What should have stood in place of the loop is lost, and readers see at once that no person wrote it.

## Example
*The council decided to build to build to build to build the dam.*

## Known false alarms
Emphasis (*very, very*), chants and set phrases (*again and again*) repeat one or two words: these must repeat four
times. Numbers, abbreviations of one letter and lists are passed over.

## Source
MQM: accuracy, MT hallucination.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, block_check, remark
from mtcheck.language.widths import UNSPACED_SCRIPTS
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.kinds import BlockKind, Format, MarkKind
from mtcheck.model.text import Block
from mtcheck.patterns import lazy, search_before

_STOPS = tuple(".!?…")
_WORD = lazy(r"\w+(?:['’-]\w+)*")
_UNSPACED = lazy(r"([^\W\d_a-zA-Z]{2,20}?)\1{3,}")
_CLAUSES = lazy(r"([^\W\d_a-zA-Z]{5,30}?)(?:[，、；。！,]\1){2,}")
_OPENING, _CLOSING = ("“", '"', "„", "«"), ("”", '"', "“", "»")
_CHANTED = 2
"""Words of the longest phrase that is chanted."""
_OPENED, _CLOSED = lazy(r"[“\"„«»]$"), lazy(r"[!.,]?[”\"“»«]")
_MOST_CHANTED = 8
"""Words of a shout; a machine that loops does not stop so soon."""
_LONGEST = 30
"""The longest phrase, in words, whose repetition is looked for."""
_ALL = 0.9
"""Share of a block that is links from which it is nothing else."""
_SENTENCE = 6
"""From how many words on two occurrences in a row are enough."""


@block_check(Category.HALLUCINATION, Severity.MAJOR, silences=("accuracy/addition",), fix=Fix.UNSAFE)
def repetition_loop(block: Block, article: Article) -> Iterator[Remark]:
    if article.profile.script in UNSPACED_SCRIPTS:
        for pattern in (_UNSPACED, _CLAUSES):
            for match in pattern.finditer(block.text):
                yield _remark(block, match.start(), match.end(), match.end(1))
        return
    words = [word.casefold() for word in _WORD.findall(block.text)]
    if len(words) - len(set(words)) < 3:
        return
    runs = list(_runs(words))
    if runs and not _has_lengths(block, article):
        spans = [match.span() for match in _WORD.finditer(block.text)]
        for first, last, period in runs:
            twice = last - first + 1 < 3 * period
            if twice and (block.kind is BlockKind.TITLE or _is_raised(block.text, spans[first : last + 1], period)):
                continue
            if last - first < _MOST_CHANTED and _is_chant(block.text, spans[first][0], spans[last][1]):
                continue
            if period <= _CHANTED and _fills_quotation(block.text, spans[first][0], spans[last][1]):
                continue
            yield _remark(block, spans[first][0], spans[last][1], spans[first + period - 1][1])


def _has_lengths(block: Block, article: Article) -> bool:
    """Whether an HTML page has a headline as a link, whole and cut, for screens of different widths."""
    if article.target.format is not Format.HTML:
        return False
    linked = sum(mark.end - mark.start for mark in block.marks if mark.kind is MarkKind.LINK)
    return linked > _ALL * len(block.text)


def _fills_quotation(text: str, start: int, end: int) -> bool:
    """Whether a run is all that somebody is quoted with, as a crowd that chants is."""
    return text[max(0, start - 1) : start] in _OPENING and text[end:].lstrip(".,!?")[:1] in _CLOSING


def _remark(block: Block, start: int, end: int, once: int) -> Remark:
    if block.text[once : once + 1] == block.text[end : end + 1] and block.text[end : end + 1] in _STOPS:
        once, end = once + 1, end + 1  # whole sentences
    phrase = block.text[start:once]
    shown = phrase if len(phrase) <= 40 else f"{phrase[:39]}…"
    return remark(block, start, end, f"'{shown}' is repeated again and again", suggestion=phrase)


def _runs(words: list[str]) -> Iterator[tuple[int, int, int]]:
    """First word, last word and period of every loop, from left to right and without overlaps."""
    seen: dict[str, int] = {}
    passed: dict[int, int] = {}
    """Where the last run of a period ended that is no loop: it need not be walked again from inside."""
    done = -1
    for index, word in enumerate(words):
        period = index - seen.get(word, index)
        seen[word] = index
        if not 0 < period <= _LONGEST or index - period <= done or index <= passed.get(period, -1):
            continue
        first, last = index - period, index
        while first > done + 1 and words[first - 1] == words[first - 1 + period]:
            first -= 1
        while last + 1 < len(words) and words[last + 1] == words[last + 1 - period]:
            last += 1
        if last - first + 1 >= _wanted(period) * period and _is_phrase(words[first : first + period]):
            done = last
            yield first, last, period
        else:
            passed[period] = last


def _is_raised(text: str, spans: list[tuple[int, int]], period: int) -> bool:
    """Whether the second time is set in capitals: somebody repeats with more force."""
    once, again = (text[part[0][0] : part[-1][1]] for part in (spans[:period], spans[period : 2 * period]))
    return sum(map(str.isupper, again)) > 2 * sum(map(str.isupper, once)) + 2


def _is_chant(text: str, start: int, end: int) -> bool:
    """Whether a quotation holds the repetition with commas and nothing else: so people shout."""
    return search_before(_OPENED, text, start) is not None and _CLOSED.match(text, end) is not None


def _wanted(period: int) -> int:
    """How often a phrase of so many words must stand in a row to be a loop."""
    if period >= _SENTENCE:
        return 2
    return 3 if period > 2 else 4


def _is_phrase(words: list[str]) -> bool:
    """Whether the words are language and not numbers, letters or syllables that are sung."""
    return any(len(word) > 2 and word.isalpha() for word in words)
