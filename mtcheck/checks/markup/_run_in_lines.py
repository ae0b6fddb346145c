"""Where a line of the page is inside a paragraph of the article: between two sentences, often without an end mark."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from mtcheck.checks.base import Article
from mtcheck.checks.markup._page import is_furnished
from mtcheck.language.calls import stock
from mtcheck.language.credits import credit_wordings
from mtcheck.language.phrases import Phrase, fold, phrase_book
from mtcheck.language.profiles import profile, writes_noun_capitals
from mtcheck.language.wording import fold_line, wording
from mtcheck.language.wordlists import ANY, any_word_of, word_set
from mtcheck.model.text import Block
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy

_START = lazy(r"(?:\A|[.!?…][\"”“»)]* )(?P<bullets>[▶►→•※■-] ?)?(?P<word>[^\W\d_][\w'’-]*)")
_ANNOUNCED = lazy(r"(?:\A|[.!?…][\"”“»)]* )(?P<label>[^\W\d_][^:.!?…\n]{5,50}?) ?: (?=[^\W\d_a-zß-ÿ])")
_LED = lazy(r"(?P<label>[^\W\d_a-zß-ÿ][^a-zß-ÿ\d.:!?\n]{3,40})[.:] (?=[^\W\d_a-zß-ÿ][^\W\d_]* ?[^\W\d_]*[a-zß-ÿ])")
_LED_KINDS = frozenset({"paywall", "subscribe", "ad", "related", "media", "live"})
_TOKEN = lazy(r"\S+")
_INNER_END = lazy(
    r"(?<=[^\W\d_]{3})[.!?…](?=[\"”“»)]* |$)|(?<=[)»”%])[.!?](?= |$)|(?<=\d{4})[.!?](?= |$)|(?<=\d)[!?.](?=$)"
)
_LABEL = lazy(r"(?P<label>[^:.!?]{3,40}?) ?[:–—-] (?=\S)")
_MOST, _MOST_TOLD = 16, 7
_FEWEST, _FEW, _SENTENCE, _LONGEST_CALL = 3, 5, 4, 9
_REACH = 220
_SLASHED = lazy(r"[.!?…] ?/ ?[A-ZÀ-ÖØ-Þ]{2,}(?:[-/ ][A-ZÀ-ÖØ-Þ]{2,}){0,3}(?= [A-ZÀ-ÖØ-Þ][^\W\d_A-ZÀ-Þ]*[ ,])")
_LONGEST_CAPTION = 160
_STAMP = "a stamp of the page"
_SENTENCES = frozenset(
    {"paywall", "subscribe", "newsletter", "social", "consent", "ad", "caption", "related", "footer"}
)
_CALLS = frozenset({"social", "newsletter", "subscribe"})
_WORDS = frozenset({"ad"})
"""What one word can be."""
_LINES = _SENTENCES | {"share", "print", "comment", "media", "login", "save", "cta", "timestamp", "meta"}


class RunIn(NamedTuple):
    """A line inside a paragraph."""

    start: int
    end: int
    what: str
    is_exact: bool
    """Whether its end is sure."""


def find_run_ins(block: Block, article: Article) -> Iterator[RunIn]:
    """The lines of the page in a paragraph, in order."""
    text, language = block.text, article.target_language
    last = 0
    for match in _START.finditer(text):
        start = match.start("bullets") if match["bullets"] else match.start("word")
        if start < last or fold_line(match["word"]) not in _starters(language):
            continue
        if found := _judge(text, start, match.start("word"), article):
            last = found.end
            yield found
    if ": " in text:
        yield from _wrongly_announced(text, last, article)
    if text[1:2].isupper() and (shouted := _shouted().match(text)):
        yield RunIn(0, shouted.end("label"), "the label of a box or ticker", is_exact=True)
    elif text[1:2].isupper() and (led := _LED.match(text)) and _is_led(led["label"], article):
        yield RunIn(0, led.end("label") + 1, "a label of the page", is_exact=True)
    if "/" in text and (caption := _SLASHED.search(text, 0, _LONGEST_CAPTION)):
        yield RunIn(0, caption.end(), "a picture's caption and credit", is_exact=True)


def _wrongly_announced(text: str, last: int, article: Article) -> Iterator[RunIn]:
    """Links to other articles inside a paragraph, whose label was translated word for word."""
    for match in _ANNOUNCED.finditer(text):
        start = match.start("label")
        hits = article.labels.wrong(match["label"], article.target_language) if start >= last else ()
        if start and any(hit.strong and hit.label.kind == "related" for hit in hits):
            stop = _INNER_END.search(text, match.end(), match.end() + _REACH)
            end = stop.end() if stop else min(len(text), match.end() + _REACH)
            if found := _behind_label(text, start, match.end(), end, _NAMES["related"], bool(stop), article):
                yield found


def _is_led(label: str, article: Article) -> bool:
    """Whether words in capitals before a paragraph say who may read it, or are another label of the page."""
    language = article.target_language
    words = fold_line(label).split()
    if " " not in label and not is_furnished(article):
        return False
    if words[0] in wording(language).subscribers or any(
        hit.strong and hit.label.kind in _LED_KINDS for hit in article.labels.wrong(label, language)
    ):
        return True
    return any(phrase.sure and phrase.kind in _LED_KINDS for phrase in article.labels.phrase(label, language))


@cache
def _shouted() -> re.Pattern[str]:
    """A label in capitals before the first sentence of a paragraph, or stuck to it: *FACTS The bridge is ...*."""
    labels = any_word_of(ANY, "shouted-labels")
    return re.compile(
        rf"(?P<label>(?:\+\+\+ ?)?(?:{labels})(?: ?\+\+\+)?)"
        r"(?: (?=[^\W\d_a-zß-ÿ][^\W\d_]* [^\W\d_]*[a-zß-ÿ])|(?=[^\W\d_a-zß-ÿ][a-zß-ÿ]{2}))"
    )


@cache
def _starters(language: str) -> frozenset[str]:
    own = wording(language)
    listed = own.related | credit_wordings(own) | own.more | own.updated
    return phrase_book(language).starters | frozenset(each.partition(" ")[0] for each in listed)


def _judge(text: str, start: int, first: int, article: Article) -> RunIn | None:
    """What a sentence is, or what stands before the sentence's first word."""
    stop = _INNER_END.search(text, first, first + _REACH)
    end = stop.end() if stop else min(len(text), first + _REACH)
    label = _LABEL.match(text, first, end)
    if label and fold_line(label["label"]).strip() in word_set(article.target_language, "cross-references"):
        return None
    if label and (what := _labelled(label["label"], article.target_language)):
        return _behind_label(text, start, label.end(), end, what, bool(stop), article)
    tokens = list(_TOKEN.finditer(text, first, end))
    whole = text[first:end].rstrip()
    alone = start == 0 and end == len(text)
    if not alone and len(tokens) >= _SENTENCE - 1 and (found := _invites(whole, article)):
        return RunIn(start, end, _name(found), is_exact=True)
    return _before_sentence(text, start, tokens, article)


