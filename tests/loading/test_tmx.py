"""Translation memories."""

from __future__ import annotations

import pytest

from mtcheck.errors import ReadError
from mtcheck.loading.bitexts.tmx import read_tmx
from mtcheck.loading.bitexts.wanted import Wanted
from mtcheck.loading.cells import CODE
from mtcheck.model.bitext import Gap


def tmx(*units, head='srclang="de"'):
    made = "".join(
        f'<tu tuid="{n}">'
        + "".join(f'<tuv xml:lang="{tag}"><prop type="x">p</prop><seg>{seg}</seg></tuv>' for tag, seg in unit.items())
        + "</tu>\n"
        for n, unit in enumerate(units, 1)
    )
    start = '<?xml version="1.0"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">'
    return f"{start}<header {head}/><body>\n{made}</body></tmx>"


def texts(bitext):
    return [(unit.source and unit.source.text, unit.target and unit.target.text) for unit in bitext.units]


def test_units_are_read_with_entities_and_inline_codes():
    found = read_tmx(
        tmx(
            {
                "de": 'Käse &amp; <bpt i="1">&lt;b&gt;</bpt>Brot',
                "en-GB": 'Cheese &amp; <hi>bread</hi><ph x="2"><sub>x</sub></ph>',
            }
        ),
        "x.tmx",
    )
    assert (found.source_language, found.target_language) == ("de", "en")
    assert texts(found) == [(f"Käse & {CODE}Brot", f"Cheese & bread{CODE}")]
    unit = found.units[0]
    assert (unit.key, unit.line, unit.source.marks[0].target, [mark.target for mark in unit.target.marks]) == (
        "1",
        4,
        "1",
        ["", "2"],
    )
    span = unit.target.locate(9, 14)
    assert found.target.text[span.start : span.end] == "bread"


def test_a_highlight_around_text_is_a_pair_by_its_number_or_kind():
    found = read_tmx(tmx({"de": 'Zum <hi x="1">Hafen</hi>', "en": 'To the <hi type="bold">harbour</hi>'}), "x.tmx")
    source, target = found.units[0].source, found.units[0].target
    marks = [(side.text[mark.start : mark.end], mark.target) for side in (source, target) for mark in side.marks]
    assert marks == [("Hafen", "1"), ("harbour", "bold")]


def test_two_texts_in_one_language_are_told_and_an_empty_one_gives_way():
    texts_twice = '<tuv xml:lang="en"><seg>port</seg></tuv><tuv xml:lang="en"><seg>harbour</seg></tuv>'
    text = tmx({"de": "Hafen"}, {"de": "Boot"}).replace("</tu>", f"{texts_twice}</tu>", 1)
    found = read_tmx(text.replace("<seg>port", "<seg>", 1), "x.tmx")
    assert (texts(found)[0], found.target.notes) == (("Hafen", "harbour"), ())
    found = read_tmx(text, "x.tmx")
    assert texts(found)[0] == ("Hafen", "port")
    assert found.target.notes == (
        "'1 (en)': the unit has more than one text in a language; only the first was read: make each a unit of its own",
    )


def test_an_empty_translation_is_a_gap_with_its_place_and_a_missing_one_is_not():
    text = tmx({"de": "Hafen", "en": ""}, {"de": "Boot"}, {"de": "Steg", "en": "jetty"})
    found = read_tmx(text, "x.tmx")
    assert [unit.gap for unit in found.units] == [Gap.EMPTY, Gap.NONE, Gap.NONE]
    assert text[found.units[0].place.start :].startswith("</seg></tuv></tu>")


@pytest.mark.parametrize(
    ("wanted", "pair"),
    [
        (Wanted("", "fr"), ("Hafen", "port")),
        (Wanted("en", "fr"), ("harbour", "port")),
        (Wanted("en", "de-AT"), ("harbour", "Hafen")),
    ],
)
def test_of_several_languages_the_wanted_pair_is_read(wanted, pair):
    assert texts(read_tmx(tmx({"de-DE": "Hafen", "en": "harbour", "fr": "port"}), "x.tmx", wanted)) == [pair]


@pytest.mark.parametrize(
    ("head", "wanted", "said"),
    [
        ('srclang="de"', Wanted(), r"several translations, or none \(de, en, fr\); name the language with --to"),
        ('srclang="*all*"', Wanted(), r"is the original's \(de, en, fr\); name it with --from"),
        ('srclang="de"', Wanted("", "it"), "holds nothing in 'it'; its languages are de, en, fr"),
        ('srclang="ja"', Wanted("", "en"), "holds nothing in 'ja'"),
    ],
)
def test_languages_that_cannot_be_told_are_asked_for(head, wanted, said):
    with pytest.raises(ReadError, match=said):
        read_tmx(tmx({"de": "Hafen", "en": "harbour", "fr": "port"}, head=head), "x.tmx", wanted)


def test_of_two_languages_the_other_is_the_original():
    found = read_tmx(tmx({"de": "Hafen", "en": "harbour"}, head='srclang="*all*"'), "x.tmx", Wanted("", "de"))
    assert texts(found) == [("harbour", "Hafen")]


@pytest.mark.parametrize("chunk", [1, 3, 7, 64])
def test_places_do_not_depend_on_how_much_is_read_at_a_time(monkeypatch, chunk):
    text = tmx(
        {"de": "Tür &amp; <ph x='1'/> Tör 𝄞 ä", "en": "Door &#x26; <ph x='1'/> gate 𝄞 é"}, {"de": "Öl", "en": "Oil"}
    )
    whole = read_tmx(text, "x")
    monkeypatch.setattr("mtcheck.loading.xml._CHUNK", chunk)
    pieces = read_tmx(text, "x")
    for one, other in zip(whole.units, pieces.units, strict=True):
        assert (one.key, one.line, one.place) == (other.key, other.line, other.place)
        for left, right in ((one.source, other.source), (one.target, other.target)):
            assert left.text == right.text
            spans = [[side.locate(at, at + 1) for at in range(len(side.text))] for side in (left, right)]
            assert spans[0] == spans[1]
    with pytest.raises(ReadError, match="line 2, column 6: not well-formed"):
        read_tmx("<tmx>\n<a></tmx>", "x")
