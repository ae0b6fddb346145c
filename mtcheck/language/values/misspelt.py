"""Names that came out with other letters beside the same neighbour: *Stefan Maier*, *Stefan Mayer*.

A name of one Latin alphabet is written in another as it is. What the languages do to names is let be: cases, an *s* of
the genitive, accents, transcriptions out of other scripts and names of places that have one in each language.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from mtcheck.language.dictionary import knows
from mtcheck.language.entries import read_words
from mtcheck.language.packaged import text_of
from mtcheck.language.profiles import profile, writes_noun_capitals
from mtcheck.language.remembered import remembered
from mtcheck.language.transliteration import latin, skeleton
from mtcheck.language.values.carried import bare, is_acronym
from mtcheck.language.values.facts import facts
from mtcheck.language.values.places import places_of
from mtcheck.language.values.proper import begins_sentence, is_common, is_dated, is_passed_over
from mtcheck.language.values.tokens import Token
from mtcheck.language.words import count_shared, measure_likeness
from mtcheck.model.tuples import NamedTuple

_LATIN = "Latin"
_SHORTEST = 4
_NEAR = 0.8
"""Share of letters in common from which two names without a common neighbour are one."""
_NEARER = 0.85
"""The same where one of them may be an ordinary noun."""
_NEAR_LENGTH = 6
_GAPS = (" ", "-", "\u00a0", " & ")
_TITLE_LIKE = 0.6
"""The same of what may be a title before a name: *Priester*, *Reverend*."""
_MOST_PAIRS = 2_500
"""Pairs of strange names up to which they are compared: texts with more are no sentence and its translation."""
_CASE = 3
"""Letters of the longest ending of a case."""


class Misspelling(NamedTuple):
    """A name of the original and the one with other letters that is in its place."""

    source: tuple[int, int]
    target: tuple[int, int]


@lru_cache(maxsize=1024)
def find_misspelt_names(
    source: str, source_language: str, target: str, target_language: str
) -> tuple[Misspelling, ...]:
    """The names of the translation that are the original's but for some letters."""
    if not all(profile(each).script == _LATIN for each in (source_language, target_language)):
        return ()
    lost = _find_strange(source, source_language, target)
    gained = _find_strange(target, target_language, source) if lost else []
    if len(lost) * len(gained) > _MOST_PAIRS:
        return ()
    is_cased = not _table().cases.isdisjoint((source_language, target_language))
    return tuple(_pair_names(lost, gained, is_cased))


class _Strange(NamedTuple):
    """A name that the other text lacks, and its neighbours as the other text has them too."""

    name: Token
    neighbours: frozenset[tuple[int, str]]
    may_be_noun: bool
    """Whether its language writes ordinary nouns with a capital as well."""
    begins: bool
    """Whether it owes the capital to its place."""
    known: bool
    """Whether the language's dictionary has it, as it has its own names of what others call otherwise."""


def _pair_names(lost: Sequence[_Strange], gained: Sequence[_Strange], is_cased: bool) -> Iterator[Misspelling]:
    for one in lost:
        others = [other for other in gained if _is_misspelt(one, other, is_cased)]
        if len(others) == 1:
            places = ((each.name.start, each.name.start + len(bare(each.name.text))) for each in (one, others[0]))
            yield Misspelling(*places)


def _is_misspelt(one: _Strange, other: _Strange, is_cased: bool) -> bool:
    here, there = bare(one.name.text), bare(other.name.text)
    return _may_be_one(one, other, here, there) and not _is_variant(latin(here), latin(there), is_cased)


def _may_be_one(one: _Strange, other: _Strange, here: str, there: str) -> bool:
    """Whether two names are near in their letters or beside the same neighbour; what is cheap is asked first."""
    if shared := one.neighbours & other.neighbours:
        may_be_title = (one.may_be_noun or other.may_be_noun) and all(side > 0 for side, _ in shared)
        is_free = not (may_be_title or one.begins or other.begins)
        return is_free or measure_likeness(here.lower(), there.lower()) >= _TITLE_LIKE
    if min(len(here), len(there)) < _NEAR_LENGTH or (one.known and other.known) or one.begins or other.begins:
        return False
    is_noun = (one.known and one.may_be_noun) or (other.known and other.may_be_noun)
    return measure_likeness(here.lower(), there.lower()) >= (_NEARER if is_noun else _NEAR)


