"""Plain text: lines, wrapped paragraphs, lists and speech."""

from __future__ import annotations

import pytest

from mtcheck.loading import parse
from mtcheck.model.text import Block


def blocks(text: str) -> tuple[Block, ...]:
    return parse(text, "x.txt").blocks


def read(text: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in blocks(text)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u0085", "\u2028"])
def test_a_block_is_a_line(end: str) -> None:
    found = blocks(f"Titel{end}{end}Erste Zeile{end}Zweite Zeile{end}")
    assert [(block.text, block.gap) for block in found] == [
        ("Titel", True),
        ("Erste Zeile", True),
        ("Zweite Zeile", False),
    ]


def test_a_wrapped_paragraph_is_one_block() -> None:
    text = (
        "Am Montag hat der Rat der Stadt beschlossen, dass die alte Brücke am\n"
        "Fluss bis zum Ende des Jahres erneuert werden soll. Die Kosten liegen\n"
        "bei etwa zwei Millionen Euro.\n"
        "\n"
        "Der Bürgermeister sagte dazu, man habe lange auf diese Entscheidung\n"
        "gewartet und freue sich nun sehr.\n"
    )
    document = parse(text, "x.txt")
    assert [block.text.split()[-1] for block in document.blocks] == ["Euro.", "sehr."]
    first = document.blocks[0]
    at = first.text.index("am Fluss")
    assert document.place(first.locate(at, at + 8)).text == "am\nFluss"


def test_short_lines_and_whole_sentences_are_not_joined() -> None:
    assert len(blocks("Kommentare\nDrucken\nTeilen\n")) == 3
    assert len(blocks("Der Rat hat am Montag in langer Sitzung beraten.\n" * 5)) == 5


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("• eins\n• zwei", [("list-item", "eins"), ("list-item", "zwei")]),
        ("* eins", [("list-item", "eins")]),
        ("- Brot\n- Milch", [("list-item", "Brot"), ("list-item", "Milch")]),
        ("1. Brot\n2. Milch", [("list-item", "Brot"), ("list-item", "Milch")]),
        ("a) Brot\nb) Milch", [("list-item", "Brot"), ("list-item", "Milch")]),
        ("3. Oktober 1990", [("paragraph", "3. Oktober 1990")]),
        ("3. Oktober 1990\n17. Juni 1953", [("paragraph", "3. Oktober 1990"), ("paragraph", "17. Juni 1953")]),
        (
            "– Nein, sagte er.\n– Doch, sagte sie.",
            [
                ("paragraph", "– Nein, sagte er."),
                ("paragraph", "– Doch, sagte sie."),
            ],
        ),
        ("– so der Sprecher", [("paragraph", "– so der Sprecher")]),
        ("-3 Grad\n-4 Grad", [("paragraph", "-3 Grad"), ("paragraph", "-4 Grad")]),
    ],
)
def test_lists_and_what_only_looks_like_one(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == expected


def test_indent() -> None:
    assert [block.indent for block in blocks("* a\n  * b\n")] == [0, 2]


def test_lines_of_hidden_characters_are_no_block() -> None:
    assert read("\u200b\n\ufeff\n") == []
