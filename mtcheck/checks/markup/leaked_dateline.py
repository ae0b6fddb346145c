"""The head of an agency's or a paper's report is left before its first sentence.

## What is wrong
*Amman - Al-Rasid -*, *Osnabrück (dpa/lni).* or *River Daily, Lanzhou, May 6 (Reporter Zhao Min)*: where the report was
written, by whom and for which paper stands there in the form of the original's country.

## Why it matters
The names and letters say nothing to readers elsewhere, and the first sentence seems to begin with them.

## Example
*Salt - Al-Manar - The council has closed the bridge.*

## Known false alarms
The datelines of English agencies are passed over (*PARIS (Reuters) - ...*), and so is what is customary in German. Only
the first two paragraphs of an article are looked at.

## Source
MQM: design and markup. Observed on pages of sites that republish machine translations.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from mtcheck.checks.base import Article, Remark, article_check, remark
from mtcheck.language.lines import ends
from mtcheck.language.wording import wording
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.kinds import BlockKind, Region
from mtcheck.patterns import lazy

_CAPITAL = f"[{''.join(filter(str.isupper, map(chr, range(0x250))))}]"
"""Latin alone: elsewhere a dash between words is no sign of an agency."""
_NAME = rf"{_CAPITAL}[\w'’.-]*"
_NEXT = rf"(?=[\"“«„]?{_CAPITAL})"
_PLACE_AND_PAPER = lazy(rf"{_NAME}(?: {_NAME}){{0,3}} [-–—] {_NAME}(?: {_NAME}){{0,3}} ?[-–—:] {_NEXT}")
_PLACE_AND_LETTERS = lazy(
    rf"{_NAME}(?:[ /]{_NAME}){{0,3}}(?:, [^\W\d_]+\.? \d{{1,2}}\.?)? "
    rf"\([a-zà-ÿ]{{2,6}}(?: ?[/,&-] ?[a-zà-ÿ]{{2,6}}){{0,3}}\)[.:]?(?: [-–—])? {_NEXT}"
)
_DATE_AND_PAPER = lazy(rf"{_CAPITAL}{{3,}}[^.!?()–—]{{0,30}} [-–—] {_NAME}(?: [\"“«„]{_NAME}[\"”“»])?\. {_NEXT}")
_REPORTER = lazy(rf"[^.!?()]{{0,60}}\((?:[^\W\d_]{{4,}} )(?:{_NAME} ){{1,2}}{_NAME}\) ?{_NEXT}")
_DASHES, _BRACKET = "-–—", "("
_FIRST = 2
_LONGEST = 120


@article_check(Category.LEAKED_CHROME, Severity.MINOR, fix=Fix.REMOVAL)
def leaked_dateline(article: Article) -> Iterator[Remark]:
    texts = (block for block in article.blocks if block.region is Region.BODY and block.kind is BlockKind.PARAGRAPH)
    patterns = [(_DASHES, _PLACE_AND_PAPER), (_DASHES, _DATE_AND_PAPER), (_BRACKET, _REPORTER)]
    if not wording(article.target_language).initials_customary:
        patterns.append((_BRACKET, _PLACE_AND_LETTERS))
    for block in islice(filter(lambda each: ends(each.text), texts), _FIRST):
        head = block.text[:_LONGEST]
        fitting = (pattern for signs, pattern in patterns if any(map(head.__contains__, signs)))
        for match in filter(None, (pattern.match(head) for pattern in fitting)):
            message = "the head of an agency's or paper's report is left before the first sentence"
            yield remark(block, *match.span(), message, suggestion="", cause="markup/leaked-dateline")
            return
