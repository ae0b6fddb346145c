"""Interface labels with their right and their literal translations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mtcheck.language.phrases import Phrase, phrase_book


@dataclass(frozen=True)
class Label:
    """One label of a page's interface and what becomes of it in another language."""

    source_language: str
    source: str
    target_language: str
    right: tuple[str, ...]
    wrong: tuple[str, ...]
    kind: str
    """``share``, ``print``, ``timestamp``, ``byline``, ``caption``, ``paywall`` ..."""
    weak: frozenset[str] = frozenset()
    """Those of ``wrong`` that are also sound labels of the target language."""


@dataclass(frozen=True)
class Hit:
    """A line that is a label: which one, by which wording, and whether that wording alone is proof."""

    label: Label
    wording: str
    strong: bool
    value: str = ""
    """What follows a label that takes a value: the date after ``As of:``."""


class Labels:
    """An index over labels."""

    def __init__(self, labels: Iterable[Label] = ()) -> None:
        self._labels = tuple(labels)

    def wrong(self, line: str, target_language: str) -> tuple[Hit, ...]:
        """The labels that this line is a literal translation of."""
        return ()

    def right(self, line: str, target_language: str) -> tuple[Hit, ...]:
        """The labels that this line renders as it should."""
        return ()

    def of_source(self, line: str, source_language: str, target_language: str) -> tuple[Hit, ...]:
        """The labels that this line of an original is."""
        return ()

    def phrase(self, line: str, target_language: str) -> tuple[Phrase, ...]:
        """What this line is known to be, if it is chrome: ``Share on Facebook``, ``Already a subscriber?`` ..."""
        return phrase_book(target_language).of(line)


def labels(extra: tuple[str, ...] = ()) -> Labels:
    """The labels of the package and those of further files."""
    return Labels()
