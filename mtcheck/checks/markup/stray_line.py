"""A line of the page around the article is among its paragraphs or behind them, in whatever words.

## What is wrong
Where a page was saved whole, its labels, links and notes stand around the headline, between the paragraphs and behind
the last one. Many of them say nothing that a list of such lines could hold, but are short, are no sentence, and stand
among known ones; around the headline, they have no word in common with the text.

## Why it matters
Readers take them for subheadings or for sentences that have lost their verb.

## Example
*Evening walks with the harbour pilot* above *Share on Facebook*, between two paragraphs of a page with headings of its
own.

## Known false alarms
Only pages with several known lines of a page in their text are looked at, and of these only lines beside known ones,
behind the last paragraph or, in HTML with headings of its own, between paragraphs; in plain text that shows
that it was translated, one known line is enough for those behind the last paragraph. Lines with figures there are
passed over, and lists of data and what follows a greeting; a poem's last line or a signature may be among what is
found, and no fix removes them. Around the headline, plain text that has a sign of a translation is looked at, for lines
of one or two words, which a headline may be, with several signs; names of single words and lists of data are passed
over there, and all lines of a language without blanks between its words.

## Source
MQM: design and markup. Observed on pages of sites that republish machine translations.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, article_check, remark
from mtcheck.checks.markup._labels import label_lines
from mtcheck.checks.markup._page import can_leak, find_proofs, is_furnished, is_saved_whole
from mtcheck.checks.markup._placed import is_text, is_thread, soften
from mtcheck.checks.origins import origin
from mtcheck.language.dictionary import knows
from mtcheck.language.lines import ends, goes_on, list_details, words
from mtcheck.language.readers import addresses_reader
from mtcheck.language.topics import Topic
from mtcheck.language.traits import Trait, has_trait
from mtcheck.model.finding import Category, Fix, Furniture, Severity
from mtcheck.model.kinds import BlockKind, Format, Region
from mtcheck.model.text import Block
from mtcheck.patterns import lazy

_MESSAGE = "this line belongs to the page around the article, as its neighbours do"
_REACH = 2
_LONGEST, _SHORT = 9, 5
_TERSE, _FEWEST_SIGNS = 2, 2
"""Words of a line that is a headline as often as not, and what a page needs of each kind before it is called stray."""
_LONGEST_CALL, _FEW = 16, 0.25
"""Words of a line to the reader, and the share of them that may be of what the text is about."""
_OPEN = frozenset({Region.BODY, Region.SUBHEADING})
_OF_HEAD = frozenset({Region.SUBHEADING, Region.KICKER, Region.BYLINE, Region.SHARE_BAR, Region.TIMESTAMP})
_OFFERING = frozenset({"media", "related"})
_DETAIL = lazy(r"\d|: ?\S")
"""What the lines above a recipe or report have that are its own: how long, for how many."""
_QUOTED = lazy(r"\d\.\d|[\"“”„«»]|\A[-–—]")


@article_check(Category.LEAKED_CHROME, Severity.MINOR, fix=Fix.REMOVAL, furniture=Furniture.ALWAYS)
def stray_line(article: Article) -> Iterator[Remark]:
    if is_thread(article):
        return
    for at in (*_find_in_head(article), *_find_closing_calls(article)):
        yield _remark(article.blocks[at])
    proofs, is_whole = article.once(find_proofs), is_saved_whole(article)
    if not is_whole and not _is_translated_page(article):
        return
    texts = [at for at, block in enumerate(article.blocks) if is_text(block)]
    begins, last = min(texts, default=0), max(texts, default=len(article.blocks))
    first = _end_of_head(article, begins)
    headed = article.target.format is Format.HTML and any(map(_is_subheading, article.blocks))
    beside = set(proofs)
    for at in _find_teasers(article) - proofs if is_whole else ():
        yield _remark(article.blocks[at])
        beside.add(at)
    details = list_details(block.text for block in article.blocks)
    for at, block in enumerate(article.blocks):
        loose = at > last or (is_whole and (headed or (first < at < begins and _is_short(block.text))))
        if at in beside or not loose or _is_set_apart(at, details, article):
            continue
        is_near = is_whole and any(near in beside for near in range(at - _REACH, at + _REACH + 1))
        if _can_be_stray(block, article, is_near=is_near, is_last=at > last):
            beside.add(at)
            severity = Severity.NEUTRAL if at < begins or headed else soften(at, article)
            yield _remark(block, severity)


def _find_in_head(article: Article) -> Iterator[int]:
    """The lines beside a headline that say nothing of what the text is about, where plain text may be a translation."""
    if article.target.format is not Format.PLAIN or not is_furnished(article) or not article.once(origin).is_suspect:
        return
    if has_trait(article.target_language, Trait.UNSPACED):
        return  # nothing parts the words that a line may share with the text
    blocks = article.blocks
    begins = next((at for at, block in enumerate(blocks) if is_text(block)), 0)
    topic = article.once(_read_topic)
    details = list_details(block.text for block in blocks)
    listed = details | {at - 1 for at in details}
    wrong = {line.block.span for line, _ in article.once(label_lines).mistranslated}
    is_sure = article.once(origin).is_shown and is_furnished(article, _FEWEST_SIGNS)
    for at in range(begins):
        block = blocks[at]
        if at in listed or block.span in wrong or block.region not in _OF_HEAD or not can_leak(block, article):
            continue
        if words(block.text) <= _TERSE and not is_sure:
            continue
        is_known = any(phrase.sure for phrase in article.labels.phrase(block.text, article.target_language))
        if not is_known and _says_nothing(block.text, topic, article.target_language):
            yield at


def _find_closing_calls(article: Article) -> Iterator[int]:
    """The short lines behind the last paragraph that speak to the reader, and hardly of what the text is about."""
    is_page = is_saved_whole(article) or article.once(origin).is_suspect
    if article.target.format is not Format.PLAIN or not is_page or not article.once(find_proofs):
        return
    blocks = article.blocks
    texts = [at for at, block in enumerate(blocks) if _is_paragraph(block)]
    if not texts:
        return
    topic = article.once(_read_topic)
    for at in range(texts[-1] + 1, len(blocks)):
        text = blocks[at].text
        if (
            blocks[at].region not in _OPEN
            or blocks[at].kind is not BlockKind.PARAGRAPH
            or text.endswith((",", ":", "."))
        ):
            continue
        if addresses_reader(text, article.target_language) and topic.share(text) <= _FEW:
            yield at


def _read_topic(article: Article) -> Topic:
    return Topic((block.text for block in article.blocks if _is_paragraph(block)), article.target_language)


def _is_paragraph(block: Block) -> bool:
    """Whether a block is a paragraph of the article, too long for a line to its reader."""
    return is_text(block) and words(block.text) > _LONGEST_CALL


def _says_nothing(text: str, topic: Topic, language: str) -> bool:
    """Whether a line is short and no sentence, and shares no word with the text; one word alone has to be a word."""
    if ends(text) or text.endswith(",") or words(text) > _LONGEST or topic.count(text):
        return False
    return words(text) > 1 or text.isupper() or any(knows(form, language) for form in (text.lower(), text))


def _is_translated_page(article: Article) -> bool:
    """Whether plain text shows that it is a translation, and a line of it surely is the page's."""
    is_read = article.target.format is Format.PLAIN and bool(article.once(find_proofs))
    return is_read and article.once(origin).is_shown


