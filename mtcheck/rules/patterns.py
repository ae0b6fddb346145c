"""The one door to ``regex``: patterns of users, validated when they are read and limited in time when they are used.

A pattern is an expression as Python's ``re`` knows them, with ``\\p{...}`` for properties of characters besides. What
else ``regex`` can do (recursion, approximate matching) is refused: it is seldom meant, and can take for ever.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from time import thread_time
from typing import Any

from mtcheck.errors import CheckError, UsageError, one_line
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import BRAHMIC_UNSPACED, HAN_AND_KANA, lazy

LONGEST_PATTERN = 2_000
"""Characters of a pattern."""
MOST_REPEATED = 10_000
"""Characters of a pattern if every counted repetition were written out, as ``regex`` does."""
MATCH_SECONDS = 0.5
"""What matching one pattern with one text may take, in seconds of the processor."""
RULE_SECONDS = 2.0
"""What a rule may take for one page."""
PAGE_SECONDS = 20.0
"""What all rules together may take for one page."""
_OWN = 0.9
"""The share of its time that a thread has taken for itself if no other was at work."""
MOST_PLACES = 10_000
"""Places that a pattern may match in one text."""

_PART = lazy(r"\\[pPN]\{[^{}]*\}|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\{(\d*)(?:,(\d*))?\}|.", re.DOTALL)
"""A character, a class, a property or a counted repetition, which has numbers."""
_PROPERTY = lazy(r"\\[pP](?:\{\^?[\w =:&.-]+\}|[A-Z])")
_CONTROL = lazy(r"[\x00-\x08\x0b-\x1f\x7f]")
_UNSPACED = HAN_AND_KANA + BRAHMIC_UNSPACED
"""Letters of scripts that put no space between words, for a class of characters."""
_SPACED = lazy(rf"(?![{_UNSPACED}])\w")
_APOSTROPHES = "['\u2019]"


class RunawayError(CheckError):
    """A pattern that takes too long, or marks too much."""


class Found(NamedTuple):
    """A place that a pattern matches, with its groups by number and name."""

    start: int
    end: int
    groups: Any

    @property
    def is_empty(self) -> bool:
        """Whether it is a place between two characters, as what only looks ahead matches."""
        return self.start == self.end

    def text(self, group: str) -> str:
        """What a group matched; nothing where it took no part."""
        return self.groups[int(group) if group.isdecimal() else group] or ""


@dataclass(frozen=True)
class Pattern:
    """An expression, compiled when it is first used."""

    text: str
    case_sensitive: bool = True

    @cached_property
    def compiled(self) -> Any:
        """The pattern of ``regex``."""
        import regex

        return regex.compile(self.text, regex.VERSION0 | (0 if self.case_sensitive else regex.IGNORECASE))

    def has_group(self, group: str) -> bool:
        """Whether there is a group of this number or name; 0 is the whole match."""
        if group.isdecimal():
            return len(group) < 4 and int(group) <= self.compiled.groups
        return group in self.compiled.groupindex


def read_pattern(text: str, key: str, where: str, *, case_sensitive: bool) -> Pattern:
    """A pattern that a user wrote.

    Raises:
        UsageError: it is too long, cannot be compiled, or matches the empty text.
    """
    if len(text) > LONGEST_PATTERN:
        raise UsageError(f"{where}: '{key}' has more than {LONGEST_PATTERN:,} characters; make several rules of it")
    if match := _CONTROL.search(text):
        cure = "put the pattern between single quotes, so that TOML leaves backslashes alone"
        raise UsageError(f"{where}: '{key}' has the control character {match[0]!a}; {cure}")
    pattern = Pattern(text, case_sensitive)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            re.compile(_PROPERTY.sub(_stand_in, text))
            _validate_repetitions(text)
            is_void = pattern.compiled.search("", timeout=MATCH_SECONDS) is not None
    except TimeoutError as error:
        raise UsageError(f"{where}: '{key}' takes too long even with the empty text; make it simpler") from error
    except Exception as error:  # both modules raise many kinds of errors over patterns that are wrong
        said = one_line(error) or type(error).__name__
        raise UsageError(f"{where}: '{key}' is not a pattern: {said}; correct it, or use '{key}-words'") from error
    if is_void:
        raise UsageError(f"{where}: '{key}' matches the empty text, so it matches everywhere; write '+' for '*'")
    return pattern


def _validate_repetitions(text: str) -> None:
    """Refuse what takes all memory before it is used, and braces, in which ``regex`` reads more than ``re`` does.

    Raises:
        ValueError: naming it.
    """
    groups, size, last = [], 0, 0
    for match in _PART.finditer(text):
        part = match[0]
        if part == "(":
            groups.append(size + last)
            size = last = 0
        elif part == ")":
            size, last = (groups.pop() if groups else 0), size + last
        elif match[1] or match[2]:
            last *= max(int(number or 1) for number in match.groups())
        elif part.startswith("{"):
            raise ValueError(
                f"a brace that does not repeat anything at position {match.start()}; write \\{{ for the character"
            )
        else:
            size, last = size + last, 1
        if size + last > MOST_REPEATED:
            raise ValueError(f"it repeats more than {MOST_REPEATED:,} times what it repeats; use + or smaller numbers")


def _stand_in(match: re.Match[str]) -> str:
    """What ``re`` knows, in place of a property, of the same length."""
    length = len(match[0])
    return r"\w" * (length // 2) + "w" * (length % 2)


def read_words(words: Iterable[str], *, case_sensitive: bool, whole: bool) -> Pattern:
    """A pattern for any of some words or phrases, the longest first; ``*`` at a word's edge is any letters."""
    alternatives = sorted({_word(each, whole) for each in words}, key=len, reverse=True)
    return Pattern("|".join(alternatives), case_sensitive)


