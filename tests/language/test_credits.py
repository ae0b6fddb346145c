"""Who took a picture, at the end of its caption."""

from __future__ import annotations

import re

import pytest

from mtcheck.language.credits import ends_in_credit, is_picture_note
from mtcheck.language.wording import wording


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "The ferry has been in dock since Monday / Fot. Anna Berg"),
        ("en", "The captain on his ship (photo = provided by the museum)"),
        ("en", "The captain in 2009. PHOTO ARCHIVES ANNA BERG"),
        ("en", "The crew on Thursday. / A. BERG (DPA)"),
        ("en", "The crew in the square.ANNA BERG"),
        ("de", "Die Kapitänin mit ihrer Mannschaft. Foto aus dem persönlichen Archiv"),
        ("fr", "Une lampe de bateau, vers 1880. Foto Museo civico"),
    ],
)
def test_credits(language: str, line: str) -> None:
    assert ends_in_credit(line, wording(language))


@pytest.mark.parametrize(
    "line",
    [
        "Photo albums came out after the soup",
        "She took one picture. Photos were forbidden in the hall of the museum.",
        "He kept the picture of his dog",
        "The programme opens images (bitmaps)",
        "He knew what to do. Pictures say more than words do to most of us here",
    ],
)
def test_text_is_no_credit(line: str) -> None:
    assert not ends_in_credit(line, wording("en"))


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("The bridge in spring (archive photo)", True),
        ("The bridge in spring (own photo)", True),
        ("The bridge in spring (see photo)", False),
        ("The bridge in spring (photo)", False),
        ("The bridge (archive photo) in spring", False),
        ("The bridge in spring (3 boats)", False),
    ],
)
def test_the_last_bracket_of_a_line_says_what_picture_it_is(line: str, *, found: bool) -> None:
    bracket = re.search(r"\(([^()]*)\)", line)
    assert bracket is not None
    assert is_picture_note(bracket, wording("en")) is found
