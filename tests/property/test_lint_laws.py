"""What holds of a lint, whatever a case holds."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings

from counterclaim.case import Case
from counterclaim.lint import Level, LintResult, PlannedExport, lint
from counterclaim.model import Claim, Document, Note, Person
from counterclaim.report import lint_report
from counterclaim.strategies import cases

NEVER_SETTLED = {"CC403"}


def linted(case: Case, *, is_all_given: bool = True) -> LintResult:
    if not is_all_given:
        return lint(case)
    sentences = [claim.text for claim in case.of_type(Claim)]
    sentences += [f"{person.name} denies it." for person in case.of_type(Person)]
    article = "\n\n".join(sentences)
    return lint(
        case,
        now=date(2026, 11, 26),
        article=article,
        texts={document.id: article for document in case.of_type(Document)},
        previous=Case(tuple(case)[::2]),
        export=PlannedExport(target="jsonl", protected="keep"),
    )


@settings(max_examples=30)
@given(cases())
def test_no_rule_fails_and_what_is_found_is_the_same_each_time(case):
    for is_all_given in (False, True):
        result = linted(case, is_all_given=is_all_given)

        assert [problem for problem in result.problems if problem.code == "rule"] == []
        assert linted(case, is_all_given=is_all_given).findings == result.findings


@settings(max_examples=30)
@given(cases(dangling=True))
def test_no_rule_fails_where_references_lead_nowhere(case):
    assert [problem for problem in linted(case).problems if problem.code == "rule"] == []


@settings(max_examples=30)
@given(cases())
def test_notes_with_authors_settle_all_but_what_no_note_settles(case):
    found = {(finding.code, finding.record) for finding in linted(case).open}
    for number, (code, record) in enumerate(sorted(found)):
        if record in case:
            case.add(
                Note(id=f"settles-{number}", about=(record,), settles=code, text="Seen.", by="A. Editor")
            )

    still_open = {(finding.code, finding.record) for finding in linted(case).at_least(Level.NOTE)}
    assert {(code, record) for code, record in still_open & found if record in case} == {
        (code, record) for code, record in found if code in NEVER_SETTLED
    }


@settings(max_examples=20)
@given(cases())
def test_every_form_is_made_of_whatever_was_found(case):
    report = lint_report(linted(case), case, article="story.txt")

    shown = report.to_text(ascii=True) + report.to_sarif()
    assert shown.isascii()
    assert "\x1b" not in shown + report.to_markdown() + report.to_github() + report.to_json()
    open_ones = [row for row in report.rows if not row.settled_by]
    assert report.to_github().count("\n") == len(open_ones) + len(report.problems)
