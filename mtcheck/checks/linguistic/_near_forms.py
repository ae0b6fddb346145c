"""Two spellings of a name that differ by a letter: one was introduced with its other names, one stands alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations

from mtcheck.checks.base import Article
from mtcheck.checks.linguistic._name_forms import Form
from mtcheck.checks.linguistic._names import Name, own_neighbours, read_names
from mtcheck.checks.origins import origin
from mtcheck.language.dictionary import knows
from mtcheck.language.lm.vocabulary import vocabulary
from mtcheck.language.transliteration import latin
from mtcheck.language.wordlists import ANY, pairs_of, word_set
from mtcheck.language.words import count_shared

_SHORTEST = 6
"""Letters of a name; shorter ones are alike by chance."""
_SHORTEST_DIGRAPH, _SHORTEST_UMLAUT = 5, 4
"""The same where the two spell a vowel otherwise, and where one spells out the other's umlaut."""
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "æ": "ae"})
_LONGEST = 30
_DIGRAPHS = frozenset(
    tuple(pair.split()) for pair in ("ie i", "ou u", "oe o", "oe u", "ue u", "ae a", "eu e", "oo u", "au o")
)
_MOST_ALIKE = 3
"""Names that are near one another; more are a list of forms."""
_FREQUENT = 60_000
"""The rank up to which a word is no misspelt name."""


def near_forms(article: Article) -> Iterator[Form]:
    """The spellings that differ by a letter from a name of the page, and are nobody else's."""
    told = set()
    for one, other in _near(article.once(read_names)):
        kept, odd = sorted((one, other), key=lambda name: _oddness(name, article))
        if odd.form not in told and _are_one(kept, odd, article):
            told.add(odd.form)
            for block, start in odd.places:
                end = start + len(odd.form)
                yield Form(block, start, end, kept.form.upper() if block.text[start:end].isupper() else kept.form)


def _near(names: Mapping[str, Name]) -> Iterator[tuple[Name, Name]]:
    """Names that become one if a letter is dropped from one of them or both."""
    families: dict[str, dict[str, Name]] = defaultdict(dict)
    for name in names.values():
        plain = _plain(name.form)
        if _SHORTEST_UMLAUT <= len(plain) <= _LONGEST and plain.isalpha():
            for shorter in {
                plain,
                plain.replace("au", "o"),
                *[plain[:at] + plain[at + 1 :] for at in range(1, len(plain))],
            }:
                families[shorter][name.form] = name
    seen = set()
    for members in families.values():
        if 1 < len(members) <= _MOST_ALIKE:
            for one, other in combinations(members.values(), 2):
                if (one.form, other.form) not in seen:
                    seen.add((one.form, other.form))
                    yield one, other


def _plain(name: str) -> str:
    """A name in Latin letters, with the usual letters where it ends in those of an older romanisation."""
    letters = latin(name)
    older = next((each for each in pairs_of(ANY, "older-endings") if letters.endswith(each)), "")
    return letters.removesuffix(older) + pairs_of(ANY, "older-endings").get(older, "")


def _are_one(kept: Name, odd: Name, article: Article) -> bool:
    """Whether the second form is nobody's but a slip for the first."""
    if _is_inflected(kept.form, odd.form) or any(_is_listed(each.form, article) for each in (kept, odd)):
        return False
    shows_origin = not article.has_original and article.once(origin).is_suspect
    is_umlaut = kept.form.lower().translate(_UMLAUTS) == odd.form.lower().translate(_UMLAUTS)
    is_spelt = shows_origin and (is_umlaut or _differ_by_digraph(kept.form, odd.form))
    shortest = _SHORTEST_UMLAUT if is_umlaut else _SHORTEST_DIGRAPH if is_spelt else _SHORTEST
    if min(len(kept.form), len(odd.form)) < shortest:
        return False
    theirs, mine = (own_neighbours(each.before | each.after, article) for each in (kept, odd))
    if mine and theirs:
        return not mine.isdisjoint(theirs)
    return bool(mine or theirs) or _differ_by_doubling(kept.form, odd.form) or is_spelt


def _oddness(name: Name, article: Article) -> tuple[int, bool, bool, bool]:
    """What makes a form the one that is wrong: it is rare, no place of the report, behind no name, without marks."""
    heads = any(block.text[start : start + len(name.form)].isupper() for block, start in name.places)
    return -len(name.places), not heads, not own_neighbours(name.before, article), name.form.isascii()


def _compare(one: str, other: str) -> tuple[str, str, int]:
    """Two forms in Latin letters, the shorter first, and the offset from which on they differ."""
    shorter, longer = sorted((latin(one), latin(other)), key=len)
    return shorter, longer, count_shared(shorter, longer)


def _differ_by_doubling(one: str, other: str) -> bool:
    """Whether a letter is written once in one and twice in the other."""
    shorter, longer, at = _compare(one, other)
    if len(shorter) == len(longer):
        return False
    return longer[at] == longer[at - 1]


def _differ_by_digraph(one: str, other: str) -> bool:
    """Whether one writes a vowel with two letters that the other writes with one: *Wiersum*, *Wirsum*."""
    shorter, longer, at = _compare(one, other)
    around = ((longer[start : start + 2], shorter[start : start + 1]) for start in (at - 1, at) if start > 0)
    return len(longer) - len(shorter) == 1 and any(pair in _DIGRAPHS for pair in around)


def _is_inflected(one: str, other: str) -> bool:
    """Whether one form has an ending of the page's language, or the two those of a man and a woman."""
    shorter, longer, stem = _compare(one, other)
    tails = {shorter[stem:], longer[stem:]}
    if len(shorter) == len(longer):
        return all(len(tail) == 1 and tail in "aeiouy" for tail in tails)
    return (
        not shorter[stem:]
        and longer[stem:] in word_set(ANY, "name-endings")
        and not longer.endswith(longer[stem - 1] * 2)
    )


def _is_listed(form: str, article: Article) -> bool:
    """Whether the language has the word."""
    lists = vocabulary(article.profile.code)
    lower = form.lower()
    return bool(knows(form, article.profile.code)) or (lists is not None and lists.is_among(lower, _FREQUENT))
