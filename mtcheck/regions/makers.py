"""Who made a report and its pictures, as lines say."""

from __future__ import annotations

import re
from functools import cache

from mtcheck.language.credits import (
    credit_wordings,
    ends_in_capitals,
    ends_in_credit,
    has_equals_credit,
    is_picture_note,
)
from mtcheck.language.lines import ends
from mtcheck.language.wording import YEAR, Wording, fold_line
from mtcheck.language.wordlists import ANY, any_word_of, word_set
from mtcheck.model.kinds import Region
from mtcheck.patterns import lazy
from mtcheck.regions.sign import Kind, Sign

_RIGHTS = lazy(r"[©ⓒ]|\(c\)\s|\bcopyright\b", re.IGNORECASE)
_SLASHED = lazy(r"[^\W\d_]\s?/\s?[^\W\d_]")
_AGENCY = lazy(lambda: rf"(?:/|\bvia )\s?(?:{any_word_of(ANY, 'agencies')})\b", re.IGNORECASE)
_MAKER = r"(?:\s?/\s?(?:[^\W\d_]\. ?){0,2}[^\W\d_][^.!?]{2,40})?"
_AGENCY_TAIL = lazy(lambda: rf"[.!?]\s?(?:{any_word_of(ANY, 'shouted-agencies')}){_MAKER}$")
_SHOUTED = lazy(
    r"(?:(?<=[.!?…] )|^)(?:[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]+ ?){1,4}/ ?(?:[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]+ ?){1,4}$|"
    r"[.!?…] / (?:[A-ZÀ-ÖØ-Þ][\w.'’-]+ ?){2,4}$| \| (?:[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]+ ?){1,4}$"
)
"""Who took a picture, in capitals or after a slash, behind the caption's last sentence."""
_BRACKETS = lazy(r"[(\[]([^()\[\]]{1,24})[)\]]")
_CAPTIONED = lazy(
    r"(?:[^\W_][\w'’,“”-]* ){3,24}= (?:\d{1,2}(?:st|nd|rd|th|\.)?|[^\W\d_a-zß-ÿ][\w'’.-]*),? [\w'’., -]{2,50}(?<![.!?])"
)
"""What is seen, and behind an equals sign when and where, as in Japanese newspapers."""
_ROLES = lazy(
    lambda: (
        r"(?:(?:^|, | (?:and|und|et|y|e|i|en|och|og) | )(?:[^\W\d_a-zß-ÿ][\w.'’-]*[ ]?){2,4}"
        rf"\((?i:{any_word_of(ANY, 'roles-of-makers')})\))+"
    )
)
"""People with what they did for a report: *Ida Holm (text) and Per Dahl (photos)*."""
_LAST_WORD = lazy(r"([^\W\d_]+\.?)$")
_NAME = lazy(lambda: rf"(?:[^\W\d_a-zà-ÿ][\w.'’-]*|{any_word_of(ANY, 'credit-joiners')}|,|&)")


_LEADS_CAPITALS = 4
"""Words of a line that may end in the name of who took a picture, in capitals."""
_LONGEST_CREDIT, _LONGEST_PART, _LONGEST_AGENCY_CREDIT, _LONGEST_WORD = 8, 3, 6, 100


def names_maker(text: str, count: int, wording: Wording) -> bool:
    """Whether a line says whose picture something is.

    Args:
        text: the line.
        count: its words.
        wording: the small words of its language.
    """
    return (
        (":" in text and _ends_in_credit(text, wording))
        or (count <= _LONGEST_CREDIT and _is_picture_of(text, wording))
        or (" = " in text and bool(_CAPTIONED.fullmatch(text)))
        or ("= " in text and has_equals_credit(text, wording))
        or bool(_AGENCY_TAIL.search(text))
        or (_is_shouted(text, count) and bool(_SHOUTED.search(text)))
        or ends_in_credit(text, wording)
    )


def is_agency_credit(text: str, count: int) -> bool:
    """Whether a short line names an agency behind a stroke."""
    return count <= _LONGEST_AGENCY_CREDIT and bool(_AGENCY.search(text)) and not ends(text)


def may_end_in_maker(text: str, count: int) -> bool:
    """Whether a line may end with a photographer's name in capitals."""
    return count > _LEADS_CAPITALS and ends_in_capitals(text)


