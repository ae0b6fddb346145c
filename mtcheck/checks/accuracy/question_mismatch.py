"""The original asks and the translation states, or the other way round.

## What is wrong
A question mark stands on one side only: a question was turned into a statement or a statement into a question.

## Why it matters
A headline that asks makes no claim; without its mark it does, and the paper is held to it.

## Example
Original: *Kommt die Wahl im Herbst?* Translation: *The election will be held in autumn.*

## Known false alarms
Japanese, Chinese and Thai may ask without a mark, so a mark on the other side alone says nothing there when the
sentence ends like a question. A question that one side reports (*he asked whether*) may be put with or without a mark.

## Source
MQM: accuracy, mistranslation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, bead_check
from mtcheck.checks.sides import Side, beside, sides
from mtcheck.model.bead import Bead
from mtcheck.model.finding import Category, Severity
from mtcheck.patterns import lazy

_MARKS = lazy(r"[?？؟;՞]")
_ENDS = lazy(r"[?？؟;]+[!！.\s\"'”’»«“‘)\]]*$")
_ASKS = lazy(r"吗|嗎|呢|何|哪|怎|谁|誰|为什|為什|か(?:[。.」』\s\"”]|$)|(?:の|だろう|でしょう)[。.」』]|क्या|ไหม")
"""How a language asks without a mark."""
_REPORTED = lazy(
    r"\b(?:frag|demand|pregunt|chied|domand|pergunt|спро|спраш|zastanaw|pyta|ptal|vraag|vroeg|fråga|ask|wonder|thought|think|remember)",
    re.IGNORECASE,
)
"""Words that turn a question into a statement about one."""


@bead_check(Category.MISTRANSLATION, Severity.MAJOR)
def question_mismatch(bead: Bead, _: Article) -> Iterator[Remark]:
    source, target = sides(bead)
    asks, told = bool(_MARKS.search(source.text)), bool(_MARKS.search(target.text))
    if asks == told or _REPORTED.search(source.text) or _REPORTED.search(target.text):
        return
    if asks and _ENDS.search(source.text):
        yield _remark(source, target, "the original asks, the translation states")
    elif told and _ENDS.search(target.text) and not _ASKS.search(source.text):
        yield _remark(source, target, "the translation asks, the original states")


def _remark(source: Side, target: Side, message: str) -> Remark:
    return beside(source, _last(source), target, _last(target), message, confidence=0.8)


def _last(side: Side) -> tuple[int, int]:
    """The last word with its punctuation."""
    start = side.text.rstrip().rfind(" ") + 1
    return start, len(side.text)
