"""The rules that come with the library, in the order of their codes."""

from __future__ import annotations

from counterclaim.lint.rule import LintRule
from counterclaim.lint.rules import (
    contradictions,
    corrections,
    dates,
    deadlines,
    export,
    figures,
    freshness,
    naming,
    own_voice,
    quotations,
    ratings,
    rebuttals_told,
    refuted,
    replies,
    snapshots,
    sourcing,
)

__all__ = ["RULES"]

_MODULES = (
    contradictions,
    corrections,
    dates,
    deadlines,
    export,
    figures,
    freshness,
    naming,
    own_voice,
    quotations,
    ratings,
    rebuttals_told,
    refuted,
    replies,
    snapshots,
    sourcing,
)

RULES: tuple[LintRule, ...] = tuple(
    sorted((rule for module in _MODULES for rule in module.RULES), key=lambda rule: rule.code)
)
