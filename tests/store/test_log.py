"""What leaves commit to, how moments are written, and what is read of revisions."""

from __future__ import annotations

import hmac
import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.store import DamagedStoreError, Store
from counterclaim.store.log import (
    SALT_LENGTH,
    Event,
    Revision,
    commitment_of,
    leaf_prefix,
    moment_of,
    revision_of,
    ticks_of,
    written_moment,
)
from counterclaim.store.merkle import leaf_hash
from counterclaim.strategies import moments, texts
from store.helpers import LEAK, NOON, POLICE, add, claims, log_of, tamper

salts = st.binary(min_size=SALT_LENGTH, max_size=SALT_LENGTH)
payloads = st.one_of(texts(), st.text(max_size=200), st.integers(0, 200).map("x".__mul__))
utf8 = payloads.filter(lambda text: not any("\ud800" <= character <= "\udfff" for character in text))


class TestCommitment:
    @given(salts, utf8)
    def test_is_the_hmac_of_the_payload(self, salt, payload):
        assert commitment_of(salt, payload, None) == hmac.digest(salt, payload.encode(), "sha256")

    @given(salts, utf8, utf8)
    def test_is_that_of_what_is_sealed_behind_a_line_feed(self, salt, payload, sealed):
        written = f"{payload}\n{sealed}".encode()

        assert commitment_of(salt, payload, sealed) == hmac.digest(salt, written, "sha256")

    @pytest.mark.parametrize(
        ("salt", "payload", "sealed", "commitment"),
        [
            (bytes(16), "", None, "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad"),
            (
                bytes(range(16)),
                '{"id": "größe"}',
                None,
                "84fe47a4fbb1d843f05399159d838c92ccf1b96a9084250b6519ba13f48b3480",
            ),
            (
                bytes(range(16)),
                '{"id": "größe"}',
                '{"identity": "x"}',
                "a45e7d2716c680f8a2413fd9d0d1b3f429f670eea83eda47bf67465348e89415",
            ),
        ],
    )
    def test_is_what_openssl_says(self, salt, payload, sealed, commitment):
        """`openssl dgst -sha256 -mac HMAC -macopt hexkey:…`; every log that is kept hangs on it."""
        assert commitment_of(salt, payload, sealed).hex() == commitment

    @given(salts, salts, utf8)
    def test_another_salt_gives_another(self, one, other, payload):
        assert (commitment_of(one, payload, None) == commitment_of(other, payload, None)) is (one == other)


class TestEvent:
    def test_the_leaf_is_of_revision_op_and_commitment(self):
        event = Event(7, 12, "replace", 3, 5, bytes(16), '{"id": "leak"}', None, None)

        assert leaf_prefix(12, "replace", event.payload) == b"12 replace "
        assert event.leaf == leaf_hash(b"12 replace " + hmac.digest(bytes(16), b'{"id": "leak"}', "sha256"))

    def test_place_and_link_are_no_part_of_it(self):
        """They follow from the rest, and can be made anew."""
        one = Event(7, 12, "replace", 3, 5, bytes(16), "{}", None, None)
        other = Event(8, 12, "replace", None, None, bytes(16), "{}", None, None)

        assert one.leaf == other.leaf

    def test_of_one_that_was_erased_the_commitment_counts(self):
        commitment = bytes(range(32))
        erased = Event(7, 12, "add", 7, None, None, None, None, commitment)
        redacted = Event(7, 12, "add", 7, None, bytes(16), "{}", None, commitment)

        assert erased.committed == redacted.committed == commitment
        assert erased.leaf == leaf_hash(b"12 add " + commitment)

    def test_every_salt_is_another_one(self, store):
        add(store, POLICE, LEAK)
        with store.revise(by="desk", reason="many") as change:
            change.add_all(claims(1200))
            for claim in claims(1200, 5000):
                change.add(claim)
        salts = [event.salt for event in log_of(store)]

        assert len(set(salts)) == len(salts) == 2405
        assert {len(salt) for salt in salts} == {SALT_LENGTH}


