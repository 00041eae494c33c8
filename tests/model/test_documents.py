from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

import pytest

from counterclaim.errors import InvalidRecordError
from counterclaim.model import Document, Quote, Snapshot
from counterclaim.values import DateSpan

SHA = "0123456789abcdef" * 4


def snapshot(**fields) -> Snapshot:
    return Snapshot(**{"id": "s", "document": "article", "sha256": SHA, **fields})


class TestADocument:
    def test_needs_nothing_but_an_id(self):
        assert Document(id="article").publisher is None

    @pytest.mark.parametrize("field", ["publisher", "part_of"])
    def test_refers_by_ids(self, field):
        with pytest.raises(InvalidRecordError, match=f"{field}: expected the id of a"):
            Document(id="article", **{field: "Der Standard"})

    def test_has_authors_by_ids(self):
        assert Document(id="article", authors=("a", "b")).authors == ("a", "b")
        with pytest.raises(InvalidRecordError, match=r"authors\[1\]: expected the id of a source"):
            Document(id="article", authors=("a", "b c"))

    @pytest.mark.parametrize("field", ["published", "modified"])
    def test_has_dates_of_any_precision(self, field):
        assert Document(id="article", **{field: DateSpan.year(2019)})
        with pytest.raises(InvalidRecordError, match=f"{field}: expected a date"):
            Document(id="article", **{field: "2019"})

    def test_keeps_its_address_as_given(self):
        assert Document(id="a", url="HTTP://Example.org/%7Ea?b#c").url == "HTTP://Example.org/%7Ea?b#c"


class TestASnapshot:
    @pytest.mark.parametrize("field", ["sha256", "raw_sha256", "text_sha256", "log_sha256"])
    @pytest.mark.parametrize("wrong", [SHA.upper(), SHA[1:], SHA + "0", "g" + SHA[1:], SHA[:-1] + "g", "", 7])
    def test_has_hashes_of_64_lower_case_digits(self, field, wrong):
        with pytest.raises(InvalidRecordError, match=f"{field}: expected a SHA-256 as 64 lower-case"):
            snapshot(**{field: wrong})

    def test_may_leave_out_all_but_the_hash_of_its_bytes(self):
        assert snapshot().text_sha256 is None
        with pytest.raises(InvalidRecordError, match="sha256: expected"):
            snapshot(sha256=None)


class TestTheMomentOfFetching:
    def test_is_kept_in_utc_whatever_zone_it_came_in(self):
        summer = datetime(2019, 10, 17, 14, 30, tzinfo=ZoneInfo("Europe/Berlin"))
        utc = datetime(2019, 10, 17, 12, 30, tzinfo=UTC)

        assert snapshot(fetched_at=summer) == snapshot(fetched_at=utc)
        assert snapshot(fetched_at=summer).fetched_at.tzinfo is UTC  # type: ignore[union-attr]

    def test_tells_the_two_hours_apart_that_a_clock_shows_twice(self):
        first = datetime(2019, 10, 27, 2, 30, tzinfo=ZoneInfo("Europe/Berlin"), fold=0)

        assert snapshot(fetched_at=first) != snapshot(fetched_at=first.replace(fold=1))

    def test_is_not_guessed_from_the_machine(self):
        class Nowhere(tzinfo):
            def utcoffset(self, _: datetime | None) -> timedelta | None:
                return None

        for moment in (datetime(2019, 10, 17), datetime(2019, 10, 17, tzinfo=Nowhere())):  # noqa: DTZ001
            with pytest.raises(InvalidRecordError, match="fetched_at: expected a moment with its zone"):
                snapshot(fetched_at=moment)

    @pytest.mark.parametrize("moment", [datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)])
    def test_may_be_the_first_or_last_there_is(self, moment):
        assert snapshot(fetched_at=moment).fetched_at == moment

    @pytest.mark.parametrize(
        "moment",
        [
            datetime.min.replace(tzinfo=timezone(timedelta(hours=1))),
            datetime.max.replace(tzinfo=timezone(timedelta(hours=-1))),
        ],
        ids=str,
    )
    def test_beyond_the_years_that_can_be_written_is_refused(self, moment):
        with pytest.raises(
            InvalidRecordError, match=r"fetched_at: expected a moment .* in the years 1 to 9999"
        ):
            snapshot(fetched_at=moment)

    def test_is_no_text(self):
        with pytest.raises(InvalidRecordError, match="fetched_at: expected a moment"):
            snapshot(fetched_at="2019-10-17T12:00:00Z")


class TestAQuote:
    @pytest.mark.parametrize("exact", ["", "\n", None])
    def test_has_words(self, exact):
        with pytest.raises(InvalidRecordError, match="exact: expected a text that is not empty"):
            Quote(exact=exact)

    @pytest.mark.parametrize(("start", "end"), [("start", "end"), ("time_start", "time_end")])
    def test_does_not_end_before_it_begins(self, start, end):
        assert Quote(exact="x", **{start: 5, end: 5})
        with pytest.raises(InvalidRecordError, match=f"{end}: 4 is before the start, 5"):
            Quote(exact="x", **{start: 5, end: 4})

    @pytest.mark.parametrize("field", ["start", "end", "time_start", "time_end"])
    def test_may_know_one_end_only(self, field):
        assert Quote(exact="x", **{field: 0})

    @pytest.mark.parametrize("field", ["start", "end"])
    @pytest.mark.parametrize("wrong", [-1, 1.0, True, "1", 2**53])
    def test_counts_characters_from_nought(self, field, wrong):
        with pytest.raises(InvalidRecordError, match=f"{field}: expected a whole number from 0"):
            Quote(exact="x", **{field: wrong})

    @pytest.mark.parametrize("field", ["time_start", "time_end"])
    @pytest.mark.parametrize("wrong", [-0.1, float("nan"), float("inf"), True, "1"])
    def test_counts_seconds_from_nought(self, field, wrong):
        with pytest.raises(InvalidRecordError, match=f"{field}: expected seconds, from 0"):
            Quote(exact="x", **{field: wrong})

    def test_names_the_snapshot_its_offsets_refer_to(self):
        assert Quote(exact="x", snapshot="s").snapshot == "s"
        with pytest.raises(InvalidRecordError, match="snapshot: expected the id of a snapshot"):
            Quote(exact="x", snapshot="")
