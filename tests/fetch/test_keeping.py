"""Pages that were fetched are kept in a store or a folder, and found there again."""

import json
import stat
import threading

import attrs
import pytest

from cli.page_server import opened_pages
from counterclaim.case import Case
from counterclaim.errors import FileAccessError
from counterclaim.fetch import Fetcher, FetchPolicy
from counterclaim.fetch.keeping import KeptPages, PageFolder, keep_bytes, keep_in_store
from counterclaim.files import read_case
from counterclaim.model import Document, Snapshot
from counterclaim.store import BlobFolder, Store

PAGE = "<!doctype html><title>Cameras</title><p>At least 50 countries"


@pytest.fixture(scope="module")
def server():
    with opened_pages() as opened:
        yield opened


@pytest.fixture(scope="module")
def fetcher(server):
    return Fetcher(
        FetchPolicy(
            inside=("127.0.0.1/32",), ports={server.port}, robots=False, spacing=0, attempts=1, deadline=5
        )
    )


@pytest.fixture
def page(server, fetcher):
    server.clear()
    return fetcher.fetch(server.put("/page", PAGE, ETag='"1"')).with_text("At least 50 countries", "plain 1")


@pytest.fixture
def folder(tmp_path):
    return PageFolder(tmp_path / "pages")


class TestFolder:
    def test_a_page_is_read_from_it_again(self, folder, page):
        folder.keep([page])

        assert tuple(read_case(folder.records).case) == (page.document, page.snapshot)
        assert [folder.blobs.get(name) for name in (page.snapshot.sha256, page.snapshot.text_sha256)] == [
            PAGE.encode(),
            b"At least 50 countries",
        ]

    def test_nothing_that_is_there_is_touched(self, folder, page):
        folder.make()
        before = b'{"type": "acme:thing", "id": "x", "note": "kept"}\r\n\n{"type": "acme:thing",  "id": "y"}'
        folder.records.write_bytes(before)

        folder.keep([page])

        assert folder.records.read_bytes().startswith(before + b"\n")
        assert len(folder.records.read_bytes()[len(before) + 1 :].splitlines()) == 2

    @pytest.mark.parametrize(
        "before",
        [b'{"type": "document", "id": "a"}\n{"type": "docu', b"\xff\xfe\x00"],
        ids=["cut", "garbage"],
    )
    def test_nothing_is_added_behind_what_cannot_be_read(self, folder, page, before):
        folder.make()
        folder.records.write_bytes(before)

        with pytest.raises(FileAccessError, match=rf"line {before.count(10) + 1}: .*nothing was added"):
            folder.keep([page])
        assert folder.records.read_bytes() == before

    def test_what_is_kept_already_is_not_written_twice(self, folder, page):
        folder.keep([page])
        before = folder.records.read_bytes()
        folder.keep([page])

        assert folder.records.read_bytes() == before

    def test_it_is_laid_out_as_an_export_of_a_store(self, folder, page, tmp_path):
        folder.keep([page])
        with Store.create(tmp_path / "case.ccl") as store:
            with store.revise(by="desk", reason="fetched") as change:
                keep_in_store(change, store.blobs, [page])
            store.export(tmp_path / "export")

        for name in ("records.jsonl", *(f"blobs/{blob}" for blob in folder.blobs)):
            assert (tmp_path / "export" / name).read_bytes() == (folder.path / name).read_bytes()

    def test_an_export_of_a_store_is_refused_since_it_would_no_longer_fit_to_its_checkpoint(self, tmp_path):
        with Store.create(tmp_path / "case.ccl") as store:
            store.export(tmp_path / "export")

        with pytest.raises(FileAccessError, match="checkpoint"):
            PageFolder(tmp_path / "export")

    def test_a_file_is_refused(self, tmp_path):
        (tmp_path / "file").touch()

        with pytest.raises(FileAccessError, match="no folder"):
            PageFolder(tmp_path / "file")

    def test_a_folder_is_not_made_in_one_that_is_not_there(self, tmp_path):
        with pytest.raises(FileAccessError, match="no such folder"):
            PageFolder(tmp_path / "gone" / "pages")

    def test_who_may_read_the_records_stays_so(self, folder, page):
        folder.make()
        folder.records.touch()
        folder.records.chmod(0o664)
        folder.keep([page])

        assert stat.S_IMODE(folder.records.stat().st_mode) == 0o664

    @pytest.mark.parametrize("there", [True, False], ids=["there", "not yet"])
    def test_where_the_records_are_a_link_they_go_where_it_leads(self, folder, page, tmp_path, there):
        folder.make()
        (tmp_path / "elsewhere").mkdir()
        kept = tmp_path / "elsewhere" / "kept.jsonl"
        if there:
            kept.touch()
        folder.records.symlink_to(kept)
        folder.keep([page])

        assert folder.records.is_symlink()
        assert tuple(read_case(kept).case) == (page.document, page.snapshot)

    def test_a_failure_leaves_what_was_there(self, folder, page, monkeypatch):
        folder.keep([page])
        before = folder.records.read_bytes()
        monkeypatch.setattr("os.fsync", _full)

        with pytest.raises(FileAccessError, match="no space left"):
            folder.add([Document(id="other")])

        assert folder.records.read_bytes() == before
        assert sorted(each.name for each in folder.path.iterdir()) == ["blobs", "records.jsonl"]

    def test_what_several_add_at_once_is_all_there(self, folder):
        threads = [
            threading.Thread(target=folder.add, args=([Document(id=f"page-{number}")],))
            for number in range(8)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        assert {record.id for record in folder.read().case} == {f"page-{number}" for number in range(8)}


def _full(descriptor):
    raise OSError(28, "No space left on device")


class TestStore:
    @pytest.fixture
    def store(self, tmp_path):
        with Store.create(tmp_path / "case.ccl") as store:
            yield store

    def test_pages_become_records_of_one_revision(self, store, page):
        with store.revise(by="desk", reason="fetched") as change:
            keep_in_store(change, store.blobs, [page])

        assert tuple(store) == (page.document, page.snapshot)
        assert dict(store.counts(change.made)) == {"add": 2}
        assert store.verify().ok

    def test_a_document_that_is_on_record_stays_as_it_is(self, store, page):
        known = attrs.evolve(page.document, title="As the desk calls it")
        with store.revise(by="desk", reason="by hand") as change:
            change.add(known)
        with store.revise(by="desk", reason="fetched") as change:
            keep_in_store(change, store.blobs, [page])

        assert tuple(store) == (known, page.snapshot)

    def test_under_a_key_that_was_used_nothing_is_kept_twice(self, store, page):
        for _ in range(2):
            with store.revise(by="desk", reason="fetched", key="today") as change:
                keep_in_store(change, store.blobs, [page])

        assert len(list(store.revisions())) == 1


class TestKept:
    @pytest.fixture
    def blobs(self, tmp_path):
        return BlobFolder(tmp_path / "blobs")

    @pytest.fixture
    def kept(self, page, blobs):
        return KeptPages(keep_bytes(page, blobs), blobs)

    def test_a_document_is_found_however_its_url_is_written(self, server, kept, page):
        assert kept.document(server.url("/page")) == page.document
        assert kept.document(server.url("/./page").replace("http", "HTTP")) == page.document

    @pytest.mark.parametrize("other", ["/page/", "/page?x=1", "/page#comment-3", "/Page"])
    def test_another_url_is_another_document(self, server, kept, other):
        assert kept.document(server.url(other)) is None

    def test_an_id_of_ones_own_is_found(self, blobs):
        known = Document(id="my-page", url="https://example.org/a")

        assert KeptPages([known], blobs).document("https://example.org/a") == known

    def test_a_url_that_is_none_is_found_as_it_stands(self, blobs):
        known = Document(id="my-page", url="see the archive")

        assert KeptPages([known], blobs).document("see the archive") == known

    def test_a_page_that_did_not_change_is_not_sent_again(self, server, fetcher, kept, page):
        again = fetcher.fetch(
            server.url("/page"), document=page.document, earlier=kept.earlier(server.url("/page"))
        )

        assert again.is_unchanged
        assert again.snapshot.sha256 == page.snapshot.sha256
        assert again.snapshot.text_sha256 == page.snapshot.text_sha256

    def test_the_newest_snapshot_counts(self, server, fetcher, page, blobs):
        newer = fetcher.fetch(server.put("/page", "<p>changed", ETag='"2"'), document=page.document)
        records = Case((*keep_bytes(newer, blobs), keep_bytes(page, blobs)[1]))

        assert KeptPages(records, blobs).earlier(server.url("/page")).snapshot == newer.snapshot

    def test_the_newest_snapshot_is_the_one_that_was_fetched_last(self, server, page, blobs):
        undated = attrs.evolve(page.snapshot, id="undated", fetched_at=None)
        moment = page.snapshot.fetched_at
        older = attrs.evolve(page.snapshot, id="older", fetched_at=moment.replace(year=moment.year - 1))
        found = KeptPages((page.document, page.snapshot, older, undated), blobs)

        assert found.newest(server.url("/page")) == page.snapshot
        assert found.newest(server.url("/other")) is None

    def test_of_one_that_says_nothing_new_the_one_before_does_as_well(self, server, page, blobs, kept):
        said = attrs.evolve(page.log, hops=(attrs.evolve(page.hops[-1], status=304, headers=()),))
        newest = attrs.evolve(
            page.snapshot,
            id="newest",
            fetched_at=page.snapshot.fetched_at.replace(year=page.snapshot.fetched_at.year + 1),
            log_sha256=blobs.put(said.to_json().encode()),
        )
        found = KeptPages((page.document, page.snapshot, newest), blobs).earlier(server.url("/page"))

        assert found.snapshot == page.snapshot

    @pytest.mark.parametrize("field", ["sha256", "text_sha256", "log_sha256"])
    def test_where_bytes_are_gone_it_is_sent_again(self, server, kept, page, blobs, field):
        blobs.remove(getattr(page.snapshot, field))

        assert kept.earlier(server.url("/page")) is None

    def test_where_the_log_is_that_of_other_bytes_it_is_sent_again(self, server, page, blobs):
        other = attrs.evolve(page.log, sha256="0" * 64).to_json().encode()
        snapshot = attrs.evolve(page.snapshot, log_sha256=blobs.put(other))
        keep_bytes(page, blobs)

        assert KeptPages((page.document, snapshot), blobs).earlier(server.url("/page")) is None

    def test_where_the_log_is_damaged_it_is_sent_again(self, server, kept, page, blobs):
        (blobs.path / page.snapshot.log_sha256).write_text("{}")

        assert kept.earlier(server.url("/page")) is None

    def test_where_the_text_is_to_be_taken_out_otherwise_it_is_sent_again(self, server, kept):
        assert kept.earlier(server.url("/page"), extractor="plain 1") is not None
        assert kept.earlier(server.url("/page"), extractor="plain 2") is None

    def test_a_picture_has_no_text_to_be_taken_out(self, server, page, blobs):
        picture = attrs.evolve(page.snapshot, media_type="image/png", text_sha256=None, extractor=None)
        keep_bytes(page, blobs)
        kept = KeptPages((page.document, picture), blobs)

        assert kept.earlier(server.url("/page"), extractor="plain 1") is not None

    def test_a_snapshot_by_hand_is_none_to_go_by(self, blobs):
        known = Document(id="a", url="https://example.org/a")
        by_hand = Snapshot(id="b", document="a", sha256="0" * 64)

        assert KeptPages((known, by_hand), blobs).earlier("https://example.org/a") is None


def test_the_log_that_is_kept_tells_the_way(folder, page):
    folder.keep([page])
    log = json.loads(folder.blobs.get(page.snapshot.log_sha256))

    assert [hop["status"] for hop in log["hops"]] == [200]
