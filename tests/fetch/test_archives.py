"""Copies in web archives: looked up, listed, asked for, and never claimed where they are not known."""

from __future__ import annotations

import asyncio
import json
import logging
import pickle
import ssl
import time
from datetime import UTC, datetime, timedelta
from urllib.parse import quote

import pytest

from counterclaim.fetch import Answer, AsyncFetcher, Fetcher, FetchError, FetchReason
from counterclaim.fetch.archives import (
    WAYBACK,
    Archive,
    ArchiveClient,
    ArchivedCopy,
    ArchiveKeys,
    ArchiveState,
    AsyncArchiveClient,
    with_archive,
)
from counterclaim.fetch.archives.links import links_in
from counterclaim.fetch.archives.memento import history
from counterclaim.model import Snapshot
from fetch.archive_stand_in import PAGE, StandIn, opened_stand_in, reply
from fetch.hostile_server import HostileServer

MOMENT = datetime(2020, 2, 8, 2, 6, 11, tzinfo=UTC)
WRITTEN = "Sat, 08 Feb 2020 02:06:11 GMT"
GATE = f"/web/{PAGE}"
PLACE = f"/web/20200208020611/{PAGE}"
MAP = f"/map/{PAGE}"
JOB = "spn2-0123456789abcdef0123456789abcdef01234567"
STATUS = f"/save/status/{JOB}"
#: Made once, since that takes longer than what is asked here.
TRUST = ssl.create_default_context()
ACCESS, SECRET = "access1canary", "secret2canary"


@pytest.fixture(scope="module")
def opened():
    with opened_stand_in() as stand_in:
        yield stand_in


@pytest.fixture
def stand_in(opened: StandIn) -> StandIn:
    opened.clear()
    return opened


@pytest.fixture
def ask(stand_in: StandIn, mode: str):
    """Return what asks the stand-in, waiting or not."""

    def ask(method, *arguments, archive=None, keys=None, limits=None, **options):
        policy = stand_in.policy(**(limits or {}))
        asked = archive or stand_in.archive
        if mode == "sync":
            client = ArchiveClient(asked, fetcher=Fetcher(policy, ssl_context=TRUST), keys=keys)
            return getattr(client, method)(*arguments, **options)
        waiting = AsyncArchiveClient(asked, fetcher=AsyncFetcher(policy, ssl_context=TRUST), keys=keys)
        return asyncio.run(getattr(waiting, method)(*arguments, **options))

    return ask


def copy_of(original=PAGE, at=WRITTEN, **headers):
    return reply(
        200, "<p>as it was", {"Memento-Datetime": at, "Link": f'<{original}>; rel="original"', **headers}
    )


def redirect(stand_in, place=PLACE):
    return reply(302, "", {"Location": stand_in.origin + place, "Vary": "accept-datetime"})


def listed(*entries, original=PAGE):
    return reply(200, ",\n".join([f'<{original}>; rel="original"', *entries]))


def entry(stand_in, moment, at, relation="memento"):
    return f'<{stand_in.origin}/web/{moment}/{PAGE}>; rel="{relation}"; datetime="{at}"'


# What a lookup finds.


def test_a_copy_is_found_with_its_place_and_moment(ask, stand_in):
    stand_in.says(GATE, redirect(stand_in))
    stand_in.says(PLACE, copy_of())
    copy = ask("lookup", PAGE)
    assert (copy.state, copy.url, copy.at) == (ArchiveState.SAVED, stand_in.origin + PLACE, MOMENT)
    assert (copy.original, copy.status, copy.why) == (PAGE, 200, None)


def test_the_moment_that_is_looked_for_is_told_in_the_form_of_the_standard(ask, stand_in):
    stand_in.says(GATE, redirect(stand_in))
    stand_in.says(PLACE, copy_of())
    ask("lookup", PAGE, near=MOMENT.astimezone())
    assert [request.headers.get("accept-datetime") for request in stand_in.requests] == [WRITTEN, WRITTEN]


def test_a_moment_without_a_zone_is_refused(ask):
    with pytest.raises(ValueError, match="with its zone"):
        ask("lookup", PAGE, near=datetime(2020, 2, 8))  # noqa: DTZ001


def test_an_archive_without_a_copy_has_none(ask):
    copy = ask("lookup", PAGE)
    assert (copy.state, copy.url, copy.why) == (ArchiveState.ABSENT, None, None)


