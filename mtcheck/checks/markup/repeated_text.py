"""A headline, summary or paragraph is on the page twice.

## What is wrong
A sentence repeats another of the page word for word or with small cuts: an automatic summary copied from the text, a
headline printed again, a paragraph saved twice.

## Why it matters
Readers read it twice; a cut may also drop who said it, so that a claim becomes a plain fact.

## Example
*Two hundred travellers had to spend the night in the harbour.* among the *Highlights:* above an article that says *Two
hundred travellers had to spend the night in the harbour, said the mayor.*

`mtcheck fix --furniture` takes out only what says nothing of its own: a sentence that is equal to another but for case
and punctuation, and one in a labelled summary that is a part of another. Whatever differs in a word is left to people.

## Known false alarms
Quotations that an article repeats on purpose, and refrains whose lines do not show that they are verse. Sentences of
fewer than five words are passed over.

## Source
MQM: linguistic conventions, duplication. Repetition is measured in word triples.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property

from mtcheck.checks.base import Article, Remark, article_check, remark
from mtcheck.checks.markup._page import can_leak
from mtcheck.checks.verses import find_verses
from mtcheck.language.lines import ends
from mtcheck.language.repeats import FEWEST, Echo, key, reduce_to_sense, triples
from mtcheck.language.wording import Wording, wording
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.kinds import BlockKind, Format, Region
from mtcheck.model.text import Segment
from mtcheck.patterns import lazy

_TEXT = frozenset({Region.HEADLINE, Region.BODY, Region.SUBHEADING})
_KICKER = lazy(r"[^\s–—|:-][^–—|:]{1,30}(?: [–—|-] |: )(?=\S+(?: \S+){4})")
_NEARLY_ALL = 0.85
"""Share of a passage's words that one before it has: one word in seven may differ, as between two renderings."""
_FEWEST_TRIPLES = 6
"""Shorter sentences of running text repeat by chance or on purpose."""


@article_check(Category.DUPLICATION, Severity.MINOR, fix=Fix.REMOVAL)
def repeated_text(article: Article) -> Iterator[Remark]:
    text = [each for each in article.segments if each.region in _TEXT and _is_read(each, article)]
    yield from _summaries(article, text)
    yield from _copies(article, text)


def _is_read(segment: Segment, article: Article) -> bool:
    is_quoted = segment.block.kind in (BlockKind.QUOTE, BlockKind.CELL) or segment.block.text.startswith(">")
    is_headline = segment.region is Region.HEADLINE and segment.block.kind.is_visible
    return not is_quoted and (is_headline or can_leak(segment.block, article))


def _summaries(article: Article, text: list[Segment]) -> Iterator[Remark]:
    summaries = [each for each in article.segments if each.region is Region.SUMMARY and can_leak(each.block, article)]
    if not summaries:
        return
    echo = Echo(each.text for each in text)
    said = _Said(text)
    words = wording(article.target_language)
    labelled, own = _list_labelled(article, words), _group(summaries)
    for each in summaries:
        label = words.leads(each.text, words.summary)
        start = label + len(each.text[label:]) - len(each.text[label:].lstrip())
        if echo.repeats(each.text[start:]):
            message = "the summary repeats a sentence of the article"
            cause = "markup/repeated-text:summary"
            at = each.block.span.start
            if at in labelled:
                is_idle = said.holds_part(each.text[start:])
            else:
                is_idle = said.holds(own[at], len(article.target.text))
            left = _unmarked(article) if is_idle else None
            yield remark(each, start, len(each.text), message, suggestion=left, cause=cause, furniture=True)


def _group(text: Iterable[Segment]) -> dict[int, list[Segment]]:
    """The sentences of each block, by the place where it starts."""
    blocks: dict[int, list[Segment]] = {}
    for each in text:
        blocks.setdefault(each.block.span.start, []).append(each)
    return blocks


def _list_labelled(article: Article, words: Wording) -> set[int]:
    """Where the blocks of a summary start that a label announces, in their own line or in the one above them."""
    labelled: set[int] = set()
    is_open = False
    for block in article.blocks:
        label = words.leads(block.text, words.summary) if block.region is Region.SUMMARY else 0
        is_open = 0 < label == len(block.text) or (is_open and not label and block.kind is BlockKind.LIST_ITEM)
        if label or is_open:
            labelled.add(block.span.start)
    return labelled


