"""Whether an English pronoun makes a man a woman, or a woman a man, of whom the original's words tell what they are."""

from __future__ import annotations

from itertools import groupby

from mtcheck.language.people import (
    NOUNS,
    OTHER_SEX,
    People,
    bears_sex,
    knows_people,
    leaves_owners_open,
    names_owners,
    read_people,
)
from mtcheck.language.profiles import profile
from mtcheck.language.values.places import english_names
from mtcheck.language.values.proper import is_common, is_dated
from mtcheck.language.wordlists import word_set
from mtcheck.language.words import Word, words
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy

_QUOTES = frozenset('"“”„«»「」')
_FIRST = 3
"""The last place in a sentence, counted in words, in which its subject stands at the beginning."""
_OWNED = lazy(
    r" (?!(?:to|at|in|on|by|for|from|with|and|or|but|as|after|before|when|that|the|an?|his|her|s?he|if)\b)\w+(?: \w+)?"
)


class Contradiction(NamedTuple):
    """The pronoun of a man or a woman that can be nobody's, and what says so."""

    wrong: Word
    proof: Word | None
    """The word of the original; None where the translation contradicts itself."""
    other: Word | None = None
    """The pronoun of the translation that it contradicts there."""
    is_open: bool = False
    """Whether the owner may be somebody who was named before: *El director elogió su trabajo.*"""


class Pair(NamedTuple):
    """An original and its English translation, with what stands before each."""

    source: str
    language: str
    target: str
    before: str
    """What stands before the original."""
    before_target: str


def find_contradiction(pair: Pair) -> Contradiction | None:
    """The first pronoun of an English translation that can be nobody's of whom the original speaks."""
    if not knows_people(pair.language):
        return None
    there = read_people(pair.target, "en")
    for right, wrong in OTHER_SEX.items():
        if not there.pronouns(wrong) or there.open_to_both or there.names(wrong):
            continue
        here = read_people(pair.source, pair.language)
        if found := _by_beginning(pair, here, there, right):
            return found
        if not here.may_be(wrong) and _is_of_one(pair, here, there, wrong):
            yielded = _by_proof(pair, here, there, right) or _by_itself(pair, here, there, right)
            if yielded:
                return yielded
    return None


def _by_beginning(pair: Pair, here: People, there: People, right: str) -> Contradiction | None:
    """The subject with which both begin, before anybody is named: *Zdůvodnil to ...*, *She justified this ...*."""
    first = next((word for word in there.pronouns(OTHER_SEX[right]) if word.folded == OTHER_SEX[right]), None)
    told = sorted({*here.proofs(right), *here.subjects(right), *here.verbs(right)}, key=lambda word: word.start)
    if first is None or not told or here.open_to_both or here.names(OTHER_SEX[right]) or there.having("kin"):
        return None
    begins = _begins_with(pair.source, told[0], pair.language) and _begins_with(pair.target, first, "en")
    is_object = told[0].folded in word_set(pair.language, "object-pronouns")
    return Contradiction(first, told[0]) if begins and not is_object and not there.pronouns(right) else None


def _begins_with(text: str, wanted: Word, language: str) -> bool:
    """Whether none but a few small words stand before a word, and nothing that is said."""
    before, small = words(text[: wanted.start]), profile(language).function_words
    is_spoken = not _QUOTES.isdisjoint(text[: wanted.start])
    return len(before) < _FIRST and not is_spoken and all(word.folded in small for word in before)


def _by_proof(pair: Pair, here: People, there: People, right: str) -> Contradiction | None:
    """A pronoun that a word of the original contradicts."""
    wrong = there.pronouns(OTHER_SEX[right])[0]
    proofs = here.proofs(right) or (() if there.having("thing") else here.subjects(right))
    if not proofs and wrong.folded == "she" and not here.having("role"):
        proofs = here.verbs(right)
    proof = next((word for word in proofs if _is_one_voice(pair, word, wrong)), None)
    is_open = wrong.folded in ("his", "her") and not there.pronouns(right) and leaves_owners_open(pair.language)
    return Contradiction(wrong, proof, is_open=is_open) if proof else None


