"""Sites learned from some of their pages: the lines that recur are the template, whatever they say.

A first pass reads a sample of the pages, no more than ``MOST`` of them, so that it costs little beside the checks and
its memory has a bound. Which pages are read, and what is learned, does not depend on the order in which they are named.
"""

from __future__ import annotations

import html
import os
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from mtcheck import loading
from mtcheck.engine.templates import FEWEST, SeenPage, learn_templates
from mtcheck.errors import MtcheckError
from mtcheck.inputs.model import PagePair
from mtcheck.model.kinds import Format
from mtcheck.model.text import Document
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy
from mtcheck.regions.template import Recurring, Template, choose, find_template, is_line, page_lines

MOST, _ALL_OF, _EVERY = 300, 80, 4
"""Pages that are read at most; of up to so many all, of many more every fourth."""
_KEPT = 8_000_000
"""Characters of pages that are kept for their check, so that they are read once only."""
_LARGEST = 4_000_000
"""Bytes of a page that is read to learn from."""
_MOST_LINES = 2_000
"""Lines of a page that are learned from."""
_HEAD = 65_536
"""Characters of a page in which its address is looked for."""
_TAG = lazy(r"<(?:link|meta)\b[^<>]{0,2000}>", re.IGNORECASE)
_OF_PAGE = lazy(r"(?:rel|property)\s{0,9}=\s{0,9}[\"']?(?:canonical|og:url)\b", re.IGNORECASE)
_HOST = lazy(r"(?:href|content)\s{0,9}=\s{0,9}[\"']?\s{0,9}https?://([^/\s\"'<>?#]{1,253})", re.IGNORECASE)
Item = TypeVar("Item")
_UNTOLD = "this page has no running text of its own, so its article cannot be separated from the template of its site"


class Recognized(NamedTuple):
    """What is known of a page by its site."""

    site: str = ""
    recurring: Mapping[int, Recurring] = {}
    """The blocks, by number, that recur on other pages."""
    note: str = ""


@dataclass(frozen=True)
class Sites:
    """The sites that the pages of a run are of."""

    templates: tuple[Template, ...] = ()
    documents: dict[Path, Document] = field(default_factory=dict, compare=False, repr=False)
    """Pages that were read to learn from and are not checked yet."""

    def __reduce__(self) -> tuple[type[Sites], tuple[tuple[Template, ...]]]:
        return Sites, (self.templates,)

    def take(self, path: Path) -> Document | None:
        """A page that was read before; it is kept no longer."""
        return self.documents.pop(path, None)

    def recognize(self, document: Document) -> Recognized:
        """The site of a page, and which of its lines are the site's."""
        if not self.templates:
            return Recognized()
        numbers = [at for at, block in enumerate(document.blocks) if is_line(block)]
        page = page_lines(document.blocks)
        template = choose(page, host_of(document), self.templates)
        if template is None:
            return Recognized()
        found = find_template(page, template)
        if found is None:
            return Recognized(template.name, note=_UNTOLD)
        return Recognized(template.name, {numbers[at]: each for at, each in found.items()})


def host_of(document: Document) -> str:
    """The host of the address that a page gives itself; nothing where it gives none."""
    if document.format is not Format.HTML:
        return ""
    for tag in _TAG.finditer(document.text[:_HEAD]):
        if _OF_PAGE.search(tag[0]) and (host := _HOST.search(html.unescape(tag[0]))):
            return host[1].casefold().rpartition("@")[2]
    return ""


def learn_sites(pairs: Iterable[PagePair], limit: Callable[[Path], int], *, keep: bool = False) -> Sites:
    """The sites that pages are of, learned from a sample of them.

    Args:
        pairs: the pages. One that cannot be read, or that can be read once only, is passed over.
        limit: the size in bytes above which a page is not read.
        keep: whether pages that were read are kept for their check, as far as there is room.
    """
    paths = _list_readable(pairs)
    if len(paths) < FEWEST:
        return Sites()
    documents: dict[Path, Document] = {}
    seen, room = [], _KEPT if keep else 0
    for path in choose_sample(paths):
        document = _read(path, min(_LARGEST, limit(path)))
        if document is None:
            continue
        lines = page_lines(document.blocks)[:_MOST_LINES]
        seen.append(SeenPage(path, host_of(document), document.language.casefold(), tuple(lines)))
        room -= len(document.text)
        if room > 0:
            documents[path] = document
    return Sites(tuple(learn_templates(seen)), documents)


def _read(path: Path, limit: int) -> Document | None:
    """A page to learn from; one that cannot be read is told of when it is checked."""
    try:
        return loading.load(path, limit)
    except MtcheckError:
        return None
    except Exception:  # one page that crashes must not lose the others
        if os.environ.get("MTCHECK_DEBUG"):
            raise
        return None


def _list_readable(pairs: Iterable[PagePair]) -> list[Path]:
    """The pages that can be read twice, one of each original: others are translations of the same article."""
    found: dict[object, Path] = {}
    for pair in sorted(
        (each for each in pairs if each.page.path and not each.page.spot),
        key=lambda each: os.fspath(each.page.path or ""),
    ):
        path = pair.page.path
        if path and path.is_file():
            found.setdefault(pair.original or path, path)
    return list(found.values())


def choose_sample(paths: Sequence[Path]) -> list[Path]:
    """Pages to learn from: of every folder some, spread evenly, whatever the order."""
    size = len(paths) if len(paths) <= _ALL_OF else max(_ALL_OF, min(MOST, len(paths) // _EVERY))
    folders: dict[Path, list[Path]] = defaultdict(list)
    for path in sorted(paths):
        folders[path.parent].append(path)
    groups = [folders[folder] for folder in sorted(folders)]
    if len(groups) > size:
        return [group[0] for group in _spread(groups, size)]
    share = max(each for each in range(1, size + 1) if sum(min(each, len(group)) for group in groups) <= size)
    return sorted(path for group in groups for path in _spread(group, min(share, len(group))))


def _spread(items: Sequence[Item], number: int) -> list[Item]:
    return [items[at * len(items) // number] for at in range(number)]