def test_a_copy_of_a_page_that_was_gone_says_so(ask, stand_in):
    gone = copy_of().replace(b"200 Said", b"404 Said", 1)
    stand_in.says(GATE, redirect(stand_in))
    stand_in.says(PLACE, gone)
    copy = ask("lookup", PAGE)
    assert (copy.state, copy.status) == (ArchiveState.SAVED, 404)


def test_a_copy_of_a_redirect_is_not_followed(ask, stand_in):
    moved = copy_of(Location="/elsewhere").replace(b"200 Said", b"301 Said", 1)
    stand_in.says(GATE, redirect(stand_in))
    stand_in.says(PLACE, moved)
    copy = ask("lookup", PAGE)
    assert (copy.state, copy.status, copy.url) == (ArchiveState.SAVED, 301, stand_in.origin + PLACE)


def test_a_copy_that_the_gate_itself_gives_is_where_it_says(ask, stand_in):
    stand_in.says(GATE, copy_of(**{"Content-Location": PLACE}))
    copy = ask("lookup", PAGE)
    assert (copy.state, copy.url) == (ArchiveState.SAVED, stand_in.origin + PLACE)


@pytest.mark.parametrize(
    "original",
    [
        PAGE.replace("http:", "https:"),
        PAGE.replace("page.example", "page.example:80"),
        PAGE + "#part",
        PAGE.replace("%c3%a9", "%C3%A9"),
    ],
    ids=["other scheme", "usual port", "part", "escapes in capitals"],
)
def test_a_page_that_archives_keep_under_the_same_key_is_the_same(ask, stand_in, original):
    stand_in.says(GATE, redirect(stand_in))
    stand_in.says(PLACE, copy_of(original))
    assert ask("lookup", PAGE).state is ArchiveState.SAVED


# What does not hold is not believed.


