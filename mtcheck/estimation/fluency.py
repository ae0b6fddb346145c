"""Cheap signs that a text was not written by a person: casing, spacing, end marks, doubled words."""

from __future__ import annotations

from itertools import pairwise

from mtcheck.patterns import lazy

_STRAY_SPACE = lazy(r"\w [,.;:!?)](?:\s|$)|[(] \w|\w ['’]s\b|[,.!?;:]{2}(?<!\.\.)|[,;][.!?]")
_CLOSERS = "\"'”’»“)] 」』"
_ENDS = ".!?…。！？।:;"
_FACTORS = {"end": 0.96, "case": 0.96, "lower": 0.9, "space": 0.96, "double": 0.95}


def fluency(source: str, target: str) -> float:
    """1 where nothing is amiss, less with every sign; the original tells what its translation ought to look like."""
    words = target.split()
    signs = {
        "end": _ends(source) != _ends(target),
        "case": source[:1].isupper() and target[:1].islower(),
        "lower": len(words) > 1 and target.islower() and not source.islower() and source.upper() != source.lower(),
        "space": not _STRAY_SPACE.search(source) and bool(_STRAY_SPACE.search(target)),
        "double": _doubled(words) > _doubled(source.split()),
    }
    left = 1.0
    for name, found in signs.items():
        if found:
            left *= _FACTORS[name]
    return left


def _ends(text: str) -> bool:
    return text.rstrip(_CLOSERS)[-1:] in _ENDS


def _doubled(words: list[str]) -> int:
    """How many words stand right before themselves, alone or as a pair."""
    lower = [word.casefold() for word in words]
    ones = sum(one == other for one, other in pairwise(lower))
    return ones + sum(lower[at : at + 2] == lower[at + 2 : at + 4] for at in range(len(lower) - 3))
