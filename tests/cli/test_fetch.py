"""`counterclaim fetch`: what is fetched is kept, what is not is told, and nothing in between."""

import io
import json
import os
import signal
import sys

import pytest

from cli.page_server import opened_pages
from counterclaim.cli import page_fetching
from counterclaim.fetch import Fetcher, FetchLog
from counterclaim.fetch.archives import ArchiveClient, ArchiveState
from counterclaim.fetch.extraction import ExtractionError, ExtractionReason
from counterclaim.fetch.keeping import PageFolder
from counterclaim.files import read_case, write_case
from counterclaim.model import Document, Snapshot
from counterclaim.store import Store

CANARY = "canary5f2c9e"
PAGE = (
    '<!doctype html><html lang="de"><head><title>Kameras</title>'
    '<meta property="article:published_time" content="2019-10-17"></head>'
    "<body><p>Mindestens 50 Länder haben unterschrieben, sagte das Amt am Donnerstag.</p></body></html>"
)
AS_DESK = ("--by", "desk", "--reason", "evidence", "--no-text")


@pytest.fixture(scope="module")
def opened():
    with opened_pages() as server:
        yield server


@pytest.fixture
def server(opened):
    opened.clear()
    opened.put("/page", PAGE, ETag='"1"')
    return opened


@pytest.fixture
def fetch(run, server, tmp_path):
    """Fetches paths of the server into the folder `pages`, or into another place."""

    def fetch(*paths, into="pages", options=("--no-text",)):
        urls = [path if "://" in path else server.url(path) for path in paths]
        return run("fetch", *urls, "--into", tmp_path / into, *server.options, "--no-robots", *options)

    return fetch


@pytest.fixture
def records(tmp_path):
    """Returns what is kept in the folder `pages`, by type."""

    def records(type):
        return [each for each in read_case(tmp_path / "pages/records.jsonl").case if isinstance(each, type)]

    return records


def rows(result):
    return json.loads(result.out)


PLAIN = ("--extractor", "plain")
JSON = ("--format", "json", "--no-text")


class TestFolder:
    def test_a_page_is_kept_with_its_text_and_what_it_states_of_itself(self, fetch, records, tmp_path):
        result = fetch("/page", options=PLAIN)

        (document,), (snapshot,) = records(Document), records(Snapshot)
        kept = {
            name: (tmp_path / "pages/blobs" / getattr(snapshot, name)).read_text("utf-8") for name in HASHES
        }
        assert result.status == 0
        assert (document.title, document.language, str(document.published.first)) == (
            "Kameras",
            "de",
            "2019-10-17",
        )
        assert kept["sha256"] == PAGE
        assert kept["text_sha256"].startswith("Mindestens 50 Länder")
        assert FetchLog.from_json(kept["log_sha256"]).hops[0].status == 200

    def test_what_is_there_stays(self, fetch, server, records):
        server.put("/other", "<p>x")
        fetch("/page")
        fetch("/other")

        assert [document.url for document in records(Document)] == [server.url("/page"), server.url("/other")]

    def test_quotations_are_found_in_the_text_of_a_page(self, fetch, run, server, tmp_path):
        (tmp_path / "case.toml").write_text(
            f'[organization]\noffice = "The office"\n[document.page]\nurl = "{server.url("/page")}"\n'
            '[claim.a]\ntext = "50 countries"\nby = "office"\ndocument = "page"\nquote = "50 Länder"\n',
            encoding="utf-8",
        )
        folder = tmp_path / "pages"
        folder.mkdir()
        write_case(read_case(tmp_path / "case.toml").case, folder / "records.jsonl")
        fetch("/page", options=PLAIN)

        assert run("quotes", "check", folder / "records.jsonl", "--format", "jsonl").status == 0

    def test_nothing_is_fetched_into_records_that_cannot_be_read(self, fetch, server, tmp_path):
        fetch("/page")
        kept = tmp_path / "pages/records.jsonl"
        kept.write_bytes(kept.read_bytes()[:-20])
        before = kept.read_bytes()
        server.asked.clear()
        result = fetch("/page")

        assert (result.status, server.asked, kept.read_bytes()) == (2, [], before)
        assert "records.jsonl, line 2" in result.err

    def test_it_does_not_keep_who_fetched(self, fetch, server):
        result = fetch("/page", options=AS_DESK)

        assert result.status == 2
        assert "--by, --reason" in result.err
        assert server.asked == []

    @pytest.mark.parametrize("name", ["case.toml", "case.jsonl"])
    def test_a_file_of_a_case_is_no_place_for_pages(self, fetch, server, name):
        result = fetch("/page", into=name)

        assert (result.status, server.asked) == (2, [])
        assert "folder" in result.err


