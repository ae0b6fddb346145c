"""Runs of a page that are not in its language by its own word: what checks of language say of these is left out.

The word is the markup's: ``translate="no"`` or a ``lang`` that names another language. A page most of whose text is
declared to be in another language than it is checked in has forgotten to change the declaration, and is not believed.
"""

from __future__ import annotations

from collections.abc import Sequence

from mtcheck.model.finding import Category, Finding
from mtcheck.model.kinds import MarkKind
from mtcheck.model.spans import Span
from mtcheck.model.tags import primary
from mtcheck.model.text import Block, Document

_FAMILIES = ("linguistic/", "locale/", "style/")
_ANYWHERE = frozenset({"linguistic/html-entity", "linguistic/mojibake"})
"""Checks of what is a fault in whatever language."""
_MOST = 0.5


def without_foreign(findings: Sequence[Finding], document: Document, language: str) -> list[Finding]:
    """The findings without those of checks of language inside such runs, in their order.

    Args:
        findings: what the checks said.
        document: the translation.
        language: the one it is checked in.
    """
    spans = foreign_spans(document, language)
    if not spans:
        return list(findings)
    return [each for each in findings if not (_is_of_language(each) and _is_inside(each, spans))]


def foreign_spans(document: Document, language: str) -> list[Span]:
    """The runs that are not in the page's language, in order and without overlaps."""
    own = primary(language)
    found = [(block, *run) for block in document.blocks for run in _runs(block, own)]
    letters = sum(len(block.text) for block in document.blocks)
    declared = sum(end - start for _, start, end, named in found if named)
    believed = declared <= _MOST * letters
    spans = sorted(block.locate(start, end) for block, start, end, named in found if believed or not named)
    apart: list[Span] = []
    for span in spans:
        if not apart or span.start >= apart[-1].end:
            apart.append(span)
    return apart


def _runs(block: Block, own: str) -> list[tuple[int, int, bool]]:
    """Start and end of each run, and whether it names a language of its own."""
    if block.lang and primary(block.lang) != own:
        return [(0, len(block.text), True)]
    return [
        (mark.start, mark.end, bool(mark.target))
        for mark in block.marks
        if mark.kind is MarkKind.KEPT and mark.end > mark.start and not (mark.target and primary(mark.target) == own)
    ]


def _is_of_language(finding: Finding) -> bool:
    return (
        finding.check.startswith(_FAMILIES)
        and finding.check not in _ANYWHERE
        and finding.category is not Category.WHITESPACE
    )


def _is_inside(finding: Finding, spans: Sequence[Span]) -> bool:
    return finding.target is not None and finding.target.span.is_inside(spans)
