"""Findings -> edits -> a corrected text, checked again until nothing more is to be done (``docs/fixing.md``)."""

from __future__ import annotations

from mtcheck.fixing.account import account, diff
from mtcheck.fixing.edits import Edit, apply, origin
from mtcheck.fixing.plans import Kept, Plan, plans
from mtcheck.fixing.rounds import Fixed, Outcome, fixed

__all__ = ["Edit", "Fixed", "Kept", "Outcome", "Plan", "account", "apply", "diff", "fixed", "origin", "plans"]
