"""Passages in another language, counted once and as gravely as they are many."""

from __future__ import annotations

import pytest

from mtcheck import check_article
from mtcheck.loading import parse
from mtcheck.model.kinds import Format

ENGLISH = "The council said on Friday that the footbridge would be closed until the middle of May."
GERMAN = (
    "Die Bohlen müssen ersetzt werden, weil sie nach dem Winter nicht mehr sicher sind, sagte der Bürgermeister.",
    "Der Streifen neben der Straße wird markiert, damit auch Kinder sicher zur Schule kommen, wie die Polizei sagte.",
    "Die Gemeinde hofft, dass die Arbeiten schneller fertig sind, als es die Firma am Anfang versprochen hat.",
)


@pytest.mark.parametrize(("sound", "severity", "share"), [(2, "critical", "65%"), (12, "major", "24%")])
def test_three_passages_are_spoken_of_at_once_and_condemn_a_page_of_which_they_are_a_third(sound, severity, share):
    text = "\n\n".join((*(ENGLISH.replace("Friday", f"day {each}") for each in range(sound)), *GERMAN))
    report = check_article(text, target_language="en")
    found = [each for each in report.findings if each.check == "locale/wrong-language"]
    assert [each.severity for each in found] == [severity, "neutral", "neutral"]
    assert found[0].message == f"3 passages, {share} of the article, are in German, not in English"


def test_a_declared_language_that_was_kept_names_the_language_of_the_labels():
    names = "Mira Orlowa and Boris Petrow read to the the children for 24,50 euros ; Nina Iwanowa sang ."
    head = '<h1>Reading room opens</h1><p>From: <a href="/a/7">Ida Holm</a></p>'
    page = f'<html lang="de"><body><article>{head}<p>{ENGLISH}</p><p>{names}</p></article></body></html>'
    report = check_article(parse(page, "page", Format.HTML), target_language="en")
    (byline,) = (each for each in report.findings if each.check == "markup/literal-byline-label")
    assert "looks like German 'Von:'" in byline.message
