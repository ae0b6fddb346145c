"""A placeholder, a word of code or an emoji of the original is gone from the sentence.

## What is wrong
The original's sentence holds a placeholder (`{name}`, `%s`), a template's directive, a run of code or an emoji, or, in
texts that programs show, a tag or an inline code; the translation's has no counterpart.

## Why it matters
A program that fills in the placeholder fails or shows a sentence with a hole; a reader does not learn which command or
file is meant.

## Example
*Starten Sie `pumpe --leise` am Abend* beside *Start it in the evening*.

## Known false alarms
What stands in the sentence before or after counts as there, and so do code and placeholders that were translated, as
long as there are as many.

## Source
MQM: design and markup, placeholder.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from mtcheck.checks.base import Article, Remark, article_check, remark
from mtcheck.checks.markup._inline_codes import NAMES, compare_codes, show_code
from mtcheck.checks.signs import PICTURE
from mtcheck.language.holders import find_damaged
from mtcheck.language.kept import emojis, placeholders
from mtcheck.model.bead import Bead
from mtcheck.model.bitext import FEW
from mtcheck.model.finding import Category, Severity
from mtcheck.model.kinds import MarkKind
from mtcheck.model.text import Segment

Place = tuple[Segment, int, int]
"""A segment and a stretch of its text."""


@article_check(
    Category.PLACEHOLDER,
    Severity.MINOR,
    needs_source=True,
    page_only=False,
    silences=("markup/changed-directive",),
    needs=("{", "%", ":", "<", PICTURE, MarkKind.CODE, MarkKind.KEPT, MarkKind.OBJECT, MarkKind.PAIRED),
)
def lost_placeholder(article: Article) -> Iterator[Remark]:
    if article.is_pair:
        yield from _lost_codes(article)
    beads = article.beads
    for number, bead in enumerate(beads):
        if not bead.source or not bead.target or bead.silent:
            continue
        for what, find in _KINDS:
            if not (mine := find(bead.source)):
                continue
            around = _text(beads[max(0, number - 1) : number + 2])
            for segment, start, end in _lost(mine, find(bead.target), around):
                sign = segment.text[start:end]
                if _is_excused(sign, article):
                    continue
                place = segment.block.locate(segment.start + start, segment.start + end)
                first = bead.target[0]
                yield remark(first, 0, len(first.text), f"the {what} '{sign}' of the original is missing", source=place)


def _lost_codes(article: Article) -> Iterator[Remark]:
    """Tags and inline codes that a text which a program shows has not at all."""
    for source, target in zip(article.original_blocks, article.blocks, strict=False):
        for lost in compare_codes(source, target):
            if lost.source and not lost.target:
                message = f"the {NAMES[lost.source.kind]} '{show_code(source, lost.source)}' of the original is missing"
                origin = source.locate(lost.source.start, lost.source.end)
                yield remark(target, 0, len(target.text), message, source=origin)


_QUOTES = "\"'"
_BARE = dict.fromkeys(map(ord, "\"'“”„«»‘’ \u00a0\u202f"))
"""Takes out all quotation marks and blanks."""
_ALIKE = {
    **dict.fromkeys(map(ord, "“„«‘"), "«"),
    **dict.fromkeys(map(ord, "”»’"), "»"),
    **dict.fromkeys(map(ord, " \u00a0\u202f")),
}
"""Makes all quotation marks that open, and all that close, one."""


def _is_excused(sign: str, article: Article) -> bool:
    """Whether a text by itself says the number, as that of one thing does, or has the placeholder damaged."""
    if not article.is_pair:
        return False
    return any(FEW in block.hints or find_damaged(sign, block.text) for block in article.blocks)


def _lost(source: list[Place], target: list[Place], around: str) -> Iterator[Place]:
    """The original's that the neighbourhood lacks, as many as the translation's own do not make up for."""
    theirs = {_sign(place) for place in source}
    lost = [place for place in source if not _is_there(_sign(place), around)]
    spare = sum(_sign(place) not in theirs for place in target)
    seen = set()
    for place in lost[spare:]:
        if _sign(place) not in seen:
            seen.add(_sign(place))
            yield place


def _is_there(sign: str, text: str) -> bool:
    """Whether it is in a text, where what is quoted in it may have other quotation marks and blanks."""
    if sign in text:
        return True
    bare = sign.translate(_BARE)
    if sign[0] not in _QUOTES or not bare:
        return False
    return f"«{bare}»" in text.translate(_ALIKE) if len(bare) == 1 else bare in text.translate(_BARE)


def _sign(place: Place) -> str:
    segment, start, end = place
    return segment.text[start:end]


def _text(beads: Sequence[Bead]) -> str:
    return " ".join(segment.text for bead in beads for segment in bead.target)


def _marked(segments: Sequence[Segment], kind: MarkKind) -> list[Place]:
    return [
        (segment, max(mark.start, segment.start) - segment.start, min(mark.end, segment.end) - segment.start)
        for segment in segments
        for mark in segment.block.marks
        if mark.kind is kind and segment.start <= mark.start < mark.end <= segment.end
    ]


def _codes(segments: Sequence[Segment]) -> list[Place]:
    return _marked(segments, MarkKind.CODE)


def _holders(segments: Sequence[Segment]) -> list[Place]:
    """Placeholders outside code, and directives."""
    code = {(segment, at) for segment, start, end in _codes(segments) for at in range(start, end)}
    found = ((segment, *span) for segment in segments for span in placeholders(segment.text))
    plain = [place for place in found if (place[0], place[1]) not in code]
    inside = {(place[0], place[1]) for place in plain}
    return plain + [place for place in _marked(segments, MarkKind.KEPT) if (place[0], place[1]) not in inside]


def _emojis(segments: Sequence[Segment]) -> list[Place]:
    return list(chain.from_iterable([(segment, *span) for span in emojis(segment.text)] for segment in segments))


_KINDS = (("code", _codes), ("placeholder", _holders), ("emoji", _emojis))
