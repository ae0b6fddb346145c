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
where the original has lost exactly one, since translators put names for pronouns; between two scripts it is a minor
finding; where more than one name differs, or the original's script has no capitals, it is a hint. One of the languages
has to be English.

## Source
MQM: accuracy, entity.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, bead_check
from mtcheck.checks.sides import Side, beside, sides
from mtcheck.language.entities.names import Name, is_well_known, lost_names, unsupported
from mtcheck.language.profiles import profile
from mtcheck.model.bead import Bead
from mtcheck.model.finding import Category, Severity

_WITHOUT_CAPITALS = frozenset({"zh", "ja", "hi", "ko", "th", "ar"})


@bead_check(Category.ENTITY, Severity.MAJOR)
def name_mismatch(bead: Bead, article: Article) -> Iterator[Remark]:
    source, target = sides(bead)
    here, there = article.source_language, article.target_language
    gained = unsupported(target.text, there, source.text, here)
    if not gained:
        return
    if here in _WITHOUT_CAPITALS:
        known = (name for name in gained if len(name.words) > 1 or is_well_known(name))
        yield from (_unnamed(name, source, target) for name in known)
        return
    lost = _lost(source.text, here, target.text, there)
    if len(lost) == len(gained) == 1:
        script = profile(here).script == article.profile.script
        yield _replaced(lost[0], gained[0], source, target, Severity.MAJOR if script else Severity.MINOR)
    elif lost:
        yield from (_unnamed(name, source, target) for name in gained)


def _lost(source: str, here: str, target: str, there: str) -> tuple[Name, ...]:
    """The names that the original lost; only English tells names from titles well enough to be one side's measure."""
    if there == "en":
        return lost_names(source, here, target, there)
    return unsupported(source, here, target, there) if here == "en" else ()


def _unnamed(name: Name, source: Side, target: Side) -> Remark:
    """A hint: the name has no counterpart, and nothing says for certain what it stands for."""
    message = f"the original does not name '{target.text[name.start : name.end]}'"
    place = (name.start, name.end)
    return beside(source, source.whole, target, place, message, severity=Severity.NEUTRAL, confidence=0.5)


def _replaced(lost: Name, name: Name, source: Side, target: Side, severity: Severity) -> Remark:
    known, new = source.text[lost.start : lost.end], target.text[name.start : name.end]
    message = f"the original names '{known}', the translation '{new}'"
    places = (lost.start, lost.end), (name.start, name.end)
    return beside(source, places[0], target, places[1], message, severity=severity, confidence=0.6)
