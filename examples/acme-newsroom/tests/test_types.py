"""Every type keeps what it has to keep, and means what it says."""

from decimal import Decimal

import pytest
from acme_newsroom.types import LATITUDE, LONGITUDE, Coordinates, PhotoCheck
from hypothesis import given
from hypothesis import strategies as st

from counterclaim import Case, Claim, Direction
from counterclaim.codec import Codec
from counterclaim.errors import InvalidRecordError
from counterclaim.strategies import check_type, claims, for_type, register_mark

register_mark(LATITUDE, st.decimals(-90, 90, places=4))
register_mark(LONGITUDE, st.decimals(-180, 180, places=4))

VERSION_1 = {
    "type": "acme:photo-check",
    "bases": [["evidence", 1]],
    "id": "kayak",
    "bears_on": "shark",
    "direction": "undermines",
    "photo": "freeway",
    "shot_on": "2005",
}


def test_coordinates_keep_what_every_type_has_to_keep():
    check_type(Coordinates)


def test_photo_checks_keep_what_every_type_has_to_keep():
    check_type(PhotoCheck, old=[VERSION_1])


def test_coordinates_lie_on_the_map():
    with pytest.raises(InvalidRecordError, match="latitude: expected degrees north of the equator"):
        Coordinates(latitude=Decimal("144.8"), longitude=Decimal("20.5"))


def test_the_date_of_version_1_is_kept():
    assert str(Codec().structure(VERSION_1).taken) == "2005"


def test_a_photo_that_is_not_on_record_is_a_problem():
    case = Case([Claim(id="shark", text="A shark swims on the freeway")])
    case.add(PhotoCheck(id="kayak", bears_on="shark", direction=Direction.UNDERMINES, photo="freeway"))

    assert [problem.field for problem in case.problems()] == ["photo"]


@given(claims(id="shark"), for_type(PhotoCheck, id="kayak", bears_on="shark"))
def test_a_photo_check_is_evidence(claim, check):
    assert Case([claim, check]).evidence("shark") == (check,)
