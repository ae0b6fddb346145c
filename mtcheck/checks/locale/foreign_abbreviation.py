"""An abbreviation of another language was left standing.

## What is wrong
*z. B.*, *bzw.*, *Mio.*, *p. ex.* or the like stands in a text of another language.

## Why it matters
Readers of the translation cannot resolve it, and a magnitude such as *Mrd.* carries the figure's meaning.

## Example
*The bridge cost 3 Mio. euros.*

## Known false alarms
Abbreviations that the translation's own language uses too (*etc.*, *Dr.*) are not listed. Names of law journals and
quotations in the other language may hold them rightly.

## Source
Language profiles, ``leftovers``; MQM: locale conventions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from mtcheck.checks.base import Article, Remark, block_check, remark
from mtcheck.language.profiles import primary, profile
from mtcheck.model.finding import Category, Severity
from mtcheck.model.text import Block

_USUAL_ORIGINS = ("de", "fr", "es", "it", "pt", "nl", "en")
"""Languages whose abbreviations are looked for where the original's language is not known."""
_MAGNITUDES = frozenset({"thousand", "million", "billion"})


@block_check(Category.UNTRANSLATED, Severity.MINOR)
def foreign_abbreviation(block: Block, article: Article) -> Iterator[Remark]:
    if "." not in block.text and "M" not in block.text:
        return
    target = article.profile
    pattern, meanings = _known(target.code, primary(article.source_language))
    if not meanings:
        return
    for match in pattern.finditer(block.text):
        meaning, origin = meanings[_key(match[0])]
        suggestion = meaning if target.code == "en" else target.renderings.get(meaning)
        if suggestion is not None and match[0].endswith(".") and _ends_sentence(block.text, match.end()):
            suggestion = suggestion.rstrip(".") + "."
        message = f"'{match[0]}' is a {profile(origin).name} abbreviation of '{meaning}'"
        yield remark(block, *match.span(), message, suggestion=suggestion)


@cache
def _known(target: str, source: str) -> tuple[re.Pattern[str], Mapping[str, tuple[str, str]]]:
    """What finds the abbreviations, and for each its meaning and language."""
    own = profile(target)
    meanings: dict[str, tuple[str, str]] = {}
    forms = []
    for code in (source,) if source else _USUAL_ORIGINS:
        for written, meaning in profile(code).leftovers.items() if code != target else ():
            if written.lower().rstrip(".") not in own.abbreviations and _key(written) not in meanings:
                meanings[_key(written)] = (meaning, code)
                forms.append(_form(written, meaning))
    forms.sort(key=len, reverse=True)
    return re.compile(rf"(?<![\w.])(?:{'|'.join(forms)})(?!\w)"), meanings


def _form(written: str, meaning: str) -> str:
    spaced = re.escape(written).replace(r"\ ", "[ \u00a0\u202f]?")
    return rf"(?:(?<=\d )|(?<=\d\u00a0)){spaced}?" if meaning in _MAGNITUDES and written.endswith(".") else spaced


def _key(written: str) -> str:
    return re.sub(r"\s", "", written).rstrip(".")


def _ends_sentence(text: str, end: int) -> bool:
    return not text[end:].strip("\"'”’»“)")
