"""Which pages a command is about, and what belongs to each."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mtcheck.errors import UsageError
from mtcheck.loading import PagePair, gather, shown


def pairs(given: Mapping[str, Any]) -> tuple[PagePair, ...]:
    """The pages that the options name, each with its original.

    Raises:
        UsageError: they cannot be told from the options.
    """
    found = _listed(given) if given["manifest"] is not None else _named(given)
    for note in (note for pair in found for note in pair.page.notes):
        _say(note)
    if given.get("reference") is not None:
        found = _referenced(found, given)
    if given["since"] is None:
        return found
    from mtcheck.changes import since

    changed = since(found, given["since"])
    _say(f"{len(changed)} of {len(found)} changed since {given['since']}" if changed else _nothing(given["since"]))
    return changed


def _listed(given: Mapping[str, Any]) -> tuple[PagePair, ...]:
    from mtcheck import manifest

    if given["source"] is not None:
        raise UsageError("--source: the originals stand in the manifest; leave the option out")
    path = Path(given["manifest"])
    found = manifest.read(path)
    return manifest.only(found, gather(given["files"]), path) if given["files"] else found


def _named(given: Mapping[str, Any]) -> tuple[PagePair, ...]:
    from mtcheck.originals import originals

    if not given["files"]:
        raise UsageError("no page is named; name files, folders or patterns, or a list of pages with --manifest")
    return originals(gather(given["files"]), given["source"])


def _referenced(found: tuple[PagePair, ...], given: Mapping[str, Any]) -> tuple[PagePair, ...]:
    from mtcheck.originals import referenced

    if given["manifest"] is not None:
        raise UsageError("--reference: the references stand in the manifest; leave the option out")
    return referenced(found, given["reference"])


def _nothing(revision: str) -> str:
    return f"nothing has changed since {revision}; no page was checked"


def _say(text: str) -> None:
    sys.stderr.write(f"mtcheck: {shown(text)}\n")
