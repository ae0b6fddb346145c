"""Which forms of plurals a language has for whole numbers (CLDR)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from mtcheck.language.packaged import CLDR, rows_of


@cache
def _forms() -> Mapping[str, tuple[str, ...]]:
    return {code: tuple(forms.split()) for code, forms in rows_of(CLDR, "plurals")}


def list_plural_forms(language: str) -> tuple[str, ...]:
    """The forms, in CLDR's order; none where the language is not known."""
    return _forms().get(language, ())
