"""
Checks the log of an exported store against its checkpoint. Needs nothing but Python 3.11.

    python check_export.py [FOLDER]

FOLDER holds `log.jsonl` and `checkpoint`; it is that of this program where it is not given. Prints what is
wrong and ends with 1, or ends with 0. A checkpoint that was kept elsewhere can be put in the place of the one
in the folder.

How it is done: the leaf of an event is the text "REVISION OP " and the 32 bytes of its commitment, which is
HMAC-SHA256 of its payload under its salt; what is sealed follows the payload behind a line feed. Where an
event was erased, or had words taken out, the line says the commitment. The root is that of the Merkle tree
over these leaves (RFC 9162, section 2.1), and stands in the third line of the checkpoint in Base64.
"""

import base64
import hashlib
import hmac
import json
import sys
from pathlib import Path
from typing import Any


def sha256(*parts: bytes) -> bytes:
    return hashlib.sha256(b"".join(parts)).digest()


def commitment_of(event: dict[str, Any]) -> bytes:
    if "commitment" in event:
        return bytes.fromhex(event["commitment"])
    data: str = event["payload"]
    if "sealed" in event:
        data += "\n" + event["sealed"]
    return hmac.digest(bytes.fromhex(event["salt"]), data.encode(), "sha256")


def leaf_of(event: dict[str, Any]) -> bytes:
    return sha256(b"\x00", f"{event['revision']} {event['op']} ".encode(), commitment_of(event))


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


def main(folder: Path) -> str | int:
    origin, size, root, *_ = (folder / "checkpoint").read_text(encoding="utf-8").split("\n")
    with (folder / "log.jsonl").open(encoding="utf-8", newline="\n") as lines:
        leaves = [leaf_of(json.loads(line)) for line in lines]
    if len(leaves) < int(size):
        return f"{origin}: the checkpoint says {size} events, and the log has {len(leaves)}"
    if root_of(leaves[: int(size)]) != base64.b64decode(root):
        return f"{origin}: the first {size} events are not those that the checkpoint says"
    print(f"{origin}: the first {size} of {len(leaves)} events are those that the checkpoint says")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if sys.argv[1:] else Path(__file__).parent))
