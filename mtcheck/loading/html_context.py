"""What holds inside an open HTML element: the kind of its text, its landmarks, hints, language and visibility."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from mtcheck.loading import html_elements as elements
from mtcheck.loading.html_tokens import Attribute
from mtcheck.model.kinds import BlockKind

_DEPTH = 32
_HINTS = 24
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_CODE_HINTS = frozenset(
    "code console highlight lang language listing output prettyprint programlisting screen sourcecode terminal".split()
)
_MEANINGFUL = frozenset(elements.KINDS) | elements.LANDMARKS | elements.UNSEEN | {"p", "pre", "ul", "ol", "menu", "svg"}
_RESET_BY_PARAGRAPH = (BlockKind.CELL, BlockKind.HEADING)


@dataclass(frozen=True, slots=True)
class Context:
    """What an element hands down to all inside it; elements that change nothing share their parent's."""

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    indent: int = 0
    landmarks: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    lang: str = ""
    hidden: bool = False
    scripted: bool = False
    """Whether the page's own script fills the placeholders in here."""
    preformatted: bool = False


OUTSIDE = Context()


def enter(outer: Context, name: str, given: dict[str, Attribute], *, code: bool = False) -> Context:
    """What holds inside an element with this name and these attributes; ``code``: its text is none of a language."""
    changes: dict[str, Any] = {}
    if name in _MEANINGFUL or (name == "code" and outer.preformatted):
        changes = _by_name(outer, name)
    if given and name in ("html", "body"):
        _by_script(outer, given, changes)
    elif given and name not in ("meta", "link", "script", "style"):
        _by_attributes(outer, given, changes)
    if name == "pre" and (code or _CODE_HINTS.intersection(changes.get("hints", outer.hints))):
        changes["kind"] = BlockKind.CODE
    if not changes:
        return outer
    if changes.get("kind", outer.kind) in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) and "nav" in changes.get(
        "landmarks", outer.landmarks
    ):
        changes["kind"] = BlockKind.CONTROL
    return replace(outer, **changes)


def _by_name(outer: Context, name: str) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    if name in elements.UNSEEN:
        changes["hidden"] = True
    if name in elements.LANDMARKS and len(outer.landmarks) < _DEPTH:
        changes["landmarks"] = (*outer.landmarks, name)
    if name in ("ul", "ol", "menu"):
        changes["indent"] = outer.indent + 1
    kind = _kind(outer, name)
    if kind is not outer.kind or elements.KINDS.get(name) is BlockKind.HEADING:
        changes["kind"] = kind
        changes["level"] = int(name[1:]) if elements.KINDS.get(name) is BlockKind.HEADING else 0
    if name == "pre":
        changes["preformatted"] = True
    return changes


def _kind(outer: Context, name: str) -> BlockKind:
    if name == "p":
        return BlockKind.PARAGRAPH if outer.kind in _RESET_BY_PARAGRAPH else outer.kind
    if name == "code":
        return BlockKind.CODE
    if name == "svg" or outer.kind is BlockKind.ALT:
        return BlockKind.ALT
    return elements.KINDS.get(name, outer.kind)


def _by_attributes(outer: Context, given: dict[str, Attribute], changes: dict[str, Any]) -> None:
    if _is_hidden(given):
        changes["hidden"] = True
    _by_script(outer, given, changes)
    lang = given.get("lang") or given.get("xml:lang")
    if lang and lang.value.strip() != outer.lang:
        changes["lang"] = lang.value.strip()
    if words := words_of(given):
        changes["hints"] = (*outer.hints, *words)[-_HINTS:]
    if "role" in given:
        _by_role(outer, given["role"].value.strip().lower(), given, changes)


def words_of(given: dict[str, Attribute]) -> tuple[str, ...]:
    """The words of an element's id, classes and role."""
    return tuple(word for key in ("id", "class", "role") if key in given for word in _words(given[key].value))


def _by_script(outer: Context, given: dict[str, Attribute], changes: dict[str, Any]) -> None:
    if not outer.scripted and ("data-bind" in given or any(map(_is_filled, given))):
        changes["scripted"] = True


def _by_role(outer: Context, role: str, given: dict[str, Attribute], changes: dict[str, Any]) -> None:
    if role in ("", "none", "presentation"):
        return
    landmarks = changes.get("landmarks", outer.landmarks)
    name = elements.ROLES.get(role, role)
    if len(landmarks) < _DEPTH and (not landmarks or landmarks[-1] != name):
        changes["landmarks"] = (*landmarks, name)
    if role in elements.CONTROL_ROLES:
        changes["kind"] = BlockKind.CONTROL
    elif role == "heading":
        level = given["aria-level"].value if "aria-level" in given else ""
        changes["kind"] = BlockKind.HEADING
        changes["level"] = int(level) if level in ("1", "2", "3", "4", "5", "6") else 2


def _is_hidden(given: dict[str, Attribute]) -> bool:
    if "hidden" in given or ("aria-hidden" in given and given["aria-hidden"].value.lower() == "true"):
        return True
    if "class" in given and not elements.HIDING_CLASSES.isdisjoint(given["class"].value.lower().split()):
        return True
    if "style" not in given:
        return False
    style = "".join(given["style"].value.lower().split())
    return "display:none" in style or "visibility:hidden" in style


@lru_cache(maxsize=1024)
def _is_filled(attribute: str) -> bool:
    return attribute.startswith(elements.FILLED_BY_SCRIPT)


@lru_cache(maxsize=4096)
def _words(value: str) -> tuple[str, ...]:
    """``articleShare-bar`` -> ``article``, ``share``, ``bar``."""
    return tuple(word.lower() for word in _WORD.findall(value[:400]) if len(word) > 1)
