"""No space stands after a full stop, a comma or a closing quotation mark.

## What is wrong
Two sentences or clauses run into each other: *ended.The council*, *however,the council*, or an ordinal number and its
noun: *18.Dynastie*, or a label and its sentence: *Our tip:Set*.

## Why it matters
It is the seam of two pieces of text that were translated apart and joined without care; search and line breaks fail
there, and readers stumble.

## Example
*The vote has ended.The council meets on Monday.*

## Known false alarms
Addresses, file names, handles, program names with capitals inside, brands with a domain's ending and decimals are
passed over: the words on both sides must be ordinary ones.

## Source
MQM: linguistic conventions, whitespace.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import MARK_HABIT, Article, Remark, block_check, remark
from mtcheck.language import dictionary
from mtcheck.language.widths import is_unspaced
from mtcheck.language.wordlists import ANY, any_word_of
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.kinds import MarkKind
from mtcheck.model.text import Block
from mtcheck.patterns import lazy, search_before

_CAPITALS = frozenset(char for char in map(chr, (*range(0x41, 0x5B), *range(0xC0, 0x530))) if char.isupper())
"""Of Latin, Greek and Cyrillic, the scripts whose sentences begin with one."""
_GLUED = lazy(r"[.,!?;:()\"”“»](?<=\S.)\S")
"""A mark with no blank on either side, which is found several times as fast."""
_CANDIDATE = lazy(
    r"[^\W\d_],\d|[.,!?]\"[^\W\d_]|\d[.,][^\W\d_]|[^\W\d_]\(\d|[^\W\d_]\)[^\W\d_]|[^\W\d_][;:][^\W\d_]|[”“»\"][.,][^\W\d_]|(?<=[^\W\d_])(?:[.!?,]|[.!?]?\(|[.,!?:;][”“»])(?=[^\W\d_])"
)
_SEAM = lazy(
    r"(?<=aaa)(?P<stop>[.!?])(?=Aa*(?:[\s,]|$))"
    r"|(?<=\d)(?P<number>\.)(?=Aaa+(?:[\s,.]|$))"
    r"|(?<=[0-9])(?P<listed>,)(?=a+\s)"
    r"|(?<=aaa)(?P<aged>\()(?=[0-9]{1,3}\)(?:[\s,.;:]|$))"
    r"|(?<=aaa)(?P<counts>\()(?=[0-9][0-9.,]* aa)"
    r"|(?<=[aA])(?P<closed>\))(?=aa+ )"
    r"|(?<=aaa)(?P<semicolon>;)(?=aa+ )"
    r"|(?<=a[”“»\"])(?P<after>[.,])(?=Aa+\s|aaa+\s)"
    r"|(?<=aaa)(?P<years>,)(?=[0-9]{2}[,.;\s])"
    r"|(?<=a[.,!?])(?P<said>\")(?=aa+\s)"
    r"|(?<=aa)(?P<comma>,)(?=aa|Aa+\s)"
    r"|(?<=aa)(?P<colon>:)(?=Aa+ [aA])"
    r"|(?<=aaa)(?P<bracket>[.!?]?\((?=aa+ [aAz]|Aa+ a))"
    r"|(?<=a[.,!?:;])(?P<quote>[”“»])(?=aa|Aa*[\s,])"
)
"""In a text whose letters ``_Shapes`` has made alike: a class of all capitals takes long to compile."""
_OPENING = frozenset({"bracket", "aged", "counts"})
_LABEL = lazy(r"(?:^|[.!?…] )((?:[^\W\d_]+ ){0,3}[^\W\d_]+)$")
_ENDINGS = ("Innen", "In")
"""What German hangs on a noun behind a colon, for women."""
_WORD = lazy(r"[^\W\d_]+")
_REACH = 200
"""How many characters of a run without spaces are looked at on each side: addresses are no longer."""
_INLINE = (MarkKind.LINK, MarkKind.STRONG, MarkKind.EMPHASIS)
_NO_PROSE = frozenset("/\\@_#=&<>{}|~^$*")
_DOMAIN = lazy(lambda: rf"(?:{any_word_of(ANY, 'domains')}|(?i:{any_word_of(ANY, 'domains-any-case')}))(?!\w)")


class _Shapes(dict[int, str]):
    """Letters as ``a``, capitals as ``A``, those of Chinese and Japanese as ``z``; all other characters as they are."""

    def __missing__(self, code: int) -> str:
        self[code] = shape = _shape(chr(code))
        return shape


def _shape(char: str) -> str:
    if not char.isalnum() or char.isdecimal():
        return char
    return "A" if char in _CAPITALS else "z" if is_unspaced(char) else "a"


_SHAPES = _Shapes()


@block_check(Category.WHITESPACE, Severity.MINOR, fix=Fix.SAFE, habit=MARK_HABIT)
def missing_space(block: Block, article: Article) -> Iterator[Remark]:
    if not _GLUED.search(block.text) or not _CANDIDATE.search(block.text):
        return
    for match in _SEAM.finditer(block.text.translate(_SHAPES)):
        start, end = _token(block.text, match.start())
        if match.lastgroup in ("aged", "years") and not block.text[start].isupper():
            continue
        if match.lastgroup == "closed" and not _ends_aside(block.text, match.start(), article):
            continue
        if match.lastgroup in ("quote", "said", "bracket") and article.profile.code == "ko":
            continue  # particles follow a quotation without a blank
        if match.lastgroup == "colon" and not _ends_label(block.text, match.start(), article):
            continue
        if match.lastgroup == "number" and not _ends_in_number(block.text[start : match.start()], article):
            continue
        if _is_prose(block.text[start:end], match.end() - start, match[0][-1]) and not _is_layout(block, match.end()):
            sign = match[0][-1]
            opens = match.lastgroup in _OPENING or (match.lastgroup == "quote" and _opens(sign, article))
            place = f"before '{sign}'" if opens else f"after '{sign}'"
            wanted = f" {sign}" if opens else f"{sign} "
            yield remark(block, match.end() - 1, match.end(), f"no space {place}", suggestion=wanted)


def _ends_label(text: str, at: int, article: Article) -> bool:
    """Whether a colon ends the few words that a paragraph or sentence begins with, all of the language."""
    label = search_before(_LABEL, text, at)
    following = _WORD.match(text, at + 1)
    if label is None or following is None or not label[1][0].isupper():
        return False
    known = (dictionary.knows(word.lower(), article.profile.code) for word in (*label[1].split(), following[0]))
    return following[0] not in _ENDINGS and all(known)


def _ends_aside(text: str, at: int, article: Article) -> bool:
    """Whether a bracket holds an aside or an abbreviation and a word follows it, not a part of one."""
    start = text.rfind("(", 0, at)
    aside = text[start + 1 : at]
    following = _WORD.match(text, at + 1)
    if start < 1 or text[start - 1] != " " or following is None:
        return False
    return (" " in aside or aside.isupper()) and bool(dictionary.knows(following[0], article.profile.code))


def _ends_in_number(run: str, article: Article) -> bool:
    """Whether a run is a number that ends a sentence or counts in order, and not that of a version or section."""
    number = run.lstrip('(„“"')
    return number.isdigit() and (article.profile.ordinal_dot or len(number) > 1)


def _opens(sign: str, article: Article) -> bool:
    """Whether the language begins quotations with the mark and never ends one with it."""
    quotes = article.profile.quotes
    return any(sign == first for first, _ in quotes) and all(sign != last for _, last in quotes)


def _is_layout(block: Block, at: int) -> bool:
    """Whether tags that may well set their content apart stand here: any but links and emphasis."""
    before, after = block.locate(at - 1, at), block.locate(at, at + 1)
    return before.end < after.start and not block.is_marked(at, at, *_INLINE)


def _token(text: str, at: int) -> tuple[int, int]:
    """The run without white space around an offset, as far as it matters."""
    first, last = max(0, at - _REACH), min(len(text), at + _REACH)
    start = text.rfind(" ", first, at) + 1
    end = text.find(" ", at, last)
    return start or first, last if end < 0 else end


def _is_prose(token: str, after: int, sign: str) -> bool:
    dots = token.rstrip(".!?,;:").count(".")
    return (
        not (sign == "." and _DOMAIN.match(token, after))
        and dots <= 1
        and not _NO_PROSE & set(token)
        and "www." not in token
    )
