"""A file of translations is checked unit by unit, in one report with places in the file."""

from __future__ import annotations

from pathlib import Path

import pytest

import mtcheck
from mtcheck.cli.run import run
from mtcheck.errors import ExitCode, ReadError

CATALOGUE = """\
msgid ""
msgstr ""
"Language: en\\n"
"X-Source-Language: de\\n"

msgid "Teilen"
msgstr "Split"

#, fuzzy
msgid "Drucken"
msgstr "Press"

msgid "Der Hafen gab 51 Millionen Euro aus. Die Stadt war nicht dagegen."
msgstr "The harbour spent 15 million euros. The city was against it."

msgid "Leeren"
msgstr ""
"""


@pytest.fixture
def catalogue(tmp_path):
    path = tmp_path / "menu.po"
    path.write_text(CATALOGUE, encoding="utf-8")
    return path


def test_each_unit_is_checked_and_every_place_is_in_the_file(catalogue):
    report = mtcheck.Checker().check(catalogue)
    found = {each.check: each for each in report.findings}
    assert set(found) >= {"markup/mistranslated-label", "accuracy/number-mismatch", "accuracy/negation-mismatch"}
    for each in found.values():
        assert CATALOGUE[each.target.start : each.target.end] == each.target.text
        assert CATALOGUE[each.source.start : each.source.end] == each.source.text
    assert found["markup/mistranslated-label"].target.line == 7
    assert (report.source_language, report.target_language) == ("de", "en")
    assert 0 < report.quality < 100
    assert [each.reason for each in report.not_checked if each.what == "units"] == [
        "2 of 4 not checked: 1 fuzzy (line 10), 1 not translated (line 16)"
    ]


def test_the_command_line_reads_it_like_a_page(catalogue, capsys):
    assert run(["check", str(catalogue), "--quiet"]) == ExitCode.FINDINGS
    assert "change the meaning" in capsys.readouterr().out


def test_files_of_translations_are_found_in_folders(catalogue, capsys):
    assert run(["check", str(catalogue.parent), "--quiet"]) == ExitCode.FINDINGS
    assert "menu.po" in capsys.readouterr().out


@pytest.mark.parametrize("option", ["--source", "--reference"])
def test_an_original_from_elsewhere_is_refused(catalogue, option, capsys):
    other = catalogue.parent / "other.txt"
    other.write_text("Der Hafen ist leer.", encoding="utf-8")
    assert run(["check", str(catalogue), option, str(other)]) == ExitCode.UNCHECKED
    assert "holds its originals itself" in " ".join(capsys.readouterr().out.split())


def test_an_original_from_elsewhere_is_refused_by_the_library(catalogue):
    with pytest.raises(ReadError, match="give no source"):
        mtcheck.check(catalogue, source="Der Hafen ist leer.")


def test_commands_that_read_pages_say_who_reads_it(catalogue, capsys):
    assert run(["align", str(catalogue), str(catalogue)]) == ExitCode.UNCHECKED
    assert "'mtcheck check' reads it" in capsys.readouterr().err


def test_a_file_without_a_unit_to_check_says_why(tmp_path, capsys):
    path = tmp_path / "new.pot"
    path.write_text('msgid "Leeren"\nmsgstr ""\n', encoding="utf-8")
    assert run(["check", str(path)]) == ExitCode.UNCHECKED
    told = " ".join(capsys.readouterr().out.split())
    assert "no unit to check in it; 1 of 1 not checked: 1 not translated (line 1)" in told


def test_what_xcode_has_not_translated_is_counted(tmp_path):
    path = tmp_path / "x.xcstrings"
    path.write_text(
        """{"sourceLanguage": "de", "strings": {
        "Der Hafen ist leer.": {"localizations": {"en": {"stringUnit": {"value": "The harbour is empty."}}}},
        "Der Kran ist kaputt.": {},
        "Die Tür ist zu.": {"localizations": {"en": {"stringUnit": {"state": "new", "value": ""}}}},
        "Hafenblick": {"shouldTranslate": false}}}""",
        encoding="utf-8",
    )
    report = mtcheck.Checker("de", "en").check(path)
    (said,) = (each.reason for each in report.not_checked if each.what == "units")
    assert said == (
        "3 of 4 not checked: 1 not translated (line 3), 1 marked as not translated yet (line 4), "
        "1 not to be translated (line 5)"
    )


