"""What the review pages of a run are called in their folder."""

from __future__ import annotations

from collections.abc import Iterable

from mtcheck.patterns import lazy

INDEX = "index.html"
_UNSAFE = lazy(r"[^\w.-]+", 0)
_LONGEST = 120
"""Bytes of a page's name that its file's begins with: systems take 255."""


def name_pages(names: Iterable[str]) -> list[str]:
    """A file for each page, none of which is the index or, whatever the case of its letters, another's."""
    taken = {INDEX}
    found = []
    for name in names:
        stem = _UNSAFE.sub("-", name).strip(".-")
        stem = stem.encode("utf-8", "ignore")[:_LONGEST].decode("utf-8", "ignore") or "page"
        file, number = f"{stem}.html", 1
        while file.casefold() in taken:
            number += 1
            file = f"{stem}-{number}.html"
        taken.add(file.casefold())
        found.append(file)
    return found
