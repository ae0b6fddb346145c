"""A string of the program is translated otherwise than in its catalogue.

## What is wrong
The original names a button, menu or message as the program's own catalogue of strings has it, and the translation has
other words than the catalogue's translation.

## Why it matters
Readers look for what the page names and do not find it on the screen.

## Example
With *Speichern* as *Save* in the catalogue: *Click **Keep** at the end* for *Klicken Sie am Ende auf **Speichern***.

## Known false alarms
Only lines of their own, marked words (bold, emphasised, links) and quoted ones are looked at, never words of a
sentence. A word that is marked for emphasis and is a string of the program as well is reported.

## Source
MQM: terminology, inconsistent with terminology resource.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, bead_check, remark
from mtcheck.language.quotation import read_quotes
from mtcheck.language.strings import fold_string, holds_string
from mtcheck.model.bead import Bead
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.kinds import BlockKind, MarkKind
from mtcheck.model.text import Segment

_MARKS = frozenset({MarkKind.STRONG, MarkKind.EMPHASIS, MarkKind.LINK})
_Run = tuple[Segment, int, int]
"""A stretch of a segment that may name a string."""


@bead_check(Category.TERMBASE, Severity.MINOR, fix=Fix.UNSAFE)
def other_string(bead: Bead, article: Article) -> Iterator[Remark]:
    if not article.strings:
        return
    runs, others = (list(_runs(side)) for side in (bead.source, bead.target))
    for number, (segment, start, end) in enumerate(runs):
        named = segment.text[start:end]
        wordings = article.strings.get(fold_string(named), ())
        if not wordings or any(holds_string(each.text, wordings) for each in bead.target):
            continue
        source = segment.block.locate(segment.start + start, segment.start + end)
        message = f"the program has '{named}' as {' or '.join(map(_quote, wordings))}"
        cause = f"string:{fold_string(named)}"
        if len(runs) == len(others):
            place = others[number]
            yield remark(*place, message, suggestion=wordings[0], source=source, cause=cause)
        elif bead.target:
            whole = bead.target[0]
            yield remark(whole, 0, len(whole.text), message, source=source, cause=cause)


def _quote(wording: str) -> str:
    return f"'{wording}'"


def _runs(segments: tuple[Segment, ...]) -> Iterator[_Run]:
    """The stretches that may name a string: a line of its own, or what is marked or quoted, in their order."""
    for segment in segments:
        block, whole = segment.block, (0, len(segment.text))
        is_line = (segment.start, segment.end) == (0, len(block.text)) and block.kind is not BlockKind.HEADING
        alone = {whole} if is_line and len(segments) == 1 else set()
        marked = {(mark.start - segment.start, mark.end - segment.start) for mark in block.marks if mark.kind in _MARKS}
        quoted = {(each.opening.at + 1, each.closing.at) for each in read_quotes(segment.text).quotations}
        for start, end in sorted(alone | marked | quoted):
            if 0 <= start < end <= len(segment.text):
                yield segment, start, end
