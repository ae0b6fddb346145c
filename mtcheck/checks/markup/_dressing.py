"""A label's right wording with the signs, marks, count and case of the line that it is to replace."""

from __future__ import annotations

import re

from mtcheck.language.label_rows import ENDS
from mtcheck.language.profiles import writes_noun_capitals
from mtcheck.patterns import lazy

_AROUND = lazy(r"(?P<head>[^\w#(\[]*+)(?P<label>.*?)(?P<tail>(?:[^\w)\]#%]|[(\[]\d[\d.,]*[)\]])*)", re.DOTALL)


def dress_label(wording: str, line: str, language: str) -> str:
    """The wording as the line has its own: *Print …* for *Press …*, *PRINT* for *PRESS*.

    Args:
        wording: what the label is to be.
        line: the line that is to be replaced.
        language: that of both; where nouns have capitals, a line in lower case leaves the wording's.
    """
    found = _AROUND.fullmatch(line)
    if found is None or not found["label"]:
        return wording
    plain = wording.rstrip(ENDS) if found["tail"] else wording
    return f"{found['head']}{_cased(plain, found['label'], language)}{found['tail']}"


def _cased(wording: str, label: str, language: str) -> str:
    if len(label) > 1 and label.isupper():
        return wording.upper()
    if label[0].islower() and not writes_noun_capitals(language) and wording[1:].islower():
        return wording.lower()
    return wording
