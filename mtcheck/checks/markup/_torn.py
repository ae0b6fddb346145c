"""Sentences whose pieces stand on lines of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice, takewhile

from mtcheck.checks.base import Article
from mtcheck.checks.markup._page import can_leak
from mtcheck.language import dictionary
from mtcheck.language.kept import prose_of
from mtcheck.language.lines import Line, ends, ends_in_comma, first_word, line, torn_runs, words
from mtcheck.language.wording import wording
from mtcheck.language.wordlists import word_set
from mtcheck.model.kinds import BlockKind, Format, MarkKind, Region
from mtcheck.model.text import Block
from mtcheck.patterns import BARS, lazy

_NO_TEXT = (MarkKind.IMAGE, MarkKind.OBJECT)
"""What a sentence may go on with that is no text, such as a formula."""

_BEGINS_WITH_MARK = lazy(r"[,;:)](?: [^\W\d_]+|[^\W\d_]{2,})[ ,]")
_MOST_PIECES = 2
_ITEM = lazy(r"[-–—•*] ")
_APART = lazy(rf"\s[{BARS}]\s")
_FEWEST_APART = 2
"""Marks between the entries of a row, such as links."""
_CELLS = ("td", "th")
_OFFERS = frozenset({"paywall", "subscribe", "login", "consent", "ad"})
_LONGEST_OFFER = 4
_FEWEST_WORDS = 3
_LONGEST_GREETING = 8
_LONGEST_ENTRY, _FEWEST_ENTRIES = 12, 5


def torn_sentences(article: Article) -> tuple[tuple[Block, ...], ...]:
    """The blocks of every torn sentence, in page order."""
    blocks = [block for block in article.blocks if block.kind.is_visible]
    pieces = [_piece(block, article) for block in blocks]
    gapped = sum(block.gap for block in blocks) * 3 > len(blocks)
    hinges = wording(article.target_language).hinges._replace(common=article.profile.function_words)
    runs = torn_runs(pieces, hinges, gapped)
    runs = (run for run in runs if not _is_list(blocks, *run))
    found = (_until_notice(blocks[start : last + 1], article) for start, last in runs)
    torn = [run for run in found if len(run) > 1]
    told = {block.span.start for run in torn for block in run}
    torn += (run for run in _before_marks(blocks, article) if told.isdisjoint(each.span.start for each in run))
    return tuple(torn)


def _before_marks(blocks: Sequence[Block], article: Article) -> Iterator[tuple[Block, ...]]:
    """The lines before one that begins with a comma or colon, which no line does: *Captain* / *Hill* / *, who*."""
    for at, block in enumerate(blocks):
        if not at or not _BEGINS_WITH_MARK.match(block.text) or not _may_be_torn(block, article):
            continue
        start = at
        while start and not blocks[start].gap and at - start < _MOST_PIECES and not ends(blocks[start - 1].text):
            start -= 1
            if words(blocks[start].text) >= _FEWEST_WORDS:
                break
        if start < at and can_leak(blocks[start], article):
            yield tuple(blocks[start : at + 1])


def _may_be_torn(block: Block, article: Article) -> bool:
    is_definition = block.text.startswith(":") and article.target.format is Format.MARKDOWN
    return block.region is Region.BODY and block.kind is BlockKind.PARAGRAPH and not is_definition


def _until_notice(run: list[Block], article: Article) -> tuple[Block, ...]:
    """The blocks of a run before a line that offers a subscription or membership: no sentence goes on in one."""
    texts = [block.text for block in run]
    for at in range(1, len(run)):
        if _offers(texts[at], article) or _stands_alone(texts[at], texts[at + 1] if at + 1 < len(run) else ""):
            return tuple(run[:at])
    return tuple(run)


def _stands_alone(text: str, following: str) -> bool:
    """Whether a line begins like a sentence and neither ends like one nor goes on in the next: a button or an offer."""
    whole = text[:1].isupper() and not ends(text) and len(text.split()) >= _FEWEST_WORDS
    return whole and (not following or following[0].isupper())


def _offers(text: str, article: Article) -> bool:
    """Whether a line begins with the whole wording of an offer, or is one."""
    if not text[:1].isupper():
        return False
    words = text.split()
    heads = [text, *(" ".join(words[:count]) for count in range(2, _LONGEST_OFFER + 1) if count < len(words))]
    phrases = (phrase for head in heads for phrase in article.labels.phrase(head, article.target_language))
    return any(phrase.sure and phrase.kind in _OFFERS for phrase in phrases)


def _piece(block: Block, article: Article) -> Line | None:
    if block.region is not Region.BODY or block.kind is not BlockKind.PARAGRAPH or not can_leak(block, article):
        return None
    if block.box and block.box.name in _CELLS:
        return None
    if block.is_marked(0, 0, *_NO_TEXT) or block.is_marked(len(block.text), len(block.text), *_NO_TEXT):
        return None
    if sum(1 for _ in islice(_APART.finditer(block.text), _FEWEST_APART)) == _FEWEST_APART:
        return None
    shape = line(prose_of(block), block.gap)
    if shape.comma and _greets(shape, article.profile.code):
        return None
    return shape._replace(goes_on=False) if _begins_with_name(shape, article) else shape


def _greets(shape: Line, language: str) -> bool:
    """Whether a line addresses a letter's reader, after which the letter may go on in lower case."""
    return shape.words <= _LONGEST_GREETING and first_word(shape.text) in word_set(language, "salutations")


def _is_list(blocks: Sequence[Block], start: int, last: int) -> bool:
    """Whether a run is part of a list without bullets, such as ingredients: short lines of which none ends."""
    if sum(bool(_ITEM.match(block.text)) for block in blocks[start : last + 1]) > 1:
        return True
    if last - start + 1 >= _FEWEST_ENTRIES and not any(ends(block.text) for block in blocks[start : last + 1]):
        return True
    if not all(map(_is_entry, blocks[start : last + 1])):
        return False
    above = takewhile(lambda at: not blocks[at + 1].gap and _is_entry(blocks[at]), range(start - 1, -1, -1))
    below = takewhile(lambda at: not blocks[at].gap and _is_entry(blocks[at]), range(last + 1, len(blocks)))
    beside = sum(1 for _ in islice(chain(above, below), _FEWEST_ENTRIES))
    return last - start + 1 + beside >= _FEWEST_ENTRIES


def _is_entry(block: Block) -> bool:
    text = block.text
    return not ends(text) and not ends_in_comma(text) and len(text.split()) <= _LONGEST_ENTRY


def _begins_with_name(shape: Line, article: Article) -> bool:
    """Whether a whole sentence begins with a word in lower case that is none, such as a program's name."""
    if not (shape.goes_on and shape.ends and shape.text[0].isalpha() and shape.words >= _FEWEST_WORDS):
        return False
    first = first_word(shape.text)
    return first.replace("-", "").isalpha() and dictionary.knows(first, article.profile.code) is False
