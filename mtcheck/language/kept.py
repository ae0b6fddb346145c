"""What stays in a translation as it is: code, formulas, placeholders, tags, addresses, paths, passages marked as kept.

Checks of wording read a text's prose: the same text with all that made unreadable, so that every place keeps its
offset.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from mtcheck.language.holders import find_holders
from mtcheck.language.packaged import DATA
from mtcheck.model.bead import Side
from mtcheck.model.kinds import BlockKind, MarkKind
from mtcheck.model.tags import primary
from mtcheck.model.text import Block, Segment
from mtcheck.patterns import ADDRESS_START, any_of, lazy

FILLER = "\ufffc"
"""What stands in prose for each character of what stays."""

_ADDRESS = lazy(
    rf"(?:\b{ADDRESS_START}|(?:https?|ftps?|file|mailto|ssh|git):/)[^\s<>\"«»“”]*[^\s<>\"«»“”.,;:!?'’)\]]"
    r"|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}"
)
_TYPED = r", ?(?:number|date|time|spellout|ordinal|duration|list)(?: ?,[^{}\n]{1,60})?"
"""What ICU writes of a placeholder's type and style: *{0, number, integer}*."""
_PLACEHOLDER = lazy(
    r"\{\{[^{}\n]{0,200}\}\}|\{%[^{}\n]{0,200}%\}|[$#%]\{[\w.-]{1,60}\}|%\(\w{1,60}\)[sdif]"
    rf"|\{{[\w.-]{{0,60}}(?:[!:][^{{}}\s]{{1,40}}|{_TYPED})?\}}"
    r"|\{ ?[$-][\w-]{1,60} ?\}|(?<![\w%])%(?:\d\$)?(?:@|(?:l{1,2}|[.0]\d)?[sdiuxfgc]\b)"
    r"|\{ ?\w{1,60}, ?(?:plural|select|selectordinal),"
    r"|(?:(?<=[},])|(?<=[},] ))(?:zero|one|two|few|many|other|=\d{1,3})(?= ?\{)"
    r"|<%[^<>\n]{0,200}%>|(?<!\w):[a-z][a-z0-9]*(?:_[a-z0-9]+)*:(?!\w)"
)
_NUMBERED = ("printf", "qt")
_LOWER_CASE_NAMES = lazy(lambda: rf"(?<!\w)(?:{any_of(_lower_case_names())})(?!\w)")
_PATH = lazy(r"(?<![\w/.<-])(?:~|\.{1,2})?(?:/[\w.-]{1,60}){2,12}(?<![.-])")
_TAG = lazy(r"</?(?:[A-Za-z][\w:-]{0,20}(?:\s[^<>\n]{0,300})?|\d{1,3})/?>")
_EMOJI = lazy(
    "[\u231a-\u23ff\u2600-\u27bf\u2b50-\u2b55\U0001f300-\U0001faff]"
    "(?:[\ufe0f\U0001f3fb-\U0001f3ff]|\u200d[\u2600-\u27bf\U0001f300-\U0001faff])*"
)


def _lower_case_names() -> list[str]:
    """Names of several words that are written in lower case."""
    lines = (DATA / "names" / "lower_case.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


@lru_cache(maxsize=512)
def placeholders(text: str) -> tuple[tuple[int, int], ...]:
    """Where a text holds placeholders that a program fills in."""
    found = "{" in text or "%" in text or ":" in text
    return tuple(match.span() for match in _PLACEHOLDER.finditer(text)) if found else ()


def fill_ins(text: str, language: str) -> tuple[tuple[int, int], ...]:
    """The same with those that only a program's texts have, such as Qt's *%1*: what is written in them says nothing."""
    numbered = (each for each in find_holders(text, language) if each.kind in _NUMBERED)
    return (*placeholders(text), *((each.start, each.end) for each in numbered))


@lru_cache(maxsize=512)
def addresses(text: str) -> tuple[tuple[int, int], ...]:
    """Where a text holds addresses of pages and mailboxes."""
    found = "//" in text or "@" in text or "www." in text
    return tuple(match.span() for match in _ADDRESS.finditer(text)) if found else ()


@lru_cache(maxsize=512)
def paths(text: str) -> tuple[tuple[int, int], ...]:
    """Where a text holds paths of files."""
    return tuple(match.span() for match in _PATH.finditer(text)) if text.count("/") > 1 else ()


@lru_cache(maxsize=512)
def emojis(text: str) -> tuple[tuple[int, int], ...]:
    """Where a text holds emoji, each with what modifies it."""
    return () if text.isascii() else tuple(match.span() for match in _EMOJI.finditer(text))


@lru_cache(maxsize=512)
def tags(text: str) -> tuple[tuple[int, int], ...]:
    """Where a text that a program shows holds tags of HTML, or the numbered ones of a framework."""
    return tuple(match.span() for match in _TAG.finditer(text)) if "<" in text else ()


def kept_spans(block: Block, *languages: str) -> list[tuple[int, int]]:
    """All that stays in a block, by markup or by its look, in order and apart from one another.

    Args:
        block: a block of either side.
        languages: the block's language and that of the other side; what is declared to be in another one stays.
    """
    look = _find_by_look(block.text)
    if not block.marks and block.kind is not BlockKind.CODE:
        return list(look)
    found = {*block.kept, *look, *_find_quoted(block, languages)}
    return list(_join_overlapping(sorted(found))) if found else []


@lru_cache(maxsize=1024)
def _find_by_look(text: str) -> tuple[tuple[int, int], ...]:
    """What stays in a text by its look, in order and apart from one another."""
    found = {span for each in (placeholders, addresses, paths, tags) for span in each(text)}
    return tuple(_join_overlapping(sorted(found))) if found else ()


def _join_overlapping(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Spans in the order of their beginnings, those that overlap as one."""
    last: tuple[int, int] | None = None
    for start, end in spans:
        if last and start < last[1]:
            last = last[0], max(last[1], end)
        else:
            if last:
                yield last
            last = start, end
    if last:
        yield last


def _find_quoted(block: Block, languages: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Runs that the markup declares to be in another language than the page.

    A whole block must be in a third language: one that is left in the original's may say so as well.
    """
    own = tuple(map(primary, languages))
    for mark in block.marks if own else ():
        if mark.kind is MarkKind.KEPT and mark.target and (named := primary(mark.target)) != own[0]:
            whole = mark.end - mark.start == len(block.text)
            if not whole or named not in own:
                yield mark.start, mark.end


def prose(segment: Segment, *languages: str) -> str:
    """The segment's text, of the same length, with a filler for what stays."""
    spans = kept_spans(segment.block, *languages)
    if not spans:
        return segment.text
    return _blank_out(segment.text, ((start - segment.start, end - segment.start) for start, end in spans))


def prose_of_side(side: Side, *languages: str) -> str:
    """The same for a side of a bead, at whose place it may be read."""
    return " ".join(prose(segment, *languages) for segment in side.segments)


def prose_of(block: Block) -> str:
    """The same for a block."""
    spans = kept_spans(block)
    return _blank_out(block.text, spans) if spans else block.text


def _blank_out(text: str, spans: Iterable[tuple[int, int]]) -> str:
    parts, at = [], 0
    for start, end in sorted(spans):
        first, last = max(at, start), min(len(text), end)
        if first < last:
            parts += [text[at:first], FILLER * (last - first)]
            at = last
    return "".join([*parts, text[at:]])


def find_small_names(text: str) -> list[tuple[int, int]]:
    """Where firms and agencies stand whose names are written in lower case: *news aktuell*."""
    return [match.span() for match in _LOWER_CASE_NAMES.finditer(text)]
