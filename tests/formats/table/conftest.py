import csv
import io

import pytest

from counterclaim.formats import casefile, table

EVEREST = """
[case]
title = "How high is Mount Everest?"
language = "en"
document = "article"
[document.article]
title = "Official height for Everest set"
publisher = "bbc"
published = "8 April 2010"
[organization]
bbc = {name = "BBC", role = "broadcaster"}
china = {name = "China", role = "government"}
nepal = {name = "Nepal", role = "government"}
[person]
surveyor = "Radhanath Sikdar"
[place]
everest = "Mount Everest"
himalaya = "Himalaya"
[property]
summit-height = {value = "quantity", unit = "metre"}
[claim.rock]
text = "Mount Everest is 8,844 metres high, measured to the rock"
about = "everest"
says = ["everest", "summit-height", "8,844 metres"]
by = "china"
verb = "insists"
said = "October 2005"
quote = "8,844m"
tags = ["height", "survey"]
[claim.snow]
text = "Mount Everest is 8,848 metres high, with the snow on top"
about = "everest"
place = "himalaya"
by = "nepal"
certainty = "probable"
during = "since 1955"
[claim.low]
text = "The figure is too low"
by = "?"
assuming = "rock"
[claim.moved]
text = "The figure was moved"
kind = "accusation"
accuses = "china"
by = "nepal"
[denial.not-moved]
targets = "moved"
by = "china"
[dispute.not-the-rock]
targets = ["rock", "low"]
by = "nepal"
instead = "snow"
text = "The snow belongs to the mountain"
[denial.never-said]
targets = "snow@nepal"
by = "nepal"
text = "We never said that"
[note.remark]
about = "rock"
text = "See the survey"
"""


@pytest.fixture
def everest():
    imported = casefile.read(EVEREST)
    assert imported.problems == ()
    return imported.case


def rows_of(data, delimiter=","):
    """The rows of a sheet, as dicts by heading."""
    return list(csv.DictReader(io.StringIO(data.removeprefix("\ufeff"), newline=""), delimiter=delimiter))


def sheet(rows, delimiter=","):
    """A sheet of rows that are given as dicts."""
    text = io.StringIO(newline="")
    headings = list(dict.fromkeys(heading for row in rows for heading in row))
    writer = csv.DictWriter(text, headings, delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def edited(case, id, **changes):
    """The sheet of *case* with some cells of the row of one claim changed."""
    rows = rows_of(table.write(case).data)
    (row,) = (row for row in rows if row["id"] == id)
    row.update({heading.replace("_", " "): cell for heading, cell in changes.items()})
    return sheet(rows)
