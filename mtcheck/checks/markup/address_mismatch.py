"""A link, e-mail address, handle or hashtag of the original was lost or changed.

## What is wrong
Machine translation translates, splits or drops what must be carried over letter by letter.

## Why it matters
A changed address leads nowhere or to a stranger, a lost one takes the reader's way on away.

## Example
Original: *Hinweise an redaktion@blatt.example*. Translation: *Send tips to editor@blatt.example*.

## Known false alarms
Capitals, ``http://`` and ``www.`` make no difference. Hashtags may be translated rightly; a lost one is minor, and is
not reported where the translation has a hashtag of its own.

## Source
MQM: design and markup, broken link.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, bead_check, beside
from mtcheck.language.values.addresses import Address, addresses
from mtcheck.model.bead import Bead, Side
from mtcheck.model.finding import Category, Fix, Severity


@bead_check(Category.LINK, Severity.MAJOR, fix=Fix.UNSAFE, needs="@#:.")
def address_mismatch(bead: Bead, _: Article) -> Iterator[Remark]:
    source, target = bead.sides
    here = addresses(source.text)
    if not here:
        return
    there = addresses(target.text)
    kept = {address.key for address in there}
    new = [address for address in there if address.key not in {each.key for each in here}]
    for address in here:
        if address.key not in kept and not (address.kind == "handle" and address.key[1:] in target.text.casefold()):
            yield from _lost(address, source, target, new)


def _lost(address: Address, source: Side, target: Side, new: list[Address]) -> Iterator[Remark]:
    place = (address.start, address.end)
    known = source.text[address.start : address.end]
    mate = next((each for each in new if each.kind == address.kind), None)
    severity = Severity.MINOR if address.kind == "hashtag" else Severity.MAJOR
    if mate is None:
        message = f"'{known}' of the original is missing"
        yield beside(source, place, target, target.whole, message, severity=severity, confidence=0.8)
    elif address.kind != "hashtag":
        new.remove(mate)
        message = f"the original has '{known}'"
        yield beside(source, place, target, (mate.start, mate.end), message, suggestion=known, severity=severity)
