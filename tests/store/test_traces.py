"""What snapshots still tell of something that was erased."""

from __future__ import annotations

import json

import attrs
import pytest

from counterclaim.model import Document, Person, Snapshot
from counterclaim.store import BlobFolder
from store.helpers import POLICE, add, put

PAGE = Document(id="page", url="https://example.org/")


def snapshot(store, page=b"<p>Nothing", *, id="s", text=None, log=None, **fields):
    names = {"text_sha256": text, "log_sha256": log}
    hashes = {name: store.blobs.put(data) for name, data in names.items() if data is not None}
    return Snapshot(id=id, document="page", sha256=store.blobs.put(page), **hashes, **fields)


def erase(store, *ids, **options):
    return store.erase(ids, by="desk", reason="asked to", **options)


def told(erasure):
    return [(mention.code, mention.record) for mention in erasure.mentions]


class TestWordsInBytes:
    @pytest.mark.parametrize(
        ("kind", "data"),
        [
            ("page", {"page": b"<p>of EXAMPLE\n  Reader"}),
            ("page", {"page": b"<p>Example&nbsp;R&#101;ader"}),
            ("page", {"page": "<p>Example Reader".encode("utf-16"), "log": b'{"charset": "utf-16"}'}),
            ("page", {"page": b"Example Reader", "log": b'{"charset": "hex"}'}),
            ("text", {"text": b"an Example Reader says"}),
            ("log", {"log": b'{"charset": null, "requested": "https://example.org/?q=Example%20Reader"}'}),
        ],
        ids=["page", "references", "charset", "no-charset", "text", "log"],
    )
    def test_a_snapshot_that_has_them_is_told(self, store, kind, data):
        add(store, PAGE, snapshot(store, **data))
        erasure = erase(store, words="Example Reader")

        assert told(erasure) == [("bytes", "s")]
        assert f"stands in its {kind};" in erasure.mentions[0].message
        assert erasure.revision is None

    def test_nothing_is_changed_in_bytes(self, store):
        kept = snapshot(store, b"<p>Example Reader", text=b"Example Reader")
        add(store, PAGE, kept)
        erase(store, words="Example Reader")

        assert store.blobs.get(kept.text_sha256) == b"Example Reader"
        assert store.verify().ok

    def test_one_that_has_none_of_them_is_not(self, store):
        add(store, PAGE, snapshot(store, b"<p>Example", text=b"Reader", log=b"no log"))

        assert told(erase(store, words="Example Reader")) == []

    def test_one_that_is_erased_at_the_same_time_is_not(self, store):
        add(store, PAGE, snapshot(store, text=b"Example Reader"))

        assert told(erase(store, "s", words="Example Reader")) == []
        assert list(store.blobs) == []

    def test_each_is_told_once_with_all_that_has_them(self, store):
        first = snapshot(store, b"<p>Example Reader", text=b"Example Reader")
        add(store, PAGE, first)
        put(store, attrs.evolve(first, media_type="text/html"))
        (mention,) = erase(store, words="Example Reader").mentions

        assert str(mention).startswith("s: 'Example Reader' still stands in its page and text")

    def test_earlier_versions_count_as_well(self, store):
        first = snapshot(store, b"<p>Example Reader")
        add(store, PAGE, first)
        put(store, snapshot(store))

        assert told(erase(store, words="Example Reader")) == [("bytes", "s")]

    def test_bytes_that_are_not_there_are_passed_over(self, store):
        kept = snapshot(store, b"<p>Example Reader")
        add(store, PAGE, kept)
        store.blobs.remove(kept.sha256)

        assert told(erase(store, words="Example Reader")) == []

    def test_a_dry_run_tells_the_same_and_ids_that_there_are(self, store):
        add(store, PAGE, snapshot(store, text=b"Example Reader", id="example-reader-1"))
        erasure = erase(store, words="example", dry_run=True)

        assert told(erasure) == [("bytes", "example-reader-1")]
        assert erasure.renamed == ("example-reader-1",)

    def test_what_has_them_can_be_erased_under_the_number_that_is_told(self, store):
        add(store, PAGE, snapshot(store, text=b"Example Reader", id="example-reader-1"))
        (mention,) = erase(store, words="example").mentions
        assert mention.record in store

        assert told(erase(store, mention.record)) == []
        assert list(store.blobs) == []

    def test_the_name_of_a_record_that_is_erased_is_told_as_a_mention(self, store):
        add(store, Person(id="reader", name="Ann Example"), PAGE)
        add(store, snapshot(store, text=b"Ann Example wrote"), snapshot(store, b"Joann Example", id="other"))

        assert told(erase(store, "reader")) == [("mention", "s")]

    def test_without_words_and_names_no_bytes_are_read(self, store, monkeypatch):
        add(store, PAGE, snapshot(store, text=b"page"))
        monkeypatch.setattr(BlobFolder, "get", lambda *_: pytest.fail("were read"))

        assert told(erase(store, "page", dry_run=True)) == [("snapshot", "s")]


class TestSnapshotsOfWhatIsErased:
    def test_those_that_stay_are_told(self, store):
        add(store, PAGE, snapshot(store), snapshot(store, id="s2"))
        erasure = erase(store, "page")

        assert told(erasure) == [("snapshot", "s"), ("snapshot", "s2")]
        assert "stays, with its URL, page and text" in erasure.mentions[0].message
        assert "s" in store

    def test_one_whose_id_follows_from_it_is_told_under_its_number(self, store):
        add(store, PAGE, snapshot(store, id="page@1"))
        assert told(erase(store, "page", dry_run=True)) == [("snapshot", "page@1")]
        erasure = erase(store, "page")
        ((_, id),) = told(erasure)

        assert erasure.renamed == ()
        assert id in store
        assert "page" not in id

    def test_those_of_other_documents_are_not(self, store):
        add(store, PAGE, Document(id="other"), snapshot(store))

        assert told(erase(store, "other")) == []
        assert told(erase(store, "page", "s")) == []

    def test_they_can_be_erased_with_it(self, store):
        add(store, POLICE, PAGE, snapshot(store, text=b"text"), snapshot(store, b"<p>again", id="s2"))
        erasure = erase(store, "page", with_snapshots=True)

        assert set(erasure.numbers) == {"page", "s", "s2"}
        assert (erasure.renamed, told(erasure)) == ((), [])
        assert list(store) == [POLICE]
        assert list(store.blobs) == []
        assert store.verify().ok

    def test_so_can_one_that_was_of_it_once(self, store):
        add(store, PAGE, Document(id="other"), snapshot(store))
        put(store, attrs.evolve(store.get("s"), document="other"))

        assert set(erase(store, "page", with_snapshots=True).numbers) == {"page", "s"}

    def test_what_cannot_be_read_as_one_is_passed_over(self, store):
        add(store, PAGE, snapshot(store, text=json.dumps({"sha256": []}).encode()))

        assert told(erase(store, "page", with_snapshots=True)) == []
