import gzip
import hashlib
from datetime import UTC, datetime, timedelta, timezone

import attrs
import pytest

from counterclaim.case import Case
from counterclaim.fetch import FetchError, FetchLog, FetchReason
from counterclaim.fetch.errands import page_errand
from counterclaim.fetch.fetched import Earlier, conditions_of
from counterclaim.fetch.session import Session
from fetch.driving import MOMENT, Reply, Web, moved, open_policy, session_of

HERE = "https://example.org/page"
HTML = "<!doctype html><title>Größe</title>".encode()
TYPE = ("Content-Type", "text/html; charset=utf-8")
LENGTH = ("Content-Length", "1")


def fetched(body, *headers, url=HERE, **limits):
    return Web({url: Reply(body, headers)}).fetch(url, open_policy(**limits))


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def outcome(page, rule):
    return next((outcome for outcome in page.log.outcomes if outcome.rule == rule), None)


class TestSnapshot:
    def test_names_the_bytes_the_moment_and_the_log(self):
        page = fetched(HTML, TYPE)

        assert page.snapshot.sha256 == sha256(HTML)
        assert page.snapshot.fetched_at == MOMENT
        assert page.snapshot.url == HERE
        assert page.snapshot.media_type == "text/html"
        assert page.snapshot.log_sha256 == sha256(page.log.to_json().encode())

    def test_names_the_bytes_as_received_where_they_came_packed(self):
        packed = gzip.compress(HTML)
        page = fetched(packed, TYPE, ("Content-Encoding", "gzip"))

        assert (page.body, page.raw) == (HTML, packed)
        assert (page.snapshot.sha256, page.snapshot.raw_sha256) == (sha256(HTML), sha256(packed))
        assert (page.log.length, page.log.raw_length) == (len(HTML), len(packed))
        assert page.log.encoding == "gzip"

    def test_names_one_hash_where_they_did_not(self):
        page = fetched(HTML, TYPE)

        assert page.snapshot.raw_sha256 is None
        assert page.log.raw_sha256 == page.log.sha256

    def test_is_of_the_last_url_and_the_document_of_the_first(self):
        there = "https://example.net/b"
        page = Web({HERE: moved(there), there: Reply(HTML, (TYPE,))}).fetch(HERE)

        assert page.snapshot.url == there
        assert page.document.url == HERE

    def test_may_be_put_into_a_case(self):
        page = fetched(HTML, TYPE)

        case = Case((page.document, page.snapshot))

        assert len(case) == 2
        assert not [problem for problem in case.problems() if problem.code != "oddity"]

    def test_has_an_id_that_follows_from_what_it_is(self):
        assert fetched(HTML, TYPE).snapshot == fetched(HTML, TYPE).snapshot
        assert fetched(HTML, TYPE).snapshot.id != fetched(b"other", TYPE).snapshot.id

    def test_tells_the_moment_in_utc(self):
        zone = timezone(timedelta(hours=5, minutes=30))
        session = session_of()
        web = Web({HERE: Reply(HTML, (TYPE,))})
        answer_of = Reply.answer

        class Elsewhere(Reply):
            def answer(self, ask):
                return attrs.evolve(answer_of(self, ask), received_at=MOMENT.astimezone(zone))

        web = Web({HERE: Elsewhere(HTML, (TYPE,))})
        page = web.carry_out(page_errand(session, HERE))

        assert page.snapshot.fetched_at == MOMENT
        assert page.hops[0].received_at.tzinfo is UTC

    def test_of_an_empty_page_is_that_of_no_bytes(self):
        page = fetched(b"", TYPE)

        assert page.snapshot.sha256 == sha256(b"")
        assert (page.body, page.text, page.log.length) == (b"", "", 0)
        assert not page.is_unchanged

    def test_of_a_page_without_content_is_that_of_no_bytes(self):
        page = Web({HERE: Reply(None, (), 204)}).fetch(HERE)

        assert (page.body, page.hops[0].status) == (b"", 204)


class TestBlobs:
    def test_are_what_the_hashes_name(self):
        page = fetched(gzip.compress(HTML), TYPE, ("Content-Encoding", "gzip")).with_text("Größe", "plain 1")

        named = {
            page.snapshot.sha256,
            page.snapshot.raw_sha256,
            page.snapshot.text_sha256,
            page.snapshot.log_sha256,
        }
        assert {sha256(blob) for blob in page.blobs()} == named

    def test_are_not_said_twice(self):
        assert len(list(fetched(HTML, TYPE).blobs())) == 2

    def test_hold_the_log(self):
        page = fetched(HTML, TYPE)

        assert FetchLog.from_json(list(page.blobs())[-1]) == page.log


