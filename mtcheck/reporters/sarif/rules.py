"""SARIF's rules, one for every check, and the taxonomy of error types that they belong to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mtcheck.model.finding import Category, Finding, Severity
from mtcheck.model.report import CheckInfo
from mtcheck.patterns import lazy

LEVELS = {Severity.CRITICAL: "error", Severity.MAJOR: "error", Severity.MINOR: "warning", Severity.NEUTRAL: "note"}
_MARKS = lazy(r"(?m)^## (?=[A-Z])|`+|(?<![\w*])\*{1,2}(?=\S)|(?<=[^\s*])\*{1,2}(?![\w*])")
"""Markdown's marks of headings, code and emphasis."""
_LINK = lazy(r"\[([^\]\n]*)\]\([^)\n]*\)")
_TYPOLOGY = "https://themqm.org/error-types-2/typology/"


class Rules:
    """The checks of a run in the order in which they were met, and the error types they find."""

    TAXONOMY = "error types after MQM"

    def __init__(self) -> None:
        self._infos: dict[str, CheckInfo | None] = {}
        self._index: dict[str, int] = {}
        self._taxa: dict[Category, int] = {}

    def add(self, infos: Iterable[CheckInfo]) -> None:
        """Take in the checks that ran over an article."""
        for info in infos:
            self._infos.setdefault(info.id, info)
            self._index.setdefault(info.id, len(self._index))
            self._taxa.setdefault(info.category, len(self._taxa))

    def index(self, finding: Finding) -> int:
        """Where the rule of a finding stands; one that no check has announced gets a rule without a manual."""
        self._infos.setdefault(finding.check, None)
        return self._index.setdefault(finding.check, len(self._index))

    def taxon(self, finding: Finding) -> dict[str, Any]:
        """The reference to a finding's error type."""
        self._taxa.setdefault(finding.category, len(self._taxa))
        return self._reference(finding.category)

    def described(self) -> list[dict[str, Any]]:
        """``reportingDescriptor`` objects, one a check."""
        return [self._rule(info) if info else {"id": check} for check, info in self._infos.items()]

    def taxonomy(self) -> dict[str, Any]:
        """The ``toolComponent`` that holds the error types."""
        return {
            "name": self.TAXONOMY,
            "informationUri": _TYPOLOGY,
            "shortDescription": {"text": "Error types of translations, named after the MQM typology where it has them"},
            "isComprehensive": False,
            "taxa": [
                {"id": str(each), "name": each.error_type, "properties": {"its": each.its}} for each in self._taxa
            ],
        }

    def _reference(self, category: Category) -> dict[str, Any]:
        component = {"name": self.TAXONOMY, "index": 0}
        return {"id": str(category), "index": self._taxa[category], "toolComponent": component}

    def _rule(self, info: CheckInfo) -> dict[str, Any]:
        family, _, name = info.id.partition("/")
        tags = dict.fromkeys((family, info.category.its, *(["preview"] if info.preview else [])))
        rule: dict[str, Any] = {
            "id": info.id,
            "name": "".join(part.capitalize() for part in name.split("-")),
            "shortDescription": {"text": info.summary},
            "fullDescription": {"text": info.summary},
            "help": {"text": _plain(info), "markdown": info.manual or info.summary},
            "defaultConfiguration": {"level": LEVELS[info.severity]},
            "relationships": [{"target": self._reference(info.category), "kinds": ["superset"]}],
            "properties": {"tags": list(tags), "precision": "medium" if info.preview else "high"},
        }
        return rule | ({"deprecatedIds": list(info.aliases)} if info.aliases else {})


def _plain(info: CheckInfo) -> str:
    """The manual page without Markdown's marks."""
    return _MARKS.sub("", _LINK.sub(r"\1", info.manual or info.summary))
