"""Two pages beside each other: read, settled, segmented, aligned, and what is wrong with the pair as a pair."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from mtcheck import loading
from mtcheck.config import Config
from mtcheck.language import identify, lexicon
from mtcheck.language.codes import language_code
from mtcheck.model.bead import Bead
from mtcheck.model.report import NotChecked
from mtcheck.model.tags import primary
from mtcheck.model.text import Document, Segment
from mtcheck.regions import assign
from mtcheck.segmentation import segment

_FEWEST_LETTERS = 200
"""Of an original's body, below which coverage says nothing of whether it is the right one."""
_FEWEST_SEGMENTS = 3
"""Of a side, below which a sentence left untranslated is a finding and not a wrong file."""
_ANOTHER_ARTICLE = 0.3
"""Coverage, weighted by similarity, below which the original is another article."""
_SURE_LANGUAGE = 0.8
SAME_TEXT = "original and translation are the same text; name the original's own file"
_LONGEST_LABEL, _FEWEST_LABELS = 60, 3
_SAME = 0.9
"""Share of equal segments from which two pages are one."""
_LEFT = 0.15
"""Share of equal segments from which on a page in the original's language is one that was left untranslated."""


class Relation(StrEnum):
    """What an original and a translation are to each other."""

    SOUND = "sound"
    SWAPPED = "swapped"
    SAME = "same"
    ANOTHER_ARTICLE = "another-article"
    SAME_LANGUAGE = "same-language"
    OTHER_LANGUAGE = "other-language"
    EMPTY = "empty"


@dataclass(frozen=True)
class Side:
    """One page, ready to be set beside another."""

    document: Document
    language: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True)
class Alignment:
    """Two pages beside each other."""

    source: Side
    target: Side
    beads: tuple[Bead, ...]
    coverage: float
    """Share of the letters of the original's article, page chrome left aside, that have a counterpart; 0 to 1."""
    verdict: Relation = Relation.SOUND
    notes: tuple[NotChecked, ...] = ()
    """What a reader must know before trusting the beads."""
    signature: str = ""
    """The encoder that compared the segments; empty where none did."""

    @property
    def is_sound(self) -> bool:
        """Whether the two are an original and its translation."""
        return self.verdict is Relation.SOUND

    @property
    def gaps(self) -> tuple[NotChecked, ...]:
        """What checks beside the original cannot vouch for, for the report."""
        if not self.is_sound:
            return (NotChecked("original", "nothing was compared with it"),)
        gaps = list(self.notes)
        if not self.signature:
            gaps.append(NotChecked("omissions and additions", "not checked without an encoder for both languages"))
        doubtful = [bead for bead in self.beads if bead.source and bead.silent and _body(bead.target)]
        if doubtful:
            lines = ", ".join(str(self.target.document.position(bead.target[0].span.start)[0]) for bead in doubtful)
            reason = f"too unlike its counterpart in the original to be compared, in line {lines}"
            gaps.append(NotChecked("translation", reason))
        alone = sum(not bead.source and not _body(bead.target) for bead in self.beads)
        if alone:
            part = "1 part" if alone == 1 else f"{alone} parts"
            gaps.append(NotChecked("page", f"{part} around the article without counterpart in the original"))
        return tuple(gaps)


def align_pages(
    source: str | Path | Document,
    target: str | Path | Document,
    source_language: str = "",
    target_language: str = "",
    config: Config | None = None,
) -> Alignment:
    """Align an original with its translation; with coverage, verdict and notes.

    Args:
        source: the original: a text (``str``), a file (``Path``) or a ``Document``.
        target: the translation.
        source_language: the original's language as an ISO 639-1 code; the configuration's, or detected, if empty.
        target_language: the translation's language.
        config: how to read and which encoder to use; the defaults where it is not given.

    Raises:
        ReadError: a file cannot be read.
        UsageError: an unknown language or encoder.
    """
    settings = config or Config()
    sides = [
        read_side(given, code, settings)
        for given, code in (
            (source, source_language or settings.source_language),
            (target, target_language or settings.target_language),
        )
    ]
    return set_beside(sides[0], sides[1], settings)


