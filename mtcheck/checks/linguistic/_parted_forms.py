"""Names with a blank or a mark inside that the page also writes without: *Lu Shan* for *Lushan*, *Sol'-Kamenka*."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from mtcheck.checks.base import Article
from mtcheck.checks.linguistic._name_forms import Form
from mtcheck.checks.linguistic._names import blocks_with_names
from mtcheck.checks.origins import origin
from mtcheck.language.dictionary import knows
from mtcheck.language.lm.vocabulary import vocabulary
from mtcheck.model.text import Block
from mtcheck.patterns import any_of, lazy

_MARKED = lazy(
    r"(?<![\w@#/.’'-])[^\W\d_a-zß-ÿ][^\W\d_A-Z]{2,}['’](?:-[^\W\d_]{2,}|[^\W\d_A-Z]{2,}(?:-[^\W\d_]+)?)(?![\w@/’'-])"
)
_PARTED = lazy(
    r"(?<![\w@#/.’'-])(?=(?P<name>[^\W\d_a-zß-ÿ][^\W\d_A-Z]{1,5} [^\W\d_a-zß-ÿ][^\W\d_A-Z]{1,5})(?![\w@/’'-]))"
)
_FREQUENT = 20_000
"""The rank up to which a word is none of a name that is written as one."""
_NO_MARKS = str.maketrans("", "", "'’")


def parted_forms(article: Article) -> Iterator[Form]:
    """The forms with the mark or blank, as long as they are not the more frequent ones."""
    found = _find(article) if article.once(origin).is_suspect else {}
    whole = _count({kept for _, kept in found}, article) if found else {}
    for (odd, kept), places in found.items():
        if len(places) <= whole.get(kept, 0) and not _is_word(odd, kept, article):
            yield from (Form(block, start, start + len(odd), kept) for block, start in places)


def _find(article: Article) -> Mapping[tuple[str, str], list[tuple[Block, int]]]:
    """Where such forms stand, each with the name in one piece."""
    found: dict[tuple[str, str], list[tuple[Block, int]]] = defaultdict(list)
    for block in blocks_with_names(article):
        if "'" in block.text or "’" in block.text:
            for match in _MARKED.finditer(block.text):
                found[match[0], match[0].translate(_NO_MARKS)].append((block, match.start()))
        for match in _PARTED.finditer(block.text):
            first, _, second = match["name"].partition(" ")
            found[match["name"], first + second.lower()].append((block, match.start()))
    return found


def _count(names: Iterable[str], article: Article) -> Mapping[str, int]:
    """How often the page has each of some names."""
    any_name = re.compile(rf"(?<![\w@#/.’'-])(?:{any_of(names)})(?![\w@/’'-])")
    return Counter(match for block in blocks_with_names(article) for match in any_name.findall(block.text))


def _is_word(odd: str, kept: str, article: Article) -> bool:
    """Whether the form without the blank is a word, or the other one holds nothing but words."""
    lists = vocabulary(article.profile.code)
    if knows(kept.lower(), article.profile.code) or lists is None:
        return True
    return " " in odd and all(lists.is_among(each.lower(), _FREQUENT) for each in odd.split(" "))
