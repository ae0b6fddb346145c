"""Lines in which a page praises what it has besides."""

from __future__ import annotations

import pytest

from mtcheck.language.promos import promo_kind


@pytest.mark.parametrize(
    ("line", "language", "kind"),
    [
        ("*** Alles über die Regionalliga in unserem WhatsApp-Kanal ***", "de", "newsletter"),
        ("Abonniere Der Morgen, unseren täglichen Newsletter über die Region", "de", "newsletter"),
        ("Melden Sie sich für The Daily Brief an, geliefert in Ihren Posteingang", "de", "newsletter"),
        ("Erhalte jeden Morgen Ihr Wesentliches der Neuigkeiten", "de", "newsletter"),
        ("Ich abonniere mich ab 1 €", "de", "paywall"),
        ("Hier geht es zum Tarifrechner*", "de", "cta"),
        ("Lesen Sie uns in Telegram – kurz und auf den Punkt", "de", "social"),
        ("Inscrivez-vous à La Matinale, notre lettre d'information", "fr", "newsletter"),
        ("Avez-vous vu le loup ? Envoyez votre photo à la rédaction.", "fr", "cta"),
        ("Recevez chaque matin l'essentiel de l'actualité", "fr", "newsletter"),
        ("Suscríbete a El Despertador, nuestro boletín de la mañana", "es", "newsletter"),
        ("Ningún comentario. ¡Sea el primero!", "es", "comment"),
        ("Tip us! Have you seen the wolf? Send your picture to the editors.", "en", "cta"),
    ],
)
def test_what_a_page_offers(line, language, kind):
    assert promo_kind(line, language) == kind


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("+++ 16.45 Uhr: Die Suche in unserem Kanal ist beendet +++", "de"),
        ("Here you can see the bridge", "en"),
        ("No comments were made by the police on this report", "en"),
        ("She got every newsletter she had asked for", "en"),
        ("Get a room every day", "en"),
        ("Chaque matin, les enfants reçoivent des nouvelles de leur correspondant.", "fr"),
        ("¿Ha visto al lobo? El pastor lo ha visto dos veces este invierno.", "es"),
        ("Det finns ingen ko på isen", "sv"),
    ],
)
def test_what_an_article_says(line, language):
    assert promo_kind(line, language) == ""
