"""Checked again with its units known from before, a file gives the report that it gives when it is checked anew."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtcheck.config import Config
from mtcheck.engine.checker import Checker
from mtcheck.engine.unit_memory import UnitMemory
from mtcheck.fixing.files import correct_file
from mtcheck.fixing.rereading import read_texts
from mtcheck.inputs.model import Input, PagePair
from mtcheck.loading.bitexts.wanted import Wanted
from mtcheck.model.finding import Fix

CONFIG = Config(source_language="de", target_language="en")
GERMAN = [
    "Teilen",
    "Der Hafen ist leer.",
    "Sie zahlten 51 Euro.",
    "Die Fähre kommt um 9 Uhr. Wir warten.",
    "Er „ruht“ dort.",
]
ENGLISH = [
    *(
        "Split",
        "The harbour is is empty.",
        "They paid 15 euros.",
        "The ferry comes at 9. We wait.",
        "He „rests“ there.",
    ),
    *("Share", " The harbour is empty ,", "They paid 51 euros.", "Ferry at 9 (nine. We we wait.", "Café Größe —"),
]
UNITS = st.lists(st.tuples(st.sampled_from(GERMAN), st.sampled_from(ENGLISH)), min_size=1, max_size=6)


def as_csv(units):
    out = io.StringIO(newline="")
    csv.writer(out).writerows([("de", "en"), *units])
    return out.getvalue()


def as_po(units):
    head = 'msgid ""\nmsgstr ""\n"Language: en\\n"\n"X-Source-Language: de\\n"\n'
    entries = (
        f"\nmsgctxt {json.dumps(str(at))}\nmsgid {json.dumps(source, ensure_ascii=False)}\n"
        f"msgstr {json.dumps(target, ensure_ascii=False)}\n"
        for at, (source, target) in enumerate(units)
    )
    return head + "".join(entries)


def as_xliff(units):
    body = "".join(
        f'<trans-unit id="{at}"><source>{escape(source)}</source><target>{escape(target)}</target></trans-unit>'
        for at, (source, target) in enumerate(units)
    )
    return f'<xliff version="1.2"><file source-language="de" target-language="en"><body>{body}</body></file></xliff>'


KINDS = {"x.csv": as_csv, "x.po": as_po, "x.xlf": as_xliff}


def pair(path):
    return PagePair(Input(path.name, path))


@pytest.mark.parametrize("name", KINDS)
@given(before=UNITS, after=UNITS, at=st.integers(0, 5))
@settings(max_examples=12, deadline=None)
def test_what_is_remembered_is_what_would_be_found(name, before, after, at):
    write, path, checker, memory = KINDS[name], Path(name), Checker(config=CONFIG), UnitMemory()
    for units in (before, [*before[:at], *after, *before[at:]], before[at:] + after):
        if units:
            data = write(units).encode()
            known = checker.check_texts(pair(path), path, data, memory)
            assert known == checker.check_texts(pair(path), path, data)


def test_only_what_has_changed_is_checked(monkeypatch):
    units = [("Der Hafen ist leer.", f"The harbour is empty, note {number}.") for number in range(5)]
    path, checker, memory = Path("x.po"), Checker(config=CONFIG), UnitMemory()
    checker.check_texts(pair(path), path, as_po(units).encode(), memory)
    asked = []
    inspector = memory._inspector
    whole = inspector.check_all
    monkeypatch.setattr(inspector, "check_all", lambda pairs: whole(asked.extend(given := list(pairs)) or given))
    units[1] = ("Der Hafen ist leer.", "The harbour is is empty.")
    checker.check_texts(pair(path), path, as_po(units).encode(), memory)
    assert [each.target.blocks[0].text for each in asked] == ["The harbour is is empty."]


def test_other_settings_know_nothing():
    path, memory, data = Path("x.po"), UnitMemory(), as_po([("Teilen", "Split")]).encode()
    assert Checker(config=CONFIG).check_texts(pair(path), path, data, memory).findings
    narrow = Checker(config=Config(source_language="de", target_language="en", only=("linguistic",)))
    assert not narrow.check_texts(pair(path), path, data, memory).findings


@pytest.mark.parametrize("name", KINDS)
@given(units=UNITS)
@settings(max_examples=12, deadline=None)
def test_a_fix_loses_no_text_and_a_second_changes_nothing(name, units, tmp_path_factory):
    path = tmp_path_factory.mktemp("fixed") / name
    path.write_bytes(KINDS[name](units).encode())
    allowed = {Fix.SAFE, Fix.UNSAFE, Fix.REMOVAL, Fix.CAPTION}
    first = correct_file(pair(path), CONFIG, allowed)
    texts = [
        [block.text.split() for block in read_texts(data, path, Wanted("de", "en")).blocks]
        for data in (first.data, first.corrected)
    ]
    assert len(texts[0]) == len(texts[1])
    assert all(len(set(old)) - len(set(new)) <= 1 for old, new in zip(*texts, strict=True))
    path.write_bytes(first.corrected)
    assert not correct_file(pair(path), CONFIG, allowed).is_changed
