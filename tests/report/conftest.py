"""A small case for the reports: how high Mount Everest is, before China and Nepal agreed."""

from datetime import date
from decimal import Decimal

import pytest

from counterclaim.case import UNSTATED, Case
from counterclaim.model import (
    CaseInfo,
    Document,
    Organization,
    Place,
    RebuttalKind,
    Statement,
)
from counterclaim.values import DateSpan, Quantity


@pytest.fixture
def case():
    case = Case([CaseInfo(id="info", title="The height of Mount Everest")])
    for id, name in (("bbc", "BBC"), ("china", "China"), ("nepal", "Nepal"), ("india", "India")):
        case.add(Organization(id=id, name=name))
    case.add(Place(id="everest", name="Mount Everest"))
    article = case.add(
        Document(id="article", kind="article", publisher="bbc", published=DateSpan.day(date(2010, 4, 8)))
    )
    case.add_claim(
        "Mount Everest is 8,844 metres high, measured to the rock",
        id="rock-height",
        by="china",
        document=article,
        said=DateSpan.month(2005, 10),
        statements=height("8844", "8,844 metres"),
    )
    case.add_claim(
        "Mount Everest is 8,848 metres high, with the snow on top",
        id="snow-height",
        by="nepal",
        document=article,
        verb="insisted",
        statements=height("8848", "8,848 metres"),
    )
    case.add_claim("The figure of 8,848 metres is too low", id="too-low", by=UNSTATED, document=article)
    case.add_rebuttal(
        "rock-height",
        id="not-the-rock",
        by="nepal",
        kind=RebuttalKind.DISPUTE,
        document=article,
        counterclaim="snow-height",
        text="The snow belongs to the mountain",
    )
    return case


def height(number, wording):
    value = Quantity(number=Decimal(number), unit="metre", text=wording)
    return Statement(subject="everest", property="summit-height", value=value)