def _word(word: str, whole: bool) -> str:
    tokens = word.split()
    text = r"\s+".join(map(_token, tokens))
    if not whole:
        return text
    before = r"(?<!\w)" if _SPACED.match(tokens[0]) else ""
    after = r"(?!\w)" if _SPACED.match(tokens[-1][-1]) else ""
    return f"{before}{text}{after}"


def _token(token: str) -> str:
    bare = token.strip("*")
    if not bare:
        return re.escape(token)
    start, end = token.startswith("*"), token.endswith("*")
    inner = token[start : len(token) - end]
    escaped = "".join(_APOSTROPHES if char in "'\u2019" else re.escape(char) for char in inner)
    return (r"\w*" if start else "") + escaped + (r"\w*" if end else "")


class PageClock:
    """The processor's time that the rules may still take for one page."""

    def __init__(self) -> None:
        self.left = PAGE_SECONDS


class RuleClock:
    """The processor's time that one rule may still take for one page."""

    def __init__(self, page: PageClock) -> None:
        self._page = page
        self._left = RULE_SECONDS

    def find_all(self, pattern: Pattern, text: str) -> list[Found]:
        """All places that a pattern matches, in their order and without overlaps; they may be empty.

        Raises:
            RunawayError: it takes longer than it may, or matches too often.
        """
        return self._search(pattern, text, None)

    def find_first(self, pattern: Pattern, text: str) -> Found | None:
        """The first of these places.

        Raises:
            RunawayError: as for ``find_all``.
        """
        return next(iter(self._search(pattern, text, 1)), None)

    def _search(self, pattern: Pattern, text: str, most: int | None) -> list[Found]:
        """So many of these places.

        ``regex`` counts the time of all threads of the process. Where the others took it, the search is begun again
        with more.
        """
        limit = min(MATCH_SECONDS, self._left, self._page.left)
        if limit <= 0:
            raise RunawayError(self._reason())
        allowed = limit
        while True:
            began = thread_time()
            try:
                return list(islice(_list_places(pattern, text, allowed), most))
            except TimeoutError:
                if thread_time() - began >= _OWN * limit:
                    raise RunawayError(self._reason() if limit < MATCH_SECONDS else _too_long()) from None
                allowed *= 2
            finally:
                spent = thread_time() - began
                self._left -= spent
                self._page.left -= spent

    def _reason(self) -> str:
        if self._page.left < self._left:
            return f"was not used to the end: all rules together took the {PAGE_SECONDS:g} s that a page may take"
        return f"took more than {RULE_SECONDS:g} s for the page; {_CURE}"


def _list_places(pattern: Pattern, text: str, seconds: float) -> Iterator[Found]:
    for number, match in enumerate(pattern.compiled.finditer(text, timeout=seconds)):
        if number == MOST_PLACES:
            raise RunawayError(f"matches more than {MOST_PLACES:,} places; make it narrower")
        yield Found(match.start(), match.end(), match)


_CURE = "do without repetition inside repetition, as in (a+)+, and begin with a word that is seldom"


def _too_long() -> str:
    return f"took more than {MATCH_SECONDS:g} s; {_CURE}"


def is_kept(wanted: str, text: str, *, case_sensitive: bool) -> bool:
    """Whether a text has another in it that is no part of longer words there; white space is all alike."""
    wanted, text = " ".join(wanted.split()), " ".join(text.split())
    if not case_sensitive:
        wanted, text = wanted.casefold(), text.casefold()
    at = text.find(wanted)
    while at >= 0:
        if not (_joins(text, at) or _joins(text, at + len(wanted))):
            return True
        at = text.find(wanted, at + 1)
    return False


def _joins(text: str, at: int) -> bool:
    """Whether a place is inside a word of a script that separates words."""
    return 0 < at < len(text) and bool(_SPACED.match(text[at - 1]) and _SPACED.match(text[at]))
