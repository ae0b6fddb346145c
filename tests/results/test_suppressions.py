"""What pages and configuration ask to leave in peace, and what is said of marks that are wrong, expired or needless."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck import Config, check_article
from mtcheck.cli.run import run
from mtcheck.config import Suppress
from mtcheck.inputs.files import gather
from mtcheck.inputs.model import PagePair
from mtcheck.loading import load_bytes, parse
from mtcheck.model.kinds import Format
from mtcheck.results.suppressions import suppress_findings
from mtcheck.results.suppressions.inline import marks

DOUBLED = "linguistic/doubled-word"
FIRST = "The council met on the the Tuesday and agreed on it."
SECOND = "It was was decided that the work would begin in May."
THIRD = "The opposition will go to to court against it."


def page(*parts):
    body = "\n".join(part if part.startswith("<") else f"<p>{part}</p>" for part in parts)
    return f"<!doctype html><html lang=en><title>News of the council</title><body><main>{body}</main></body></html>"


def checked(text, config=None):
    return check_article(
        load_bytes(text.encode(), "page.html"), target_language="en", config=config or Config(only=(DOUBLED,))
    )


def left(report):
    """The marked texts of the findings that are suppressed."""
    return [each.target.text for each in report.findings if each.suppression]


def notes(report):
    return [each.reason for each in report.not_checked if each.what == "suppression"]


@pytest.mark.parametrize(
    ("parts", "texts"),
    [
        ([f"<!-- mtcheck: ignore {DOUBLED} -->", FIRST, SECOND], ["the the"]),
        (["<!-- mtcheck: ignore linguistic -->", FIRST, SECOND], ["the the"]),
        (["<!--mtcheck:ignore-->", FIRST, SECOND], ["the the"]),
        ([f"<p>{FIRST} <!-- mtcheck: ignore --> And so on.</p>", SECOND], ["the the"]),
        ([FIRST, "<!-- mtcheck: disable -->", SECOND, "<!-- mtcheck: enable -->", THIRD], ["was was"]),
        ([FIRST, f"<!-- mtcheck: disable {DOUBLED} -->", SECOND, THIRD], ["was was", "to to"]),
        ([f"<div data-mtcheck-ignore><div><p>{FIRST}</p></div><p>{SECOND}</p></div>", THIRD], ["the the", "was was"]),
        ([f'<p data-mtcheck-ignore="{DOUBLED}">{FIRST}<p>{SECOND}</p>'], ["the the"]),
        ([f"<section data-mtcheck-ignore><p>{FIRST}</p>", SECOND], ["the the", "was was"]),
    ],
)
def test_marks_of_html(parts, texts):
    report = checked(page(*parts))
    assert left(report) == texts
    assert notes(report) == []


def test_reason_author_and_day_are_kept():
    report = checked(
        page(f'<!-- mtcheck: ignore {DOUBLED} reason="a refrain: yes, twice" author=Ada until=2999-12-31 -->', FIRST)
    )
    assert report.findings[0].suppression == ("inSource", "line 1", "a refrain: yes, twice", "Ada", "2999-12-31")
    report = checked(
        page(f"<p data-mtcheck-ignore data-mtcheck-reason='a refrain' data-mtcheck-until=2999-12-31>{FIRST}</p>")
    )
    assert report.findings[0].suppression[2:] == ("a refrain", "", "2999-12-31")


@pytest.mark.parametrize(
    ("mark", "note"),
    [
        ("ignore linguistic/dubled-word", "did you mean 'linguistic/doubled-word'"),
        ("ignroe", "unknown mark 'ignroe'; did you mean 'ignore'"),
        ("ignore unitl=2020-01-01", "unknown 'unitl='; did you mean 'until'"),
        ("ignore until=soon", "until=soon is not a date"),
        ("ignore until=2020-13-01", "is not a date"),
        ("ignore until=2020-01-31", "expired on 2020-01-31; renew or remove it"),
        ("enable", "'enable' without a 'disable'"),
    ],
)
def test_a_mark_that_cannot_be_followed_is_reported_and_suppresses_nothing(mark, note):
    report = checked(page(f"<!-- mtcheck: {mark} -->", FIRST))
    assert left(report) == []
    assert note in notes(report)[0]
    assert notes(report)[0].startswith("line 1: ")


def test_a_needless_mark_is_reported_unless_its_check_did_not_run():
    assert notes(checked(page(f"<!-- mtcheck: ignore {DOUBLED} -->", "All is well here today."))) == [
        "line 1: suppresses nothing; remove it"
    ]
    assert notes(checked(page("<!-- mtcheck: ignore style -->", FIRST))) == []
    assert "applies to nothing" in notes(checked(page(FIRST, "<!-- mtcheck: ignore -->")))[0]
    assert (
        "until=x is not a date" in notes(checked(page(f"<p data-mtcheck-ignore data-mtcheck-until=x>{FIRST}</p>")))[0]
    )


def test_marks_that_are_shown_or_run_are_none():
    text = page("<script>'<!-- mtcheck: disable -->'</script>", FIRST)
    assert left(checked(text)) == notes(checked(text)) == []
    assert marks(parse("<!-- mtcheck: ignore -->", "x.txt")) == ()


@pytest.mark.parametrize(
    "mark",
    ["<!-- mtcheck: ignore -->", "[//]: # (mtcheck: ignore)", f'[//]: # "mtcheck: ignore {DOUBLED}"'],
)
def test_marks_of_markdown(mark):
    document = parse(f"# News\n\n{mark}\n\n{FIRST}\n\n{SECOND}\n", "page.md", Format.MARKDOWN)
    report = check_article(document, target_language="en")
    assert left(report) == ["the the"]
    assert {each.check for each in report.findings} == {DOUBLED}


def test_a_mark_in_a_code_block_is_an_example():
    document = parse(f"```\n<!-- mtcheck: disable -->\n```\n\n{FIRST}\n", "page.md", Format.MARKDOWN)
    assert left(check_article(document, target_language="en")) == []


@given(st.text(alphabet="<!-> mtcheck:ignoredisable=\"'data-p/[]()#\n", max_size=80))
def test_any_text_can_be_read(text):
    for format in (Format.HTML, Format.MARKDOWN):
        for mark in marks(parse(f"mtcheck {text}<!-- mtcheck:{text}-->", "x", format)):
            assert mark.line >= 1


def settings(**given):
    return Config(only=(DOUBLED,), suppress=(Suppress("mtcheck.toml: suppress 1", **given),))


def test_the_configuration_suppresses_by_check_text_and_fingerprint():
    text = page(FIRST, SECOND)
    fingerprint = checked(text).findings[1].fingerprint
    assert left(checked(text, settings(check="linguistic"))) == ["the the", "was was"]
    assert left(checked(text, settings(text="was"))) == ["was was"]
    assert left(checked(text, settings(fingerprint=fingerprint))) == ["was was"]
    assert left(checked(text, settings(fingerprint=fingerprint[:12], check="style"))) == []
    assert left(checked(text, settings(text="was", paths=("other.html",)))) == []
    report = checked(text, settings(text="was", reason="so", author="Ada", expires="2999-01-01"))
    assert report.findings[1].suppression == ("external", "mtcheck.toml: suppress 1", "so", "Ada", "2999-01-01")


def test_an_expired_one_is_reported_where_it_was_needed():
    report = checked(page(FIRST), settings(check=DOUBLED, expires="2020-01-31"))
    assert left(report) == []
    assert notes(report) == ["mtcheck.toml: suppress 1 expired on 2020-01-31; renew or remove it"]


def test_it_holds_through_its_last_day():
    report = checked(page(FIRST))
    wanted = settings(check=DOUBLED, expires="2030-05-01").suppress
    for day, expected in ((1, "external"), (2, None)):
        found, _ = suppress_findings(report.findings, {DOUBLED}, report.target, wanted, None, dt.date(2030, 5, day))
        assert [each.suppression and each.suppression.kind for each in found] == [expected]


@pytest.fixture
def site(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.html").write_text(page(FIRST), encoding="utf-8")
    (tmp_path / "b.html").write_text(page("All is well here today."), encoding="utf-8")
    return tmp_path


def run_json(capsys, *arguments):
    code = run(["check", *arguments, "--to", "en", "--fail-on", "minor", "--only", DOUBLED, "--format", "json"])
    return code, json.loads(capsys.readouterr().out)["articles"]


def test_a_suppressed_finding_does_not_fail_and_both_scores_are_told(site, capsys):
    assert run_json(capsys, "a.html")[0] == 1
    (site / "mtcheck.toml").write_text(f'[[suppress]]\ncheck = "{DOUBLED}"\nreason = "a refrain"\n', encoding="utf-8")
    code, (article,) = run_json(capsys, "a.html")
    assert code == 0
    assert article["findings"][0]["suppression"]["reason"] == "a refrain"
    assert article["score"]["value"] < article["counted_score"]["value"] == 100
    run(["check", "a.html", "--to", "en", "--verbose"])
    said = capsys.readouterr().out
    assert "Cannot tell · score 100.0" in said
    assert "1 suppressed, left aside; with that the score is " in said
    assert "mtcheck.toml: suppress 1: a refrain" in " ".join(said.split())
    run(["check", "a.html", "--to", "en"])
    assert "twice in a row" not in capsys.readouterr().out


def test_a_needless_one_of_the_configuration_stands_in_the_last_report(site, capsys):
    entries = [f'check = "{DOUBLED}"', 'text = "nowhere"', 'text = "x"\npath = "a.html"', 'text = "x"\npath = "c.html"']
    (site / "mtcheck.toml").write_text("".join(f"[[suppress]]\n{each}\n" for each in entries), encoding="utf-8")

    def said(*arguments):
        return [
            [each["reason"].partition(": ")[2] for each in article["not_checked"] if each["what"] == "suppression"]
            for article in run_json(capsys, *arguments)[1]
        ]

    assert said("a.html", "b.html") == [
        [],
        ["suppress 2 suppresses nothing; remove it", "suppress 3 suppresses nothing; remove it"],
    ]
    assert said("a.html") == [["suppress 3 suppresses nothing; remove it"]]
    assert said("b.html") == [[]]


def test_pairs_are_what_paths_are_held_against(site):
    (pair,) = (PagePair(each) for each in gather(["a.html"]))
    assert Suppress("x", paths=("*.html",), folder=Path()).holds_for(pair.page.path)
    assert site


def test_a_reason_can_be_demanded():
    marked = page(
        f"<!-- mtcheck: ignore {DOUBLED} -->", FIRST, f'<!-- mtcheck: ignore {DOUBLED} reason="so" -->', SECOND
    )
    wanted = (Suppress("c: suppress 1", text="to to"), Suppress("c: suppress 2", text="none"))
    config = Config(only=(DOUBLED,), suppress=wanted)
    text = marked.replace("</main>", f"<p>{THIRD}</p></main>")
    assert left(checked(text, config)) == ["the the", "was was", "to to"]
    report = checked(text, replace(config, require_reasons=True))
    assert left(report) == ["was was"]
    demanded = "gives no reason, and 'require-reasons' demands one; add it"
    assert notes(report) == [f"line 1: {demanded}", f"c: suppress 1 {demanded}"]


def test_a_table_without_the_reason_that_it_must_have_is_not_called_needless(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.txt").write_text(FIRST, encoding="utf-8")
    table = 'require-reasons = true\n[[suppress]]\ntext = "the the"\npath = "page.txt"\n'
    (tmp_path / "mtcheck.toml").write_text(table, encoding="utf-8")
    assert run(["check", "page.txt", "--to", "en", "--fail-on", "minor"]) == 1
    said = capsys.readouterr().out
    assert "gives no reason" in said
    assert "suppresses nothing" not in said