class _Said:
    """What the sentences of a text say, to ask whether others say nothing of their own; read when asked."""

    def __init__(self, text: list[Segment]) -> None:
        self._text = text

    @cached_property
    def _first_block(self) -> dict[tuple[str, ...], int]:
        first: dict[tuple[str, ...], int] = {}
        for each in self._text:
            first.setdefault(reduce_to_sense(each.text), each.block.span.start)
        return first

    @cached_property
    def _first_with(self) -> dict[tuple[str, ...], str]:
        first: dict[tuple[str, ...], str] = {}
        for words in self._first_block:
            spaced = _spaced(words)
            for three in triples(words):
                first.setdefault(three, spaced)
        return first

    def holds(self, sentences: Iterable[Segment], before: int) -> bool:
        """Whether each of the sentences stands in the text, word for word, in a block that starts before a place."""
        return all(self._first_block.get(reduce_to_sense(each.text), before) < before for each in sentences)

    def holds_part(self, sentence: str) -> bool:
        """Whether the words of a sentence stand in one of the text, one after the other."""
        words = reduce_to_sense(sentence)
        return _spaced(words) in self._first_with.get(words[:3], "")


def _spaced(words: tuple[str, ...]) -> str:
    return f" {' '.join(words)} "


def _unmarked(article: Article) -> str | None:
    """The suggestion to take a repetition out, but in HTML, where the author has set it apart."""
    return None if article.target.format is Format.HTML else ""


def _copies(article: Article, text: list[Segment]) -> Iterator[Remark]:
    """Sentences that stand in an earlier block already; a heading, and what differs in a word, is left to people."""
    first_with: dict[tuple[str, ...], int] = {}
    said, blocks = _Said(text), _group(text)
    originals = _originals(article)
    for number, segment in enumerate(text):
        words = key(_without_kicker(segment.text))
        if len(words) < FEWEST:
            continue
        own = list(triples(words))
        met = Counter(first_with[each] for each in own if each in first_with)
        origin, shared = met.most_common(1)[0] if met else (number, 0)
        titled = Region.BODY not in (segment.region, text[origin].region)
        enough = titled or len(own) >= _FEWEST_TRIPLES or _is_headline(text[origin], shared)
        if enough and shared >= _NEARLY_ALL * len(own) and text[origin].block is not segment.block:
            if segment.block.span in article.once(find_verses):
                continue
            at = segment.block.span.start
            whole = segment.region is not Region.SUBHEADING and said.holds(blocks[at], at)
            suggestion = _unmarked(article) if whole else None
            of_page = titled or Region.HEADLINE in (segment.region, text[origin].region)
            if not of_page and _are_alike(originals.get(_place(segment)), originals.get(_place(text[origin]))):
                continue
            yield remark(
                segment, 0, len(segment.text), _message(text[origin]), suggestion=suggestion, furniture=of_page
            )
        for each in own:
            first_with.setdefault(each, number)


def _place(segment: Segment) -> tuple[int, int]:
    return segment.block.span.start, segment.start


def _originals(article: Article) -> dict[tuple[int, int], str]:
    """What each segment of the translation renders, where that is one sentence."""
    return {_place(bead.target[0]): bead.source[0].text for bead in article.beads if bead.source and bead.target}


def _are_alike(one: str | None, other: str | None) -> bool:
    """Whether two sentences of the original are nearly the same, so that their renderings may be."""
    if not (one and other):
        return False
    words, others = Counter(key(one)), Counter(key(other))
    return 2 * (words & others).total() >= _NEARLY_ALL * (words.total() + others.total())


def _without_kicker(text: str) -> str:
    """A line without the few words and the dash or colon that a page puts before a headline."""
    match = None if ends(text) else _KICKER.match(text)
    return text[match.end() :] if match else text


def _is_headline(origin: Segment, shared: int) -> bool:
    """Whether most of the headline is repeated, and not only a quotation that stands in it."""
    return origin.region is Region.HEADLINE and shared * 2 > sum(1 for _ in triples(key(origin.text)))


def _message(origin: Segment) -> str:
    what = "the headline" if origin.region is Region.HEADLINE else "an earlier sentence"
    return f"repeats {what} of the page"
