"""Fetched pages as a WARC file, read back by warcio."""

from __future__ import annotations

import gzip
import hashlib
import io
import ssl
import sys
from datetime import UTC, datetime

import attrs
import pytest
from warcio.archiveiterator import ArchiveIterator

from counterclaim.errors import MissingExtraError
from counterclaim.fetch import Ask, Earlier, Errand, Fetcher, FetchPolicy, Url
from counterclaim.fetch.log import Outcome
from counterclaim.fetch.warc import write_warc
from fetch.hostile_server import CANARY, HostileServer, answer, redirect
from fetch.listeners import SERVER

HTML = "<!doctype html><title>Nachricht</title><p>Müller".encode()
ODD = b"X-Odd: caf\xe9 \xff\x80 \xc3\xa9"
MOMENT = datetime(2026, 11, 26, 12, 0, 0, 250_000, tzinfo=UTC)


def scripts():
    packed = gzip.compress(HTML, mtime=0)
    chunks = b"5\r\nfirst\r\n7\r\n second\r\n0\r\n\r\n"
    huge = b"X-Huge: " + b"h" * 20_000
    return {
        "/": lambda talk: talk.send(answer(HTML, b"Content-Type: text/html; charset=utf-8", b'ETag: "1"')),
        "/packed": lambda talk: talk.send(
            answer(packed, b"Content-Type: text/html", b"Content-Encoding: gzip")
        ),
        "/chunked": lambda talk: talk.send(answer(b"", b"Transfer-Encoding: chunked", length=False) + chunks),
        "/moved": lambda talk: talk.send(redirect(b"/", b"not read")),
        "/bare": lambda talk: talk.send(redirect(b"/")),
        "/odd": lambda talk: talk.send(
            answer(
                b"\x00\r\n\r\nWARC/1.1\r\n",
                ODD,
                huge,
                b"x-empty:",
                b"X-Twice: 1",
                b"x-twice: 2",
                status=b"200",
            )
        ),
        "/kept": lambda talk: talk.send(
            answer(b"", b'ETag: "1"', status=b"304 Not Modified")
            if b"If-None-Match" in talk.head
            else answer(HTML, b"Content-Type: text/html", b'ETag: "1"')
        ),
        "/kept-packed": lambda talk: talk.send(
            answer(b"", b'ETag: "1"', status=b"304 Not Modified")
            if b"If-None-Match" in talk.head
            else answer(packed, b"Content-Type: text/html", b"Content-Encoding: gzip", b'ETag: "1"')
        ),
        "/none": lambda talk: talk.send(answer(b"", status=b"204 No Content", length=False)),
    }


@pytest.fixture(scope="module")
def origin():
    with HostileServer(scripts()) as server:
        yield f"http://{SERVER}:{server.port}"
    assert server.failures == []


@pytest.fixture(scope="module")
def fetcher(origin):
    policy = FetchPolicy(
        inside=(f"{SERVER}/32",),
        ports={int(origin.rpartition(":")[2])},
        robots=False,
        spacing=0,
        attempts=1,
        deadline=5,
    )
    return Fetcher(policy, ssl_context=ssl.create_default_context(), clock=lambda: MOMENT)


@pytest.fixture(scope="module")
def fetch(fetcher, origin):
    return lambda path, **options: fetcher.fetch(origin + path, **options)


@pytest.fixture(scope="module")
def page(fetch):
    return fetch("/")


def written(*pages):
    stream = io.BytesIO()
    write_warc(stream, pages)
    return stream.getvalue()


def records(*pages):
    """Return the records of a file with the pages: type, fields and block, as they are."""
    stream = io.BytesIO(written(*pages))
    return [
        (record.rec_type, dict(record.rec_headers.headers), record.raw_stream.read())
        for record in ArchiveIterator(stream, no_record_parse=True)
    ]


def only(kind, *pages):
    [found] = [(fields, block) for type, fields, block in records(*pages) if type == kind]
    return found


def split(block):
    head, _, body = block.partition(b"\r\n\r\n")
    first, *lines = head.split(b"\r\n")
    return first, [tuple(line.split(b": ", 1)) for line in lines], body


def as_bytes(headers):
    return [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers]


def test_a_page_is_a_request_a_response_and_its_log(page):
    assert [kind for kind, _, _ in records(page)] == ["warcinfo", "response", "request", "metadata"]


