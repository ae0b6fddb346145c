"""What people wrote -> the corrected page, with its markup kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from mtcheck import loading
from mtcheck.errors import ReadError, UsageError, make_printable, shorten
from mtcheck.fixing import Edit, Refused, Speller, Unchanged, clash, edit_document, rewriting, tidy_edits
from mtcheck.fixing.rereading import Change, is_read_as_meant, read_texts
from mtcheck.fixing.writing import encode_texts
from mtcheck.loading.bitexts.wanted import Wanted
from mtcheck.model.kinds import Format
from mtcheck.model.spans import Span
from mtcheck.model.text import Block, Document
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import BRAHMIC_UNSPACED, lazy
from mtcheck.reporters.counting import plural
from mtcheck.reporters.passages import within
from mtcheck.review.binding import Judged
from mtcheck.review.model import Origin
from mtcheck.review.outputs import Output
from mtcheck.review.states import set_states

_QUOTED = 40
_OPENING = frozenset("([{<«‹„“‚‘¿¡/-–—'’\u2011")
"""Characters that no space follows, at a place where something is put in."""
_UNSPACED = lazy(rf"[{BRAHMIC_UNSPACED}\u2e80-\u9fff\uf900-\ufaff]")
"""Letters and marks of scripts that separate words by no spaces."""


class Correction(NamedTuple):
    """A text that somebody wrote in place of ``start..end``, code points of the page as read."""

    start: int
    end: int
    text: str
    origin: Origin
    source: tuple[int, int] | None = None
    """The place of the original that it is about, where somebody named it."""


class _Made(NamedTuple):
    """A correction and what it changes in the file."""

    correction: Correction
    edits: tuple[Edit, ...]


def corrections(page: Judged) -> tuple[Correction, ...]:
    """All that people wrote, in page order; what several wrote alike is one.

    Raises:
        UsageError: two of them overlap; the message names the files and both.
    """
    found: dict[tuple[int, int, str], Correction] = {}
    for each in _list_corrections(page):
        found.setdefault((each.start, each.end, each.text), each)
    ordered = [found[key] for key in sorted(found)]
    for one, other in pairwise(ordered):
        if clash(Edit(*one[:3]), Edit(*other[:3])):
            files = " and ".join(dict.fromkeys((one.origin.file, other.origin.file)))
            both = f"{_describe_correction(one)} and {_describe_correction(other)}"
            raise UsageError(f"{files}: two corrections overlap: {both}; keep one of them")
    return tuple(ordered)


def _list_corrections(page: Judged) -> Iterator[Correction]:
    for finding, decision in page.accepted:
        if decision.replacement is not None and finding.target is not None:
            source = (finding.source.start, finding.source.end) if finding.source else None
            yield Correction(decision.start, decision.end, decision.replacement, decision.origin, source)
    for added in page.review.added:
        if added.replacement is not None:
            yield Correction(added.start, added.end, added.replacement, added.origin, added.source)
    for edit in page.review.edits:
        yield Correction(edit.start, edit.end, edit.replacement, edit.origin)


def _describe_correction(correction: Correction) -> str:
    return f"{correction.start}..{correction.end} to '{make_printable(shorten(correction.text, _QUOTED))}'"


def correct_page(_path: Path, judged: Sequence[Judged]) -> Output:
    """The page as people corrected it, in its encoding and with its markup.

    Raises:
        ReadError: the page cannot be read, or its encoding cannot hold what was written.
        UsageError: there are several pages.
    """
    if len(judged) != 1:
        raise UsageError(f"--corrected: takes one page; apply the decisions over the {len(judged)} pages one by one")
    (page,) = judged
    made, left_out = _make_edits(page)
    data = loading.read_bytes(Path(page.report.path))
    encoded, written, broken = _encode_most(page, made, data)
    return Output(encoded, f"the page with {plural(written, 'correction')}", (*left_out, *broken))


def _encode_most(page: Judged, made: Sequence[_Made], data: bytes) -> tuple[bytes, int, tuple[str, ...]]:
    """The bytes of the page with all corrections that a file of texts bears, how many these are, and the others.

    Raises:
        ReadError: it bears none of them, or not all that it bears one by one.
    """
    try:
        return _encode(page, made, data), len(made), ()
    except ReadError:
        if not page.target.document.format.is_bitext:
            raise
    broken = dict(_find_broken(page, made, data))
    sound = [each for each in made if each.correction not in broken]
    if not sound:
        raise ReadError(next(iter(broken.values())))
    return _encode(page, sound, data), len(sound), tuple(broken.values())


def _find_broken(page: Judged, made: Sequence[_Made], data: bytes) -> Iterator[tuple[Correction, str]]:
    """The corrections that cannot be written even alone, each with a line that says why."""
    try:
        _encode(page, made, data)
    except ReadError as error:
        if len(made) > 1:
            half = len(made) // 2
            yield from _find_broken(page, made[:half], data)
            yield from _find_broken(page, made[half:], data)
        else:
            ((correction, _),) = made
            yield correction, f"{correction.origin.file}: {_describe_correction(correction)}: {error}"


def _encode(page: Judged, made: Sequence[_Made], data: bytes) -> bytes:
    """The bytes of the page with some corrections.

    Raises:
        ReadError: they cannot be written, or a file of texts would not be read with them as they are meant.
    """
    document, written = page.target.document, [each.correction for each in made]
    edits = _settle(document, [edit for each in made for edit in each.edits])
    after = edit_document(document, tidy_edits(document, [*edits, *_list_states(page, written)]))
    encoded = encode_texts(after, Path(page.report.path), data, loading.MAX_BYTES)
    if document.format.is_bitext:
        _refuse_misread(page, written, data, encoded)
    return encoded


def _list_states(page: Judged, written: Sequence[Correction]) -> Sequence[Edit]:
    """What gives the corrected units the state that is asked for."""
    if not page.state:
        return ()
    return set_states(page.target.document, [Span(each.start, each.end) for each in written], page.state)


def _settle(document: Document, edits: Sequence[Edit]) -> Sequence[Edit]:
    """The edits of all corrections, with quotation marks around values that need them."""
    try:
        return Speller(document).settle_all(edits)
    except Refused as reason:
        raise ReadError(f"{document.name}: a correction cannot be written: {reason}") from reason


def _refuse_misread(page: Judged, written: Sequence[Correction], before: bytes, after: bytes) -> None:
    """Refuse corrections that a file of texts would not be read with as they are written.

    Raises:
        ReadError: it would not.
    """
    path, report = Path(page.report.path), page.report
    wanted = Wanted(report.source_language, report.target_language, page.columns)
    try:
        texts = read_texts(before, path, wanted)
    except ReadError:
        return  # it is larger than what is read unasked
    changes = [Change(Span(each.start, each.end), each.text) for each in written]
    if not is_read_as_meant(texts, read_texts(after, path, wanted), changes):
        raise ReadError(f"{report.name}: with it the file or another text in it would be broken")


def _make_edits(page: Judged) -> tuple[list[_Made], tuple[str, ...]]:
    """The corrections with their edits of the file, and what cannot be written into it."""
    document = page.target.document
    speller = Speller(document, settles_each=False)
    made: list[_Made] = []
    left_out: list[str] = []
    for each in corrections(page):
        try:
            made.append(_Made(each, tuple(_edit(document, each, speller))))
        except Refused as reason:
            left_out.append(f"{each.origin.file}: {_describe_correction(each)}: {reason}")
    return made, tuple(left_out)


def _edit(document: Document, correction: Correction, speller: Speller) -> Sequence[Edit]:
    start, end = correction.start, correction.end
    was = document.text[start:end]
    if start == end:
        block = block_at(document.blocks, start)
        if block and document.format.is_bitext and block.span.end < start:
            block = None  # what stands before it is a text of its own
        text = space_text(correction.text, block, start)
        return speller.settle([Edit(start, end, speller.spelled(text, start, block), was)]) if text else ()
    if document.format is Format.PLAIN:
        return (Edit(start, end, correction.text, was),)
    try:
        return rewriting(document, Span(start, end), correction.text, speller)
    except Unchanged:
        return ()


def block_at(blocks: Sequence[Block], at: int) -> Block | None:
    """The block that a place stands in or after."""
    before = [each for each in blocks if each.pieces and each.span.start <= at]
    return next((each for each in reversed(before) if at <= each.span.end), before[-1] if before else None)


def space_text(text: str, block: Block | None, at: int) -> str:
    """A text that is put in at a place of a block, with the spaces that part it from the words beside it."""
    if block is None or not text.strip():
        return text
    offset, _ = within(block, Span(at, at))
    before, after = block.text[:offset][-1:], block.text[offset:][:1]
    if before.isalnum() and after.isalnum():
        return text
    lead = " " if _parts(before, text[0]) else ""
    tail = " " if after.isalnum() and _parts(text[-1], after) else ""
    return f"{lead}{text}{tail}"


def _parts(before: str, after: str) -> bool:
    """Whether a space stands between two characters."""
    if not before or before.isspace() or not after.isalnum() or before in _OPENING:
        return False
    return not _UNSPACED.search(before + after)
