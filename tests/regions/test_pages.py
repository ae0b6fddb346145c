"""Invented pages of several sites and languages: the region of every line."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtcheck.language import lexicon
from mtcheck.loading import parse
from mtcheck.regions import assign

PAGES = sorted((Path(__file__).parent / "pages").glob("*.txt"))
"""One line of the page on each line, after its region and a bar; the suffix names the page's language."""


def read(path: Path) -> tuple[list[str], list[str]]:
    rows = [row.split("|", 1) for row in path.read_text(encoding="utf-8").splitlines()]
    return [region for region, _ in rows], [line for _, line in rows]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
@pytest.mark.parametrize("newline", ["\n\n", "\r\n\r\n"], ids=["lf", "crlf"])
def test_every_line_has_its_region(path, newline):
    regions, lines = read(path)
    language = path.name.split(".")[1]
    document = assign(parse(newline.join(lines), path.name), language, lexicon.labels())
    found = [f"{block.region}|{block.text.removeprefix('- ')}" for block in document.blocks]
    assert found == [
        f"{region}|{line.strip().removeprefix('• ').removeprefix('- ')}"
        for region, line in zip(regions, lines, strict=True)
    ]