@pytest.mark.parametrize("path", ["/", "/packed", "/odd", "/none"])
def test_what_a_server_sent_is_read_back_byte_by_byte(fetch, path):
    fetched = fetch(path)
    _, block = only("response", fetched)
    first, headers, body = split(block)
    last = fetched.answers[-1]
    assert first == f"{last.version} {last.status} {last.phrase}".encode()
    assert headers == as_bytes(last.headers)
    assert body == fetched.raw


def test_warcio_reads_status_headers_and_the_unpacked_body(fetch):
    fetched = fetch("/packed")
    stream = io.BytesIO(written(fetched))
    [found] = [
        (record.http_headers.get_statuscode(), record.http_headers.headers, record.content_stream().read())
        for record in ArchiveIterator(stream, check_digests="raise")
        if record.rec_type == "response"
    ]
    assert found == ("200", list(fetched.answers[-1].headers), HTML)


def test_warcio_finds_every_digest_right(fetch):
    stream = io.BytesIO(written(*map(fetch, scripts())))
    passed = []
    for record in ArchiveIterator(stream, check_digests=True):
        record.raw_stream.read()
        passed.append((record.rec_type, record.digest_checker.passed))
    assert {found for kind, found in passed if kind != "revisit"} == {True}


def test_each_record_is_packed_by_itself(page):
    data = written(page)
    places = list(_members(data))
    assert len(places) == 4
    assert gzip.decompress(data[places[1] :]).startswith(b"WARC/1.1\r\nWARC-Type: response\r\n")


def _members(data):
    iterator = ArchiveIterator(io.BytesIO(data))
    for _ in iterator:
        yield iterator.get_record_offset()


def test_fields_say_when_where_and_from_whom(page):
    fields, _ = only("response", page)
    assert fields["WARC-Date"] == "2026-11-26T12:00:00.250000Z"
    assert fields["WARC-IP-Address"] == SERVER
    assert fields["WARC-Target-URI"] == page.snapshot.url
    assert fields["Content-Type"] == "application/http;msgtype=response"


def test_digests_are_those_of_the_record(fetch):
    fetched = fetch("/packed")
    fields, block = only("response", fetched)
    assert fields["WARC-Payload-Digest"] == f"sha256:{fetched.snapshot.raw_sha256}"
    assert fields["WARC-Block-Digest"] == f"sha256:{hashlib.sha256(block).hexdigest()}"


def test_no_digest_is_one_that_nobody_should_rely_on(fetch):
    assert b"sha1:" not in gzip.decompress(written(*map(fetch, scripts())))


def test_the_request_is_what_was_sent(page):
    fields, block = only("request", page)
    first, headers, body = split(block)
    assert first == b"GET / HTTP/1.1"
    assert headers == as_bytes(page.answers[0].sent)
    assert (b"Host" in dict(headers), body) == (True, b"")
    assert fields["WARC-Concurrent-To"] == only("response", page)[0]["WARC-Record-ID"]


def test_the_log_is_metadata_of_the_response(page):
    fields, block = only("metadata", page)
    assert hashlib.sha256(block).hexdigest() == page.snapshot.log_sha256
    assert fields["WARC-Refers-To"] == only("response", page)[0]["WARC-Record-ID"]
    assert "WARC-Payload-Digest" not in fields


def test_a_header_that_is_kept_nowhere_is_not_written(fetcher, page):
    url = page.answers[0].url

    def steps(errand):
        return (yield Ask(url=url, secrets=(("Authorization", "canary"),), max_bytes=1000))

    told = fetcher.carry_out(Errand(fetcher.session, url, steps))
    data = gzip.decompress(written(attrs.evolve(page, answers=(told,))))
    assert b"Host: " in data
    assert b"canary" not in data.replace(CANARY.encode(), b"")
    assert b"Authorization" not in data


def test_what_announces_chunks_is_renamed_as_there_are_none(fetch):
    _, block = only("response", fetch("/chunked"))
    _, headers, body = split(block)
    assert (b"X-Archive-Orig-Transfer-Encoding", b"chunked") in headers
    assert b"Transfer-Encoding" not in dict(headers)
    assert body == b"first second"


