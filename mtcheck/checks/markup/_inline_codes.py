"""The tags and inline codes of a text that a program shows, beside those of its original."""

from __future__ import annotations

from mtcheck.language.holders import Difference, Holder, compare_holders, find_tags
from mtcheck.model.kinds import MarkKind
from mtcheck.model.text import Block

NAMES = {"tag": "tag", "code": "inline code"}
"""What they are called."""


def compare_codes(source: Block, target: Block) -> list[Difference]:
    """The original's that the translation lacks, with what they became there, if anything."""
    found = (
        *compare_holders(find_tags(source.text), find_tags(target.text)),
        *compare_holders(_codes(source), _codes(target)),
    )
    lost = {each.source.name for each in found if each.source}
    return [each for each in found if each.source and not _is_half(each, lost)]


def _is_half(found: Difference, lost: set[str]) -> bool:
    """Whether it is the closing half of a tag that is lost as a whole."""
    name = found.source.name if found.source and not found.target else ""
    return name.startswith("/") and name[1:] in lost


def show_code(block: Block, holder: Holder) -> str:
    """A placeholder, tag or code as it is written; inline codes by their names."""
    return holder.name if holder.kind == "code" else block.text[holder.start : holder.end]


def _codes(block: Block) -> list[Holder]:
    """Inline codes of the file, such as those of XLIFF."""
    return [
        Holder("code", mark.target, mark.start, mark.end)
        for mark in block.marks
        if mark.kind is MarkKind.PAIRED or (mark.kind is MarkKind.OBJECT and mark.start < mark.end)
    ]
