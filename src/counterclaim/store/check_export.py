"""
Checks an exported store against its checkpoint. Needs nothing but Python 3.11.

    python check_export.py [FOLDER]

FOLDER holds `log.jsonl` and `checkpoint`; it is that of this program where it is not given. Prints what is
wrong and ends with 1, or ends with 0. A checkpoint that was kept elsewhere can be put in the place of the one
in the folder.

What it shows: that the log begins with the events that the checkpoint says; that `records.jsonl`, where it is
there, holds the records that are current at the end of the log, no others and none twice, in whatever order;
and that each file in `blobs` has the SHA-256 it is named for. Protected values are sealed in the log, so what
stands for them in `records.jsonl` is not compared. What the log has behind the events of the checkpoint is
only shown to fit together.

How it is done: the leaf of an event is the text "REVISION OP " and the 32 bytes of its commitment, which is
HMAC-SHA256 of its payload under its salt; what is sealed follows the payload behind a line feed. The root is
that of the Merkle tree over these leaves (RFC 9162, section 2.1), and stands in the third line of the
checkpoint in Base64. Where an event was erased, or had words taken out, its line says the commitment, and an
event of the op "erase" names its position; for words, with the commitment to what is left. All else in a line
follows from the events ahead of it: `place` is where the record stands, `previous` the last event before it
that concerns the same record.
"""

import base64
import hashlib
import hmac
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def sha256(*parts: bytes) -> bytes:
    return hashlib.sha256(b"".join(parts)).digest()


def present(event: dict[str, Any]) -> bytes:
    """Return the commitment to what is there."""
    data: str = event["payload"]
    if "sealed" in event:
        data += "\n" + event["sealed"]
    return hmac.digest(bytes.fromhex(event["salt"]), data.encode(), "sha256")


def leaf_of(event: dict[str, Any]) -> bytes:
    commitment = bytes.fromhex(event["commitment"]) if "commitment" in event else present(event)
    prefix = f"{event['revision']} {event['op']} "
    if event["op"] in ("create", "revise"):
        prefix += f"{json.loads(event['payload'])['recorded_at']} "
    return sha256(b"\x00", prefix.encode(), commitment)


def root_of(leaves: list[bytes]) -> bytes:
    stack: list[bytes] = []
    for count, leaf in enumerate(leaves, start=1):
        while count % 2 == 0:
            leaf, count = sha256(b"\x01", stack.pop(), leaf), count // 2
        stack.append(leaf)
    root = stack.pop() if stack else sha256()
    while stack:
        root = sha256(b"\x01", stack.pop(), root)
    return root


def events_of(folder: Path) -> Iterator[dict[str, Any]]:
    with (folder / "log.jsonl").open(encoding="utf-8", newline="\n") as lines:
        for number, line in enumerate(lines):
            event = json.loads(line)
            if event["position"] != number:
                raise ValueError(f"event {event['position']} stands where event {number} should")
            yield event


def erasures_of(events: Iterator[dict[str, Any]]) -> tuple[dict[int, str], dict[int, bytes]]:
    """Return the numbers that stand for erased records, and commitments to what is left, by position."""
    erased: dict[int, str] = {}
    left: dict[int, bytes] = {}
    for event in events:
        if event["op"] == "erase":
            said = json.loads(event["payload"])
            for number, positions in said["erased"].items():
                erased |= dict.fromkeys(positions, number)
            left |= {int(at): bytes.fromhex(commitment) for at, commitment in said["redacted"].items()}
    return erased, left


def check_contents(events: Iterator[dict[str, Any]], erased: dict[int, str], left: dict[int, bytes]) -> None:
    """Raise `ValueError` where an event holds what was not written, or stands where it should not."""
    last: dict[str, tuple[int, int | None]] = {}
    for event in events:
        at, op = event["position"], event["op"]
        if at in erased:
            honest = not event.keys() & {"payload", "salt", "sealed"}
        elif "commitment" in event or at in left:
            honest = "commitment" in event and at in left and left[at] == present(event)
        else:
            honest = True
        if not honest:
            raise ValueError(f"event {at} is not what was written, and no erasure says so")
        previous = place = None
        if op in ("add", "replace", "remove"):
            id = erased.get(at) or json.loads(event["payload"])["id"]
            previous, place = last.get(id, (None, None))
            place = {"add": at, "replace": place, "remove": None}[op]
            place = event.get("place") if at in erased else place
            last[id] = at, place
        if (event.get("previous"), event.get("place")) != (previous, place):
            raise ValueError(f"event {at} is not linked with those before it as it should be")


