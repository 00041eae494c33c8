"""What the tables themselves refuse, also to who goes past the library."""

from __future__ import annotations

import pytest

from counterclaim.store import StoreError
from counterclaim.store.schema import APPLICATION_ID, FORMAT_VERSION, expected_schema, written_schema
from store.helpers import LEAK, PETRA, POLICE, add, log_of

ROW = "(3, 1, 'add', 3, NULL, zeroblob(16), '{}', NULL, NULL)"
CHANGES = {
    "update": "UPDATE event SET payload = '{}' WHERE position = 3",
    "update of an erasure": "UPDATE event SET payload = '{}', commitment = zeroblob(32) WHERE op = 'erase'",
    "update of the commitment": "UPDATE event SET commitment = zeroblob(32) WHERE position = 2",
    "update of what was erased back": "UPDATE event SET payload = '{}', commitment = NULL WHERE position = 2",
    "update of the position": "UPDATE event SET position = 77, commitment = zeroblob(32) WHERE position = 3",
    "update of the revision": "UPDATE event SET revision = 77, commitment = zeroblob(32) WHERE position = 3",
    "update of the op": "UPDATE event SET op = 'remove', commitment = zeroblob(32) WHERE position = 3",
    "update of the place": "UPDATE event SET place = 77, commitment = zeroblob(32) WHERE position = 3",
    "update of the link": "UPDATE event SET previous = 1, commitment = zeroblob(32) WHERE position = 3",
    "update of all": "UPDATE event SET salt = NULL",
    "delete": "DELETE FROM event WHERE position = 3",
    "delete of the last": "DELETE FROM event WHERE position = (SELECT max(position) FROM event)",
    "delete of all": "DELETE FROM event",
    "insert or replace": f"INSERT OR REPLACE INTO event VALUES {ROW}",
    "replace": f"REPLACE INTO event VALUES {ROW}",
    "insert": f"INSERT INTO event VALUES {ROW}",
    "upsert": f"INSERT INTO event VALUES {ROW} ON CONFLICT DO UPDATE SET payload = '{{}}'",
    "update or replace": "UPDATE OR REPLACE event SET position = 3 WHERE position = 4",
    "text for a number": "INSERT INTO event VALUES ('x', 1, 'add', NULL, NULL, NULL, NULL, NULL, NULL)",
    "no op": "INSERT INTO event VALUES (77, 1, NULL, NULL, NULL, NULL, NULL, NULL, NULL)",
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_on_record_is_never_changed(store, change):
    add(store, PETRA, POLICE, LEAK)
    store.erase("petra", by="desk", reason="asked")
    before = log_of(store)

    with pytest.raises(StoreError, match="refuses this change"):
        store._session.database.run(CHANGES[change])
    assert log_of(store) == before
    assert store.verify().ok


def test_the_file_says_what_it_is(store):
    header = store.path.read_bytes()[:100]

    assert header[68:72] == b"ccl1" == APPLICATION_ID.to_bytes(4, "big")
    assert int.from_bytes(header[60:64], "big") == FORMAT_VERSION


def test_the_tables_are_those_that_are_expected(store):
    assert written_schema(store._session.database) == expected_schema()
    store.rebuild()
    assert written_schema(store._session.database) == expected_schema()


def test_the_tables_are_indented_as_one_would_write_them(store):
    """Whoever opens the file with other tools reads them."""
    for statement in written_schema(store._session.database):
        lines = statement.split("\n")
        assert lines[0].startswith("CREATE ")
        assert all(line.startswith("    ") for line in lines[1:-1] if len(lines) > 3 and "TABLE" in lines[0])
        assert statement == "\n".join(line.rstrip() for line in lines)
