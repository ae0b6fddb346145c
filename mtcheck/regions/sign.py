"""What a line can be by itself, and what it is taken for."""

from __future__ import annotations

from enum import Enum, auto

from mtcheck.model.kinds import Region
from mtcheck.model.tuples import NamedTuple

_LABELS = {
    **dict.fromkeys(("share", "print", "comment", "social", "save", "media", "cta", "newsletter"), Region.SHARE_BAR),
    **dict.fromkeys(("login", "subscribe", "paywall"), Region.PAYWALL),
    **dict.fromkeys(("nav", "meta", "consent", "weather", "sports"), Region.FRAME),
    **dict.fromkeys(("kicker", "breaking", "live"), Region.KICKER),
    "ad": Region.ADVERT,
    "related": Region.RELATED,
    "footer": Region.FOOTER,
    "timestamp": Region.TIMESTAMP,
    "byline": Region.BYLINE,
    "caption": Region.CAPTION,
}


class Kind(Enum):
    """What a line can be by itself."""

    MACHINE_TIME = auto()
    RELATIVE_TIME = auto()
    UPDATED = auto()
    DATE = auto()
    BYLINE = auto()
    INITIALS = auto()
    CREDIT = auto()
    CAPTION = auto()
    SUMMARY = auto()
    SOURCE = auto()
    ARCHIVE = auto()
    COPYRIGHT = auto()
    LEGAL = auto()
    RELATED = auto()
    WIDGET = auto()
    ADDRESS = auto()
    LABEL = auto()


class Sign(NamedTuple):
    """What a line is taken for, and whether the line alone is proof."""

    kind: Kind
    region: Region
    sure: bool = True


def label_sign(kind: str, sure: bool) -> Sign | None:
    """What a line is whose kind of label is known; None for kinds that are none of a page's around its text."""
    region = _LABELS.get(kind)
    if region is None:
        return None
    if region is Region.RELATED:
        return Sign(Kind.RELATED, region, sure)
    return Sign(Kind.LABEL, region, sure)
