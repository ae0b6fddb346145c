"""The encodings that a page may name: those of the web and no other, since Python's names are of ciphers as well.

Source: WHATWG, Encoding Standard, Names and labels.
"""

from __future__ import annotations

import codecs

LEGACY = "windows-1252"
"""What most pages are in that are not UTF-8 and do not say what they are."""
_PARTS = frozenset(f"iso8859-{part}" for part in (*range(1, 12), 13, 14, 15, 16))
_PAGES = frozenset(f"cp{page}" for page in (866, 874, 932, 949, *range(1250, 1259)))
_OTHERS = frozenset(
    "ascii big5 big5hkscs euc_jp euc_kr gb18030 gb2312 gbk iso2022_jp koi8-r koi8-u mac-cyrillic mac-roman shift_jis "
    "tis-620 utf-16 utf-16-be utf-16-le utf-8".split()
)
_CODECS = _PARTS | _PAGES | _OTHERS
_LABELS = {
    "cn-big5": "big5",
    "dos-874": "cp874",
    "iso-8859-8-i": "iso8859-8",
    "koi": "koi8-r",
    "koi8-ru": "koi8-u",
    "logical": "iso8859-8",
    "windows-31j": "cp932",
    "windows-874": "cp874",
    "windows-949": "cp949",
    "x-euc-jp": "euc_jp",
    "x-gbk": "gbk",
    "x-mac-cyrillic": "mac-cyrillic",
    "x-mac-roman": "mac-roman",
    "x-sjis": "cp932",
    "x-x-big5": "big5",
}
"""Names that Python does not know."""
_STAND_INS = {
    "ascii": LEGACY,
    "big5": "big5hkscs",
    "cp1252": LEGACY,
    "euc_kr": "cp949",
    "gb2312": "gbk",
    "iso8859-1": LEGACY,
    "iso8859-11": "cp874",
    "iso8859-9": "cp1254",
    "shift_jis": "cp932",
    "tis-620": "cp874",
}
"""What browsers read under these names, which has more signs: 0x80 to 0x9F of western ones are quotation marks."""


def find_codec(label: str) -> str:
    """The encoding that a page names, as Python calls it; empty where it is none of the web's."""
    plain = label.strip().lower()
    try:
        known = codecs.lookup(_LABELS.get(plain) or plain.replace("x-cp", "cp")).name
    except (LookupError, ValueError):
        return ""
    return _STAND_INS.get(known, known) if known in _CODECS else ""
