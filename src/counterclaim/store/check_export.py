"""
Checks the log of an exported store against its checkpoint. Needs nothing but Python 3.11.

    python check_export.py [FOLDER]

FOLDER holds `log.jsonl` and `checkpoint`; it is that of this program where it is not given. Prints what is
wrong and ends with 1, or ends with 0. A checkpoint that was kept elsewhere can be put in the place of the one
in the folder.

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
    return sha256(b"\x00", f"{event['revision']} {event['op']} ".encode(), commitment)


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


def main(folder: Path) -> str | int:
    origin, size, root, *_ = (folder / "checkpoint").read_text(encoding="utf-8").split("\n")
    try:
        leaves = [leaf_of(event) for event in events_of(folder)]
        check_contents(events_of(folder), *erasures_of(events_of(folder)))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        return f"{origin}: the log is not as it was written: {error}"
    if len(leaves) < int(size):
        return f"{origin}: the checkpoint says {size} events, and the log has {len(leaves)}"
    if root_of(leaves[: int(size)]) != base64.b64decode(root):
        return f"{origin}: the first {size} events are not those that the checkpoint says"
    print(f"{origin}: the first {size} of {len(leaves)} events are those that the checkpoint says")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if sys.argv[1:] else Path(__file__).parent))
