"""A label or notice of the page around the article is in its text.

## What is wrong
Buttons, login and subscription lines, cookie notices and adverts of the original page were taken over with the article.
Their wording is right; their place is not.

## Why it matters
They offer what does not work here, and break the text apart.

## Example
*Comments*, *Share on Facebook* or *Already a subscriber?* on lines of their own between the paragraphs.

## Known false alarms
In HTML what the markup sets apart from the article is the page's own: navigation, asides, forms, boxes of links, boxes
whose class says so. A single word that may be a heading (*Comments*, *Video*) counts only beside another such line.
In a file that is written by hand (Markdown, AsciiDoc, reStructuredText) a list of buttons is its author's, unless more
of a page was saved with it.

## Source
MQM: design and markup.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mtcheck.checks.base import Article, Remark, article_check, remark
from mtcheck.checks.markup._labels import TOOLS, label_lines
from mtcheck.checks.markup._page import STRAY, find_proofs, is_of_shop, is_saved_whole, is_set_by_author, known_as
from mtcheck.checks.markup._placed import soften
from mtcheck.language.phrases import Phrase
from mtcheck.language.wordlists import word_set
from mtcheck.model.finding import Category, Fix, Furniture, Severity
from mtcheck.model.kinds import BlockKind, Format, Region
from mtcheck.model.text import Block
from mtcheck.patterns import lazy

_KINDS = {
    "share": "a button for sharing",
    "print": "a button for printing",
    "comment": "a label of the comments",
    "social": "a link to a social network",
    "save": "a button for saving the article",
    "login": "a line of the login",
    "subscribe": "a line that sells a subscription or newsletter",
    "newsletter": "an invitation to a newsletter or channel",
    "paywall": "a line of the paywall",
    "consent": "a notice about cookies or consent",
    "ad": "a label of an advert",
    "media": "a label of a video, audio or gallery",
    "cta": "a link or button",
}
_NOTICES = frozenset({"paywall", "consent", "subscribe", "newsletter", "ad", "social"})
_ELSEWHERE = frozenset({Region.RELATED, Region.FOOTER, Region.FRAME, Region.CAPTION})
_AMBIGUOUS = frozenset({"login", "cta", "media"})
"""Kinds of labels that headings of an article's own parts have as well."""
_CONTACT = lazy(r": .*(?:@|\d{3})")
"""Where a line says how to reach somebody, which readers want."""
_TIMES = lazy(r"\d[.:]\d\d, \d\d?[.:]\d\d\b")
_NUMBERED = lazy(r"\A[^\W\d_]+[ \u00a0]\d+(?:\.\d+)*[.:]")
_MOST_WORDS, _REACH = 9, 2
_LONG_WORDING = 6


@article_check(Category.LEAKED_CHROME, Severity.MINOR, silences=STRAY, fix=Fix.REMOVAL, furniture=Furniture.ALWAYS)
def leaked_chrome(article: Article) -> Iterator[Remark]:
    lines = article.once(label_lines)
    wrong = {line.block.span for line, _ in lines.mistranslated}
    found = {at: phrase for at, block in enumerate(article.blocks) if (phrase := _chrome(block, article))}
    labels = found.keys() | {at for at, block in enumerate(article.blocks) if block.span in wrong}
    signed = {at for at, block in enumerate(article.blocks) if block.region in (Region.BYLINE, Region.TIMESTAMP)}
    labels_or_signed = labels | signed
    proofs = article.once(find_proofs) | (labels - found.keys())
    whole = is_saved_whole(article)
    is_shop = sum(phrase.is_loose and is_of_shop(article.blocks[at], article) for at, phrase in found.items()) > 1
    for at, phrase in found.items():
        block = article.blocks[at]
        if phrase.is_loose and (is_shop or is_of_shop(block, article)):
            continue
        if _heads_section(at, article) or (not phrase.sure and _heads_text(at, phrase, article)):
            continue
        if not whole and is_set_by_author(block, article):
            continue
        supports = labels_or_signed if phrase.kind in TOOLS else labels
        near = any(other in supports for other in range(at - _REACH, at + _REACH + 1) if other != at)
        if phrase.is_loose:
            near = bool({at - 1, at + 1} & proofs) or _is_set_apart(at, found, article)
        near = near or whole
        if block.span in wrong or not (phrase.sure or near):
            continue
        yield remark(
            block,
            0,
            len(block.text),
            f"'{_short(block.text)}' is {_KINDS[phrase.kind]} of the page, not a part of the article",
            suggestion=None if _may_be_own(phrase, article) else "",
            severity=soften(at, article),
            confidence=0.9 if phrase.sure else 0.8,
            cause=f"markup/leaked-chrome:{phrase.kind}",
        )


