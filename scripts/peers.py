"""What other tools' checks are for, and whether mtcheck finds it: tests/peers/checks.toml -> docs/peers.md.

    python scripts/peers.py [--check]

Each check has one fault and one sound control. With --check nothing is written; the exit code is 1 where the page is
not what the script would write.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from mtcheck import Config, check_article, check_segments
from mtcheck.loading import parse
from mtcheck.model.finding import Finding, Severity
from mtcheck.model.kinds import Format

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "tests" / "peers" / "checks.toml"
PAGE = ROOT / "docs" / "peers.md"
_HEAD = """<!-- Written by scripts/peers.py; change tests/peers/checks.toml, not this page. -->

# What other tools check

Checks of other tools that apply to a translation beside its original, by what they are for. Each has one sentence with
the fault and one sound control, written for this ([the data](../tests/peers/checks.toml)); no tool was run.
*Found* is a finding of at least minor severity in the sentence with the fault, *hint* one that does not count. A
control is flagged where it has a finding that counts, whatever it is about.
"""


class Outcome(NamedTuple):
    """What came out for a check."""

    tool: str
    check: str
    fault: str
    by: str
    sound: str


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="Write nothing, and fail where the page is not current.")
    given = parser.parse_args()
    page = write_page([try_check(each) for each in tomllib.loads(DATA.read_text(encoding="utf-8"))["check"]])
    if given.check:
        return int(PAGE.read_text(encoding="utf-8") != page)
    PAGE.write_text(page, encoding="utf-8")
    return 0


def try_check(case: Mapping[str, str]) -> Outcome:
    """Check the fault and the control."""
    faults, sound = find(case, "fault"), [each for each in find(case, "sound") if each.severity is not Severity.NEUTRAL]
    worst = max(faults, key=lambda each: each.severity.rank, default=None)
    said = "missed" if worst is None else "hint" if worst.severity is Severity.NEUTRAL else "found"
    alarms = ", ".join(sorted({each.check for each in sound}))
    return Outcome(case["tool"], case["check"], said, worst.check if worst else "", alarms)


def find(case: Mapping[str, str], side: str) -> Sequence[Finding]:
    """What is found in one of the two translations."""
    source, target = case.get("from", "de"), case.get("to", "en")
    with tempfile.TemporaryDirectory() as folder:
        terms = Path(folder) / "terms.csv"
        terms.write_text(case.get("glossary", "source\n"), encoding="utf-8")
        config = Config(glossaries=(str(terms),))
        if "format" not in case:
            reports = check_segments([(case["source"], case[side])], source, target, config=config)
            return [each for report in reports for each in report.findings]
        format = Format(case["format"])
        page, original = parse(case[side], "page", format), parse(case["source"], "original", format)
        return check_article(
            page, source=original, source_language=source, target_language=target, config=config
        ).findings


def write_page(outcomes: Sequence[Outcome]) -> str:
    """The page: how many for each tool, then check by check."""
    tools = list(dict.fromkeys(each.tool for each in outcomes))
    rows = [_row(tool, [each for each in outcomes if each.tool == tool]) for tool in tools]
    parts = [
        _HEAD,
        _table(("tool", "checks", "found", "hint", "missed", "controls flagged"), [*rows, _row("all", outcomes)]),
    ]
    for tool in tools:
        of = [each for each in outcomes if each.tool == tool]
        lines = [(f"`{each.check}`", each.fault, each.by, each.sound or "quiet") for each in of]
        parts += [f"## {tool}\n", _table(("check", "the fault", "by", "the control"), lines)]
    return "\n".join(parts)


def _row(tool: str, outcomes: Sequence[Outcome]) -> tuple[str, ...]:
    counts = Counter(each.fault for each in outcomes)
    flagged = sum(bool(each.sound) for each in outcomes)
    return tool, *map(str, (len(outcomes), counts["found"], counts["hint"], counts["missed"], flagged))


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


if __name__ == "__main__":
    sys.exit(main())
