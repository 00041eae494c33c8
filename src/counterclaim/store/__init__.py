"""
The durable case: one SQLite file that is only appended to, shows what was known when, and can still forget.

`Store` is the way in. Its records are those of `counterclaim.model`; its log is a Merkle tree, of which
checkpoints are kept elsewhere, signed (`signing`) or time-stamped (`timestamps`).
"""

from __future__ import annotations

from counterclaim.store.blobs import BlobFolder
from counterclaim.store.change import Change
from counterclaim.store.checkpoint import Checkpoint, InvalidCheckpointError, Signature
from counterclaim.store.drivers import Driver, apsw_driver, sqlite3_driver
from counterclaim.store.erasing import Erasure
from counterclaim.store.errors import (
    DamagedStoreError,
    ErasureIncompleteError,
    ForeignStoreError,
    LockedStoreError,
    NewerStoreError,
    OutdatedStoreError,
    SealedValueError,
    StoreError,
    StoreWriteError,
)
from counterclaim.store.log import Event, Revision
from counterclaim.store.opening import is_store
from counterclaim.store.proofs import ConsistencyProof, InclusionProof
from counterclaim.store.reading import Version
from counterclaim.store.sealing import new_sealing_key
from counterclaim.store.signing import (
    InvalidKeyError,
    SigningKey,
    VerificationKey,
    is_signed,
    sign,
)
from counterclaim.store.store import Store
from counterclaim.store.timestamps import (
    InvalidRootError,
    InvalidTimestampError,
    Timestamp,
    check_timestamp,
    timestamp_request,
)
from counterclaim.store.verifying import Verification

__all__ = [
    "BlobFolder",
    "Change",
    "Checkpoint",
    "ConsistencyProof",
    "DamagedStoreError",
    "Driver",
    "Erasure",
    "ErasureIncompleteError",
    "Event",
    "ForeignStoreError",
    "InclusionProof",
    "InvalidCheckpointError",
    "InvalidKeyError",
    "InvalidRootError",
    "InvalidTimestampError",
    "LockedStoreError",
    "NewerStoreError",
    "OutdatedStoreError",
    "Revision",
    "SealedValueError",
    "Signature",
    "SigningKey",
    "Store",
    "StoreError",
    "StoreWriteError",
    "Timestamp",
    "Verification",
    "VerificationKey",
    "Version",
    "apsw_driver",
    "check_timestamp",
    "is_signed",
    "is_store",
    "new_sealing_key",
    "sign",
    "sqlite3_driver",
    "timestamp_request",
]
