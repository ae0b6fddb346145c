"""What holds for any text in any format: places are exact, order is kept, and nothing crashes."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mtcheck.errors import ReadError
from mtcheck.loading import load_bytes, parse
from mtcheck.model.kinds import Format
from mtcheck.model.text import Block, Document

HIDDEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"
_FRAGMENTS = {
    Format.PLAIN: ["- ", "– ", "1. ", "2. ", "• ", "\n", "\r\n", "\r", "\x85", "\n\n", "\t", "  "],
    Format.MARKDOWN: [
        *("# ", "> ", "- ", "1. ", "**", "*", "_", "~~", "`", "```\n", "[", "](", ")", "![", "<", ">", "<b>", "<br>"),
        *(
            "\n",
            "\n\n",
            "|",
            "\n|-|-|\n",
            "\\",
            "&amp;",
            "&",
            "---\n",
            "===\n",
            "[a]: b\n",
            "<!--",
            "-->",
            "<div>",
            "    ",
        ),
        *("title: x\n", "[^1]", "<http://a.b>", "  \n"),
    ],
    Format.HTML: [
        *("<p>", "</p>", "<b>", "</b>", "<a href='x'>", "</a>", "<div class=", '"', "'", ">", "<", "</", "/>", "<!--"),
        *("-->", "<![CDATA[", "]]>", "<script>", "</script>", "<title>", "</title>", "<br>", "<li>", "<img alt='"),
        *("&amp;", "&", "&#x41;", "&notin", "<pre>", "\n\n", "<td>", "<svg>", "<p hidden>", "<nav>", "|", "<h2>"),
        *('<i title="a">', "<?", "<!", "="),
    ],
    Format.ASCIIDOC: [
        *(
            "= ",
            "== ",
            "* ",
            "- ",
            ". ",
            "a:: ",
            "*",
            "_",
            "`",
            "``",
            "#",
            "\n",
            "\n\n",
            "\r\n",
            "\n----\n",
            "\n....\n",
        ),
        *(
            "\n====\n",
            "\n|===\n",
            "| ",
            "|",
            "link:x[",
            "https://a[",
            "menu:a[",
            "btn:[",
            "image:x[",
            "footnote:[",
            "]",
        ),
        *(
            "image::x[",
            "<<",
            ">>",
            "((",
            "))",
            "[[",
            "]]",
            "{a}",
            "\\",
            '"`',
            '`"',
            "// ",
            "\n[a]\n",
            ":a: ",
            "NOTE: ",
            " +\n",
        ),
    ],
    Format.REST: [
        *("\n====\n", "\n----\n", "* ", "- ", "1. ", "**", "*", "`", "``", "`_", "_", "|", "\n", "\n\n", "\r\n", "   "),
        *(
            "\n.. ",
            ".. note:: ",
            ".. image:: ",
            "   :alt: ",
            ".. |a| replace:: ",
            ".. _a: b",
            ".. [1] ",
            ":a: ",
            ":ref:`",
        ),
        *(":guilabel:`", " --> ", " <", ">`_", "::\n\n    ", "\\", "\n+--+--+\n", "\n| ", "\n==  ==\n", "[1]_", ">>> "),
    ],
}
_WORDS = st.sampled_from(
    ["Ein", "Satz.", "über", "e\u0301", "A\u030a\u0323", "\u1100\u1161", "\u212b", "日本", " ", "x"]
)


def texts(format: Format) -> st.SearchStrategy[str]:
    pieces = st.one_of(_WORDS, st.sampled_from(_FRAGMENTS[format]), st.sampled_from(list(HIDDEN)), st.characters())
    return st.lists(pieces, max_size=40).map("".join)


documents = st.sampled_from([each for each in Format if not each.is_bitext]).flatmap(
    lambda format: st.tuples(texts(format), st.just(format))
)


def normal(text: str) -> str:
    return unicodedata.normalize("NFC", re.sub(r"\s", " ", text))


def check(block: Block, document: Document) -> None:
    assert block.text == block.text.strip(" ")
    assert block.text
    assert not re.search(f"[{HIDDEN}\n\r\t]|  ", block.text)
    at = 0
    for piece in block.pieces:
        assert piece.at == at
        assert 0 <= piece.start < piece.end <= len(document.text)
        at += piece.length
        if piece.length == piece.end - piece.start:
            reading = block.text[piece.at : piece.at + piece.length]
            assert normal(reading) == normal(document.text[piece.start : piece.end])
    assert at == len(block.text)
    homes = [span for piece in block.pieces for span in (piece.start, piece.end)]
    assert homes == sorted(homes)
    for mark in block.marks:
        assert 0 <= mark.start <= mark.end <= len(block.text)


@given(documents)
@settings(max_examples=400, deadline=None)
@example(("<p>a<b>\u0301</b></p>", Format.HTML))
@example(("![a", Format.MARKDOWN))
@example(("footnote:[\n[a]\nEin", Format.ASCIIDOC))
def test_places_are_exact_in_any_text(given: tuple[str, Format]) -> None:
    text, format = given
    document = parse(text, "x", format)
    assert document.text == text
    starts = [block.span.start for block in document.blocks]
    assert starts == sorted(starts)
    for block in document.blocks:
        check(block, document)


@given(documents)
@settings(max_examples=200, deadline=None)
def test_no_character_belongs_to_two_blocks(given: tuple[str, Format]) -> None:
    text, format = given
    document = parse(text, "x", format)
    taken = sorted((piece.start, piece.end) for block in document.blocks for piece in block.pieces)
    for (_, end), (start, _) in pairwise(taken):
        assert end <= start


@given(texts(Format.PLAIN))
@settings(max_examples=200, deadline=None)
def test_plain_text_loses_nothing_but_bullets(text: str) -> None:
    document = parse(text, "x")
    covered = {at for block in document.blocks for at in range(block.span.start, block.span.end)}
    for at, char in enumerate(text):
        bullet = char in "•·▪▸►‣●○◦■□✓*+-–—().0123456789abcdefghijklmnopqrstuvwxyz"
        if not char.isspace() and char not in HIDDEN + "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069":
            assert at in covered or bullet


@given(st.lists(st.sampled_from(["Ein", "langer", "Satz,", "der", "über", "Wörter", "geht."]), min_size=3, max_size=30))
@pytest.mark.parametrize("format", list(Format))
def test_hidden_characters_and_line_ends_move_no_place(format: Format, words: list[str]) -> None:
    plain = " ".join(words)
    dressed = plain.replace("r", "\u00adr\u200b").replace("ü", "u\u0308")
    wrapped = f"\ufeff\r\n{dressed}\r\n"
    (bare,) = parse(plain, "x", format).blocks
    (block,) = parse(wrapped, "x", format).blocks
    assert block.text == bare.text == plain
    for match in re.finditer(r"\w+", plain):
        span = block.locate(match.start(), match.end())
        found = re.sub(f"[{HIDDEN}]", "", wrapped[span.start : span.end])
        assert unicodedata.normalize("NFC", found) == match.group()


@given(st.binary(max_size=200))
@settings(max_examples=400, deadline=None)
def test_any_bytes_are_a_document_or_one_clear_line(data: bytes) -> None:
    message = ""
    try:
        assert load_bytes(data, "x").encoding
    except ReadError as error:
        message = str(error)
    assert not message or message.startswith("x: ")
    assert "\n" not in message


@given(st.text(min_size=1, max_size=60))
@settings(max_examples=300, deadline=None)
@pytest.mark.parametrize("format", list(Format))
def test_any_text_survives_any_format(format: Format, text: str) -> None:
    for block in parse(text, "x", format).blocks:
        assert block.locate(0, len(block.text)) == block.span
