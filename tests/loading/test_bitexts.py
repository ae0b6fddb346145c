"""Files of translations: their units, and the way from each character back to the file."""

from __future__ import annotations

from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.errors import ReadError
from mtcheck.loading.bitexts import is_bitext, load_bitext
from mtcheck.loading.bitexts.po import read_po
from mtcheck.loading.bitexts.xliff import read_xliff
from mtcheck.loading.cells import CODE

HEAD = 'msgid ""\nmsgstr ""\n"Language: en\\n"\n"X-Source-Language: de\\n"\n\n'


def texts(bitext):
    return [(unit.source and unit.source.text, unit.target and unit.target.text, unit.skipped) for unit in bitext.units]


def at(bitext, number):
    """What the file holds where a unit's translation is."""
    block = bitext.units[number].target
    return bitext.target.text[block.span.start : block.span.end]


# gettext


def test_a_catalogue_is_read_with_its_languages():
    found = read_po(f'{HEAD}#: a.c:1\nmsgid "Teilen"\nmsgstr "Share"\n', "x.po")
    assert (found.source_language, found.target_language) == ("de", "en")
    assert texts(found) == [("Teilen", "Share", "")]
    assert found.units[0].line == 7
    assert at(found, 0) == "Share"


def test_strings_over_several_lines_and_escapes_lead_home():
    found = read_po('msgid "a"\nmsgstr ""\n"One \\"two\\"\\n"\n"three"\n', "x.po")
    block = found.units[0].target
    assert block.text == 'One "two" three'
    start = block.text.index('"two"')
    span = block.locate(start, start + 5)
    assert found.target.text[span.start : span.end] == '\\"two\\"'
    span = block.locate(block.text.index("three"), len(block.text))
    assert found.target.text[span.start : span.end] == "three"


@pytest.mark.parametrize(("written", "read"), [(r"\t", "a b"), (r"\x21", "a!b"), (r"\041", "a!b"), (r"\\", "a\\b")])
def test_escapes_mean_what_they_mean_in_c(written, read):
    assert texts(read_po(f'msgid "a"\nmsgstr "a{written}b"\n', "x.po")) == [("a", read, "")]


def test_plural_forms_stand_with_the_original_that_they_translate():
    text = 'msgid "%d day"\nmsgid_plural "%d days"\nmsgstr[0] "%d dzien"\nmsgstr[1] "%d dni"\nmsgstr[2] "%d dni"\n'
    assert texts(read_po(text, "x.po")) == [
        ("%d day", "%d dzien", ""),
        ("%d days", "%d dni", ""),
        ("%d days", "%d dni", ""),
    ]


def test_what_is_fuzzy_obsolete_or_empty_is_told_apart():
    text = (
        '#, python-format, fuzzy\nmsgid "a"\nmsgstr "b"\n\n#~ msgid "old"\n#~ msgstr "alt"\n'
        'msgctxt "menu"\nmsgid "c"\nmsgstr ""\n\nmsgid "d"\nmsgstr "e"\n'
    )
    found = read_po(text, "x.po")
    assert texts(found) == [("a", "b", "fuzzy"), ("c", None, ""), ("d", "e", "")]
    assert [unit.key for unit in found.units] == ["a", "menu", "d"]


def test_entries_need_no_empty_line_between_them():
    assert texts(read_po('msgid "a"\nmsgstr "b"\nmsgid "c"\nmsgstr "d"', "x.po")) == [("a", "b", ""), ("c", "d", "")]


@pytest.mark.parametrize(
    ("text", "line"),
    [('msgid "a"\nmsgstr b\n', 2), ("hello\n", 1), ('"a"\n', 1), ('msgid "a\n', 1), ('msgid "a" b\n', 1)],
)
def test_a_line_that_is_no_po_is_named(text, line):
    with pytest.raises(ReadError, match=f"^x.po: line {line}: neither a comment"):
        read_po(text, "x.po")


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp", "Mn", "Mc"]), min_size=1)


