"""The lines that go to a scoring program and come back from it."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

from mtcheck.errors import make_printable, shorten
from mtcheck.metrics.external.host import SCHEMA
from mtcheck.model.tuples import NamedTuple

_SHOWN = 80
_TEXTS = ("package", "model", "version")
_KNOWN = ("schema", *_TEXTS, "name", "limit", "needs_reference", "stays")


class ProtocolError(Exception):
    """The program did not do what it should; the message is one line about it."""


class Triple(NamedTuple):
    """An original, its translation and, where there is one, a translation that people made."""

    source: str
    target: str
    reference: str | None = None


class Header(NamedTuple):
    """What a program says of itself before all else."""

    package: str
    model: str
    version: str
    name: str
    limit: int | None
    """The most characters that a text may have; None where the program knows no such limit, or minds it itself."""
    needs_reference: bool
    stays: bool
    """Whether it answers batch after batch, each ended by an empty line, instead of one until the end of its input."""

    @property
    def signature(self) -> str:
        """How a number of this program was made."""
        limit = "none" if self.limit is None else f"{self.limit}-characters"
        return f"external:{self.package}|model:{self.model}|version:{self.version}|limit:{limit}"

    @classmethod
    def read(cls, line: str) -> Header:
        """The header of a line.

        Raises:
            ProtocolError: it is none.
        """
        said = _object(line, "as its first line")
        if said.get("schema") != SCHEMA:
            raise ProtocolError(f"its first line is not a header with schema '{SCHEMA}': {_cut(line)}")
        for name in _TEXTS:
            if not isinstance(said.get(name), str) or not said[name].strip():
                raise ProtocolError(f"its header does not name its {name}")
        if unknown := [name for name in said if name not in _KNOWN]:
            raise ProtocolError(f"its header has the unknown key '{_cut(unknown[0])}'")
        package, model, version = (_part(said[name]) for name in _TEXTS)
        name = said.get("name", package)
        limit, needs, stays = said.get("limit"), said.get("needs_reference", False), said.get("stays", False)
        if not isinstance(name, str) or not name.strip():
            raise ProtocolError("its header has a name that is not text")
        if limit is not None and (type(limit) is not int or limit < 1):
            raise ProtocolError(f"its header has a limit that is not a number of characters: {_cut(repr(limit))}")
        if not isinstance(needs, bool) or not isinstance(stays, bool):
            raise ProtocolError("'needs_reference' and 'stays' in its header are true or false")
        return cls(package, model, version, _part(name), limit, needs, stays)


class Channel(Protocol):
    """A running program."""

    def send(self, text: str, *, last: bool) -> None:
        """Hand over a text, which is taken while answers are read; after the last the input ends."""

    def lines(self) -> Iterator[str]:
        """Lines until the output ends, in the time that a batch has."""


def refusal(pair: Triple, header: Header) -> str:
    """Why a pair cannot be scored; nothing where it can."""
    if header.needs_reference and pair.reference is None:
        return "needs a reference, and there is none"
    longest = max(len(text or "") for text in pair)
    if header.limit is not None and longest > header.limit:
        return f"{longest} characters are more than the limit of {header.limit}"
    return ""


def ask(program: Channel, header: Header, pairs: Sequence[Triple], first: int) -> list[float | str]:
    """Scores of pairs, or why each was refused, in their order.

    Args:
        program: what is asked.
        header: what it said of itself.
        pairs: a batch.
        first: the id of its first pair; ids never come twice.

    Raises:
        ProtocolError: answers are missing, too many, twice, or no numbers.
    """
    wanted = range(first, first + len(pairs))
    lines = (json.dumps({"id": at, **pair._asdict()}) for at, pair in zip(wanted, pairs, strict=True))
    program.send("".join(f"{line}\n" for line in lines) + ("\n" if header.stays else ""), last=not header.stays)
    found: dict[int, float | str] = {}
    for line in program.lines():
        if not line.strip():
            if header.stays:
                break
            continue
        number, value = _answer(line)
        if number not in wanted:
            raise ProtocolError(f"scored a pair that it was not given: {_cut(line)}")
        if number in found:
            raise ProtocolError(f"scored pair {number} twice")
        found[number] = value
    if missing := len(pairs) - len(found):
        raise ProtocolError(f"left {missing} of {len(pairs)} pairs without a score")
    return [found[number] for number in wanted]


def _answer(line: str) -> tuple[int, float | str]:
    said = _object(line, "as a score")
    number, score, refused = said.get("id"), said.get("score"), said.get("refused")
    if type(number) is not int:
        raise ProtocolError(f"sent a score without the id of its pair: {_cut(line)}")
    if isinstance(refused, str) and refused.strip() and score is None:
        return number, make_printable(refused)
    value = _number(score)
    if not math.isfinite(value):
        raise ProtocolError(f"sent a score that is not a number: {_cut(line)}")
    return number, value


def _number(given: Any) -> float:
    """The number, or NaN where it is none that fits."""
    if isinstance(given, bool) or not isinstance(given, int | float):
        return math.nan
    try:
        return float(given)
    except OverflowError:
        return math.inf


def _object(line: str, what: str) -> Mapping[str, Any]:
    try:
        said = json.loads(line)
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict):
        raise ProtocolError(f"sent {what} what is not a JSON object: {_cut(line)}")
    return said


def _part(text: str) -> str:
    """A text as a part of a signature, whose parts end at a bar."""
    return make_printable(text.strip()).replace("|", "/")


def _cut(text: str) -> str:
    return shorten(make_printable(text.strip()), _SHOWN)