class TestText:
    @pytest.mark.parametrize(
        ("body", "header", "text"),
        [
            ("größer".encode(), "text/plain", "größer"),
            ("größer".encode("latin-1"), "text/plain; charset=iso-8859-1", "größer"),
            ("“größer”".encode("cp1252"), "text/plain", "“größer”"),
            ("\ufeffgrößer".encode(), "text/plain; charset=koi8-r", "größer"),
            ("\ufeffgrößer".encode("utf-16-le"), "text/plain", "größer"),
            ("größer".encode("utf-16-be"), "text/plain; charset=utf-16be", "größer"),
            (b"a\xffb", "text/plain; charset=utf-8", "a\ufffdb"),
            (b'{"a": "b"}', "application/json", '{"a": "b"}'),
        ],
    )
    def test_is_read_in_the_encoding_that_it_has(self, body, header, text):
        assert fetched(body, ("Content-Type", header)).text == text

    def test_is_none_of_what_is_no_text(self):
        page = fetched(b"%PDF-1.7\x00", ("Content-Type", "application/pdf"))

        assert page.text is None
        assert page.log.charset is None

    def test_that_was_extracted_is_kept_with_its_hash(self):
        page = fetched(HTML, TYPE).with_text("Größe", "plain 1")

        assert page.extracted == "Größe"
        assert page.snapshot.text_sha256 == sha256("Größe".encode())
        assert page.snapshot.extractor == "plain 1"


class TestOutcomes:
    def test_tell_how_the_text_is_encoded(self):
        found = outcome(fetched(HTML, TYPE), "charset")

        assert (found.decision, found.detail) == ("utf-8", "by header; said was utf-8")

    def test_tell_a_type_that_is_not_so(self):
        page = fetched(HTML, ("Content-Type", "image/png"))

        assert outcome(page, "type").decision == "contradicted"
        assert (page.log.declared_type, page.log.sniffed_type) == ("image/png", "text/html")
        assert page.snapshot.media_type == "text/html"

    def test_need_not_tell_a_type_that_is_so(self):
        assert outcome(fetched(HTML, TYPE), "type") is None

    def test_tell_that_bytes_may_be_missing(self):
        assert outcome(fetched(HTML, TYPE), "length").decision == "not stated"

    @pytest.mark.parametrize("header", [("Content-Length", "9"), ("Transfer-Encoding", "Chunked")])
    def test_need_not_tell_it_where_none_can_be(self, header):
        assert outcome(fetched(HTML, TYPE, header), "length") is None


class TestHostileHeaders:
    @pytest.mark.parametrize(
        "value",
        ["\xff\xfe\x80", "\x1b[31m", "x" * 60_000, "text/html; charset=\x85", "a/b" + "/c" * 5000, '"', "\\"],
        ids=lambda value: repr(value)[:20],
    )
    @pytest.mark.parametrize(
        "name", ["Content-Type", "ETag", "Last-Modified", "Content-Length", "Retry-After", "Via"]
    )
    def test_are_kept_as_evidence_and_nothing_else(self, name, value):
        page = fetched(b"hello", (name, value))

        assert page.hops[0].headers == ((name, value),)
        assert FetchLog.from_json(page.log.to_json()) == page.log

    def test_of_an_encoding_are_refused(self):
        with pytest.raises(FetchError) as caught:
            fetched(b"hello", ("Content-Encoding", "\xff\x1b"))

        assert caught.value.reason is FetchReason.ENCODING


def test_the_body_is_bounded_after_unpacking():
    packed = gzip.compress(b"x" * 5000)

    with pytest.raises(FetchError) as caught:
        fetched(packed, ("Content-Encoding", "gzip"), max_decoded_bytes=4999)

    assert caught.value.reason is FetchReason.TOO_LARGE


def test_it_shows_ids_and_no_url_and_no_bytes():
    page = fetched(b"hunter2", url="https://example.org/?token=hunter2")

    assert "hunter2" not in repr(page)
    assert page.document.id in repr(page)


TAG = ("ETag", '"33a64"')
DATE = ("Last-Modified", "Wed, 04 Mar 2026 05:00:00 GMT")
UNCHANGED = Reply(None, (TAG,), 304)
LATER = MOMENT + timedelta(days=1)


def earlier_of(page):
    return Earlier(snapshot=page.snapshot, log=page.log)