class TestMoments:
    @given(moments())
    def test_are_read_as_they_were_written(self, moment):
        assert datetime.fromisoformat(written_moment(moment)) == moment
        assert moment_of(ticks_of(moment)) == moment

    @pytest.mark.parametrize(
        ("moment", "written"),
        [
            (NOON, "2019-10-17T12:00:00.000000Z"),
            (NOON + timedelta(microseconds=1), "2019-10-17T12:00:00.000001Z"),
            (datetime(1, 1, 1, tzinfo=UTC), "0001-01-01T00:00:00.000000Z"),
            (datetime(2019, 10, 17, 14, tzinfo=timezone(timedelta(hours=2))), "2019-10-17T12:00:00.000000Z"),
        ],
    )
    def test_are_written_in_utc(self, moment, written):
        assert written_moment(moment) == written

    def test_ticks_are_microseconds_since_1970(self):
        assert ticks_of(datetime(1970, 1, 1, tzinfo=UTC)) == 0
        assert ticks_of(datetime(1969, 12, 31, 23, 59, 59, 999999, tzinfo=UTC)) == -1
        assert ticks_of(NOON) == 1571313600 * 10**6


class TestRevisions:
    def test_are_read_from_what_they_say(self):
        said = {
            "recorded_at": written_moment(NOON),
            "clock": written_moment(NOON),
            "by": "desk",
            "reason": "r",
        }

        assert revision_of(3, json.dumps(said)) == Revision(
            number=3, recorded_at=NOON, clock=NOON, by="desk", reason="r"
        )

    def test_one_that_cannot_be_read_is_told(self, store, driver):
        add(store, POLICE)
        store.close()
        tamper(store.path, "UPDATE event SET payload = '{}' WHERE op = 'revise'")

        with (
            Store.open(store.path, driver=driver) as damaged,
            pytest.raises(DamagedStoreError, match="no readable revision 1"),
        ):
            list(damaged.revisions())

    @pytest.mark.parametrize(
        "said",
        [
            {"by": ["desk"]},
            {"reason": 5},
            {"key": {}},
            {"by": "\ud800"},
            {"recorded_at": 5},
            {"recorded_at": "2019-10-17T12:00:00"},
            {"clock": "0001-01-01T00:00:00+14:00"},
        ],
    )
    def test_one_that_says_something_else_is_told(self, store, driver, said):
        add(store, POLICE)
        store.close()
        moment = written_moment(NOON)
        header = {"recorded_at": moment, "clock": moment, "by": "desk", "reason": "r"} | said
        tamper(store.path, f"UPDATE event SET payload = '{json.dumps(header)}' WHERE op = 'revise'")

        with Store.open(store.path, driver=driver) as damaged:
            with pytest.raises(DamagedStoreError, match="no readable revision 1"):
                list(damaged.revisions())
            with pytest.raises(DamagedStoreError, match="no readable revision 1"):
                damaged.history("police")

    def test_one_that_is_nested_without_end_is_told(self, store, driver):
        add(store, POLICE)
        store.close()
        tamper(store.path, f"UPDATE event SET payload = '{'[' * 100_000}' WHERE op = 'revise'")

        with (
            Store.open(store.path, driver=driver) as damaged,
            pytest.raises(DamagedStoreError, match="no readable revision 1"),
        ):
            list(damaged.revisions())

    @pytest.mark.parametrize(
        "payload",
        [
            "NULL",
            "'{}'",
            "'[]'",
            "'x'",
            "'5'",
            "'" + "[" * 100_000 + "'",
            '\'{"origin": "a\\nb"}\'',
            '\'{"origin": "\\ud800"}\'',
            "'{\"origin\": 5}'",
            '\'{"origin": ""}\'',
        ],
        ids=[
            "null",
            "no fields",
            "a list",
            "no JSON",
            "a number",
            "deep",
            "two lines",
            "half",
            "no text",
            "none",
        ],
    )
    def test_a_store_that_does_not_say_which_it_is_is_told(self, store, driver, payload):
        store.close()
        tamper(store.path, f"UPDATE event SET payload = {payload} WHERE position = 0")

        with pytest.raises(DamagedStoreError, match="does not say which store it is"):
            Store.open(store.path, driver=driver)
