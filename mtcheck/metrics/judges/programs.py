"""A judge that is a program of its own: questions go in as JSON lines, verdicts come out."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import Any

from mtcheck.errors import make_printable
from mtcheck.metrics.external import HOST
from mtcheck.metrics.external.host import JUDGE, JUDGE_SCHEMA
from mtcheck.metrics.external.process import Program
from mtcheck.metrics.external.protocol import ProtocolError
from mtcheck.metrics.judges.protocol import Answer, JudgeError, Question, read_json, read_verdict
from mtcheck.metrics.judges.settings import JudgeSettings

_TEXTS = ("package", "model", "version")


class JudgeProgram:
    """A program from its start until it breaks the protocol or the run ends; it answers batch after batch."""

    def __init__(self, settings: JudgeSettings) -> None:
        """Start it and read what it says of itself.

        Raises:
            JudgeError: it cannot be started, or says nothing of itself.
        """
        entry = settings.entry_point
        command = (sys.executable, "-P", HOST, entry, JUDGE) if entry else settings.command
        self._asked = 0
        self._may_owe_a_line = False
        """Whether the last batch was complete before its empty line was read."""
        try:
            self._program = Program(command, settings.timeout, settings.folder, is_host=bool(entry))
        except ProtocolError as error:
            raise JudgeError(f"'{make_printable(command[0])}' {error}; name a program that is there") from error
        try:
            self.signature = _signature(_object(self._program.line()))
        except (ProtocolError, JudgeError) as error:
            self._program.end()
            raise JudgeError(str(error)) from error

    def ask_all(self, questions: Sequence[Question]) -> list[Answer]:
        """A verdict for each question, or why there is none.

        Raises:
            JudgeError: it crashed, hangs, or broke the protocol.
        """
        first = self._asked
        self._asked += len(questions)
        lines = (json.dumps({"id": first + at, **each.as_object()}) for at, each in enumerate(questions))
        try:
            self._program.send("".join(f"{line}\n" for line in lines) + "\n", last=False)
            found = self._hear(first)
        except ProtocolError as error:
            raise JudgeError(str(error)) from error
        return [found.get(at, "left it without an answer") for at in range(first, self._asked)]

    def _hear(self, first: int) -> dict[int, Answer]:
        """The answers to a batch: until each question has one, or an empty line says that no more will come."""
        found: dict[int, Answer] = {}
        for line in self._program.lines():
            if not line.strip():
                if found or not self._may_owe_a_line:
                    break
                self._may_owe_a_line = False
                continue
            number, answer = _read(line)
            if not first <= number < self._asked or number in found:
                raise JudgeError(f"answered question {number}, which nobody asked or which it has answered before")
            found[number] = answer
            if len(found) == self._asked - first:
                self._may_owe_a_line = True
                break
        return found

    def end(self) -> None:
        """End it with all it has started."""
        self._program.end()


def _read(line: str) -> tuple[int, Answer]:
    said = _object(line)
    number, refused = said.get("id"), said.get("refused")
    if type(number) is not int:
        raise JudgeError("sent an answer without the id of its question")
    if isinstance(refused, str) and refused.strip():
        return number, f"refused: {make_printable(refused)}"
    try:
        return number, read_verdict(said)
    except JudgeError as error:
        return number, str(error)


def _object(line: str) -> dict[str, Any]:
    said = read_json(line)
    if not isinstance(said, dict):
        raise JudgeError("sent a line that is not a JSON object")
    return said


def _signature(header: dict[str, Any]) -> str:
    if header.get("schema") != JUDGE_SCHEMA:
        raise JudgeError(f"its first line is not a header with schema '{JUDGE_SCHEMA}'")
    for name in _TEXTS:
        if not isinstance(header.get(name), str) or not header[name].strip():
            raise JudgeError(f"its header does not name its {name}")
    package, model, version = (make_printable(header[name].strip()).replace("|", "/") for name in _TEXTS)
    return f"judge:{package}|model:{model}|version:{version}"
