"""Runs that are kept in a file and shown as a trend; and files that are none, damaged, locked or closed."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import xml.etree.ElementTree as ET
from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtcheck.cli.run import run as command
from mtcheck.errors import ReadError, UsageError
from mtcheck.history import Recorder, database, series, store
from mtcheck.history.record import Article, Count, Run, Value
from mtcheck.model.finding import Category, Severity
from mtcheck.model.report import CheckInfo, Report
from mtcheck.model.score import Measurement
from mtcheck.reporters.trend import FORMATS, writer
from mtcheck.results import scoring

AT = "2026-03-01T08:00:00Z"


def page(name="a.html", score=80.0, signature="mqm|v:1", majors=2, **more):
    return Article(
        name,
        "de",
        "en",
        100,
        checks="checks:3-abc|mtcheck:1",
        values=(Value("score", score, signature, 70.0, 90.0),),
        counts=(Count("style/mixed-quotes", "minor", 1), Count("accuracy/omission", "major", majors)),
        **more,
    )


def kept(tmp_path, *runs):
    path = tmp_path / "history.db"
    for articles in runs:
        store.add(path, AT, "1.0", articles)
    return path


def shown(found, name="terminal", width=100):
    return "".join(writer(name)(found, width))


texts = st.text(st.characters(codec="utf-8"), max_size=20)
numbers = st.floats(allow_nan=False, allow_infinity=False)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.builds(
            Article,
            name=texts,
            source_language=texts,
            words=st.integers(0, 10**9),
            failed=st.booleans(),
            checks=texts,
            values=st.lists(st.builds(Value, texts, numbers, texts, st.none(), numbers), max_size=3).map(tuple),
            counts=st.lists(st.builds(Count, texts, texts, st.integers(0, 10**6)), max_size=3).map(tuple),
        ),
        max_size=3,
    )
)
def test_what_is_added_is_read(tmp_path_factory, articles):
    path = tmp_path_factory.mktemp("h") / "history.db"
    store.add(path, AT, "1.0", articles)
    assert store.read(path) == (Run(1, AT, "1.0", tuple(articles)),)


def test_runs_are_read_oldest_first_and_the_newest_may_be_asked_for(tmp_path):
    path = kept(tmp_path, [page(score=1)], [page(score=2)], [page(score=3)])
    assert [run.articles[0].values[0].value for run in store.read(path)] == [1, 2, 3]
    assert [run.number for run in store.read(path, 2)] == [2, 3]


def test_a_name_that_is_no_unicode_is_kept_as_escapes(tmp_path):
    path = kept(tmp_path, [page("caf\udce9.html")])
    assert store.read(path)[0].articles[0].name == r"caf\udce9.html"


def test_points_are_means_of_scores_and_sums_of_findings(tmp_path):
    path = kept(tmp_path, [page("a", 80, majors=2), page("b", 60, majors=3)], [page("a", 90, majors=1), page("b", 70)])
    found = series.trend("h", store.read(path), ("score", "findings-major", "findings"))
    told = {each.name: [(point.value, point.change) for point in each.points] for each in found.series}
    assert told == {
        "score": [(70, None), (80, 10)],
        "findings": [(7, None), (5, -2)],
        "findings-major": [(5, None), (3, -2)],
    }
    assert not found.notes


def test_numbers_of_different_signatures_are_never_compared(tmp_path):
    path = kept(tmp_path, [page(score=80)], [page(score=20, signature="mqm|v:2")], [page(score=82)])
    found = series.trend("h", store.read(path), ("score",))
    assert [(each.signature, [(p.run, p.change) for p in each.points]) for each in found.series] == [
        ("mqm|v:1", [(1, None), (3, 2)]),
        ("mqm|v:2", [(2, None)]),
    ]
    assert found.notes == ("score: made in 2 ways; numbers with different signatures are kept apart and not compared",)
    assert "made in 2 ways" in shown(found)


def test_a_change_is_over_the_pages_that_both_runs_have(tmp_path):
    path = kept(tmp_path, [page("a", 80)], [page("a", 85), page("b", 5)], [page("c", 50)])
    (found,) = series.trend("h", store.read(path), ("score",)).series
    assert [(point.value, point.change, point.common) for point in found.points] == [
        (80, None, 0),
        (45, 5, 1),
        (50, None, 0),
    ]
    trend = series.trend("h", store.read(path), ("score",))
    assert "over the pages that a run shares" in trend.notes[0]
    assert "  45.00   +5.00     1\n" in shown(trend)


def test_a_page_can_be_picked_and_what_is_not_there_is_named(tmp_path):
    runs = store.read(kept(tmp_path, [page("a", 80), page("b", 60)]))
    assert series.trend("h", runs, ("score",), ("b",)).series[0].points[0].value == 60
    with pytest.raises(UsageError, match="no number 'scor'; did you mean 'score'"):
        series.trend("h", runs, ("scor",))
    with pytest.raises(UsageError, match="no page 'x'; there is a, b"):
        series.trend("h", runs, (), ("x",))


def test_a_page_that_could_not_be_read_has_no_findings_and_is_told(tmp_path):
    runs = store.read(kept(tmp_path, [page("a"), Article("b", failed=True)]))
    found = series.trend("h", runs)
    assert {point.pages for each in found.series for point in each.points} == {1}
    assert found.notes == ("run 1: 1 of 2 pages not read or not wholly checked",)


@pytest.mark.parametrize("name", FORMATS)
def test_hostile_names_are_harmless_in_every_format(tmp_path, name):
    bad = '<script>alert("1")</script>&\x1b[2J=1+1\u202e'
    articles = [Article(bad, checks=bad, values=(Value(bad, 1.0, bad), Value("=HYPERLINK()", 2.0, "s")), counts=())]
    trend = series.trend(bad, store.read(kept(tmp_path, articles, articles)))
    text = shown(trend, name)
    assert "\x1b" not in text.replace("\\u001b", "")
    if name in ("html", "svg"):
        assert "<script" not in text
    if name == "svg":
        assert ET.fromstring(text).tag.endswith("svg")
    if name == "json":
        assert json.loads(text)["schema"] == "mtcheck.trend/1"
    if name == "csv":
        rows = list(csv.DictReader(io.StringIO(text)))
        assert {row["name"][:2] for row in rows if "HYPER" in row["name"]} == {"'="}
        assert {row["change"] for row in rows if row["run"] == "2"} == {"0.0"}


def test_an_empty_history_has_no_series(tmp_path):
    path = tmp_path / "new.db"
    path.touch()
    store.require_writable(path)
    found = series.trend("new.db", store.read(path))
    assert shown(found) == "new.db: 0 runs\n"
    assert "<svg" in shown(found, "svg")


def foreign(path):
    with closing(sqlite3.connect(path)) as base:
        base.execute("CREATE TABLE mine (a)")


def newer(path):
    store.add(path, AT, "1", [page()])
    with closing(sqlite3.connect(path)) as base:
        base.execute("PRAGMA user_version = 7")


def with_a_trigger(path):
    store.add(path, AT, "1", [page()])
    with closing(sqlite3.connect(path)) as base:
        base.execute("CREATE TRIGGER t AFTER INSERT ON run BEGIN DELETE FROM run; END")


def with_text_for_a_number(path):
    store.add(path, AT, "1", [page()])
    with closing(sqlite3.connect(path)) as base:
        base.execute("UPDATE value SET value = 'many'")
        base.commit()


def with_infinity(path):
    store.add(path, AT, "1", [page()])
    with closing(sqlite3.connect(path)) as base:
        base.execute("UPDATE value SET value = 9e999")
        base.commit()


def with_a_blob_for_a_name(path):
    store.add(path, AT, "1", [page()])
    with closing(sqlite3.connect(path)) as base:
        base.execute("UPDATE article SET name = x'00ff'")
        base.commit()


def overwritten(path):
    store.add(path, AT, "1", [page(str(number)) for number in range(500)])
    data = bytearray(path.read_bytes())
    data[5000:9000] = b"\xa5" * 4000
    path.write_bytes(data)


def cut(path):
    store.add(path, AT, "1", [page(str(number)) for number in range(500)])
    path.write_bytes(path.read_bytes()[:6000])


BAD = [
    (lambda path: path.write_text("id,score\n1,2\n"), UsageError, "this is not a history"),
    (lambda path: path.write_bytes(b"SQLite format 3\0rest"), ReadError, "damaged: cut off after 20 bytes"),
    (lambda path: path.mkdir(), UsageError, "not a regular file"),
    (foreign, UsageError, "another program's database"),
    (newer, UsageError, "a history of version 7, this mtcheck knows 1"),
    (with_a_trigger, ReadError, "damaged: its tables are not those of a history"),
    (with_text_for_a_number, ReadError, "damaged: 'many' is not a number"),
    (with_infinity, ReadError, "damaged: inf is not a number"),
    (with_a_blob_for_a_name, ReadError, "is not text"),
    (overwritten, ReadError, "damaged"),
    (cut, ReadError, "damaged"),
]


@pytest.mark.parametrize(("make", "error", "said"), BAD, ids=[getattr(make, "__name__", "") for make, *_ in BAD])
def test_a_bad_file_is_one_line_with_the_cure(tmp_path, make, error, said):
    path = tmp_path / "history.db"
    make(path)
    with pytest.raises(error, match=said) as caught:
        store.read(path)
    assert str(caught.value).startswith(str(path))
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(UsageError, match="make it with 'mtcheck check --history'"):
        store.read(tmp_path / "gone.db")
    with pytest.raises(UsageError, match="its folder is not there"):
        store.require_writable(tmp_path / "gone" / "history.db")


@pytest.mark.parametrize("name", ["a?mode=memory", "50%25 #1.db", "caf\udce9.db"])
def test_a_file_may_have_any_name(tmp_path, name):
    store.add(tmp_path / name, AT, "1", [page()])
    assert len(store.read(tmp_path / name)) == 1


def test_a_locked_file_keeps_nobody_waiting_for_ever(tmp_path, monkeypatch):
    monkeypatch.setattr(database, "_WAIT", 0.05)
    path = kept(tmp_path, [page()])
    with closing(sqlite3.connect(path, isolation_level=None)) as base:
        base.execute("BEGIN EXCLUSIVE")
        for use in (store.require_writable, store.read, lambda path: store.add(path, AT, "1", [page()])):
            with pytest.raises(ReadError, match="locked by another program"):
                use(path)
        base.execute("ROLLBACK")
    assert len(store.read(path)) == 1


def test_a_file_that_is_only_to_be_read_is_told_before_anything_is_checked(tmp_path, monkeypatch):
    path = kept(tmp_path, [page()])
    monkeypatch.setattr(store, "open_database", lambda path, _: database.open_database(path, "ro"))
    with pytest.raises(UsageError, match="cannot be written"):
        store.require_writable(path)
    assert len(store.read(path)) == 1


def test_what_sqlite_says_of_closed_and_full_disks_becomes_one_line(tmp_path):
    for code, kind, said in (
        ("SQLITE_READONLY_DIRECTORY", UsageError, "cannot be written"),
        ("SQLITE_CANTOPEN", UsageError, "cannot be written"),
        ("SQLITE_FULL", ReadError, "no room left"),
        ("SQLITE_CORRUPT", ReadError, "damaged: malformed"),
    ):
        error = sqlite3.OperationalError("malformed")
        error.sqlite_errorname = code
        told = database._said(tmp_path, error)
        assert isinstance(told, kind)
        assert said in str(told)


def test_a_run_is_added_whole_or_not_at_all(tmp_path):
    path = kept(tmp_path, [page("a")])
    broken = page("b")._replace(values=(Value("score", object(), "s"),))
    with pytest.raises((ReadError, TypeError)):
        store.add(path, AT, "1", [page("a"), broken])
    assert len(store.read(path)) == 1


TEXT = "The market opens at nine o'clock.\n\nThe traders come from the the town.\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.en.txt").write_text(TEXT)
    return tmp_path


def test_check_keeps_and_trend_shows(folder, capsys):
    for _ in range(2):
        assert command(["check", "page.en.txt", "--history", "h.db", "--to", "en", "--fail-on", "never"]) == 0
        (folder / "page.en.txt").write_text(TEXT.replace("the the", "the"))
    capsys.readouterr()
    assert command(["trend", "h.db", "--format", "json", "--metric", "findings-minor,score"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [each["name"] for each in found["series"]] == ["score", "findings-minor"]
    assert [point["value"] for point in found["series"][1]["points"]] == [1, 0]
    assert found["series"][1]["points"][1]["change"] == -1
    assert command(["trend", "h.db"]) == 0
    assert "h.db: 2 runs" in capsys.readouterr().out
    assert command(["trend", "h.db", "--format", "svg", "--output", "t.svg"]) == 0
    assert ET.parse(folder / "t.svg").getroot().tag.endswith("svg")
    assert command(["trend", "h.db", "--format", "svg", "--output", "h.db"]) == 2
    assert "this is the history" in capsys.readouterr().err


def test_a_bad_history_ends_the_run_before_anything_is_checked(folder, capsys):
    (folder / "h.db").write_text("not a database")
    assert command(["check", "page.en.txt", "--history", "h.db"]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert command(["trend", "h.db"]) == 2
    assert command(["trend", "gone.db"]) == 2


def test_a_report_is_written_even_where_the_history_cannot_be(folder, capsys, monkeypatch):
    def locked(*_):
        raise ReadError("h.db: locked by another program")

    monkeypatch.setattr(store, "add", locked)
    arguments = ["check", "page.en.txt", "--history", "h.db", "--to", "en", "--format", "json", "--output", "r.json"]
    assert command(arguments) == 3
    assert json.loads((folder / "r.json").read_text())["articles"]
    assert "locked by another program" in capsys.readouterr().err


def test_a_page_that_cannot_be_read_is_remembered_as_such(folder):
    assert command(["check", "page.en.txt", "gone.txt", "--history", "h.db", "--to", "en", "-q"]) == 3
    (run,) = store.read(folder / "h.db")
    assert [(article.name, article.failed, bool(article.values)) for article in run.articles] == [
        ("page.en.txt", False, True),
        ("gone.txt", True, False),
    ]


def test_every_number_is_kept_with_how_it_was_made(tmp_path):
    score = scoring.weigh([], 100, 0)
    info = CheckInfo("style/mixed-quotes", Category.OMISSION, Severity.MINOR, "", "")
    report = Report(
        "a.html",
        score=score,
        counted_score=score,
        coverage=0.5,
        measurements=(Measurement("quality", 70.0, "q:1"), Measurement("bleu", 30.0, "b:1", (28.0, 32.0))),
        checks=(info,),
    )
    path = tmp_path / "history.db"
    recorder = Recorder(str(path))
    assert list(recorder.watch([report])) == [report]
    recorder.save()
    values = {each.name: each for each in store.read(path)[0].articles[0].values}
    assert list(values) == ["score", "counted_score", "coverage", "quality", "bleu"]
    assert values["bleu"] == Value("bleu", 30.0, "b:1", 28.0, 32.0)
    assert values["coverage"].value == 50.0
    assert "|checks:1-" in values["quality"].signature
    assert values["counted_score"].signature.endswith("|known-findings:left-out")


def test_without_a_file_nothing_is_kept():
    recorder = Recorder(None)
    assert list(recorder.watch([1, 2])) == [1, 2]
    recorder.save()
