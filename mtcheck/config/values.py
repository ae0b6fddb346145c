"""Values of files that people write: what is a text or a number, and what is said of a value that means nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mtcheck.errors import UsageError, did_you_mean, shorten

_LONGEST = 300
"""Characters of a value that a message quotes."""


def refusal(name: str, given: Any, expected: str, where: str) -> UsageError:
    """What is said of a value that is not what its key holds.

    Args:
        name: the key.
        given: the value.
        expected: what it may be, as in *is not a text*.
        where: the file or table.
    """
    return UsageError(f"{where}: {name} = {shorten(repr(given), _LONGEST)} is not {expected}")


def list_choices(given: Any, choices: Sequence[str]) -> str:
    """What a value may be, with the nearest choice to what was given."""
    near = did_you_mean(given, choices) if isinstance(given, str) else ""
    return f"one of {', '.join(choices)}{near}"


def is_argument(given: Any) -> bool:
    """Whether a value can be an argument of a program: a text that is not empty."""
    return isinstance(given, str) and bool(given) and "\0" not in given


def are_texts(given: Any) -> bool:
    """Whether a value is a list of texts."""
    return isinstance(given, list | tuple) and all(isinstance(each, str) for each in given)


def is_number(given: Any, *, whole: bool = False) -> bool:
    """Whether a value is a number; true and false are none."""
    return isinstance(given, int if whole else int | float) and not isinstance(given, bool)


def validate_command(given: Any, where: str) -> None:
    """Refuse what is no program with its arguments.

    Raises:
        UsageError: it is none.
    """
    if not isinstance(given, list) or not given or not all(map(is_argument, given)):
        raise refusal("command", given, "a list of texts, a program and its arguments", where)


def validate_entry_point(given: Any, where: str) -> None:
    """Refuse what is no name of something in a package.

    Raises:
        UsageError: it is none.
    """
    if not is_argument(given) or not all(given.partition(":")):
        raise refusal("entry-point", given, "'package.module:factory'", where)


def validate_program(command: Any, entry_point: Any, where: str) -> None:
    """Refuse a table that names no program, or two.

    Raises:
        UsageError: it names not one of a command and an entry point.
    """
    if (command is None) == (entry_point is None):
        raise UsageError(f"{where}: name a 'command' or an 'entry-point', one of them")
    if command is not None:
        validate_command(command, where)
    if entry_point is not None:
        validate_entry_point(entry_point, where)
