"""Constructions that must not be translated word by word: known by what stands on both sides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from mtcheck.checks.base import Article, Remark, beside
from mtcheck.language.hazards import rows
from mtcheck.model.bead import Bead
from mtcheck.model.properties import cached_property
from mtcheck.model.tags import primary


@dataclass(frozen=True)
class Rendering:
    """A construction of the original, its literal rendering, and the signs of a sound one."""

    key: str
    pattern: str
    wrong: str
    right: str
    wanted: str

    def places(self, source: str, target: str) -> tuple[tuple[int, int], tuple[int, int]] | None:
        """Where the construction and its literal rendering stand, if the rendering is not sound."""
        found = self._source.search(source)
        wrong = self._wrong.search(target) if found else None
        if not found or not wrong or self._right.search(target):
            return None
        return found.span(), wrong.span()

    @cached_property
    def _source(self) -> re.Pattern[str]:
        return re.compile(self.pattern)

    @cached_property
    def _wrong(self) -> re.Pattern[str]:
        return re.compile(self.wrong, re.IGNORECASE)

    @cached_property
    def _right(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{self.right})", re.IGNORECASE)


@cache
def _known(kind: str, source: str, target: str) -> tuple[Rendering, ...]:
    return tuple(Rendering(*row[3:]) for row in rows("renderings") if row[:3] == (kind, source, target))


def literal(bead: Bead, article: Article, kind: str, message: str) -> Iterator[Remark]:
    """A remark on every construction of a kind that was rendered word for word.

    Args:
        bead: the original beside its translation.
        article: the page, for its languages.
        kind: which rows of the table: ``hearsay`` or ``grammar``.
        message: what is wrong, with ``{source}`` and ``{wanted}``.
    """
    known = _known(kind, primary(article.source_language), primary(article.target_language))
    if not known:
        return
    source, target = bead.sides
    lower = source.text.lower()
    for each in known:
        if each.key in lower and (places := each.places(source.text, target.text)):
            here, there = places
            text = message.format(source=source.text[slice(*here)], wanted=each.wanted)
            yield beside(source, here, target, there, text, confidence=0.85)
