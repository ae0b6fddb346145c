"""A word is missing: a preposition, an article or a possessive has nothing after it.

## What is wrong
*A total of 73 people died in .* The sentence breaks off where a name or a noun has to stand.

## Why it matters
What fell out is mostly a name or a number, so the reader misses what the sentence is about.

## Example
*More than 2,000 homes in the of Valencia were damaged.*

## Known false alarms
A preposition may end a sentence in English (*what they live for*), so that one right before a full stop counts only
where a space stands between, as it stays when a word falls out. English only.

## Source
MQM: linguistic conventions, grammar.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, block_check, remark
from mtcheck.language.wordlists import any_word_of
from mtcheck.language.words import holds_words
from mtcheck.model.finding import Category, Severity
from mtcheck.model.kinds import MarkKind
from mtcheck.model.text import Block
from mtcheck.patterns import lazy

_GAP = lazy(
    r"\b(?:(?:in|at|of|from|by|with|for|on|to|into|between|against|near|and|or|including|the|an?) [.,;!?)](?![\w.])"
    r"|(?:the|an?)[.,;!?](?=\s|$)"
    r"|(?:of|from|into|between|against) (?:is|was|are|were|has|had|have|will|would|could|says|of|from)\b"
    r"|(?:of|from|into|between|against) said\b(?= (?:that|it|he|she|they|we|there|the|on|in|at)\b| ?[^ a-z]|$)"
    r"|(?:was|were|is|are|be|been) (?:for|with|from|to|of|by|against) (?:but|because|although|whether)\b"
    r"|(?:[Tt]he|[Aa]n) (?:of|from|into|between|and|or|is|was|are|were|has|had|have|will|would|said|says)\b"
    r"|(?:^|(?<=[.!?] ))(?:In|At|From)(?=[,.])"
    r"|(?:According to|(?<!in[ -])(?<!In[ -])(?<!far )[Bb]etween|[Ii]ncluding)(?=[,.])"
    r"|(?:Dr|Mrs?|Ms)\.? (?=[a-z]{5}))"
    r"|['’](?<!\S.)s (?=[a-z])|\((?<!\w.)(?:\s*|, ?\d{4})\)|, ?,"
)
"""Gaps where a word begins, behind one test for that, and the others."""
_STRANDED = lazy(
    lambda: (
        rf"\b(?!(?:{any_word_of('en', 'before-clauses')}) )[^\W\d_]+ (?:{any_word_of('en', 'relative-subjects')})"
        r"(?:['’][a-z]+)?(?: [a-z'’]+){1,3} $"
    )
)
"""What stands before a preposition that ends a relative clause: *the only thing I'm afraid* of."""
_LOOK_BACK = 80
_SEEN = (MarkKind.CODE, MarkKind.IMAGE, MarkKind.OBJECT)
"""What may stand where no word does."""


@block_check(Category.GRAMMAR, Severity.MINOR)
def missing_word(block: Block, article: Article) -> Iterator[Remark]:
    if article.target_language != "en" or not holds_words(block.text):
        return
    for match in _GAP.finditer(block.text):
        start = match.start()
        if block.is_marked(start, match.end(), *_SEEN) or _is_symbol(block, start) or _is_doubled(match[0]):
            continue
        if match[0][-1].isalpha() and _STRANDED.search(block.text[max(0, start - _LOOK_BACK) : start]):
            continue
        yield remark(block, start, match.end(), "a word is missing here", confidence=0.7)


def _is_symbol(block: Block, start: int) -> bool:
    """Whether a lone letter is set off as the name of a quantity, with what is raised or lowered behind it."""
    return block.begins(start, MarkKind.EMPHASIS) and block.finishes(start + 1, MarkKind.EMPHASIS)


def _is_doubled(words: str) -> bool:
    """Whether one word stands twice, which is another check's affair."""
    first, _, second = words.strip().partition(" ")
    return first.isalpha() and first.casefold() == second.casefold()
