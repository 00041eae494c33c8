import json
import sqlite3

import pytest

from counterclaim import Document, Snapshot, Store

DESK = ("--by", "desk", "--reason", "a test")


@pytest.fixture
def kept(run, store, tmp_path):
    """A checkpoint that was kept elsewhere."""
    path = tmp_path / "kept.txt"
    assert run("verify", store, "--save-checkpoint", path).status == 0
    return path


def tamper(path, sql):
    with sqlite3.connect(path) as connection:
        for name in ("event_is_never_changed", "event_is_never_deleted"):
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute(sql)
    connection.close()


class TestVerify:
    def test_says_that_nothing_is_wrong_and_what_that_does_not_show(self, run, store):
        result = run("verify", store)
        assert (result.status, result.err) == (0, "")
        assert f"{store}: nothing is wrong; " in result.out
        assert "no checkpoint was given" in result.out

    def test_bytes_that_are_not_there_are_counted_and_not_the_snapshots_that_name_them(self, run, store):
        with Store.open(store) as opened, opened.revise(by="desk", reason="a page") as change:
            change.add(Document(id="page"))
            change.add(Snapshot(id="s", document="page", sha256="0" * 64, text_sha256="1" * 64))
        result = run("verify", store)

        assert result.status == 0
        assert "that are not in the folder of the store: 2\n" in result.out

    def test_a_checkpoint_that_is_held_is_told(self, run, store, kept, everest):
        run("erase", store, "nepal", *DESK)
        result = run("verify", store, "--checkpoint", kept)
        assert result.status == 0
        assert f"{kept}: held; the first " in result.out

    def test_in_json_it_has_the_checkpoint_that_was_held(self, run, store, kept):
        found = json.loads(run("verify", store, "--checkpoint", kept, "--format", "json").out)
        assert found["ok"] is True
        assert found["held"] == [kept.read_text("utf-8")]
        assert found["checkpoint"] == kept.read_text("utf-8")

    def test_a_changed_record_ends_with_1_and_is_told(self, run, store):
        tamper(store, "UPDATE event SET payload = replace(payload, '8,844', '8,444')")
        result = run("verify", store)
        assert result.status == 1
        assert "wrong: " in result.out
        assert "nothing is wrong" not in result.out
        assert json.loads(run("verify", store, "--format", "json").out)["ok"] is False

    def test_a_store_that_is_not_the_one_of_the_checkpoint_is_told(self, run, kept, everest, tmp_path):
        other = tmp_path / "other.ccl"
        run("import", other, everest, *DESK)
        result = run("verify", other, "--checkpoint", kept)
        assert result.status == 1
        assert f"wrong: {kept}: a checkpoint is of 'counterclaim-store/" in result.out

    def test_a_log_that_was_cut_off_is_told(self, run, store, everest, kept, tmp_path):
        old = tmp_path / "old.ccl"
        run("backup", store, old)
        run("erase", store, "nepal", *DESK)
        later = tmp_path / "later.txt"
        run("verify", store, "--save-checkpoint", later)
        result = run("verify", old, "--checkpoint", kept, "--checkpoint", later)
        assert result.status == 1
        assert "the end of the log was cut off" in result.out
        assert f"{kept}: held" in result.out

    def test_a_file_that_is_no_checkpoint_is_refused(self, run, store, everest):
        result = run("verify", store, "--checkpoint", everest)
        assert result.status == 2
        assert "holds no checkpoint" in result.err

    def test_a_signed_checkpoint_is_checked_against_the_public_key(self, run, store, tmp_path):
        key, other, path = tmp_path / "key", tmp_path / "other", tmp_path / "signed.txt"
        public = run("new", "--signing-key", "desk.example", key).out.strip()
        stranger = run("new", "--signing-key", "desk.example", other).out.strip()
        run("verify", store, "--save-checkpoint", path, "--sign-with", key)

        assert run("verify", store, "--checkpoint", path, "--signed-by", public).status == 0
        refused = run("verify", store, "--checkpoint", path, "--signed-by", stranger)
        assert refused.status == 1
        assert f"wrong: {path} is not signed by desk.example" in refused.out

    def test_a_key_is_never_printed_or_overwritten(self, run, tmp_path):
        key = tmp_path / "key"
        public = run("new", "--signing-key", "desk.example", key).out
        secret = key.read_text("utf-8")
        again = run("new", "--signing-key", "desk.example", key)

        assert secret.startswith("PRIVATE+KEY+desk.example+")
        assert "PRIVATE" not in public
        assert again.status == 2
        assert key.read_text("utf-8") == secret
        assert key.stat().st_mode & 0o777 == 0o600
        assert run("new", "--sealing-key").status == 2

    def test_a_file_that_is_no_signing_key_is_refused_without_being_shown(self, run, store, tmp_path):
        key = tmp_path / "key"
        key.write_text("PRIVATE+KEY+desk+00000000+c2VjcmV0", "utf-8")
        result = run("verify", store, "--save-checkpoint", tmp_path / "c", "--sign-with", key)
        assert result.status == 2
        assert "c2VjcmV0" not in result.err
        assert not (tmp_path / "c").exists()

    def test_a_request_for_a_time_stamp_is_written_for_the_checkpoint(self, run, store, tmp_path):
        path, request = tmp_path / "c.txt", tmp_path / "c.tsq"
        assert run("verify", store, "--save-checkpoint", path, "--request-timestamp", request).status == 0
        assert request.read_bytes()[:1] == b"\x30"  # a DER sequence

    @pytest.mark.parametrize(
        "words",
        [
            ("--timestamp", "t"),
            ("--timestamp", "t", "--root", "r"),
            ("--sign-with", "k"),
            ("--request-timestamp", "q"),
            ("--root", "r"),
            ("--signed-by", "k"),
        ],
    )
    def test_options_that_do_not_go_together_are_refused(self, run, store, words):
        result = run("verify", store, *words)
        assert (result.status, result.out) == (2, "")

    def test_a_store_with_a_fault_gives_no_checkpoint(self, run, store, tmp_path):
        tamper(store, "UPDATE event SET payload = replace(payload, '8,844', '8,444')")
        result = run("verify", store, "--save-checkpoint", tmp_path / "c")
        assert result.status == 1
        assert f"{tmp_path / 'c'} was not written, as something is wrong" in result.err
        assert not (tmp_path / "c").exists()

    def test_nothing_is_overwritten_by_a_checkpoint_the_store_least_of_all(self, run, store, kept, tmp_path):
        before = store.read_bytes(), kept.read_bytes()
        for target in (store, kept):
            result = run("verify", store, "--save-checkpoint", target)
            assert result.status == 2
            assert "is not overwritten" in result.err
        twice = run(
            "verify", store, "--save-checkpoint", tmp_path / "c", "--request-timestamp", tmp_path / "c"
        )
        assert twice.status == 2
        assert (store.read_bytes(), kept.read_bytes()) == before

    def test_the_result_may_go_to_a_file_but_not_over_the_store(self, run, store, tmp_path):
        assert run("verify", store, "-o", tmp_path / "out.json").status == 0
        assert json.loads((tmp_path / "out.json").read_text("utf-8"))["ok"] is True
        result = run("verify", store, "--format", "json", "-o", store)
        assert result.status == 2
        assert "is the case that is read" in result.err

    def test_a_checkpoint_that_is_not_held_is_named(self, run, store, kept, everest, tmp_path):
        other = tmp_path / "other.ccl"
        run("import", other, everest, *DESK)
        assert f"{kept}: not held" in run("verify", other, "--checkpoint", kept).out

    def test_a_root_that_is_no_certificate_is_named(self, run, store, kept, tmp_path):
        token, root = tmp_path / "token", tmp_path / "root"
        token.write_bytes(b"no token")
        root.write_bytes(b"no certificate")
        result = run("verify", store, "--checkpoint", kept, "--timestamp", token, "--root", root)
        assert result.status == 2
        assert f"{root} holds no certificate" in result.err

    @pytest.mark.parametrize("option", ["--checkpoint", "--timestamp", "--root", "--sign-with"])
    def test_the_result_is_not_written_over_a_file_that_is_read(self, run, store, kept, tmp_path, option):
        given = {"--checkpoint": kept}
        if option in ("--timestamp", "--root"):
            given |= {"--timestamp": tmp_path / "token", "--root": tmp_path / "root.txt"}
        if option == "--sign-with":
            given |= {"--save-checkpoint": tmp_path / "c", "--sign-with": tmp_path / "key"}
        for name in ("token", "root.txt", "key"):
            (tmp_path / name).write_text("mine")
        before = given[option].read_bytes()
        words = [word for pair in given.items() for word in pair]
        result = run("verify", store, *words, "--format", "table", "-o", given[option])

        assert result.status == 2
        assert "is a file that is read; write to another file" in result.err
        assert given[option].read_bytes() == before

    def test_which_checkpoint_a_fault_is_about_is_told(self, run, store, everest, dangling, tmp_path):
        old, other = tmp_path / "old.ccl", tmp_path / "other.ccl"
        first, later, foreign = (tmp_path / name for name in ("first.txt", "later.txt", "foreign.txt"))
        run("verify", store, "--save-checkpoint", first)
        run("backup", store, old)
        run("import", store, dangling, *DESK)
        run("verify", store, "--save-checkpoint", later)
        run("import", other, everest, *DESK)
        run("verify", other, "--save-checkpoint", foreign)
        words = [word for name in (foreign, first, later) for word in ("--checkpoint", name)]
        out = run("verify", old, *words).out

        assert f"wrong: {foreign}: a checkpoint is of " in out
        assert f"wrong: {later}: a checkpoint says " in out
        assert f"{first}: held" in out


