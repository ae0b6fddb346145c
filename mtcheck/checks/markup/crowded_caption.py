"""A caption is too long for its time or for the screen, or its time is wrong.

## What is wrong
A caption of a film (.srt, .vtt) has more characters a second than people read, a line that is too wide, more than two
lines, or a time that overlaps with the caption before it, ends before it begins or is not that of the original.

## Why it matters
The caption is gone before it is read, covers the picture, or is shown beside the wrong words.

## Example
The caption *The harbour master has not yet said* / *when the ferry will run again* has 65 characters, and is on the
screen for one second.

## Known false alarms
What the original does in the same place is passed over: a caption that is as fast, a line as wide, as many lines. More
than 21 characters a second and 42 a line are hints; Chinese, Japanese and Korean letters count twice. Live captions and
those of songs and signs have their own rules.

## Source
MQM: design and markup, overall design. The limits are those that broadcasters and streaming services ask for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from unicodedata import east_asian_width

from mtcheck.checks.base import Article, Remark, article_check
from mtcheck.loading.catalogues.subtitles import Cue, list_cues
from mtcheck.model.finding import Category, Severity
from mtcheck.model.kinds import Format
from mtcheck.model.spans import Span
from mtcheck.model.text import Document

_NAME = "markup/crowded-caption"
_FASTEST, _WIDEST, _MOST_LINES = 21, 42, 2
_AS_FAST = 1.1
"""How much faster than its original a caption may be that is too fast as well."""
_SHORT = 12
"""Characters that are read at a glance."""
_LATE = 2_000
"""Milliseconds by which a caption may be early or late."""


@article_check(Category.LAYOUT, Severity.NEUTRAL, page_only=False)
def crowded_caption(article: Article) -> Iterator[Remark]:
    if article.target.format is not Format.SUBTITLES:
        return
    cues, originals = _cues(article.target), _cues(article.source) if article.source else []
    for cue in cues:
        yield from _judge_text(cue, originals)
    yield from _judge_times(cues, originals)


def _cues(document: Document) -> list[Cue]:
    """The captions of a document's blocks, each of which may be several that are one sentence."""
    return [cue for block in document.blocks for cue in list_cues(document.text, block.span.start, block.span.end)]


def _judge_text(cue: Cue, originals: Sequence[Cue]) -> Iterator[Remark]:
    whole = Span(cue.lines[0].start, cue.lines[-1].end)
    size, speed = _size(cue), _speed(cue)
    if size > _SHORT and speed > max(_FASTEST, *(_AS_FAST * _speed(each) for each in originals), 0):
        seconds = (cue.ends - cue.begins) / 1000
        said = f"{size} characters in {seconds:.1f} seconds; more than {_FASTEST} a second are hard to read"
        yield Remark(said, whole, cause=f"{_NAME}:speed")
    if len(cue.lines) > max(_MOST_LINES, *(len(each.lines) for each in originals), 0):
        yield Remark(
            f"{len(cue.lines)} lines; more than {_MOST_LINES} cover the picture", whole, cause=f"{_NAME}:lines"
        )
    widest = max(_WIDEST, *(_width(line.text) for each in originals for line in each.lines), 0)
    for line in cue.lines:
        if (width := _width(line.text)) > widest:
            said = f"a line of {width} characters; more than {_WIDEST} may not fit on the screen"
            yield Remark(said, Span(line.start, line.end), cause=f"{_NAME}:width")


def _judge_times(cues: Sequence[Cue], originals: Sequence[Cue]) -> Iterator[Remark]:
    overlaps = any(each.begins < each.after for each in originals)
    for cue in cues:
        if cue.ends <= cue.begins:
            yield Remark("the caption ends before it begins", cue.time, severity=Severity.MINOR)
        elif cue.begins < cue.after and not overlaps:
            yield Remark("the caption begins before the one above it ends", cue.time)
    if cues and originals and abs(apart := cues[0].begins - originals[0].begins) > _LATE:
        when = "later" if apart > 0 else "earlier"
        said = f"the caption begins {abs(apart) / 1000:.1f} seconds {when} than that of the original"
        yield Remark(said, cues[0].time, originals[0].time, cause=f"{_NAME}:shift")


def _size(cue: Cue) -> int:
    return sum(_width(line.text) for line in cue.lines) + len(cue.lines) - 1


def _speed(cue: Cue) -> float:
    """Characters a second; none where the time is wrong."""
    return 1000 * _size(cue) / (cue.ends - cue.begins) if cue.ends > cue.begins else 0


def _width(text: str) -> int:
    return len(text) if text.isascii() else sum(1 + (east_asian_width(sign) in "WF") for sign in text)