def test_languages_that_nothing_tells_are_asked_for(tmp_path, capsys):
    path = tmp_path / "x.po"
    path.write_text('msgid "1"\nmsgstr "2"\n', encoding="utf-8")
    assert run(["check", str(path)]) == ExitCode.UNCHECKED
    assert "name them with --from and --to" in " ".join(capsys.readouterr().out.split())


def test_named_languages_come_before_those_of_the_file(catalogue):
    report = mtcheck.Checker("nl", "en").check(catalogue)
    assert report.source_language == "nl"


def test_a_broken_file_loses_no_other(catalogue, capsys):
    (Path(catalogue).parent / "broken.xlf").write_text("<xliff><file>", encoding="utf-8")
    assert run(["check", str(catalogue.parent), "--quiet"]) == ExitCode.UNCHECKED
    told = capsys.readouterr().out
    assert "broken.xlf: line 1, column 14: not well-formed XML" in told
    assert "change the meaning" in told


def test_what_is_the_same_in_many_units_is_named_once(tmp_path):
    path = tmp_path / "x.po"
    head = CATALOGUE.split("\n\n")[0]
    many = "".join(f'msgid "Absatz {n}"\nmsgstr "paragraph {n}"\n\n' for n in range(12))
    path.write_text(f"{head}\n\n{many}", encoding="utf-8")
    notes = [each.what for each in mtcheck.check(path).not_checked]
    assert len(notes) == len(set(notes))


# tables and memories


def test_a_table_is_checked_with_the_columns_that_are_named(tmp_path, capsys):
    path = tmp_path / "menu.csv"
    path.write_text("Fassung A,Fassung B,id\nTeilen,Split,1\nDrucken,,2\n", encoding="utf-8")
    assert run(["check", str(path), "--from", "de", "--to", "en"]) == ExitCode.UNCHECKED
    told = " ".join(capsys.readouterr().out.split())
    assert "does not say which of 3 columns are originals and translations" in told
    columns = ["--columns", "source=Fassung A, target=fassung b"]
    assert run(["check", str(path), "--from", "de", "--to", "en", *columns]) == ExitCode.FINDINGS
    told = " ".join(capsys.readouterr().out.split())
    assert "the label is 'Share'" in told
    assert "the translation is empty" in told
    (tmp_path / "mtcheck.toml").write_text('[columns]\nsource = "Fassung A"\ntarget = 2\n', encoding="utf-8")
    assert (
        run(["check", str(path), "--config", str(tmp_path / "mtcheck.toml"), "--from", "de", "--to", "en"])
        == ExitCode.FINDINGS
    )


@pytest.mark.parametrize("columns", ["source", "sorce=1", "source=", "=de"])
def test_columns_that_mean_nothing_are_refused(columns, capsys):
    assert run(["check", "x.csv", "--columns", columns]) == ExitCode.USAGE
    assert "is not USE=COLUMN" in capsys.readouterr().err


@pytest.mark.parametrize("columns", ["5", '{sorce = "a"}', "{source = true}", '{source = ""}'])
def test_columns_that_mean_nothing_are_refused_in_the_configuration(columns, tmp_path, capsys):
    (tmp_path / "mtcheck.toml").write_text(f"columns = {columns}\n", encoding="utf-8")
    assert run(["check", "x.csv", "--config", str(tmp_path / "mtcheck.toml")]) == ExitCode.USAGE
    assert "columns" in capsys.readouterr().err


def test_an_empty_translation_is_an_omission_with_its_place(tmp_path):
    path = tmp_path / "x.tsv"
    text = "id\tde\ten\na\tDer Hafen ist leer.\tThe harbour is empty.\nb\tDas Boot ist neu.\t\n"
    path.write_text(text, encoding="utf-8")
    [finding] = [each for each in mtcheck.check(path).findings if each.check == "accuracy/omission"]
    assert finding.message == "'b': the translation is empty"
    assert (finding.target.line, finding.target.column, finding.source.text) == (3, 21, "Das Boot ist neu.")
    settings = mtcheck.Config(levels={"accuracy/omission": "minor"})
    assert mtcheck.check(path, config=settings).findings[-1].severity == "minor"
    assert not mtcheck.check(path, config=mtcheck.Config(skip=("accuracy/omission",))).findings


