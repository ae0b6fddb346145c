"""Where the article stands in a page's markup: the boxes that hold its text, and those that hold something else.

No word of the page is read: what counts is how much running text a box holds, how much of it is links, what its element
is called, and the words of its class and id.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from mtcheck.language.lines import ends
from mtcheck.language.packaged import rows_of
from mtcheck.language.repeats import key
from mtcheck.model.kinds import BlockKind, MarkKind, Region
from mtcheck.model.text import Block, Box
from mtcheck.model.tuples import NamedTuple

_ELEMENTS = {
    "nav": Region.FRAME,
    "menu": Region.FRAME,
    "form": Region.FRAME,
    "select": Region.FRAME,
    "dialog": Region.FRAME,
    "dir": Region.FRAME,
    "aside": Region.RELATED,
    "figure": Region.CAPTION,
    "footer": Region.FOOTER,
}
_TEXTS = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST_ITEM, BlockKind.CELL})
_OWN = frozenset(("article", "main", "body"))
"""Elements whose classes name the subjects and states of an article."""
_LISTS = frozenset(("ol", "ul", "dl", "table"))
_CELLS = frozenset(("tbody", "td", "tfoot", "th", "thead", "tr"))
_CLOSED = _LISTS | {"blockquote", "figure"}
"""Boxes that are parts of an article and never its whole."""
_WORDLESS = frozenset({Region.SHARE_BAR, Region.TIMESTAMP, Region.KICKER})
"""Parts of a page that hold no running text, whatever their box is called."""
_SIGN = 2
_TEASER = 400
"""Letters of running text under the headline of another article, at most."""
_LONG = 80
_SHORT = 25
_FEWEST = 3
_ALL = 0.9
"""Share of a page's running text from which a box holds the article, whatever its name says."""
_NEARLY_ALL, _TITLED = 0.75, 0.25
"""Share from which a box may be the article's: without the headline in it, and with it."""
_PART = 0.25
"""Share from which a box is a part of the article where its name leaves that open."""
_SMALL = 0.05
"""Share above which the text goes on in boxes beside one that are made like it, and not only in a teaser."""
_ALIKE = 0.6
"""Share of class words that two boxes of one kind have in common."""
_LINKED = 0.5
"""Share of a box's letters that are links from which it is a list of links."""


class Word(NamedTuple):
    """What the word of a class or id says of a box."""

    region: Region
    sure: bool


class _Sum:
    """What a box holds, all its inner boxes included."""

    __slots__ = ("blocks", "children", "headings", "leads", "length", "linked", "links", "prose")

    def __init__(self) -> None:
        self.length = self.linked = self.prose = self.links = self.blocks = 0
        self.headings = self.leads = 0
        self.children: list[Box] = []

    def add(self, other: _Sum) -> None:
        """Count in what an inner box holds."""
        self.length += other.length
        self.linked += other.linked
        self.prose += other.prose
        self.links += other.links
        self.blocks += other.blocks
        self.headings += other.headings
        self.leads += other.leads

    def count(self, block: Block) -> None:
        """Count in a block."""
        length, linked = _length(block.text), linked_length(block)
        self.length += length
        self.linked += linked
        self.blocks += 1
        self.links += linked * 2 > length
        heading = block.kind is BlockKind.HEADING
        self.headings += heading
        self.leads += heading and linked * 2 > length and _leads_away(block)
        self.prose += _prose(block, length, linked)


def _length(text: str) -> int:
    """How long a text is, in letters of an alphabet: a sign of Chinese or Japanese says as much as three."""
    return len(text) if text.isascii() else len(text) + _SIGN * sum(each >= "\u2e80" for each in text)


def linked_length(block: Block) -> int:
    """How many of a block's characters are links."""
    return sum(mark.end - mark.start for mark in block.marks if mark.kind is MarkKind.LINK)


def _leads_away(block: Block) -> bool:
    """Whether a block's links go to other pages."""
    return any(mark.kind is MarkKind.LINK and not mark.target.startswith("#") for mark in block.marks)


def _prose(block: Block, length: int, linked: int) -> int:
    if block.kind not in _TEXTS or length < _SHORT or linked * 2 > length:
        return 0
    return length - linked if length >= _LONG or ends(block.text) else 0


