"""The log keeps what every format has to keep, and does not get there by losing everything."""

from decimal import Decimal

from acme_newsroom import PHOTO_LOG, Coordinates, Method, PhotoCheck
from hypothesis import strategies as st

from counterclaim import Case, DateSpan, Direction
from counterclaim.strategies import check_format, for_type, record_sets

DYER_ISLAND = Coordinates(latitude=Decimal("-34.70"), longitude=Decimal("19.4"))
CHECKS = for_type(PhotoCheck, taken_at=st.none() | st.just(DYER_ISLAND))
KAYAK = PhotoCheck(
    id="kayak",
    bears_on="shark",
    direction=Direction.UNDERMINES,
    description="The shark was cut out",
    photo="freeway",
    methods=(Method.REVERSE_SEARCH, Method.SHADOWS),
    taken=DateSpan.month(2005, 4),
)
LOG = """\
check | photo | for or against | methods | taken | remark
kayak | freeway | undermines shark | reverse-search, shadows | 2005-04 | The shark was cut out
"""


def test_the_log_keeps_what_every_format_has_to_keep():
    checks = st.lists(CHECKS, max_size=3, unique_by=lambda check: check.id).map(tuple)
    check_format(PHOTO_LOG, records=checks | record_sets(), samples=[LOG])


def test_a_check_is_one_line_and_comes_back_from_it():
    exported = PHOTO_LOG.write(Case([KAYAK]))

    assert (exported.data, exported.losses) == (LOG, ())
    assert list(PHOTO_LOG.read(LOG).case) == [KAYAK]


def test_what_has_no_column_is_declared_lost():
    located = PhotoCheck(
        id="kayak", bears_on="shark", direction=Direction.UNDERMINES, photo="freeway", taken_at=DYER_ISLAND
    )

    (loss,) = PHOTO_LOG.write(Case([located])).losses

    assert str(loss) == "kayak: taken_at: the log has no column for it"


def test_a_line_that_is_no_check_is_told_and_the_others_are_read():
    imported = PHOTO_LOG.read(LOG + "raft | river | denies shark | - | - | -\nraft\n", name="may.photolog")

    assert list(imported.case) == [KAYAK]
    assert [(problem.file, problem.line) for problem in imported.problems] == [
        ("may.photolog", 3),
        ("may.photolog", 4),
    ]
    assert "direction: expected one of supports, undermines, found 'denies'" in str(imported.problems[0])


def test_what_is_no_date_is_kept_as_it_was_worded():
    (check,) = PHOTO_LOG.read(LOG.replace("2005-04", "before the flood")).case

    assert check.taken == DateSpan.unknown("before the flood")
