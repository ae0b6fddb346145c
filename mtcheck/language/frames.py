"""Lines that may be parts of a page around an article, because they hold nothing but the words of pages.

Calls (``calls.py``) ask for something and are proof by themselves. The lines here are made of the same stock, of names
of buttons, counters, tabs, and the words of shops and forums, in whatever order they come: *Description Reviews (17)*,
*Users reading this topic: 3*. An article may hold such a line, so that it counts only on a page that has more of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from mtcheck.language.calls import Stock, words_in
from mtcheck.language.calls import stock as stock_of
from mtcheck.language.shapes import may_be_shape, points_on, shape_of
from mtcheck.patterns import PICTURES, lazy

_LONGEST_TEXT, _LONGEST = 100, 12
_QUOTED = lazy(r"[\"“”„«{}=`_\\]|[.!?…]\s*»")
_ENDED = lazy(rf"[.,;:…][\s{PICTURES}]*\Z")
_BRACKETS = str.maketrans("()[]<>＞", "       ")
_STRANGE = 6
"""One word in so many may be none of the stock."""
_KINDS = {
    "newsletter": "newsletter",
    "social": "social",
    "login": "login",
    "paywall": "paywall",
    "cookies": "consent",
    "ad": "ad",
    "comment": "comment",
    **dict.fromkeys(("shop", "forum", "content", "counts", "browse", "share", "contact", "app", "page"), "cta"),
    **dict.fromkeys(("minutes", "useful", "adjust", "rights", "ctrl"), "cta"),
}
"""The things of a page, and what kind of line they make."""
_PROPER = frozenset(
    {"newsletter", "social", "login", "paywall", "cookies", "ad", "comment", "shop", "forum", "content"}
)
"""Things that articles seldom have headings about."""
_LED_TO = ("page", "shop", "browse", "counts", "app", "forum", "survey")
_FEWEST, _LONGEST_BUTTON, _LONGEST_WAY = 2, 4, 5


def is_button(line: str, language: str) -> bool:
    """Whether a line has nothing but words of pages, and an arrow that leads on."""
    return points_on(line) and bool(frame_kind(line, language))


def is_shop_button(line: str, language: str) -> bool:
    """Whether a line of a few words names a thing of a shop: *Add to basket*."""
    words = [each.text for each in words_in(line)]
    return len(words) <= _LONGEST_BUTTON and any(stock_of(language).has("shop", word) for word in words)


@lru_cache(maxsize=2_000)
def frame_kind(line: str, language: str) -> str:
    """The kind of the line of a page's frame that a line may be, empty for any other.

    Args:
        line: without bullets before it.
        language: its language; one without a stock of words has only the lines that their signs make.
    """
    stock = stock_of(language)
    if may_be_shape(line):
        return "cta"
    if not stock.is_known or not _may_be_read(line):
        return ""
    words = [each.text for each in words_in(line.translate(_BRACKETS))]
    if not 1 < len(words) <= _LONGEST:
        return ""
    if "?" in line and _asks_to_choose(line, stock):
        return "cta"
    strange = sum(not stock.knows(word) for word in words)
    if strange <= 2 and not _ENDED.search(line) and _leads_to_thing(words, stock):
        return "cta"
    if strange * _STRANGE > len(words):
        return ""
    return _kind(line, words, stock)


def _asks_to_choose(line: str, stock: Stock) -> bool:
    """Whether a question has its answers to click behind it, as a vote has."""
    question, _, answers = line.rpartition("?")
    offered = [each.text for each in words_in(answers.translate(_BRACKETS))]
    if not 1 < len(offered) <= _LONGEST:
        return False
    asked = words_in(question)
    return stock.count("answers", offered) > 1 or (
        bool(asked)
        and stock.has("survey", asked[0].text)
        and (stock.has("survey", offered[-1]) or stock.has("verbs", offered[-1]))
    )


def _may_be_read(line: str) -> bool:
    if len(line) > _LONGEST_TEXT or _QUOTED.search(line) or (_ENDED.search(line) and not points_on(line)):
        return False
    return line[:1].isupper() or not line[:1].isalpha()


def _kind(line: str, words: Sequence[str], stock: Stock) -> str:
    keys = [key for key in _KINDS if any(stock.has(key, word) for word in words)]
    things = sum(any(stock.has(key, word) for key in keys) for word in set(words))
    named = stock.has("articles", words[0])
    if len(words) <= _LONGEST_BUTTON and _is_command(line, words, stock):
        return "cta"
    if not things or (named and (things < _FEWEST or _PROPER.isdisjoint(keys))):
        return ""
    return _KINDS[keys[0]] if things >= _FEWEST or _is_proved(line, words, stock) else ""


def _leads_to_thing(words: Sequence[str], stock: Stock) -> bool:
    """Whether a line begins with where it leads, and ends with a thing of the page: *To the match statistics*."""
    directed = stock.has("towards", words[0]) and len(words) <= _LONGEST_WAY
    return directed and any(stock.has(key, words[-1]) for key in _LED_TO)


def _is_command(line: str, words: Sequence[str], stock: Stock) -> bool:
    """Whether a few words that pages use are a command, which begins with its verb or ends with it."""
    said = words_in(line)
    known = all(map(stock.knows, words)) and not any(word[0].isdigit() for word in words)
    return known and any(stock.commands(said, at) for at in (0, len(said) - 1))


def _is_proved(line: str, words: Sequence[str], stock: Stock) -> bool:
    """Whether a line with one thing of a page counts it, asks for it, or leads to it."""
    said = words_in(line.translate(_BRACKETS))
    return (
        any(stock.commands(said, at) for at in range(len(said)))
        or stock.has("whole", words[0])
        or (any(word[0].isdigit() for word in words) and not any(stock.has("shop", word) for word in words))
        or stock.has("here", words[-1])
        or (stock.has("ways", words[0]) and any(stock.has("content", word) for word in words))
        or (line.endswith("?") and any(stock.has("reader", word) for word in words))
        or points_on(line)
    )


__all__ = ["frame_kind", "is_button", "shape_of"]
