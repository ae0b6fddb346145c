"""Speaks the protocol for an entry point: ``python -P host.py package.module:factory``.

The factory makes an object with ``package``, ``model`` and ``version`` (texts), ``score(pairs)`` and, where it needs
them, ``name``, ``limit`` (characters) and ``needs_reference``. ``score`` gets dictionaries with ``source``, ``target``
and ``reference`` and gives a number, or a text that says why not, for each. Whatever it prints goes to standard error.

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
_OPTIONAL = ("name", "limit", "needs_reference")


def serve(name: str, pairs: Iterable[str], scores: IO[str]) -> None:
    """Answer batch after batch, each ended by an empty line.

    Raises:
        Exception: whatever the entry point raises; its last line becomes the report's.
    """
    with redirect_stdout(sys.stderr):
        module, _, factory = name.partition(":")
        scorer = getattr(import_module(module), factory)()
        said = {key: getattr(scorer, key) for key in ("package", "model", "version")}
        said |= {key: getattr(scorer, key) for key in _OPTIONAL if hasattr(scorer, key)}
        _say(scores, {"schema": SCHEMA, **said, "stays": True})
        for batch in _batches(pairs):
            answers = scorer.score([{key: each[key] for key in each if key != "id"} for each in batch])
            for pair, answer in zip(batch, answers, strict=True):
                _say(scores, {"id": pair["id"], "refused" if isinstance(answer, str) else "score": answer})
            scores.write("\n")
            scores.flush()


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
    serve(sys.argv[1], sys.stdin, sys.stdout)
