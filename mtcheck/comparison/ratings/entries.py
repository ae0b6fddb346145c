"""JSON that holds ratings, entry by entry: a value a line, a list, or lists by the name of a campaign."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from typing import Any, TextIO

from mtcheck.errors import ReadError, make_printable, shorten
from mtcheck.model.tuples import NamedTuple

LONGEST = 64_000_000
"""Characters of a line, or of a file that is one value."""
_SHOWN = 40
_NUMBERS = (int, float)


class Entry(NamedTuple):
    """An object of a file, with its place for messages."""

    place: str
    value: Mapping[str, Any]
    campaign: str = ""
    """The name of the list that it is in, where a file holds several."""

    def text(self, key: str) -> str:
        """A text, with what is no Unicode replaced unit by unit.

        Raises:
            ReadError: it is none.
        """
        found = self.value.get(key)
        if not isinstance(found, str):
            raise self.wrong(key, "a text")
        return found if found.isascii() else found.encode("utf-16", "surrogatepass").decode("utf-16", "replace")

    def name(self, key: str) -> str:
        """What something is called: a text or a whole number.

        Raises:
            ReadError: it is neither.
        """
        found = self.value.get(key)
        return str(found) if type(found) is int else self.text(key)

    def items(self, key: str) -> list[Any]:
        """A list, which may be written as a text of its own.

        Raises:
            ReadError: it is none.
        """
        found = self.value.get(key)
        if isinstance(found, str):
            found = _parse(found, f"{self.place}: '{key}'") if found.strip() else []
        if not isinstance(found, list):
            raise self.wrong(key, "a list")
        return found

    def part(self, key: str) -> Entry:
        """An object in it.

        Raises:
            ReadError: it is none.
        """
        return self.inner(self.value.get(key), f"'{key}'")

    def inner(self, value: Any, what: str) -> Entry:
        """Something in it as an entry of its own.

        Raises:
            ReadError: it is no object.
        """
        if not isinstance(value, Mapping):
            raise ReadError(f"{self.place}: {what} is {_quote(value)}, not a JSON object")
        return Entry(self.place, value, self.campaign)

    def number(self, key: str) -> float | None:
        """A number, which may be written as a text; None where there is none.

        Raises:
            ReadError: it is something else.
        """
        found = self.value.get(key)
        if found is None or found == "":
            return None
        try:
            value = float(found) if isinstance(found, (str, *_NUMBERS)) and not isinstance(found, bool) else math.nan
        except (ValueError, OverflowError):
            value = math.nan
        if not math.isfinite(value):
            raise self.wrong(key, "a number")
        return value

    def wrong(self, key: str, wanted: str) -> ReadError:
        """What is said of a value that is not as it should be."""
        there = f"is {_quote(self.value[key])}, not {wanted}" if key in self.value else f"is missing; it is {wanted}"
        return ReadError(f"{self.place}: '{shorten(make_printable(key), _SHOWN)}' {there}")


def read_entries(file: TextIO, name: str) -> Iterator[Entry]:
    """The objects of a file, in their order.

    Raises:
        ReadError: it is no JSON, or something in it is no object.
    """
    first, number = _take_line(file, name, 1)
    if _is_json(first):
        yield from _spread_lines(first, number, file, name)
    else:
        text = "\n" * (number - 1) + first + _cut(file.read(LONGEST + 1), name)
        yield from _spread(_parse(text, name, is_whole=True), name)


def _take_line(file: TextIO, name: str, number: int) -> tuple[str, int]:
    """The next line that is not blank, and its number."""
    line = "\n"
    while line and not line.strip():
        line = _cut(file.readline(LONGEST + 1), f"{name}:{number}")
        number += 1
    return line, number - 1


def _spread_lines(line: str, number: int, file: TextIO, name: str) -> Iterator[Entry]:
    while line:
        place = f"{name}:{number}"
        yield from _spread(_parse(line, place), place)
        line, number = _take_line(file, name, number + 1)


def _is_json(line: str) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


def _spread(value: Any, place: str, campaign: str = "") -> Iterator[Entry]:
    """The entries that a value holds: itself, those of a list, or those of campaigns by their names."""
    if isinstance(value, list):
        for at, each in enumerate(value, 1):
            yield _entry(each, f"{place}: entry {at}", campaign)
    elif isinstance(value, Mapping) and value and all(isinstance(each, list) for each in value.values()):
        for name, entries in value.items():
            yield from _spread(entries, f"{place}: {shorten(make_printable(name), _SHOWN)}", name)
    else:
        yield _entry(value, place, campaign)


def _entry(value: Any, place: str, campaign: str) -> Entry:
    if not isinstance(value, Mapping):
        raise ReadError(f"{place}: {_quote(value)} is not a JSON object")
    return Entry(place, value, campaign)


def _parse(text: str, place: str, *, is_whole: bool = False) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        line = f":{error.lineno}" if is_whole else ""
        raise ReadError(f"{place}{line}: not JSON: {error.msg}") from error
    except (ValueError, RecursionError) as error:
        raise ReadError(f"{place}: not readable JSON: nested too deeply, or a number of too many digits") from error


def _cut(text: str, place: str) -> str:
    if len(text) > LONGEST:
        raise ReadError(f"{place}: more than {LONGEST // 1_000_000} million characters; cut it into smaller files")
    return text


def _quote(value: Any) -> str:
    try:
        return shorten(make_printable(json.dumps(value, ensure_ascii=False)), _SHOWN)
    except (RecursionError, ValueError):
        return "something else"
