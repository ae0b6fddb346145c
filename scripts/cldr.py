"""Writes ``mtcheck/data/cldr``: what Unicode's Common Locale Data Repository knows about languages, by way of Babel.

``python scripts/cldr.py`` writes; with ``--check`` it only says what is stale, and a test does the same. What CLDR
lacks or says otherwise is in the files that people write (``languages``, ``entities``, ``codes``, ``names``), which are
read after these and go before them.
"""

from __future__ import annotations

import argparse
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from babel import Locale
from babel.core import get_cldr_version
from babel.localedata import exists

from mtcheck.language.transliteration import latin

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "mtcheck" / "data"
TARGET = DATA / "cldr"
HEAD = f"# Unicode CLDR {get_cldr_version()}, written by scripts/cldr.py; change the script, not this file.\n"
WIDTH = 120
_LOCALES = {"no": "nb"}
"""Languages that CLDR has under another code."""
_UNSPACED = ("ja", "zh")
_FORMS = ("zero", "one", "two", "few", "many", "other")
_MOST_COUNTED = 1_000
"""Whole numbers below it show all forms that programs need; Romance languages have one more for millions alone."""

# Units and currencies

_UNITS = {
    "length-millimeter": "mm", "length-centimeter": "cm", "length-meter": "m", "length-kilometer": "km",
    "length-inch": "inch", "length-foot": "foot", "length-yard": "yard", "length-mile": "mile",
    "length-nautical-mile": "nautical-mile", "length-mile-scandinavian": "swedish-mile",
    "area-square-meter": "m2", "area-square-kilometer": "km2", "area-hectare": "hectare", "area-acre": "acre",
    "area-square-foot": "square-foot", "area-square-mile": "square-mile",
    "mass-milligram": "mg", "mass-gram": "g", "mass-kilogram": "kg", "mass-ounce": "ounce",
    "volume-milliliter": "ml", "volume-liter": "l", "volume-cubic-meter": "m3", "volume-gallon": "gallon",
    "volume-barrel": "barrel", "speed-kilometer-per-hour": "km/h", "speed-mile-per-hour": "mph",
    "speed-meter-per-second": "m/s", "temperature-celsius": "celsius", "temperature-fahrenheit": "fahrenheit",
    "duration-second": "second", "duration-minute": "minute", "duration-hour": "hour", "duration-day": "day",
    "duration-week": "week", "duration-month": "month", "duration-year": "year", "concentr-percent": "percent",
    "power-watt": "watt", "power-kilowatt": "kw", "power-megawatt": "mw", "power-gigawatt": "gw",
    "energy-kilowatt-hour": "kwh",
}  # fmt: skip
"""CLDR's units and the names that ``entities/units.txt`` has for them; pounds, tons and pints mean too many things."""
_CURRENCIES = {
    "EUR": "euro", "USD": "dollar", "GBP": "pound", "JPY": "yen", "CHF": "franc", "CNY": "yuan", "RUB": "ruble",
    "PLN": "zloty", "SEK": "krone", "CZK": "krone", "INR": "rupee", "TRY": "lira", "NOK": "krone", "DKK": "krone",
    "ISK": "krone", "HUF": "forint", "UAH": "hryvnia", "ILS": "shekel", "KRW": "won", "BRL": "real", "MXN": "peso",
    "ZAR": "rand", "AUD": "dollar", "CAD": "dollar", "NZD": "dollar", "HKD": "dollar", "SGD": "dollar",
    "AED": "dirham",
}  # fmt: skip
"""Codes that are no words of any language, with the kind of money: of a kroner's four countries a text names none."""


def _locale(code: str) -> Locale:
    return Locale(_LOCALES.get(code, code))


def _words(name: str) -> str:
    """A name as one word of a table."""
    return " ".join(name.lower().replace("\u2019", "'").split()).replace(" ", "_")


def _units(code: str) -> Iterator[str]:
    patterns = _locale(code)._data["unit_patterns"]
    for key, unit in _UNITS.items():
        for pattern in _texts(patterns[key]["long"]):
            if name := re.sub(r"\{0\}", "", pattern).strip():
                yield f"{_words(name)}={unit}"


def _currencies(code: str) -> Iterator[str]:
    names = _locale(code)._data
    for key, money in _CURRENCIES.items():
        for name in (names["currency_names"].get(key, ""), *_texts(names["currency_names_plural"].get(key, {}))):
            if name:
                yield f"{_words(name)}={money}"


def _texts(forms: Any) -> Iterator[str]:
    """The plural forms of a name."""
    return (value for key, value in forms.items() if isinstance(value, str) and key != "per")


