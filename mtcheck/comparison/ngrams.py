"""Words in a row that one of two translations has and the other has not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from mtcheck.comparison.tables import Table
from mtcheck.model.comparison import Ngram
from mtcheck.patterns import HAN_AND_KANA, lazy

SHOWN = 15
"""Sequences in favour of either translation that are shown."""
_LONGEST = 4
_WORD = lazy(rf"[{HAN_AND_KANA}]|(?:(?![{HAN_AND_KANA}])\w)+(?:['’\-](?:(?![{HAN_AND_KANA}])\w)+)*")


def words(text: str) -> list[str]:
    """The words of a text in small letters; Chinese and Japanese by characters."""
    return [match[0].casefold() for match in _WORD.finditer(text)]


def ngrams(table: Table, other: int) -> tuple[Ngram, ...]:
    """The sequences of one to four words that tell two translations apart most.

    With references, how often each translation has what a reference has at the same place; otherwise how often it has
    them at all. Of sequences that differ alike, one within another is left out.
    """
    counted = [_match_ngrams(table, number) for number in (0, other)]
    differing = [
        Ngram(" ".join(key), counted[0][key], counted[1][key])
        for key in counted[0].keys() | counted[1].keys()
        if counted[0][key] != counted[1][key]
    ]
    differing.sort(key=lambda each: (-abs(each.other - each.first), -len(each.text), each.text))
    lost = _outermost([each for each in differing if each.other < each.first])
    gained = _outermost([each for each in differing if each.other > each.first])
    return (*lost, *gained)


def _match_ngrams(table: Table, number: int) -> Counter[tuple[str, ...]]:
    total: Counter[tuple[str, ...]] = Counter()
    for row in table.rows:
        mine = _count_ngrams(words(row.outputs[number]))
        if any(row.references):
            theirs: Counter[tuple[str, ...]] = Counter()
            for reference in row.references:
                theirs |= _count_ngrams(words(reference))
            mine &= theirs
        total.update(mine)
    return total


def _count_ngrams(found: Sequence[str]) -> Counter[tuple[str, ...]]:
    return Counter(
        tuple(found[start : start + length])
        for length in range(1, _LONGEST + 1)
        for start in range(len(found) - length + 1)
    )


def _outermost(found: Sequence[Ngram]) -> list[Ngram]:
    kept: list[Ngram] = []
    for each in found:
        if len(kept) == SHOWN:
            break
        same = [one for one in kept if one.other - one.first == each.other - each.first]
        if not any(f" {each.text} " in f" {one.text} " for one in same):
            kept.append(each)
    return kept
