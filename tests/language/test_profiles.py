"""Language profiles: the format, what every profile must say, and the exceptions that checks lean on."""

from __future__ import annotations

import time

import pytest

from mtcheck.engine.calls import check_article
from mtcheck.language import profiles
from mtcheck.language.packaged import rows_of
from mtcheck.language.profiles import codes, parse, profile
from mtcheck.language.values.lexicon import lexicon
from mtcheck.model.tags import primary

ALL = "ar cs da de el en es fi fr he hu it ja ko nl no pl pt ro ru sv tr uk zh".split()
SENTENCES = {
    "en": "The firm had had enough, and she knew that that plan was so so.",
    "de": "Die, die die Arbeit taten, sahen sie sie gern.",
    "fr": "Vous vous trompez et nous nous taisons.",
    "es": "Es muy muy tarde, casi casi de noche.",
    "it": "Era molto molto tardi e pioveva piano piano.",
    "pt": "Era muito muito tarde.",
    "nl": "Hij wist dat dat niet kon, en die die het zag zweeg.",
    "pl": "Było bardzo bardzo późno.",
    "cs": "Bylo velmi velmi pozdě.",
    "sv": "Det var så så sent att det det gällde försvann.",
    "tr": "Yavaş yavaş geldi ve tek tek saydı.",
    "ru": "Он шёл еле еле и долго долго молчал.",
    "uk": "Він ішов ледве ледве.",
    "el": "Ήρθε σιγά σιγά.",
}


def test_the_promised_languages_have_profiles():
    assert set(ALL) <= set(codes())


@pytest.mark.parametrize("code", codes())
def test_a_profile_says_what_every_check_needs(code):
    facts = profile(code)
    assert facts.name[0].isupper()
    assert facts.decimal
    assert facts.decimal not in facts.group
    assert all(left and right for left, right in facts.quotes)
    assert len(facts.months) == 12
    assert len(facts.weekdays) == 7
    assert len(facts.function_words) >= 18
    assert bool(facts.negators) != bool(lexicon(code).negators.words), "one home for negators"
    assert all(meaning for meaning in facts.leftovers.values())


@pytest.mark.parametrize("code", codes())
def test_words_are_in_lower_case(code):
    facts = profile(code)
    for words in (facts.function_words, facts.abbreviations, facts.doubled, facts.negators, facts.leftover_words):
        assert all(word == word.lower() for word in words)


@pytest.mark.parametrize("code", SENTENCES)
def test_words_that_rightly_stand_twice_are_not_reported(code):
    found = check_article(SENTENCES[code], target_language=code).findings
    assert not [each for each in found if each.check == "linguistic/doubled-word"]


def test_a_tag_has_the_profile_of_its_language():
    assert profile("de-CH") is profile("de")
    assert profile("PT_br") is profile("pt")
    assert primary("zh-Hans") == "zh"


@pytest.mark.parametrize(("code", "held"), [("tlh", "tlh"), ("", "und"), ("../en", "../en")])
def test_a_language_without_a_profile_claims_nothing(code, held):
    bare = profile(code)
    assert bare.code == held
    assert bare.function_words == frozenset()


def test_profiles_are_read_in_no_time():
    profiles._profile.cache_clear()
    start = time.perf_counter()
    for code in codes():
        profile(code)
    assert (time.perf_counter() - start) / len(codes()) < 0.0015 * 3


def test_the_format_reads_lists_pairs_and_meanings():
    facts = parse(
        "xx",
        "# a comment\nname: Example\ngroup: . U+00A0 _\nquotes: «_…_» “…”\nordinal-dot: yes\n"
        "function-words: of the\n  and\nabbreviations: z._b\n\nleftovers:\n  z. B. = for example\n",
    )
    assert facts.group == (".", "\u00a0", " ")
    assert facts.quotes == (("« ", " »"), ("“", "”"))
    assert facts.ordinal_dot is True
    assert facts.function_words == {"of", "the", "and"}
    assert facts.abbreviations == {"z. b"}
    assert facts.leftovers == {"z. B.": "for example"}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("name: X\nfunction-word: a", "line 2 is not an entry"),
        ("nonsense", "line 1 is not an entry"),
        ("name: X\nquotes: ab", "not a pair of quotation marks"),
        ("name: X\nleftovers:\n  z. B.", "has no meaning"),
    ],
)
def test_a_broken_profile_says_where(text, says):
    with pytest.raises(ValueError, match=says):
        parse("xx", text)


@pytest.mark.parametrize(("code", "script"), [("fa", "Arabic"), ("bn", "Bengali"), ("be", "Cyrillic"), ("sw", "Latin")])
def test_a_language_without_a_profile_has_its_script(code, script):
    assert profile(code).script == script


def test_no_language_with_a_profile_has_its_script_told_twice():
    assert not set(codes()) & {code for code, _ in rows_of("codes", "scripts")}
