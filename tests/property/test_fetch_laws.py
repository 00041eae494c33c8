"""Laws of fetching: unpacking, logs, types, waits and spacing, for any bytes and any order."""

import gzip
import json
import string
import zlib
from datetime import UTC

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from counterclaim.errors import DecodeError
from counterclaim.fetch import FetchError, FetchLog, FetchReason, Hop, Outcome
from counterclaim.fetch.deadline import Deadline
from counterclaim.fetch.decoding import unpacked
from counterclaim.fetch.directions import redirect_target, retry_after
from counterclaim.fetch.exchange import Ask
from counterclaim.fetch.redaction import redacted
from counterclaim.fetch.robots import Robots
from counterclaim.fetch.sniffing import charset_of, kind_of
from counterclaim.fetch.urls import parse_url
from fetch.driving import MOMENT, FakeTime, Reply, Web, open_policy, session_of

URL = parse_url("https://example.org/page")
levels = st.integers(0, 9)
#: What a header can hold, by what a server can send: bytes, read as Latin-1, without the ends of lines.
values = st.binary(max_size=60).map(lambda data: data.decode("latin-1").replace("\r", "").replace("\n", ""))
names = st.text(string.ascii_letters + string.digits + "-_!#$", min_size=1, max_size=20)
headers = st.lists(st.tuples(names, values), max_size=6).map(tuple)
hashes = st.text("0123456789abcdef", min_size=64, max_size=64)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
counts = st.integers(0, 10**12)


def found(data, encoding, most=10_000_000):
    return unpacked(data, encoding, url=URL, most=most, deadline=Deadline(60))


def attempted(doing):
    """Return what *doing* returns, or the reason of the error that it raises."""
    try:
        return doing()
    except FetchError as error:
        return error.reason


@st.composite
def bodies(draw):
    """Return bytes that are large and small, and that pack well and badly."""
    piece = draw(st.binary(max_size=2000))
    return piece * draw(st.integers(1, 60))


def packed(data, form, level, strategy):
    packer = zlib.compressobj(level, zlib.DEFLATED, form, 8, strategy)
    return packer.compress(data) + packer.flush()


@given(
    bodies(),
    levels,
    st.sampled_from([zlib.Z_DEFAULT_STRATEGY, zlib.Z_HUFFMAN_ONLY, zlib.Z_RLE, zlib.Z_FIXED]),
    st.sampled_from([(31, "gzip"), (15, "deflate"), (9, "deflate"), (-15, "deflate"), (-9, "deflate")]),
)
def test_what_was_packed_is_unpacked_to_what_it_was(data, level, strategy, way):
    form, encoding = way

    assert found(packed(data, form, level, strategy), encoding) == data


@given(st.lists(st.tuples(st.binary(max_size=3000), levels), min_size=1, max_size=8))
def test_members_are_unpacked_one_after_another(members):
    data = b"".join(gzip.compress(member, level) for member, level in members)

    assert found(data, "gzip") == b"".join(member for member, _ in members)


@given(bodies(), st.lists(st.integers(0, 3000), max_size=10))
def test_how_the_packer_was_flushed_does_not_matter(data, places):
    packer = zlib.compressobj(wbits=31)
    pieces, begin = [], 0
    for place in [*sorted(places), len(data)]:
        pieces += [packer.compress(data[begin:place]), packer.flush(zlib.Z_FULL_FLUSH)]
        begin = max(place, begin)

    assert found(b"".join(pieces) + packer.flush(), "gzip") == data


@given(bodies(), st.integers(0, 200_000), st.sampled_from(["gzip", "deflate"]))
def test_no_more_is_unpacked_than_is_taken(data, most, encoding):
    pack = gzip.compress if encoding == "gzip" else zlib.compress
    came = attempted(lambda: found(pack(data), encoding, most))

    assert came == (data if len(data) <= most else FetchReason.TOO_LARGE)


@given(st.binary(max_size=3000), st.data())
def test_a_part_of_a_body_is_never_taken_for_all_of_it(data, choice):
    whole = gzip.compress(data)
    part = whole[: choice.draw(st.integers(1, len(whole) - 1))]

    with pytest.raises(FetchError) as caught:
        found(part, "gzip")

    assert caught.value.reason is FetchReason.ENCODING


@given(st.binary(max_size=300), st.none() | st.sampled_from(["gzip", "deflate"]) | values)
def test_unpacking_ends_with_bytes_or_one_error(data, encoding):
    came = attempted(lambda: found(data, encoding, 10_000))

    assert isinstance(came, bytes) or came in (FetchReason.ENCODING, FetchReason.TOO_LARGE)


moments = st.datetimes(timezones=st.just(UTC))
hops = st.builds(
    Hop,
    url=texts,
    status=st.integers(100, 999),
    headers=headers,
    peer=texts,
    certificate_sha256=st.none() | hashes,
    received_at=moments,
)
logs = st.builds(
    FetchLog,
    requested=texts,
    user_agent=texts,
    hops=st.lists(hops, max_size=3).map(tuple),
    outcomes=st.lists(
        st.builds(Outcome, rule=texts, decision=texts, detail=st.none() | texts), max_size=3
    ).map(tuple),
    sha256=hashes,
    length=st.none() | counts,
    raw_sha256=st.none() | hashes,
    raw_length=st.none() | counts,
    encoding=st.none() | values,
    declared_type=st.none() | texts,
    charset=st.none() | texts,
)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=10,
)


