"""Which language codes there are: ISO 639-1, alone or as the first part of a tag, and what else names a language."""

from __future__ import annotations

from functools import cache

from mtcheck.errors import UsageError, shorten
from mtcheck.language.packaged import CLDR, rows_of
from mtcheck.language.profiles import codes, profile
from mtcheck.model.tags import primary

ISO_639_1 = frozenset(
    """
    aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es
    et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki
    kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no
    nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te
    tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
    """.split()
)
_LONGEST = 40
"""Characters of what is no language that a message quotes."""
_ALIASES = {"nb": "no", "nn": "no", "iw": "he", "in": "id"}
_ODD_ONES = {"cn": "zh", "jp": "ja", "kr": "ko", "cz": "cs", "dk": "da", "gr": "el", "ua": "uk", "se": "sv", "gb": "en"}


def is_known(code: str) -> bool:
    """Whether this is a language code, or a tag such as ``en-US`` that begins with one."""
    return primary(code) in ISO_639_1 or primary(code) in _ALIASES


def language_code(code: str) -> str:
    """The ISO 639-1 code of a tag in lower case: ``zh`` of ``zh-Hans``, ``no`` of ``nb``, ``de`` of ``deu`` and German.

    Raises:
        UsageError: there is no such language; the message names the nearest.
    """
    first = primary(code)
    if not is_known(code):
        first = _names().get(first) or _names().get(code.strip().lower(), "")
    if not first:
        raise UsageError(
            f"unknown language '{shorten(code, _LONGEST)}': use an ISO 639-1 code such as 'de' or 'en-US'"
            f"{_near(shorten(primary(code), _LONGEST))}"
        )
    return _ALIASES.get(first, first)


@cache
def _names() -> dict[str, str]:
    """The code of every language by its codes of three letters and by its names in lower case."""
    known: dict[str, str] = {}
    for code, names in (*rows_of("codes", "names"), *rows_of(CLDR, "languages")):
        for name in names.split("; "):
            known.setdefault(name, code)
    return known


def _near(code: str) -> str:
    import difflib

    names = {profile(each).name.lower(): each for each in codes()}
    wanted = _ODD_ONES.get(code)
    if not wanted:
        close = difflib.get_close_matches(code, [*names, *codes()], n=1, cutoff=0.6)
        wanted = names.get(close[0], close[0]) if close else None
    return f"; did you mean '{wanted}'?" if wanted else ""
