"""Lines that are no words of a language: a machine's time, letters of an author or agency, the number of a page."""

from __future__ import annotations

import re

from mtcheck.language.headlines import is_agency_line
from mtcheck.language.lines import ends
from mtcheck.language.wordlists import ANY, any_word_of
from mtcheck.model.kinds import Region
from mtcheck.patterns import lazy
from mtcheck.regions.sign import Kind, Sign

_MACHINE_TIME = lazy(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d:?\d\d)?|"
    r"(?:\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{4},?) \d{1,2}:\d\d:\d\d(?: [AP]M)?"
)
_INITIALS = lazy(
    r"\(\s*[a-zà-ÿ]{2,5}(?:\s?[/,&-]\s?[a-zà-ÿ]{2,5}){0,3}\s*\)|[a-z]{2,5}(?:/[a-z]{2,5}){1,3}|/[a-zà-ÿ]{2,12}/"
    r"|[(\[](?=[^()\[\]]*[a-z])(?:[a-zà-ÿ]{2,5}|[A-Z]{2,5})(?:\s?/\s?(?:[a-zà-ÿ]{2,5}|[A-Z]{2,5})){1,3}[)\]]"
)
_AGENCY_NAME = lazy(r"\([A-Z]{2,6}\)")
_PAGE_NUMBER = lazy(r"[-–—] ?\d{1,3} ?[-–—]")
_NAMED_PAGE = lazy(lambda: rf"(?:{any_word_of(ANY, 'page-words')})\.? \d{{1,3}}", re.IGNORECASE)
LONGEST_CODE = 50
"""Letters of the longest such line."""
_LONGEST_NUMBER, _LONGEST_NAMED = 8, 14
_LONGEST_AGENCY = 40


def code_sign(text: str) -> Sign | None:
    """What such a line is, or None."""
    if text[0].isdigit() and _MACHINE_TIME.fullmatch(text):
        return Sign(Kind.MACHINE_TIME, Region.TIMESTAMP)
    if len(text) < _LONGEST_NUMBER and _PAGE_NUMBER.fullmatch(text):
        return Sign(Kind.LABEL, Region.FRAME)
    if len(text) < _LONGEST_NAMED and text[-1].isdigit() and _NAMED_PAGE.fullmatch(text):
        return Sign(Kind.LABEL, Region.FRAME, sure=False)
    if len(text) < 24 and _INITIALS.fullmatch(text):
        return Sign(Kind.INITIALS, Region.BYLINE)
    if len(text) < _LONGEST_AGENCY and not ends(text) and is_agency_line(text):
        return Sign(Kind.INITIALS, Region.BYLINE)
    if len(text) < 10 and _AGENCY_NAME.fullmatch(text):
        return Sign(Kind.INITIALS, Region.BYLINE, sure=False)
    return None
