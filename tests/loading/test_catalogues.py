"""Files of texts by key: their texts, and the way from each character back to the file."""

from __future__ import annotations

import json
import time
from contextlib import suppress
from pathlib import Path
from unicodedata import normalize

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.errors import ReadError
from mtcheck.loading.bitexts.wanted import Wanted
from mtcheck.loading.bitexts.xcstrings import read_xcstrings
from mtcheck.loading.catalogues import is_catalogue, load_catalogue
from mtcheck.loading.catalogues.arms import split_arms
from mtcheck.loading.catalogues.pairing import pair_catalogues
from mtcheck.model.bitext import Gap

NAMES = {
    "arb": "app_en.arb",
    "android": "strings.xml",
    "ftl": "m.ftl",
    "json": "en.json",
    "properties": "m.properties",
    "srt": "film.srt",
    "strings": "L.strings",
    "vtt": "film.vtt",
    "yaml": "en.yml",
}


def load(format, text):
    return load_catalogue(text if isinstance(text, bytes) else text.encode(), NAMES[format], Path(NAMES[format]))


def texts(catalogue):
    return {message.key: message.block.text if message.block else "" for message in catalogue.messages}


def home(catalogue, key, part):
    """What the file holds where a part of a text is."""
    block = next(message.block for message in catalogue.messages if message.key == key)
    start = block.text.index(part)
    span = block.locate(start, start + len(part))
    return catalogue.document.text[span.start : span.end]


# JSON


def test_json_is_read_however_deep():
    found = load(
        "json", '\ufeff{"menu": {"share": "Sha\\"re", "n": 3, "list": ["One", {"two": "Two"}]}, "x": null, "e": ""}'
    )
    assert texts(found) == {"menu.share": 'Sha"re', "menu.list[0]": "One", "menu.list[1].two": "Two", "e": ""}
    assert home(found, "menu.share", '"') == '\\"'


def test_a_key_that_is_there_twice_is_told_and_the_last_counts():
    found = load("json", '{"a": "one", "b": "two", "a": "three"}')
    assert texts(found) == {"a": "three", "b": "two"}
    assert found.document.notes == ("'a': the key is there more than once; the last text counts",)


def test_arms_of_a_message_are_read_one_by_one_with_what_is_around_them():
    found = load("json", '{"n": "You have {n, plural, =0{no boats} one{one {kind} boat} other{# boats}} here."}')
    assert texts(found) == {
        "n.0": "You have no boats here.",
        "n.one": "You have one {kind} boat here.",
        "n.other": "You have # boats here.",
    }
    assert home(found, "n.one", "boat here.") == "boat} other{# boats}} here."


@pytest.mark.parametrize("text", ["{n, plural, one{a}", "{n, plural, }", "{n, plural, one a}", "{n, plural, one{a}} {"])
def test_a_message_that_is_written_wrongly_is_one_reading(text):
    arms = split_arms(text)
    assert len(arms) == 1


def test_many_choices_end():
    assert split_arms("{n, plural, other{x}}" * 5_000)
    assert split_arms("{n, plural, other{" * 5_000)
    assert split_arms("{n, plural, one{a} other{b}}" * 30)


def test_arb_is_read_without_what_describes_its_messages():
    found = load("arb", '{"@@locale": "en_GB", "share": "Share", "@share": {"description": "A button"}}')
    assert (found.language, texts(found)) == ("en_GB", {"share": "Share"})


# .properties


def test_properties_are_read_with_their_escapes_and_line_ends():
    found = load(
        "properties",
        "# a \\\nshare=Share\n! b\n  key\\ two : T\\u00e4nze \\\n    am Abend\\n\nempty\ne=\n\nurl=http://x=y\nlast=a\\",
    )
    assert texts(found) == {
        "share": "Share",
        "key two": "Tänze am Abend",
        "empty": "",
        "e": "",
        "url": "http://x=y",
        "last": "a\\",
    }
    assert home(found, "key two", "ä") == "\\u00e4"
    assert [message.line for message in found.messages] == [2, 4, 6, 7, 9, 10]


