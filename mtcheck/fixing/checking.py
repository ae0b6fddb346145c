"""A page fixed with a ``Checker``, which checks it again after each round."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from mtcheck.checks.recall import Recall
from mtcheck.engine.checker import Checker
from mtcheck.fixing.rounds import Outcome, run_rounds
from mtcheck.model.finding import Fix
from mtcheck.model.report import Report
from mtcheck.model.text import Document


def fix_document(
    checker: Checker, before: Document, path: Path | None, source: Document | None, allowed: Collection[Fix]
) -> Outcome:
    """Fix a text in memory; later rounds keep the language that the first one found.

    Args:
        checker: how to check.
        before: the text.
        path: the file, by which the configuration's overrides and suppressions go.
        source: the original.
        allowed: which checks' suggestions are followed.

    Raises:
        ReadError: there is no text to check.
    """
    language, recall = "", Recall()

    def inspect(document: Document) -> Report:
        nonlocal language
        report = checker.check_document(document, path, source=source, target_language=language, recall=recall)
        language = report.target_language
        return report

    return run_rounds(before, inspect, allowed)


def allowed_fixes(*, furniture: bool = False, captions: bool = False, unsafe: bool = False) -> set[Fix]:
    """Which suggestions are followed: the safe ones, and what else is asked for."""
    asked = {Fix.SAFE: True, Fix.REMOVAL: furniture, Fix.CAPTION: captions, Fix.UNSAFE: unsafe}
    return {fix for fix, wanted in asked.items() if wanted}
