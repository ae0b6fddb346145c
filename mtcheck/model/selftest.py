"""What a self-test found out: how many seeded faults were seen, and what was reported of sound pairs."""

from __future__ import annotations

from dataclasses import dataclass

from mtcheck.model.score import wilson
from mtcheck.model.tuples import NamedTuple


class Missed(NamedTuple):
    """A seeded fault that no finding marked."""

    name: str
    """The page or the file of pairs."""
    line: int
    before: str
    """The sentence as it was given."""
    after: str
    """The same with the fault; empty where the text was dropped."""


@dataclass(frozen=True)
class Recall:
    """What became of the faults of one class."""

    fault: str
    seeded: int = 0
    checks: tuple[tuple[str, int], ...] = ()
    """The checks that marked one, the most frequent first, with the number of faults."""
    missed: tuple[Missed, ...] = ()
    reason: str = ""
    """Why none was seeded; empty where one was."""

    @property
    def found(self) -> int:
        """Faults that were marked."""
        return self.seeded - len(self.missed)

    @property
    def value(self) -> float | None:
        """Their share, 0 to 1; None where none was seeded."""
        return self.found / self.seeded if self.seeded else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Wilson's 95% interval of the share; None where none was seeded."""
        return wilson(self.found, self.seeded) if self.seeded else None


@dataclass(frozen=True)
class SelfTest:
    """A self-test of one version on pairs that the user takes for sound."""

    version: str
    languages: tuple[tuple[str, str], ...]
    """Source and target language of the pairs."""
    encoder: str
    """Signature of the encoder that covers them; empty where none does."""
    seed: int
    pairs: int
    words: int
    """Of the translations."""
    recalls: tuple[Recall, ...]
    alarms: tuple[tuple[str, int], ...] = ()
    """Findings at minor or above in the pairs as they were given, by check, the most frequent first."""
    problems: tuple[str, ...] = ()
    """Pairs that could not be used, each with the reason."""

    @property
    def alarms_per_thousand(self) -> float | None:
        """Findings in sound pairs for 1,000 words; None where there are no words."""
        return 1000 * sum(number for _, number in self.alarms) / self.words if self.words else None