# Files


def _entry(key: str, words: Iterable[str], *, unique: bool = True) -> Iterator[str]:
    line = f"{key}:"
    for word in dict.fromkeys(words) if unique else words:
        if len(line) + len(word) + 1 > WIDTH:
            yield line
            line = " "
        line += f" {word}"
    if line.strip() != f"{key}:":
        yield line


def _profile(code: str) -> str:
    """What ``languages/<code>.txt`` goes before."""
    locale = _locale(code)
    signs = locale.number_symbols["latn"]
    lines = [f"name: {Locale('en').languages[code]}", f"decimal: {signs['decimal']}"]
    lines += _entry("group", [_sign(signs["group"])])
    for key, names in (("months", locale.months), ("weekdays", locale.days)):
        lines += _entry(key, _in_order(names["format"]))
    return "\n".join(lines) + "\n"


def _lexicon(code: str) -> str:
    """What ``entities/<code>.txt`` is added to."""
    locale = _locale(code)
    lines: list[str] = []
    for key, names in (("months", locale.months), ("weekdays", locale.days)):
        if code not in _UNSPACED:
            both = zip(_in_order(names["format"]), _in_order(names["stand-alone"]), strict=True)
            lines += _entry(key, ("|".join(dict.fromkeys(forms)) for forms in both), unique=False)
    lines += _entry("units", _units(code))
    lines += _entry("currencies", _currencies(code))
    return "\n".join(lines) + "\n"


def _in_order(names: Any) -> list[str]:
    return [_words(name) for _, name in sorted(names["wide"].items())]


def _sign(sign: str) -> str:
    return f"U+{ord(sign):04X}" if sign.isspace() else sign


def _languages() -> str:
    """What languages are called, in English and by those who speak them."""
    english = Locale("en").languages
    rows = ["code\tnames"]
    for line in (DATA / "codes" / "names.tsv").read_text(encoding="utf-8").splitlines():
        code = line.partition("\t")[0]
        if len(code) == 2 and code in english:
            own = _own_name(code)
            rows.append(f"{code}\t{'; '.join(dict.fromkeys(filter(None, (english[code].lower(), own))))}")
    return "\n".join(rows) + "\n"


def _language_names() -> str:
    """What the languages of ``languages/`` are called in one another, as heads of tables have them."""
    codes = sorted({"en", *_codes("languages")})
    locales = [Locale(_LOCALES.get(code, code)) for code in codes if exists(_LOCALES.get(code, code))]
    rows = ["code\tnames"]
    for code in codes:
        names = sorted({locale.languages[code].lower() for locale in locales if code in locale.languages})
        rows.append(f"{code}\t{'; '.join(names)}")
    return "\n".join(rows) + "\n"


def _plurals() -> str:
    """Which forms of plurals whole numbers take, for each language of ``codes/names.tsv`` that CLDR knows."""
    rows = ["code\tforms"]
    for line in (DATA / "codes" / "names.tsv").read_text(encoding="utf-8").splitlines():
        code = line.partition("\t")[0]
        locale = _LOCALES.get(code, code)
        if len(code) == 2 and exists(locale):
            forms = {Locale(locale).plural_form(number) for number in range(_MOST_COUNTED)}
            rows.append(f"{code}\t{' '.join(form for form in _FORMS if form in forms)}")
    return "\n".join(rows) + "\n"


def _own_name(code: str) -> str:
    return (Locale(code).languages.get(code) or "").lower() if exists(code) else ""


def _numbers() -> str:
    """The languages that set a decimal comma."""
    codes = sorted({each.partition("\t")[0] for each in _languages().splitlines()[1:]} - {""})
    commas = [code for code in codes if _decimal(code) == ","]
    return "\n".join(_entry("decimal-comma", commas)) + "\n"


def _decimal(code: str) -> str:
    return str(Locale(code).number_symbols["latn"]["decimal"]) if exists(code) else ""


def _money() -> str:
    """Codes and signs of currencies."""
    taken: set[str] = set()
    rows = ["code\tsigns\tname"]
    for code, name in _CURRENCIES.items():
        signs = sorted({sign for sign in map(partial(_symbol, code), _codes("languages")) if sign} - taken)
        taken.update(signs)
        rows.append(f"{code}\t{' '.join(signs) or '-'}\t{name}")
    return "\n".join(rows) + "\n"


def _symbol(currency: str, language: str) -> str:
    """The sign of a currency in a language, if it is one and no letters."""
    symbol = str(_locale(language).currency_symbols.get(currency, ""))
    return symbol if len(symbol) == 1 and unicodedata.category(symbol) == "Sc" else ""


