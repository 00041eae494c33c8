"""Running the rules over a case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime

from attrs import frozen

from counterclaim.case import CaseView
from counterclaim.checks import shown
from counterclaim.findings import Problem
from counterclaim.lint.article import Article
from counterclaim.lint.checking import check_given
from counterclaim.lint.finding import Finding, Level, Unchecked
from counterclaim.lint.profile import Profile
from counterclaim.lint.profiles import PROFILES
from counterclaim.lint.rule import LintRule
from counterclaim.lint.rules import RULES
from counterclaim.lint.running import Run
from counterclaim.lint.subject import PlannedExport, Subject
from counterclaim.ratings import Scales
from counterclaim.standing import Analysis
from counterclaim.words import Words

__all__ = ["LintResult", "lint", "lint_analysis"]


@frozen(kw_only=True)
class LintResult:
    """
    What a lint found. That it found nothing says no more than that the rules that ran found nothing.

    Attributes:
        findings: The findings, the weightiest first, then by code, then in the order of the records; settled
            ones included.
        unchecked: The rules that did not run, or not wholly, as they were not given what they look at.
        problems: Rules that failed, with the code `rule`; notes that settle nothing, with the code `note`;
            codes of the profile that there are not, with the code `profile`; and what could not be compared.
        profile: The profile.
        rules: The rules, those that the profile leaves out included.
        failed: The codes of the rules that failed, or were stopped: what they would have found is missing.
    """

    findings: tuple[Finding, ...]
    unchecked: tuple[Unchecked, ...]
    problems: tuple[Problem, ...]
    profile: Profile
    rules: tuple[LintRule, ...] = ()
    failed: tuple[str, ...] = ()

    @property
    def open(self) -> tuple[Finding, ...]:
        """The findings that no note settles."""
        return tuple(finding for finding in self.findings if not finding.settled)

    @property
    def settled(self) -> tuple[Finding, ...]:
        """The findings that a note settles."""
        return tuple(finding for finding in self.findings if finding.settled)

    def at_least(self, level: Level) -> tuple[Finding, ...]:
        """Return the open findings that weigh as much as *level*, or more."""
        return tuple(finding for finding in self.open if finding.level.at_least(level))

    def _repr_html_(self) -> str:
        """Return the first findings as a notebook shows them."""
        from counterclaim.lint.showing import lint_html

        return lint_html(self)


def lint(
    case: CaseView,
    *,
    now: date | None = None,
    profile: str | Profile = "default",
    article: str | None = None,
    texts: Mapping[str, str] | None = None,
    previous: CaseView | None = None,
    export: PlannedExport | None = None,
    rules: Iterable[LintRule] = (),
    language: str = "en",
) -> LintResult:
    """
    Return what an editor should look at before the story that *case* is about appears.

    *now* is the day on which it is looked at. *profile* is the id of one of `PROFILES`, or a profile.
    *article* is the text that is to appear, *texts* are those of documents by their ids, *previous* is the
    case as it was published, and *export* what is about to be handed out. A rule that needs what is not given
    is told as not checked. *rules* are those of extensions. Messages are in *language*, "en" or "de".

    Raises:
        TypeError: Something is not of the type that it has to be, as a *case* that is the name of a file.
        ValueError: There is no such profile, two rules have one code, or there are no words in *language*.
    """
    check_given(case=case)
    return lint_analysis(
        Analysis(case=case),
        now=now,
        profile=profile,
        article=article,
        texts=texts,
        previous=previous,
        export=export,
        rules=rules,
        language=language,
    )


def lint_analysis(
    analysis: Analysis,
    *,
    now: date | None = None,
    profile: str | Profile = "default",
    article: str | None = None,
    texts: Mapping[str, str] | None = None,
    previous: CaseView | None = None,
    export: PlannedExport | None = None,
    rules: Iterable[LintRule] = (),
    language: str = "en",
    scales: Scales | None = None,
) -> LintResult:
    """Return what `lint` does, for a case of which something is computed already; see there."""
    check_given(
        analysis=analysis,
        now=now,
        article=article,
        texts=texts,
        previous=previous,
        export=export,
        rules=rules,
    )
    rules = _all_rules(rules)
    subject = Subject(
        analysis=analysis,
        words=Words(language),
        profile=_profile(profile),
        scales=Scales.default() if scales is None else scales,
        today=now.date() if isinstance(now, datetime) else now,
        article=None if article is None else Article(article),
        texts=texts,
        previous=previous,
        export=export,
    )
    return _run(subject, rules)


def _profile(profile: object) -> Profile:
    if isinstance(profile, Profile):
        return profile
    if not isinstance(profile, str) or profile not in PROFILES:
        message = f"there is no profile {shown(profile)}; the profiles are {', '.join(PROFILES)}"
        raise ValueError(message)
    return PROFILES[profile]


def _all_rules(extra: Iterable[LintRule]) -> tuple[LintRule, ...]:
    rules = (*RULES, *extra)
    codes = [rule.code for rule in rules]
    twice = next((code for index, code in enumerate(codes) if code in codes[:index]), None)
    if twice is not None:
        message = f"two rules have the code {twice!r}; give one of them another"
        raise ValueError(message)
    return rules


def _run(subject: Subject, rules: tuple[LintRule, ...]) -> LintResult:
    run = Run(subject, rules)
    places = {id: place for place, id in enumerate(subject.case.ids())}

    def weightiest_first(found: Finding) -> tuple[int, str, int, str, int]:
        place = places.get(found.record, len(places))  # behind them, what is in the published case alone
        return -found.level.weight, found.code, place, found.record, found.line or 0

    ordered = sorted(run.findings, key=weightiest_first)
    return LintResult(
        findings=tuple(ordered),
        unchecked=tuple(run.unchecked),
        problems=tuple(dict.fromkeys((*run.problems, *_unknown(subject, rules), *subject.analysis.unread))),
        profile=subject.profile,
        rules=rules,
        failed=tuple(run.failed),
    )


def _unknown(subject: Subject, rules: tuple[LintRule, ...]) -> Iterator[Problem]:
    """Yield what the profile says of rules of the library that there are not."""
    known = {rule.code for rule in rules}
    for field, keys in (("levels", subject.profile.levels), ("norms", subject.profile.norms)):
        for key in keys:
            # What an extension brings may not be there today.
            if ":" not in key and key.partition(".")[0] not in known:
                yield Problem("profile", None, field, f"there is no rule {shown(key)}; see the codes")
