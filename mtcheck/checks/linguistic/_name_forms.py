"""Two forms of one name on a page: of a place, by a table; of a person, by the part that both share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import combinations

from mtcheck.checks.base import Article
from mtcheck.language.lm.vocabulary import Vocabulary, vocabulary
from mtcheck.language.packaged import rows_of
from mtcheck.language.wordlists import ANY, any_word_of, pairs_of
from mtcheck.model.kinds import BlockKind
from mtcheck.model.text import Block
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import any_of, lazy

_NAME = lazy(r"(?<![\w@#/.’'-])[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]+(?:-[A-Z]?[a-z]+)?(?![\w@/-])")
_BEFORE_NAMED = lazy(lambda: rf"(?:{any_word_of('en', 'before-old-names')}|\() $")
_SOUNDS = lazy(lambda: rf"{any_of(pairs_of(ANY, 'name-sounds'))}|y|(.)\1")
_VOWELS = str.maketrans("", "", "aeiouyäöüáéíóúàèìòùâêîôû")
_SHORTEST, _SHORTEST_SHARED = 5, 4
_FEWEST_CONSONANTS = 3
_COMMON = 1.0
"""Nats of surprise at a capital from which on a word is no name."""
_MOST_BESIDE = 4
"""Names beside one name; more are a list, of a family or of what other languages say."""
_FARTHEST = 2
"""Letters in which two forms of one name may differ."""


class Form(NamedTuple):
    """A form of a name, where it stands, and the form that is wanted."""

    block: Block
    start: int
    end: int
    wanted: str


_Places = Mapping[str, list[tuple[Block, int]]]


def other_forms(article: Article) -> Iterator[Form]:
    """The forms that are not the wanted ones."""
    places: dict[str, list[tuple[Block, int]]] = defaultdict(list)
    pairs: set[tuple[str, str]] = set()
    for block in article.blocks:
        if block.kind is not BlockKind.CODE and not block.region.is_chrome:
            pairs |= _read(block, places)
    table = _table(article.profile.code)
    yield from _of_places(places, table)
    if lists := vocabulary(article.profile.code):
        named = {pair for pair in pairs if not any(_is_common(each, lists) for each in pair)}
        yield from _of_people(named, places, table)


def _read(block: Block, places: dict[str, list[tuple[Block, int]]]) -> set[tuple[str, str]]:
    """Notes where names stand; gives those that stand side by side."""
    pairs, last, end = set(), "", -1
    for match in _NAME.finditer(block.text):
        places[match[0]].append((block, match.start()))
        if match.start() == end + 1 and block.text[end] == " ":
            pairs.add((last, match[0]))
        last, end = match[0], match.end()
    return pairs


@cache
def _table(code: str) -> dict[str, tuple[str, str]]:
    """The forms with their kind and the wanted one."""
    found: dict[str, tuple[str, str]] = {}
    for target, kind, wanted, others in rows_of("names", "forms"):
        if target == code:
            found |= dict.fromkeys((wanted, *others.split()), (kind, wanted))
    return found


def _of_places(places: _Places, table: Mapping[str, tuple[str, str]]) -> Iterator[Form]:
    for form, (kind, wanted) in table.items():
        if kind == "place" and form != wanted and form in places and wanted in places:
            for block, start in places[form]:
                if not _BEFORE_NAMED.search(block.text, max(0, start - 20), start):
                    yield Form(block, start, start + len(form), wanted)


def _of_people(pairs: set[tuple[str, str]], places: _Places, table: Mapping[str, tuple[str, str]]) -> Iterator[Form]:
    marked = set()
    for one, other in _sharing(pairs):
        if not _are_one(one, other, table):
            continue
        wanted, form = _preferred(one, other, places, table)
        if form not in marked:
            marked.add(form)
            yield from (Form(block, start, start + len(form), wanted) for block, start in places[form])


def _is_common(name: str, lists: Vocabulary) -> bool:
    """Whether it is a usual word with a capital."""
    return lists.title_cost(name.lower()) >= _COMMON


def _sharing(pairs: set[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Names beside one and the same other name."""
    for at in (0, 1):
        beside: dict[str, set[str]] = defaultdict(set)
        for pair in pairs:
            if len(pair[at]) >= _SHORTEST_SHARED:
                beside[pair[at]].add(pair[1 - at])
        for names in beside.values():
            if len(names) <= _MOST_BESIDE:
                yield from combinations(sorted(names), 2)


def _are_one(one: str, other: str, table: Mapping[str, tuple[str, str]]) -> bool:
    """Whether two names that share their other part are forms of one: both in the table, or of the same consonants."""
    if one in table and other in table:
        return table[one] == table[other] and table[one][0] != "place"
    if (
        min(len(one), len(other)) < _SHORTEST
        or abs(len(one) - len(other)) > 1
        or one.startswith(other)
        or other.startswith(one)
    ):
        return False
    sounds = _sound(one), _sound(other)
    if sounds[0][-1:] != sounds[1][-1:] and {sounds[0][-1:], sounds[1][-1:]} <= set("aeio"):
        return False
    bones = [each.translate(_VOWELS) for each in sounds]
    return bones[0] == bones[1] and len(bones[0]) >= _FEWEST_CONSONANTS and _distance(*sounds) <= _FARTHEST


def _sound(name: str) -> str:
    sounds = pairs_of(ANY, "name-sounds")
    return _SOUNDS.sub(lambda match: sounds.get(match[0], match[0][:1]), name.lower())


def _distance(one: str, other: str) -> int:
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        above, row[0] = row[0], at
        for place, each in enumerate(other, 1):
            above, row[place] = row[place], min(row[place] + 1, row[place - 1] + 1, above + (letter != each))
    return row[-1]


def _preferred(one: str, other: str, places: _Places, table: Mapping[str, tuple[str, str]]) -> tuple[str, str]:
    """The form that is kept and the one that is marked: the rarer, or else the one that is not usual, or the later."""
    usual = table.get(one, ("", ""))[1]
    first = {each: (places[each][0][0].span.start, places[each][0][1]) for each in (one, other)}
    kept = max((one, other), key=lambda each: (len(places[each]), each == usual, (-first[each][0], -first[each][1])))
    return kept, other if kept == one else one
