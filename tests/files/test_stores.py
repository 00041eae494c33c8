"""Stores among the files that cases are read from."""

from datetime import UTC, datetime

import pytest

from counterclaim import Claim, Organization, Protected, Store, UnnamedSource
from counterclaim.errors import FileAccessError
from counterclaim.files import read_case, read_cases, write_case
from counterclaim.store import ForeignStoreError, StoreError, new_sealing_key

NOON = datetime(2019, 10, 20, 12, tzinfo=UTC)


@pytest.fixture
def path(tmp_path):
    """A store in which a claim was mended a year later."""
    path = tmp_path / "case.ccl"
    moments = iter([NOON, NOON, NOON.replace(year=2020)])
    with Store.create(path, clock=lambda: next(moments)) as store:
        with store.revise(by="desk", reason="read") as change:
            change.add(Claim(id="c", text="It is high"))
        with store.revise(by="desk", reason="mended") as change:
            change.replace(Claim(id="c", text="It is low"))
    return path


class TestReading:
    def test_a_store_is_read_as_it_is_now(self, path):
        imported = read_case(path)
        assert imported.case["c"].text == "It is low"
        assert imported.problems == ()

    def test_or_as_it_was_at_a_moment_or_at_a_revision(self, path):
        assert read_case(path, known_at=NOON).case["c"].text == "It is high"
        assert read_case(path, known_at=1).case["c"].text == "It is high"
        assert read_case(path, known_at=2).case["c"].text == "It is low"
        assert len(read_case(path, known_at=NOON.replace(year=2018)).case) == 0

    def test_a_store_of_another_ending_is_known_by_its_mark(self, path, tmp_path):
        other = path.rename(tmp_path / "case.db")
        assert read_case(other).case["c"].text == "It is low"

    def test_what_only_has_the_ending_of_a_store_is_refused(self, tmp_path):
        (tmp_path / "notes.ccl").write_text("my notes")
        with pytest.raises(ForeignStoreError, match=r"notes\.ccl: is no store of counterclaim"):
            read_case(tmp_path / "notes.ccl")

    def test_a_store_that_is_not_there_is_told(self, tmp_path):
        with pytest.raises(StoreError, match="there is no such file"):
            read_case(tmp_path / "none.ccl")
        assert list(tmp_path.iterdir()) == []

    def test_a_null_character_in_its_name_is_told(self):
        with pytest.raises(FileAccessError, match="null"):
            read_case("a\0b.ccl")

    def test_nothing_else_has_a_history(self, tmp_path):
        (tmp_path / "a.jsonl").write_text("")
        with pytest.raises(FileAccessError, match="is no store, so nobody knows what was in it when"):
            read_case(tmp_path / "a.jsonl", known_at=1)

    def test_a_store_and_another_file_are_read_as_one_case(self, path, tmp_path):
        other = tmp_path / "other.jsonl"
        write_case_of(other, Organization(id="o", name="O"))
        assert set(read_cases([path, other]).case.ids()) == {"c", "o"}

    def test_several_stores_are_read_as_of_one_moment(self, path, tmp_path):
        second = tmp_path / "second.ccl"
        with Store.create(second, clock=lambda: NOON) as store, store.revise(by="d", reason="r") as change:
            change.add(Organization(id="o", name="O"))
        merged = read_cases([path, second], known_at=NOON)
        assert merged.case["c"].text == "It is high"
        assert "o" in merged.case

    def test_the_key_opens_what_is_sealed(self, tmp_path):
        path, key = tmp_path / "case.ccl", new_sealing_key()
        source = UnnamedSource(id="u", name="An officer", identity=Protected("Ada Example"))
        with Store.create(path, sealing_key=key) as store, store.revise(by="d", reason="r") as change:
            change.add(source)

        assert read_case(path, sealing_key=key).case["u"] == source
        assert repr(read_case(path).case["u"].identity) == "<protected>"


class TestWriting:
    def test_a_store_is_not_written_as_a_whole(self, path, tmp_path):
        case = read_case(path).case
        with pytest.raises(FileAccessError, match="is written revision by revision"):
            write_case(case, tmp_path / "new.ccl")
        assert not (tmp_path / "new.ccl").exists()


def write_case_of(path, *records):
    from counterclaim import Case

    write_case(Case(records), path)
