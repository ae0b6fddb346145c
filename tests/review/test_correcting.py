"""Decisions -> corrected text, whatever people write and wherever."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtcheck import loading
from mtcheck.errors import ReadError
from mtcheck.fixing import Edit, apply
from mtcheck.model.kinds import Format
from mtcheck.model.report import Report
from mtcheck.model.wire import dump
from mtcheck.review import merge_reviews
from mtcheck.review.binding import match_decisions
from mtcheck.review.correcting import correct_page, corrections, space_text
from mtcheck.review.reading import read
from tests.review.conftest import exported

TAG = re.compile(r"<[^<>]*>")
WORDS = st.text(alphabet="abc &<>\"'üя漢1.", min_size=0, max_size=12)
PIECES = st.lists(
    st.sampled_from(["a tram ", "<b>stops</b> ", "&amp; ", "<i>he<u>re</u></i> ", "x\u00ady ", "now. "]), max_size=8
)


def judged(folder, text, edits, name):
    """A page with edits, as the command makes it of an exported file."""
    page = folder / name
    page.write_bytes(text.encode())
    document = loading.load(page)
    file = folder / "decisions.json"
    file.write_text(dump(exported(Report(str(page), target=document, path=str(page)), edits=edits)), encoding="utf-8")
    (review,) = merge_reviews([read(file)])
    return match_decisions(review, Report(str(page), target=document, path=str(page)))


def cuts(text):
    """Places that do not overlap, as pairs of offsets."""
    places = st.lists(st.integers(0, len(text)), max_size=6, unique=True).map(sorted)
    return places.map(lambda found: list(zip(found[::2], found[1::2], strict=False)))


@given(st.data())
@settings(deadline=None, max_examples=60)
def test_plain_text_is_what_was_written_around_what_was_there(tmp_path_factory, data):
    text = data.draw(st.text(alphabet="ab ü漢𝄞.", min_size=1, max_size=40)) + "end."
    places = data.draw(cuts(text))
    edits = [(start, end, data.draw(WORDS.filter(str.strip))) for start, end in places]
    page = judged(tmp_path_factory.getbasetemp(), text, edits, "page.txt")
    after = correct_page(tmp_path_factory.getbasetemp(), [page]).content.decode()
    assert after == apply(text, [Edit(*each) for each in edits])


@given(st.data())
@settings(deadline=None, max_examples=60)
def test_markup_stays_whatever_is_written(tmp_path_factory, data):
    body = "".join(data.draw(PIECES))
    text = f"<!doctype html><html><body><p>It is {body}so.</p><p>{body}And so on.</p></body></html>"
    block = data.draw(st.sampled_from(loading.parse(text, "page.html", Format.HTML).blocks))
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(block.text))] * 2)))
    wanted = data.draw(WORDS.filter(lambda each: each == " ".join(each.split())))
    place = block.locate(start, end)
    folder = tmp_path_factory.getbasetemp()
    page = judged(folder, text, [(place.start, place.end, wanted)], "page.html")
    output = correct_page(folder, [page])
    after = output.content.decode()
    assert TAG.findall(after) == TAG.findall(text)
    if output.left_out:
        assert after == text
    else:
        assert squeezed(wanted) in squeezed(html.unescape(TAG.sub("", after)))


def squeezed(text):
    return "".join(text.replace("\u00ad", "").split())


def test_what_several_wrote_alike_is_written_once(tmp_path):
    page = judged(tmp_path, "one two three", [(4, 7, "2"), (4, 7, "2")], "page.txt")
    assert len(corrections(page)) == 1
    assert correct_page(tmp_path, [page]).content == b"one 2 three"


def test_a_removed_line_leaves_no_gap(tmp_path):
    page = judged(tmp_path, "One line here.\n\nShare\n\nAnother line.\n", [(16, 21, "")], "page.txt")
    assert correct_page(tmp_path, [page]).content == b"One line here.\n\nAnother line.\n"


def test_the_page_keeps_its_encoding_and_line_ends(tmp_path):
    text = '<html><head><meta charset="windows-1252"></head>\r\n<body><p>A caf\xe9 opened there.</p></body></html>\r\n'
    page = tmp_path / "page.html"
    page.write_bytes(text.encode("cp1252"))
    document = loading.load(page)
    at = document.text.index("opened")
    file = tmp_path / "decisions.json"
    report = Report(str(page), target=document, path=str(page))
    file.write_text(dump(exported(report, edits=[(at, at + 6, "– closed 漢")])), encoding="utf-8")
    (review,) = merge_reviews([read(file)])
    after = correct_page(page, [match_decisions(review, report)]).content
    assert after == text.replace("opened", "– closed &#28450;").encode("cp1252")


def test_what_an_encoding_cannot_hold_is_said(tmp_path):
    page = tmp_path / "page.txt"
    page.write_bytes("Das Café öffnete früh, schön für alle Gäste.\n".encode("cp1252"))
    document = loading.load(page)
    report = Report(str(page), target=document, path=str(page))
    file = tmp_path / "decisions.json"
    file.write_text(dump(exported(report, edits=[(0, 3, "漢")])), encoding="utf-8")
    (review,) = merge_reviews([read(file)])
    with pytest.raises(ReadError, match="cannot be written in"):
        correct_page(page, [match_decisions(review, report)])


@pytest.mark.parametrize(
    ("before", "text", "after", "expected"),
    [
        ("It ended.", "New one.", "", " New one."),
        ("It ended.", "New one.", " More.", " New one."),
        ("", "New", "old words", "New "),
        ("a brid", "g", "e", "g"),
        ("said (", "they", ")", "they"),
        ("the end", ",", " of", ","),
        ("橋は閉鎖された。", "新", "", "新"),
    ],
)
def test_what_is_put_in_is_parted_from_the_words_beside_it(before, text, after, expected):
    (block,) = loading.parse(before + after, "page.txt").blocks
    assert space_text(text, block, len(before)) == expected