def test_a_table_without_a_translation_is_not_called_ready(tmp_path, capsys):
    path = tmp_path / "x.csv"
    path.write_text("de,en\nDer Hafen ist leer.,\nDas Boot ist neu.,\n", encoding="utf-8")
    assert run(["check", str(path), "--from", "de", "--to", "en"]) == ExitCode.FINDINGS
    assert "Translate again · score 0." in capsys.readouterr().out


def test_a_unit_that_is_too_long_is_a_failure_and_loses_no_other(tmp_path, capsys):
    path = tmp_path / "x.csv"
    long = "Der Hafen ist leer. " * 6000, "The harbour is empty. " * 6000
    path.write_text(f"de,en\n{long[0]},{long[1]}\n51 Boote sind neu.,15 boats are new.\n", encoding="utf-8")
    assert run(["check", str(path), "--from", "de", "--to", "en"]) == ExitCode.UNCHECKED
    out = " ".join(capsys.readouterr().out.split())
    assert "line 2: too long, not checked: 131,999 characters" in out
    assert "cut it into sentences, or check it as a page" in out
    report = mtcheck.check(path, config=mtcheck.Config(source_language="de", target_language="en"))
    assert [each.target.text for each in report.findings] == ["15"]
    assert report.score.words == 4


def test_a_text_by_key_that_is_too_long_is_a_failure_of_its_own(tmp_path):
    path = tmp_path / "x.properties"
    path.write_text(f"long = {'The harbour is empty. ' * 6000}\nlabel = The the boats are new.\n", encoding="utf-8")
    report = mtcheck.check(path, config=mtcheck.Config(target_language="en"))
    assert [each.message[:32] for each in report.failures] == ["line 1: too long, not checked: 1"]
    assert [each.check for each in report.findings] == ["linguistic/doubled-word"]


def test_references_of_a_table_are_measured(tmp_path):
    path = tmp_path / "x.jsonl"
    path.write_text(
        '{"de": "Der Hafen ist leer.", "en": "The harbour is empty.", "ref": "The port is empty."}\n'
        '{"de": "Das Boot ist neu.", "en": "The boat is new."}\n',
        encoding="utf-8",
    )
    report = mtcheck.check(path)
    assert {"bleu", "chrf", "ter", "quality"} <= {each.name for each in report.measurements}


def test_tables_in_folders_are_passed_over_unless_a_pattern_names_them(tmp_path, capsys):
    (tmp_path / "a.txt").write_text("The harbour is empty.", encoding="utf-8")
    (tmp_path / "b.csv").write_text("de,en\nTeilen,Split\n", encoding="utf-8")
    assert run(["check", str(tmp_path), "--to", "en"]) == ExitCode.OK
    assert "1 file passed over: 1 .csv" in capsys.readouterr().err
    assert run(["check", str(tmp_path / "*"), "--to", "en"]) == ExitCode.OK
    assert run(["check", str(tmp_path / "*.csv")]) == ExitCode.FINDINGS


def test_inline_codes_are_compared(tmp_path):
    path = tmp_path / "x.xlf"
    path.write_text(
        '<xliff version="1.2"><file source-language="de" target-language="en"><body><trans-unit id="1">'
        '<source>Der Ordner <x id="1"/> ist <x id="2"/> leer.</source><target>The folder <x id="1"/> is empty.</target>'
        "</trans-unit></body></file></xliff>",
        encoding="utf-8",
    )
    [finding] = [each for each in mtcheck.check(path).findings if each.check == "markup/lost-placeholder"]
    assert (finding.message, finding.severity) == ("the inline code '2' of the original is missing", "minor")
    assert finding.source.text == '<x id="2"/>'


@pytest.mark.parametrize(
    ("source", "target", "said"),
    [
        ('<sc id="1"/>dear<ec startRef="1"/> guest', "lieber Gast", "'1' of the original is missing"),
        ('<sc id="1"/>dear<ec startRef="1"/> guest', '<sc id="1"/>lieber Gast', "'/1' of the original is missing"),
        ('<bpt id="1">[b]</bpt>dear<ept id="1">[/b]</ept> guest', "lieber Gast", "'1' of the original is missing"),
        ('<bx id="3" rid="2"/>dear<ex id="4" rid="2"/> guest', "lieber Gast", "'2' of the original is missing"),
        ('<sc id="1"/>dear<ec startRef="1"/> guest', '<sc id="1"/>lieber<ec startRef="1"/> Gast', ""),
    ],
)
def test_a_lost_pair_of_codes_is_one_finding(tmp_path, source, target, said):
    path = tmp_path / "x.xlf"
    path.write_text(
        '<xliff version="2.0" srcLang="en" trgLang="de"><file id="f"><unit id="u">'
        f"<segment><source>Hello {source}.</source><target>Hallo {target}.</target></segment>"
        "<ignorable><source> </source></ignorable>"
        "<segment><source>It rains.</source><target>Es regnet.</target></segment></unit></file></xliff>",
        encoding="utf-8",
    )
    report = mtcheck.check(path)
    found = [each.message for each in report.findings if each.check == "markup/lost-placeholder"]
    assert found == [f"the inline code {said}"] * bool(said)


