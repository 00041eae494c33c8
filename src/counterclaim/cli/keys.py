"""The key that protected values of a store are sealed with, as commands are given it."""

from __future__ import annotations

import argparse

__all__ = ["add_protected", "add_sealing_key", "sealing_key_of"]


def add_protected(parser: argparse.ArgumentParser) -> None:
    """Add the options for what becomes of protected values, and for the key of those in a store."""
    parser.add_argument(
        "--protected",
        choices=("refuse", "mask", "keep"),
        default="refuse",
        help="what becomes of protected values, as the identity of an unnamed source: refuse to write them "
        "(usual), mask them, or keep them",
    )
    add_sealing_key(parser)


def add_sealing_key(parser: argparse.ArgumentParser) -> None:
    """Add the option for the file of the key."""
    parser.add_argument(
        "--sealing-key",
        metavar="FILE",
        help="the file with the key that protected values of the store are sealed with",
    )


def sealing_key_of(arguments: argparse.Namespace) -> bytes | None:
    """
    Return the key that *arguments* name, `None` where they name none.

    Raises:
        FileAccessError: The file cannot be read, or holds no key.
    """
    name = getattr(arguments, "sealing_key", None)
    if name is None:
        return None
    from counterclaim.files import read_sealing_key

    return read_sealing_key(name)
