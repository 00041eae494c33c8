"""What `counterclaim verify` writes: a checkpoint, perhaps signed, and a request to have it time-stamped."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from counterclaim.cli.cases import UsageError

if TYPE_CHECKING:
    from counterclaim.store import Checkpoint, SigningKey

__all__ = ["Saving"]


class Saving(NamedTuple):
    """
    Where a checkpoint is to be saved.

    Attributes:
        target: The file for it, where there is none yet.
        key: What it is signed with, if at all.
        request: The file for the request for a time stamp, where there is none yet.
    """

    target: str
    key: SigningKey | None
    request: str | None

    @classmethod
    def of(cls, arguments: argparse.Namespace) -> Saving | None:
        """
        Return what *arguments* ask to be saved, having checked that it can be, as far as that can be told.

        Raises:
            FileAccessError: A file is there already, or cannot be read.
            InvalidKeyError: What is to sign it is no key.
            MissingExtraError: Signing, or asking for a time stamp, needs a package that is not installed.
            UsageError: Two things would go to one file.
        """
        if arguments.save_checkpoint is None:
            return None
        from counterclaim.files.writing import check_new

        asked = (arguments.save_checkpoint, arguments.request_timestamp, arguments.output)
        written = [name for name in asked if name is not None]
        for name in filter(None, asked[:2]):
            check_new(name)
        if len({*map(os.path.realpath, written)}) < len(written):
            raise UsageError("what is written goes to files of different names; name another one")
        if arguments.request_timestamp is not None:
            from counterclaim.store import timestamp_request

            timestamp_request(b"something")  # tells what is missing for it before the log is read
        return cls(arguments.save_checkpoint, _key(arguments.sign_with), arguments.request_timestamp)

    def save(self, checkpoint: Checkpoint) -> None:
        """
        Write *checkpoint*, and the request for a time stamp of it where that is asked for; both or none.

        Raises:
            FileAccessError: A file is there by now, or cannot be written.
        """
        from counterclaim.files import write_new
        from counterclaim.store import sign, timestamp_request

        if self.key is not None:
            checkpoint = sign(checkpoint, self.key)
        data = checkpoint.text.encode()
        if self.request is not None:
            write_new(self.request, timestamp_request(data))
        try:
            write_new(self.target, data)
        except BaseException:
            if self.request is not None:
                Path(self.request).unlink(missing_ok=True)
            raise


def _key(name: str | None) -> SigningKey | None:
    if name is None:
        return None
    from counterclaim.files import read_small
    from counterclaim.store import SigningKey

    return SigningKey.from_text(read_small(name).decode("ascii", "replace"))
