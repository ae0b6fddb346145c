"""Messages and suggestions that quote what was matched: ``{0}``, ``{1}``, ``{name}``, ``{source}``, ``{source.1}``."""

from __future__ import annotations

from dataclasses import dataclass

from mtcheck.errors import UsageError, shorten
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy
from mtcheck.rules.patterns import Found, Pattern

LONGEST_TEMPLATE = 1_000
MOST_FIELDS = 20
_LONGEST_QUOTED, _LONGEST_NAME = 80, 30
_PART = lazy(r"\{\{|\}\}|\{([^{}]*)\}|[{}]|[^{}]+")


class Field(NamedTuple):
    """A group, and whether it is the original's."""

    group: str
    of_source: bool


@dataclass(frozen=True)
class Template:
    """A text with places for what was matched."""

    parts: tuple[str | Field, ...]

    @property
    def outline(self) -> str:
        """The text with an ellipsis for what is quoted."""
        return "".join(part if isinstance(part, str) else "…" for part in self.parts)

    def fill(self, target: Found | None, source: Found | None, *, short: bool = False) -> str:
        """The text with what was matched; where it is to be short, not to its end."""
        texts = (part if isinstance(part, str) else _quoted(part, target, source, short) for part in self.parts)
        return "".join(texts)


def _quoted(field: Field, target: Found | None, source: Found | None, short: bool) -> str:
    found = source if field.of_source else target
    text = " ".join(found.text(field.group).split()) if found else ""
    return shorten(text, _LONGEST_QUOTED) if short else text


class Sides(NamedTuple):
    """The patterns whose groups may be quoted; None where nothing is matched."""

    target: Pattern | None
    source: Pattern | None


def read_template(text: str, key: str, where: str, sides: Sides) -> Template:
    """A template that a user wrote.

    Raises:
        UsageError: it is too long, has a lone brace or what cannot be shown, or quotes a group that is none.
    """
    here = f"{where}: '{key}'"
    if len(text) > LONGEST_TEMPLATE:
        raise UsageError(f"{here} has more than {LONGEST_TEMPLATE:,} characters; make it shorter")
    if not text.isprintable():
        raise UsageError(f"{here} has a line break or a character that cannot be shown; take it out")
    parts = tuple(_part(match[0], match[1], here, sides) for match in _PART.finditer(text))
    if sum(isinstance(part, Field) for part in parts) > MOST_FIELDS:
        raise UsageError(f"{here} quotes more than {MOST_FIELDS} groups; make it shorter")
    return Template(parts)


def _part(whole: str, name: str | None, here: str, sides: Sides) -> str | Field:
    if whole in ("{{", "}}"):
        return whole[0]
    if whole in ("{", "}"):
        raise UsageError(f"{here} has a lone '{whole}'; write '{whole}{whole}' for the character itself")
    return whole if name is None else _field(name, here, sides)


def _field(name: str, here: str, sides: Sides) -> Field:
    side, _, group = name.partition(".")
    of_source = side == "source"
    field = Field((group or "0") if of_source else name, of_source)
    pattern = sides.source if of_source else sides.target
    if pattern is None:
        raise UsageError(f"{here} quotes {_shown(name)}, but {_nothing(of_source, sides)}")
    if not pattern.has_group(field.group):
        known = ", ".join(map(str, (0, *range(1, pattern.compiled.groups + 1), *pattern.compiled.groupindex)))
        whose = "'source'" if of_source else "the pattern"
        raise UsageError(f"{here} quotes {_shown(name)}, but {whose} has no such group (it has {known})")
    return field


def _shown(name: str) -> str:
    return f"{{{shorten(name, _LONGEST_NAME)}}}"


def _nothing(of_source: bool, sides: Sides) -> str:
    if of_source:
        return "the rule has no 'source'; add it"
    other = "; {source.1} quotes the original" if sides.source else ""
    return f"nothing is matched in the translation{other}"
