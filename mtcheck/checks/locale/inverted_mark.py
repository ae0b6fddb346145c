"""A question or exclamation lacks the mark that opens it, or has one that only Spanish has.

## What is wrong
Spanish opens questions with ¿ and exclamations with ¡, at the sentence's start or where the question begins.
Other languages do not, and there the mark was left over: *¿Who pays?*

## Why it matters
Without it the sentence is read as a statement until its end.

## Example
*Quién pagará la reparación?*

## Known false alarms
Names that end in a mark, and marks in brackets that doubt a word, are passed over. A question may begin inside its
sentence, so the place of the mark is left to the reader.

## Source
The orthography of the Spanish academies; MQM: linguistic conventions, punctuation.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import MARK_HABIT, Article, Remark, block_check, remark
from mtcheck.language import dictionary
from mtcheck.language.words import fold_words
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.text import Block
from mtcheck.patterns import lazy

_SENTENCE = lazy(r"[^.!?…¿¡]*(?:[.?!](?=\w)[^.!?…¿¡]*)*[.!?…¿¡]*")
_OPENING = {"?": "¿", "!": "¡"}
_EITHER = ("¿", "¡")
_BRACKETED = ("(", "[")
_QUOTES = "\"'”’»“"
_CLOSERS = "\"'”’»)] "
_QUOTE = lazy('["“‘«]')


_FOREIGN = lazy(r"[¿¡] ?(?=(?P<word>[^\W\d_]+))")


@block_check(Category.PUNCTUATION, Severity.MINOR, fix=Fix.UNSAFE, habit=MARK_HABIT)
def inverted_mark(block: Block, article: Article) -> Iterator[Remark]:
    if not article.profile.inverted_marks:
        yield from _left(block, article) if article.profile.function_words else ()
        return
    if not ("?" in block.text or "!" in block.text):
        return
    opened = False
    for match in _SENTENCE.finditer(block.text):
        sentence = match[0].rstrip(_CLOSERS)
        end = match.start() + len(sentence)
        if sentence[-1:] in _OPENING and not opened and _is_own(sentence, block.text[end : end + 2], article):
            yield _remark(block, match.start(), end)
        opened = sentence.endswith(_EITHER)


def _left(block: Block, article: Article) -> Iterator[Remark]:
    """Spanish marks before a word of a language that has none."""
    if "¿" not in block.text and "¡" not in block.text:
        return
    for match in _FOREIGN.finditer(block.text):
        word = match["word"]
        if word.lower() in article.profile.function_words or dictionary.knows(word, article.profile.code):
            message = f"{article.profile.name} opens no question or exclamation with '{match[0].strip()}'"
            yield remark(block, *match.span(), message, suggestion="")


def _is_own(sentence: str, after: str, article: Article) -> bool:
    """Whether the words before the mark are the language's, and no name, no doubt in brackets, no foreign quotation."""
    if sentence[-2:-1] in _BRACKETED or after[-1:].islower():
        return False
    quoted = after[:1] in _QUOTES and after != "" and bool(_QUOTE.search(sentence))
    said = fold_words(_QUOTE.split(sentence)[-1] if quoted else sentence)
    return bool(said) and not (quoted and article.profile.function_words.isdisjoint(said))


def _remark(block: Block, start: int, end: int) -> Remark:
    text = block.text
    while text[start] in " \"'“‘«»”’)]-–—":
        start += 1
    mark = _OPENING[text[end - 1]]
    message = f"'{mark}' is missing where this begins"
    return remark(block, start, end, message, suggestion=f"{mark}{text[start:end]}")
