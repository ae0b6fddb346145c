"""Edits of a text, and the text after them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from mtcheck.errors import EditError
from mtcheck.model.tuples import NamedTuple


class Edit(NamedTuple):
    """Write ``text`` in place of ``start..end`` (half-open, code points); where both are one, before that point."""

    start: int
    end: int
    text: str = ""
    was: str | None = None
    """What must be there now; None where that is not asked."""

    @property
    def removes(self) -> bool:
        """Whether it writes nothing."""
        return not self.text


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text after all edits, which are made at once: every place is one of the text as given.

    Edits may come in any order, and the same edit more than once. Where one ends and the next begins they do not touch
    each other; an insertion stands before what replaces the text from its point on.

    Raises:
        EditError: an edit reaches beyond the text, two overlap or insert at one point, or ``was`` is not what stands
            there.
    """
    ordered = sorted(set(edits), key=lambda each: each[:3])
    for each in ordered:
        _refuse_misplaced(text, each)
    for one, other in pairwise(ordered):
        if clash(one, other):
            raise EditError(f"two edits overlap: {one.start}..{one.end} and {other.start}..{other.end}")
    parts = []
    at = 0
    for each in ordered:
        parts += [text[at : each.start], each.text]
        at = each.end
    return "".join([*parts, text[at:]])


def _refuse_misplaced(text: str, edit: Edit) -> None:
    where = f"{edit.start}..{edit.end}"
    if not 0 <= edit.start <= edit.end <= len(text):
        raise EditError(f"no place {where} in a text of {len(text)} characters")
    if edit.was is not None and text[edit.start : edit.end] != edit.was:
        raise EditError(f"the text at {where} is not what the edit was made for; was the file changed since?")


def clash(one: Edit, other: Edit) -> bool:
    """Whether two edits cannot both be made; the same edit twice is one."""
    if one[:3] == other[:3]:
        return False
    if one.start == one.end == other.start == other.end:
        return True
    return one.start < other.end and other.start < one.end


def origin(offset: int, rounds: Sequence[Iterable[Edit]]) -> int:
    """Where an offset of the text after some rounds of edits stood in the text before the first.

    What an edit wrote has the place of what it replaced.
    """
    for edits in reversed(rounds):
        offset = _before(offset, edits)
    return offset


def _before(offset: int, edits: Iterable[Edit]) -> int:
    shift = 0
    for each in sorted(set(edits), key=lambda each: each[:3]):
        start = each.start + shift
        if offset < start:
            break
        if offset < start + len(each.text):
            return each.start
        shift += len(each.text) - (each.end - each.start)
    return offset - shift
