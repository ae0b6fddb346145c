"""The wire form, schema ``mtcheck.report/1``: one JSON object, a line for each entry of an article's lists.

Line ends, control and bidirectional characters of the article are escaped, so that the text can be printed and compared
line by line; everything else is UTF-8 as it stands.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from mtcheck.model.report import SCHEMA, Report, article_dict
from mtcheck.patterns import lazy
from mtcheck.reporters import Reporter

_UNPRINTABLE = lazy("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")
_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


class Writer(Reporter):
    """The run as JSON, an article at a time."""

    _separator = "\n"

    def opening(self) -> Iterator[str]:
        yield f'{{\n"schema": {dump(SCHEMA)},\n"articles": ['

    def article(self, report: Report) -> Iterator[str]:
        yield self._separator + table(article_dict(report))
        self._separator = ",\n"

    def closing(self) -> Iterator[str]:
        yield "\n]\n}\n"


def table(article: dict[str, Any]) -> str:
    """An object with a line for each field, and for each entry of a list."""
    fields = ",\n".join(f"  {dump(key)}: {_value(value)}" for key, value in article.items())
    return f"{{\n{fields}\n}}"


def _value(value: Any) -> str:
    if not isinstance(value, list) or not value:
        return dump(value)
    return "[\n    " + ",\n    ".join(map(dump, value)) + "\n  ]"


def dump(value: Any) -> str:
    """A value as JSON on one line, with everything escaped that cannot be printed."""
    return _UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", _encode(value))
