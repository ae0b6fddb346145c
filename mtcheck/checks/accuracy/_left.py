"""What an original's page leaves standing around its sentences: labels, months of a date, endings of names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from mtcheck.checks.accuracy._left_labels import left_labels
from mtcheck.checks.accuracy._left_titles import left_titles
from mtcheck.checks.accuracy._strangers import is_set_apart
from mtcheck.checks.base import Article
from mtcheck.checks.origins import origin
from mtcheck.language.dictionary import knows
from mtcheck.language.profiles import codes, entry, profile
from mtcheck.language.words import Word
from mtcheck.model.kinds import BlockKind
from mtcheck.model.text import Block
from mtcheck.patterns import lazy

_DATE = lazy(r"(?<![\d.,:])[0-3]?\d\.? (?:de |di )?([^\W\d_]{3,})")
_ENDED = lazy(r"([A-ZÇĞİÖŞÜ][^\W\d_]{2,})['’](?:[nyds]?[ıiuü]n?|[nyd]?[ae]n?|[dt][ae](?:ki)?|l[ae])(?![\w'’])")
"""A name with a case ending of Turkish behind an apostrophe, which translations do without."""
_TURKISH = "tr"


def left_parts(block: Block, article: Article) -> Iterator[tuple[Word, str]]:
    """What was left of the original in a block, each with its language."""
    if article.source is not None or article.is_pair or block.kind is BlockKind.CODE:
        return
    yield from left_labels(block, article)
    if block.kind is BlockKind.CONTROL:
        return
    yield from _months(block, article)
    yield from left_titles(block, article)
    if article.profile.code != _TURKISH and ("'" in block.text or "’" in block.text):
        yield from _endings(block.text, article)


def _months(block: Block, article: Article) -> Iterator[tuple[Word, str]]:
    for match in _DATE.finditer(block.text):
        month = match[1].lower()
        if knows(month, article.profile.code) is not False or is_set_apart(block, *match.span(1)):
            continue
        if found := _foreign_months(article.profile.code).get(month):
            betrayed = article.once(origin).languages
            told = next((code for code in betrayed if code in found), found[0])
            yield Word(match[1], match[1].casefold(), *match.span(1)), told


@cache
def _foreign_months(target: str) -> dict[str, list[str]]:
    """Months of other languages that are none of this one, each with its languages."""
    own = {month.casefold() for month in profile(target).months}
    found: dict[str, list[str]] = {}
    for code in codes():
        for month in entry(code, "months") or ():
            if code != target and month.casefold() not in own:
                found.setdefault(month, []).append(code)
    return found


def _endings(text: str, article: Article) -> Iterator[tuple[Word, str]]:
    found = list(_ENDED.finditer(text))
    if found and article.once(origin).tells({_TURKISH}):
        for match in found:
            yield Word(match[0], match[0].casefold(), *match.span()), _TURKISH
