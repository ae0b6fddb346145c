"""The translation names somebody or something that the original does not name.

## What is wrong
The original names one person, place or body, the translation another: *Jan Novak* became *Peter Hill*, *Sweden*
became *Norway*.

## Why it matters
A statement is put into the mouth of someone who never made it, or an event moves to another country.

## Example
Original: *sagte Jan Novak der Zeitung*. Translation: *Peter Hill told the newspaper*.

## Known false alarms
Names are compared by spelling and by sound, across scripts, and countries, large cities and bodies by their names in
many languages (*Köln*, *EZB*). Ordinary words with a capital (*Supreme Court*) are passed over. A name counts only
where the original seems to have lost one, since translators put names for pronouns. One of the languages has to be
English. From originals in Chinese,
Japanese or Hindi only well-known places and names of several words are compared.

## Source
MQM: accuracy, entity.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, bead_check
from mtcheck.checks.sides import Side, beside, sides
from mtcheck.language.entities.names import Name, is_well_known, lost_names, unsupported
from mtcheck.model.bead import Bead
from mtcheck.model.finding import Category, Severity

_WITHOUT_CAPITALS = frozenset({"zh", "ja", "hi", "ko", "th", "ar"})


@bead_check(Category.ENTITY, Severity.MAJOR)
def name_mismatch(bead: Bead, article: Article) -> Iterator[Remark]:
    both = sides(bead)
    if both is None:
        return
    source, target = both
    here, there = article.source_language, article.target_language
    gained = unsupported(target.text, there, source.text, here)
    if not gained:
        return
    if here in _WITHOUT_CAPITALS:
        known = (name for name in gained if len(name.words) > 1 or is_well_known(name))
        yield from (_unnamed(name, source, target) for name in known)
        return
    lost = _lost(source.text, here, target.text, there)
    for at, name in enumerate(gained if lost else ()):
        yield _replaced(lost[min(at, len(lost) - 1)], name, source, target, len(lost) == 1)


def _lost(source: str, here: str, target: str, there: str) -> tuple[Name, ...]:
    """The names that the original lost; only English tells names from titles well enough to be one side's measure."""
    if there == "en":
        return lost_names(source, here, target, there)
    return unsupported(source, here, target, there) if here == "en" else ()


def _unnamed(name: Name, source: Side, target: Side) -> Remark:
    message = f"the original does not name '{target.text[name.start : name.end]}'"
    return beside(source, source.whole, target, (name.start, name.end), message, confidence=0.5)


def _replaced(lost: Name, name: Name, source: Side, target: Side, certain: bool) -> Remark:
    """A remark on a name; what it stands for is said where the original lost one name only."""
    if not certain:
        return _unnamed(name, source, target)
    known, new = source.text[lost.start : lost.end], target.text[name.start : name.end]
    message = f"the original names '{known}', the translation '{new}'"
    places = (lost.start, lost.end), (name.start, name.end)
    return beside(source, places[0], target, places[1], message, confidence=0.6)
