"""The line that names the author on the original's page is in the article's text.

## What is wrong
*By Clara Winter, our reporter in Hallmoos*, *C. WINTER / Hallmoos* or the name alone beside the stamp of publication
was saved with the rest of the page.

## Why it matters
It names who wrote another text than this one, often with the office or the place in the original's form, and is read as
a line of the article.

## Example
*C. WINTER / Hallmoos* between headline and text.

## Known false alarms
Only plain text that has more of the page around the article in it is looked at, and there only what is between headline
and text, on pages that have a sign of a translation. Where the translation keeps its author's name under the headline
on purpose, `--skip markup/leaked-byline`; no fix takes the name out.

## Source
MQM: design and markup. Observed on pages of sites that republish machine translations.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, article_check, remark
from mtcheck.checks.markup._labels import label_lines
from mtcheck.checks.markup._page import STRAY, can_leak, is_furnished
from mtcheck.checks.markup._placed import is_text, is_thread
from mtcheck.checks.markup._signers import names_desk, names_mailbox
from mtcheck.checks.origins import origin
from mtcheck.language.lines import ends
from mtcheck.model.finding import Category, Fix, Furniture, Severity
from mtcheck.model.kinds import BlockKind, Format, Region
from mtcheck.model.text import Block
from mtcheck.patterns import lazy

_MESSAGE = "the line that names the author on the page is in the text; it is not part of the article"
_FURNISHED, _LONGEST = 2, 12
"""Lines of the page in the text, from which on it was saved with it; words of a byline."""
_CAPITAL = r"[^\W\d_a-zß-ÿ]"
_NAMED = lazy(rf"(?:\S+ )?(?:{_CAPITAL}[\w'’-]+|{_CAPITAL}\.) (?:\w{{2,3}} )?{_CAPITAL}[\w'’-]+ ?(?:[/,(|] ?\S.*)")
"""A name with what stands behind it: its place, its post or its agency."""


@article_check(Category.LEAKED_CHROME, Severity.MINOR, silences=STRAY, fix=Fix.REMOVAL, furniture=Furniture.ALWAYS)
def leaked_byline(article: Article) -> Iterator[Remark]:
    if article.target.format is not Format.PLAIN or not is_furnished(article, _FURNISHED) or is_thread(article):
        return
    if not article.once(origin).is_suspect:
        return
    wrong = {line.block.span for line, _ in article.once(label_lines).mistranslated}
    blocks = article.blocks
    begins = next((at for at, block in enumerate(blocks) if is_text(block)), len(blocks))
    headline = next((at for at in range(begins) if blocks[at].region is Region.HEADLINE), begins)
    for at in range(headline + 1, begins):
        block = blocks[at]
        if block.span not in wrong and can_leak(block, article) and _names_author(at, article):
            yield remark(block, 0, len(block.text), _MESSAGE, cause="markup/leaked-byline")


def _names_author(at: int, article: Article) -> bool:
    """Whether a line of the head is the author's: told by its region, or a name beside the page's stamp."""
    block = article.blocks[at]
    if block.kind is not BlockKind.PARAGRAPH or ends(block.text) or len(block.text.split()) > _LONGEST:
        return False
    if names_desk(block, article) or names_mailbox(block, article):
        return False  # ``leaked_signoff`` says so
    if block.region is not Region.SUBHEADING:
        return block.region is Region.BYLINE and _has_name(block)
    stamped = any(each.region is Region.TIMESTAMP for each in article.blocks[at - 1 : at + 2])
    return stamped and _NAMED.fullmatch(block.text) is not None


def _has_name(block: Block) -> bool:
    """Whether two words of a line begin with a capital."""
    return sum(word[:1].isupper() for word in block.text.split()) > 1
