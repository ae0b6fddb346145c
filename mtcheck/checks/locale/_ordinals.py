"""Ordinal numbers as English writes them."""

from __future__ import annotations


def english_ending(number: int) -> str:
    """What English hangs on an ordinal number."""
    if 10 < number % 100 < 14:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
