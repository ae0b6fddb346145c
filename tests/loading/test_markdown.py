"""Markdown: what is read, as what, and where it stands."""

from __future__ import annotations

import pytest

from mtcheck.loading import parse
from mtcheck.model.kinds import BlockKind, Format, MarkKind
from mtcheck.model.text import Document


def markdown(text: str) -> Document:
    return parse(text, "x.md", Format.MARKDOWN)


def read(text: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in markdown(text).blocks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Die Lage #\nText", [("heading", "Die Lage"), ("paragraph", "Text")]),
        ("#hashtag", [("paragraph", "#hashtag")]),
        ("Oben\n====\nUnten\n---", [("heading", "Oben"), ("heading", "Unten")]),
        ("eins\nzwei\r\ndrei\n\nvier", [("paragraph", "eins zwei drei"), ("paragraph", "vier")]),
        (
            "- eins\n- zwei\n  weiter\n\n  noch\n\nneu",
            [
                ("list-item", "eins"),
                ("list-item", "zwei weiter"),
                ("list-item", "noch"),
                ("paragraph", "neu"),
            ],
        ),
        ("1. eins\n2. zwei", [("list-item", "eins"), ("list-item", "zwei")]),
        ("3. Oktober 1990 war schön.", [("paragraph", "3. Oktober 1990 war schön.")]),
        ("- [x] fertig", [("list-item", "fertig")]),
        ("> Zitat\n> weiter\nlos", [("quote", "Zitat weiter los")]),
        ("| A | B |\n|---|:-:|\n| a \\| b | c |", [("cell", "A"), ("cell", "B"), ("cell", "a | b"), ("cell", "c")]),
        ("| A | B |\n|---|---|\nText", [("cell", "A"), ("cell", "B"), ("paragraph", "Text")]),
        ("a | b", [("paragraph", "a | b")]),
        ("```py\nx = 1\n```\nText", [("code", "x = 1"), ("paragraph", "Text")]),
        ("> ```\n> x\n> ```", [("code", "x")]),
        ("```\nnie zu", [("code", "nie zu")]),
        ("    x = 1", [("code", "x = 1")]),
        ("a\n\n***\n\nb", [("paragraph", "a"), ("paragraph", "b")]),
        ("<!-- weg\nauch -->\nText", [("paragraph", "Text")]),
        ("<div>\n<p>Ja</p>\n</div>\n\nText", [("paragraph", "Ja"), ("paragraph", "Text")]),
        ("<script>\n\nx\n</script>\nText", [("paragraph", "Text")]),
        (
            "---\ntitle: \"Der Titel\"\ndescription: 'Kurz'\ntags: x\n---\nText",
            [
                ("title", "Der Titel"),
                ("meta", "Kurz"),
                ("paragraph", "Text"),
            ],
        ),
        ('+++\ntitle = "T"\n+++\nText', [("title", "T"), ("paragraph", "Text")]),
        ("Text[^1]\n\n[^1]: Fußnote", [("paragraph", "Text"), ("paragraph", "Fußnote")]),
        ("[a]: http://x.y 'T'\nText", [("paragraph", "Text")]),
        ("![Ein *Hund*](x.png)", [("alt", "Ein Hund")]),
        ("Da ![Hund][h] da\n\n[h]: x", [("paragraph", "Da da"), ("alt", "Hund")]),
        ("![a ![b](c)](d)", [("alt", "a b")]),
    ],
)
def test_kinds(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ein *schräges* und __fettes__ Wort", "ein schräges und fettes Wort"),
        ("***beides***", "beides"),
        ("**a *b* c**", "a b c"),
        ("~~weg~~ ~da", "weg ~da"),
        ("2 * 3 * 4 und snake_case_name", "2 * 3 * 4 und snake_case_name"),
        ("*offen und **offen", "*offen und **offen"),
        (r"\*kein\* Stern\, aber C:\neu", "*kein* Stern, aber C:\\neu"),
        ("`a *b*` und `` c`d `` und `offen", "a *b* und c`d und `offen"),
        ("&amp; &uuml; &copy AT&T `&amp;`", "& ü &copy AT&T &amp;"),
        ("[Link](http://a.b 'T') [x](<a b>) [y]() [z] (a)", "Link x y [z] (a)"),
        ("[ref][r] [r] [R][] [q][nix]", "ref r R [q][nix]"),
        ("<http://a.b> a < b <span>in</span> x<br>y <!-- weg -->z", "http://a.b a < b in x y z"),
        ("a\\\nb  \nc", "a b c"),
        ("[a [b](c) d](e)", "a b d"),
        ("] ![ [", "] ![ ["),
    ],
)
def test_inline(text: str, expected: str) -> None:
    document = markdown(f"{text}\n\n[r]: http://r.s")
    assert document.blocks[0].text == expected


