"""Words that streets and families are named by, in several languages: ``data/names/meanings.tsv``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from mtcheck.language.packaged import columns_of, rows_of

STREET, FAMILY = "street", "family"
_NONE = "-"


@cache
def meanings(kind: str) -> tuple[Mapping[str, tuple[str, ...]], ...]:
    """For each word its forms by language; a language that has none is left out."""
    codes = columns_of("names", "meanings")[1:]
    rows = (row[1:] for row in rows_of("names", "meanings") if row[0] == kind)
    return tuple(
        {code: tuple(cell.split("/")) for code, cell in zip(codes, row, strict=True) if cell != _NONE} for row in rows
    )
