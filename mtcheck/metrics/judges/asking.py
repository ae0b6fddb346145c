"""Questions to a judge: what was asked before is not asked again, the rest at the same time and within bounds."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from functools import partial
from typing import Protocol

from mtcheck.caches.answers import Answers
from mtcheck.errors import make_printable
from mtcheck.metrics.judges.protocol import Answer, JudgeError, Judgement, Question, read_verdict
from mtcheck.metrics.judges.settings import JudgeSettings
from mtcheck.model.tuples import NamedTuple

OVER_BUDGET = "left out: the bound on pairs or cost is reached"
_MOST_IN_A_ROW = 5
"""Questions one after the other without a verdict after which a judge is given up for the run."""
_MILLION = 1_000_000


class OneByOne(Protocol):
    """A judge that is asked one pair at a time, by several threads."""

    @property
    def signature(self) -> str: ...

    def ask(self, question: Question) -> Judgement:
        """The verdict on a pair.

        Raises:
            JudgeError: there is none.
        """

    def end(self) -> None:
        """Let go of it."""


class InBatches(Protocol):
    """A judge that is asked many pairs together, by one thread."""

    @property
    def signature(self) -> str: ...

    def ask_all(self, questions: Sequence[Question]) -> list[Answer]:
        """A verdict for each question, or why there is none.

        Raises:
            JudgeError: it can no longer be asked.
        """

    def end(self) -> None:
        """End it."""


class Spending(NamedTuple):
    """What a run has asked of a judge so far."""

    pairs: int = 0
    """That it was asked; what was kept from before is not among them."""
    tokens_in: int = 0
    tokens_out: int = 0
    cost: float = 0.0

    def plus(self, pairs: int = 0, tokens_in: int = 0, tokens_out: int = 0, cost: float = 0.0) -> Spending:
        """The same with more."""
        return Spending(self.pairs + pairs, self.tokens_in + tokens_in, self.tokens_out + tokens_out, self.cost + cost)


class Session:
    """A judge during one run of mtcheck."""

    def __init__(self, settings: JudgeSettings, start: Callable[[JudgeSettings], OneByOne | InBatches]) -> None:
        self._settings = settings
        self._start = start
        self._judge: OneByOne | InBatches | None = None
        self._given_up = ""
        self._failed_in_a_row = 0
        self._known: dict[str, Answer] = {}
        """All that was answered in this run, and why there was no answer: nothing is asked twice."""
        self._lock = threading.Lock()
        self.spending = Spending()

    @property
    def signature(self) -> str:
        """How its verdicts are made.

        Raises:
            JudgeError: it cannot be started.
        """
        return self._started().signature

    def ask(self, questions: Sequence[Question]) -> list[Answer]:
        """A verdict for each question, or why there is none, in their order; the first are asked first.

        Raises:
            JudgeError: the judge cannot be started or was given up.
        """
        who = f"{self.signature}|at:{self._settings.url}"  # two servers may call different models by one name
        digests = [question.digest(who) for question in questions]
        self._remember([each for each in dict.fromkeys(digests) if each not in self._known])
        new = {
            digest: question for digest, question in zip(digests, questions, strict=True) if digest not in self._known
        }
        over = dict.fromkeys(self._within_budget(new), OVER_BUDGET)
        asked = [digest for digest in new if digest not in over]
        answers = dict(zip(asked, self._ask([new[digest] for digest in asked]), strict=True))
        self._known.update({**over, **answers})
        self._keep(answers)
        return [self._known[each] for each in digests]

    def end(self) -> None:
        """End a judge that is a program, and close connections."""
        if self._judge is not None:
            self._judge.end()
        self._judge = None

    def _started(self) -> OneByOne | InBatches:
        if self._given_up:
            raise JudgeError(self._given_up)
        if self._judge is None:
            try:
                self._judge = self._start(self._settings)
            except JudgeError as error:
                raise self._give_up(error) from error
        return self._judge

    def _give_up(self, error: JudgeError) -> JudgeError:
        self._given_up = self._given_up or str(error)
        self.end()
        return JudgeError(self._given_up)

    def _remember(self, digests: Sequence[str]) -> None:
        for digest, said in Answers().find(digests).items():
            try:
                self._known[digest] = read_verdict(json.loads(said))
            except (JudgeError, ValueError):
                continue

    def _keep(self, answers: dict[str, Answer]) -> None:
        verdicts = {digest: each for digest, each in answers.items() if isinstance(each, Judgement)}
        if verdicts:
            Answers().keep({digest: json.dumps(_as_object(each)) for digest, each in verdicts.items()})

    def _within_budget(self, new: dict[str, Question]) -> list[str]:
        """The digests of those questions that are too many."""
        most = self._settings.max_pairs
        return [] if most is None else list(new)[max(0, most - self.spending.pairs) :]

    def _ask(self, questions: Sequence[Question]) -> list[Answer]:
        if not questions:
            return []
        judge = self._started()
        if not hasattr(judge, "ask_all"):
            with ThreadPoolExecutor(min(self._settings.concurrency, len(questions))) as pool:
                return list(pool.map(partial(self._ask_one, judge), questions))
        self.spending = self.spending.plus(len(questions))
        try:
            return judge.ask_all(questions)
        except JudgeError as error:
            raise self._give_up(error) from error

    def _ask_one(self, judge: OneByOne, question: Question) -> Answer:
        with self._lock:
            if self._given_up:
                return self._given_up
            if self._settings.max_cost is not None and self.spending.cost >= self._settings.max_cost:
                return OVER_BUDGET
            self.spending = self.spending.plus(1)
        try:
            verdict = judge.ask(question)
        except JudgeError as error:
            return self._note(make_printable(str(error)))
        with self._lock:
            self._failed_in_a_row = 0
            self.spending = self.spending.plus(0, verdict.tokens_in, verdict.tokens_out, self._cost(verdict))
        return verdict

    def _note(self, problem: str) -> str:
        with self._lock:
            self._failed_in_a_row += 1
            if self._failed_in_a_row >= _MOST_IN_A_ROW:
                self._given_up = f"{problem} (given up after {_MOST_IN_A_ROW} pairs in a row)"
        return problem

    def _cost(self, verdict: Judgement) -> float:
        prices = self._settings.price_in, self._settings.price_out
        return (verdict.tokens_in * prices[0] + verdict.tokens_out * prices[1]) / _MILLION


def _as_object(verdict: Judgement) -> dict[str, object]:
    """A verdict as the protocol writes it."""
    marks = []
    for mark in verdict.marks:
        said = asdict(mark)
        said["side"] = "translation" if said.pop("is_target") else "original"
        marks.append({**said, "category": str(mark.category), "severity": mark.severity.value})
    return {"score": verdict.score, "errors": marks}
