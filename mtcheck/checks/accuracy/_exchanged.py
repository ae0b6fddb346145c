"""Whether the only person of an original is of the other sex in its translation, as words of both tell."""

from __future__ import annotations

from collections.abc import Sequence

from mtcheck.checks.accuracy._sexes import is_quoted
from mtcheck.language.people import (
    NOUNS,
    OTHER_SEX,
    People,
    is_given_name,
    knows_people,
    names_things,
    read_people,
)
from mtcheck.language.words import Word


def find_exchanged(source: str, here: str, target: str, there: str) -> tuple[Word, Word] | None:
    """The word of the original that tells the sex, and the one of the translation that tells the other.

    Both texts must tell of nobody of the other sex, and of nobody who may be either.
    """
    if not knows_people(here) or not knows_people(there):
        return None
    theirs = read_people(target, there)
    for right, wrong in OTHER_SEX.items():
        if not _proofs(theirs, wrong) or theirs.open_to_both:
            continue
        ours = read_people(source, here)
        if ours.may_be(wrong) or not _proofs(ours, right):
            continue
        for found in (_by_pronouns(ours, here, theirs, there, wrong), _by_nouns(ours, theirs, wrong)):
            if found and is_quoted(source, found[0]) == is_quoted(target, found[1]):
                return found
    return None


def _by_pronouns(ours: People, here: str, theirs: People, there: str, wrong: str) -> tuple[Word, Word] | None:
    """Pronouns of one sex alone in the original, and of the other alone in the translation.

    A name is no contradiction there, since it is the same in both.
    """
    right = OTHER_SEX[wrong]
    spoken, written = _pronouns(ours, right), _pronouns(theirs, wrong)
    if not spoken or not written or _is_inverted(written[0]) or not _is_empty(theirs, right):
        return None
    if names_things(here) and not ours.names(right):
        return None
    if names_things(there) and (ours.having("thing") or set(spoken) <= set(ours.having("owner"))):
        return None
    return spoken[0], written[0]


def _by_nouns(ours: People, theirs: People, wrong: str) -> tuple[Word, Word] | None:
    """A noun of one sex on each side where nobody else is named."""
    right = OTHER_SEX[wrong]
    kin = [word for word in ours.having(NOUNS[right]) if word in ours.having("kin")]
    mine, others = [word for word in _nouns(ours, right) if word not in kin], _nouns(theirs, wrong)
    if len(mine) != 1 or len(others) != 1 or ours.having("person", "role") or len(_signs(theirs, right)) > len(kin):
        return None
    return mine[0], others[0]


def _nouns(people: People, gender: str) -> Sequence[Word]:
    return [word for word in people.having(NOUNS[gender]) if not is_given_name(word.text)]


def _is_inverted(word: Word) -> bool:
    """Whether a pronoun follows its verb, and may repeat any noun: *l'industrie peut-elle*."""
    return "-" in word.text


def _is_empty(people: People, gender: str) -> bool:
    return all(is_given_name(word.text) for word in _signs(people, gender))


def _pronouns(people: People, gender: str) -> tuple[Word, ...]:
    return people.pronouns(gender) or people.subjects(gender)


def _proofs(people: People, gender: str) -> tuple[Word, ...]:
    return people.proofs(gender) or people.subjects(gender)


def _signs(people: People, gender: str) -> tuple[Word, ...]:
    """All that may tell of a man or a woman."""
    return (*people.proofs(gender), *people.having(f"maybe-{gender}"), *people.verbs(gender))
