"""Which pages a command is about, and what belongs to each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from mtcheck.cli.terminal import say
from mtcheck.errors import UsageError, shown_path
from mtcheck.inputs.files import gather
from mtcheck.inputs.model import PagePair
from mtcheck.loading.catalogues import is_catalogue

_ENDINGS = {"junit": (".xml",), "its": (".html", ".xml"), "sarif": (".sarif", ".json"), "markdown": (".md",)}
"""What the files of reports end in, where that is not the format's name."""


def pairs(given: Mapping[str, Any]) -> tuple[PagePair, ...]:
    """The pages that the options name, each with its original.

    Raises:
        UsageError: they cannot be told from the options.
    """
    find = _of_site if given.get("site") else _listed if given["manifest"] is not None else _named
    found = find(given)
    for note in (note for pair in found for note in pair.page.notes):
        say(shown_path(note))
    _tell_of_report(found, given)
    if given.get("reference") is not None:
        found = _referenced(found, given)
    if given["since"] is None:
        return found
    from mtcheck.inputs.git import since

    changed = since(found, given["since"])
    say(f"{len(changed)} of {len(found)} changed since {given['since']}" if changed else _nothing(given["since"]))
    return changed


def _tell_of_report(pairs: Sequence[PagePair], given: Mapping[str, Any]) -> None:
    """Ask about a file that is not there and that a report in the format would be written to."""
    formats = [each.format for each in given.get("format") or () if each.format != "terminal" and not each.path]
    format = formats[-1] if formats else ""
    endings = _ENDINGS.get(format, (f".{format}",))
    for name in (pair.page.name for pair in pairs if formats and pair.page.problem):
        if name.endswith(endings):
            say(f"{shown_path(name)} is read as a page; to write the report to it: --format {format}={name}")


def _listed(given: Mapping[str, Any]) -> tuple[PagePair, ...]:
    from mtcheck.inputs import manifest

    if given["source"] is not None:
        raise UsageError("--source: the manifest names the originals; leave the option out")
    path = Path(given["manifest"])
    found = manifest.read(path)
    return manifest.only(found, gather(given["files"]), path) if given["files"] else found


def _of_site(given: Mapping[str, Any]) -> tuple[PagePair, ...]:
    from mtcheck.inputs.layouts import pair_site

    for option in ("source", "manifest"):
        if given[option] is not None:
            raise UsageError(f"--{option}: the site's layout names the originals; leave the option out")
    folders = [Path(each) for each in given["files"]] or [Path()]
    if len(folders) > 1:
        raise UsageError(f"--site {given['site']}: takes one folder, that of the site")
    site = pair_site(given["site"], folders[0], given["source_language"] or "", given["target_language"] or "")
    for note in site.notes:
        say(shown_path(note))
    return site.pairs


def _named(given: Mapping[str, Any]) -> tuple[PagePair, ...]:
    from mtcheck.inputs.patterns import originals

    if not given["files"]:
        raise UsageError("no page is named; name files, folders or patterns, or a list of pages with --manifest")
    source = Path(given["source"] or "")
    ending = source.suffix.lower() if is_catalogue(source) else ""
    return originals(gather(given["files"], ending), given["source"])


def _referenced(found: tuple[PagePair, ...], given: Mapping[str, Any]) -> tuple[PagePair, ...]:
    from mtcheck.inputs.patterns import add_references

    if given["manifest"] is not None:
        raise UsageError("--reference: the manifest names the references; leave the option out")
    return add_references(found, given["reference"])


def _nothing(revision: str) -> str:
    return f"nothing has changed since {revision}; no page was checked"
