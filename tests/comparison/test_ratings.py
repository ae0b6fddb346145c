"""Ratings are read as the field writes them, and what checks find is held against what people marked."""

from __future__ import annotations

import io
import itertools
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.cli.run import run
from mtcheck.comparison.agreement import Languages, measure_files
from mtcheck.comparison.raters import krippendorff_alpha, measure_agreement, pairwise_accuracy
from mtcheck.comparison.ratings import HumanMark, Rated, read_ratings
from mtcheck.comparison.ratings.marked import read_marked
from mtcheck.config import Config
from mtcheck.errors import ExitCode, ReadError
from mtcheck.model.finding import Category, Finding, Severity
from mtcheck.model.report import Failure, SegmentReport
from mtcheck.model.score import Measurement
from mtcheck.model.spans import Place

HEAD = "system\tdoc\tglobalSegId\trater\tsource\ttarget\tcategory\tseverity\n"


def write(path, *rows, head=HEAD):
    path.write_text(head + "".join("\t".join(row) + "\n" for row in rows), "utf-8")
    return path


def row(
    target, severity="minor", *, system="a", segment="1", rater="r1", source="Ein Satz.", category="Fluency/Grammar"
):
    return (system, "d", segment, rater, source, target, category, severity)


class TestReading:
    def test_the_tags_tell_the_place_in_code_points(self, tmp_path):
        (rated,) = read_ratings(write(tmp_path / "r.tsv", row("A 🚢 <v>line</v> here."))).rated
        assert rated.target == "A 🚢 line here."
        assert rated.marks == {"r1": [HumanMark((4, 8), True, "Fluency/Grammar", "minor")]}

    def test_raters_and_errors_of_one_translation_are_put_together(self, tmp_path):
        rows = [row("<v>A</v> line."), row("A <v>line</v>.", "Major"), row("A line.", "no-error", rater="r2")]
        (rated,) = read_ratings(write(tmp_path / "r.tsv", *rows)).rated
        assert {rater: len(marks) for rater, marks in rated.marks.items()} == {"r1": 2, "r2": 0}
        assert rated.human == -3.0

    def test_what_is_left_out_is_marked_in_the_original(self, tmp_path):
        (rated,) = read_ratings(write(tmp_path / "r.tsv", row("A.", source="Ein <v>Satz</v>."))).rated
        assert rated.marks["r1"][0] == HumanMark((4, 8), False, "Fluency/Grammar", "minor")
        assert rated.source == "Ein Satz."

    def test_minor_punctuation_weighs_a_tenth(self):
        assert HumanMark(None, True, "Fluency/Punctuation", "minor").penalty == 0.1
        assert HumanMark(None, True, "Fluency/Punctuation", "major").penalty == 5

    @pytest.mark.parametrize(
        ("target", "span"),
        [("<v>A line.", (0, 7)), ("A</v> line.", (0, 1)), ("A<v></v> line.", (1, 1)), ("</v>A<v> line.", (1, 1))],
    )
    def test_half_a_pair_of_tags_is_an_end_of_the_text(self, tmp_path, target, span):
        (rated,) = read_ratings(write(tmp_path / "r.tsv", row(target))).rated
        assert rated.marks["r1"][0].span == span

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("", ":1: no column 'system'"),
            ("system\ttarget\n", ":1: no column 'segment'"),
            (HEAD, "no ratings in it"),
            (HEAD + "a\td\t1\n", ":2: the line ends before its column 'rater'"),
            (HEAD + "\t".join(row("A.", "awful")) + "\n", ":2: severity 'awful' is not one of neutral, minor"),
            (HEAD + "x" * 300_000, ":2: a line of more than 200,000 characters"),
        ],
    )
    def test_what_is_no_rating_is_said_with_its_line(self, tmp_path, text, message):
        path = tmp_path / "r.tsv"
        path.write_text(text, "utf-8")
        with pytest.raises(ReadError) as error:
            read_ratings(path)
        assert message in str(error.value)

    def test_of_a_line_that_is_too_long_no_more_is_read_than_tells_it(self):
        file = io.StringIO(HEAD + "x" * 10_000_000)
        with pytest.raises(ReadError, match=":2: a line of more than"):
            read_marked(file, "r.tsv")
        assert file.tell() < 300_000

    def test_a_long_text_is_read(self, tmp_path):
        text = "A line. " * 20_000
        (rated,) = read_ratings(write(tmp_path / "r.tsv", row(text))).rated
        assert rated.target == text

    def test_what_is_no_utf_8_or_not_there_is_said(self, tmp_path):
        path = tmp_path / "r.tsv"
        path.write_bytes(b"\xff\xfe")
        with pytest.raises(ReadError, match="it is not UTF-8"):
            read_ratings(path)
        with pytest.raises(ReadError, match="No such file"):
            read_ratings(tmp_path / "absent.tsv")