def _is_set_apart(at: int, details: frozenset[int], article: Article) -> bool:
    """Whether a line heads or is one of a list of data, heads a table or signs a letter."""
    if at in details or at + 1 in details or _heads_table(article, at):
        return True
    return at > 0 and _greets(article.blocks[at - 1])


def _remark(block: Block, severity: Severity | None = None) -> Remark:
    return remark(block, 0, len(block.text), _MESSAGE, severity=severity, confidence=0.7, cause="markup/stray-line")


def _find_teasers(article: Article) -> frozenset[int]:
    """The lines right under a badly translated label of pictures or links, as the headline of what it offers."""
    if article.target.format is not Format.PLAIN:
        return frozenset()
    wrong = article.once(label_lines).mistranslated
    heads = {line.block.span for line, _ in wrong if line.renders(_OFFERING) and line.text == line.block.text}
    return frozenset(
        at
        for at, block in enumerate(article.blocks)
        if at and not block.gap and article.blocks[at - 1].span in heads and _is_headline(block)
    )


def _is_headline(block: Block) -> bool:
    return block.region in _OPEN and not ends(block.text) and _SHORT <= words(block.text) <= _LONGEST * 2


def _end_of_head(article: Article, begins: int) -> int:
    """The last line above the text that is a headline, a byline or a stamp; what follows it is no standfirst."""
    head = (Region.HEADLINE, Region.BYLINE, Region.TIMESTAMP)
    return max((at for at in range(begins) if article.blocks[at].region in head), default=begins)


def _is_short(text: str) -> bool:
    """Whether a line above the text is too short for a headline or standfirst, and gives no detail of its own."""
    return words(text) <= _SHORT and not _DETAIL.search(text)


def _greets(block: Block) -> bool:
    """Whether a line can be the last of a letter, which its sender signs."""
    return block.text.endswith(("!", ",")) and words(block.text) <= _LONGEST


def _heads_table(article: Article, at: int) -> bool:
    return any(block.kind is BlockKind.CELL for block in article.blocks[at + 1 : at + 2])


def _is_subheading(block: Block) -> bool:
    return block.kind is BlockKind.HEADING and block.region is Region.SUBHEADING


def _can_be_stray(block: Block, article: Article, *, is_near: bool, is_last: bool) -> bool:
    """Whether a line is no sentence, and stands near one of the page or behind the last paragraph of plain text.

    There it may be a single word, but hold no figure, as the data of an event or book do.
    """
    if block.kind is not BlockKind.PARAGRAPH or block.region not in _OPEN or not can_leak(block, article):
        return False
    text = block.text
    if (ends(text) and not text.endswith(("...", "…"))) or goes_on(text) or _QUOTED.search(text) or text.endswith(","):
        return False
    if is_near and 1 < words(text) <= _LONGEST:
        return True
    is_bare = is_last and article.target.format is Format.PLAIN and not any(map(str.isdigit, text))
    return is_bare and words(text) <= _LONGEST
