"""
The report of a case: who claims what through whom, who objects, and what is left open.

A report is data first, in sections of typed rows that carry the ids of their records; text and JSON are forms
of it. It never says what is true.
"""

from __future__ import annotations

from counterclaim.case.kept_texts import UncheckedReason
from counterclaim.case.looking_up import QuoteOutcome
from counterclaim.report.assembly import case_report
from counterclaim.report.chains import Trace, trace_report
from counterclaim.report.comparing import ComparisonReport, comparison_report
from counterclaim.report.context import Row
from counterclaim.report.effects import EffectRow, effect_rows
from counterclaim.report.history import (
    DifferenceReport,
    HistoryReport,
    difference_report,
    history_report,
    versions_report,
)
from counterclaim.report.json_form import json_line, json_list
from counterclaim.report.lint_report import LintReport, lint_report
from counterclaim.report.lint_rows import LintRow, Settlement
from counterclaim.report.quotation_rows import QuotationRow
from counterclaim.report.quotations import QuotationReport, quotation_report
from counterclaim.report.report import USUAL_LIMIT, USUAL_PAGE_LIMIT, Report
from counterclaim.report.sections import IN_A_TERMINAL, WHOLE, Section

__all__ = [
    "IN_A_TERMINAL",
    "USUAL_LIMIT",
    "USUAL_PAGE_LIMIT",
    "WHOLE",
    "ComparisonReport",
    "DifferenceReport",
    "EffectRow",
    "HistoryReport",
    "LintReport",
    "LintRow",
    "QuotationReport",
    "QuotationRow",
    "QuoteOutcome",
    "Report",
    "Row",
    "Section",
    "Settlement",
    "Trace",
    "UncheckedReason",
    "case_report",
    "comparison_report",
    "difference_report",
    "effect_rows",
    "history_report",
    "json_line",
    "json_list",
    "lint_report",
    "quotation_report",
    "trace_report",
    "versions_report",
]
