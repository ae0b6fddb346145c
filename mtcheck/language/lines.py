"""The shape of lines: where sentences end, which lines go on in the next, which pieces belong together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from mtcheck.language.widths import is_wide
from mtcheck.language.wordlists import ANY, word_set
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import PICTURES, lazy

_CLOSERS = "\"'”’“»«›‹)]}」』）】 \u00a0\u202f"
_ENDS = ".!?…。！？｡؟۔।॥:："
_SIGNS = lazy(rf"[\s{PICTURES}]+$")
"""Emoji and arrows that stand behind a sentence."""
_COMMA = lazy(r"[,;،，][\"”’“»«)]*$")
_GOES_ON = lazy(
    r"[,.;:!?)\]…]|[”’»](?![^\W\d_])|[\"']\s*[,.;!?]|['’](?:s|t|re|ll|ve|d|m)\b|[-–—]\s+[a-zà-ÿ]"
    r"|[\"“„«‘]\s?[a-zà-ÿ]{2}|[\"“„«‘]a\s|\d+[-–]\d+,\s[a-zà-ÿ]"
)
_DOTS = lazy(r"(?:\.\.\.|…)[\"”»]?$")
_INNER_END = lazy(r"[^\W\d_]{3,}[.!?][\"”»]?\s+[\"“„«»]?[^\W\d_a-zà-ÿ]")
_SPOKEN = lazy(r"(?:,[\"”»]|[\"”»“]\s?,)\s+[a-zà-ÿ]")
_SIGNED = lazy(r"[.!?…][\"”’»]?\s?\([^()]{2,24}\)$")
_PUNCTUATION = lazy(r"[\W_]+")
_PAIRS = (("“", "”"), ("„", "“"), ("(", ")"), ("[", "]"), ("«", "»"))
_ABBREVIATED = lazy(r"\s[^\W\d_]\.[^\W\d_]\.$")
_QUOTED = lazy(r"[“\"„«][^“”\"„«»]{3,120}[”\"“»][,.]")
"""A quotation alone on its line, with the mark of the sentence around it."""
_LABELLED = lazy(r"(?:[^\W\d_]+ ){0,2}[^\W\d_]+: ")
_OPENERS = '"“„«‘'
_NUMBER = lazy(r"\d+(?:[^\w\s]\d+)*")
_STOPPED = lazy(r"(?<=[.!])\s+")
_SLOGAN = 3
_NAME = 2
_ADDRESS = 3
_LONG = 13
_SHORT = 6
_FEWEST_DETAILS, _LONGEST_DETAIL = 3, 9

DETAIL = lazy(r"[^\W\d_][^:.!?]{1,28}\s?: ?\S")
"""What begins with what it is of, and has a value behind the colon."""


def words(text: str) -> int:
    """Words of a line; two characters of an unspaced script count as one."""
    spaced = len(text.split())
    if spaced <= 3 and len(text) > 8 and not text.isascii() and (unspaced := _count_unspaced(text)):
        return max(spaced, unspaced // 2)
    return spaced


def _count_unspaced(text: str) -> int:
    """Letters of scripts that are written without spaces."""
    return sum(
        "\u3040" <= char <= "\u30ff" or "\u3400" <= char <= "\u9fff" or "\u0e00" <= char <= "\u0e7f" for char in text
    )


def fold_numbers(text: str) -> str:
    """The line with '#' for its numbers, its dates and times included, and with single blanks."""
    return _NUMBER.sub("#", " ".join(text.split()))


def ends(text: str) -> bool:
    """Whether the line ends as a sentence does, or with a colon that announces what follows."""
    bare = text.rstrip(_CLOSERS)
    if bare and bare[-1] > "\u203b":
        bare = _SIGNS.sub("", bare)
    return bool(bare) and (bare[-1] in _ENDS or (text[-1] == ")" and bool(_SIGNED.search(text))))


def is_slogan(text: str) -> bool:
    """Whether a line is two or more sentences of three words at most, as sites praise themselves."""
    sentences = _STOPPED.split(text.strip())
    return len(sentences) > 1 and all(0 < len(each.split()) <= _SLOGAN for each in sentences)


def trails_off(text: str) -> bool:
    """Whether the line ends in an ellipsis."""
    return bool(_DOTS.search(text))


def ends_in_comma(text: str) -> bool:
    """Whether the line ends in a comma or semicolon, before or after a closing quotation mark."""
    return bool(_COMMA.search(text))


def is_punctuation(text: str) -> bool:
    """Whether the line holds no letter and no digit."""
    return bool(_PUNCTUATION.fullmatch(text))


def goes_on(text: str) -> bool:
    """Whether a line starts as no sentence does: in lower case or with what belongs to the line before."""
    if _GOES_ON.match(text):
        return True
    if not text[:1].islower():
        return False
    first, _, rest = text.partition(" ")
    if any(each.isupper() or each in "@/_" for each in first) or (rest and "." in first[:-1]):
        return False  # iPhone, an address
    if not rest and text[-1].isdigit():
        return False  # what a member of a forum is called
    return not (first in word_set(ANY, "name-particles") and rest[:1].isupper())


def last_word(text: str) -> str:
    """The last word in lower case, without the marks after it."""
    tail = text.rsplit(None, 1)
    return tail[-1].lower() if tail else ""


def first_word(text: str) -> str:
    """The first word in lower case, without a comma after it."""
    return text.partition(" ")[0].rstrip(",").lower()


class Line(NamedTuple):
    """A line with what its shape says."""

    text: str
    words: int
    ends: bool
    comma: bool
    goes_on: bool
    gap: bool = True

    @property
    def is_open(self) -> bool:
        """Whether the sentence does not end with the line."""
        return self.comma or not self.ends

    @property
    def is_short(self) -> bool:
        return self.words <= _SHORT

    @property
    def cannot_be_heading(self) -> bool:
        """Whether the line is too long for a heading, holds more than one sentence, or names who said a quotation."""
        return self.words > _LONG or bool(_INNER_END.search(self.text) or _SPOKEN.search(self.text))


@lru_cache(maxsize=1024)
def line(text: str, gap: bool = True) -> Line:
    """The line of a text."""
    return Line(text, words(text), ends(text), ends_in_comma(text), goes_on(text), gap)


class Hinges(NamedTuple):
    """Words of a language, in lower case, that tell pieces of sentences from headings."""

    last: frozenset[str] = frozenset()
    """Words that no sentence and no heading ends with."""
    first: frozenset[str] = frozenset()
    """Words that begin sentences rather than headings."""
    articles: frozenset[str] = frozenset()
    """Words that begin noun phrases."""
    common: frozenset[str] = frozenset()
    """Frequent small words, which are no names."""
    pairs: frozenset[str] = frozenset()
    """Two words together that no sentence and no heading ends with, though the second alone may be a verb's."""

    def leaves_open(self, text: str) -> bool:
        """Whether a line ends as no sentence and no heading does."""
        return bool(self.pairs) and " ".join(text.lower().rsplit(None, 2)[-2:]) in self.pairs