def _labelled(label: str, language: str) -> str:
    """What the words before a colon announce: another article, or a picture's maker."""
    folded, own = fold_line(label).strip(), wording(language)
    if folded in own.related and " " in folded:
        return "a link to another article"
    if folded in credit_wordings(own):
        return "a picture's credit"
    if folded in own.updated and " " in folded:
        return _STAMP
    return ""


def _behind_label(
    text: str, start: int, begin: int, end: int, what: str, is_ended: bool, article: Article
) -> RunIn | None:
    tokens = list(_TOKEN.finditer(text, begin, end))
    if what == _STAMP and not any(map(str.isdigit, text[begin:end])):
        return None
    is_credit = "credit" in what or what == _STAMP
    border = _border(tokens[1:], article)
    if border and len(text[begin:border].split()) <= (_MOST_TOLD if is_credit else _MOST):
        return RunIn(start, border - 1, what, is_exact=False)
    if (start == 0 and end >= len(text)) or len(tokens) > (_MOST_TOLD if is_credit else _MOST):
        return None
    return RunIn(start, end, what, is_exact=is_ended)


def _border(tokens: Sequence[re.Match[str]], article: Article) -> int:
    """Where a sentence begins behind a line without an end mark; 0 where none is seen."""
    own = article.profile
    for before, token, behind in zip(tokens, tokens[1:], tokens[2:], strict=False):
        word = token[0].strip(",")
        if not word[:1].isupper() or before[0][-1] in ",:;-–—/(" or not behind[0][:1].islower():
            continue
        is_small = before[0].islower() and fold_line(before[0]) in own.function_words
        if word in _openers(own.code) and not is_small:
            return token.start()
        if not writes_noun_capitals(own.code) and not is_small and not before[0][0].isupper():
            return token.start()
    return 0


