"""A store as plain files, a store made of them, and the program that checks them without the library."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings

from counterclaim.codec import Codec
from counterclaim.errors import ProtectedValueError
from counterclaim.model import Snapshot, UnnamedSource
from counterclaim.store import (
    Checkpoint,
    DamagedStoreError,
    SealedValueError,
    Store,
    StoreError,
    check_export,
    new_sealing_key,
)
from counterclaim.store.merkle import EMPTY_ROOT
from counterclaim.strategies import record_sets
from counterclaim.values import Protected
from store.helpers import (
    LEAK,
    PAPER,
    PETRA,
    POLICE,
    add,
    claims,
    log_of,
    names_beside,
    put,
    remove,
    views_of,
    where_is,
)

PAGE = b"<html>page</html>"


def grow(store, more=20):
    """Do a bit of everything; return a checkpoint after each."""
    taken = [store.checkpoint()]
    add(store, POLICE, PAPER, LEAK, PETRA, key="first")
    taken.append(store.checkpoint())
    put(store, attrs.evolve(POLICE, name="Police \u2028 of\nBelgrade"))
    remove(store, "paper")
    add(store, PAPER, Snapshot(id="s", document="d", sha256=store.blobs.put(PAGE)))
    taken.append(store.checkpoint())
    store.erase("petra", by="desk", reason="asked")
    store.erase(words="leak", by="desk", reason="asked")
    add(store, *claims(more))
    return [*taken, store.checkpoint()]


@pytest.fixture(scope="module")
def once(tmp_path_factory):
    """Exports a store the first time that it is asked over one way to SQLite."""

    made = {}

    def export(driver):
        if driver.name in made:
            return made[driver.name]
        folder = tmp_path_factory.mktemp("exports")
        with Store.create(folder / "case.ccl", driver=driver) as store:
            taken = grow(store)
            store.export(folder / "out")
        return made.setdefault(driver.name, (folder / "out", taken))

    return export


@pytest.fixture
def exported(once, driver, tmp_path):
    """The folder of an export, to do with as one likes, and the checkpoints that were taken of the store."""
    folder, taken = once(driver)
    shutil.copytree(folder, tmp_path / "out")
    return tmp_path / "out", taken


@pytest.fixture
def both(store, tmp_path):
    """A store of more than one tile, the folder that it was exported to, and its checkpoints."""
    taken = grow(store, more=300)
    store.export(tmp_path / "out")
    return store, tmp_path / "out", taken


def lines_of(folder):
    return (folder / "log.jsonl").read_text(encoding="utf-8").split("\n")[:-1]


def check(folder):
    """Run the program that lies in *folder*, without this library or anything else that is installed."""
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(folder / "check_export.py")],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


class TestExporting:
    def test_writes_plain_files(self, both):
        store, folder, taken = both
        name = next(iter(store.blobs))

        assert sorted(str(each.relative_to(folder)) for each in folder.rglob("*")) == [
            "blobs",
            f"blobs/{name}",
            "check_export.py",
            "checkpoint",
            "log.jsonl",
            "records.jsonl",
        ]
        assert (folder / "blobs" / name).read_bytes() == PAGE
        assert Checkpoint.parse((folder / "checkpoint").read_text()) == store.checkpoint() == taken[-1]

    def test_the_records_are_those_of_now(self, both):
        store, folder, _ = both
        lines = (folder / "records.jsonl").read_bytes().splitlines()

        assert list(map(Codec().loads, lines)) == list(store)

    def test_the_log_is_all_there_ever_was(self, both):
        store, folder, _ = both
        lines, events = list(map(json.loads, lines_of(folder))), log_of(store)

        assert [line["position"] for line in lines] == list(range(len(events)))
        assert [(line["op"], line.get("payload")) for line in lines] == [
            (event.op, event.payload) for event in events
        ]

    def test_returns_the_checkpoint(self, store, tmp_path):
        add(store, POLICE)

        assert store.export(tmp_path / "out") == store.checkpoint()

    def test_what_was_erased_is_not_in_it(self, exported):
        assert where_is("Petra Muster", exported[0] / "log.jsonl") == []

    @pytest.mark.parametrize("name", ["folder", "file"])
    def test_what_is_there_is_not_overwritten(self, store, tmp_path, name):
        (tmp_path / "folder").mkdir()
        (tmp_path / "file").write_text("keep me")

        with pytest.raises(StoreError, match="is there already, and nothing is overwritten"):
            store.export(tmp_path / name)
        assert list((tmp_path / "folder").iterdir()) == []
        assert (tmp_path / "file").read_text() == "keep me"

    def test_a_failure_leaves_nothing(self, store, tmp_path):
        name = store.blobs.put(PAGE)
        (store.blobs.path / name).write_bytes(b"changed")
        before = sorted(tmp_path.iterdir())

        with pytest.raises(DamagedStoreError, match="holds other bytes"):
            store.export(tmp_path / "out")
        assert sorted(tmp_path.iterdir()) == before

    def test_a_folder_that_is_missing_is_told(self, store, tmp_path):
        with pytest.raises(StoreError):
            store.export(tmp_path / "nowhere" / "out")


class TestProtectedValues:
    KEY = new_sealing_key()
    SOURCE = UnnamedSource(id="u", name="An official", identity=Protected("Zuzana K."))

    @pytest.fixture
    def sealed(self, new_store):
        store = new_store(sealing_key=self.KEY)
        add(store, self.SOURCE)
        return store

    def test_are_refused_by_default_and_nothing_is_left(self, sealed, tmp_path):
        before = sorted(tmp_path.iterdir())

        with pytest.raises(ProtectedValueError):
            sealed.export(tmp_path / "out")
        assert sorted(tmp_path.iterdir()) == before

    def test_may_be_masked(self, sealed, tmp_path):
        sealed.export(tmp_path / "out", protected="mask")

        assert where_is("Zuzana", tmp_path / "out" / "log.jsonl") == []

    def test_may_be_kept_in_the_records_and_stay_sealed_in_the_log(self, sealed, tmp_path):
        sealed.export(tmp_path / "out", protected="keep")

        assert where_is("Zuzana", tmp_path / "out" / "log.jsonl") == ["records.jsonl"]
        assert (tmp_path / "out" / "records.jsonl").stat().st_mode & 0o777 == 0o600

    @pytest.mark.parametrize("protected", ["mask", "keep"])
    def test_are_left_out_where_the_records_are_checked(self, sealed, tmp_path, protected):
        sealed.export(tmp_path / "out", protected=protected)
        assert check(tmp_path / "out")[0] == 0

        path = tmp_path / "out" / "records.jsonl"
        path.write_text(path.read_text().replace("An official", "A minister"))
        assert check(tmp_path / "out")[0] == 1

    def test_cannot_be_kept_without_the_key(self, sealed, driver, tmp_path):
        with Store.open(sealed.path, driver=driver) as other, pytest.raises(SealedValueError):
            other.export(tmp_path / "out", protected="keep")
        assert not (tmp_path / "out").exists()

    def test_are_opened_again_by_the_key_after_restoring(self, sealed, driver, tmp_path):
        sealed.export(tmp_path / "out", protected="mask")
        Store.restore(tmp_path / "out", tmp_path / "again.ccl", driver=driver).close()

        assert check(tmp_path / "out")[0] == 0
        with Store.open(tmp_path / "again.ccl", driver=driver, sealing_key=self.KEY) as again:
            assert list(again) == [self.SOURCE]

    def test_another_word_for_it_is_refused(self, sealed, tmp_path):
        with pytest.raises(ValueError, match="'refuse', 'mask', 'keep'"):
            sealed.export(tmp_path / "out", protected="maske")
        assert not (tmp_path / "out").exists()


class TestRestoring:
    def test_makes_the_same_store(self, both, driver, tmp_path):
        store, folder, taken = both
        with Store.restore(folder, tmp_path / "again.ccl", driver=driver) as again:
            assert (log_of(again), views_of(again)) == (log_of(store), views_of(store))
            assert list(again) == list(store)
            assert again.origin == store.origin
            assert again.journal_mode == store.journal_mode
            assert again.verify(*taken).held == tuple(taken)
            assert all(again.prove_consistency(checkpoint).holds for checkpoint in taken)
            assert list(again.blobs) == list(store.blobs)
            assert again.verify().missing == ()

    def test_goes_on_where_it_was(self, exported, driver, tmp_path):
        folder, taken = exported
        with Store.restore(folder, tmp_path / "again.ccl", driver=driver) as again:
            assert add(again, POLICE, key="first") is None
            assert add(again, PETRA) is not None
            assert again.verify(*taken).ok

    def test_exports_the_same_files(self, exported, driver, tmp_path):
        folder, _ = exported
        with Store.restore(folder, tmp_path / "again.ccl", driver=driver) as again:
            again.export(tmp_path / "out2")

        for each in folder.rglob("*"):
            if each.is_file():
                assert (tmp_path / "out2" / each.relative_to(folder)).read_bytes() == each.read_bytes()

    def test_the_records_are_not_needed(self, exported, driver, tmp_path):
        folder, _ = exported
        (folder / "records.jsonl").unlink()
        (folder / "check_export.py").unlink()
        shutil.rmtree(folder / "blobs")

        with Store.restore(folder, tmp_path / "again.ccl", driver=driver) as again:
            assert again.verify().missing != ()

    def test_an_earlier_checkpoint_will_do(self, exported, driver, tmp_path):
        folder, taken = exported
        (folder / "checkpoint").write_text(taken[1].text)

        with Store.restore(folder, tmp_path / "again.ccl", driver=driver) as again:
            assert again.checkpoint() == taken[-1]

    def test_a_file_that_is_there_is_not_overwritten(self, exported, driver, tmp_path):
        (tmp_path / "again.ccl").write_text("keep me")

        with pytest.raises(StoreError, match="is there already"):
            Store.restore(exported[0], tmp_path / "again.ccl", driver=driver)
        assert (tmp_path / "again.ccl").read_text() == "keep me"

    @pytest.mark.parametrize("missing", ["checkpoint", "log.jsonl"])
    def test_a_folder_that_is_not_whole_is_told(self, exported, driver, tmp_path, missing):
        (exported[0] / missing).unlink()

        self.refused(exported[0], driver, tmp_path, StoreError)

    @pytest.mark.parametrize(
        "text", ["", "x", "a\n5\n\n", "a\nfive\nAAAA\n", "\xff\n", "a\n-1\n" + "A" * 43 + "=\n"]
    )
    def test_a_checkpoint_that_is_none_is_told(self, exported, driver, tmp_path, text):
        (exported[0] / "checkpoint").write_text(text, encoding="latin-1")

        self.refused(exported[0], driver, tmp_path, StoreError)

    def test_a_checkpoint_of_another_store_is_told(self, exported, driver, tmp_path):
        folder, taken = exported
        (folder / "checkpoint").write_text(attrs.evolve(taken[-1], origin="newsroom.example/other").text)

        message = self.refused(folder, driver, tmp_path, DamagedStoreError)
        assert "a checkpoint is of 'newsroom.example/other', and this store is" in message

    def test_damaged_bytes_of_a_snapshot_are_told(self, exported, driver, tmp_path):
        next((exported[0] / "blobs").iterdir()).write_bytes(b"changed")

        assert "holds other bytes" in self.refused(exported[0], driver, tmp_path, DamagedStoreError)

    @staticmethod
    def refused(folder, driver, tmp_path, error):
        """Check that nothing is made of *folder*, and that it is the folder that is blamed; return why."""
        (tmp_path / "new").mkdir()
        with pytest.raises(error) as refused:
            Store.restore(folder, tmp_path / "new" / "again.ccl", driver=driver)
        assert refused.value.path.startswith(str(folder))
        assert names_beside(tmp_path / "new" / "again.ccl") == []
        return str(refused.value)


#: A line of the log in the place of the eighth.
HOSTILE = {
    "nothing": b"",
    "no JSON": b"nonsense",
    "half a line": b'{"position": 7, "op": "ad',
    "a list": b"[]",
    "a number": b"5",
    "null": b"null",
    "no fields": b"{}",
    "no position": b'{"revision": 2, "op": "add", "salt": "00", "payload": "{}"}',
    "position null": b'{"position": null, "revision": 2, "op": "add", "salt": "00", "payload": "{}"}',
    "a position twice": b'{"position": 3, "revision": 2, "op": "add", "salt": "00", "payload": "{}"}',
    "a position far off": b'{"position": 7777, "revision": 2, "op": "add", "salt": "00", "payload": "{}"}',
    "a position below zero": b'{"position": -7, "revision": 2, "op": "add", "salt": "00", "payload": "{}"}',
    "a huge position": b'{"position": 99999999999999999999, "revision": 2, "op": "add"}',
    "a number of 9,999 digits": b'{"position": ' + b"9" * 9999 + b"}",
    "a position as text": b'{"position": "7", "revision": 2, "op": "add"}',
    "a position with a point": b'{"position": 7.0, "revision": 2, "op": "add"}',
    "true": b'{"position": true, "revision": 2, "op": "add"}',
    "NaN": b'{"position": NaN, "revision": 2, "op": "add"}',
    "an op as a list": b'{"position": 7, "revision": 2, "op": ["add"]}',
    "an unknown op": b'{"position": 7, "revision": 2, "op": "drop", "salt": "00", "payload": "{}"}',
    "no op": b'{"position": 7, "revision": 2, "salt": "00", "payload": "{}"}',
    "a payload as an object": b'{"position": 7, "revision": 2, "op": "add", "salt": "00", "payload": {}}',
    "a payload as a number": b'{"position": 7, "revision": 2, "op": "add", "salt": "00", "payload": 5}',
    "half a surrogate pair": b'{"position": 7, "revision": 2, "op": "add", "payload": "\\ud800"}',
    "salt as text": b'{"position": 7, "revision": 2, "op": "add", "salt": "zz", "payload": "{}"}',
    "salt as a number": b'{"position": 7, "revision": 2, "op": "add", "salt": 5, "payload": "{}"}',
    "salt as a list": b'{"position": 7, "revision": 2, "op": "add", "salt": [], "payload": "{}"}',
    "salt too long": b'{"position": 7, "revision": 2, "op": "add", "salt": "'
    + b"00" * 999
    + b'", "payload": "{}"}',
    "deep nesting": b"[" * 100_000,
    "deep nesting inside": b'{"position": 7, "revision": 2, "op": "add", "payload": "'
    + b"[" * 100_000
    + b'", "salt": "00"}',
    "no UTF-8": b'{"position": 7, "op": "\xff"}',
    "UTF-16": '{"position": 7}'.encode("utf-16"),
    "a byte order mark": b'\xef\xbb\xbf{"position": 7}',
    "null bytes": b"\0" * 99,
    "a revision far off": b'{"position": 7, "revision": 99, "op": "revise", "salt": "00", "payload": "{}"}',
    "erasing what is not there": b'{"position": 7, "revision": 2, "op": "erase", "salt": "00", '
    b'"payload": "{\\"erased\\": {\\"erased:0\\": [99999]}, \\"redacted\\": {}}"}',
    "erasing nonsense": b'{"position": 7, "revision": 2, "op": "erase", "salt": "00", '
    b'"payload": "{\\"erased\\": [[[]]], \\"redacted\\": 5}"}',
    "erasing lists": b'{"position": 7, "revision": 2, "op": "erase", "salt": "00", '
    b'"payload": "{\\"erased\\": {\\"x\\": [[]]}, \\"redacted\\": {}}"}',
}


class TestHostileLogs:
    @pytest.mark.parametrize("line", HOSTILE)
    def test_nothing_is_made_of_it(self, exported, driver, tmp_path, line):
        folder, _ = exported
        lines = [line.encode() for line in lines_of(folder)]
        (folder / "log.jsonl").write_bytes(b"\n".join([*lines[:7], HOSTILE[line], *lines[8:], b""]))

        TestRestoring.refused(folder, driver, tmp_path, DamagedStoreError)
        assert check(folder)[0] == 1

    @pytest.mark.parametrize(
        "log",
        [b"", b"\n", b"\n\n\n", b"{}\n", b"\x00" * 5000, b'{"position": 0, "revision": 0, "op": "create"}\n'],
    )
    def test_nor_of_no_log_at_all(self, exported, driver, tmp_path, log):
        folder, _ = exported
        (folder / "log.jsonl").write_bytes(log)

        TestRestoring.refused(folder, driver, tmp_path, DamagedStoreError)

    def test_nor_of_none_that_its_checkpoint_agrees_with(self, exported, driver, tmp_path):
        """An empty log has a root as well."""
        folder, taken = exported
        (folder / "log.jsonl").write_bytes(b"")
        (folder / "checkpoint").write_text(attrs.evolve(taken[0], size=0, root=EMPTY_ROOT).text)

        TestRestoring.refused(folder, driver, tmp_path, DamagedStoreError)

    def test_nor_of_one_that_does_not_say_which_store_it_is(self, exported, driver, tmp_path):
        folder, _ = exported
        lines = lines_of(folder)
        (folder / "log.jsonl").write_text("\n".join([lines[0].replace("origin", "0rigin"), *lines[1:], ""]))

        TestRestoring.refused(folder, driver, tmp_path, DamagedStoreError)

    def test_nor_of_a_folder_in_its_place(self, exported, driver, tmp_path):
        folder, _ = exported
        (folder / "log.jsonl").unlink()
        (folder / "log.jsonl").mkdir()

        TestRestoring.refused(folder, driver, tmp_path, DamagedStoreError)


#: What is done to the line of each event in turn.
CHANGES = {
    "left out": lambda line: None,
    "twice": lambda line: f"{line}\n{line}",
    "another position": lambda line: altered(line, position=lambda value: value + 1),
    "another revision": lambda line: altered(line, revision=lambda value: value + 1),
    "another op": lambda line: altered(line, op=lambda value: "add" if value != "add" else "replace"),
    "another place": lambda line: altered(line, place=lambda value: 77_777),
    "another link": lambda line: altered(line, previous=lambda value: 1 if value != 1 else 2),
    "another salt": lambda line: altered(line, salt=lambda value: "00" * 16),
    "another payload": lambda line: altered(line, payload=lambda value: (value or "{}") + " "),
    "something sealed": lambda line: altered(line, sealed=lambda value: "{}"),
    "another commitment": lambda line: altered(line, commitment=lambda value: "00" * 32),
    "no payload": lambda line: altered(line, payload=lambda value: None if value else "{}"),
    "no salt": lambda line: altered(line, salt=lambda value: None if value else "00" * 16),
}


def altered(line, **changes):
    fields = json.loads(line)
    for name, change in changes.items():
        fields[name] = change(fields.get(name))
    return json.dumps(
        {name: value for name, value in fields.items() if value is not None}, ensure_ascii=False
    )


#: What is done to the lines of the records.
OTHER_RECORDS = {
    "one is missing": lambda lines: lines[1:],
    "one is there twice": lambda lines: [*lines, lines[0]],
    "one is made up": lambda lines: [*lines, '{"type": "claim", "id": "x", "text": "x"}'],
    "another name": lambda lines: [lines[0].replace("Police", "Polite"), *lines[1:]],
    "a field twice": lambda lines: [lines[0].replace('"name"', '"name": "Someone else", "name"'), *lines[1:]],
    "a field more": lambda lines: [lines[0][:-1] + ', "tags": ["x"]}', *lines[1:]],
    "a list": lambda lines: [*lines, "[]"],
    "deep nesting": lambda lines: [*lines, "[" * 100_000],
    "no JSON": lambda lines: [*lines, ""],
    "none at all": lambda lines: [],
}


class TestTheProgram:
    def test_says_that_all_is_well(self, exported):
        folder, taken = exported
        status, said = check(folder)

        assert status == 0
        size, origin = taken[-1].size, taken[-1].origin
        assert said.splitlines() == [
            f"{origin}: the first {size} of {size} events are those that the checkpoint says",
            f"{origin}: records.jsonl is what the log has as current (24)",
            f"{origin}: the files in blobs are what they are named for (1)",
        ]

    def test_says_so_of_every_checkpoint_that_was_kept(self, exported):
        folder, taken = exported
        for checkpoint in taken:
            (folder / "checkpoint").write_text(checkpoint.text)
            status, said = check(folder)
            assert status == 0
            assert f"the first {checkpoint.size} of {taken[-1].size} events" in said

    def test_needs_nothing_else_in_the_folder(self, exported, tmp_path):
        folder, _ = exported
        bare = tmp_path / "bare"
        bare.mkdir()
        for name in ("checkpoint", "log.jsonl"):
            shutil.copy(folder / name, bare / name)

        done = subprocess.run(
            [sys.executable, "-I", "-S", str(folder / "check_export.py"), str(bare)], check=False
        )
        assert done.returncode == 0

    @pytest.mark.parametrize("change", CHANGES)
    def test_says_that_any_changed_line_is_wrong(self, store, tmp_path, change):
        grow(store, more=0)
        folder = tmp_path / "out"
        store.export(folder)
        main, lines = namespace_of(folder)["main"], lines_of(folder)
        for at, line in enumerate(lines):
            if change == "another place" and "payload" not in json.loads(line):
                continue  # where an erased record stood follows from nothing else
            new = CHANGES[change](line)
            assert new != line
            changed = [*lines[:at], *([] if new is None else [new]), *lines[at + 1 :], ""]
            (folder / "log.jsonl").write_text("\n".join(changed), encoding="utf-8")
            assert isinstance(main(folder), str), line
        (folder / "log.jsonl").write_text("\n".join([*lines, ""]), encoding="utf-8")
        assert main(folder) == 0

    def test_says_that_another_checkpoint_is_wrong(self, exported):
        folder, taken = exported
        (folder / "checkpoint").write_text(attrs.evolve(taken[1], root=bytes(32)).text)
        status, said = check(folder)

        assert status == 1
        assert f"the first {taken[1].size} events are not those that the checkpoint says" in said

    def test_says_that_the_end_was_cut_off(self, exported):
        folder, taken = exported
        (folder / "log.jsonl").write_text("\n".join([*lines_of(folder)[:-1], ""]))
        status, said = check(folder)

        assert status == 1
        assert f"the checkpoint says {taken[-1].size} events, and the log has {taken[-1].size - 1}" in said

    def test_content_swapped_under_its_commitment_is_told(self, exported):
        """The root is the same then; but no erasure speaks of that event."""
        folder, _ = exported
        lines = lines_of(folder)
        program = namespace_of(folder)
        event = json.loads(lines[2])
        event["commitment"] = program["present"](event).hex()
        event["payload"] = event["payload"].replace("Belgrade", "Zagreb")
        (folder / "log.jsonl").write_text("\n".join([*lines[:2], json.dumps(event), *lines[3:], ""]))
        status, said = check(folder)

        assert status == 1
        assert "event 2 is not what was written, and no erasure says so" in said

    def test_content_of_what_was_erased_cannot_be_made_up(self, exported):
        folder, _ = exported
        lines = lines_of(folder)
        at = next(number for number, line in enumerate(lines) if "payload" not in json.loads(line))
        event = {**json.loads(lines[at]), "payload": '{"type": "claim", "id": "x"}', "salt": "00" * 16}
        (folder / "log.jsonl").write_text("\n".join([*lines[:at], json.dumps(event), *lines[at + 1 :], ""]))

        assert check(folder)[0] == 1

    @pytest.mark.parametrize("change", OTHER_RECORDS)
    def test_says_that_other_records_are_wrong(self, exported, change):
        path = exported[0] / "records.jsonl"
        lines = path.read_text(encoding="utf-8").split("\n")[:-1]
        changed = OTHER_RECORDS[change](lines)
        path.write_text("".join(f"{line}\n" for line in changed), encoding="utf-8")
        status, said = check(exported[0])

        assert changed != lines
        assert status == 1
        assert "records.jsonl is not as it was written: " in said
        assert "Traceback" not in said

    def test_passes_over_the_order_of_the_records(self, exported):
        path = exported[0] / "records.jsonl"
        path.write_bytes(b"".join(reversed(path.read_bytes().splitlines(keepends=True))))

        assert check(exported[0])[0] == 0

    def test_says_that_other_bytes_of_a_snapshot_are_wrong(self, exported):
        (file,) = (exported[0] / "blobs").iterdir()
        (exported[0] / "blobs" / ".DS_Store").write_bytes(b"of somebody who looked")
        assert check(exported[0])[0] == 0

        file.write_bytes(b"changed")
        assert check(exported[0]) == (
            1,
            f"{exported[1][-1].origin}: blobs is not as it was written: the file "
            f"'{file.name}' holds other bytes than it is named for\n",
        )

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "x",
            "a\n5\n",
            "a\nfive\n" + "A" * 43 + "=\n\n",
            "a\n-1\n" + "A" * 43 + "=\n\n",
            "a\n5\nAAAA\n\n",
            "a\n5\n?\n\n",
            "\xff\n",
            "a\x1b\n0\n" + "A" * 43 + "=\n\n",
        ],
    )
    def test_says_that_a_damaged_checkpoint_is_none(self, exported, text):
        (exported[0] / "checkpoint").write_text(text, encoding="latin-1")
        status, said = check(exported[0])

        assert status == 1
        assert said.startswith("the checkpoint cannot be read: ")
        assert "Traceback" not in said

    @pytest.mark.parametrize("name", ["checkpoint", "log.jsonl"])
    def test_says_that_a_file_is_missing(self, exported, name):
        (exported[0] / name).unlink()
        status, said = check(exported[0])

        assert status == 1
        assert "Traceback" not in said

    @settings(max_examples=50)
    @given(record_sets())
    def test_says_that_all_is_well_of_whatever_is_on_record(self, tmp_path_factory, records):
        folder = tmp_path_factory.mktemp("any")
        with Store.create(folder / "case.ccl", sealing_key=TestProtectedValues.KEY) as store:
            with store.revise(by="desk", reason="drawn") as change:
                change.mirror(records)
            store.export(folder / "out", protected="keep")

        assert check_export.main(folder / "out") == 0


def namespace_of(folder: Path):
    """Return what the program in *folder* defines."""
    namespace = {"__name__": "check_export", "__file__": str(folder / "check_export.py")}
    exec(compile((folder / "check_export.py").read_text(), "check_export.py", "exec"), namespace)
    return namespace
