"""What the words of a command line become: numbers within bounds, formats with their files, names, columns."""

from __future__ import annotations

import os
from typing import Any

import click

from mtcheck.cli.writing import Outlet
from mtcheck.errors import ReadError, UsageError, did_you_mean, make_printable, shown_path
from mtcheck.plugins import ALL
from mtcheck.reporters import formats, is_known

PATH = click.Path(readable=False)
"""A file that is asked for nothing here: what cannot be read is reported beside what can."""
LEVEL = click.Choice(["neutral", "minor", "major", "critical", "never"], case_sensitive=False)


class Number(click.FloatRange):
    """A number within bounds; comparisons let "nan" through."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        most = self.max or 0
        try:
            share = float(str(value).removesuffix("%")) / 100
        except ValueError:
            self.fail(f"{value!r} is not a number.", param, ctx)
        if str(value).endswith("%"):
            return super().convert(share * most, param, ctx)
        number = super().convert(value, param, ctx) if most != 1 or not 1 < share * 100 <= 100 else None
        if number is None:
            self.fail(f"{value} is not between 0 and 1; write {share:g} or {value}%.", param, ctx)
        if number != number:
            self.fail(f"{value!r} is not a number.", param, ctx)
        return number


SCORE = Number(0, 100)
MEGABYTES = Number(0.001, 1_000_000)


def complete_check(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    """Ids of checks that begin so, for the shell."""
    from mtcheck.checks.registry import listing

    return [each.id for each in listing() if each.id.startswith(incomplete)]


def complete_language(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    """Codes of languages that begin so, for the shell."""
    from mtcheck.language.profiles import codes

    return [code for code in codes() if code.startswith(incomplete)]


CHECK: dict[str, Any] = {"shell_complete": complete_check}
LANGUAGE: dict[str, Any] = {"shell_complete": complete_language}


def complete_format(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    """Names of formats that begin so, for the shell."""
    return [each for each in formats() if each.startswith(incomplete)]


def read_outlets(context: click.Context, parameter: click.Parameter, values: tuple[str, ...]) -> tuple[Outlet, ...]:
    """Formats, each with the file that stands after its equals sign."""
    found = []
    for value in values:
        written, equals, path = value.partition("=")
        format = written.strip().lower()
        if not is_known(format):
            known = ", ".join(f"'{each}'" for each in formats())
            said = f"'{make_printable(format)}' is not one of {known}{did_you_mean(format, formats())}"
            raise click.BadParameter(said, context, parameter)
        if equals and not path:
            raise click.BadParameter(f"no file is named after '{format}='", context, parameter)
        found.append(Outlet(format, path))
    return tuple(found)


def split_names(values: tuple[str, ...]) -> tuple[str, ...]:
    """Names given one by one or with commas between them."""
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())


def read_checks(_context: click.Context, parameter: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    found = split_names(values)
    if values and not found:
        raise UsageError(f"--{parameter.name}: no check is named; leave the option out to run them all")
    return found


def read_columns(_context: click.Context, _parameter: click.Parameter, value: str | None) -> dict[str, str] | None:
    """``source=de,target=en`` as a table."""
    if value is None:
        return None
    from mtcheck.config.keys import COLUMNS

    parts = [part.partition("=") for part in value.split(",")]
    named = {use.strip(): column.strip() for use, _, column in parts}
    wrong = [use for use, column in named.items() if use not in COLUMNS or not column]
    if wrong:
        said = f"'{wrong[0]}' is not USE=COLUMN, as in source=de,target=en"
        raise UsageError(f"--columns {value}: {said}; there are {', '.join(COLUMNS)}")
    if len(named) < len(parts):
        raise UsageError(f"--columns {value}: the same use is named twice; name each of {', '.join(COLUMNS)} once")
    return named


def flatten_pairs(
    _context: click.Context, parameter: click.Parameter, values: tuple[tuple[str, str], ...]
) -> tuple[str, ...]:
    """Files that are named with their translations, two by two; one that holds both sides is named twice."""
    for first, second in values:
        if second.startswith("-"):
            cure = "name both, or a file that holds both sides twice"
            raise UsageError(
                f"--{parameter.name.rstrip('s')} {first}: is followed by {second}, not by its translation; {cure}"
            )
    return tuple(name for pair in values for name in dict.fromkeys(pair))


def disable_plugins(
    _context: click.Context, _parameter: click.Parameter, value: bool
) -> dict[str, tuple[str, ...]] | None:
    return {"disable": (ALL,)} if value else None


def _is_address(value: object) -> bool:
    return isinstance(value, str) and "://" in value


class FileOrAddress(click.Path):
    """A file, or the address of one, which is not looked for here."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if _is_address(value):
            return value
        if not os.path.lexists(value):
            raise ReadError(f"{shown_path(value)}: no such file or folder")
        return super().convert(value, param, ctx)


class Folder(click.Path):
    """A folder of this machine."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if _is_address(value):
            from mtcheck.corpus.places import show_place

            self.fail(f"{show_place(value)}: results go to a folder of this machine; copy it from there", param, ctx)
        return super().convert(value, param, ctx)
