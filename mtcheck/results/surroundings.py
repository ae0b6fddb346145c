"""What an HTML page sets around its article: menus, teasers, comments, texts that no reader of the article sees.

The markup tells these from the article, so nothing of them has got into it. What checks of spelling and style say of
them is left out, and what would be major in the article is minor there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mtcheck.model.finding import Finding, Severity
from mtcheck.model.kinds import BlockKind, Format, Region
from mtcheck.model.spans import Span
from mtcheck.model.text import Document

_LEFT_OUT = ("linguistic/", "locale/", "style/", "markup/stranded-", "markup/torn-", "markup/visible-tag")
_ANYWHERE = frozenset({"linguistic/html-entity", "linguistic/mojibake", "locale/wrong-language"})
"""Checks of what is wrong in whatever is shown."""
_FOR_LABELS = frozenset({"markup/mistranslated-label"})
"""Checks of furniture, whose readers lose as much there as anywhere."""
_FIGURES = ("locale/foreign-number", "locale/foreign-sign", "locale/foreign-amount", "locale/foreign-date")
"""Checks of figures, which readers look for between a headline and the text: prices, dates."""
_UNREAD = (BlockKind.ALT, BlockKind.CONTROL, BlockKind.META, BlockKind.TITLE, BlockKind.TOOLTIP)


def without_surroundings(findings: Sequence[Finding], document: Document) -> list[Finding]:
    """The findings, in their order, without those of spelling and style around an HTML page's article."""
    if document.format is not Format.HTML:
        return list(findings)
    unread = sorted(block.span for block in document.blocks if block.kind in _UNREAD)
    head, kept = _head(document), []
    for each in findings:
        if each.check in _FOR_LABELS or not _lies_around(each, unread) or _is_figure_in(head, each):
            kept.append(each)
        elif each.check in _ANYWHERE or not each.check.startswith(_LEFT_OUT):
            kept.append(replace(each, severity=Severity.MINOR) if each.severity is Severity.MAJOR else each)
    return kept


def _lies_around(finding: Finding, unread: Sequence[Span]) -> bool:
    return finding.region.is_chrome or (finding.target is not None and finding.target.span.is_inside(unread))


def _head(document: Document) -> Span | None:
    """What is between the headline and the article's first paragraph: a price, a date, a place."""
    blocks = [block for block in document.blocks if block.kind.is_visible]
    headline = next((at for at, block in enumerate(blocks) if block.region is Region.HEADLINE), None)
    if headline is None:
        return None
    first = next((block for block in blocks[headline + 1 :] if block.region.is_running_text), None)
    return Span(blocks[headline].span.end, first.span.start) if first else None


def _is_figure_in(head: Span | None, finding: Finding) -> bool:
    if head is None or finding.target is None or not finding.check.startswith(_FIGURES):
        return False
    return head.start <= finding.target.span.start < head.end