def test_marks() -> None:
    (block,) = markdown("Ein **fetter [Link](/x?a&amp;b)** und `y` ![](z) da").blocks
    assert [(m.kind, block.text[m.start : m.end], m.target) for m in block.marks] == [
        (MarkKind.STRONG, "fetter Link", ""),
        (MarkKind.LINK, "Link", "/x?a&b"),
        (MarkKind.CODE, "y", ""),
        (MarkKind.IMAGE, "", "z"),
    ]


def test_levels_indents_and_gaps() -> None:
    blocks = markdown("## Zwei\n- a\n  - b\n\nOben\n---").blocks
    assert [(block.level, block.indent, block.gap) for block in blocks] == [
        (2, 0, True),
        (0, 0, False),
        (0, 2, False),
        (2, 0, True),
    ]


def test_places_lead_into_the_file() -> None:
    document = markdown("> Ein **Wort**\n> f&uuml;r [dich](x)")
    (block,) = document.blocks
    assert block.text == "Ein Wort für dich"
    assert document.place(block.locate(4, 8)).text == "Wort"
    assert document.place(block.locate(9, 12)).text == "f&uuml;r"
    assert document.position(block.locate(13, 17).start) == (2, 13)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 50_000,
        "[a]" * 50_000,
        "[a](" * 50_000,
        "*a " * 50_000,
        "a*" * 50_000,
        "_a_b" * 30_000,
        "![" * 20_000 + "a](b)" * 20_000,
        "`".join("`" * (count % 300) for count in range(2_000)),
        "<a " * 50_000,
        ">" * 100_000,
        "- " * 50_000,
        "<div>\n" * 20_000,
        "<!--\n" * 20_000,
        "```\n" * 20_001,
        "---\n" + 'title: "' * 20_000,
        "\\`" * 50_000,
        "|" * 100_000 + "\n|-|",
    ],
    ids=lambda text: text[:8],
)
def test_hostile_texts_take_linear_time(text: str) -> None:
    assert markdown(text).text == text


def test_a_term_is_a_label_and_each_of_its_meanings_a_paragraph():
    blocks = markdown("Valve\n: It lets water out.\n: It lets air in.\n\nA line\nof two\n: goes on.\n").blocks
    assert [(block.kind, block.text) for block in blocks] == [
        (BlockKind.CELL, "Valve"),
        (BlockKind.PARAGRAPH, "It lets water out."),
        (BlockKind.PARAGRAPH, "It lets air in."),
        (BlockKind.PARAGRAPH, "A line of two : goes on."),
    ]


def test_the_title_of_a_link_or_picture_is_a_tooltip():
    text = (
        "See [the winch](winch.md \"How to oil it &amp; more\"), ![a boat](b.png 'The old boat') and [x](y (Third)).\n"
    )
    blocks = parse(text, "page.md", Format.MARKDOWN).blocks
    found = [block for block in blocks if block.kind is BlockKind.TOOLTIP]
    assert [block.text for block in found] == ["How to oil it & more", "The old boat", "Third"]
    assert text[found[1].span.start : found[1].span.end] == "The old boat"