def current_of(events: Iterator[dict[str, Any]], erased: dict[int, str]) -> dict[str, tuple[Any, bytes]]:
    """Return of each current record, by id, which of its fields are sealed, and a hash of the others."""
    found: dict[str, tuple[Any, bytes]] = {}
    for event in events:
        if event["op"] not in ("add", "replace", "remove") or event["position"] in erased:
            continue
        record = json.loads(event["payload"])
        found.pop(record["id"], None)
        if event["op"] != "remove":
            sealed = frozenset(json.loads(event.get("sealed", "{}")))
            found[record["id"]] = sealed, hash_of(record, sealed)
    return found


def hash_of(record: dict[str, Any], sealed: frozenset[str]) -> bytes:
    return sha256(json.dumps({k: v for k, v in record.items() if k not in sealed}, sort_keys=True).encode())


def once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(dict(pairs)) < len(pairs):
        raise ValueError("a field is there twice")
    return dict(pairs)


def check_records(path: Path, current: dict[str, tuple[Any, bytes]]) -> int:
    """Raise `ValueError` where the file does not hold the *current* records; return how many there are."""
    number, left = 0, dict(current)
    with path.open(encoding="utf-8", newline="\n") as lines:
        for number, line in enumerate(lines, start=1):
            record = json.loads(line, object_pairs_hook=once_each)
            sealed, expected = left.pop(record["id"], (frozenset(), b""))
            if hash_of(record, sealed) != expected:
                raise ValueError(f"line {number} is no record that is current in the log, or is there twice")
    if left:
        raise ValueError(f"the record {min(left)!a} is not there, and is current in the log")
    return number


def check_blobs(folder: Path) -> int:
    """Raise `ValueError` where a file is named for other bytes than it holds; return how many there are."""
    names = [path for path in sorted(folder.iterdir()) if not path.name.startswith(".")]
    for path in names:
        with path.open("rb") as stream:
            if hashlib.file_digest(stream, "sha256").hexdigest() != path.name:
                raise ValueError(f"the file {path.name!a} holds other bytes than it is named for")
    return len(names)


def read_checkpoint(path: Path) -> tuple[str, int, bytes]:
    origin, size, root, _ = path.read_text(encoding="utf-8").split("\n", 3)
    digest = base64.b64decode(root, validate=True)
    if not origin.isprintable() or not size.isascii() or not size.isdigit() or len(digest) != 32:
        raise ValueError("it does not begin with a name, a number and a hash")
    return origin, int(size), digest


def main(folder: Path) -> str | int:
    unreadable = (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError)
    try:
        origin, size, root = read_checkpoint(folder / "checkpoint")
    except unreadable as error:
        return f"the checkpoint cannot be read: {error}"
    try:
        leaves = [leaf_of(event) for event in events_of(folder)]
        erased, left = erasures_of(events_of(folder))
        check_contents(events_of(folder), erased, left)
        current = current_of(events_of(folder), erased)
    except unreadable as error:
        return f"{origin}: the log is not as it was written: {error}"
    if len(leaves) < size:
        return f"{origin}: the checkpoint says {size} events, and the log has {len(leaves)}"
    if root_of(leaves[:size]) != root:
        return f"{origin}: the first {size} events are not those that the checkpoint says"
    said = [f"the first {size} of {len(leaves)} events are those that the checkpoint says"]
    for name in ("records.jsonl", "blobs"):
        path = folder / name
        try:
            if name == "blobs" and path.exists():
                said.append(f"the files in blobs are what they are named for ({check_blobs(path)})")
            elif path.exists():
                said.append(f"records.jsonl is what the log has as current ({check_records(path, current)})")
        except unreadable as error:
            return f"{origin}: {name} is not as it was written: {error}"
    print("\n".join(f"{origin}: {each}" for each in said))
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if sys.argv[1:] else Path(__file__).parent))
