"""The translation names somebody or something that the original does not name.

## What is wrong
The original names one person, place or body, the translation another: *Jan Novak* became *Peter Hill*, *Sweden*
became *Norway*; or some letters of the name are others: *Stefan Maier* became *Stefan Mayer*.

## Why it matters
A statement is put into the mouth of someone who never made it, or an event moves to another country.

## Example
Original: *sagte Jan Novak der Zeitung*. Translation: *Peter Hill told the newspaper*.

## Known false alarms
Names are compared by spelling and by sound, across scripts, and countries, large cities and bodies by their names in
many languages (*Köln*, *EZB*). A name that only one side has counts only where the original has lost exactly one,
since translators put names for pronouns; where more than one name differs, it is a hint. What spelling leaves open is
asked of the sentence encoder, if it covers both languages: another name is a minor finding where no word of the
original means it, and the sentence comes nearer to the original with the lost name in its place. Acronyms are passed
over there, as they stand for phrases. Without the encoder, one of the languages has to be English, and ordinary words
with a capital (*Supreme Court*) are passed over.

Between two languages with Latin letters a name is minor that has lost or exchanged letters beside the same first name,
or is long and nearly the same; cases, an *s* of the genitive, accents, transcriptions and names that dictionaries have
in both languages are passed over. Beside an original whose script has no capitals, another name is minor where a word
that no dictionary of its language has, and that is spelt by sound, has no counterpart (Hindi); else it is a hint.

## Source
MQM: accuracy, entity.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mtcheck.checks.base import Article, Remark, bead_check, beside
from mtcheck.language.profiles import profile, writes_noun_capitals
from mtcheck.language.traits import Trait, has_trait
from mtcheck.language.values.carried import is_recognised
from mtcheck.language.values.misspelt import Misspelling, find_misspelt_names
from mtcheck.language.values.names import Name, exchanged_spelling, find_unsupported, is_well_known, lost_names
from mtcheck.model.bead import Bead, Renaming, Side
from mtcheck.model.finding import Category, Severity
from mtcheck.model.kinds import BlockKind, MarkKind

Range = tuple[int, int]

_MISSPELT = 0.8
"""How sure a name with other letters is."""
_SPELT = 0.6
"""The same of one that stands for a word which a language without capitals spells by sound."""
_SURE, _SURE_ACROSS = 0.5, 0.75
"""Probabilities from which another name is reported, within one script, and where names are harder to tell."""


@bead_check(Category.ENTITY, Severity.MAJOR)
def name_mismatch(bead: Bead, article: Article) -> Iterator[Remark]:
    source, target = bead.sides
    alike = profile(article.source_language).script == article.profile.script
    bound = _SURE if alike and not writes_noun_capitals(article.profile.code) else _SURE_ACROSS
    renamed = [] if _is_label(target) else [each for each in bead.renamed if each.probability >= bound]
    for lost, name, probability in renamed:
        yield _replaced(lost, name, source, target, Severity.MINOR, round(probability, 2))
    misspelt = _find_misspelt(source.text, target.text, article, renamed)
    for each in misspelt:
        yield _replaced(each.source, each.target, source, target, Severity.MINOR, _MISSPELT)
    gained = [
        name
        for name in find_unsupported(target.text, article.target_language, source.text, article.source_language)
        if not _is_among(name, renamed) and not _is_among(name, misspelt)
    ]
    if gained:
        yield from _by_spelling(gained, bead, article)


def _is_label(side: Side) -> bool:
    """Whether one word is all of a link, a button or a picture's text, as *Back* is: a label and no name."""
    block = side.segments[0].block
    if " " in block.text:
        return False
    is_link = block.begins(0, MarkKind.LINK) and block.finishes(len(block.text), MarkKind.LINK)
    return is_link or block.kind in (BlockKind.ALT, BlockKind.CONTROL, BlockKind.TOOLTIP)


def _find_misspelt(source: str, target: str, article: Article, renamed: Sequence[Renaming]) -> list[Misspelling]:
    found = find_misspelt_names(source, article.source_language, target, article.target_language)
    return [
        each
        for each in found
        if not any(other.target[0] < each.target[1] and each.target[0] < other.target[1] for other in renamed)
    ]


def _is_among(name: Name, places: Iterable[Renaming | Misspelling]) -> bool:
    return any(each.target[0] < name.end and name.start < each.target[1] for each in places)


def _by_spelling(gained: Sequence[Name], bead: Bead, article: Article) -> Iterator[Remark]:
    """Names that no spelling of the other side's names explains; those that the encoder was asked about are hints."""
    source, target = bead.sides
    here, there = article.source_language, article.target_language
    if has_trait(here, Trait.WITHOUT_CAPITALS):
        is_asked = len(gained) == 1 and there == "en"
        spelt = exchanged_spelling(gained[0], source.text, here, target.text) if is_asked else None
        if spelt:
            name = gained[0]
            yield _replaced((spelt.start, spelt.end), (name.start, name.end), source, target, Severity.MINOR, _SPELT)
            return
        known = (name for name in gained if len(name.words) > 1 or is_well_known(name))
        yield from (_unnamed(name, source, target) for name in known)
        return
    lost = _lost(source.text, here, target.text, there)
    if len(lost) == len(gained) == 1 and _is_open(gained[0], bead, source.text, here):
        severity = Severity.MAJOR if profile(here).script == article.profile.script else Severity.MINOR
        yield _replaced((lost[0].start, lost[0].end), (gained[0].start, gained[0].end), source, target, severity, 0.6)
    elif lost:
        yield from (_unnamed(name, source, target) for name in gained)


def _is_open(name: Name, bead: Bead, source: str, language: str) -> bool:
    """Whether neither the encoder has said its word on a name nor a stricter look at its spelling."""
    return not _is_among(name, bead.renamed) and not any(is_recognised(w.text, source, language) for w in name.words)


def _lost(source: str, here: str, target: str, there: str) -> tuple[Name, ...]:
    """The names that the original lost; only English tells names from titles well enough to be one side's measure."""
    if there == "en":
        return lost_names(source, here, target, there)
    return find_unsupported(source, here, target, there) if here == "en" else ()


def _unnamed(name: Name, source: Side, target: Side) -> Remark:
    """A hint: the name has no counterpart, and nothing says for certain what it stands for."""
    message = f"the original does not name '{target.text[name.start : name.end]}'"
    place = (name.start, name.end)
    return beside(source, source.whole, target, place, message, severity=Severity.NEUTRAL, confidence=0.5)


def _replaced(lost: Range, name: Range, source: Side, target: Side, severity: Severity, confidence: float) -> Remark:
    known, new = source.text[slice(*lost)], target.text[slice(*name)]
    message = f"the original names '{known}', the translation '{new}'"
    return beside(source, lost, target, name, message, severity=severity, confidence=confidence)
