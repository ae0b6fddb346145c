"""Two texts word by word: which parts of each the other does not have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy

_TOKEN = lazy("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|\\w+(?:['’.,:-]\\w+)*|\\s+|.")
"""A word, a figure with its marks; of scripts that write without spaces a letter."""
_MOST = 600
"""Tokens of a text up to which it is compared; the time grows with their square."""


class Piece(NamedTuple):
    """A run of a text, and whether the other text has something else there."""

    text: str
    differs: bool = False


def differences(first: str, other: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both texts in pieces; one as a whole where they have little in common or are long."""
    old, new = _TOKEN.findall(first), _TOKEN.findall(other)
    if max(len(old), len(new)) > _MOST:
        return (Piece(first, differs=True),), (Piece(other, differs=True),)
    changes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    spans = [(low, high, kind != "equal") for kind, low, high, _, _ in changes]
    other_spans = [(low, high, kind != "equal") for kind, _, _, low, high in changes]
    return tuple(_pieces(old, spans)), tuple(_pieces(new, other_spans))


def _pieces(tokens: Sequence[str], spans: Sequence[tuple[int, int, bool]]) -> Iterator[Piece]:
    """The runs; what is unchanged and only blank between two changes is a part of them."""
    text, differs = "", False
    for number, (low, high, changed) in enumerate(spans):
        run = "".join(tokens[low:high])
        inside = 0 < number < len(spans) - 1 and not run.strip()
        if text and (changed or inside) != differs:
            yield Piece(text, differs)
            text = ""
        text, differs = text + run, changed or inside if run else differs
    if text:
        yield Piece(text, differs)
