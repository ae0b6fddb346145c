"""There is a space before a punctuation mark, inside a bracket or inside a result.

## What is wrong
*reported .* for *reported.*, *p.m .:* for *p.m.:*, *( see below )*, *won 1: 2*: spaces that a machine's tokens left.

## Why it matters
The mark breaks off to the next line, and the text looks unfinished. It is often the seam of a sentence that was torn
at a link.

## Example
*The minister has resigned , his office reported .*

## Known false alarms
Languages whose marks stand off (French ; : ! ? ») have them in their profile. Ellipses, decimals (.5), file endings
(.docx) and smileys are passed over.

## Source
MQM: linguistic conventions, whitespace.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.checks.base import MARK_HABIT, Article, Remark, block_check, remark
from mtcheck.language.quotation import read_quotes
from mtcheck.language.widths import wide_mark
from mtcheck.language.wordlists import ANY, any_word_of, words_of
from mtcheck.language.words import holds_words
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.kinds import MarkKind
from mtcheck.model.text import Block
from mtcheck.patterns import any_of, lazy

_SPACES = " \u00a0\u202f"
_CANDIDATE = lazy(rf"[{_SPACES}][.,;:!?]")
_MARK = rf"(?<=[^\s.…])[{_SPACES}]+([.,;:!?])(?![.\w(\[)/\\*'’<>|D-])"
_MOVED = r"(?<=[^\W\d_]{2}) ([,;]|[.!?](?=(?P<next>[^\W\d_a-zß-ÿ][a-zß-ÿ]+)[ ,]))(?=[^\W\d_]{2})"
_BRACKET = r"(?<=[(\[]) +(?=[^\s)\]])|(?<=[^\s(\[:;.…]) +(?=[)\]])"
_PARTICLE = lazy(lambda: rf"(?<![\w-])(?:{_arabic_articles()}) -(?=[A-Z][a-z])")
"""A particle of Arabic names, which a hyphen joins to the name."""
_OPENED = lazy(r"(?:^|(?<=\s))“ (?=\w)")
_LOOSE_QUOTE = lazy(rf"[“„«][{_SPACES}]|[{_SPACES}][”»]")
_BEFORE_STRAIGHT = lazy(r"(?<=[\w.!?]) (?=\"[,.;:)])")
_OPENS_SO = "en"
"""The language that opens a quotation with what others close it with."""
_SMILEY = (":(", ";(", "=(", ":-(", ";-(", ":[", ":-[")
_RESULT = lazy(
    lambda: (
        r"(?:(?<=[a-z] )|(?<=\())(\d{1,2})(?:: | :)(\d{1,2})"
        rf"(?![\w.,:%]|\s(?:{any_word_of('en', 'amounts')})\b)"
    )
)
_BACK = 12
"""Characters before a result that are looked at; none of the next words is longer."""
_NUMBERED = lazy(lambda: rf"(?i:{any_word_of('en', 'numbered')}) $")


@block_check(Category.WHITESPACE, Severity.MINOR, fix=Fix.SAFE, habit=MARK_HABIT)
def space_before_punctuation(block: Block, article: Article) -> Iterator[Remark]:
    text = block.text
    if _CANDIDATE.search(text) and holds_words(text):
        yield from _before_marks(block, article)
        for match in re.finditer(_MOVED, text):
            if match["next"] and match["next"].lower() not in article.profile.function_words:
                continue
            yield remark(
                block, *match.span(), f"the space before '{match[1]}' belongs after it", suggestion=f"{match[1]} "
            )
    if "( " in text or " )" in text or "[ " in text or " ]" in text:
        yield from _inside_brackets(block)
    if ": " in text or " :" in text:
        for match in _RESULT.finditer(text):
            if not _NUMBERED.search(text[max(0, match.start() - _BACK) : match.start()]):
                message = "a space inside the result"
                yield remark(block, *match.span(), message, suggestion=f"{match[1]}:{match[2]}")
    for match in _PARTICLE.finditer(text) if " -" in text else ():
        yield remark(block, match.end() - 2, match.end(), "a space before the hyphen of a name", suggestion="-")
    yield from _inside_quotes(block, article)


def _inside_brackets(block: Block) -> Iterator[Remark]:
    for match in re.finditer(_BRACKET, block.text):
        start, end = match.span()
        is_code = block.is_code_at(start - 1) or block.is_code_at(end)
        if not is_code and not _is_framed(block, start, end) and not block.text.endswith(_SMILEY, 0, start):
            yield remark(block, start, end, "a space inside the bracket", suggestion="")


def _before_marks(block: Block, article: Article) -> Iterator[Remark]:
    for match in re.finditer(_MARK, block.text):
        mark, end = match[1], match.end()
        repeated = block.text.startswith(mark * 2, end) or (mark == ":" and block.text.startswith(mark, end))
        if mark not in article.profile.spaced_marks and not repeated and not _is_set_off(block, match.start(), end):
            wide = wide_mark(block.text, end - 1, article.profile.code)
            yield remark(block, *match.span(), f"a space before '{mark}'", suggestion=wide or mark)


def _is_set_off(block: Block, start: int, end: int) -> bool:
    """Whether the mark begins a run of its own, such as a help sign, is code, or follows something that is no text."""
    return (
        block.is_code_at(end - 1)
        or block.is_marked(start, end - 1, MarkKind.IMAGE, MarkKind.OBJECT)
        or block.begins(end - 1, MarkKind.LINK, MarkKind.STRONG)
    )


def _is_framed(block: Block, start: int, end: int) -> bool:
    """Whether square brackets stand with their spaces around a link, as around a button, or around no text."""
    if block.is_marked(start, end, MarkKind.IMAGE, MarkKind.OBJECT):
        return True
    opens, closes = block.text[start - 1] == "[", block.text[end : end + 1] == "]"
    return (opens and block.begins(end, MarkKind.LINK)) or (closes and block.finishes(start, MarkKind.LINK))


def _inside_quotes(block: Block, article: Article) -> Iterator[Remark]:
    text = block.text
    if '"' in text:
        yield from _before_straight(block)
    if article.profile.spaced_marks or not _LOOSE_QUOTE.search(text):
        return
    told = set()
    for quotation in read_quotes(text).quotations:
        start, end = quotation.opening.at + 1, quotation.closing.at
        if quotation.opening.sign in "“„«" and text[start] in _SPACES and text[end - 1] in _SPACES and end - start > 2:
            told |= {start, end - 1}
            for at in (start, end - 1):
                yield remark(block, at, at + 1, "a space inside the quotation marks", suggestion="")
    for match in _OPENED.finditer(text) if article.profile.code == _OPENS_SO else ():
        if match.end() - 1 not in told:
            yield remark(block, match.end() - 1, match.end(), "a space inside the quotation marks", suggestion="")


def _before_straight(block: Block) -> Iterator[Remark]:
    """Blanks before straight marks that close a quotation: the mark of a sentence follows, and each has its partner."""
    if block.text.count('"') % 2 == 0:
        for match in _BEFORE_STRAIGHT.finditer(block.text):
            if block.text.count('"', 0, match.end()) % 2:
                yield remark(block, *match.span(), "a space inside the quotation marks", suggestion="")


def _arabic_articles() -> str:
    articles = words_of(ANY, "arabic-articles")
    return any_of([*articles, *(article.capitalize() for article in articles)])
