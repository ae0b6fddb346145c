"""Document -> segments: sentences where a block has several, the whole block where it is a label or a headline.

A cut is made where an end mark stands, the language's profile does not object (abbreviations, ordinal numbers,
initials, speech that goes on after its quotation) and sentencex, which knows further languages' abbreviations,
agrees. sentencex takes a quotation for one sentence, so it is shown the text without quotation marks.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from mtcheck.language.profiles import Profile, profile
from mtcheck.language.traits import Trait, has_trait
from mtcheck.model.kinds import BlockKind
from mtcheck.model.tags import primary
from mtcheck.model.text import Block, Document, Segment
from mtcheck.patterns import PICTURES, SURROGATE, lazy

_SPACED = lazy(
    r"""(?<![.!?…؟।])(?P<mark>[.!?…؟।]++)
        (?P<close>["'”’»«“‘›‹)\]]*(?:[ \u00a0\u202f][»›](?=\s))?)
        (?P<space>\s+)
        (?P<open>(?:(?:\[\d{1,3}\]|[+*•·▪●◦‣※†‡§|"""
    + PICTURES
    + r"""]+)\s{1,2}){0,2}["'“”„‚‘«»‹›(\[¿¡–—-]*[ \u00a0\u202f]?)
        (?P<next>[^\W_]['’\w-]*)""",
    re.VERBOSE,
)
_UNSPACED = lazy(r"[。！？]+(?P<close>[」』”’）》〉\"]*)\s*(?=\S)")
_BEFORE = lazy(r"(?:^|(?<=[\s(\[„“‚‘«»‹›\"'/–—-]))\S+$")
_WORD = lazy(r"\w+")
_ROMAN = lazy(r"[IVX]+$")
_QUOTES = str.maketrans(dict.fromkeys('"“”„‚‘«»‹›', " "))
"""Half a character, which the segmenter cannot take."""
_SINGLE = lazy(r"(?<!\w)['’]|['’](?!\w)")
_GOES_ON = lazy(r"[とってなのだ、，,]|[^。，！？]{0,8}[说說道问問喊答]")
_LONGEST_ORDINAL = 3
_LATEST = 512
"""Texts whose sentences are kept: those of a long page and its original."""
_BACK = 24
"""How many characters before an end mark are looked at; no abbreviation is longer."""


def split(text: str, language: str) -> list[tuple[int, int]]:
    """Start and end of every sentence of a text, without the white space between them.

    Everything but white space is covered, in order and once. A language without a profile is cut by sentencex's
    rules for it.
    """
    return list(_split(text, language))


@lru_cache(maxsize=_LATEST)
def _split(text: str, language: str) -> tuple[tuple[int, int], ...]:
    cuts = _unspaced_cuts(text) if has_trait(primary(language), Trait.UNSPACED) else _spaced_cuts(text, language)
    spans = (_trim_span(text, start, end) for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True))
    return tuple((start, end) for start, end in spans if start < end)


def segment(document: Document, language: str) -> tuple[Segment, ...]:
    """The segments of a document in page order; code has none, and none begins inside a run of it."""
    return tuple(
        Segment(block, start, end)
        for block in document.blocks
        if block.kind is not BlockKind.CODE
        for start, end in _whole(split(block.text, language), block)
    )


def _whole(spans: list[tuple[int, int]], block: Block) -> list[tuple[int, int]]:
    """The spans, those joined that a run of code goes through."""
    kept = block.kept
    if not kept or len(spans) < 2:
        return spans
    joined = spans[:1]
    for start, end in spans[1:]:
        if any(first < start < last for first, last in kept):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _trim_span(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return end - len(piece.lstrip()), start + len(piece.rstrip())


def _unspaced_cuts(text: str) -> list[int]:
    return [
        match.end()
        for match in _UNSPACED.finditer(text)
        if not (match["close"] and _GOES_ON.match(text, match.end()))
        and not unicodedata.category(text[match.end()]).startswith(("M", "C"))
    ]


def _spaced_cuts(text: str, language: str) -> list[int]:
    facts = profile(language)
    cuts, doubtful = [], []
    for match in _candidates(text):
        verdict = _verdict(text, match, facts)
        if verdict:
            cuts.append(match.end("space"))
        elif verdict is None:
            doubtful.append(match)
    if doubtful:
        agreed = _boundaries(text, language)
        cuts += [
            m.end("space") for m in doubtful if any(at in agreed for at in range(m.end("mark"), m.end("open") + 1))
        ]
        cuts.sort()
    return cuts


def _candidates(text: str) -> Iterator[re.Match[str]]:
    match = _SPACED.search(text)
    while match:
        yield match
        match = _SPACED.search(text, match.end("space"))


def _boundaries(text: str, language: str) -> frozenset[int]:
    from sentencex import get_sentence_boundaries

    bare = SURROGATE.sub("\ufffd", _SINGLE.sub(" ", text.translate(_QUOTES)))
    return frozenset(each["end_index"] for each in get_sentence_boundaries(primary(language) or "en", bare))


def _verdict(text: str, match: re.Match[str], facts: Profile) -> bool | None:
    """True to cut, False not to, None where the profile has no objection."""
    follows = match["next"]
    if follows[0].islower():
        return False
    if match["close"] and "." not in match["mark"] and _is_attribution(text, match, facts):
        return False
    if match["mark"] != "." or (match["close"] and not match["close"].startswith(")")):
        return True if match["close"] or match["mark"] in "!?" else None
    starter = follows[0].isupper() and len(follows) > 1 and follows.lower() in facts.function_words
    start = match.start("mark")
    return _after_full_stop(text[max(0, start - _BACK) : start], follows, starter, facts)


def _is_attribution(text: str, match: re.Match[str], facts: Profile) -> bool:
    words = _WORD.findall(text, match.start("next"), match.end() + _BACK)[:3]
    return not facts.speech_verbs.isdisjoint(words)


def _after_full_stop(before: str, follows: str, starter: bool, facts: Profile) -> bool | None:
    found = _BEFORE.search(before)
    word = found[0] if found else before
    if word.isdigit() or _ROMAN.match(word):
        return _after_number(before[: len(before) - len(word)], word, follows, starter, facts)
    if len(word) == 1 and word.isalpha():
        return starter or (word == "I" and facts.code == "en")
    return _after_abbreviation(before, word, follows, starter, facts)


def _after_number(before: str, number: str, follows: str, starter: bool, facts: Profile) -> bool | None:
    if not facts.ordinal_dot:
        return None if number.isdigit() or len(number) > 1 or starter else False
    if len(number) > _LONGEST_ORDINAL and number.isdigit():
        return True
    word = follows.partition("'")[0].lower()
    if word in facts.months or word in facts.day_words or follows[0].isdigit():
        return False
    if starter or len(number) == _LONGEST_ORDINAL:
        return True
    words = before.split()
    return False if not words or words[-1].lower() in facts.function_words or _ROMAN.match(number) else None


def _after_abbreviation(before: str, word: str, follows: str, starter: bool, facts: Profile) -> bool | None:
    tail = before.lower().rstrip()
    parts = tail.split()
    known = next(
        (name for size in (4, 3, 2) if (name := " ".join(parts[-size:])) in facts.abbreviations and len(parts) >= size),
        word.lower() if word.lower() in facts.abbreviations else "",
    )
    if not known:
        return None
    if known in facts.function_words or known in facts.negators:
        return None if not follows[0].isdigit() else False
    if known in facts.final_abbreviations or word.islower():
        return starter
    return False
