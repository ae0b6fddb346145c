"""Speaks a protocol for an entry point: ``python -P host.py package.module:factory [judge]``.

The factory makes an object with ``package``, ``model`` and ``version`` (texts). For scores it has ``score(pairs)`` and,
where it needs them, ``name``, ``limit`` (characters) and ``needs_reference``; ``score`` gets dictionaries with
``source``, ``target`` and ``reference`` and gives a number, or a text that says why not, for each. As a judge it has
``judge(questions)``, which gives a dictionary with ``errors`` and perhaps ``score``, or such a text. Whatever it prints
goes to standard error.

It is run by its path, so that a folder ``mtcheck`` that lies where it runs is not taken for the package.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import redirect_stdout
from importlib import import_module
from typing import IO, Any

SCHEMA = "mtcheck.scores/1"
JUDGE_SCHEMA = "mtcheck.judge/1"
JUDGE = "judge"
_OPTIONAL = ("name", "limit", "needs_reference")


def serve(name: str, pairs: Iterable[str], answers: IO[str], *, judges: bool = False) -> None:
    """Answer batch after batch, each ended by an empty line.

    Raises:
        Exception: whatever the entry point raises; its last line becomes the report's.
    """
    with redirect_stdout(sys.stderr):
        module, _, factory = name.partition(":")
        served = getattr(import_module(module), factory)()
        said = {key: getattr(served, key) for key in ("package", "model", "version")}
        if judges:
            _say(answers, {"schema": JUDGE_SCHEMA, **said})
        else:
            said |= {key: getattr(served, key) for key in _OPTIONAL if hasattr(served, key)}
            _say(answers, {"schema": SCHEMA, **said, "stays": True})
        ask = served.judge if judges else served.score
        for batch in _batches(pairs):
            found = ask([{key: each[key] for key in each if key != "id"} for each in batch])
            for pair, answer in zip(batch, found, strict=True):
                _say(answers, {"id": pair["id"], **_answer(answer, judges=judges)})
            answers.write("\n")
            answers.flush()


def _answer(answer: Any, *, judges: bool) -> dict[str, Any]:
    """What an entry point has said of one pair, as the protocol has it."""
    if isinstance(answer, str):
        return {"refused": answer}
    return dict(answer) if judges else {"score": answer}


def _batches(lines: Iterable[str]) -> Iterator[list[dict[str, Any]]]:
    batch = []
    for line in lines:
        if line.strip():
            batch.append(json.loads(line))
        elif batch:
            yield batch
            batch = []


def _say(scores: IO[str], value: dict[str, Any]) -> None:
    scores.write(json.dumps(value, default=float) + "\n")
    scores.flush()


if __name__ == "__main__":
    serve(sys.argv[1], sys.stdin, sys.stdout, judges=sys.argv[2:] == [JUDGE])
