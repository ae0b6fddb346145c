"""A text as a language model reads it: words by number, how they are cased, and what stands between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy

UNKNOWN, BEGIN, END, NUMBER = range(4)
"""Numbers of the symbols that are no words."""
LOWER, TITLE, UPPER, MIXED, NO_CASING = range(5)
"""Casings of a word."""
AT_BEGIN = 8
"""Added to the casing of a word that may begin a sentence."""
_TOKEN = lazy(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,:]\d+)*")
_QUOTES = str.maketrans(
    {**dict.fromkeys("“”„‟«»", '"'), **dict.fromkeys("‹›‚‘’`", "'"), **dict.fromkeys("\u00a0\u202f\u2009", " ")}
    | dict.fromkeys("—‒−", "–")
)
_SENTENCE_END = lazy(r"[.!?:…]\W*\s|[\"(]$")


class Tokens(NamedTuple):
    """Texts as symbols: for each its place in the text, casing, the gap before it, and whether it begins a sentence."""

    symbols: list[int]
    places: list[int]
    spans: list[tuple[int, int]]
    gaps: list[int]
    casings: list[int]
    unknown: list[tuple[int, str]]
    ends: list[int]


def tokens_of(text: str) -> Iterator[tuple[str, int, int]]:
    """Words and numbers of a text with their places."""
    for match in _TOKEN.finditer(text):
        yield match[0], *match.span()


def fold_word(word: str) -> str:
    """The form under which a word is counted."""
    return word.lower().replace("’", "'")


def casing_of(word: str) -> int:
    """How a word is cased; one letter is never UPPER."""
    if word.islower():
        return LOWER
    if word[0].isupper() and (len(word) == 1 or word[1:].islower()):
        return TITLE
    return UPPER if word.isupper() else MIXED


def gap_of(text: str) -> str:
    """What stands between two words, with one kind of quotation mark, dash and space."""
    return text.translate(_QUOTES)


@lru_cache(maxsize=4096)
def begins_sentence(gap: str) -> bool:
    """Whether a sentence may begin after a gap that is not the first."""
    return bool(_SENTENCE_END.search(gap))


def tokenise(texts: Sequence[str], words: Mapping[str, int | str], gaps: dict[str, int]) -> Tokens:
    """Texts as symbols of a model; a word that it does not know is UNKNOWN, a gap it does not know the last."""
    tokens = Tokens([], [], [], [], [], [], [])
    for text in texts:
        _add(tokens, text, words, gaps)
    return tokens


def _add(tokens: Tokens, text: str, words: Mapping[str, int | str], gaps: dict[str, int]) -> None:
    symbols, spans, casings = tokens.symbols, tokens.spans, tokens.casings
    begin, last, other = len(symbols), 0, len(gaps) - 1
    symbols.append(BEGIN)
    spans.append((0, 0))
    tokens.gaps.append(other)
    casings.append(NO_CASING)
    for word, start, end in tokens_of(text):
        gap = text[last:start]
        if gap != " ":
            gap = gap_of(gap)
        tokens.gaps.append(gaps.get(gap, other))
        if word[0].isdigit():
            symbols.append(NUMBER)
            casings.append(NO_CASING)
        else:
            form = fold_word(word)
            symbol = int(words.get(form, UNKNOWN))
            if symbol == UNKNOWN and form.endswith("'s"):
                symbol = int(words.get(form.removesuffix("'s"), UNKNOWN))
            if symbol == UNKNOWN:
                tokens.unknown.append((len(symbols), form))
            first = not last or (gap != " " and begins_sentence(gap))
            symbols.append(symbol)
            casings.append(casing_of(word) + AT_BEGIN * first)
        spans.append((last, end))
        last = end
    tokens.gaps.append(gaps.get(gap_of(text[last:]), other))
    symbols.append(END)
    spans.append((last, len(text)))
    casings.append(NO_CASING)
    tokens.places.extend(range(len(symbols) - begin))
    tokens.ends.append(len(symbols))
