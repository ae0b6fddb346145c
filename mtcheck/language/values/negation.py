"""Whether a text negates: with a negator (*not*, *kein*), or in a word with a *no* inside (*unable*, *verhindern*)."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from functools import cache, lru_cache
from itertools import compress

from mtcheck.language.profiles import profile
from mtcheck.language.remembered import Remembered, remembered
from mtcheck.language.values.affirmed import is_affirmed
from mtcheck.language.values.denials import denials, known_denials
from mtcheck.language.values.facts import facts
from mtcheck.language.values.lexicon import Wordings, lexicon, sets_of
from mtcheck.language.values.tokens import Token
from mtcheck.language.values.unrestrained import is_unrestrained
from mtcheck.language.wordlists import any_word_of
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import any_of, lazy

_CLAUSES_PART = lazy(r"[,;:.!?–—]")
_FIGURE = lazy(r"[ \u00a0]\d")
_TWO = 2
_CLAUSE = 60
"""Characters between a modal and its negator."""
_CONDITIONS = frozenset({"forbid", "refuse", "exclude", "only", "until", "prevent", "pending"})
"""Classes of wordings that forbid, or allow under a condition."""
_TURNING = frozenset({"instead", "until", "yet", "only"})
"""Classes of wordings that say a denied thing by themselves: *rather than rejected*, *until it is rejected*."""
_BEFORE_NOUN = lazy(lambda: rf" (?!{any_word_of('en', 'after-no')})[^\W\d_]")


@lru_cache(maxsize=4096)
def negators(text: str, language: str) -> tuple[Token, ...]:
    """The words that negate a clause, in the order of the text."""
    known = lexicon(language)
    if known.unspaced:
        return _substrings(text, tuple(known.negators.words))
    found = written_negators(text, language)
    if found and known.bounding_negators:
        found = tuple(word for word in found if not _bounds_figure(word, text, language))
    if not found or not known.excused:
        return found
    spans = [match.span() for match in _excuses(language).finditer(text.lower().replace("’", "'"))]
    return tuple(word for word in found if not any(start <= word.start < end for start, end in spans))


def _bounds_figure(word: Token, text: str, language: str) -> bool:
    return bool(_FIGURE.match(text, word.end)) and lexicon(language).bounding_negators.get(word.lower) is not None


def has_core_negator(text: str, language: str) -> bool:
    """Whether a word or phrase that denies a clause is written at all, be it where it denies nothing (*or not*)."""
    known = lexicon(language)
    lower = text.lower()
    if any(phrase in lower for phrase in known.negating_phrases.words):
        return True
    if known.unspaced:
        return bool(negators(text, language))
    return bool(_those(written_negators(text, language), _is_core(language)))


def is_negator(word: str, language: str) -> bool:
    """Whether a word in lower case negates; of a language whose values are not read, by the list of its profile."""
    return word in profile(language).negators or _is_negator(language)[word]


def written_negators(text: str, language: str) -> tuple[Token, ...]:
    """All negators of a text whose language parts its words, be they where they deny nothing (*not seldom*)."""
    side = facts(text, language)
    return tuple(compress(side.tokens, map(_is_negator(language).__getitem__, side.lower)))


def core_negators(text: str, language: str) -> tuple[Token, ...]:
    """Those of the negators that deny a whole clause."""
    return _those(negators(text, language), _is_core(language))


def deniers(text: str, language: str) -> tuple[Token, ...]:
    """The core negators, and before a noun also the negator that elsewhere only answers: *no passengers*."""
    before_noun = lexicon(language).negating_articles.words
    if not before_noun:
        return core_negators(text, language)
    core = set(core_negators(text, language))
    return tuple(
        word
        for word in negators(text, language)
        if word in core or (word.lower in before_noun and _BEFORE_NOUN.match(text, word.end))
    )


@remembered
def _is_core(word: str, language: str) -> bool:
    core = lexicon(language).core_negators
    contracted = language == "en" and word.replace("’", "'").endswith("n't")
    _, _, rest = word.partition("'")
    return contracted or not core or core.get(word) is not None or bool(rest and core.get(rest))


def may_deny(text: str, language: str) -> bool:
    """Whether a text has any word or sign that can be a negator, told sooner than what it denies."""
    known = lexicon(language)
    if known.unspaced:
        return any(map(text.__contains__, known.negators.words))
    return any(map(_is_negator(language).__getitem__, facts(text, language).lower))


def begins_late(text: str, language: str, other: str, other_language: str) -> bool:
    """Whether a text says with a negator what the other says without: *not ... until*, *erst*."""
    until, not_before = lexicon(language).until.words, lexicon(other_language).not_before.words
    return _has(text, language, until) and _has(other, other_language, not_before)


def _has(text: str, language: str, words: Container[str]) -> bool:
    return any(word in words for word in facts(text, language).lower)


class Turned(NamedTuple):
    """Places of what one side denies and of what the other says instead."""

    source: tuple[int, int]
    target: tuple[int, int]


def find_turned_limit(source: str, here: str, target: str, there: str) -> Turned | None:
    """Where one side says *not only* and the other just *only*, with no word that denies; None where neither does."""
    lost = _find_limits(source, here), _find_only(target, there)
    if all(lost):
        return Turned(*map(_place, lost)) if not _denies_limit(target, there) else None
    gained = _find_only(source, here), _find_limits(target, there)
    return Turned(*map(_place, gained)) if all(gained) and not _denies_limit(source, here) else None


def find_turned_permission(source: str, here: str, target: str, there: str) -> Turned | None:
    """Where one side allows what the other forbids: *darf nicht*, *may*; None where a word says it otherwise.

    What is forbidden but for a condition (*nicht ohne*, *nicht länger als*) is allowed under one: it is passed over.
    """
    found = find_one_sided(source, here, target, there)
    if found is None:
        return None
    sides = (target, there, source, here) if found.gained else (source, here, target, there)
    forbidding, allowing = _find_forbidding(found.negators, *sides[:2]), _find_allowing(*sides[2:])
    if forbidding is None or allowing is None:
        return None
    return Turned(allowing, forbidding) if found.gained else Turned(forbidding, allowing)


def _find_forbidding(negating: tuple[Token, ...], text: str, language: str) -> tuple[int, int] | None:
    """The only negator of a text that allows nothing else and sets no condition."""
    if len(negators(text, language)) != 1 or not lexicon(language).permitting:
        return None
    place = negating[0].start, negating[0].end
    modals = _find_permitting(text, language)
    if not any(_are_of_clause(text, language, place, each.span()) for each in modals):
        return None
    return None if _sets_condition(text, language, negating) else place


def _are_of_clause(text: str, language: str, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether nothing that parts clauses stands between two places, and not much else."""
    first, last = sorted((one, other))
    between = text[first[1] : last[0]]
    if len(between) >= _CLAUSE or _CLAUSES_PART.search(between):
        return False
    return not _has(between, language, lexicon(language).splits.words)


