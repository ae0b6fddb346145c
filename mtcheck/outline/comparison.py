"""Two pages -> how much of the original's structure the translation has kept, kind by kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator

from mtcheck.model.kinds import BlockKind, Format, MarkKind
from mtcheck.model.report import Kept
from mtcheck.model.text import Block, Document
from mtcheck.outline.bare import bare_text
from mtcheck.outline.code_changes import Weight, find_changes, pair_runs
from mtcheck.outline.commands import Words
from mtcheck.outline.directives import directives
from mtcheck.outline.front import front_keys
from mtcheck.outline.tables import tables
from mtcheck.patterns import lazy

_NOTE = lazy(r"^[ ]{0,3}\[\^[^\]\s]{1,100}\]:")
_CODE, _RUNS = "code blocks", "runs of code"
_MOST_RUNS = 300
"""Runs that are told apart."""
_Find = Callable[[Document], Iterable[Hashable]]


def compare_structure(source: Document, target: Document, words: Words) -> tuple[Kept, ...]:
    """What the original is made of, and how much of it the translation has; nothing beside plain text.

    Args:
        source: the original.
        target: its translation.
        words: those of both languages, by which translated names in code are told from other ones.
    """
    if Format.PLAIN in (source.format, target.format):
        return ()
    found = ((what, Counter(find(source)), Counter(find(target))) for what, find in _KINDS)
    kept = (Kept(what, (mine & theirs).total(), mine.total()) for what, mine, theirs in found if mine)
    return tuple(_without_changed(each, source, target, words) for each in kept)


def _without_changed(kept: Kept, source: Document, target: Document, words: Words) -> Kept:
    """The blocks and runs of code without those that say something else than the original's."""
    if kept.what == _RUNS:
        return kept._replace(kept=max(0, kept.kept - _count_changed(source, target, words)))
    if kept.what != _CODE:
        return kept
    changed = {change.block for change in find_changes(source, target) if change.weight is Weight.CODE}
    return kept._replace(kept=max(0, kept.kept - len(changed)))


def _count_changed(source: Document, target: Document, words: Words) -> int:
    """How many runs of code in sentences became others, those that the other page has anywhere left aside."""
    mine, theirs = _runs(source), _runs(target)
    lost, new = list((mine - theirs).elements()), list((theirs - mine).elements())
    if max(len(lost), len(new)) > _MOST_RUNS:
        return 0
    return sum(weight is Weight.CODE for _, _, weight in pair_runs(lost, new, words))


def _runs(document: Document) -> Counter[str]:
    return Counter(
        block.text[mark.start : mark.end]
        for block in _body(document)
        for mark in block.marks
        if mark.kind is MarkKind.CODE
    )


def _body(document: Document) -> Iterator[Block]:
    return (block for block in document.blocks if not block.region.is_chrome)


def _headings(document: Document) -> Iterator[Hashable]:
    return (block.level for block in _body(document) if block.kind is BlockKind.HEADING)


def _of_kind(kind: BlockKind) -> _Find:
    return lambda document: (kind for block in _body(document) if block.kind is kind)


def _of_mark(kind: MarkKind) -> _Find:
    return lambda document: (kind for block in _body(document) for mark in block.marks if mark.kind is kind)


def _tables(document: Document) -> Iterator[Hashable]:
    """Rows, each by the number of its table."""
    return (number for number, rows in enumerate(tables(document)) for _ in rows)


def _named(document: Document) -> Iterator[Hashable]:
    return ((each.kind, each.name) for each in directives(document))


def _keys(document: Document) -> Iterator[Hashable]:
    return (key.path for key in front_keys(document))


def _notes(document: Document) -> Iterator[Hashable]:
    if document.format is Format.MARKDOWN and "[^" in document.text:
        yield from ("note" for line in bare_text(document).splitlines() if _NOTE.match(line))


_KINDS: tuple[tuple[str, _Find], ...] = (
    ("headings", _headings),
    (_CODE, _of_kind(BlockKind.CODE)),
    (_RUNS, _of_mark(MarkKind.CODE)),
    ("table rows", _tables),
    ("table cells", _of_kind(BlockKind.CELL)),
    ("list items", _of_kind(BlockKind.LIST_ITEM)),
    ("links", _of_mark(MarkKind.LINK)),
    ("pictures", _of_mark(MarkKind.IMAGE)),
    ("boxes and components", _named),
    ("footnotes", _notes),
    ("front matter keys", _keys),
)
