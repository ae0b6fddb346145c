"""What documents, their blocks and the runs inside them can be."""

from __future__ import annotations

from enum import StrEnum


class Region(StrEnum):
    """The part of a page that a block belongs to."""

    FRAME = "frame"
    HEADLINE = "headline"
    KICKER = "kicker"
    BYLINE = "byline"
    TIMESTAMP = "timestamp"
    SHARE_BAR = "share-bar"
    CAPTION = "caption"
    SUMMARY = "summary"
    BODY = "body"
    SUBHEADING = "subheading"
    RELATED = "related"
    COMMENTS = "comments"
    PAYWALL = "paywall"
    ADVERT = "advert"
    FOOTER = "footer"

    @property
    def is_chrome(self) -> bool:
        """Whether the block belongs to the page around the article and not to the article."""
        return self in _CHROME

    @property
    def is_running_text(self) -> bool:
        """Whether the block is made of the article's own sentences."""
        return self in (Region.BODY, Region.SUMMARY)


_CHROME = frozenset(
    {Region.FRAME, Region.SHARE_BAR, Region.RELATED, Region.COMMENTS, Region.PAYWALL, Region.ADVERT, Region.FOOTER}
)


class Format(StrEnum):
    """How a document was written down."""

    PLAIN = "plain"
    MARKDOWN = "markdown"
    HTML = "html"
    ASCIIDOC = "asciidoc"
    REST = "restructuredtext"
    ANDROID = "android"
    CSV = "csv"
    FLUENT = "fluent"
    JSON = "json"
    JSONL = "jsonl"
    LINES = "lines"
    PO = "po"
    PROPERTIES = "properties"
    STRINGS = "strings"
    SUBTITLES = "subtitles"
    TMX = "tmx"
    TSV = "tsv"
    WMT = "wmt"
    XCSTRINGS = "xcstrings"
    XLIFF = "xliff"
    XLSX = "xlsx"
    YAML = "yaml"

    @property
    def is_bitext(self) -> bool:
        """Whether it holds texts one by one, which are no page together."""
        return self in _BITEXTS

    @property
    def is_authored(self) -> bool:
        """Whether an author writes it by hand, without a page around the article."""
        return self in _AUTHORED

    @property
    def is_saved_to(self) -> bool:
        """Whether programs write a page of the web in it, with all that was around its article."""
        return not self.is_authored or self is Format.MARKDOWN


_AUTHORED = frozenset({Format.MARKDOWN, Format.ASCIIDOC, Format.REST})
_BITEXTS = frozenset(Format) - {
    Format.PLAIN,
    Format.MARKDOWN,
    Format.HTML,
    Format.ASCIIDOC,
    Format.REST,
}


class BlockKind(StrEnum):
    """What a block is by its markup or layout, whatever part of the page it stands in."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list-item"
    QUOTE = "quote"
    CELL = "cell"
    CAPTION = "caption"
    CODE = "code"
    CONTROL = "control"
    """A button, a menu entry, the label of a form field."""
    TITLE = "title"
    """The document's title, outside the visible page."""
    META = "meta"
    """A description or another piece of metadata that readers meet in previews."""
    ALT = "alt"
    """The text of a picture for those who do not see it."""
    TOOLTIP = "tooltip"

    @property
    def is_visible(self) -> bool:
        """Whether the text stands on the page itself."""
        return self not in _UNSEEN


_UNSEEN = frozenset({BlockKind.TITLE, BlockKind.META, BlockKind.ALT, BlockKind.TOOLTIP})


class MarkKind(StrEnum):
    """What a run of characters inside a block is set as."""

    LINK = "link"
    STRONG = "strong"
    EMPHASIS = "emphasis"
    CODE = "code"
    IMAGE = "image"
    OBJECT = "object"
    """Something that is no text stands here: a formula, a drawing, a field; the mark is empty."""
    KEPT = "kept"
    """Not to be translated (a directive, a formula, what is marked so), or in the language that ``target`` names."""
    CONTROL = "control"
    """The name of a button or of an entry of a menu, which the markup says that a sentence speaks of."""
    PAIRED = "paired"
    """Between the two halves of an inline code of a translation file, which may set it as anything."""
    ANCHOR = "anchor"
    """A heading's own name for links, empty at the heading's end."""


SET_APART = (MarkKind.EMPHASIS, MarkKind.CODE, MarkKind.KEPT)
"""Marks around words that are written as they are on purpose."""
