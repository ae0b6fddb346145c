"""Pages of unknown sites -> the template of each site: the lines that recur, and in which part of the page.

Pages that share a host are a site, in each language that they declare; of those that name no host, a site are those
that share a good part of their recurring lines, so that two sites in one folder do not mix. Editions of one article
recur with all of their text, and teach nothing of a site.
"""

from __future__ import annotations

import math
import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from mtcheck.errors import shown_path
from mtcheck.model.tuples import NamedTuple
from mtcheck.regions.template import PageLine, Part, Shares, Template, parts

FEWEST = 3
"""Pages on which a line must be before it is a site's: on two, it may be a chance or a second edition."""
_SMALL, _MAJORITY = 8, 0.6
"""Of fewer pages, most must have the line."""
_RARE, _SENTENCE, _DATE, _USUAL = 0.02, 0.3, 0.2, 0.5
"""Shares of a site's pages from which on labels, sentences, lines with a date, and lines inside the text recur."""
_SAME_ARTICLE = 0.3
"""The share of its sentences from which on a page is another edition of one before it."""
_EDITIONS = 1 / 3
"""The share of their running text above which, if it recurs on most pages, they are editions and no site."""
_SAME_SITE = 0.3
"""The share of their recurring lines from which on two pages are of one site."""
_FEWEST_LINES = 3
"""Lines on most of a site's pages: one heading that articles like to have is no template."""
_SMALLEST = 0.1
"""The share of the pages without a host that a site is at least: fewer share a list or a notice by chance."""
_MOST_LINES = 20_000
"""Lines of a template that are kept, the most usual."""
_MOST_NAMED = 60
"""Characters of a line that names a site."""


class SeenPage(NamedTuple):
    """What is known of a page before it is checked."""

    path: Path
    host: str
    language: str
    lines: tuple[PageLine, ...]

    @property
    def keys(self) -> frozenset[str]:
        """What its lines are told by."""
        return frozenset(line.key for line in self.lines)


def learn_templates(pages: Iterable[SeenPage]) -> list[Template]:
    """The template of each site that has one, the site of the most pages first."""
    found = []
    for group in _group_sites([each for each in pages if each.lines]):
        lines = learn_lines([page.lines for page in _without_editions(group)])
        if sum(sum(shares) >= _USUAL for shares in lines.values()) >= _FEWEST_LINES:
            found.append((group, lines))
    found.sort(key=lambda each: (-len(each[0]), each[0][0].path))
    return [
        Template(name, lines, len(group), group[0].host, group[0].language)
        for name, (group, lines) in zip(_name_sites(found), found, strict=True)
    ]


def _group_sites(pages: Sequence[SeenPage]) -> Iterator[list[SeenPage]]:
    """The pages of each site, in order of path."""
    hosts: dict[tuple[str, str], list[SeenPage]] = defaultdict(list)
    for page in sorted(pages, key=lambda each: os.fspath(each.path)):
        hosts[page.host, page.language].append(page)
    for (host, _), group in hosts.items():
        yield from [group] if host else _cluster_pages(group)


def _cluster_pages(pages: Sequence[SeenPage]) -> Iterator[list[SeenPage]]:
    """Pages that name no host, by the recurring lines that they share."""
    counts = Counter(key for page in pages for key in page.keys)
    recurring = {key for key, count in counts.items() if count >= FEWEST}
    alike: dict[frozenset[str], list[SeenPage]] = defaultdict(list)
    for page in pages:
        alike[page.keys & recurring].append(page)
    left = list(alike)
    while left:
        reached, group = [left.pop()], []
        while reached:
            keys = reached.pop()
            group += alike[keys]
            near = [other for other in left if len(keys & other) >= max(1, _SAME_SITE * len(keys | other))]
            left = [other for other in left if other not in set(near)] if near else left
            reached += near
        if len(group) >= _SMALLEST * len(pages):
            yield sorted(group, key=lambda each: os.fspath(each.path))


