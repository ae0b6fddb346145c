"""Messages with arms (ICU MessageFormat): what people read of each, as stretches of the message.

Source: ICU, Formatting Messages; Unicode CLDR, Language Plural Rules.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

from mtcheck.model.kinds import MarkKind
from mtcheck.model.text import Block, Mark
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy

FORMS = ("zero", "one", "two", "few", "many", "other")
"""CLDR's categories of plurals."""
_CHOICE = lazy(r"\{\s*[\w.]+\s*,\s*(?P<kind>plural|select|selectordinal)\s*,(?:\s*offset:\d+)?")
_PLURAL = lazy(r"\{\s*(?P<name>[\w.]+)\s*,\s*plural\s*,(?:\s*offset:\d+)?")
_ARM = lazy(r"\s*(?P<form>=\d+|[\w-]+)\s*\{")
_END = lazy(r"\s*\}")
_DEEPEST = 8
"""Choices in one another, or after one another, that are read."""
_SELECT = "select"
_COUNT = "#"
"""What the number stands for in an arm of a plural."""
_MOST = 24
"""Arms that are read of one message; the others are left."""


class Arm(NamedTuple):
    """One reading of a message."""

    forms: tuple[str, ...]
    """The arms that it takes; none where the message has none."""
    stretches: tuple[tuple[int, int], ...]
    """What people read, in offsets of the message."""
    counted: tuple[tuple[int, int], ...] = ()
    """Those of the stretches that are of a choice by number, in which a *#* is filled in."""

    @property
    def key(self) -> str:
        """What is added to the message's key."""
        return "".join(f".{form.removeprefix('=')}" for form in self.forms)


class Plural(NamedTuple):
    """A choice by number in a message."""

    name: str
    """What is counted."""
    start: int
    end: int
    """Where its arms begin."""
    forms: tuple[str, ...]


def list_plurals(text: str) -> list[Plural]:
    """The choices by number in a message that are well-formed, those inside other choices too."""
    found = []
    for match in islice(_PLURAL.finditer(text), _MOST):
        if choice := _read_choice(text, match.end(), len(text)):
            forms = tuple(form.removeprefix("=") for form, _, _ in choice[0])
            found.append(Plural(match["name"], match.start(), match.end(), forms))
    return found


def split_arms(text: str, start: int = 0, end: int | None = None, depth: int = 0) -> list[Arm]:
    """The readings of a message: one without a choice, one for each arm with it.

    Of several choices the first is followed through its arms, the others through their last one. What is written
    wrongly is one reading, as it is.
    """
    stop = len(text) if end is None else end
    choice = _CHOICE.search(text, start, stop) if depth < _DEEPEST else None
    if choice is None:
        return [Arm((), ((start, stop),))]
    found = _read_choice(text, choice.end(), stop)
    if found is None:
        return [Arm((), ((start, stop),))]
    arms, after = found
    rest = split_arms(text, after, stop, depth + 1)[-1]
    before = ((start, choice.start()),) if choice.start() > start else ()
    return [
        Arm(
            (form, *inner.forms),
            (*before, *inner.stretches, *rest.stretches),
            (*(inner.counted if choice["kind"] == _SELECT else inner.stretches), *rest.counted),
        )
        for form, begin, finish in arms
        for inner in split_arms(text, begin, finish, depth + 1)
    ][:_MOST]


def keep_counts(block: Block | None, arm: Arm, start: int = 0) -> Block | None:
    """The block of an arm with each number sign that a program fills in marked as kept.

    Args:
        block: what people read of the arm.
        arm: the arm.
        start: where the message begins in the document, if the arm's offsets are those of the message.
    """
    if block is None or not arm.counted:
        return block
    signs = [at for at, sign in enumerate(block.text) if sign == _COUNT]
    places = [(at, block.locate(at, at + 1).start - start) for at in signs]
    marks = [
        Mark(MarkKind.KEPT, at, at + 1)
        for at, place in places
        if any(first <= place < last for first, last in arm.counted)
    ]
    return replace(block, marks=(*block.marks, *marks)) if marks else block


def _read_choice(text: str, at: int, stop: int) -> tuple[list[tuple[str, int, int]], int] | None:
    """The arms with their borders, and where the choice ends; None where it is not well-formed."""
    arms = []
    while match := _ARM.match(text, at, stop):
        end = _find_end(text, match.end(), stop)
        if end < 0:
            return None
        arms.append((match["form"], match.end(), end))
        at = end + 1
    closing = _END.match(text, at, stop)
    return (arms, closing.end()) if arms and closing else None


def _find_end(text: str, at: int, stop: int) -> int:
    """The bracket that closes the one before an offset; -1 where none does."""
    depth = 1
    for place in range(at, stop):
        if text[place] == "{":
            depth += 1
        elif text[place] == "}":
            depth -= 1
            if not depth:
                return place
    return -1
