"""A program that is started, spoken to and ended: never through a shell, and never waited for without an end."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from queue import Empty, Queue
from typing import IO

from mtcheck.errors import make_printable
from mtcheck.metrics.external.protocol import ProtocolError

_LONGEST_LINE = 1_000_000
_KEPT_ERRORS = 4_000
_LAST_WORDS = 200
_GRACE = 5.0
"""Seconds that a program whose output has ended is waited for."""
_GRACE_OF_PIPES = 1.0
"""Seconds that the pipes of a program that has ended are waited for."""
_END = object()


def _without_folders_at_hand() -> dict[str, str]:
    """The environment in which no search path of Python's depends on the folder that it runs in."""
    path = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    return {**os.environ, "PYTHONPATH": os.pathsep.join(each for each in path if Path(each).is_absolute())}


class Program:
    """A running program; lines come from a thread, so that one that says nothing keeps nobody waiting for ever.

    A thread closes the pipe that it reads: nobody else can while it waits.
    """

    def __init__(self, command: Sequence[str], timeout: float, folder: str, *, is_host: bool = False) -> None:
        """Start it.

        Args:
            command: the program and its arguments.
            timeout: seconds that it has for its start and for each batch.
            folder: where it runs.
            is_host: whether it is a Python that shall import nothing from there.

        Raises:
            ProtocolError: it cannot be started.
        """
        self._timeout = timeout
        self._errors = b""
        self._has_ended = False
        self._writer: threading.Thread | None = None
        self._lines: Queue[object] = Queue()
        try:
            self._process = subprocess.Popen(  # noqa: S603  # a list from the user's own configuration, and no shell
                list(command),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                cwd=folder,
                env=_without_folders_at_hand() if is_host else None,
                bufsize=0,
                start_new_session=True,
            )
        except (OSError, ValueError) as error:
            raise ProtocolError(f"cannot be started: {getattr(error, 'strerror', None) or error}") from error
        self._threads: list[threading.Thread] = []
        self._work(self._read, self._process.stdout)
        self._listener = self._work(self._listen, self._process.stderr)

    def line(self) -> str:
        """The next line.

        Raises:
            ProtocolError: there is none in time, or none any more.
        """
        for line in self.lines():
            return line
        raise ProtocolError("ended without a word" + self._reason())

    def lines(self) -> Iterator[str]:
        """Lines until the output ends.

        Raises:
            ProtocolError: the time is over, a line is too long or no UTF-8, or the program ended with an error.
        """
        until = time.monotonic() + self._timeout
        while True:
            try:
                line = self._lines.get(timeout=max(until - time.monotonic(), 0))
            except Empty:
                raise ProtocolError(f"did not answer in {self._timeout:g} seconds") from None
            if line is _END:
                self._require_success()
                return
            if not isinstance(line, str):
                raise ProtocolError(f"sent a line that is not UTF-8 or is longer than {_LONGEST_LINE:,} bytes")
            yield line

    def send(self, text: str, *, last: bool) -> None:
        """Hand over a text from a thread, since a program may answer before it has read all."""
        self._writer = self._work(self._write, text.encode(errors="surrogatepass"), last)

    def end(self) -> None:
        """End it and all that it has started, but what has left its session: that is not waited for."""
        with suppress(ProcessLookupError, PermissionError):
            if hasattr(os, "killpg"):
                os.killpg(self._process.pid, signal.SIGKILL)
            else:
                self._process.kill()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_GRACE)
        until = time.monotonic() + _GRACE_OF_PIPES
        for thread in self._threads:
            thread.join(max(until - time.monotonic(), 0))
        self._has_ended = True
        if self._process.stdin and not (self._writer and self._writer.is_alive()):
            with suppress(OSError):
                self._process.stdin.close()

    def _work(self, work: Callable[..., None], *given: object) -> threading.Thread:
        thread = threading.Thread(target=work, args=given, daemon=True)
        thread.start()
        self._threads.append(thread)
        return thread

    def _write(self, data: bytes, last: bool) -> None:
        pipe = self._process.stdin
        rest = memoryview(data)
        with suppress(OSError, ValueError):  # a program that has ended says so by the end of its output
            if pipe:
                while rest:
                    rest = rest[os.write(pipe.fileno(), rest) :]
                if last or self._has_ended:
                    pipe.close()

    def _read(self, pipe: IO[bytes]) -> None:
        held = b""
        with suppress(OSError, ValueError), pipe:
            while len(held) <= _LONGEST_LINE and (raw := os.read(pipe.fileno(), 65_536)):
                *lines, held = (held + raw).split(b"\n")
                for line in lines:
                    self._take(line + b"\n")
        if held:
            self._take(held)
        self._lines.put(_END)

    def _take(self, line: bytes) -> None:
        try:
            self._lines.put(line.decode() if len(line) <= _LONGEST_LINE else None)
        except UnicodeDecodeError:
            self._lines.put(None)

    def _listen(self, pipe: IO[bytes]) -> None:
        with suppress(OSError, ValueError), pipe:
            while raw := os.read(pipe.fileno(), 65_536):
                self._errors = (self._errors + raw)[-_KEPT_ERRORS:]

    def _require_success(self) -> None:
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_GRACE)
        if self._process.returncode is None:
            raise ProtocolError("closed its output and did not end")
        if self._process.returncode:
            raise ProtocolError("ended" + self._reason())

    def _reason(self) -> str:
        """Its exit code and the last line of what it complained of."""
        self._listener.join(_GRACE_OF_PIPES)
        words = self._errors.decode(errors="replace").strip().splitlines()
        code = self._process.returncode
        how = f" with exit code {code}" if code else ""
        return how + (f": {make_printable(words[-1])[:_LAST_WORDS]}" if words else "")