def _without_editions(pages: Sequence[SeenPage]) -> list[SeenPage]:
    """The pages without further editions of an article, which would make its text recur."""
    counts = Counter(key for page in pages for key in page.keys)
    usual = {key for key, count in counts.items() if count >= max(FEWEST, _SENTENCE * len(pages))}
    kept: list[SeenPage] = []
    holders: dict[str, list[int]] = defaultdict(list)
    for page in pages:
        prose = {line.key for line in page.lines if line.is_prose} - usual
        shared = Counter(number for key in prose for number in holders.get(key, ()))
        if shared and max(shared.values()) >= _SAME_ARTICLE * len(prose):
            continue
        for key in prose:
            holders[key].append(len(kept))
        kept.append(page)
    return kept


def learn_lines(pages: Sequence[Sequence[PageLine]]) -> dict[str, Shares]:
    """The lines that recur on pages of one site, with their shares above, inside and below the text; none where the
    pages are editions of one article."""
    number = len(pages)
    if number < FEWEST:
        return {}
    counts = Counter(key for page in pages for key in {line.key for line in page if line.is_prose})
    prose = {key for key, count in counts.items() if count >= _least(_SENTENCE, number)}
    if _are_editions(pages, counts):
        return {}
    seen: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for page in pages:
        for key, part in _placed_keys(page, prose):
            seen[key][part] += 1
    least = (_least(_RARE, number), _least(_USUAL, number), _least(_DATE, number))
    found = ((key, _round_shares(counts, key, least, number)) for key, counts in seen.items())
    kept = sorted((each for each in found if any(each[1])), key=lambda each: (-sum(each[1]), each[0]))
    return dict(sorted(kept[:_MOST_LINES]))


def _placed_keys(page: Sequence[PageLine], prose: set[str]) -> set[tuple[str, Part]]:
    """The keys of a page that can be a template's, each once in a part of the page."""
    placed = parts(page, prose)
    if placed is None:
        return set()
    return {
        (key, part)
        for line, part in zip(page, placed, strict=True)
        if not line.is_prose or line.key in prose
        for key in (line.key, line.stamp)
        if key
    }


def _round_shares(counts: Sequence[int], key: str, least: tuple[int, int, int], number: int) -> Shares:
    label, inside, date = least
    edge = date if key.startswith("@ ") else label
    bounds = (edge, inside, edge)
    above, between, below = (
        round(count / number, 4) if count >= bound else 0.0 for count, bound in zip(counts, bounds, strict=True)
    )
    return above, between, below


def _least(share: float, number: int) -> int:
    """How many of some pages a line must be on."""
    return max(FEWEST, math.ceil((max(share, _MAJORITY) if number < _SMALL else share) * number))


def _are_editions(pages: Sequence[Sequence[PageLine]], counts: Mapping[str, int]) -> bool:
    """Whether most of the pages share much of their running text."""
    texts = [[line for line in page if line.is_prose] for page in pages]
    shared = [
        sum(line.words for line in prose if counts[line.key] >= FEWEST) > _EDITIONS * sum(line.words for line in prose)
        for prose in texts
        if prose
    ]
    return sum(shared) * 2 > len(shared)


def _name_sites(found: Sequence[tuple[Sequence[SeenPage], Mapping[str, Shares]]]) -> list[str]:
    """What each site is called: its host or folder, and where that is not enough its first line."""
    plain = [group[0].host or _name_folder(group) for group, _ in found]
    counts = Counter(plain)
    full = [
        name if counts[name] == 1 else f"{name} ({group[0].language or _find_first_line(group, lines)})"
        for name, (group, lines) in zip(plain, found, strict=True)
    ]
    seen: Counter[str] = Counter()
    names = []
    for name in full:
        seen[name] += 1
        names.append(name if seen[name] == 1 else f"{name} {seen[name]}")
    return names


def _name_folder(group: Sequence[SeenPage]) -> str:
    try:
        return shown_path(Path(os.path.commonpath([page.path.parent for page in group]))) or "."
    except ValueError:
        return "."


def _find_first_line(group: Sequence[SeenPage], lines: Mapping[str, Shares]) -> str:
    first = next((line.key for line in group[0].lines if lines.get(line.key, (0, 0, 0))[Part.ABOVE] >= _USUAL), "")
    return first[:_MOST_NAMED] or "other pages"