HASHES = ("sha256", "text_sha256", "log_sha256")


class TestStore:
    def test_all_pages_are_one_revision(self, fetch, server, tmp_path):
        server.put("/other", "<p>x")
        result = fetch("/page", "/gone", "/other", into="case.ccl", options=AS_DESK)

        with Store.open(tmp_path / "case.ccl") as store:
            (revision,) = store.revisions()
            assert (revision.by, revision.reason) == ("desk", "evidence")
            assert [record.url for record in store if isinstance(record, Document)] == [
                server.url("/page"),
                server.url("/other"),
            ]
            assert store.verify().ok
        assert result.status == 1

    def test_a_document_under_an_id_of_ones_own_gets_the_snapshot(self, fetch, server, tmp_path):
        known = Document(id="my-page", url=server.url("/page"), title="As I call it")
        with Store.create(tmp_path / "case.ccl") as store, store.revise(by="desk", reason="x") as change:
            change.add(known)
        fetch("/page", into="case.ccl", options=AS_DESK)

        with Store.open(tmp_path / "case.ccl") as store:
            found = list(store)
        assert found[0] == known
        assert [record.document for record in found[1:]] == ["my-page"]

    def test_it_is_to_be_said_who_fetches_and_why(self, fetch, server):
        assert fetch("/page", into="case.ccl").status == 2
        assert server.asked == []

    def test_under_the_same_key_nothing_is_fetched_again(self, fetch, server):
        for _ in range(2):
            result = fetch("/page", into="case.ccl", options=(*AS_DESK, "--key", "today"))

        assert (result.status, result.out) == (0, "")
        assert "done already as revision 1" in result.err
        assert len(server.asked) == 1

    def test_under_the_same_key_the_pages_that_are_missing_are_fetched(self, fetch, server, tmp_path):
        options = (*AS_DESK, "--key", "today")
        first = fetch("/page", "/later", "/latest", into="case.ccl", options=options)
        for path in ("/later", "/latest"):
            server.put(path, "<p>there now")
            again = fetch("/page", "/later", "/latest", into="case.ccl", options=options)
        done = fetch("/page", "/later", "/latest", into="case.ccl", options=options)

        assert (first.status, again.status, done.status) == (1, 0, 0)
        assert server.asked == ["/page", "/later", "/latest", "/later", "/latest", "/latest"]
        assert "done already as revisions 1 and 2 and 3; nothing was fetched" in done.err
        with Store.open(tmp_path / "case.ccl") as store:
            assert sum(isinstance(record, Snapshot) for record in store) == 3

    def test_a_key_that_something_else_was_done_with_keeps_no_page_away(self, fetch, server, tmp_path):
        made = Store.create(tmp_path / "case.ccl")
        with made as store, store.revise(by="desk", reason="x", key="today") as change:
            change.add(Document(id="my-page", url=server.url("/page")))
        fetch("/page", into="case.ccl", options=(*AS_DESK, "--key", "today"))

        with Store.open(tmp_path / "case.ccl") as store:
            assert [revision.key for revision in store.revisions()] == ["today", "today (2)"]
            assert sum(isinstance(record, Snapshot) for record in store) == 1

    def test_a_key_that_would_be_that_of_a_further_revision_is_refused(self, fetch, server):
        result = fetch("/page", into="case.ccl", options=(*AS_DESK, "--key", "today (7)"))

        assert (result.status, server.asked) == (2, [])
        assert "KEY (2)" in result.err

    def test_where_somebody_uses_the_key_meanwhile_it_is_told(self, fetch, server, tmp_path, monkeypatch):
        whole = Fetcher.fetch

        def fetched(self, url, **options):
            made = Store.create(tmp_path / "case.ccl")
            with made as store, store.revise(by="somebody", reason="x", key="today") as change:
                change.add(Document(id="other"))
            return whole(self, url, **options)

        monkeypatch.setattr(Fetcher, "fetch", fetched)
        result = fetch("/page", into="case.ccl", options=(*AS_DESK, "--key", "today"))

        assert result.status == 2
        assert "revision 1 was recorded under this key meanwhile" in result.err

    def test_where_nothing_was_fetched_none_is_made(self, fetch, tmp_path):
        assert fetch("/gone", into="case.ccl", options=AS_DESK).status == 1
        assert list(tmp_path.iterdir()) == []

    def test_what_is_no_store_is_refused_before_anything_is_asked_for(self, fetch, server, tmp_path):
        (tmp_path / "case.ccl").write_text("no store")

        assert fetch("/page", into="case.ccl", options=AS_DESK).status == 2
        assert server.asked == []

    def test_so_is_a_folder_that_is_not_there(self, fetch, server):
        for place, options in (("gone/case.ccl", AS_DESK), ("gone/pages", ())):
            assert fetch("/page", into=place, options=options).status == 2
        assert server.asked == []


