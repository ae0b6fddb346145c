"""A mark of direction of the original's caption was left standing.

## What is wrong
Captions say in brackets who is where in the picture. The abbreviation of the source language was copied: German *(l.)*
for *links*, Spanish *(izda.)* for *izquierda*, Swedish *(t.h.)* for *till höger*.

## Why it matters
Readers cannot know what the letter means and confuse the people in the picture.

## Example
*Minister Paula Roth (l.) with her guest* instead of *(left)*.

## Known false alarms
A mark must follow a capitalised word. *(r)*, *(d.)* and others that can mean something else count only beside a sure
mark in the same block or when the source language is given. Languages that use the same mark are passed over.

## Source
MQM: accuracy, untranslated.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, block_check, remark
from mtcheck.language.caption_marks import CaptionMark, caption_marks, directions
from mtcheck.language.profiles import profile
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.kinds import BlockKind
from mtcheck.model.text import Block
from mtcheck.patterns import lazy

_MARK = lazy(r"(?<=[\w.’'”\"] )\(([^()\d]{1,14})\)")
_CAPITALISED = lazy(r"[^\W\d_a-z][\w’'-]+[”\"]? $")
_ROW = lazy(r"(?<![\w.])(v\. ?l\.(?: ?n\. ?r\.)?)(?!\w)")
_SHORTEST = 4


@block_check(Category.UNTRANSLATED, Severity.MAJOR, fix=Fix.SAFE, needs="(.")
def caption_mark(block: Block, article: Article) -> Iterator[Remark]:
    if "(" not in block.text and "v." not in block.text:
        return
    words = directions(article.target_language)
    if not words or block.kind is BlockKind.CELL or len(block.text.split()) < _SHORTEST:
        return
    found = [*_bracketed(block.text), *_rows(block.text)]
    own = [(start, end, marks) for start, end, marks in found if _foreign(marks, article.target_language)]
    known = article.source_language
    sure = any(mark.sure for _, _, marks in own for mark in marks)
    for start, end, marks in own:
        mark = next((each for each in marks if each.language == known), marks[0])
        if not (sure or mark.language == known):
            continue
        literal, right = block.text[start:end], words[mark.meaning]
        right = f"({right})" if literal.startswith("(") else right
        yield remark(
            block,
            start,
            end,
            f"'{literal}' is {profile(mark.language).name} for '{words[mark.meaning]}' and was left untranslated",
            suggestion=right,
            confidence=0.95 if mark.sure else 0.8,
        )


def _bracketed(text: str) -> Iterator[tuple[int, int, tuple[CaptionMark, ...]]]:
    for match in _MARK.finditer(text):
        if _CAPITALISED.search(text, max(0, match.start() - 40), match.start()):
            yield *match.span(), caption_marks().get(match[1], ())


def _rows(text: str) -> Iterator[tuple[int, int, tuple[CaptionMark, ...]]]:
    for match in _ROW.finditer(text):
        yield *match.span(), caption_marks().get(match[1].replace(" ", ""), ())


def _foreign(marks: tuple[CaptionMark, ...], target_language: str) -> bool:
    return bool(marks) and all(mark.language != target_language for mark in marks)