# Android


def test_android_has_texts_plurals_and_lists():
    found = load(
        "android",
        '<?xml version="1.0"?>\n<resources xmlns:xliff="urn:x">\n'
        '<string name="a">It\\\'s "late" &amp; <b>dark</b></string>\n'
        '<string name="b" translatable="false">Ferry</string>\n<plurals name="days"><item quantity="one">%d day</item>'
        '<item quantity="other">%d days</item></plurals>\n'
        '<string-array name="l"><item>One</item><item/></string-array>\n'
        '<color name="c">#fff</color><item name="d" type="id"/></resources>',
    )
    assert texts(found) == {
        "a": "It's late & dark",
        "b": "Ferry",
        "days.one": "%d day",
        "days.other": "%d days",
        "l[0]": "One",
        "l[1]": "",
    }
    assert {message.key: message.skipped for message in found.messages}["b"] == "not to be translated"
    assert home(found, "a", "'") == "\\'"
    assert home(found, "a", "dark") == "dark"


# .strings


def test_strings_of_apple_are_read():
    found = load("strings", '/* "a" = "b"; */\n"share" = "Sh\\"are\\n";\nkey = "it\\U00e9"; // c\n"x"="";')
    assert texts(found) == {"share": 'Sh"are', "key": "ité", "x": ""}
    assert home(found, "key", "é") == "\\U00e9"


@pytest.mark.parametrize("text", ['"a" = "b"\n', "hello\n", '"a" = b;', '"a" = "b; ', "/* a"])
def test_what_is_no_entry_of_apple_is_refused_with_its_line(text):
    with pytest.raises(ReadError, match="line 2: neither a comment nor"):
        load("strings", f'"k" = "v";\n{text}')


# Fluent


def test_fluent_is_read_with_attributes_terms_and_arms():
    found = load(
        "ftl",
        '# note\n\nshare = Share { $name } now\n    or later.\n    .title = A title\n-brand = Ferry { "{" }\n'
        "days = Only { $n ->\n    [one] one day\n   *[other] { $n } days\n        left\n } here\n",
    )
    assert texts(found) == {
        "share": "Share { $name } now or later.",
        "share.title": "A title",
        "-brand": "Ferry {",
        "days.one": "Only one day here",
        "days.other": "Only { $n } days left here",
    }
    assert home(found, "days.other", "left") == "left"


def test_what_is_no_message_of_fluent_is_refused_with_its_line():
    with pytest.raises(ReadError, match="line 2: neither a comment nor a message"):
        load("ftl", "a = b\nc\n")


BROKEN_FLUENT = {
    "Share { $name": "line 2, column 23: 'b' has a '{' that is not closed",
    "Share $name }": "column 22: 'b' has a '}' that closes nothing",
    "Share {}": "a '{' that is followed by no name, number or text in quotation marks",
    "Share { $ }": "a '{' that is followed by no name",
    'Share { "name }': "a '{' that is followed by no name",
    'Share { "\\x" }': "a '{' that is followed by no name",
    "Share { $name $other }": "a '{' whose '}' was expected here",
    "Share { name($n) }": "a function whose name is not in capitals",
    "Share { NUMBER($n }": "a '(' that is not closed",
    "Share { NUMBER(a: $n) }": "a named argument that is neither a number",
    "Share { -brand.case }": "an attribute of a term outside of a choice",
    "{ $n ->\n    [one] a boat\n    [other] boats\n }": "a choice that does not have exactly one default variant (*)",
    "{ $n ->\n   *[one] a boat\n   *[other] boats\n }": "a choice that does not have exactly one default variant (*)",
    "{ $n ->\n   *[other]\n }": "an arm without a text",
    "{ -brand ->\n   *[other] boats\n }": "a choice by a text",
    "Share\n    [now] or later": "line 3, column 5: 'b' has a line of a text that begins with '['",
    "Share\n    .title A title": "a line of a text that begins with '.'",
    "{ " * 60 + "$n" + " }" * 60: "more than 50 brackets in one another",
    "{ " * 100_000: "more than 50 brackets in one another",
}


