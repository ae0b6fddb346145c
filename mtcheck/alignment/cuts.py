"""Places inside a segment where another sentence may begin although no end mark says so.

A headline that runs into the first sentence, or a quotation that closes without a full stop, is one segment on one
side and two on the other. Both sides are cut at such places before they are aligned; what then ends in one bead is
one segment again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from mtcheck.language.profiles import profile, writes_noun_capitals
from mtcheck.model.kinds import MarkKind
from mtcheck.model.text import Segment
from mtcheck.patterns import lazy

_GAP = lazy(r"(?<=\S)[ \u00a0\u202f\u3000](?=[^\sa-z])")
"""Blanks behind which no small letter shows that the sentence goes on."""
_OPENING = "\"'“”„‚‘«»‹›([¿¡–—-"
_CLOSING = "\"'”“’»«›‹)]"
_WORD = lazy(r"[^\W\d_]+")
_QUOTES = '"“„«‚‘'
_GOES_ON = ".,;:–—-([/&"
"""After these a sentence goes on; a full stop is the segmentation's affair."""
_LOWER = lazy(r"(?<![^\W\d_])[^\W\d_A-Z][^\W\d_A-Z]{2,}(?![^\W\d_])")
_INSIDE = lazy(r"(?<=[a-zà-ÿ,] )[A-ZÀ-Þ][a-zà-ÿ]{2,}(?![^\W\d_])")
"""Words with a capital to which the end of a sentence does not lead."""
_SET_APART = (MarkKind.LINK, MarkKind.STRONG, MarkKind.EMPHASIS, MarkKind.CODE, MarkKind.KEPT)
_SHORTEST = 14
"""Letters that both parts have at least; half of it where a character is a word or syllable."""


@dataclass(frozen=True)
class Words:
    """Words by which a begin is known, in lower case."""

    function: frozenset[str]
    lower: frozenset[str]
    """Those that the text writes in lower case elsewhere."""
    openers: frozenset[str] = frozenset()
    """The quotation marks that the language opens with."""


@dataclass(frozen=True)
class Pieces:
    """Segments, some of them cut; ``tied[i]`` says that the piece goes on where the one before ended."""

    segments: tuple[Segment, ...]
    tied: tuple[bool, ...]

    @cached_property
    def seams(self) -> frozenset[tuple[int, int]]:
        """Where tied pieces begin: the block's identity and the offset in it."""
        return frozenset(
            (id(piece.block), piece.start) for piece, tied in zip(self.segments, self.tied, strict=True) if tied
        )


def cut(segments: Sequence[Segment], language: str) -> Pieces:
    """The segments with every place cut where a sentence may begin."""
    pieces: list[Segment] = []
    tied: list[bool] = []
    words = begins(segments, language)
    for segment in segments:
        places = [segment.start, *_places(segment, words), segment.end]
        if len(places) == 2:
            pieces.append(segment)
        else:
            pieces += [_piece(segment, start, end) for start, end in pairwise(places)]
        tied += [False] + [True] * (len(places) - 2)
    return Pieces(tuple(pieces), tuple(tied))


def begins(segments: Sequence[Segment], language: str) -> Words:
    """The words by which the begin of a sentence is known in these segments."""
    lower = frozenset() if writes_noun_capitals(language) else _lower(segments)
    own = profile(language)
    return Words(own.function_words, lower, frozenset(opening for opening, closing in own.quotes if opening != closing))


def _lower(segments: Sequence[Segment]) -> frozenset[str]:
    """Words that the text writes in lower case, and not as often with a capital: that marks a begin and not a name."""
    lower = Counter(word for segment in segments for word in _LOWER.findall(segment.text))
    names = Counter(word.lower() for segment in segments for word in _INSIDE.findall(segment.text))
    return frozenset(word for word, number in lower.items() if number >= names[word])


def _piece(segment: Segment, start: int, end: int) -> Segment:
    text = segment.block.text[start:end]
    return Segment(segment.block, start, start + len(text.rstrip()))


def _places(segment: Segment, words: Words) -> Iterator[int]:
    text = segment.text
    if len(text) < _SHORTEST:
        return
    last = 0
    for match in _GAP.finditer(text):
        at = match.end()
        shortest = _SHORTEST // 2 if _is_ideograph(text[at]) else _SHORTEST
        is_long = at - last >= shortest and len(text) - at >= shortest
        if is_long and may_begin(text, at, words) and not _is_inside_mark(segment, segment.start + at):
            yield segment.start + at
            last = at


def _is_inside_mark(segment: Segment, at: int) -> bool:
    """Whether a part of the sentence that is set apart from the rest of it goes on here."""
    block = segment.block
    return any(
        block.is_enclosed(at - 1, at + 1, kind) and not block.is_enclosed(segment.start, segment.end, kind)
        for kind in _SET_APART
    )


def _is_ideograph(char: str) -> bool:
    return "\u3040" <= char <= "\u30ff" or "\u3400" <= char <= "\u9fff" or "\uff01" <= char <= "\uff60"


def may_begin(text: str, at: int, words: Words) -> bool:
    if _is_ideograph(text[at - 2]) and _is_ideograph(text[at]):
        return True
    word = _WORD.match(text[at : at + 24].lstrip(_OPENING))
    last = text[: at - 1].rpartition(" ")[2]
    if not word or not word[0][0].isupper() or last[-1] in _GOES_ON or last.lower() in words.function:
        return False
    if text[at - 2] in words.openers and not text[: at - 2][-1:].strip():
        return False
    if last[-1] in _CLOSING or text[at] in _QUOTES:
        return True
    if len(word[0]) > 1 and word[0].isupper():
        return False
    return word[0].lower() in words.function or (last[0].islower() and word[0].lower() in words.lower)


def rejoin_pieces(segments: Sequence[Segment], pieces: Pieces) -> tuple[Segment, ...]:
    """The pieces of a bead, neighbours that were one segment as one again."""
    whole: list[Segment] = []
    for segment in segments:
        if whole and (id(segment.block), segment.start) in pieces.seams:
            whole[-1] = Segment(segment.block, whole[-1].start, segment.end)
        else:
            whole.append(segment)
    return tuple(whole)
