"""The rules that come with the library, in the order of their codes."""

from __future__ import annotations

from counterclaim.lint.rule import LintRule
from counterclaim.lint.rules import replies

__all__ = ["RULES"]

RULES: tuple[LintRule, ...] = tuple(sorted((*replies.RULES,), key=lambda rule: rule.code))