def names_author(text: str, count: int, language: str) -> bool:
    """Whether a line is what a piece is called and by whom it is: *An essay by Ida Holm*."""
    genre = _genre(language).match(text) if count > _LONGEST_PART else None
    return genre is not None and is_name_like(text[genre.end() :])


def _ends_in_credit(text: str, wording: Wording) -> bool:
    """Whether a photographer's name stands behind a label at the end of a caption."""
    head, _, name = text.rpartition(":")
    label = _LAST_WORD.search(head)
    if label is None or not 1 <= len(name.split()) <= 6 or not name.strip()[:1].isupper():
        return False
    if fold_line(label[1]) in wording.source and head[: label.start()].rstrip()[-1:] in ("|", "/", "•", "©"):
        return True
    return fold_line(label[1]) in wording.credit and (label.start() == 0 or head[label.start() - 1] in " .|(")


def _is_picture_of(text: str, wording: Wording) -> bool:
    """Whether a line begins with what a picture is called and goes on with whose it is: *Photo of Jan Roth*."""
    first, _, rest = text.partition(" ")
    if fold_line(first).rstrip(".") not in credit_wordings(wording) or ends(text):
        return False
    link, _, name = rest.partition(" ")
    return (link in word_set(ANY, "makers-joined-by") and is_name_like(name)) or (
        first.endswith(".") and is_name_like(rest)
    )


def _is_shouted(text: str, count: int) -> bool:
    """Whether a credit in capitals can end a line: of few words, one whose slash does not part two sections."""
    if count > _LONGEST_PART:
        return "/" in text or "|" in text
    return count > 1 and "/" in text and " / " not in text and text.isupper()


def has_rights(text: str) -> bool:
    """Whether a line has a sign or word of copyright."""
    return ("©" in text or "ⓒ" in text or "opyright" in text or "(c)" in text.lower()) and bool(_RIGHTS.search(text))


def rights_sign(text: str, count: int, wording: Wording) -> Sign | None:
    """Whose a line says that something is: the page's, or a picture's."""
    slashed = bool(_SLASHED.search(text))
    footer = wording.has_legal(text) or (bool(YEAR.search(text)) and not slashed)
    if "©" not in text and "ⓒ" not in text and not footer:
        return None
    if footer:
        return Sign(Kind.COPYRIGHT, Region.FOOTER) if count <= 20 else None
    return Sign(Kind.CREDIT, Region.CAPTION)


def bracket_sign(text: str, wording: Wording, language: str) -> Sign | None:
    """What the brackets of a line say of a picture or of who made the report."""
    if text[-1] == ")" and _ROLES.fullmatch(text):
        return Sign(Kind.BYLINE, Region.BYLINE)
    for match in _BRACKETS.finditer(text):
        inside = fold_line(match[1]).strip()
        before = text[max(0, match.start() - _LONGEST_WORD) : match.start()].rsplit(None, 1)
        if inside in wording.caption_marks and len(inside) > 2 and match.end() == len(text):
            return Sign(Kind.CAPTION, Region.CAPTION)
        if inside in wording.caption_marks and before and before[-1][0].isupper():
            return Sign(Kind.CAPTION, Region.CAPTION, sure=len(inside) <= 2 or not inside.isalpha())
        if is_picture_note(match, wording) or inside in word_set(language, "notes-of-same-picture"):
            return Sign(Kind.CAPTION, Region.CAPTION)
        if wording.leads(match[1] + " ", wording.credit) or _signs_off(match, wording):
            return Sign(Kind.CREDIT, Region.CAPTION)
    return None


def _signs_off(match: re.Match[str], wording: Wording) -> bool:
    """Whether the last bracket of a line names a photographer or agency without a colon."""
    label, _, name = match[1].partition(" ")
    return match.end() >= len(match.string) - 1 and name[:1].isupper() and fold_line(label) in wording.credit


@cache
def _genre(language: str) -> re.Pattern[str]:
    """What a piece is called before the name of its author: *An essay by*."""
    genres = any_word_of(language, "genres-before-authors") or "(?!)"
    return re.compile(rf"(?i:{genres}) ")


def is_name_like(text: str) -> bool:
    """Whether every word of a text could be part of a person's name."""
    words = text.replace(",", " ,").split()
    return 2 <= len(words) <= 7 and all(_NAME.fullmatch(word) for word in words)


def is_name(text: str) -> bool:
    """Whether a line is two to four capitalised words, as a person's name alone is."""
    return 2 <= len(text.split()) <= 4 and is_name_like(text)
