from __future__ import annotations

import copy
import pickle

import pytest

from counterclaim.frozen import EMPTY, FrozenMap, alike, freeze, frozen_map, thaw


class TestFrozenMap:
    def test_reads_like_a_dict(self):
        entries = FrozenMap({"a": 1, "b": 2})

        assert entries["a"] == 1
        assert entries.get("c") is None
        assert list(entries) == ["a", "b"]
        assert len(entries) == 2
        assert "a" in entries
        assert "c" not in entries
        assert dict(entries) == {"a": 1, "b": 2}

    def test_is_made_of_pairs_too(self):
        assert FrozenMap([("a", 1)]) == FrozenMap({"a": 1})

    def test_does_not_follow_the_dict_it_was_made_of(self):
        given = {"a": 1}
        entries = FrozenMap(given)
        given["a"] = 2

        assert entries["a"] == 1

    def test_cannot_be_changed(self):
        entries = FrozenMap({"a": 1})

        with pytest.raises(TypeError):
            entries["a"] = 2  # type: ignore[index]
        with pytest.raises(AttributeError, match="does not change"):
            entries._entries = {}
        with pytest.raises(AttributeError, match="does not change"):
            del entries._entries

    def test_takes_no_new_attributes(self):
        with pytest.raises(AttributeError):
            FrozenMap().note = "x"  # type: ignore[attr-defined]

    def test_is_equal_in_any_order_and_hashes_alike(self):
        left, right = FrozenMap({"a": 1, "b": 2}), FrozenMap({"b": 2, "a": 1})

        assert left == right
        assert hash(left) == hash(right)

    def test_keeps_the_order_of_its_making(self):
        assert list(FrozenMap({"b": 2, "a": 1})) == ["b", "a"]

    def test_tells_true_from_one_at_any_depth(self):
        assert FrozenMap({"a": True}) != FrozenMap({"a": 1})
        assert FrozenMap({"a": (0,)}) != FrozenMap({"a": (False,)})
        assert FrozenMap({"a": FrozenMap({"b": 1})}) != FrozenMap({"a": FrozenMap({"b": True})})

    def test_takes_one_and_one_point_nought_for_the_same_number(self):
        assert FrozenMap({"a": 1}) == FrozenMap({"a": 1.0})
        assert hash(FrozenMap({"a": 1})) == hash(FrozenMap({"a": 1.0}))

    @pytest.mark.parametrize("other", [{"b": 1}, {"a": 2}, {"a": 1, "b": 1}, {"a": (1,)}, {}])
    def test_differs_in_keys_and_values(self, other):
        assert FrozenMap({"a": 1}) != FrozenMap(other)

    def test_lists_of_other_lengths_differ(self):
        assert FrozenMap({"a": (1, 2)}) != FrozenMap({"a": (1,)})

    def test_is_no_dict(self):
        assert FrozenMap({"a": 1}) != {"a": 1}

    def test_is_joined_with_another_mapping(self):
        joined = FrozenMap({"a": 1, "b": 2}) | {"b": 3}

        assert joined == FrozenMap({"a": 1, "b": 3})
        assert isinstance(joined, FrozenMap)

    def test_comes_back_from_pickle_and_copy_equal(self):
        entries = FrozenMap({"a": (1, FrozenMap({"b": None}))})
        hash(entries)

        for back in (pickle.loads(pickle.dumps(entries)), copy.copy(entries), copy.deepcopy(entries)):
            assert back == entries
            assert hash(back) == hash(entries)

    def test_shows_its_entries(self):
        assert repr(FrozenMap({"a": 1})) == "FrozenMap({'a': 1})"

    def test_with_something_changeable_in_it_cannot_be_hashed(self):
        with pytest.raises(TypeError):
            hash(FrozenMap({"a": []}))


class TestFrozenMapConverter:
    def test_returns_a_frozen_map_itself(self):
        entries = FrozenMap({"a": 1})

        assert frozen_map(entries) is entries

    def test_shares_the_empty_map(self):
        assert frozen_map({}) is EMPTY

    def test_freezes_a_dict(self):
        assert frozen_map({"a": 1}) == FrozenMap({"a": 1})

    @pytest.mark.parametrize("given", [None, 7, "ab", [("a", 1)]])
    def test_leaves_what_is_no_mapping_to_the_check(self, given):
        assert frozen_map(given) is given


class TestFreeze:
    def test_makes_lists_tuples_and_objects_maps(self):
        assert freeze({"a": [1, {"b": None}], "c": "x"}) == FrozenMap(
            {"a": (1, FrozenMap({"b": None})), "c": "x"}
        )

    def test_shares_the_empty_object(self):
        assert freeze({"a": {}})["a"] is EMPTY  # type: ignore[index, call-overload]

    @pytest.mark.parametrize("value", [{1: "a"}, {"a": {1, 2}}, b"x", object()])
    def test_refuses_what_json_does_not_have(self, value):
        with pytest.raises(TypeError):
            freeze(value)

    def test_refuses_what_holds_itself(self):
        circle: list[object] = []
        circle.append(circle)

        with pytest.raises(ValueError, match="nest no deeper"):
            freeze(circle)

    def test_refuses_what_is_nested_beyond_measure(self):
        deep: object = "x"
        for _ in range(100_000):
            deep = [deep]

        with pytest.raises(ValueError, match="nest no deeper"):
            freeze(deep)

    def test_can_be_undone(self):
        given = {"a": [1, {"b": None}, []], "c": True}

        assert thaw(freeze(given)) == given


@pytest.mark.parametrize("form", [freeze, lambda value: value], ids=["frozen", "as read"])
def test_alike_tells_booleans_from_numbers_however_deep_they_lie(form):
    value = {"a": [1, {"b": True}], "c": None}

    assert alike(form(value), form({"c": None, "a": [1.0, {"b": True}]}))
    for other in (
        {"a": [True, {"b": True}], "c": None},
        {"a": [1, {"b": 1}], "c": None},
        {"a": [1], "c": None},
    ):
        assert not alike(form(value), form(other))
