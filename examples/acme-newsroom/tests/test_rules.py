"""The rules keep what every rule has to keep, and find what they are for."""

from datetime import date

from acme_newsroom import PhotoCheck, published_before_taken
from hypothesis import strategies as st

from counterclaim import Case, Claim, DateSpan, Direction, Document, RuleSet, Statement
from counterclaim.strategies import check_rule

YEARS = st.integers(min_value=2000, max_value=2020).map(DateSpan.year)


def records(taken: DateSpan | None, published: DateSpan | None) -> tuple:
    statement = taken and Statement(subject="photo", property="photo-taken", value=taken)
    return (
        Document(id="photo"),
        Document(id="original", published=published),
        Claim(id="claim", text="It was taken then", statements=(statement,) if statement else ()),
        PhotoCheck(
            id="check", bears_on="claim", direction=Direction.UNDERMINES, photo="photo", earliest="original"
        ),
    )


def test_rules_keep_what_every_rule_has_to_keep():
    dates = st.none() | YEARS
    check_rule(published_before_taken, records=st.builds(records, dates, dates))
    check_rule(published_before_taken)


def test_a_photo_published_before_it_was_taken_is_found():
    case = Case(records(DateSpan.year(2017), DateSpan.day(date(2005, 4, 1))))

    (conflict,) = published_before_taken(case, RuleSet())

    assert conflict.sides == (("claim#0",), ("check",))


def test_a_photo_taken_in_the_year_of_its_publication_is_not():
    case = Case(records(DateSpan.year(2005), DateSpan.year(2005)))

    assert list(published_before_taken(case, RuleSet())) == []
