"""All that the estimate knows of one translation: losses of meaning, signs on the surface, fluency, findings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from mtcheck.embeddings import WordEncoder
from mtcheck.language.lm.fluency import Surprise, batch_surprisals
from mtcheck.model.finding import Finding, Severity
from mtcheck.model.tags import primary
from mtcheck.model.tuples import NamedTuple
from mtcheck.qe.likeness import Alignment, Likeness, compare
from mtcheck.qe.surface import Flaw, Surface, surface

if TYPE_CHECKING:
    from mtcheck.embeddings import Reading, SentenceEncoder


_EXPLAINED = 0.5
"""Nats of surprisal in a sentence that a nat of rarity out of it explains, in sound translations."""
_USUAL_RARITY = 9.0
"""Mean rarity of a word where no encoder tells it."""


class Part(NamedTuple):
    """A translation beside its original and, where there are any, translations that are known to be good."""

    source: str
    target: str
    findings: tuple[Finding, ...] = ()
    references: tuple[str, ...] = ()


class Proven(NamedTuple):
    """Causes that the checks found, by severity."""

    minor: float = 0.0
    major: float = 0.0
    critical: float = 0.0


class Fluency(NamedTuple):
    """What surprises a reader of the language, in nats; all 0 where there is no model of it."""

    surprise: float = 0.0
    """Mean surprisal of a word, with the mark and the blank before it, beyond what its rarity explains."""
    peak: float = 0.0
    """The largest surprisal."""


BOTH, ONE = "both", "one"
"""Which sides of a pair are empty."""
ORIGINAL, TRANSLATION = "original", "translation"
"""Which side is unread."""


class Evidence(NamedTuple):
    """What speaks against a translation, each number 0 where nothing does."""

    signs: Surface
    proven: Proven
    fluency: Fluency
    meaning: Alignment | None = None
    """None where no encoder compares words."""
    distance: float = 0.0
    """1 less the cosine of the sentences' vectors; 0 where no encoder compares them."""
    flaws: tuple[Flaw, ...] = ()
    surprises: tuple[Surprise, ...] = ()
    agreement: Alignment | None = None
    """The translation beside the reference that it is nearest to."""
    strange: float | None = None
    """Share of the words and letters that the references do not have (1 less chrF++); None without any."""
    scores: tuple[float, ...] | None = None
    """What the reader says of the pair; None where there is none to ask."""
    empty: str = ""
    unread: str = ""
    """Which side is in a script that nothing is known of, the translation before the original; empty where none is."""

    def numbers(self) -> tuple[float, ...]:
        """All losses and signs in the order of ``NAMES``."""
        meaning = self.meaning.losses if self.meaning else _NOTHING._replace(distance=self.distance)
        return (*meaning, *self.signs, *self.proven, *self.fluency)


_NOTHING = Likeness(*[0.0] * len(Likeness._fields))
_NO_SIGNS = Surface(*[0.0] * len(Surface._fields))
NAMES = (*Likeness._fields, *Surface._fields, *Proven._fields, *Fluency._fields)
"""What each of the numbers is called."""


def read(parts: Iterable[Part], encoder: SentenceEncoder | None) -> dict[str, Reading]:
    """Every text of the parts as the encoder sees it; nothing where it sees no words."""
    if not isinstance(encoder, WordEncoder):
        return {}
    texts = dict.fromkeys(text for part in parts for text in (part.source, part.target, *part.references) if text)
    return dict(zip(texts, encoder.read(list(texts)), strict=True))


def collect(
    parts: Sequence[Part],
    readings: Mapping[str, Reading],
    encoder: SentenceEncoder | None,
    source_language: str,
    target_language: str,
) -> list[Evidence]:
    """The evidence of several translations.

    Args:
        parts: translations beside their originals, with what was found in them.
        readings: what the encoder sees in their texts, by text; empty where it sees no words.
        encoder: the model that compares meanings; None where there is none.
        source_language: the originals' language as an ISO 639-1 code.
        target_language: the translations' language.
    """
    surprises = batch_surprisals([part.target for part in parts], primary(target_language)) or [[] for _ in parts]
    found = []
    for part, surprising in zip(parts, surprises, strict=True):
        if empty := _empty(part):
            found.append(Evidence(_NO_SIGNS, Proven(), Fluency(), empty=empty))
            continue
        signs, flaws = surface(part.source, part.target, source_language, target_language)
        found.append(
            Evidence(
                signs,
                _proven(part.findings),
                _fluency(surprising, readings.get(part.target)),
                _align_words(part.source, part.target, readings),
                0.0 if readings else _distance(part, encoder),
                flaws,
                tuple(surprising),
                _agreement(part, readings),
                _strange(part, target_language),
            )
        )
    return found


def _empty(part: Part) -> str:
    sides = part.source.strip(), part.target.strip()
    return "" if all(sides) else ONE if any(sides) else BOTH


def _align_words(one: str, other: str, readings: Mapping[str, Reading]) -> Alignment | None:
    return compare(readings[one], readings[other]) if one in readings and other in readings else None


def _agreement(part: Part, readings: Mapping[str, Reading]) -> Alignment | None:
    found = [aligned for each in part.references if (aligned := _align_words(each, part.target, readings))]
    return min(found, key=lambda aligned: aligned.losses.distance, default=None)


def _strange(part: Part, language: str) -> float | None:
    if not part.references:
        return None
    from mtcheck.metrics import characters

    return 1 - characters(part.target, part.references, language) / 100


def _distance(part: Part, encoder: SentenceEncoder | None) -> float:
    if encoder is None:
        return 0.0
    rows = encoder.encode([part.source, part.target])
    return 1.0 - float(rows[0] @ rows[1])


def _fluency(surprises: Sequence[Surprise], reading: Reading | None) -> Fluency:
    nats = [each.nats for each in surprises]
    if not nats:
        return Fluency()
    rarity = float(reading.words.rarity.mean()) if reading and len(reading.words.rarity) else _USUAL_RARITY
    return Fluency(max(0.0, sum(nats) / len(nats) - _EXPLAINED * rarity), max(nats))


def _proven(findings: Iterable[Finding]) -> Proven:
    """Each cause counts once, with its gravest finding."""
    causes: dict[str, int] = {}
    for each in findings:
        causes[each.cause] = max(causes.get(each.cause, 0), each.severity.rank)
    ranks = list(causes.values())
    return Proven(*(float(ranks.count(each.rank)) for each in (Severity.MINOR, Severity.MAJOR, Severity.CRITICAL)))
