"""Records in a JSON column: what goes in comes out, whatever its type."""

import runpy
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy import create_engine, insert, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from counterclaim import Case, Evidence, Protected, UnnamedSource
from counterclaim.errors import ProtectedValueError
from counterclaim.registry import find_tag

SCRIPT = Path(__file__).parents[2] / "examples" / "web_application.py"


@pytest.fixture(scope="module")
def app():
    return SimpleNamespace(**runpy.run_path(str(SCRIPT)))


@pytest.fixture
def session(app):
    engine = create_engine("sqlite://")
    app.Base.metadata.create_all(engine)
    with Session(engine) as session:
        yield session
    engine.dispose()


def test_a_case_comes_out_as_it_went_in(app, session):
    app.save(session, "belgrade", app.example())

    loaded = app.load(session, "belgrade")

    assert list(loaded.case) == list(app.example())
    assert loaded.problems == ()


def test_saving_again_takes_the_place_of_what_was_there(app, session):
    for _ in range(2):
        app.save(session, "belgrade", app.example())

    assert list(app.load(session, "belgrade").case) == list(app.example())


def test_stories_are_kept_apart(app, session):
    app.save(session, "belgrade", app.example())
    app.save(session, "other", Case())

    assert list(app.load(session, "other").case) == []


def test_a_record_of_an_unknown_type_is_kept_and_seen_as_its_base(app, session):
    app.save(session, "belgrade", app.example())

    assert find_tag("acme:photo-check") is None
    assert app.receive(session, "belgrade", app.FROM_ELSEWHERE) == []
    session.commit()

    record = app.load(session, "belgrade").case["stills"]
    assert type(record) is Evidence
    assert app.CODEC.unstructure(record) == app.FROM_ELSEWHERE


def test_what_is_wrong_with_a_record_from_outside_is_told_and_it_is_not_kept(app, session):
    app.save(session, "belgrade", app.example())

    faults = app.receive(session, "belgrade", {"type": "claim", "id": "tall", "text": 5})

    assert faults == ["text: expected a text that is not empty, found 5"]
    assert "tall" not in app.load(session, "belgrade").case


def test_an_id_that_is_taken_is_told(app, session):
    app.save(session, "belgrade", app.example())
    note = {"type": "note", "id": "leak", "text": "a note"}

    assert app.receive(session, "belgrade", note) == ["id: 'leak' is taken; choose another one"]


def test_two_writers_with_one_id_are_found_by_the_database(app, session):
    app.save(session, "belgrade", app.example())
    session.flush()

    with pytest.raises(IntegrityError):
        session.execute(insert(app.Row).values(story="belgrade", id="leak", data={}))


def test_a_row_that_was_spoilt_is_a_problem_and_the_others_are_there(app, session):
    app.save(session, "belgrade", app.example())
    session.flush()
    session.execute(update(app.Row).where(app.Row.id == "protesters").values(data={"type": "group"}))
    session.expire_all()

    loaded = app.load(session, "belgrade")

    assert not loaded.ok
    assert [problem.record for problem in loaded.problems if problem.fatal] == ["protesters"]
    assert "leak" in loaded.case


def test_a_protected_value_stays_out_of_the_database(app, session):
    source = UnnamedSource(id="insider", name="An insider", identity=Protected("her name"))

    with pytest.raises(ProtectedValueError):
        app.save(session, "belgrade", Case([source]))
