"""`counterclaim verify`: whether a store is whole, and still holds what a checkpoint says."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from counterclaim.cli.cases import (
    UsageError,
    add_format,
    add_output,
    deliver,
    format_chosen,
    refuse_input_as_output,
)
from counterclaim.cli.output import complain
from counterclaim.cli.saving import Saving
from counterclaim.cli.stores import add_store, open_store, say

if TYPE_CHECKING:
    from counterclaim.store import Checkpoint, Verification

__all__ = ["DESCRIPTION", "SUMMARY", "add_arguments", "run"]

SUMMARY = "check that a store is whole, and still holds what a checkpoint says"
DESCRIPTION = (
    "Check the file of a store, its log and all that follows from it, and the bytes of its snapshots; and "
    "that it still holds what was kept elsewhere as a checkpoint. Without one, whoever can write the file "
    "can also make it look right. Exit status 1 where something is wrong."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add_store(parser)
    parser.add_argument(
        "--checkpoint",
        action="append",
        default=[],
        metavar="FILE",
        help="a checkpoint that was kept elsewhere; may be given several times",
    )
    parser.add_argument(
        "--signed-by", metavar="KEY", help="the public key that each checkpoint has to be signed with"
    )
    parser.add_argument(
        "--timestamp", metavar="FILE", help="an RFC 3161 time stamp of the one checkpoint that is given"
    )
    parser.add_argument(
        "--root",
        action="append",
        default=[],
        metavar="FILE",
        help="a certificate (PEM or DER) of an authority that time stamps are believed; may be given several "
        "times",
    )
    parser.add_argument("--save-checkpoint", metavar="FILE", help="write what the store holds now to FILE")
    parser.add_argument("--sign-with", metavar="FILE", help="sign that with the signing key in FILE")
    parser.add_argument(
        "--request-timestamp",
        metavar="FILE",
        help="write an RFC 3161 request for a time stamp of that to FILE",
    )
    add_format(parser, ("table", "json"))
    add_output(parser)


def run(arguments: argparse.Namespace) -> int:
    """Check the store."""
    form = format_chosen(arguments)
    _check_usage(arguments)
    if arguments.output is not None:
        refuse_input_as_output(arguments)
    kept = {name: _read_checkpoint(name) for name in arguments.checkpoint}
    faults = _unsigned(kept, arguments)
    stamped = _stamped(arguments, faults)
    saving = Saving.of(arguments)
    with open_store(arguments) as store:
        found = store.verify(*kept.values())
    problems = [*_told(found, kept), *faults]
    if form == "json":
        deliver(_as_json(found, problems, stamped), arguments)
    else:
        deliver("".join(f"{line}\n" for line in _lines(found, kept, problems, stamped, arguments)), arguments)
    if saving is not None:
        if problems or found.checkpoint is None:
            complain(f"{saving.target} was not written, as something is wrong")
        else:
            saving.save(found.checkpoint)
            say(f"{saving.target} says what the store holds now; keep it elsewhere", arguments)
    return 1 if problems else 0


def _check_usage(arguments: argparse.Namespace) -> None:
    if arguments.timestamp is not None and (len(arguments.checkpoint) != 1 or not arguments.root):
        raise UsageError("--timestamp goes with one --checkpoint, and with the --root of its authority")
    if arguments.root and arguments.timestamp is None:
        raise UsageError("--root goes with the --timestamp that is to be checked")
    if arguments.signed_by is not None and not arguments.checkpoint:
        raise UsageError("--signed-by goes with the --checkpoint that has to be signed")
    if arguments.save_checkpoint is None and (arguments.sign_with or arguments.request_timestamp):
        raise UsageError("say --save-checkpoint FILE as well; that is what is signed and stamped")


def _read_checkpoint(name: str) -> Checkpoint:
    from counterclaim.files import read_small
    from counterclaim.store import Checkpoint, InvalidCheckpointError

    try:
        return Checkpoint.parse(read_small(name).decode())
    except (UnicodeDecodeError, InvalidCheckpointError) as error:
        raise UsageError(f"{name} holds no checkpoint: {error}") from None


def _unsigned(kept: dict[str, Checkpoint], arguments: argparse.Namespace) -> list[str]:
    if arguments.signed_by is None:
        return []
    from counterclaim.store import VerificationKey, is_signed

    key = VerificationKey.from_text(arguments.signed_by)
    return [
        f"{name} is not signed by {key.name}"
        for name, checkpoint in kept.items()
        if not is_signed(checkpoint, key)
    ]


def _stamped(arguments: argparse.Namespace, problems: list[str]) -> str | None:
    """Return when, and by whom, the checkpoint was stamped; where it was not, that is one of *problems*."""
    if arguments.timestamp is None:
        return None
    from counterclaim.files import read_small
    from counterclaim.store import InvalidRootError, InvalidTimestampError, check_timestamp

    (name,) = arguments.checkpoint
    roots = [*map(read_small, arguments.root)]
    try:
        stamp = check_timestamp(read_small(arguments.timestamp), read_small(name), roots=roots)
    except InvalidRootError as error:
        raise UsageError(f"{arguments.root[error.index]} holds no certificate that can be read") from None
    except InvalidTimestampError as error:
        problems.append(f"{arguments.timestamp}: {error}")
        return None
    return f"{stamp.at.isoformat()} by {stamp.authority}"


def _told(found: Verification, kept: dict[str, Checkpoint]) -> list[str]:
    """Return what is wrong with the store; of what concerns a checkpoint, also which file that is in."""
    lost = [name for name, checkpoint in kept.items() if checkpoint not in found.held]
    about = [problem for problem in found.problems if problem.code == "checkpoint"]
    # There is one for each that is not held, in their order, unless they were too many to tell each.
    names = iter(lost if len(lost) == len(about) else ())
    return [
        f"{name}: {problem}" if problem.code == "checkpoint" and (name := next(names, None)) else str(problem)
        for problem in found.problems
    ]


def _lines(
    found: Verification,
    kept: dict[str, Checkpoint],
    problems: list[str],
    stamped: str | None,
    arguments: argparse.Namespace,
) -> list[str]:
    lines = [f"wrong: {problem}" for problem in problems]
    lines += [f"{name}: not held" for name, checkpoint in kept.items() if checkpoint not in found.held]
    if not problems:
        lines.append(f"{arguments.store}: nothing is wrong; {found.events:,} events were checked")
    lines += [
        f"{name}: held; the first {checkpoint.size:,} events are those it says{_taken_out(found, checkpoint)}"
        for name, checkpoint in kept.items()
        if checkpoint in found.held
    ]
    if stamped is not None:
        lines.append(f"{arguments.timestamp}: {arguments.checkpoint[0]} was there on {stamped}")
    if found.missing:
        what = (
            "bytes that snapshots name, as pages, texts and logs, and that are not in the folder of the store"
        )
        lines.append(f"{what}: {len(found.missing):,}")
    if found.checkpoint is not None and not kept and not problems:
        lines.append("no checkpoint was given: that nobody changed all of it together is not shown")
    return lines


def _taken_out(found: Verification, checkpoint: Checkpoint) -> str:
    """Return how many of the events that a *checkpoint* says are no longer there as they were."""
    erased, redacted = (
        sum(position < checkpoint.size for position in positions)
        for positions in (found.erased, found.redacted)
    )
    if not erased and not redacted:
        return ""
    return f" (erased: {erased:,}; with something taken out: {redacted:,})"


def _as_json(found: Verification, problems: list[str], stamped: str | None) -> str:
    from counterclaim.report import json_line

    return (
        json_line(
            {
                "ok": not problems,
                "events": found.events,
                "problems": problems,
                "checkpoint": None if found.checkpoint is None else found.checkpoint.text,
                "held": [checkpoint.text for checkpoint in found.held],
                "timestamp": stamped,
                "missing": found.missing,
                "erased": found.erased,
                "redacted": found.redacted,
            }
        )
        + "\n"
    )
