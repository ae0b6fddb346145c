"""Two pages' blocks of code -> where the translation's says something else than the original's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import IntEnum

from mtcheck.model.spans import Span
from mtcheck.model.text import Block, Document
from mtcheck.model.tuples import NamedTuple
from mtcheck.outline.code_lines import Code, Line, Reader, split_code
from mtcheck.outline.commands import Words, is_home_renamed, is_translated, may_be_renamed

_OF_SENTENCES = frozenset(".,!?:;'’\"“”„«»…¡¿、。")
"""Marks that a translated text may have other ones of."""
_CURLED = frozenset("“”„‟‘’‚«»")
_AROUND = frozenset("<>_")
_OF_CODE = frozenset("=/\\{}()[]<>|&;$@_*~^+%")
_MOST = 500
"""Of lines, of tokens in one and of blocks that are compared one by one."""
_ALIKE = 0.3
"""The least share of tokens in common with the original's block that a changed one has."""


class Weight(IntEnum):
    """How much a change means."""

    NAME = 1
    """Words alone: a name, a path or a placeholder that was translated."""
    CODE = 2
    """An option, a sign, a number, a command."""


class Change(NamedTuple):
    """A line that differs; the side that has none is None."""

    weight: Weight
    source: Line | None
    target: Line | None
    before: Line | None
    """The line before it in the translation."""
    block: Span
    """The translation's block."""
    is_shell: bool


def find_changes(source: Document, target: Document) -> Iterator[Change]:
    """Where the lines of code of a translation differ from those of its original."""
    mine, theirs = Reader(source), Reader(target)
    for one, other in pair_blocks(mine.blocks(), theirs.blocks()):
        if one.text != other.text and (was := mine.code(one)) and (now := theirs.code(other)):
            yield from _compare(was, now)


def pair_blocks(source: Sequence[Block], target: Sequence[Block]) -> Iterator[tuple[Block, Block]]:
    """Blocks of code beside their counterparts; where one page has more of them, those between equal ones."""
    if len(source) == len(target):
        yield from zip(source, target, strict=True)
        return
    if max(len(source), len(target)) > _MOST:
        return
    texts = [block.text for block in source], [block.text for block in target]
    for _, start, end, first, last in SequenceMatcher(None, *texts, autojunk=False).get_opcodes():
        if end - start == last - first:
            yield from zip(source[start:end], target[first:last], strict=True)


def _compare(source: Code, target: Code) -> Iterator[Change]:
    is_shell = source.is_shell or target.is_shell
    is_beside = _are_alike(source, target) or (is_shell and len(target.lines) in (0, len(source.lines)))
    if max(len(source.lines), len(target.lines)) > _MOST or not is_beside:
        return
    for was, now, before in _pair_lines(source.lines, target.lines):
        if weight := _weigh_lines(was, now, is_shell=is_shell):
            yield Change(weight, was, now, before, target.span, is_shell)


def _are_alike(source: Code, target: Code) -> bool:
    """Whether one block can be the other's translation, and not another example."""
    one, other = ([token for line in code.lines for token in line.tokens] for code in (source, target))
    return _share(one, other) >= _ALIKE


def _pair_lines(
    source: Sequence[Line], target: Sequence[Line]
) -> Iterator[tuple[Line | None, Line | None, Line | None]]:
    """The lines that are not alike, beside each other as far as they have counterparts; with the one before them."""
    keys = [line.tokens for line in source], [line.tokens for line in target]
    for kind, start, end, first, last in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        before = target[first - 1] if first else None
        for was, now in _pair_run(list(source[start:end]), list(target[first:last])):
            yield was, now, before
            before = now or before


def _pair_run(source: list[Line], target: list[Line]) -> Iterator[tuple[Line | None, Line | None]]:
    while source and target:
        surplus = len(source) - len(target)
        if surplus > 0 and _likeness(source[0], target[0]) < _likeness(source[1], target[0]):
            yield source.pop(0), None
        elif surplus < 0 and _likeness(source[0], target[0]) < _likeness(source[0], target[1]):
            yield None, target.pop(0)
        else:
            yield source.pop(0), target.pop(0)
    yield from ((line, None) for line in source)
    yield from ((None, line) for line in target)


def _likeness(one: Line, other: Line) -> float:
    return _share(one.tokens, other.tokens)


def _share(one: Sequence[str], other: Sequence[str]) -> float:
    """The share of tokens that two have in common."""
    return 2 * (Counter(one) & Counter(other)).total() / max(1, len(one) + len(other))


def pair_runs(source: Sequence[str], target: Sequence[str], words: Words) -> Iterator[tuple[int, int, Weight]]:
    """The numbers of runs of code in a sentence that are not what they were, beside what they became."""
    theirs = {number: _split_run(text) for number, text in enumerate(target)}
    for at, text in enumerate(source):
        mine = _split_run(text)
        best = max(theirs, key=lambda number: _share(mine, theirs[number]), default=None)
        if best is None or _share(mine, theirs[best]) < _ALIKE:
            continue
        now = theirs.pop(best)
        if is_translated(text, target[best]) or _weigh(mine, now, is_shell=False) is Weight.CODE:
            yield at, best, Weight.NAME if may_be_renamed(text, target[best], words) else Weight.CODE
        elif is_home_renamed(text, target[best]):
            yield at, best, Weight.NAME


def _split_run(text: str) -> tuple[str, ...]:
    """The tokens of a run, without the brackets around what readers put in and the stroke behind a folder."""
    return tuple(token for token in split_code(text.strip().rstrip("/")) if token not in _AROUND)


def _weigh_lines(source: Line | None, target: Line | None, *, is_shell: bool) -> Weight | None:
    if source and target:
        if _is_curled(source.text, target.text):
            return Weight.CODE
        if is_shell and is_translated(source.text, target.text):
            return Weight.CODE
        return _weigh(source.tokens, target.tokens, is_shell=is_shell)
    line = source or target
    return Weight.CODE if line and (is_shell or _is_code(line.tokens)) else None


def _is_curled(source: str, target: str) -> bool:
    """Whether a quotation mark of the program's became one of the page's."""
    straight = [sum(text.count(mark) for mark in "\"'") for text in (source, target)]
    return straight[1] < straight[0] and not _CURLED.isdisjoint(target) and _CURLED.isdisjoint(source)


def _weigh(source: Sequence[str], target: Sequence[str], *, is_shell: bool) -> Weight | None:
    """What the difference of two lines means; None where it is that of two texts."""
    if not is_shell and not (_is_code(source) and _is_code(target)):
        return None if _numbers(source) == _numbers(target) else Weight.CODE
    if max(len(source), len(target)) > _MOST:
        return Weight.NAME
    found = None
    for kind, start, end, first, last in SequenceMatcher(None, source, target, autojunk=False).get_opcodes():
        was, now = _bare(source[start:end]), _bare(target[first:last])
        if kind == "equal" or not (was or now):
            continue
        is_moved = start == 0 or not was or not now or "".join(was) == "".join(now)
        if not all(map(_is_name, (*was, *now))) or (is_shell and is_moved):
            return Weight.CODE
        found = Weight.NAME
    return found


def _numbers(tokens: Sequence[str]) -> Counter[str]:
    return Counter(token for token in tokens if token.isdecimal())


def _is_name(token: str) -> bool:
    return token.replace("-", "").replace("_", "").isalpha() and not token.startswith("-")


def _bare(tokens: Sequence[str]) -> list[str]:
    return [token for token in tokens if token not in _OF_SENTENCES]


def _is_code(tokens: Sequence[str]) -> bool:
    return any(token in _OF_CODE or token.startswith("-") for token in tokens)
