"""Records that are read one by one."""

import os
import subprocess
import sys
import tracemalloc

import pytest

from counterclaim.errors import FileAccessError
from counterclaim.files import read_records, read_small, write_new


class TestReadingRecords:
    def test_those_of_json_lines_come_one_by_one(self, tmp_path):
        path = tmp_path / "many.jsonl"
        with path.open("w") as stream:
            for number in range(20_000):
                stream.write(f'{{"type": "organization", "id": "o{number}", "name": "{"N" * 200}"}}\n')
        tracemalloc.start()
        try:
            count = sum(1 for _ in read_records(path, on_problem=pytest.fail))
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
        assert count == 20_000
        assert peak < path.stat().st_size / 4

    def test_what_is_wrong_is_told_and_the_others_are_read(self, tmp_path):
        (tmp_path / "a.jsonl").write_text('no JSON\n{"type": "organization", "id": "o", "name": "O"}\n')
        problems = []
        records = list(read_records(tmp_path / "a.jsonl", on_problem=problems.append))
        assert [record.id for record in records] == ["o"]
        assert [(problem.code, problem.line) for problem in problems] == [("syntax", 1)]

    def test_those_of_a_case_file_come_too(self, tmp_path):
        (tmp_path / "a.toml").write_text('[organization]\no = "O"\n')
        assert [r.id for r in read_records(tmp_path / "a.toml", on_problem=pytest.fail)] == ["o"]

    def test_a_file_that_is_not_there_is_told(self, tmp_path):
        with pytest.raises(FileAccessError, match="there is no such file"):
            list(read_records(tmp_path / "none.jsonl", on_problem=pytest.fail))


class TestNewFiles:
    def test_are_written_and_read_as_they_are(self, tmp_path):
        write_new(tmp_path / "b", b"\r\n\xff\0")
        assert read_small(tmp_path / "b") == b"\r\n\xff\0"

    def test_a_file_that_is_there_is_not_overwritten(self, tmp_path):
        (tmp_path / "b").write_text("mine")
        with pytest.raises(FileAccessError, match="is there already, and is not overwritten"):
            write_new(tmp_path / "b", b"x")
        assert (tmp_path / "b").read_text() == "mine"

    def test_a_folder_is_told(self, tmp_path):
        with pytest.raises(FileAccessError, match="is there already"):
            write_new(tmp_path, b"x")
        assert list(tmp_path.iterdir()) == []

    def test_a_failed_write_leaves_nothing(self, tmp_path):
        program = (
            "import resource, sys\n"
            "from counterclaim.errors import FileAccessError\n"
            "from counterclaim.files import write_new\n"
            "resource.setrlimit(resource.RLIMIT_FSIZE, (10, resource.RLIM_INFINITY))\n"
            "try: write_new(sys.argv[1], b'x' * 100)\n"
            "except FileAccessError: sys.exit(7)"
        )
        done = subprocess.run([sys.executable, "-c", program, str(tmp_path / "b")], check=False)

        assert done.returncode == 7
        assert list(tmp_path.iterdir()) == []

    def test_the_folder_is_synced(self, tmp_path, monkeypatch):
        synced = []
        monkeypatch.setattr(os, "fsync", lambda descriptor: synced.append(os.fstat(descriptor).st_ino))
        write_new(tmp_path / "b", b"x")

        assert synced == [(tmp_path / "b").stat().st_ino, tmp_path.stat().st_ino]

    def test_a_link_to_nothing_is_not_followed(self, tmp_path):
        (tmp_path / "b").symlink_to(tmp_path / "gone")
        with pytest.raises(FileAccessError, match="is there already"):
            write_new(tmp_path / "b", b"x")
        assert not (tmp_path / "gone").exists()
