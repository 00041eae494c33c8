"""The archive that a command looks pages up in."""

from __future__ import annotations

import argparse

from counterclaim.cli.cases import UsageError
from counterclaim.cli.fetching import fetcher_of
from counterclaim.fetch.archives import WAYBACK, Archive, ArchiveClient

__all__ = ["archive_client_of"]


def archive_client_of(arguments: argparse.Namespace) -> ArchiveClient | None:
    """
    Return what asks the archive that *arguments* name, `None` where they name none.

    Raises:
        FileAccessError: The certificates to trust cannot be read.
        UsageError: The address of the archive is none.
    """
    if not arguments.archive and arguments.timegate is None:
        return None
    archive = WAYBACK
    if arguments.timegate is not None:
        try:
            archive = Archive(name="the archive", timegate=arguments.timegate)
        except ValueError:
            message = "--timegate: expected an address as https://archive.example/web/{url}"
            raise UsageError(message) from None
    # It is asked as a service, which its rules for programs that follow links are not about.
    return ArchiveClient(archive, fetcher=fetcher_of(arguments, robots=False))
