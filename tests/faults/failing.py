"""The layer below SQLite in which writing, syncing, cutting off or deleting fails when it is told to."""

import contextlib

import apsw

NAME = "faults-failing"
IOERR = {
    "write": apsw.SQLITE_IOERR_WRITE,
    "sync": apsw.SQLITE_IOERR_FSYNC,
    "truncate": apsw.SQLITE_IOERR_TRUNCATE,
    "delete": apsw.SQLITE_IOERR_DELETE,
}
READ = {"read": apsw.SQLITE_IOERR_READ}
FULL = {"write": apsw.SQLITE_FULL}


class Faults:
    """
    Counts what is done to files, and lets it fail.

    Attributes:
        count: How much was done since `arm`.
        hits: How much of it failed.
    """

    def __init__(self):
        self.disarm()

    def arm(self, at, codes, *, lasting):
        """Fail what *codes* names from the *at*-th on, from 0; as long as armed where *lasting*."""
        self._at, self._codes, self._lasting = at, codes, lasting
        self.count = self.hits = 0

    def disarm(self):
        self.arm(None, {}, lasting=False)

    def check(self, kind):
        """Count one thing of a *kind* that is about to be done; raise where it fails."""
        if kind not in self._codes or self._at is None:
            return
        number, self.count = self.count, self.count + 1
        if number == self._at or (self._lasting and number > self._at):
            self.hits += 1
            raise apsw.exception_for(self._codes[kind])


class _Files(apsw.VFS):
    def __init__(self, faults):
        self._faults = faults
        super().__init__(NAME, "")

    def xOpen(self, name, flags):  # noqa: N802
        return _File(self._faults, name, flags)

    def xDelete(self, name, sync):  # noqa: N802
        self._faults.check("delete")
        super().xDelete(name, sync)


class _File(apsw.VFSFile):
    def __init__(self, faults, name, flags):
        super().__init__("", name, flags)
        self._faults = faults

    def xWrite(self, data, offset):  # noqa: N802
        self._faults.check("write")
        super().xWrite(data, offset)

    def xRead(self, amount, offset):  # noqa: N802
        self._faults.check("read")
        return super().xRead(amount, offset)

    def xTruncate(self, size):  # noqa: N802
        self._faults.check("truncate")
        super().xTruncate(size)

    def xSync(self, flags):  # noqa: N802
        self._faults.check("sync")  # where it does not fail, it need not be done


@contextlib.contextmanager
def failing_below_sqlite():
    """Register the layer; yield its name, for `apsw_driver`, and its faults."""
    faults = Faults()
    files = _Files(faults)
    try:
        yield NAME, faults
    finally:
        files.unregister()
