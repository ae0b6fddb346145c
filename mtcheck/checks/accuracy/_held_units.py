"""Units behind what a program fills in: *%d MB*, *{minutes} minutes*."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, beside
from mtcheck.language.holders import Holder, find_counts, find_holders
from mtcheck.language.values.quantities import tail
from mtcheck.model.bead import Bead, Side
from mtcheck.model.finding import Severity
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy

_UNIT = lazy(r"[ \u00a0\u202f]?(?P<sign>[^\W\d_]+|[°º][CFcf]?|[^\w\s])")
_MEMORY = lazy(r"(?P<size>[KMGTPkmgtp])i?(?:[Bb]ytes?|B|[Oo]ctets?|o|Б|б)")
_SIGNS = ("{", "%")


class _Measure(NamedTuple):
    """What is written behind a placeholder and what it measures; ``kind`` is what can be compared with its like."""

    kind: str
    unit: str
    end: int


def find_exchanged(bead: Bead, article: Article) -> Iterator[Remark]:
    """A remark on every placeholder that the translation has with another unit behind it."""
    source, target = bead.sides
    if not all(any(sign in side.text for sign in _SIGNS) for side in (source, target)):
        return
    theirs = _holders(target, article.target_language)
    for holder in (*find_holders(source.text, article.source_language), *find_counts(source.text)):
        other = theirs.get(holder.sign)
        was = _measure(source.text, holder.end, article.source_language) if other else None
        now = _measure(target.text, other.end, article.target_language) if other else None
        if other and was and now and was.kind == now.kind and was.unit != now.unit:
            mine, place = (holder.start, was.end), (other.start, now.end)
            said, says = source.text[slice(*mine)], target.text[slice(*place)]
            message = f"the original says '{said}', the translation '{says}'"
            yield beside(source, mine, target, place, message, severity=Severity.MAJOR, confidence=0.9)


def _holders(side: Side, language: str) -> dict[tuple[str, str], Holder]:
    """The placeholders of a side, as far as each is there once."""
    found = (*find_holders(side.text, language), *find_counts(side.text))
    signs = [each.sign for each in found]
    return {each.sign: each for each in found if signs.count(each.sign) == 1}


def _measure(text: str, end: int, language: str) -> _Measure | None:
    match = _UNIT.match(text, end)
    if not match:
        return None
    if memory := _MEMORY.fullmatch(match["sign"]):
        return _Measure("memory", memory["size"].lower(), match.end())
    found = tail(text, end, language)
    if found.magnitude != 1:
        return None
    if found.unit:
        return _Measure("unit", found.unit, match.end())
    return _Measure("currency", found.currency, match.end()) if found.currency else None