class TestAgain:
    def test_a_page_that_did_not_change_is_a_new_snapshot_of_the_same_bytes(self, fetch, server, records):
        options = (*PLAIN, "--format", "json")
        fetch("/page", options=options)
        (row,) = rows(fetch("/page", options=options))

        first, second = records(Snapshot)
        assert server.conditions == ['"1"']
        assert (row["state"], row["length"], row["status"]) == ("unchanged", None, 200)
        assert [getattr(first, name) for name in HASHES[:2]] == [getattr(second, name) for name in HASHES[:2]]
        assert second.fetched_at > first.fetched_at

    @pytest.mark.parametrize(
        ("body", "state"), [("<p>same", "unchanged"), ("<p>other", "changed")], ids=["same", "other"]
    )
    def test_bytes_that_are_sent_again_are_compared_with_those_that_are_kept(
        self, fetch, server, body, state
    ):
        server.put("/untagged", "<p>same")
        (first,) = rows(fetch("/untagged", options=JSON))
        server.put("/untagged", body)
        (second,) = rows(fetch("/untagged", options=JSON))

        assert (first["state"], second["state"], second["length"]) == ("new", state, len(body))

    def test_the_table_says_that_a_page_changed(self, fetch, server):
        fetch("/page")
        server.put("/page", "<p>other")

        assert "changed" in fetch("/page").out

    def test_a_page_that_is_gone_with_the_same_bytes_changed(self, fetch, server):
        server.put("/there", "gone")
        fetch("/there")
        del server.pages["/there"]
        (row,) = rows(fetch("/there", options=(*JSON, "--any-status")))

        assert (row["state"], row["status"]) == ("changed", 404)

    def test_it_is_sent_whole_where_that_is_asked_for(self, fetch, server):
        fetch("/page")
        (row,) = rows(fetch("/page", options=(*JSON, "--again")))

        assert server.conditions == []
        assert row["length"] == len(PAGE.encode())

    def test_it_is_sent_whole_where_its_text_is_wanted_and_not_kept(self, fetch, server, records):
        fetch("/page")
        fetch("/page", options=PLAIN)

        assert server.conditions == []
        assert [snapshot.text_sha256 is None for snapshot in records(Snapshot)] == [True, False]