def torn_runs(lines: Sequence[Line | None], hinges: Hinges, gapped: bool = False) -> Iterator[tuple[int, int]]:
    """First and last index of every run of lines that are pieces of one sentence.

    Args:
        lines: the page's lines; None stands for what cannot be a piece, such as a headline or a list item.
        hinges: the language's words at which sentences are torn.
        gapped: whether blank lines stand between the page's lines as a rule, so that lines without one between them
            were broken by their author.
    """
    start = 0
    while start < len(lines) - 1:
        last = start
        while last + 1 < len(lines) and _goes_on_next(lines, last, last > start, hinges):
            last += 1
        if last > start and (_is_sound(lines, start, last, gapped) or _sets_name_apart(lines, start, last, hinges)):
            yield start, last
        start = max(last, start + 1)


def _goes_on_next(lines: Sequence[Line | None], at: int, running: bool, hinges: Hinges) -> bool:
    """Whether a line goes on in the next one."""
    this, following = lines[at], lines[at + 1]
    if this is None or following is None:
        return False
    if running and is_punctuation(this.text) and (following.goes_on or following.text.isdigit()):
        return True
    if not this.is_open:
        return following.words <= _NAME and bool(_ABBREVIATED.search(this.text))
    if following.goes_on or this.comma:
        return _goes_on_in(lines, at, running, hinges)
    is_open = hinges.leaves_open(this.text)
    if (is_open or last_word(this.text) in hinges.last) and not _begins_anew(following, hinges):
        return is_open or running or not _is_heading(this, following, hinges)
    if not this.is_short and _QUOTED.fullmatch(following.text):
        return True
    if _opens_bracket(this.text, following.text):
        return True
    sticks = running or this.cannot_be_heading
    if not following.is_short:
        return False
    after = lines[at + 2] if at + 2 < len(lines) else None
    if following.is_open and not following.comma and after is not None and after.goes_on:
        opener = first_word(this.text)
        named = this.is_short and opener in hinges.articles
        return sticks or named or is_punctuation(after.text) or opener in hinges.first
    return sticks and following.ends and following.words <= _SHORT - 2


def _goes_on_in(lines: Sequence[Line | None], at: int, running: bool, hinges: Hinges) -> bool:
    """Whether a line goes on in the next, which begins in lower case or follows a comma."""
    this, following = lines[at], lines[at + 1]
    if this is None or following is None:
        return False
    if not following.goes_on:
        after = lines[at + 2] if at + 2 < len(lines) else None
        goes_on = following.is_open and after is not None and after.goes_on
        return running or ((following.is_short or goes_on) and not _is_salutation(lines, at))
    if this.comma or running or last_word(this.text) in hinges.last:
        return True
    if not following.ends and _LABELLED.match(following.text):
        return False
    speaks = following.text[0] in _OPENERS and following.ends and following.words > _SHORT
    return not (speaks and this.words <= (_SHORT if _SPOKEN.search(following.text) else _ADDRESS))


