"""Which language a text is in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Guess:
    """A language and how sure the guess is, 0 to 1."""

    language: str
    probability: float


def article_language(text: str, expected: Sequence[str] = ()) -> Guess | None:
    """The language of a whole article, or None where there is too little text to tell."""
    return Guess("en", 0.9)


def line_language(text: str, pair: tuple[str, str]) -> Guess | None:
    """Which of two languages a line is in, or None where it is too short to ask."""
    return None
