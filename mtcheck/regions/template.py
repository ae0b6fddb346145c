"""The lines that a site puts around each of its articles, and which lines of a page they are.

No word is known beforehand: a line belongs to a site's template because it recurs, in the same part of the page, on
pages whose running text differs. Numbers in a line, and the words beside them in a date, may change.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum
from functools import cached_property

from mtcheck.language.lines import ends, fold_numbers, words
from mtcheck.model.kinds import BlockKind
from mtcheck.model.records import record
from mtcheck.model.text import Block
from mtcheck.model.tuples import NamedTuple

_LONGEST_KEY = 160
"""Characters of a line that it is told by."""
_STAMP = 10
"""Words of a date with what it says, at most."""
_STAMP_NUMBERS = 2
_DATED = "@ "
"""How keys of dates begin, so that none is the key of another line."""
_SENTENCE, _LONG = 8, 20
"""Words from which on a line is running text: with a sentence's end, and without."""
_ALIKE = 3
"""Lines of a template at least, and"""
_COMMON = 0.3
"""the share of its usual lines, that a page of its site has."""
USUAL = 0.5
"""The share of the pages from which on a line is usual on a site."""
_RUN = 2
"""Usual lines in a row inside the text, at least."""


class Part(IntEnum):
    """Where on a page a line is, by the running text that only this page has."""

    ABOVE = 0
    INSIDE = 1
    BELOW = 2


class PageLine(NamedTuple):
    """A line of a page, by which it is known on others."""

    key: str
    stamp: str = ""
    """The key of a line with a date, whatever the date; empty for others."""
    words: int = 0
    is_prose: bool = False


class Recurring(NamedTuple):
    """How a line of a page recurs on its site."""

    part: Part
    is_usual: bool
    """Whether most pages have it there."""


Shares = tuple[float, float, float]
"""On which share of a site's pages a line is above, inside and below the text, in the order of ``Part``."""


@record
class Template:
    """What recurs on the pages of a site."""

    name: str
    """The host, or the folder of the pages."""
    lines: Mapping[str, Shares]
    pages: int = 0
    """How many pages it was learned from."""
    host: str = ""
    language: str = ""
    """What the pages declare, if they do."""

    @cached_property
    def usual(self) -> frozenset[str]:
        """The lines that most pages have."""
        return frozenset(key for key, shares in self.lines.items() if sum(shares) >= USUAL)

    def share_on(self, page: Sequence[PageLine]) -> float:
        """How much of the template a page has; 0 for pages of other sites."""
        hits = len(self.usual.intersection(key for line in page for key in (line.key, line.stamp)))
        share = hits / max(1, len(self.usual))
        return share if hits >= min(_ALIKE, len(self.usual)) and share >= _COMMON else 0.0

    def of(self, line: PageLine, part: Part) -> float:
        """How usual a line is in a part of the page; 0 where it is none of the template."""
        shares = self.lines.get(line.key) or (self.lines.get(line.stamp) if line.stamp else None)
        return shares[part] if shares else 0.0

    def knows(self, line: PageLine) -> bool:
        """Whether a line is the template's, wherever it is."""
        return line.key in self.lines or (bool(line.stamp) and line.stamp in self.lines)


def page_lines(blocks: Iterable[Block]) -> list[PageLine]:
    """The lines of a page that readers see, in order."""
    return [_page_line(block) for block in blocks if is_line(block)]


def is_line(block: Block) -> bool:
    """Whether a block can be a template's: text that is shown."""
    return bool(block.text) and block.kind.is_visible and block.kind is not BlockKind.CODE


def _page_line(block: Block) -> PageLine:
    text = block.text
    count = words(text)
    prose = block.kind is not BlockKind.HEADING and (count >= _LONG or (count >= _SENTENCE and ends(text)))
    key = line_key(text)
    return PageLine(key, _stamp(key) if not prose and key.count("#") >= _STAMP_NUMBERS else "", count, prose)


def line_key(text: str) -> str:
    """What a line is told by: its words, in whatever case, with numbers that may change."""
    key = fold_numbers(text.casefold())
    if len(key) <= _LONGEST_KEY:
        return key
    import hashlib

    digest = hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    return f"{key[:_LONGEST_KEY]}…{digest}"


def _stamp(key: str) -> str:
    """A line with several numbers, whatever words are beside them: the day and the month of a date."""
    tokens = key.split()
    if len(tokens) > _STAMP:
        return ""
    numbers = {at for at, token in enumerate(tokens) if "#" in token}
    near = {at + step for at in numbers for step in (-1, 1)} - numbers
    words_of_date = {at for at in near if at in range(len(tokens)) and not tokens[at].endswith(":")}
    return _DATED + " ".join("@" if at in words_of_date else token for at, token in enumerate(tokens))


def parts(page: Sequence[PageLine], template_prose: Iterable[str]) -> list[Part] | None:
    """The part of the page in which each line is; None where no running text is the page's own."""
    known = frozenset(template_prose)
    own = [at for at, line in enumerate(page) if line.is_prose and line.key not in known]
    if not own:
        return None
    first, last = own[0], own[-1]
    return [Part.ABOVE if at < first else Part.BELOW if at > last else Part.INSIDE for at in range(len(page))]


def find_template(page: Sequence[PageLine], template: Template) -> dict[int, Recurring] | None:
    """The numbers of a page's lines that are its site's; None where nothing tells them from the article, since no
    running text is left for it."""
    placed = parts(page, (line.key for line in page if line.is_prose and template.knows(line)))
    if placed is None:
        return None
    shares = [template.of(line, part) for line, part in zip(page, placed, strict=True)]
    found = [at for at, part in enumerate(placed) if part is not Part.INSIDE and shares[at]]
    inside = _runs(at for at, part in enumerate(placed) if part is Part.INSIDE and shares[at] >= USUAL)
    found += [at for run in inside if len(run) >= _RUN for at in run]
    return {at: Recurring(placed[at], shares[at] >= USUAL) for at in sorted(found)}


def _runs(numbers: Iterable[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def choose(page: Sequence[PageLine], host: str, templates: Iterable[Template]) -> Template | None:
    """The template of the site that a page is of, or None."""
    rated = [(each.share_on(page), each) for each in templates if not each.host or each.host == host]
    best = max(rated, key=lambda rating: (rating[0], bool(rating[1].host)), default=None)
    return best[1] if best and best[0] else None
