"""A hyphen between spaces on a page that writes dashes.

## What is wrong
The page sets its asides and contrasts with a dash (– or —), and here with a hyphen between spaces.

## Why it matters
A spaced hyphen is typed, not set; among dashes it shows a passage that went through another system.

## Example
*The dam – built in 1911 – held. The bridge – built later – did not, and the mill - older still – did.*

## Known false alarms
A page without dashes may write hyphens as it likes, and results (2 - 1), ranges and page chrome are passed over. At
least two dashes must stand against the hyphens, and twice as many.

## Source
MQM: style, inconsistent style.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import STYLE_HABIT, Article, Remark, article_check, remark
from mtcheck.checks.style._majority import DASH, clear_majority, own_text
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.text import Block


@article_check(Category.INCONSISTENT_STYLE, Severity.MINOR, fix=Fix.SAFE, habit=STYLE_HABIT)
def mixed_dashes(article: Article) -> Iterator[Remark]:
    places: dict[str, list[tuple[Block, int, int]]] = {}
    for block in own_text(article):
        if "-" in block.text or "–" in block.text or "—" in block.text:
            for start, end in _dashes(block):
                places.setdefault(block.text[start:end], []).append((block, start, end))
    typed = {form: found for form, found in places.items() if "-" in form}
    dashes = {form: found for form, found in places.items() if "-" not in form}
    main = clear_majority(places, least=2, times=2, among=dashes) if typed and dashes else None
    if main is None:
        return
    for found in typed.values():
        for block, start, end in found:
            message = f"the page writes dashes as '{main.strip()}', but a hyphen here"
            yield remark(block, start, end, message, suggestion=main, cause="style/mixed-dashes:the page")


def _dashes(block: Block) -> Iterator[tuple[int, int]]:
    for match in DASH.finditer(block.text):
        if not block.is_code_at(match.start()):
            yield match.span()
