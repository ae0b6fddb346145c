"""A judge to look at, which speaks ``mtcheck.judge/1`` (docs/judges.md): a list of words that machines take for others.

It is no model and knows nothing else. It quotes from its list and not from the text, as models do now and then: where
the text has a capital letter, the quotation is not in it, and mtcheck counts that as the judge's failure. Answers are
kept by what a judge says of itself, so that another list wants another version.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any

WORDS = (
    ("Folgen", "episodes", "consequences", "'Folgen' are consequences here, not parts of a series"),
    ("Rat", "advice", "council", "'Rat' is the council here"),
    ("aktuell", "actual", "current", "'aktuell' is 'current'; 'actual' is 'tatsächlich'"),
)


def judge(question: dict[str, Any]) -> dict[str, Any]:
    """The errors in a pair, and a score that falls with each."""
    errors = list(find_errors(question["source"], question["target"]))
    return {"id": question["id"], "score": 100 - 30 * len(errors), "errors": errors}


def find_errors(source: str, target: str) -> Iterator[dict[str, str]]:
    """The words of the list that are in both texts."""
    for original, wrong, right, reason in WORDS:
        if original.casefold() in source.casefold() and wrong in target.casefold():
            yield {"text": wrong, "severity": "major", "reason": reason, "correction": right}


def main() -> None:
    print(json.dumps({"schema": "mtcheck.judge/1", "package": "example", "model": "three words", "version": "1"}))
    sys.stdout.flush()
    for line in sys.stdin:
        if line.strip():
            print(json.dumps(judge(json.loads(line))))
        else:
            print(flush=True)  # an empty line ends a batch, and is answered by one


if __name__ == "__main__":
    main()
