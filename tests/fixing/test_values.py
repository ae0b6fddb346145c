"""What is written into a value is what other programs read there, and nothing else of the file is touched."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from itertools import chain
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

import polib
import pysubs2
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from mtcheck.fixing import Refused, Speller, apply, rewriting
from mtcheck.fixing.rereading import Change, is_read_as_meant, read_texts
from mtcheck.loading.bitexts.wanted import Wanted
from mtcheck.model.spans import Span

WANTED = Wanted("de", "en")
WORDS = st.text("abzÄé'\"\\&<>,;:#%{}[]@?!=|*-.~`$ßж文😀_1", min_size=1, max_size=6)
"""Words with all that any of the formats gives a meaning to."""
PLAIN = st.sampled_from(["harbour", "empty", "boats", "sea", "grün", "night"])
TEXTS = st.lists(st.one_of(PLAIN, WORDS), min_size=1, max_size=5).map(" ".join)


class Kind(NamedTuple):
    """A format: how a file of two texts is written by another program, and how one reads it."""

    name: str
    write: Callable[[list[str]], str]
    read: Callable[[str], list[str]]


def tabular(mark: str, quoting: int) -> Callable[[list[str]], str]:
    def write(texts: list[str]) -> str:
        written = io.StringIO()
        table = csv.writer(written, delimiter=mark, quoting=quoting, lineterminator="\r\n")
        table.writerows([("id", "de", "en"), *((f"k{n}", "Hafen", text) for n, text in enumerate(texts))])
        return written.getvalue()

    return write


def read_table(mark: str) -> Callable[[str], list[str]]:
    return lambda text: [row[2] for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark)][1:]


def write_po(texts: list[str]) -> str:
    file = polib.POFile()
    file.metadata = {"Language": "en", "Content-Type": "text/plain; charset=UTF-8"}
    for number, text in enumerate(texts):
        file.append(polib.POEntry(msgid=f"Hafen {number}", msgstr=text))
    return str(file)


def write_android(texts: list[str]) -> str:
    def escaped(text: str) -> str:
        plain = re.sub(r"(['\"\\]|^[@?])", r"\\\1", text)
        return plain.replace("&", "&amp;").replace("<", "&lt;").replace("]]>", "]]&gt;")

    lines = [f'<string name="k{n}">{escaped(text)}</string>' for n, text in enumerate(texts)]
    return f"<resources>{''.join(lines)}</resources>"


def read_android(text: str) -> list[str]:
    return [re.sub(r"\\(.)", r"\1", each.text or "") for each in ET.fromstring(text)]


def write_xliff(texts: list[str]) -> str:
    root = ET.Element("xliff", version="1.2")
    body = ET.SubElement(ET.SubElement(root, "file", {"source-language": "de", "target-language": "en"}), "body")
    for number, text in enumerate(texts):
        unit = ET.SubElement(body, "trans-unit", id=str(number))
        ET.SubElement(unit, "source").text = "Hafen"
        ET.SubElement(unit, "target").text = text
    return ET.tostring(root, encoding="unicode")


def read_xliff(text: str) -> list[str]:
    return [each.text or "" for each in ET.fromstring(text).iter("target")]


def write_tmx(texts: list[str]) -> str:
    root = ET.Element("tmx", version="1.4")
    ET.SubElement(root, "header", srclang="de")
    body = ET.SubElement(root, "body")
    for text in texts:
        unit = ET.SubElement(body, "tu")
        for language, said in (("de", "Hafen"), ("en", text)):
            variant = ET.SubElement(unit, "tuv", {"xml:lang": language})
            ET.SubElement(variant, "seg").text = said
    return ET.tostring(root, encoding="unicode")


def read_tmx(text: str) -> list[str]:
    return [each.text or "" for each in ET.fromstring(text).iter("seg")][1::2]


def write_properties(texts: list[str]) -> str:
    def escaped(text: str) -> str:
        units = (f"\\u{ord(char):04x}" if 127 < ord(char) < 0x10000 else char for char in text.replace("\\", "\\\\"))
        return re.sub(r"^([=:#!])", r"\\\1", "".join(units))

    return "".join(f"k{n} = {escaped(text)}\n# so\n" for n, text in enumerate(texts))


def read_properties(text: str) -> list[str]:
    def decode(match: re.Match[str]) -> str:
        return chr(int(match[1], 16)) if match[1] else match[2]

    lines = [line.partition(" = ")[2] for line in text.splitlines() if line.startswith("k")]
    read = [re.sub(r"\\(?:u([0-9a-f]{4})|(.))", decode, line) for line in lines]
    return [each.encode("utf-16", "surrogatepass").decode("utf-16") for each in read]


def write_strings(texts: list[str]) -> str:
    return "".join('"k{}" = "{}";\n'.format(n, re.sub(r'(["\\])', r"\\\1", text)) for n, text in enumerate(texts))


def read_strings(text: str) -> list[str]:
    return [re.sub(r"\\(.)", r"\1", each) for each in re.findall(r'= "((?:[^"\\]|\\.)*)";', text)]


def write_captions(texts: list[str]) -> str:
    return "\n".join(f"{n}\n00:00:{n}0,000 --> 00:00:{n}4,000\n{text}\n" for n, text in enumerate(texts, 1))


def read_captions(text: str) -> list[str]:
    return [line.text for line in pysubs2.SSAFile.from_string(text, format_="srt", keep_unknown_html_tags=True)]


def write_yaml(style: str | None) -> Callable[[list[str]], str]:
    return lambda texts: yaml.dump(
        {f"k{n}": text for n, text in enumerate(texts)}, default_style=style, allow_unicode=True, width=10_000
    )


def read_jsonl(text: str) -> list[str]:
    return [json.loads(line)["en"] for line in text.splitlines()]


KINDS = {
    "quoted csv": Kind("x.csv", tabular(",", csv.QUOTE_ALL), read_table(",")),
    "csv": Kind("x.csv", tabular(";", csv.QUOTE_MINIMAL), read_table(";")),
    "tsv": Kind("x.tsv", tabular("\t", csv.QUOTE_MINIMAL), read_table("\t")),
    "jsonl": Kind(
        "x.jsonl", lambda texts: "".join(json.dumps({"de": "Hafen", "en": text}) + "\n" for text in texts), read_jsonl
    ),
    "po": Kind("x.po", write_po, lambda text: [each.msgstr for each in polib.pofile(text)]),
    "xliff": Kind("x.xlf", write_xliff, read_xliff),
    "tmx": Kind("x.tmx", write_tmx, read_tmx),
    "json": Kind("x.json", lambda texts: json.dumps({"a": texts}), lambda text: json.loads(text)["a"]),
    "properties": Kind("x.properties", write_properties, read_properties),
    "android": Kind("strings.xml", write_android, read_android),
    "strings": Kind("x.strings", write_strings, read_strings),
    "srt": Kind("x.srt", write_captions, read_captions),
    "yaml": Kind("x.yml", write_yaml(None), lambda text: list(yaml.safe_load(text).values())),
    "yaml '": Kind("x.yml", write_yaml("'"), lambda text: list(yaml.safe_load(text).values())),
    'yaml "': Kind("x.yml", write_yaml('"'), lambda text: list(yaml.safe_load(text).values())),
}


@st.composite
def cases(draw: DrawFn) -> tuple[list[str], int, int, str]:
    """Texts of a file, which of them and which of its words is to be another, and that."""
    texts = [f"The {draw(TEXTS)} is here", f"So {draw(TEXTS)} it was"]
    number = draw(st.integers(0, 1))
    word = draw(st.integers(0, len(texts[number].split()) - 1))
    return texts, number, word, draw(TEXTS)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
@given(case=cases())
@settings(max_examples=60, deadline=None)
def test_another_program_reads_what_was_written(kind, case):
    texts, number, word, new = case
    before = kind.write(texts)
    if kind.read(before) != texts:
        return  # the other program does not read its own writing, as pysubs2 with what looks like a tag
    document = read_texts(before.encode(), Path(kind.name), WANTED)
    block = document.blocks[number]
    if len(document.blocks) != len(texts) or block.text != texts[number]:
        return  # what looks like markup
    start = [match.start() for match in re.finditer(r"\S+", block.text)][word]
    span = block.locate(start, start + len(block.text[start:].split()[0]))
    try:
        edits = rewriting(document, span, new, Speller(document))
    except Refused:
        return
    after = apply(document.text, edits)
    expected = list(texts)
    expected[number] = " ".join([*texts[number].split()[:word], new, *texts[number].split()[word + 1 :]])
    found = read_texts(after.encode(), Path(kind.name), WANTED)
    if not is_read_as_meant(document, found, [Change(span, new)]):
        return  # which is refused
    assert kind.read(after) == expected
    untouched = [document.text[a:b] for a, b in gaps(edits, len(document.text))]
    assert all(part in after for part in untouched)


def gaps(edits, length):
    """The stretches of a file between its edits."""
    ordered = sorted(edits)
    starts = [0, *(edit.end for edit in ordered)]
    return zip(starts, chain((edit.start for edit in ordered), [length]), strict=True)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
@given(word=st.sampled_from(["harbour", "sea, or lake", "the “old” one", "Käse", "it's", "5 < 6", 'a "b"', "up: now"]))
@settings(max_examples=8, deadline=None)
def test_usual_words_are_written_and_not_refused(kind, word):
    texts = ["The water is here", "So it was"]
    document = read_texts(kind.write(texts).encode(), Path(kind.name), WANTED)
    span = document.blocks[0].locate(4, 9)
    if (kind.name.endswith("srt") and "<" in word) or (kind.name.endswith("tsv") and word.startswith('"')):
        return
    after = apply(document.text, rewriting(document, span, word, Speller(document)))
    assert kind.read(after) == [f"The {word} is here", "So it was"]


@pytest.mark.parametrize(("written", "is_meant"), [(("a", "c", "b d"), True), (("a", "c", ""), False)])
def test_a_text_where_there_was_none_is_to_be_among_the_texts(written, is_meant):
    def made(*texts):
        entries = [f'msgid "{at}"\nmsgstr "{text}"\n' for at, text in enumerate(("head", *texts))]
        return 'msgid ""\nmsgstr "Language: en\\n"\n\n' + "\n".join(entries)

    before = made("a", "c", "")
    at = before.index('msgstr ""', 10) + len('msgstr "')
    old, new = (read_texts(text.encode(), Path("x.po"), WANTED) for text in (before, made(*written)))
    assert is_read_as_meant(old, new, [Change(Span(at, at), "b d")]) is is_meant
