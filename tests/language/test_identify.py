"""Which language an article, or a line of a known pair, is in."""

from __future__ import annotations

import subprocess
import sys

import pytest

from mtcheck.errors import UsageError
from mtcheck.language import identify
from mtcheck.language.codes import is_known, language_code
from mtcheck.loading import parse

ARTICLES = {
    "en": "The town council has decided that the old bridge will be closed for a year, because it is no longer safe.",
    "de": "Der Stadtrat hat beschlossen, dass die alte Brücke für ein Jahr gesperrt wird, weil sie nicht sicher ist.",
    "fr": "Le conseil municipal a décidé que le vieux pont sera fermé pour un an, parce qu’il n’est plus assez sûr.",
    "es": "El ayuntamiento ha decidido que el puente viejo se cierre durante un año porque ya no es seguro.",
    "it": "Il consiglio comunale ha deciso che il vecchio ponte sarà chiuso per un anno, perché non è più sicuro.",
    "da": "Byrådet har besluttet, at den gamle bro skal være lukket i et år, fordi den ikke længere er sikker.",
    "sv": "Kommunen har beslutat att den gamla bron ska stängas under ett år eftersom den inte är säker.",
    "pl": "Rada miasta zdecydowała, że stary most będzie zamknięty przez rok, bo nie jest już bezpieczny.",
    "ru": "Городской совет решил, что старый мост будет закрыт на год, потому что он уже не безопасен для машин.",
    "uk": "Міська рада вирішила, що старий міст буде закрито на рік, тому що він вже не є безпечним для машин.",
    "el": "Το δημοτικό συμβούλιο αποφάσισε ότι η παλιά γέφυρα θα κλείσει για έναν χρόνο.",
    "he": "מועצת העיר החליטה שהגשר הישן ייסגר לשנה כי הוא כבר לא בטוח.",
    "ar": "قرر مجلس المدينة أن الجسر القديم سيغلق لمدة عام لأنه لم يعد آمنا في هذا الوقت من السنة كما قال.",
    "ja": "市議会は古い橋を一年間閉鎖することを決めた。",
    "zh": "市议会决定将旧桥关闭一年，因为它已不再安全。",
    "ko": "시의회는 낡은 다리를 일 년 동안 폐쇄하기로 결정했다.",
}


@pytest.mark.parametrize("language", ARTICLES)
def test_an_article_is_recognised(language):
    guess = identify.article_language(ARTICLES[language])
    assert guess.language == language
    assert 0.5 < guess.probability <= 1


def test_an_ordinary_article_needs_no_detector_library():
    program = (
        "import sys; from mtcheck.language.identify import article_language; "
        f"assert article_language({ARTICLES['de']!r}).language == 'de'; "
        "assert not {'langdetect', 'numpy'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_a_language_without_a_profile_is_left_to_langdetect():
    estonian = (
        "Linnavolikogu otsustas, et vana sild suletakse aastaks, sest see ei ole enam autode jaoks piisavalt ohutu."
    )
    assert identify.article_language(estonian).language == "et"


def test_what_was_expected_is_likelier():
    croatian = "Gradsko vijeće odlučilo je da će stari most biti zatvoren godinu dana jer više nije siguran za promet."
    assert identify.article_language(croatian, expected=("hr",)) == identify.article_language(
        croatian, expected=("hr",)
    )
    assert identify.article_language(croatian, expected=("hr",)).language == "hr"


@pytest.mark.parametrize("text", ["", "12.49", "Berlin", "🙂 – !", "Anna Maier, Köln"])
def test_too_little_text_has_no_language(text):
    assert identify.article_language(text) is None


@pytest.mark.parametrize("code", ["en", "en-US", "zh-Hans", "pt_BR", "DE", "nb", "yi"])
def test_known_languages(code):
    assert is_known(code)
    assert len(language_code(code)) == 2


def test_tags_and_aliases_have_one_code():
    assert [language_code(each) for each in ("zh-Hans", "nb-NO", "iw", "EN")] == ["zh", "no", "he", "en"]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("deu", "de"),
        ("ger", "de"),
        ("ENG", "en"),
        ("German", "de"),
        ("deutsch", "de"),
        ("zho-Hans", "zh"),
        ("nob", "no"),
    ],
)
def test_other_names_of_a_language_are_taken(name, code):
    assert language_code(name) == code


@pytest.mark.parametrize(("code", "near"), [("germna", "de"), ("cz", "cs"), ("Englisch", "en"), ("jp", "ja")])
def test_an_unknown_language_is_an_error_with_a_near_match(code, near):
    with pytest.raises(UsageError, match=f"unknown language '{code}': use an ISO 639-1 code .*; did you mean '{near}'"):
        language_code(code)


def test_nonsense_has_no_near_match():
    with pytest.raises(UsageError, match="unknown language 'qqqqqq': use an ISO 639-1 code"):
        language_code("qqqqqq")


def test_page_chrome_in_another_language_does_not_decide():
    chrome = "\n\n".join(
        ["Home", "Share this", "Print", "Read more about it", "Most read", "Sign in", "Contact us"] * 5
    )
    assert identify.document_language(parse(f"{chrome}\n\n{ARTICLES['de']}\n", "page")).language == "de"


def test_a_page_of_short_lines_is_judged_by_them():
    lines = ARTICLES["de"].split(", ")
    assert identify.document_language(parse("\n\n".join(lines), "page")).language == "de"
    assert identify.document_language(parse("Home\n\nKontakt\n", "page")) is None
