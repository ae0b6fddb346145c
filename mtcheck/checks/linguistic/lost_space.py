"""A space is lost where a link or a bold or italic run begins or ends.

## What is wrong
Two words run together at a tag: *the[town council](...)announced*, *und<strong>du*. The machine translated the pieces
around the mark apart and joined them without the space.

## Why it matters
Readers stumble over a word that is none, and search does not find either.

## Example
*The mayor invited<em>all</em> residents.*

## Known false alarms
Emphasis inside a word (*<b>un</b>likely*), endings behind a link (*<a>bridge</a>s*) and compounds are passed over: both
pieces must be words, and their sum must be none. Where no dictionary of the language is at hand, one of the pieces must
be a function word. Spaces around other elements are left to the page's layout.

## Source
MQM: linguistic conventions, whitespace.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, block_check, remark
from mtcheck.language import dictionary
from mtcheck.language.profiles import Profile
from mtcheck.language.widths import UNSPACED_SCRIPTS
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.kinds import MarkKind
from mtcheck.model.text import Block

_MARKS = (MarkKind.LINK, MarkKind.STRONG, MarkKind.EMPHASIS)
_ENDING = 3
"""Letters of the longest piece outside a mark that is taken for an ending or a prefix unless it is a function word."""
_CLOSES = frozenset(")]°%")
_LONG = 4
_LONGEST = 40
"""Letters on either side that are looked at."""


@block_check(Category.WHITESPACE, Severity.MINOR, fix=Fix.SAFE)
def lost_space(block: Block, article: Article) -> Iterator[Remark]:
    if not block.marks or article.profile.script in UNSPACED_SCRIPTS:
        return
    marks = [mark for mark in block.marks if mark.kind in _MARKS]
    borders = sorted({at for mark in marks for at in (mark.start, mark.end)})
    longer = (mark for mark in marks if " " in block.text[mark.start : mark.end])
    of_several = {at for mark in longer for at in (mark.start, mark.end)}
    for before, at, after in zip([0, *borders], borders, [*borders[1:], len(block.text)], strict=False):
        start, end = _word_around(block.text, at)
        if _is_stuck_to_figure(block.text, at, start, article.profile):
            word = block.text[start:at]
            message = f"a space is lost between '{word}' and the figure"
            yield remark(block, start, at, message, suggestion=f"{word} ")
        if _is_behind_aside(block.text, at, end, article.profile):
            sign = block.text[at - 1]
            message = f"a space is lost after '{sign}'"
            yield remark(block, at - 1, end, message, suggestion=f"{sign} {block.text[at:end]}")
        several = at in of_several
        if not start < at < end or (not several and dictionary.knows(block.text[start:end], article.profile.code)):
            continue
        start, end = max(start, before), min(end, after)
        left, right = block.text[start:at], block.text[at:end]
        begins = block.begins(at, *_MARKS)
        if not _is_row(block, at) and _are_two(left, right, left if begins else right, article.profile, several):
            message = f"a space is lost between '{left}' and '{right}'"
            outer = block.locate(start, at) if begins else block.locate(at, end)
            yield remark(block, start, end, message, suggestion=f"{left} " if begins else f" {right}", fixes=outer)


def _word_around(text: str, at: int) -> tuple[int, int]:
    first, last = max(0, at - _LONGEST), min(len(text), at + _LONGEST)
    start = end = at
    while start > first and text[start - 1].isalpha():
        start -= 1
    while end < last and text[end].isalpha():
        end += 1
    return start, end


def _is_stuck_to_figure(text: str, at: int, start: int, profile: Profile) -> bool:
    """Whether a figure begins at the border of a mark, right behind a function word."""
    return text[at : at + 1].isdigit() and at - start > 1 and text[start:at] in profile.function_words


def _is_row(block: Block, at: int) -> bool:
    """Whether one link ends and the next begins here: the page sets such apart."""
    return block.finishes(at, MarkKind.LINK) and block.begins(at, MarkKind.LINK)


def _is_behind_aside(text: str, at: int, end: int, profile: Profile) -> bool:
    """Whether a word begins at the border of a mark, right behind a bracket or a sign of figures."""
    return text[at - 1 : at] in _CLOSES and end - at > 1 and bool(dictionary.knows(text[at:end], profile.code))


def _are_two(left: str, right: str, outer: str, profile: Profile, several: bool) -> bool:
    """Whether two pieces, of which ``outer`` stands outside the mark, are words of their own.

    A mark of several words hardly begins or ends inside a word, even one that the two pieces make.
    """
    is_letter = several and outer.lower() in profile.one_letter_words
    if min(len(left), len(right)) < 2 and not is_letter:
        return False
    functional = is_letter or outer.lower() in profile.function_words
    if right[0].isupper() and not functional:
        return left.islower() and len(left) > _ENDING and bool(dictionary.knows(left, profile.code))
    if len(outer) <= _ENDING and not functional:
        return False
    whole = dictionary.knows(left + right.lower(), profile.code)
    if whole is None:
        return functional
    if (whole and not (several and functional)) or not all(
        dictionary.knows(each, profile.code) or each[0].isupper() for each in (left, right)
    ):
        return False
    return functional or not _is_compound(left, right, profile.code)


def _is_compound(left: str, right: str, language: str) -> bool:
    """Whether the second piece may be the noun of a compound: German writes these in one."""
    if not right.islower() or min(len(left), len(right)) < _LONG:
        return False
    return language == "de" and bool(dictionary.holds(right.capitalize(), language))
