"""What can go wrong, and the exit code that says so."""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Iterable, Sequence
from enum import IntEnum
from pathlib import Path
from typing import Any

LARGEST_SETTING = 16_000_000
"""Bytes that a configuration, a glossary or a file of labels may have."""


_LONGEST_NAME = 30
_MOST_PARTS = 50
_KEY_OF_MANY_PARTS = rf"""(?<![\w.-])(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){{{_MOST_PARTS}}}"""


class ExitCode(IntEnum):
    """The exit codes of every command; a crash is never OK or FINDINGS."""

    OK = 0
    FINDINGS = 1
    USAGE = 2
    UNCHECKED = 3


def make_printable(text: str) -> str:
    """A text on one line that can be printed: control characters and undecodable bytes become escapes."""
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in text)


def shorten(text: str, most: int) -> str:
    """A text in so many characters at most, the last of them a sign where it goes on."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def quote_name(name: str) -> str:
    """A name out of a file in quotation marks; a file that was named by mistake may hold anything, secrets too."""
    is_name = len(name) <= _LONGEST_NAME and all(char.isalnum() or char in " _-" for char in name)
    return f"'{name}'" if is_name else "that is not a name"


def shown_path(path: Path | str) -> str:
    """A path as text that can be printed: control characters and undecodable bytes become escapes."""
    return make_printable(os.fsencode(path).decode("utf-8", "backslashreplace"))


def one_line(error: Exception) -> str:
    """What an error says, with its line ends as blanks."""
    return " ".join(str(error).split())


def did_you_mean(word: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    """The end of a message about an unknown word: the nearest known one, or nothing where none is near.

    Args:
        word: what was written.
        known: what could have been meant.
        cutoff: how alike the two must be, from 0 to 1.
    """
    near = nearest(word, known, cutoff)
    return f"; did you mean '{near}'?" if near else ""


def list_some(names: Sequence[str], most: int) -> str:
    """The first of some names for a message, with how many more there are: ``a, b and 3 more``."""
    more = f" and {len(names) - most:,} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more


def nearest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    """The known word that is most like another, in capitals or small letters; empty where none is near."""
    from difflib import get_close_matches

    folded: dict[str, str] = {}
    for each in known:
        folded.setdefault(each.casefold(), each)
    return next((folded[each] for each in get_close_matches(word.casefold(), folded, n=1, cutoff=cutoff)), "")


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


class EditError(MtcheckError):
    """Edits that do not fit the text or each other."""


def refuse_type(what: str, given: object, expected: str) -> UsageError:
    """What is said of an argument of another type: *a page is a text, a Path or a Document, and not of type int*."""
    return UsageError(f"{what} is {expected}, and not of type {type(given).__name__}")


def require_items(what: str, given: Any, expected: str) -> Any:
    """What is passed where several are asked for; one text or file is none of the several that it could be taken for.

    Raises:
        UsageError: it is not several.
    """
    if isinstance(given, (str, bytes, os.PathLike)) or not isinstance(given, Iterable):
        raise refuse_type(what, given, expected)
    return given


def require_code(what: str, given: Any) -> str:
    """A language as it is passed, which may be none at all.

    Raises:
        UsageError: it is no text.
    """
    if given is not None and not isinstance(given, str):
        raise refuse_type(what, given, "a code such as 'de'")
    return given or ""


def require_number(what: str, given: Any) -> int:
    """A whole number.

    Raises:
        UsageError: it is none.
    """
    if not isinstance(given, int) or isinstance(given, bool):
        raise refuse_type(what, given, "a whole number")
    return given


def read_small(path: Path, what: str, most: int = LARGEST_SETTING) -> str:
    """The text of a file that says how to check: UTF-8, with or without a byte order mark.

    Args:
        path: the file.
        what: what it should be, for messages.
        most: bytes that it may have.

    Raises:
        UsageError: it cannot be read, is no file, larger or not UTF-8.
    """
    try:
        if path.exists() and not path.is_file():
            raise UsageError(f"{path}: not a regular file; name a {what} file")
        with path.open("rb") as file:
            data = file.read(most + 1)
            size = os.fstat(file.fileno()).st_size
    except (OSError, ValueError) as error:
        raise UsageError(f"{path}: cannot be read: {getattr(error, 'strerror', None) or error}") from error
    if data and not size:
        raise UsageError(f"{path}: not a regular file; name a {what} file")
    if len(data) > most:
        raise UsageError(f"{path}: larger than {most // 1_000_000} MB; is this a {what} file?")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UsageError(f"{path}: line {line}: not UTF-8 (byte {error.start}); save the file as UTF-8") from error


def warn_caller(message: str, category: type[Warning]) -> None:
    """Warn whoever called mtcheck from outside, whatever the way inside."""
    level, frame = 1, sys._getframe()
    while frame.f_back and frame.f_globals.get("__name__", "").partition(".")[0] == "mtcheck":
        level, frame = level + 1, frame.f_back
    warnings.warn(message, category, stacklevel=level)


def parse_toml(text: str) -> dict[str, Any]:
    """The table of a TOML file that may be hostile: what takes a reader of TOML long is refused before it is read.

    Raises:
        ValueError: it is not TOML, or has a key of very many parts; the message names the line.
        RecursionError: its values are nested too deeply.
    """
    import re
    import tomllib

    many = text.count(".") > _MOST_PARTS and re.search(_KEY_OF_MANY_PARTS, text)
    if many:
        line = text.count("\n", 0, many.start()) + 1
        raise ValueError(f"line {line}: nested too deeply: a key has more than {_MOST_PARTS} parts; write fewer")
    return tomllib.loads(text)


def parse_json(text: str, name: str, cure: str) -> Any:
    """The value of a JSON file that mtcheck writes and people keep.

    Args:
        text: what is in the file.
        name: what messages call it.
        cure: what to do if it is damaged.

    Raises:
        UsageError: it is not JSON; the message names the line and the cure.
    """
    import json

    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise UsageError(f"{name}: line {error.lineno}: damaged: {error.msg}; {cure}") from error
    except RecursionError as error:
        raise UsageError(f"{name}: damaged: nested too deeply; {cure}") from error
    except ValueError as error:
        raise UsageError(f"{name}: damaged: a number is too long; {cure}") from error
