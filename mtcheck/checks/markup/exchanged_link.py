"""Two links changed places, or a link is on other words than in the original.

## What is wrong
The names in the words of two links are those of each other's in the original: the addresses, or the words, were
exchanged. Or a link that was on a name is on other words, and the name stands beside it without a link.

## Why it matters
Readers are led to the wrong page, and take it for what the words say.

## Example
*Corby Mill* leads to the page of *Harlow Mill*, and *Harlow Mill* to that of *Corby Mill*.

## Known false alarms
Only names and numbers that both languages write alike are compared, and only addresses that each side links to once.
Links on common words are passed over.

## Source
MQM: design and markup, link/cross-reference.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations

from mtcheck.checks.base import Article, Remark, article_check
from mtcheck.checks.markup._link_words import Link, links_of, names_in, share
from mtcheck.language.links import comparable, query
from mtcheck.model.bead import Bead, text_of
from mtcheck.model.finding import Category, Severity
from mtcheck.model.kinds import MarkKind
from mtcheck.model.text import Segment

_Address = tuple[str, str]
_MOST = 300
"""Links of a page that are compared with one another."""


@article_check(Category.LINK, Severity.MAJOR, needs_source=True, page_only=False, needs=(MarkKind.LINK,))
def exchanged_link(article: Article) -> Iterator[Remark]:
    beads = [bead for bead in article.beads if bead.source and bead.target]
    here = _single(bead.source for bead in beads)
    there = _single(bead.target for bead in beads)
    both = [address for address in here if address in there][:_MOST]
    exchanged = set()
    for one, other in combinations(both, 2):
        if _is_exchanged(here[one], here[other], there[one], there[other]):
            exchanged |= {one, other}
            for link, wanted in ((there[one], here[other]), (there[other], here[one])):
                yield _remark(link, wanted, f"in the original '{wanted.text}' leads to {wanted.mark.target}")
    for bead in beads:
        for link in links_of(bead.target):
            address = _address(link)
            if address in here and address not in exchanged and there.get(address) == link:
                yield from _misplaced(here[address], link, bead)


def _remark(link: Link, original: Link, message: str) -> Remark:
    return Remark(message, target=link.span, source=original.span, cause=f"markup/exchanged-link:{original.text}")


def _single(sides: Iterator[tuple[Segment, ...]]) -> Mapping[_Address, Link]:
    """The links to addresses that one side has once."""
    found = [(_address(link), link) for segments in sides for link in links_of(segments)]
    counts = Counter(address for address, _ in found)
    return {address: link for address, link in found if counts[address] == 1}


def _address(link: Link) -> _Address:
    return comparable(link.mark.target), query(link.mark.target)


def _is_exchanged(one: Link, other: Link, mine: Link, theirs: Link) -> bool:
    """Whether each link's names are those that the other has in the original, and not its own."""
    if share(one.names, mine.names) or share(other.names, theirs.names):
        return _tells_apart(one, other, mine) and _tells_apart(other, one, theirs)
    return share(one.names, theirs.names) and share(other.names, mine.names)


def _tells_apart(own: Link, other: Link, found: Link) -> bool:
    """Whether, without what the two links of the original have in common, a link has the other's names alone."""
    common = own.names & other.names
    return not share(own.names - common, found.names - common) and share(other.names - common, found.names - common)


def _misplaced(original: Link, link: Link, bead: Bead) -> Iterator[Remark]:
    """A remark where the link's names stand outside it, and those that it has outside the original's link."""
    if not original.names or share(original.names, link.names) or not link.names:
        return
    outside = names_in(_around(link, bead.target))
    others = names_in(_around(original, bead.source))
    if share(original.names, outside) and share(link.names, others):
        yield _remark(link, original, f"in the original this link is on '{original.text}'")._replace(
            severity=Severity.MINOR
        )


def _around(link: Link, segments: tuple[Segment, ...]) -> str:
    """The text of some segments without the words of a link."""
    return text_of(segments).replace(link.text, " ", 1)
