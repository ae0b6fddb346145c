"""Sentences: where they end in several languages, and the laws that hold for every text."""

from __future__ import annotations

import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.loading import parse
from mtcheck.segmentation import segment, split

# Every line is a text; "|" stands where a new sentence begins.
SENTENCES = {
    "de": """
Am 3. Oktober feiern wir. | Danach ist frei.
Der 2. Weltkrieg endete 1945. | Die Stadt lag in Trümmern.
Im 19. und 20. Jahrhundert wuchs die Stadt.
Die 1. Bundesliga beginnt am 12. August.
Viele Tiere, z. B. Hunde, bellen. | Katzen nicht.
Das gilt u. a. für Köln und Bonn.
Fa. Schulz liefert morgen. | Wir warten.
Äpfel, Birnen usw. | Die Liste ist lang.
Herr Dr. Müller kam um 12.30 Uhr. | Er blieb.
„Ich gehe. | Du bleibst.“ | Dann fiel die Tür zu.
„Nein“, sagte er. | Sie schwieg.
„Nein!“, rief er. | Alle lachten.
„Warum nicht?“ fragte sie leise.
Johann S. | Die Polizei sucht ihn.
J. K. Rowling schrieb das Buch.
Kaiser Wilhelm II. Besuch war kurz.
Das kostet 3 Mio. Euro im Jahr.
Das steht in § 5 Abs. 2 Nr. 3 des Gesetzes.
Er wurde 1990 geboren. | Seine Mutter war Lehrerin.
Kommt er? | Ich weiß es nicht! | Wirklich nicht …
Es war am 24. 12. 2020 kalt.
Er sagte: »Komm! | Es ist spät.« | Sie kam.
Das ist das Ende (siehe S. 5). | Ja.
Um 20 Uhr, d. h. Punkt acht, begann es.
Sein 3. Tor war das schönste.
""",
    "en": """
It opens at 3 p.m. on Monday. | Doors close at 5 p.m. | The bar stays open.
The meeting is at 3 p.m. Monday in the hall.
Mr. Smith met Mrs. Jones. | They talked.
She lives in the U.S. and likes it.
He moved to the U.S. | The move was hard.
J. K. Rowling wrote it. | It sold well.
No. 5 is alive. | See Fig. 3 for details.
He said no. | They left.
"No!" he said. | Nobody moved.
"Why?" Anna asked. | Nobody knew.
"I left. | She stayed." | Then the lights went out.
“We won. | We are glad,” he said.
Prices rose 3.5 percent. | Wages did not.
It was Dr. Brown, Prof. Green and Gen. White.
He is taller than I. | She is not.
Is it true? | Yes! | It is.
Apple Inc. was first. | Then came others.
We tried plan B. | That failed too.
They met in St. Louis. | It rained.
It happened in 2010. | Experts were surprised.
He paid $5. | That was all.
Visit example.com for more. | It is free.
Version 2.0.1 is out. | Install it.
He sat. | Then he stood.
""",
    "fr": """
M. Dupont est arrivé. | Il est reparti.
« Je pars. | Tu restes. » | Puis la porte claqua.
« Non ! » dit-il. | Elle rit.
Né en 50 av. J.-C. à Rome, il mourut jeune.
Mme Curie et MM. Perrin et Langevin discutent.
Que faire ? | Rien du tout !
Voir p. 12 et fig. 3 du rapport.
""",
    "es": """
El Sr. García llegó. | La Sra. López no.
¿Vienes? | ¡Claro que sí! | Vamos.
EE. UU. anunció nuevas medidas. | México respondió.
«Me voy. | Tú te quedas». | Cerró la puerta.
Véase la pág. 5 del informe.
Llegó a las 5 p. m. | La reunión ya había empezado.
""",
    "pl": """
Fundacja ds. Nauki działa. | To dobrze.
Umowa z 3 maja 2020 r. | Nie ma innej.
""",
    "tr": """
II. Dünya Savaşı 1945'te bitti. | Şehir yıkılmıştı.
Olay 125. Cadde'de yaşandı. | Polis geldi.
""",
    "ru": """
А. С. Пушкин родился в 1799 году. | Он был поэтом.
Это было в 1990 г. в Москве.
Ул. Ленина, д. 5. | Там он жил.
«Я ухожу. | Ты остаёшься». | Дверь закрылась.
«Нет!» — сказал он. | Она молчала.
""",
    "zh": """
他来了。|她走了！|真的吗？
“不行！”他说。|她笑了。
他说：“我走了。|你留下。”|门关了。
价格上涨3.5个百分点。
""",
    "ja": """
彼は来た。|彼女は帰った！|本当ですか？
「いや。」と彼は言った。|誰も動かなかった。
「行きます。|残ってください。」|彼は出た。
""",
}
TEXTS = st.one_of(
    st.text(),
    st.lists(
        st.sampled_from(
            [*".!?…。！？\"'„“”«»()", " ", "\u00a0", "e\u0301", "😀", "Dr.", "3.", "Oktober", "Er", "no", "彼"]
        )
    ).map("".join),
)


def cases():
    for language, block in SENTENCES.items():
        for line in block.strip().splitlines():
            yield pytest.param(language, line.split("|"), id=f"{language}: {line[:40]}")


@pytest.mark.parametrize(("language", "sentences"), list(cases()))
def test_sentences_end_where_readers_end_them(language, sentences):
    text = "".join(each.lstrip() if language in ("zh", "ja") else each for each in sentences)
    text = " ".join(text.split())
    assert [text[start:end] for start, end in split(text, language)] == [each.strip() for each in sentences]


@given(TEXTS, st.sampled_from(["de", "en", "fr", "ru", "zh", "ja", "ar", "xx", ""]))
def test_everything_but_white_space_is_covered_once_and_in_order(text, language):
    spans = split(text, language)
    at = 0
    for start, end in spans:
        assert at <= start < end
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip()
        assert unicodedata.category(text[start])[0] != "M" or start == 0 or text[start - 1].isspace()
        at = end
    assert not text[at:].strip()


def test_a_label_is_one_segment_without_loading_the_splitter():
    program = (
        "import sys; from mtcheck.segmentation import split; "
        "assert len(split('Am 3. Oktober geht es z. B. um Dr. Maier', 'de')) == 1; "
        "assert 'sentencex' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_segments_lead_home_to_the_document():
    document = parse("Kurze  Zeile\n\nEin Satz.  Noch einer.\n", "page")
    assert [document.text[s.span.start : s.span.end] for s in segment(document, "de")] == [
        "Kurze  Zeile",
        "Ein Satz.",
        "Noch einer.",
    ]


def test_a_tag_counts_by_its_language():
    assert split("Am 3. Oktober. Danach nicht.", "de-AT") == split("Am 3. Oktober. Danach nicht.", "de")
