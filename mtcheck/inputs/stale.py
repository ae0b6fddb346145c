"""Translations whose original was changed after them, as git tells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from mtcheck.errors import list_some, shown_path
from mtcheck.inputs.model import PagePair
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy

_MOST_NAMED = 20
_HEAD = 4_000
"""Bytes of a page in which its front matter is searched for the commit that it translates."""
_COMMIT = lazy(r"(?mi)^[ \t]*(?:source|original)[-_]?commit[ \t]*:[ \t]*[\"']?([0-9a-f]{40})\b")
_DAY = 86_400


class Marked(NamedTuple):
    """Pairs, of which those that are stale say so, and what is to be known of all."""

    pairs: tuple[PagePair, ...]
    notes: tuple[str, ...] = ()


def mark_stale(pairs: Sequence[PagePair]) -> Marked:
    """Note with each page by how long its original is newer.

    The original's last commit is compared with the page's own or, where its front matter names the commit of the
    original that it translates (``sourceCommit``), with that one.
    """
    from mtcheck.inputs.git import time_changes

    named = {pair.page.path: commit for pair in pairs if pair.page.path and (commit := _read_commit(pair.page.path))}
    changes = time_changes([path for pair in pairs for path in pair.files], sorted(set(named.values())))
    if changes.problem:
        return Marked(tuple(pairs), (f"stale translations were not looked for: {changes.problem}",))
    done = {path: changes.commits.get(named.get(path, ""), when) for path, when in changes.times.items()}
    marked = tuple(_mark(pair, done, changes.times) for pair in pairs)
    return Marked(marked, tuple(_summarise(marked)))


def _mark(pair: PagePair, done: Mapping[Path, float], times: Mapping[Path, float]) -> PagePair:
    page, original = pair.page.path, pair.original
    if page is None or original is None or page not in done or original not in times:
        return pair
    if times[original] <= done[page]:
        return pair
    behind = _count_days(times[original] - done[page])
    said = f"the original {shown_path(original)} was last changed {behind} after what this page translates"
    return pair._replace(page=pair.page._replace(stale=said))


def _summarise(pairs: Sequence[PagePair]) -> Iterator[str]:
    stale = [pair.page.name for pair in pairs if pair.page.stale]
    if stale:
        said = "translation is" if len(stale) == 1 else "translations are"
        yield f"{len(stale)} {said} older than the last change of the original: {list_some(stale, _MOST_NAMED)}"


def _read_commit(page: Path) -> str:
    """The commit that a page says it translates, in the first lines of its front matter; empty where it says none."""
    try:
        with page.open("rb") as file:
            head = file.read(_HEAD).decode("utf-8", "replace").removeprefix("\ufeff")
    except OSError:
        return ""  # which is told where the page is read
    found = _COMMIT.search(head.partition("\n---")[0]) if head.startswith("---") else None
    return found[1].lower() if found else ""


def _count_days(seconds: float) -> str:
    days = max(1, round(seconds / _DAY))
    return "a day" if days == 1 else f"{days:,} days"
