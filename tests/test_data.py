"""The package's data: every folder is described and has a reader, and every table is one."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "mtcheck"
DATA = PACKAGE / "data"
FOLDERS = sorted(each.name for each in DATA.iterdir() if each.is_dir())
TABLES = sorted(DATA.rglob("*.tsv"))
ROW = re.compile(r"^\| (?P<folders>`[^|]+`) \| [^|]+ \| [^|]+ \| (?P<readers>[^|]+) \|$", re.M)


def described():
    """The folders of the data's README with their readers."""
    text = (DATA / "README.md").read_text(encoding="utf-8")
    return {
        folder: re.findall(r"`([^`]+)`", row["readers"])
        for row in ROW.finditer(text)
        for folder in re.findall(r"`([^`]+)`", row["folders"])
    }


def test_every_folder_is_described():
    assert sorted(described()) == FOLDERS


def test_every_reader_is_there():
    assert [path for readers in described().values() for path in readers if not (PACKAGE / path).exists()] == []


@pytest.mark.parametrize("path", TABLES, ids=lambda path: str(path.relative_to(DATA)))
def test_a_table_has_a_head_and_rows_of_its_length_once_each(path):
    text = path.read_text(encoding="utf-8")
    assert "\r" not in text
    assert text.endswith("\n")
    head, *rows = [line for line in text.splitlines() if line and not line.startswith("#")]
    columns = head.split("\t")
    assert all(re.fullmatch(r"[a-z_]+", column) for column in columns)
    assert [row for row in rows if row.count("\t") != len(columns) - 1] == []
    assert [row for row, count in Counter(rows).items() if count > 1] == []
