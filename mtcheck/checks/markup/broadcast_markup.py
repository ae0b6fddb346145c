"""Stage directions of a broadcast script are in the text.

## What is wrong
The script of a television report was published as an article, with its marks for who speaks: *<Anchor>*, *[Reporter]*.

## Why it matters
Readers of an article do not know the marks; a machine also translates them as if they were words of the sentence.

## Example
*<Anchor> The government has decided to raise the fee.*

## Known false alarms
Square brackets around other words at the start of a line are reported only on a page that has a sure mark as well.

## Source
MQM: design and markup. Observed on translations of Korean television news.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, article_check, remark
from mtcheck.checks.markup._page import can_leak
from mtcheck.language.wording import Wording, fold_line, wording
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.patterns import lazy

_MARK = lazy(r"[<\[【〈]\s*([^<>\[\]【】〈〉]{2,60}?)\s*[>\]】〉](?:\s?:)?")
_SPEECH = lazy(r"\[\s*([^\[\]:]{2,60}?)\s*:\s(?=[^\[\]]+\]$)")
_CREDITS = lazy(r"\((?:[^():,]{3,30}:\s?[^():,]{2,30}(?:,\s|\)$)){2,}|[^@.]{3,40}\s\(?[\w.]+@[\w.-]+\)?\.?$")
_PARTS = lazy(r"[^\w-]+")
_FEW_WORDS = 7
_FEWEST_SPEAKERS = 2
"""Speakers of lines in brackets that make a page a script without any other mark."""
_CREDIT_LINE = 120


@article_check(Category.MARKUP, Severity.MINOR, fix=Fix.REMOVAL)
def broadcast_markup(article: Article) -> Iterator[Remark]:
    words = wording(article.target_language)
    marks = [
        (block, match)
        for block in article.blocks
        if can_leak(block, article) and (match := _mark(block.text)) and match.end() <= len(block.text)
    ]
    if not _is_script([block.text for block, _ in marks]) and not any(_is_sure(match, words) for _, match in marks):
        return
    for block, match in marks:
        if _is_sure(match, words) or _names_speaker(match):
            yield remark(
                block,
                *match.span(),
                f"'{match[0].strip()}' is a mark of a broadcast script, not a word of the article",
                suggestion="",
                cause="markup/broadcast-markup",
            )


def _mark(text: str) -> re.Match[str] | None:
    """The mark that a line begins with, or the credits of a report that make up the whole line."""
    if text[:1] in "<[【〈":
        return _SPEECH.match(text) or _MARK.match(text)
    return _CREDITS.match(text) if ("@" in text or text[:1] == "(") and len(text) <= _CREDIT_LINE else None


def _is_script(lines: list[str]) -> bool:
    """Whether several people speak in brackets, one of them with an office or place behind a slash."""
    matches = filter(None, map(_SPEECH.match, lines))
    speakers = {match[1] for match in matches if match[1][0].isupper() and not any(map(str.isdigit, match[1]))}
    return len(speakers) >= _FEWEST_SPEAKERS and any("/" in speaker for speaker in speakers)


def _is_sure(match: re.Match[str], words: Wording) -> bool:
    if match.re.groups == 0:
        return False
    inside = [part for part in _PARTS.split(fold_line(match[1])) if part]
    return len(inside) <= _FEW_WORDS and not words.speakers.isdisjoint(inside)


def _names_speaker(match: re.Match[str]) -> bool:
    """Whether a bracket at the start of a line names who says what follows, or a line names the report's makers."""
    return match.re.groups == 0 or len(match[1].split()) <= _FEW_WORDS
