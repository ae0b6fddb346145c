"""Texts that are too long to be segments, and are not checked as such."""

from __future__ import annotations

LONGEST = 100_000
"""Characters of either side; no sentence or paragraph has as many."""


def explain_length(*lengths: int) -> str:
    """Why texts of these lengths are not checked as a pair; empty where they are."""
    longest = max(lengths)
    if longest <= LONGEST:
        return ""
    return (
        f"too long, not checked: {longest:,} characters, where a segment may have {LONGEST:,}; cut it into sentences, "
        "or check it as a page"
    )