def _by_itself(pair: Pair, here: People, there: People, right: str) -> Contradiction | None:
    """Pronouns of both in a translation whose original names one person and does not tell of any other."""
    wrong, others = there.pronouns(OTHER_SEX[right])[0], there.pronouns(right)
    if names_owners(pair.language) or not others or here.open_to_both or _QUOTES & set(pair.target):
        return None
    if len(there.having("person")) > (not _names_anybody(pair.target)):
        return None
    if not all(_is_free(pair.target, word) for word in others) or read_people(pair.before_target, "en").words:
        return None
    return Contradiction(wrong, None, others[0])


def _is_one_voice(pair: Pair, proof: Word, wrong: Word) -> bool:
    """Whether both words are quoted or neither is: who speaks is often not who is spoken of."""
    return is_quoted(pair.source, proof) == is_quoted(pair.target, wrong)


def is_quoted(text: str, word: Word) -> bool:
    """Whether a word is inside quotation marks."""
    return sum(map(_QUOTES.__contains__, text[: word.start])) % 2 == 1


def _is_of_one(pair: Pair, here: People, there: People, wrong: str) -> bool:
    """Whether the pronoun can only be the one's whom the original speaks of: nobody else is named on either side.

    Where possessives tell who owns, a pronoun that the translation has lost tells it as well.
    """
    right = OTHER_SEX[wrong]
    if names_owners(pair.language):
        return len(here.pronouns(right, maybe=True)) > len(there.pronouns(right)) or not _names_others(pair.target)
    nouns, pronouns = there.having(NOUNS[right]), there.pronouns(wrong)
    if nouns and nouns[0].start > pronouns[0].start:
        return False
    if not all(_is_free(pair.target, word) for word in pronouns):
        return False
    return not read_people(pair.before, pair.language).may_be(wrong) and not _names_others(pair.target)


def _is_free(text: str, pronoun: Word) -> bool:
    """Whether a pronoun neither is an object, which other languages may hide in a verb, nor owns a relative."""
    if pronoun.folded in ("his", "her"):
        following = _OWNED.match(text, pronoun.end)
        return bool(following) and not read_people(following[0] if following else "", "en").having("kin")
    return pronoun.folded != "him"


def _names_others(text: str) -> bool:
    """Whether an English text names somebody besides the one person with whom it begins."""
    known, strangers = _read_names(text)
    return len(strangers) > (not known) or bool(strangers and not _begins(text, strangers[0]))


def _names_anybody(text: str) -> bool:
    return any(_read_names(text))


def _read_names(text: str) -> tuple[set[str], list[list[str]]]:
    """The words of names whose bearers an English text tells to be men or women, and the names of all others."""
    known: set[str] = set()
    others: list[list[str]] = []
    before = ""
    for is_name, group in groupby(words(text), key=_may_name):
        run = [word.text for word in group]
        if is_name and any(map(bears_sex, run)):
            known.update(run)
        elif is_name and not (len(run) == 1 and before in word_set("en", "before-towns")):
            others.append(run)
        before = run[-1].casefold()
    return known, [run for run in others if not known.issuperset(run)]


def _begins(text: str, run: list[str]) -> bool:
    """Whether a name stands before all pronouns."""
    people = read_people(text, "en")
    first = min((word.start for gender in OTHER_SEX for word in people.pronouns(gender)), default=len(text))
    return text.find(run[0]) < first


def _may_name(word: Word) -> bool:
    """Whether a word may be the name of a person: it bears a capital and is no usual word, place or abbreviation."""
    lower = word.folded.removesuffix("'s").removesuffix("’s")
    if not word.text[0].isupper() or (word.text.isupper() and len(word.text) > 1) or lower in english_names():
        return False
    return bears_sex(word.text) or not (is_common(lower) or is_dated(lower, "en"))
