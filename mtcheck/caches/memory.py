"""All that is remembered between calls of one process: what there is, how large it may grow, and how to forget it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import _lru_cache_wrapper
from typing import Any, NamedTuple


class CacheInfo(NamedTuple):
    """A function that remembers what it has given."""

    name: str
    """``module.function``."""
    entries: int
    bound: int | None
    """How many entries it may hold; None: one for each language, file or kind that it was asked about."""


def list_caches() -> list[CacheInfo]:
    """The caches of all modules that are imported so far, those with the most entries first."""
    found = [CacheInfo(name, *_size(cache)) for name, cache in _caches()]
    return sorted(found, key=lambda each: (-each.entries, each.name))


def clear_caches() -> None:
    """Forget everything that was remembered, such as vectors of sentences, dictionaries and tables of words.

    Results stay the same; what is needed again is made again. A ``Checker`` stays usable. Other threads may go on
    checking meanwhile.
    """
    for _, cache in _caches():
        cache.cache_clear()


def _caches() -> Iterator[tuple[str, _lru_cache_wrapper[Any]]]:
    seen: set[int] = set()
    for module in [each for name, each in sorted(sys.modules.items()) if name.startswith("mtcheck.")]:
        for key, value in list(vars(module).items()):
            if isinstance(value, _lru_cache_wrapper) and id(value) not in seen:
                seen.add(id(value))
                is_made = "<locals>" in value.__qualname__
                home, name = (module.__name__, key) if is_made else (value.__module__, value.__qualname__)
                yield f"{home}.{name}", value


def _size(cache: _lru_cache_wrapper[Any]) -> tuple[int, int | None]:
    info = cache.cache_info()
    return info.currsize, info.maxsize
