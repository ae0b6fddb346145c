"""What an editor meets, over stdio."""

from __future__ import annotations

import asyncio
from pathlib import Path

from lsprotocol import types

from mtcheck.server.app import FIRST_PAUSE, PAUSE, choose_pause
from mtcheck.server.positions import Positions
from tests.server.client import Editor, conversation

ORIGINAL = """Neue Brücke eröffnet

Die Bürgermeisterin eröffnete am Montag die neue Brücke über den Fluss. Der Bau kostete 14 Millionen Euro.

Viele Bewohner des Viertels kamen trotz des Regens zur Feier und blieben bis zum Abend.
"""
SOUND = """New bridge opened

The mayor opened the new bridge over the river on Monday. The construction cost 14 million euros.

Many residents of the district came to the celebration despite the rain and stayed until the evening.
"""
OPTIONS = {"source": "{stem}.de.txt", "from": "de", "to": "en"}


def codes(found: list[types.Diagnostic]) -> list[str]:
    return [str(each.code) for each in found]


def applied(text: str, action: types.CodeAction, encoding: str = "utf-16") -> str:
    assert action.edit
    assert action.edit.document_changes
    places = Positions(text, encoding)
    for change in action.edit.document_changes:
        assert isinstance(change, types.TextDocumentEdit)
        for edit in reversed(change.edits):
            assert isinstance(edit, types.TextEdit)
            span = places.span(edit.range)
            text = text[: span.start] + edit.new_text + text[span.end :]
    return text


def test_a_fault_is_shown_explained_and_fixed(tmp_path: Path) -> None:
    text = "A good day.\n\nShe said \U0001f600 it it was a good day for the town.\n"

    async def talk(editor: Editor) -> None:
        answer = await editor.start({"to": "en"})
        assert answer.capabilities.position_encoding == "utf-16"
        found = await editor.open("news.txt", text)
        assert codes(found) == ["linguistic/doubled-word"]
        assert found[0].severity is types.DiagnosticSeverity.Warning
        assert found[0].range == types.Range(types.Position(2, 12), types.Position(2, 17))
        told = await editor.hover("news.txt", found[0].range.start)
        assert "'it' is written twice in a row" in told
        assert "Write: it" in told
        (lens,) = await editor.lenses("news.txt")
        assert lens.startswith("mtcheck: cannot tell · score ")
        assert lens.endswith("1 fault is a blemish")
        (fix,) = await editor.actions("news.txt", found[0].range)
        assert fix.is_preferred
        fixed = applied(text, fix)
        assert fixed == text.replace("it it", "it")
        assert await editor.write("news.txt", fixed) == []
        assert await editor.actions("news.txt", found[0].range) == []

    conversation(tmp_path, talk)


def test_columns_are_counted_as_agreed(tmp_path: Path) -> None:
    async def talk(editor: Editor) -> None:
        answer = await editor.start({"to": "en"})
        assert answer.capabilities.position_encoding == "utf-32"
        (found,) = await editor.open("news.txt", "She said \U0001f600 it it was a good day for the town.\n")
        assert found.range == types.Range(types.Position(0, 11), types.Position(0, 16))

    conversation(tmp_path, talk, "utf-32")


def test_the_original_stands_beside(tmp_path: Path) -> None:
    (tmp_path / "news.de.txt").write_text(ORIGINAL, encoding="utf-8")
    wrong = SOUND.replace("14 million", "41 million")

    async def talk(editor: Editor) -> None:
        await editor.start(OPTIONS)
        assert await editor.open("news.en.txt", SOUND) == []
        (lens,) = await editor.lenses("news.en.txt")
        assert "quality" in lens
        beside = await editor.hover("news.en.txt", types.Position(2, 5))
        assert beside == "Original: Die Bürgermeisterin eröffnete am Montag die neue Brücke über den Fluss."
        (found,) = await editor.write("news.en.txt", wrong)
        assert found.code == "accuracy/number-mismatch"
        assert found.related_information
        (related,) = found.related_information
        assert related.location.uri == (tmp_path / "news.de.txt").as_uri()
        assert related.location.range.start.line == 2
        assert "14" in related.message

    conversation(tmp_path, talk)


