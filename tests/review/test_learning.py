"""What is learnt from a page, and what is not, beside an alignment made by hand."""

from __future__ import annotations

import json

import pytest

from mtcheck import loading
from mtcheck.errors import ReadError, UsageError
from mtcheck.model.bead import Bead
from mtcheck.model.finding import Category, Finding, Severity
from mtcheck.model.kinds import Region
from mtcheck.model.report import Failure, Report
from mtcheck.model.spans import Span
from mtcheck.model.text import Segment
from mtcheck.review import merge_reviews, read
from mtcheck.review.applying import outputs
from mtcheck.review.binding import match_decisions
from tests.review.conftest import exported

SOURCE = "Teilen\n\nDer Rat tagt.\n\nEr sprach lange.\n\nDann kam Regen.\n\nAlle gingen heim."
TARGET = "Split\n\nThe advice meets.\n\nHe spoke\n\nlong. Then came rain.\n\nNew here."


def whole(document, number):
    block = document.blocks[number]
    return Segment(block, 0, len(block.text))


@pytest.fixture
def report(tmp_path):
    """Five beads: a label, one and one, one and two, one without a translation, one without an original."""
    (tmp_path / "page.txt").write_text(TARGET, encoding="utf-8")
    target = loading.load(tmp_path / "page.txt")
    source = loading.parse(SOURCE, "original.txt")
    sides = [((0,), (0,)), ((1,), (1,)), ((2, 3), (2, 3)), ((4,), ()), ((), (4,))]
    beads = tuple(
        Bead(tuple(whole(source, at) for at in left), tuple(whole(target, at) for at in right)) for left, right in sides
    )
    path = str(tmp_path / "page.txt")
    return Report(path, target, source, "en", "de", beads=beads, path=path)


def finding(report, text, source, check="terminology/inconsistent-term", region=Region.BODY, **more):
    at = report.target.text.index(text)
    place = report.target.place(Span(at, at + len(text)))
    there = report.source.text.index(source) if source else 0
    origin = report.source.place(Span(there, there + len(source))) if source else None
    category = Category.MISTRANSLATION if check.startswith("markup") else Category.TERM_INCONSISTENCY
    return Finding(check, category, Severity.MINOR, "so", place, origin, region=region, **more)


def made(report, kind, path, **said):
    file = path.with_name("decisions.json")
    file.write_text(json.dumps(exported(report, **said)), encoding="utf-8")
    return outputs([match_decisions(each, report) for each in merge_reviews([read(file)])], {kind: path})[kind]


def with_findings(report, *findings):
    from dataclasses import replace

    return replace(report, findings=findings)


def place(text, words):
    return text.index(words), text.index(words) + len(words)


@pytest.mark.parametrize(
    ("marked", "source", "written", "row"),
    [
        ("advice", "Rat", "council", "Rat,council,advice,"),
        ("advice", "Rat", "Rat", "Rat,,advice,yes"),
        ("The advice meets.", "Rat", "one two three four five six seven", None),
        ("advice", "Rat", "a|b", None),
        ("advice", "", "council", None),
    ],
)
def test_terms(report, tmp_path, marked, source, written, row):
    found = finding(report, marked, source)
    output = made(with_findings(report, found), "glossary", tmp_path / "t.csv", accept=[(found, written)])
    assert output.content.splitlines()[1:] == ([row] if row else [])


def test_two_words_for_one_term_stand_side_by_side(report, tmp_path):
    found = [finding(report, "advice", "Rat"), finding(report, "The advice", "Der Rat", occurrence=1)]
    said = [(found[0], "council"), (found[1], "the council")]
    with pytest.raises(UsageError, match="two corrections overlap"):
        made(with_findings(report, *found), "glossary", tmp_path / "t.csv", accept=said)
    two = [finding(report, "advice", "Rat"), finding(report, "rain", "Rat")]
    said = [(two[0], "council"), (two[1], "board")]
    output = made(with_findings(report, *two), "glossary", tmp_path / "t.csv", accept=said)
    assert output.content.splitlines()[1] == "Rat,council|board,advice|rain,"


@pytest.mark.parametrize(
    ("marked", "source", "written", "learnt"),
    [
        ("Split", "Teilen", "Pass on", "de\ten\tshare\tTeilen\tPass on\tSplit\tSplit"),
        (
            "New here.",
            "Alle gingen heim.",
            "All went",
            "de\ten\tshare\tAlle gingen heim.\tAll went\tNew here.\tNew here.",
        ),
        ("Split", "Teilen", "Share", ""),
        ("Split", "", "Pass on", "de\ten\tshare\tTeilen\tPass on\tSplit\tSplit"),
        ("New here.", "", "All", "the original's label is not known"),
        ("Split", "Teilen", "Share 12", "this is not a label"),
        ("New here.", "Alle gingen heim.", "new here.", "the wording is right for another label"),
    ],
)
def test_labels(report, tmp_path, marked, source, written, learnt):
    found = finding(report, marked, source, "markup/mistranslated-label", Region.SHARE_BAR)
    output = made(with_findings(report, found), "labels", tmp_path / "l.tsv", accept=[(found, written)])
    rows = output.content.splitlines()[1:]
    if "\t" in learnt:
        assert rows == [learnt]
    else:
        assert rows == []
        assert (learnt in "".join(output.left_out)) if learnt else not output.left_out