def test_a_lost_pair_of_codes_of_a_memory_is_one_finding(tmp_path):
    path = tmp_path / "x.tmx"
    pair = '<bpt i="1" x="7">[b]</bpt>alte<ept i="1">[/b]</ept>'
    path.write_text(
        '<tmx version="1.4"><header srclang="de"/><body><tu>'
        f'<tuv xml:lang="de"><seg>Der {pair} Hafen ist leer.</seg></tuv>'
        '<tuv xml:lang="en"><seg>The old harbour is empty.</seg></tuv></tu></body></tmx>',
        encoding="utf-8",
    )
    found = [each.message for each in mtcheck.check(path).findings if each.check == "markup/lost-placeholder"]
    assert found == ["the inline code '7' of the original is missing"]


_OF_PLACEHOLDERS = frozenset({"markup/changed-placeholder", "markup/lost-placeholder"})


@pytest.mark.parametrize(
    ("source", "target", "said"),
    [
        ('Der <g id="1">alte</g> Hafen ist leer.', "The old harbour is empty.", ["'1' of the original is missing"]),
        ('<g id="1">Weiter </g>', "Continue", ["'1' of the original is missing"]),
        ('<g id="1">Weiter </g>', '<g id="2">Continue</g>', ["'1' of the original became '2'"]),
        ('<pc id="1"><pc id="2">Weiter</pc></pc>', '<pc id="1">Continue </pc>', ["'2' of the original is missing"]),
        ('<g id="1">Weiter </g>', '<g id="1">Continue</g> ', []),
        ('Weiter <g id="1"/>', 'Continue <g id="1"></g>', []),
    ],
)
def test_inline_codes_around_text_are_compared(tmp_path, source, target, said):
    path = tmp_path / "x.xlf"
    path.write_text(
        '<xliff version="1.2"><file source-language="de" target-language="en"><body><trans-unit id="1">'
        f"<source>{source}</source><target>{target}</target></trans-unit></body></file></xliff>",
        encoding="utf-8",
    )
    found = {each.message: each.check for each in mtcheck.check(path).findings if each.check in _OF_PLACEHOLDERS}
    changed, lost = sorted(_OF_PLACEHOLDERS)
    assert found == {f"the inline code {each}": changed if "became" in each else lost for each in said}


def test_markup_in_androids_texts_is_compared(tmp_path):
    texts = {"values": "Tap <b>Start</b> at the harbour", "values-de": "Tippen Sie am Hafen auf Start"}
    for folder, text in texts.items():
        (tmp_path / folder).mkdir()
        path = tmp_path / folder / "strings.xml"
        path.write_text(f'<resources><string name="a">{text}</string></resources>', encoding="utf-8")
    report = mtcheck.check(path, source=tmp_path / "values" / "strings.xml", source_language="en")
    found = [each.message for each in report.findings if each.check == "markup/lost-placeholder"]
    assert found == ["the inline code '<b>' of the original is missing"]


def test_the_line_ends_at_the_edges_of_gettexts_strings_are_those_of_the_original(tmp_path):
    entries = [
        ("Der Hafen ist leer.\\n", "The harbour is empty."),
        ("\\nDer Hafen ist voll.", "The harbour is full."),
        ("Der Kran ist kaputt.", "The crane is broken.\\n"),
        ('"\n"\\nDer Zug fährt.\\n"\n"', "\\nThe train is running.\\n"),
        ("Das Boot ist\\nweg.", "The boat is\\ngone."),
    ]
    path = tmp_path / "x.po"
    texts = "".join(f'msgid "{source}"\nmsgstr "{target}"\n\n' for source, target in entries)
    path.write_text(texts, encoding="utf-8")
    config = mtcheck.Config(only=("linguistic/edge-space",))
    found = mtcheck.Checker("de", "en", config=config).check(path).findings
    assert [(each.message, each.severity) for each in found] == [
        ("the original ends with '\\n', the translation does not", "major"),
        ("the original begins with '\\n', the translation does not", "major"),
        ("the original ends without '\\n', the translation does", "major"),
    ]


