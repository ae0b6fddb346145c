"""A time of day is written as in another language, or twice at once.

## What is wrong
*21:33 p.m.* counts the hours to 24 and says the half of the day as well, and so does *21:00 de la noche*;
*18h45*, *20.15*, *9–17 clock* or *9 Uhr* are the form of another language than that of the translation.

## Why it matters
Readers stop at the figure: *5 h 30* is a duration in English, and *13:05 p.m.* no time at all.

## Example
*The ferry left at 13:05 p.m. and arrived at 18h45.*

## Known false alarms
Durations (*in 2h45*, *24h*) and figures with a full stop that may be amounts are passed over; 24-hour times with a
colon are right everywhere. German *Uhr* in English and *p.m.* in German are the matter of
`locale/foreign-number-format`.

## Source
Unicode CLDR, time formats; MQM: locale conventions, time format.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from mtcheck.checks.base import MARK_HABIT, Article, Remark, block_check, remark
from mtcheck.checks.origins import origin
from mtcheck.language.profiles import Profile
from mtcheck.language.wordlists import ANY, any_word, word_set, words_of
from mtcheck.language.words import fold_words
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.text import Block
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy

_EDGE = r"(?<![\w.,:/€$£-])"
_BOTH = lazy(
    rf"{_EDGE}(?P<h>1[3-9]|2[0-3]|00?)[:.](?P<m>[0-5]\d)(?::[0-5]\d)?[ \u00a0\u202f]?(?P<half>[ap])\.?[ \u00a0]?m\b\.?",
    re.IGNORECASE,
)
_HALF = lazy(
    rf"{_EDGE}(?P<h>0?[1-9]|1[0-2])(?:[:.](?P<m>[0-5]\d))?[ \u00a0\u202f]?(?P<half>[ap])(?:\.[ \u00a0]?m\b\.?|m\b)",
    re.IGNORECASE,
)
_H = lazy(
    rf"{_EDGE}(?P<h>[01]?\d|2[0-4])(?:[:.](?P<c>[0-5]\d))?[ \u00a0\u202f]?h(?:[ \u00a0\u202f]?(?P<m>[0-5]\d))?"
    r"(?![\w/]|[ \u00a0\u202f]\d)(?! ?(?:min|m)\b)"
)
_MIXED = lazy(
    rf"{_EDGE}(?P<h>[01]?\d|2[0-4])(?:h(?P<m>[0-5]\d)|[:.](?P<c>[0-5]\d)[ \u00a0\u202f]?(?:heures|h))(?!\w)(?! ?min)"
)
_HOUR_OF_DAY = lazy(
    rf"{_EDGE}(?P<h>1[3-9]|2[0-3])[ \u00a0\u202f]?(?P<half>p)(?P<m>)(?:\.[ \u00a0]?m\b\.?|m\b)", re.IGNORECASE
)
"""An hour counted to 24 with the half of the day behind it, and no minutes."""
_WORDED = lazy(
    rf"{_EDGE}(?P<h>[01]?\d|2[0-3])[:.](?P<m>[0-5]\d) ?(?P<half>[ap]?)(?:\.?[ \u00a0]?m\b\.?)?"
    r" (?:hours?|hrs?|[Cc]lock)\b(?! (?:and \d|of))"
)
"""The word for *o'clock* in another language, rendered as *hours*."""
_HALF_CLOCK = lazy(
    rf"{_EDGE}(?P<h>0?[1-9]|1[0-2])(?:[:.](?P<m>[0-5]\d))? ?(?P<half>[ap])\.?[ \u00a0]?m\b\.? (?:o['’]?)?clock\b",
    re.IGNORECASE,
)
"""An hour with its half of the day and the word for *o'clock* as well."""
_SPAN = lazy(
    rf"{_EDGE}(?P<h>[01]?\d|2[0-3])(?:[:.](?P<m>[0-5]\d))? ?[-–] ?(?P<to>[01]?\d|2[0-4])(?:[:.](?P<tom>[0-5]\d))?"
    r" (?:o['’]?)?clock\b"
)
"""Two hours with the word for *o'clock* behind them: *9–17 clock*."""
_HOURS_FIRST = lazy(
    lambda: (
        rf"(?:(?<=[,;(] )|(?<=[(])|(?<=\bat )|(?<=\bum )|(?<=\bab )|(?<=\bà )|(?<=\blas ))"
        rf"(?:{any_word('hours-first')}) "
        r"(?P<h>[01]?\d|2[0-3])(?:[:.](?P<m>[0-5]\d))?(?: ?[-–] ?(?P<to>[01]?\d|2[0-4])(?:[:.](?P<tom>[0-5]\d))?)?"
        r"(?![\w%]|[.,:-]\d| ?(?:hours?|heures?|h)\b)"
    )
)
"""The word for *o'clock* before the hour, as in Italian *ore 18*."""
_HOURS_BETWEEN = lazy(
    lambda: (
        r"(?:(?<=\bfrom )|(?<=\bto )|(?<=\buntil )|(?<=\bbetween )|(?<=\band )|(?<=\bby )|(?<=\bbefore )|(?<=\bafter )"
        rf"|(?<=\bin )|(?<=\bthe )|(?<=: ))(?:{any_word('hours-first')}) (?P<h>[01]?\d|2[0-3])[:.](?P<m>[0-5]\d)"
        r"(?: ?[-–] ?(?P<to>[01]?\d|2[0-4])[:.](?P<tom>[0-5]\d))?(?![\w%]|[.,:-]\d)"
    )
)
"""The same behind a preposition, where minutes show that it is no number of hours."""
_TO_HOUR = lazy(
    r"(?:(?<=\bfrom )|(?<=\bat )|(?<=\bbetween ))(?P<h>[01]?\d|2[0-3])[:.](?P<m>[0-5]\d)"
    r"(?:(?: to | and | until | ?[-–] ?)(?P<to>1[3-9]|2[0-3])(?P<tom>))(?![\w%€$£]|[.,:-]\d)"
)
"""From an hour with its minutes to one that is counted to 24: *from 8.30 to 14*."""
_BETWEEN = lazy(
    r"\b(?:from|between|until|at) (?P<all>(?P<h>[01]?\d|2[0-3])\.(?P<m>[0-5][05])(?P<link> (?:to|and|until) )"
    r"(?P<to>[01]?\d|2[0-4])\.(?P<tom>[0-5][05]))(?![\w%€$£]|[.,:-]\d| ?[ap]\.?m\b)"
    r"(?! [a-z]{3,}s\b| (?:million|billion|percent|per|points?|euros?|dollars?|pounds?|a|an|each)\b)"
)
_COMMA = lazy(
    r"(?:(?<=\bat )|(?<=\bfrom )|(?<=\buntil )|(?<=\btill )|(?<=\bto )|(?<=\bby ))"
    r"(?P<h>[01]?\d|2[0-3]),(?P<m>[0-5][05])(?P<to>(?P<tom>))?"
    r"(?=[.;)]|, |$| (?:on|in|to|until|and|because|with|when|but|for|from|the)\b)"
)
"""A comma before the minutes, as in Italian and Romanian."""
_HYPHENED = lazy(
    lambda: (
        rf"(?:(?<![\w-])(?:{any_word('before-hours')}) |(?i:{any_word('time-labels')}): )"
        r"(?P<all>(?P<h>[01]?\d|2[0-3])-(?P<m>00|[3-5][05]))(?![\w%€$£-]|[.,:]\d)"
    )
)
"""A hyphen before the minutes, as in Russian."""
_DAYPART = lazy(
    lambda: rf"{_EDGE}(?:1[3-9]|2[0-3])[:.h][0-5]\d(?: (?:h|Uhr|uur))?(?P<part> (?:{any_word('parts-of-day')}))\b"
)
_U = lazy(rf"{_EDGE}(?P<h>[01]?\d|2[0-4])[:.](?P<m>[0-5]\d)[ \u00a0]?u(?:ur)?(?!\w)")
"""Hours with the *u* of Dutch *uur*."""
_H_MIN = lazy(rf"{_EDGE}(?P<h>[01]?\d|2[0-3])h(?P<m>[0-5]\d) ?min\b")
_STOP = lazy(rf"{_EDGE}(?P<h>1[3-9]|2[0-3])\.(?P<m>[0-5][05])(?=[,;)]|\.?$|\. | (?:on|in|to|until|and|for)\b)")
_UHR = lazy(rf"{_EDGE}(?P<h>[01]?\d|2[0-4])(?:[.:](?P<m>[0-5]\d))? Uhr\b")
_TELLS = lazy(r"\d[ \u00a0\u202f]?(?:[hHaApPcCou]|d[aeu] |du |Uhr)|\d\.[0-5]|[eosamtly] \d|[:à] \d|\d[–-]\d")
_TELLS_HALF = lazy(r"\d[ \u00a0\u202f]?[aApP]\.?[ \u00a0]?[mM]")
_TELLS_WORD = lazy(r"hour|hr|lock")
_TELLS_WORD_FIRST = lazy(r"(?:[,;(] |\(|\b(?:at|um|ab|à|las) )[^\W\d_]+ \d")
_TELLS_H = lazy(r"\d[ \u00a0\u202f]?h(?:[ \u00a0\u202f]?\d|(?!\w))")
_TELLS_U = lazy(r"[:.]\d\d[ \u00a0]?u")
_TELLS_STOP = lazy(r"[12]\d\.[0-5][05]")
_TELLS_TO_HOUR = lazy(r"[.:]\d\d(?: (?:to|and|until) | ?[-–] ?)\d\d(?!\d)")
_TELLS_BETWEEN = lazy(r"\d\.[0-5][05] (?:to|and|until) \d")
_TELLS_COMMA = lazy(r"[tmlyo] \d{1,2},[0-5][05](?!\d)")
_TELLS_HYPHEN = lazy(r"\d-[03-5][05](?!\d)")
_NOUGHT = lazy(r"(?<![\w.,:])0[1-9][.:][0-5]\d(?![\w.,:/-]*\d)(?! ?[ap]\.?m)")
_FEWEST = 3
_NEAR = 24
_AFTERNOON = 13
_DAY = 24


