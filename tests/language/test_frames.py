"""Lines that may be parts of a page because they hold nothing but its words, or because of their signs."""

from __future__ import annotations

import pytest

from mtcheck.language.frames import frame_kind, is_button
from mtcheck.language.phrases import phrase_book
from mtcheck.language.shapes import may_be_shape, points_on, shape_of


@pytest.mark.parametrize(
    ("language", "line", "kind"),
    [
        ("en", "Delivery and payment Questions (8)", "cta"),
        ("en", "Users viewing this thread: 4", "cta"),
        ("en", "This page uses cookies. Accept Settings", "consent"),
        ("en", "Do you visit the harbour? Yes / No", "cta"),
        ("en", "Directly to the content", "cta"),
        ("de", "Zum Warenkorb hinzugefügt", ""),
        ("de", "Versand und Rückgabe", "cta"),
        ("fr", "Avis des clients (12)", "comment"),
        ("es", "Añadir a favoritos", "cta"),
        ("fi", "Toimitus ja maksut (8)", ""),
    ],
)
def test_frames(language: str, line: str, kind: str) -> None:
    assert frame_kind(line, language) == kind


@pytest.mark.parametrize(
    "line",
    [
        "The results of the review",
        "Add the comments to the page.",
        'Click "Reply" in the thread',
        "Three ferries for the islands",
        "The order of the members:",
        "the delivery and payment",
    ],
)
def test_text_is_no_frame(line: str) -> None:
    assert frame_kind(line, "en") == ""


@pytest.mark.parametrize(
    "line", ["★★★★☆ 4.5 (17 votes)", "A- A A+", "#harbour #ferry", "Page: 1 2 3 ... 9", "Previous 1 | 2 Next"]
)
def test_signs_make_a_line_the_page_s(line: str) -> None:
    assert shape_of(line) == "cta"


@pytest.mark.parametrize(
    "line", ["A day at sea", "Chapters 1 and 2", "#harbour", "1 2 3 4 he counted aloud to me again"]
)
def test_signs_of_text(line: str) -> None:
    assert shape_of(line) == ""


@pytest.mark.parametrize(
    ("line", "may"),
    [
        ("Anna Berg, berg@post.example", True),
        ("Anna Berg @annaberg", True),
        ("(Editor: Anna Berg)", True),
        ("(Anna Berg)", True),
        ("Like 12 Sad 0 Angry 3", True),
        ("+++", True),
        ("(laughs)", False),
        ("(FERRY OF THE YEAR)", False),
        ("Bremen 3 Hamburg 1", False),
        ("Write to berg@post.example and ask.", False),
    ],
)
def test_shapes_that_an_article_may_have(line: str, may: bool) -> None:
    assert may_be_shape(line) is may


def test_arrows() -> None:
    assert is_button("To the calendar of the programme ›", "en")
    assert points_on("← Back to the list")
    assert not points_on("« La mer »")
    assert not is_button("Bremen → Hamburg →", "en")


def test_a_loose_line_is_no_proof_but_an_arrow_is() -> None:
    assert not phrase_book("en").of("Delivery and payment Questions (8)")
    (loose,) = phrase_book("en").loose("Delivery and payment Questions (8)")
    assert loose.is_loose
    assert not loose.sure
    (button,) = phrase_book("en").of("To the calendar of the programme ›")
    assert button.sure
