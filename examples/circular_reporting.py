"""
Follow a claim through copies and a circular citation, and see what is left when its origin takes it back.

The story is made up. An agency reports that a bridge was closed. A paper prints the report, an online
encyclopedia has it from the paper, and a magazine from the encyclopedia, which cites the magazine in turn.
Then the agency withdraws its report, and the magazine's own reporter says that she saw it.

Run it with `python examples/circular_reporting.py`; it prints how many independent sources there are, what
stands before and after the retraction, and what one more rebuttal changes.
"""

from datetime import date

from counterclaim import (
    Attribution,
    Case,
    DateSpan,
    Document,
    Organization,
    RebuttalKind,
    as_of,
    assess,
    corroborate,
)
from counterclaim.standing import Standings, turns

#: Who has it from whom, and on which day of March 2021 it was published.
REPORTS = {
    "agency": ((), 1),
    "paper": (("agency",), 2),
    "encyclopedia": (("paper", "magazine"), 2),
    "magazine": (("encyclopedia",), 3),
}


def march(day: int) -> DateSpan:
    """Return a day in March 2021."""
    return DateSpan.day(date(2021, 3, day))


def build_case() -> Case:
    """Return the record up to the retraction."""
    case = Case()
    case.add_claim("The bridge was closed on Monday", id="closed", by=None)
    for source, (relays, day) in REPORTS.items():
        case.add(Organization(id=source, name=f"The {source}", role=source))
        case.add(Document(id=f"{source}-report", publisher=source, published=march(day)))
        case.add(
            Attribution(
                id=f"closed@{source}",
                of="closed",
                source=source,
                relays=tuple(f"closed@{other}" for other in relays),
                first_hand=not relays,
                document=f"{source}-report",
            )
        )
    case.add(Document(id="agency-withdrawal", publisher="agency", published=march(5)))
    case.add_rebuttal(
        "closed@agency",
        id="agency-retraction",
        kind=RebuttalKind.RETRACTION,
        by="agency",
        document="agency-withdrawal",
    )
    return case


def add_eyewitness(case: Case) -> Attribution:
    """Put it on record that the magazine's reporter saw it herself."""
    case.add(Document(id="magazine-report-2", publisher="magazine", published=march(7)))
    return case.add(
        Attribution(
            id="closed@magazine-again",
            of="closed",
            source="magazine",
            first_hand=True,
            document="magazine-report-2",
        )
    )


def show(case: Case, standings: Standings) -> None:
    """Print how many independent sources the claim has, and what stands of it."""
    found = corroborate(case, "closed", fallen=standings.fallen)
    print(f"  independent sources: {found.lower} to {found.upper}")
    for origin in found.origins:
        print(f"  begins with {case[origin.id].name}, {origin.start.value}")
    for circle in found.circles:
        behind = "something" if circle.has_origin else "nothing"
        print(f"  cite each other, with {behind} behind them: {', '.join(circle.sources)}")
    standing = standings["closed"]
    print(f"  standing: {standing.status.value}")
    for step in standing.because:
        print(f"    {step.record}: {step.ground.value} {' '.join(step.by)}".rstrip())


def main() -> None:
    """Print what stands on three days, and how it went."""
    case = build_case()

    print("4 March, before the retraction")
    before = Case(as_of(case, date(2021, 3, 4)))
    show(before, assess(before))

    print("5 March, after it")
    standings = assess(case)
    show(case, standings)

    print("7 March, the magazine's reporter saw it herself")
    standings.update(add_eyewitness(case))
    show(case, standings)

    print("8 March, the authority denies")
    authority = case.add(Organization(id="authority", name="The authority"))
    denial = case.add_rebuttal(
        "closed", id="it-was-open", kind=RebuttalKind.DENIAL, by=authority, said=march(8)
    )
    for id, label in standings.update(denial).items():
        print(f"  new label: {id} {label.name}")
    show(case, standings)

    print("how it went")
    for turn in turns(case, "closed"):
        print(f"  {turn.since}: {turn.status.value} through {', '.join(turn.through)}")


if __name__ == "__main__":
    main()
