"""Results of games and votes, whose two numbers have an order: ``2:1``, ``2-1``, ``2対1``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product

from mtcheck.language.remembered import Remembered
from mtcheck.language.values.entity import Entity, Kind
from mtcheck.language.values.facts import Facts
from mtcheck.language.values.lexicon import Wordings, lexicon
from mtcheck.language.values.quantities import tail
from mtcheck.patterns import lazy

_SCORE = lazy(r"(?<![\d.,:/–-])(?<![A-Za-z])(\d{1,3}) ?([:：‐‑–—-]|[対对比]) ?(\d{1,3})(?![\d%°]|[A-Za-z]|[.,:/–-]\d)")
_HOURS, _MINUTES = 24, 60
_MOST = 16
"""How many results of a sentence are compared; a table has more."""


def scores(side: Facts) -> tuple[Entity, ...]:
    """What may be a result in a text."""
    return tuple(_scores(side)) if side.has_digits else ()


def _scores(side: Facts) -> Iterator[Entity]:
    for match in _SCORE.finditer(side.text):
        if tail(side.text, match.end(), side.language)[:3] == (1.0, "", ""):
            both = (float(match[1]), float(match[3]))
            yield Entity(Kind.SCORE, both, *match.span(), match.group(), parts=both)


def is_sure(score: Entity) -> bool:
    """Whether two numbers are a result for certain, neither a time nor a range nor a season."""
    first, second = score.parts
    if ":" in score.text or "：" in score.text:
        written = score.text.replace("：", ":").partition(":")[2].strip()
        return len(written) != len("00") or first > _HOURS or second >= _MINUTES
    return first >= second or not any(sign in score.text for sign in "‐‑–—-")


def wrong_scores(here: Facts, there: Facts) -> Iterator[tuple[Entity, Entity]]:
    """Results of the original with those that the translation wrongly gives instead."""
    ones, others = _drop_shared(scores(here), scores(there))
    for one, other in product(ones[:_MOST], others[:_MOST]):
        if one.parts == other.parts[::-1] and (is_sure(one) or is_sure(other)):
            if not _may_turn(one, here, there):
                yield one, other
            return
    sure = [[score for score in each if is_sure(score)] for each in (ones, others)]
    if len(ones) == len(others) == len(sure[0]) == len(sure[1]) == 1:
        yield ones[0], others[0]


def _drop_shared(ones: Sequence[Entity], others: Sequence[Entity]) -> tuple[list[Entity], list[Entity]]:
    """The results of either side that the other does not give."""
    left, lost = list(others), []
    for one in ones:
        same = next((other for other in left if other.parts == one.parts), None)
        if same:
            left.remove(same)
        else:
            lost.append(one)
    return lost, left


def _may_turn(one: Entity, here: Facts, there: Facts) -> bool:
    """Whether the translation may name the numbers the other way round: *verlor 1:2* is *lost 2-1*."""
    if _tells(here, "losing") or _tells(there, "losing"):
        return True
    first, second = one.parts
    return first < second and (_tells(here, "winning") or _tells(there, "winning"))


def _tells(side: Facts, what: str) -> bool:
    words: Wordings = getattr(lexicon(side.language), what)
    if lexicon(side.language).unspaced:
        return any(word in side.text for word in words.words)
    return any(map(_values(side.language, what).__getitem__, [word.lower for word in side.tokens]))


@cache
def _values(language: str, what: str) -> Remembered[bool]:
    words: Wordings = getattr(lexicon(language), what)
    return Remembered(lambda word: words.get(word) is not None)
