"""Aligned texts as a translation memory, TMX 1.4: the beads that have both sides."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from mtcheck import __version__
from mtcheck.reporters.pairs import Pairs, reading
from mtcheck.reporters.shared import xml_text

_UNKNOWN = "und"


def write(pairs: Pairs, _width: int) -> Iterator[str]:
    """A header, a unit for every bead with both sides, and the similarity as a property of the unit."""
    languages = pairs.source_language or _UNKNOWN, pairs.target_language or _UNKNOWN
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'
        '<tmx version="1.4">\n'
        f'<header creationtool="mtcheck" creationtoolversion={quoteattr(__version__)} segtype="sentence"'
        f' o-tmf="mtcheck" adminlang="en" srclang={quoteattr(languages[0])} datatype="plaintext"/>\n'
        "<body>\n"
    )
    for bead in pairs.beads:
        if bead.source and bead.target:
            yield f'<tu><prop type="x-similarity">{bead.similarity:.4f}</prop>\n'
            for language, side in zip(languages, (bead.source, bead.target), strict=True):
                text = xml_text(reading(side))
                yield f"<tuv xml:lang={quoteattr(language)}><seg>{text}</seg></tuv>\n"
            yield "</tu>\n"
    yield "</body>\n</tmx>\n"
