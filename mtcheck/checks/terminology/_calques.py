"""Wordings of a page that come of a word-for-word translation, and the languages that they tell of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from mtcheck.checks.base import Article
from mtcheck.checks.origins import origin
from mtcheck.checks.terminology._hazards import hazards, is_about
from mtcheck.checks.terminology._pictures import Shown, overlap, pictures
from mtcheck.language.calques import Calque, Candidate, Strength, calque_book, parts, places, tokens
from mtcheck.language.usual import is_usual
from mtcheck.language.words import fold_words, split_words
from mtcheck.model.kinds import BlockKind
from mtcheck.model.tags import primary
from mtcheck.model.text import Block
from mtcheck.model.tuples import NamedTuple

_FEWEST = 2
"""Wordings of one language from which on a page tells of it."""
_LETTERS_A_CHANCE = 12_000
"""Letters of a page for each of which one more is wanted, since long texts have such wordings by chance."""
_FEW_LANGUAGES = 4
"""Languages whose word leads to a hazard up to which it tells of one of them."""
_PROSE = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE, BlockKind.HEADING)
_NEAR, _UNLESS, _ALWAYS = "~", "!", "any"


class Hit(NamedTuple):
    """A wording on the page."""

    calque: Calque
    block: Block
    start: int
    end: int


def calques(article: Article) -> tuple[Hit, ...]:
    """The wordings that stand on a page, the longest where some overlap."""
    book = calque_book(article.profile.code)
    if book is None:
        return ()
    own = [block for block in article.blocks if block.kind in _PROSE and not block.region.is_chrome]
    words = [_words(block.text) for block in own]
    named = primary(article.source_language)
    rows: dict[str, list[Candidate]] = {}
    for row in book.among(set().union(*words), named, is_sure=article.source is not None and not named):
        rows.setdefault(row.key, []).append(row)
    found = (hit for at, present in enumerate(words) for hit in _in(own, at, present, rows, article))
    return tuple(
        hit for hit in _apart(found) if not is_usual(hit.block.text[hit.start : hit.end], article.profile.code)
    )


def _words(text: str) -> set[str]:
    """The words of a text in lower case, those with ß as they are written too."""
    sharp = [word.lower() for word in split_words(text) if "ß" in word] if "ß" in text else []
    return parts([*fold_words(text), *sharp])


def lone_pictures(article: Article) -> tuple[Shown, ...]:
    """The pictures on a page in whose places there is no wording that is known as such."""
    known: dict[int, list[Hit]] = {}
    for hit in article.once(calques):
        known.setdefault(id(hit.block), []).append(hit)
    found = ((shown, known.get(id(shown.block), ())) for shown in article.once(pictures))
    return tuple(shown for shown, hits in found if not any(overlap(hit, shown) for hit in hits))


def count_witnesses(article: Article) -> Counter[str]:
    """How many different wordings and hazards of the page tell of each language."""
    named = primary(article.source_language)
    wordings = {hit.calque for hit in article.once(calques) if hit.calque.strength is not Strength.POSSIBLE}
    found = Counter(language for each in wordings for language in each.sources)
    for shown in {each.picture: each for each in article.once(lone_pictures)}.values():
        found.update(shown.sources if shown.picture.strength is not Strength.POSSIBLE else ())
    for sources in {hit.hazard: hit.hazard.sources for hit in article.once(hazards)}.values():
        if named or len(sources) <= _FEW_LANGUAGES:
            found.update(sources)
    return found


def tells_of(languages: Iterable[str], article: Article) -> bool:
    """Whether the page betrays one of the languages, by its wordings or by itself, or half by each."""
    counted, found = article.once(count_witnesses), article.once(origin)
    asked = {language for language in languages if language in (primary(article.source_language) or language)}
    fewest = article.once(_count_fewest)
    for language in asked:
        is_other = found.is_translation and bool(found.languages) and language not in found.languages
        if counted[language] >= fewest + is_other or (counted[language] and found.hints_at((language,))):
            return True
    return found.may_be(asked)


def _count_fewest(article: Article) -> int:
    return _FEWEST + sum(len(block.text) for block in article.blocks) // _LETTERS_A_CHANCE


def _in(
    own: Sequence[Block], at: int, words: set[str], rows: Mapping[str, list[Candidate]], article: Article
) -> Iterator[Hit]:
    """The wordings of a block, in a context that fits."""
    keys = [*words.intersection(rows), *(key for key in rows if key[-1] == "*")]
    near = [row for key in keys for row in rows[key]]
    for row in near:
        if not any(map(words.isdisjoint, row.asked)):
            for span in places(row.calque, row.key, own[at].text, article.profile.code):
                if _fits(row.calque.context, own, at, span):
                    yield Hit(row.calque, own[at], *span)


def _fits(context: str, own: Sequence[Block], at: int, span: tuple[int, int]) -> bool:
    if context == _ALWAYS:
        return True
    if context[0] not in (_NEAR, _UNLESS):
        return is_about("\n".join(block.text.lower() for block in own), context)
    near = {
        token.folded
        for index in range(max(0, at - 1), min(len(own), at + 2))
        for token in tokens(own[index].text)
        if index != at or not span[0] <= token.start < span[1]
    }
    return _says(near, context[1:].split("|")) == (context[0] == _NEAR)


def _says(near: set[str], wanted: Sequence[str]) -> bool:
    if not near.isdisjoint(wanted):
        return True
    heads = tuple(word[:-1] for word in wanted if word.endswith("*"))
    return bool(heads) and any(word.startswith(heads) for word in near)


def _apart(found: Iterable[Hit]) -> Iterator[Hit]:
    """Those of which none overlaps a longer or surer one."""
    taken: dict[int, list[tuple[int, int]]] = {}
    for each in sorted(found, key=_rank):
        spans = taken.setdefault(id(each.block), [])
        if all(each.end <= start or end <= each.start for start, end in spans):
            spans.append((each.start, each.end))
            yield each


def _rank(hit: Hit) -> tuple[int, int, int, str]:
    return hit.start - hit.end, list(Strength).index(hit.calque.strength), hit.start, hit.calque.wording
