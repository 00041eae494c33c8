"""
Which statements on the record cannot all hold, and why, or why not.

The working definition is that of de Marneffe, Rafferty and Manning (2008): extremely unlikely to both be
true, of the same event. Most false alarms compare different events, so half the work is to look at what two
statements share. Nothing here says which of them is true.
"""

from __future__ import annotations

from counterclaim.conflicts.blocks import Block, Row, clashing_pairs, gather, has_clash, hot_keys
from counterclaim.conflicts.camps import camps_at, most_disputed_moment, widest_pairs
from counterclaim.conflicts.comparison import Comparison, UnknownStatementError, compare
from counterclaim.conflicts.conflict import KINDS, Conflict, ConflictCertainty, RuleName
from counterclaim.conflicts.counting import count_clashes, count_sure_clashes
from counterclaim.conflicts.detection import ConflictReport, detect
from counterclaim.conflicts.explaining import Explanation, Party
from counterclaim.conflicts.readings import Because, Step
from counterclaim.conflicts.relations import Check, Guard, Relation
from counterclaim.conflicts.rule_set import RuleSet, Severity, Vague
from counterclaim.conflicts.rules import Rule
from counterclaim.conflicts.sentences import sentence_of, why_not, would_settle
from counterclaim.conflicts.stated import Named, Stated
from counterclaim.conflicts.times import GuardOutcome

__all__ = [
    "KINDS",
    "Because",
    "Block",
    "Check",
    "Comparison",
    "Conflict",
    "ConflictCertainty",
    "ConflictReport",
    "Explanation",
    "Guard",
    "GuardOutcome",
    "Named",
    "Party",
    "Relation",
    "Row",
    "Rule",
    "RuleName",
    "RuleSet",
    "Severity",
    "Stated",
    "Step",
    "UnknownStatementError",
    "Vague",
    "camps_at",
    "clashing_pairs",
    "compare",
    "count_clashes",
    "count_sure_clashes",
    "detect",
    "gather",
    "has_clash",
    "hot_keys",
    "most_disputed_moment",
    "sentence_of",
    "why_not",
    "widest_pairs",
    "would_settle",
]
