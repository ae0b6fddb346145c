"""What can go wrong, and the exit code that says so."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """The exit codes of every command; a crash is never OK or FINDINGS."""

    OK = 0
    FINDINGS = 1
    USAGE = 2
    UNCHECKED = 3


def shown(text: str) -> str:
    """A text on one line that can be printed: control characters and undecodable bytes become escapes."""
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in text)


class MtcheckError(Exception):
    """Base of all errors a user can act on: one line that names the thing, the place and the cure."""

    exit_code = ExitCode.UNCHECKED


class UsageError(MtcheckError):
    """A wrong option, configuration, language or check name."""

    exit_code = ExitCode.USAGE


class ReadError(MtcheckError):
    """A file that could not be read or understood."""


class CheckError(MtcheckError):
    """Something that was read but could not be aligned or checked."""
