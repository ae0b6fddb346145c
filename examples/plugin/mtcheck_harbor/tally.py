"""``--format tally``: how many findings an article has, in a line."""

from collections.abc import Iterator

from mtcheck.model.report import Report
from mtcheck.reporters import Reporter


class Writer(Reporter):
    """What mtcheck asks for the line of every article."""

    def article(self, report: Report) -> Iterator[str]:
        failed = "".join(f", {each.subject} failed" for each in report.failures)
        yield f"{report.name}: {len(report.findings)} findings{failed}\n"