def _heads_section(at: int, article: Article) -> bool:
    """Whether a line is a heading that an author has set above text of the article."""
    if article.blocks[at].kind is not BlockKind.HEADING or not article.target.format.is_authored:
        return False
    below = article.blocks[at + 1 : at + 2]
    return any(block.kind is not BlockKind.HEADING and not block.region.is_chrome for block in below)


def _heads_text(at: int, phrase: Phrase, article: Article) -> bool:
    """Whether the text under a line goes on about what it names, as under a heading: of an advert's label, and of any
    in a file that is written by hand.
    """
    if phrase.kind != "ad" and not article.target.format.is_authored:
        return False
    named = article.blocks[at].text.casefold()
    return any(named in block.text.casefold() for block in article.blocks[at + 1 : at + 2])


def _is_set_apart(at: int, found: Mapping[int, Phrase], article: Article) -> bool:
    """Whether a line that words of pages fill is none of the text: on a page with furniture of its own, no sentence and
    no address, which a reader of the article may want.
    """
    block = article.blocks[at]
    if article.target.format not in (Format.HTML, Format.PLAIN) or block.text.endswith((".", "?")):
        return False
    if "@" in block.text or (article.target.format is Format.HTML and _is_in_place(block.text)):
        return False
    others = (other for other, known in found.items() if other != at and (known.is_loose or known.sure))
    return any(each.region.is_chrome for each in article.blocks) or any(others) or at + 1 == len(article.blocks)


def _is_in_place(text: str) -> bool:
    """Whether a line may rightly be in an article's box: a gallery's artist, a table's title."""
    return text.startswith("(") or bool(_NUMBERED.search(text))


def _chrome(block: Block, article: Article) -> Phrase | None:
    if block.kind in (BlockKind.CODE, BlockKind.CELL, BlockKind.CONTROL) or not block.kind.is_visible:
        return None
    if block.region in _ELSEWHERE or (article.target.format is Format.HTML and block.declared):
        return None
    for phrase in known_as(block, article):
        if phrase.kind in _KINDS and _fits_place(phrase, block) and not _is_own(phrase, block.text, article):
            return phrase
    return None


def _is_own(phrase: Phrase, text: str, article: Article) -> bool:
    """Whether a line says how to reach somebody or when, or is a heading that an article has as well."""
    if phrase.kind == "cta" and (_CONTACT.search(text) or _TIMES.search(text)):
        return True
    return phrase.kind in _AMBIGUOUS and text.casefold().rstrip(":") in word_set(article.profile.code, "sound-labels")


def _may_be_own(phrase: Phrase, article: Article) -> bool:
    """Whether a link with words of any kind in it may be one that the author of a page with markup has set."""
    loose = "…" in phrase.wording or len(phrase.wording.split()) >= _LONG_WORDING // 2
    if article.target.format is Format.MARKDOWN:
        return loose
    return article.target.format is Format.HTML and phrase.kind == "cta" and loose


def _fits_place(phrase: Phrase, block: Block) -> bool:
    if phrase.wording == "#" or block.kind is BlockKind.HEADING:
        return phrase.sure and phrase.kind in _NOTICES
    if phrase.kind in _NOTICES or len(block.text.split()) <= _MOST_WORDS:
        return True
    return phrase.sure and len(phrase.wording.split()) >= _LONG_WORDING


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}..."
