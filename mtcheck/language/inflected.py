"""The forms of a word that a table of words writes short: ``hand+`` a noun, ``push~`` a regular verb, ``pour*`` a stem.

What is regular in a language is all that is known of it: irregular forms are written out.
"""

from __future__ import annotations

from collections.abc import Mapping

NOUN, VERB, STEM = "+", "~", "*"

_NOUNS: Mapping[str, tuple[str, ...]] = {
    "de": ("", "s", "es", "e", "en", "n", "er", "ern"),
    "fr": ("", "s", "x"),
}
_VERBS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "en": (("e", "e es ed ing"), ("", " s es ed ing")),
    "de": (
        ("ern", "ern ere ert ernd erte erten"),
        ("eln", "eln le elt elnd elte elten"),
        ("en", "en e st t et end te ten ete eten"),
    ),
    "fr": (
        ("er", "er e es ons ez ent é ée és ées ais ait aient ant a èrent era eront erait eraient eons eait eant ea"),
        ("ir", "ir is it issent issez issons i ie is ies issait issaient issant irent ira irait iraient"),
        ("re", "re s ent ez ons u ue us ues ait aient ant it irent ra rait"),
    ),
    "es": (
        ("ar", "ar o a as amos an é ó aste aron aba aban ando ado ada ados adas ará arán aría arían e en ara aran"),
        ("er", "er o e es emos en í ió ieron ía ían iendo ido ida idos idas erá erán ería a an iera ieran"),
        ("ir", "ir o e es imos en í ió ieron ía ían iendo ido ida idos idas irá irán iría a an iera ieran"),
    ),
}
_CLITICS: Mapping[str, tuple[str, ...]] = {"es": ("se", "lo", "la", "le", "los", "las", "les", "me", "te", "nos")}
_SPELT_AFRESH: Mapping[str, str] = {"car": "qu", "gar": "gu", "zar": "c"}
"""What the last letter before the ending of a Spanish verb becomes where an e follows."""
_GERMAN_PARTICIPLES = ("t", "et", "te", "ten", "ter")


def inflect(word: str, language: str) -> tuple[str, ...]:
    """The forms that a word of a table stands for, as they are written; a stem keeps its asterisk."""
    if word.endswith(NOUN):
        return tuple(_inflect_noun(word[:-1], language))
    if word.endswith(VERB):
        return tuple(dict.fromkeys(_inflect_verb(word[:-1], language)))
    return (word,)


def _inflect_noun(noun: str, language: str) -> list[str]:
    if language in ("en", "es"):
        return [noun, form_plural(noun, language)]
    return [noun + ending for ending in _NOUNS.get(language, ("",))]


def form_plural(noun: str, language: str) -> str:
    """The regular plural of an English or a Spanish noun; of an English verb the third person."""
    if language == "en" and noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    if language != "en" and noun.endswith("z"):
        return f"{noun[:-1]}ces"
    return f"{noun}es" if noun.endswith(_HISSING if language == "en" else _CONSONANTS) else f"{noun}s"


_HISSING = ("s", "x", "z", "ch", "sh")
_CONSONANTS = tuple("bcdfghjklmnñpqrstvwxyí")


def _inflect_verb(verb: str, language: str) -> list[str]:
    for ending, forms in _VERBS.get(language, ()):
        if verb.endswith(ending):
            stem = verb.removesuffix(ending)
            found = [verb, *(stem + form for form in forms.split(" "))]
            return [*found, *_more(verb, stem, language)]
    return [verb]


def _more(verb: str, stem: str, language: str) -> list[str]:
    """English ``carried``, German participles, Spanish ``saque`` and infinitives with their pronouns."""
    if language == "en" and verb.endswith("y"):
        return [f"{verb[:-1]}ies", f"{verb[:-1]}ied"]
    if language == "de":
        core = verb.removesuffix("n") if verb.endswith(("ern", "eln")) else stem
        return [f"ge{core}{ending}" for ending in _GERMAN_PARTICIPLES]
    afresh = _SPELT_AFRESH.get(verb[-3:], "") if language == "es" else ""
    spelt = [f"{stem[:-1]}{afresh}{ending}" for ending in ("e", "en", "é") if afresh]
    return [*spelt, *(verb + clitic for clitic in _CLITICS.get(language, ()))]
