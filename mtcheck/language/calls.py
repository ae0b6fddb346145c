"""Lines in which a page asks its reader to do something, told by a small grammar instead of by whole phrases.

Such a line is made of a narrow stock of words: what to do (*subscribe*), with what (*our newsletter*), how to address
the reader, and small words between them. ``data/calls/<language>.txt`` has the stock; a line that hardly holds another
word and pairs a verb with a thing of the page is a call, in whatever order the words come.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, cached_property, lru_cache

from mtcheck.language.entries import read_words
from mtcheck.language.packaged import text_of
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy

LONGEST = 26
"""A longer line, in words, is no call."""

_LONGEST_TEXT = 180
_TOKEN = lazy(r"\S+@\S+\.\w+|(?:https?://|www\.)\S+|[^\W_]+|[.?!:;,–—…|/]")
_NO_CALL = lazy(r"[\"“”„«»{}()\[\]=`_\\<>]")
"""Quotations, asides and code."""
_PLAIN = str.maketrans({"’": "'", "\u00a0": " ", "\u202f": " "})
_ASKED = ("newsletter", "social", "login", "comment", "paywall")
"""Things that an article hardly asks its reader to deal with: beside a verb they make a call."""
_AROUND = (
    "interest",
    "same",
    "topic",
    "most",
    "read",
    "may",
    "shop",
    "forum",
    "counts",
    "content",
    "cookies",
    "browse",
    "plain",
    "articles",
    "goes-on",
    "survey",
    "ways",
    "gets",
    "regularly",
    "sends",
    "first",
    "none",
    "goes",
    "towards",
    "others",
    "signs-up",
)
"""Words of buttons, tabs and counters, which are none of a call."""
_READERS = frozenset({"vi", "ti", "vous", "te", "le", "les", "u", "je", "cię", "ci", "lhe", "você"})
"""Pronouns for a reader that are other words as well, so that they alone make no call."""
_ASKED_ALONE = ("newsletter", "social")
"""Things that need no word for the reader beside a verb that begins the line."""
_FEWEST_RIGHTS = 3
_LONGEST_LINK, _LONGEST_READING, _LONGEST_OTHERS, _LONGEST_CLICK = 9, 10, 7, 5
_STRANGE = 6
"""One word in so many may be none of the stock, as the name of a paper is."""
_MONEY = lazy(r"[€$£¥₽]|\b(?:euro|euros|EUR|USD|PLN|zł)\b")
_ENDS = frozenset(".?!:;,–—…|/")


class Word(NamedTuple):
    """A word of a line, in lower case."""

    text: str
    first: bool
    """Whether it begins the line or a clause."""
    last: bool
    """Whether it ends the line or a clause."""


class Stock:
    """The words of one language's calls, by what they are."""

    def __init__(self, table: dict[str, list[str]]) -> None:
        folded = {key: [word.casefold() for word in words] for key, words in table.items()}
        self._whole = {key: frozenset(word for word in words if word[-1] != "*") for key, words in folded.items()}
        self._begun = {key: tuple(word[:-1] for word in words if word[-1] == "*") for key, words in folded.items()}
        self.of = lru_cache(maxsize=2_000)(self._of)
        """What kind of call a line is, as a kind of phrase; empty for any other line."""

    def has(self, key: str, word: str) -> bool:
        """Whether a word is among those of a key."""
        return word in self._whole.get(key, ()) or word.startswith(self._begun.get(key, ()) or "\n")

    def count(self, key: str, words: Iterable[str]) -> int:
        """How many different words are among those of a key."""
        return len({word for word in words if self.has(key, word)})

    @cached_property
    def _all(self) -> frozenset[str]:
        return frozenset().union(*(words for key, words in self._whole.items() if key not in _AROUND))

    @cached_property
    def _around(self) -> frozenset[str]:
        return frozenset().union(*(self._whole.get(key, frozenset()) for key in _AROUND))

    @cached_property
    def _all_begun(self) -> tuple[str, ...]:
        return tuple(start for starts in self._begun.values() for start in starts)

    @property
    def is_known(self) -> bool:
        """Whether there are words of the language at all."""
        return bool(self._whole)

    def knows(self, word: str) -> bool:
        """Whether a word is one that pages use around their articles, or a number."""
        return word in self._all or word in self._around or self._is_mark(word)

    def recommends(self, line: str) -> bool:
        """Whether a line says that something may interest its reader, and hardly anything else."""
        if len(line) > _LONGEST_TEXT:
            return False
        words = [each.text for each in words_in(line)]
        if not 2 < len(words) <= _LONGEST_READING or not any(self.has("interest", word) for word in words):
            return False
        addressed = any(self.has("reader", word) or word in _READERS for word in words)
        return addressed and any(self.has("may", word) for word in words) and self._is_mostly_known(words)

    def _is_mostly_known(self, words: Sequence[str]) -> bool:
        return sum(not self.knows(word) for word in words) * _STRANGE <= len(words)

    def _is_call(self, word: str) -> bool:
        return word in self._all or self._is_mark(word)

    def _is_mark(self, word: str) -> bool:
        return word[0].isdigit() or "@" in word[1:] or word.startswith(self._all_begun)

    def _of(self, line: str) -> str:
        if len(line) > _LONGEST_TEXT or not self._whole or _NO_CALL.search(line):
            return ""
        said = words_in(line)
        words = [each.text for each in said]
        if not 2 <= len(words) <= LONGEST:
            return ""
        if self._goes_on(words, line) or (self._earns(words) and any(self.has("reader", word) for word in words)):
            return "ad"
        if self._leads_to_others(words, line):
            return "related"
        if self._ends_in_click(said):
            return "cta"
        strange = sum(not self._is_call(word) for word in words)
        if strange * _STRANGE > len(words):
            return ""
        return self._kind(said, words, line.rstrip(), strange)

    def _kind(self, said: Sequence[Word], words: list[str], line: str, strange: int) -> str:
        verbs = [at for at in range(len(said)) if self.commands(said, at)]
        if verbs and (kind := self._asks_for(words, verbs)):
            return kind
        if strange:
            return ""
        if self.count("rights", words) >= _FEWEST_RIGHTS and self.count("verbs", words) <= 1:
            return "footer"
        if verbs and not line.endswith(":") and self._reports(words):
            return "cta"
        if self._is_reading_time(words, line):
            return "meta"
        short = "" if line.endswith((".", ":")) else self._short_call(words, verbs, line)
        return short or ("meta" if self._is_question(words, line) else "")

    def _ends_in_click(self, said: Sequence[Word]) -> bool:
        """Whether the last clause says nothing but where to click, whatever it is for."""
        begins = max(at for at, each in enumerate(said) if each.first)
        last = [each.text for each in said[begins:]]
        keys = ("click", "here", "leads", "verbs", "reader")
        return (
            begins > 0
            and len(last) <= _LONGEST_CLICK
            and all(any(self.has(key, word) for word in last) for key in ("click", "here"))
            and all(any(self.has(key, word) for key in keys) for word in last)
        )

    def _leads_to_others(self, words: list[str], line: str) -> bool:
        """Whether a line names articles on the same subject, or those that most people read."""
        if len(words) > _LONGEST_OTHERS or line.endswith((".", ":", "!", "?", ",", ";")):
            return False
        pairs = (("same", "topic"), ("most", "read"))
        return all(map(self.knows, words)) and any(
            all(any(self.has(key, word) for word in words) for key in pair) for pair in pairs
        )

    def _short_call(self, words: list[str], verbs: list[int], line: str) -> str:
        if _MONEY.search(line) and any(self.has("price", word) for word in words):
            return "paywall"
        return self._short(words, verbs) if verbs and len(words) <= _LONGEST_LINK + 3 * ("?" in line) else ""

    def commands(self, said: Sequence[Word], at: int) -> bool:
        """Whether a word is a verb where commands are: at an end of a clause, or behind a word that leads to one."""
        if not self.has("verbs", said[at].text):
            return False
        return said[at].first or said[at].last or self.has("leads", said[at - 1].text)

    def _asks_for(self, words: list[str], verbs: list[int]) -> str:
        """The kind of a call that names a newsletter, a network, the comments, an account or a subscription."""
        addressed = any(self.has("reader", word) or self.has("here", word) for word in words)
        for thing in _ASKED if addressed or len(words) <= _LONGEST_LINK // 2 else _ASKED_ALONE * (verbs[0] == 0):
            named = [at for at, word in enumerate(words) if self.has(thing, word)]
            if named and any(at != verb for at in named for verb in verbs):
                return thing
        return ""

    def _goes_on(self, words: list[str], line: str) -> bool:
        """Whether a line says where the text goes on: *The rest of the report below the advertisement*."""
        on = {word for word in words if self.has("goes-on", word)}
        things = {word for word in words if any(self.has(key, word) for key in ("page", "ad", "browse"))} - on
        known = all(self.knows(word) for word in words)
        return len(on) > 1 and bool(things) and known and len(words) <= _LONGEST_LINK + 1 and not line.endswith(".")

    def _earns(self, words: list[str]) -> bool:
        """Whether the page says that it earns by a link: *If you buy through a link, we receive a commission*."""
        return any(self.has("affiliate", word) for word in words) and any(
            self.has("here", word) or self.has("shop", word) for word in words
        )

    def _short(self, words: list[str], verbs: list[int]) -> str:
        """The kind of a call in a few words that only the page's own words make one."""
        if any(self.has("joins", words[at]) for at in verbs):
            return self._joins(words)
        if any(self.has("ad", word) for word in words):
            return "ad"
        things = [at for at, word in enumerate(words) if self.has("page", word) or self.has("app", word)]
        if any(at != verb for at in things for verb in verbs):
            return "cta"
        return "cta" if self.has("click", words[0]) and any(self.has("here", word) for word in words) else ""

    def _joins(self, words: list[str]) -> str:
        """What a call to subscribe or sign in is for."""
        if any(self.has("login", word) for word in words):
            return "login"
        return "subscribe" if any(self.has("price", word) for word in words) else "newsletter"

    def _reports(self, words: list[str]) -> bool:
        """Whether the line asks for mistakes, hints or letters."""
        if any("@" in word for word in words):
            return any(self.has("reader", word) for word in words)
        wrong = any(self.has("contact", word) for word in words)
        return wrong and any(
            self.has("ctrl", word) or self.has("reader", word) or self.has("here", word) for word in words
        )

    def _is_question(self, words: list[str], line: str) -> bool:
        """Whether readers are asked what they think of the page, with the answers to click behind it."""
        return (
            "?" in line
            and any(self.has("useful", word) for word in words)
            and (self.count("answers", words[-3:]) > 1 or any(self.has("page", word) for word in words))
        )

    def _is_reading_time(self, words: list[str], line: str) -> bool:
        timed = any(word[0].isdigit() for word in words) and any(self.has("minutes", word) for word in words)
        read = any(self.has("verbs", word) for word in words) and any(self.has("page", word) for word in words)
        return timed and read and len(words) <= _LONGEST_READING and not line.endswith(".")


def words_in(line: str) -> list[Word]:
    """The words of a line in lower case, each with whether a clause begins or ends with it."""
    tokens = _TOKEN.findall(line.translate(_PLAIN).casefold().replace("e-mail", "email"))
    return [
        Word(token, at == 0 or tokens[at - 1] in _ENDS, at + 1 == len(tokens) or tokens[at + 1] in _ENDS)
        for at, token in enumerate(tokens)
        if token not in _ENDS
    ]


@cache
def stock(language: str) -> Stock:
    """The words of a language's calls; none for a language without a file of its own."""
    return Stock(read_words(f"calls/{language}.txt", text_of("calls", language)))