def test_a_part_of_a_line_is_no_label(report, tmp_path):
    found = finding(report, "advice", "Rat", "markup/mistranslated-label")
    output = made(with_findings(report, found), "labels", tmp_path / "l.tsv", accept=[(found, "council")])
    assert output.said == "0 labels added"


def test_a_correction_across_sentences_joins_them(report, tmp_path):
    edits = [(*place(TARGET, "He spoke\n\nlong"), "He talked for long"), (*place(TARGET, "rain"), "the rain")]
    text = made(report, "tmx", tmp_path / "t.tmx", edits=edits).content
    assert "<seg>Er sprach lange. Dann kam Regen.</seg>" in text
    assert "<seg>He talked for long. Then came the rain.</seg>" in text


def test_a_missing_sentence_stands_beside_what_was_put_in(report, tmp_path):
    at = TARGET.index("rain.") + 5
    start, end = place(SOURCE, "Alle gingen heim.")
    entry = {"start": at, "end": at, "source_start": start, "source_end": end, "category": "accuracy/omission"}
    text = made(report, "xliff", tmp_path / "t.xlf", added=[entry | {"replacement": "All went home."}]).content
    assert "<source>Alle gingen heim.</source>\n<target>All went home.</target>" in text
    assert 'category="before"' not in text


def test_text_put_in_without_an_original_goes_to_the_sentence_before(report, tmp_path):
    at = TARGET.index("meets.") + 6
    text = made(report, "tmx", tmp_path / "t.tmx", edits=[(at, at, "Today.")]).content
    assert "<seg>The advice meets. Today.</seg>" in text
    inside = TARGET.index("advice")
    text = made(report, "tmx", tmp_path / "t.tmx", edits=[(inside, inside, "new")]).content
    assert "<seg>The new advice meets.</seg>" in text


def test_what_has_no_original_or_no_sentence_is_told(report, tmp_path):
    output = made(report, "tmx", tmp_path / "t.tmx", edits=[(*place(TARGET, "New here"), "Old")])
    assert "has no counterpart in the original" in output.left_out[0]
    assert output.said == "0 corrected pairs"
    output = made(report, "tmx", tmp_path / "t.tmx", edits=[(*place(TARGET, "\n\nThe"), " The")])
    assert "<seg>The advice meets.</seg>" in output.content
    output = made(report, "xliff", tmp_path / "t.xlf", edits=[(5, 7, "\n")])
    assert "is in no sentence" in output.left_out[0]
    assert output.content.count("<unit ") == 1


def test_suppressions_count_what_is_left_on_the_corrected_page(report, tmp_path):
    from dataclasses import replace

    found = [replace(finding(report, "advice", ""), occurrence=number) for number in range(3)]
    page = with_findings(report, *found)
    said = {"accept": [(found[0], "council")], "dismiss": [(found[2], "fine")]}
    text = made(page, "suppressions", tmp_path / "s.toml", **said).content
    assert found[2].fingerprint in text
    file = tmp_path / "decisions.json"
    judged = [match_decisions(each, page) for each in merge_reviews([read(file)])]
    kinds = {"corrected": tmp_path / "c.txt", "suppressions": tmp_path / "s.toml"}
    assert found[1].fingerprint in outputs(judged, kinds)["suppressions"].content


def test_a_page_elsewhere_is_suppressed_by_fingerprint_alone(report, tmp_path):
    found = finding(report, "advice", "")
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    (folder / "s.toml").write_text("", encoding="utf-8")
    file = tmp_path / "decisions.json"
    file.write_text(json.dumps(exported(with_findings(report, found), dismiss=[(found, "")])), encoding="utf-8")
    judged = [match_decisions(each, with_findings(report, found)) for each in merge_reviews([read(file)])]
    text = outputs(judged, {"suppressions": folder / "s.toml"})["suppressions"].content
    assert text.startswith("[[suppress]]\ncheck = ")
    assert "path" not in text
    assert "reason" not in text


def test_several_pages_share_what_is_added_to_and_nothing_else(report, tmp_path):
    file = tmp_path / "decisions.json"
    file.write_text(json.dumps(exported(report)), encoding="utf-8")
    (page,) = (match_decisions(each, report) for each in merge_reviews([read(file)]))
    assert outputs([page, page], {"glossary": tmp_path / "t.csv"})["glossary"].said == "0 terms added"
    for kind in ("corrected", "tmx"):
        with pytest.raises(UsageError, match="apply the decisions over the 2 pages one by one"):
            outputs([page, page], {kind: tmp_path / "x"})


def test_a_page_that_cannot_be_read_is_said(report, tmp_path):
    file = tmp_path / "decisions.json"
    file.write_text(json.dumps(exported(report)), encoding="utf-8")
    (review,) = merge_reviews([read(file)])
    with pytest.raises(ReadError, match="it is binary"):
        match_decisions(review, Report("page", failures=(Failure("read", "it is binary"),)))
    with pytest.raises(UsageError, match="was reviewed with its original: no original was read"):
        match_decisions(review, Report("page", report.target))


def test_a_replacement_without_a_place_is_refused(report, tmp_path):
    from dataclasses import replace

    found = replace(finding(report, "advice", "Rat"), target=None, check="linguistic/doubled-word")
    with pytest.raises(UsageError, match="marks no place, but has a replacement"):
        made(with_findings(report, found), "mqm", tmp_path / "m.tsv", accept=[(found, "x")])