def test_a_redirect_whose_body_was_not_read_says_so(fetch):
    responses = [fields for kind, fields, _ in records(fetch("/moved")) if kind == "response"]
    assert [fields.get("WARC-Truncated") for fields in responses] == ["unspecified", None]


@pytest.mark.parametrize("path", ["/none", "/bare"])
def test_an_answer_that_has_no_body_is_whole(fetch, path):
    assert not [fields for kind, fields, _ in records(fetch(path)) if "WARC-Truncated" in fields]


@pytest.fixture(scope="module", params=["/kept", "/kept-packed"])
def visits(fetch, request):
    """Return a page, and the same page when it had not changed."""
    whole = fetch(request.param)
    again = fetch(
        request.param, document=whole.document, earlier=Earlier(snapshot=whole.snapshot, log=whole.log)
    )
    assert again.is_unchanged
    return whole, again


def test_a_page_that_is_as_it_was_is_a_revisit(visits):
    fields, block = only("revisit", visits[1])
    assert fields["WARC-Profile"] == "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
    assert fields["WARC-Payload-Digest"] == f"sha256:{hashlib.sha256(visits[0].raw).hexdigest()}"
    assert block.startswith(b"HTTP/1.1 304 Not Modified\r\n")
    assert "WARC-Refers-To" not in fields


def test_a_revisit_refers_to_the_response_in_the_same_file(visits):
    fields, _ = only("revisit", *visits)
    response, _ = only("response", *visits)
    assert fields["WARC-Refers-To"] == response["WARC-Record-ID"]
    assert fields["WARC-Refers-To-Date"] == response["WARC-Date"]


def test_the_same_pages_become_the_same_bytes(fetch):
    pages = [fetch(path) for path in scripts()]
    assert written(*pages) == written(*pages)


def test_ids_are_told_apart_and_one_record_is_written_once(fetch, page):
    ids = [fields["WARC-Record-ID"] for _, fields, _ in records(page, page, fetch("/packed"))]
    assert len(set(ids)) == len(ids) == 7
    assert all(id.startswith("<urn:uuid:") and id.endswith(">") for id in ids)


def test_every_record_names_the_file_that_describes_it(page):
    [(_, info, block), *others] = records(page)
    assert b"software: counterclaim/" in block
    assert {fields["WARC-Warcinfo-ID"] for _, fields, _ in others} == {info["WARC-Record-ID"]}


def test_records_are_counted(page):
    assert write_warc(io.BytesIO(), [page, page]) == 4


def test_no_pages_are_an_empty_file():
    assert written() == b""


def test_a_line_break_in_a_header_ends_no_header(page):
    last = page.answers[-1]
    broken = attrs.evolve(last, headers=(("X-Broken", "a\r\nX-Other: b\n\nWARC/1.1\x00"), *last.headers))
    _, block = only("response", attrs.evolve(page, answers=(broken,)))
    assert split(block)[1][0] == (b"X-Broken", b"a  X-Other: b  WARC/1.1 ")
    assert split(block)[2] == HTML


def test_a_peer_that_is_no_address_is_left_out(page):
    nobody = attrs.evolve(page.answers[-1], peer="")
    fields, _ = only("response", attrs.evolve(page, answers=(nobody,)))
    assert "WARC-IP-Address" not in fields


def test_a_proxy_is_not_taken_for_the_host(page):
    outcomes = (*page.log.outcomes, Outcome(rule="proxy", decision="used"))
    proxied = attrs.evolve(page, log=attrs.evolve(page.log, outcomes=outcomes))

    assert all("WARC-IP-Address" not in fields for _, fields, _ in records(proxied))


def test_an_ipv6_peer_is_written_plainly(page):
    peer = attrs.evolve(
        page.answers[-1], peer="2001:4860:4860::8888", url=Url("https", "page.example", 443, "/")
    )
    fields, _ = only("response", attrs.evolve(page, answers=(peer,)))
    assert fields["WARC-IP-Address"] == "2001:4860:4860::8888"


def test_without_warcio_the_extra_is_named(page, monkeypatch):
    monkeypatch.setitem(sys.modules, "warcio.warcwriter", None)
    stream = io.BytesIO()
    with pytest.raises(MissingExtraError, match=r"counterclaim\[warc\]"):
        write_warc(stream, [page])
    assert stream.getvalue() == b""
