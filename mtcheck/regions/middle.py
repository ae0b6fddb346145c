"""The article's text and what has got into it: captions, related links, labels, subheadings."""

from __future__ import annotations

from collections.abc import Sequence

from mtcheck.language.lines import DETAIL, first_word, is_punctuation
from mtcheck.language.wording import fold_line
from mtcheck.language.wordlists import word_set
from mtcheck.model.kinds import BlockKind, Region
from mtcheck.patterns import lazy
from mtcheck.regions.markup import is_link
from mtcheck.regions.page import FEWEST_TEASER_WORDS, UnsettledPage
from mtcheck.regions.sign import Kind

_HEADLINE_LIKE = lazy(r"^[^.:]{2,50}: |\s[–—-]\s|^[“\"„«»]")
_OWN_CAPTION = lazy(r"[^\W\d_]{3}[.!?…][\"”»]?\s+\S|\A(?:[^\W_]+ ){3,}[^\W_]+, [a-zß-ÿ]+ [^\W\d_a-zß-ÿ]")
_SENTENCES = lazy(r"(?<=[^\W\d_]{3}[.!?])\s+")
_LABELS = frozenset({Kind.LABEL, Kind.MACHINE_TIME, Kind.UPDATED, Kind.RELATIVE_TIME, Kind.INITIALS, Kind.SUMMARY})
_REACH = 3
_CAPTION = 22
_TEASERS = 8
_FEWEST_ITEMS = 2
"""Items of a list that may be the data of a product."""
_HEADING = 16
_CALLED = 7
"""Words of a headline and of the call before it, at least."""
_MOST_CALLS, _FEWEST_SHOUTED = 2, 2
"""Calls on a page, and words in capitals of each."""


def settle_middle(page: UnsettledPage, start: int, end: int) -> None:
    """Settle the lines from ``start`` to before ``end``."""
    for at in range(start, end):
        if page.kind(at) in (Kind.CREDIT, Kind.CAPTION):
            _captions(page, at, start)
    _lists(page, start, end)
    for at in range(start, end):
        if page.kind(at) is Kind.RELATED and page.regions[at] is None:
            _related(page, at, end)
        elif page.kind(at) is Kind.RELATIVE_TIME and at + 1 < end and _is_bare_headline(page, at + 1):
            page.settle(at + 1, Region.RELATED)
    _shouted_links(page, start, end)
    _between_links(page, start, end)
    _last_teasers(page, start, end)
    for at in range(start, end):
        if page.regions[at] is None:
            page.settle(at, _label(page, at) or _text(page, at, end))


def _captions(page: UnsettledPage, at: int, start: int) -> None:
    """A photo credit or a line with a caption's mark, and the lines of the same caption above and below it."""
    sign = page.signs[at]
    if sign is None or (not sign.sure and not _credit_follows(page, at)):
        return
    page.settle(at, Region.CAPTION)
    own = _OWN_CAPTION.search(page.lines[at].text) is not None
    if sign.kind is not Kind.CREDIT or own or len(page.lines[at].text.split()) > _REACH * 4:
        return
    marked = [each for each in range(max(start, at - _REACH), at) if page.kind(each) is Kind.CAPTION]
    above = at - 1 > start and _is_caption(page, at - 1) and not (page.lines[at].gap and _is_told(page, at - 1))
    first = marked[0] if marked else at - 1 if above else at
    for each in range(first, at):
        page.settle(each, Region.CAPTION)


def _credit_follows(page: UnsettledPage, at: int) -> bool:
    below = range(at + 1, min(at + 1 + _REACH, len(page)))
    return page.lines[at].words <= _CAPTION and any(page.kind(each) is Kind.CREDIT for each in below)


def _is_caption(page: UnsettledPage, at: int) -> bool:
    """Whether a line above a photo credit is its caption and not a paragraph of the article."""
    this = page.lines[at]
    if at in page.torn or at in page.own or page.signs[at] is not None:
        return False
    if this.words > _CAPTION or this.text[0] in '“"„«»':
        return False
    return first_word(this.text) not in page.wording.continuers


def _is_told(page: UnsettledPage, at: int) -> bool:
    """Whether a line is two whole sentences of several words, as a short paragraph of the article."""
    sentences = _SENTENCES.split(page.lines[at].text)
    return page.lines[at].ends and len(sentences) > 1 and all(len(each.split()) > _REACH for each in sentences)


