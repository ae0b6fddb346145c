"""What an editor sends over standard input, bounded, and what went wrong with it in one line of standard error each."""

from __future__ import annotations

import io
import logging
import sys
from typing import BinaryIO

from mtcheck.errors import ReadError, make_printable, shorten

LARGEST = 256_000_000
"""Bytes of a message: more than any text that is checked takes up in JSON."""
_LONGEST_HEADER = 8_192
_LONGEST_LINE = 300
_LOGGERS = ("pygls", "asyncio")


class Bounded(io.RawIOBase):
    """A stream whose messages may announce any size, and are not read where it is a senseless one."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readline(self, size: int | None = -1, /) -> bytes:
        """A line of a header."""
        del size
        return self._stream.readline(_LONGEST_HEADER)

    def read(self, size: int = -1, /) -> bytes:
        """So many bytes.

        Raises:
            ReadError: they are more than a message has.
        """
        if size > LARGEST:
            limit = f"{LARGEST // 1_000_000} MB"
            raise ReadError(f"the editor announces a message of {size:,} bytes; more than {limit} are not read")
        return self._stream.read(size)


class OneLine(logging.Formatter):
    """What went wrong and why, without the way there."""

    def format(self, record: logging.LogRecord) -> str:
        """The message's first line, and the error or its last line."""
        lines = record.getMessage().split("\n")
        error = record.exc_info[1] if record.exc_info else None
        reason = f"{type(error).__name__}: {error}" if error else " ".join(lines[1:][-2:])
        said = make_printable(" ".join(f"{lines[0]}{': ' if reason else ''}{reason}".split()))
        return f"mtcheck: {shorten(said, _LONGEST_LINE)}"


def log_in_lines() -> None:
    """Have the protocol's library write one line for each fault."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(OneLine())
    for name in _LOGGERS:
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = [handler], False
        logger.setLevel(logging.WARNING)
