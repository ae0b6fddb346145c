"""A file or a stream -> its bytes."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import BinaryIO

from mtcheck.errors import ReadError, shown_path
from mtcheck.loading.packed import is_packed, unpack

MAX_BYTES = 32_000_000
"""The size in bytes above which a file is refused, unless the caller says otherwise."""
_PATIENCE = 10
"""Seconds that the first byte of a named pipe is waited for."""


def read_bytes(path: Path, max_bytes: int = MAX_BYTES) -> bytes:
    """All bytes of a file; of one that is packed, what it holds.

    Raises:
        ReadError: it is missing, unreadable, damaged or larger than ``max_bytes``; the message is one line that names
            the file.
    """
    name = shown_path(path)
    try:
        with _opened(path) as file:
            data = read_stream(file, name, max_bytes)
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise ReadError(f"{name}: cannot be read: {reason}") from error
    return unpack(data, name, max_bytes) if is_packed(path) else data


def _opened(path: Path) -> BinaryIO:
    """The file, opened without hanging for ever on a named pipe that nobody writes to."""
    if not (hasattr(os, "mkfifo") and path.is_fifo() and Path(os.path.realpath(path)).exists()):
        return path.open("rb")
    import select

    pipe = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    poll = select.poll()
    poll.register(pipe, select.POLLIN)
    if not poll.poll(_PATIENCE * 1000):
        os.close(pipe)
        raise OSError(errno.EPIPE, f"nothing came through this pipe in {_PATIENCE} seconds; give a file, or - and pipe")
    os.set_blocking(pipe, True)
    return os.fdopen(pipe, "rb")


def read_stream(stream: BinaryIO, name: str, max_bytes: int = MAX_BYTES) -> bytes:
    """All bytes of a stream such as standard input, never more than one above ``max_bytes`` in memory.

    Raises:
        ReadError: there are more than ``max_bytes``.
    """
    parts: list[bytes] = []
    left = max_bytes + 1
    while left and (part := stream.read(min(left, 1 << 20))):
        parts.append(part)
        left -= len(part)
    if not left:
        limit = f"{max_bytes / 1_000_000:g} MB"
        raise ReadError(f"{name}: larger than {limit}; split it, or raise max-megabytes in the configuration")
    return b"".join(parts)