def _begins_anew(following: Line, hinges: Hinges) -> bool:
    """Whether a line is a sentence of its own, so that the one before it was cut off."""
    whole = following.ends and following.words >= _SHORT and following.text[0].isupper()
    return whole and any(first_word(following.text) in each for each in (hinges.first, hinges.articles, hinges.common))


def _is_heading(this: Line, following: Line, hinges: Hinges) -> bool:
    """Whether a line is complete although its last word is a preposition: *What the dispute is about*."""
    whole = following.ends and following.words >= _SHORT and following.text[0].isupper()
    return whole and not this.cannot_be_heading and last_word(this.text) not in hinges.articles


def _is_salutation(lines: Sequence[Line | None], at: int) -> bool:
    """Whether a line that ends in a comma addresses a letter's reader or takes leave: *Dear neighbours,*."""
    this, following, after = lines[at], lines[at + 1], lines[at + 2] if at + 2 < len(lines) else None
    if this is None or following is None or this.words == 1:
        return True
    if this.goes_on or (after is not None and after.goes_on):
        return False
    return this.words <= _ADDRESS and (following.ends or following.words <= _ADDRESS)


def _opens_bracket(text: str, following: str) -> bool:
    """Whether a quotation or bracket opens in the first line and closes in the second."""
    return any(
        text.count(left) > text.count(right) and following.count(right) > following.count(left)
        for left, right in _PAIRS
        if left in text and right in following
    )


def _is_sound(lines: Sequence[Line | None], start: int, last: int, gapped: bool) -> bool:
    """Whether a run is a sentence and no list, verse or text wrapped at a width."""
    run = [each for each in lines[start : last + 1] if each is not None]
    ended = run[-1].ends
    scores = any(is_punctuation(each.text) for each in run)
    fragments = not ended and not scores and all(each.words <= 3 for each in run)
    if fragments or any(not each.text.isascii() and _count_unspaced(each.text) for each in run):
        return False
    before = lines[start - 1] if start else None
    if before is not None and before.text.endswith(":") and (run[0].goes_on or not (ended and run[1].gap)):
        return False
    if gapped and _is_verse(run):
        return False
    if any(each.gap for each in run[1:]) or any(each.words <= _NAME for each in run):
        return True
    return not gapped and len(run) <= _ADDRESS and not _is_wrapped(run)


def _sets_name_apart(lines: Sequence[Line | None], start: int, last: int, hinges: Hinges) -> bool:
    """Whether a line between two others is a name, before which an article or preposition ends the line above."""
    run = [each for each in lines[start : last + 1] if each is not None]
    return run[-1].ends and any(
        last_word(above.text) in hinges.last
        and name.words <= _SHORT
        and all(word[0].isupper() or word in hinges.last for word in name.text.split())
        and below.text[0].islower()
        for above, name, below in zip(run, run[1:], run[2:], strict=False)
    )


def _is_verse(run: Sequence[Line]) -> bool:
    """Whether most lines stand right under each other, as their author broke them, though a title is set apart."""
    apart = sum(each.gap for each in run[1:])
    return 2 * apart < len(run) - 1


def _is_wrapped(run: Sequence[Line]) -> bool:
    """Whether all lines but the last are nearly of one length, as of text wrapped at a width."""
    lengths = [len(each.text) for each in run[:-1]]
    return min(lengths) > 40 and max(lengths) <= 100 and max(lengths) - min(lengths) < 16


def join_pieces(pieces: Sequence[str], spaced_marks: str = "") -> str:
    """The pieces as one sentence: no space before what closes or goes on, none after what opens."""
    text = ""
    for piece in pieces:
        tight = not text or text[-1] in "([“„" or (_GOES_ON.match(piece) and piece[0] not in "-–—")
        if text and piece[:1] in spaced_marks and piece[:1] != "":
            tight = False
        tight = tight or (is_wide(text[-1]) and is_wide(piece[:1]))
        text += piece if tight else f" {piece}"
    return _without_spaces(text, spaced_marks)


def _without_spaces(text: str, spaced_marks: str) -> str:
    marks = "".join(mark for mark in ".,;!?" if mark not in spaced_marks)
    return re.sub(rf"(?<=\w) +(?=[{re.escape(marks)}](?:\s|$))", "", text)


def list_details(texts: Iterable[str]) -> frozenset[int]:
    """The numbers of lines of which several in a row give a value behind what it is of: *Format: 14 x 23 cm*."""
    rows = groupby(enumerate(texts), key=lambda line: bool(DETAIL.match(line[1])) and words(line[1]) <= _LONGEST_DETAIL)
    runs = ([at for at, _ in row] for is_detail, row in rows if is_detail)
    return frozenset(at for run in runs if len(run) >= _FEWEST_DETAILS for at in run)
