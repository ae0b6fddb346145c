"""Values that translations must carry over: what is found, and what counts as the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.language.transliteration import latin, skeleton
from mtcheck.language.values.addresses import addresses
from mtcheck.language.values.compare import Change, compare
from mtcheck.language.values.digits import localize, readings
from mtcheck.language.values.entity import Kind
from mtcheck.language.values.facts import facts
from mtcheck.language.values.han import han_numbers
from mtcheck.language.values.names import find_unsupported
from mtcheck.language.values.negation import core_negators, hints_at_negation, negators


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("de", "einundzwanzig Boote", 21),
        ("de", "dreihundertfünf Gäste", 305),
        ("de", "zweitausend Gäste", 2000),
        ("de", "anderthalb Jahre", 1.5),
        ("de", "zwei Dutzend Eier", 24),
        ("de", "2,8 Mrd. Euro", 2.8e9),
        ("en", "twenty-one boats", 21),
        ("en", "one hundred and five guests", 105),
        ("en", "three million people", 3e6),
        ("en", "£2.8bn", 2.8e9),
        ("fr", "quatre-vingt-dix-sept bateaux", 97),
        ("fr", "83 Mio de mémoire", 83),
        ("fr", "83Mio de mémoire", 83),
        ("fr", "83 mio de tonnes", 83_000_000),
        ("fr", "83 Mio. de tonnes", 83_000_000),
        ("fr", "83 Mio CHF", 83_000_000),
        ("fr", "le XVIIIe siècle", 18),
        ("es", "treinta y cinco barcos", 35),
        ("it", "ventidue barche", 22),
        ("pt", "dois milhões de euros", 2e6),
        ("nl", "vijfendertig boten", 35),
        ("pl", "trzy miliardy złotych", 3e9),
        ("ru", "двадцать пять домов", 25),
        ("sv", "tjugofem båtar", 25),
        ("tr", "yirmi beş tekne", 25),
        ("cs", "dvacet pět lodí", 25),
        ("zh", "三十五人", 35),
        ("zh", "3亿5000万", 3.5e8),
        ("ja", "１万５千円", 15000),
        ("ja", "令和2年", 2020),
        ("hi", "5 लाख लोग", 5e5),
    ],
)
def test_a_number_is_read_in_its_language(language, text, value):
    assert any(value in entity.values for entity in facts(text, language).entities)


def test_one_is_no_number_on_its_own():
    assert not facts("Einer der Gäste und eine Frau", "de").entities
    assert not facts("One of the guests and a woman", "en").entities


@pytest.mark.parametrize(
    ("source_language", "source", "target"),
    [
        ("de", "am 29.02.2024 um 12.49 Uhr", "on February 29, 2024, at 12:49 p.m."),
        ("de", "halb so viele, 1.000 Gäste", "half as many, 1,000 guests"),
        ("de", "die 80er Jahre", "the 1980s"),
        ("de", "der 17-Jährige", "the seventeen-year-old"),
        ("fr", "30 °C à 14h30", "86 °F at 2:30 p.m."),
        ("es", "unos 30 metros", "about 100 feet"),
        ("pl", "czterdziestodwuletni mechanik", "a 42-year-old mechanic"),
        ("cs", "dvaatřicetiletý muž", "a 32-year-old man"),
        ("sv", "på 1800-talet", "in the 19th century"),
        ("de", "2 bis 3 Millionen Euro", "2 million to 3 million euros"),
        ("en", "a 6-foot-6 forward", "a forward of 1.98 m"),
        ("de", "in den vergangenen 20 Jahren", "in the past two decades"),
        ("zh", "20世纪80年代", "the 1980s"),
        ("de", "03/04/2024", "April 3, 2024"),
        ("de", "2024-04-03", "3 April 2024"),
    ],
)
def test_equal_values_make_no_difference(source_language, source, target):
    assert compare(source, target, source_language, "en") == ()


def test_a_changed_pair_is_one_difference_with_both_places():
    (difference,) = compare("Es waren 51 Gäste.", "There were 15 guests.", "de", "en")
    assert difference.change is Change.VALUE
    assert (difference.source.start, difference.source.end) == (9, 11)
    assert (difference.target.start, difference.target.end) == (11, 13)


def test_a_lost_date_is_left_to_the_check_of_omissions():
    assert compare("Er kam am 3. Mai.", "He came yesterday.", "de", "en") == ()


def test_months_need_a_capital_in_english():
    assert [entity.kind for entity in facts("It may rain in May.", "en").entities] == [Kind.MONTH]


@pytest.mark.parametrize(
    ("language", "text", "hour", "minute"),
    [
        ("ja", "会議は3時半に始まる。", 3, 30),
        ("ja", "会議は3時15分に始まる。", 3, 15),
        ("zh", "会议九点开始，上午9点半结束。", 9, 30),
        ("fr", "Rendez-vous à 18 h 45.", 18, 45),
        ("en", "Doors open at 7.30 p.m. sharp.", 7, 30),
        ("de", "Beginn ist um 19.15 Uhr.", 19, 15),
    ],
)
def test_a_clock_time_is_read_with_its_minutes(language, text, hour, minute):
    times = [entity for entity in facts(text, language).entities if entity.kind is Kind.TIME]
    assert [entity.parts for entity in times] == [(hour, minute)]


@pytest.mark.parametrize(
    ("language", "text", "parts"),
    [
        ("de", "Am 3.10.2021 und am 45.13.2021.", {Kind.DAY: [(3.0,)], Kind.MONTH: [(10.0,)], Kind.YEAR: [(2021.0,)]}),
        ("en", "On 3/10/2021, or 41/51/2021.", {Kind.DAY: [(3.0, 10.0)], Kind.MONTH: [(10.0, 3.0)]}),
    ],
)
def test_only_what_can_be_a_date_is_one(language, text, parts):
    entities = facts(text, language).entities
    for kind, values in parts.items():
        assert [entity.values for entity in entities if entity.kind is kind] == values


@pytest.mark.parametrize(
    ("language", "text", "unit"),
    [("de", "Es waren 21 °C.", "celsius"), ("en", "It was 70 °F.", "fahrenheit"), ("en", "It turned 90°.", "degree")],
)
def test_degrees_are_told_apart(language, text, unit):
    assert [entity.unit for entity in facts(text, language).entities] == [unit]


def test_ambiguous_signs_are_read_both_ways():
    assert readings("1.000", "de") == (1000.0, 1.0)
    assert readings("1,000", "de") == (1.0, 1000.0)
    assert readings("1.234,5", "en") == (1234.5,)
    assert readings("1.2.3", "en") == ()
    assert readings("1.234,5,6") == ()


@given(st.integers(min_value=0, max_value=10**12), st.sampled_from(["de", "en", "fr", "pl"]))
def test_what_is_written_is_read_again(value, language):
    assert float(value) in readings(localize(str(value), value, language), language)


@given(st.text(max_size=80), st.sampled_from(["de", "en", "fr", "ja", "hi", "xx"]))
def test_any_text_is_read_and_every_place_is_right(text, language):
    for entity in facts(text, language).entities:
        assert text[entity.start : entity.end] == entity.text
        assert entity.values
    negators(text, language)
    find_unsupported(text, language, text, language)
    for address in addresses(text):
        assert 0 <= address.start < address.end <= len(text)


@given(st.text(max_size=60), st.sampled_from(["de", "en", "ru", "zh"]))
def test_a_text_does_not_differ_from_itself(text, language):
    assert not [each for each in compare(text, text, language, language) if each.change is not Change.UNIT]


def test_phrases_that_deny_nothing_do_not_negate():
    assert not negators("nicht nur heute", "de")
    assert [word.text for word in core_negators("Er kam nicht.", "de")] == ["nicht"]
    assert [word.lower for word in negators("He doesn't and can’t.", "en")] == ["doesn't", "can’t"]
    assert hints_at_negation("They were unable to come.", "en")
    assert not hints_at_negation("Under the bridge.", "en")
    assert negators("这不是真的", "zh")


def test_spellings_of_a_name_share_a_skeleton():
    assert latin("Żółć") == "zolc"
    assert skeleton("Lukaschenko") == skeleton("Лукашенко") == skeleton("Lukashenko")
    assert skeleton("Tichanowskaja") == skeleton("Tikhanovskaya")
    assert skeleton("Χριστός") != skeleton("Peter")


def test_addresses_end_before_the_full_stop():
    found = addresses("Siehe https://www.blatt.example/a, @blatt und #Wahl oder a@b.example.")
    assert [(each.kind, each.key) for each in found] == [
        ("link", "blatt.example/a"),
        ("handle", "@blatt"),
        ("hashtag", "#wahl"),
        ("mail", "a@b.example"),
    ]


@pytest.mark.parametrize(
    ("text", "language", "time"),
    [
        ("Das Spiel beginnt um halb drei.", "de", 2.3),
        ("Sie kam um Viertel nach acht.", "de", 8.15),
        ("Sie kam um Viertel vor 9.", "de", 8.45),
        ("It starts at half past two.", "en", 2.3),
        ("It starts at a quarter to nine.", "en", 8.45),
        ("Il arrive à deux heures et demie.", "fr", 2.3),
        ("Empieza a las dos y media.", "es", 2.3),
        ("Comincia alle due e mezza.", "it", 2.3),
        ("Het begint om half drie.", "nl", 2.3),
        ("Zaczyna się o wpół do trzeciej.", "pl", 2.3),
        ("Начало в половине третьего.", "ru", 2.3),
    ],
)
def test_times_in_words_are_times(text, language, time):
    (found,) = facts(text, language).entities
    assert found.kind is Kind.TIME
    assert time in found.values


def test_a_time_in_words_is_the_same_in_digits_and_another_is_not():
    assert compare("Um halb drei schloss das Tor.", "The gate closed at 2:30 p.m.", "de", "en") == ()
    assert compare("Um halb drei schloss das Tor.", "The gate closed at 3:30 p.m.", "de", "en")


def test_half_of_something_is_no_time():
    assert all(each.kind is not Kind.TIME for each in facts("Halb Europa sah zu, halb so viele kamen.", "de").entities)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("价格大概要一万六七千元。", [(16_000.0,), (17_000.0,)]),
        ("三四十人参加了会议。", [(30.0,), (40.0,)]),
        ("他们坚持“九四共识”。", [(94.0, 1994.0, 2094.0)]),
        ("会议在一九九四年举行。", [(1994.0,)]),
    ],
)
def test_chinese_numerals_that_leave_two_numbers_or_the_century_open(text, values):
    assert [each.values for each in han_numbers(text)] == values
