"""A metric of someone else's, in a program of its own: pairs go in as JSON lines, scores come out.

Nothing of it is imported here. A program that breaks the protocol (``docs/external-metrics.md``), crashes or hangs is
given up for the rest of the run, and one line says why; all other numbers stay.
"""

from __future__ import annotations

import atexit
import math
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from mtcheck.errors import make_printable
from mtcheck.metrics.external.process import Program
from mtcheck.metrics.external.protocol import Header, ProtocolError, Triple, ask, refusal
from mtcheck.model.report import Failure, NotChecked
from mtcheck.model.score import Measurement
from mtcheck.model.tuples import NamedTuple

__all__ = ["HOST", "Answer", "External", "Triple", "of_page", "of_segments", "settings"]

Result = TypeVar("Result")

SUBJECT = "external metric"
TIMEOUT = 600.0
HOST = str(Path(__file__).with_name("host.py"))
"""The file that serves entry points."""


class External(NamedTuple):
    """How a program is started, and how many seconds it has for its start and for each batch."""

    command: tuple[str, ...]
    timeout: float = TIMEOUT
    folder: str = "."
    is_host: bool = False
    """Whether it is mtcheck's own host of an entry point, which imports nothing from the folder it runs in."""


class Answer(NamedTuple):
    """What came of a pair, or of a page: its number, or why there is none."""

    measurements: tuple[Measurement, ...] = ()
    failures: tuple[Failure, ...] = ()
    not_checked: tuple[NotChecked, ...] = ()


class _Scores(NamedTuple):
    header: Header
    found: list[float | str]
    """A number for each pair, or why it was refused."""


def settings(table: Mapping[str, Any]) -> External:
    """How to start what a table ``[metrics.external]`` names, with the folder that paths are relative to."""
    entry = table.get("entry-point")
    command = (sys.executable, "-P", HOST, entry) if entry else tuple(table["command"])
    return External(command, float(table.get("timeout", TIMEOUT)), str(table.get("folder", ".")), bool(entry))


def of_segments(external: External, pairs: Sequence[Triple]) -> list[Answer]:
    """One answer a pair, in their order."""
    try:
        header, found = _scores(external, pairs)
    except ProtocolError as error:
        return [Answer(failures=(Failure(SUBJECT, str(error)),))] * len(pairs)
    signature = f"{header.signature}|level:segment"
    return [
        Answer(not_checked=(NotChecked(header.name, each),))
        if isinstance(each, str)
        else Answer((Measurement(header.name, each, signature),))
        for each in found
    ]


def of_page(external: External, pairs: Sequence[Triple]) -> Answer:
    """The mean over the aligned sentences of a page; those that were refused are counted and left out."""
    if not pairs:
        return Answer(not_checked=(NotChecked(SUBJECT, "no sentence is aligned with its original"),))
    try:
        header, found = _scores(external, pairs)
    except ProtocolError as error:
        return Answer(failures=(Failure(SUBJECT, str(error)),))
    numbers = [each for each in found if not isinstance(each, str)]
    refused = [each for each in found if isinstance(each, str)]
    gaps: tuple[NotChecked, ...] = ()
    if refused:
        gaps = (NotChecked(header.name, f"{len(refused)} of {len(found)} sentences refused: {refused[0]}"),)
    if not numbers:
        return Answer(not_checked=gaps)
    signature = f"{header.signature}|level:article|mean-of:beads|unaligned:left-out"
    return Answer((Measurement(header.name, _mean(numbers), signature),), not_checked=gaps)


def _mean(numbers: Sequence[float]) -> float:
    """The mean; numbers near the largest there is are made smaller before they are added, lest the sum be infinite."""
    try:
        return math.fsum(numbers) / len(numbers)
    except OverflowError:
        return math.fsum(each / len(numbers) for each in numbers)


def _scores(external: External, pairs: Sequence[Triple]) -> _Scores:
    """What the program says of pairs, without those that it would have to cut.

    Raises:
        ProtocolError: it did not keep to the protocol, now or before in this run.
    """
    session = _session(external)
    header = session.header()
    reasons = [refusal(pair, header) for pair in pairs]
    sent = [pair for pair, reason in zip(pairs, reasons, strict=True) if not reason]
    answers = iter(session.ask(sent) if sent else ())
    return _Scores(header, [reason or next(answers) for reason in reasons])


class _Session:
    """A program from its start until it is given up or the run ends."""

    def __init__(self, external: External) -> None:
        self._external = external
        self._program: Program | None = None
        self._header: Header | None = None
        self._given_up = ""
        self._asked = 0

    def header(self) -> Header:
        """What the program says of itself, asked for once."""
        if self._header is None:
            self._header = self._trying(lambda: Header.read(self._started().line()))
        return self._header

    def ask(self, pairs: Sequence[Triple]) -> list[float | str]:
        """Scores or refusals of a batch."""
        return self._trying(lambda: self._ask(pairs))

    def _ask(self, pairs: Sequence[Triple]) -> list[float | str]:
        header = self.header()
        program = self._started()
        found = ask(program, header, pairs, self._asked)
        self._asked += len(pairs)
        if not header.stays:
            program.end()
            self._program = None
        return found

    def _started(self) -> Program:
        if self._program is None:
            external = self._external
            self._program = Program(external.command, external.timeout, external.folder, is_host=external.is_host)
            if self._header is not None and Header.read(self._program.line()) != self._header:
                raise ProtocolError("says something else of itself than when it was first started")
        return self._program

    def _trying(self, step: Callable[[], Result]) -> Result:
        """The step's result; a program that breaks is ended, and not started again."""
        if self._given_up:
            raise ProtocolError(self._given_up)
        try:
            return step()
        except ProtocolError as error:
            self._given_up = self._given_up or f"'{make_printable(self._external.command[0])}' {error}"
            self.end()
            raise ProtocolError(self._given_up) from error

    def end(self) -> None:
        """End the program, if it runs."""
        if self._program:
            self._program.end()
            self._program = None


@lru_cache(maxsize=8)
def _session(external: External) -> _Session:
    """The session of a program, one for the whole run."""
    session = _Session(external)
    _SESSIONS.append(session)
    return session


_SESSIONS: list[_Session] = []


@atexit.register
def end_all() -> None:
    """End all programs that this process has started, which outlives them where it ends in order."""
    while _SESSIONS:
        _SESSIONS.pop().end()
