"""Error span annotation is read as the WMT, Pearmut and Appraise write it; all of it here is invented."""

from __future__ import annotations

import json
import os
import threading

import pytest

from mtcheck.cli.run import run
from mtcheck.comparison.raters import measure_agreement
from mtcheck.comparison.ratings import HumanMark, read_ratings
from mtcheck.comparison.ratings.entries import LONGEST
from mtcheck.errors import ExitCode, ReadError
from mtcheck.model.finding import Category, Finding, Severity
from mtcheck.model.report import SegmentReport
from mtcheck.model.spans import Place

SOURCE = "Der Kahn liegt still."
TARGET = "The barge lies quiet."
SPAN = {"start_i": 4, "end_i": 8, "severity": "minor", "category": None}


def write(path, *values):
    path.write_text("".join(f"{json.dumps(each)}\n" for each in values), "utf-8")
    return path


def pearmut(answer, *, user="ada", item_i=0, target=TARGET, item=None):
    item = {"item_id": "one", "src": SOURCE, "tgt": {"a": target}, **(item or {})}
    annotation = [{"a": answer}] if isinstance(answer, dict) else answer
    return {"annotation": annotation, "item": [item], "user_id": user, "item_i": item_i, "actions": []}


def said(score=None, *spans):
    return {"score": score, "error_spans": list(spans), "textfield": None}


def esa(*spans, score=70, target=TARGET, **more):
    entry = {"src": SOURCE, "tgt": target, "system": "a", "annotator": "r1", "doc_id": "d", "line_id": 3}
    return {**entry, "langs": "de-en", "esa_spans": list(spans), "esa_score": score, **more}


def appraise(*spans, score=70, target=TARGET, **more):
    entry = {"annotator": "r1", "source_text": SOURCE, "target_id": "a", "target_text": target, "score": score}
    languages = {"source_language": "deu", "target_language": "eng", "document_id": "d#a", "item_type": "TGT"}
    return {**entry, "mqm_annotations": json.dumps(spans), **languages, **more}


