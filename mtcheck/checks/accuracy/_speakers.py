"""The pronoun of who speaks, behind what is said: *„...“, sagte sie*, *« ... », dit-il*."""

from __future__ import annotations

import re
from functools import cache

from mtcheck.language.people import NOUNS, OTHER_SEX, read_people
from mtcheck.language.wordlists import any_word_of, word_set
from mtcheck.language.words import Word
from mtcheck.patterns import lazy

_CLOSED = lazy(r"[,.!?…]?[\"“”»«][\"“”»«]?[ \u00a0\u202f]?,? ")
"""What is between what is said and its tag."""
_UNNAMED = lazy(r"[.!?,;:]|$")
"""What is behind a verb that is all of a tag."""


def find_other_speaker(source: str, here: str, target: str, there: str, before: str) -> tuple[Word, Word] | None:
    """The pronoun of the original's only speaker, and the one of the other sex in the translation.

    Args:
        source: the original.
        here: its language.
        target: the translation.
        there: its language.
        before: the original's text before this sentence, where a name or noun has to tell the speaker's sex.
    """
    spoken, written = _speakers(source, here), _speakers(target, there)
    if not spoken and len(written) == 1 and (verb := _tag_verb(source, here, OTHER_SEX[written[0][0]])):
        return verb, written[0][1]
    if len(spoken) != 1 or len(written) != 1 or spoken[0][0] == written[0][0]:
        return None
    gender, pronoun = spoken[0]
    people = read_people(f"{before} {source}", here)
    if people.open_to_both or people.names(OTHER_SEX[gender]) or not people.having(NOUNS[gender]):
        return None
    return pronoun, written[0][1]


def _tag_verb(text: str, language: str, gender: str) -> Word | None:
    """The verb of the only tag, which has no subject, in a language whose verbs tell its sex: *„...”, podsumował.*"""
    tags = [match.end() for match in _CLOSED.finditer(text)]
    return next(
        (
            word
            for word in read_people(text, language).verbs(gender)
            if word.start in tags and _UNNAMED.match(text, word.end)
        ),
        None,
    )


def _speakers(text: str, language: str) -> list[tuple[str, Word]]:
    """The pronouns of tags, each with its sex."""
    if not _CLOSED.search(text) or not word_set(language, "speaker-he", "speaker-she"):
        return []
    found = []
    for match in _tag(language).finditer(text):
        gender = "he" if match["he"] else "she"
        word = match[gender]
        found.append((gender, Word(word, word.casefold(), match.start(gender), match.end(gender))))
    return found


@cache
def _tag(language: str) -> re.Pattern[str]:
    """A verb and a pronoun behind a closing quotation mark; a German verb in the plural has *they*."""
    he, she = any_word_of(language, "speaker-he"), any_word_of(language, "speaker-she")
    plural = any_word_of(language, "plural-verb-endings") if word_set(language, "plural-verb-endings") else ""
    verb = rf"[^\W\d_A-Z]+{f'(?<!{plural})' if plural else ''}(?:[ -]|-t-)"
    if word_set(language, "speaker-first"):
        verb = f"(?:{verb})?"
    return re.compile(rf"{_CLOSED.pattern}{verb}(?:(?P<he>{he})|(?P<she>{she}))(?!\w)")
