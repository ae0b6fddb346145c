"""Whatever an editor sends, the server says what is wrong in one line and goes on, or ends."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

INITIALIZE = {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"capabilities": {}}}
GOODBYE = [{"jsonrpc": "2.0", "id": 9, "method": "shutdown"}, {"jsonrpc": "2.0", "method": "exit"}]


def told(method: str, params: Any, **more: Any) -> dict[str, Any]:
    return {"jsonrpc": "2.0", "method": f"textDocument/{method}", "params": params, **more}


def framed(*messages: Any) -> bytes:
    bodies = [each if isinstance(each, bytes) else json.dumps(each).encode() for each in messages]
    return b"".join(b"Content-Length: %d\r\n\r\n%s" % (len(each), each) for each in bodies)


def talk(sent: bytes) -> tuple[int, bytes, list[str]]:
    command = [sys.executable, "-m", "mtcheck", "lsp"]
    done = subprocess.run(command, input=sent, capture_output=True, check=False, timeout=60)
    return done.returncode, done.stdout, done.stderr.decode().splitlines()


def test_a_message_of_a_senseless_size_ends_the_server() -> None:
    code, _, said = talk(framed(INITIALIZE) + b"Content-Length: 99999999999\r\n\r\n{}")
    assert code == 3
    assert said == ["mtcheck: the editor announces a message of 99,999,999,999 bytes; more than 256 MB are not read"]


@pytest.mark.parametrize(
    "message",
    [
        b"this is no JSON",
        b"[" * 100_000,
        b"\xff\xfe",
        told("didChange", {"textDocument": 3}),
        told("didChange", None),
        told("codeAction", {"textDocument": {"uri": 5}, "range": "x"}, id=2),
        told("didOpen", {"textDocument": {"uri": "file:///a.txt"}}),
        told("hover", [], id=2),
    ],
)
def test_a_malformed_message_is_one_line_and_the_server_goes_on(message: Any) -> None:
    code, answers, said = talk(framed(INITIALIZE, message, *GOODBYE))
    assert code == 0
    assert b'"id":9' in answers.replace(b" ", b"")
    assert len(said) <= 2
    assert all(line.startswith("mtcheck: ") and len(line) < 320 for line in said)
