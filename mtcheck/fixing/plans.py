"""A finding with a suggestion -> the edits that follow it, as small as they can be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mtcheck.fixing.edits import Edit
from mtcheck.fixing.places import Token, is_among_text, is_held, is_unseen, list_covered, runs, tokens, units_of, words
from mtcheck.fixing.sections import find_bare_leads
from mtcheck.fixing.spelling import Speller, Unchanged
from mtcheck.fixing.values import Refused
from mtcheck.language.lines import words as count_words
from mtcheck.model.finding import Finding
from mtcheck.model.kinds import BlockKind, Format, MarkKind
from mtcheck.model.spans import Place, Span
from mtcheck.model.text import Block, Document
from mtcheck.model.tuples import NamedTuple

_MOST_TOKENS = 2000
"""Of what differs; more is replaced as a whole instead of word by word."""
_BARE = "the text that belongs to it stays"
_TITLES = frozenset({"aside", "details"})
_FEWEST_LEFT = 2
"""Words of a line of which a part is removed; fewer are a stump."""


class Plan(NamedTuple):
    """What to do about findings that ask for one and the same change."""

    findings: tuple[Finding, ...]
    edits: tuple[Edit, ...]

    @property
    def place(self) -> Place:
        """What the findings ask to be replaced."""
        return _place(self.findings[0])

    @property
    def text(self) -> str:
        """What is to be read there."""
        return self.findings[0].suggestion or ""


class Kept(NamedTuple):
    """A finding that was left alone, and why."""

    finding: Finding
    reason: str


def plans(document: Document, findings: Iterable[Finding]) -> tuple[list[Plan], list[Kept]]:
    """What to do about findings of a document that have a suggestion.

    Returns:
        The changes, in page order, and the findings whose suggestion cannot be written into the file.
    """
    groups: dict[tuple[int, int, str], list[Finding]] = {}
    for each in findings:
        if each.target is not None and each.suggestion is not None:
            place = _place(each)
            groups.setdefault((place.start, place.end, each.suggestion), []).append(each)
    planned: list[Plan] = []
    kept: list[Kept] = []
    speller = Speller(document)
    for (start, end, text), group in sorted(groups.items()):
        try:
            edits = rewriting(document, _without_stump(document, Span(start, end), text), text, speller)
        except Refused as reason:
            kept += [Kept(each, str(reason)) for each in group]
        else:
            planned.append(Plan(tuple(group), edits))
    if document.format is Format.MARKDOWN:
        bare = set(find_bare_leads(document, [plan.place.span for plan in planned if not plan.text]))
        kept += [Kept(each, _BARE) for plan in planned if plan.place.span in bare for each in plan.findings]
        planned = [plan for plan in planned if plan.place.span not in bare]
    return planned, kept


def _place(finding: Finding) -> Place:
    place = finding.fixes or finding.target
    if place is None:
        raise ValueError(f"{finding.check}: a finding without a place")
    return place


def _without_stump(document: Document, span: Span, text: str) -> Span:
    """The place to remove, with the marks alone that would be left of its line.

    Raises:
        Refused: a single word would be left of a line that had several.
    """
    if text or document.format.is_bitext:
        return span
    for block in list_covered(document, span):
        left = _count_words(_rest(block, span))
        if left < _FEWEST_LEFT <= _count_words(block.text):
            if left:
                raise Refused("a single word would be left of its line")
            span = Span(min(span.start, block.span.start), max(span.end, block.span.end))
    return span


def _count_words(text: str) -> int:
    """How many words stand in a line, marks by themselves left out."""
    return count_words(" ".join(word for word in text.split() if any(map(str.isalnum, word))))


def _rest(block: Block, span: Span) -> str:
    """What is left of a block's text without a stretch of the document."""
    return "".join(unit.text for unit in units_of(block, block.span) if not span.start <= unit.start < span.end)


def rewriting(document: Document, span: Span, text: str, speller: Speller) -> tuple[Edit, ...]:
    """The edits after which a reader sees ``text`` at a place that is not empty; markup inside it stays.

    Raises:
        Unchanged: a reader sees that already.
        Refused: it cannot be written there.
    """
    blocks = list_covered(document, span)
    old = tokens(blocks, span)
    if not any(token.text.strip() for token in old) and not text.strip():
        return _raw(document, span, text)
    if not old:
        return _raw(document, span, speller.spelled(text, span.start, None))
    if document.format.is_bitext and any(is_held(document, token) for token in old):
        span, old, text = _widened(blocks, span, text)
    found = [
        edit
        for start, end, new in _differences([token.text for token in old], words(text))
        for edit in _edit(document, blocks, old, _spared(document, old, (start, end), new), new, speller)
    ]
    if not found:
        raise Unchanged("the suggested text is already there")
    _refuse_code(blocks, found)
    _refuse_empty_markup(document, blocks, found)
    return speller.settle(found)


def _widened(blocks: Sequence[Block], span: Span, text: str) -> tuple[Span, list[Token], str]:
    """The whole of the first block, and what it is to be."""
    whole = blocks[0].span
    old = tokens((blocks[0],), whole)
    before = "".join(token.text for token in tokens((blocks[0],), Span(whole.start, max(whole.start, span.start))))
    after = "".join(token.text for token in tokens((blocks[0],), Span(min(span.end, whole.end), whole.end)))
    return whole, old, f"{before}{text}{after}"