@pytest.mark.parametrize("value", BROKEN_FLUENT)
def test_a_message_that_programs_would_leave_out_is_refused_with_its_place(value):
    with pytest.raises(ReadError) as error:
        load("ftl", f"a = One\nb = Only {value}\nc = Three\n")
    assert BROKEN_FLUENT[value] in str(error.value)
    assert str(error.value).endswith("programs leave it out: mend it")


def test_all_that_fluent_knows_is_read():
    text = (
        'a = { "\\u00e9" } { "}" } { 3.5 } { -brand(case: "x") } { NUMBER($n, min: 2,) } { message.title } { { $n } }\n'
        "b = { -brand.case ->\n   *[x] [one] * two\n    [ -3 ] { $m ->\n *[y] z }\n }\n\n    more\n"
        '-brand =\n    { $case ->\n       *[x] { "" }\n    }\n    .case = y\n'
    )
    assert {"a", "b.x", "b.-3"} <= set(texts(load("ftl", text)))


@pytest.mark.parametrize(
    "pattern",
    [
        "a = Hi { $x }%s    there\n",
        "a = Hi%s    there\n",
        "a = { $x ->%s   *[other] boat%s    late%s }\n",
        "a = { { $x ->\n   *[other] %s    late } }\n",
    ],
)
def test_blank_lines_of_fluent_are_gone_over_once(pattern):
    def measure(number):
        text = pattern.replace("%s", "\n" * number)
        begun = time.process_time()
        load("ftl", text)
        return time.process_time() - begun

    assert min(measure(16_000) for _ in range(3)) < 8 * max(min(measure(4_000) for _ in range(3)), 0.005)


@pytest.mark.parametrize("value", ["{ \u0663 }", "{ $n ->\n   *[\u0663] boats\n }"])
def test_numbers_of_fluent_are_of_ascii(value):
    with pytest.raises(ReadError, match="programs leave it out"):
        load("ftl", f"a = {value}\n")


# YAML


@pytest.mark.parametrize("text", ["en:\n  a: x\n  b: " + "[" * 50_000, "en:\n  a: x\n  b: " + "{c: " * 50_000])
def test_yaml_that_is_nested_too_deeply_is_refused_with_its_line(text):
    with pytest.raises(ReadError, match=r"^en\.yml: line 3: nested too deeply; nest at most 100 levels$"):
        load("yaml", text)


def test_yaml_is_read_in_all_its_ways_to_write_a_text():
    text = (
        "en:\n  a: plain text\n  b: 'it''s'\n  c: \"caf\\u00e9 \\\n    late\"\n  d: |\n    one\n    two\n"
        "  e: >-\n    three\n    four\n  f: [five, 6, true]\n  g: &x shared\n  h: *x\n  i:\n"
    )
    found = load("yaml", text)
    assert found.language == "en"
    assert texts(found) == {
        "a": "plain text",
        "b": "it's",
        "c": "café late",
        "d": "one two",
        "e": "three four",
        "f[0]": "five",
        "g": "shared",
    }
    assert home(found, "c", "é") == "\\u00e9"
    assert home(found, "e", "four") == "four"
    assert home(load("yaml", "\ufeffa: text\n"), "a", "text") == "text"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: b: c\n", "line 1, column 5: not YAML"),
        ("a: [\n", "not YAML"),
        ("a: 1\n", "holds no text under a key"),
        ("a: \x07\n", "not YAML"),
        ("- " * 5_000 + "a", "nested too deeply"),
    ],
)
def test_what_is_no_yaml_is_refused(text, said):
    with pytest.raises(ReadError) as caught:
        load("yaml", text)
    assert said in str(caught.value)


def test_yaml_that_would_grow_without_end_is_read_at_once():
    bomb = "a0: &a0 [ha]\n" + "".join(f"a{n + 1}: &a{n + 1} [{', '.join([f'*a{n}'] * 10)}]\n" for n in range(30))
    assert texts(load("yaml", bomb)) == {"a0[0]": "ha"}