class TestFailures:
    def test_each_is_a_line_and_leaves_nothing_behind(self, fetch, server, records):
        result = fetch("/gone?key=" + CANARY, "/page", "ftp://example.org/x")

        assert result.status == 1
        assert [line.partition(": ")[0] for line in result.err.splitlines()] == ["counterclaim"] * 3
        assert "status 404" in result.err
        assert "ftp" in result.err
        assert len(records(Document)) == 1

    def test_each_is_a_row_for_programs(self, fetch, server):
        page, gone = rows(fetch("/page", "/gone?a", options=JSON))

        assert (page["number"], page["state"]) == (1, "new")
        assert (gone["number"], gone["state"], gone["reason"], gone["status"]) == (2, "failed", "status", 404)
        assert gone["url"] == server.url("/gone?…")
        assert "status 404" in gone["why"]

    def test_pages_that_are_shown_alike_are_told_apart_by_their_number(self, fetch, server):
        result = fetch("/page?a", "/page?b", "/gone?a", "/gone?b")

        assert f"{server.url('/gone?…')} (number 4): the server" in result.err
        assert "(1)" in result.out
        assert "(2)" in result.out

    def test_of_one_that_a_page_led_to_both_are_named(self, fetch, server):
        server.put("/moved", "", Location="http://127.0.0.2:81/secret?token=" + CANARY)
        result = fetch("/moved?key=" + CANARY)

        assert f"{server.url('/moved?…')}: http://127.0.0.2:81/secret?…: port 81" in result.err
        assert "(after 1 redirect)" in result.err
        assert CANARY not in result.err

    def test_a_url_that_is_written_otherwise_is_named_once(self, fetch, server):
        server.put("/robots.txt", "User-agent: *\nDisallow: /page", Content_Type="text/plain")

        assert fetch("HTTP://127.0.0.1:81").err.count("127.0.0.1") == 1

    def test_where_nothing_was_fetched_no_folder_is_made(self, fetch, tmp_path):
        result = fetch("/gone")

        assert (result.status, result.out) == (1, "No page was fetched.\n")
        assert list(tmp_path.iterdir()) == []

    def test_an_address_within_is_not_asked_for(self, run, server, tmp_path):
        result = run("fetch", server.url("/page"), "--into", tmp_path / "pages", "--port", server.port)

        assert (result.status, server.asked) == (1, [])
        assert "loopback" in result.err
        assert "--inside NETWORK" in result.err

    def test_the_rules_of_a_site_are_followed(self, run, server, tmp_path):
        server.put("/robots.txt", "User-agent: *\nDisallow: /page", Content_Type="text/plain")
        result = run("fetch", server.url("/page"), "--into", tmp_path / "pages", *server.options)

        assert (result.status, server.asked) == (1, ["/robots.txt"])
        assert "robots.txt" in result.err
        assert "--no-robots" in result.err

    @pytest.mark.parametrize(
        ("url", "options", "hint"),
        [
            ("http://127.0.0.1:81/", (), "--port 81"),
            ("http://127.0.0.1:81/?q", (), "--port 81"),
            ("/gone", (), "--any-status"),
            ("/page", ("--max-bytes", "10"), "--max-bytes N"),
            ("/page", ("--spacing", "60"), "--deadline SECONDS"),
        ],
    )
    def test_the_option_that_helps_is_named(self, fetch, url, options, hint):
        assert hint in fetch("/page?first", url, options=("--no-text", *options)).err

    @pytest.mark.parametrize(
        ("url", "options"),
        [("http://example.org:0/", ()), ("/gone", ("--any-status",)), ("ftp://example.org/", ())],
    )
    def test_none_is_named_that_does_not_help(self, fetch, url, options):
        assert "--" not in fetch(url, options=("--no-text", *options)).err

    @pytest.mark.parametrize("place", ["gone/rows.json", "."])
    def test_an_output_that_cannot_be_written_is_refused_before_anything_is_asked_for(
        self, fetch, server, tmp_path, place
    ):
        result = fetch("/page", options=(*JSON, "-o", tmp_path / place))

        assert (result.status, server.asked) == (2, [])
        assert "folder" in result.err

    @pytest.mark.parametrize(
        ("into", "options"),
        [
            ("case.ccl", (*AS_DESK, "-o", "case.ccl")),
            ("case.ccl", (*AS_DESK, "-o", "link.json")),
            ("case.ccl", (*AS_DESK, "-o", "case.ccl.blobs/rows.json")),
            ("case.ccl", (*AS_DESK, "--warc", "case.ccl")),
            ("case.ccl", (*AS_DESK, "--warc", "case.ccl-journal")),
            ("pages", ("-o", "pages/records.jsonl")),
            ("pages", ("-o", "pages/blobs/rows.json")),
            ("pages", ("--warc", "pages/records.jsonl")),
            ("new", ("-o", "new")),
            ("pages", ("-o", "pages.warc", "--warc", "./pages.warc")),
            ("pages", ("-o", "ca.pem", "--ca", "ca.pem")),
        ],
        ids=lambda value: value if isinstance(value, str) else " ".join(value[-4:]),
    )
    def test_no_file_is_written_where_another_goes(self, fetch, server, tmp_path, monkeypatch, into, options):
        monkeypatch.chdir(tmp_path)
        for folder in ("pages/blobs", "case.ccl.blobs"):
            (tmp_path / folder).mkdir(parents=True)
        (tmp_path / "link.json").symlink_to("case.ccl")
        (tmp_path / "ca.pem").write_bytes(b"certificates")
        before = sorted(tmp_path.rglob("*"))
        result = fetch("/page", into=into, options=("--format", "json", *options))

        assert (result.status, server.asked) == (2, [])
        assert "name another file" in result.err
        assert sorted(tmp_path.rglob("*")) == before

    def test_an_output_and_a_warc_file_may_be_beside_the_records(self, fetch, tmp_path):
        (tmp_path / "pages").mkdir()
        options = ("-o", tmp_path / "pages/rows.json", "--warc", tmp_path / "pages/pages.warc.gz")

        assert fetch("/page", options=("--no-text", *options)).status == 0
        names = sorted(each.name for each in (tmp_path / "pages").iterdir())
        assert names == ["blobs", "pages.warc.gz", "records.jsonl", "rows.json"]

    @pytest.mark.parametrize("option", ["--into", "--warc"])
    def test_an_empty_name_is_no_place(self, fetch, server, tmp_path, monkeypatch, option):
        monkeypatch.chdir(tmp_path)
        result = fetch("/page", options=(option, ""))

        assert (result.status, server.asked) == (2, [])
        assert "empty name" in result.err

    def test_what_is_not_installed_is_told_without_what_programs_would_do(
        self, run, server, tmp_path, monkeypatch
    ):
        monkeypatch.setitem(sys.modules, "protego", None)
        result = run("fetch", server.url("/page"), "--into", tmp_path / "pages", *server.options)

        assert result.status == 2
        assert "'protego' is needed to fetch pages" in result.err
        assert "FetchPolicy" not in result.err

    @pytest.mark.parametrize("path", ["/gone?key={}", "/page?key={}", "/moved?key={}", "//user:{}@host/"])
    def test_neither_user_info_nor_a_query_is_shown(self, fetch, server, path):
        server.put("/moved", "", Location=f"/gone?token={CANARY}")
        url = path.format(CANARY)
        result = fetch(f"http:{url}" if url.startswith("//") else url, options=JSON)

        assert CANARY not in result.out + result.err

    def test_a_proxy_that_is_none_is_not_shown(self, fetch):
        result = fetch("/page", options=("--proxy", f"ftp://user:{CANARY}@proxy.example"))

        assert result.status == 2
        assert CANARY not in result.err

    @pytest.mark.parametrize(
        "options",
        [
            ("--inside", "10.0.0.1/8"), ("--inside", "here"), ("--port", "0"), ("--port", "http"),
            ("--deadline", "0"), ("--deadline", "nan"), ("--spacing", "-1"), ("--max-bytes", "many"),
            ("--contact", "ü"), ("--contact", "a\nb"), ("--timegate", "archive.example"),
            ("--no-text", "--extractor", "plain"), ("--ca", "gone.pem"), ("--max-bytes", "0"),
            ("--archive", "--timegate", "https://archive.example/{url}"),
        ],
    )  # fmt: skip
    def test_an_option_that_makes_no_sense_is_one_sentence(self, fetch, server, options):
        result = fetch("/page", options=options)

        assert (result.status, result.err.count("\n"), server.asked) == (2, 1, [])

    def test_servers_are_told_where_you_can_be_reached(self, fetch, records, tmp_path):
        fetch("/page", options=("--no-text", "--contact", "mailto:desk@newsroom.example"))

        (snapshot,) = records(Snapshot)
        log = FetchLog.from_json((tmp_path / "pages/blobs" / snapshot.log_sha256).read_bytes())
        assert log.user_agent.endswith(" (+mailto:desk@newsroom.example)")

    def test_a_page_that_is_too_large_is_not_kept(self, fetch):
        result = fetch("/page", options=("--max-bytes", "10", "--no-text"))

        assert result.status == 1
        assert "10 bytes" in result.err


