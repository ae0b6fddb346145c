"""Translations of the same articles side by side: figures, tests, findings, segments."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from mtcheck.comparison import _say_why_undecided, compare
from mtcheck.comparison.changes import changes
from mtcheck.config import Config
from mtcheck.errors import CheckError, ReadError, UsageError
from mtcheck.metrics.lexical import lexical
from mtcheck.metrics.resampling import bootstrap, paired_bootstrap, randomisation
from mtcheck.model.comparison import Located, Measure, Outcome, Standing
from mtcheck.model.finding import Category, Finding, Severity
from mtcheck.reporters import View
from mtcheck.reporters.comparison import render

GERMAN = Config(source_language="de", target_language="en")
SOURCE = [
    "Die Fähre kam am Montag 20 Minuten zu spät.",
    "Niemand wurde verletzt.",
    "Der Kapitän sprach von einem Defekt am Motor.",
    "Die Fahrgäste erhielten kostenlosen Kaffee.",
    "Am Dienstag fährt das Schiff wieder nach Plan.",
    "Die Werkstatt hatte das Teil auf Lager.",
]
REFERENCE = [
    "The ferry was 20 minutes late on Monday.",
    "Nobody was injured.",
    "The captain spoke of an engine fault.",
    "Passengers were given free coffee.",
    "On Tuesday the ship will run to schedule again.",
    "The workshop had the part in stock.",
]
BAD = [
    "The ferry came on Monday 50 minutes too late.",
    "Somebody was hurt.",
    "The captain spoke of a defect at the the motor.",
    "Die Fahrgäste erhielten kostenlosen Kaffee.",
    "On Tuesday drives the ship again after plan.",
    "The workshop had the part on camp.",
]
GOOD = [
    "The ferry was 20 minutes late on Monday.",
    "Nobody was hurt.",
    "The captain spoke of a fault in the engine.",
    "Passengers were given free coffee.",
    "On Tuesday the ship will run on schedule again.",
    "The workshop had the part in stock.",
]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name, lines in (("src", SOURCE), ("ref", REFERENCE), ("bad", BAD), ("good", GOOD)):
        (tmp_path / f"{name}.txt").write_text("".join(f"{line}\n" for line in lines))
    return tmp_path


def lines(*systems, **options):
    given = {"source": "src.txt", "references": ["ref.txt"], "config": GERMAN, **options}
    return compare(systems, lines=True, **given)


def pages(folder, **articles):
    """Folders of pages, one a system, with an article for every pair of texts."""
    for system, texts in articles.items():
        (folder / system).mkdir()
        for number, text in enumerate(texts):
            (folder / system / f"{number}.txt").write_text(text)


def by_name(comparison):
    return {measure.name: measure for measure in comparison.measures}


@pytest.mark.usefixtures("folder")
def test_the_better_translation_is_the_better_one_by_every_measure():
    found = lines("bad.txt", "good.txt")
    assert found.systems == ("bad.txt", "good.txt")
    assert (found.articles, found.segments, found.unit, found.ranked_by) == (1, 6, "segment", "chrf")
    assert list(by_name(found)) == ["bleu", "chrf", "chrf++", "ter", "similarity", "quality", "score"]
    for measure in found.measures:
        first, second = measure.standings
        assert (second.value > first.value) == measure.higher_is_better
        assert second.difference == second.value - first.value
        assert first.interval[0] <= first.value <= first.interval[1]
    assert by_name(found)["chrf"].standings[1].verdict is Outcome.BETTER
    assert lines("good.txt", "bad.txt").measures[1].standings[1].verdict is Outcome.WORSE


def test_of_few_units_none_is_called_better(folder):
    for name in ("src", "ref", "bad", "good"):
        kept = (folder / f"{name}.txt").read_text().splitlines(keepends=True)[:5]
        (folder / f"{name}.txt").write_text("".join(kept))
    found = lines("bad.txt", "good.txt")
    assert {each.standings[1].verdict for each in found.measures} == {Outcome.UNDECIDED}


@pytest.mark.usefixtures("folder")
def test_the_figures_of_the_metrics_are_those_of_the_resampling():
    found = by_name(lines("bad.txt", "good.txt"))
    for metric in lexical("en"):
        first, other = (metric.statistics(each, [REFERENCE]) for each in (BAD, GOOD))
        drawn = bootstrap(metric, first), bootstrap(metric, other)
        standing = found[metric.name].standings[1]
        assert standing.value == metric.score(other.sum(0))
        assert standing.interval == drawn[1].interval
        assert standing.p_bootstrap == paired_bootstrap(*drawn, standing.difference)
        assert standing.p_randomisation == randomisation(metric, first, other)
        assert found[metric.name].signature == metric.signature(1, bs=1000, ar=10_000, seed=12345)


@pytest.mark.usefixtures("folder")
def test_findings_are_told_apart():
    (versus,) = lines("bad.txt", "good.txt").others
    fixed = {each.finding.check for each in versus.changes.fixed}
    assert {"accuracy/number-mismatch", "linguistic/doubled-word"} <= fixed
    assert not versus.changes.introduced
    (back,) = lines("good.txt", "bad.txt").others
    assert {each.finding.fingerprint for each in back.changes.introduced} == {
        each.finding.fingerprint for each in versus.changes.fixed
    }
    ranks = [each.finding.severity.rank for each in versus.changes.fixed]
    assert ranks == sorted(ranks, reverse=True)


@pytest.mark.usefixtures("folder")
def test_segments_buckets_and_words_say_where_the_difference_lies():
    (versus,) = lines("bad.txt", "good.txt").others
    assert not versus.losses
    assert versus.wins[0].first == BAD[3]
    assert versus.wins[0].other == versus.wins[0].reference == REFERENCE[3]
    gains = [each.other_value - each.first_value for each in versus.wins]
    assert gains == sorted(gains, reverse=True)
    numbers = next(each for each in versus.buckets if (each.kind, each.label) == ("holds", "number"))
    assert (numbers.wins, numbers.losses, numbers.ties) == (1, 0, 0)
    assert {each.kind for each in versus.buckets} == {"length", "holds", "rarest word"}
    words = {each.text: each for each in versus.ngrams}
    assert (words["passengers were given free"].first, words["passengers were given free"].other) == (0, 1)


@pytest.mark.usefixtures("folder")
def test_three_systems_and_two_references():
    found = lines("bad.txt", "good.txt", "ref.txt", references=["ref.txt", "good.txt"])
    assert len(found.others) == 2
    assert by_name(found)["bleu"].standings[2].value == pytest.approx(100)
    assert "nrefs:2" in by_name(found)["bleu"].signature


@pytest.mark.usefixtures("folder")
def test_without_a_reference_the_estimate_says_what_it_cannot_settle():
    found = lines("good.txt", "ref.txt", references=[])
    assert list(by_name(found)) == ["quality", "score"]
    assert found.ranked_by == "quality"
    assert "does not settle it" in found.others[0].undecided
    assert {each.what for each in found.not_checked} == {"metrics", "page", "ranking"}


@pytest.mark.usefixtures("folder")
def test_without_an_original_only_the_metrics_are_there():
    found = lines("bad.txt", "good.txt", source=None)
    assert list(by_name(found)) == ["bleu", "chrf", "chrf++", "ter", "similarity"]
    assert [each.what for each in found.not_checked] == ["quality"]
    nothing = lines("bad.txt", "good.txt", source=None, references=[])
    assert nothing.measures == ()
    assert "neither a reference nor an original" in nothing.others[0].undecided


def test_articles_of_lines_are_drawn_as_wholes(folder):
    (folder / "articles.txt").write_text("a\na\nb\nb\nc\nc\n")
    found = lines("bad.txt", "good.txt", articles="articles.txt")
    assert (found.articles, found.unit) == (3, "article")
    by_segment = lines("bad.txt", "good.txt").measures
    for measure, other in zip(found.measures, by_segment, strict=True):
        assert measure.standings[1].value == pytest.approx(other.standings[1].value)
    assert "drawn:articles" in found.measures[0].signature
    assert found.others[0].wins[0].article in ("a", "b", "c")


def test_folders_of_lines_are_articles(folder):
    for system, texts in (("x", BAD), ("y", GOOD), ("r", REFERENCE), ("s", SOURCE)):
        (folder / system).mkdir()
        for half in (0, 1):
            (folder / system / f"{half}.txt").write_text("\n".join(texts[3 * half : 3 * half + 3]) + "\n")
    found = lines("x", "y", source="s", references=["r"])
    assert (found.articles, found.segments, found.unit) == (2, 6, "article")


def test_pages_are_aligned_and_compared_by_article(folder):
    whole = " ".join(SOURCE[:3]), " ".join(SOURCE[3:])
    pages(folder, s=whole, r=[" ".join(REFERENCE[:3]), " ".join(REFERENCE[3:])])
    pages(folder, x=[" ".join(BAD[:3]), " ".join(BAD[3:])], y=[" ".join(GOOD[:3]), " ".join([*GOOD[3:5]])])
    found = compare(["x", "y"], "s", ["r"], config=GERMAN)
    assert (found.articles, found.segments, found.unit) == (2, 5, "article")
    assert [each.name for each in found.measures] == ["bleu", "chrf", "chrf++", "ter", "similarity", "quality", "score"]
    assert all(measure.standings[0].interval for measure in found.measures)
    assert "pairs:aligned" in found.measures[0].signature
    (versus,) = found.others
    assert {each.finding.check for each in versus.changes.introduced} == {"accuracy/omission"}
    assert versus.changes.introduced[0].article == "1.txt"
    assert any(each.kind == "region" for each in versus.buckets)


def test_pages_without_an_original_are_aligned_with_the_reference(folder):
    pages(folder, r=[" ".join(REFERENCE)], x=[" ".join(BAD[:3] + GOOD[3:])], y=[" ".join(GOOD)])
    found = compare(["x/0.txt", "y/0.txt"], references=["r/0.txt"], config=GERMAN)
    assert found.segments == 6
    assert by_name(found)["chrf"].standings[1].difference > 0
    assert "score" in by_name(found)
    bare = compare(["x/0.txt", "y/0.txt"], config=GERMAN)
    assert [each.name for each in bare.measures] == ["score"]
    assert bare.segments == 0


def test_an_article_that_cannot_be_read_is_left_out_of_all(folder):
    pages(folder, x=["One sentence is here.", "Another is there."], y=["One sentence is here.", "\0\1\2binary\0"])
    found = compare(["x", "y"], config=GERMAN)
    assert found.articles == 1
    assert "1.txt" in found.failures[0].message
    assert found.not_checked[0].reason == "1 left out of 2"
    (folder / "y" / "0.txt").write_text("")
    with pytest.raises(CheckError, match="no article could be compared"):
        compare(["x", "y"], config=GERMAN)


def test_a_page_that_is_no_translation_of_the_original_is_left_out(folder):
    other = (
        "The orchestra plays in the park. Tickets are sold at the door. The conductor comes from Riga, she said. " * 3
    )
    pages(folder, s=[" ".join(SOURCE) * 2], x=[" ".join(BAD) * 2], y=[other])
    with pytest.raises(CheckError, match="another article"):
        compare(["x", "y"], "s", config=GERMAN)


def test_a_translation_that_is_not_there_cannot_be_compared(folder):
    with pytest.raises(ReadError, match=r"gone\.txt: no such file"):
        compare([str(folder / "good.txt"), str(folder / "gone.txt")], None, config=GERMAN)


@pytest.mark.parametrize(
    ("systems", "options", "said"),
    [
        (["good.txt"], {}, "one translation is nothing to compare"),
        (["good.txt", "good.txt"], {}, "good.txt: named twice"),
        (["good.txt", "-"], {}, "standard input"),
        (["good.txt", "short.txt"], {}, "good.txt has 6 segments and short.txt 2"),
        (["good.txt", "bad.txt"], {"references": ["short.txt"]}, "good.txt has 6 segments and short.txt 2"),
        (["good.txt", "bad.txt"], {"source": "short.txt"}, "good.txt has 6 segments and short.txt 2"),
        (["good.txt", "bad.txt"], {"articles": "short.txt"}, "good.txt has 6 segments and short.txt 2"),
        (["one", "two"], {"source": None, "references": []}, "one has 2 articles and two 1; 'b.txt' is in one"),
        (["one", "good.txt"], {}, "a file and a folder"),
        (["one", "three"], {"references": []}, "src.txt: one file for 2 articles"),
        (["one", "three"], {"source": None, "references": ["two"]}, "has 2 articles, of which two has 1; 'b.txt'"),
        (["good.txt", "bad.txt"], {"source": "one"}, "a folder among single files"),
        (["one", "three"], {"source": "one", "references": [], "articles": "short.txt"}, "articles by themselves"),
        (["*.txt", "good.txt"], {}, "a pattern names no translation"),
    ],
)
def test_sides_that_do_not_correspond_are_one_clear_error(folder, systems, options, said):
    (folder / "short.txt").write_text("one\ntwo\n")
    pages(folder, one=[], two=[], three=[])
    for name in ("one/a", "one/b", "two/a", "three/a", "three/b"):
        (folder / f"{name}.txt").write_text("text\n")
    with pytest.raises(UsageError) as error:
        lines(*systems, **options)
    assert said in str(error.value)


def test_what_lines_need_is_asked_for(folder):
    for config, said in ((Config(), "--to"), (Config(target_language="en"), "--from")):
        with pytest.raises(UsageError, match=said):
            compare(["bad.txt", "good.txt"], "src.txt", lines=True, config=config)
    with pytest.raises(UsageError, match="give --lines too"):
        compare(["bad.txt", "good.txt"], articles="src.txt")
    (folder / "blank.txt").write_text("\n\n")
    with pytest.raises(ReadError, match=r"blank.txt: holds no line of text"):
        lines("blank.txt", "good.txt")


def test_a_reference_that_cannot_be_read_or_compared_leaves_the_article_out(folder):
    pages(folder, x=[" ".join(BAD)], y=[" ".join(GOOD)])
    pages(folder, r=[""])
    with pytest.raises(CheckError, match=r"0\.txt: is empty"):
        compare(["x", "y"], references=["r"], config=GERMAN)
    (folder / "r" / "0.txt").write_text(" ".join(SOURCE))
    with pytest.raises(CheckError, match=r"the reference is in 'de'|another article|no article"):
        compare(["x", "y"], references=["r"], config=GERMAN)


def test_metrics_may_contradict_each_other():
    def measure(name, verdict):
        return Measure(name, "", True, (Standing(50.0), Standing(51.0, None, 1.0, 0.01, 0.01, verdict)))

    better, worse = (measure(name, verdict) for name, verdict in (("bleu", Outcome.BETTER), ("chrf", Outcome.WORSE)))
    assert _say_why_undecided([better], 1) == ""
    assert _say_why_undecided([better, worse], 1) == "the metrics contradict each other"
    assert "chance: chrf" in _say_why_undecided([better, measure("chrf", Outcome.UNDECIDED)], 1)
    sure = Measure(
        "quality",
        "",
        True,
        (Standing(10.0, (9.0, 11.0)), Standing(90.0, (89.0, 91.0), 80.0, 0, 0, better.standings[1].verdict)),
    )
    assert _say_why_undecided([sure], 1) == ""


@pytest.mark.usefixtures("folder")
def test_another_program_s_scores_stand_beside_the_rest_and_its_failure_is_told():
    program = str(Path(__file__).parents[1] / "metrics" / "programs" / "scorer.py")

    def scored(way):
        command = [sys.executable, "-S", program, way, "{}"]
        return lines("bad.txt", "good.txt", config=replace(GERMAN, metrics={"external": {"command": command}}))

    found = scored("once")
    measure = by_name(found)["lengths"]
    assert measure.signature.endswith("level:segment|mean-of:segments")
    assert measure.standings[0].interval[0] < measure.standings[0].value
    assert not found.failures
    broken = scored("nan")
    assert "lengths" not in by_name(broken)
    assert [each.subject for each in broken.failures] == ["external metric"]


def test_furniture_is_counted_apart_and_never_introduced():
    fault = Finding("markup/torn-sentence", Category.LAYOUT, Severity.MAJOR, "torn")
    menu = Finding("markup/site-frame", Category.LEAKED_CHROME, Severity.MINOR, "a menu", furniture=True)
    found = changes([Located("a", fault), Located("a", menu)], [Located("a", replace(menu, message="another menu"))])
    assert [each.finding for each in found.fixed] == [fault]
    assert not found.introduced
    assert not found.unchanged


def test_a_label_that_is_translated_better_is_no_new_fault(tmp_path):
    text = "\n\n".join(
        f"The council met on day {number} and spoke about the harbour of the town." for number in range(9)
    )
    for name, label in (("old", "Split"), ("new", "Share")):
        (tmp_path / f"{name}.txt").write_text(f"Harbour\n\nComments\n\nPrint\n\n{label}\n\n{text}\n", encoding="utf-8")
    old, new, reference = (str(tmp_path / f"{name}.txt") for name in ("old", "new", "old"))
    config = Config(source_language="de", target_language="en")
    found = compare([old, new], None, [reference], config=config)
    (versus,) = found.others
    assert [each.finding.check for each in versus.changes.fixed] == ["markup/mistranslated-label"]
    assert not versus.changes.introduced
    assert versus.furniture == (2, 3)
    assert "Page furniture, counted apart: 2 lines, then 3 lines." in "".join(
        render("terminal", found, View(width=100))
    )
