"""What is said of an HTML page's furniture, and how often."""

from mtcheck import check_article
from mtcheck.loading import parse
from mtcheck.model.finding import Finding, Severity
from mtcheck.model.kinds import Format

ARTICLE = "<article><h1>The ferry stays</h1>{}</article>"
PROSE = "<p>The ferry company has dropped its plan to close the route, it said on Friday evening.</p>"


def findings(page: str, format: Format = Format.HTML) -> list[Finding]:
    return list(check_article(parse(page, "page", format), target_language="en").findings)


def test_spelling_is_held_against_the_article_and_not_against_what_stands_around_it() -> None:
    slip = "<p>The mayor has resigned , his office reported on the same evening.</p>"
    check = "linguistic/space-before-punctuation"
    assert check in {each.check for each in findings(ARTICLE.format(PROSE + slip))}
    assert check not in {each.check for each in findings(ARTICLE.format(PROSE) + f"<div class=comments>{slip}</div>")}


def test_what_would_be_major_in_the_article_is_minor_around_it() -> None:
    hole = "<p>Written by {{ author.name }} in the harbour of the town on a Friday.</p>"
    (inside,) = [each for each in findings(ARTICLE.format(PROSE + hole)) if each.check == "markup/template-remains"]
    (around,) = [
        each
        for each in findings(ARTICLE.format(PROSE) + f"<footer>{hole}</footer>")
        if each.check == "markup/template-remains"
    ]
    assert (inside.severity, around.severity) == (Severity.MAJOR, Severity.MINOR)


def test_furniture_that_has_got_into_an_html_article_keeps_its_severity() -> None:
    links = "".join(f"<p>Read also: Storm takes the roof of school {n}</p>{PROSE}" for n in range(3))
    found = [each for each in findings(ARTICLE.format(PROSE + links)) if each.furniture]
    assert {each.severity for each in found} == {Severity.MINOR}
    assert len(found) > 1


def test_a_page_of_filler_is_said_once() -> None:
    filler = "<p>Lorem ipsum dolor sit amet, consectetur adipisicing elit, sed do eiusmod tempor incididunt.</p>"
    found = findings(ARTICLE.format(filler * 6))
    assert [(each.check, each.severity) for each in found] == [("markup/template-remains", Severity.MINOR)]
