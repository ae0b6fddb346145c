"""A file of texts by key is checked beside the file of its original, or alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import mtcheck
from mtcheck.cli.run import run
from mtcheck.errors import ExitCode, ReadError

DE = {
    "menu": {"share": "Teilen", "print": "Drucken"},
    "news": "Der Hafen gab 51 Millionen Euro aus. Die Stadt war nicht dagegen.",
    "left": "Der Kran ist kaputt.",
}
EN = {
    "menu": {"share": "Split", "print": "Print"},
    "news": "The harbour spent 15 million euros. The city was against it.",
    "right": "Nobody asked for this.",
}


@pytest.fixture
def folder(tmp_path):
    for language, texts in (("de", DE), ("en", EN)):
        path = tmp_path / language / "app.json"
        path.parent.mkdir()
        path.write_text(json.dumps(texts, ensure_ascii=False, indent=1), encoding="utf-8")
    return tmp_path


def test_texts_are_held_against_those_of_the_same_key(folder):
    report = mtcheck.check(folder / "en/app.json", source=folder / "de/app.json")
    assert (report.source_language, report.target_language) == ("de", "en")
    found = {each.check: each for each in report.findings}
    assert set(found) >= {
        "markup/mistranslated-label",
        "accuracy/number-mismatch",
        "accuracy/negation-mismatch",
        "accuracy/omission",
        "accuracy/addition",
    }
    assert found["accuracy/omission"].message == "'left': there is no translation"
    assert found["accuracy/omission"].source.text == "Der Kran ist kaputt."
    assert found["accuracy/omission"].severity == "major"
    assert (found["accuracy/addition"].message, found["accuracy/addition"].severity) == (
        "'right': there is no original",
        "minor",
    )
    text = (folder / "en/app.json").read_text(encoding="utf-8")
    for each in found.values():
        assert text[each.target.start : each.target.end] == each.target.text


@pytest.mark.parametrize("languages", [(), ("de", "en")])
def test_a_file_is_not_its_own_original(folder, languages):
    (folder / "copy.json").write_bytes((folder / "en/app.json").read_bytes())
    (folder / "link.json").symlink_to(folder / "en/app.json")
    for original in ("en/app.json", "link.json", "copy.json"):
        with pytest.raises(ReadError, match="are the same text; name the original's own file"):
            mtcheck.Checker(*languages).check(folder / "en/app.json", source=folder / original)


def test_a_copy_in_another_language_is_left_untranslated(folder):
    (folder / "en/app.json").write_bytes((folder / "de/app.json").read_bytes())
    report = mtcheck.check(folder / "en/app.json", source=folder / "de/app.json")
    assert {each.check for each in report.findings} >= {"accuracy/untranslated"}


def test_a_file_without_an_original_is_checked_text_by_text(folder):
    report = mtcheck.Checker("de", "en").check(folder / "en/app.json")
    assert [each.suggestion for each in report.findings if each.check == "markup/mistranslated-label"] == ["Share"]
    notes = {each.what: each.reason for each in report.not_checked}
    assert notes["original"].startswith("none given (--source), so ")
    assert "units" not in notes


def test_folders_are_searched_for_the_ending_of_the_original(folder, capsys):
    (folder / "en/readme.md").write_text("# A", encoding="utf-8")
    source = str(folder / "de/{path}.json")
    assert run(["check", str(folder / "en"), "--source", source, "--quiet"]) == ExitCode.FINDINGS
    said = capsys.readouterr()
    assert "app.json" in said.out
    assert "1 file passed over: 1 .md" in said.err


def test_a_folder_alone_is_searched_for_articles(folder, capsys):
    assert run(["check", str(folder / "en")]) == ExitCode.UNCHECKED
    assert "1 file passed over: 1 .json" in " ".join(capsys.readouterr().out.split())


def test_an_original_of_another_kind_of_file_is_refused(folder, capsys):
    (folder / "a.txt").write_text("Der Hafen.", encoding="utf-8")
    assert run(["check", str(folder / "en/app.json"), "--source", str(folder / "a.txt")]) == ExitCode.UNCHECKED
    assert "its original a.txt does not hold texts by key" in " ".join(capsys.readouterr().out.split())
    with pytest.raises(ReadError, match="give it as a Path"):
        mtcheck.check(folder / "en/app.json", source="Der Hafen.")


def test_an_original_in_another_format_will_do(folder):
    (folder / "de.properties").write_text("menu.share=Teilen\nmenu.print=Drucken\n", encoding="utf-8")
    report = mtcheck.check(folder / "en/app.json", source=folder / "de.properties")
    assert "markup/mistranslated-label" in {each.check for each in report.findings}


def test_references_and_other_commands_say_who_reads_it(folder, capsys):
    path = str(folder / "en/app.json")
    assert run(["check", path, "--reference", path]) == ExitCode.UNCHECKED
    assert "leave out --reference" in " ".join(capsys.readouterr().out.split())
    assert run(["align", path, path]) == ExitCode.UNCHECKED
    assert "'mtcheck check' reads it" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "language"),
    [("app_de.properties", "de"), ("de.lproj/L.properties", "de"), ("values-de/m.properties", "de")],
)
def test_the_language_is_that_of_the_name_of_the_file_or_its_folder(tmp_path, name, language):
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("a=Hafen\n", encoding="utf-8")
    assert mtcheck.check(path).target_language == language


def test_keys_that_are_there_twice_are_told(tmp_path):
    path = tmp_path / "en.json"
    path.write_text('{"a": "The boat is old.", "a": "The boat is new."}', encoding="utf-8")
    assert any("more than once" in each.reason for each in mtcheck.check(path).not_checked)


def test_keys_with_control_characters_are_shown_on_one_line(tmp_path, capsys):
    for language, texts in (("de", {"a\n\x1b[31mb": "Hafen"}), ("en", {"c": "harbour"})):
        (tmp_path / f"{language}.json").write_text(json.dumps(texts), encoding="utf-8")
    run(["check", str(tmp_path / "en.json"), "--source", str(tmp_path / "de.json")])
    assert "\x1b" not in capsys.readouterr().out


def test_placeholders_are_those_of_the_original_and_nothing_alone(tmp_path):
    texts = {"de": {"a": "Der <b>Ordner</b> ist leer."}, "en": {"a": "The <b>folder</b> {name} is empty."}}
    for language, own in texts.items():
        (tmp_path / f"{language}.json").write_text(json.dumps(own), encoding="utf-8")
    assert not mtcheck.check(tmp_path / "en.json").findings
    [finding] = mtcheck.check(tmp_path / "en.json", source=tmp_path / "de.json").findings
    assert (finding.message, finding.severity) == ("the original has no placeholder '{name}'", "major")


@pytest.mark.parametrize(
    ("language", "forms", "missing"),
    [
        ("pl", ["one", "other"], "the plural forms 'few', 'many' are missing"),
        ("pl", ["one", "few", "many", "other"], ""),
        ("ru", ["one", "few", "other"], "the plural form 'many' is missing"),
        ("en", ["one", "other"], ""),
        ("es", ["one", "other"], ""),
        ("ja", ["other"], ""),
        ("en", ["one", "two", "few", "other"], ""),
        ("pl", ["male", "other"], ""),
        ("pl", ["0", "one", "other"], "the plural forms 'few', 'many' are missing"),
    ],
)
def test_plurals_have_the_forms_of_the_language(tmp_path, language, forms, missing):
    (tmp_path / "de.json").write_text('{"n": {"one": "%d Tag", "other": "%d Tage"}}', encoding="utf-8")
    target = tmp_path / f"{language}.json"
    target.write_text(json.dumps({"n": {form: f"%d {form}" for form in forms}}), encoding="utf-8")
    report = mtcheck.check(target, source=tmp_path / "de.json", config=mtcheck.Config(only=("accuracy/omission",)))
    told = [each.message for each in report.findings]
    assert told == ([f"'n': {missing}, so that programs show the one for 'other'"] if missing else [])


def test_the_edges_of_the_file_are_none_of_its_texts(tmp_path):
    (tmp_path / "de.json").write_text(' {"a":\n"Der Hafen ist leer."}', encoding="utf-8")
    (tmp_path / "en.json").write_text('{"a": "The harbour is empty."}\n', encoding="utf-8")
    assert not mtcheck.check(tmp_path / "en.json", source=tmp_path / "de.json").findings


def test_a_large_file_is_read_in_time_that_grows_with_it():
    from time import process_time

    from mtcheck.loading.catalogues import load_catalogue

    def taken(count):
        data = json.dumps({f"key{n}": f"The boat of number {n} is late." for n in range(count)}).encode()
        begun = process_time()
        load_catalogue(data, "x.json", Path("x.json"))
        return process_time() - begun

    assert taken(16_000) < 30 * max(taken(2_000), 0.01)  # in the square of its size it would be 64


def captions(*timed):
    return "\n".join(f"{at}\n{time}\n{text}\n" for at, (time, text) in enumerate(timed, 1))


def test_captions_are_held_against_their_time_alone_and_beside_the_original(tmp_path):
    times = [f"00:00:{n}0,000 --> 00:00:{n}1,500" for n in range(1, 4)]
    long = "Nobody in the whole harbour has said a word to him about it."
    texts = {
        "de": ("Niemand sagt etwas.", "Die Fähre kommt morgen.", "Es regnet."),
        "en": (f"{long[:30]}\n{long[30:]}", "The ferry comes tomorrow.", "It rains."),
    }
    for language, said in texts.items():
        given = captions(*zip(times, said, strict=True))
        (tmp_path / f"{language}.srt").write_text(given, encoding="utf-16")
    config = mtcheck.Config(only=("markup/crowded-caption",))
    for given in ({}, {"source": tmp_path / "de.srt"}):
        report = mtcheck.Checker("de", "en", config=config).check(tmp_path / "en.srt", **given)
        [finding] = report.findings
        assert finding.message == "61 characters in 1.5 seconds; more than 21 a second are hard to read"
        assert (finding.severity, finding.target.line, finding.target.end_line) == ("neutral", 3, 4)


def test_captions_that_are_late_throughout_are_told(tmp_path):
    for language, shift in (("de", 0), ("en", 5)):
        times = (f"00:0{n}:0{shift},000 --> 00:0{n}:0{shift + 3},000" for n in range(1, 5))
        (tmp_path / f"{language}.srt").write_text(captions(*((time, "Ja. Es ist so.") for time in times)))
    config = mtcheck.Config(only=("markup/crowded-caption",))
    report = mtcheck.Checker("de", "en", config=config).check(tmp_path / "en.srt", source=tmp_path / "de.srt")
    messages = {each.message for each in report.findings}
    assert messages == {"the caption begins 5.0 seconds later than that of the original"}
    assert len({each.cause for each in report.findings}) == 1


@pytest.mark.parametrize(
    ("lines", "lost"),
    [
        (("<i>Good day</i>, dear readers.", "It rains."), 0),
        (("<i>Good day,</i>", "<i>dear readers.</i> It rains."), 0),
        (("Good day, dear readers.", "It rains."), 1),
        (("<i>Good day, dear readers.", "It rains."), 1),
    ],
)
def test_italics_of_captions_are_compared(tmp_path, lines, lost):
    times = [f"00:00:{n}0,000 --> 00:00:{n}9,000" for n in range(1, 3)]
    said = {"de": ("<i>Guten Tag</i>, liebe Leser.", "<v Anna>Es {\\an8}regnet."), "en": lines}
    for language, texts in said.items():
        (tmp_path / f"{language}.srt").write_text(captions(*zip(times, texts, strict=True)), encoding="utf-8")
    config = mtcheck.Config(only=("markup/lost-placeholder",))
    report = mtcheck.Checker("de", "en", config=config).check(tmp_path / "en.srt", source=tmp_path / "de.srt")
    assert [each.message for each in report.findings] == [
        "the inline code '<i>…</i>' of the original is missing"
    ] * lost


@pytest.mark.parametrize(
    ("arms", "lost"),
    [
        ("one {# file was deleted.} other {files were deleted.}", "other"),
        ("one {A file was deleted.} other {# files were deleted.}", ""),
        ("one {# file was deleted.} other {{n} files were deleted.}", ""),
        ("=0 {No file was deleted.} one {# file was deleted.} other {# files were deleted.}", ""),
    ],
)
def test_the_number_of_a_plural_is_compared_in_every_form(tmp_path, arms, lost):
    source = "{n, plural, one {# Datei wurde gelöscht.} other {# Dateien wurden gelöscht.}}"
    for language, text in (("de", source), ("en", f"{{n, plural, {arms}}}")):
        (tmp_path / f"{language}.json").write_text(json.dumps({"a": text}), encoding="utf-8")
    report = mtcheck.Checker("de", "en").check(tmp_path / "en.json", source=tmp_path / "de.json")
    found = {each.check: each.message for each in report.findings if each.severity.rank}
    assert found.get("markup/lost-placeholder") == ("the placeholder '#' of the original is missing" if lost else None)
    assert "linguistic/lost-capital" not in found


def test_a_number_sign_outside_of_a_plural_is_a_sign(tmp_path):
    for language, text in (
        ("de", "Platz #{n, select, a {# Teil} other {Teile}}"),
        ("en", "Place {n, select, a {part} other {parts}}"),
    ):
        (tmp_path / f"{language}.json").write_text(json.dumps({"a": text}), encoding="utf-8")
    report = mtcheck.Checker("de", "en").check(tmp_path / "en.json", source=tmp_path / "de.json")
    assert not [each for each in report.findings if each.check == "markup/lost-placeholder"]
