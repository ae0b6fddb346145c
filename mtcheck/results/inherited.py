"""Faults that the translation has because the original has them: no fault of a translation.

What says a sentence twice, trails off or leaves a bracket open in the original does so in a good translation too.
The check that found it in the translation is asked about the original as well, where there is something to excuse.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from mtcheck.checks.base import Article, Remark
from mtcheck.language.profiles import profile
from mtcheck.model.spans import Span

INHERITABLE = frozenset(
    {
        "linguistic/doubled-word",
        "linguistic/missing-space",
        "linguistic/missing-word",
        "linguistic/space-before-punctuation",
        "linguistic/unbalanced-bracket",
        "linguistic/unbalanced-quote",
        "markup/repeated-text",
        "markup/stranded-fragment",
        "markup/template-remains",
        "markup/torn-sentence",
        "markup/truncated-text",
    }
)
"""Checks of a page alone whose faults an original may have itself."""


def without_inherited(
    check: str, remarks: list[Remark], article: Article, ask: Callable[[Article], Iterable[Remark]]
) -> list[Remark]:
    """The remarks of a check, without those on sentences whose original the check says the same of.

    Args:
        check: the check's id.
        remarks: what it says of the translation.
        article: the translation with its original.
        ask: the check itself.
    """
    if check not in INHERITABLE or article.source is None or not remarks:
        return remarks
    known = sorted(each.target for each in ask(article.once(_original)) if each.target)
    if not known:
        return remarks
    excused = sorted(
        segment.span
        for bead in article.beads
        if any(_meets(segment.span, known) for segment in bead.source)
        for segment in bead.target
    )
    return [each for each in remarks if each.target is None or not _meets(each.target, excused)]


def _meets(span: Span, places: Sequence[Span]) -> bool:
    """Whether the span shares something with one of these places, which are in order and apart from one another."""
    at = bisect_right(places, span)
    return any(span.overlaps(place) for place in places[max(0, at - 1) : at + 1])


def _original(article: Article) -> Article:
    """The original as a page of its own."""
    return replace(
        article,
        target=article.source or article.target,
        target_language=article.source_language,
        profile=article.source_profile or profile(article.source_language),
        segments=tuple(segment for bead in article.beads for segment in bead.source),
        source_language="",
        source=None,
        source_profile=None,
        beads=(),
    )