class TestShown:
    def test_a_row_says_where_it_led_and_what_is_odd(self, fetch, server):
        server.put("/moved", "", Location="/page")
        server.put("/picture", "<!doctype html><p>x", Content_Type="image/png")
        moved, picture = rows(fetch("/moved", "/picture", options=JSON))

        assert (moved["url"], moved["led_to"]) == (server.url("/moved"), server.url("/page"))
        assert (moved["odd"], moved["corrections"]) == ([], [])
        assert [(odd["rule"], odd["decision"]) for odd in picture["odd"]] == [("type", "contradicted")]

    def test_what_is_odd_is_told_in_the_language_that_is_asked_for(self, fetch, server):
        server.put("/picture", "<!doctype html><p>x", Content_Type="image/png")
        shown = [
            " ".join(fetch("/picture", options=("--no-text", "--again", "--language", language)).out.split())
            for language in ("en", "de")
        ]

        assert "the server says" in shown[0]
        assert "der Server nennt" in shown[1]

    def test_a_charset_that_is_a_guess_is_odd(self, fetch, server):
        server.put("/guess", b"<p>L\xe4nder", Content_Type="text/html")
        (row,) = rows(fetch("/guess", options=JSON))

        assert [odd["rule"] for odd in row["odd"]] == ["charset"]

    def test_corrections_of_a_page_are_told(self, fetch, server):
        server.put("/page", "<p>Text.</p><footer><p>Correction: It was 50, not 15.</p></footer>")
        (row,) = rows(fetch("/page", options=(*PLAIN, "--format", "json")))

        assert row["corrections"] == ["Correction: It was 50, not 15."]

    def test_the_table_is_in_the_language_that_is_asked_for(self, fetch):
        result = fetch("/page", options=("--no-text", "--language", "de"))

        assert "1 Seite wurde abgerufen." in result.out
        assert "200" in result.out

    def test_a_page_of_another_status_is_kept_where_that_is_asked_for(self, fetch):
        (row,) = rows(fetch("/gone", options=(*JSON, "--any-status")))

        assert row["status"] == 404

    def test_the_table_says_that_the_server_calls_it_an_error(self, fetch):
        result = fetch("/gone", options=("--no-text", "--any-status"))

        assert "perhaps the page was removed" in " ".join(result.out.split())

    @pytest.mark.parametrize(
        ("media_type", "body", "why"),
        [
            ("application/pdf", "%PDF-1.7", "type"),
            ("text/html", "<p></p>", "empty"),
            ("text/html", "<p>Text.", None),
            ("text/plain", "Text.", None),
        ],
    )
    def test_a_row_says_why_no_text_was_taken(self, fetch, server, media_type, body, why):
        server.put("/file", body, Content_Type=media_type)
        (row,) = rows(fetch("/file", options=(*PLAIN, "--format", "json")))

        assert row["no_text"] == why

    @pytest.mark.parametrize(
        ("media_type", "body"), [("application/pdf", "%PDF-1.7"), ("text/html", "<p></p>")]
    )
    def test_so_it_does_where_the_page_did_not_change(self, fetch, server, media_type, body):
        server.put("/file", body, Content_Type=media_type, ETag='"1"')
        options = (*PLAIN, "--format", "json")
        first, second = (rows(fetch("/file", options=options))[0] for _ in range(2))

        assert first["no_text"] is not None
        assert (second["state"], second["no_text"]) == ("unchanged", first["no_text"])

    def test_a_text_that_failed_is_told_with_its_page(self, fetch, server, monkeypatch):
        def failing(page, **options):
            raise ExtractionError("plain 1", ExtractionReason.TIME, "")

        monkeypatch.setattr(page_fetching, "text_of_page", failing)
        result = fetch("/page", options=(*PLAIN, "--format", "json"))

        assert rows(result)[0]["no_text"] == "failed"
        assert f"{server.url('/page')} is kept without its text" in result.err

    def test_a_text_that_is_no_page_is_kept_as_it_is(self, fetch, server, records):
        server.put("/text", "Nothing but text", Content_Type="text/plain")
        fetch("/text", options=PLAIN)

        (snapshot,) = records(Snapshot)
        assert (snapshot.text_sha256, snapshot.extractor) == (snapshot.sha256, "as received")

    def test_a_url_that_is_given_twice_is_fetched_once(self, fetch, server):
        assert len(rows(fetch("/page", "/page", options=JSON))) == 1
        assert len(server.asked) == 1


