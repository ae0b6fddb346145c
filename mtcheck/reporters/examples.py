"""What the examples inside rules come to, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from mtcheck.reporters.counting import plural
from mtcheck.reporters.escaping import visible
from mtcheck.rules.examples import RuleTest

SCHEMA = "mtcheck.rule-tests/1"


def tests_as_text(tests: Sequence[RuleTest]) -> Iterator[str]:
    """A line a problem, and one for them all."""
    for each in tests:
        for problem in each.problems:
            yield visible(f"{each.id} ({each.name}): {problem}") + "\n"
        if not each.examples:
            yield visible(f"{each.id} ({each.name}): no examples") + "\n"
    number, failed = sum(each.examples for each in tests), sum(len(each.problems) for each in tests)
    said = f"{failed} failed" if failed else "all passed" if number else "nothing was tested"
    yield f"{plural(len(tests), 'rule')}, {plural(number, 'example')}: {said}\n"


def tests_as_json(tests: Sequence[RuleTest]) -> Iterator[str]:
    """One object with all rules."""
    rows = [{"id": each.id, "rule": each.name, "examples": each.examples, "problems": each.problems} for each in tests]
    yield json.dumps({"schema": SCHEMA, "rules": rows}, ensure_ascii=False, indent=2) + "\n"
