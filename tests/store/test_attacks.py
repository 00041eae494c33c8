"""What somebody who can write the file, and knows the format, might try; and what lies around a store."""

import json
import os
import secrets
import shutil
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import attrs
import pytest

from counterclaim import Claim, Protected, Store, UnnamedSource
from counterclaim.store import SealedValueError, StoreError, new_sealing_key
from counterclaim.store.log import commitment_of

DAY = datetime(2019, 10, 17, 12, tzinfo=UTC)


@pytest.fixture
def path(tmp_path, driver):
    """A store with a claim that was denied in one revision and rewritten in the next."""
    path = tmp_path / "case.ccl"
    moments = iter([DAY, DAY, DAY + timedelta(days=1)])
    with Store.create(path, driver=driver, clock=lambda: next(moments)) as store:
        with store.revise(by="desk", reason="read") as change:
            change.add(Claim(id="c", text="The police deny it"))
        with store.revise(by="desk", reason="mended") as change:
            change.replace(Claim(id="c", text="The police deny all of it"))
    return path


@pytest.fixture
def kept(path, driver):
    with Store.open(path, driver=driver) as store:
        return store.checkpoint()


def attack(path, *statements):
    """Write to the file behind the back of the library."""
    connection = sqlite3.connect(path)
    connection.create_function(
        "committed", 3, lambda salt, payload, sealed: commitment_of(salt, payload, sealed)
    )
    triggers = list(connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"))
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    for sql, parameters in statements:
        connection.execute(sql, parameters)
    for _, sql in triggers:
        connection.execute(sql)
    connection.commit()
    connection.close()


def forged_event(path, op, payload, *, revision):
    """Return the statement that appends an event as it should be."""
    connection = sqlite3.connect(path)
    (position,) = connection.execute("SELECT max(position) + 1 FROM event").fetchone()
    connection.close()
    row = (position, revision, op, secrets.token_bytes(16), payload)
    return "INSERT INTO event (position, revision, op, salt, payload) VALUES (?, ?, ?, ?, ?)", row


def revision_header(recorded_at, clock=None):
    return json.dumps({"recorded_at": recorded_at, "clock": clock or recorded_at, "by": "x", "reason": "y"})


def verified(path, driver, *kept):
    """Check the store after its views were made to fit, as an attacker would make them."""
    with Store.open(path, driver=driver) as store:
        store.rebuild()
        return store.verify(*kept)


class TestForgedTime:
    def test_a_revision_that_was_recorded_before_the_last_one_is_told(self, path, driver, kept):
        attack(path, forged_event(path, "revise", revision_header("2019-10-17T13:00:00.000000Z"), revision=3))
        with Store.open(path, driver=driver) as store:
            found = store.verify(kept)
        assert any("which cannot be" in problem.message for problem in found.problems)

    def test_the_moment_of_an_old_revision_is_part_of_its_leaf(self, path, driver, kept):
        earlier = revision_header("2019-10-17T12:00:00.000000Z")
        salt = secrets.token_bytes(16)
        redacted = {"erased": {}, "redacted": {"3": commitment_of(salt, earlier, None).hex()}}
        attack(
            path,
            (
                "UPDATE event SET commitment = committed(salt, payload, sealed), salt = ?, payload = ? "
                "WHERE position = 3 AND op = 'revise'",
                (salt, earlier),
            ),
            forged_event(path, "revise", revision_header("2019-10-18T12:00:00.000000Z"), revision=3),
        )
        attack(path, forged_event(path, "erase", json.dumps(redacted), revision=3))
        assert any(problem.code == "checkpoint" for problem in verified(path, driver, kept).problems)


class TestForgedErasures:
    def forge(self, path, text):
        """Put *text* in the place of the first version, with an erasure that says so."""
        payload = json.dumps({"type": "claim", "id": "c", "text": text})
        salt = secrets.token_bytes(16)
        redacted = {"erased": {}, "redacted": {"2": commitment_of(salt, payload, None).hex()}}
        attack(
            path,
            (
                "UPDATE event SET commitment = committed(salt, payload, sealed), salt = ?, payload = ? "
                "WHERE position = 2",
                (salt, payload),
            ),
            forged_event(path, "revise", revision_header("2019-10-18T12:00:00.000000Z"), revision=3),
        )
        attack(path, forged_event(path, "erase", json.dumps(redacted), revision=3))

    def test_a_text_that_lacks_nothing_is_no_erasure(self, path, driver, kept):
        self.forge(path, "The police admit it")
        messages = [problem.message for problem in verified(path, driver, kept).problems]
        assert any("was rewritten, and nothing says that anything is missing" in each for each in messages)

    def test_what_was_redacted_is_named_where_a_checkpoint_is_held(self, path, driver, kept):
        self.forge(path, "The police [erased] it")
        found = verified(path, driver, kept)
        assert found.held == (kept,)
        assert found.redacted == (2,)

    def test_what_stands_there_instead_is_not_proved(self, path, driver):
        self.forge(path, "The police [erased] it")
        with Store.open(path, driver=driver) as store:
            store.rebuild()
            proof = store.prove_inclusion("c")
        assert proof.holds  # of the last version, which nobody touched

    def test_a_proof_does_not_hold_for_content_beside_a_commitment(self, path, driver):
        with Store.open(path, driver=driver) as store:
            proof = store.prove_inclusion("c")
        event = attrs.evolve(proof.event, commitment=proof.event.committed)
        blank = attrs.evolve(event, payload=None, salt=None)
        forged = attrs.evolve(event, payload='{"type":"claim","id":"c","text":"The police admit it"}')

        assert attrs.evolve(proof, event=blank).holds
        assert not attrs.evolve(proof, event=forged).holds
        assert not attrs.evolve(proof, event=event).holds

    def test_erasing_the_last_version_alone_does_not_bring_back_the_one_before(self, path, driver, kept):
        number = "erased:" + secrets.token_hex(8)
        attack(
            path,
            (
                "UPDATE event SET commitment = committed(salt, payload, sealed), salt = NULL, "
                "payload = NULL, previous = NULL WHERE position = 4",
                (),
            ),
            forged_event(path, "revise", revision_header("2019-10-18T12:00:00.000000Z"), revision=3),
        )
        said = json.dumps({"erased": {number: [4]}, "redacted": {}})
        attack(path, forged_event(path, "erase", said, revision=3))
        with Store.open(path, driver=driver) as store:
            assert any("that is not there" in problem.message for problem in store.verify(kept).problems)

    def test_what_was_erased_is_named(self, path, driver, kept):
        with Store.open(path, driver=driver) as store:
            store.erase("c", by="desk", reason="asked")
            found = store.verify(kept)
        assert found.ok
        assert found.erased == (2, 4)


class TestForgedEvents:
    @pytest.mark.parametrize(
        ("op", "payload"),
        [("ADD", '{"id":"d"}'), ("add", '{"id":"d"}'), ("add", '{"type":"claim","id":"d"}')],
    )
    def test_what_cannot_be_read_again_is_told(self, path, driver, op, payload):
        attack(
            path,
            forged_event(path, "revise", revision_header("2019-10-18T12:00:00.000000Z"), revision=3),
        )
        attack(path, forged_event(path, op, payload, revision=3))
        with Store.open(path, driver=driver) as store:
            assert not store.verify().ok


class TestBesideTheFile:
    @pytest.mark.parametrize("ending", ["-wal", "-journal", "-shm"])
    def test_what_is_left_of_a_store_that_is_gone_is_not_taken_up(self, path, driver, tmp_path, ending):
        gone = tmp_path / "gone.ccl"
        left = tmp_path / f"gone.ccl{ending}"
        left.write_bytes(b"something")
        with pytest.raises(StoreError, match=f"gone.ccl{ending} is left of a store that was"):
            Store.create(gone, driver=driver)
        with Store.open(path, driver=driver) as store:
            with pytest.raises(StoreError, match="is left of a store"):
                store.backup(gone)
            store.export(tmp_path / "out")
        with pytest.raises(StoreError, match="is left of a store"):
            Store.restore(tmp_path / "out", gone, driver=driver)
        assert not gone.exists()
        assert left.read_bytes() == b"something"

    def test_a_file_with_two_names_is_refused(self, path, driver, tmp_path):
        other = tmp_path / "other.ccl"
        os.link(path, other)
        for name in (path, other):
            with pytest.raises(StoreError, match="has several names"):
                Store.open(name, driver=driver)
        other.unlink()
        Store.open(path, driver=driver).close()

    def test_through_a_link_the_same_pages_are_found_and_erased(self, path, driver, tmp_path):
        (tmp_path / "near").mkdir()
        link = tmp_path / "near" / "link.ccl"
        link.symlink_to(path)
        with Store.open(link, driver=driver) as store:
            name = store.blobs.put(b"a page")
            assert store.path == path
        with Store.open(path, driver=driver) as store:
            assert name in store.blobs
        assert [entry.name for entry in (tmp_path / "near").iterdir()] == ["link.ccl"]


class TestForks:
    PROGRAM = """
import os, sys
from counterclaim import Claim, Store, store as stores
driver = getattr(stores, sys.argv[2] + "_driver")()
store = Store.open(sys.argv[1], driver=driver)
with store.revise(by="desk", reason="x") as change:
    change.add_all(Claim(id=f"n{n}", text="x" * 500) for n in range(3000))
    child = os.fork()
    if child == 0:
        try:
            store.case()
        except RuntimeError as error:
            print(error)
        store.close()
        sys.exit(3)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 3
print(store.verify().ok, len(store))
"""

    def test_a_child_leaves_the_store_to_its_parent(self, path, driver):
        done = subprocess.run(
            [sys.executable, "-c", self.PROGRAM, str(path), driver.name], capture_output=True, text=True
        )
        assert done.stderr.replace("\n", "").count("Traceback") == 0, done.stderr
        assert "is open in the process that this one was forked from" in done.stdout
        assert done.stdout.strip().endswith("True 3001")


class TestKeys:
    def test_two_that_open_a_new_store_with_keys_of_their_own_do_not_both_seal(self, tmp_path, driver):
        path = tmp_path / "keys.ccl"
        Store.create(path, driver=driver).close()
        source = UnnamedSource(id="a", name="A", identity=Protected("Ada Example"))
        first = Store.open(path, driver=driver, sealing_key=new_sealing_key())
        second = Store.open(path, driver=driver, sealing_key=new_sealing_key())
        with first, second:
            with first.revise(by="d", reason="r") as change:
                change.add(source)
            with (
                pytest.raises(SealedValueError, match="was sealed with the key"),
                second.revise(by="d", reason="r") as change,
            ):
                change.add(attrs.evolve(source, id="b"))
            assert first.case()["a"] == source

    def test_what_was_not_opened_stays_with_its_record(self, tmp_path, driver):
        path, key = tmp_path / "keys.ccl", new_sealing_key()
        ada = UnnamedSource(id="a", name="A", identity=Protected("Ada Example"))
        bea = UnnamedSource(id="b", name="B", identity=Protected("Bea Example"))
        with (
            Store.create(path, driver=driver, sealing_key=key) as store,
            store.revise(by="d", reason="r") as change,
        ):
            change.add_all([ada, bea])
        with Store.open(path, driver=driver) as store, store.revise(by="d", reason="r") as change:
            with pytest.raises(SealedValueError, match="can stay with its record and go nowhere else"):
                change.replace(attrs.evolve(store["b"], identity=store["a"].identity))
            with pytest.raises(SealedValueError, match="go nowhere else"):
                change.add(attrs.evolve(store["a"], id="c"))
            change.replace(attrs.evolve(store["b"], name="Bea's friend"))
        with Store.open(path, driver=driver, sealing_key=key) as store:
            assert store["b"] == attrs.evolve(bea, name="Bea's friend")

    def test_a_value_that_stays_the_same_is_not_sealed_again(self, tmp_path, driver):
        path, key = tmp_path / "keys.ccl", new_sealing_key()
        ada = UnnamedSource(id="a", name="A", identity=Protected("Ada Example"))
        with Store.create(path, driver=driver, sealing_key=key) as store:
            with store.revise(by="d", reason="r") as change:
                change.add(ada)
            with store.revise(by="d", reason="r") as change:
                change.replace(attrs.evolve(ada, name="Another name"))
        with Store.open(path, driver=driver) as store:
            first, second = (version.record for version in store.history("a"))
            assert first.identity == second.identity


@pytest.mark.parametrize(("by", "reason", "key"), [(None, "x", None), ("x", 5, None), ("x", "y", 7)])
def test_who_and_why_are_texts(path, driver, by, reason, key):
    with (
        Store.open(path, driver=driver) as store,
        pytest.raises(ValueError, match="is a text that says"),
        store.revise(by=by, reason=reason, key=key),
    ):
        pass


def test_a_copy_of_the_file_is_a_store_of_its_own(path, driver, tmp_path):
    shutil.copy(path, tmp_path / "copy.ccl")
    with Store.open(tmp_path / "copy.ccl", driver=driver) as store:
        assert store.verify().ok