def _find_allowing(text: str, language: str) -> tuple[int, int] | None:
    if not lexicon(language).permitting or negators(text, language) or _sets_condition(text, language, ()):
        return None
    match = next(_find_permitting(text, language), None)
    return match.span() if match else None


def _find_permitting(text: str, language: str) -> Iterator[re.Match[str]]:
    """Words that allow something; with a capital inside a sentence one is a month or a name: *in May*."""
    found = _any_phrase(language, "permitting").finditer(text)
    return (match for match in found if match[0].islower() or not match.start())


def _sets_condition(text: str, language: str, negating: tuple[Token, ...]) -> bool:
    """Whether a text forbids by other words than its negators, or allows under a condition."""
    found = [each for each in denials(text, language) if not any(each.overlaps(*word[2:]) for word in negating)]
    return any(each.classes & _CONDITIONS for each in found) or _says(text, language, "conditions")


def _says(text: str, language: str, key: str) -> bool:
    """Whether a text has a wording of a list of the lexicon's."""
    return bool(getattr(lexicon(language), key)) and _any_phrase(language, key).search(text) is not None


def _place(match: re.Match[str] | None) -> tuple[int, int]:
    return match.span() if match else (0, 0)


def _denies_limit(text: str, language: str) -> bool:
    return _find_limits(text, language) is not None or bool(written_negators(text, language))


def _find_limits(text: str, language: str) -> re.Match[str] | None:
    return _any_phrase(language, "not_only").search(text) if lexicon(language).not_only else None


def _find_only(text: str, language: str) -> re.Match[str] | None:
    """The only word that sets a limit; none where there are several, or where a limit is denied."""
    if not lexicon(language).only or _find_limits(text, language):
        return None
    found = list(_any_phrase(language, "only").finditer(text))
    return found[0] if len(found) == 1 else None


@cache
def _any_phrase(language: str, key: str) -> re.Pattern[str]:
    wordings: Wordings = getattr(lexicon(language), key)
    return re.compile(rf"(?i)(?<!\w)(?:{any_of(tuple(wordings.words))})(?!\w)")


class OneSided(NamedTuple):
    """The negators of the one text of two that negates."""

    negators: tuple[Token, ...]
    gained: bool
    """Whether that is the translation."""


def find_one_sided(source: str, here: str, target: str, there: str) -> OneSided | None:
    """The negators that one text alone has; None if both write a negation by whatever means, or neither does."""
    lost, gained = deniers(source, here), deniers(target, there)
    if bool(lost) == bool(gained):
        return None
    sides = (source, here, target, there) if lost else (target, there, source, here)
    if has_core_negator(*sides[2:]) or begins_late(*sides) or _cancel(*sides):
        return None
    found = OneSided(lost or gained, not lost)
    if is_affirmed(found.negators, *sides) or is_unrestrained(found.negators, negators(*sides[:2]), *sides):
        return None
    return found


