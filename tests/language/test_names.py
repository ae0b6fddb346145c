"""Names across languages and scripts: what carries a name, and what is a name at all."""

from __future__ import annotations

import pytest

from mtcheck.language.romanisation import hangul, kana, pinyin, spelt_names
from mtcheck.language.values.carried import is_carried
from mtcheck.language.values.names import find_unsupported, lost_names
from mtcheck.language.values.places import places_in, places_of
from mtcheck.language.values.proper import find_capitalised, is_common


@pytest.mark.parametrize(
    ("name", "text", "language"),
    [
        ("Norway", "Sie kam aus Norwegen.", "de"),
        ("Germany", "Il vit en Allemagne.", "fr"),
        ("Spain", "スペインから来た。", "ja"),
        ("Korea", "韩国代表团抵达。", "zh"),
        ("ECB", "Die EZB tagte.", "de"),
        ("Wroclawski", "Mówił o Wrocławskim.", "pl"),
        ("Avignon", "Le pont d’Avignon est fermé.", "fr"),
        ("Schulz", "シュルツ氏は語った。", "ja"),
        ("Chernova", "Это сказала Чернова.", "ru"),
        ("Walker", "Об этом сообщил Уокер.", "ru"),
        ("Berlin", "Der Berlin-Besuch endete.", "de"),
        ("Busan", "부산 시장", "ko"),
    ],
)
def test_a_name_is_found_in_any_spelling(name, text, language):
    assert is_carried(name, text, language)


@pytest.mark.parametrize(
    ("name", "text", "language"),
    [("Portugal", "Sie kam aus Norwegen.", "de"), ("Brazil", "他在德国。", "zh"), ("Ferrante", "Писал Климов.", "ru")],
)
def test_another_name_is_none_of_its_spellings(name, text, language):
    assert not is_carried(name, text, language)


def test_ordinary_words_are_no_names():
    assert is_common("courts")
    assert is_common("constitutional")
    assert is_common("however")
    assert not is_common("lindqvist")


def test_headlines_and_languages_that_capitalise_nouns_tell_nothing():
    assert find_capitalised("Minister Steps Down After Long Dispute", "en") == ()
    assert find_capitalised("Der Hund bellt.", "de") == ()


def test_names_without_counterpart_are_told_on_both_sides():
    source, target = "Das sagte Novak der Zeitung.", "The newspaper heard it from Lindqvist."
    assert [name.words[0].text for name in find_unsupported(target, "en", source, "de")] == ["Lindqvist"]
    assert "Novak" in [word.text for name in lost_names(source, "de", target, "en") for word in name.words]


def test_places_have_many_names():
    assert places_of("Germans") & places_of("niemiecki")
    assert "AT" in places_in("die Lage in Österreich")


def test_signs_are_read():
    assert (pinyin("北"), pinyin("x"), kana("シュミット"), hangul("부산")) == ("bei", "", "shumitto", "busan")
    assert kana("ヴィクトリア") == "vikutoria"
    assert spelt_names("乔·拜登在旧金山") == ("baideng", "jinshan")
