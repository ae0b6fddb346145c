"""What is known already: the baseline, and what the configuration asks to ignore; loaded where there is any."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mtcheck.config import Config
    from mtcheck.inputs.model import PagePair
    from mtcheck.model.report import Report


def beside_known(
    config: Config, pairs: Sequence[PagePair], reports: Iterable[Report], *, is_part: bool
) -> Iterable[Report]:
    """The reports with what is known marked, and with notes on suppressions that nothing needs.

    Args:
        config: names the baseline and the suppressions.
        pairs: the pages.
        reports: of the pages, in their order.
        is_part: whether pages were left out, so that nothing can be said of needless suppressions.

    Raises:
        UsageError: the baseline cannot be read.
    """
    if config.baseline:
        from mtcheck.results.baseline import against

        reports = against(config.baseline, pairs, reports)
    if config.suppress and not is_part:
        from mtcheck.results.suppressions import with_unused

        reports = with_unused(reports, config.suppress, pairs)
    return reports
