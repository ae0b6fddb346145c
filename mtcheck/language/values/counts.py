"""What is counted: the noun that follows a count, for vectors to tell whether two counts changed places.

Figures say where they belong by roles, names and dates (``swaps``). *Twelve teachers and seventeen pupils* has none of
these: there the nouns have to be set beside each other, which takes an encoder.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations

from mtcheck.language.profiles import function_words
from mtcheck.language.values.compare import compare, counterparts
from mtcheck.language.values.entity import Entity, Kind
from mtcheck.language.values.facts import facts
from mtcheck.language.values.lexicon import lexicon
from mtcheck.model.tags import primary
from mtcheck.model.tuples import NamedTuple

_MOST_WORDS = 3
"""Words of what is counted that are looked at."""
_SHORTEST = 3
_GAPS = (" ", "\u00a0", "-")
_MOST = 4
"""How many counts a sentence has at most whose nouns are compared."""


class Counted(NamedTuple):
    """A count on both sides, and what follows it there."""

    source: Entity
    target: Entity
    noun: str
    other_noun: str


class Doubt(NamedTuple):
    """Two counts that may have changed places."""

    one: Counted
    other: Counted


@lru_cache(maxsize=1024)
def doubts(source: str, source_language: str, target: str, target_language: str) -> tuple[Doubt, ...]:
    """The pairs of counts of two texts whose nouns both sides tell, where nothing else differs.

    Args:
        source: the original's text.
        source_language: its language as an ISO 639-1 code.
        target: the translation's text.
        target_language: its language.
    """
    if any(
        lexicon(language).unspaced or not lexicon(language).numbers for language in (source_language, target_language)
    ):
        return ()
    counted = _count_nouns(source, source_language, target, target_language)
    if not 2 <= len(counted) <= _MOST or compare(source, target, source_language, target_language):
        return ()
    return tuple(Doubt(*pair) for pair in combinations(counted, 2) if pair[0].source.value != pair[1].source.value)


def _count_nouns(source: str, here: str, target: str, there: str) -> list[Counted]:
    found = []
    for one, other in counterparts(source, target, here, there):
        certain = any(each.digits or each.counted for each in (one, other))
        if certain and _is_bare(one) and _is_bare(other) and one.value == other.value > 1:
            noun, other_noun = _noun(source, one, here), _noun(target, other, there)
            if noun and other_noun:
                found.append(Counted(one, other, noun, other_noun))
    return found


def _is_bare(entity: Entity) -> bool:
    """Whether a figure may count what follows it: it measures nothing and names nothing."""
    measures = entity.unit or entity.currency or entity.magnitude != 1 or entity.is_decimal
    return entity.kind is Kind.NUMBER and not measures and not entity.named


def _noun(text: str, entity: Entity, language: str) -> str:
    """The words right behind a count, up to a function word, a mark or another number."""
    own, reach, last = function_words(primary(language)), entity.end, entity.end
    for number, word in enumerate(word for word in facts(text, language).tokens if word.start >= entity.end):
        broken = text[last : word.start] not in _GAPS
        if number == _MOST_WORDS or broken or word.lower in own or word.text[0].isdigit():
            break
        reach = last = word.end
    noun = text[entity.end : reach].strip(" \u00a0-")
    return noun if len(noun) >= _SHORTEST else ""
