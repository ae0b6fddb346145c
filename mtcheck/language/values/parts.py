"""Shares and multiples in words: *every third*, *four in five*, *three quarters*; *doubled*, *three times as many*."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache

from mtcheck.language.remembered import remembered
from mtcheck.language.values.entity import Entity, Kind
from mtcheck.language.values.facts import Facts
from mtcheck.language.values.lexicon import Lexicon, Wordings, lexicon, sets_of
from mtcheck.language.values.quantities import named_unit
from mtcheck.language.values.tokens import tokens
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import any_of, lazy

_MOST = 1000
"""The greatest whole that a share is told of."""
_ALIKE = 0.01
"""How much two values may differ, as a share of one of them, and be the same."""
_BETWEEN = r"(?: [^\W\d_]+){0,2}"
"""What may stand between the part and the whole: *un habitant sur trois*."""
_SPACE = r"[ \u00a0-]"
_JOINED = lazy(r"\w\{|\}\w")
_APOSTROPHE = lazy("['’]")
_FIRST_UNTOLD = "\u0900"
"""The first letter from which on words have signs that are no letters, or no blanks between them."""
_ANY_WORDS = "~"
_EDGE = lazy(r"^\w+|\w+$")
_PARTS = frozenset({"fractions", "multiples"})
_SLOT = lazy(r"\{\w\}|[ ~]")


class Part(NamedTuple):
    """A share or multiple, and where it is."""

    value: float
    start: int
    end: int
    is_multiple: bool

    def equals(self, value: float) -> bool:
        """Whether a value is the same."""
        return abs(self.value - value) <= _ALIKE * max(self.value, value)


@lru_cache(maxsize=2048)
def parts_in(side: Facts) -> tuple[Part, ...]:
    """The shares and multiples of a text, in its order."""
    known = lexicon(side.language)
    if not (known.shares or known.fractions or known.multiples):
        return ()
    lower = side.text.lower()
    if len(lower) != len(side.text) or not _may_hold_part(side, lower):
        return ()
    found = [*_multiples(lower, side), *_shares(lower, side), *_fractions(lower, side)]
    apart: list[Part] = []
    for part in sorted(found, key=lambda each: (each.start, -each.end)):
        if not apart or part.start >= apart[-1].end:
            apart.append(part)
    return tuple(apart)


def _may_hold_part(side: Facts, lower: str) -> bool:
    """Whether a word may begin a number, a fraction or a multiple, which most texts have none of."""
    patterns = _patterns(side.language)
    if side.has_digits or not patterns.beginnings:
        return True
    asked = _begins_part(side.language)
    if any(map(asked.__getitem__, side.lower)):
        return True
    if any(all(needle in lower for needle in pattern.needles) for pattern in patterns.joined):
        return True
    clitics = [part for word in side.lower if not word.isalpha() for part in _APOSTROPHE.split(word)]
    return any(map(asked.__getitem__, clitics))


@remembered
def _begins_part(word: str, language: str) -> bool:
    return word in _patterns(language).beginnings or not _PARTS.isdisjoint(sets_of(language)[word])


def find_exchanged(here: Facts, there: Facts) -> tuple[Entity, Entity] | None:
    """The one share or multiple of the original that the translation lacks, and the one that it has instead."""
    ours = parts_in(here)
    theirs = parts_in(there) if ours else ()
    if not theirs:
        return None
    lost = [part for part in ours if not _is_told(part, there)]
    gained = [part for part in theirs if not _is_told(part, here)]
    if len(lost) != 1 or len(gained) != 1 or lost[0].is_multiple != gained[0].is_multiple:
        return None
    return _entity(lost[0], here), _entity(gained[0], there)


def is_part(entity: Entity, other: Facts) -> bool:
    """Whether a percentage is a share or multiple in words on the other side: *four in five* for 80 percent."""
    return entity.unit == "percent" and any(
        part.equals(entity.value / 100) or (part.is_multiple and part.equals(entity.value / 100 + 1))
        for part in parts_in(other)
    )


def _is_told(part: Part, other: Facts) -> bool:
    """Whether the other side has a share or multiple of that value, or a number that says it."""
    others = parts_in(other)
    if any(part.equals(each.value) for each in others):
        return True
    return any(
        any(part.equals(value) for value in _list_meanings(entity))
        for entity in other.entities
        if not any(each.start < entity.end and entity.start < each.end for each in others)
    )


def _list_meanings(entity: Entity) -> Iterator[float]:
    """The shares and multiples that a number may stand for."""
    for value in entity.values:
        if entity.unit == "percent":
            yield from (value / 100, 1 + value / 100, 1 - value / 100)
        elif value and not entity.unit:
            yield from (value, 1 / value)


def _entity(part: Part, side: Facts) -> Entity:
    return Entity(
        Kind.NUMBER, (part.value,), part.start, part.end, side.text[part.start : part.end], digits=False, counted=True
    )


def _shares(text: str, side: Facts) -> Iterator[Part]:
    """One number out of another, and every so many."""
    for pattern in _patterns(side.language).shares:
        for match in pattern.finditer(text):
            found = match.groupdict()
            part = _number(found.get("part") or "", side.language) or 1.0
            whole = _number(found["whole"], side.language)
            if part < whole <= _MOST and not any(named_unit(text, match.end(), side.language)):
                yield Part(part / whole, *match.span(), False)


def _fractions(text: str, side: Facts) -> Iterator[Part]:
    patterns = _patterns(side.language)
    known = lexicon(side.language)
    for match in patterns.fractions.finditer(text) if patterns.fraction and patterns.fraction.search(text) else ():
        value = _fraction(known.fractions.get(match["fraction"]) or "1")
        many = _number(match["part"] or "", side.language)
        if match["fraction"] in known.ordinals.words and not _is_of_whole(text, match, many, side.language):
            continue
        if not _follows_ordinal(text[: match.start()], known) and 0 < value * (many or 1) < 1:
            yield Part(value * (many or 1), *match.span(), False)


def _is_of_whole(text: str, match: re.Match[str], many: float, language: str) -> bool:
    """Whether what may be an ordinal is a fraction: *two fifths*, *a fifth of*."""
    following = text[match.end() :].split(maxsplit=1)
    return many > 1 or (many == 1 and bool(following) and following[0] in lexicon(language).links.words)


def _follows_ordinal(before: str, known: Lexicon) -> bool:
    """Whether this is one of two halves in their order: *the second half*."""
    words = before.split()
    return bool(words) and words[-1] in known.ordinals.words


def _fraction(told: str) -> float:
    """The value of ``4`` (a quarter) or ``3/4``."""
    above, _, below = told.rpartition("/")
    return float(above or 1) / float(below)


def _multiples(text: str, side: Facts) -> Iterator[Part]:
    known = lexicon(side.language).multiples
    for pattern in _patterns(side.language).times:
        for match in pattern.finditer(text):
            times = _number(match["part"], side.language)
            if times > 1:
                yield Part(times, *match.span(), True)
    fixed = _patterns(side.language).multiples
    for match in fixed.finditer(text) if fixed else ():
        yield Part(float(known.get(match.group()) or 1), *match.span(), True)


def _number(text: str, language: str) -> float:
    """The value of one number in digits or words; 0 for none."""
    if text.isdigit():
        return float(text)
    known = lexicon(language)
    for wordings in (known.ones, known.numbers, known.multipliers, known.ordinals):
        if text in wordings.words:
            return float(wordings.words[text])
    return 0.0


class _Sought(NamedTuple):
    """A wording with numbers in it, looked for with any words in their places before all numbers are compiled."""

    needles: tuple[str, ...]
    outlines: tuple[re.Pattern[str], ...]
    """Of what stands before and behind ``~``, each with a group for every number."""
    edges: frozenset[str]
    """The first and last words of all numbers that are written in words."""
    pattern: re.Pattern[str]

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """The matches of the expression, in their order."""
        may_match = all(map(text.__contains__, self.needles)) and all(
            any(map(self._may_be, outline.finditer(text))) for outline in self.outlines
        )
        return self.pattern.finditer(text) if may_match else iter(())

    def _may_be(self, match: re.Match[str]) -> bool:
        return all(word.isdigit() or word in self.edges for word in match.groups())


class _Patterns(NamedTuple):
    """What finds the shares and multiples of a language."""

    shares: tuple[_Sought, ...]
    fraction: re.Pattern[str] | None
    """The words of fractions alone, tried first: with all numbers before them it takes long to compile."""
    fractions: re.Pattern[str]
    times: tuple[_Sought, ...]
    multiples: re.Pattern[str] | None
    joined: tuple[_Sought, ...]
    """Those of the shares and multiples that have a number and other letters in one word: *{n}mal so*."""
    beginnings: frozenset[str]
    """The first words of all numbers, fractions and multiples; empty where words are not told by their letters."""


@cache
def _patterns(language: str) -> _Patterns:
    known = lexicon(language)
    numbers = {**known.ones.words, **known.numbers.words, **known.multipliers.words}
    number = rf"\d{{1,4}}|{any_of(numbers)}"
    slots = {
        "{n}": rf"(?P<part>{number})",
        "{m}": rf"(?P<whole>{number})",
        "{o}": rf"(?P<whole>{any_of(known.ordinals.words)})" if known.ordinals.words else "(?P<whole>(?!))",
    }
    fractions, multiples = _wording(known.fractions), _wording(known.multiples)
    edges = frozenset(word for each in (*numbers, *known.ordinals.words) for word in _EDGE.findall(each))
    shares = {each: _sketch(each, slots, edges) for each in known.shares.words}
    times = {each: _sketch(each, slots, edges) for each in known.times.words}
    wordings = (*numbers, *known.ordinals.words, *known.fractions.words, *known.multiples.words)
    return _Patterns(
        tuple(shares.values()),
        lazy(rf"(?<!\w)(?:{fractions})") if fractions else None,
        lazy(rf"(?<!\w)(?:(?P<part>{number}){_SPACE})?(?P<fraction>{fractions})"),
        tuple(times.values()),
        lazy(rf"(?<!\w)(?:{multiples})") if multiples else None,
        tuple(pattern for each, pattern in (shares | times).items() if _JOINED.search(each)),
        _first_words(wordings),
    )


def _first_words(wordings: Iterable[str]) -> frozenset[str]:
    found = frozenset(word.lower for wording in wordings for word in tokens(wording)[:1])
    return found if all(word < _FIRST_UNTOLD for word in found) else frozenset()


def _sketch(wording: str, slots: Mapping[str, str], edges: frozenset[str]) -> _Sought:
    needles = tuple(filter(None, _SLOT.split(wording)))
    words = dict.fromkeys(slots, r"(\w+)")
    outlines = (lazy(rf"(?<!\w)(?={_fill(part.strip(), words)})") for part in wording.split(_ANY_WORDS))
    return _Sought(needles, tuple(outlines), edges, lazy(_compile_wording(wording, slots)))


def _compile_wording(wording: str, slots: Mapping[str, str]) -> str:
    """The expression of a wording with numbers in it: *{n} in {m}*, *{n} ~ sur {m}*, *{n}mal so*."""
    return rf"(?<![\w.,:])(?:{_fill(wording, slots)})(?!\w|[.,:]\d)"


def _fill(wording: str, slots: Mapping[str, str]) -> str:
    text = re.escape(wording).replace(r"\ \~", _BETWEEN).replace(r"\ ", _SPACE)
    for slot, pattern in slots.items():
        text = text.replace(re.escape(slot), pattern)
    return text


def _wording(known: Wordings) -> str:
    """An expression for whole words and beginnings of words."""
    words = [rf"(?:{any_of(known.words)})(?!\w)"] if known.words else []
    return "|".join([*words, *(rf"{re.escape(prefix)}\w*" for prefix in known.prefixes)])
