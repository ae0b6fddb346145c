"""What is customary in a language: its quotation marks, decimal sign, abbreviations, function words."""

from __future__ import annotations

from dataclasses import dataclass, field
from collections.abc import Mapping


@dataclass(frozen=True)
class Profile:
    """The conventions of one language, from ``data/languages/<code>.toml``."""

    code: str
    name: str
    script: str = "Latin"
    decimal: str = "."
    group: tuple[str, ...] = (",",)
    quotes: tuple[tuple[str, str], ...] = (("“", "”"), ("‘", "’"))
    """Customary pairs of quotation marks, the first preferred."""
    spaced_marks: str = ""
    """Punctuation that a space may precede."""
    function_words: frozenset[str] = frozenset()
    """Frequent closed-class words in lower case that betray the language."""
    abbreviations: frozenset[str] = frozenset()
    """Abbreviations in lower case without their last full stop, after which a sentence goes on."""
    leftovers: Mapping[str, str] = field(default_factory=dict)
    """Abbreviations of this language that translations leave standing, with their English meaning."""
    doubled: frozenset[str] = frozenset()
    """Words in lower case that may rightly stand twice in a row."""


def profile(code: str) -> Profile:
    """The profile of a language, or a bare one that claims nothing for a language without its own."""
    return Profile(code or "und", code or "unknown")