PRINTABLE = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp"]), min_size=1)


@given(st.dictionaries(st.from_regex(r"[a-z]{3,8}", fullmatch=True), PRINTABLE, min_size=1), st.booleans())
def test_the_texts_of_yaml_are_those_of_pyyaml(values, flow):
    written = yaml.safe_dump(values, allow_unicode=True, default_flow_style=flow)
    with suppress(ReadError):
        for message in load("yaml", written).messages:
            value = normalize("NFC", values[message.key])
            assert "".join((message.block.text if message.block else "").split()) == "".join(value.split())


# Captions

FILM = """1
00:00:01,000 --> 00:00:03,000
<i>The ferry</i> ran
late on

2
00:00:03,000 --> 00:00:05,500 X1:1
Friday.

3
00:00:06,000 --> 00:00:08,000
- Why?
- Fog.
"""


def test_captions_are_read_with_their_times():
    found = load("srt", FILM)
    assert texts(found) == {"1": "The ferry ran late on", "2": "Friday.", "3": "- Why? - Fog."}
    assert [(each.begins, each.ends, each.line) for each in found.messages] == [
        (1000, 3000, 1),
        (3000, 5500, 6),
        (6000, 8000, 10),
    ]
    assert home(found, "1", "ran late") == "ran\nlate"


def test_captions_of_the_web_are_read_without_notes_and_styles():
    found = load(
        "vtt",
        "WEBVTT Film\nKind: captions\n\nNOTE by hand\n\nSTYLE\n::cue { color: red }\n\nintro\n"
        "00:01.000 --> 00:02.000 align:start\n"
        "<v Anna>Fog &amp; rain.\n\n01:00:03.000 --> 01:00:04.000\n\n",
    )
    assert texts(found) == {"intro": "Fog & rain.", "2": ""}
    assert found.messages[1].begins == 3_603_000


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1\n00:00:01,000 --> 00:00:03,000\nA\n\nB\n", "line 5: a caption's text without its time"),
        (
            "1\n00:00:01,000 --> 00:00:03,000\nA\n2\n00:00:04,000 --> 00:00:05,000\nB\n",
            "line 5: a caption's time without",
        ),
        ("WEBVTT\n\nNOTE nothing\n", "holds no caption"),
    ],
)
def test_what_is_no_caption_is_refused_with_its_line(text, said):
    with pytest.raises(ReadError) as caught:
        load("vtt" if text.startswith("W") else "srt", text)
    assert said in str(caught.value)


def film(*captions):
    def time(tenths):
        return f"00:00:{tenths // 10:02},{tenths % 10}00"

    return "\n".join(f"{n}\n{time(a)} --> {time(b)}\n{text}\n" for n, (a, b, text) in enumerate(captions, 1))


@pytest.mark.parametrize(
    ("source", "target", "pairs"),
    [
        (
            [(10, 30, "Die Fähre fuhr"), (30, 50, "spät."), (60, 80, "Warum?")],
            [(10, 30, "The ferry ran"), (30, 50, "late."), (60, 80, "Why?")],
            [("Die Fähre fuhr spät.", "The ferry ran late."), ("Warum?", "Why?")],
        ),
        (
            [(10, 30, "Die Fähre fuhr"), (30, 50, "spät."), (60, 80, "Warum?")],
            [(10, 50, "The ferry ran late."), (60, 80, "Why?")],
            [("Die Fähre fuhr spät.", "The ferry ran late."), ("Warum?", "Why?")],
        ),
        (
            [(10, 30, "Nebel."), (30, 50, "Regen."), (60, 80, "Warum?")],
            [(10, 30, "Fog."), (60, 80, "Why?")],
            [("Nebel.", "Fog."), ("Regen.", None), ("Warum?", "Why?")],
        ),
        (
            [(10, 30, "Nebel."), (40, 50, "Regen.")],
            [(310, 330, "Fog."), (340, 350, "Rain.")],
            [("Nebel.", "Fog."), ("Regen.", "Rain.")],
        ),
        ([(10, 30, "Nebel.")], [(10, 30, "Fog."), (40, 50, "Rain.")], [("Nebel.", "Fog."), (None, "Rain.")]),
    ],
)
def test_captions_are_paired_by_their_times_and_joined_into_sentences(source, target, pairs):
    found = pair_catalogues(load("srt", film(*source)), load("srt", film(*target)))
    assert [(unit.source and unit.source.text, unit.target and unit.target.text) for unit in found.units] == pairs


