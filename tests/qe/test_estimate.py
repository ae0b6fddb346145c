"""The estimate of quality: what lowers it, by how much it is capped, and what it says of how it was made."""

from __future__ import annotations

import json
from itertools import pairwise

import numpy as np
import pytest

from mtcheck import check_article, check_segments
from mtcheck.config import Config
from mtcheck.embeddings import EVERY_LANGUAGE, encoder
from mtcheck.errors import CheckError
from mtcheck.qe import Estimator, weights
from mtcheck.qe.evidence import NAMES, Part

SOURCE = "Die Brücke wurde nach 51 Tagen am Montag nicht wieder eröffnet."
SOUND = "The bridge was not reopened on Monday after 51 days."


def qualities(source, texts, source_language, target_language, **given):
    pairs = [(source, text, None) for text in texts]
    return [each.quality for each in check_segments(pairs, source_language, target_language, **given)]


@pytest.mark.parametrize(
    "damaged",
    [
        "The bridge was not reopened on Monday after 15 days.",
        "The bridge was reopened on Monday after 51 days.",
        "The bridge was not reopened on Monday.",
        "The bridge was not the bridge was not reopened on Monday after 51 days.",
        "The bridge not was reopened Monday on after 51 days.",
        "The bridge was not wiedereröffnet on Monday after 51 days.",
        "The bridge was not reopnened on Monday after 51 days.",
        SOURCE,
        "The bridge.",
        "The bakery sells fresh bread and rolls to its guests.",
        "the bridge was not reopened on monday after 51 days.",
        "The bridge was not reopened on Monday after 51 days",
        "The bridge was not reopened , on Monday after 51 days .",
        "",
    ],
)
def test_damage_lowers_it(damaged):
    sound, bad = qualities(SOURCE, [SOUND, damaged], "de", "en")
    assert 0 <= bad < sound <= 100


@pytest.mark.parametrize(
    ("source_language", "target_language", "source", "sound", "damaged"),
    [
        (
            "en",
            "de",
            "The harbour closes at nine, and nobody may enter afterwards.",
            "Der Hafen schließt um neun, und danach darf niemand mehr hinein.",
            [
                "Der Hafen schließt um neun, und danach darf jeder hinein.",
                "Der Hafen schließt um neun.",
                "Der Hafen schließt um neun, und danach danach darf niemand mehr hinein.",
                "Der Hafen schließt um neun, und danach darf niemand mehr hinien.",
            ],
        ),
        (
            "en",
            "fr",
            "The ferry to the island leaves every morning.",
            "Le ferry pour l'île part chaque matin.",
            ["Le ferry.", "Le ferry pour the island part chaque matin.", "Le pain est frais"],
        ),
        (
            "en",
            "ru",
            "The museum opened a new hall for children.",
            "Музей открыл новый зал для детей.",
            ["Музей открыл новый зал для детей для детей.", "Музей открыл зал.", "Завтра будет дождь."],
        ),
        (
            "en",
            "zh",
            "The train to Shanghai leaves at six in the morning.",
            "开往上海的火车早上六点出发。",
            ["开往北京的火车早上六点出发。", "开往上海的火车", "我喜欢喝茶。"],
        ),
    ],
)
def test_the_sound_translation_is_above_the_damaged_ones(source_language, target_language, source, sound, damaged):
    best, *others = qualities(source, [sound, *damaged], source_language, target_language)
    assert max(others) < best


def test_the_same_pair_always_has_the_same_number():
    texts = [SOUND, "The bridge was opened.", SOUND]
    once = qualities(SOURCE, texts, "de", "en")
    assert once[0] == once[2]
    assert once == qualities(SOURCE, texts, "de", "en")


def test_a_proven_defect_caps_it():
    (report,) = check_segments([(SOURCE, SOURCE, None)], "de", "en")
    assert max(each.severity.rank for each in report.findings) >= 2
    assert report.quality <= 50


def test_a_reference_tells_more():
    reference = "On Monday, after 51 days, the bridge was still not reopened."
    pairs = [(SOURCE, text, reference) for text in (SOUND, "The bridge was not closed on Monday after 51 days.")]
    sound, bad = check_segments(pairs, "de", "en")
    assert bad.quality < sound.quality
    assert sound.measurements[0].signature.endswith("|references:1")


def test_the_signature_says_what_it_rests_on():
    (report,) = check_segments([(SOURCE, SOUND, None)], "de", "en")
    signature = report.measurements[0].signature
    assert signature.startswith("quality:2|of:segment|meaning:words|encoder:use-multilingual:3|")
    assert signature.endswith("|fluency:ngrams")


def test_without_an_encoder_it_rests_on_the_surface_and_says_so():
    config = Config(encoder="none")
    reports = list(
        check_segments([(SOURCE, text, None) for text in (SOUND, "the bridge bridge , .")], "de", "en", config=config)
    )
    assert reports[1].quality < reports[0].quality
    assert "|meaning:none|" in reports[0].measurements[0].signature
    assert reports[0].not_checked[0].what == "encoder"