def denies_same_denial(place: tuple[int, int], text: str, language: str, other: str, other_language: str) -> bool:
    """Whether a text's one negator denies its one wording that denies, and the other text has that wording alone.

    *Did not rule out* beside *schloss aus*: no free rendering explains the loss, as what was denied is there.
    """
    if written_negators(other, other_language):
        return False
    weak = known_denials(language).weak | known_denials(other_language).weak | {"un"}
    ours = [each for each in denials(text, language) if each.classes - weak and not each.overlaps(*place)]
    found = denials(other, other_language)
    if any(each.classes & _TURNING for each in found):
        return False
    theirs = [each for each in found if each.classes - weak]
    if len(ours) != 1 or len(theirs) != 1 or not (ours[0].classes & theirs[0].classes) - weak:
        return False
    return len(negators(text, language)) == 1 and _are_of_clause(text, language, place, ours[0][:2])


def _cancel(text: str, language: str, other: str, other_language: str) -> bool:
    """Whether two negators side by side say what the other text says with none: *nicht ohne Grund*, *with reason*."""
    found = negators(text, language)
    if len(found) != _TWO or negators(other, other_language):
        return False
    one, two = found
    is_core = _is_core(language)
    return is_core[one.lower] and not is_core[two.lower] and text[one.end : two.start].isspace()


def find_opposed(text: str, language: str, other: str, other_language: str) -> tuple[Token, Token] | None:
    """A word of the first text that denies of all, and the one of the other that says it of all: *nie*, *always*.

    None if the other text has any word that could render the negation.
    """
    absolutes, opposites = lexicon(language).absolutes.words, lexicon(other_language).opposites.words
    if opposites.keys().isdisjoint(facts(other, other_language).lower):
        return None
    ours = negators(text, language)
    if not ours or negators(other, other_language) or hints_at_negation(other, other_language):
        return None
    if _is_doubled(text, language):
        return None
    theirs = [word for word in facts(other, other_language).tokens if word.lower in opposites]
    pairs = ((one, word) for one in ours for word in theirs if absolutes.get(one.lower) == opposites[word.lower])
    return next(pairs, None)


def _is_doubled(text: str, language: str) -> bool:
    """Whether a text has, besides its negators, a word that denies by other means: *niemand bestreitet*."""
    weak = known_denials(language).weak
    deny = negators(text, language)
    return any(
        each.classes - weak and not any(each.overlaps(word.start, word.end) for word in deny)
        for each in denials(text, language)
    )


def hints(text: str, language: str) -> tuple[Token, ...]:
    """The words that could render a negation by other means: *unable*, *hardly*, *refuse*, *only*."""
    return _those(facts(text, language).tokens, _is_weak(language))


def hints_at_negation(text: str, language: str) -> bool:
    """Whether there is any such word."""
    known = lexicon(language)
    if known.unspaced:
        return bool(_substrings(text, tuple(known.weak_negators.words)))
    return any(map(_is_weak(language).__getitem__, facts(text, language).lower))


@cache
def _excuses(language: str) -> re.Pattern[str]:
    """The phrases whose negator denies nothing: *not only*, *wie nie*; of a beginning any letters may follow."""
    known = lexicon(language).excused
    phrases = [*map(re.escape, known.words), *(rf"{re.escape(begun)}\w*" for begun in known.prefixes)]
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(phrases, key=len, reverse=True))})(?!\w)")


@remembered
def _is_negator(word: str, language: str) -> bool:
    word = word.replace("’", "'")
    if language == "en" and (word.endswith("n't") or word == "cannot"):
        return True
    return "negators" in sets_of(language)[word] or _elides(word, lexicon(language).negators)


def _elides(word: str, known: Wordings) -> bool:
    """Whether a word begins with one of those known that an apostrophe joins to the next: *n'en*."""
    clitic, _, rest = word.partition("'")
    return bool(rest) and known.get(f"{clitic}'") is not None


@remembered
def _is_weak(word: str, language: str) -> bool:
    known, word = lexicon(language), word.replace("’", "'")
    is_listed = known.weak_negators.get(word) is not None and known.innocent.get(word) is None
    return is_listed or _elides(word, known.weak_negators)


def _those(words: tuple[Token, ...], wanted: Remembered[bool]) -> tuple[Token, ...]:
    return tuple(compress(words, map(wanted.__getitem__, [word.lower for word in words]))) if words else ()


def _substrings(text: str, parts: tuple[str, ...]) -> tuple[Token, ...]:
    places = [(at, part) for part in parts if (at := text.find(part)) >= 0]
    return tuple(Token(part, part, at, at + len(part)) for at, part in sorted(places))