def make_folder(home, scores, outputs="A line.\nTwo lines.\n"):
    for folder in ("sources", "human-scores", "system-outputs/de-en"):
        (home / folder).mkdir(parents=True)
    (home / "sources" / "de-en.txt").write_text("Eine Zeile.\nZwei Zeilen.\n", "utf-8")
    (home / "system-outputs" / "de-en" / "a.txt").write_text(outputs, "utf-8")
    path = home / "human-scores" / "de-en.mqm.seg.score"
    path.write_text(scores, "utf-8")
    return path


class TestMetricsEval:
    def test_scores_are_read_with_their_texts(self, tmp_path):
        found = read_ratings(make_folder(tmp_path, "a\t-1.5\na\tNone\n")).rated
        assert [(each.system, each.source, each.target, each.human) for each in found] == [
            ("a", "Eine Zeile.", "A line.", -1.5)
        ]

    @pytest.mark.parametrize(
        ("scores", "message"),
        [
            ("a\t-1\n", "a has 1 scores, 2 translations and 2 originals"),
            ("a\t-1\nb\t2\n", "a has 1 scores"),
            ("a\t-1\na\tgood\n", "the score 'good' is not a number"),
            ("a\n", ":1: not the name of a system and its score"),
            ("../../a\t1\n", ":1: not the name of a system and its score"),
            ("a\tnan\na\t1\n", "the score 'nan' is not a number"),
            ("a\t1\na\t-inf\n", "the score '-inf' is not a number"),
            ("a\tNone\na\tNone\n", "no score in it"),
        ],
    )
    def test_what_does_not_fit_is_said(self, tmp_path, scores, message):
        with pytest.raises(ReadError) as error:
            read_ratings(make_folder(tmp_path, scores))
        assert message in str(error.value)

    def test_a_separator_within_a_line_is_no_end_of_it(self, tmp_path):
        path = make_folder(tmp_path, "\ufeffa\t1\r\na\t2\r\n", "A\u2028line.\nTwo\x85lines.\n")
        assert [(each.system, each.target) for each in read_ratings(path).rated] == [
            ("a", "A\u2028line."),
            ("a", "Two\x85lines."),
        ]

    def test_a_text_that_is_not_there_is_said(self, tmp_path):
        path = make_folder(tmp_path, "b\t1\nb\t1\n")
        with pytest.raises(ReadError, match=r"b\.txt: not there"):
            read_ratings(path)


def finding(start, end, check="x/y", severity=Severity.MINOR):
    return Finding(check, Category.GRAMMAR, severity, "wrong", Place(start, end, 1, start + 1, 1, end + 1, "x"))


def mark(start, end, severity="minor", category="Fluency/Grammar"):
    return HumanMark((start, end), True, category, severity)


class TestAgreement:
    def test_findings_that_touch_a_mark_are_right_and_hints_do_not_count(self):
        rated = [Rated("a", "1", "s", "one two three", {"r": [mark(4, 7), mark(8, 13, "major")]})]
        findings = (finding(4, 7), finding(0, 3), finding(8, 9, severity=Severity.NEUTRAL))
        found = measure_agreement(rated, [SegmentReport(findings)])
        assert (found.total.found, found.total.right) == (2, 1)
        assert [(each.kind, each.found, each.marked) for each in found.severities] == [("minor", 1, 1), ("major", 0, 1)]

    def test_the_usual_severity_is_told_where_enough_was_marked(self):
        rated = [Rated("a", str(at), "s", "one two", {"r": [mark(0, 3, "major")]}) for at in range(10)]
        found = measure_agreement(rated, [SegmentReport((finding(0, 3),))] * 10)
        assert found.checks[0].usual == "major"
        assert measure_agreement(rated[:9], [SegmentReport((finding(0, 3),))] * 9).checks[0].usual == ""

    def test_findings_where_nobody_marked_anything_are_counted_for_1000_words(self):
        rated = [Rated("a", "1", "s", "one two three four", {"r": []})]
        assert measure_agreement(rated, [SegmentReport((finding(0, 3),))]).unmarked == 250

    def test_numbers_are_held_against_the_order_of_people(self):
        rated = [Rated(system, "1", "s", "t", score=score) for system, score in (("a", 1.0), ("b", 2.0), ("c", 3.0))]
        reports = [SegmentReport(measurements=(Measurement("quality", value, "x"),)) for value in (10, 30, 20)]
        (order,) = measure_agreement(rated, reports).orders
        assert (order.name, order.pairs, round(order.accuracy, 3)) == ("quality", 3, 0.667)

    def test_segments_of_the_same_number_in_other_files_or_languages_are_others(self, tmp_path):
        paths = [make_folder(tmp_path / name, "a\t-1\na\t-2\n") for name in ("one", "two")]
        assert measure_files(paths, Config(), Languages()).orders == ()
        rated = [Rated("a", "0", "s", "t", score=score, pair=pair) for score, pair in ((1, "de-en"), (2, "cs-en"))]
        reports = [SegmentReport(measurements=(Measurement("quality", 10, "x"),))] * 2
        assert measure_agreement(rated, reports).orders == ()

    def test_each_judge_is_counted_for_itself_though_two_found_the_same(self):
        rated = [Rated("a", "1", "s", "one two three", {"r": [mark(4, 7)]})]
        rule, one, two = finding(4, 7), finding(4, 7, "judge/one"), finding(4, 7, "judge/two")
        stray = finding(8, 13, "judge/two")
        found = measure_agreement(rated, [SegmentReport((rule, stray), verdicts=(one, two, stray))])
        assert {each.check: (each.right, each.found) for each in found.checks} == {
            "x/y": (1, 1),
            "judge/one": (1, 1),
            "judge/two": (1, 2),
        }
        assert (found.total.right, found.total.found) == (1, 2)

    def test_what_failed_is_said_once(self):
        rated = [Rated("a", str(at), "s", "t", {"r": []}) for at in range(3)]
        reports = [SegmentReport(failures=(Failure("read", "empty"),))] * 3
        assert measure_agreement(rated, reports).failures == ("read: empty",)