def read_side(given: str | Path | Document, language: str, config: Config) -> Side:
    """Read and segment one page.

    Raises:
        ReadError: the file cannot be read.
        UsageError: an unknown language.
    """
    if isinstance(given, Document):  # such as an original beside a page that is edited
        return _read_document(given, language, config.labels)
    return _settle_document(loading.document(given, config.max_bytes), language, config.labels)


def _settle_document(document: Document, language: str, labels: tuple[str, ...]) -> Side:
    code = language_code(language) if language else _detected(document) or document.language or _best(document)
    settled = assign(document, code, lexicon.labels(labels))
    return Side(settled, code, segment(settled, code))


_read_document = lru_cache(maxsize=2)(_settle_document)


def _detected(document: Document) -> str:
    guess = identify.document_language(document)
    return guess.language if guess and guess.probability >= _SURE_LANGUAGE else ""


def _best(document: Document) -> str:
    """The likeliest language, also where it is not sure: nothing contradicts it."""
    guess = identify.document_language(document)
    return guess.language if guess else ""


def set_beside(source: Side, target: Side, config: Config) -> Alignment:
    """Align two pages, and say what is wrong where they are no original and translation."""
    from mtcheck.alignment import leave_unaligned

    verdict, notes = _first_sight(source, target)
    if verdict is not Relation.SOUND:
        beads = leave_unaligned(source.segments, target.segments, notes[0].reason)
        return Alignment(source, target, beads, 0.0, verdict, tuple(notes))
    return _aligned(source, target, notes, config)


def set_beside_reference(reference: Side, target: Side, original: Side | None, config: Config) -> Alignment:
    """Align the articles of a reference and a translation, both in one language, without the pages around them.

    Args:
        reference: a translation that people made.
        target: the translation to be measured.
        original: the page that both are translated from, if it is known.
        config: which encoder to use.

    Returns:
        Beads whose source is the reference; unsound, with one note, where the two cannot be compared.
    """
    theirs, ours = (replace(side, segments=tuple(_body(side.segments))) for side in (reference, target))
    verdict, reason = _reference_at_sight(theirs, ours, original)
    if verdict is not Relation.SOUND:
        return Alignment(theirs, ours, (), 0.0, verdict, (NotChecked("reference", reason),))
    found = _aligned(theirs, ours, [], config)
    if found.is_sound:
        return found
    reason = "the reference is of another article: hardly any of it has a counterpart in the translation"
    return replace(found, beads=(), notes=(NotChecked("reference", reason),))


def _reference_at_sight(reference: Side, target: Side, original: Side | None) -> tuple[Relation, str]:
    for side, name in ((reference, "reference"), (target, "translation")):
        if not side.segments:
            return Relation.EMPTY, f"there is no article in the {name}"
    if original and (original.document.text == reference.document.text or _same(original, reference)):
        return Relation.SAME, "the reference is the original's own text; name a translation that people made"
    seen = _detected(reference.document)
    wanted = primary(target.language)
    if seen and wanted and seen != wanted and not identify.mistakable(seen, wanted):
        return Relation.OTHER_LANGUAGE, f"the reference is in '{seen}', the translation in '{wanted}'"
    return Relation.SOUND, ""


def _aligned(source: Side, target: Side, notes: Sequence[NotChecked], config: Config) -> Alignment:
    from mtcheck.alignment import align, leave_unaligned
    from mtcheck.alignment.judging import judge_beads
    from mtcheck.embeddings import covering

    model = covering(config.encoder, source.language, target.language)
    beads = align(source.segments, target.segments, model, source.language, target.language)
    if model:
        beads = judge_beads(beads, model, source.language, target.language)
    share, weight = _coverage(beads, source.segments, model is not None)
    if model and weight < _ANOTHER_ARTICLE and _letters(_body(source.segments)) >= _FEWEST_LETTERS:
        reason = (
            "the original is another article: hardly any of it has a counterpart in the translation; "
            "name the original of this page"
        )
        beads = leave_unaligned(source.segments, target.segments, reason)
        note = NotChecked("alignment", reason)
        return Alignment(source, target, beads, share, Relation.ANOTHER_ARTICLE, (*notes, note), model.signature)
    if not model:
        pair = f"{source.language}-{target.language}"
        reason = f"no encoder covers {pair}: aligned by lengths, numbers, names and links alone"
        notes = [*notes, NotChecked("alignment", reason)]
    notes = [*notes, *_swapped_by_labels(source, target, config)]
    return Alignment(source, target, beads, share, Relation.SOUND, tuple(notes), model.signature if model else "")


