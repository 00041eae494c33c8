"""
Keep records in the database of a web application: SQLAlchemy, with one JSON column for each record.

A record goes into the column as it is written, and a case is made of the rows of its story. Nothing has to be
known of the types, so a record of a plug-in that is not installed here goes in and comes out unharmed.

Run it with `python examples/web_application.py`; it prints what a page about the story would show.
"""

from typing import Any

from sqlalchemy import JSON, Engine, ForeignKey, UniqueConstraint, create_engine, delete, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from counterclaim import Case, Claim, ClaimKind, Group, Imported, Organization, Problem, RebuttalKind, Record
from counterclaim.codec import Codec
from counterclaim.errors import InvalidRecordError

CODEC = Codec()

#: What a form or another program might send: a type that nobody has registered here.
FROM_ELSEWHERE = {
    "type": "acme:photo-check",
    "v": 2,
    "bases": [["evidence", 1]],
    "id": "stills",
    "bears_on": "leak",
    "direction": "supports",
    "description": "Media near the government showed demonstrators in videos",
    "photo": "still-1",
    "taken_at": {"type": "acme:coordinates", "latitude": "44.8", "longitude": "20.5"},
}


class Base(DeclarativeBase):
    """What all tables have in common."""


class Story(Base):
    """One story, which the application knows by a name."""

    __tablename__ = "story"

    name: Mapped[str] = mapped_column(primary_key=True)


class Row(Base):
    """One record of a story. The order of the rows is that of the case."""

    __tablename__ = "record"
    __table_args__ = (UniqueConstraint("story", "id"),)  # two writers with one id are found at once

    place: Mapped[int] = mapped_column(primary_key=True)
    story: Mapped[str] = mapped_column(ForeignKey("story.name"), index=True)
    id: Mapped[str]
    data: Mapped[dict[str, Any]] = mapped_column(JSON)


def save(session: Session, story: str, case: Case) -> None:
    """Write *case* in the place of what *story* held; a record with a protected value is refused."""
    session.merge(Story(name=story))
    session.execute(delete(Row).where(Row.story == story))
    session.add_all(row_of(story, record) for record in case)


def row_of(story: str, record: Record) -> Row:
    """Return the row that keeps *record*."""
    return Row(story=story, id=record.id, data=CODEC.unstructure(record))


def receive(session: Session, story: str, data: dict[str, Any]) -> list[str]:
    """Take a record from outside into *story*; return what is wrong with it, to show beside its fields."""
    try:
        record = CODEC.structure(data)
    except InvalidRecordError as error:
        return [f"{fault.path}: {fault.message}" for fault in error.faults]
    if session.scalar(select(Row).where(Row.story == story, Row.id == record.id)) is not None:
        return [f"id: {record.id!r} is taken; choose another one"]
    session.add(row_of(story, record))
    return []


def load(session: Session, story: str) -> Imported[Case]:
    """Return the case of *story*; a row that cannot be read is a problem, and the others are there."""
    case, problems = Case(), []
    for row in session.scalars(select(Row).where(Row.story == story).order_by(Row.place)):
        try:
            case.add(CODEC.structure(row.data))
        except InvalidRecordError as error:
            problems.append(Problem("shape", row.id, None, str(error)))
    return Imported(case=case, problems=(*problems, *case.problems()))


def example() -> Case:
    """Return a case: protesters accuse the Belgrade police, who deny it."""
    case = Case()
    protesters = case.add(Group(id="protesters", name="Protesters in Belgrade"))
    police = case.add(Organization(id="belgrade-police", name="Belgrade police", role="police"))
    leak = case.add_claim(
        "The Belgrade police leak videos of demonstrations",
        id="leak",
        kind=ClaimKind.ACCUSATION,
        accuses=police,
        by=protesters,
    )
    case.add_rebuttal(leak, id="police-denial", by=police, kind=RebuttalKind.DENIAL)
    return case


def main(engine: Engine) -> None:
    """Save a story, take a record from outside, and show what is there."""
    Base.metadata.create_all(engine)
    with Session(engine) as session, session.begin():
        save(session, "belgrade", example())
        receive(session, "belgrade", FROM_ELSEWHERE)
        for fault in receive(session, "belgrade", {"type": "claim", "id": "a b", "text": ""}):
            print(f"refused: {fault}")
    with Session(engine) as session:
        case = load(session, "belgrade").case
    for claim in case.of_type(Claim):
        print(claim.text)
        for rebuttal in case.rebuttals(claim):
            print(f"- {rebuttal.kind.value} by {rebuttal.by}")
        for evidence in case.evidence(claim):
            print(f"- evidence: {evidence.description}")


if __name__ == "__main__":
    main(create_engine("sqlite://"))
