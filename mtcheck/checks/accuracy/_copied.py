"""Runs of words that a translation shares with its original, letter for letter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mtcheck.language.profiles import Profile
from mtcheck.language.words import Word, folded, words
from mtcheck.model.text import Segment
from mtcheck.patterns import lazy

_RUN = 4
_MOST = 0.6
_ENCLOSED = lazy(r"[“\"„«»‘(\[][^“”\"„«»()\[\]]*[”\"“»«’)\]]")


class Run(NamedTuple):
    """A copied stretch of the translation and the number of its words."""

    start: int
    end: int
    words: int


def copied_runs(target: Segment, source: str, target_profile: Profile, source_profile: Profile) -> Iterator[Run]:
    """Maximal runs of four or more words that stand in both texts and are sentence, not name or title.

    A run is sentence when at least two of its words in lower case are none of the target language's own, or when it
    is the greater part of the text; names, work titles in quotation marks and glosses in brackets are left alone.
    """
    ours = folded(source)
    if len(ours) < _RUN or sum(map(set(ours).__contains__, folded(target.text))) < _RUN:
        return
    shared = {tuple(ours[at : at + _RUN]) for at in range(len(ours) - _RUN + 1)}
    for run in _maximal(words(target.text), shared):
        if not _enclosed(target, run[0].start, run[-1].end) and _telling(run, target_profile, source_profile):
            yield Run(run[0].start, run[-1].end, len(run))


def _maximal(theirs: tuple[Word, ...], shared: set[tuple[str, ...]]) -> Iterator[tuple[Word, ...]]:
    wordings = [word.folded for word in theirs]
    begin, stop = 0, -1
    for at in range(len(wordings) - _RUN + 1):
        if tuple(wordings[at : at + _RUN]) not in shared:
            continue
        if at > stop:
            if stop > begin:
                yield theirs[begin:stop]
            begin = at
        stop = at + _RUN
    if stop > begin:
        yield theirs[begin:stop]


def _telling(run: tuple[Word, ...], target: Profile, source: Profile) -> bool:
    own = target.function_words
    foreign = [word for word in run if word.text.islower() and word.folded not in own]
    betraying = any(word.folded in source.function_words for word in foreign)
    return len(foreign) >= 2 and (betraying or len(foreign) * 2 > len(run))


def _enclosed(segment: Segment, start: int, end: int) -> bool:
    """Whether the run lies inside quotation marks or brackets of its block that do not hold most of it.

    The block is asked, not the segment: an aligner may cut a segment at its quotation marks.
    """
    text, shift = segment.block.text, segment.start
    return any(
        opened < start + shift and end + shift < closed and closed - opened < _MOST * len(text)
        for opened, closed in quoted_spans(text)
    )


def quoted_spans(text: str) -> list[tuple[int, int]]:
    """Where quotation marks or brackets open and close."""
    return [match.span() for match in _ENCLOSED.finditer(text)]
