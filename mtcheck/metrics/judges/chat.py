"""A language model behind an OpenAI-compatible address: llama.cpp, Ollama, vLLM or a hosted one."""

from __future__ import annotations

import zlib
from functools import cache
from pathlib import Path
from typing import Any

from mtcheck.errors import make_printable
from mtcheck.metrics.judges.http import Client, encode
from mtcheck.metrics.judges.protocol import JudgeError, Judgement, Question, read_json, read_verdict
from mtcheck.metrics.judges.settings import JudgeSettings
from mtcheck.model.finding import Category

_PROMPT = Path(__file__).parents[2] / "data" / "judges" / "system.txt"
_PATH = "/chat/completions"
_THOUGHT_ENDS = "</think>"
_LETTERS_OF_TOKEN = 4
"""What a token holds where a server does not say how many there were."""


class Chat:
    """A model that is asked one pair a request."""

    def __init__(self, settings: JudgeSettings) -> None:
        self._settings = settings
        self._client = Client(settings)
        self._takes_format = True

    @property
    def signature(self) -> str:
        """How its verdicts are made."""
        return f"judge:chat|model:{make_printable(self._settings.model).replace('|', '/')}|prompt:{_prompt_version()}"

    def ask(self, question: Question) -> Judgement:
        """The verdict on a pair.

        Raises:
            JudgeError: there is none.
        """
        asked = encode(question.as_object()).decode()
        body = {
            "model": self._settings.model,
            "messages": [
                {"role": "system", "content": _system()},
                {"role": "user", "content": asked},
            ],
            "temperature": 0,
            "max_tokens": self._settings.max_tokens,
        }
        said = read_json(self._post(body).decode("utf-8", "replace"))
        content = _content(said)
        verdict = read_verdict(_read_thought(content))
        counted = said.get("usage") if isinstance(said.get("usage"), dict) else {}
        return Judgement(
            verdict.score,
            verdict.marks,
            _tokens(counted.get("prompt_tokens"), len(_system()) + len(asked)),
            _tokens(counted.get("completion_tokens"), len(content)),
        )

    def end(self) -> None:
        """Close its connections."""
        self._client.end()

    def _post(self, body: dict[str, Any]) -> bytes:
        """The answer; a server that knows no form of answers is asked without."""
        if self._takes_format:
            try:
                return self._client.post(_PATH, encode({**body, "response_format": {"type": "json_object"}}))
            except JudgeError as error:
                if "answered 400" not in str(error) and "answered 422" not in str(error):
                    raise
            found = self._client.post(_PATH, encode(body))
            self._takes_format = False
            return found
        return self._client.post(_PATH, encode(body))


def _content(said: Any) -> str:
    try:
        choice = said["choices"][0]
        content = choice["message"]["content"]
    except (KeyError, IndexError, TypeError):
        content = choice = None
    if not isinstance(content, str) or not isinstance(choice, dict):
        raise JudgeError("answered without a message: no text in choices[0].message.content")
    if choice.get("finish_reason") == "length":
        raise JudgeError("broke off: its answer is longer than 'max-tokens'")
    return content


def _read_thought(content: str) -> Any:
    """The JSON value of a message; a model that thinks aloud says it after its thoughts."""
    try:
        return read_json(content)
    except JudgeError:
        _, ends, said = content.partition(_THOUGHT_ENDS)
        if not ends:
            raise
        return read_json(said)


def _tokens(said: Any, letters: int) -> int:
    return said if type(said) is int and said >= 0 else letters // _LETTERS_OF_TOKEN


@cache
def _system() -> str:
    return _PROMPT.read_text("utf-8").replace("{categories}", ", ".join(map(str, Category)))


@cache
def _prompt_version() -> str:
    return f"{zlib.crc32(_system().encode()):08x}"