def _spared(document: Document, old: Sequence[Token], at: tuple[int, int], new: str) -> tuple[int, int]:
    """The tokens to replace or, of several alike, others beside them, so that what holds more than a blank stays.

    Raises:
        Refused: it would go in any case.
    """
    start, end = at
    if not document.format.is_bitext:
        return at
    for shift in _shifts(old, start, end) if not new else (0,):
        if not any(is_held(document, token) for token in old[start + shift : end + shift]):
            return start + shift, end + shift
    raise Refused("a line break or an inline code in it would be lost")


def _shifts(old: Sequence[Token], start: int, end: int) -> Iterator[int]:
    """How far a range of tokens may be moved so that what is left of them without it is the same."""
    yield 0
    shift = 0
    while end + shift < len(old) and old[start + shift].text == old[end + shift].text:
        shift += 1
        yield shift
    shift = 0
    while start + shift > 0 and old[start + shift - 1].text == old[end + shift - 1].text:
        shift -= 1
        yield shift


def _raw(document: Document, span: Span, text: str) -> tuple[Edit, ...]:
    """The replacement of what readers do not see, among what they read: not in a tag, a comment or an address."""
    was = document.text[span.start : span.end]
    if not was or "<" in was or was == text:
        raise Refused("its place holds nothing that could be replaced")
    if document.format.is_bitext and any(sign in was for sign in "\r\n\\&"):
        raise Refused("a line break or an escape in it would be lost")
    blocks = [block for block in document.blocks if block.span.start <= span.start and span.end <= block.span.end]
    if any(not is_among_text(document.text, block, span) for block in blocks):
        raise Refused("it is in markup")
    edits = (Edit(span.start, span.end, text, was),)
    _refuse_code(blocks, edits)
    return edits


def _refuse_code(blocks: Sequence[Block], edits: Sequence[Edit]) -> None:
    """Code is written as its author wants it."""
    for block in blocks:
        code = [block.locate(mark.start, mark.end) for mark in block.marks if mark.kind is MarkKind.CODE]
        code += [block.span] if block.kind is BlockKind.CODE else []
        if any(edit.start < span.end and span.start < edit.end for edit in edits for span in code):
            raise Refused("it is in code")


def _differences(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Ranges of the old tokens, each with the text that takes its place."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    tail = 0
    while tail < min(len(old), len(new)) - start and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    rest, wanted = old[start : len(old) - tail], new[start : len(new) - tail]
    if max(len(rest), len(wanted)) > _MOST_TOKENS or not (rest and wanted):
        if rest or wanted:
            yield start, start + len(rest), "".join(wanted)
        return
    from difflib import SequenceMatcher

    for kind, first, last, low, high in SequenceMatcher(None, rest, wanted, autojunk=False).get_opcodes():
        if kind != "equal":
            yield start + first, start + last, "".join(wanted[low:high])


def _edit(
    document: Document, blocks: Sequence[Block], old: Sequence[Token], at: tuple[int, int], new: str, speller: Speller
) -> Iterator[Edit]:
    """What makes ``new`` of some tokens, or stands it between two; markup between them stays."""
    start, end = at
    if start == end:
        place = old[start - 1].units[-1].end if start and not old[start - 1].is_seam else old[start].units[0].start
        yield Edit(place, place, speller.spelled(new, place, _block(blocks, place)))
        return
    seams = [token for token in old[start:end] if token.is_seam]
    if seams and (len(seams) < end - start or len(seams) > 1):
        if new or document.format is Format.HTML:
            raise Refused("it would be rewritten across several paragraphs")
        seams = []
    if seams:
        first, last = speller.border(*seams[0].units[0][1:])
        yield Edit(first, last, speller.spelled(new, first, None), document.text[first:last])
        return
    units = tuple(unit for token in old[start:end] if not token.is_seam for unit in token.units)
    text = new
    for first, last in runs(document.text, units):
        was = document.text[first:last]
        yield Edit(first, last, speller.spelled(text, first, _block(blocks, first)), was)
        text = ""


def _block(blocks: Sequence[Block], at: int) -> Block | None:
    return next((block for block in blocks if block.span.start <= at <= block.span.end), None)


def _refuse_empty_markup(document: Document, blocks: Sequence[Block], edits: Sequence[Edit]) -> None:
    """Markdown has no empty links and no empty emphasis: what remained of them would be shown.

    The title of an admonition would take the line that opens it along.
    """
    if document.format is not Format.MARKDOWN:
        return
    gone = [edit for edit in edits if edit.removes]
    for block in blocks:
        if _is_gone(block.span, gone, document.text):
            if not _TITLES.isdisjoint(block.landmarks):
                raise Refused("the line is part of the page's structure")
            continue
        for mark in block.marks:
            if mark.start < mark.end and _is_gone(block.locate(mark.start, mark.end), gone, document.text):
                raise Refused("empty markup would be left")


def _is_gone(span: Span, edits: Sequence[Edit], text: str) -> bool:
    at = span.start
    for edit in sorted(edits):
        if edit.end > at and is_unseen(text[at : edit.start]):
            at = edit.end
    return at >= span.end