@cache
def _openers(language: str) -> frozenset[str]:
    own = profile(language)
    small = own.function_words | own.determiners | wording(language).open | word_set(language, "openers")
    polite = frozenset(own.formal_address)
    return (frozenset(word.capitalize() for word in small if len(word) > 1) | frozenset(own.sentence_starters)) - polite


def _before_sentence(text: str, start: int, tokens: Sequence[re.Match[str]], article: Article) -> RunIn | None:
    """A line without an end mark before the first word of a sentence."""
    for at in range(1, min(len(tokens) - 1, _MOST)):
        token = tokens[at][0]
        if token.strip(",") not in _openers(article.profile.code) or not tokens[at + 1][0][:1].islower():
            continue
        line = text[tokens[0].start() : tokens[at - 1].end()]
        if not _is_line(line, article):
            continue
        if found := _listed(line, _LINES if at > 1 else _WORDS, article):
            return RunIn(start, tokens[at - 1].end(), _name(found), is_exact=True)
    return None


def _is_line(line: str, article: Article) -> bool:
    """Whether words may be a line and no name or half a sentence."""
    words = line.split()
    capitals = not writes_noun_capitals(article.profile.code) and all(not word[0].islower() for word in words[:2])
    is_named = len(words) > 1 and not line.isupper() and capitals
    ends_open = fold_line(words[-1]) in article.profile.function_words
    return line[-1] not in ".!?…,:;(–—-" and not ends_open and (not is_named or words[-1][0] in "([")


def _listed(line: str, kinds: frozenset[str], article: Article) -> Phrase | None:
    """What a line is known to be as a whole, with a word or two of any kind at most."""
    for phrase in article.labels.phrase(line, article.target_language):
        is_open = "…" in phrase.wording and (len(line.split()) > _FEW or len(phrase.wording.split()) < _FEWEST)
        is_told = phrase.sure or (len(phrase.wording.split()) > 1 and "…" not in phrase.wording)
        if is_told and phrase.kind in kinds and not is_open:
            return phrase
    return None


def _invites(line: str, article: Article) -> Phrase | None:
    """What a sentence is known to be, or asks of the page's readers in its first word."""
    language = article.target_language
    first = fold_line(line.partition(" ")[0]).strip(",")
    is_call = len(line.split()) <= _LONGEST_CALL and stock(language).has("verbs", first)
    for phrase in article.labels.phrase(line, language):
        is_listed = phrase.wording != fold(line) or bool(phrase_book(language).exact(line))
        kinds = _SENTENCES if is_listed else _CALLS
        loose = "…" in phrase.wording and not _SENTENCE <= len(phrase.wording.split()) <= len(line.split()) <= _MOST
        is_told = is_call or (is_listed and "…" not in phrase.wording)
        if phrase.kind == "footer" and article.target.format.is_authored and not is_furnished(article):
            continue
        if phrase.sure and phrase.kind in kinds and not loose and is_told:
            return phrase
    return None


_NAMES = {
    "paywall": "a line of the paywall",
    "subscribe": "a line that sells a subscription",
    "newsletter": "an invitation to a newsletter",
    "social": "an invitation to a social network",
    "consent": "a notice about cookies",
    "ad": "a label of an advert",
    "caption": "a picture's credit",
    "related": "a link to another article",
    "timestamp": "a stamp of the page",
}


def _name(phrase: Phrase) -> str:
    return _NAMES.get(phrase.kind, "a label or button of the page")
