"""The state of corrected units in XLIFF: edits of the tags that name it.

Source: OASIS, XLIFF Version 1.2 (2008), 2.3.2 ``state``; XLIFF Version 2.1 (2018), 4.3.1.24.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, takewhile
from operator import attrgetter

from mtcheck.errors import UsageError, did_you_mean
from mtcheck.fixing import Edit
from mtcheck.loading.xml import walk_xml
from mtcheck.model.kinds import Format
from mtcheck.model.spans import Span
from mtcheck.model.text import Document
from mtcheck.patterns import lazy

_OLD = (
    "final needs-adaptation needs-l10n needs-review-adaptation needs-review-l10n needs-review-translation "
    "needs-translation new signed-off translated"
).split()
_NEW = "final initial reviewed translated".split()
_OWN = "x-"
"""How states begin that a program has for itself, before XLIFF 2."""
_ATTRIBUTE = lazy(r"""\s+(?P<whole>(?P<name>[\w:.-]+)\s*=\s*(?:"[^"]*"|'[^']*'))""")
_END = lazy(r"\s*/?>\Z")


class _Targets:
    """The tags that name states, each with where its unit's translation is."""

    def __init__(self) -> None:
        self.version = ""
        self.found: list[tuple[Span, Span]] = []
        """Tags, and what the translations that they are about take up."""
        self._tags: list[tuple[str, Span]] = []

    def open(self, name: str, attributes: Mapping[str, str], start: int, end: int) -> None:
        if name == "xliff":
            self.version = attributes.get("version", "")
        self._tags.append((name, Span(start, end)))

    def close(self, name: str, start: int, end: int) -> None:
        del end
        own = self._tags.pop()[1]
        names = [each for each, _ in self._tags]
        if name != "target" or "alt-trans" in names or "match" in names:
            return
        inside = Span(min(own.end, start), max(own.end, start))
        if not self.is_new:
            self.found.append((own, inside))
        elif names and names[-1] == "segment":
            self.found.append((self._tags[-1][1], inside))

    @property
    def is_new(self) -> bool:
        """Whether the file is of XLIFF 2, whose segments have the states."""
        return not self.version.startswith("1")

    def text(self, text: str, start: int, end: int) -> None:
        """Text has no state."""


def set_states(document: Document, places: Sequence[Span], state: str) -> list[Edit]:
    """What gives the units around some places a state.

    Args:
        document: the file, well-formed.
        places: where the translations were corrected.
        state: the state.

    Raises:
        UsageError: the file is no XLIFF, or its version has no such state.
    """
    if document.format is not Format.XLIFF:
        raise UsageError(f"--state {state}: {document.name} is not XLIFF; leave the option out")
    targets = _Targets()
    walk_xml(document.text, document.name, targets)
    known = _NEW if targets.is_new else _OLD
    if state not in known and (targets.is_new or not re.fullmatch(rf"{_OWN}[\w.-]+", state)):
        said = f"{document.name} is XLIFF {targets.version or '2'}, which knows {', '.join(known)}"
        raise UsageError(f"--state {state}: {said}{did_you_mean(state, known)}")
    inner = sorted(places)
    tags = {tag for tag, inside in targets.found if _holds_any(inside, inner)}
    return [edit for tag in sorted(tags) for edit in _list_edits(document.text, tag, state)]


def _holds_any(span: Span, places: Sequence[Span]) -> bool:
    """Whether one of some places, in their order, is within a span."""
    near = islice(places, bisect_left(places, span.start, key=attrgetter("start")), None)
    return any(map(span.covers, takewhile(lambda place: place.start <= span.end, near)))


def _list_edits(text: str, tag: Span, state: str) -> Iterator[Edit]:
    """What sets a tag's state; what says more of the one before (``subState`` in XLIFF 2) is taken out."""
    was = text[tag.start : tag.end]
    named = {match["name"]: match for match in _ATTRIBUTE.finditer(was)}
    new = f'state="{state}"'
    if before := named.get("state"):
        if before["whole"] == new:
            return
        yield Edit(tag.start + before.start("whole"), tag.start + before.end(), new, before["whole"])
    else:
        ends = _END.search(was)
        at = tag.start + (ends.start() if ends else len(was))
        yield Edit(at, at, f" {new}", "")
    if more := named.get("subState"):
        yield Edit(tag.start + more.start(), tag.start + more.end(), "", more[0])
