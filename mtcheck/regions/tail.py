"""The tail of a page: initials, source credit, archive links, widgets, copyright, disclaimers."""

from __future__ import annotations

from mtcheck.model.kinds import BlockKind, Region
from mtcheck.regions.page import UnsettledPage
from mtcheck.regions.sign import Kind

_HARD = frozenset({Kind.COPYRIGHT, Kind.LEGAL})
_FIRM = _HARD | {Kind.SOURCE, Kind.ARCHIVE, Kind.WIDGET, Kind.INITIALS}
_OWN_KINDS = frozenset({BlockKind.HEADING, BlockKind.LIST_ITEM})
"""What markup sets apart in the article's text, and a word alone does not take out of it."""
_OWN = frozenset({Region.BYLINE, Region.TIMESTAMP, Region.CAPTION, Region.PAYWALL, Region.ADVERT, Region.RELATED})
_SHARE, _WORDS = 0.12, 60
"""Share of the page's running text, and words, that may follow a copyright line which ends the article."""


def settle_tail(page: UnsettledPage, start: int) -> int:
    """Settle the lines after the article's text, and say where that text ends.

    Where markup tells the article from what surrounds it, only lines that say so themselves are no part of it.

    Args:
        start: the index at which the article's text begins.
    """
    end = _walk_back(page, _hard_end(page, start), start)
    related = False
    for at in range(end, len(page)):
        sign = page.signs[at]
        if _is_timed(page, at):
            related = True
        elif sign is not None:
            related = sign.kind in (Kind.RELATED, Kind.WIDGET) and _heads_teasers(page, at)
        elif page.prose[at] and not page.is_item(at) and not (related and page.is_teaser(at)):
            related = False
        if not page.is_boxed or (sign is not None and (sign.sure or page.blocks[at].kind not in _OWN_KINDS)):
            page.settle(at, _region(page, at, related))
    return len(page) if page.is_boxed else end


def _is_timed(page: UnsettledPage, at: int) -> bool:
    """Whether a line is the time of another article's headline, or an unknown heading right before such a time."""
    if page.kind(at) is Kind.RELATIVE_TIME:
        return True
    if at + 1 == len(page) or page.signs[at] is not None or page.prose[at]:
        return False
    return page.kind(at + 1) is Kind.RELATIVE_TIME


def _region(page: UnsettledPage, at: int, related: bool) -> Region:
    sign = page.signs[at]
    if related:
        return Region.RELATED
    if sign is None or sign.region not in _OWN:
        return Region.FOOTER
    return Region.FOOTER if sign.kind is Kind.RELATED and ":" not in page.lines[at].text else sign.region


def _heads_teasers(page: UnsettledPage, at: int) -> bool:
    """Whether headlines of other articles follow a heading."""
    if at + 1 >= len(page) or page.kind(at + 1) not in (None, Kind.RELATIVE_TIME):
        return False
    if page.kind(at + 1) is Kind.RELATIVE_TIME:
        return True
    return page.is_item(at + 1) or page.is_teaser(at + 1)


def _hard_end(page: UnsettledPage, start: int) -> int:
    """The first copyright line or disclaimer after which hardly any running text stands."""
    allowed = max(_WORDS, _SHARE * sum(this.words for this, prose in zip(page.lines, page.prose, strict=True) if prose))
    end, seen, proofs = len(page), 0, 0
    for at in range(len(page) - 1, start, -1):
        if at in page.own:
            break
        sign = page.signs[at]
        seen += page.lines[at].words if page.prose[at] and sign is None else 0
        if seen > allowed:
            break
        if sign is None:
            continue
        proofs += sign.sure and sign.kind in _FIRM
        if sign.kind in _HARD and (proofs or _is_chrome(page, at - 1)):
            end = at
    return end


def _is_chrome(page: UnsettledPage, at: int) -> bool:
    """Whether a line is a label or link of the page by itself."""
    sign = page.signs[at]
    return sign is not None and sign.kind is not Kind.LEGAL and sign.region.is_chrome


def _walk_back(page: UnsettledPage, end: int, start: int) -> int:
    """Over the signed lines, and what stands between them, that lead up to the end."""
    first, proofs = end, 0
    for at in range(end - 1, start, -1):
        sign = page.signs[at]
        if at in page.own:
            break
        if page.prose[at] and not page.is_item(at) and (sign is None or end == len(page)):
            break
        if sign is None and page.is_detail(at):
            break
        if sign is not None and sign.kind is not Kind.DATE and not _is_doubtful(page, at, proofs, end):
            first = at
            proofs += 1
    return first


def _is_doubtful(page: UnsettledPage, at: int, proofs: int, end: int) -> bool:
    """Whether a weak sign has nothing behind it that proves a page's frame."""
    sign = page.signs[at]
    if sign is None or sign.sure:
        return False
    if page.is_boxed and page.blocks[at].kind is BlockKind.HEADING:
        return True
    if proofs or end < len(page):
        return False
    return page.kind(at - 1) not in _FIRM
