"""A phrase of the original's language was translated word for word.

## What is wrong
*according to own data*, *on the night to Monday*, *a 20-headed team*: each word is translated, the phrase is not.

## Why it matters
Some such phrases only sound foreign, others say something else: *mentions the war without a word* stands for *does not
mention the war at all*.

## Example
*According to own data, the firm lost a 20-headed team on the night to Monday.*

## Known false alarms
What nobody writes in the language (*country circle* for *Landkreis*) is an error wherever it stands. What is only rare
(*brought into the hospital*) is a hint (neutral) where it stands alone, and an error where two such wordings of one
language are on the page, or the page betrays by other signs that it was translated from it; next to an original in
that language it is one everywhere. Words that are right in another sense want an article about their matter, such as
sport, or certain words near them. With an original in another language than theirs, wordings are not looked for.

What is known stands in `data/calques`, a table for each language written, and `data/hazards/calques.tsv`. Wordings of
your own are rules without code (`docs/rules.md`); one that others need as well is a row of the table: what must be in
the text, how sure it is, the languages it comes from, where it is wrong, the wording, the original's words, and what is
usual. How a wording is written says `mtcheck/language/calques.py`.

## Source
MQM: terminology, wrong term; written from knowledge of both languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from mtcheck.checks.base import Article, Remark, article_check, remark
from mtcheck.checks.terminology._calques import Hit, calques, tells_of
from mtcheck.language.calques import Strength
from mtcheck.language.hazards import rows
from mtcheck.language.profiles import profile
from mtcheck.model.finding import Category, Severity
from mtcheck.model.tags import primary
from mtcheck.model.text import Block
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy


class _Phrase(NamedTuple):
    source: str
    key: str
    """What the text, in lower case, must hold before the pattern is tried."""
    pattern: re.Pattern[str]
    severity: Severity
    wanted: str


@article_check(Category.WRONG_TERM, Severity.MINOR, page_only=False)
def literal_calque(article: Article) -> Iterator[Remark]:
    told: list[tuple[Block, int, int]] = []
    for each in article.once(calques):
        told.append((each.block, each.start, each.end))
        yield remark(each.block, each.start, each.end, _say(each), severity=_severity(each, article))
    for block, phrase, match in _phrases(article):
        start, end = match.span()
        if not any(block is other and start < stop and end > begin for other, begin, stop in told):
            message = f"translated word for word; usual is '{phrase.wanted}'"
            yield remark(block, start, end, message, severity=phrase.severity)


def _say(hit: Hit) -> str:
    calque = hit.calque
    if calque.word and len(calque.sources) == 1:
        return f"word for word as {profile(min(calque.sources)).name} '{calque.word}'; usual is '{calque.wanted}'"
    return f"translated word for word; usual is '{calque.wanted}'"


def _severity(hit: Hit, article: Article) -> Severity:
    """Minor where nobody writes so, and where the text is from a language whose wording this is, or betrays that."""
    calque = hit.calque
    if article.source is not None:
        is_from = primary(article.source_language) in calque.sources and calque.strength is not Strength.POSSIBLE
    else:
        is_from = tells_of(calque.sources, article)
    return Severity.MINOR if calque.strength is Strength.SURE or is_from else Severity.NEUTRAL


def _phrases(article: Article) -> Iterator[tuple[Block, _Phrase, re.Match[str]]]:
    known = _known(article.profile.code, article.source_language)
    if not known:
        return
    texts = [(block, block.text.lower()) for block in article.blocks]
    page = "\n".join(lower for _, lower in texts)
    for phrase in known:
        if phrase.key in page:
            for block, lower in texts:
                if phrase.key in lower:
                    yield from ((block, phrase, match) for match in phrase.pattern.finditer(block.text))


@cache
def _known(target: str, origin: str) -> tuple[_Phrase, ...]:
    return tuple(
        _Phrase(source, key, lazy(rf"(?i)(?<!\w)(?:{pattern})(?!\w)"), Severity(severity), wanted)
        for source, language, key, pattern, severity, wanted in rows("calques")
        if language == target and origin in ("", source)
    )
