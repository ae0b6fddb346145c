"""``mtcheck align`` as it is called."""

from __future__ import annotations

import pytest

from mtcheck.cli.run import run

GERMAN = "Das Museum öffnet im Mai.\n\nDer Eintritt kostet 7,50 Euro.\n\nDer Direktor freut sich auf viele Gäste."
ENGLISH = "The museum opens in May.\n\nAdmission is 7.50 euros.\n\nThe director looks forward to many guests."


@pytest.fixture
def pages(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "de.txt").write_text(GERMAN, encoding="utf-8")
    (tmp_path / "en.txt").write_text(ENGLISH, encoding="utf-8")
    return tmp_path


@pytest.mark.usefixtures("pages")
def test_pairs_are_printed_side_by_side(capsys):
    assert run(["align", "de.txt", "en.txt", "--from", "de", "--to", "en", "--width", "100"]) == 0
    shown = capsys.readouterr().out
    assert "Das Museum öffnet im Mai." in shown
    assert "= Admission is 7.50 euros." in shown
    assert "100% of the original" in shown


def test_pairs_are_written_to_a_file(pages, capsys):
    code = run(["align", "de.txt", "en.txt", "--from", "de", "--to", "en", "--format", "tsv", "--output", "pairs.tsv"])
    assert (code, capsys.readouterr().out) == (0, "")
    assert len((pages / "pairs.tsv").read_text(encoding="utf-8").splitlines()) == 4


@pytest.mark.usefixtures("pages")
def test_the_same_text_twice_is_no_success(capsys):
    assert run(["align", "de.txt", "de.txt", "--from", "de", "--to", "en"]) == 3
    assert "the same text" in capsys.readouterr().err


@pytest.mark.usefixtures("pages")
@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("de.txt", "absent.txt"), "mtcheck: absent.txt: no such file\n"),
        (("de.text", "en.txt"), "mtcheck: de.text: no such file; did you mean 'de.txt'?\n"),
    ],
)
def test_a_missing_file_cannot_be_aligned(names, said, capsys):
    assert run(["align", *names]) == 3
    assert capsys.readouterr().err == said
