"""Keys that a file has more than once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from typing import TypeVar

from mtcheck.errors import make_printable, shorten

_Key = TypeVar("_Key", bound=Hashable)
_MOST_NAMED, _LONGEST = 3, 60


def find_doubles(keys: Iterable[_Key]) -> list[_Key]:
    """The keys that are there more than once, in their order."""
    return [key for key, count in Counter(keys).items() if count > 1]


def note_doubles(twice: Iterable[str], said: str) -> tuple[str, ...]:
    """A note that names keys that are there more than once; none where there are none.

    Args:
        twice: these keys.
        said: what is said of them.
    """
    names = [f"'{shorten(make_printable(key), _LONGEST)}'" for key in dict.fromkeys(twice)]
    if not names:
        return ()
    more = f" and {len(names) - _MOST_NAMED:,} more" if len(names) > _MOST_NAMED else ""
    return (f"{', '.join(names[:_MOST_NAMED])}{more}: {said}",)
