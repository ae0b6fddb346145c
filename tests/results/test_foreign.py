"""What checks of language say of runs that are declared not to be in the page's language."""

from mtcheck import check_article
from mtcheck.loading import parse
from mtcheck.model.kinds import Format

PAGE = "<html lang=en><body><p>The ferry to the island was full again, as it is on every day of the summer.</p>{}"


def checks(body: str) -> set[str]:
    document = parse(PAGE.format(body), "page.html", Format.HTML)
    return {finding.check for finding in check_article(document, target_language="en").findings}


def test_language_is_not_held_against_a_run_that_declares_its_own() -> None:
    quoted = "They call it {}«der Dampfer»{}, and nobody knows why that is so."
    assert "locale/foreign-quotes" in checks("<p>" + quoted.format("", ""))
    assert "locale/foreign-quotes" not in checks("<p>" + quoted.format("<i lang=de>", "</i>"))
    assert "locale/foreign-quotes" not in checks("<p>" + quoted.format("<i translate=no>", "</i>"))


def test_a_declaration_that_most_of_the_page_contradicts_is_not_believed() -> None:
    body = "<div lang=de><p>" + "They call it «the steamer», and nobody on the island knows why. " * 3 + "</div>"
    assert "locale/foreign-quotes" in checks(body)
