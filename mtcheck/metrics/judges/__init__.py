"""Judges: language models, metrics that mark places, grammar checkers; what they mark becomes findings.

A judge is asked pair by pair, with what stands before and after, and answers with errors that it quotes. It runs in its
own process or behind an address; nothing of it is imported, and none is asked unless the user has named it.
"""

from __future__ import annotations

import atexit
from functools import lru_cache

from mtcheck.metrics.judges.asking import OVER_BUDGET, InBatches, OneByOne, Session, Spending
from mtcheck.metrics.judges.protocol import JudgeError, Judgement, Mark, Question, locate
from mtcheck.metrics.judges.settings import JudgeSettings, describe

__all__ = [
    "OVER_BUDGET",
    "JudgeError",
    "JudgeSettings",
    "Judgement",
    "Mark",
    "Question",
    "Session",
    "Spending",
    "describe",
    "end_all",
    "locate",
    "session_of",
]

_SESSIONS: list[Session] = []


@lru_cache(maxsize=32)
def session_of(settings: JudgeSettings) -> Session:
    """The session with a judge, one for the whole run of a process."""
    session = Session(settings, _start)
    _SESSIONS.append(session)
    return session


@atexit.register
def end_all() -> None:
    """End the judges that are programs and were started by this process."""
    while _SESSIONS:
        _SESSIONS.pop().end()
    session_of.cache_clear()


def _start(settings: JudgeSettings) -> OneByOne | InBatches:
    if settings.kind == "program":
        from mtcheck.metrics.judges.programs import JudgeProgram

        return JudgeProgram(settings)
    if settings.kind == "chat":
        from mtcheck.metrics.judges.chat import Chat

        return Chat(settings)
    from mtcheck.metrics.judges.remote import LanguageTool, Remote

    return Remote(settings) if settings.kind == "http" else LanguageTool(settings)
