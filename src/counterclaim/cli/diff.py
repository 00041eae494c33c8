"""`counterclaim diff`: what changed between two moments of a store, or between two cases."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from counterclaim.cli.cases import (
    UsageError,
    check_standard_input,
    format_chosen,
    read_usable,
)
from counterclaim.cli.delivering import add_delivery, deliver_report
from counterclaim.cli.keys import add_sealing_key, sealing_key_of
from counterclaim.cli.words import moment

if TYPE_CHECKING:
    from counterclaim.case import Case, Difference
    from counterclaim.model import Record

__all__ = ["DESCRIPTION", "SUMMARY", "add_arguments", "run"]

SUMMARY = "show what changed between two moments of a store, or between two cases"
DESCRIPTION = (
    "Show which records were added, removed and replaced, and which fields changed: between two moments of "
    "a store, or from one case to another. A moment is a day, a time with its zone, or the number of a "
    "revision."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("case", nargs="+", metavar="CASE", help="one store, or two cases in any form")
    parser.add_argument("--since", type=moment, metavar="MOMENT", help="the earlier moment of the store")
    parser.add_argument(
        "--until", type=moment, metavar="MOMENT", help="the later one; now where it is not given"
    )
    parser.add_argument(
        "--effects",
        action="store_true",
        help="show as well what that does to the dispute: what stands otherwise, what has other independent "
        "sources, and which conflicts are new or gone",
    )
    add_delivery(parser)
    add_sealing_key(parser)


def run(arguments: argparse.Namespace) -> int:
    """Show what changed."""
    form = format_chosen(arguments)
    from counterclaim.report import difference_report, effect_rows

    changed, states = _difference(arguments)
    effects = (
        effect_rows(
            *states,
            language=arguments.language,
            vocabulary=arguments.vocabulary,
            rules=arguments.rules,
        )
        if states
        else ()
    )
    report = difference_report(changed, effects=effects, language=arguments.language)
    deliver_report(report, form, arguments)
    return 0


def _difference(arguments: argparse.Namespace) -> tuple[Difference, tuple[Case, Case] | None]:
    """Return what changed, and the two states where what it does is asked for as well."""
    if len(arguments.case) == 1:
        return _of_store(arguments)
    if len(arguments.case) > 2 or arguments.since is not None or arguments.until is not None:
        raise UsageError("name two cases, or one store with --since")
    from counterclaim.case import difference

    check_standard_input(arguments)
    earlier, later = (read_usable([name], arguments).case for name in arguments.case)
    changed = difference(_with_id_of(later, earlier), later)
    return changed, (earlier, later) if arguments.effects else None


def _with_id_of(later: Case, earlier: Case) -> Iterator[Record]:
    """Yield the records of *earlier*; what it says of itself gets the id that *later* gives itself."""
    from attrs import evolve

    from counterclaim.model import CaseInfo

    before, after = earlier.of_type(CaseInfo), later.of_type(CaseInfo)
    # A case file that states no id has that of its file name, which is another and no change.
    alone = len(before) == len(after) == 1 and before[0].id not in later and after[0].id not in earlier
    for record in earlier:
        yield evolve(record, id=after[0].id) if alone and record is before[0] else record


def _of_store(arguments: argparse.Namespace) -> tuple[Difference, tuple[Case, Case] | None]:
    if arguments.since is None:
        raise UsageError("name two cases, or say --since of one store")
    from counterclaim.store import Store

    with Store.open(arguments.case[0], sealing_key=sealing_key_of(arguments)) as store:
        changed = store.diff(arguments.since, arguments.until)
        if not arguments.effects:
            return changed, None
        return changed, (store.case(known_at=arguments.since), store.case(known_at=arguments.until))
