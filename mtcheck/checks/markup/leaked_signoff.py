"""What a report was signed with is left in the text: initials, an agency, the mark of its end.

## What is wrong
*(jkl)*, *(R.M.)*, */vas* behind the last sentence, *(avec AFP)* or *With material from dpa*, *# # #*, *- ENDE -* and
*Redaktion* alone on a line, and a writer's address for mail in the byline, are how the original's house signs and ends
its reports.

## Why it matters
Readers of the translation do not know them, and do not know why a bracket stands there.

## Example
*The lock opens again in May. (jkl)*

## Known false alarms
Where a language's own papers sign so, as German ones do, or the same initials sign several paragraphs, they are no
fault. Words, units, acronyms, countries and numerals in brackets are passed over, and so is what stands before the
text, where a page names its author. Initials are no more than a hint unless they are those of the byline, or in lower
case at the very end.

## Source
MQM: markup.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from mtcheck.checks.base import Article, Remark, article_check, remark
from mtcheck.checks.markup._page import STRAY, can_leak
from mtcheck.checks.markup._signers import names_author, names_desk, names_mailbox
from mtcheck.language import dictionary
from mtcheck.language.headlines import is_agency
from mtcheck.language.lines import ends
from mtcheck.language.wording import fold_line, wording
from mtcheck.language.wordlists import ANY, any_word_of, word_set
from mtcheck.model.finding import Category, Fix, Furniture, Severity
from mtcheck.model.kinds import BlockKind, Format, Region
from mtcheck.model.text import Block
from mtcheck.patterns import lazy

_FORMATS = frozenset({Format.PLAIN, Format.HTML})
_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING})
_LONGEST, _MOST, _NOTED = 60, 7, 6
_END = lazy(
    lambda: (
        r"(?:# ?){2,4}|-30-|[-–—*(\[]{1,3} ?(?:" + any_word_of(ANY, "end-of-report") + r") ?[-–—*)\]]{1,3}|"
        r"\+\+\+ ?(?:" + any_word_of(ANY, "end-of-report") + r") ?\+\+\+"
    )
)
_BEHIND = lazy(
    r"(?:(?<=[.!?…])|(?<=[.!?…][»”\"“)])|(?<=[.!?…]\s»)) ?"
    r"(?P<mark>\((?P<bracket>[^()]{2,40})\)|/(?P<slash>[a-z]{2,4})/?|(?P<bare>[A-Za-z]{2,9}))\Z"
)
_INITIALS = lazy(r"[a-zà-ÿ]{2,4}(?:[/,-] ?[a-zà-ÿ]{2,5})?|(?:[A-ZÀ-Ý]\. ?){2,3}|[A-ZÀ-Ý]{2}")
_SIGNED_BEFORE = lazy(r"\A[a-zà-ÿ]{2,4}\s?/\s?(?=[^\W\d_]{3,} )")
"""Initials before a note: *jkl/with material from the agency*."""
_ACRONYM = lazy(r"[a-z]{2,4}|[A-Z]{2,6}")
_NUMERAL = lazy(r"[ivxlcIVXLC]+")
_PARTS = lazy(r"[\s/,&.()\[\]–—-]+")


@article_check(Category.LEAKED_CHROME, Severity.MINOR, silences=STRAY, fix=Fix.REMOVAL, furniture=Furniture.ALWAYS)
def leaked_signoff(article: Article) -> Iterator[Remark]:
    if article.target.format not in _FORMATS:
        return
    began = False
    for block in article.blocks:
        is_line = block.kind in _KINDS and can_leak(block, article)
        if is_line and (
            names_desk(block, article) or names_mailbox(block, article) or (began and _is_below(block, article))
        ):
            yield _remark(block, 0)
        elif block.kind is BlockKind.PARAGRAPH and (match := _behind(block.text, article)):
            yield _remark(block, match.start("mark"), is_hint=not _is_certain(match, block, article))
        began = began or (block.region is Region.BODY and ends(block.text))


def _count_marks(article: Article) -> Counter[str]:
    """How many paragraphs are signed with what; a house that signs so itself signs several."""
    matches = (_match_mark(block.text) for block in article.blocks)
    return Counter(match["mark"] for match in matches if match)


def _is_certain(match: re.Match[str], block: Block, article: Article) -> bool:
    """Whether what signs a paragraph is no chance: no bare initials, the author's, or small ones at the very end."""
    inside = match["bracket"] or ""
    if not _INITIALS.fullmatch(inside) or is_agency(inside) or inside.replace(" ", "") in article.once(_list_signers):
        return True
    return inside.islower() and block is article.once(_find_last)


