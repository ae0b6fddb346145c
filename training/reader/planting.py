"""Sound translations with damage planted, and where it is."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from mtcheck.embeddings import encoder
from training import corpora
from training.damage import Case, Corpus, damaged, kinds_for, tokens
from training.reader.items import Item, Span

_SOUND_OPINION = 0.4
_MOST_WORDS = 12_000
"""Sentences of a language that damage learns its words from."""
_EVERYWHERE = 0.6
"""Share of changed words from which on no place is named."""
_BASE = frozenset({"empty", "shuffle", "other_sentence", "loop"})
"""Damage that anyone sees."""
_FACTS = (
    "gender",
    "negation_in",
    "negation_out",
    "other_name",
    "other_number",
    "swap_digits",
    "other_form",
    "near_word",
)
"""Kinds for which few texts give occasion or that are hard to see: one of three is tried first."""


def plant(items: Sequence[Item], each: int, seed: str) -> Iterator[tuple[int, Item]]:
    """Damaged forms of the sound items, ``each`` of everyone, with the sound item's number."""
    by_language = defaultdict(list)
    for number, item in enumerate(items):
        if is_sound(item):
            by_language[item.origin.partition(".")[0].partition("-")[2]].append(number)
    for language, numbers in sorted(by_language.items()):
        corpus = _learn(language, [items[number] for number in numbers], seed)
        rng = random.Random(f"{seed}:{language}")  # noqa: S311  # to fit, not to hide anything
        for number in numbers:
            for text in _damages(items[number], corpus, each, rng):
                yield number, _planted(items[number], text)


def is_sound(item: Item) -> bool:
    """Whether people found (nearly) nothing wrong."""
    if item.is_aside:
        return False
    if "opinion" in item.scores:
        return item.scores["opinion"] > _SOUND_OPINION
    return not item.places.get("any") and not item.unsure and not item.places.get("source")


def _learn(language: str, items: Sequence[Item], seed: str) -> Corpus:
    rng = random.Random(f"{seed}:{language}:words")  # noqa: S311
    chosen = rng.sample(list(items), min(_MOST_WORDS, len(items)))
    rows = [corpora.Sound(item.source, item.target, 0) for item in chosen]
    return corpora.learnt(corpora.Direction(language, "", language, rows), encoder())


def _damages(item: Item, corpus: Corpus, each: int, rng: random.Random) -> Iterator[str]:
    kinds = [kind for kind in kinds_for(corpus.language) if kind not in _BASE or rng.random() < 0.2]
    order = dict.fromkeys((rng.choice(_FACTS), *rng.sample(kinds, len(kinds))))
    left = each
    for kind in order:
        if left and (text := damaged(Case(item.source, item.target, corpus, rng), kind)):
            left -= 1
            yield text


def _planted(sound: Item, text: str) -> Item:
    item = Item(sound.source, text, f"{sound.origin.partition('.')[0]}.planted", sound.group)
    spans, gaps, share = _differences(sound.target, text)
    if share < _EVERYWHERE:
        item.places = {"planted": spans, "gap": gaps}
    return item


def _differences(sound: str, text: str) -> tuple[list[Span], list[Span], float]:
    """What is new in a text, where something is gone, and the share of its words that is not as it was."""
    old, new = tokens(sound), tokens(text)
    matcher = SequenceMatcher(None, [token.text for token in old], [token.text for token in new], autojunk=False)
    spans, gaps, changed = [], [], 0
    for what, a, b, start, end in matcher.get_opcodes():
        if what in ("replace", "insert"):
            spans.append(Span(new[start].start, new[end - 1].end, 1))
        if what == "delete" and start < len(new):
            gaps.append(Span(new[start].start, new[start].start, 1))
        changed += max(b - a, end - start) if what != "equal" else 0
    return spans, gaps, changed / max(1, len(old))