def test_what_android_marks_for_translators_is_lost_once(tmp_path):
    texts = {
        "values": 'Hello <xliff:g id="name">%1$s</xliff:g>, <xliff:g id="count">%2$d</xliff:g> letters are waiting.',
        "values-de": "Hallo, %2$d Briefe warten auf Sie.",
    }
    for folder, text in texts.items():
        (tmp_path / folder).mkdir()
        head = '<resources xmlns:xliff="urn:oasis:names:tc:xliff:document:1.2">'
        path = tmp_path / folder / "strings.xml"
        path.write_text(f'{head}<string name="a">{text}</string></resources>', encoding="utf-8")
    report = mtcheck.check(path, source=tmp_path / "values" / "strings.xml", source_language="en")
    found = [each.message for each in report.findings if each.severity.rank]
    assert found == ["the placeholder '%1$s' of the original is missing"]


@pytest.mark.parametrize(
    ("name", "marked"), [("x.po", [("du", "neutral")]), ("x.tsv", [])], ids=["a program's", "a table of many"]
)
def test_texts_of_a_program_that_address_the_reader_otherwise_are_hints(tmp_path, name, marked):
    texts = {
        "Where do you live?": "Wo wohnst du?",
        "Please enter your name.": "Bitte geben Sie Ihren Namen ein.",
        "Please close your boat.": "Bitte schließen Sie Ihr Boot.",
    }
    entries = [f'msgid "{source}"\nmsgstr "{target}"\n' for source, target in texts.items()]
    table = "".join(f"{source}\t{target}\n" for source, target in texts.items())
    (tmp_path / name).write_text("\n".join(entries) if name.endswith("po") else table, encoding="utf-8")
    report = mtcheck.check(tmp_path / name, source_language="en", target_language="de")
    found = [(each.target.text, each.severity) for each in report.findings if each.check == "style/mixed-address"]
    assert found == marked


def test_a_plural_form_for_one_thing_may_say_so_in_words(tmp_path):
    path = tmp_path / "x.po"
    path.write_text(
        'msgid ""\nmsgstr ""\n"Language: en\\n"\n"X-Source-Language: de\\n"\n\nmsgid "%d Datei ist neu."\n'
        'msgid_plural "%d Dateien sind neu."\nmsgstr[0] "One file is new."\nmsgstr[1] "The files are new."\n',
        encoding="utf-8",
    )
    found = [each.target.text for each in mtcheck.check(path).findings if "placeholder" in each.check]
    assert found == ["The files are new."]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("x.po", '# mtcheck: ignore markup/mistranslated-label reason="a game"\nmsgid "Teilen"\nmsgstr "Split"\n'),
        (
            "x.xlf",
            (
                '<xliff version="1.2"><file source-language="de" target-language="en"><body>'
                "<!-- mtcheck: ignore markup/mistranslated-label reason='a game' -->"
                "<trans-unit id='1'><source>Teilen</source><target>Split</target></trans-unit></body></file></xliff>"
            ),
        ),
        ("en.properties", '# mtcheck: ignore markup/mistranslated-label reason="a game"\na=Split\n'),
        ("en.yml", 'a:\n  # mtcheck: ignore markup/mistranslated-label reason="a game"\n  b: Split\n'),
        ("en.ftl", '# mtcheck: ignore markup/mistranslated-label reason="a game"\na = Split\n'),
        ("en.strings", '/* mtcheck: ignore markup/mistranslated-label reason="a game" */\n"a" = "Split";\n'),
    ],
)
def test_comments_of_the_format_suppress_what_is_found_in_the_text_after_them(tmp_path, name, text):
    def labels(text):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        report = mtcheck.Checker("de", "en").check(path)
        return [each for each in report.findings if each.check == "markup/mistranslated-label"]

    [finding] = labels(text)
    assert (finding.suppression.kind, finding.suppression.reason) == ("inSource", "a game")
    [finding] = labels(text.replace("mtcheck:", "note:"))
    assert finding.suppression is None
