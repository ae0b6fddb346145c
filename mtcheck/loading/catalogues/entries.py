"""Catalogues that are a list of entries, each with its key as its ``id``, as go-i18n and Hugo have them.

Source: the READMEs of go-i18n 1 (``id``, ``translation``) and 2 (``id``, ``one``, ``other`` ...).
"""

from __future__ import annotations

ID = "id"
_TEXT = "translation"
_ASIDE = frozenset({ID, "description", "hash"})
"""What an entry says of itself to programs and translators."""


def name_text(id: str, name: str) -> tuple[str, ...]:
    """The way to a text that an entry has under a name; empty for what is no text."""
    if name in _ASIDE:
        return ()
    return (id,) if name == _TEXT else (id, name)
