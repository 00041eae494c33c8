"""The files that `counterclaim new` writes, none of which is there yet."""

from __future__ import annotations

import tomllib
from pathlib import Path

from counterclaim.cli.cases import UsageError

__all__ = ["new_target", "with_case_id"]


def new_target(name: str, ending: str, what: str) -> Path:
    """
    Return the path *name* of a new file, *what* it is to be.

    Raises:
        UsageError: It has not the *ending* of one, is no text, is there already, or its folder is not.
    """
    target = Path(name)
    try:
        name.encode()
    except UnicodeEncodeError:  # bytes that are no UTF-8, which the file could not name
        raise UsageError(f"{name}: the name is not in UTF-8; name it otherwise") from None
    if target.suffix.lower() != ending:
        raise UsageError(f"{name}: a {what} ends in {ending}; name it so")
    if target.is_symlink() or target.exists():
        raise UsageError(f"{name} is there already; name another file")
    if not target.parent.is_dir():
        raise UsageError(f"{name}: there is no such folder to write it to")
    return target


def with_case_id(text: str, name: str) -> str:
    """Return the case file *text* for a file called *name*, after which a case is named without an id."""
    taken = {id for table in tomllib.loads(text).values() for id in table}
    return text.replace("[case]\n", f'[case]\nid = "the-{name}-case"\n', 1) if name in taken else text
