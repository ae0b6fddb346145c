"""Judges at an address that take one pair a request: the protocol over HTTP, and LanguageTool's server."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from mtcheck.errors import make_printable
from mtcheck.metrics.external.host import JUDGE_SCHEMA
from mtcheck.metrics.judges.http import Client
from mtcheck.metrics.judges.http import encode as encode_json
from mtcheck.metrics.judges.protocol import JudgeError, Judgement, Mark, Question, read_json, read_verdict
from mtcheck.metrics.judges.settings import JudgeSettings
from mtcheck.model.finding import Category, Severity

_FORM = "application/x-www-form-urlencoded"
_WIDE = 0xFFFF
"""Above it a character takes two units of UTF-16, in which LanguageTool counts."""
_KINDS = {
    "misspelling": Category.SPELLING,
    "grammar": Category.GRAMMAR,
    "typographical": Category.PUNCTUATION,
    "whitespace": Category.WHITESPACE,
    "duplication": Category.DUPLICATION,
    "style": Category.AWKWARD,
    "register": Category.REGISTER,
    "locale-violation": Category.TEXTUAL_CONVENTIONS,
    "inconsistency": Category.INCONSISTENT_STYLE,
    "terminology": Category.WRONG_TERM,
}
_SLIGHT = {Category.AWKWARD, Category.REGISTER}
_LONGEST_REASON = 300


class Remote:
    """A server that speaks ``mtcheck.judge/1``: a question is posted, its verdict is the answer."""

    def __init__(self, settings: JudgeSettings) -> None:
        self._settings = settings
        self._client = Client(settings)

    @property
    def signature(self) -> str:
        """How its verdicts are made, as far as it is known."""
        return f"judge:http|at:{make_printable(self._settings.url).replace('|', '/')}"

    def ask(self, question: Question) -> Judgement:
        """The verdict on a pair.

        Raises:
            JudgeError: there is none.
        """
        body = encode_json({"schema": JUDGE_SCHEMA, **question.as_object()})
        said = read_json(self._client.post("", body).decode("utf-8", "replace"))
        if isinstance(said, dict) and isinstance(refused := said.get("refused"), str) and refused.strip():
            raise JudgeError(f"refused: {make_printable(refused)}")
        return read_verdict(said)

    def end(self) -> None:
        """Close its connections."""
        self._client.end()


class LanguageTool:
    """A LanguageTool server, which reads the translation alone."""

    def __init__(self, settings: JudgeSettings) -> None:
        self._client = Client(settings)
        self.signature = "judge:languagetool|side:translation"

    def ask(self, question: Question) -> Judgement:
        """What it matches in the translation.

        Raises:
            JudgeError: there is no answer, or none of LanguageTool's.
        """
        form = urlencode({"text": question.target, "language": question.target_language or "auto"})
        said = read_json(self._client.post("/v2/check", form.encode(), _FORM).decode("utf-8", "replace"))
        matches = said.get("matches") if isinstance(said, dict) else None
        if not isinstance(matches, list):
            raise JudgeError("answered without 'matches': no LanguageTool server")
        offsets = _offsets(question.target)
        return Judgement(marks=tuple(_match(each, question.target, offsets) for each in matches))

    def end(self) -> None:
        """Close its connections."""
        self._client.end()


def _match(said: Any, text: str, offsets: dict[int, int]) -> Mark:
    try:
        start, end = offsets[said["offset"]], offsets[said["offset"] + said["length"]]
        rule, message = said["rule"], said["message"]
        kind, name = str(rule.get("issueType", "")), str(rule.get("id", ""))
        replacements = [each["value"] for each in said.get("replacements", []) if isinstance(each["value"], str)]
    except (KeyError, TypeError, AttributeError):
        raise JudgeError("sent a match without a place in the text, a rule or a message") from None
    category = _KINDS.get(kind, Category.GRAMMAR)
    reason = make_printable(f"{' '.join(str(message).split())} ({name})")
    return Mark(
        text[start:end],
        start=start,
        category=category,
        severity=Severity.NEUTRAL if category in _SLIGHT else Severity.MINOR,
        reason=reason[:_LONGEST_REASON],
        correction=replacements[0] if replacements else None,
    )


def _offsets(text: str) -> dict[int, int]:
    """Where each unit of UTF-16 begins, in code points, the end included."""
    found, unit = {}, 0
    for at, char in enumerate(text):
        found[unit] = at
        unit += 2 if ord(char) > _WIDE else 1
    found[unit] = len(text)
    return found
