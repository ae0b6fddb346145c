"""The small words of a page in a language: relative times, photo credits, bylines, headings of related links.

They stand in ``data/wording/<code>.txt``: ``key: entry | entry``, continued on indented lines.
"""

from __future__ import annotations

import re
from dataclasses import fields
from functools import cache, cached_property, lru_cache
from itertools import pairwise
from typing import Any

from mtcheck.language.calls import stock
from mtcheck.language.caption_marks import abbreviated_places
from mtcheck.language.entries import read_entries
from mtcheck.language.lines import Hinges
from mtcheck.language.packaged import text_of
from mtcheck.language.profiles import profile
from mtcheck.model.records import record
from mtcheck.model.tags import primary
from mtcheck.patterns import BARS, any_of, lazy

_FALLBACK = "en"
_LONGEST_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FEBRUARY, _SHORT_FEBRUARY = 2, 28
_NEVER = lazy(r"(?!)")
_DIGITS = lazy(r"\d")
YEAR = lazy(r"\b(?:19|20)\d\d\b")
_NUMERIC_DATE = lazy(
    r"\b(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d\d)|\d{4}[./-]\d\d[./-]\d\d|\d{4}\. \d{1,2}\. \d{1,2})\b|"
    r"(?<!\d)\d{4}年\d{1,2}月\d{1,2}日|\b\d{1,2}\. \d{1,2}\. \d{4}\b"
)
_MOMENT = lazy(r"\d{4}[./-]\d{1,2}[./-]\d{1,2}\.? ?,? ?\d{1,2}:\d\d")
_CLOCK = lazy(r"\b\d{1,2}(?:[:.h]|[ \u00a0]h[ \u00a0])\d\d\b")
_PARTS = lazy(r"[\s,;|·•()\[\]–—]+|(?<!\d)[/-]|[/-](?!\d)|(?<=\w):(?=\s|$)")
_FIELDS = lazy(rf"\s+[{BARS}]\s+")
_SIGNED = lazy(r"(?:[^\W\d_]+: ?)?(?:[^\W\d_a-zß-ÿ][\w.'’-]*[ ,]*){1,4}")
"""Who wrote it or where, beside the stamp."""
_PLAIN_LABELS = frozenset({"date", "datum", "fecha", "data", "status"})
"""Labels of notices and forms as well as of pages."""
_ZONES = frozenset("cet cest mez mesz gmt utc utc+1 utc+2 utc+3 msk est edt bst hkt jst kst ist pst pdt".split())
_MOST_STRANGE = 3
_LONGEST_STAMP = 110
_STRANGE, _PLAIN, _FIELDS_OF_META = 6, 2, 2
"""Words of no stamp that a line may have beside its date, those in lower case among them; fields of meta data."""
_FOLD = str.maketrans({"’": "'", "\u00a0": " ", "\u202f": " "})


@lru_cache(maxsize=2_000)
def fold_line(text: str) -> str:
    """The text as entries are compared: lower case, straight apostrophes, ordinary spaces."""
    return text.translate(_FOLD).lower()


def is_day(year: int, month: int, day: int) -> bool:
    """Whether the calendar has a day.

    >>> is_day(2019, 2, 29), is_day(2020, 2, 29)
    (False, True)
    """
    if not 1 <= month <= len(_LONGEST_MONTHS):
        return False
    leaps = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    longest = _SHORT_FEBRUARY if month == _FEBRUARY and not leaps else _LONGEST_MONTHS[month - 1]
    return 1 <= day <= longest


