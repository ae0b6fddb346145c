"""Letters were read in the wrong encoding.

## What is wrong
UTF-8 text was read as Windows-1252 (*Ã¼* for *ü*, *â€œ* for *“*), or characters were lost and stand as *�*. A program
that makes letters small left the dot of a Turkish *İ* on its own (*i̇smet*).

## Why it matters
The words are unreadable, and the fault goes through the whole page.

## Example
*The MÃ¼ller family* instead of *The Müller family*.

## Known false alarms
Letters that only look like it, such as a capital *Ã* before a closing quotation mark or *ß“*, are passed over: a
sequence is reported only when it is valid UTF-8 of a usual letter or punctuation mark.

## Source
MQM: character encoding. Encoding Standard, windows-1252.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, article_check, remark
from mtcheck.checks.signs import BEYOND_ASCII
from mtcheck.language.wordlists import ANY, word_set
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.spans import Span
from mtcheck.model.text import Block
from mtcheck.patterns import lazy

_CAUSE = "text read in the wrong encoding"
_HIGH = "\u0080-\u00ffŒœŠšŽžŸƒˆ˜–—‘’‚“”„†‡•…‰‹›€™"
_SUSPECT = lazy(f"(?:[ÃÂÄÅ][{_HIGH}]|â[{_HIGH}]{{2}}|ð[{_HIGH}]{{3}}|(?:[ÐÑÎÏ][{_HIGH}]){{2,}})+|\ufffd+")
_LEAD = lazy("[ÃÂÄÅâðÐÑÎÏ\ufffd]")
_DAGGER = lazy(r"(?<=[^\W\d_]{3})†(?= [^\W\d_])")
_SET_APART = "i\u0307"
_WORD_OF_DOT = lazy(rf"{_SET_APART}(?=[a-zçğıöşü]{{2}})")
"""Where a word goes on without a further accent, as those of Lithuanian have."""
_QUOTES_BEHIND = frozenset("“”‘’…–—›»")
_USUAL = lazy(
    "[\u00a0-\u017f\u0192\u0218-\u021b\u0370-\u03ff\u0400-\u04ff\u2010-\u2044\u20ac\u2122\u2190-\u2bff\U0001f300-\U0001faff]+"
)


@article_check(Category.ENCODING, Severity.MAJOR, page_only=False, fix=Fix.SAFE, needs=BEYOND_ASCII)
def mojibake(article: Article) -> Iterator[Remark]:
    text = article.target.text
    if text.isascii():
        return
    yield from _dagger(article)
    yield from _dotted(article)
    if not _LEAD.search(text, *article.extent):
        return
    for match in _SUSPECT.finditer(text, *article.extent):
        block = _block_at(article, match.start())
        if block is None:
            continue
        place = Span(match.start(), match.end())
        if match[0][0] == "\ufffd":
            yield Remark("a character was lost and is shown as '�'", place, cause=_CAUSE, region=block.region)
        elif repaired := _repaired(match[0]):
            message = f"'{match[0]}' is '{repaired}' read in the wrong encoding"
            yield Remark(message, place, suggestion=repaired, cause=_CAUSE, region=block.region)


def _dagger(article: Article) -> Iterator[Remark]:
    """A dagger behind a word that leads to no note: the last byte of a quotation mark, of which the others fell out."""
    if article.target.text.count("†", *article.extent) == 1:
        for block in article.body:
            for match in _DAGGER.finditer(block.text):
                message = "'†' leads to no note; probably a quotation mark read in the wrong encoding"
                yield remark(block, *match.span(), message, severity=Severity.MINOR)


def _dotted(article: Article) -> Iterator[Remark]:
    """The dot of a Turkish capital *İ*, left on its own where a program wrote it small."""
    if _SET_APART not in article.target.text or article.profile.code in word_set(ANY, "dots-set-apart"):
        return
    for block in article.blocks:
        for match in _WORD_OF_DOT.finditer(block.text):
            begins = match.start() == 0 or not block.text[match.start() - 1].isalpha()
            message = "the dot of a Turkish 'İ' was left on its own in lower case"
            suggestion, severity = "İ" if begins else "i", Severity.MINOR
            yield remark(block, *match.span(), message, suggestion=suggestion, severity=severity)


def _block_at(article: Article, offset: int) -> Block | None:
    """The block that a place of the document is in; blocks stand in page order, few of them inside others."""
    starts = article.once(_list_starts)
    at = bisect_right(starts, offset) - 1
    if at >= 0 and offset < article.blocks[at].span.end:
        return article.blocks[at]
    return next((block for block in article.blocks if block.span.start <= offset < block.span.end), None)


def _list_starts(article: Article) -> list[int]:
    return [block.span.start for block in article.blocks]


def _repaired(text: str) -> str | None:
    if len(text) == 2 and text[1] in _QUOTES_BEHIND:
        return None
    try:
        decoded = b"".join(map(_byte, text)).decode("utf-8")
    except UnicodeError:
        return None
    return decoded if _USUAL.fullmatch(decoded) else None


def _byte(character: str) -> bytes:
    return character.encode("latin-1" if "\u0080" <= character <= "\u00ff" else "cp1252")
