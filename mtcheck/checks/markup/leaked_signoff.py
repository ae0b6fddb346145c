"""What a report was signed with is left in the text: initials, an agency, the mark of its end.

## What is wrong
*(jkl)*, *(R.M.)*, */vas* behind the last sentence, *(avec AFP)* or *With material from dpa*, *# # #*, *- ENDE -* and
*Redaktion* alone on a line are how the original's house signs and ends its reports.

## Why it matters
Readers of the translation do not know them, and do not know why a bracket stands there.

## Example
*The lock opens again in May. (jkl)*

## Known false alarms
Where a language's own papers sign so, as German ones do, or the same initials sign several paragraphs, they are no
fault. Words, units and abbreviations in
brackets are passed over, and so is what stands before the text, where a page names its author.

## Source
MQM: markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from mtcheck.checks.base import Article, Remark, article_check, remark
from mtcheck.checks.markup._page import can_leak
from mtcheck.language import dictionary
from mtcheck.language.headlines import is_agency
from mtcheck.language.lines import ends
from mtcheck.language.wording import fold_line, wording
from mtcheck.language.wordlists import ANY, any_word_of, languages, word_set, words_of
from mtcheck.model.finding import Category, Fix, Furniture, Severity
from mtcheck.model.text import Block, BlockKind, Format, Region
from mtcheck.patterns import lazy

_FORMATS = frozenset({Format.PLAIN, Format.HTML})
_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING})
_LONGEST, _MOST, _FEW = 60, 7, 5
_END = lazy(
    lambda: (
        r"(?:# ?){2,4}|-30-|[-–—*(\[]{1,3} ?(?:" + any_word_of(ANY, "end-of-report") + r") ?[-–—*)\]]{1,3}|"
        r"\+\+\+ ?(?:" + any_word_of(ANY, "end-of-report") + r") ?\+\+\+"
    )
)
_BEHIND = lazy(
    r"(?<=[.!?…»”\"“)]) ?(?P<mark>\((?P<bracket>[^()]{2,40})\)|/(?P<slash>[a-z]{2,4})/?|(?P<bare>[A-Za-z]{2,9}))\Z"
)
_INITIALS = lazy(r"[a-zà-ÿ]{2,4}(?:[/,-] ?[a-zà-ÿ]{2,5})?|(?:[A-ZÀ-Ý]\. ?){2,3}|[A-ZÀ-Ý]{2}")
_PARTS = lazy(r"[\s/,&.()\[\]–—-]+")


@article_check(Category.LEAKED_CHROME, Severity.MINOR, fix=Fix.REMOVAL, furniture=Furniture.ALWAYS)
def leaked_signoff(article: Article) -> Iterator[Remark]:
    if article.target.format not in _FORMATS:
        return
    began = False
    for block in article.blocks:
        is_line = block.kind in _KINDS and can_leak(block, article)
        if is_line and (_names_desk(block.text, article) or (began and _is_line(block.text, article))):
            yield _remark(block, 0)
        elif (
            block.kind is BlockKind.PARAGRAPH and (match := _behind(block.text, article)) and _is_single(match, article)
        ):
            yield _remark(block, match.start("mark"))
        began = began or (block.region is Region.BODY and ends(block.text))


def _is_single(match: re.Match[str], article: Article) -> bool:
    """Whether what signs a paragraph signs no other, as it does where the page's own house signs so."""
    return sum(block.text.endswith(match["mark"]) for block in article.blocks) == 1


def _remark(block: Block, start: int) -> Remark:
    message = "initials, an agency or a mark of the report's end is left in the text"
    return remark(block, start, len(block.text), message, suggestion="", cause="markup/leaked-signoff")


def _is_line(text: str, article: Article) -> bool:
    """Whether a whole line signs or ends a report."""
    if len(text) > _LONGEST or text.endswith((".", "!", "?")):
        return False
    folded = fold_line(text).strip("()[] :-–—")
    return bool(_END.fullmatch(text)) or folded in word_set(article.profile.code, "desks") or _is_note(text, article)


def _names_desk(text: str, article: Article) -> bool:
    """Whether a byline names the desk of a paper in another language: *by Redazione Sport*."""
    words = text.split() if len(text) <= _LONGEST else []
    own = word_set(article.profile.code, "desks")
    return 1 < len(words) <= _FEW and any(
        word.lower() in _desks() and word[0].isupper() and word.lower() not in own for word in words
    )


@cache
def _desks() -> frozenset[str]:
    """What desks are called in any language, in one word, without what is a word of several."""
    named = {word for language in languages() for word in words_of(language, "desks") if " " not in word}
    return frozenset(named - {"newsroom", "redaction"})


def _is_note(text: str, article: Article) -> bool:
    """Whether words say which agency's or whose reports were used: *With material from dpa*."""
    words = [word for word in _PARTS.split(text) if word]
    if not 1 < len(words) <= _MOST:
        return False
    small = word_set(article.profile.code, "agency-notes", "desks")
    agencies = word_set(article.profile.code, "agency-words")
    named = [is_agency(word) or word.lower() in agencies for word in words]
    noted = [word.lower() in small for word in words]
    return any(named) and any(noted) and all(map(any, zip(named, noted, strict=True)))


def _behind(text: str, article: Article) -> re.Match[str] | None:
    """What stands behind the last sentence of a paragraph and signs it."""
    match = _BEHIND.search(text, max(0, len(text) - _LONGEST)) if text[-1:].isalpha() or text[-1:] in ")/" else None
    if match is None or match.start() == 0:
        return None
    if match["bracket"] and _is_note(match["bracket"], article):
        return match
    if wording(article.target_language).initials_customary:
        return None
    if match["bare"]:
        return match if is_agency(match["bare"]) else None
    return match if match["slash"] or _is_signed(match["bracket"], article) else None


def _is_signed(inside: str, article: Article) -> bool:
    """Whether a bracket has initials or an agency, and no word, unit or abbreviation."""
    if is_agency(inside):
        return inside not in word_set(article.profile.code, "own-agencies")
    known = word_set(ANY, "bracketed", "unit-signs", "apart-units") | article.profile.abbreviations
    if not _INITIALS.fullmatch(inside) or inside in known or inside in article.profile.function_words:
        return False
    return inside.isupper() or not _is_known(inside, article.profile.code)


def _is_known(inside: str, language: str) -> bool:
    return any(dictionary.holds(part, code) for part in _PARTS.split(inside) for code in {language, "en"})
