"""Short ways to say what a case holds."""

from counterclaim.case import Case
from counterclaim.model import Attribution, Claim, Evidence, Rebuttal, RebuttalKind, Record
from counterclaim.standing import Standings, assess

CLAIM = Claim(id="c", text="The clinic was closed")


def said(id: str, *relays: str, of: str = "c", by: str | None = None, **fields) -> Attribution:
    """An attribution that passes on *relays*; its source bears its id where no other is given."""
    return Attribution(id=id, of=of, source=by or id, relays=relays, **fields)


def seen(id: str, *relays: str, **fields) -> Attribution:
    """The same, from own knowledge."""
    return said(id, *relays, first_hand=True, **fields)


def rebuttal(id: str, kind: RebuttalKind, by: str, *targets: str, **fields) -> Rebuttal:
    return Rebuttal(id=id, kind=kind, by=by, targets=targets or ("c",), **fields)


def denial(id: str, by: str, *targets: str, **fields) -> Rebuttal:
    return rebuttal(id, RebuttalKind.DENIAL, by, *targets, **fields)


def dispute(id: str, by: str, *targets: str, **fields) -> Rebuttal:
    return rebuttal(id, RebuttalKind.DISPUTE, by, *targets, **fields)


def undercut(id: str, by: str, *targets: str, **fields) -> Rebuttal:
    return rebuttal(id, RebuttalKind.UNDERCUT, by, *targets, **fields)


def retraction(id: str, by: str, *targets: str, **fields) -> Rebuttal:
    return rebuttal(id, RebuttalKind.RETRACTION, by, *targets, **fields)


def correction(id: str, by: str, *targets: str, **fields) -> Rebuttal:
    return rebuttal(id, RebuttalKind.CORRECTION, by, *targets, **fields)


def case_of(*records: Record | Evidence) -> Case:
    """A case that holds the claim and *records*."""
    return Case([CLAIM, *records])


def standings(*records: Record, **options) -> Standings:
    """What stands of a case that holds the claim and *records*."""
    return assess(case_of(*records), **options)
