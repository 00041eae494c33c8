"""Makes the report of a case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime

from attrs import evolve

from counterclaim.case import CaseView, RecordOrId, id_of
from counterclaim.checks import shown
from counterclaim.codec import paused_collector
from counterclaim.conflicts import Rule, RuleSet
from counterclaim.findings import Problem
from counterclaim.lint import LintRule, Profile
from counterclaim.model import CaseInfo
from counterclaim.ratings import Scales
from counterclaim.report.conflicts import conflict_counts
from counterclaim.report.context import Context, Linting
from counterclaim.report.lint_section import finding_counts
from counterclaim.report.overview import CountRow
from counterclaim.report.pictures import Pictures
from counterclaim.report.questions import embargo_line
from counterclaim.report.report import Report
from counterclaim.report.sections import SECTIONS, WHOLE, Section, made
from counterclaim.safe_text import has_visible, visible_line
from counterclaim.standing import Analysis, Detection
from counterclaim.vocabulary import Vocabulary
from counterclaim.words import Words

__all__ = ["case_report"]

#: Sections whose rows are counted in the headline.
_COUNTED = ("questions", "problems")


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
    most: int | None = None,
    lint_profile: str | Profile = "default",
    lint_rules: Iterable[LintRule] = (),
    article: str | None = None,
    texts: Mapping[str, str] | None = None,
    previous: CaseView | None = None,
) -> Report:
    """
    Return the report of *case*, in English ("en") or German ("de").

    *now* is the day on which it is made: it is shown, and deadlines are compared with it. *vocabulary* names
    the properties that the case does not, *scales* tell what published ratings mean. *rules*, *rule_set* and
    *as_of* say how conflicts are looked for, as they do for `detect`; *accepted* are rebuttals that a person
    accepted, as for `assess`. *problems* are those of the input; those of the case are in the report anyway.
    *only* names the sections that are wanted, and *most* how many rows of each are made, where the others are
    only to be counted. *lint_profile*, *lint_rules*, *article*, *texts* and *previous* are what `lint` takes.

    Raises:
        TypeError: *now* is no day.
        UnknownIdError: One of *accepted* is no rebuttal of the case.
        ValueError: No report is written in *language*, there is no such section, *most* is below 0, or `lint`
            refuses what it is given.
    """
    if most is not None and most < 0:
        message = f"expected a number of rows from 0, found {most!r}"
        raise ValueError(message)
    detection = Detection(
        rule_set=rule_set, rules=tuple(rules), as_of=as_of, accepted=tuple(map(id_of, accepted))
    )
    known = Vocabulary.default() if vocabulary is None else vocabulary
    context = Context(
        analysis=Analysis(case=case, vocabulary=known, detection=detection),
        words=Words(language),
        today=_day(now),
        problems=tuple(problems),
        scales=Scales.default() if scales is None else scales,
        linting=Linting(
            profile=lint_profile, rules=tuple(lint_rules), article=article, texts=texts, previous=previous
        ),
    )
    return _made(context, _known(only), most)


def _day(now: date | None) -> date | None:
    if now is not None and not isinstance(now, date):
        message = f"expected the day as date(2019, 10, 17), found {shown(now)}"
        raise TypeError(message)
    return now.date() if isinstance(now, datetime) else now


def _known(only: Iterable[str]) -> frozenset[str]:
    wanted = frozenset(only)
    if unknown := wanted - SECTIONS.keys():
        message = f"there is no section {min(unknown)!r}; the sections are {', '.join(SECTIONS)}"
        raise ValueError(message)
    return wanted


def _made(context: Context, wanted: frozenset[str], most: int | None) -> Report:
    words = context.words
    with paused_collector():  # rows are many small objects without cycles
        sections = tuple(made(context, wanted, most))
    info = context.case.info or CaseInfo(id="case")
    return Report(
        title=_title(info.title) or words("report.untitled"),
        summary=info.summary,
        language=words.language,
        sections=tuple(_with_counts(sections, context)),
        unread=context.analysis.unread,
        embargo=embargo_line(context),
        pictures=Pictures(context),
    )


def _with_counts(sections: tuple[Section, ...], context: Context) -> Iterator[Section]:
    """Yield *sections*, in the first of them what only the others know."""
    counts = {section.key: section.count for section in sections}
    conflicts = conflict_counts(context.conflicts) if "conflicts" in counts else {}
    found = [CountRow(what=what, count=count) for what, count in conflicts.items()]
    found += [CountRow(what=key, count=counts[key]) for key in _COUNTED if key in counts]
    if "lint" in counts:
        found += finding_counts(context)
    for section in sections:
        if section.key == "headline":
            rows = (*section.rows, *found)
            yield evolve(section, rows=rows, count=len(rows))
        else:
            yield section


def _title(title: str | None) -> str | None:
    """Return *title*, where a reader sees anything of it as it is shown."""
    return title if title and has_visible(visible_line(title)) else None
