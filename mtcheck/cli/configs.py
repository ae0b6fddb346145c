"""The way from options to a Config: the configuration file's settings, and the command line's over them."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mtcheck.errors import UsageError
from mtcheck.plugins import disabling

if TYPE_CHECKING:
    from mtcheck.config import Config, Layer


def build_config(given: Mapping[str, Any]) -> Config:
    """The configuration file's settings with those of the command line over them.

    Raises:
        UsageError: the configuration file means nothing.
    """
    from mtcheck.config import Config, Layer, merge_layers

    _refuse_empty(given)
    settings = merge_layers(read_layers(given))
    sys.stderr.writelines(f"mtcheck: {line}\n" for line in settings.warnings)
    known = {each.name for each in fields(Config)}
    changes = {key: given[key] for key in known & given.keys() if given[key] not in (None, ())}
    said = (Layer("the command line", changes),) if settings.overrides else ()
    origins = {name: where for name, where in settings.origins.items() if name not in changes}
    found = replace(settings.changed(changes), overrides=(*settings.overrides, *said), origins=origins)
    if context := click.get_current_context(silent=True):
        context.with_resource(disabling(found.disabled_plugins))
    return found


def _refuse_empty(given: Mapping[str, Any]) -> None:
    """Raise a UsageError where a language is named and nothing is its name, as of a variable that is not set."""
    for option, key in (("--from", "source_language"), ("--to", "target_language")):
        if given.get(key) == "":
            raise UsageError(f"{option}: an empty name is not a language; leave the option out to have it detected")


def read_layers(given: Mapping[str, Any]) -> tuple[Layer, ...]:
    """The layers of the file that is named, or of the nearest.

    Raises:
        UsageError: it means nothing.
    """
    from mtcheck.config import follow, nearest, read

    if given["config"]:
        return read(Path(given["config"]))
    return follow(nearest(find_folder()), programs=given["allow_programs"])


def find_folder() -> Path:
    """The working folder.

    Raises:
        UsageError: it is gone.
    """
    try:
        return Path.cwd()
    except OSError as error:
        raise UsageError("the current folder is gone; change to one that is there") from error
