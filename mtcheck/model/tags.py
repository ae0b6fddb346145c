"""Tags of languages, as files and users write them."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=256)
def primary(tag: str) -> str:
    """The language of a tag in lower case: ``zh`` of ``zh-Hans``, ``pt`` of ``pt_BR``."""
    return tag.replace("_", "-").partition("-")[0].lower()