class TestElsewhere:
    def test_a_warc_file_has_what_was_received(self, fetch, tmp_path):
        warcio = pytest.importorskip("warcio.archiveiterator")
        result = fetch("/page", "/gone", options=("--no-text", "--warc", tmp_path / "pages.warc.gz"))

        with (tmp_path / "pages.warc.gz").open("rb") as stream:
            found = [
                record.content_stream().read()
                for record in warcio.ArchiveIterator(stream)
                if record.rec_type == "response"
            ]
        assert result.status == 1
        assert found == [PAGE.encode()]

    def test_a_warc_file_is_never_overwritten(self, fetch, server, tmp_path):
        (tmp_path / "a.warc").write_text("mine")

        assert fetch("/page", options=("--warc", tmp_path / "a.warc")).status == 2
        assert (tmp_path / "a.warc").read_text() == "mine"
        assert server.asked == []

    def test_where_nothing_was_fetched_there_is_none(self, fetch, tmp_path):
        assert fetch("/gone", options=("--warc", tmp_path / "a.warc")).status == 1
        assert list(tmp_path.iterdir()) == []

    def test_a_copy_in_an_archive_is_noted(self, fetch, server, records):
        page = server.url("/page")
        place = f"/web/20200208020611/{page}"
        server.put(f"/web/{page}", "", Location=server.url(place))
        moment, link = "Sat, 08 Feb 2020 02:06:11 GMT", f'<{page}>; rel="original"'
        server.put(place, "<p>as it was", Memento_Datetime=moment, Link=link)
        (row,) = rows(fetch("/page", options=(*JSON, "--timegate", server.url("/web/{url}"))))

        (snapshot,) = records(Snapshot)
        assert (row["archive_state"], row["archived_at"]) == ("saved", "2020-02-08T02:06:11+00:00")
        assert snapshot.archive_state == ArchiveState.SAVED.value
        assert snapshot.archive_url == server.url(place)

    def test_a_copy_of_an_error_is_told_by_its_status(self, fetch, server):
        page = server.url("/page")
        headers = {"Memento_Datetime": "Sat, 08 Feb 2020 02:06:11 GMT", "Link": f'<{page}>; rel="original"'}
        server.put(f"/web/{page}", "", Location=server.url("/web/copy"))
        server.put("/web/copy", "not there", Status="404", **headers)
        options = ("--no-text", "--timegate", server.url("/web/{url}"))
        (row,) = rows(fetch("/page", options=(*options, "--format", "json")))
        shown = " ".join(fetch("/page", options=options).out.split())

        assert (row["archive_state"], row["archive_status"]) == ("saved", 404)
        assert "status 404" in shown

    def test_so_it_is_that_there_is_none(self, fetch, server, records):
        (row,) = rows(fetch("/page", options=(*JSON, "--timegate", server.url("/web/{url}"))))

        (snapshot,) = records(Snapshot)
        assert (snapshot.archive_state, snapshot.archive_url) == (ArchiveState.ABSENT.value, None)
        assert row["archive_state"] == "absent"

    def test_the_page_is_kept_where_the_archive_cannot_be_asked(self, fetch, records):
        result = fetch("/page", options=("--no-text", "--timegate", "http://archive.example:81/{url}"))

        assert result.status == 0
        assert "81" in result.err
        assert len(records(Snapshot)) == 1


