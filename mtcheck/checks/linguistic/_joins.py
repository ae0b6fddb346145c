"""Where two words run together, and where a letter stands before or inside a word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from mtcheck.checks.base import Article
from mtcheck.language.lm.vocabulary import Vocabulary, vocabulary
from mtcheck.language.remembered import remembered
from mtcheck.language.spelling import is_word, joints, part_words
from mtcheck.language.wordlists import ANY, word_set
from mtcheck.language.words import split_words
from mtcheck.model.records import record
from mtcheck.model.text import Block
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy, search_before

_HUMP = lazy(
    r"(?<![\w@#/.'’$&-])(?P<left>[^\W\d_]?[a-zà-öø-ÿ]*|[A-ZÀ-ÖØ-Þ]{1,2})(?P<right>[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]+)"
    r"(?![\w@/('’-]|[.:]\w)"
)
_CAPITAL_INSIDE = lazy(r"\w[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]")
_PLAIN = lazy(r"(?<![\w@#/.'’-])[^\W\d_][a-z]{4,}(?![\w@/'’-]|\.\w)")
_STRAY = lazy(r"^(?P<left>[A-ZÀ-ÖØ-Þ]) (?P<right>[A-Z][a-z]+)(?= [a-z])")
_SPLIT = lazy(r"(?<![\w'’.&-])(?P<left>[B-HJ-NP-Zb-hj-np-z]) (?P<right>[a-z]{2,})(?![\w'’-])")
_CAP = lazy(r"^(?P<left>[A-Z]) (?P<right>[b-z])(?= [a-z])")
_SPLIT_LETTER = lazy(r"[A-HJ-ZÀ-ÖØ-Þb-hj-np-z]")
_SENTENCE_START = lazy(r"(?:^|[.!?:]) ?[“\"„«]? ?$")
_NAME_BEFORE = lazy(r"(?:^|\W)[A-ZÀ-ÖØ-Þ][^\W\d_]*\.? $")
"""A genus before its species: *Canis familiaris*."""
_GOES_ON = lazy(r",? [a-z0-9]")
_COMMON = 1.0
"""Nats of surprise at a capital from which on a word is no name."""
_FREQUENT, _FREQUENT_BY_NAME = 20_000, 8_000
_CODE = 4
"""Words with a capital inside from which on they are the page's matter: programs, brands."""
_SHORTEST, _LONG = 3, 6


class Join(NamedTuple):
    """Where something is wrong, what is, and what belongs there."""

    start: int
    end: int
    reason: str
    kept: str


@record
class Surroundings:
    """What a page and its language say of words that may be two."""

    code: str
    lists: Vocabulary
    closed: frozenset[str]
    """Function words."""
    said: Counter[str]
    """How often each word stands on the page."""
    is_of_programs: bool
    is_lettered: bool
    """Whether several paragraphs begin with a letter, which then counts them."""

    def is_common(self, word: str, most: int = _FREQUENT) -> bool:
        """Whether the word, in any case, is a usual one and no name."""
        lower = word.lower()
        return self.lists.is_among(lower, most) and self.lists.title_cost(lower) >= _COMMON

    def is_closed(self, word: str) -> bool:
        return word.lower() in self.closed


@remembered
def may_be_two(word: str, language: str) -> bool:
    """Whether a word, as it stands, may be two or the rest of one; what most are not needs no look at the page."""
    if len(word) == 1:
        return _SPLIT_LETTER.fullmatch(word) is not None
    if _CAPITAL_INSIDE.search(word):
        return True
    return (
        _PLAIN.fullmatch(word) is not None
        and part_words(language)[word.lower()] is not None
        and _is_none(word, language)
    )


def _is_none(word: str, language: str) -> bool:
    return not is_word(language)[word.lower()]


def surroundings(article: Article) -> Surroundings | None:
    """What the article's page says; None where its language has no lists."""
    code = article.profile.code
    lists = vocabulary(code)
    if lists is None or not joints(code):
        return None
    texts = [block.text for block in article.blocks]
    said = Counter(word for text in texts for word in split_words(text))
    return Surroundings(
        code,
        lists,
        joints(code) | article.profile.function_words,
        said,
        sum(map(bool, map(_CAPITAL_INSIDE.search, said))) >= _CODE,
        sum(map(bool, map(_STRAY.match, texts))) > 1,
    )


