"""Place holders of texts that programs fill in, as what they stand for: printf, Python, braces, ICU, Fluent, Qt, tags.

Sources: the manuals of printf(3), Python's formatting, ICU MessageFormat, Fluent, Qt, Rails and i18next.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from mtcheck.language.traits import Trait, has_trait
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy

_HOLDER = lazy(
    r"\{\{\s?(?P<mustache>[^{}\n]{0,200}?)\s?\}\}"
    r"|\{\s?(?P<fluent>[$-][\w-]{1,60})\s?\}"
    r"|(?P<dollar>[$#%]\{[\w.-]{1,60}\})"
    r"|\{(?P<brace>[\w.-]{0,60})(?:[!:,][^{}\n]{0,60})?\}"
    r"|%\((?P<python>\w{1,60})\)[-+0# ]?\d*(?:\.\d+)?[sdifrxgu]"
    r"|(?<![\w%])%(?P<printf>(?:\d\$)?[-+0#]{0,2}(?:\d{1,2})?(?:\.\d)?(?:hh|h|ll|l|q|z|t|j)?(?:[sdiuxXfFeEgGc](?![0-9A-Za-z_\u00c0-\u024f\u0370-\u052f])|@))"
    r"|(?<![\w%])%(?P<qt>L?[1-9]|n)(?![\w$%]|[.,]\d)"
)
_PRINTF = lazy(r"(?P<number>\d\$)?[-+0#]*\d*(?:\.\d+)?(?P<type>[a-zA-Z@]+)")
_CHOICE = lazy(r",\s*(?:plural|select|selectordinal)\s*,")
_ARM = lazy(r"(?<![\w{])(?P<key>=\d+|[a-z]+)\s*\{(?P<text>[^{}]*(?:\{[^{}]*\}[^{}]*)*)\}")
_MANY = frozenset({"few", "many", "other"})
_ONE = frozenset({"zero", "one", "two", "=0", "=1", "=2"})
"""Arms of a plural that may say the number in a word, or not at all."""
_TAG = lazy(r"<(?P<name>/?(?:[A-Za-z][\w-]{0,20}|\d{1,3}))(?:\s[^<>\n]{0,300})?/?>")
"""Languages that write the percent sign before the number, as Qt writes its place holders."""
_SIGNS = ("{", "%")


def has_choice(text: str) -> bool:
    """Whether a text gives a program several wordings to choose from (ICU MessageFormat)."""
    return "{" in text and _CHOICE.search(text) is not None


class Holder(NamedTuple):
    """A place holder and what it stands for."""

    kind: str
    name: str
    start: int
    end: int

    @property
    def sign(self) -> tuple[str, str]:
        """What two place holders that mean the same have in common."""
        return self.kind, self.name


@lru_cache(maxsize=512)
def find_holders(text: str, language: str = "") -> tuple[Holder, ...]:
    """The place holders of a text in their order; those of printf without a number get theirs by it.

    Args:
        text: the text.
        language: its language, for what may be a percentage.
    """
    if not any(sign in text for sign in _SIGNS):
        return ()
    is_choice = has_choice(text)
    found = []
    for match in _HOLDER.finditer(text):
        kind = match.lastgroup or ""
        if kind == "qt" and has_trait(language, Trait.PERCENT_FIRST):
            continue
        if kind == "brace" and is_choice and _is_arm(text, match.start()):
            continue
        found.append(Holder(kind, match[kind], *match.span()))
    return tuple(_number(found))


def _is_arm(text: str, at: int) -> bool:
    """Whether a bracket opens an arm of a choice: there is one bracket more open than for a place holder."""
    return (text.count("{", 0, at) - text.count("}", 0, at)) % 2 == 1


def _number(found: Sequence[Holder]) -> list[Holder]:
    """The same, where those of printf are named by their number and type."""
    numbered, count = [], 0
    for each in found:
        match = _PRINTF.fullmatch(each.name) if each.kind == "printf" else None
        if match:
            count += not match["number"]
            each = each._replace(name=f"{match['number'] or f'{count}$'}{_type(match['type'])}")
        numbered.append(each)
    return numbered


def _type(written: str) -> str:
    """The type of printf, of which some are two names of one."""
    return written.replace("i", "d") if written.endswith("i") else written


@lru_cache(maxsize=512)
def find_tags(text: str) -> tuple[Holder, ...]:
    """The tags of HTML in a text that a program shows."""
    if "<" not in text:
        return ()
    return tuple(Holder("tag", match["name"].lower(), *match.span()) for match in _TAG.finditer(text))


def find_counts(text: str) -> list[Holder]:
    """The number signs of a plural, each by the arm that it stands in."""
    if "#" not in text or not has_choice(text):
        return []
    places = ((arm, arm["text"].find("#")) for arm in _ARM.finditer(text))
    return [
        Holder("count", arm["key"], arm.start("text") + at, arm.start("text") + at + 1) for arm, at in places if at >= 0
    ]


def find_lost_counts(source: str, target: str) -> list[tuple[int, int]]:
    """The arms of a plural in the translation that lack the number sign which the original's arm has."""
    if "#" not in source or not (has_choice(source) and has_choice(target)):
        return []
    counted = {arm["key"] for arm in _ARM.finditer(source) if "#" in arm["text"]}
    if "other" in counted:
        counted |= _MANY
    return [
        arm.span("text")
        for arm in _ARM.finditer(target)
        if arm["key"] in counted - _ONE and "#" not in arm["text"] and "{" not in arm["text"]
    ]


class Difference(NamedTuple):
    """What becomes of a place holder: one of the sides lacks it, or both have another one there."""

    source: Holder | None
    target: Holder | None


def compare_holders(source: Sequence[Holder], target: Sequence[Holder]) -> list[Difference]:
    """What the two sides do not have in common; of the same kind, what is lost and what is added belong together."""
    lost, added = _left(source, target), _left(target, source)
    found = []
    for each in lost:
        other = next((one for one in added if one.kind == each.kind), None)
        if other:
            added.remove(other)
        found.append(Difference(each, other))
    return found + [Difference(None, each) for each in added]


def _left(mine: Sequence[Holder], theirs: Sequence[Holder]) -> list[Holder]:
    """Mine that are not among theirs, as often as they are there."""
    there = Counter(each.sign for each in theirs)
    left = []
    for each in mine:
        if there[each.sign] > 0:
            there[each.sign] -= 1
        else:
            left.append(each)
    return left


def find_damaged(holder: str, text: str) -> tuple[int, int] | None:
    """Where a text has a place holder of the original with blanks in it, or in other letters; None where it has not."""
    pattern = lazy("(?i)" + r"[ \u00a0]?".join(map(_escape, holder)))
    match = pattern.search(text)
    return match.span() if match and match[0] != holder else None


def _escape(sign: str) -> str:
    import re

    return re.escape(sign)
