"""What is known of the sites that pages are of: a profile that was kept, or what the pages of the run teach."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mtcheck.errors import UsageError, shown_path

if TYPE_CHECKING:
    from mtcheck.engine.checker import Checker
    from mtcheck.inputs.files import PagePair


def with_sites(checker: Checker, pairs: Sequence[PagePair], given: Mapping[str, Any]) -> Checker:
    """The checker with what is known of the pages' sites.

    Raises:
        UsageError: the profile cannot be read or written.
    """
    name = checker.config.site_profile
    if given["learn_site"]:
        return _learn(checker, pairs, name, given["jobs"])
    if name and Path(name).exists():
        from mtcheck.engine.site_profiles import read_profile
        from mtcheck.engine.sites import Sites

        return checker.with_sites(Sites(read_profile(Path(name))))
    if name:
        _say(f"{shown_path(name)} does not exist; --learn-site writes it from the pages of this run")
    return checker.learn_sites(pairs, keep=given["jobs"] <= 1)


def _learn(checker: Checker, pairs: Sequence[PagePair], name: str, jobs: int) -> Checker:
    from mtcheck.cli.output import writing
    from mtcheck.engine.site_profiles import write_profile

    if not name:
        raise UsageError("--learn-site: name the file that is to be written with --site-profile FILE")
    read = {os.path.realpath(path) for pair in pairs for path in pair.files}
    if os.path.realpath(name) in read:
        raise UsageError(f"--site-profile {name}: this is one of the files that are read; name another")
    learned = checker.learn_sites(pairs, keep=jobs <= 1)
    templates = learned.sites.templates if learned.sites else ()
    if not templates:
        _say(f"{shown_path(name)} is not written: no lines recur on three or more of these pages")
        return learned
    with writing(name) as write:
        for piece in write_profile(templates):
            write(piece)
    return learned


def _say(text: str) -> None:
    sys.stderr.write(f"mtcheck: {text}\n")
