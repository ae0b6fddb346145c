"""Write ``mtcheck/data/names/countries.txt``: the names of countries that do not sound like the English ones.

Run it with Babel installed: ``python training/countries.py``. The names are Unicode CLDR's.
"""

from __future__ import annotations

from pathlib import Path

from babel import Locale

from mtcheck.language.transliteration import latin

LANGUAGES = "cs de es fr hi it ja nl pl pt ru sv tr uk zh".split()
TARGET = Path(__file__).parents[1] / "mtcheck" / "data" / "names" / "countries.txt"
UNSPACED = ("ja", "zh")


def stem(name: str, language: str) -> str:
    """A name without its endings, so that inflected forms and adjectives begin with it."""
    bare = name.partition("(")[0].partition("–")[0].strip().lower()
    plain = bare if language in UNSPACED else latin(bare)
    if language in UNSPACED:
        return plain
    if " " in plain:
        return "_".join(word[: max(4, len(word) - 2)] for word in plain.replace("-", " ").split())
    return plain[: max(4, len(plain) - (3 if len(plain) > 7 else 1))]


def main() -> None:
    """Collect the names of all countries and write those that no rule of spelling leads to."""
    names = {code: Locale(code).territories for code in LANGUAGES}
    lines = []
    for code, english in Locale("en").territories.items():
        if len(code) != 2 or not code.isalpha() or code in ("EZ", "QO", "ZZ", "XA", "XB", "UN", "EU"):
            continue
        bare = latin(english.partition("(")[0].strip().lower())
        own = bare.replace(" ", "_") if " " in bare else bare[: max(4, len(bare) - 2)]
        forms = {stem(names[each][code], each) for each in LANGUAGES if code in names[each]}
        odd = sorted(form for form in forms if len(form) > 1 and form[:4] != own[:4])
        whole = () if " " in bare else (f"{bare}=",)
        lines.append(" ".join((f"{code}:", *whole, own, *odd)))
    TARGET.write_text("\n".join(sorted(lines)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