class _Time(NamedTuple):
    start: int
    end: int
    hour: int
    minute: str


@block_check(
    Category.TIME_FORMAT,
    Severity.MINOR,
    silences=("terminology/literal-calque",),
    fix=Fix.SAFE,
    habit=MARK_HABIT,
    needs="0",
)
def foreign_time(block: Block, article: Article) -> Iterator[Remark]:
    profile = article.profile
    if not profile.clock or not _TELLS.search(block.text):
        return
    yield from _spans(block, profile)
    if (
        profile.code == "en"
        and "." in block.text
        and _TELLS_BETWEEN.search(block.text)
        and article.once(origin).is_translation
    ):
        yield from _between(block, profile)
    if word_set(profile.code, "before-hours"):
        yield from _hyphened(block, profile)
    if any(map(block.text.__contains__, words_of(profile.code, "parts-of-day"))):
        for match in _DAYPART.finditer(block.text):
            if block.text[match.start("part") + 1 : match.end()] not in words_of(profile.code, "parts-of-day"):
                continue
            message = f"'{match[0]}' counts the hours to 24 and names the part of the day"
            yield remark(block, *match.span(), message, suggestion=block.text[match.start() : match.start("part")])
    for time in _times(block.text, profile):
        written = block.text[time.start : time.end]
        suggestion = _written(time, profile)
        if written.endswith("m.") and time.end == len(block.text) and not suggestion.endswith("."):
            suggestion += "."
        if suggestion != written:
            message = f"'{written}' is not how {profile.name} writes a time, but '{suggestion}'"
            is_table = profile.code == "en" and written[-1].isdigit() and article.once(_counts_to_24)
            severity = Severity.NEUTRAL if is_table else None
            yield remark(block, time.start, time.end, message, suggestion=suggestion, severity=severity)


