"""What is read of PO files and of captions is what libraries read that are not ours."""

from __future__ import annotations

from pathlib import Path
from unicodedata import normalize

import polib
import pysubs2
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.loading.bitexts.po import read_po
from mtcheck.loading.catalogues import load_catalogue

WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp"], exclude_characters="\ufffc"),
    min_size=1,
    max_size=60,
)
"""What is read as it is: U+FFFC stands for an object, and a text that holds nothing else is empty to readers."""


def folded(text: str) -> str:
    """A text without what reading texts have otherwise: blanks and composition."""
    return "".join(normalize("NFC", text).split())


@given(
    st.lists(
        st.tuples(WORDS.filter(str.strip), WORDS, WORDS, st.booleans(), st.booleans(), st.booleans()),
        min_size=1,
        max_size=5,
        unique_by=lambda row: row[0],
    )
)
def test_catalogues_are_those_of_polib(rows):
    written = polib.POFile(wrapwidth=20)
    for source, target, more, is_fuzzy, is_plural, is_obsolete in rows:
        entry = polib.POEntry(msgid=source, msgstr=target, obsolete=is_obsolete, comment=more)
        if is_plural:
            entry = polib.POEntry(msgid=source, msgid_plural=more, msgstr_plural={0: target, 1: more})
        if is_fuzzy:
            entry.flags.append("fuzzy")
        written.append(entry)
    expected = []
    for entry in polib.pofile(str(written)):
        forms = [(entry.msgid, entry.msgstr)]
        if entry.msgid_plural:
            forms = [(entry.msgid, entry.msgstr_plural[0]), (entry.msgid_plural, entry.msgstr_plural[1])]
        if not entry.obsolete:
            expected += [(folded(source), folded(target), entry.fuzzy) for source, target in forms]
    found = [
        (
            folded(unit.source.text) if unit.source else "",
            folded(unit.target.text) if unit.target else "",
            unit.skipped == "fuzzy",
        )
        for unit in read_po(str(written), "x.po").units
    ]
    assert found == expected


LINES = st.text("aé x.!?-", min_size=1, max_size=20).filter(str.strip)


@given(st.lists(st.tuples(st.integers(0, 5_000), st.integers(1, 5_000), LINES), min_size=1, max_size=6))
def test_captions_are_those_of_pysubs2(rows):
    film = pysubs2.SSAFile()
    at = 0
    for pause, length, text in rows:
        film.append(pysubs2.SSAEvent(start=at + pause, end=at + pause + length, text=text.strip()))
        at += pause + length
    for format, name in (("srt", "x.srt"), ("vtt", "x.vtt")):
        written = film.to_string(format)
        expected = [
            (each.start, each.end, folded(each.plaintext)) for each in pysubs2.SSAFile.from_string(written, format)
        ]
        found = load_catalogue(written.encode(), name, Path(name))
        assert [
            (each.begins, each.ends, folded(each.block.text) if each.block else "") for each in found.messages
        ] == expected
