"""Files that hold both sides are compared unit by unit."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mtcheck.cli.run import run

HEAD = 'msgid ""\nmsgstr ""\n"Language: en\\n"\n"X-Source-Language: de\\n"\n'
TEXTS = {
    "Der Hafen gab 51 Millionen Euro aus.": "The harbour spent 51 million euros.",
    "Das Haus ist leer und kalt.": "The house is empty and cold.",
    "Die Tür ist zu.": "The door is shut.",
}


def po(name: str, texts: dict[str, str]) -> None:
    entries = "".join(f'\nmsgid "{source}"\nmsgstr "{target}"\n' for source, target in texts.items())
    Path(name).write_text(HEAD + entries, encoding="utf-8")


@pytest.fixture(autouse=True)
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    first, second, *_ = TEXTS
    po("v1.po", TEXTS | {first: "The harbour spent 15 million euros."})
    po("v2.po", {second: TEXTS[second], first: TEXTS[first], "Neu.": "New."})
    po("ref.po", TEXTS)


def compare(*arguments: str) -> dict[str, object]:
    assert run(["compare", *arguments, "--format", "json", "--output", "x.json"]) == 0
    found: dict[str, object] = json.loads(Path("x.json").read_text(encoding="utf-8"))
    return found


def test_units_with_the_same_original_are_the_segments() -> None:
    found = compare("v1.po", "v2.po")
    assert found["segments"] == 2
    measures = {each["name"]: [one["value"] for one in each["standings"]] for each in found["measures"]}
    assert measures["quality"][0] < measures["quality"][1]
    (other,) = found["others"]
    assert [each["check"] for each in other["changes"]["fixed"]] == ["accuracy/number-mismatch"]
    assert "neither a reference nor an original" not in other["undecided"]
    assert not any("need the original" in each["reason"] for each in found["not_checked"])


def test_a_reference_is_such_a_file_too() -> None:
    found = compare("v1.po", "v2.po", "--reference", "ref.po")
    assert {"bleu", "chrf"} <= {each["name"] for each in found["measures"]}


def test_columns_of_a_table_may_hold_the_references() -> None:
    for name, year in (("a.csv", 15), ("b.csv", 51)):
        rows = (
            "de,en,reference\nDer Hafen gab 51 Millionen aus.,It spent {} million.,They spent 51 million.\nJa.,Yes.,\n"
        )
        Path(name).write_text(rows.format(year), encoding="utf-8")
    found = compare("a.csv", "b.csv", "--to", "en", "--from", "de")
    assert "chrf" in {each["name"] for each in found["measures"]}


def test_files_without_a_common_original_and_other_references_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    po("other.po", {"Der Wald ist groß.": "The forest is large."})
    Path("ref.txt").write_text("The forest is large.", encoding="utf-8")
    assert run(["compare", "v1.po", "other.po"]) == 3
    assert run(["compare", "v1.po", "v2.po", "--reference", "ref.txt"]) == 3
    said = capsys.readouterr().err
    assert "v1.po and other.po: have no translated original in common" in said
    assert "ref.txt: is not a file of translations" in said
