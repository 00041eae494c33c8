"""Checking what a lint is given, so that what is none is refused at once and by its name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from counterclaim.case import CaseView
from counterclaim.checks import shown
from counterclaim.lint.rule import LintRule
from counterclaim.lint.subject import PlannedExport
from counterclaim.standing import Analysis

__all__ = ["check_given"]

#: What each argument is, and how to make one.
_EXPECTED: Mapping[str, tuple[type, str]] = {
    "analysis": (Analysis, "an Analysis, as Analysis(case=case)"),
    "case": (CaseView, "a case, as read_case gives it"),
    "now": (date, "the day as date(2019, 10, 17)"),
    "article": (str, "the text of the article"),
    "texts": (Mapping, "a mapping of texts by the ids of their documents"),
    "previous": (CaseView, "the case as it was published, as read_case gives it"),
    "export": (PlannedExport, "a PlannedExport, as PlannedExport(target='jsonl')"),
    "rules": (Iterable, "rules, each a LintRule"),
}
_REQUIRED = ("analysis", "case")


def check_given(**given: object) -> None:
    """
    Check what the arguments *given* of a lint are; those that are `None` were left out.

    Raises:
        TypeError: One is not what it has to be.
    """
    for name, value in given.items():
        kind, expected = _EXPECTED[name]
        if (value is not None or name in _REQUIRED) and not isinstance(value, kind):
            message = f"{name}: expected {expected}, found {_found(value)}"
            raise TypeError(message)
    rules = given.get("rules")
    if isinstance(rules, list | tuple):
        _check_all("rules", rules, LintRule, "a LintRule")
    texts = given.get("texts")
    if isinstance(texts, dict):  # any other mapping may read its texts when they are asked for
        _check_all("texts", texts.values(), str, "a text")


def _check_all(name: str, values: Iterable[object], kind: type, expected: str) -> None:
    wrong = [value for value in values if not isinstance(value, kind)]
    if wrong:
        message = f"{name}: expected {expected}, found {_found(wrong[0])}"
        raise TypeError(message)


def _found(value: object) -> str:
    return shown(value) if isinstance(value, str | int | float | None) else f"a {type(value).__name__}"