@given(st.lists(st.tuples(st.integers(0, 90), st.integers(0, 90)), min_size=1, max_size=8), st.integers(0, 90))
def test_captions_with_wrong_times_lead_home_all_the_same(times, shift):
    source = load("srt", film(*((begin, end, f"Satz {n}") for n, (begin, end) in enumerate(times))))
    target = load("srt", film(*((begin, shift, f"Part {n}") for n, (begin, _) in enumerate(times))))
    found = pair_catalogues(source, target)
    for unit in found.units:
        for block, document in ((unit.source, found.source), (unit.target, found.target)):
            for place, char in enumerate(block.text if block else ""):
                span = block.locate(place, place + 1)
                assert document.text[span.start : span.end] == char or char == " "


# all


@pytest.mark.parametrize("format", NAMES)
@given(st.binary(max_size=300))
def test_bytes_of_any_kind_are_read_or_refused(format, data):
    with suppress(ReadError):
        load(format, data)


@pytest.mark.parametrize("format", NAMES)
@given(st.text("ab {}[]\"':=\\\n#*-><&;.$,0123", max_size=60))
def test_texts_of_any_kind_are_read_or_refused(format, text):
    with suppress(ReadError):
        load(format, text)


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp", "Mn", "Mc"]), min_size=1)


@given(WORDS)
def test_every_character_of_a_text_leads_home(value):
    for format, written in (
        ("json", json.dumps({"key": value}, ensure_ascii=False)),
        ("strings", f'"key" = {json.dumps(value, ensure_ascii=False)};'),
        ("yaml", f"key: {json.dumps(value, ensure_ascii=False)}\n"),
        ("properties", "key=" + value.replace("\\", "\\\\")),
    ):
        if format == "yaml" and not all(char.isprintable() for char in value):
            continue
        found = load(format, written)
        for message in found.messages:
            for place, char in enumerate(message.block.text if message.block and message.key == "key" else ""):
                span = message.block.locate(place, place + 1)
                there = normalize("NFC", found.document.text[span.start : span.end])
                assert there in (char, f"\\{char}") or char == " "


def test_keys_go_together_and_what_lacks_a_side_is_told():
    source = load("json", '{"a": "Hafen", "b": "Boot", "c": "Steg", "d": "", "n_one": "ein Tag", "n_other": "Tage"}')
    target = load("json", '{"a": "harbour", "c": "", "d": "", "e": "more", "n_few": "few", "n_other": "days"}')
    found = pair_catalogues(source, target)
    assert {unit.key: unit.gap for unit in found.units if unit.gap} == {
        "b": Gap.MISSING,
        "c": Gap.EMPTY,
        "e": Gap.EXTRA,
    }
    assert {unit.key: unit.source.text for unit in found.units if unit.key.startswith("n")} == {
        "n_few": "Tage",
        "n_other": "Tage",
    }
    missing = next(unit for unit in found.units if unit.key == "b")
    assert found.target.text[: missing.place.start].endswith('"a": "harbour')


def test_catalogues_are_told_by_their_names():
    assert all(is_catalogue(Path(name)) for name in NAMES.values())
    assert not any(map(is_catalogue, (Path("a.xml"), Path("a.txt"), None)))