class TestPearmut:
    def test_marks_and_scores_are_read_with_their_texts(self, tmp_path):
        (rated,) = read_ratings(write(tmp_path / "r.jsonl", pearmut(said(70, SPAN)))).rated
        assert (rated.system, rated.source, rated.target) == ("a", SOURCE, TARGET)
        assert rated.marks == {"ada": [HumanMark((4, 9), True, "", "minor")]}
        assert TARGET[4:9] == "barge"
        assert (rated.scores, rated.human) == ({"ada": 70}, 70)

    @pytest.mark.parametrize(
        ("target", "start", "end", "marked"),
        [
            ("A 🚢 lies here.", 5, 8, "lies"),
            ("🚢🚢 lies", 2, 3, "🚢"),
            ("🚢 lies", 1, 1, "🚢"),
            ("One\nbarge lies", 3, 7, "barge"),
            ("One\n\nbarge", 2, 3, "e\n\nb"),
            ("barge", 0, 99, "barge"),
            ("b", 0, 0, "b"),
        ],
    )
    def test_its_places_are_units_of_utf_16_without_the_ends_of_lines(self, tmp_path, target, start, end, marked):
        span = {**SPAN, "start_i": start, "end_i": end}
        (rated,) = read_ratings(write(tmp_path / "r.jsonl", pearmut(said(70, span), target=target))).rated
        (mark,) = rated.marks["ada"]
        assert rated.target[slice(*mark.span)] == marked

    def test_behind_the_text_is_what_is_missing(self, tmp_path):
        span = {**SPAN, "start_i": len(TARGET), "end_i": len(TARGET), "severity": "major"}
        (rated,) = read_ratings(write(tmp_path / "r.jsonl", pearmut(said(30, span)))).rated
        (mark,) = rated.marks["ada"]
        assert (mark.is_missing, mark.category, mark.severity) == (True, "Accuracy/Omission", "major")

    def test_categories_of_mqm_are_kept(self, tmp_path):
        span = {**SPAN, "category": "Linguistic conventions/Punctuation"}
        (rated,) = read_ratings(write(tmp_path / "r.jsonl", pearmut(said(90, span)))).rated
        assert rated.marks["ada"][0].penalty == 0.1

    def test_a_raters_last_word_counts_and_a_reset_takes_it_back(self, tmp_path):
        entries = [
            pearmut(said(10, SPAN)),
            pearmut(said(80)),
            pearmut(said(20, SPAN), user="bob"),
            {"annotation": "__RESET__", "user_id": "bob", "item_i": 0},
            pearmut(said(60, SPAN), user="cleo"),
        ]
        found = read_ratings(write(tmp_path / "r.jsonl", *entries))
        (rated,) = found.rated
        assert rated.scores == {"ada": 80, "cleo": 60}
        assert {name: len(marks) for name, marks in rated.marks.items()} == {"ada": 0, "cleo": 1}
        assert found.left_out == {"withdrawn, or given again": 2}

    def test_a_document_may_come_again_with_other_systems(self, tmp_path):
        again = pearmut([{"b": said(20)}], item={"tgt": {"a": TARGET, "b": "A barge."}})
        found = read_ratings(write(tmp_path / "r.jsonl", pearmut(said(70, SPAN)), again))
        assert [(each.system, each.human) for each in found.rated] == [("a", 70), ("b", 20)]
        assert found.left_out == {}

    def test_raters_of_one_name_in_two_campaigns_are_two(self, tmp_path):
        path = tmp_path / "annotations.json"
        other = pearmut(said(20, SPAN), item={"item_id": "two", "src": "Der Kahn fährt."})
        reset = {"annotation": "__RESET__", "user_id": "ada", "item_i": 0}
        path.write_text(json.dumps({"one": [pearmut(said(70, SPAN))], "two": [other, reset]}), "utf-8")
        assert [each.human for each in read_ratings(path).rated] == [70]

    def test_tutorials_and_tests_of_attention_are_left_out_and_counted(self, tmp_path):
        entries = [
            pearmut(said(80, SPAN)),
            pearmut(said(80, SPAN), item_i="welcome_0"),
            pearmut(said(80, SPAN), item_i="random_2"),
            pearmut(said(5, SPAN), item_i=4, item={"validation": {"a": {"score": [0, 10]}}}),
        ]
        found = read_ratings(write(tmp_path / "r.jsonl", *entries))
        assert len(found.rated) == 1
        assert found.left_out == {"tests of a rater's attention, or tutorials": 3}

    def test_what_says_nothing_of_a_translation_is_left_out_and_counted(self, tmp_path):
        entries = [
            pearmut(said(80, SPAN)),
            pearmut(said(None), item_i=1),
            pearmut([None], item_i=2),
            pearmut(said(80), item_i=3, item={"src": '<audio src="a.mp3">'}),
            pearmut(said(80), item_i=4, item={"src": None}),
            {**pearmut(["English"], item_i=5), "item": [{"text": "Your language?", "form": "string"}]},
        ]
        found = read_ratings(write(tmp_path / "r.jsonl", *entries))
        assert len(found.rated) == 1
        assert found.left_out == {"shown, but not rated": 2, "without the text of both sides": 3}

    def test_scores_alone_say_nothing_of_places(self, tmp_path):
        (rated,) = read_ratings(write(tmp_path / "r.jsonl", pearmut(said(80)), pearmut(said(40), user="bob"))).rated
        assert (rated.marks, rated.human) == ({}, 60)

    def test_what_its_page_downloads_is_read_campaign_by_campaign(self, tmp_path):
        path = tmp_path / "annotations.json"
        path.write_text(json.dumps({"one": [pearmut(said(70, SPAN))], "two": []}, indent=2), "utf-8")
        assert len(read_ratings(path).rated) == 1

    def test_languages_are_told_by_the_names_that_the_wmt_gives(self, tmp_path):
        named = pearmut(said(70, SPAN), item={"item_id": "cs-de_DE_#_news_#_x_#_0"})
        (rated,) = read_ratings(write(tmp_path / "r.jsonl", named)).rated
        assert rated.pair == "cs-de"

    def test_what_mtcheck_writes_for_it_comes_back_at_the_same_places(self, tmp_path, monkeypatch, capsys):
        monkeypatch.chdir(tmp_path)
        (tmp_path / "de.txt").write_text("Der Kahn 🚢 liegt am Ufer.\n", "utf-8")
        (tmp_path / "en.txt").write_text("The barge 🚢 lies at the the shore.\n", "utf-8")
        languages = ["--from", "de", "--to", "en"]
        run(["check", "en.txt", "--source", "de.txt", "--format", "pearmut", "--only", "doubled-word", *languages])
        ((item,),) = json.loads(capsys.readouterr().out)["data"]
        answer = {"translation": said(50, *item["error_spans"]["translation"])}
        entry = {"annotation": [answer], "item": [item], "user_id": "ada", "item_i": 0}
        (rated,) = read_ratings(write(tmp_path / "r.jsonl", entry)).rated
        assert [rated.target[slice(*mark.span)] for mark in rated.marks["ada"]] == ["the the"]


