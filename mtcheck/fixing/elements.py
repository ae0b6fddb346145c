"""Elements of HTML that lose all their text are removed with it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from mtcheck.fixing.edits import Edit
from mtcheck.patterns import lazy

_TEXT = frozenset(
    "a abbr b bdi bdo cite dfn em font i ins kbd mark q s small span strong sub sup u var "
    "p li h1 h2 h3 h4 h5 h6 blockquote figcaption dd".split()
)
"""Elements that are nothing without their text."""
_TAG = lazy(r"<(/?)([a-zA-Z][\w-]*)([^<>]*)>")
_TAGS = lazy(r"(?:\s*<[^<>!]*>)*\s*")
_NAMED = lazy(r"(?i)\s(?:id|name)\s*=")
_BLANK_LINE = lazy(r"[ \t]*(?:\r\n|\n|\r)")


def widen_removals(text: str, removals: Sequence[Edit]) -> list[Edit]:
    """The removals of one block, with the tags of elements of which they leave nothing.

    Elements that a link may lead to, because they have an id, stay.
    """
    whole = Edit(removals[0].start, removals[-1].end)
    if len(removals) > 1 and all(_is_tags(text, one, other) for one, other in pairwise(removals)):
        removals = [whole] if _is_balanced(text[whole.start : whole.end]) else removals
    return [_with_line(text, each, _outwards(text, each)) for each in removals]


def _is_tags(text: str, one: Edit, other: Edit) -> bool:
    return _TAGS.fullmatch(text, one.end, other.start) is not None


def _is_balanced(text: str) -> bool:
    """Whether a stretch holds whole elements only, all of them nothing without their text."""
    opened: list[str] = []
    for match in _TAG.finditer(text):
        if not _is_dispensable(match[2], match[3]):
            return False
        if not match[1]:
            opened.append(match[2].lower())
        elif not opened or opened.pop() != match[2].lower():
            return False
    return not opened


def _is_dispensable(name: str, attributes: str) -> bool:
    return name.lower() in _TEXT and not attributes.endswith("/") and not _NAMED.search(attributes)


def _outwards(text: str, removal: Edit) -> Edit:
    """The removal with the tags that enclose nothing else."""
    start, end = removal.start, removal.end
    while True:
        before, after = _before(text, start), _after(text, end)
        opening = _TAG.fullmatch(text, text.rfind("<", 0, before), before) if text[before - 1 : before] == ">" else None
        closing = _TAG.match(text, after)
        if not (opening and closing and _encloses(opening.groups(), closing.groups())):
            return Edit(start, end)
        start, end = opening.start(), closing.end()


def _encloses(opening: tuple[str, ...], closing: tuple[str, ...]) -> bool:
    same = opening[1].lower() == closing[1].lower()
    return same and not opening[0] and closing[0] == "/" and _is_dispensable(opening[1], opening[2])


def _before(text: str, at: int) -> int:
    while at and text[at - 1].isspace():
        at -= 1
    return at


def _after(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _with_line(text: str, given: Edit, wider: Edit) -> Edit:
    """The removal of elements with their line, where nothing else stands in it."""
    if wider == given:
        return given
    start = max(text.rfind("\n", 0, wider.start), text.rfind("\r", 0, wider.start)) + 1
    line = _BLANK_LINE.match(text, wider.end)
    return Edit(start, line.end()) if line and not text[start : wider.start].strip() else wider
