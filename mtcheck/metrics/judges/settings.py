"""How a judge is reached, and within which bounds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class JudgeSettings:
    """How one judge is reached, and within which bounds."""

    name: str
    kind: str
    url: str = ""
    model: str = ""
    key_variable: str = ""
    """The environment variable that holds the key; a key is never in a file."""
    command: tuple[str, ...] = ()
    entry_point: str = ""
    folder: str = "."
    rules: tuple[tuple[str, str], ...] = ()
    """Names and wording of what the house wants."""
    timeout: float = 120.0
    """Seconds that one answer may take."""
    concurrency: int = 4
    """Questions that are on their way at the same time."""
    retries: int = 3
    pause: float = 1.0
    """Seconds before the first retry; each further one waits twice as long."""
    context: int = 2
    """Sentences before and after that go with each question."""
    max_tokens: int = 1_000
    price_in: float = 0.0
    """What a million tokens of questions cost, in any currency."""
    price_out: float = 0.0
    max_cost: float | None = None
    max_pairs: int | None = None


def describe(settings: JudgeSettings) -> str:
    """What asking the judge runs or reaches, in words."""
    what = settings.url or settings.entry_point or settings.command[0]
    return f"the judge '{settings.name}' ({what})"