@record
class Wording:
    """What pages of one language say around their articles, in lower case."""

    code: str
    ago: frozenset[str] = frozenset()
    """Patterns of relative times, with ``{n}`` for the number and ``{unit}`` for its unit."""
    days: frozenset[str] = frozenset()
    """Days told from the day of reading, which with a time of day make a relative time: ``Yesterday, 08:00``."""
    numbers: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    credit: frozenset[str] = frozenset()
    """What stands before a photographer's name."""
    caption: frozenset[str] = frozenset()
    """What stands, with a comma or colon, before a caption's text."""
    caption_places: frozenset[str] = frozenset()
    """Where in a picture someone is, beyond the abbreviations of ``data/captions/marks.tsv``: ``(on the left)``."""
    caption_credits: frozenset[str] = frozenset()
    """Of what kind a picture is or who has it, as captions say in brackets: ``(archive photo)``."""
    summary: frozenset[str] = frozenset()
    """What stands, with a colon, before an automatic summary."""
    byline: frozenset[str] = frozenset()
    updated: frozenset[str] = frozenset()
    stamp_words: frozenset[str] = frozenset()
    """Small words and units of stamps that say when a page was published."""
    source: frozenset[str] = frozenset()
    archive: frozenset[str] = frozenset()
    """Beginnings of lines that lead to a site's archive."""
    related: frozenset[str] = frozenset()
    """Headings of blocks of further articles."""
    more: frozenset[str] = frozenset()
    """Beginnings of what stands before a colon and the headline of another article: ``More about the harbour: ...``."""
    subscribers: frozenset[str] = frozenset()
    """Who may read an article that a link in capitals leads to: ``SUBSCRIBERS The pilot's last day``."""
    widgets: frozenset[str] = frozenset()
    """Headings and menu entries of a site's frame."""
    legal: frozenset[str] = frozenset()
    """Phrases of disclaimers and imprints."""
    site: frozenset[str] = frozenset()
    """Words that names of news sites are made of."""
    speakers: frozenset[str] = frozenset()
    """Roles that broadcast scripts put in brackets."""
    open: frozenset[str] = frozenset()
    """Words that no heading and no sentence ends with."""
    open_pairs: frozenset[str] = frozenset()
    """Two words together of which the same is true, while the second alone may end a sentence: *weit nach*."""
    unfinished: frozenset[str] = frozenset()
    """Words, such as auxiliaries, that a whole sentence hardly ends with; headings may."""
    articles: frozenset[str] = frozenset()
    """Articles, definite and indefinite, as they begin noun phrases."""
    continuers: frozenset[str] = frozenset()
    """Words that begin sentences of running text rather than captions."""
    date: str = ""
    """How a date is written, with ``{day}``, ``{month}`` or ``{Month}`` and ``{year}``."""
    initials_customary: bool = False
    """Whether articles of this language rightly end in an agency's or author's initials."""

    def __hash__(self) -> int:
        return hash(self.code)  # all its sets take longer, and what is remembered by a wording asks for each line

    @cached_property
    def caption_marks(self) -> frozenset[str]:
        """What stands in brackets in captions."""
        return self.caption_places | self.caption_credits | abbreviated_places(self.code)

    @cached_property
    def hinges(self) -> Hinges:
        """The words at which torn sentences are known."""
        return Hinges(self.open, self.continuers, self.articles, pairs=self.open_pairs)

    def is_relative_time(self, line: str) -> bool:
        """Whether a line is a relative time with at most three other words, as in ``Updated 2 hours ago``."""
        if len(line) > 48:
            return False
        if fold_line(line).partition(" ")[0].rstrip(",") in self.days:
            return len(line.split()) <= 3 and bool(_CLOCK.search(line))
        match = self._ago.search(fold_line(line))
        return match is not None and len((line[: match.start()] + line[match.end() :]).split()) <= 3

    @cached_property
    def _ago(self) -> re.Pattern[str]:
        if not self.ago:
            return _NEVER
        number = rf"(?:\d{{1,3}}\s?|(?:{any_of(self.numbers)})\s)"
        unit = f"(?:{any_of(self.units)})"
        forms = (re.escape(form).replace(r"\{n\}\ ", number) for form in sorted(self.ago))
        pattern = "|".join(form.replace(r"\{unit\}", unit).replace(r"\ ", r"\s") for form in forms)
        return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")

    @cached_property
    def months(self) -> frozenset[str]:
        """Names of months, whole and cut to three letters."""
        names = profile(self.code).months
        return frozenset(names) | frozenset(name[:3] for name in names)

    def has_date(self, line: str) -> bool:
        """Whether a line holds a date or a time of day."""
        if not _DIGITS.search(line):
            return False
        if _NUMERIC_DATE.search(line) or _CLOCK.search(line):
            return True
        words = {word.strip(".,()") for word in fold_line(line).split()}
        return bool(words & self.months) and bool(YEAR.search(line))

    def is_stamp(self, line: str) -> bool:
        """Whether a line says nothing but when the page was published, changed or stored.

        It has a label or a day of reading, or both a date and a time of day, and but one word besides, as a place.
        """
        if len(line) > _LONGEST_STAMP or not _DIGITS.search(line):
            return False
        parts = _FIELDS.split(line)
        if len(parts) == 1:
            return self._is_stamp(line)
        stamps = [self._is_stamp(part) for part in parts]
        return any(stamps) and all(
            stamp or self.has_date(part) or _SIGNED.fullmatch(part) or self._is_small(part)
            for stamp, part in zip(stamps, parts, strict=True)
        )

    def may_be_stamp(self, line: str) -> bool:
        """Whether a line in the place of a stamp is one: a date with a time, a label or a counter, and names beside it.

        An article's own line may be as well, as the time and place of an event.
        """
        if len(line) > _LONGEST_STAMP or line.endswith(("!", "?", ";")) or not self.has_date(line):
            return False
        dated = bool(_NUMERIC_DATE.search(line)) or bool(
            YEAR.search(line) and self.months.intersection(self._said(line))
        )
        return dated and self._is_signed_stamp(line)

    def has_stamp_label(self, line: str) -> bool:
        """Whether a line says that something was published or changed, or counts its readers, which no event does."""
        said = self._said(line)
        return any(word in self._stamp_labels or stock(self.code).has("counts", word) for word in said)

    def _is_signed_stamp(self, line: str) -> bool:
        cut = self._source_in(line)
        words = [word for each in _PARTS.split(line[:cut]) if (word := each.strip(".:[]")) and not _DIGITS.search(word)]
        counts = sum(stock(self.code).has("counts", fold_line(word)) for word in words)
        strange = [
            word
            for word in words
            if (folded := fold_line(word)) not in self._stamp_labels
            and folded not in self._stamp_parts
            and folded not in self.byline
            and not stock(self.code).has("counts", folded)
        ]
        if len(strange) > _STRANGE or sum(word[0].islower() for word in strange) > _PLAIN:
            return False
        labelled = any(fold_line(word) in self._stamp_labels for word in words)
        return bool(_CLOCK.search(line)) or labelled or counts > 0 or line.count(":") >= _FIELDS_OF_META

    def _source_in(self, line: str) -> int:
        """Where a line goes on to say what its source is; its end where it does not."""
        folded = fold_line(line)
        return next((at for word in self.source if (at := folded.find(f" {word}")) > 0 and ":" in line[at:]), len(line))

    def _said(self, line: str) -> list[str]:
        return [word.strip(".:") for word in _PARTS.split(fold_line(line)) if word]

    def _is_stamp(self, line: str) -> bool:
        said = [
            word for each in _PARTS.split(fold_line(line)) if (word := each.strip(".:")) and not _DIGITS.search(word)
        ]
        labels = sum(word in self._stamp_labels for word in said)
        strange = sum(word not in self._stamp_labels and word not in self._stamp_parts for word in said)
        clock = _CLOCK.search(line)
        if strange <= _MOST_STRANGE and len(_MOMENT.findall(line)) > 1:
            return True  # when it was published and when it was changed, whatever the page calls that
        if not labels:
            return bool(clock) and not strange and self._has_day(line, said)
        return strange <= 1 and (bool(clock) or self.has_date(line))

    def _is_small(self, part: str) -> bool:
        """Whether a part of a stamp has nothing but its small words and numbers: *Reading 2 min*."""
        return all(
            word in self._stamp_parts or _DIGITS.search(word) or stock(self.code).has("counts", word)
            for word in self._said(part)
            if word
        )

    def _has_day(self, line: str, said: list[str]) -> bool:
        return bool(_NUMERIC_DATE.search(line)) or bool(self.days.intersection(said) or self.months.intersection(said))

    @cached_property
    def _stamp_labels(self) -> frozenset[str]:
        words = {word.strip(".") for entry in self.updated for word in entry.split()}
        return frozenset(words - self.stamp_words - _PLAIN_LABELS)

    @cached_property
    def _stamp_parts(self) -> frozenset[str]:
        weekdays = profile(self.code).weekdays
        return (
            self.stamp_words
            | _ZONES
            | self.months
            | self.days
            | self.units
            | frozenset(weekdays)
            | frozenset(day[:3] for day in weekdays)
        )

    def written_date(self, year: int, month: int, day: int) -> str:
        """A date as the language writes it; empty where that is not known, or there is no such day."""
        names = profile(self.code).months
        if not self.date or len(names) != len(_LONGEST_MONTHS) or not is_day(year, month, day):
            return ""
        name = names[month - 1]
        return self.date.format(day=day, month=name, Month=name.capitalize(), year=year)

    def leads(self, line: str, entries: frozenset[str]) -> int:
        """How many characters of the line one of the entries and a colon take up at its start; 0 for none."""
        head, colon, _ = line[:48].partition(":")
        return len(head) + 1 if colon and fold_line(head.strip()) in entries else 0

    def begins(self, line: str, entries: frozenset[str]) -> bool:
        """Whether the line's first words are one of the entries."""
        words = fold_line(line[:80]).split()
        return any(" ".join(words[:count]) in entries for count in range(1, min(len(words), 6) + 1))

    def leads_to_archive(self, line: str) -> bool:
        """Whether the line is a link to a site's archive, as ``All sports articles on`` with a date is."""
        if self.begins(line, self.archive):
            return True
        words = fold_line(line[:80]).split()
        return any((words[0], pair) in self._archive_hinges for pair in pairwise(words))

    @cached_property
    def _archive_hinges(self) -> frozenset[tuple[str, tuple[str, str]]]:
        entries = [entry.split() for entry in self.archive]
        return frozenset((entry[0], (entry[-2], entry[-1])) for entry in entries if len(entry) > 2)

    def has_legal(self, line: str) -> bool:
        """Whether a phrase of a disclaimer stands in the line."""
        text = fold_line(line)
        return any(map(text.__contains__, self.legal))


def wording(code: str) -> Wording:
    """The wording of a language; English, the language of most republishers, for a language without its own."""
    return _wording(primary(code))


@cache
def _wording(code: str) -> Wording:
    text = text_of("wording", code)
    return parse(code, text) if text else _wording(_FALLBACK)


_KEYS = frozenset(each.name.replace("_", "-") for each in fields(Wording)) - {"code"}
_SPACED = frozenset({"open", "stamp_words", "articles", "continuers"})


def parse(code: str, text: str) -> Wording:
    """A wording from the text of its file.

    Raises:
        ValueError: a line is no entry, or its key means nothing.
    """
    values: dict[str, Any] = {}
    for entry in read_entries(f"wording/{code}.txt", text, _KEYS):
        key = entry.key.replace("-", "_")
        if key == "initials_customary":
            values[key] = entry.text == "yes"
        elif key == "date":
            values[key] = entry.text
        else:
            items = entry.words if key in _SPACED else entry.text.split("|")
            values[key] = frozenset(" ".join(item.split()) for item in items if item.strip())
    return Wording(code, **values)