class Layout:
    """The boxes of a page: which one holds the article, and which say that they hold something else."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._sums: dict[Box, _Sum] = {}
        self._top = _Sum()
        self._regions: dict[Box, Region | None] = {}
        for block in blocks:
            if block.kind.is_visible and block.kind is not BlockKind.CONTROL:
                (self._sum(block.box) if block.box else self._top).count(block)
        self._add_up()
        titles = [key(block.text) for block in blocks if block.kind in (BlockKind.TITLE, BlockKind.META)]
        named = (block.box for block in blocks if block.kind is BlockKind.HEADING and is_part(key(block.text), titles))
        self._titled = frozenset(outer for box in named for outer in _outwards(box))
        self.content = self._content()
        self._prose = self._sums[self.content].prose if self.content else self._top.prose
        self._around = frozenset(_outwards(self.content))

    def _sum(self, box: Box) -> _Sum:
        found = self._sums.get(box)
        if found is None:
            found = self._sums[box] = _Sum()
            (self._sum(box.parent) if box.parent else self._top).children.append(box)
        return found

    def _add_up(self) -> None:
        def add(total: _Sum) -> None:
            for child in total.children:
                inner = self._sums[child]
                add(inner)
                total.add(inner)

        add(self._top)

    def _content(self) -> Box | None:
        """The innermost box that holds nearly all running text of the page."""
        at, total = None, self._top
        while True:
            rest = {child: self._wanted(child) for child in total.children}
            whole = total.prose - sum(self._sums[child].prose - left for child, left in rest.items())
            best = self._greatest(rest, whole)
            if best is None or self._goes_on(best, rest, whole):
                return at
            at, total = best, self._sums[best]

    def _greatest(self, rest: dict[Box, int], whole: int) -> Box | None:
        """The box that holds nearly all of the text, or the page's own headline and a good part of it."""
        for box, left in sorted(rest.items(), key=lambda each: (each[0] not in self._titled, -each[1])):
            least = _TITLED if box in self._titled else _NEARLY_ALL
            if left >= max(1, least * whole) and box.name not in _CLOSED:
                return box
        return None

    def _goes_on(self, box: Box, rest: dict[Box, int], whole: int) -> bool:
        """Whether the text of a box goes on in boxes beside it that are made like it, or surely hold text."""
        others = ((other, left) for other, left in rest.items() if other is not box)
        alike = sum(left for other, left in others if _is_alike(box, other) or _is_text(other))
        return alike > _SMALL * whole

    def _wanted(self, box: Box) -> int:
        """How much running text a box holds that can be an article's."""
        return 0 if self._says(box, self._top.prose) is not None else self._sums[box].prose

    def holds(self, block: Block) -> bool:
        """Whether a block stands inside the box of the article."""
        return self.content is None or (block.box is not None and self.content in _outwards(block.box))

    def region(self, block: Block) -> Region | None:
        """The region that the boxes around a block give it, or None for the article's own and where none says it."""
        for box in _outwards(block.box):
            if box in self._around:
                return None
            region = self._region(box)
            if region is not None:
                return region
        return None

    def _region(self, box: Box) -> Region | None:
        if box not in self._regions:
            self._regions[box] = self._decide(box)
        return self._regions[box]

    def _decide(self, box: Box) -> Region | None:
        return self._says(box, self._prose) or _by_links(box, self._sums.get(box) or _Sum())

    def _teases(self, box: Box) -> bool:
        """Whether a box holds headlines that lead to other articles, with a sentence or two of each."""
        total = self._sums.get(box)
        if total is None or not total.leads or box in self._titled:
            return False
        return total.leads == total.headings and total.prose < _TEASER * total.leads

    def _says(self, box: Box, whole: int) -> Region | None:
        """What the name of the element or the words of its class and id say of a box that holds not all of the text."""
        prose = self._sums[box].prose if box in self._sums else 0
        if prose > _ALL * whole:
            return None
        if box.name in _ELEMENTS:
            return _ELEMENTS[box.name]
        if self._teases(box):
            return Region.RELATED
        if box.name in _OWN:
            return None
        words = [word for hint in reversed(box.hints) if (word := class_word(hint))]
        own = any(word.region is Region.BODY for word in words)
        for word in sorted(words, key=lambda word: not word.sure):
            if word.region is Region.BODY or (prose and word.region in _WORDLESS):
                continue
            if word.sure or not (own or prose >= _PART * whole):
                return word.region
        return None


def is_part(words: tuple[str, ...], titles: Sequence[tuple[str, ...]]) -> bool:
    """Whether a heading stands in one of a page's titles."""
    length = len(words)
    return length >= _FEWEST and any(
        title[at : at + length] == words for title in titles for at in range(len(title) - length + 1)
    )


def _is_alike(box: Box, other: Box) -> bool:
    ours, theirs = set(box.hints), set(other.hints)
    same = box.name == "section" or len(ours & theirs) > _ALIKE * len(ours | theirs) or not (ours or theirs)
    return box.name == other.name and same


def _is_text(box: Box) -> bool:
    return any(word.sure and word.region is Region.BODY for word in map(class_word, box.hints) if word)


def _by_links(box: Box, total: _Sum) -> Region | None:
    """A box of links alone, or of a few words that are no sentence."""
    if total.prose or box.name in _CELLS or (box.parent and box.parent.name in _LISTS | _CELLS):
        return None
    if total.links > 1 and total.linked > _LINKED * total.length:
        return Region.RELATED
    return Region.FRAME if box.name not in _LISTS and total.length < _SHORT and not total.headings else None


def _outwards(box: Box | None) -> Iterator[Box]:
    while box is not None:
        yield box
        box = box.parent


def own_words(block: Block) -> tuple[str, ...]:
    """The words of classes and ids between a block and the nearest box that has some."""
    box = next((box for box in _outwards(block.box) if box.hints), None)
    if box is None:
        return block.hints
    length = len(box.hints)
    for at in range(len(block.hints) - length, -1, -1):
        if block.hints[at : at + length] == box.hints:
            return block.hints[at + length :]
    return ()


@lru_cache(maxsize=4096)
def class_word(word: str) -> Word | None:
    """What a word of a class or id says of a box, or None for words that say nothing."""
    exact, beginnings = _words()
    if word in exact:
        return exact[word]
    return next((said for beginning, said in beginnings.items() if word.startswith(beginning)), None)


@cache
def _words() -> tuple[dict[str, Word], dict[str, Word]]:
    exact, beginnings = {}, {}
    for word, region, certainty in rows_of("markup", "classes"):
        said = Word(Region(region), certainty == "sure")
        if word.endswith("*"):
            beginnings[word[:-1]] = said
        else:
            exact[word] = said
    return exact, beginnings
