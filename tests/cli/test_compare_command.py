"""``mtcheck compare``: every format, hostile texts, exit codes."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET

import pytest

from mtcheck.cli.run import run as mtcheck

HOSTILE = '<script>alert("x")</script> & </svg> | `code` [link](http://x.test) \x1b[31m @all'


@pytest.fixture(scope="module")
def systems(tmp_path_factory):
    """Two systems with hostile texts, in a folder with a hostile name."""
    folder = tmp_path_factory.mktemp("compare") / "<b>&'"
    folder.mkdir()
    texts = {
        "one": [HOSTILE, "The dog sleeps in the garden.", "Nothing is lost today."],
        "two": ["The cat sleeps.", "The dog sleeps in the the garden.", "Nothing is is lost."],
        "ref": ["The cat is asleep.", "The dog sleeps in the garden.", "Nothing is lost today."],
        "src": ["Die Katze schläft.", "Der Hund schläft im Garten.", "Heute ging nichts verloren."],
    }
    for name, lines in texts.items():
        (folder / f"{name}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def command(systems, *options):
    files = [str(systems / f"{name}.txt") for name in ("one", "two", "ref", "src")]
    given = ["--reference", files[2], "--source", files[3], "--from", "de", "--to", "en", "--lines"]
    return mtcheck(["compare", files[0], files[1], *given, *options])


@pytest.fixture(scope="module")
def written(systems, tmp_path_factory):
    """The report in every format."""
    folder = tmp_path_factory.mktemp("reports")
    found = {}
    for name in ("terminal", "json", "markdown", "html"):
        path = folder / name
        assert command(systems, "--format", name, "--output", str(path)) == 0
        found[name] = path.read_text(encoding="utf-8")
    return found


def test_the_terminal_shows_every_part(written):
    text = written["terminal"]
    for part in (
        "Measures",
        "two.txt against one.txt",
        "Introduced",
        "Segments that rose most (chrf)",
        "Wins and losses",
    ):
        assert part in text
    assert "\x1b" not in text
    assert max(map(len, text.splitlines())) <= 100


def test_the_json_holds_all(written):
    found = json.loads(written["json"])
    assert found["schema"] == "mtcheck.comparison/1"
    assert found["systems"] == ["one.txt", "two.txt"]
    measure = found["measures"][0]
    assert measure["name"] == "bleu"
    assert measure["standings"][0]["difference"] is None
    assert set(measure["standings"][1]) == {
        "value",
        "interval",
        "difference",
        "p_bootstrap",
        "p_randomisation",
        "verdict",
    }
    assert found["others"][0]["changes"]["introduced"][0]["check"]
    assert "\x1b" not in written["json"]


def test_markdown_is_data(written):
    text = written["markdown"]
    assert "<script>" not in text
    assert "[link](" not in text
    assert "| bleu | one.txt |" in text


def test_the_page_needs_nothing_else_and_is_well_formed(written):
    text = written["html"]
    assert "<script" not in text
    assert not re.search(r"""(?:src|href)\s*=|url\(|@import""", text)
    assert "default-src 'none'" in text
    assert "light-dark(" in text
    plots = re.findall(r"<svg.*?</svg>", text, re.DOTALL)
    assert len(plots) == 2
    for plot in plots:
        assert ET.fromstring(plot).attrib["role"] == "img"
    assert "&lt;script&gt;" in text


@pytest.mark.parametrize("format", ["terminal", "markdown"])
def test_the_same_is_written_twice(systems, written, format, capsys):
    assert command(systems, "--format", format, "--width", "100") == 0
    assert capsys.readouterr().out == written[format]


def test_quiet_leaves_the_details_out(systems, capsys):
    assert command(systems, "--quiet") == 0
    text = capsys.readouterr().out
    assert "Measures" in text
    assert "Wins and losses" not in text


def test_color_marks_the_verdicts(systems, capsys):
    assert command(systems, "--color", "--width", "120") == 0
    assert "\x1b[1m" in capsys.readouterr().out


def test_wrong_use_is_one_line(systems, capsys):
    assert mtcheck(["compare", str(systems / "one.txt")]) == 2
    assert (
        capsys.readouterr().err
        == "mtcheck: one translation is nothing to compare; name two or more, or use 'mtcheck check'\n"
    )
    path = str(systems / "one.txt")
    assert command(systems, "--output", path) == 2
    assert "one of the files that are read" in capsys.readouterr().err


def test_an_article_left_out_is_no_pass(tmp_path, capsys):
    for system in ("x", "y"):
        (tmp_path / system).mkdir()
        (tmp_path / system / "a.txt").write_text("The dog sleeps in the garden.\n")
        (tmp_path / system / "b.txt").write_text("" if system == "y" else "The cat sleeps.\n")
    assert mtcheck(["compare", str(tmp_path / "x"), str(tmp_path / "y"), "--to", "en", "--width", "400"]) == 3
    shown = " ".join(capsys.readouterr().out.split())
    assert "b.txt: is empty" in shown
    assert "1 left out of 2" in shown