@pytest.mark.parametrize(("format", "mark"), [("srt", ","), ("vtt", ".")])
def test_a_caption_that_is_missing_has_its_place_behind_the_one_before(format, mark):
    def film(numbers, text):
        captions = (f"{n}\n00:00:{n}1{mark}000 --> 00:00:{n}3{mark}000\n{text} {n}.\n" for n in numbers)
        return load(format, ("WEBVTT\n\n" if format == "vtt" else "") + "\n".join(captions))

    found = pair_catalogues(film((1, 2, 3, 4), "Bild"), film((2, 4), "Picture"))
    text = found.target.text
    missing = [unit.place.start for unit in found.units if unit.gap is Gap.MISSING]
    assert missing == [text.index("Picture 2."), text.index("Picture 2.") + len("Picture 2.")]


ENTRIES = [
    {"id": "print", "description": "a button", "translation": "Drucken"},
    {"id": "files", "translation": {"one": "Datei", "other": "Dateien"}},
    {"id": "404", "other": "Nicht gefunden"},
]


@pytest.mark.parametrize(("format", "write"), [("json", json.dumps), ("yaml", yaml.safe_dump)])
def test_entries_of_a_list_are_named_by_their_ids(format, write):
    wanted = {"print": "Drucken", "files.one": "Datei", "files.other": "Dateien", "404.other": "Nicht gefunden"}
    assert texts(load(format, write(ENTRIES))) == wanted
    there = load(format, write(ENTRIES[::-1]))
    assert texts(there) == wanted
    assert not [unit for unit in pair_catalogues(load(format, write(ENTRIES)), there).units if unit.gap]
    lists = [{"id": "a", "t": "One"}, {"t": "Two"}]
    assert texts(load(format, write(lists))) == {"[0].id": "a", "[0].t": "One", "[1].t": "Two"}
    assert texts(load(format, write({"x": ENTRIES[:1]})))["x[0].translation"] == "Drucken"


@pytest.mark.parametrize("strings", ["[]", "{}", '{"a": {}}', '[{"a": 1}]'])
def test_a_catalogue_of_xcode_without_translations_says_so(strings):
    text = f'{{"sourceLanguage": "de", "strings": {strings}, "version": "1.0"}}'
    with pytest.raises(ReadError, match=r"^x: holds no translation: nothing in its 'strings' has 'localizations'"):
        read_xcstrings(text, "x")


def test_what_a_catalogue_of_xcode_does_not_translate_is_a_unit_of_its_own():
    def unit(state, value):
        return {"stringUnit": {"state": state, "value": value}}

    strings = {
        "": {},
        "Close": {"localizations": {"de": unit("translated", "Schließen")}},
        "Save": {},
        "Delete": {"localizations": {"de": unit("new", "")}},
        "Send": {"localizations": {"fr": unit("translated", "Envoyer")}},
        "mail.draft": {"localizations": {"en": unit("translated", "Draft")}},
        "Brand": {"shouldTranslate": False},
        "Old": {"extractionState": "stale"},
        "Files": {
            "localizations": {
                "de": {"variations": {"plural": {"one": unit("translated", "Datei"), "other": unit("new", "Files")}}}
            }
        },
        "Check": {"localizations": {"de": unit("needs_review", "Prüfen")}},
    }
    text = json.dumps({"sourceLanguage": "en", "strings": strings}, indent=1)
    found = read_xcstrings(text, "x", Wanted(target_language="de"))
    not_done = "marked as not translated yet"
    assert [(u.key, u.source.text, u.target and u.target.text, u.skipped) for u in found.units] == [
        ("Close", "Close", "Schließen", ""),
        ("Save", "Save", None, ""),
        ("Delete", "Delete", None, not_done),
        ("Send", "Send", None, ""),
        ("mail.draft", "Draft", None, ""),
        ("Brand", "Brand", None, "not to be translated"),
        ("Old", "Old", None, "no longer used"),
        ("Files.one", "Files", "Datei", ""),
        ("Files.other", "Files", "Files", not_done),
        ("Check", "Check", "Prüfen", ""),
    ]
    assert found.units[1].line == text[: text.index('"Save"')].count("\n") + 1
