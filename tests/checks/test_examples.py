"""The law of examples: what a manual page shows as its Example is a flagged case of the check's own fixture.

An example's texts are in italics. One flagged case must hold all of them: in the translation, in the original, in the
glossary, or in the translation as the suggestions correct it (what a manual shows after *instead of*).
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from mtcheck.checks.registry import catalogue
from tests.checks.test_cases import CASES, marked

EXAMPLE = re.compile(r"^## Example\n(.+?)(?=^## |\Z)", re.M | re.S)
ITALICS = re.compile(r"(?<![\w*])\*([^*]+)\*(?!\*)")


def example_texts(manual: str) -> list[str]:
    """What stands in italics in a manual's Example, on one line each."""
    example = EXAMPLE.search(manual)
    return [flat(text) for text in ITALICS.findall(example[1])] if example else []


def flat(text: str) -> str:
    return " ".join(text.split())


def corrected(case: dict) -> str:
    """The case's text with what the fixture says is suggested in each of the marked places."""
    text, spans = marked(case["text"])
    wanted = case.get("suggestions") or [case.get("suggestion")] * len(spans)
    for (start, end), suggestion in sorted(zip(spans, wanted, strict=False), reverse=True):
        text = text if suggestion is None else text[:start] + suggestion + text[end:]
    return text


def sides(case: dict) -> list[str]:
    return [
        flat(text)
        for text in (marked(case["text"])[0], case.get("source", ""), case.get("glossary", ""), corrected(case))
    ]


def flagged(check: str) -> list[dict]:
    family, name = check.split("/")
    path = Path(CASES, family, f"{name.replace('-', '_')}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8")).get("flagged", [])


@pytest.mark.parametrize("entry", catalogue(), ids=lambda entry: entry.info.id)
def test_an_example_is_a_case(entry):
    texts = example_texts(entry.info.manual)
    assert texts, "a manual page shows an example, its texts in italics"
    cases = [sides(case) for case in flagged(entry.info.id)]
    held = [[text for text in texts if any(text in side for side in case)] for case in cases]
    most = max(held, key=len, default=[])
    assert most == texts, f"no flagged case holds {[text for text in texts if text not in most]}"
