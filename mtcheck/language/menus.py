"""Lines that lead through a site: the way to a page, rows of sections and buttons, counters of comments and likes."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from mtcheck.language.headlines import names_place
from mtcheck.language.lexicon import ordinary
from mtcheck.language.lines import ends
from mtcheck.language.phrases import fold, phrase_book
from mtcheck.language.wording import YEAR
from mtcheck.patterns import BARS, STEPS, lazy

_MARKS = frozenset("›‹»>＞|•·/\\→-–")
_TRAIL_MARKS = _MARKS | {"<", "←"}
_BACK_AND_ON = lazy(r"[←‹<] \S.*\S [→›>]")
"""From the page before to the next one."""
_SIGN = lazy(rf"\s[{BARS}{STEPS}</]\s")
_BETWEEN = lazy(rf"\s[{BARS}{STEPS}＞/\\→]+\s|(?<=\w)[»›](?=\w)")
_ARROWS = lazy(rf"\s[{STEPS}＞→/]\s")
_STEPS = lazy(rf"\s[{STEPS}＞]\s")
_WAY = lazy(r"\s[›‹»＞]\s")
_VERSION = lazy(r" v?\d+(?:\.\d+)*$")
_PAIR = lazy(r"[^\W\d_a-zß-ÿ][^\W_]+ (?:&|\+) [^\W\d_]+")
_DASH = lazy(r"\s[–-]\s")
_LINK = lazy(r"\s*(?:,|&|\band\b|\bund\b|\bet\b|\by\b|\be\b|\bi\b|\ben\b)\s*")
_NUMBER = lazy(r"[(\[]?\d{1,5}(?:[.,]\d)?[kK]?[)\]]?")
_LONGEST, _LONGEST_NAME, _LONGEST_PART, _LONGEST_ENTRY = 16, 3, 4, 4
_LONGEST_ROW = 90
"""In characters."""
_LONGEST_SITE = 7
_ROW, _NAMED = 3, 2
_TOOLS = frozenset({"share", "print", "comment", "social", "save", "nav", "login", "subscribe"})


def is_trail(text: str, language: str) -> bool:
    """Whether a line is the way to a page through the sections of its site, or a row of their names."""
    if _TRAIL_MARKS.isdisjoint(text) or ends(text):
        return False
    if _is_row_of_names(text, language) or (len(text) <= _LONGEST_ROW and _BACK_AND_ON.fullmatch(text)):
        return True
    return len(text) <= _LONGEST_ROW and (_names_section(text, language) or _leads_from_site(text, language))


def _leads_from_site(text: str, language: str) -> bool:
    """Whether a site's name, of any length, leads through a section to a page: *The Harbour Echo > Culture > Books*."""
    names = [name.strip() for name in _ARROWS.split(text)]
    if len(names) < _ROW or "," in text or any(map(str.isdigit, text)):
        return False
    if not _are_names(names[:1], _LONGEST_SITE) or not _are_names(names[1:], _LONGEST_PART):
        return False
    return any(is_section(name, language) for name in names[1:])


def _is_row_of_names(text: str, language: str) -> bool:
    """Whether signs part three short names or more, at least half of which are a section's or a button's."""
    names = [name.strip() for name in _SIGN.split(_without_lead(text, _LONGEST_NAME))]
    if len(names) < _ROW or any(map(str.isdigit, text)):
        return False
    return _are_names(names, _LONGEST_NAME) and sum(_is_entry(name, language) for name in names) * 2 >= len(names)


def _is_entry(name: str, language: str) -> bool:
    """Whether a name is that of a section or button."""
    return is_section(name, language) or any(phrase.kind in _TOOLS for phrase in phrase_book(language).exact(name))


def is_long_way(text: str) -> bool:
    """Whether two angles or more stand between names of several words: *User guide > Basic use > Schedules*."""
    if ends(text):
        return False
    names = [name.strip() for name in _STEPS.split(text)]
    return len(names) >= _ROW and len(text) <= _LONGEST_ROW and _are_names(names, _LONGEST_SITE)