def _codes(folder: str) -> list[str]:
    """The languages that people have written a file about."""
    return sorted(path.stem for path in (DATA / folder).glob("??.txt"))


# Countries

_FROM = "cs de es fr hi it ja nl pl pt ru sv tr uk zh".split()
_NO_COUNTRIES = ("EZ", "QO", "ZZ", "XA", "XB", "UN", "EU")


def _stem(name: str, language: str) -> str:
    """A name without its endings, so that inflected forms and adjectives begin with it."""
    bare = name.partition("(")[0].partition("–")[0].strip().lower()
    if language in _UNSPACED:
        return bare
    plain = latin(bare)
    if " " in plain:
        return "_".join(word[: max(4, len(word) - 2)] for word in plain.replace("-", " ").split())
    return plain[: max(4, len(plain) - (3 if len(plain) > 7 else 1))]


def _countries() -> str:
    """The names of countries that do not sound like the English ones."""
    names = {code: Locale(code).territories for code in _FROM}
    lines = []
    for code, english in Locale("en").territories.items():
        if len(code) != 2 or not code.isalpha() or code in _NO_COUNTRIES:
            continue
        bare = latin(english.partition("(")[0].strip().lower())
        own = bare.replace(" ", "_") if " " in bare else bare[: max(4, len(bare) - 2)]
        forms = {_stem(names[each][code], each) for each in _FROM if code in names[each]}
        odd = sorted(form for form in forms if len(form) > 1 and form[:4] != own[:4])
        whole = () if " " in bare else (f"{bare}=",)
        lines.append(" ".join((f"{code}:", *whole, own, *odd)))
    return "\n".join(sorted(lines)) + "\n"


# Places

_NAMED_IN = "en de fr es it pt nl pl cs sv tr".split()
_PLAIN_NAME = re.compile(r"[^\W\d_][^\W\d_’' .-]*(?:[ ’'-][^\W\d_][^\W\d_’'.]*)*")


def _places() -> str:
    """Countries and the cities that time zones are called after, where languages have names of their own for them."""
    rows = ["\t".join(("kind", *_NAMED_IN))]
    kinds = ("territories", [code for code in Locale("en").territories if len(code) == 2 and code not in _NO_COUNTRIES])
    cities = ("time_zones", sorted({zone for code in _NAMED_IN for zone in Locale(code)._data["time_zones"]}))
    seen = set()
    for kind, keys in (kinds, cities):
        for key in keys:
            names = [_place(code, kind, key) for code in _NAMED_IN]
            if names[0] and names[0] not in seen and len(set(filter(None, names))) > 1:
                seen.add(names[0])
                rows.append("\t".join(("place", names[0], *(_short(each, names[0]) for each in names[1:]))))
    return "\n".join(rows) + "\n"


def _place(code: str, kind: str, key: str) -> str:
    """A name that is no description; empty where a language has none."""
    found: Any = Locale(code)._data[kind].get(key, "")
    name = found if isinstance(found, str) else found.get("city", "")
    if kind == "time_zones" and not name:
        name = key.rpartition("/")[2].replace("_", " ")
    return name if _PLAIN_NAME.fullmatch(name) and not key.startswith("Etc/") else ""


def _short(name: str, english: str) -> str:
    return "=" if name in ("", english) else name


def files() -> dict[Path, str]:
    """Every file with what should stand in it."""
    texts = {f"languages/{code}.txt": _profile(code) for code in _codes("languages")}
    texts |= {f"entities/{code}.txt": _lexicon(code) for code in _codes("entities")}
    texts |= {"languages.tsv": _languages(), "currencies.tsv": _money(), "numbers.txt": _numbers()}
    texts |= {"plurals.tsv": _plurals(), "places.tsv": _places()}
    texts |= {"language_names.tsv": _language_names()}
    texts |= {"countries.txt": _countries()}
    return {TARGET / name: HEAD + text for name, text in texts.items()}


def stale() -> list[str]:
    """The files that are not what they should be, those that should not be there among them."""
    wanted = files()
    found = {path: path.read_text(encoding="utf-8") for path in TARGET.rglob("*.*")}
    return sorted(
        path.relative_to(TARGET).as_posix()
        for path in wanted.keys() | found.keys()
        if wanted.get(path) != found.get(path)
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing, say what is stale")
    if parser.parse_args().check:
        sys.exit(f"stale: {', '.join(names)}" if (names := stale()) else 0)
    for name in stale():
        (TARGET / name).unlink(missing_ok=True)
    for path, text in files().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
