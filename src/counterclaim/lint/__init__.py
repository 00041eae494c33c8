"""
Newsroom rules: what an editor must not miss before a story appears.

A lint says "check" and never "legally fine": it gives no verdict on the claims and no legal advice. A finding
has a stable code; a note with a reason and an author settles it.
"""

from __future__ import annotations

from counterclaim.lint.article import Article, Sentence
from counterclaim.lint.finding import Finding, Hit, Level, Missing, Unchecked
from counterclaim.lint.linting import LintResult, lint, lint_analysis
from counterclaim.lint.norms import Norm
from counterclaim.lint.profile import Profile
from counterclaim.lint.profile_text import read_profile
from counterclaim.lint.profiles import PROFILES
from counterclaim.lint.rule import Check, LintRule
from counterclaim.lint.rules import RULES
from counterclaim.lint.subject import PlannedExport, Subject

__all__ = [
    "PROFILES",
    "RULES",
    "Article",
    "Check",
    "Finding",
    "Hit",
    "Level",
    "LintResult",
    "LintRule",
    "Missing",
    "Norm",
    "PlannedExport",
    "Profile",
    "Sentence",
    "Subject",
    "Unchecked",
    "lint",
    "lint_analysis",
    "read_profile",
]
