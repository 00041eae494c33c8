import json
from datetime import UTC, datetime, timedelta, timezone

import attrs
import pytest

from counterclaim.errors import DecodeError
from counterclaim.fetch import FetchLog, Hop, Outcome

MOMENT = datetime(2026, 3, 4, 5, 6, 7, 89, tzinfo=UTC)
HOP = Hop(
    url="https://example.org/page?token=secret",
    status=200,
    headers=(("ETag", '"1"'), ("Via", "a"), ("via", "b"), ("X-Odd", "\x80\xff é")),
    peer="93.184.216.34",
    certificate_sha256="ab" * 32,
    received_at=MOMENT,
)
LOG = FetchLog(
    requested="https://example.org/page?token=secret#part",
    user_agent="counterclaim/0.8",
    hops=(HOP, attrs.evolve(HOP, certificate_sha256=None)),
    outcomes=(Outcome(rule="robots", decision="allowed"), Outcome(rule="type", decision="x", detail="y")),
    raw_sha256="cd" * 32,
    raw_length=3,
    encoding="gzip",
    sha256="ef" * 32,
    length=5,
    declared_type="text/html",
    sniffed_type="text/html",
    media_type="text/html",
    charset="utf-8",
    charset_found_by="header",
)
SMALL = FetchLog(requested="https://example.org/", user_agent="x", hops=(), sha256="ef" * 32)


class TestHop:
    def test_finds_a_header_whatever_its_letters(self):
        assert HOP.header("etag") == '"1"'

    def test_joins_the_lines_of_one_header(self):
        assert HOP.header("via") == "a, b"

    def test_has_no_header_that_was_not_sent(self):
        assert HOP.header("location") is None

    def test_shows_neither_its_query_nor_its_headers(self):
        assert "secret" not in repr(HOP)
        assert "ETag" not in repr(HOP)


class TestWriting:
    @pytest.mark.parametrize("log", [LOG, SMALL], ids=["full", "small"])
    def test_is_read_back_as_the_same(self, log):
        assert FetchLog.from_json(log.to_json()) == log
        assert FetchLog.from_json(log.to_json().encode()) == log

    def test_is_the_same_for_the_same_log(self):
        assert FetchLog.from_json(LOG.to_json()).to_json() == LOG.to_json()

    def test_is_in_the_order_of_the_names_and_in_the_letters_that_were_sent(self):
        data = json.loads(LOG.to_json())

        assert list(data) == sorted(data)
        assert "\xff é" in LOG.to_json()

    def test_may_be_of_nothing(self):
        log = attrs.evolve(SMALL, length=0, raw_length=0)

        assert FetchLog.from_json(log.to_json()) == log

    def test_names_its_form(self):
        assert json.loads(LOG.to_json())["form"] == "counterclaim-fetch-log/1"

    def test_keeps_the_whole_url_since_it_is_evidence(self):
        assert LOG.requested in LOG.to_json()

    def test_shows_no_url(self):
        assert "secret" not in repr(LOG)

    def test_keeps_the_moment_with_its_zone(self):
        zone = timezone(timedelta(hours=2))
        log = attrs.evolve(SMALL, hops=(attrs.evolve(HOP, received_at=MOMENT.astimezone(zone)),))

        assert FetchLog.from_json(log.to_json()) == log


def changed(**values):
    return {**json.loads(LOG.to_json()), **values}


def hop(**values):
    return changed(hops=[{**changed()["hops"][0], **values}])


def without(name):
    data = changed()
    del data[name]
    return data


NONE = [
    None,
    7,
    [],
    ["form"],
    "counterclaim-fetch-log/1",
    {},
    {"form": "counterclaim-fetch-log/1"},
    changed(form="counterclaim-fetch-log/2"),
    changed(form=None),
    changed(more=1),
    changed(requested=5),
    changed(user_agent=None),
    changed(sha256={}),
    changed(sha256="x"),
    changed(sha256="EF" * 32),
    changed(raw_sha256="x"),
    changed(length="5"),
    changed(length=-1),
    changed(raw_length=1.5),
    changed(charset=["utf-8"]),
    changed(media_type=7),
    changed(outcomes=None),
    changed(outcomes=["allowed"]),
    changed(outcomes=[{"rule": "robots"}]),
    changed(outcomes=[{"rule": 1, "decision": "x", "detail": None}]),
    changed(outcomes=[{"rule": "a", "decision": "x", "detail": {}}]),
    changed(hops=None),
    changed(hops=[7]),
    changed(hops=[{}]),
    hop(received_at="yesterday"),
    hop(received_at=None),
    hop(received_at="2026-03-04T05:06:07"),
    hop(status="200"),
    hop(url=None),
    hop(peer=7),
    hop(certificate_sha256="x"),
    hop(headers=None),
    hop(headers=["x"]),
    hop(headers=[["a"]]),
    hop(headers=[["a", "b", "c"]]),
    hop(more=1),
    *(without(name) for name in ("requested", "user_agent", "hops", "sha256", "outcomes")),
]


@pytest.mark.parametrize("data", NONE, ids=range(len(NONE)))
def test_what_is_no_log_is_refused(data):
    with pytest.raises(DecodeError, match="log of a fetched page"):
        FetchLog.from_json(json.dumps(data))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        b"\xff\xfe",
        b"\x00",
        "[" * 100_000,
        "1" * 5000,
        '{"form": "counterclaim-fetch-log/1"',
        "\ud800",
    ],
    ids=lambda text: repr(text)[:20],
)
def test_what_is_no_json_is_refused(text):
    with pytest.raises(DecodeError):
        FetchLog.from_json(text)


def test_a_log_is_not_told_what_was_wrong_with_it_in_words_of_its_own():
    with pytest.raises(DecodeError) as caught:
        FetchLog.from_json(json.dumps(changed(secret="hunter2")))

    assert "hunter2" not in str(caught.value)
    assert "secret" not in str(caught.value)