def _counts_to_24(article: Article) -> bool:
    """Whether a page is a timetable, which counts the hours to 24 with a nought before the first ones."""
    return sum(len(_NOUGHT.findall(block.text)) for block in article.blocks) >= _FEWEST


def _spans(block: Block, profile: Profile) -> Iterator[Remark]:
    """Hours whose word for *o'clock* is another language's or stands where that has it."""
    patterns = [_SPAN] if profile.code == "en" and "clock" in block.text else []
    own = profile.code in word_set(ANY, "hours-behind-their-word")
    patterns += [_HOURS_FIRST] if not own and _TELLS_WORD_FIRST.search(block.text) else []
    if profile.code == "en":
        patterns += [_HOURS_BETWEEN] if "hours " in block.text else []
        patterns += [_COMMA] if _TELLS_COMMA.search(block.text) else []
        patterns += [_TO_HOUR] if _TELLS_TO_HOUR.search(block.text) else []
    may_count = profile.code in word_set(ANY, "hours-that-count")
    for match in chain.from_iterable(pattern.finditer(block.text) for pattern in patterns):
        if may_count and not match["m"]:
            continue
        ends = [(int(match[hour]), match[minute] or "") for hour, minute in (("h", "m"), ("to", "tom")) if match[hour]]
        suggestion = "–".join(_written(_Time(*match.span(), *end), profile) for end in ends)
        message = f"'{match[0]}' is not how {profile.name} writes a time, but '{suggestion}'"
        yield remark(block, *match.span(), message, suggestion=suggestion)


