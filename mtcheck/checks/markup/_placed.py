"""What of a page around an article is where a page has it: above and below the text of HTML, in the posts of a thread.

A browser shows what it is there; in a text that was saved from a page it has become a part of the article.
"""

from __future__ import annotations

from mtcheck.checks.base import Article
from mtcheck.language.lines import ends, words
from mtcheck.model.finding import Severity
from mtcheck.model.kinds import BlockKind, Format, Region
from mtcheck.model.text import Block
from mtcheck.patterns import BARS, STEPS, lazy

_APART = lazy(rf"\s[{BARS}{STEPS}/–]\s")
_COUNTER = lazy(r"[^\W\d_]+[ \u00a0]?: \d[\d., \u00a0]{0,8}(?: [^\W\d_]+)?")
_LABEL = lazy(r"[^\W\d_][^:\n]{0,40}: ")
_STARS = ("★", "☆")
_SENTENCE = 8
_LONGEST_ROW, _LONGEST_PART = 100, 5
_FEWEST_COUNTERS = 2
_LONGEST_LABEL, _REACH = 30, 4


def soften(at: int, article: Article) -> Severity | None:
    """The severity of a finding that says no more than that a line is the page's: a hint where the line has its place.

    Args:
        at: the number of the block on the page.
        article: the page.
    """
    return Severity.NEUTRAL if at in article.once(find_placed) else None


def find_placed(article: Article) -> frozenset[int]:
    """The numbers of the blocks that are the page's and where it has them, for ``Article.once``."""
    blocks = article.blocks
    heading = _comments(article)
    texts = [at for at, block in enumerate(blocks[:heading]) if is_text(block)]
    first, last = (texts[0], texts[-1]) if texts else (len(blocks), -1)
    outside = [*range(first), *range(max(last + 1, first), len(blocks))]
    if article.target.format is Format.HTML:
        return frozenset(outside) | {at for at, block in enumerate(blocks) if _has_its_place(block)}
    if is_thread(article):
        return frozenset(at for at, block in enumerate(blocks) if is_row(block.text) or _counts(block.text))
    return frozenset() if heading is None or heading < last else frozenset({heading})


def _has_its_place(block: Block) -> bool:
    """Whether a block of HTML may be among others: a heading, the stars of who reviews a product."""
    return block.kind is BlockKind.HEADING or block.text.startswith(_STARS)


def is_text(block: Block) -> bool:
    """Whether a block is a paragraph of the article that ends as a sentence does."""
    return block.region is Region.BODY and ends(block.text) and words(block.text) >= _SENTENCE


def is_row(text: str) -> bool:
    """Whether a line is several short names that their marks still keep apart, as menus and paths have them."""
    if len(text) > _LONGEST_ROW or text.count(":") > 1 or ends(text):
        return False
    label = _LABEL.match(text)
    parts = _APART.split(text[label.end() :] if label else text)
    return len(parts) > 1 and all(0 < len(part.split()) <= _LONGEST_PART for part in parts)


def _comments(article: Article) -> int | None:
    """The line in the lower half of a page that heads what its readers have written."""
    blocks = article.blocks
    for at in range(len(blocks) - 1, len(blocks) // 2, -1):
        text = blocks[at].text
        if len(text) > _LONGEST_LABEL or not any(ends(each.text) for each in blocks[at + 1 : at + _REACH]):
            continue
        if any(phrase.kind == "comment" for phrase in article.labels.phrase(text, article.target_language)):
            return at
    return None


def _counts(text: str) -> bool:
    return bool(_COUNTER.fullmatch(text))


def is_thread(article: Article) -> bool:
    """Whether a page shows what people have written in turn, each with a count of what they wrote."""
    counters = [block.text.partition(":")[0] for block in article.blocks if _counts(block.text)]
    return len(counters) - len(set(counters)) >= _FEWEST_COUNTERS - 1
