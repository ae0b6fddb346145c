"""A compound with initials or a name lacks its hyphens in German.

## What is wrong
*Die US Regierung*, *das EU Parlament*, *das Robert Koch Institut*: German writes what belongs together as one word,
with hyphens throughout where initials, names or English words are in it: *US-Regierung*, *EU-Parlament*,
*Robert-Koch-Institut*, *E-Mail-Adresse*.

## Why it matters
The blanks are those of English; proofreaders mark each, and readers take the parts for words of their own.

## Example
*Die US Regierung warnt vor Zecken.*

## Known false alarms
Only what is certain: initials that are never alone (*US*), others behind an article that cannot be theirs (*eine EU
Regelung*, *das EU Parlament*), words that are no nouns by themselves (*Online*, *Open Air*), a
letter's compound where the article is not its own (*das E-Mail Konto*) or a noun follows that cannot be without an
article (*eine E-Mail Adresse*), and a given name with a surname, behind an article and before a noun such as
*Institut*. Some institutions spell their own name without: on a page without its original each is a hint.

## Source
Amtliches Regelwerk der deutschen Rechtschreibung, § 44 to 52; DIN 5008; MQM: linguistic conventions, spelling.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import MARK_HABIT, Article, Remark, block_check, remark
from mtcheck.checks.locale._conventions import weight_of_typing
from mtcheck.language import dictionary
from mtcheck.language.wordlists import any_word_of, word_set, words_of
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.text import Block
from mtcheck.patterns import lazy

_NOUN = r"(?P<noun>[A-ZÄÖÜ][a-zäöüß]{3,})(?![\w-])"
_INITIALS = lazy(
    lambda: (
        rf"(?<![\w-])(?:(?P<alone>{any_word_of('de', 'initials-never-alone')})"
        rf"|(?:{any_word_of('de', 'articles-of-no-name')}) (?P<any>[A-Z]{{2,5}}2?)"
        rf"|(?:{any_word_of('de', 'articles-of-no-woman')}) (?P<die>{any_word_of('de', 'initials-with-die')})"
        rf"|[Dd]ie (?P<das>{any_word_of('de', 'initials-never-with-die')})) {_NOUN}"
    )
)
_LETTERS = lazy(
    lambda: (
        rf"(?<![\w-])(?:(?:{any_word_of('de', 'articles-of-no-woman', 'articles-of-thing')})"
        rf" (?P<die>{any_word_of('de', 'letter-words-with-die')}) {_NOUN}"
        rf"|(?:{any_word_of('de', 'articles-before-letter-words', 'articles-of-thing')})"
        rf" (?P<any>[A-Z]-[A-ZÄÖÜ][a-zäöüß]+) (?P<head>[A-ZÄÖÜ][a-zäöüß]{{2,}})(?![\w-]))"
    )
)
_MODIFIERS = lazy(
    lambda: (
        rf"(?<![\w-])(?:(?<=[^\W\d_] )(?P<one>{any_word_of('de', 'modifiers-never-alone')})"
        rf"|(?:{any_word_of('de', 'articles-of-no-name', 'articles-of-thing')})"
        rf" (?P<two>{any_word_of('de', 'modifiers-in-two-words')})) {_NOUN}"
    )
)
_NAME = r"[A-ZÄÖÜ][a-zäöüß]+"
_NAMED = lazy(
    lambda: (
        rf"(?<![\w-])(?:{any_word_of('de', 'articles-before-institutions')}) "
        rf"(?P<name>(?:{any_word_of('de', 'given-names')})[ -]{_NAME}[ -]"
        rf"(?:{any_word_of('de', 'institutions')}))(?![\w-])"
    )
)


@block_check(Category.SPELLING, Severity.MINOR, fix=Fix.SAFE, habit=MARK_HABIT)
def missing_hyphen(block: Block, article: Article) -> Iterator[Remark]:
    if article.profile.code != "de" or block.region.is_chrome:
        return
    for start, end in sorted(
        {
            *_with_initials(block.text),
            *_with_letters(block.text),
            *_with_modifiers(block.text),
            *_with_names(block.text),
        }
    ):
        wanted = block.text[start:end].replace(" ", "-")
        message = f"German joins the parts of '{wanted}' with hyphens"
        yield remark(block, start, end, message, suggestion=wanted, severity=weight_of_typing(article))


def _with_initials(text: str) -> Iterator[tuple[int, int]]:
    for match in _INITIALS.finditer(text):
        if _is_german(match["noun"], is_alone=bool(match["alone"])):
            yield match.start(next(name for name in ("alone", "any", "die", "das") if match[name])), match.end()


def _with_letters(text: str) -> Iterator[tuple[int, int]]:
    """*Das E-Mail Konto*, *eine T-Shirt Größe*: a letter begins the first part."""
    for match in _LETTERS.finditer(text):
        if match["die"] and dictionary.holds(match["noun"], "de"):
            yield match.start("die"), match.end()
        elif match["any"] and match["head"].lower().endswith(words_of("de", "heads-behind-letter-words")):
            yield match.start("any"), match.end()


def _with_modifiers(text: str) -> Iterator[tuple[int, int]]:
    """*Der Online Handel*, *ein Open Air Konzert*: the first part is English and no noun by itself."""
    for match in _MODIFIERS.finditer(text):
        if _is_german(match["noun"], is_alone=True):
            yield match.start("one" if match["one"] else "two"), match.end()


def _is_german(noun: str, *, is_alone: bool) -> bool:
    """Whether the word is a noun of German and no part of an English name, as those of armies and matches are."""
    if not dictionary.holds(noun, "de"):
        return False
    return noun not in word_set("de", "in-english-names") if is_alone else not dictionary.holds(noun.lower(), "en")


def _with_names(text: str) -> Iterator[tuple[int, int]]:
    for match in _NAMED.finditer(text):
        if " " in match["name"]:
            yield match.span("name")