def _list_signers(article: Article) -> frozenset[str]:
    """The initials of the names in the bylines, with and without full stops."""
    found: set[str] = set()
    for block in article.blocks:
        if block.region is Region.BYLINE:
            first = "".join(word[0] for word in block.text.split() if _is_name(word, article))
            for start, end in combinations(range(len(first) + 1), 2):
                found |= {first[start:end], "".join(f"{letter}." for letter in first[start:end])}
    return frozenset(found)


def _is_name(word: str, article: Article) -> bool:
    return word[0].isupper() and word.lower() not in article.profile.function_words


def _find_last(article: Article) -> Block | None:
    """The last paragraph of the text."""
    return next((block for block in reversed(article.body) if block.kind is BlockKind.PARAGRAPH), None)


def _remark(block: Block, start: int, *, is_hint: bool = False) -> Remark:
    cause = "markup/leaked-signoff"
    if is_hint:
        message = "this may be the initials of an author"
        return remark(block, start, len(block.text), message, cause=cause, severity=Severity.NEUTRAL)
    message = "initials, an agency or a mark of the report's end is left in the text"
    return remark(block, start, len(block.text), message, suggestion="", cause=cause)


def _is_below(block: Block, article: Article) -> bool:
    """Whether a line that is not above the text signs or ends it."""
    return _is_line(block.text, article) or names_author(block, article)


def _is_line(text: str, article: Article) -> bool:
    """Whether a whole line signs or ends a report."""
    if len(text) > _LONGEST or text.endswith((".", "!", "?")):
        return False
    folded = fold_line(text).strip("()[] :-–—")
    return bool(_END.fullmatch(text)) or folded in word_set(article.profile.code, "desks") or _is_note(text, article)


def _is_note(text: str, article: Article) -> bool:
    """Whether words say which agency's or whose reports were used: *With material from dpa*."""
    words = [word for word in _PARTS.split(_SIGNED_BEFORE.sub("", text)) if word]
    if not 1 < len(words) <= _MOST:
        return False
    small = word_set(article.profile.code, "agency-notes", "desks")
    agencies = word_set(article.profile.code, "agency-words")
    named = [is_agency(word) or word.lower() in agencies for word in words]
    noted = [word.lower() in small for word in words]
    if any(named) and any(noted) and all(map(any, zip(named, noted, strict=True))):
        return True
    return all(noted[:-1]) and not noted[-1] and _is_of_house(words, article.profile.code)


def _is_of_house(words: list[str], language: str) -> bool:
    """Whether a note that names material or reports ends in the letters of an agency that no list has."""
    said = any(len(word) >= _NOTED for word in words[:-1])
    return said and bool(_ACRONYM.fullmatch(words[-1])) and not _is_known(words[-1], language)


def _match_mark(text: str) -> re.Match[str] | None:
    """What stands behind the last sentence of a paragraph and may sign it."""
    match = _BEHIND.search(text, max(0, len(text) - _LONGEST)) if text[-1:].isalpha() or text[-1:] in ")/" else None
    return match if match and match.start() else None


def _behind(text: str, article: Article) -> re.Match[str] | None:
    """What signs a paragraph, as far as its language does not sign so itself."""
    match = _match_mark(text)
    return match if match and _signs(match, article) and article.once(_count_marks)[match["mark"]] == 1 else None


def _signs(match: re.Match[str], article: Article) -> bool:
    if match["bracket"] and _is_note(match["bracket"], article):
        return True
    if wording(article.target_language).initials_customary:
        return False
    if match["bare"]:
        return is_agency(match["bare"])
    return bool(match["slash"]) or _is_signed(match["bracket"], article)


def _is_signed(inside: str, article: Article) -> bool:
    """Whether a bracket has initials or an agency, and no word, unit or abbreviation."""
    if is_agency(inside):
        return inside not in word_set(article.profile.code, "own-agencies")
    known = word_set(ANY, "bracketed", "unit-signs", "apart-units") | article.profile.abbreviations
    if not _INITIALS.fullmatch(inside) or inside in known or inside in article.profile.function_words:
        return False
    if _NUMERAL.fullmatch(inside):
        return False
    if inside.isupper():
        return inside.replace(" ", "") in article.once(_list_signers) or not inside.isalpha()
    return not _is_known(inside, article.profile.code)


def _is_known(inside: str, language: str) -> bool:
    return any(dictionary.holds(part, code) for part in _PARTS.split(inside) for code in {language, "en"})
