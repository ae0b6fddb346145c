"""Initials of institutions that the language of the text has others for."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article
from mtcheck.checks.origins import origin
from mtcheck.language.initials import Initials, heads, initials_at
from mtcheck.language.traits import Trait, languages_with
from mtcheck.language.words import Word, split_words, words
from mtcheck.model.kinds import SET_APART, BlockKind
from mtcheck.model.text import Block
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy

_OPEN = lazy(r"[@#/.“„»«'‘_-]$")
_GOES_ON = lazy(r"[\w@/]|[.-]\w|[’']s?\w{2}|[”»“]")
_NEAR = 40
"""Letters on either side among which the usual form explains the other."""


class Foreign(NamedTuple):
    """Where initials of another language stand."""

    start: int
    end: int
    known: Initials


def foreign_initials(block: Block, article: Article) -> Iterator[Foreign]:
    """The initials in a block that the language of the text has others for."""
    known = heads(article.profile.code)
    if block.kind is BlockKind.CODE or known.keys().isdisjoint(split_words(block.text)) or block.text.isupper():
        return
    row = words(block.text)
    for at, word in enumerate(row):
        if word.text not in known:
            continue
        found = initials_at(block.text, word.text, word.start, article.profile.code)
        if found and _is_left(block, word, found) and (found.is_sure or _is_told(found, row, at, article)):
            yield Foreign(word.start, word.start + len(found.form), found)


def _is_left(block: Block, word: Word, found: Initials) -> bool:
    """Whether nothing sets them apart, names more than them or gives the usual ones."""
    text, start, end = block.text, word.start, word.start + len(found.form)
    return (
        not _OPEN.search(text, max(0, start - 1), start)
        and not _GOES_ON.match(text, end)
        and not block.is_marked(start, end, *SET_APART)
        and found.wanted not in text[max(0, start - _NEAR) : end + _NEAR]
    )


def _is_told(found: Initials, row: tuple[Word, ...], at: int, article: Article) -> bool:
    """Whether an article stands before them, on a page that betrays a language which has them."""
    before = row[at - 1].folded if at else ""
    if before not in article.profile.determiners:
        return False
    betrayed = article.once(origin)
    likely = {*betrayed.languages, *languages_with(Trait.LENDS_WORDS)}
    return betrayed.tells(found.languages) or (betrayed.is_suspect and not likely.isdisjoint(found.languages))
