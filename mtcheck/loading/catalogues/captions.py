"""Captions side by side: those that are on the screen together, joined until both sides have ended their sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from mtcheck.model.catalogue import Message
from mtcheck.model.spans import Span
from mtcheck.model.text import Block, Mark, Piece
from mtcheck.patterns import lazy

_ENDED = lazy(r"[.!?…。！？♪][\"'”’»)\]]*$")
_SAME_TIME = 0.4
"""Share of the shorter caption's time from which on two are on the screen together."""
_PAUSE = 3_000
"""Milliseconds without a caption after which another sentence begins."""
_MOST = 6
"""Captions of a side that are one sentence at the most."""

Pair = tuple[list[Message], list[Message]]


def pair_captions(
    source: Sequence[Message], target: Sequence[Message]
) -> Iterator[tuple[Message | None, Message | None]]:
    """The sentences of both sides in the order of their times; None where a side has nothing."""
    group: Pair = ([], [])
    for pair in _meeting(source, target):
        if _is_over(group, pair):
            yield _joined(group[0]), _joined(group[1])
            group = ([], [])
        group[0].extend(pair[0])
        group[1].extend(pair[1])
    if any(group):
        yield _joined(group[0]), _joined(group[1])


def _meeting(source: Sequence[Message], target: Sequence[Message]) -> Iterator[Pair]:
    """Captions that belong together, in groups as small as possible: those that are on the screen together.

    Where both sides have as many captions and few of them meet, one side is late, and they go by their numbers.
    """
    pairs = list(zip(source, target, strict=False))
    if source and len(source) == len(target) and sum(_meets(*pair) for pair in pairs) < len(pairs) / 2:
        yield from (([original], [translation]) for original, translation in pairs)
        return
    events = sorted(
        chain(((each.begins, 0, each) for each in source), ((each.begins, 1, each) for each in target)),
        key=lambda event: event[:2],
    )
    group: Pair = ([], [])
    for _, side, caption in events:
        if any(group) and not any(_meets(caption, other) for other in group[1 - side]):
            yield group
            group = ([], [])
        group[side].append(caption)
    if any(group):
        yield group


def _meets(caption: Message, other: Message) -> bool:
    shared = min(caption.ends, other.ends) - max(caption.begins, other.begins)
    shorter = min(caption.ends - caption.begins, other.ends - other.begins)
    return shared > 0 and shared >= _SAME_TIME * shorter


def _is_over(group: Pair, following: Pair) -> bool:
    """Whether no sentence goes on from a group of captions into those that follow."""
    if not any(group):
        return False
    if all(group) != all(following) or max(map(len, group)) >= _MOST:
        return True
    pause = min(each.begins for each in chain(*following)) - max(each.ends for each in chain(*group))
    return pause >= _PAUSE or all(_has_ended(side) for side in group if side)


def _has_ended(captions: Sequence[Message]) -> bool:
    block = captions[-1].block
    return block is None or bool(_ENDED.search(block.text))


def _joined(captions: Sequence[Message]) -> Message | None:
    if not captions:
        return None
    ordered = sorted(captions, key=lambda each: each.place.start)  # wrong times may have them in another order
    first, last = ordered[0], ordered[-1]
    blocks = [each.block for each in ordered if each.block]
    return first._replace(
        block=_join_blocks(blocks) if blocks else None,
        place=Span(first.place.start, max(first.place.start, last.place.end)),
        ends=last.ends,
    )


def _join_blocks(blocks: Sequence[Block]) -> Block:
    """One block of several, with a blank where one ends and the next begins."""
    text = ""
    pieces: list[Piece] = []
    marks: list[Mark] = []
    for block in blocks:
        if text:
            pieces.append(Piece(len(text), 1, pieces[-1].end, block.span.start))
            text += " "
        shift = len(text)
        pieces += (piece._replace(at=piece.at + shift) for piece in block.pieces)
        marks += (Mark(mark.kind, mark.start + shift, mark.end + shift, mark.target) for mark in block.marks)
        text += block.text
    return Block(text, tuple(pieces), marks=_list_once(marks))


def _list_once(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """The first mark of each name: captions and their lines close their italics and open them again as they are cut."""
    return tuple({mark.target: mark for mark in reversed(marks)}.values())[::-1]