def test_a_mark_leaves_a_finding_in_peace(tmp_path: Path) -> None:
    pages = {
        "html": "<html lang=en><body><p>She said it it was a good day for the town.</p></body></html>",
        "markdown": "# A good day\n\nShe said it it was a good day for the town.\n",
    }

    async def talk(editor: Editor) -> None:
        await editor.start({"to": "en"})
        for kind, text in pages.items():
            (found,) = await editor.open(f"page.{kind}", text, kind)
            ignore = (await editor.actions(f"page.{kind}", found.range))[-1]
            assert ignore.title == "Ignore linguistic/doubled-word here"
            assert await editor.write(f"page.{kind}", applied(text, ignore)) == []

    conversation(tmp_path, talk)


def test_suggestions_are_written_as_the_page_is(tmp_path: Path) -> None:
    text = "<html lang=en><body><p>The firm Smith &amp; Smith &amp; Sons sold it it all.</p></body></html>"

    async def talk(editor: Editor) -> None:
        await editor.start({"to": "en"})
        for found in await editor.open("page.html", text, "html"):
            fix = (await editor.actions("page.html", found.range))[0]
            assert "& " not in applied(text, fix).replace("&amp;", "")

    conversation(tmp_path, talk)


def test_a_fix_keeps_the_markup_it_reaches_across(tmp_path: Path) -> None:
    text = '<html lang=en><body><p>She said the <a href="x">the old</a> harbour was closed for good.</p></body></html>'

    async def talk(editor: Editor) -> None:
        await editor.start({"to": "en"})
        (found,) = await editor.open("page.html", text, "html")
        assert found.code == "linguistic/doubled-word"
        for fix in await editor.actions("page.html", found.range):
            fixed = applied(text, fix)
            assert fixed.count('<a href="x">') == 1
            assert fixed.count("</a>") == 1

    conversation(tmp_path, talk)


def test_what_cannot_be_checked_is_said_and_the_server_lives_on(tmp_path: Path) -> None:
    async def talk(editor: Editor) -> None:
        await editor.start(OPTIONS)
        (gone,) = await editor.open("news.en.txt", SOUND)
        assert "original" in gone.message
        assert "is not there" in gone.message
        (empty,) = await editor.open("page.xlf", "<xliff/>", "xml")
        assert "no unit to check" in empty.message
        (unknown,) = await editor.open("page.tpl", "<page/>", "xml")
        assert (
            "'xml' is not checked; set it to plaintext, markdown, html, asciidoc, restructuredtext" in unknown.message
        )
        assert await editor.open("empty.de.txt", " \n") == []
        assert await editor.lenses("empty.de.txt") == []
        assert await editor.hover("empty.de.txt", types.Position(0, 0)) == ""
        (tmp_path / "mtcheck.toml").write_text("nonsense = 1\n", encoding="utf-8")
        (wrong,) = await editor.open("plain.de.txt", SOUND)
        assert "unknown key 'nonsense'" in wrong.message
        (tmp_path / "mtcheck.toml").unlink()
        (tmp_path / "plain.de.txt").write_text(SOUND, encoding="utf-8")
        assert await editor.write("plain.de.txt", SOUND + "\n") == []

    conversation(tmp_path, talk)


