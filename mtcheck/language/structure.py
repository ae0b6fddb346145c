"""What a page's markup says of its parts: landmarks, and the words of classes, ids and roles."""

from __future__ import annotations

from mtcheck.language.lines import ends
from mtcheck.model.text import Block, BlockKind, MarkKind, Region

_LANDMARKS = {
    "nav": Region.FRAME,
    "menu": Region.FRAME,
    "button": Region.FRAME,
    "form": Region.FRAME,
    "select": Region.FRAME,
    "dialog": Region.FRAME,
    "aside": Region.RELATED,
    "figcaption": Region.CAPTION,
    "figure": Region.CAPTION,
    "address": Region.BYLINE,
    "time": Region.TIMESTAMP,
}
_CONTENT = frozenset({"article", "main"})
_HINTS = {
    "share": Region.SHARE_BAR,
    "sharing": Region.SHARE_BAR,
    "social": Region.SHARE_BAR,
    "toolbar": Region.SHARE_BAR,
    "related": Region.RELATED,
    "recommended": Region.RELATED,
    "recommendations": Region.RELATED,
    "teaser": Region.RELATED,
    "teasers": Region.RELATED,
    "widget": Region.RELATED,
    "sidebar": Region.RELATED,
    "trending": Region.RELATED,
    "mostread": Region.RELATED,
    "comments": Region.COMMENTS,
    "comment": Region.COMMENTS,
    "paywall": Region.PAYWALL,
    "subscribe": Region.PAYWALL,
    "subscription": Region.PAYWALL,
    "ad": Region.ADVERT,
    "ads": Region.ADVERT,
    "advert": Region.ADVERT,
    "advertisement": Region.ADVERT,
    "sponsored": Region.ADVERT,
    "cookie": Region.FRAME,
    "cookies": Region.FRAME,
    "consent": Region.FRAME,
    "newsletter": Region.FRAME,
    "breadcrumb": Region.FRAME,
    "breadcrumbs": Region.FRAME,
    "navigation": Region.FRAME,
    "navbar": Region.FRAME,
    "menu": Region.FRAME,
    "footer": Region.FOOTER,
    "copyright": Region.FOOTER,
    "contentinfo": Region.FOOTER,
    "byline": Region.BYLINE,
    "author": Region.BYLINE,
    "authors": Region.BYLINE,
    "timestamp": Region.TIMESTAMP,
    "dateline": Region.TIMESTAMP,
    "pubdate": Region.TIMESTAMP,
    "caption": Region.CAPTION,
    "credit": Region.CAPTION,
    "kicker": Region.KICKER,
    "overline": Region.KICKER,
}
_LINKED = 0.8
_SENTENCE = 8
_LONG_TEXTS = frozenset({Region.COMMENTS, Region.FOOTER, Region.CAPTION})


def declared_region(block: Block) -> Region | None:
    """The region that the markup itself declares, or None where it leaves it to the reader."""
    if block.kind is BlockKind.CONTROL:
        return _hinted(block) or Region.FRAME
    if block.kind is BlockKind.CAPTION:
        return Region.CAPTION
    inside = bool(_CONTENT.intersection(block.landmarks))
    for name in reversed(block.landmarks):
        if name in _LANDMARKS:
            return _LANDMARKS[name]
        if name == "footer":
            return Region.FOOTER
        if name == "header":
            return _of_header(block, inside)
        if name in _CONTENT:
            break
    return _hinted(block)


def _of_header(block: Block, inside: bool) -> Region | None:
    """An article's own header holds its headline; a page's header holds the site's frame."""
    if block.kind is BlockKind.HEADING and block.level == 1 and inside:
        return Region.HEADLINE
    return _hinted(block) if inside else Region.FRAME


def _hinted(block: Block) -> Region | None:
    for hint in reversed(block.hints):
        if hint in _HINTS and (_HINTS[hint] in _LONG_TEXTS or not _is_sentence(block)):
            return _HINTS[hint]
    return None


def _is_sentence(block: Block) -> bool:
    """Whether a paragraph is running text, which classes such as ``with-sidebar`` say nothing of."""
    return block.kind is BlockKind.PARAGRAPH and len(block.text.split()) >= _SENTENCE and ends(block.text)


def is_link(block: Block) -> bool:
    """Whether nearly all of the block's text is a link."""
    linked = sum(mark.end - mark.start for mark in block.marks if mark.kind is MarkKind.LINK)
    return linked >= _LINKED * max(1, len(block.text))


def is_in_content(block: Block) -> bool:
    """Whether the markup says that the block belongs to the main part of the page."""
    return bool(_CONTENT.intersection(block.landmarks))
