"""The same planted faults are found in every format, each at its place, and nothing is found in the sound texts."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

import polib
import pytest

import mtcheck
from mtcheck.cli.run import run
from mtcheck.errors import ExitCode

FORMATS = ("json", "jsonl", "markdown", "html", "sarif", "junit", "github", "gitlab", "its", "mqm", "csv")

Rows = list[tuple[str, str, str]]

DE = [
    ("share", "Teilen"),
    ("cost", "Der Hafen gab 51 Millionen Euro aus."),
    ("vote", "Die Stadt hat nicht zugestimmt."),
    ("count", "Die Datei <> wurde gespeichert."),
    ("close", "Schließen Sie das Fenster."),
]
PLANTED = [
    ("Split", "markup/mistranslated-label"),
    ("The harbour spent 15 million euros.", "accuracy/number-mismatch"),
    ("The city agreed.", "accuracy/negation-mismatch"),
    ("The file was saved.", "markup/lost-placeholder"),
    ("", "accuracy/omission"),
]
SOUND = [
    "Share",
    "The harbour spent 51 million euros.",
    "The city did not agree.",
    "The file <> was saved.",
    "Close the window.",
]


def rows(targets: list[str], holder: str) -> Rows:
    return [
        (key, source.replace("<>", holder), target.replace("<>", holder))
        for (key, source), target in zip(DE, targets, strict=True)
    ]


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def po(given: Rows) -> str:
    head = 'msgid ""\nmsgstr ""\n"Language: en\\n"\n"X-Source-Language: de\\n"\n'
    return head + "".join(f"\nmsgctxt {quoted(k)}\nmsgid {quoted(s)}\nmsgstr {quoted(t)}\n" for k, s, t in given)


def xliff(given: Rows) -> str:
    units = "".join(
        f'<trans-unit id="{k}"><source>{escape(s)}</source><target>{escape(t)}</target></trans-unit>\n'
        for k, s, t in given
    )
    return f'<xliff version="1.2"><file source-language="de" target-language="en"><body>{units}</body></file></xliff>'


def tmx(given: Rows) -> str:
    units = "".join(
        f'<tu tuid="{k}"><tuv xml:lang="de"><seg>{escape(s)}</seg></tuv>'
        f'<tuv xml:lang="en"><seg>{escape(t)}</seg></tuv></tu>'
        for k, s, t in given
    )
    return f'<tmx version="1.4"><header srclang="de"/><body>{units}</body></tmx>'


def wmt(given: Rows) -> str:
    def side(of: int) -> str:
        return "".join(f'<seg id="{row[0]}">{escape(row[of])}</seg>' for row in given)

    source, output = f'<src lang="de"><p>{side(1)}</p></src>', f'<hyp lang="en" system="A"><p>{side(2)}</p></hyp>'
    return f'<?xml version="1.0"?>\n<dataset id="s"><doc id="d">{source}{output}</doc></dataset>'


def table(given: Rows, mark: str = ",") -> str:
    written = io.StringIO()
    csv.writer(written, delimiter=mark).writerows([("id", "de", "en"), *given])
    return written.getvalue()


def jsonl(given: Rows) -> str:
    return "".join(json.dumps({"id": k, "de": s, "en": t}) + "\n" for k, s, t in given)


def xcstrings(given: Rows) -> str:
    def unit(text: str) -> dict[str, dict[str, str]]:
        return {"stringUnit": {"state": "translated", "value": text}}

    strings = {k: {"localizations": {"de": unit(s), "en": unit(t)}} for k, s, t in given}
    return json.dumps({"sourceLanguage": "de", "strings": strings}, ensure_ascii=False)


def captions(texts: dict[str, str], mark: str) -> str:
    return "\n".join(
        f"00:00:{n}0{mark}000 --> 00:00:{n}4{mark}000\n{text}\n" for n, text in enumerate(texts.values(), 1)
    )


def xlsx(given: Rows) -> bytes:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    rows = "".join(
        "<row>" + "".join(f'<c t="inlineStr"><is><t>{escape(cell)}</t></is></c>' for cell in row) + "</row>"
        for row in [("id", "de", "en"), *given]
    )
    parts = {
        "_rels/.rels": f'<R><Relationship Id="a" Type="{office}/officeDocument" Target="xl/workbook.xml"/></R>',
        "xl/workbook.xml": f'<w xmlns:r="{office}"><sheets><sheet name="UI" r:id="b"/></sheets></w>',
        "xl/_rels/workbook.xml.rels": f'<R><Relationship Id="b" Type="{office}/worksheet" Target="one.xml"/></R>',
        "xl/one.xml": f"<worksheet><sheetData>{rows}</sheetData></worksheet>",
    }
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        for name, text in parts.items():
            file.writestr(name, text)
    return data.getvalue()


TOGETHER: dict[str, tuple[str, Callable[[Rows], str | bytes]]] = {
    "x.po": ("%s", po),
    "x.xlf": ("{0}", xliff),
    "x.tmx": ("{0}", tmx),
    "x.csv": ("{name}", table),
    "x.tsv": ("{name}", lambda given: table(given, "\t")),
    "x.jsonl": ("{name}", jsonl),
    "x.xcstrings": ("%@", xcstrings),
    "x.xlsx": ("{name}", xlsx),
    "x.xml": ("{name}", wmt),
}
"""Formats that hold both sides."""
APART: dict[str, tuple[str, Callable[[dict[str, str]], str]]] = {
    "{}.json": ("{{name}}", lambda texts: json.dumps({"app": texts})),
    "app_{}.arb": ("{name}", lambda texts: json.dumps(texts)),
    "m_{}.properties": ("{0}", lambda texts: "".join(f"{key}={text}\n" for key, text in texts.items())),
    "values-{}/strings.xml": (
        "%1$s",
        lambda texts: (
            "<resources>"
            + "".join(f'<string name="{key}">{text}</string>' for key, text in texts.items())
            + "</resources>"
        ),
    ),
    "{}.lproj/L.strings": ("%@", lambda texts: "".join(f"{quoted(k)} = {quoted(t)};\n" for k, t in texts.items())),
    "{}/m.ftl": ("{ $name }", lambda texts: "".join(f"{key} = {text}\n" for key, text in texts.items())),
    "{}.yml": ("%{name}", lambda texts: "".join(f"{key}: {quoted(text)}\n" for key, text in texts.items())),
    "{}.srt": ("{name}", lambda texts: captions(texts, ",")),
    "{}.vtt": ("{name}", lambda texts: "WEBVTT\n\n" + captions(texts, ".")),
}
"""Formats with a file for each language."""


def check(folder: Path, name: str, targets: list[str]) -> mtcheck.Report:
    """The report on a file of the format."""
    if name in TOGETHER:
        holder, write = TOGETHER[name]
        path = folder / name
        written = write(rows(targets, holder))
        path.write_bytes(written if isinstance(written, bytes) else written.encode())
        return mtcheck.Checker("de", "en").check(path)
    holder, write_side = APART[name]
    end = "." if name.endswith(("srt", "vtt")) else ""
    given = [(key, source + end if key == "share" else source, target) for key, source, target in rows(targets, holder)]
    for language, side in (("de", 1), ("en", 2)):
        path = folder / name.format(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(write_side({row[0]: row[side] for row in given}), encoding="utf-8")
    return mtcheck.Checker("de", "en").check(path, source=folder / name.format("de"))


@pytest.mark.parametrize("name", [*TOGETHER, *APART])
def test_planted_faults_are_found_at_their_places(tmp_path, name):
    report = check(tmp_path, name, [target for target, _ in PLANTED])
    found = {each.check: each for each in report.findings}
    expected = [check for _, check in PLANTED]
    if name in ("x.po", "x.xlf"):
        expected.remove("accuracy/omission")
        assert any("1 not translated" in each.reason for each in report.not_checked)
    if name.endswith(("srt", "vtt")):
        expected.remove("markup/mistranslated-label")
    assert set(found) >= set(expected)
    for each in (found[check] for check in expected):
        assert report.target.text[each.target.start : each.target.end] == each.target.text
        assert report.source.text[each.source.start : each.source.end] == each.source.text


@pytest.mark.parametrize("name", [*TOGETHER, *APART])
def test_every_reporter_writes_it(tmp_path, name, capsys):
    check(tmp_path, name, [target for target, _ in PLANTED])
    path = tmp_path / name.format("en")
    source = ["--source", str(tmp_path / name.format("de"))] if name in APART else []
    outlets = [part for format in FORMATS for part in ("--format", f"{format}={tmp_path / format}.out")]
    code = run(["check", str(path), *source, "--from", "de", "--to", "en", *outlets])
    assert code == ExitCode.FINDINGS, capsys.readouterr()
    assert all((tmp_path / f"{format}.out").stat().st_size for format in FORMATS)


@pytest.mark.parametrize("name", [*TOGETHER, *APART])
def test_nothing_is_found_in_sound_texts(tmp_path, name):
    report = check(tmp_path, name, SOUND)
    assert [(each.check, each.message) for each in report.findings if each.severity != "neutral"] == []
    assert not report.failures


# the table of docs/formats-in.md


def named_rows() -> dict[str, list[str]]:
    """The rows of the tables by the endings and names of files."""
    text = (Path(__file__).parents[2] / "docs" / "formats-in.md").read_text(encoding="utf-8")
    cells = [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("| ") and "`" in line]
    return {ending.strip("`"): row for row in cells for ending in row[1].split()}


def row_of(name: str) -> list[str]:
    path = Path(name)
    found = named_rows()
    return found.get(path.name) or found[path.suffix]


def test_every_ending_that_is_read_is_in_the_table():
    from mtcheck.loading import _ARCHIVES, SUFFIXES, bitexts, catalogues, packed

    endings = {*SUFFIXES, *_ARCHIVES, *bitexts._FORMATS, *catalogues._FORMATS, *catalogues._ANDROID}
    endings |= packed._OF_PAGES
    assert set(named_rows()) == endings


@pytest.mark.parametrize("name", [*TOGETHER, *APART])
def test_the_table_says_what_can_be_done(tmp_path, name, capsys):
    _, endings, place, fix, review, sarif = row_of(name)
    report = check(tmp_path, name, [target for target, _ in PLANTED])
    path = tmp_path / name.format("en")
    source = ["--source", str(tmp_path / name.format("de"))] if name in APART else []
    languages = ["--from", "de", "--to", "en"]
    fixed = run(["fix", str(path), *source, *languages, "--unsafe", "--in-place"])
    assert (fixed != ExitCode.UNCHECKED) == (fix == "yes"), capsys.readouterr().err
    shown = tmp_path / "review.html"
    assert (run(["review", str(path), *source, *languages, "--output", str(shown)]) == ExitCode.OK) == (review == "yes")
    assert shown.stat().st_size
    check(tmp_path, name, [target for target, _ in PLANTED])
    written = tmp_path / "x.sarif"
    run(["check", str(path), *source, *languages, "--format", f"sarif={written}"])
    results = json.loads(written.read_text(encoding="utf-8"))["runs"][0]["results"]
    regions = [each["locations"][0]["physicalLocation"]["region"] for each in results if each["locations"]]
    lines = {each.target.line for each in report.findings if each.target}
    assert {region["startLine"] for region in regions} == (lines if sarif == "yes" else set())
    assert all((endings, place))


@pytest.mark.skipif(not shutil.which("msgfmt"), reason="gettext is not installed")
def test_a_catalogue_that_was_fixed_is_one_for_gettext(tmp_path, capsys):
    check(tmp_path, "x.po", [target for target, _ in PLANTED])
    path = tmp_path / "x.po"
    path.write_text(
        path.read_text().replace("%s", "").replace("Language: en", "Content-Type: text/plain; charset=UTF-8")
    )
    run(["fix", str(path), "--from", "de", "--to", "en", "--unsafe", "--in-place"])
    capsys.readouterr()
    assert "Share" in path.read_text()
    found = subprocess.run(["msgfmt", "-c", "-o", str(tmp_path / "x.mo"), str(path)], capture_output=True, text=True)
    assert found.returncode == 0, found.stderr


CONVERTERS = {
    "x.xlf": "xliff2po",
    "{}.json": "json2po",
    "m_{}.properties": "prop2po",
    "values-{}/strings.xml": "android2po",
    "{}/m.ftl": "fluent2po",
    "{}.yml": "yaml2po",
}
"""Programs of translate-toolkit, which read a format and write gettext's."""


@pytest.mark.parametrize("name", CONVERTERS)
def test_another_program_reads_a_file_that_was_fixed(tmp_path, name, capsys):
    program = shutil.which(CONVERTERS[name])
    if program is None:
        pytest.skip("translate-toolkit is not installed")
    check(tmp_path, name, ["Split", *SOUND[1:]])
    path, original = tmp_path / name.format("en"), tmp_path / name.format("de")
    source = ["--source", str(original)] if name in APART else []
    run(["fix", str(path), *source, "--from", "de", "--to", "en", "--unsafe", "--in-place"])
    capsys.readouterr()
    pair = ["-t", str(original)] if name in APART else []
    written = tmp_path / "out.po"
    found = subprocess.run([program, "--progress=none", *pair, str(path), str(written)], capture_output=True, text=True)
    if "ModuleNotFoundError" in found.stderr:
        pytest.skip("translate-toolkit is installed without what reads this format")
    assert found.returncode == 0, found.stderr
    assert written.exists(), found.stderr
    said = {entry.msgid: entry.msgstr for entry in polib.pofile(str(written))}
    assert "Share" in said.values(), said
