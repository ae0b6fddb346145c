"""What removed text leaves behind: double spaces, empty lines, bullets without an item, elements without text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mtcheck.fixing.edits import Edit, clash
from mtcheck.fixing.elements import widen_removals
from mtcheck.fixing.places import is_unseen
from mtcheck.model.kinds import BlockKind, Format
from mtcheck.model.spans import Span
from mtcheck.model.text import Block, Document
from mtcheck.patterns import lazy

_BLANK = lazy(r"(?:[ \t]*(?:\r\n|\n|\r))+")
_LINE_END = lazy(r"\r\n|\n|\r")
_UNDERLINE = lazy(r"[ \t]*(?:=+|-+)[ \t]*(?:\r\n|\n|\r|\Z)")
_ENDS = "\r\n"


def tidy_edits(document: Document, edits: Iterable[Edit], *, emptying: bool = False) -> tuple[Edit, ...]:
    """The edits, with those that remove text reaching over the space or the line that would be left empty.

    Around texts that stand one by one nothing is tidied.

    Args:
        document: the text as it is.
        edits: what is to be done to it.
        emptying: whether elements that are left empty go with their text; tags stay otherwise.
    """
    ordered = sorted(set(edits), key=lambda each: each[:3])
    if document.format.is_bitext:
        return tuple(ordered)
    kept: list[Edit] = []
    at = 0
    for number, block in enumerate(document.blocks):
        while at < len(ordered) and ordered[at].start < block.span.start:
            kept.append(ordered[at])
            at += 1
        first = at
        while at < len(ordered) and ordered[at].end <= block.span.end and ordered[at].start < block.span.end:
            at += 1
        if first < at:
            kept += _of_block(document, number, ordered[first:at], kept, emptying)
    return (*kept, *ordered[at:])


def close_text(before: str, after: str) -> str:
    """The text without lines left empty at its end, which keeps the line ends that it had."""
    end = before[len(before.rstrip(_ENDS)) :]
    return after.rstrip() + end if len(after) < len(before) and after[-1:].isspace() else after


def _of_block(
    document: Document, number: int, edits: Sequence[Edit], before: Sequence[Edit], emptying: bool
) -> Sequence[Edit]:
    block = document.blocks[number]
    removals = _merged(document.text, [edit for edit in edits if edit.removes])
    others = [edit for edit in edits if not edit.removes]
    if not removals:
        return others
    if document.format is Format.HTML:
        if emptying and block.kind.is_visible:
            removals = widen_removals(document.text, removals)
    elif not others and len(removals) == 1 and _is_all(document.text, block.span, removals[0]):
        lines = _lines(document, number, before)
        return [Edit(*lines)] if lines else removals
    return sorted([*others, *(_spaced(document.text, block, each, [*others, *removals]) for each in removals)])


def _merged(text: str, removals: Sequence[Edit]) -> list[Edit]:
    found: list[Edit] = []
    for each in removals:
        if found and each.start <= found[-1].end:
            found[-1] = Edit(found[-1].start, max(each.end, found[-1].end))
        elif found and is_unseen(text[found[-1].end : each.start]):
            found[-1] = Edit(found[-1].start, each.end)
        else:
            found.append(Edit(each.start, each.end))
    return found


def _is_all(text: str, span: Span, removal: Edit) -> bool:
    return is_unseen(text[span.start : removal.start]) and is_unseen(text[removal.end : span.end])


def _spaced(text: str, block: Block, removal: Edit, edits: Sequence[Edit]) -> Edit:
    """The removal with the space behind it, or before it at the block's end, where two would be left."""
    start, end = removal.start, removal.end
    low, high = block.span.start, block.span.end
    if (start == low or text[start - 1].isspace()) and end < high and text[end].isspace():
        while end < high and text[end].isspace():
            end += 1
    elif end == high and start > low and text[start - 1].isspace():
        while start > low and text[start - 1].isspace():
            start -= 1
    wider = Edit(start, end)
    return removal if any(clash(wider, each) for each in edits if each != removal) else wider


def _lines(document: Document, number: int, before: Sequence[Edit]) -> tuple[int, int] | None:
    """The whole lines of a block, with the blank ones behind it; None where others, or a table's marks, share them.

    ``before`` are the edits of what stands before it: lines that are removed as well leave it at the beginning.
    """
    text, block = document.text, document.blocks[number]
    if block.kind is BlockKind.CELL and document.format is Format.MARKDOWN:
        return None
    start = max(text.rfind("\n", 0, block.span.start), text.rfind("\r", 0, block.span.start)) + 1
    match = _LINE_END.search(text, block.span.end)
    end = match.end() if match else len(text)
    if block.kind is BlockKind.HEADING and (underline := _UNDERLINE.match(text, end)):
        end = underline.end()
    neighbours = (*document.blocks[max(0, number - 3) : number], *document.blocks[number + 1 : number + 4])
    if any(each.span.start < end and start < each.span.end for each in neighbours):
        return None
    head = start
    for each in reversed(before):
        if each.end != head or not each.removes:
            break
        head = each.start
    if _begins_fresh(text, head) and (blank := _BLANK.match(text, end)):
        end = blank.end()
    return start, end


def _begins_fresh(text: str, start: int) -> bool:
    """Whether a line is the first, or a blank one stands before it."""
    before = text[:start].rstrip(" \t")
    if before.endswith("\r\n"):
        before = before[:-2]
    elif before.endswith(("\n", "\r")):
        before = before[:-1]
    return not before or before.rstrip(" \t").endswith(("\n", "\r"))