class TestInterrupted:
    def test_what_was_fetched_until_then_is_kept(self, fetch, server, records, monkeypatch):
        whole = Fetcher.fetch

        def fetched(self, url, **options):
            if url.endswith("/never"):
                raise KeyboardInterrupt
            return whole(self, url, **options)

        monkeypatch.setattr(Fetcher, "fetch", fetched)
        result = fetch("/page", "/never", "/page?x")

        assert result.status == 130
        assert "Traceback" not in result.err
        assert "interrupted after 1 of 3 pages; " in result.err
        assert len(records(Snapshot)) == 1

    def test_a_page_is_kept_with_its_text_where_the_archive_is_being_asked(
        self, fetch, server, records, monkeypatch
    ):
        def lookup(self, url, **options):
            raise KeyboardInterrupt

        monkeypatch.setattr(ArchiveClient, "lookup", lookup)
        result = fetch("/page", options=(*PLAIN, "--timegate", server.url("/web/{url}")))

        (document,), (snapshot,) = records(Document), records(Snapshot)
        assert result.status == 130
        assert "interrupted after 1 of 1 page; " in result.err
        assert (document.title, snapshot.extractor) == ("Kameras", "plain 1")

    def test_a_page_is_kept_where_its_text_is_being_taken(self, fetch, records, tmp_path, monkeypatch):
        pytest.importorskip("warcio")

        def failing(page, **options):
            raise KeyboardInterrupt

        monkeypatch.setattr(page_fetching, "text_of_page", failing)
        warc = tmp_path / "pages.warc.gz"
        result = fetch("/page", options=(*PLAIN, "--format", "json", "--warc", warc))

        assert (result.status, rows(result)[0]["no_text"]) == (130, "interrupted")
        assert len(records(Snapshot)) == 1
        assert warc.exists()

    @pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
    def test_so_it_is_where_a_signal_ends_the_command(self, fetch, records, monkeypatch, name):
        number, whole = getattr(signal, name), Fetcher.fetch

        def fetched(self, url, **options):
            if url.endswith("/never"):
                os.kill(os.getpid(), number)
            return whole(self, url, **options)

        monkeypatch.setattr(Fetcher, "fetch", fetched)
        result = fetch("/page", "/never")

        assert result.status == 130
        assert "interrupted after 1 of 2 pages; " in result.err
        assert len(records(Snapshot)) == 1
        assert signal.getsignal(number) is signal.SIG_DFL

    def test_a_signal_that_comes_while_they_are_recorded_waits(self, fetch, records, monkeypatch):
        whole = PageFolder.add

        def add(self, added):
            os.kill(os.getpid(), signal.SIGTERM)
            whole(self, added)

        monkeypatch.setattr(PageFolder, "add", add)

        assert fetch("/page").status == 0
        assert len(records(Snapshot)) == 1

    def test_a_signal_that_somebody_ignores_is_ignored(self, fetch, monkeypatch):
        whole = Fetcher.fetch

        def fetched(self, url, **options):
            os.kill(os.getpid(), signal.SIGHUP)
            return whole(self, url, **options)

        monkeypatch.setattr(Fetcher, "fetch", fetched)
        before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
        try:
            assert fetch("/page").status == 0
            assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
        finally:
            signal.signal(signal.SIGHUP, before)


