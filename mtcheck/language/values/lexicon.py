"""The words of a language that carry values: read from ``data/entities/<code>.txt``.

A file holds ``key: word word=value word*`` entries (``entries.py``); ``_`` stands for a space inside a wording, ``|``
separates wordings of one thing and ``*`` marks a beginning or an end of words. What CLDR knows of months, days, units
and currencies is added from ``data/cldr/entities/<code>.txt``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import field
from functools import cache
from typing import Any

from mtcheck.language.entries import read_words
from mtcheck.language.packaged import generated_text_of, text_of
from mtcheck.language.remembered import remembered
from mtcheck.model.properties import cached_property
from mtcheck.model.records import record

_SYMBOLS = (
    "km/h=km/h",
    "km=km",
    "m=m",
    "cm=cm",
    "mm=mm",
    "kg=kg",
    "g=g",
    "l=l",
    "ml=ml",
    "mph=mph",
    "ha=hectare",
    "m²=m2",
    "km²=km2",
    "m³=m3",
    "kw=kw",
    "mw=mw",
    "gw=gw",
    "kwh=kwh",
    "mwh=mwh",
    "gwh=gwh",
    "twh=twh",
)


_NONE: frozenset[str] = frozenset()
_FLAGS = {"unspaced": "substrings", "tens_first": "tens-first", "joined": "joined"}


class Beginnings:
    """Beginnings of words, of which most words are told by their first letters to have none."""

    def __init__(self, parts: Iterable[str]) -> None:
        self._parts = frozenset(parts)
        self._fewest = min(filter(None, map(len, self._parts)), default=1)
        lengths: defaultdict[str, set[int]] = defaultdict(set)
        for part in self._parts:
            lengths[self._edge(part)].add(len(part))
        self._lengths = {edge: sorted(each, reverse=True) for edge, each in lengths.items()}

    def parts_of(self, word: str) -> list[str]:
        """Those that a word has, the longest first."""
        lengths = self._lengths.get(self._edge(word))
        return [part for length in lengths if (part := word[:length]) in self._parts] if lengths else []

    def _edge(self, word: str) -> str:
        return word[: self._fewest]


class Ends(Beginnings):
    """The same with the ends of words, none of which is a whole word."""

    def parts_of(self, word: str) -> list[str]:
        """Those that a word has, the longest first."""
        lengths = self._lengths.get(self._edge(word))
        longest = len(word) - 1
        return [part for n in lengths if n <= longest and (part := word[-n:]) in self._parts] if lengths else []

    def _edge(self, word: str) -> str:
        return word[-self._fewest :]


@record
class Wordings:
    """A set of words and of beginnings and ends of words, each with a value."""

    words: Mapping[str, str] = field(default_factory=dict)
    prefixes: Mapping[str, str] = field(default_factory=dict)
    suffixes: Mapping[str, str] = field(default_factory=dict)

    def get(self, word: str) -> str | None:
        """The value of a word in lower case, or None."""
        value = self.words.get(word)
        if value is None and self.prefixes:
            for part in self._beginnings.parts_of(word):
                return self.prefixes[part]
        if value is None and self.suffixes:
            for part in self._ends.parts_of(word):
                return self.suffixes[part]
        return value

    @cached_property
    def _beginnings(self) -> Beginnings:
        return Beginnings(self.prefixes)

    @cached_property
    def _ends(self) -> Ends:
        return Ends(self.suffixes)

    def __or__(self, other: Wordings) -> Wordings:
        return Wordings(
            {**self.words, **other.words}, {**self.prefixes, **other.prefixes}, {**self.suffixes, **other.suffixes}
        )

    def __bool__(self) -> bool:
        return bool(self.words or self.prefixes or self.suffixes)


class Keys:
    """Several sets of words that are asked at once which of them hold a word."""

    def __init__(self, tables: Mapping[str, Wordings]) -> None:
        self._words = _gather((name, known.words) for name, known in tables.items())
        self._prefixes = _gather((name, known.prefixes) for name, known in tables.items())
        self._suffixes = _gather((name, known.suffixes) for name, known in tables.items())
        self._beginnings, self._ends = Beginnings(self._prefixes), Ends(self._suffixes)

    def of(self, word: str) -> frozenset[str]:
        """The names of the sets that hold a word in lower case."""
        found = self._words.get(word, _NONE)
        for part in self._beginnings.parts_of(word):
            found |= self._prefixes[part]
        for part in self._ends.parts_of(word):
            found |= self._suffixes[part]
        return found


def _gather(sets: Iterable[tuple[str, Iterable[str]]]) -> Mapping[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name, words in sets:
        for word in words:
            found[word].add(name)
    return {word: frozenset(names) for word, names in found.items()}


@record
class Lexicon:
    """Everything that one language's file says."""

    numbers: Wordings = Wordings()
    ones: Wordings = Wordings()
    ordinals: Wordings = Wordings()
    vague: Wordings = Wordings()
    """Number words that are readily replaced by others: *both*, *twice*, *dozen*."""
    multipliers: Wordings = Wordings()
    magnitudes: Wordings = Wordings()
    byte_units: Wordings = Wordings()
    """Those of ``magnitudes`` that, with a capital, are units of memory as well: *83 Mio*."""
    halves: Wordings = Wordings()
    """What adds a half to the number before it: *and a half*."""
    shares: Wordings = Wordings()
    """Wordings of a part of a whole, ``{n}`` and ``{m}`` standing for numbers, ``{o}`` for an ordinal and ``~`` for up
    to two words: *{n} in {m}*, *jeder {o}*, *{n} ~ sur {m}*."""
    fractions: Wordings = Wordings()
    """Names of fractions, each with what the whole is divided by, or with both numbers: *Viertel* (4), *dreiviertel*
    (3/4)."""
    times: Wordings = Wordings()
    """Wordings of a multiple, ``{n}`` standing for the number: *{n} times as*."""
    multiples: Wordings = Wordings()
    """Words that multiply or divide, each with its factor: *doubled*, *halbiert*."""
    joiners: Wordings = Wordings()
    ranges: Wordings = Wordings()
    months: Wordings = Wordings()
    weekdays: Wordings = Wordings()
    eves: Wordings = Wordings()
    """What makes a weekday the end of a night that began the day before: *in der Nacht zum* Dienstag."""
    units: Wordings = Wordings()
    currencies: Wordings = Wordings()
    links: Wordings = Wordings()
    """What joins a scale word to what it counts: *millones de euros*, *millions d'euros*."""
    about: Wordings = Wordings()
    """Words that say of a number that it is no exact one: *about*, *nearly*."""
    bounds: Wordings = Wordings()
    """Words before a figure that bound it, each with its direction: *at least* (``min``), *at most* (``max``), *more
    than* (``over``), *less than* (``under``), *nearly* (``near``), *just over* (``past``); ``earliest`` and ``latest``
    for dates."""
    bounds_after: Wordings = Wordings()
    """The same behind a figure: *or more*, 以上."""
    losing: Wordings = Wordings()
    """Words of a defeat, told of which some languages name the winner's goals first, others the loser's."""
    winning: Wordings = Wordings()
    roles: Wordings = Wordings()
    """Words before a figure that say which of two it is: the old one (``from``), the new one (``to``), the one that
    does not hold (``instead``), the one compared with (``earlier``)."""
    roles_after: Wordings = Wordings()
    """The same behind a figure: から."""
    splits: Wordings = Wordings()
    """Words between two clauses or members of a list."""
    storeys: Wordings = Wordings()
    """Words for the floors of a house, of which some countries count the one on the ground."""
    oclock: Wordings = Wordings()
    clock: Wordings = Wordings()
    """Times in words, ``{h}`` standing for the hour, with the minutes from that hour: *halb drei*, *half past two*."""
    hours: Wordings = Wordings()
    """Hours that have a name: *noon*, *minuit*."""
    negators: Wordings = Wordings()
    core_negators: Wordings = Wordings()
    """Negators of whole clauses, not of single words: *not* and *never*, not *without*."""
    negating_articles: Wordings = Wordings()
    """Negators that deny a clause where they stand before a noun, and elsewhere only answer: English *no*."""
    absolutes: Wordings = Wordings()
    """Words that deny of all, each with its class: *niemand*, *nie*, *weder*."""
    opposites: Wordings = Wordings()
    """Words that say of all what those of the class deny: *everyone*, *always*, *both*."""
    negating_phrases: Wordings = Wordings()
    """Phrases without a negator that deny a clause: *has yet to*."""
    until: Wordings = Wordings()
    """What makes a negator say when something begins: *not ... until*."""
    not_before: Wordings = Wordings()
    """One word for that: *erst*."""
    bounding_negators: Wordings = Wordings()
    """Negators that before a figure say that it is not reached: *keine 400* are fewer than 400."""
    weak_negators: Wordings = Wordings()
    """Words that can render a negation by other means."""
    not_only: Wordings = Wordings()
    """Phrases that deny a limit: *not only*, *nejen*."""
    permitting: Wordings = Wordings()
    """Words that allow something, and with a negator forbid it: *may*, *darf*."""
    conditions: Wordings = Wordings()
    """Words of a condition, and of a comparison that is one: *if*, *than*."""
    only: Wordings = Wordings()
    """Words that set it: *only*, *nur*."""
    excused: Wordings = Wordings()
    """Phrases with a negator that deny nothing: *not only*, *sin embargo*."""
    innocent: Wordings = Wordings()
    """Words that begin or end like a negative one and are none: *under*, *international*."""
    bound: Wordings = Wordings()
    """Words that a number word may be the beginning of, as in German ``dreijährig``."""
    translated_names: Wordings = Wordings()
    """Words of names that are translated and not carried over: *Supreme Court*."""
    stems: Wordings = Wordings()
    """Parts of words that name a ten, with all numbers of that ten possible: Polish ``czterdziestodwuletni``."""
    units_first: Wordings = Wordings()
    """What joins a unit to the ten behind it in one word: *fünfundzwanzig*."""
    tens_first: bool = False
    """Whether a ten and a unit are one word in that order: *ventidue*."""
    joined: bool = False
    """Whether numbers are joined to one word with others in other ways: *dwudziestoletni*."""
    unspaced: bool = False

    @cached_property
    def joins_numbers(self) -> bool:
        """Whether a word may hold several numbers, or one and something else."""
        return bool(self.units_first or self.tens_first or self.joined)

    @property
    def usual_negator(self) -> str:
        """The first of the negators: *not*, *nicht*."""
        return next(iter(self.negators.words))


