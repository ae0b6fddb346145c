"""Many pages, in this process or several: one report a page, in the order of the pages, as soon as it is their turn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from mtcheck.config import Config
from mtcheck.engine.checker import check_input
from mtcheck.inputs.files import PagePair
from mtcheck.model.report import Report


def checked(pairs: Iterable[PagePair], config: Config, jobs: int = 1) -> Iterator[Report]:
    """Check pages.

    Args:
        pairs: the pages with their originals; taken as they are needed.
        config: how to check.
        jobs: processes to work in; 1 works in this one.

    Returns:
        One report a page, in their order.

    Raises:
        UsageError: the configuration names an unknown check, language or encoder.
    """
    if jobs <= 1:
        return (checked_pair(pair, config) for pair in pairs)
    from mtcheck.engine.workers import Crew

    return Crew(pairs, config, jobs).reports()


def checked_pair(pair: PagePair, config: Config) -> Report:
    """The report of one page, in the languages that its pair names."""
    settings = config.of(pair.page.path)
    settings = replace(
        settings,
        source_language=pair.source_language or settings.source_language,
        target_language=pair.target_language or settings.target_language,
    )
    return check_input(pair.page, settings, pair.original, pair.reference)