class TestWmt:
    def test_a_rating_a_line(self, tmp_path):
        (rated,) = read_ratings(write(tmp_path / "r.jsonl", esa(SPAN), esa(score="35", annotator="r2"))).rated
        assert (rated.segment, rated.pair) == ("d\t3", "de-en")
        assert rated.scores == {"r1": 70, "r2": 35}
        assert rated.marks["r1"] == [HumanMark((4, 9), True, "", "minor")]

    def test_what_is_missing_has_a_word_for_its_place(self, tmp_path):
        span = {"start_i": "missing", "end_i": "missing", "severity": "major", "error_type": None}
        (rated,) = read_ratings(write(tmp_path / "r.jsonl", esa(span))).rated
        assert rated.marks["r1"][0].is_missing

    def test_what_nobody_has_decided_upon_weighs_nothing(self, tmp_path):
        (rated,) = read_ratings(write(tmp_path / "r.jsonl", esa({**SPAN, "severity": "undecided"}))).rated
        assert rated.marks["r1"][0].penalty == 0

    def test_blanks_around_a_text_were_not_shown(self, tmp_path):
        (rated,) = read_ratings(write(tmp_path / "r.jsonl", esa(SPAN, target=f"  {TARGET}"))).rated
        assert rated.target[slice(*rated.marks["r1"][0].span)] == "barge"

    def test_a_segment_a_line_with_all_that_was_said_of_it(self, tmp_path):
        entry = {
            "doc_id": "de-en_GB_#_news_#_x_#_0",
            "src_text": SOURCE,
            "tgt_text": {"a": TARGET, "b": "The barge lies.", "refA": "The barge is still."},
            "scores": {
                "a": [{"score": 70, "errors": [SPAN], "annotator": "r1"}, {"score": 80, "errors": []}],
                "b": [{"score": None, "errors": []}],
            },
        }
        found = read_ratings(write(tmp_path / "r.jsonl", entry))
        (rated,) = found.rated
        assert (rated.system, rated.pair, rated.scores) == ("a", "de-en", {"r1": 70, "rater 2": 80})
        assert found.left_out == {"shown, but not rated": 1}


class TestAppraise:
    def test_a_translation_a_line(self, tmp_path):
        span = {"start_i": 4, "end_i": 8, "severity": "major", "error_type": ["Accuracy", "Mistranslation"]}
        (rated,) = read_ratings(write(tmp_path / "r.jsonl", appraise(span))).rated
        assert rated.marks == {"r1": [HumanMark((4, 9), True, "Accuracy/Mistranslation", "major")]}
        assert (rated.pair, rated.human) == ("de-en", 70)

    def test_translations_side_by_side(self, tmp_path):
        targets = [
            {"target_id": "a", "target_text": TARGET, "score": 70, "mqm_annotations": json.dumps([SPAN])},
            {"target_id": "b", "target_text": "A barge.", "score": 20},
        ]
        entry = {"annotator": "r1", "source_text": SOURCE, "targets": targets, "item_type": "TGT"}
        one, two = read_ratings(write(tmp_path / "r.jsonl", entry)).rated
        assert (one.segment, one.system, two.system) == (two.segment, "a", "b")
        assert (one.human, two.human, one.pair) == (70, 20, "")

    def test_damaged_texts_and_tutorials_are_left_out(self, tmp_path):
        entries = [
            appraise(SPAN),
            appraise(SPAN, item_type="BAD"),
            appraise(SPAN, document_id="d#a#bad2"),
            appraise(SPAN, document_id="en-tutorial1"),
            appraise(SPAN, target="The <b>barge</b> lies."),
        ]
        found = read_ratings(write(tmp_path / "r.jsonl", *entries))
        assert len(found.rated) == 1
        assert sum(found.left_out.values()) == 4

    def test_ends_of_lines_are_not_counted(self, tmp_path):
        span = {**SPAN, "start_i": 3, "end_i": 7}
        (rated,) = read_ratings(write(tmp_path / "r.jsonl", appraise(span, target="\nOne\nbarge lies"))).rated
        assert rated.target[slice(*rated.marks["r1"][0].span)] == "barge"


def entry_with(**span):
    return pearmut(said(70, {**SPAN, **span}))