@given(WORDS, WORDS)
def test_every_character_of_a_catalogue_leads_home(source, target):
    written = [each.replace("\\", "\\\\").replace('"', '\\"') for each in (source, target)]
    found = read_po(f'msgid "{written[0]}"\nmsgstr "{written[1]}"\n', "x.po")
    block = found.units[0].target
    for place, char in enumerate(block.text if block else ""):
        span = block.locate(place, place + 1)
        shown = normalize("NFC", found.target.text[span.start : span.end])
        assert (char in shown and len(shown.removeprefix("\\")) <= len(char * 4)) or char == " "


# XLIFF


def xliff(units, version="1.2", head='source-language="de" target-language="en"'):
    return f'<?xml version="1.0"?>\n<xliff version="{version}">\n<file {head}>\n<body>\n{units}\n</body></file></xliff>'


def test_units_of_xliff_1_2_with_entities_and_inline_codes():
    found = read_xliff(
        xliff(
            '<trans-unit id="7"><source>Käse &amp; <g id="1">Brot</g><x id="2"/></source>'
            '<target>Cheese &amp; <g id="1">bread</g><x id="2"/></target></trans-unit>'
        ),
        "x.xlf",
    )
    assert (found.source_language, found.target_language) == ("de", "en")
    assert texts(found) == [(f"Käse & Brot{CODE}", f"Cheese & bread{CODE}", "")]
    unit = found.units[0]
    assert (unit.key, unit.line, [mark.target for mark in unit.target.marks]) == ("7", 5, ["1", "2"])
    span = unit.target.locate(7, 8)
    assert found.target.text[span.start : span.end] == "&amp;"
    span = unit.target.locate(9, 14)
    assert found.target.text[span.start : span.end] == "bread"


def test_two_texts_of_one_side_are_told():
    unit = "<trans-unit id='a'><source>Brot</source>\n<target>bread</target>\n<target>loaf</target></trans-unit>"
    found = read_xliff(xliff(unit), "x.xlf")
    assert texts(found) == [("Brot", "loaf", "")]
    said = "'a (line 7)': the unit has more than one text for a side; only the last was read: keep one"
    assert found.target.notes == (said,)


def test_what_stands_aside_is_not_read():
    found = read_xliff(
        xliff(
            "<trans-unit id='1'><source>Brot</source><seg-source><mrk mtype='seg'>Brot</mrk></seg-source>"
            "<target>bread</target><note>Not bred</note>"
            "<alt-trans><source>Brote</source><target>loaves</target></alt-trans></trans-unit>"
        ),
        "x.xlf",
    )
    assert texts(found) == [("Brot", "bread", "")]


def test_units_that_are_not_to_be_checked_say_why():
    units = (
        "<group translate='no'><trans-unit id='1'><source>a</source><target>a</target></trans-unit></group>"
        "<trans-unit id='2'><source>b</source><target state='needs-translation'>b</target></trans-unit>"
        "<trans-unit id='3'><source>c</source></trans-unit>"
    )
    assert texts(read_xliff(xliff(units), "x.xlf")) == [
        ("a", "a", "not to be translated"),
        ("b", "b", "marked as not translated yet"),
        ("c", None, ""),
    ]


def test_segments_of_xliff_2_are_units_and_its_codes_are_codes():
    found = read_xliff(
        '<xliff version="2.1" srcLang="de" trgLang="en"><file id="f"><unit id="u"><originalData><data id="d">&lt;br&gt;'
        '</data></originalData><segment><source>Eins<ph id="1" dataRef="d"/></source><target>One<ph id="1"/></target>'
        "</segment><ignorable><source> </source></ignorable>"
        '<segment state="initial"><source>Zwei</source><target>Two</target></segment></unit></file></xliff>',
        "x.xlf",
    )
    assert texts(found) == [
        (f"Eins{CODE}", f"One{CODE}", ""),
        ("Zwei", "Two", "marked as not translated yet"),
    ]


def test_the_content_of_a_code_is_no_text():
    found = read_xliff(
        xliff(
            "<trans-unit id='1'><source><bpt id='1'>&lt;b&gt;</bpt>Brot<ept id='1'>&lt;<sub>x</sub></ept></source>"
            "<target>bread</target></trans-unit>"
        ),
        "x.xlf",
    )
    assert texts(found) == [(f"{CODE}Brot{CODE}", "bread", "")]


