"""One clean case: an accusation with its reply, figures, quotations, copies, an article, and an edition."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from counterclaim.case import Case
from counterclaim.formats import casefile
from counterclaim.lint import LintResult, PlannedExport, lint_analysis
from counterclaim.ratings import Label, Scale, Scales, Truth
from counterclaim.standing import Analysis

__all__ = ["CLEAN", "CleanCase"]

NOW = date(2026, 11, 26)
LETTER = "The operator let waste water into the river in March. We measured it ourselves."
RECORD = "On 12 March 2026 the office saw that the operator let waste water into the river."
STATEMENT = "The water was clean when it left the plant."

#: A copy of each page, in an archive as well.
COPIES = "".join(
    f"""
[snapshot.{document}-1]
document = "{document}"
sha256 = "{number:064}"
archive_url = "https://archive.example.org/{number}"
archive_state = "saved"
fetched_at = {day}T10:00:00Z
"""
    for number, (document, day) in enumerate(
        {
            "letter": "2026-10-02",
            "record": "2026-10-02",
            "statement": "2026-10-07",
            "from-nepal": "2026-10-02",
            "from-china": "2026-10-02",
            "check": "2026-11-11",
        }.items()
    )
)
CASE_FILE = f"""
[case]
title = "Waste water"
language = "en"
opened = "2026-10-01"
document = "story"
embargo_until = "2026-11-01"
review_by = "2027-11-01"

[document.story]
kind = "article"
publisher = "paper"
[document.letter]
url = "https://residents.example.org/letter"
publisher = "residents"
published = "2026-09-20"
[document.record]
url = "https://office.example.org/record"
publisher = "office"
published = "2026-09-25"
[document.statement]
url = "https://plant.example.org/statement"
publisher = "operator"
published = "2026-10-06"
[document.from-nepal]
url = "https://nepal.example.org/height"
publisher = "survey-of-nepal"
published = "2020-12-08"
[document.from-china]
url = "https://china.example.org/height"
publisher = "survey-of-china"
published = "2020-12-08"
[document.check]
url = "https://check.example.org/river"
publisher = "checkers"
published = "2026-11-10"
{COPIES}
[organization]
paper = {{name = "The Example Paper"}}
office = {{name = "The inspection office"}}
operator = {{name = "The operator of the plant", interests = "operator"}}
checkers = {{name = "The checkers"}}
survey-of-nepal = {{name = "Survey Department of Nepal"}}
survey-of-china = {{name = "Ministry of Natural Resources of China"}}
[group]
residents = {{name = "Residents of the valley"}}
[person.tenzing]
name = "Tenzing Norgay"
public_figure = true
[unnamed-source.worker]
name = "A worker of the plant"
reason = "Fears for the job"
[place]
everest = "Mount Everest"

[property]
height = {{label = "Height", value = "quantity", unit = "metre", varies_in_time = true}}

# An accusation of two named sources and of an unnamed one, and what is said of it
[claim.waste-water]
text = "The operator let waste water into the river in March 2026"
kind = "accusation"
accuses = "operator"
during = "March 2026"
by = "residents"
document = "letter"
quote = "The operator let waste water into the river in March."
[attribution.waste-water-by-worker]
of = "waste-water"
source = "worker"
[attribution.waste-water-by-office]
of = "waste-water"
source = "office"
document = "record"
quote = "the operator let waste water into the river"

[denial.not-ours]
targets = "waste-water"
by = "operator"
text = "The water was clean when it left the plant"
document = "statement"

[reply-request.to-operator]
to = "operator"
about = "waste-water"
asked = "2026-10-05"
deadline = "2026-10-15"
channel = "e-mail to the press office"
outcome = "answered"
answer = "The water was clean when it left the plant."

[review.river]
of = "waste-water"
reviewer = "checkers"
document = "check"
summary = "The records of the office show it"
rating = {{label = "Confirmed"}}

# A figure with its unit and its day, from two sources
[claim.summit]
text = "Mount Everest is 8,848.86 metres high"
about = "everest"
says = ["everest", "height", "8,848.86 metres"]
during = "2020-12-08"
by = "survey-of-nepal"
document = "from-nepal"
[attribution.summit-by-china]
of = "summit"
source = "survey-of-china"
document = "from-china"

[claim.climbed]
text = "Tenzing Norgay stood on the summit on 29 May 1953"
about = ["tenzing", "everest"]
by = "survey-of-nepal"
document = "from-nepal"
[attribution.climbed-by-china]
of = "climbed"
source = "survey-of-china"
document = "from-china"
"""

ARTICLE = """\
Residents of the valley accuse the operator of the plant of letting waste water into the river in March 2026.
The inspection office says that it saw the same. The operator of the plant denies it: the water was clean when
it left the plant.

Mount Everest, on which Tenzing Norgay stood in 1953, is 8,848.86 metres high, according to the surveys of
Nepal and China.
"""


CHECKERS = Scale(
    id="checkers",
    publisher="The checkers",
    hosts=("check.example.org",),
    language="en",
    labels=(Label(text="Confirmed", truth=Truth.TRUE), Label(text="Refuted", truth=Truth.FALSE)),
)


@frozen(kw_only=True)
class CleanCase:
    """
    A case, and all that a lint takes besides.

    Attributes:
        case: The case.
        texts: The texts of its documents.
        article: The article.
        previous: The case as it was published.
    """

    case: Case
    texts: dict[str, str]
    article: str
    previous: Case

    def lint(self, *, profile: str = "default", language: str = "en") -> LintResult:
        """Return what a lint finds that is given everything."""
        return lint_analysis(
            Analysis(case=self.case),
            now=NOW,
            profile=profile,
            article=self.article,
            texts=self.texts,
            previous=self.previous,
            export=PlannedExport(target="jsonl", protected="mask"),
            scales=Scales.default().with_scales([CHECKERS]),
            language=language,
        )


def _read() -> Case:
    imported = casefile.read(CASE_FILE, name="clean.toml")
    assert imported.problems == (), "\n".join(map(str, imported.problems))
    assert imported.case.problems() == ()
    return imported.case


TEXTS = {"letter": LETTER, "record": RECORD, "statement": STATEMENT}
CLEAN = CleanCase(case=_read(), texts=TEXTS, article=ARTICLE, previous=_read())