class TestAlpha:
    def test_raters_who_agree_have_one(self):
        assert krippendorff_alpha([[1, 1], [5, 5], [0, 0]]) == 1

    def test_a_worked_example(self):
        # Four units of two raters by hand: observed 6/8, expected 2 * 8 * 8.875 / (8 * 7), which is 142/56.
        items = [[1, 2], [3, 3], [2, 4], [4, 3]]
        pool = [value for each in items for value in each]
        observed = sum((one - other) ** 2 for one, other in items) * 2 / (2 * 4)
        expected = sum((one - other) ** 2 for one, other in itertools.permutations(pool, 2)) / (8 * 7)
        assert krippendorff_alpha(items) == pytest.approx(1 - observed / expected)

    def test_nothing_that_varies_has_none(self):
        assert krippendorff_alpha([[1, 1], [1, 1]]) is None
        assert krippendorff_alpha([[1]]) is None

    @given(st.lists(st.lists(st.integers(0, 9), min_size=2, max_size=4), min_size=1, max_size=8))
    def test_it_is_never_above_one(self, items):
        alpha = krippendorff_alpha(items)
        assert alpha is None or alpha <= 1 + 1e-9


class TestOrder:
    def test_ties_of_people_are_right_where_the_metric_is_near(self):
        assert pairwise_accuracy([(0, 0.1), (1, 5.0), (-1, -4.0)]) == 1

    def test_a_metric_that_turns_the_order_round_is_wrong(self):
        assert pairwise_accuracy([(1, -5.0), (-1, 4.0)]) == 0

    @given(st.lists(st.tuples(st.integers(-2, 2), st.integers(-3, 3)), min_size=1, max_size=12))
    def test_the_best_width_of_a_tie_is_found(self, pairs):
        def share(width):
            right = [(human == 0) if abs(metric) <= width else human * metric > 0 for human, metric in pairs]
            return sum(right) / len(right)

        assert pairwise_accuracy(pairs) == max(map(share, range(4)))


class TestCommand:
    def test_tables_are_printed(self, tmp_path, capsys):
        rows = [
            row("It is is <v>here</v>.", source="Es ist hier."),
            row("It <v>is is</v> here.", source="Es ist hier."),
            row("It is here.", "no-error", source="Es ist hier.", system="b"),
        ]
        path = write(tmp_path / "r.tsv", *rows)
        assert run(["agree", str(path), "--from", "de", "--to", "en"]) == ExitCode.OK
        said = capsys.readouterr().out
        assert "2 rated translations by 1 rater, 7 words" in said
        assert re.search(r"linguistic/doubled-word +1 +1 +1\.00", said)
        assert "quality" in said

    def test_the_same_as_json(self, tmp_path, capsys):
        path = write(tmp_path / "r.tsv", row("It <v>is is</v> here.", source="Es ist hier."))
        assert run(["agree", str(path), "--from", "de", "--to", "en", "--format", "json", "--limit", "1"]) == 0
        said = json.loads(capsys.readouterr().out)
        assert said["schema"] == "mtcheck.agreement/1"
        assert said["total"]["right"] == said["total"]["found"] == 1
        assert said["total"]["usual"] == ""

    def test_languages_are_needed(self, tmp_path, capsys):
        path = write(tmp_path / "r.tsv", row("A line."))
        assert run(["agree", str(path)]) == ExitCode.USAGE
        assert "name them with --from and --to" in capsys.readouterr().err

    def test_a_file_that_means_nothing_is_exit_code_3(self, tmp_path, capsys):
        path = tmp_path / "r.tsv"
        path.write_text("hello", "utf-8")
        assert run(["agree", str(path), "--from", "de", "--to", "en"]) == ExitCode.UNCHECKED
        assert "r.tsv:1: no column 'system'" in capsys.readouterr().err