UNTRUE = {
    "other path": (copy_of("http://page.example/other"), "another address"),
    "other query": (copy_of("http://page.example/caf%c3%a9?id=8"), "another address"),
    "other host": (copy_of("http://www.page.example/caf%c3%a9?id=7"), "another address"),
    "other port": (copy_of("http://page.example:8080/caf%c3%a9?id=7"), "another address"),
    "script": (copy_of("javascript:alert(1)"), "does not say what it is a copy of"),
    "an original and a script": (
        copy_of(Link=f'<{PAGE}>; rel="original", <javascript:alert(1)>; rel="original"'),
        "does not say what it is a copy of",
    ),
    "no original": (copy_of(Link=f'<{PAGE}>; rel="self"'), "does not say what it is a copy of"),
    "two originals": (
        copy_of(Link=f'<{PAGE}>; rel="original", <http://b.example/>; rel=original'),
        "another address",
    ),
    "a word": (copy_of(at="yesterday"), "in a known form"),
    "ISO": (copy_of(at="2020-02-08T02:06:11Z"), "in a known form"),
    "no such day": (copy_of(at="Tue, 31 Feb 2020 02:06:11 GMT"), "in a known form"),
    "no such year": (copy_of(at="Sat, 08 Feb 0020 02:06:11 GMT"), "in a known form"),
    "other zone": (copy_of(at="Sat, 08 Feb 2020 02:06:11 +0100"), "in a known form"),
    "to come": (copy_of(at="Sun, 08 Feb 2999 02:06:11 GMT"), "yet to come"),
    "elsewhere": (
        copy_of(**{"Content-Location": "http://elsewhere.example/copy"}),
        "not a host of the archive",
    ),
    "a page": (reply(200, "<h1>Welcome"), "not marked as a copy"),
    "403": (reply(403, "no"), "status 403"),
    "451": (reply(451, "no"), "status 451"),
    "a redirect to nowhere": (reply(302), "status 302"),
    "500": (reply(500, "oops"), "status 500"),
    "429": (reply(429, "", {"Retry-After": "100"}), "asked too much"),
    "not gzip": (reply(200, b"\xff" * 40, {"Content-Encoding": "gzip"}), "not marked as a copy"),
    "not HTTP": (b"SSH-2.0-OpenSSH_9.6\r\n", "does not keep to HTTP"),
    "cut short": (b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nshort", "cut"),
}


@pytest.mark.parametrize(("answer", "why"), UNTRUE.values(), ids=UNTRUE)
def test_what_does_not_hold_is_unknown_and_says_why(ask, stand_in, answer, why):
    stand_in.says(GATE, redirect(stand_in))
    stand_in.says(PLACE, answer)
    copy = ask("lookup", PAGE)
    assert copy.state is ArchiveState.UNKNOWN
    assert why in copy.why


def test_a_copy_without_an_address_of_its_own_is_not_taken(ask, stand_in):
    stand_in.says(GATE, copy_of())
    copy = ask("lookup", PAGE)
    assert (copy.state, copy.url) == (ArchiveState.UNKNOWN, None)
    assert "no address of its own" in copy.why


def test_an_archive_that_is_not_reached_leaves_it_unknown(ask, stand_in):
    with opened_stand_in() as closed:
        archive, limits = closed.archive, {"ports": {closed.port}}
    copy = ask("lookup", PAGE, archive=archive, limits=limits)
    assert (copy.state, copy.why) == (ArchiveState.UNKNOWN, "no connection came about")


def test_redirects_that_do_not_end_leave_it_unknown(ask, stand_in):
    stand_in.says(GATE, redirect(stand_in, GATE))
    copy = ask("lookup", PAGE, limits={"max_redirects": 3})
    assert (copy.state, len(stand_in.requests)) == (ArchiveState.UNKNOWN, 4)
    assert "more than 3 redirects" in copy.why


def test_an_archive_that_leads_inside_is_refused(ask, stand_in):
    stand_in.says(GATE, reply(302, "", {"Location": f"http://127.0.0.1:{stand_in.port}/"}))
    with pytest.raises(FetchError) as refusal:
        ask("lookup", PAGE)
    assert (refusal.value.reason, refusal.value.hop) == (FetchReason.ADDRESS, 2)


@pytest.mark.parametrize("url", ["page", "ftp://page.example/", "http://user:word@page.example/"])
def test_a_page_without_a_proper_url_is_not_looked_up(ask, stand_in, url):
    for method in ("lookup", "history", "save"):
        with pytest.raises(FetchError):
            ask(method, url)
    assert stand_in.requests == []


def test_an_archive_that_is_busy_is_asked_again(ask, stand_in):
    stand_in.says(GATE, reply(429, "", {"Retry-After": "0"}), redirect(stand_in))
    stand_in.says(PLACE, copy_of())
    assert ask("lookup", PAGE, limits={"attempts": 2}).state is ArchiveState.SAVED


def test_an_archive_that_asks_for_more_patience_than_there_is_is_not_asked_again(ask, stand_in):
    stand_in.says(GATE, reply(429, "", {"Retry-After": "100"}))
    assert ask("lookup", PAGE, limits={"attempts": 2}).state is ArchiveState.UNKNOWN
    assert len(stand_in.requests) == 1


def test_an_archive_at_a_port_that_is_not_allowed_is_refused(ask, stand_in):
    for method in ("lookup", "history", "save"):
        with pytest.raises(FetchError) as refusal:
            ask(method, PAGE, limits={"ports": {80}})
        assert refusal.value.reason is FetchReason.PORT
    assert stand_in.requests == []


def test_an_archive_that_is_too_slow_leaves_it_unknown(ask, stand_in):
    with HostileServer({}, raw=lambda talk: talk.wait()) as slow:
        archive = StandIn(port=slow.port).archive
        copy = ask("lookup", PAGE, archive=archive, limits={"ports": {slow.port}, "deadline": 0.3})
    assert copy.state is ArchiveState.UNKNOWN


def test_the_spacing_of_requests_holds_for_archives(ask, stand_in):
    stand_in.says(GATE, redirect(stand_in))
    copy = ask("lookup", PAGE, limits={"spacing": 60})
    assert copy.state is ArchiveState.UNKNOWN
    assert "asked again only after" in copy.why


def test_a_page_is_escaped_where_an_archive_takes_it_in_a_query(ask, stand_in):
    archive = Archive(name="other", timegate=stand_in.origin + "/gate?url={url}&form=1")
    ask("lookup", PAGE, archive=archive)
    assert stand_in.requests[0].target == f"/gate?url={quote(PAGE, safe='')}&form=1"


# Lists of copies.


def test_all_copies_are_listed_from_the_oldest(ask, stand_in):
    stand_in.says(
        MAP,
        listed(
            entry(stand_in, "20200208020611", WRITTEN, "last memento"),
            entry(stand_in, "19980130085039", "Fri, 30 Jan 1998 08:50:39 GMT", "first memento"),
            f'<{stand_in.origin}{MAP}>; rel="self"; type="application/link-format"',
            f'<{stand_in.origin}{GATE}>; rel="timegate"',
        ),
    )
    history = ask("history", PAGE)
    assert [copy.at.year for copy in history.copies] == [1998, 2020]
    assert history.copies[1].url == stand_in.origin + PLACE
    assert (history.state, history.refused, history.goes_on) == (ArchiveState.SAVED, 0, False)


def test_entries_that_do_not_hold_are_counted_and_left_out(ask, stand_in):
    stand_in.says(
        MAP,
        listed(
            entry(stand_in, "20200208020611", WRITTEN),
            entry(stand_in, "29990208020611", "Fri, 08 Feb 2999 02:06:11 GMT"),
            entry(stand_in, "20200208020612", "some day"),
            f'<http://elsewhere.example/1/{PAGE}>; rel="memento"; datetime="{WRITTEN}"',
            f'<ftp://x/>; rel="memento"; datetime="{WRITTEN}"',
        ),
    )
    history = ask("history", PAGE)
    assert (len(history.copies), history.refused) == (1, 4)


def test_an_aggregator_has_copies_at_other_hosts(ask, stand_in):
    stand_in.says(MAP, listed(f'<http://elsewhere.example/1/{PAGE}>; rel="memento"; datetime="{WRITTEN}"'))
    archive = Archive(
        name="all",
        timegate=stand_in.origin + "/web/{url}",
        timemap=stand_in.origin + "/map/{url}",
        is_aggregator=True,
    )
    assert ask("history", PAGE, archive=archive).copies[0].url.startswith("http://elsewhere.example/")


@pytest.mark.parametrize("most", [1, 7, 50])
def test_of_more_copies_than_are_wanted_the_oldest_are_kept(ask, stand_in, most):
    seconds = [*range(30, 60), *range(30)]
    entries = [
        entry(stand_in, f"202002080206{s:02d}", f"Sat, 08 Feb 2020 02:06:{s:02d} GMT") for s in seconds
    ]
    stand_in.says(MAP, listed(*entries))
    history = ask("history", PAGE, most=most)
    assert [copy.at.second for copy in history.copies] == list(range(most))
    assert history.left_out == 60 - most


def test_no_copies_at_all_are_not_asked_for(ask):
    with pytest.raises(ValueError, match="from 1"):
        ask("history", PAGE, most=0)


def test_a_list_that_goes_on_says_so(ask, stand_in):
    stand_in.says(MAP, listed(f'<{stand_in.origin}/map/2>; rel="timemap"; type="application/link-format"'))
    history = ask("history", PAGE)
    assert (history.state, history.goes_on) == (ArchiveState.UNKNOWN, True)


def test_a_list_that_names_itself_does_not_go_on(ask, stand_in):
    itself = f'<{stand_in.origin}{MAP}>; rel="timemap"', '</map/json>; rel="self timemap"'
    stand_in.says(MAP, listed(*itself, entry(stand_in, "20200208020611", WRITTEN)))
    assert ask("history", PAGE).goes_on is False


def test_a_list_of_two_pages_is_not_believed(ask, stand_in):
    other = '<http://page.example/other>; rel="original"'
    stand_in.says(MAP, listed(other, entry(stand_in, "20200208020611", WRITTEN)))
    assert ask("history", PAGE).state is ArchiveState.UNKNOWN


@pytest.mark.parametrize(
    ("answer", "state", "why"),
    [
        (reply(404), ArchiveState.ABSENT, ""),
        (listed(), ArchiveState.ABSENT, ""),
        (listed(original="http://page.example/other"), ArchiveState.UNKNOWN, "another address"),
        (reply(200, "<html>Sorry</html>"), ArchiveState.UNKNOWN, "is none"),
        (reply(200, ""), ArchiveState.UNKNOWN, "is none"),
        (reply(503, ""), ArchiveState.UNKNOWN, "status 503"),
        (reply(200, b"junk", {"Content-Encoding": "gzip"}), ArchiveState.UNKNOWN, "packed"),
    ],
    ids=["404", "empty list", "other page", "a page", "nothing", "503", "not gzip"],
)
def test_a_list_that_is_none_says_why(ask, stand_in, answer, state, why):
    stand_in.says(MAP, answer)
    history = ask("history", PAGE)
    assert (history.state, history.copies) == (state, ())
    assert why in (history.why or "")


def test_a_list_of_thousands_is_read_within_the_deadline(stand_in):
    moments = [(MOMENT - timedelta(hours=number)) for number in range(8000)]
    entries = [entry(stand_in, f"{at:%Y%m%d%H%M%S}", f"{at:%a, %d %b %Y %H:%M:%S} GMT") for at in moments]
    stand_in.says(MAP, listed(*entries))
    history = ArchiveClient(stand_in.archive, fetcher=Fetcher(stand_in.policy())).history(PAGE)
    assert (len(history.copies), history.refused) == (8000, 0)


def test_an_archive_without_lists_says_so(ask, stand_in):
    with pytest.raises(ValueError, match="no lists of copies"):
        ask("history", PAGE, archive=Archive(name="small", timegate=stand_in.origin + "/web/{url}"))


# Links, as headers and lists write them.


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('<a>; rel="x y"; title="b, <c>; d"', [("a", {"x", "y"})]),
        ("<a>;rel=x,<b>;rel=Y", [("a", {"x"}), ("b", {"y"})]),
        ('<a> ;\r\n rel = "x" , \r\n<b>; rel=y', [("a", {"x"}), ("b", {"y"})]),
        ('<a>; rel="x"; rel="y"', [("a", {"x"})]),
        (r'<a>; title="\"<n>; rel=n"; rel=x', [("a", {"x"})]),
        ("<a<b>; rel=x", [("b", {"x"})]),
        ('<a>; rel="x', [("a", set())]),
        ("<a", []),
        ("nothing", []),
    ],
)
def test_links_are_read_as_written(text, expected):
    assert [(link.target, set(link.relations)) for link in links_in(text)] == expected


