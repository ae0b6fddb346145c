"""How much each piece of evidence weighs: fitted by ``python -m training.quality``, kept as plain numbers."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from mtcheck.errors import CheckError
from mtcheck.language.packaged import DATA
from mtcheck.model.tuples import NamedTuple
from mtcheck.qe.evidence import NAMES

VERSION = 2
"""Of the evidence and what is made of it; weights fitted for another version are refused."""
FILE = DATA / "quality" / "weights.json"


LETTERS = 20.0
"""What a text that shares nothing with its reference loses; set by hand, as the weights are fitted without any."""
_FURTHER = 10.0
"""How much further away half the quality lies where a reference adds its losses."""


class Scale(NamedTuple):
    """Where a weighed sum of losses lies between 0 and 100: half way at ``middle``, the steeper the larger ``bend``."""

    middle: float
    bend: float

    def quality(self, loss: float) -> float:
        """100 where nothing is lost, ever less with more, and never quite 0."""
        return float(100 / (1 + (max(loss, 0.0) / self.middle) ** self.bend))

    def beside_reference(self) -> Scale:
        """The scale of sums to which a reference has added."""
        return self._replace(middle=self.middle + _FURTHER)


class Weights(NamedTuple):
    """The weights of one kind of evidence, each 0 or more, and their scale."""

    by_name: Mapping[str, float]
    scale: Scale

    def shares(self, numbers: Sequence[float]) -> dict[str, float]:
        """What each sign and loss adds to the sum; those that add nothing are left out."""
        weighed = {
            name: value * weight
            for name, value in zip(NAMES, numbers, strict=True)
            if value and (weight := self.by_name.get(name, 0.0))
        }
        return {name: share for name, share in weighed.items() if share > 0}


def weights_for(kind: str) -> Weights:
    """The weights for a kind of evidence, such as ``words-fluent``.

    Raises:
        CheckError: the file of weights belongs to another version, or is none.
    """
    return _read_packaged()[kind]


@cache
def _read_packaged() -> dict[str, Weights]:
    return read(FILE)


def read(path: Path) -> dict[str, Weights]:
    """All weights of a file by the kind of evidence.

    Raises:
        CheckError: the file belongs to another version of the evidence, or is no file of weights.
    """
    cure = "install mtcheck again, or fit them again with python -m training.quality"
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        version, known = data["version"], data["evidence"]
        sets = {
            name: Weights(dict(zip(known, map(float, each["weights"]), strict=True)), Scale(*map(float, each["scale"])))
            for name, each in data["sets"].items()
        }
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CheckError(f"{path}: these are not weights of the quality estimate ({error}); {cure}") from error
    if version != VERSION or tuple(known) != NAMES:
        raise CheckError(f"{path}: weights of version {version} for an estimate of version {VERSION}; {cure}")
    return sets
