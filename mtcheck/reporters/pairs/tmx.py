"""Aligned texts as a translation memory, TMX 1.4: the beads that have both sides, or what people corrected."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck import __version__
from mtcheck.model.bead import text_of
from mtcheck.reporters.escaping import xml_attribute, xml_text
from mtcheck.reporters.pairs import Memory, Pairs

UNKNOWN = "und"
"""The code of a language that is not known."""

_Languages = tuple[str, str]


def write(pairs: Pairs, _width: int) -> Iterator[str]:
    """A header, a unit for every bead with both sides, and the similarity as a property of the unit."""
    languages = pairs.source_language or UNKNOWN, pairs.target_language or UNKNOWN
    yield from _opening(languages)
    for bead in pairs.beads:
        if bead.source and bead.target:
            properties = (("x-similarity", f"{bead.similarity:.4f}"),)
            yield from _unit(languages, (text_of(bead.source), text_of(bead.target)), properties)
    yield _CLOSING


def memory(found: Memory) -> Iterator[str]:
    """A unit for every corrected sentence, with what stood there before and who corrected it as its properties."""
    languages = found.source_language or UNKNOWN, found.target_language or UNKNOWN
    yield from _opening(languages)
    for unit in found.units:
        properties = tuple(each for each in (("x-before", unit.before), ("x-author", unit.author)) if each[1])
        yield from _unit(languages, (unit.source, unit.target), properties)
    yield _CLOSING


def _opening(languages: _Languages) -> Iterator[str]:
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'
        '<tmx version="1.4">\n'
        f'<header creationtool="mtcheck" creationtoolversion={xml_attribute(__version__)} segtype="sentence"'
        f' o-tmf="mtcheck" adminlang="en" srclang={xml_attribute(languages[0])} datatype="plaintext"/>\n'
        "<body>\n"
    )


def _unit(languages: _Languages, texts: tuple[str, str], properties: tuple[tuple[str, str], ...]) -> Iterator[str]:
    yield "<tu>" + "\n".join(f'<prop type="{name}">{xml_text(value)}</prop>' for name, value in properties) + "\n"
    for language, text in zip(languages, texts, strict=True):
        yield f"<tuv xml:lang={xml_attribute(language)}><seg>{xml_text(text)}</seg></tuv>\n"
    yield "</tu>\n"


_CLOSING = "</body>\n</tmx>\n"