@given(logs)
def test_a_log_is_read_as_it_was_written(log):
    assert FetchLog.from_json(log.to_json().encode()) == log
    assert FetchLog.from_json(log.to_json()).to_json() == log.to_json()


@given(
    logs, st.sampled_from(["requested", "user_agent", "hops", "outcomes", "sha256", "length"]), json_values
)
def test_a_log_that_is_tampered_with_is_read_as_what_it_says_or_is_none(log, name, value):
    data = {**json.loads(log.to_json()), name: value}
    try:
        again = FetchLog.from_json(json.dumps(data))
    except DecodeError:
        return
    assert FetchLog.from_json(again.to_json()) == again


@given(st.text() | st.binary() | json_values.map(repr))
def test_anything_else_is_no_log(text):
    with pytest.raises(DecodeError):
        FetchLog.from_json(text)


@given(st.binary(max_size=2000), st.none() | values | st.just("text/html; charset=utf-16"))
@example(b"\xff\xfe\x00", None)
@example(b"<meta charset=iso-2022-jp>\x1b$B\xff", None)
def test_any_bytes_are_of_some_type_and_any_text_can_be_read(data, header):
    kind = kind_of(data, header)
    charset = charset_of(data, header)

    assert kind.media_type.count("/") == 1
    assert kind.media_type.isascii()
    assert isinstance(data.decode(charset.name, "replace"), str)


@given(st.integers(65_520, 65_550), st.text(min_size=1, max_size=20), st.booleans())
def test_a_long_text_is_utf_8_where_all_of_it_is(length, text, is_damaged):
    data = (
        b"a" * length + text.encode("utf-8", "ignore") + b"b" * 70_000 + (b"\xe2\x82" if is_damaged else b"")
    )

    assert (charset_of(data, None).name == "utf-8") is not is_damaged


@given(st.binary(max_size=500), headers, st.sampled_from([200, 203, 404, 500]))
def test_any_answer_becomes_a_snapshot_or_one_error(body, said, status):
    web = Web({URL.text: Reply(body, said, status)})
    page = attempted(lambda: web.fetch(URL.text, open_policy(any_status=True)))
    if isinstance(page, FetchReason):
        assert page in (FetchReason.ENCODING, FetchReason.TOO_LARGE)
        return
    assert FetchLog.from_json(list(page.blobs())[-1]) == page.log
    assert page.text is None or isinstance(page.text, str)
    assert page.hops[0].headers == said


@given(values)
def test_a_redirect_leads_somewhere_or_is_one_error(location):
    answer = Reply(None, (("Location", location),), 302).answer(Ask(url=URL, max_bytes=0))
    try:
        target = redirect_target(answer)
    except FetchError:
        return
    assert parse_url(target.text) == target


@given(values | st.builds("{:%a, %d %b %Y %H:%M:%S} GMT".format, st.datetimes()) | st.text(max_size=40))
def test_a_wait_that_a_server_asks_for_is_seconds_or_none(stated):
    answer = Reply(b"", (("Retry-After", stated),), 503).answer(Ask(url=URL, max_bytes=0))

    after = retry_after(answer)

    assert after is None or 0 <= after < float("inf")


@given(st.datetimes(timezones=st.just(UTC)).filter(lambda moment: moment.year >= 1990))
def test_a_date_to_wait_for_is_told_to_the_second(moment):
    stated = f"{moment:%a, %d %b %Y %H:%M:%S} GMT"
    answer = Reply(b"", (("Retry-After", stated),), 503).answer(Ask(url=URL, max_bytes=0))

    expected = (moment.replace(microsecond=0) - MOMENT).total_seconds()
    assert retry_after(answer) == max(expected, 0)


_LINES = [
    "User-agent: *",
    "User-agent: counterclaim",
    "Disallow: /",
    "Allow: /page",
    "Crawl-delay: 3",
    "",
    "\x00",
]


@given(st.lists(st.sampled_from(_LINES) | st.text(max_size=30), max_size=12).map("\n".join))
def test_any_rules_allow_or_forbid_and_ask_for_a_delay_that_ends(rules):
    read = Robots.read(rules, "read", "counterclaim/1")

    assert read.allow(URL.text) in (True, False)
    assert 0 <= read.delay < float("inf")


@given(
    st.lists(
        st.tuples(st.sampled_from("abc"), st.floats(0.1, 9), st.floats(0, 20), st.floats(0, 30)), max_size=30
    )
)
def test_no_host_is_asked_sooner_than_was_left_free(pages):
    time = FakeTime()
    free_from = {}
    session = session_of()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("counterclaim.fetch.session.time", time)
        for host, spacing, later, most in pages:
            time.now += later
            wait = session.reserve(host, spacing, most)
            free = max(free_from.get(host, 0), time.now)
            if wait is None:
                assert free - time.now > most
            else:
                assert wait == pytest.approx(free - time.now)
                assert wait <= most
                free_from[host] = free + spacing


words = st.text("abcXYZ0129!$&'()*+,;=~-._%:", min_size=8, max_size=20).map(lambda word: f"Q{word}Q")


@given(
    words,
    st.sampled_from(
        [
            "https://user:{}@example.org/",
            "https://{}@example.org/page",
            "http://u:{}@[2001:db8::1]:80/",
            "https://example.org/?{}",
            "https://example.org/page?a=b&{}",
            "https://example.org/#{}",
            "https://user:{}",
        ]
    ),
)
def test_no_secret_is_shown(secret, form):
    assert secret not in redacted(form.format(secret))
    assert secret not in str(FetchError(FetchReason.URL, form.format(secret), "a rule"))
