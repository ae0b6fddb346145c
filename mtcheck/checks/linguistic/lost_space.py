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
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.text import Block, Mark, MarkKind

_MARKS = (MarkKind.LINK, MarkKind.STRONG, MarkKind.EMPHASIS)
_UNSPACED = ("Han", "Kana", "Thai")
_ENDING = 3
"""Letters of the longest piece outside a mark that is taken for an ending or a prefix unless it is a function word."""
_LONG = 4


@block_check(Category.WHITESPACE, Severity.MINOR, fix=Fix.SAFE)
def lost_space(block: Block, article: Article) -> Iterator[Remark]:
    if not block.marks or article.profile.script in _UNSPACED:
        return
    marks = [mark for mark in block.marks if mark.kind in _MARKS]
    for at in sorted({at for mark in marks for at in (mark.start, mark.end)}):
        start, end = _word_around(block.text, at)
        left, right = block.text[start:at], block.text[at:end]
        if left and right and not _is_row(marks, at) and _are_two(left, right, _outside(marks, at), article.profile):
            message = f"a space is lost between '{left}' and '{right}'"
            yield remark(block, start, end, message, suggestion=f"{left} {right}")


def _word_around(text: str, at: int) -> tuple[int, int]:
    start = end = at
    while start > 0 and text[start - 1].isalpha():
        start -= 1
    while end < len(text) and text[end].isalpha():
        end += 1
    return start, end


def _is_row(marks: list[Mark], at: int) -> bool:
    """Whether one link ends and the next begins here: the page sets such apart."""
    links = [mark for mark in marks if mark.kind is MarkKind.LINK]
    return any(mark.end == at for mark in links) and any(mark.start == at for mark in links)


def _outside(marks: list[Mark], at: int) -> str:
    """On which side of the border the plain text stands."""
    return "left" if any(mark.start == at for mark in marks) else "right"


def _are_two(left: str, right: str, outside: str, profile: Profile) -> bool:
    inner, outer = (right, left) if outside == "left" else (left, right)
    if len(inner) < 2 or len(outer) < 2:
        return False
    functional = outer.lower() in profile.function_words
    if len(outer) <= _ENDING and not functional:
        return False
    whole = dictionary.knows(left + right.lower(), profile.code)
    if whole is None:
        return functional
    if whole or not all(dictionary.knows(each, profile.code) or each[0].isupper() for each in (left, right)):
        return False
    return functional or not _is_compound(left, right, profile.code)


def _is_compound(left: str, right: str, language: str) -> bool:
    """Whether the second piece may be the noun of a compound: German writes these in one."""
    if not right.islower() or min(len(left), len(right)) < _LONG:
        return False
    return language == "de" and bool(dictionary.holds(right.capitalize(), language))
