"""Findings -> edits -> a corrected text, checked again until nothing more is to be done (``docs/fixing.md``)."""

from __future__ import annotations

from mtcheck.fixing.account import account, diff
from mtcheck.fixing.edits import Edit, apply, clash, origin
from mtcheck.fixing.lines import tidy_edits
from mtcheck.fixing.plans import Kept, Plan, plans, rewriting
from mtcheck.fixing.rounds import Fixed, Outcome, edit_document, run_rounds
from mtcheck.fixing.spelling import Speller, Unchanged
from mtcheck.fixing.values import Refused

__all__ = [
    "Edit",
    "Fixed",
    "Kept",
    "Outcome",
    "Plan",
    "Refused",
    "Speller",
    "Unchanged",
    "account",
    "apply",
    "clash",
    "diff",
    "edit_document",
    "origin",
    "plans",
    "rewriting",
    "run_rounds",
    "tidy_edits",
]