class TestEarlier:
    def first(self, *headers, url=HERE):
        return fetched(gzip.compress(HTML), TYPE, ("Content-Encoding", "gzip"), *headers, url=url)

    def test_page_is_asked_for_in_case_it_changed(self):
        web = Web({HERE: Reply(b"new", (TYPE,))})

        page = web.fetch(HERE, earlier=earlier_of(self.first(TAG, DATE)))

        assert web.told(0)["If-None-Match"] == '"33a64"'
        assert web.told(0)["If-Modified-Since"] == DATE[1]
        assert page.body == b"new"
        assert not page.is_unchanged

    def test_page_that_is_as_it_was_has_a_new_snapshot_of_the_same_bytes(self):
        first = self.first(TAG).with_text("Größe", "plain 1")
        earlier = attrs.evolve(first.snapshot, id="first", fetched_at=MOMENT - timedelta(days=9))

        page = Web({HERE: UNCHANGED}).fetch(HERE, earlier=Earlier(snapshot=earlier, log=first.log))

        assert page.is_unchanged
        assert (page.body, page.raw, page.text) == (None, None, None)
        made = page.snapshot
        for name in ("sha256", "raw_sha256", "text_sha256", "extractor", "media_type", "document", "url"):
            assert getattr(made, name) == getattr(earlier, name)
        assert (made.id, made.fetched_at) != (earlier.id, earlier.fetched_at)
        assert made.fetched_at == MOMENT
        assert made.log_sha256 == sha256(page.log.to_json().encode())
        assert list(page.blobs()) == [page.log.to_json().encode()]
        assert outcome(page, "conditional").decision == "not modified"

    def test_page_that_is_as_it_was_can_be_asked_for_again(self):
        first = self.first(TAG)
        second = Web({HERE: UNCHANGED}).fetch(HERE, earlier=earlier_of(first))
        web = Web({HERE: UNCHANGED})

        third = web.fetch(HERE, earlier=earlier_of(second))

        assert web.told(0)["If-None-Match"] == '"33a64"'
        assert third.snapshot.sha256 == first.snapshot.sha256

    def test_page_of_which_nothing_was_said_is_asked_for_as_ever(self):
        web = Web({HERE: Reply(b"new")})

        web.fetch(HERE, earlier=earlier_of(self.first()))

        assert set(web.told(0)) == {"Accept", "Accept-Encoding"}

    def test_page_cannot_be_as_it_was_where_that_was_not_asked(self):
        error = Web({HERE: UNCHANGED}).refusal(HERE, earlier=earlier_of(self.first()))

        assert (error.reason, error.status) == (FetchReason.STATUS, 304)

    def test_page_that_has_moved_is_fetched_anew(self):
        there = "https://example.net/b"
        web = Web({HERE: moved(there), there: Reply(b"new", (TAG,))})

        page = web.fetch(HERE, earlier=earlier_of(self.first(TAG)))

        assert page.body == b"new"
        assert "If-None-Match" not in web.told(1)

    def test_page_of_another_document_is_refused(self):
        other = self.first(TAG, url="https://example.org/other")

        with pytest.raises(ValueError, match="earlier snapshot of") as caught:
            page_errand(session_of(), HERE, earlier=earlier_of(other))

        assert not isinstance(caught.value, FetchError)

    @pytest.mark.parametrize(
        "tag",
        [
            "*",
            "33a64",
            '"a"b"',
            '"a", "b"',
            '"a',
            "",
            '"\xe9"',
            '"a b"',
            '"\x7f"',
            '"' + "x" * 5000 + '"',
            'w/"a"',
        ],
        ids=lambda tag: tag[:8],
    )
    def test_mark_that_is_none_is_not_sent_back(self, tag):
        assert conditions_of(earlier_of(self.first(("ETag", tag)))) is None

    @pytest.mark.parametrize("tag", ['""', '"33a64"', 'W/"33a64"', '"a,b;c\'"'])
    def test_mark_is_sent_back_as_it_came(self, tag):
        assert conditions_of(earlier_of(self.first(("ETag", tag)))).headers == (("If-None-Match", tag),)

    @pytest.mark.parametrize("date", ["yesterday", "0", "", "Wed, 04 Mar 2026 05:00:00 GMT\x1b", "\xe9"])
    def test_date_that_is_none_is_not_sent_back(self, date):
        assert conditions_of(earlier_of(self.first(("Last-Modified", date)))) is None

    def test_log_without_requests_asks_for_nothing(self):
        first = self.first(TAG)

        assert conditions_of(Earlier(snapshot=first.snapshot, log=attrs.evolve(first.log, hops=()))) is None

    def test_is_shown_without_its_log(self):
        assert "hops" not in repr(earlier_of(self.first(TAG)))


def test_the_moment_is_that_of_the_clock_that_was_given():
    moment = datetime(2031, 1, 1, tzinfo=UTC)
    session = Session(session_of().guard, lambda: moment)

    assert session.clock() is moment


def test_a_log_of_other_bytes_does_not_go_with_a_snapshot():
    page = Web({HERE: Reply(b"now")}).fetch(HERE)
    other = Web({HERE: Reply(b"then")}).fetch(HERE)

    with pytest.raises(ValueError, match="of other bytes"):
        Earlier(snapshot=page.snapshot, log=other.log)


def test_an_error_page_is_no_earlier_version_of_a_page():
    gone = Reply(b"gone", (("ETag", '"1"'),), 404)
    page = Web({HERE: gone}).fetch(HERE, open_policy(any_status=True))

    assert page.snapshot.status == 404
    assert conditions_of(Earlier(snapshot=page.snapshot, log=page.log)) is None
