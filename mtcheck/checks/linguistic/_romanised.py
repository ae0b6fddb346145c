"""Two romanisations of one name on a page, and a name once with the marks of its language and once without."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from itertools import combinations

from mtcheck.checks.base import Article
from mtcheck.checks.linguistic._name_forms import Form
from mtcheck.checks.linguistic._names import Name, own_neighbours, read_names
from mtcheck.checks.origins import origin
from mtcheck.language.dictionary import knows
from mtcheck.language.lm.vocabulary import vocabulary
from mtcheck.language.traits import Trait, languages_with
from mtcheck.language.transliteration import Sounds, latin, sounds, surest_sounds
from mtcheck.language.wordlists import word_set

_LONG, _LONG_SURE = 6, 5
"""Letters from which on a name needs no other that is shared; the same where letters stand for one sound for sure and
the page was translated."""
_FEWEST, _MANY = 3, 4
"""Consonants that two forms share; those from which on a vowel may differ."""
_USUAL = 20_000
"""The rank up to which a name has no second spelling."""
_MOST_FORMS = 3
"""Forms of one name; more are a list of what languages call it."""
_SHARED = 3
"""Letters of a name that two forms share beside them."""


def romanised_forms(article: Article) -> Iterator[Form]:
    """The rarer or later form of each name that a page romanises in two ways."""
    names = article.once(read_names)
    told = set()
    for one, other in _alike(names, article):
        if _are_one(one, other, article):
            kept, rare = sorted((one, other), key=lambda name: -len(name.places))
            if rare.form not in told:
                told.add(rare.form)
                yield from (Form(block, start, start + len(rare.form), kept.form) for block, start in rare.places)


def _writes_both(one: str, other: str, letters: str) -> bool:
    """Whether they differ by marks that the page's language writes, so that a writer may have left one out."""
    marked = [letter for letter in {*one.lower()} ^ {*other.lower()} if not letter.isascii()]
    return bool(marked) and all(letter in letters for letter in marked)


def _is_romanised(article: Article) -> bool:
    """Whether names of the page are those of a language in another script."""
    return not languages_with(Trait.ROMANISED).isdisjoint(article.once(origin).languages)


def _alike(names: Mapping[str, Name], article: Article) -> Iterator[tuple[Name, Name]]:
    """Names of which one spelling has the consonants of the other, and but for romanised ones the vowels as well."""
    may_differ = _is_romanised(article)
    families: dict[str, list[tuple[Name, Sounds]]] = defaultdict(list)
    aspirated = not languages_with(Trait.ASPIRATED).isdisjoint(article.once(origin).languages)
    for name in names.values():
        for each in sounds(name.form, aspirated):
            if len(each.consonants) >= _FEWEST - 1:
                families[each.consonants].append((name, each))
    for members in families.values():
        if len(members) > _MOST_FORMS:
            continue
        for (one, mine), (other, theirs) in combinations(members, 2):
            if one is not other and (mine.vowels == theirs.vowels or (may_differ and _sound_alike(mine, theirs))):
                yield one, other


def _sound_alike(one: Sounds, other: Sounds) -> bool:
    """Whether they differ in one vowel, which is not the last letter."""
    shorter, longer = sorted((one.vowels, other.vowels), key=len)
    same_end = one.ends_in_vowel == other.ends_in_vowel and (not one.ends_in_vowel or shorter[-1:] == longer[-1:])
    if len(one.consonants) < _MANY or not same_end or len(longer) - len(shorter) > 1:
        return False
    if len(longer) == len(shorter):
        return sum(a != b for a, b in zip(shorter, longer, strict=True)) == 1
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))


def _are_one(one: Name, other: Name, article: Article) -> bool:
    forms = one.form.casefold(), other.form.casefold()
    if (
        forms[0].startswith(forms[1])
        or forms[1].startswith(forms[0])
        or any(_is_word(each.form, article) for each in (one, other))
    ):
        return False
    is_romanised = _is_romanised(article)
    consonants = max(len(each.consonants) for each in sounds(one.form))
    shared = one.before & other.before - word_set(article.profile.code, "titles-of-men", "titles-of-women")
    if any(len(name) >= _SHARED for name in shared) and (is_romanised or consonants >= _FEWEST):
        return True
    if shared and all(map(_is_hyphened_given_name, (one.form, other.form))):
        return not _share_block(one, other)
    if _are_apart(*(own_neighbours(each.before, article) for each in (one, other))) or _are_apart(
        one.after, other.after
    ):
        return False
    if surest_sounds(one.form) == surest_sounds(other.form):
        meant = _writes_both(one.form, other.form, article.profile.letters)
        is_suspect = article.once(origin).is_suspect
        shortest = _LONG_SURE if is_suspect and latin(one.form) != latin(other.form) else _LONG
        return min(len(one.form), len(other.form)) >= shortest and (is_suspect or not meant)
    is_long = min(len(one.form), len(other.form)) >= _LONG and consonants >= _FEWEST
    most = _USUAL if article.once(origin).is_suspect else None
    return is_long and is_romanised and not _is_listed(one, other, most, article)


def _share_block(one: Name, other: Name) -> bool:
    """Whether a block names both, as it names a brother and a sister."""
    return not {block.span for block, _ in one.places}.isdisjoint(block.span for block, _ in other.places)


def _is_hyphened_given_name(name: str) -> bool:
    """Whether it is written as Korean and Chinese given names are romanised, which stand behind short family names."""
    return "-" in name and name.rpartition("-")[2].islower()


def _are_apart(one: Set[str], other: Set[str]) -> bool:
    """Whether the names beside two forms belong to different people."""
    return bool(one and other) and one.isdisjoint(other)


def _is_word(name: str, article: Article) -> bool:
    return knows(name, article.profile.code) is True


def _is_listed(one: Name, other: Name, most: int | None, article: Article) -> bool:
    """Whether a form is a name that the language's texts have, or is among so many most frequent words."""
    lists = vocabulary(article.profile.code)
    forms = [each.form.lower() for each in (one, other)]
    return lists is not None and any(lists.is_among(each, most) if most else lists.holds(each) for each in forms)
