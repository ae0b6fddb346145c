"""Files of decisions, of one person or several -> one review a page, in which nothing contradicts."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from mtcheck.errors import UsageError
from mtcheck.review.model import Added, Article, Decision, Decisions, Edited, Origin

_Entry = TypeVar("_Entry", Decision, Added, Edited)


@dataclass(frozen=True)
class Review:
    """All that was decided over one page."""

    article: Article
    files: tuple[str, ...]
    version: str
    """The version of mtcheck that made the review page."""
    decisions: tuple[Decision, ...] = ()
    added: tuple[Added, ...] = ()
    edits: tuple[Edited, ...] = ()


def merge_reviews(files: Iterable[Decisions]) -> list[Review]:
    """One review for every page that the files are of, in the order of the files.

    The same said twice is one: reasons and authors stand beside each other.

    Raises:
        UsageError: two files are of one page beside different originals, or a finding is accepted in one and dismissed
            in the other, or corrected in two ways; the message names both.
    """
    pages: dict[str, list[Decisions]] = {}
    for each in files:
        pages.setdefault(each.article.sha256, []).append(each)
    return [_review(each) for each in pages.values()]


def _review(files: Sequence[Decisions]) -> Review:
    first = files[0]
    for each in files[1:]:
        if each.article.source_sha256 != first.article.source_sha256:
            raise UsageError(
                f"{first.origin.file} and {each.origin.file} are of one page with different originals; "
                "apply them one by one"
            )
    return Review(
        first.article,
        tuple(dict.fromkeys(each.origin.file for each in files)),
        first.version,
        tuple(_join_entries((each for file in files for each in file.decisions), lambda each: each.fingerprint, _both)),
        tuple(_join_entries((each for file in files for each in file.added), _fault, _first)),
        tuple(_join_entries((each for file in files for each in file.edits), lambda each: each[:3], _first)),
    )


def _join_entries(
    entries: Iterable[_Entry], key: Callable[[_Entry], Hashable], join: Callable[[_Entry, _Entry], _Entry]
) -> list[_Entry]:
    found: dict[Hashable, _Entry] = {}
    for each in entries:
        before = found.get(key(each))
        found[key(each)] = each if before is None else join(before, each)
    return sorted(found.values(), key=lambda each: (each.start, each.end))


def _both(one: Decision, other: Decision) -> Decision:
    """What two say of one finding."""
    where = f"{one.origin.file} and {other.origin.file}: {one.check} {one.fingerprint[:12]}"
    if one.accepted != other.accepted:
        verbs = ["accepted" if each.accepted else "dismissed" for each in (one, other)]
        raise UsageError(f"{where} is {verbs[0]} in one and {verbs[1]} in the other; settle it, then apply both")
    if None not in (one.replacement, other.replacement) and _key_of_decision(one) != _key_of_decision(other):
        raise UsageError(f"{where} is corrected in two ways; settle it, then apply both")
    base = one if one.replacement is not None else other
    reason = _beside("; ", one.reason, other.reason)
    return base._replace(reason=reason, origin=_origin(one.origin, other.origin))


def _key_of_decision(decision: Decision) -> tuple[int, int, str | None]:
    return decision.start, decision.end, decision.replacement


def _fault(added: Added) -> Hashable:
    return (*added[:5], added.replacement)


def _first(one: _Entry, other: _Entry) -> _Entry:
    return one._replace(origin=_origin(one.origin, other.origin))


def _origin(one: Origin, other: Origin) -> Origin:
    return Origin(_beside(", ", one.file, other.file), _beside(", ", one.author, other.author))


def _beside(between: str, *texts: str) -> str:
    return between.join(dict.fromkeys(each for each in texts if each))
