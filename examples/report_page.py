"""
Make the page of a case, check a draft against the record, and see what a denial changes.

The case is the one in `belgrade-cameras.toml`: what the newspaper Der Standard reported on 17 October 2019,
in our own words. The draft of a story about it is made up, and so is what is done about it afterwards.

Run it with `python examples/report_page.py`, or with a file name for the page; it prints what the page holds,
what the lint finds before and after, and what the record says differently without its denials.
"""

import sys
import tempfile
from datetime import date
from pathlib import Path

from counterclaim import Case, DateSpan, Note, Outcome, Rebuttal, ReplyRequest, read_case
from counterclaim.case import CaseView, difference
from counterclaim.lint import Level, lint
from counterclaim.report import case_report, difference_report, effect_rows

CASE_FILE = Path(__file__).with_name("belgrade-cameras.toml")
DAY = date(2019, 10, 18)
DRAFT = """\
# Cameras over Belgrade

Protesters accuse the Belgrade police of leaking videos of demonstrations to pro-government media. Huawei,
which developed the system, denies any control by the Chinese government; who claims it is not reported.
"""
MENDED = DRAFT.replace("media. ", "media. The police deny it, and the media have no comment. ")


def write_page(case: CaseView, path: Path) -> None:
    """Write the report of *case* as one file of HTML, with its pictures."""
    page = case_report(case, now=DAY).to_html()
    path.write_text(page, encoding="utf-8")
    print(f"{path.name}: {page.count('<svg')} pictures, {page.count('<script')} scripts")


def followed_up(case: CaseView) -> Case:
    """Return *case* with what an editor did about the findings: asked somebody, and gave a reason."""
    later = Case(case)
    asked = DateSpan.day(DAY)
    later.add(
        ReplyRequest(
            id="media-asked",
            to="pro-government-media",
            about=("leak",),
            asked=asked,
            outcome=Outcome.NO_COMMENT,
        )
    )
    later.add(
        Note(
            id="their-word",
            about=("leak",),
            settles="CC201",
            text="The story says that it is the protesters' word.",
            by="desk",
        )
    )
    return later


def show_findings(case: CaseView, draft: str) -> None:
    """Print the errors that the lint finds in the record and the draft, and how many findings are settled."""
    result = lint(case, now=DAY, article=draft)
    for finding in result.at_least(Level.ERROR):
        print(f"  {finding.code} {finding.record}")
    print(f"  {len(result.open)} open, {len(result.findings) - len(result.open)} settled")


def without_rebuttals(case: CaseView) -> Case:
    """Return *case* as it was before its rebuttals were put on record, and what is said of them."""
    gone = {rebuttal.id for rebuttal in case.of_type(Rebuttal)}
    gone |= {record.id for id in sorted(gone) for record in case.referring(id)}
    return Case(record for record in case if record.id not in gone)


def main(path: Path) -> None:
    """Make the page, check the draft twice, and show what the denials change."""
    case = read_case(CASE_FILE).case
    write_page(case, path)

    print("The draft")
    show_findings(case, DRAFT)
    print("With the denial in it, the media asked, and a note")
    show_findings(followed_up(case), MENDED)

    print("What the denials change")
    earlier = without_rebuttals(case)
    changes = difference_report(difference(earlier, case), effects=effect_rows(earlier, case))
    print(changes.to_text(), end="")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as folder:
            main(Path(folder) / "belgrade.html")
