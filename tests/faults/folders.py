"""What a folder holds, to the byte; and doing something in it as somebody who may do little."""

import hashlib
import os
import stat
import tempfile
from pathlib import Path

from faults.children import told

NOBODY = 65534


def held_by(folder):
    """Return a hash, or what else it is, for everything in *folder*, by name."""
    return {str(path.relative_to(folder)): _what(path) for path in sorted(folder.rglob("*"))}


def _what(path):
    mode = path.lstat().st_mode
    if stat.S_ISREG(mode):
        return hashlib.sha256(path.read_bytes()).hexdigest()
    return str(stat.S_IFMT(mode))


def folder_of_all():
    """Return a temporary folder that everybody may enter, unlike `tmp_path`; use it in a `with` block."""
    folder = tempfile.TemporaryDirectory(prefix="faults-")
    Path(folder.name).chmod(0o755)
    return folder


def as_nobody(work):
    """Run *work* in a process of a user who owns nothing; return the lines that it tells."""

    def dropped(tell):
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
        work(tell)

    return told(dropped)
