"""
Keep a case in a store: correct it, see what was known before, erase a reader, and check the rest.

The dispute is the one that the newspaper Der Standard reported on 17 October 2019: protesters accuse the
Belgrade police of leaking videos of demonstrations, and the police deny it. The wording is ours, and the
reader whose letter is recorded is made up.

Run it with `python examples/case_in_a_store.py`; it prints what was recorded when, what changed, and what an
erasure leaves. The store is made in a temporary folder.
"""

import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import attrs

from counterclaim import (
    Case,
    Claim,
    ClaimKind,
    DateSpan,
    Document,
    Group,
    Note,
    Organization,
    Person,
    RebuttalKind,
    assess,
)
from counterclaim.store import Checkpoint, Store

DESK = "desk@newsroom.example"
#: What is to be found nowhere in the file once it was erased.
TELLING = ("Example Reader", "reader-1")


def mornings() -> Iterator[datetime]:
    """Yield nine o'clock of each day, as a clock that makes this print the same whenever it is run."""
    moment = datetime(2019, 10, 17, 9, tzinfo=UTC)
    while True:
        yield moment
        moment += timedelta(days=1)


def first_report() -> Case:
    """Return what we had read of the report at first."""
    case = Case()
    paper = case.add(Organization(id="der-standard", name="Der Standard", role="newspaper"))
    police = case.add(Organization(id="belgrade-police", name="Belgrade police", role="police"))
    protesters = case.add(Group(id="protesters", name="Protesters in Belgrade"))
    published = DateSpan.day(date(2019, 10, 17))
    article = case.add(Document(id="article", publisher=paper.id, published=published))
    case.add_claim(
        "The Belgrade police leak videos of demonstrations",
        id="leak",
        kind=ClaimKind.ACCUSATION,
        accuses=police,
        by=protesters,
        document=article,
    )
    return case


def record(store: Store) -> None:
    """Record the report, then the denial and a correction of ours, then the letter of a reader."""
    case = first_report()
    with store.revise(by=DESK, reason="Der Standard, 17 October 2019") as change:
        change.add_all(case)

    (leak,) = case.of_type(Claim)
    text = "The Belgrade police leak videos of demonstrators to pro-government media"
    with store.revise(by=DESK, reason="the denial; the media were missing") as change:
        change.replace(attrs.evolve(leak, text=text))
        case.add_rebuttal(
            "leak", id="police-denial", by="belgrade-police", kind=RebuttalKind.DENIAL, document="article"
        )
        change.put_all(each for each in case if each.id.startswith("police-denial"))

    with store.revise(by=DESK, reason="a letter") as change:
        change.add(Person(id="reader-1", name="Example Reader"))
        change.add(Note(id="asked", text="Example Reader asks which media", about=("leak", "reader-1")))


def show_history(store: Store) -> None:
    """Print what was recorded when, and what was known of the claim after each revision."""
    for revision in store.revisions():
        case = store.case(known_at=revision.number)
        (claim,) = case.of_type(Claim)
        print(f"  {revision.number}: {revision.recorded_at:%d %B} {revision.reason}")
        print(f"     {len(case)} records; {claim.text}: {assess(case).status('leak').value}")


def show_difference(store: Store, earlier: int) -> None:
    """Print what changed since the revision *earlier*."""
    changed = store.diff(earlier)
    for added in changed.added:
        print(f"  + {added.id}")
    for old, new in changed.replaced:
        fields = [field.name for field in attrs.fields(type(old))]
        names = [name for name in fields if getattr(old, name) != getattr(new, name)]
        print(f"  ~ {old.id}: {', '.join(names)}")


def show_check(store: Store, kept: Checkpoint) -> None:
    """Print whether the store still holds what was kept."""
    found = store.verify(kept)
    held = "as" if kept in found.held else "not as"
    print(f"  {len(found.problems)} problems; of {found.events} events, {kept.size} are {held} they were")


def forget(store: Store) -> None:
    """Erase the reader, and the name wherever it stands; print what is left."""
    erasure = store.erase("reader-1", words="Example Reader", by=DESK, reason="asked to be forgotten")
    print(f"  {erasure.erased} version erased, {erasure.redacted} had something taken out")
    (note,) = store.case().of_type(Note)
    number = erasure.numbers["reader-1"]
    print(f"  {note.text!r} is about {['a random number' if id == number else id for id in note.about]}")


def main() -> None:
    """Print the story of a store."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "belgrade.ccl"
        with Store.create(path, origin="newsroom.example/belgrade", clock=mornings().__next__) as store:
            record(store)
            print("what was recorded when, and what was known then")
            show_history(store)
            print("what changed since the first revision")
            show_difference(store, 1)
            kept = store.checkpoint()  # in earnest, keep its text where nobody can change it
            print("checked against the checkpoint")
            show_check(store, kept)
            print("a reader asks to be forgotten")
            forget(store)
            print("checked again")
            show_check(store, kept)
        data = path.read_bytes().lower()
        found = [word for word in TELLING if word.lower().encode() in data]
        print(f"found in the bytes of the file: {found}")


if __name__ == "__main__":
    main()
