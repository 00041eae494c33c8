"""`counterclaim new`: a case file or a sheet of claims to begin with."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable

from counterclaim.cli.cases import UsageError
from counterclaim.cli.fetching import add_extractor, add_limits, given_limits
from counterclaim.cli.new_files import new_target, with_case_id
from counterclaim.cli.output import print_data
from counterclaim.cli.stores import say

__all__ = ["DESCRIPTION", "STARTER", "SUMMARY", "add_arguments", "run"]

SUMMARY = "write a case file, a sheet or a key to begin with"
DESCRIPTION = (
    "Write a commented case file to begin with: to FILE, which must not exist yet, or to standard output. "
    "With URL, it is about that page: with what the page states of itself, and its text in a file beside "
    "FILE. Or write a sheet of claims for a spreadsheet, in the same way. Or "
    "write a new key to FILE, which nobody else may read: for the protected values of a store, or to sign "
    "checkpoints with."
)

#: What a URL begins with, and no file on any system.
_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://|https?:", re.IGNORECASE)

STARTER = """\
# A case: who says what, on whose word, and who disputes it. Lines that begin with # are comments.
# Replace what is here with your own story, and look at it with: counterclaim report FILE

[case]
title = "How high is Mount Everest?"
language = "en"                           # in which the claims below are worded
document = "article"                      # where they stand, unless a claim names another document

# Where it was said. The publisher passes on what stands there, without being named again.
[document.article]
kind = "article"
publisher = "bbc"
published = "8 April 2010"
# url = "https://…"
# text = "article.txt"                    # a file beside this one; quotations are then looked up in it

# Who speaks. Also: [person], [group], [unnamed-source]; things that are spoken of: [entity], [place].
[organization]
bbc = {name = "BBC", role = "broadcaster"}
china = {name = "China", role = "government"}
nepal = {name = "Nepal", role = "government"}

[place]
everest = "Mount Everest"

# What the figures are, so that they can be compared. Values: quantity, date, entity, place, text.
[property]
summit-height = {label = "Height of the summit", value = "quantity", unit = "metre"}

# What is said. by: who says it on their own word; "?" where it is passed on and nobody says whose word it is;
# "-" where nobody is on record for it; "document" for the publisher itself. via: through whom, origin first.
[claim.rock-height]
text = "Mount Everest is 8,844 metres high, measured to the rock"
about = "everest"
says = ["everest", "summit-height", "8,844 metres"]
by = "china"
# kind = "accusation"                     # or "prediction", "opinion"; then also: accuses = "…"
# said = "9 October 2005"
# quote = "the very words in the document"

[claim.snow-height]
text = "Mount Everest is 8,848 metres high, with the snow on top"
about = "everest"
says = ["everest", "summit-height", "8,848 metres"]
by = "nepal"

# Who objects. Also: [denial] by the party concerned, [undercut], [qualification], [correction], [retraction].
[dispute.not-the-rock]
targets = "rock-height"
by = "nepal"
instead = "snow-height"
text = "The snow on the summit belongs to the mountain"

# What you want to remember.
[note.agreed]
about = ["rock-height", "snow-height"]
text = "In 2010 both sides accepted that the figures measure different things."
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument(
        "url", nargs="?", metavar="URL", help="a page that is fetched, beginning with https:// or http://"
    )
    parser.add_argument(
        "file",
        nargs="?",
        metavar="FILE",
        help="the file to write; a case file ends in .toml, a sheet in .csv",
    )
    kind = parser.add_mutually_exclusive_group()
    kind.add_argument("--csv", action="store_true", help="write a sheet of claims, one claim a row")
    kind.add_argument(
        "--sealing-key", action="store_true", help="write a key for the protected values of a store"
    )
    kind.add_argument(
        "--signing-key",
        metavar="NAME",
        help="write a key to sign checkpoints with, in the name NAME, and print the public key that goes "
        "with it",
    )
    parser.add_argument(
        "--language", choices=("en", "de"), help="the language of the headings of a sheet (usual: en)"
    )
    add_extractor(parser)
    add_limits(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the file."""
    _settle_url(arguments)
    if arguments.url is not None:
        from counterclaim.cli.new_page import write_about_page

        return write_about_page(arguments)
    if arguments.sealing_key or arguments.signing_key is not None:
        return _write_key(arguments)
    if arguments.csv:
        from counterclaim.formats import table

        text = table.starter(arguments.language or "en")
        _write(arguments, ".csv", "sheet", lambda target: text)
    elif arguments.language is not None:
        raise UsageError("--language is that of the headings of a sheet; say --csv as well")
    else:
        _write(
            arguments,
            ".toml",
            "case file",
            lambda name: STARTER if name is None else with_case_id(STARTER, name),
        )
    return 0


def _settle_url(arguments: argparse.Namespace) -> None:
    """Tell a URL from a file: one argument may be either."""
    if arguments.url is not None and not _URL.match(arguments.url):
        if arguments.file is not None:
            raise UsageError("expected one FILE, or a URL and then a FILE")
        arguments.url, arguments.file = None, arguments.url
    if arguments.url is None:
        given = given_limits(arguments)
        if given:
            raise UsageError(f"{', '.join(given)}: nothing is fetched; name a URL, or leave it out")
    elif arguments.csv or arguments.sealing_key or arguments.signing_key is not None or arguments.language:
        raise UsageError("of a page, a case file is written; leave out the other options")


def _write(
    arguments: argparse.Namespace, ending: str, what: str, text_for: Callable[[str | None], str]
) -> None:
    """Write what *text_for* gives for the name of the file, or without one to standard output."""
    if arguments.file is None:
        print_data(text_for(None))
        return
    target = new_target(arguments.file, ending, what)
    from counterclaim.files import write_text

    write_text(target, text_for(target.stem))


def _write_key(arguments: argparse.Namespace) -> int:
    if arguments.file is None:
        raise UsageError("name the FILE that the key is to be written to; a key is not printed")
    from counterclaim.files import sealing_key_text, write_secret
    from counterclaim.store import SigningKey, new_sealing_key

    if arguments.sealing_key:
        write_secret(arguments.file, sealing_key_text(new_sealing_key()))
        say(
            f"{arguments.file} is the key; keep it, and keep it apart from the store and its copies",
            arguments,
        )
        return 0
    key = SigningKey.generate(arguments.signing_key)
    public = key.verification_key.text
    write_secret(arguments.file, key.text + "\n")
    print_data(public + "\n")
    return 0