def _lists(page: UnsettledPage, start: int, end: int) -> None:
    """Runs of list items: the article's own lists, or teasers of other articles."""
    at = start
    while at < end:
        last = at
        while last < end and _in_list(page, last, at):
            last += 1
        if last > at and any(page.is_item(each) for each in range(at, last)):
            if _are_details(page, at, last):
                _settle_details(page, at, last)
                at = last
                continue
            first = at - 1 if at > start and page.kind(at - 1) is Kind.RELATED else at
            if first < at or _are_teasers(page, at, last):
                heading = first == at and at > start and _is_short_heading(page, at - 1)
                for each in range(first - heading, last):
                    page.settle(each, Region.RELATED)
        at = max(last, at + 1)


def _are_details(page: UnsettledPage, first: int, last: int) -> bool:
    """Whether most items give a value behind what it is of, as the data of a product: *Height: 32 cm*."""
    if last - first < _FEWEST_ITEMS:
        return False
    return sum(bool(DETAIL.match(page.lines[at].text)) for at in range(first, last)) * 3 > (last - first) * 2


def _settle_details(page: UnsettledPage, first: int, last: int) -> None:
    """The heading above the data of a product, which may be called as a link to more is."""
    if first and page.kind(first - 1) is Kind.RELATED:
        page.settle(first - 1, Region.SUBHEADING)
    for at in range(first, last):
        page.settle(at, Region.BODY)


def _in_list(page: UnsettledPage, at: int, first: int) -> bool:
    if at in page.own:
        return False
    if page.is_item(at) or page.kind(at) is Kind.RELATIVE_TIME:
        return True
    return at > first and page.blocks[at].indent > 0 and not page.lines[at].goes_on


def _is_short_heading(page: UnsettledPage, at: int) -> bool:
    return not page.prose[at] and page.lines[at].words <= FEWEST_TEASER_WORDS and page.regions[at] is None


def _are_teasers(page: UnsettledPage, first: int, last: int) -> bool:
    if any(page.kind(at) in (Kind.RELATIVE_TIME, Kind.RELATED) for at in range(first, last)):
        return True
    if page.is_boxed:
        return False
    items = [page.lines[at] for at in range(first, last)]
    announced = first > 0 and page.lines[first - 1].text.endswith(":")
    if announced or len(items) < 2 or any(each.words < FEWEST_TEASER_WORDS or each.ends for each in items):
        return False
    return sum(bool(_HEADLINE_LIKE.search(each.text)) for each in items) * 2 > len(items)


def _related(page: UnsettledPage, at: int, end: int) -> None:
    """A heading of related links with the teasers under it."""
    if page.blocks[at].kind is BlockKind.HEADING and at + 1 < end and page.prose[at + 1] and not page.is_teaser(at + 1):
        page.settle(at, Region.SUBHEADING)
        return
    page.settle(at, Region.RELATED)
    if any(mark in page.lines[at].text[:-1] for mark in (":", ". ")) or _names_its_article(page, at):
        return
    for each in range(at + 1, min(end, at + 1 + _TEASERS)):
        if page.regions[each] is not None or not page.is_teaser(each):
            break
        page.settle(each, Region.RELATED)


def _names_its_article(page: UnsettledPage, at: int) -> bool:
    """Whether a headline stands in one line with the call to read it."""
    text, wording = page.lines[at].text, page.wording
    whole = fold_line(text).rstrip(" :.…›»→>") in wording.related
    return page.lines[at].words > FEWEST_TEASER_WORDS and not whole and bool(wording.begins(text, wording.related))


def _shouted_links(page: UnsettledPage, start: int, end: int) -> None:
    """Headlines behind a call to read them in capitals, each between two paragraphs; more are the text's own labels."""
    found = [at for at in range(start + 1, end - 1) if _is_shouted_link(page, at)]
    if len(found) <= _MOST_CALLS:
        for at in found:
            page.settle(at, Region.RELATED)


