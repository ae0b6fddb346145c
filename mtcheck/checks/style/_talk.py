"""Where a page holds what a language model said round its translation, and what it is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import takewhile

from mtcheck.checks.base import Article
from mtcheck.language.talk import Reading, Vocabulary, tokenize, vocabulary
from mtcheck.model.kinds import BlockKind
from mtcheck.model.tags import primary
from mtcheck.model.text import Block, Document
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy


class Kind(StrEnum):
    """What a piece of talk does."""

    PREAMBLE = "preamble"
    CLOSING = "closing"
    REFUSAL = "refusal"
    REQUEST = "request"
    OMISSION = "omission"
    NOTE = "note"


class Piece(NamedTuple):
    """A piece of talk in a block's text."""

    block: Block
    start: int
    end: int
    kind: Kind


class _Place(NamedTuple):
    """Whether a block is the first or the last of the page or of its running text."""

    first: bool
    last: bool


class _Clause(NamedTuple):
    start: int
    end: int
    text: str

    @property
    def announces(self) -> bool:
        """Whether it ends in a colon."""
        return self.text.rstrip("*_ ").endswith((":", "："))


class _Run(NamedTuple):
    """Clauses that follow each other, all of them talk."""

    start: int
    end: int
    classes: frozenset[str]
    tokens: int
    announces: bool
    whole: bool
    """Whether it is all that the block says."""
    exact: bool
    """Whether every word is known, or what is unknown stands beside words that tell talk."""


_END = lazy(r"[.!?…]+(?=[\s)\]*_]|$)[)\]*_]*|[。！？：]|:(?=[\s*_]|$)[*_]*")
_SPACE = lazy(r"\s*+")
_LEADING = " \t\n*_#>-–—([（【"
_DOTS = ".…· "
_QUOTES = tuple("\"“”„«‹「『'‘»")
_BRACKETED = lazy(r"[(\[（【]([^()\[\]（）【】]{8,160})[)\]）】]")
_OPENING = "([（【"
_TOLERANCE = 9
"""One word in so many may be unknown where assent, an apology or an offer tells talk already."""
_TELLING = frozenset({"assent", "ask", "sorry"})
_LEANING = _TELLING | {"anchor", "work", "hope", "offer"}
"""At the beginning and end of a page these bear one unknown word in a line of its own."""
_FEWEST = 3
_LABEL = frozenset({"anchor", "product", "tongue", "filler", "you", "me"})
_LONGEST_LABEL, _LONGEST_HEAD = 6, 4
_OPENERS = frozenset({"ai", "note"})
_OPENING_LETTERS, _FIRST_LETTERS = 400, 40
_NEAR = 14
"""In so many letters after *as a language model* must come who speaks."""

_PREAMBLES = (
    {"anchor", "offer"},
    {"anchor", "assent"},
    {"anchor", "me"},
    {"offer", "product", "tongue"},
    {"assent", "offer", "product"},
    {"assent", "me", "product"},
)
_CLOSINGS = (
    {"ask", "work"},
    {"ask", "anchor"},
    {"invite", "work"},
    {"invite", "anchor"},
    {"hope", "invite"},
    {"hope", "ask"},
    {"hope", "anchor"},
    {"you", "me", "work"},
    {"you", "cannot", "work"},
    {"you", "me", "anchor"},
)
_WEAK_CLOSINGS = ({"ask"}, {"hope"}, {"invite", "me"})
"""At the end of a page only; an invitation that names nobody (*do not hesitate*) is what any office writes there."""
_REFUSALS = ({"cannot", "aid"}, {"cannot", "anchor"})
_REQUESTS = ({"give", "anchor"}, {"lack", "anchor"}, {"lack", "give", "product"})
_OMISSIONS = ({"rest", "cut"},)
_BRACKETED_OMISSIONS = (*_OMISSIONS, {"anchor", "cut"})
_NOTES = ({"anchor", "term"}, {"anchor", "me"}, {"anchor", "keep"}, {"keep", "tongue"}, {"keep", "me", "term"})


def pieces(article: Article) -> tuple[Piece, ...]:
    """All talk of the page, in page order; none of a kind that the original has too."""
    found = tuple(_pieces(article.target, _vocabularies(article.target_language, article.source_language)))
    if not found or article.source is None:
        return found
    own = {each.kind for each in _pieces(article.source, _vocabularies(article.source_language))}
    return tuple(each for each in found if each.kind not in own)


def _vocabularies(*languages: str) -> tuple[Vocabulary, ...]:
    known = (vocabulary(code) for code in dict.fromkeys((*map(primary, filter(None, languages)), "en")))
    return tuple(each for each in known if each)


def _pieces(document: Document, vocabularies: Sequence[Vocabulary]) -> Iterator[Piece]:
    blocks = [block for block in document.blocks if block.kind.is_visible and block.text.strip()]
    text = [at for at, block in enumerate(blocks) if block.region.is_running_text]
    first, last = {0, *text[:1]}, {len(blocks) - 1, *text[-1:]}
    for at, block in enumerate(blocks):
        if block.kind not in (BlockKind.CODE, BlockKind.QUOTE, BlockKind.CONTROL):
            place = _Place(at in first, at in last)
            yield from next(filter(None, (_of_block(block, words, place) for words in vocabularies)), ())


