"""Sound pairs -> what becomes of faults that are seeded into them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path
from random import Random

from mtcheck import __version__
from mtcheck.config import Config
from mtcheck.embeddings import covering
from mtcheck.engine.checker import Checker
from mtcheck.engine.segments import Inspector, Pair
from mtcheck.errors import UsageError
from mtcheck.inputs.model import PagePair
from mtcheck.language import lexicon
from mtcheck.language.codes import language_code
from mtcheck.model.selftest import Missed, Recall, SelfTest
from mtcheck.selftest.material import DROPPED_PARAGRAPH, LOST_LINK, Material, Trial
from mtcheck.selftest.pages import SoundPage
from mtcheck.selftest.seeding import SEEDERS, Surroundings, kept_names
from mtcheck.selftest.segments import SegmentPair, read

FAULTS = (*SEEDERS, DROPPED_PARAGRAPH, LOST_LINK)
"""The classes of faults there are."""
_REASONS = {
    "number": "no sound sentence has a number that is on both sides",
    "name": "no two names are alike on both sides of sound sentences",
    "negation": "no sound sentence has one negator in the translation and one in the original",
    "label": "no line is a known label, rightly translated, for which a wrong wording is known",
    "loop": "no sound sentence has two words with a space between them",
    "untranslated": "no sound sentence has five words with spaces between them",
    "swapped sentence": "no two sound sentences have five words with spaces between them",
    "doubled word": "no sound sentence has a word that may not be doubled",
    "lost end mark": "no sound sentence ends a paragraph with a mark on both sides",
    DROPPED_PARAGRAPH: "no paragraph is sound from its first to its last sentence",
    LOST_LINK: "no sound sentence has a link whose markup can be taken away",
}
_OF_PAGES = {DROPPED_PARAGRAPH: "pairs of segments have no paragraphs", LOST_LINK: "pairs of segments have no links"}


@dataclass(frozen=True)
class Materials:
    """All that faults are seeded into, with what they may be taken from."""

    config: Config
    found: list[Material] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    languages: list[tuple[str, str]] = field(default_factory=list)
    of_segments: bool = False

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Names that stand alike in an original and its translation."""
        target = {languages[1] for languages in self.languages}
        words = (
            word.text
            for each in self.found
            for sentence in each.sentences
            for code in target
            for word in kept_names(sentence, code)
        )
        return tuple(sorted(set(words)))

    def around(self, source: str, target: str, sentences: Iterable[str]) -> Surroundings:
        """What faults in a page or pair of these languages may be taken from."""
        return Surroundings(source, target, lexicon.labels(self.config.labels), self.names, tuple(sentences))

    @cached_property
    def _around_segments(self) -> Surroundings:
        return self.around(*self.languages[0], (each.target for one in self.found for each in one.sentences))

    def around_segments(self) -> Surroundings:
        """The same for every pair of a file."""
        return self._around_segments


def of_pages(pairs: Sequence[PagePair], config: Config) -> Materials:
    """Check pages beside their originals; what cannot be used is told in ``problems``."""
    materials = Materials(config)
    for pair in pairs:
        settings = replace(config.of(pair.page.path), metrics={}, judges=())
        report = Checker(config=settings).check_pair(pair)
        if report.failures or report.target is None or report.source is None:
            reason = report.failures[0].message if report.failures else "has no original; name it with --source"
            materials.problems.append(reason if report.name in reason else f"{report.name}: {reason}")
            continue
        languages = report.source_language, report.target_language
        if languages not in materials.languages:
            materials.languages.append(languages)
        around = partial(_around_page, materials, *languages)
        materials.found.append(SoundPage(report, report.target, report.source, settings, around))
    return materials


def _around_page(materials: Materials, source: str, target: str, page: SoundPage) -> Surroundings:
    return materials.around(source, target, (each.target for each in page.sentences))


def of_segments(path: Path, config: Config) -> Materials:
    """Check the pairs of a file.

    Raises:
        UsageError: the file or a language is none, or a language is not named.
    """
    if not config.source_language or not config.target_language:
        raise UsageError("--pairs: the languages of segments are not detected; name them with --from and --to")
    languages = language_code(config.source_language), language_code(config.target_language)
    rows = read(path)
    materials = Materials(config, languages=[languages], of_segments=True)
    inspector = Inspector(
        replace(config, source_language=languages[0], target_language=languages[1], metrics={}, judges=())
    )
    reports = inspector.reports([Pair(sentence.source, sentence.target) for _, sentence in rows])
    for (line, sentence), report in zip(rows, reports, strict=True):
        around = materials.around_segments
        materials.found.append(SegmentPair(str(path), line, sentence, report, inspector, around))
    return materials


def measure_selftest(materials: Materials, faults: int, seed: int) -> SelfTest:
    """Seed faults and count those that are found.

    Args:
        materials: what is taken for sound.
        faults: how many of each class, at most.
        seed: of the generator that chooses places; the same faults are seeded again with the same one.

    Raises:
        UsageError: there is nothing to seed faults into.
    """
    if not materials.found:
        said = materials.problems[0] if materials.problems else "no page is named"
        raise UsageError(f"nothing to seed faults into: {said}")
    alarms = Counter(finding.check for each in materials.found for finding in each.findings)
    encoders = (covering(materials.config.encoder, *languages) for languages in materials.languages)
    return SelfTest(
        version=__version__,
        languages=tuple(materials.languages),
        encoder=", ".join(sorted({each.signature for each in encoders if each})),
        seed=seed,
        pairs=len(materials.found),
        words=sum(each.words for each in materials.found),
        recalls=tuple(_recall(fault, materials, faults, Random(f"{seed}:{fault}")) for fault in FAULTS),  # noqa: S311  # reproducible, not secret
        alarms=tuple(alarms.most_common()),
        problems=tuple(materials.problems),
    )


def _recall(fault: str, materials: Materials, faults: int, chance: Random) -> Recall:
    checks: Counter[str] = Counter()
    missed: list[Missed] = []
    seeded = 0
    for trial in _in_turn(materials.found, fault, faults, chance):
        seeded += 1
        checks.update(sorted(trial.checks))
        if not trial.checks:
            missed.append(trial.shown)
    recall = Recall(fault, seeded, tuple(checks.most_common()), tuple(missed))
    if seeded:
        return recall
    reason = _OF_PAGES.get(fault) if materials.of_segments else None
    return replace(recall, reason=reason or _REASONS[fault])


def _in_turn(found: Sequence[Material], fault: str, faults: int, chance: Random) -> Iterator[Trial]:
    """Faults from one after the other, so that no page has more than its share."""
    waiting = [each.trials(fault, chance) for each in chance.sample(found, len(found))]
    while waiting and faults > 0:
        left = []
        for trials in waiting:
            if faults <= 0:
                return
            trial = next(trials, None)
            if trial is not None:
                faults -= 1
                left.append(trials)
                yield trial
        waiting = left
