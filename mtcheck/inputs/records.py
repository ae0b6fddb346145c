"""The pages of a web archive as inputs, each called by its address."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from mtcheck.errors import ReadError, make_printable
from mtcheck.loading.warc import MOST_PAGES, list_records

if TYPE_CHECKING:
    from mtcheck.inputs.model import Input

_LONGEST = 150
"""Characters of an address that a name has; files of reports are called by it."""


def list_pages(archive: Input, path: Path) -> Iterator[Input]:
    """One input a page; what is wrong with the archive is one more with a problem, and loses none before it."""
    counts: dict[str, int] = {}
    records = list_records(path)
    try:
        for record in islice(records, MOST_PAGES):
            name = _name(archive.name, record.address)
            counts[name] = counts.get(name, 0) + 1
            own = name if counts[name] == 1 else f"{name} ({counts[name]})"
            notes = archive.notes if len(counts) == counts[name] == 1 else ()
            page = archive._replace(name=own, notes=notes, spot=record.spot)
            yield page._replace(path=None, problem=f"{own}: {record.problem}") if record.problem else page
        problem = f"{archive.name}: has more than {MOST_PAGES:,} pages; split it" if next(records, None) else ""
    except ReadError as error:
        problem = str(error)
    if problem or not counts:
        said = problem or f"{archive.name}: holds no page that a server has answered with"
        yield archive._replace(path=None, problem=said)


def _name(archive: str, address: str) -> str:
    """A name that is a path as well: ``crawl.warc.gz/example.org/harbour.html``."""
    plain = make_printable(address.partition("://")[2] or address)
    parts = [part for part in plain.split("/") if part.strip(". ")]
    return f"{archive}/{'/'.join(parts)[:_LONGEST] or 'page'}"