def test_what_is_quoted_in_a_link_is_read_without_its_escapes():
    [link] = links_in(r'<a>; Title="say \"no\""; title=again')
    assert link.parameters["title"] == 'say "no"'


@pytest.mark.parametrize(
    "piece", ["<", "<a>;", '<a>;x="', '<a>;x="\\"', ';x="', " ", ",", '"', "\\", "<a>;x ="]
)
def test_links_take_time_in_step_with_their_length(piece):
    def seconds(size):
        text = (piece * size)[:size]
        begin = time.process_time()
        for _ in links_in(text):
            pass
        return time.process_time() - begin

    half, whole = (min(seconds(size) for _ in range(2)) for size in (500_000, 1_000_000))
    assert whole <= 2.5 * max(half, 0.02)


@pytest.mark.parametrize("line", ["a copy", "short", "long", "climbing"])
def test_lists_take_time_in_step_with_their_length(stand_in, line):
    end = f'; rel="memento"; datetime="{WRITTEN}",'
    lines = {
        "a copy": entry(stand_in, "20200208020611", WRITTEN) + ",",
        "short": "<a>;rel=memento,",
        "long": f"<{'a' * 20_000}>{end}",
        "climbing": f"<{'../' * 5_000}>{end}",
    }
    session = Fetcher(stand_in.policy(), ssl_context=TRUST).session

    def seconds(size):
        begin = time.process_time()
        steps = history(session, stand_in.archive, PAGE, 100).errand.steps()
        ask = next(steps)
        text = f'<{PAGE}>; rel="original",' + lines[line] * (size // len(lines[line]))
        with pytest.raises(StopIteration):
            steps.send(said(ask.url, text.encode()))
        return time.process_time() - begin

    half, whole = (min(seconds(size) for _ in range(2)) for size in (500_000, 1_000_000))
    assert whole <= 2.5 * max(half, 0.02)


def said(url, body):
    return Answer(
        url=url,
        status=200,
        phrase="",
        version="HTTP/1.1",
        headers=(),
        sent=(),
        peer="127.0.0.2",
        certificate_sha256=None,
        received_at=datetime.now(UTC),
        body=body,
    )


# Copies asked for.


def test_a_copy_that_is_asked_for_is_pending_and_then_saved(ask, stand_in):
    stand_in.says("/save", reply(200, json.dumps({"url": PAGE, "job_id": JOB})))
    stand_in.says(
        STATUS,
        reply(200, json.dumps({"status": "pending", "job_id": JOB, "resources": []})),
        reply(
            200,
            json.dumps(
                {
                    "status": "success",
                    "job_id": JOB,
                    "original_url": PAGE,
                    "timestamp": "20200208020611",
                    "http_status": 200,
                }
            ),
        ),
    )
    begun = ask("save", PAGE)
    assert (begun.state, begun.job, begun.url) == (ArchiveState.PENDING, JOB, None)
    assert stand_in.requests[0].body == f"url={quote(PAGE, safe='')}".encode()
    waiting = ask("check", begun)
    assert (waiting.state, waiting.job) == (ArchiveState.PENDING, JOB)
    saved = ask("check", waiting)
    assert (saved.state, saved.url, saved.at, saved.status) == (
        ArchiveState.SAVED,
        stand_in.origin + PLACE,
        MOMENT,
        200,
    )


def test_the_job_is_found_on_the_page_for_those_without_keys(ask, stand_in):
    stand_in.says("/save", reply(200, f'<script>spn.watchJob("{JOB}", "/_static/", 6000);</script>'))
    assert ask("save", PAGE).job == JOB
    assert stand_in.requests[0].headers["accept"] == "text/html"


def test_a_copy_from_shortly_before_is_returned_in_place_of_a_new_one(ask, stand_in):
    message = (
        "The same snapshot had been made 4 hours, 45 minutes ago. You can make new capture after 168 hours."
    )
    stand_in.says("/save", reply(200, json.dumps({"url": PAGE, "job_id": None, "message": message})))
    stand_in.says(GATE, redirect(stand_in))
    stand_in.says(PLACE, copy_of())
    copy = ask("save", PAGE)
    assert (copy.state, copy.at) == (ArchiveState.SAVED, MOMENT)
    assert "no new copy was made" in copy.why


UNMADE = {
    "blocked": (
        reply(200, '{"status": "error", "status_ext": "error:blocked-url"}'),
        "failed",
        "a list of those that the archive does not copy",
    ),
    "no access": (
        reply(400, '{"status": "error", "status_ext": "error:no-access"}'),
        "failed",
        "not open to the public",
    ),
    "markup": (
        reply(200, '{"status": "error", "status_ext": "error:<b>"}'),
        "failed",
        "a word that is not known",
    ),
    "no word": (reply(200, '{"status": "error", "message": "canary"}'), "failed", "a word that is not known"),
    "not logged in": (reply(401, '{"message": "You need to be logged in"}'), "failed", "give it keys"),
    "forbidden": (reply(403, "<html>"), "failed", "give it keys"),
    "nothing": (reply(200, "{}"), "unknown", "not understood"),
    "a number": (reply(200, '{"job_id": 7}'), "unknown", "not understood"),
    "a path": (reply(200, '{"job_id": "../../x?"}'), "unknown", "not understood"),
    "deep": (reply(200, "[" * 100_000), "unknown", "not understood"),
    "long number": (reply(200, '{"job_id": ' + "9" * 5000), "unknown", "not understood"),
    "a list": (reply(200, "[1]"), "unknown", "not understood"),
    "not UTF-8": (reply(200, b"\xff\xfe"), "unknown", "not understood"),
    "redirect": (reply(302, "", {"Location": "/login"}), "unknown", "sends whoever asks elsewhere"),
    "502": (reply(502, ""), "unknown", "status 502"),
    "429": (reply(429, ""), "unknown", "asked too much"),
}


@pytest.mark.parametrize(("answer", "state", "why"), UNMADE.values(), ids=UNMADE)
def test_an_archive_that_makes_no_copy_says_why(ask, stand_in, answer, state, why):
    stand_in.says("/save", answer)
    copy = ask("save", PAGE)
    assert copy.state.value == state
    assert why in copy.why


def test_a_request_for_a_copy_that_may_have_arrived_is_not_repeated(ask, stand_in):
    stand_in.says("/save", b"")
    assert ask("save", PAGE, limits={"attempts": 3}).state is ArchiveState.UNKNOWN
    stand_in.says("/save", reply(502))
    assert ask("save", PAGE, limits={"attempts": 3}).state is ArchiveState.UNKNOWN
    assert len(stand_in.requests) == 2


ENDS = {
    "other page": ({"original_url": "http://page.example/other"}, "unknown", "another address"),
    "no page": ({"original_url": "nothing"}, "unknown", "which page and moment"),
    "null page": ({"original_url": None}, "unknown", "which page and moment"),
    "no such month": ({"timestamp": "20201399000000"}, "unknown", "which page and moment"),
    "short": ({"timestamp": "2020"}, "unknown", "which page and moment"),
    "to come": ({"timestamp": "29990208020611"}, "unknown", "which page and moment"),
    "a number": ({"timestamp": 20200208020611}, "unknown", "which page and moment"),
    "other job": ({"job_id": "spn2-other"}, "unknown", "another job"),
    "no such page": ({"status": "error", "status_ext": "error:not-found"}, "failed", "no such page"),
    "no such status": ({"status": "dancing"}, "unknown", "not understood"),
}


@pytest.mark.parametrize(("changes", "state", "why"), ENDS.values(), ids=ENDS)
def test_what_comes_of_a_job_is_believed_only_where_it_holds(ask, stand_in, changes, state, why):
    success = {"status": "success", "job_id": JOB, "original_url": PAGE, "timestamp": "20200208020611"}
    stand_in.says(STATUS, reply(200, json.dumps({**success, **changes})))
    asked_for = ArchivedCopy(state=ArchiveState.PENDING, archive="stand-in", original=PAGE, job=JOB)
    copy = ask("check", asked_for)
    assert (copy.state.value, copy.job) == (state, JOB)
    assert why in copy.why


@pytest.mark.parametrize("job", [None, "", "../x", "a" * 200, "a b"])
def test_a_copy_without_a_job_is_not_inquired_about(ask, stand_in, job):
    with pytest.raises(ValueError, match="the name of the job"):
        ask("check", ArchivedCopy(state=ArchiveState.PENDING, archive="x", original=PAGE, job=job))
    assert stand_in.requests == []


@pytest.mark.parametrize("status", ["200", 9999, -1, None, [200]], ids=str)
def test_a_status_that_is_none_is_left_out(ask, stand_in, status):
    success = {
        "status": "success",
        "original_url": PAGE,
        "timestamp": "20200208020611",
        "http_status": status,
    }
    stand_in.says(STATUS, reply(200, json.dumps(success)))
    copy = ask("check", ArchivedCopy(state=ArchiveState.PENDING, archive="stand-in", original=PAGE, job=JOB))
    assert (copy.state, copy.status) == (ArchiveState.SAVED, None)


def test_a_copy_of_what_a_page_redirects_to_is_not_one_of_the_page_but_can_be_looked_at(ask, stand_in):
    final = "http://page.example/final"
    success = {"status": "success", "original_url": final, "timestamp": "20200208020611"}
    stand_in.says(STATUS, reply(200, json.dumps(success)))
    copy = ask("check", ArchivedCopy(state=ArchiveState.PENDING, archive="x", original=PAGE, job=JOB))
    assert (copy.state, copy.url) == (ArchiveState.UNKNOWN, f"{stand_in.origin}/web/20200208020611/{final}")
    assert "redirects to" in copy.why


def test_an_answer_that_is_far_too_long_is_not_taken(ask, stand_in):
    stand_in.says("/save", reply(200, " " * 1_100_000 + json.dumps({"job_id": JOB})))
    copy = ask("save", PAGE)
    assert copy.state is ArchiveState.UNKNOWN
    assert "more than 1,048,576 bytes" in copy.why


def test_an_archive_that_makes_no_copies_says_so(ask, stand_in):
    with pytest.raises(ValueError, match="not asked for copies"):
        ask("save", PAGE, archive=Archive(name="small", timegate=stand_in.origin + "/web/{url}"))


# Keys.


def test_keys_are_sent_to_the_archive_and_to_nobody_else(ask, stand_in):
    keys = ArchiveKeys(ACCESS, SECRET)
    message = "The same snapshot had been made 4 hours ago."
    stand_in.says("/save", reply(200, json.dumps({"job_id": None, "message": message})))
    ask("save", PAGE, keys=keys)
    sent = [request.headers.get("authorization") for request in stand_in.requests]
    assert sent == [f"LOW {ACCESS}:{SECRET}", None]
    assert stand_in.requests[0].headers["accept"] == "application/json"


@pytest.mark.parametrize(
    "answer",
    [
        reply(200, f'{{"status": "error", "status_ext": "{SECRET}", "message": "{SECRET}"}}'),
        reply(200, f'{{"status": "error", "status_ext": "error:{SECRET}"}}'),
        reply(500, SECRET, {"X-Echo": SECRET}),
        reply(302, "", {"Location": f"/{SECRET}"}),
        reply(429, SECRET, {"Retry-After": SECRET}),
        b"HTTP/1.1 " + SECRET.encode() + b"\r\n\r\n",
        f"HTTP/1.1 200 OK\r\nContent-Length: {SECRET}\r\n\r\n".encode(),
    ],
    ids=["words", "word", "500", "redirect", "429", "no HTTP", "length"],
)
def test_keys_are_shown_nowhere_whatever_the_archive_says(ask, stand_in, caplog, answer):
    caplog.set_level(logging.DEBUG)
    keys = ArchiveKeys(ACCESS, SECRET)
    stand_in.says("/save", answer)
    copy = ask("save", PAGE, keys=keys, limits={"attempts": 2, "max_wait": 0.1})
    client = ArchiveClient(stand_in.archive, keys=keys)
    shown = "".join(map(str, (copy, copy.why, copy.url, copy.job, keys, client, caplog.text)))
    assert SECRET.encode() not in pickle.dumps(copy)
    assert "canary" not in shown + repr(copy) + repr(keys) + repr(client)


def test_keys_are_not_sent_in_the_clear(ask, stand_in):
    archive = Archive(
        name="plain",
        timegate="http://archive.example/web/{url}",
        save="http://archive.example/save",
        job="http://archive.example/job/{job}",
        copy="http://archive.example/{moment}/{url}",
    )
    asked_for = ArchivedCopy(state=ArchiveState.PENDING, archive="plain", original=PAGE, job=JOB)
    for method, argument in (("save", PAGE), ("check", asked_for)):
        with pytest.raises(ValueError, match="in the clear"):
            ask(method, argument, archive=archive, keys=ArchiveKeys(ACCESS, SECRET))


def test_keys_are_not_sent_in_the_clear_through_a_proxy(ask):
    with pytest.raises(ValueError, match="in the clear"):
        ask("save", PAGE, keys=ArchiveKeys(ACCESS, SECRET), limits={"proxy": "http://proxy.example:3128"})


@pytest.mark.parametrize("key", ["", "a canary", "canary\n", "can\u00e4ary", "canary\x00"])
def test_keys_that_are_none_are_refused_and_not_repeated(key):
    with pytest.raises(ValueError, match="printable ASCII") as refusal:
        ArchiveKeys(key, SECRET)
    assert "canary" not in str(refusal.value)


# The archive, and the record.


def test_the_wayback_machine_is_asked_where_its_interfaces_are():
    assert WAYBACK.timegate.format(url=PAGE) == f"https://web.archive.org/web/{PAGE}"
    assert WAYBACK.timemap.format(url=PAGE) == f"https://web.archive.org/web/timemap/link/{PAGE}"


@pytest.mark.parametrize(
    "address",
    ["https://archive.example/web/", "https://{url}", "{url}", "https://{url}.example/", "ftp://a/{url}"],
)
def test_an_archive_that_a_page_could_turn_elsewhere_is_refused(address):
    with pytest.raises(ValueError, match="behind its host"):
        Archive(name="bad", timegate=address)


def test_an_archive_that_makes_copies_says_where_they_are():
    with pytest.raises(ValueError, match="all of save, job and copy"):
        Archive(name="half", timegate="https://a.example/{url}", save="https://a.example/save")


def known(state, url=None):
    return ArchivedCopy(state=state, archive="x", original=PAGE, url=url)


@pytest.mark.parametrize("state", list(ArchiveState))
def test_a_snapshot_says_what_is_known_of_its_copy(state):
    snapshot = Snapshot(id="s", document="d", sha256="0" * 64)
    told = with_archive(snapshot, known(state, "https://a.example/1"))
    assert told.archive_state == state.value
    assert (told.archive_url is not None) == (state is ArchiveState.SAVED)


def test_a_copy_on_record_is_not_forgotten_because_an_archive_was_not_reached():
    snapshot = with_archive(
        Snapshot(id="s", document="d", sha256="0" * 64), known(ArchiveState.SAVED, "https://a.example/1")
    )
    for state in (ArchiveState.UNKNOWN, ArchiveState.PENDING, ArchiveState.FAILED):
        assert with_archive(snapshot, known(state)) == snapshot
    assert with_archive(snapshot, known(ArchiveState.ABSENT)).archive_url is None
