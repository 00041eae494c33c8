"""The layer below SQLite through which a store is written to a disk that loses its power."""

import contextlib
import secrets
from pathlib import Path

import apsw

NAME = "faults-power"


class _Files(apsw.VFS):
    def __init__(self, disk):
        self._disk = disk
        super().__init__(NAME, "")

    def xOpen(self, name, flags):  # noqa: N802
        return _File(self._disk, name, flags)

    def xDelete(self, name, sync):  # noqa: N802
        super().xDelete(name, sync)
        self._disk.delete(Path(name).name, synced=sync)


class _File(apsw.VFSFile):
    def __init__(self, disk, name, flags):
        super().__init__("", name, flags)
        path = name.filename() if isinstance(name, apsw.URIFilename) else name
        self._disk = disk
        self._name = None if path is None else Path(path).name
        # Temporary files have no name, and are nobody's after a cut.
        self._node = None if path is None else disk.open(self._name)

    def xWrite(self, data, offset):  # noqa: N802
        super().xWrite(data, offset)
        if self._node is not None:
            self._node.write(offset, data)
            self._disk.tick()

    def xTruncate(self, size):  # noqa: N802
        super().xTruncate(size)
        if self._node is not None:
            self._node.truncate(size)
            self._disk.tick()

    def xSync(self, flags):  # noqa: N802
        if self._node is not None:  # what is below need not be synced: no power is cut in truth
            self._disk.sync(self._name, self._node)


@contextlib.contextmanager
def below_sqlite(disk):
    """Register the layer for *disk*; yield its name, for `apsw_driver`."""
    files = _Files(disk)
    try:
        yield NAME
    finally:
        files.unregister()


@contextlib.contextmanager
def same_salts(rng, monkeypatch):
    """Let what is random in a store come from *rng*, so that the same is written every time."""
    with monkeypatch.context() as patch:
        patch.setattr(secrets, "token_bytes", rng.randbytes)
        patch.setattr(secrets, "token_hex", lambda count: rng.randbytes(count).hex())
        yield
