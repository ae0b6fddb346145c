"""What programs would refuse in a text of Fluent's catalogues, which they then leave out.

Source: Project Fluent, Fluent Syntax 1.0, its grammar of patterns and placeables.
"""

from __future__ import annotations

import re

from mtcheck.model.tuples import NamedTuple

_DEEPEST = 50
_BLANK = re.compile(r"[ \r\n]*+")
_STRING = re.compile(r'"(?:[^"\\\r\n]|\\["\\]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{6})*+"')
_DIGITS = r"-?[0-9]++(?:\.[0-9]++)?"
_NUMBER = re.compile(_DIGITS)
_NAME = r"[A-Za-z][A-Za-z0-9_-]*+"
_NAMED = re.compile(rf"(?P<sign>[$-]?)(?P<name>{_NAME})(?P<attribute>\.{_NAME})?")
_ARGUMENT = re.compile(rf"{_NAME}[ \r\n]*+:[ \r\n]*+")
_ARROW = re.compile(r"->[ ]*+(?=[\r\n])")
_KEY = re.compile(rf"[\r\n][ \r\n]*+(?P<default>\*?)\[[ \r\n]*+(?:{_DIGITS}|{_NAME})[ \r\n]*+\][ ]*+")
_FUNCTION = re.compile(r"[A-Z][A-Z0-9_-]*+")
_OPEN = "a '{' that is not closed"
_UNEXPECTED = "a '{' whose '}' was expected here"
_TEXT = re.compile(r"[^{}\r\n]*+")
_START = r"[\r\n][ \r\n]*+[.*\[]"
_LINE_START = re.compile(_START)
_ANY_LINE_START = re.compile(rf"(?<![ \r\n])[ ]*+{_START}")
"""A search for it, which goes over blank lines once."""


class Fault(NamedTuple):
    """What is wrong, and where."""

    place: int
    what: str


class _FaultError(Exception):
    """Ends the reading of a text."""


def find_fault(text: str, begin: int, end: int) -> Fault | None:
    """The first thing in the text of a message that is not of the format; None where all is."""
    if "{" not in (said := text[begin:end]) and "}" not in said and not _ANY_LINE_START.search(said):
        return None
    reading = _Reading(said)
    try:
        reading.read_pattern(0)
    except _FaultError as error:
        return Fault(begin + reading.at, str(error))
    return None


class _Uses(NamedTuple):
    """What an expression may stand for."""

    is_choice: bool = True
    """Whether it may be what a choice goes by."""
    is_text: bool = True


class _Reading:
    """Goes through a text from its beginning; what is wrong is where it has come to."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.at = 0

    def read_pattern(self, depth: int) -> None:
        """Text and placeables: all of it, or up to the next arm of a choice or the end of that."""
        while True:
            self._pass(_TEXT)
            sign = self._text[self.at : self.at + 1]
            if sign == "{":
                self._read_placeable(depth + 1)
            elif not sign or (depth and (sign == "}" or self._is_arm())):
                return
            elif sign == "}":
                raise _FaultError("a '}' that closes nothing")
            elif _LINE_START.match(self._text, self.at):
                self._pass(_BLANK)
                raise _FaultError(f"a line of a text that begins with '{self._text[self.at]}'")
            else:
                self._pass(_BLANK)

    def _is_arm(self) -> bool:
        return bool(_KEY.match(self._text, self.at))

    def _read_placeable(self, depth: int) -> None:
        if depth > _DEEPEST:
            raise _FaultError(f"more than {_DEEPEST} brackets in one another")
        begun = self.at
        self.at += 1
        self._pass(_BLANK)
        is_choice, is_text = self._read_expression(depth)
        self._pass(_BLANK)
        if self._pass(_ARROW):
            if not is_choice:
                raise _FaultError("a choice by a text")
            self._read_arms(depth)
        elif not is_text:
            raise _FaultError("an attribute of a term outside of a choice")
        self._close(begun)

    def _close(self, begun: int) -> None:
        """Go past the end of a placeable that has begun at a place."""
        if self._text[self.at : self.at + 1] != "}":
            self.at = min(self.at, len(self._text.rstrip()))
            raise _FaultError(_OPEN if "}" not in self._text[begun:] else _UNEXPECTED)
        self.at += 1

    def _read_expression(self, depth: int) -> _Uses:
        """What a placeable holds: a text in quotation marks, a number, a name, or another placeable."""
        if self._text[self.at : self.at + 1] == "{":
            self._read_placeable(depth + 1)
            return _Uses(is_choice=False)
        return _Uses() if self._pass(_STRING) or self._pass(_NUMBER) else self._read_name(depth)

    def _read_name(self, depth: int) -> _Uses:
        name = self._pass(_NAMED)
        if not name:
            raise _FaultError("a '{' that is followed by no name, number or text in quotation marks")
        sign, attribute = name["sign"], name["attribute"]
        if sign == "$":
            self.at = name.end("name")
            return _Uses()
        is_call = self._text[self.at : self.at + 1] == "("
        if is_call:
            if not sign and (attribute or not _FUNCTION.fullmatch(name["name"])):
                raise _FaultError("a function whose name is not in capitals")
            self._read_arguments(depth + 1)
        if sign:
            return _Uses(is_choice=bool(attribute), is_text=not attribute)
        return _Uses(is_choice=is_call)

    def _read_arguments(self, depth: int) -> None:
        if depth > _DEEPEST:
            raise _FaultError(f"more than {_DEEPEST} brackets in one another")
        self.at += 1
        self._pass(_BLANK)
        while self._text[self.at : self.at + 1] != ")":
            if not self._pass(_ARGUMENT):
                self._read_expression(depth)
            elif not (self._pass(_STRING) or self._pass(_NUMBER)):
                raise _FaultError("a named argument that is neither a number nor a text in quotation marks")
            self._pass(_BLANK)
            if self._text[self.at : self.at + 1] == ",":
                self.at += 1
                self._pass(_BLANK)
            elif self._text[self.at : self.at + 1] != ")":
                raise _FaultError("a '(' that is not closed")
        self.at += 1

    def _read_arms(self, depth: int) -> None:
        defaults = 0
        while key := self._pass(_KEY):
            defaults += bool(key["default"])
            self.read_pattern(depth)
            if not self._text[key.end() : self.at].strip():
                raise _FaultError("an arm without a text")
        if defaults != 1:
            raise _FaultError("a choice that does not have exactly one default variant (*)")
        self._pass(_BLANK)

    def _pass(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Go past what a pattern matches here."""
        match = pattern.match(self._text, self.at)
        if match:
            self.at = match.end()
        return match