def _between(block: Block, profile: Profile) -> Iterator[Remark]:
    """Two hours of the morning with full stops, which British papers set as well, but with the half of the day."""
    for match in _BETWEEN.finditer(block.text):
        ends = [_Time(*match.span(), int(match[hour]), match[minute]) for hour, minute in (("h", "m"), ("to", "tom"))]
        suggestion = match["link"].join(_written(end, profile) for end in ends)
        message = f"'{match['all']}' is not how {profile.name} writes a time, but '{suggestion}'"
        yield remark(block, *match.span("all"), message, suggestion=suggestion)


def _hyphened(block: Block, profile: Profile) -> Iterator[Remark]:
    for match in _HYPHENED.finditer(block.text) if _TELLS_HYPHEN.search(block.text) else ():
        suggestion = _written(_Time(*match.span("all"), int(match["h"]), match["m"]), profile)
        message = f"'{match['all']}' is not how {profile.name} writes a time, but '{suggestion}'"
        yield remark(block, *match.span("all"), message, suggestion=suggestion)


def _times(text: str, profile: Profile) -> Iterator[_Time]:
    """The times in a form that the language does not use."""
    if "half" in profile.clock:
        patterns = [_BOTH, _HOUR_OF_DAY] if _TELLS_HALF.search(text) else []
        for pattern in [*patterns, _WORDED, _HALF_CLOCK] if _TELLS_WORD.search(text) else patterns:
            yield from map(_time, pattern.finditer(text))
    elif profile.code != "de" and _TELLS_HALF.search(text):
        for pattern in (_BOTH, _HALF):
            yield from map(_time, pattern.finditer(text))
    if "h" not in profile.clock and _TELLS_H.search(text):
        yield from (_time(match) for match in _H.finditer(text) if _is_time(match, profile))
    elif "heures" in text or _TELLS_H.search(text):
        yield from (_time(match) for match in _MIXED.finditer(text) if _is_form_of_others(match, profile))
    if profile.code != "de" and "min" in text:
        yield from (_time(match) for match in _H_MIN.finditer(text) if _follows_time_word(match, profile))
    if "stop" not in profile.clock and _TELLS_STOP.search(text):
        yield from (_time(match) for match in _STOP.finditer(text) if _follows_time_word(match, profile))
    yield from _worded(text, profile)


def _worded(text: str, profile: Profile) -> Iterator[_Time]:
    """The times with another language's word for *o'clock*, or its letter."""
    if profile.code not in word_set(ANY, "hours-with-u") and _TELLS_U.search(text):
        yield from map(_time, _U.finditer(text))
    if profile.hour_word != "Uhr" and profile.code != "en":
        yield from map(_time, _UHR.finditer(text))


def _is_form_of_others(match: re.Match[str], profile: Profile) -> bool:
    """Whether a language that counts hours with an *h* sets it elsewhere: *14:30 h* in Spanish, *14 h 30* in French."""
    if profile.code == "es":
        return match["c"] is None and (int(match["h"]) >= _AFTERNOON or _follows_time_word(match, profile))
    return profile.code == "fr" and match["c"] is not None


def _time(match: re.Match[str]) -> _Time:
    found = match.groupdict()
    hour = int(found["h"])
    if found.get("half") and hour <= 12:
        hour = hour % 12 + (12 if found["half"] in "pP" else 0)
    return _Time(*match.span(), hour, found["m"] or found.get("c") or "")


def _is_time(match: re.Match[str], profile: Profile) -> bool:
    """Whether hours and an *h* are a time of day and no duration."""
    if match["c"]:
        return True
    if _follows_time_word(match, profile):
        return bool(match["m"]) or int(match["h"]) < _DAY  # a race of 24h
    return bool(match["m"]) and int(match["h"]) >= _AFTERNOON


def _follows_time_word(match: re.Match[str], profile: Profile) -> bool:
    before = fold_words(match.string[max(0, match.start() - _NEAR) : match.start()])
    return bool(before) and before[-1] in profile.time_words


def _written(time: _Time, profile: Profile) -> str:
    minute = "" if time.minute == "00" else time.minute
    if profile.time:
        form = profile.time if minute else profile.hour
        return form.format(h=time.hour, mm=minute)
    tail = f":{minute}" if minute else ""
    return f"{(time.hour - 1) % 12 + 1}{tail} {'p.m.' if 12 <= time.hour < 24 else 'a.m.'}"
