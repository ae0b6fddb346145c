"""Keys of very many parts, which take long to read, are refused before they are read, wherever TOML is read."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from mtcheck.config import files
from mtcheck.errors import UsageError, parse_toml
from mtcheck.inputs import manifest
from mtcheck.rules.packs import read_pack

DEEP = ".".join(["a"] * 40_000)


@pytest.mark.parametrize(
    "line",
    [f"{DEEP} = 1", f"[{DEEP}]", f"[[{DEEP}]]", f"b = {{ {DEEP} = 1 }}", DEEP.replace("a", "'a b'") + " = 1"],
    ids=["key", "table", "list", "inline", "quoted"],
)
def test_a_key_of_many_parts_is_refused_at_once(line: str) -> None:
    start = time.process_time()
    with pytest.raises(ValueError, match=r"^line 2: nested too deeply: a key has more than 50 parts; write fewer$"):
        parse_toml(f"x = 1\n{line}\n")
    assert time.process_time() - start < 1


@pytest.mark.parametrize("text", ["a" * 200_000, "." * 200_000, "'a.a' " * 40_000, "a-" * 100_000, "' " * 100_000])
def test_other_text_is_looked_through_in_no_time(text: str) -> None:
    start = time.process_time()
    assert parse_toml(f'x = """{text}"""')
    assert time.process_time() - start < 1


@pytest.mark.parametrize("read", [files.read, manifest.read, read_pack], ids=["configuration", "manifest", "rules"])
def test_the_message_names_the_file_and_the_line(read, tmp_path: Path) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text(f"[tool.mtcheck]\n{DEEP} = 1\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"pyproject\.toml: line 2: nested too deeply: a key has more than 50 parts"):
        read(path)
