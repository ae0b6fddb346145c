"""The glossary's terms in the original's side of a bead, and what is said of the whole sentence beside them."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, remark
from mtcheck.language.glossary import Term
from mtcheck.model.bead import Bead
from mtcheck.model.spans import Span


def terms_of(bead: Bead, article: Article) -> Iterator[tuple[Term, Span]]:
    """Every term of the glossary that the original holds, with its place."""
    if not article.glossary.terms:
        return
    for mine in bead.source:
        for term, start, end in article.glossary.occurrences(mine.text, article.source_language):
            yield term, mine.block.locate(mine.start + start, mine.start + end)


def on_the_sentence(bead: Bead, place: Span, message: str, cause: str) -> Remark:
    """A remark on the translation of the sentence, since nothing in it stands for the term at ``place``."""
    segment = bead.target[0]
    return remark(segment, 0, len(segment.text), message, source=place, cause=cause)
