"""What is said of words inside a sentence that nothing on the other side renders."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from mtcheck.checks.base import Article, Remark
from mtcheck.errors import shorten
from mtcheck.language.lines import ends
from mtcheck.language.packaged import rows_of
from mtcheck.model.bead import Bead, Side, Surplus
from mtcheck.model.finding import Severity
from mtcheck.model.spans import Span
from mtcheck.model.tags import primary

_SURE, _CERTAIN = 0.99, 0.999
"""Probabilities from which words that nothing renders are more than a hint, since people retell freely, and from which
they are a grave loss."""
_LARGE = 0.4
"""Share of a text from which on what is lost of it is grave."""
_LONGEST_SHOWN = 60


def remark_on_surplus(article: Article, *, added: bool) -> Iterator[Remark]:
    """A remark on each run of words that only the translation has, or only the original."""
    is_measured = {primary(article.source_language), article.profile.code} <= _measured_languages()
    for bead in article.beads:
        surplus = bead.surplus
        if surplus and surplus.added is added and not bead.silent and _is_read(bead, article):
            yield _remark(bead, surplus, is_measured)


@cache
def _measured_languages() -> frozenset[str]:
    return frozenset(code for (code,) in rows_of("codes", "clauses"))


def locate_surplus(bead: Bead) -> tuple[Span, Span] | None:
    """Where in the original and in the translation the words are that only one has, if that is sure."""
    surplus = bead.surplus
    if not surplus or surplus.probability < _SURE:
        return None
    source, target = bead.sides
    return _locate(source, surplus.source), _locate(target, surplus.target)


def _is_read(bead: Bead, article: Article) -> bool:
    return article.is_pair or all(each.region.is_running_text for each in (*bead.source, *bead.target))


def _remark(bead: Bead, surplus: Surplus, is_measured: bool) -> Remark:
    source, target = bead.sides
    words = target.text[slice(*surplus.target)] if surplus.added else source.text[slice(*surplus.source)]
    shown = shorten(words, _LONGEST_SHOWN)
    return Remark(
        f"the original does not say '{shown}'" if surplus.added else f"'{shown}' is missing here",
        _locate(target, surplus.target),
        _locate(source, surplus.source),
        severity=_grade(bead, surplus, len(words)) if is_measured else Severity.NEUTRAL,
        confidence=round(surplus.probability, 2),
    )


def _grade(bead: Bead, surplus: Surplus, length: int) -> Severity:
    """How much is lost; headlines are free to say more or less."""
    if surplus.probability < _SURE or not any(ends(side.text) for side in bead.sides):
        return Severity.NEUTRAL
    is_large = length >= _LARGE * len(bead.sides[surplus.added].text)
    return Severity.MAJOR if is_large or surplus.probability >= _CERTAIN else Severity.MINOR


def _locate(side: Side, place: tuple[int, int]) -> Span:
    """Where a part of a side is in its document; it may reach over several sentences. An empty one is behind a word."""
    start, end = place
    if start == end:
        at = side.span(start - 1, start).end if start else side.span(0, 1).start
        return Span(at, at)
    return Span(side.span(start, start + 1).start, side.span(end - 1, end).end)