def _is_variant(here: str, there: str, is_cased: bool) -> bool:
    """Whether two names differ by what languages do to names."""
    if _are_slavic(here, there):
        return True
    for fold in (_fold_to_i, _fold_to_y):
        one, other = fold(here), fold(there)
        shared = count_shared(one, other)
        ends = one[shared:], other[shared:]
        if shared >= _SHORTEST - 1 and _are_endings(ends, is_cased):
            return True
    return False


def _are_endings(ends: tuple[str, str], is_cased: bool) -> bool:
    """Whether what two names have behind the same letters is a matter of cases, of a genitive or of a last vowel."""
    if is_cased:
        return max(map(len, ends)) <= _CASE
    known = _table().endings
    return all(not end or end in known for end in ends)


def _fold_to_i(name: str) -> str:
    return _fold(name).replace("j", "i")


def _fold_to_y(name: str) -> str:
    return _fold(name).replace("j", "y")


def _fold(name: str) -> str:
    """A name as other languages transcribe it as well; one way at least is each other's in its letters."""
    for one, other in _table().spellings:
        name = name.replace(one, other)
    return name.removesuffix("e")


def _are_slavic(here: str, there: str) -> bool:
    """Whether two names end as those do that many languages transcribe in ways of their own, and sound alike."""
    endings = _table().transcribed
    return here.endswith(endings) and there.endswith(endings) and skeleton(here) == skeleton(there)


def _find_strange(text: str, language: str, other: str) -> list[_Strange]:
    """The names of a text that the other one does not hold, as far as they are no ordinary words and no places."""
    words = facts(text, language).tokens
    named = [at for at, (name, _, _, _) in enumerate(words) if not name.islower() and name not in other]
    asked = _strange_names(language)
    strange = [at for at in named if asked[words[at].text]]
    if not strange:
        return []
    plain = latin(other)
    return [_describe(text, language, words, at) for at in strange if latin(bare(words[at].text)) not in plain]


def _describe(text: str, language: str, words: Sequence[Token], at: int) -> _Strange:
    word = words[at]
    return _Strange(
        word,
        frozenset(_neighbours(text, words, at)),
        writes_noun_capitals(language),
        begins_sentence(text, word),
        bool(knows(bare(word.text), language)),
    )


@remembered
def _strange_names(word: str, language: str) -> bool:
    """Whether a word with a capital is a name for all that dictionaries and tables know."""
    name = bare(word)
    if len(name) < _SHORTEST or not name[0].isupper() or is_acronym(name) or "'" in name or "’" in name:
        return False
    lower = name.lower()
    if latin(lower) in _table().syllables or is_passed_over(lower) or is_dated(lower, language) or places_of(lower):
        return False
    return not _is_ordinary(lower, language)


def _is_ordinary(lower: str, language: str) -> bool:
    """Whether a word is one of the language, or of English, which lends titles and the names of firms."""
    return is_common(lower) or (language != "en" and bool(knows(lower, language)))


def _neighbours(text: str, words: Sequence[Token], at: int) -> Iterator[tuple[int, str]]:
    """The words with a capital right before and right behind a name, those before with their particles."""
    first = at
    while first and text[words[first - 1].end : words[first].start] in _GAPS:
        first -= 1
        if words[first].text[0].isupper():
            yield from _neighbour(words[first:at], -1)
            break
        if words[first].lower not in _table().particles:
            break
    last = at
    while last + 1 < len(words) and text[words[last].end : words[last + 1].start] in _GAPS:
        last += 1
        if words[last].text[0].isupper():
            yield from _neighbour(words[at + 1 : last + 1], 1)
            break
        if words[last].lower not in _table().particles:
            break


def _neighbour(words: Sequence[Token], side: int) -> Iterator[tuple[int, str]]:
    named = words[0 if side < 0 else -1].text
    if len(named) > 1 and not named.isupper():
        yield side, " ".join(latin(each.text) for each in words)


class _Table(NamedTuple):
    """What the file of spellings says."""

    particles: frozenset[str]
    spellings: tuple[tuple[str, str], ...]
    transcribed: tuple[str, ...]
    """Ends of names that are written in other scripts at home."""
    syllables: frozenset[str]
    """Whole names of this kind."""
    endings: frozenset[str]
    """What languages without cases put behind a name, or leave out."""
    cases: frozenset[str]
    """The languages that put names in cases."""


@cache
def _table() -> _Table:
    words = read_words("names/spellings.txt", text_of("names", "spellings"))
    pairs = [each.partition("=") for each in words["spellings"]]
    return _Table(
        frozenset(words["particles"]),
        tuple((one, other) for one, _, other in pairs),
        tuple(words["transcribed"]),
        *(frozenset(words[key]) for key in ("syllables", "endings", "cases")),
    )