def test_files_of_translations_are_checked_and_fixed(tmp_path: Path) -> None:
    (tmp_path / "de.yml").write_text("share: Teilen\n", encoding="utf-8")
    files = {
        "a.po": 'msgid "Der Hafen ist leer."\nmsgstr "The harbour is is empty."\n',
        "a.csv": "de,en\nDer Hafen ist leer.,The harbour is is empty.\n",
        "a.xlf": '<?xml version="1.0" encoding="ISO-8859-1"?><xliff version="1.2"><file source-language="de" '
        'target-language="en"><body><trans-unit id="1"><source>Käse ist da.</source><target>Cheese is is here.</target>'
        "</trans-unit></body></file></xliff>",
        "a.vtt": "WEBVTT\n\n00:01.000 --> 00:04.000\nThe harbour is\nis empty.\n",
    }

    async def talk(editor: Editor) -> None:
        await editor.start({"from": "de", "to": "en", "source": "de.yml"})
        for name, text in files.items():
            found = await editor.open(name, text, "other")
            (twice,) = [each for each in found if each.code == "linguistic/doubled-word"]
            fixed = applied(text, (await editor.actions(name, twice.range))[0])
            assert fixed.replace("is\n", "is ") == text.replace("is\nis", "is is").replace("is is", "is")
        assert "markup/mistranslated-label" in codes(await editor.open("en.yml", "share: Split\n", "yaml"))

    conversation(tmp_path, talk)


def test_half_written_markup_does_no_harm(tmp_path: Path) -> None:
    async def talk(editor: Editor) -> None:
        await editor.start({"to": "en"})
        await editor.open("page.html", "<p>She said it it was", "html")
        for text in ("<", "<p", "<p class='", "<!--", "</script><script>", "\x00<p>\udfff", "<p>She said it it was."):
            found = await editor.write("page.html", text.encode("utf-8", "replace").decode())
        assert "linguistic/doubled-word" in codes(found)
        await editor.close("page.html")
        while editor.published[editor.uri("page.html")].diagnostics:
            await asyncio.sleep(0.01)

    conversation(tmp_path, talk)


def test_what_is_not_checked_is_logged_once(tmp_path: Path) -> None:
    async def talk(editor: Editor) -> None:
        await editor.start({"source": "{stem}.de.txt", "from": "de"}, "--to", "cs")
        (tmp_path / "news.de.txt").write_text(ORIGINAL, encoding="utf-8")
        await editor.open("news.en.txt", SOUND)
        await editor.write("news.en.txt", SOUND + "\n")
        said = [line for line in editor.logged if "no encoder covers" in line]
        assert len(said) == 1

    conversation(tmp_path, talk)


def test_nothing_that_a_folder_names_is_run(tmp_path: Path) -> None:
    (tmp_path / "news.de.txt").write_text(ORIGINAL, encoding="utf-8")
    ran = tmp_path / "RAN"
    table = f'[metrics.external]\ncommand = ["touch", "{ran}"]\n'
    (tmp_path / "mtcheck.toml").write_text(table, encoding="utf-8")

    async def untrusted(editor: Editor) -> None:
        await editor.start({**OPTIONS, "allowPrograms": True, "allow_programs": True, "programs": True})
        assert codes(await editor.open("news.txt", SOUND)) == []
        await editor.lenses("news.txt")  # what the server says after the diagnostics has arrived by then
        assert any("the external metric 'touch' is not run" in line for line in editor.logged)

    async def allowed(editor: Editor) -> None:
        await editor.start(OPTIONS, "--allow-programs")
        assert await editor.open("news.txt", SOUND)

    conversation(tmp_path, untrusted)
    assert not ran.exists()
    conversation(tmp_path, allowed)
    assert ran.exists()


def test_odd_settings_of_an_editor_are_left_aside(tmp_path: Path) -> None:
    for source in ("\0", "{" * 10_000, 3, {"a": []}):

        async def talk(editor: Editor, source: object = source) -> None:
            await editor.start({"source": source, "to": "en"})
            assert "linguistic/doubled-word" in codes(
                await editor.open("news.txt", "A day.\n\nIt was was good.\n")
            ) or (isinstance(source, str))

        conversation(tmp_path, talk)


def test_the_first_key_stroke_after_a_rest_is_looked_at_sooner() -> None:
    assert choose_pause(3 * PAUSE) == FIRST_PAUSE < PAUSE
    assert choose_pause(PAUSE / 2) == choose_pause(1.5 * PAUSE) == PAUSE