BAD = {
    "not JSON": ('{"annotation": [', "r.jsonl:1: not JSON: "),
    "half a line": (f'{json.dumps(esa())}\n{{"esa_spans": [\n', "r.jsonl:2: not JSON: "),
    "a number": (f"{json.dumps(esa())}\n5\n", "r.jsonl:2: 5 is not a JSON object"),
    "an empty list": ("[]", "no ratings in it"),
    "an empty object": ("{}", "r.jsonl:1: not a rating of a form that is known"),
    "something else": ('{"schema": "mtcheck.report/2"}', "r.jsonl:1: not a rating of a form that is known"),
    "endless brackets": ("[" * 100_000, "not readable JSON: nested too deeply"),
    "a number of endless digits": (f'{{"esa_spans": {"9" * 5000}}}', "not readable JSON"),
    "no texts": (
        json.dumps({"user_id": "ada", "item_i": 0, "annotation": {"a": said(80)}}),
        "r.jsonl:1: no 'item' with the texts",
    ),
    "lists of two lengths": (json.dumps({**pearmut(said(1)), "annotation": []}), "1 in 'item', but 0 in 'annotation'"),
    "no rater": (json.dumps({**pearmut(said(1)), "user_id": None}), "'user_id' is null, not a text"),
    "an item that is a text": (
        json.dumps({**pearmut(said(1)), "item": ["x"]}),
        "an 'item' is \"x\", not a JSON object",
    ),
    "a system without a text": (json.dumps(pearmut([{"b": said(1)}])), "'b' is missing; it is a text"),
    "a text that is a list": (json.dumps(pearmut(said(1), target=["x"])), "'a' is [\"x\"], not a text"),
    "an answer that is a number": (json.dumps(pearmut([{"a": 5}])), "an answer is 5, not a JSON object"),
    "spans that are a number": (json.dumps(pearmut([{"a": {"error_spans": 5}}])), "'error_spans' is 5, not a list"),
    "a span that is a text": (json.dumps(pearmut(said(1, "x"))), 'a mark is "x", not a JSON object'),
    "a score in words": (json.dumps(pearmut(said("good"))), "'score' is \"good\", not a number"),
    "a score that is true": (json.dumps(pearmut(said(True))), "'score' is true, not a number"),
    "a score without end": (
        '{"esa_spans": [], "src": "a", "tgt": "b", "system": "a", "annotator": "r", "esa_score": 1e999}',
        "'esa_score' is Infinity",
    ),
    "a place that is true": (json.dumps(entry_with(start_i=True)), "'start_i' is true, not a whole number from 0"),
    "a place before the text": (json.dumps(entry_with(start_i=-1)), "'start_i' is -1, not a whole number from 0"),
    "a place between letters": (json.dumps(entry_with(end_i=4.5)), "'end_i' is 4.5, not a whole number from 0"),
    "a span backwards": (json.dumps(entry_with(end_i=2)), "a mark ends at 2, before it starts at 4"),
    "a severity of one's own": (
        json.dumps(entry_with(severity="awful")),
        "'severity' is \"awful\", not one of neutral",
    ),
    "a severity that is a list": (json.dumps(entry_with(severity=["minor"])), "'severity' is [\"minor\"], not one of"),
    "a category that is a number": (json.dumps(entry_with(category=5)), "'category' is 5, not a text"),
    "no system": (json.dumps({**esa(), "system": None}), "'system' is null, not a text"),
    "no translation": (json.dumps({**appraise(), "target_text": 5}), "'target_text' is 5, not a text"),
    "marks in a text that is no list": (json.dumps({**appraise(), "mqm_annotations": "{}"}), "not a list"),
    "marks in a text that is no JSON": (json.dumps({**appraise(), "mqm_annotations": "["}), "not JSON"),
    "a control character in a key": (
        '{"annotation": [{"\\u001b[31m": {}}], "item": [{"src": "a", "tgt": {}}], "user_id": "a", "item_i": 1}',
        "'\\x1b[31m' is missing",
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_what_is_no_rating_is_said_in_one_line_with_its_place(tmp_path, case):
    text, message = BAD[case]
    path = tmp_path / "r.jsonl"
    path.write_text(text, "utf-8")
    with pytest.raises(ReadError) as error:
        read_ratings(path)
    assert message in str(error.value)
    assert "r.jsonl" in str(error.value)
    assert "\n" not in str(error.value)
    assert str(error.value).isprintable()


def test_a_line_without_end_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("mtcheck.comparison.ratings.entries.LONGEST", 100)
    path = write(tmp_path / "r.jsonl", esa(), esa())
    with pytest.raises(ReadError, match=r"r\.jsonl:1: more than"):
        read_ratings(path)
    assert LONGEST >= 1_000_000


def test_half_a_character_is_replaced_and_moves_no_place(tmp_path):
    path = tmp_path / "r.jsonl"
    path.write_text(json.dumps(esa(SPAN, target="The \ud83d\ud83d\ude00 x")), "utf-8")
    (rated,) = read_ratings(path).rated
    assert rated.target == "The \ufffd😀 x"
    assert rated.target[slice(*rated.marks["r1"][0].span)] == "\ufffd😀 x"


def test_a_blank_line_and_a_mark_of_the_encoding_are_no_ratings(tmp_path):
    path = tmp_path / "r.jsonl"
    path.write_text(f"\ufeff\n\n{json.dumps(esa(SPAN))}\n\n5\n", "utf-8")
    with pytest.raises(ReadError, match=r"r\.jsonl:5: 5 is not"):
        read_ratings(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_read_once(tmp_path):
    for text in (json.dumps(esa(SPAN)), "system\tseg_id\trater\tsource\ttarget\tseverity\na\t1\tr\tDa.\tSo.\tminor\n"):
        pipe = tmp_path / f"pipe{len(text)}"
        os.mkfifo(pipe)
        writer = threading.Thread(target=pipe.write_text, args=(text,))
        writer.start()
        assert len(read_ratings(pipe).rated) == 1
        writer.join()


def test_an_omission_is_right_where_people_say_that_something_is_missing(tmp_path):
    missing = {"start_i": "missing", "end_i": "missing", "severity": "major"}
    rated = read_ratings(write(tmp_path / "r.jsonl", esa(missing))).rated
    place = Place(0, 3, 1, 1, 1, 4, "Der")
    omission = Finding("accuracy/omission", Category.OMISSION, Severity.MAJOR, "left out", None, place)
    other = Finding("x/y", Category.GRAMMAR, Severity.MINOR, "wrong", place)
    found = measure_agreement(rated, [SegmentReport((omission, other))])
    assert {each.check: each.right for each in found.checks} == {"accuracy/omission": 1, "x/y": 0}


class TestCommand:
    def test_languages_come_from_the_file_and_are_told_apart(self, tmp_path, capsys):
        two = {"start_i": 3, "end_i": 7, "severity": "major"}
        path = write(
            tmp_path / "r.jsonl",
            esa(two, target="It is is here.", src="Es ist hier."),
            esa(two, target="It is is here.", src="C'est ici.", langs="fr-en", line_id=4),
        )
        assert run(["agree", str(path)]) == ExitCode.OK
        said = capsys.readouterr().out
        assert "2 rated translations by 1 rater" in said
        rows = [line.split()[:4] for line in said.splitlines() if "doubled-word" in line]
        assert rows == [
            ["linguistic/doubled-word", "2", "2", "1.00"],
            ["de-en", "linguistic/doubled-word", "1", "1"],
            ["fr-en", "linguistic/doubled-word", "1", "1"],
        ]

    def test_one_file_that_means_nothing_loses_no_other(self, tmp_path, capsys):
        good, bad = write(tmp_path / "good.jsonl", esa(SPAN)), tmp_path / "bad.jsonl"
        bad.write_text("{", "utf-8")
        assert run(["agree", str(bad), str(good), "--format", "json"]) == ExitCode.UNCHECKED
        said = json.loads(capsys.readouterr().out)
        assert said["segments"] == 1
        assert "bad.jsonl:1: not JSON" in said["failures"][0]

    def test_nothing_of_nothing_is_no_share(self, tmp_path, capsys):
        path = write(tmp_path / "r.jsonl", esa(SPAN))
        run(["agree", str(path), "--format", "json"])
        total = json.loads(capsys.readouterr().out)["total"]
        assert (total["found"], total["value"], total["interval"]) == (0, None, None)
        run(["agree", str(path)])
        assert "all        0                 0      -    -               -" in capsys.readouterr().out

    def test_what_was_left_out_is_said(self, tmp_path, capsys):
        path = write(tmp_path / "r.jsonl", appraise(SPAN), appraise(SPAN, item_type="BAD"))
        assert run(["agree", str(path)]) == ExitCode.OK
        assert "left out     1 rating: tests of a rater's attention, or tutorials" in capsys.readouterr().out

    def test_raters_agree_in_their_scores_where_they_gave_any(self, tmp_path, capsys):
        path = write(
            tmp_path / "r.jsonl",
            *(
                esa(score=score, annotator=who, line_id=line, src=f"{line}")
                for line, score in enumerate((10, 50, 90))
                for who in ("r1", "r2")
            ),
        )
        assert run(["agree", str(path)]) == ExitCode.OK
        assert "agreement of the raters in their scores (Krippendorff's alpha): 1.000" in capsys.readouterr().out