def _of_block(block: Block, words: Vocabulary, place: _Place) -> list[Piece]:
    """What one language's vocabulary finds in a block."""
    if not words.may_tell(tokenize(block.text)) or block.text.lstrip(_LEADING + _DOTS).startswith(_QUOTES):
        return []
    run = _run(block.text, _clauses(block.text), words, place.first or place.last)
    if run and (kind := _kind(run, place)):
        start, end = (0, len(block.text)) if run.whole else (run.start, run.end)
        return [Piece(block, start, end, kind)]
    if kind := _opening(block.text, words):
        return [Piece(block, 0, len(block.text), kind)]
    if place.last and (run := _trailing(block.text, words)) and _fits(run, _CLOSINGS + _WEAK_CLOSINGS):
        return [Piece(block, run.start, run.end, Kind.CLOSING)]
    return list(_bracketed(block, words))


def _clauses(text: str) -> Iterator[_Clause]:
    start = len(text) - len(text.lstrip(_LEADING + _DOTS))
    for match in _END.finditer(text, start):
        yield _Clause(start, match.end(), text[start : match.end()])
        start = _SPACE.match(text, match.end()).end()  # type: ignore[union-attr]  # matches anything
    if start < len(text):
        yield _Clause(start, len(text), text[start:])


def _read(text: str, words: Vocabulary, at_edge: bool) -> Reading | None:
    """The reading of a clause that is talk."""
    tokens = tokenize(text)
    reading = words.read(tokens, max(len(tokens) // _TOLERANCE, at_edge and len(tokens) >= _FEWEST))
    leaning = _LEANING if at_edge else _TELLING
    return reading if reading and (not reading.unknown or reading.classes & leaning) else None


def _run(text: str, clauses: Iterator[_Clause], words: Vocabulary, at_edge: bool) -> _Run | None:
    """The clauses from the first on that are talk."""
    read = ((clause, _read(clause.text, words, at_edge)) for clause in clauses)
    taken = list(takewhile(lambda each: each[1], read))
    readings = [reading for _, reading in taken if reading]
    if not readings:
        return None
    end = taken[-1][0].end
    return _Run(
        taken[0][0].start,
        end,
        frozenset().union(*(each.classes for each in readings)),
        sum(each.tokens for each in readings),
        taken[-1][0].announces,
        not text[end:].strip(_LEADING + "])"),
        all(not each.unknown or each.classes & _TELLING for each in readings),
    )


def _trailing(text: str, words: Vocabulary) -> _Run | None:
    """The clauses that are talk at a text's end."""
    clauses = list(_clauses(text))
    taken = len(list(takewhile(bool, (_read(each.text, words, False) for each in reversed(clauses)))))
    return _run(text, iter(clauses[len(clauses) - taken :]), words, False)


def _fits(run: _Run | Reading, wanted: Sequence[set[str]]) -> bool:
    return any(each <= run.classes for each in wanted)


def _kind(run: _Run, place: _Place) -> Kind | None:
    """What a run at a block's beginning does; None where it may be the article's own."""
    if _is_preamble(run, place):
        return Kind.PREAMBLE
    if not run.whole or not (run.exact or _fits(run, _CLOSINGS)):
        return None
    if _fits(run, _OMISSIONS) and not run.announces:
        return Kind.OMISSION
    if _fits(run, _REFUSALS):
        return Kind.REFUSAL
    if _fits(run, _REQUESTS):
        return Kind.REQUEST
    return Kind.CLOSING if _fits(run, _CLOSINGS) or (place.last and _fits(run, _WEAK_CLOSINGS)) else None


def _is_preamble(run: _Run, place: _Place) -> bool:
    if place.first and run.announces and "anchor" in run.classes and run.classes <= _LABEL:
        return run.tokens <= _LONGEST_LABEL
    if not _fits(run, _PREAMBLES) or run.classes & {"cannot", "ask", "invite", "lack", "cut"}:
        return False
    if not run.exact:
        return run.whole and run.announces and place.first
    return place.first or ((run.whole or run.announces) and (run.announces or bool(run.classes & {"assent", "me"})))


def _opening(text: str, words: Vocabulary) -> Kind | None:
    """A note, or words of a model about itself: told by how they begin, since they may go on in any words."""
    begin = text[:_OPENING_LETTERS].lstrip(_LEADING)
    if not words.may_begin(tokenize(begin[:_FIRST_LETTERS])[:1], _OPENERS):
        return None
    tokens = tokenize(begin)
    length, classes = words.longest(tokens, 0)
    if "ai" in classes:
        near = _near(tokens[length:])
        return Kind.REFUSAL if near and _known(words, near) & {"me", "cannot"} else None
    if "note" in classes:
        head = next(_clauses(text))
        is_head = head.announces and len(tokenize(head.text)) <= _LONGEST_HEAD
        rest = words.read(tokens[length:], len(tokens)) if is_head else None
        return Kind.NOTE if rest and _fits(rest, _NOTES) else None
    return None


def _near(tokens: Sequence[str]) -> list[str]:
    found: list[str] = []
    for token in tokens:
        if sum(map(len, found)) >= _NEAR:
            break
        found.append(token)
    return found


def _known(words: Vocabulary, tokens: Sequence[str]) -> frozenset[str]:
    reading = words.read(tokens, len(tokens))
    return reading.classes if reading else frozenset()


def _bracketed(block: Block, words: Vocabulary) -> Iterator[Piece]:
    """Words in brackets that say that the rest was left out."""
    for match in _BRACKETED.finditer(block.text) if any(map(block.text.__contains__, _OPENING)) else ():
        tokens = tokenize(match[1])
        reading = words.read(tokens, 0) if len(tokens) > 1 else None
        if reading and _fits(reading, _BRACKETED_OMISSIONS):
            yield Piece(block, match.start(), match.end(), Kind.OMISSION)