def _is_shouted_link(page: UnsettledPage, at: int) -> bool:
    this = page.lines[at]
    if page.signs[at] is not None or page.blocks[at].kind is not BlockKind.PARAGRAPH or not page.blocks[at].gap:
        return False
    if this.ends or not _CALLED <= this.words <= _CAPTION or not (page.prose[at - 1] and page.prose[at + 1]):
        return False
    words = this.text.split()
    shouted = next((at for at, word in enumerate(words) if not _is_shouted(word)), len(words))
    call, rest = words[:shouted], words[shouted:]
    if len(call) < _FEWEST_SHOUTED or len(rest) < FEWEST_TEASER_WORDS:
        return False
    return rest[0].strip('"“„«»¿¡')[:1].isupper() and _calls(call, page.language)


def _is_shouted(word: str) -> bool:
    return word.isupper() and sum(map(str.isalpha, word)) > 1


def _calls(words: Sequence[str], language: str) -> bool:
    """Whether one of some words in capitals says that there is more to read."""
    parts = {part for word in words for part in word.strip(":,.").lower().replace("’", "'").split("'")}
    return not parts.isdisjoint(word_set(language, "calls-to-read"))


def _between_links(page: UnsettledPage, start: int, end: int) -> None:
    """A line that announces a headline between two that lead to other articles, whatever it calls them."""
    for at in range(start + 1, end - 1):
        around = (page.regions[at - 1], page.regions[at + 1])
        bare = page.regions[at] is None and page.signs[at] is None and not page.prose[at] and not page.is_item(at)
        if bare and around == (Region.RELATED, Region.RELATED) and ": " in page.lines[at].text:
            page.settle(at, Region.RELATED)


def _last_teasers(page: UnsettledPage, start: int, end: int) -> None:
    """Headlines in a row under the last paragraph, with no text of their own."""
    first = end
    while first > start and _is_bare_headline(page, first - 1):
        first -= 1
    if end - first > 1 and page.lines[first - 1].ends and not page.lines[first - 1].text.endswith(":"):
        for at in range(first, end):
            page.settle(at, Region.RELATED)


def _is_bare_headline(page: UnsettledPage, at: int) -> bool:
    this = page.lines[at]
    bare = page.signs[at] is None and not page.prose[at] and page.blocks[at].kind is BlockKind.PARAGRAPH
    if not page.is_saved and not is_link(page.blocks[at]):
        return False
    return bare and page.regions[at] is None and this.words > FEWEST_TEASER_WORDS and not this.ends and this.gap


def _label(page: UnsettledPage, at: int) -> Region | None:
    """The region of a line that is a label, a time or initials by itself."""
    sign = page.signs[at]
    if sign is None or (sign.kind not in _LABELS and not (sign.kind is Kind.SOURCE and _is_of_article(page, at))):
        return None
    if sign.sure:
        return sign.region
    if page.is_boxed and page.blocks[at].kind is BlockKind.HEADING:
        return None
    beside = [page.signs[each] for each in (at - 1, at + 1) if 0 <= each < len(page)]
    proved = any(each is not None and each.sure and each.region.is_chrome for each in beside)
    return sign.region if proved and sign.region.is_chrome else None


def _is_of_article(page: UnsettledPage, at: int) -> bool:
    """Whether a line of sources in a text without markup is the whole article's, and not a table's above it."""
    return not page.is_boxed and at > 0 and page.prose[at - 1]


def _stands_apart(page: UnsettledPage, at: int) -> bool:
    """Whether blank lines, or on a page without any, the end of the sentence above set a line apart."""
    return page.lines[at].gap or (not page.is_gapped and at > 0 and page.lines[at - 1].ends)


def _text(page: UnsettledPage, at: int, end: int) -> Region:
    """Body, or a subheading: a line that is no sentence, between whole ones, with text under it."""
    block = page.blocks[at]
    if block.kind is BlockKind.HEADING:
        return Region.SUBHEADING
    if page.prose[at] or block.kind is not BlockKind.PARAGRAPH or is_punctuation(block.text):
        return Region.BODY
    this = page.lines[at]
    if page.rows[at] or this.words > _HEADING or this.goes_on or this.ends or not _stands_apart(page, at):
        return Region.BODY
    following = next((each for each in range(at + 1, end) if page.regions[each] is None), None)
    if following is None or not (page.prose[following] or page.lines[following].ends):
        return Region.SUBHEADING if following is not None else Region.BODY
    return Region.SUBHEADING