def _names_section(text: str, language: str) -> bool:
    """Whether the first or the last of the names that signs or dashes part is one of a section."""
    text = _without_lead(text, _LONGEST_PART)
    parts = [_VERSION.sub("", part.strip()) for part in _BETWEEN.split(text)]
    if len(parts) < 2:
        parts = [part.strip() for part in _DASH.split(text)]
        if len(parts) <= 2:
            return False
    numbered = any(map(str.isdigit, "".join(parts)))
    if numbered and (len(parts) < _ROW or YEAR.search(text) or not is_section(parts[0], language)):
        return False
    if not _are_names(parts, _LONGEST_PART):
        return False
    if _WAY.search(text) and not numbered and "«" not in text:
        return True
    return any(is_section(part, language) for part in (parts[0], parts[-1]))


def _without_lead(text: str, longest: int) -> str:
    """The line without the few words that announce the way, as *You are here:* does."""
    lead, colon, rest = text.partition(": ")
    return rest if colon and len(lead.split()) <= longest else text


def _are_names(parts: Iterable[str], longest: int) -> bool:
    """Whether all parts of a line are short and begin with a capital."""
    return all(part[:1].isupper() and len(part.split()) <= longest for part in parts)


def last_stop(text: str) -> str:
    """The last of the names that arrows, bars or slashes part, as on the way to a page; empty for other lines."""
    if len(text) > _LONGEST_ROW or _MARKS.isdisjoint(text) or ends(text):
        return ""
    parts = [part.strip() for part in _BETWEEN.split(text)]
    return parts[-1] if len(parts) > 1 and _are_names(parts, _LONGEST_PART) else ""


def is_section(text: str, language: str) -> bool:
    """Whether a line names one section of a site, or two together as *Culture & Media* does."""
    if len(text) > _LONGEST_ROW // 2 or not text:
        return False
    if names_place(text, language):
        return True
    parts = [part for part in _LINK.split(text) if part]
    return len(parts) == 2 and all(names_place(part, language) for part in parts)


@lru_cache(maxsize=2_000)
def is_row(text: str, language: str) -> bool:
    """Whether a line holds nothing but names of sections and buttons, or such names with how often they were used."""
    if len(text) > _LONGEST_ROW or not text[:1].isupper() or ends(text) or YEAR.search(text):
        return False
    words, entries, named, numbers, strange = text.split(), 0, 0, 0, 0
    if len(_PAIR.findall(text)) >= _NAMED and "," not in text:
        return True
    if not 1 < len(words) <= _LONGEST:
        return False
    at = 0
    while at < len(words):
        if _NUMBER.fullmatch(words[at]):
            numbers += 1
            at += 1
            continue
        length, is_named = _entry(words, at, language)
        if not length:
            length, is_named = _unknown(words, at), False
            strange += 1
            if not length:
                return False
        entries += 1
        named += is_named
        at += length
    if not numbers:
        return not strange and entries >= _ROW and named >= _NAMED
    counted = numbers > 1 or any(mark in text for mark in "([")
    return counted and ((not strange and (named > 0 or entries > 1)) or (named > 0 and strange * 2 <= entries))


def _entry(words: list[str], at: int, language: str) -> tuple[int, bool]:
    """How many words from here on are one entry, the longest first, and whether it is a section or button."""
    for length in range(min(_LONGEST_ENTRY, len(words) - at), 0, -1):
        entry = " ".join(words[at : at + length]).strip(":")
        if (entry[:1].isupper() or length == 1) and not any(map(str.isdigit, entry)):
            if names_place(entry, language) or any(
                phrase.kind in _TOOLS for phrase in phrase_book(language).exact(entry)
            ):
                return length, True
            if entry[:1].isupper() and fold(entry) in ordinary(language):
                return length, False
    return 0, False


def _unknown(words: list[str], at: int) -> int:
    """How many words there are to the next number; 0 where that is too far for the name of a button."""
    for length in range(1, _LONGEST_ENTRY):
        if at + length < len(words) and _NUMBER.fullmatch(words[at + length]):
            return length
    return 0
