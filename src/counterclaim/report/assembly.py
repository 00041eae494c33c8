"""Makes the report of a case."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from counterclaim.case import CaseView, RecordOrId, id_of
from counterclaim.checks import shown
from counterclaim.codec import paused_collector
from counterclaim.conflicts import Rule, RuleSet
from counterclaim.findings import Problem
from counterclaim.model import CaseInfo
from counterclaim.ratings import Scales
from counterclaim.report import overview
from counterclaim.report.context import Context
from counterclaim.report.pictures import Pictures
from counterclaim.report.report import Report
from counterclaim.report.sections import SECTIONS, WHOLE, Section
from counterclaim.standing import Analysis, Detection
from counterclaim.vocabulary import Vocabulary
from counterclaim.words import Words

__all__ = ["case_report"]


def case_report(
    case: CaseView,
    *,
    now: date | None = None,
    language: str = "en",
    vocabulary: Vocabulary | None = None,
    scales: Scales | None = None,
    rules: Iterable[Rule] = (),
    rule_set: RuleSet | None = None,
    as_of: date | None = None,
    accepted: Iterable[RecordOrId] = (),
    problems: Iterable[Problem] = (),
    only: Iterable[str] = WHOLE,
) -> Report:
    """
    Return the report of *case*, in English ("en") or German ("de").

    *now* is the day on which it is made: it is shown, and deadlines are compared with it. *vocabulary* names
    the properties that the case does not, *scales* tell what published ratings mean. *rules*, *rule_set* and
    *as_of* say how conflicts are looked for, as they do for `detect`; *accepted* are rebuttals that a person
    accepted, as for `assess`. *problems* are those of the input; those of the case are in the report anyway.
    *only* names the sections that are wanted.

    Raises:
        TypeError: *now* is no day.
        UnknownIdError: One of *accepted* is no rebuttal of the case.
        ValueError: No report is written in *language*, or there is no such section.
    """
    if now is not None and not isinstance(now, date):
        message = f"expected the day as date(2019, 10, 17), found {shown(now)}"
        raise TypeError(message)
    words = Words(language)
    today = now.date() if isinstance(now, datetime) else now
    context = Context(
        analysis=Analysis(
            case=case,
            vocabulary=Vocabulary.default() if vocabulary is None else vocabulary,
            detection=Detection(
                rule_set=rule_set, rules=tuple(rules), as_of=as_of, accepted=tuple(map(id_of, accepted))
            ),
        ),
        words=words,
        today=today,
        problems=tuple(problems),
        scales=Scales.default() if scales is None else scales,
    )
    return _made(context, _known(only))


def _known(only: Iterable[str]) -> frozenset[str]:
    wanted = frozenset(only)
    if unknown := wanted - SECTIONS.keys():
        message = f"there is no section {min(unknown)!r}; the sections are {', '.join(SECTIONS)}"
        raise ValueError(message)
    return wanted


def _made(context: Context, wanted: frozenset[str]) -> Report:
    words = context.words
    with paused_collector():  # rows are many small objects without cycles
        rows = {key: kind.rows(context) for key, kind in SECTIONS.items() if key in wanted}
    if "headline" in rows:  # with what only the other sections know
        rows["headline"] += tuple(
            overview.CountRow(what=key, count=len(rows[key]))
            for key in ("conflicts", "questions", "problems")
            if key in rows
        )
    info = context.case.info or CaseInfo(id="case")
    return Report(
        title=info.title or words("report.untitled"),
        summary=info.summary,
        language=words.language,
        sections=tuple(Section(key, words(f"section.{key}"), found) for key, found in rows.items()),
        unread=context.analysis.unread,
        pictures=Pictures(context),
    )
