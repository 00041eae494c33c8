"""A case that was worked on by itself, recorded as a whole."""

import pytest

from counterclaim import Case, Claim, Organization


def claims(*texts):
    return [Claim(id=f"c{n}", text=text) for n, text in enumerate(texts)]


class TestMirror:
    def test_what_was_worked_on_in_a_case_is_on_record_afterwards(self, store):
        with store.revise(by="desk", reason="first") as change:
            change.add_all([*claims("high", "low", "gone"), Organization(id="o", name="O")])
        case = store.case()
        case.replace(Claim(id="c1", text="lower"))
        case.remove("c2")
        case.add_claim("New", id="new", by="o")
        with store.revise(by="desk", reason="second") as change:
            change.mirror(case)

        assert tuple(store.case()) == tuple(case)
        assert dict(store.counts(change.made)) == {"add": 2, "remove": 1, "replace": 1}
        assert len(store.case(known_at=1)) == 4

    def test_the_same_case_is_no_revision(self, store):
        with store.revise(by="desk", reason="first") as change:
            change.add_all(claims("high", "low"))
        with store.revise(by="desk", reason="second") as change:
            change.mirror(store.case())
        assert change.made is None

    def test_of_nothing_everything_is_removed_and_stays_in_the_history(self, store):
        with store.revise(by="desk", reason="first") as change:
            change.add_all(claims(*map(str, range(1500))))
        with store.revise(by="desk", reason="second") as change:
            change.mirror(())
        assert len(store) == 0
        assert len(store.case(known_at=1)) == 1500

    def test_a_failure_while_the_records_come_leaves_the_store_as_it_was(self, store):
        def failing():
            yield from claims("high")
            raise RuntimeError("the source broke off")

        with store.revise(by="desk", reason="first") as change:
            change.add_all(claims("low", "lower"))
        before = tuple(store.case())
        with pytest.raises(RuntimeError, match="broke off"), store.revise(by="desk", reason="x") as change:
            change.mirror(failing())
        assert tuple(store.case()) == before

    def test_repeated_with_a_key_nothing_is_removed(self, store):
        for _ in range(2):
            with store.revise(by="desk", reason="first", key="once") as change:
                change.mirror(Case(claims("high")))
        with store.revise(by="desk", reason="more") as change:
            change.add(Organization(id="o", name="O"))
        with store.revise(by="desk", reason="first", key="once") as change:
            change.mirror(Case(claims("high")))
        assert "o" in store
        assert change.repeats is not None
