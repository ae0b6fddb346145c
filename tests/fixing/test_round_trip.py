"""A file of translations stays as it is where nothing is wrong, and is as before once what was damaged is put right."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from mtcheck.cli.app import app

_VARIANTS = 14
"""Of each format, with other line ends, orders, quotation marks, attributes and notes."""
_PAIRS = [
    ("print", "Drucken", "Print"),
    ("share", "Teilen", "Share"),
    ("greet", "Guten Morgen, {name}!", "Good morning, {name}!"),
    ("file", "Die Datei wurde gespeichert.", "The file was saved."),
    ("save", "Speichern", "Save"),
    ("size", "Größe ändern", "Change size"),
]
_Pair = tuple[str, str, str]
_Make = Callable[[list[_Pair], int, str], tuple[str, str]]
"""From pairs, the number of a variant and a line end: the file of originals, if there is one, and of translations."""


def _xliff(pairs: list[_Pair], variant: int, end: str) -> tuple[str, str]:
    state, note = ("", ' state="final"')[variant % 2], ("", "<note>a &amp; b</note>")[variant % 3 == 1]
    units = end.join(
        f'<trans-unit id="{key}">{end}<source>{source}</source><target{state}>{target}</target>{note}</trans-unit>'
        for key, source, target in pairs
    )
    head = f'<?xml version="1.0"?>{end}<!-- a --><xliff version="1.2">'
    return (
        "",
        f'{head}<file source-language="de" target-language="en"><body><group>{units}</group></body></file></xliff>',
    )


def _xliff_2(pairs: list[_Pair], variant: int, end: str) -> tuple[str, str]:
    state = ("", ' state="final"')[variant % 2]
    units = end.join(
        f'<unit id="{key}"><segment{state}><source>{source}</source>{end}<target>{target}</target></segment></unit>'
        for key, source, target in pairs
    )
    return "", f'<xliff version="2.0" srcLang="de" trgLang="en"><file id="f">{units}</file></xliff>{end}'


def _tmx(pairs: list[_Pair], variant: int, end: str) -> tuple[str, str]:
    prop = ("", '<prop type="x">1</prop>')[variant % 2]
    units = end.join(
        f'<tu>{prop}<tuv xml:lang="de"><seg>{source}</seg></tuv>{end}<tuv xml:lang="en"><seg>{target}</seg></tuv></tu>'
        for _, source, target in pairs
    )
    return "", f'<tmx version="1.4"><header srclang="de"/><body>{units}</body></tmx>'


def _po(pairs: list[_Pair], variant: int, end: str) -> tuple[str, str]:
    note = ("", f"#. note{end}", f"#: a.c:1{end}", f"#, python-brace-format{end}")[variant % 4]
    entries = "".join(
        f'{note}msgctxt "{key}"{end}msgid "{source}"{end}msgstr "{target}"{end}{end}' for key, source, target in pairs
    )
    return "", f'msgid ""{end}msgstr ""{end}"Language: en\\n"{end}{end}{entries}#~ msgid "a"{end}#~ msgstr "b"{end}'


def _csv(pairs: list[_Pair], variant: int, end: str) -> tuple[str, str]:
    sign, quote = (";", ("", '"')[variant % 3 == 1]) if variant % 2 else (",", '"')
    rows = [("key", "de", "en"), *pairs]
    return "", "".join(sign.join(f"{quote}{cell}{quote}" for cell in row) + end for row in rows)


def _jsonl(pairs: list[_Pair], variant: int, end: str) -> tuple[str, str]:
    rows = ({"id": key, "source": source, "target": target} for key, source, target in pairs)
    return "", "".join(json.dumps(row, ensure_ascii=bool(variant % 3)) + end for row in rows)


def _json(pairs: list[_Pair], variant: int, end: str) -> tuple[str, str]:
    def write(side: int) -> str:
        texts = {"ui": {pair[0]: pair[side] for pair in pairs}, "count": 3}
        return json.dumps(texts, ensure_ascii=bool(variant % 3), indent=(None, 2, "\t")[variant % 3]) + end

    return write(1), write(2)


def _yaml(pairs: list[_Pair], variant: int, end: str) -> tuple[str, str]:
    quote = "\"'"[variant % 2]

    def write(side: int, code: str) -> str:
        texts = "".join(f"    {pair[0]}: {quote}{pair[side]}{quote}  # note{end}" for pair in pairs)
        return f"# note{end}{code}:{end}  ui:{end}{texts}"

    return write(1, "de"), write(2, "en")


def _properties(pairs: list[_Pair], variant: int, end: str) -> tuple[str, str]:
    def write(side: int) -> str:
        sign = (" = ", "=", ": ")[variant % 3]
        return f"# note{end}" + "".join(f"{pair[0]}{sign}{pair[side]}{end}" for pair in pairs)

    return write(1), write(2)


def _strings(pairs: list[_Pair], _variant: int, end: str) -> tuple[str, str]:
    def write(side: int) -> str:
        return "".join(f'/* note */{end}"{pair[0]}" = "{pair[side]}";{end}' for pair in pairs)

    return write(1), write(2)


def _fluent(pairs: list[_Pair], _variant: int, end: str) -> tuple[str, str]:
    def write(side: int) -> str:
        return "".join(f"{pair[0]} = {pair[side].replace('{name}', '{ $name }')}{end}" for pair in pairs)

    return write(1), write(2)


_FORMATS: dict[str, tuple[str, _Make]] = {
    "xliff": (".xlf", _xliff),
    "xliff-2": (".xliff", _xliff_2),
    "tmx": (".tmx", _tmx),
    "po": (".po", _po),
    "csv": (".csv", _csv),
    "jsonl": (".jsonl", _jsonl),
    "json": (".json", _json),
    "yaml": (".yml", _yaml),
    "properties": (".properties", _properties),
    "strings": (".strings", _strings),
    "fluent": (".ftl", _fluent),
}


def _fix(target: Path, source: Path | None) -> None:
    beside = ["--source", str(source)] if source else []
    CliRunner().invoke(app, ["fix", str(target), "--in-place", "--from", "de", "--to", "en", *beside])


@pytest.mark.parametrize("format", _FORMATS)
def test_only_what_was_damaged_is_written(format: str, tmp_path: Path) -> None:
    suffix, make = _FORMATS[format]
    for variant in range(_VARIANTS):
        pairs = _PAIRS[variant % len(_PAIRS) :] + _PAIRS[: variant % len(_PAIRS)]
        original, translation = make(pairs, variant, ("\n", "\r\n")[variant % 2])
        target, source = tmp_path / f"en{suffix}", tmp_path / f"de{suffix}" if original else None
        if source:
            source.write_bytes(original.encode())
        sound = translation.encode("utf-8-sig" if variant % 7 == 3 and format in ("xliff", "csv", "yaml") else "utf-8")
        target.write_bytes(sound)
        _fix(target, source)
        assert target.read_bytes() == sound, "nothing is wrong"
        target.write_bytes(sound.replace(b"Print", b"Press"))
        _fix(target, source)
        assert target.read_bytes() == sound, "one label was damaged"