def joins(block: Block, page: Surroundings) -> Iterator[Join]:
    """All of them in a block."""
    for pattern, judge in _KINDS:
        for match in pattern.finditer(block.text):
            if found := judge(match, page):
                yield Join(*match.span(), *found)


_Judgement = tuple[str, str] | None


def _humped(match: re.Match[str], page: Surroundings) -> _Judgement:
    """A capital inside a word: *saidThe*, *fromRiverline*, and *DThe* at the beginning of a sentence."""
    left, right = match["left"], match["right"]
    if not left or page.said[match[0]] > 1 or left.lower() in word_set(ANY, "name-prefixes"):
        return None
    if len(left) < _SHORTEST:
        return _initial(left, right, match, page)
    if page.is_of_programs or not _are_two(left, right, page):
        return None
    return _blank(left, right)


def _initial(left: str, right: str, match: re.Match[str], page: Surroundings) -> _Judgement:
    if search_before(_SENTENCE_START, match.string, match.start()) is None:
        return None
    usual = page.is_common(right) and len(right) > _SHORTEST and _GOES_ON.match(match.string, match.end())
    again = left == right[0] and page.lists.holds(right.lower())
    tells = again or page.is_closed(right) or (not left.islower() and usual)
    return (f"'{left}' is left before '{right}'", right) if tells else None


def _are_two(left: str, right: str, page: Surroundings) -> bool:
    if page.is_closed(right) and (left.islower() or right.lower() not in word_set("en", "words-in-names")):
        return page.lists.holds(left.lower()) or page.said[left] > 0
    if not left.islower():
        return False
    if page.is_closed(left):
        return not page.is_common(right)
    return page.said[right] > 0 and page.lists.holds(left) and not page.is_common(right)


def _plain(match: re.Match[str], page: Surroundings) -> _Judgement:
    """No capital inside: *reformwhich*, *Theyare*, *Assemblyis*."""
    word = match[0]
    if page.said[word] > 1 or not (pair := part_words(page.code)[word.lower()]) or is_word(page.code)[word.lower()]:
        return None
    left, right = word[: len(pair[0])], pair[1]
    if len(right) < _SHORTEST and search_before(_NAME_BEFORE, match.string, match.start()):
        return None
    if not word.islower() and not _may_begin(left, right, match, page):
        return None
    return _blank(left, right)


def _may_begin(left: str, right: str, match: re.Match[str], page: Surroundings) -> bool:
    """Whether a word with a capital is two and no name: usual ones, between words in lower case."""
    if not _GOES_ON.match(match.string, match.end()):
        return False
    if page.is_closed(left):
        most = _FREQUENT_BY_NAME if len(right) < _LONG else _FREQUENT
        return page.lists.is_among(right, most) and bool(search_before(_SENTENCE_START, match.string, match.start()))
    return page.is_closed(right) and page.lists.is_among(left.lower(), _FREQUENT_BY_NAME)


def _stray(match: re.Match[str], page: Surroundings) -> _Judgement:
    """A letter before the first word: *D The lines*."""
    left, right = match["left"], match["right"]
    if page.is_lettered or not page.is_closed(right) or left in "AIO":
        return None
    return f"'{left}' is left before '{right}'", right


def _split(match: re.Match[str], page: Surroundings) -> _Judgement:
    """A letter apart from its word: *T he bridge*, *c ouncil*."""
    left, right = match["left"], match["right"]
    whole = left + right
    if page.lists.holds(right) and not (match.start() == 0 and page.is_closed(whole)):
        return None
    if not page.lists.is_among(whole.lower(), _FREQUENT) or page.said[left] > 1:
        return None
    return f"'{left}' is apart from its word", whole


def _cap(match: re.Match[str], page: Surroundings) -> _Judgement:
    """A large first letter apart from the other letter of its word: *W e*, *I n*."""
    whole = match["left"] + match["right"]
    return (f"'{match['left']}' is apart from its word", whole) if page.is_closed(whole) else None


def _blank(left: str, right: str) -> _Judgement:
    return f"a space is missing between '{left}' and '{right}'", f"{left} {right}"


_KINDS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Surroundings], _Judgement]], ...] = (
    (_HUMP, _humped),
    (_PLAIN, _plain),
    (_STRAY, _stray),
    (_SPLIT, _split),
    (_CAP, _cap),
)
