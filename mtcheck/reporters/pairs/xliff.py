"""What people corrected as XLIFF 2.0: a unit a sentence, reviewed, with what stood there before as a note.

https://docs.oasis-open.org/xliff/xliff-core/v2.0/xliff-core-v2.0.html
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.reporters.escaping import xml_attribute, xml_text
from mtcheck.reporters.pairs import Memory, Unit
from mtcheck.reporters.pairs.tmx import UNKNOWN


def memory(found: Memory) -> Iterator[str]:
    """One file with a unit for every corrected sentence; XLIFF wants at least one, so that of none is empty."""
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0"'
        f" srcLang={xml_attribute(found.source_language or UNKNOWN)}"
        f" trgLang={xml_attribute(found.target_language or UNKNOWN)}>\n"
        f'<file id="f1" original={xml_attribute(found.source_name)}>\n'
    )
    for number, unit in enumerate(found.units or (Unit("", "", ""),), 1):
        yield from _unit(number, unit)
    yield "</file>\n</xliff>\n"


def _unit(number: int, unit: Unit) -> Iterator[str]:
    yield f'<unit id="u{number}">\n'
    notes = [each for each in (("before", unit.before), ("author", unit.author)) if each[1]]
    if notes:
        lines = (f"<note category={xml_attribute(name)}>{xml_text(text)}</note>\n" for name, text in notes)
        yield f"<notes>\n{''.join(lines)}</notes>\n"
    yield '<segment state="reviewed">\n'
    yield f"<source>{xml_text(unit.source)}</source>\n<target>{xml_text(unit.target)}</target>\n"
    yield "</segment>\n</unit>\n"
