"""What was counted of each check on public data (``docs/trust.md``), in one line for those who meet its findings."""

from __future__ import annotations

from functools import cache

from mtcheck.language.packaged import rows_of
from mtcheck.model.tuples import NamedTuple
from mtcheck.reporters.counting import plural

_FEWEST = 5
"""Findings from which on a share says something."""


class Record(NamedTuple):
    """The counts of one check over all pairs of languages."""

    right: int
    found: int
    alarms: int
    """Findings in translations by people."""
    words: int
    """Words of those."""


def record_of(check: str) -> str:
    """How often professionals had marked what the check found, and how rarely it speaks of what people wrote.

    Returns:
        A sentence; empty where too little was counted.
    """
    record = _records().get(check)
    if record is None:
        return ""
    parts = []
    if record.found >= _FEWEST:
        parts.append(f"professionals had marked {record.right} of {plural(record.found, 'finding')}")
    if record.words:
        rate = 1000 * record.alarms / record.words
        parts.append(f"{rate:.2f} findings for 1,000 words of translations by people")
    return f"Measured: {'; '.join(parts)}." if parts else ""


@cache
def _records() -> dict[str, Record]:
    rows = rows_of("trust", "records")
    words = sum(int(words) for check, kind, _, _, _, words in rows if check == "all" and kind == "human")
    found: dict[str, Record] = {}
    for check, kind, _, right, number, _ in rows:
        known = found.get(check, Record(0, 0, 0, words))
        if kind == "human":
            found[check] = known._replace(alarms=known.alarms + int(number))
        else:
            found[check] = known._replace(right=known.right + int(right), found=known.found + int(number))
    return found
