"""Numbers in words: ``twenty-one``, ``dreihundert``, ``quatre-vingt-dix``, ``двадцать пять``, ``三十五``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from mtcheck.language.remembered import remembered
from mtcheck.language.values.entity import Entity, Kind
from mtcheck.language.values.halves import half_after, half_among
from mtcheck.language.values.han import han_numbers
from mtcheck.language.values.lexicon import lexicon, sets_of
from mtcheck.language.values.quantities import named_unit
from mtcheck.language.values.tokens import Token
from mtcheck.language.wordlists import ANY, words_of
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy

_SHORT_TEN, _SHORTEST_COMPOUND, _HEAD = 6, 4, 3
"""The lengths of words that are too short for a ten with a unit and for several numbers, and of the shortest number
that begins a word."""
_COMMON = frozenset({"second", "minute", "hour", "day", "week", "month", "year"})
"""Units of which one is no figure: *a day* may become *daily*."""
_BLANKS = " \u00a0"
_MARKS = ".,;:!?"
_REACH = 24
"""How many characters behind an ordinal the word for a storey is looked for."""
_ROMAN = lazy(r"(?=[IVXLC])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_DIGIT = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


class _Term(NamedTuple):
    role: str
    """``number``, ``one``, ``ordinal``, ``multiplier`` or ``magnitude``."""
    value: float


@dataclass
class _Sum:
    """A number in the making, word by word."""

    total: float = 0.0
    current: float = 0.0
    magnitude: float = 1.0
    terms: int = 0

    def takes(self, term: _Term) -> bool:
        """Whether the word can go on with this number; adds it if so."""
        multiplies = term.role in ("multiplier", "magnitude")
        done = self._multiply(term) if multiplies else self._add(term.value)
        self.terms += done
        return done

    def add_half(self) -> None:
        """Goes on with *and a half*: of the scale before it, or of one."""
        if self.total and not self.current:
            self.total += self.magnitude / 2
        else:
            self.current += 0.5

    def _add(self, value: float) -> bool:
        if not self.terms:
            self.current = value
        elif value == 20 and self.current == 4:
            self.current = 80
        elif _fits(self.current, value):
            self.current += value
        else:
            return False
        return True

    def _multiply(self, term: _Term) -> bool:
        if 100 <= term.value < 1000 and (self.current == 0 or self.current > 99):
            if self.current % 1000 or (not _fits(self.current, 99) and self.terms):
                return False
            self.current += term.value
        elif term.value < 1000:
            self.current = (self.current or 1) * term.value
        else:
            self.total += (self.current or 1) * term.value
            self.current = 0
            self.magnitude = max(self.magnitude, term.value if term.role == "magnitude" else 1)
        return True

    @property
    def value(self) -> float:
        return self.total + self.current


def _fits(current: float, value: float) -> bool:
    if current == 0:
        return True
    if current % 100 == 0:
        return value < 100
    if current % 100 in (60, 80) and 10 <= value < 20:
        return True
    return current % 10 == 0 and current % 100 >= 20 and 0 < value < 10


def number_words(text: str, words: Sequence[Token], language: str) -> Iterator[Entity]:
    """The numbers that are written in words, save a lone *one*."""
    known = lexicon(language)
    if known.unspaced:
        yield from (with_half(text, number, language) for number in han_numbers(text))
        return
    yield from _roman(words)
    if known.stems:
        yield from _tens(words, language)
    terms = list(map(_terms(language).__getitem__, [word.lower for word in words]))
    at = 0 if any(terms) else len(words)
    while at < len(words):
        if terms[at] is None:
            at += 1
            continue
        end, number = _longest(text, words, terms, at, language)
        entity = _entity(text, words[at].start, words[end - 1].end, number, language)
        if entity.unit and (half := half_among(words, end + 1, language)):
            number.add_half()
            entity, end = replace(entity, values=(number.value,), counted=False), end + 1 + half
        if number.value != 1 or (entity.unit and entity.unit not in _COMMON):
            yield entity
        at = end


def with_half(text: str, number: Entity, language: str) -> Entity:
    """The number with the half that goes on with it, if any."""
    half = half_after(text, number.end, language)
    return replace(number, values=(number.value + half.share,), counted=False) if half else number


def _longest(
    text: str, words: Sequence[Token], terms: Sequence[_Term | None], start: int, language: str
) -> tuple[int, _Sum]:
    joiners = lexicon(language).joiners.words
    number = _Sum()
    at = end = start
    while at < len(words):
        term = terms[at]
        if at > start and text[words[at - 1].end : words[at].start].strip(" -\u00a0\u2011"):
            break
        if number.terms and (half := half_among(words, at, language)):
            number.add_half()
            at += half
            end = at
        elif term is not None and (term.role != "one" or number.current >= 20 or not number.terms):
            if not number.takes(term):
                break
            at += 1
            end = at
        elif number.terms and (words[at].lower in joiners or _is_share_of(number, term, words[at], language)):
            at += 1
        else:
            break
    return end, number


def _is_share_of(number: _Sum, term: _Term | None, word: Token, language: str) -> bool:
    """Whether the word joins a fraction to the scale that it is of: *half a million*, *a quarter of a million*."""
    joins = word.lower in lexicon(language).links.words or (term is not None and term.role == "one")
    return 0 < number.current < 1 and joins


def _entity(text: str, start: int, end: int, number: _Sum, language: str) -> Entity:
    unit, currency = named_unit(text, end, language)
    return Entity(
        Kind.NUMBER,
        (number.value, number.value * 60) if unit == "hour" and number.value < 1 else (number.value,),
        start,
        end,
        text[start:end],
        digits=False,
        counted=_is_counted(text[start:end].lower(), number.value, language) or _tells_hour(text, end, language),
        ordinal=_is_ordinal(text, start, end, language),
        magnitude=number.magnitude,
        unit=unit,
        currency=currency,
    )


def _tells_hour(text: str, end: int, language: str) -> bool:
    """Whether a number word is the hour of a clock by the word behind it: *acht Uhr*, which else may pay heed."""
    behind = text[end : end + _REACH].lstrip(_BLANKS).lower()
    return behind.startswith(tuple(lexicon(language).oclock.words))


def _is_ordinal(text: str, start: int, end: int, language: str) -> bool:
    known = lexicon(language)
    if known.ordinals.get(text[start:end].lower()) is None:
        return False
    behind = text[end : end + _REACH].lower().split()[:1]
    return not behind or known.storeys.get(behind[0].strip(_MARKS)) is None


def _is_counted(wording: str, value: float, language: str) -> bool:
    known = lexicon(language)
    plain = wording in known.numbers.words and wording not in known.vague.words
    return (
        value >= 2
        and value == int(value)
        and wording not in known.multipliers.words
        and (plain or "-" in wording or value > 20)
    )


@remembered
def _terms(word: str, language: str) -> _Term | None:
    known = lexicon(language)
    if not sets_of(language)[word]:
        return _compound_term(word, language)
    magnitude = known.magnitudes.get(word)
    if magnitude is not None and len(word) > 3 and word not in known.multipliers.words:
        return _Term("magnitude", float(magnitude))
    for role, wordings in (
        ("one", known.ones),
        ("multiplier", known.multipliers),
        ("number", known.numbers),
        ("ordinal", known.ordinals),
    ):
        value = wordings.get(word)
        if value is not None:
            return _Term(role, float(value))
    return _compound_term(word, language)


def _compound_term(word: str, language: str) -> _Term | None:
    compound = _compound(word, language) if _may_be_compound(word, language) else None
    return None if compound is None else _Term("number", compound)


def _may_be_compound(word: str, language: str) -> bool:
    if len(word) <= _SHORTEST_COMPOUND or not lexicon(language).joins_numbers:
        return False
    return word[:_HEAD] in _heads(language) or any(name in word for name, _ in _multipliers(language))


def _compound(word: str, language: str) -> float | None:
    """The value of a number written as one word, or of one that begins a word of measure (``dreijährig``)."""
    known = lexicon(language)
    simple = known.numbers.words.get(word) or known.ones.words.get(word) or known.multipliers.words.get(word)
    if simple is not None:
        return float(simple)
    for name, size in _multipliers(language):
        if name not in word:
            continue
        head, _, tail = word.partition(name)
        if head or tail:
            before = _compound(head, language) if head else 1.0
            after = _compound(tail.removeprefix("und"), language) if tail else 0.0
            if before is not None and after is not None:
                return before * size + after
    return _read_beginning(word, language)


@cache
def _multipliers(language: str) -> tuple[tuple[str, float], ...]:
    """The words for hundred and thousand with their values, the greatest first."""
    words = lexicon(language).multipliers.words
    return tuple(sorted(((name, float(size)) for name, size in words.items()), key=lambda each: -each[1]))


@cache
def _one_word(language: str) -> Mapping[str, float]:
    """The numbers that the language writes as one word, and its simple ones: what a longer word may begin with."""
    known = lexicon(language)
    simple = {name: float(value) for name, value in (*known.numbers.words.items(), *known.ones.words.items())}
    found = {name: value for name, value in simple.items() if value >= 2}
    for tens, size in simple.items():
        if 20 <= size <= 90 and size % 10 == 0:
            for unit, value in simple.items():
                if 1 <= value <= 9 and value == int(value):
                    if known.tens_first:
                        found[tens + unit] = size + value
                    for joiner in known.units_first.words:
                        found[unit + joiner + tens] = size + value
    return found


@cache
def _heads(language: str) -> frozenset[str]:
    """How the numbers begin that a longer word may begin with."""
    return frozenset(number[:_HEAD] for number in _one_word(language))


def _read_beginning(word: str, language: str) -> float | None:
    """The number that a longer word begins with: ``dreijährig``, ``dvaatřicetiletý``."""
    known, numbers = lexicon(language), _one_word(language)
    if word[:_HEAD] not in _heads(language):
        return None
    for end in range(len(word), _HEAD - 1, -1):
        value = numbers.get(word[:end])
        if value is not None:
            rest = word[end:]
            bound = any(rest[skipped:].startswith(each) for each in known.bound.words for skipped in (0, 1, 2))
            if not rest or bound or (value > 20 and value % 10):
                return value
    return None


def _tens(words: Sequence[Token], language: str) -> Iterator[Entity]:
    tens = _named_tens(language)
    for word in words:
        if ten := tens[word.lower]:
            values = tuple(ten + unit for unit in range(10)) if ten % 10 == 0 and ten < 100 else (ten,)
            yield Entity(Kind.NUMBER, values, word.start, word.end, word.text, digits=False)


@remembered
def _named_tens(word: str, language: str) -> float | None:
    """The ten that a longer word names, where the word is not a plain number itself."""
    if len(word) <= _SHORT_TEN or _terms(language)[word] is not None:
        return None
    for stem, value in lexicon(language).stems.words.items():
        if stem in word:
            return float(value)
    return None


def _roman(words: Sequence[Token]) -> Iterator[Entity]:
    for word in words:
        if word.text[0] in "IVXLC":
            match = _ROMAN.match(word.text)
            numeral = match.group() if match else ""
            if (
                numeral
                and word.text[len(numeral) :] in ("", *words_of(ANY, "roman-endings"))
                and (len(numeral) > 1 or numeral in "VX")
            ):
                yield Entity(Kind.NUMBER, (_roman_value(numeral),), word.start, word.end, word.text, digits=False)


def _roman_value(numeral: str) -> float:
    digits = [_ROMAN_DIGIT[character] for character in numeral]
    following = [*digits[1:], 0]
    return float(sum(-one if one < other else one for one, other in zip(digits, following, strict=True)))