def test_comments_and_cdata_do_not_move_places():
    found = read_xliff(
        xliff("<trans-unit id='1'><source>a</source><target>ü<!-- b -->c<![CDATA[d&e]]>f</target></trans-unit>"),
        "x.xlf",
    )
    block = found.units[0].target
    assert block.text == "ücd&ef"
    assert [
        found.target.text[slice(*(block.locate(n, n + 1).start, block.locate(n, n + 1).end))] for n in range(6)
    ] == [*"ücd&ef"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<xliff><file>", "line 1, column 14: not well-formed XML: no element found"),
        ("<xliff>\n<file></xliff>", "line 2, column 9: not well-formed XML: mismatched tag"),
        ('<!DOCTYPE x [<!ENTITY a "b">]>\n<xliff>&a;</xliff>', "line 1: the entity 'a' is not read"),
        ('<!DOCTYPE x SYSTEM "http://example.org/x.dtd">\n<xliff>&a;</xliff>', "the entity 'a' is not read"),
    ],
)
def test_xml_that_cannot_be_read_is_refused_with_its_place(text, said):
    with pytest.raises(ReadError) as caught:
        read_xliff(text, "x.xlf")
    assert said in str(caught.value)


def test_a_document_that_would_grow_without_end_is_refused_at_once():
    bomb = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(20))
    with pytest.raises(ReadError, match="is not read"):
        read_xliff(f'<!DOCTYPE x [<!ENTITY a0 "ha">{bomb}]><xliff>&a20;</xliff>', "x.xlf")


# by name


def test_files_are_told_by_their_endings():
    assert [is_bitext(Path(name)) for name in ("a.po", "A.POT", "b.xlf", "c.xliff", "d.txt", "po")] == [True] * 4 + [
        False
    ] * 2
    assert not is_bitext(None)


def test_an_empty_file_is_refused():
    with pytest.raises(ReadError, match="is empty"):
        load_bitext(b"", "x.po", Path("x.po"))
    with pytest.raises(ReadError, match="only white space"):
        load_bitext(b" \n", "x.po", Path("x.po"))


def test_the_encoding_is_kept():
    found = load_bitext('msgid "a"\nmsgstr "é"\n'.encode("utf-16"), "x.po", Path("x.po"))
    assert found.target.encoding == found.source.encoding == "utf-16-le"
    assert texts(found) == [("a", "é", "")]


def test_an_entry_that_is_no_longer_used_makes_no_other_fuzzy():
    text = '#, fuzzy\n#~ msgid "o"\n#~ msgstr "p"\n\nmsgid "Kahn"\nmsgstr "Barge"\n'
    assert [unit.skipped for unit in load_bitext(text.encode(), "x", Path("x.po")).units] == [""]


def test_flags_on_two_lines_add_up():
    text = '#, fuzzy\n#, c-format\nmsgid "Kahn"\nmsgstr "Barge"\n'
    assert [unit.skipped for unit in load_bitext(text.encode(), "x", Path("x.po")).units] == ["fuzzy"]


@pytest.mark.parametrize("target", ["<target>{}</target>", "<target>{}<x id='1'/></target>"])
def test_a_part_in_another_language_is_not_checked(target):
    unit = '<trans-unit id="1"><source>Kahn</source>{}</trans-unit>'
    part = f'<file source-language="de" target-language="{{}}"><body>{unit}</body></file>'
    parts = (("en-GB", "Barge"), ("fr", "Péniche"), ("en", "Boat"))
    text = f"<xliff>{''.join(part.format(code, target.format(said)) for code, said in parts)}</xliff>"
    found = load_bitext(text.encode(), "x", Path("x.xlf"))
    assert [bool(unit.skipped) for unit in found.units] == [False, True, False]
    assert found.target_language == "en-GB"


def test_a_table_may_say_what_separates_its_cells():
    found = load_bitext(b"sep=;\r\nde;en\r\nKahn, alt;Barge, old\r\n", "x", Path("x.csv"))
    assert [(unit.source.text, unit.target.text, unit.line) for unit in found.units] == [("Kahn, alt", "Barge, old", 3)]


def test_codes_across_segments_are_no_pair():
    inside = "<unit><source>a</source><segment><source><g><segment></segment></g></source></segment></unit>"
    assert len(load_bitext(f"<xliff>{inside}</xliff>".encode(), "x", Path("x.xlf")).units) == 1
