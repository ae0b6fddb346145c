"""What programs and people get of an alignment."""

from __future__ import annotations

import ast
import json
import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.model.bead import Bead
from mtcheck.model.text import Block, Piece, Segment
from mtcheck.reporters.pairs import FORMATS, Pairs, writer

LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def one(text):
    return (Segment(Block(text, (Piece(0, len(text), 0, len(text)),)), 0, len(text)),)


def pairs(*beads, notes=()):
    return Pairs("de.txt", "en.txt", "de", "en", beads, 0.5, "sound", notes, "model:1")


def written(name, given_pairs, width=80):
    return "".join(writer(name)(given_pairs, width))


SAMPLE = pairs(
    Bead(one("Guten <Tag> & „Ade“"), one("Good day\tand\\or"), 0.75),
    Bead(one("Fehlt."), (), silent="no counterpart in the translation"),
    Bead((), one("Added."), silent="no counterpart in the original"),
    Bead(one("Später."), one("Later."), 0.9, moved=True),
    notes=("the original is in 'nl'",),
)


def test_tsv_has_a_line_for_every_bead():
    assert written("tsv", SAMPLE).splitlines() == [
        "kind\tsimilarity\tmoved\tsource\ttarget",
        "1-1\t0.7500\t\tGuten <Tag> & „Ade“\tGood day\\tand\\\\or",
        "1-0\t0.0000\t\tFehlt.\t",
        "0-1\t0.0000\t\t\tAdded.",
        "1-1\t0.9000\tyes\tSpäter.\tLater.",
    ]


@given(text=st.text(min_size=1, max_size=30))
def test_tsv_keeps_its_columns_whatever_the_text(text):
    lines = written("tsv", pairs(Bead(one(text), one("x")))).split("\n")
    assert len(lines) == 3
    field = lines[1].split("\t")[3]
    plain = re.sub(r"\\(?:x..|u....|.)", lambda match: ast.literal_eval(f"'{match[0]}'"), field)
    assert plain == text
    assert not re.search("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]", field)


@given(text=st.text(min_size=1, max_size=30))
def test_tmx_is_well_formed_whatever_the_text(text):
    root = ET.fromstring(written("tmx", pairs(Bead(one(text), one("x"), 0.5))).encode())
    assert len(root.findall("body/tu/tuv/seg")) == 2


def test_tmx_holds_the_pairs_and_says_where_they_come_from():
    root = ET.fromstring(written("tmx", SAMPLE).encode())
    header = root.find("header")
    assert root.get("version") == "1.4"
    assert (header.get("srclang"), header.get("creationtool"), header.get("segtype")) == ("de", "mtcheck", "sentence")
    units = root.findall("body/tu")
    assert [unit.find("prop").text for unit in units] == ["0.7500", "0.9000"]
    assert [variant.get(LANG) for variant in units[0].findall("tuv")] == ["de", "en"]
    assert units[0].find("tuv/seg").text == "Guten <Tag> & „Ade“"


def test_json_holds_everything():
    table = json.loads(written("json", SAMPLE))
    assert table["schema"] == "mtcheck.alignment/1"
    assert (table["verdict"], table["coverage"], table["encoder"]) == ("sound", 0.5, "model:1")
    assert table["beads"][1] == {
        "kind": "1-0",
        "similarity": 0.0,
        "moved": False,
        "silent": "no counterpart in the translation",
        "source": [{"start": 0, "end": 6, "text": "Fehlt."}],
        "target": [],
    }


def test_people_see_two_columns():
    assert written("terminal", SAMPLE, 60) == (
        "de de.txt  |  en en.txt  |  50% of the original has a counterpart\n"
        "note: the original is in 'nl'\n"
        "\n"
        "    1  Guten <Tag> & „Ade“      = Good day�and\\or\n"
        "    2  Fehlt.                   <\n"
        "    3                           > Added.\n"
        "    4  Später.                  ~ Later.\n"
        "\n"
        "1-1: 2, 1-0: 1, 0-1: 1   (< only in the original, > only in the translation, ~ moved, = aligned)\n"
    )


def test_wide_characters_keep_the_columns():
    line = written("terminal", pairs(Bead(one("大橋" * 20), one("bridge"))), 60).splitlines()[2]
    assert line.endswith("= bridge")
    assert len(line) < 45


def test_there_is_a_writer_for_every_format():
    assert set(FORMATS) == {"terminal", "tsv", "tmx", "json"}
    with pytest.raises(ModuleNotFoundError):
        writer("pdf")
