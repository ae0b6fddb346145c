"""Lines in which a page asks its reader to do something."""

from __future__ import annotations

import pytest

from mtcheck.language.calls import stock


@pytest.mark.parametrize(
    ("language", "line", "kind"),
    [
        ("en", "Never miss the latest stories: join our Viber channel", "newsletter"),
        ("en", "Would you like to get our digest every evening? Sign up here", "newsletter"),
        ("en", "Please log in to leave a comment", "login"),
        ("en", "Noticed a typo? Highlight the word and press Shift+Enter", "cta"),
        ("en", "Was this page useful to you?", "meta"),
        ("en", "This article reads in 4 minutes", ""),
        ("en", "You will read this article in 4 minutes", "meta"),
        ("en", "Copying of materials without written permission is prohibited", "footer"),
        ("en", "Click here for the full gallery", "cta"),
        ("en", "Continue reading for €2 a month", "paywall"),
        ("de", "Erhalte jeden Morgen unseren kostenlosen Rundbrief: hier anmelden", "newsletter"),
        ("de", "Melden Sie sich an, um den Beitrag zu kommentieren", "comment"),
        ("fr", "Rejoignez notre chaîne WhatsApp", "newsletter"),
        ("fr", "Vous avez vu une faute ? Signalez-la à la rédaction ici", "cta"),
        ("es", "Síguenos en Telegram para recibir nuestras noticias", "social"),
        ("it", "Iscriviti alla nostra newsletter", "newsletter"),
        ("nl", "Volg ons op Instagram", "social"),
        ("pl", "Zapisz się do naszego newslettera", "newsletter"),
        ("pt", "Siga o nosso canal no Telegram", "newsletter"),
        ("fr", "Si ce message s'affiche mal, veuillez cliquer ici.", "cta"),
        ("en", "Would you rather have the Harbour Echo on paper? Click here", "cta"),
    ],
)
def test_calls(language: str, line: str, kind: str) -> None:
    assert stock(language).of(line) == kind


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Follow the river until the second bridge."),
        ("en", "Read the results, then change the table."),
        ("en", "The council subscribes to the newsletter of the port."),
        ("en", '"Join our channel," she said.'),
        ("en", "Save the file and close the editor."),
        ("de", "Folgen Sie dem Weg bis zur zweiten Brücke."),
        ("fr", "Suivez la route jusqu'au deuxième pont."),
        ("es", "Siga el camino hasta el segundo puente."),
        ("fi", "Tilaa uutiskirje"),
    ],
)
def test_text_is_no_call(language: str, line: str) -> None:
    assert stock(language).of(line) == ""


def test_long_lines_are_not_read() -> None:
    assert stock("en").of("subscribe to our newsletter here " * 40) == ""