class _Terminal(io.StringIO):
    encoding = "utf-8"

    def isatty(self):
        return True


class TestProgress:
    def test_a_bar_is_shown_to_somebody_who_looks_and_erased(self, fetch, monkeypatch):
        terminal = _Terminal()
        monkeypatch.setattr(sys, "stderr", terminal)
        fetch("/page?token=" + CANARY)

        shown = terminal.getvalue()
        assert "1/1" in shown
        assert "█" in shown
        assert CANARY not in shown
        assert "\r\x1b[Kcounterclaim: " in shown

    def test_no_line_is_wider_than_the_terminal(self, fetch, monkeypatch):
        terminal = _Terminal()
        monkeypatch.setattr(sys, "stderr", terminal)
        monkeypatch.setenv("COLUMNS", "60")
        fetch("/page/" + "x" * 500)

        bars = [line for line in terminal.getvalue().split("\r\x1b[K") if "1/1" in line]
        assert bars
        assert all(len(line) < 60 for line in bars)

    def test_where_the_terminal_has_no_such_signs_they_are_ascii(self, fetch, monkeypatch):
        terminal = _Terminal()
        terminal.encoding = "ascii"
        monkeypatch.setattr(sys, "stderr", terminal)
        fetch("/page")

        assert terminal.getvalue().isascii()
        assert "#" in terminal.getvalue()

    @pytest.mark.parametrize("options", [(), ("--quiet",)])
    def test_there_is_none_where_nobody_looks(self, fetch, monkeypatch, options):
        terminal = _Terminal() if options else io.StringIO()
        monkeypatch.setattr(sys, "stderr", terminal)
        fetch("/page", options=options)

        assert "\r" not in terminal.getvalue()