class TestSaving:
    """What can be told ahead of the log is told ahead of it, which may take long to read."""

    @pytest.fixture
    def unread(self, monkeypatch):
        """Let reading the log fail the test."""
        monkeypatch.setattr(Store, "verify", lambda *_: pytest.fail("the log was read"))

    @pytest.mark.parametrize("name", ["--save-checkpoint", "--request-timestamp"])
    def test_a_name_that_is_taken_is_told(self, run, store, unread, tmp_path, name):
        (tmp_path / "taken").write_text("mine")
        words = {"--save-checkpoint": tmp_path / "c", name: tmp_path / "taken"}
        result = run("verify", store, *(word for pair in words.items() for word in pair))

        assert result.status == 2
        assert "taken: is there already, and is not overwritten" in result.err
        assert (tmp_path / "taken").read_text() == "mine"
        assert not (tmp_path / "c").exists()

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (("--save-checkpoint", "none/c"), "there is no such folder"),
            (("--save-checkpoint", "c", "--sign-with", "none"), "there is no such file"),
            (("--save-checkpoint", "c", "--sign-with", "broken"), "a secret key begins with"),
            (("--save-checkpoint", "c", "--request-timestamp", "./c"), "files of different names"),
            (("--save-checkpoint", "c.txt", "-o", "c.txt"), "files of different names"),
            (("--checkpoint", "kept.txt", "--signed-by", "nonsense"), "not a key that can be used"),
        ],
    )
    def test_what_cannot_work_is_told(self, run, store, kept, unread, monkeypatch, tmp_path, words, said):
        monkeypatch.chdir(tmp_path)
        (tmp_path / "broken").write_text("nonsense")
        before = sorted(tmp_path.iterdir())
        result = run("verify", store, *words)

        assert (result.status, result.out) == (2, "")
        assert said in result.err
        assert sorted(tmp_path.iterdir()) == before

    def test_where_one_of_both_cannot_be_written_neither_is(self, run, store, monkeypatch, tmp_path):
        path, request = tmp_path / "c.txt", tmp_path / "c.tsq"
        verify = Store.verify

        def verified(*given):
            path.write_text("somebody else's")
            return verify(*given)

        monkeypatch.setattr(Store, "verify", verified)
        result = run("verify", store, "--save-checkpoint", path, "--request-timestamp", request)

        assert result.status == 2
        assert "is not overwritten" in result.err
        assert path.read_text() == "somebody else's"
        assert not request.exists()
