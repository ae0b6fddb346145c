"""What is known of the sites that pages are of: a profile that was kept, or what the pages of the run teach."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from mtcheck.cli.terminal import say
from mtcheck.errors import UsageError, shown_path

if TYPE_CHECKING:
    from mtcheck.config import Config
    from mtcheck.engine.checker import Checker
    from mtcheck.inputs.model import PagePair


def checker_of(config: Config, pairs: Sequence[PagePair], *, learns: bool, jobs: int) -> Checker:
    """A checker with what is known of the pages' sites: from the profile, or else from the pages themselves.

    Args:
        config: how to check; names the profile.
        pairs: the pages.
        learns: whether the profile is written from these pages, and not read.
        jobs: processes to work in.

    Raises:
        UsageError: the configuration or the profile means nothing, or the profile cannot be written.
    """
    from mtcheck.engine.checker import Checker

    checker = Checker(config=replace(config, site_profile="") if learns else config)
    if checker.sites:
        return checker
    if config.site_profile and not learns:
        say(f"{shown_path(config.site_profile)} does not exist; --learn-site writes it from the pages of this run")
    if learns:
        _require_writable(config.site_profile, pairs)
    checker = checker.learn_sites(pairs, keep=jobs <= 1)
    if learns:
        _write(checker, config.site_profile)
    return checker


def _require_writable(name: str, pairs: Sequence[PagePair]) -> None:
    if not name:
        raise UsageError("--learn-site: name the file that is to be written with --site-profile FILE")
    read = {os.path.realpath(path) for pair in pairs for path in pair.files}
    if os.path.realpath(name) in read:
        raise UsageError(f"--site-profile {name}: this is one of the files that are read; name another")


def _write(checker: Checker, name: str) -> None:
    from mtcheck.cli.writing import writing
    from mtcheck.engine.site_profiles import write_profile

    templates = checker.sites.templates if checker.sites else ()
    if not templates:
        say(f"{shown_path(name)} is not written: no lines recur on three or more of these pages")
        return
    with writing(name) as write:
        for piece in write_profile(templates):
            write(piece)