@cache
def lexicon(language: str) -> Lexicon:
    """The words of a language; empty for a language without a file."""
    table = read_words(f"entities/{language}.txt", text_of("entities", language))
    if not table:
        return Lexicon()
    known = read_words(f"cldr/entities/{language}.txt", generated_text_of("entities", language))
    ordinals = wordings_of(table.pop("ordinals", []))
    endings = table.pop("ordinal-endings", [])
    inflected = {word + ending: value for word, value in ordinals.words.items() for ending in ("", *endings)}
    flags = {key: table.pop(name, []) == ["yes"] for key, name in _FLAGS.items()}
    table["units"] = [*_SYMBOLS, *known.get("units", []), *table.get("units", [])]
    table["currencies"] = [*known.get("currencies", []), *table.get("currencies", [])]
    counted = {key: _number_entries(known.get(key, []), table.pop(key, [])) for key in ("months", "weekdays")}
    others = {key.replace("-", "_"): wordings_of(words) for key, words in table.items()}
    values: dict[str, Any] = {"ordinals": Wordings(inflected, ordinals.prefixes), **flags, **counted, **others}
    return Lexicon(**values)


_ASKED = (
    "ones",
    "multipliers",
    "magnitudes",
    "numbers",
    "ordinals",
    "months",
    "weekdays",
    "fractions",
    "multiples",
    "negators",
)
"""The sets of words that are asked of every word of a text."""


