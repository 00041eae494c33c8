"""
A disk that loses its power.

What was written since a file was last synced may be on the disk or not, in any order, and of one write only
some of its sectors. A name is on the disk once its file was synced; a deletion, once its folder was synced.
"""

from attrs import define, field

SECTOR = 512
#: How likely it is that a write since the last sync is there as a whole; of others, half are in parts.
_KEPT = (0.0, 0.2, 0.5, 0.8, 1.0)


@define(eq=False)
class Node:
    """A file, under whatever name: what is on the disk, and what may not be there yet."""

    durable: bytes = b""
    pending: list = field(factory=list)

    def write(self, offset, data):
        self.pending.append((offset, bytes(data)))

    def truncate(self, size):
        self.pending.append((size, None))

    def sync(self):
        data = bytearray(self.durable)
        for change in self.pending:
            _apply(data, *change)
        self.durable, self.pending = bytes(data), []

    def after_cut(self, rng):
        """Return what is there when the power comes back."""
        data = bytearray(self.durable)
        likely = rng.choice(_KEPT)
        for offset, written in self.pending:
            if rng.random() < likely:
                _apply(data, offset, written)
            elif written is not None and rng.random() < 0.5:
                _apply_torn(data, offset, written, rng)
        return bytes(data)


def _apply(data, offset, written):
    if written is None:
        del data[offset:]
        return
    data.extend(bytes(max(0, offset - len(data))))
    data[offset : offset + len(written)] = written


def _apply_torn(data, offset, written, rng):
    """Write some sectors; where the file had to grow for it, others hold what the disk held there before."""
    grown = len(data)
    for start in range(0, len(written), SECTOR):
        sector = written[start : start + SECTOR]
        if rng.random() < 0.5:
            _apply(data, offset + start, sector)
        elif offset + start >= grown and rng.random() < 0.5:
            _apply(data, offset + start, rng.randbytes(len(sector)))


class Disk:
    """
    The files of a folder, by name, as programs see them and as they are on the disk.

    Cuts are taken at *cuts* of the moments at which something happens, all of them as likely, each time as
    what would be there after a cut just then, together with what *witness* returned at that moment.
    """

    def __init__(self, rng, cuts, witness):
        self._rng = rng
        self._wanted = cuts
        self._witness = witness
        self._seen = {}
        self._durable = {}
        self.moments = 0
        self.cuts = []

    def load(self, folder):
        """Begin with the files of *folder*, all of them on the disk."""
        for path in folder.iterdir():
            if path.is_file() and not path.name.endswith(("-shm", "-queue")):
                self._seen[path.name] = self._durable[path.name] = Node(path.read_bytes())

    def open(self, name):
        """Return the file under *name*; it is made where there is none."""
        if name not in self._seen:
            self._seen[name] = Node()
            self.tick()
        return self._seen[name]

    def sync(self, name, node):
        self.tick()
        node.sync()
        if self._seen.get(name) is node:
            self._durable[name] = node
        self.tick()

    def delete(self, name, *, synced):
        self._seen.pop(name, None)
        self.tick()
        if synced:
            self._durable.pop(name, None)
            self.tick()

    def tick(self):
        """Let one moment pass; perhaps the power is cut in it."""
        self.moments += 1
        if len(self.cuts) < self._wanted:
            self.cuts.append(self._cut())
        elif (place := self._rng.randrange(self.moments)) < self._wanted:
            self.cuts[place] = self._cut()

    def _cut(self):
        return self._witness(), self._image()

    def _image(self):
        image = {}
        for name in sorted(self._seen.keys() | self._durable.keys()):
            node = self._rng.choice((self._seen.get(name), self._durable.get(name)))
            if node is not None:
                image[name] = node.after_cut(self._rng)
        return image
