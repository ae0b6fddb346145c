"""Requests to a judge's address: bounded in time and size, never redirected, tried again where that may help."""

from __future__ import annotations

import http.client
import io
import json
import os
import selectors
import socket
import time
from collections import deque
from collections.abc import Mapping
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from mtcheck.errors import make_printable, shorten
from mtcheck.metrics.judges.protocol import JudgeError
from mtcheck.metrics.judges.settings import JudgeSettings
from mtcheck.model.tuples import NamedTuple

LARGEST = 4_000_000
"""Bytes of an answer."""
_CHUNK = 65_536
_LONGEST_PAUSE = 60.0
_SHOWN = 160
_OK = 200
_BUSY = 429
_SERVER_ERRORS = 500
_REDIRECTS = range(300, 400)
_ELSEWHERE = "it sends to another address, which is not followed; name that one in 'url'"


class Reply(NamedTuple):
    """What came back."""

    status: int
    wait: float | None
    """Seconds after which the server wants to be asked again, where it says so."""
    body: bytes


class _Bytes(io.RawIOBase):
    """What a socket receives until a moment, however slowly it drips."""

    def __init__(self, received: socket.socket, until: float) -> None:
        self._socket, self._until = received, until
        self._bytes = received.makefile("rb", buffering=0)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        """Fill a buffer.

        Raises:
            TimeoutError: the moment is past.
        """
        self._socket.settimeout(_left(self._until))
        return self._bytes.readinto(buffer)

    def close(self) -> None:
        self._bytes.close()
        super().close()


class _Answer(http.client.HTTPResponse):
    """An answer of which all, the status line and the headers as well, is there by a moment."""

    def __init__(self, until: float, received: socket.socket, *given: Any, **more: Any) -> None:
        super().__init__(received, *given, **more)
        self.fp.close()
        self.fp = io.BufferedReader(_Bytes(received, until))


class Client:
    """One address, with as many connections as there are requests at the same time."""

    def __init__(self, settings: JudgeSettings) -> None:
        self._settings = settings
        parts = urlsplit(settings.url)
        self._secure = parts.scheme == "https"
        self._host, self._path = parts.hostname or "", parts.path
        usual = http.client.HTTPS_PORT if self._secure else http.client.HTTP_PORT
        self._port = usual if parts.port is None else parts.port  # unnamed, the last part of an IPv6 address is taken
        self._idle: deque[http.client.HTTPConnection] = deque()
        self._headers = {"Accept": "application/json", "User-Agent": "mtcheck", **_authorization(settings)}

    def post(self, path: str, body: bytes, kind: str = "application/json") -> bytes:
        """The body of the answer to a request, which is made again after a pause where the server is busy or broken.

        Raises:
            JudgeError: there is no answer in time, or one that says that there will be none.
        """
        problem = ""
        for attempt in range(self._settings.retries + 1):
            pause = self._settings.pause * 2**attempt
            try:
                reply = self._ask(path, body, kind)
            except (OSError, http.client.HTTPException) as error:
                problem = _say(error, self._settings)
            else:
                if reply.status == _OK:
                    return reply.body
                said = _ELSEWHERE if reply.status in _REDIRECTS else _outline(reply.body)
                problem = f"answered {reply.status}: {said}".rstrip(": ")
                if reply.status != _BUSY and reply.status < _SERVER_ERRORS:
                    raise JudgeError(problem)
                pause = max(pause, reply.wait or 0.0)
            if attempt < self._settings.retries:
                time.sleep(min(pause, _LONGEST_PAUSE))
        tries = "" if not self._settings.retries else f", {self._settings.retries + 1} times"
        raise JudgeError(f"{problem}{tries}")

    def end(self) -> None:
        """Close what is open."""
        while self._idle:
            self._idle.pop().close()

    def _ask(self, path: str, body: bytes, kind: str) -> Reply:
        until = time.monotonic() + self._settings.timeout
        connection = self._connect()
        connection.response_class = partial(_Answer, until)  # type: ignore[assignment]  # only ever called
        headers = {**self._headers, "Content-Type": kind}
        try:
            if connection.sock is None:
                connection.connect()
            connection.sock.settimeout(_left(until))
            connection.request("POST", f"{self._path}{path}", body, headers)
            response = connection.getresponse()
            found = _read_all(response)
        except BaseException:
            connection.close()
            raise
        self._idle.append(connection)
        return Reply(response.status, _seconds(response.getheader("Retry-After")), found)

    def _connect(self) -> http.client.HTTPConnection:
        """A connection that is open, or can be; one that the server may have closed meanwhile is closed."""
        while self._idle:
            found = self._idle.pop()
            if found.sock and not _has_ended(found.sock):
                return found
            found.close()
        make = http.client.HTTPSConnection if self._secure else http.client.HTTPConnection
        return make(self._host, self._port, timeout=self._settings.timeout)


def encode(value: Any) -> bytes:
    """A JSON value as it is sent; what is no Unicode is escaped."""
    return json.dumps(value).encode()


def _has_ended(connection: socket.socket) -> bool:
    """Whether the other end has closed a connection on which nothing is under way."""
    with selectors.DefaultSelector() as selector:
        selector.register(connection, selectors.EVENT_READ)
        return bool(selector.select(0))


def _left(until: float) -> float:
    """The seconds that are left until a moment.

    Raises:
        TimeoutError: none are.
    """
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _read_all(response: http.client.HTTPResponse) -> bytes:
    """The body of an answer.

    Raises:
        JudgeError: it is too large.
        OSError: the time is over.
        HTTPException: it breaks off.
    """
    found = bytearray()
    rest = response.length
    while rest is None or rest > 0:
        chunk = response.read1(_CHUNK if rest is None else min(rest, _CHUNK))
        if not chunk:
            break
        found += chunk
        if len(found) > LARGEST:
            raise JudgeError(f"sent an answer of more than {LARGEST // 1_000_000} MB")
        if rest is not None:
            rest -= len(chunk)
            response.length = rest  # so that the connection knows when the next request may go out
    if rest:
        raise http.client.IncompleteRead(bytes(found), rest)
    response.read()
    return bytes(found)


def _authorization(settings: JudgeSettings) -> Mapping[str, str]:
    if not settings.key_variable:
        return {}
    key = os.environ.get(settings.key_variable, "").strip()
    if not key or not key.isascii() or not key.isprintable():
        raise JudgeError(f"set {settings.key_variable} to the judge's key; it is empty or not a valid key")
    return {"Authorization": f"Bearer {key}"}


def _seconds(given: str | None) -> float | None:
    try:
        return max(0.0, float(given)) if given else None
    except ValueError:
        return None


def _say(error: Exception, settings: JudgeSettings) -> str:
    if isinstance(error, TimeoutError):
        return f"did not answer in {settings.timeout:g} seconds"
    if isinstance(error, ConnectionRefusedError):
        return f"cannot be reached: nothing listens at {settings.url}"
    if isinstance(error, http.client.HTTPException):
        return f"broke off or does not speak HTTP ({type(error).__name__})"
    return f"cannot be reached: {make_printable(getattr(error, 'strerror', None) or str(error))}"


def _outline(body: bytes) -> str:
    """What an answer that is no verdict says, in a line."""
    text = body[: _SHOWN * 8].decode("utf-8", "replace")
    try:
        said = json.loads(body)
        error = said["error"]
        text = error["message"] if isinstance(error, Mapping) else error
    except (ValueError, KeyError, TypeError, RecursionError):
        pass
    return shorten(make_printable(" ".join(str(text).split())), _SHOWN)
