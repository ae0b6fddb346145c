"""Lines in which a page praises what it has besides: a channel, a newsletter with a name, a form, the first comment.

What such a line offers has a name of its own (*The Morning Briefing*, *all about the regional league*), so that it is
not made of the words of pages alone, as calls are (``calls.py``). How it is framed, begins or ends gives it away.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from mtcheck.language.calls import Stock, Word, stock, words_in
from mtcheck.patterns import lazy

_LONGEST_TEXT, _LONGEST, _FEWEST = 180, 30, 3
_SIGNS = r"(?:\+{2,}|\*{2,}|={2,}|>{2,}|<{2,}|[►▶◄◀]+|-{2,}|[–—]|•{2,}|#{2,}|!{2,})"
_FRAMED = lazy(rf"\A{_SIGNS} ?([^\W_].*?[\w)!?.]) ?{_SIGNS}\Z")
_CLOCK = lazy(r"\d{1,2}[.:h]\d\d|\d ?(?:Uhr|h|pm|am|o'clock)\b")
_NO_PROMO = lazy(r"[\"“”„«»{}\[\]=`_\\<>]")
"""Quotations and code."""
_TOLD = lazy(r"[^\s.]{3}\. \S")
"""The end of a plain sentence, with another behind it."""
_MONEY = lazy(r"[€$£¥₽]|\b(?:euros?|EUR|USD|PLN|zł|rubles?|Rubel|roubles|rublos)\b")
_OFFERS = ("newsletter", "social", "paywall", "app", "comment")
_NEVER_SOCIAL = frozenset({"x", "line", "signal", "feed", "google"})
"""Networks that are called as other things are."""
_LONGEST_LINK, _LONGEST_OFFER, _HEAD = 9, 9, 6


@lru_cache(maxsize=2_000)
def promo_kind(line: str, language: str) -> str:
    """What a line offers besides the article, as a kind of phrase; empty for any other line."""
    known = stock(language)
    if len(line) > _LONGEST_TEXT or not known.is_known:
        return ""
    if framed := _FRAMED.match(line):
        return _offered(framed[1], known)
    if _NO_PROMO.search(line):
        return ""
    said = words_in(line)
    if not _FEWEST <= len(said) <= _LONGEST:
        return ""
    return _kind(line, said, known)


def _offered(inside: str, known: Stock) -> str:
    """What a line between two rows of signs offers."""
    words = [each.text for each in words_in(inside)]
    if _CLOCK.search(inside) or len(words) < _FEWEST - 1:
        return ""
    return next((_kind_of(key) for key in _OFFERS if any(known.has(key, word) for word in words)), "")


def _kind_of(key: str) -> str:
    return {"app": "cta"}.get(key, key)


def _kind(line: str, said: Sequence[Word], known: Stock) -> str:
    words = [each.text for each in said]
    if _awaits_comments(words, known):
        return "comment"
    if _TOLD.search(line):
        return ""
    if _calls_to_network(words, known):
        return "social"
    if _names_channel(line, said, known) or _comes_regularly(line, words, known):
        return "newsletter"
    if _asks_for_tips(line, said, known):
        return "cta"
    if line.endswith((".", ":")):
        return ""
    if len(words) <= _LONGEST_OFFER and _MONEY.search(line) and known.count("joins", words):
        return "paywall"
    return "cta" if _leads_there(words, known) else ""


def _names_channel(line: str, said: Sequence[Word], known: Stock) -> bool:
    """Whether a line calls to a newsletter or channel, whose name and subject may be any words."""
    words = [each.text for each in said]
    strange = sum(not known.knows(word) for word in words)
    addressed = any(known.has("reader", word) for word in words)
    letters = any(known.has("newsletter", word) for word in words)
    if not letters or not addressed or strange * 2 > len(words):
        return False
    if known.has("joins", words[0]) or known.has("signs-up", words[0]):
        return True
    networks = any(known.has("social", word) and word not in _NEVER_SOCIAL for word in words)
    called = line.endswith("!") or "?" in line[:-1] or any(known.has("here", word) for word in words)
    return networks and called


def _calls_to_network(words: Sequence[str], known: Stock) -> bool:
    """Whether a line begins with what its reader is to do on a network, whatever is said of that: *Read us on ...*."""
    head = words[:_HEAD]
    return (
        known.has("verbs", words[0])
        and any(known.has("reader", word) for word in head)
        and any(known.has("social", word) and word not in _NEVER_SOCIAL for word in head)
        and sum(not known.knows(word) for word in words) * 2 <= len(words)
    )


def _comes_regularly(line: str, words: Sequence[str], known: Stock) -> bool:
    """Whether readers are to get something of the page every day or week: *Receive the day's news every morning*."""
    strange = sum(not known.knows(word) for word in words)
    return (
        not line.endswith(".")
        and known.has("gets", words[0])
        and any(known.has("regularly", word) for word in words)
        and any(known.has(key, word) for word in words for key in ("page", "newsletter"))
        and strange * 3 <= len(words)
        and len(words) <= _LONGEST // 2
    )


def _asks_for_tips(line: str, said: Sequence[Word], known: Stock) -> bool:
    """Whether readers are asked what they have seen, and to send it to the page."""
    words = [each.text for each in said]
    asked = "?" in line and any(known.has("reader", word) for word in words)
    sent = any(known.has("sends", each.text) and each.first for each in said)
    return asked and sent and any(known.has("contact", word) for word in words)


def _awaits_comments(words: Sequence[str], known: Stock) -> bool:
    """Whether nobody has commented yet and the reader is to be the first, or nobody can."""
    first = any(known.has("first", word) for word in words)
    named = [at for at, word in enumerate(words) if known.has("comment", word)]
    none = any(known.has("none", word) for at in named for word in words[max(0, at - 2) : at])
    return none and (first or any(known.has("page", word) for word in words)) and all(map(known.knows, words))


def _leads_there(words: Sequence[str], known: Stock) -> bool:
    """Whether a line of a few words is a link that says where it leads: *Here you can go to the tariff calculator*."""
    if len(words) > _LONGEST_LINK or not known.has("here", words[0]):
        return False
    return known.count("goes", words[1:4]) > 0 and any(known.has("towards", word) for word in words[2:6])