@remembered
def sets_of(word: str, language: str) -> frozenset[str]:
    """Which of the sets that every word is asked for hold a word in lower case: none mostly."""
    return _asked(language).of(word)


@cache
def _asked(language: str) -> Keys:
    known = lexicon(language)
    return Keys({name: getattr(known, name) for name in _ASKED})


@cache
def dimensions() -> Mapping[str, tuple[str, float, float]]:
    """Each unit with its dimension, its factor and its offset."""
    rows = {}
    for unit, (dimension, factor, *offset) in read_words("units.txt", text_of("entities", "units")).items():
        rows[unit] = dimension, float(factor), float(offset[0]) if offset else 0.0
    return rows


def _number_entries(*lists: Iterable[str]) -> Wordings:
    """Twelve months or seven days, each ``wording|wording``, ``-`` for none."""
    return wordings_of(
        f"{wording}={number}"
        for entries in lists
        for number, entry in enumerate(entries, 1)
        for wording in entry.strip("-").split("|")
        if wording
    )


def wordings_of(entries: Iterable[str]) -> Wordings:
    """Words, beginnings (``un*``) and ends (``*less``) of words, each ``wording=value`` or without a value."""
    words, prefixes, suffixes = {}, {}, {}
    for entry in entries:
        wording, _, value = entry.partition("=")
        wording = wording.replace("_", " ").lower()
        if wording.endswith("*"):
            prefixes[wording[:-1]] = value
        elif wording.startswith("*"):
            suffixes[wording[1:]] = value
        else:
            words[wording] = value
    return Wordings(words, prefixes, suffixes)
