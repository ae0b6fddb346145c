"""Speaks the judges' protocol for an entry point: ``python -P host.py package.module:factory``.

The factory makes an object with ``package``, ``model`` and ``version`` (texts) and ``judge(questions)``, which gets
dictionaries and gives for each a dictionary with ``errors`` and perhaps ``score``, or a text that says why not.
Whatever it prints goes to standard error. It is run by its path, so that a folder ``mtcheck`` that lies where it runs
is not taken for the package.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from contextlib import redirect_stdout
from importlib import import_module
from typing import IO, Any

SCHEMA = "mtcheck.judge/1"


def serve(name: str, lines: Iterable[str], answers: IO[str]) -> None:
    """Answer batch after batch, each ended by an empty line.

    Raises:
        Exception: whatever the entry point raises; its last line becomes the report's.
    """
    with redirect_stdout(sys.stderr):
        module, _, factory = name.partition(":")
        judge = getattr(import_module(module), factory)()
        _say(answers, {"schema": SCHEMA, **{key: getattr(judge, key) for key in ("package", "model", "version")}})
        batch: list[dict[str, Any]] = []
        for line in lines:
            if line.strip():
                batch.append(json.loads(line))
                continue
            said = judge.judge([{key: each[key] for key in each if key != "id"} for each in batch])
            for question, answer in zip(batch, said, strict=True):
                _say(answers, {"id": question["id"], **({"refused": answer} if isinstance(answer, str) else answer)})
            answers.write("\n")
            answers.flush()
            batch = []


def _say(answers: IO[str], value: dict[str, Any]) -> None:
    answers.write(json.dumps(value, default=float) + "\n")
    answers.flush()


if __name__ == "__main__":
    serve(sys.argv[1], sys.stdin, sys.stdout)
