"""A name is spelt in two ways on one page.

## What is wrong
The same name stands in two spellings: the English one and the one of the original (*Khodorkovsky*, *Chodorkowski*), or
with other capitals (*Maccabi*, *MacCabi*). Of a place that has two forms in the language (*Kyiv*, *Kiev*), the usual
one is wanted; of a person, two forms are told by the rest of the name (*Suh Hanil*, *Seo Hanil*), or because one was
introduced with a given name and the other differs by a letter (*Clara Brandelmann*, *Brandelman*). A name that kept a
case ending of the original's language (*Markétou*, *Kaislaniemessä*) or stands in its order (*Telkes Bence*) counts
too, and so does one with an apostrophe for the accent that it has elsewhere (*Nicolo'*), or with a mark or blank that
it has not (*Sol'-Kamenka*, *Lu Shan*), a given name behind a title (*Mr. Rongli* for *Tao Rongli*), and a street or a
family of the original that was translated as well (*Mühlgasse*, *Mill Lane*; *Marius Vogel*, *Mr. Bird*). The rarer
one is marked, or the translated one.

## Why it matters
Readers take them for two people or places, and search finds only half of the places.

## Example
*Volkov was freed in May. In June Wolkow left the country.*

## Known false alarms
Only spellings are compared that differ by the letters of two transliterations (*Balaschow*, *Balaschov*; with a
shared given name or title also *Hnatyshyn*, *Gnatishin*) or by marks that the page's language does not write
(*Hradeč*, *Hradec*), that `data/names/forms.tsv` lists, or that share a part of the name and all consonants; without
a shared part, long names that sound alike on a page that tells of a language in another script (*Rachmilevitz*,
*Rahmilevich*). Endings (*Tokareva*, *Tokarev*) are none, nor are any in a translation into a language whose names
have cases; case endings count only where names of the page tell of the language that has them. What `locale/foreign-
name-spelling` knows is left to it. Names that always stand beside different other names (*Julia Berg*, *Yulia
Navarro*) belong to different people.

## Source
MQM: linguistic conventions, inconsistent names.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain

from mtcheck.checks.base import Article, Remark, article_check, remark
from mtcheck.checks.linguistic._called_names import called_names
from mtcheck.checks.linguistic._case_forms import case_forms
from mtcheck.checks.linguistic._full_names import full_names, typed_accents
from mtcheck.checks.linguistic._given_names import given_names
from mtcheck.checks.linguistic._name_forms import Form, other_forms
from mtcheck.checks.linguistic._name_order import swapped_names
from mtcheck.checks.linguistic._names import Name
from mtcheck.checks.linguistic._near_forms import near_forms
from mtcheck.checks.linguistic._parted_forms import parted_forms
from mtcheck.checks.linguistic._romanised import romanised_forms
from mtcheck.checks.linguistic._translated_names import translated_names
from mtcheck.language.hazards import foreign_spellings
from mtcheck.language.name_endings import inflects
from mtcheck.language.profiles import writes_noun_capitals
from mtcheck.language.traits import Trait, has_trait
from mtcheck.language.wordlists import ANY, pairs_of
from mtcheck.language.words import count_shared
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.kinds import BlockKind
from mtcheck.model.text import Block
from mtcheck.patterns import any_of, lazy

_NAME = lazy(r"(?<![\w@#/.-])[A-Z\u00c0-\u00d6\u00d8-\u00de][^\W\d_]+(?![\w@/-])")
_LETTER = lazy(lambda: any_of(_letters()))
_ENDING = lazy("[yi]+$")
_GERMAN = lazy("tsch|sch|w|j|ss|ki$")
_GENDERED = lazy("Innen?$")
_WHOLE = (translated_names, full_names, given_names, parted_forms, typed_accents)
_MAKERS = (swapped_names, called_names, other_forms, romanised_forms, case_forms, near_forms)
_STEM, _LONGEST_ENDING = 4, 3
"""Letters that cases of one name have in common at least, and differ in at most."""
_SHORTEST = 5
"""Shorter names are alike by chance."""


@article_check(Category.NAME_INCONSISTENCY, Severity.MINOR, fix=Fix.UNSAFE)
def name_variants(article: Article) -> Iterator[Remark]:
    told: set[int] = set()
    kept: dict[frozenset[str], str] = {}
    foreign = foreign_spellings(article.profile.code)
    is_cased = not has_trait(article.profile.code, Trait.WITHOUT_CAPITALS)
    first, others = (_forms(makers, article) if is_cased else () for makers in (_WHOLE, _MAKERS))
    for form in chain(first, _of_sound(article), others):
        place = form.block.locate(form.start, form.end)
        if form.wanted in foreign or not told.isdisjoint(range(place.start, place.end)):
            continue
        spellings = frozenset((form.block.text[form.start : form.end].casefold(), form.wanted.casefold()))
        if kept.setdefault(spellings, form.wanted) == form.wanted:
            told.update(range(place.start, place.end))
            yield _remark(form.block, form.start, form.end, form.wanted)


def _forms(makers: Iterable[Callable[[Article], Iterator[Form]]], article: Article) -> Iterator[Form]:
    for form in chain.from_iterable(make(article) for make in makers):
        if not _is_inflected(form.block.text[form.start : form.end], form.wanted, article):
            yield form


def _of_sound(article: Article) -> Iterator[Form]:
    known = foreign_spellings(article.profile.code)
    for spellings in _families(article).values():
        if len(spellings) < 2:
            continue
        main = _with_whole_letter(max(spellings.values(), key=_fitness), spellings)
        for other in spellings.values():
            if other is main or other.form in known or _is_inflected(other.form, main.form, article):
                continue
            if not _different_people(main, other):
                for block, at in other.places:
                    yield Form(block, at, at + len(other.form), main.form)


def _with_whole_letter(name: Name, spellings: Mapping[str, Name]) -> Name:
    """The spelling whose first letter has both its capitals, where there is one: Dutch *IJssel* for *Ijssel*."""
    for half, whole in pairs_of(ANY, "capitals-of-two").items():
        if name.form.startswith(half):
            return spellings.get(whole + name.form.removeprefix(half), name)
    return name


def _is_inflected(form: str, other: str, article: Article) -> bool:
    """Whether two forms may be cases of one name, in a language whose names have them."""
    if form.casefold() == other.casefold() or not inflects(article.profile.code):
        return False
    shared = count_shared(form.casefold(), other.casefold())
    return shared >= _STEM and max(len(form), len(other)) - shared <= _LONGEST_ENDING


def _fitness(spelling: Name) -> tuple[int, int, bool]:
    """How fit a spelling is to be kept: the usual one, the less German one, the one with its marks."""
    form = spelling.form
    return len(spelling.places), -len(_GERMAN.findall(form.lower())), not form.isascii()


def _remark(block: Block, start: int, end: int, wanted: str) -> Remark:
    message = f"the page also spells this name '{wanted}'"
    return remark(block, start, end, message, suggestion=wanted, cause=f"linguistic/name-variants:{wanted}")


def _families(article: Article) -> dict[str, dict[str, Name]]:
    """Spellings by what they have in common."""
    same_sound = not writes_noun_capitals(article.profile.code)
    accents = bool(article.profile.letters)
    families: dict[str, dict[str, Name]] = {}
    for block in article.blocks:
        if block.kind is BlockKind.CODE or block.region.is_chrome:
            continue
        names = [(match.start(), match[0]) for match in _NAME.finditer(block.text)]
        for index, (at, form) in enumerate(names):
            if len(form) < _SHORTEST or form.isupper() or _GENDERED.search(form):
                continue
            key = _sound(form, accents) if same_sound else form.casefold()
            spelling = families.setdefault(key, {}).setdefault(form, Name(form))
            spelling.places.append((block, at))
            if index and names[index - 1][0] + len(names[index - 1][1]) + 1 == at:
                spelling.before.add(_sound(names[index - 1][1]))
            if index + 1 < len(names) and at + len(form) + 1 == names[index + 1][0]:
                spelling.after.add(_sound(names[index + 1][1]))
    return families


@lru_cache(maxsize=8192)
def _sound(form: str, accents: bool = False) -> str:
    """What the spellings of a name have in common across transliterations, and across accents unless they count."""
    letters = form.casefold()
    if not accents and not letters.isascii():
        plain = unicodedata.normalize("NFD", letters)
        letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _ENDING.sub("i", _LETTER.sub(lambda match: _letters()[match[0]], letters))


def _different_people(one: Name, other: Name) -> bool:
    """Whether the names that stand beside the two spellings set them apart."""
    return any(a and b and a.isdisjoint(b) for a, b in ((one.before, other.before), (one.after, other.after)))


def _letters() -> Mapping[str, str]:
    return pairs_of(ANY, "transliterated")
