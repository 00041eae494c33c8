"""What is asked of a store by mistake, and what it answers."""

from datetime import date

import pytest

from counterclaim import Claim
from counterclaim.errors import UnknownIdError


@pytest.fixture
def filled(store):
    with store.revise(by="desk", reason="first") as change:
        change.add(Claim(id="rock-height", text="It is high"))
    return store


class TestIds:
    def test_a_record_is_had_by_its_id_as_from_a_case(self, filled):
        assert filled["rock-height"].text == "It is high"
        assert filled[Claim(id="rock-height", text="x")].text == "It is high"

    @pytest.mark.parametrize(
        "ask",
        [
            lambda store: store["rock-hight"],
            lambda store: store.history("rock-hight"),
            lambda store: store.prove_inclusion("rock-hight"),
            lambda store: store.erase("rock-hight", by="desk", reason="x"),
        ],
        ids=["get", "history", "prove", "erase"],
    )
    def test_of_one_that_was_mistyped_the_nearest_is_named(self, filled, ask):
        with pytest.raises(UnknownIdError, match="did you mean 'rock-height'"):
            ask(filled)

    def test_so_it_is_in_a_revision(self, filled):
        with (
            filled.revise(by="desk", reason="x") as change,
            pytest.raises(UnknownIdError, match="did you mean"),
        ):
            change.remove("rock-hight")


class TestMoments:
    @pytest.mark.parametrize("moment", [date(2019, 10, 20), "2019-10-20", True, 1.0, None])
    def test_what_is_no_moment_is_refused(self, filled, moment):
        with pytest.raises(TypeError, match="expected a moment"):
            filled.diff(moment)

    def test_a_day_has_no_zone_and_is_no_moment(self, filled):
        with pytest.raises(TypeError, match="expected a moment"):
            filled.case(known_at=date(2019, 10, 20))


class TestCheckpoints:
    def test_a_text_is_no_checkpoint(self, filled):
        with pytest.raises(TypeError, match=r"as Checkpoint\.parse returns them"):
            filled.verify(filled.checkpoint().text)


def test_it_is_shown_by_its_file(filled):
    assert repr(filled) == f"<Store {str(filled.path)!r}>"


class TestDryRuns:
    def test_nothing_is_erased_and_what_would_be_is_told(self, filled):
        before = filled.checkpoint(), filled.path.read_bytes()
        erasure = filled.erase("rock-height", words="high", by="desk", reason="x", dry_run=True)

        assert (erasure.revision, erasure.erased) == (None, 1)
        assert erasure.numbers.keys() == {"rock-height"}
        assert (filled.checkpoint(), filled.path.read_bytes()) == before

    def test_afterwards_the_store_can_be_written(self, filled):
        filled.erase("rock-height", by="desk", reason="x", key="k", dry_run=True)
        erasure = filled.erase("rock-height", by="desk", reason="x", key="k")
        assert erasure.erased == 1
        assert filled.verify().ok