def test_a_language_that_the_encoder_does_not_know_is_said_to_be_doubtful():
    source, sound = "Podul nu a fost redeschis luni, după 51 de zile.", SOUND
    pairs = [(source, sound, None), (source, "The bridge bridge was not reopened after 15 days", None)]
    reports = list(check_segments(pairs, "ro", "en"))
    assert reports[1].quality < reports[0].quality
    assert "|meaning:doubtful|" in reports[0].measurements[0].signature
    assert reports[0].not_checked[0].what == "encoder"


class Sentences:
    """An encoder that knows whole sentences only."""

    signature = "sentences:1"
    languages = EVERY_LANGUAGE

    def encode(self, texts):
        return encoder("").encode(texts)


def test_an_encoder_of_sentences_alone_will_do():
    estimator = Estimator("de", "en", Sentences())
    parts = [Part(SOURCE, SOUND), Part(SOURCE, "The bakery sells fresh bread on Monday after 51 days.")]
    sound, other = map(estimator.estimate, estimator.evidence(parts))
    assert other.value < sound.value
    assert "|meaning:sentences|encoder:sentences:1|" in estimator.signature("segment")


def test_nothing_beside_nothing_is_no_fault():
    assert qualities("", ["", "x"], "de", "en") == [100, 0]


def test_texts_without_words_are_estimated_as_well():
    assert all(0 <= each <= 100 for each in qualities("51", ["51", "...", "🙂", "?"], "de", "en"))
    assert 0 <= qualities("…", ["The bridge."], "de", "en")[0] < 100


def test_a_page_beside_its_original_has_one():
    report = check_article(SOUND, source=SOURCE, target_language="en", source_language="de")
    assert 0 < report.quality <= 100
    assert report.measurements[0].name == "quality"
    assert "|of:article|" in report.measurements[0].signature
    assert check_article(SOUND, target_language="en").quality is None


def test_what_is_missing_from_a_page_lowers_it():
    source = f"{SOURCE}\n\nDas Wasser im Fluss steigt seit Wochen."
    whole = f"{SOUND}\n\nThe water in the river has been rising for weeks."
    both = [
        check_article(text, source=source, target_language="en", source_language="de").quality
        for text in (whole, SOUND)
    ]
    assert both[1] < both[0]


def test_weights_of_another_version_are_refused(tmp_path):
    path = tmp_path / "weights.json"
    data = json.loads(weights.FILE.read_text(encoding="utf-8"))
    path.write_text(json.dumps(data | {"version": 1}), encoding="utf-8")
    with pytest.raises(CheckError, match=r"weights of version 1 for an estimate of version 2; install mtcheck again"):
        weights.read(path)
    path.write_text(json.dumps(data | {"evidence": list(NAMES[1:])}), encoding="utf-8")
    with pytest.raises(CheckError, match="weights\\.json"):
        weights.read(path)
    path.write_text("[]", encoding="utf-8")
    with pytest.raises(CheckError, match="not weights"):
        weights.read(path)
    with pytest.raises(CheckError, match="not weights"):
        weights.read(tmp_path / "absent.json")


def test_a_further_loss_always_lowers_it():
    scale = weights.weights_for("words").scale
    values = [scale.quality(loss) for loss in np.linspace(0, 500, 200)]
    assert values[0] == 100
    assert all(later < earlier for earlier, later in pairwise(values))
    assert values[-1] > 0


SENTENCES = {
    "en": "The council met on Monday evening in the old school.",
    "he": "המועצה התכנסה ביום שני בערב בבית הספר הישן.",
    "fa": "شورا دوشنبه شب در مدرسه قدیمی تشکیل جلسه داد.",
    "hi": "परिषद की बैठक सोमवार शाम को पुराने स्कूल में हुई।",
    "uk": "Рада зібралася в понеділок увечері в старій школі.",
}


@pytest.mark.parametrize("language", ["he", "fa", "hi"])
def test_a_translation_in_a_script_that_nothing_is_known_of_gets_no_number(language):
    (report,) = check_segments([(SENTENCES["en"], SENTENCES[language], None)], "en", language)
    assert report.quality is None
    assert not report.measurements
    assert [gap.what for gap in report.not_checked].count("quality") == 1


@pytest.mark.parametrize("language", ["he", "fa", "hi"])
def test_an_original_in_such_a_script_leaves_the_surface(language):
    (report,) = check_segments([(SENTENCES[language], SENTENCES["en"], None)], language, "en")
    assert report.quality > 60
    assert "|meaning:none|" in report.measurements[0].signature
    assert [gap.what for gap in report.not_checked].count("quality") == 1


def test_a_language_that_the_encoder_does_not_know_in_a_script_that_it_does_keeps_its_estimate():
    (report,) = check_segments([(SENTENCES["uk"], SENTENCES["en"], None)], "uk", "en")
    assert "|meaning:doubtful|" in report.measurements[0].signature


def test_a_page_in_such_a_script_gets_no_number_either():
    report = check_article(SENTENCES["fa"], source=SENTENCES["en"], source_language="en", target_language="fa")
    assert report.quality is None
    assert "quality" in [gap.what for gap in report.not_checked]