def _swapped_by_labels(source: Side, target: Side, config: Config) -> Iterator[NotChecked]:
    """A note where it is the original whose labels are literal translations out of the other side's language."""
    labels = lexicon.labels(config.labels)

    def literal(side: Side, origin: str) -> set[str]:
        lines = {block.text for block in side.document.blocks if len(block.text) <= _LONGEST_LABEL}
        hits = (hit for line in lines for hit in labels.wrong(line, side.language))
        return {hit.wording for hit in hits if not hit.ordinary and hit.label.source_language == origin}

    found = literal(source, target.language)
    if len(found) >= max(_FEWEST_LABELS, 1 + 2 * len(literal(target, source.language))):
        words = " and ".join(f"'{each}'" for each in sorted(found)[:2])
        yield NotChecked("pair", f"the original reads like the translation ({words}); are the two swapped?")


def _first_sight(source: Side, target: Side) -> tuple[Relation, list[NotChecked]]:
    """What can be said of a pair before it is aligned."""
    for side, name in ((source, "original"), (target, "translation")):
        if not side.segments:
            return Relation.EMPTY, [NotChecked("alignment", f"there is no text in the {name}")]
    if min(len(source.segments), len(target.segments)) < _FEWEST_SEGMENTS:
        return Relation.SOUND, []
    if _same(source, target):
        return Relation.SAME, [NotChecked("alignment", SAME_TEXT)]
    seen = _detected(source.document), _detected(target.document)
    wanted = primary(source.language), primary(target.language)
    if all(seen) and seen == wanted[::-1] and seen[0] != seen[1]:
        reason = (
            f"original and translation seem to be swapped: they are in '{seen[0]}' and '{seen[1]}'; "
            "name them the other way round, or correct --from and --to"
        )
        return Relation.SWAPPED, [NotChecked("alignment", reason)]
    if seen[0] and seen[0] == seen[1] and not (seen[1] != wanted[1] and _shared(source, target) > _LEFT):
        reason = f"original and translation are both in '{seen[0]}'; one of the two files is the wrong one"
        return Relation.SAME_LANGUAGE, [NotChecked("alignment", reason)]
    if seen[0] and wanted[0] and seen[0] != wanted[0]:
        return _unexpected(seen[0], wanted[0])
    return Relation.SOUND, []


def _unexpected(seen: str, wanted: str) -> tuple[Relation, list[NotChecked]]:
    """An original in another language than was said; between close relatives the detection may be wrong."""
    reason = f"the original is in '{seen}', not in '{wanted}' as expected"
    if identify.mistakable(seen, wanted):
        return Relation.SOUND, [NotChecked("language", reason)]
    return Relation.OTHER_LANGUAGE, [NotChecked("alignment", f"{reason}; name the right file, or say --from {seen}")]


def _same(source: Side, target: Side) -> bool:
    return source.document.text == target.document.text or _shared(source, target) > _SAME


def _shared(source: Side, target: Side) -> float:
    """The share of segments that are the same on both sides, word for word."""
    counts = [Counter(segment.text for segment in side.segments) for side in (source, target)]
    return 2 * (counts[0] & counts[1]).total() / max(1, counts[0].total() + counts[1].total())


def _coverage(beads: Iterable[Bead], segments: Sequence[Segment], known: bool) -> tuple[float, float]:
    """Share of the original's article with a counterpart, and the same weighted by similarity."""
    total = _letters(_body(segments)) or 1
    covered = weighted = 0.0
    for bead in beads:
        if bead.target:
            size = _letters(_body(bead.source))
            covered += size
            weighted += size * (max(bead.similarity, 0.0) if known else 1.0)
    return min(covered / total, 1.0), weighted / total


def _body(segments: Iterable[Segment]) -> list[Segment]:
    return [each for each in segments if not each.region.is_chrome and each.block.kind.is_visible]


def _letters(segments: Iterable[Segment]) -> int:
    return sum(len(segment.text) - segment.text.count(" ") for segment in segments)
