"""Types of options, and the way from options to a Config."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mtcheck.errors import UsageError

if TYPE_CHECKING:
    from mtcheck.config import Config

PATH = click.Path(readable=False)
"""A file that is asked for nothing here: what cannot be read is reported beside what can."""
FORMAT = click.Choice(["terminal", "json"])
LEVEL = click.Choice(["neutral", "minor", "major", "critical", "never"])


class _Number(click.FloatRange):
    """A number within bounds; comparisons let "nan" through."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        number = super().convert(value, param, ctx)
        if number != number:
            self.fail(f"{value!r} is not a number.", param, ctx)
        return number


SCORE = _Number(0, 100)
MEGABYTES = _Number(0.001, 1_000_000)

_FROM_CONFIG = ("source_language", "target_language", "fail_on", "min_score", "preview", "max_megabytes")
_NAMES = ("only", "skip")
_FILES = {"labels": "labels", "glossary": "glossaries"}


def complete_check(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    """Ids of checks that begin so, for the shell."""
    from mtcheck.catalogue import catalogue

    return [entry.info.id for entry in catalogue() if entry.info.id.startswith(incomplete)]


def complete_language(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    """Codes of languages that begin so, for the shell."""
    from mtcheck.language.profiles import codes

    return [code for code in codes() if code.startswith(incomplete)]


CHECK: dict[str, Any] = {"shell_complete": complete_check}
LANGUAGE: dict[str, Any] = {"shell_complete": complete_language}


def config(given: Mapping[str, Any]) -> Config:
    """The configuration file's settings with those of the command line over them.

    Raises:
        UsageError: the configuration file means nothing.
    """
    from mtcheck import config as files

    settings = files.read(Path(given["config"])) if given["config"] else files.load(_here())
    changes: dict[str, Any] = {key: given[key] for key in _FROM_CONFIG if given[key] is not None}
    for key in _NAMES:
        if given[key]:
            changes[key] = _names(key, given[key])
    for key, field in _FILES.items():
        if given[key]:
            changes[field] = tuple(given[key])
    return replace(settings, **changes)


def _here() -> Path:
    try:
        return Path.cwd()
    except OSError as error:
        raise UsageError("the current folder is gone; change to one that is there") from error


def _names(key: str, values: tuple[str, ...]) -> tuple[str, ...]:
    found = names(values)
    if not found:
        raise UsageError(f"--{key}: no check is named; leave the option out to run them all")
    return found


def names(values: tuple[str, ...]) -> tuple[str, ...]:
    """Names given one by one or with commas between them."""
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())
