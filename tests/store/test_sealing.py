"""Protected values: sealed in the file, opened by the key, kept without it."""

from __future__ import annotations

import base64
import builtins
import sys
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.codec import Codec
from counterclaim.errors import DuplicateIdError, MissingExtraError, ProtectedValueError
from counterclaim.frozen import freeze
from counterclaim.model import Claim, Record, UnknownRecord, UnnamedSource
from counterclaim.registry import record_type, temporary_types
from counterclaim.store import DamagedStoreError, SealedValueError, Store, new_sealing_key
from counterclaim.store.sealing import Sealed, Sealer
from counterclaim.strategies import texts
from counterclaim.values import Protected
from store.helpers import LEAK, POLICE, add, claims, log_of, put, remove, tamper, where_is

NAME = "Zuzana-Kvapilová"
KEY, OTHER_KEY = bytes(range(32)), bytes(range(1, 33))
SOURCE = UnnamedSource(id="u", name="An official", identity=Protected(NAME))
MASKED = attrs.evolve(SOURCE, identity=None)


@pytest.fixture
def sealed(new_store):
    """A store that was made with a key and holds a source."""
    store = new_store(sealing_key=KEY, origin="newsroom.example/cameras")
    add(store, POLICE, SOURCE)
    return store


@pytest.fixture
def opened(sealed, driver, watch):
    """Opens the same file with another key, or none."""
    stores = []

    def open(key):
        stores.append(Store.open(sealed.path, driver=driver, sealing_key=key, clock=watch))
        return stores[-1]

    yield open
    for store in stores:
        store.close()


class TestWithTheKey:
    def test_values_come_back(self, sealed, opened):
        assert opened(KEY).get("u") == SOURCE
        assert opened(KEY).get("u").identity.reveal() == NAME
        assert list(sealed) == [POLICE, SOURCE]

    def test_they_come_back_at_every_moment(self, sealed):
        put(sealed, attrs.evolve(SOURCE, identity=Protected("Another")))
        remove(sealed, "u")

        assert sealed.case(known_at=1).get("u") == SOURCE
        assert [version.record and version.record.identity.reveal() for version in sealed.history("u")] == [
            NAME,
            "Another",
            None,
        ]
        assert sealed.diff(1).removed == (SOURCE,)

    def test_the_same_is_no_event(self, sealed):
        assert add(sealed, SOURCE) is None
        assert put(sealed, SOURCE) is None

    def test_another_value_is_another_record(self, sealed):
        with pytest.raises(DuplicateIdError):
            add(sealed, attrs.evolve(SOURCE, identity=Protected("Another")))

    def test_they_can_be_taken_out(self, sealed, opened):
        put(sealed, MASKED)

        assert sealed.get("u") == MASKED
        assert opened(None).get("u") == MASKED
        assert sealed.case(known_at=1).get("u") == SOURCE

    def test_many_at_once(self, new_store):
        store = new_store(sealing_key=KEY)
        sources = [
            attrs.evolve(SOURCE, id=f"u{number}", identity=Protected(f"{NAME} {number}"))
            for number in range(50)
        ]
        with store.revise(by="desk", reason="imported") as change:
            assert change.add_all([*claims(20), *sources, *claims(1200, 100)]) == ()

        assert [record for record in store if isinstance(record, UnnamedSource)] == sources
        assert where_is(NAME, store.path) == []
        assert store.verify().ok

    def test_equal_values_are_sealed_differently(self, sealed):
        add(sealed, attrs.evolve(SOURCE, id="v"))
        first, second = [event.sealed for event in log_of(sealed) if event.sealed]

        assert first != second

    def test_the_checkpoint_covers_them(self, sealed):
        checkpoint = sealed.checkpoint()
        sealed.close()
        tamper(sealed.path, "UPDATE event SET sealed = replace(sealed, ':', ':A') WHERE sealed IS NOT NULL")

        with Store.open(sealed.path) as damaged:
            assert not damaged.verify(checkpoint).ok


class TestWithoutTheKey:
    def test_values_are_masked(self, opened):
        identity = opened(None).get("u").identity

        assert repr(identity) == f"{identity}" == "<protected>"
        with pytest.raises(SealedValueError, match="needs the key of the store"):
            identity.reveal()

    def test_the_rest_can_be_read_and_written(self, opened):
        store = opened(None)
        add(store, LEAK)

        assert [record.id for record in store] == ["police", "u", "leak"]
        assert store.verify().ok

    def test_replacing_keeps_what_is_sealed(self, sealed, opened):
        store = opened(None)
        put(store, attrs.evolve(store.get("u"), name="A minister"))

        assert sealed.get("u") == attrs.evolve(SOURCE, name="A minister")
        assert store.verify().ok

    def test_the_same_is_no_event(self, opened):
        store = opened(None)

        assert put(store, store.get("u")) is None

    def test_replacing_by_a_record_without_them_is_refused(self, sealed, opened):
        with pytest.raises(
            SealedValueError, match="u would lose protected values; open the store with its key"
        ):
            put(opened(None), attrs.evolve(MASKED, name="A minister"))
        assert sealed.get("u") == SOURCE

    def test_a_new_one_is_refused(self, sealed, opened):
        store = opened(None)
        for change in (add, put):
            with pytest.raises(SealedValueError, match="needs the key of the store"):
                change(store, attrs.evolve(SOURCE, id="v"))
        with store.revise(by="desk", reason="r") as change, pytest.raises(SealedValueError):
            change.add_all([LEAK, attrs.evolve(SOURCE, id="v")])

        assert [record.id for record in store] == ["police", "u"]
        assert sealed.verify().ok

    def test_another_value_is_refused(self, sealed, opened):
        with pytest.raises(SealedValueError):
            put(opened(None), attrs.evolve(SOURCE, identity=Protected("Another")))
        assert sealed.get("u") == SOURCE

    def test_removing_and_erasing_need_none(self, opened):
        store = opened(None)
        remove(store, "u")
        erasure = store.erase("u", by="desk", reason="asked")

        assert erasure.erased == 2
        assert all(event.sealed is None for event in log_of(store))
        assert store.verify().ok

    def test_taking_words_out_keeps_what_is_sealed(self, sealed, opened):
        opened(None).erase(words="official", by="desk", reason="asked")

        assert sealed.get("u") == attrs.evolve(SOURCE, name="An [erased]")

    def test_records_refuse_to_be_written_elsewhere(self, opened):
        record = opened(None).get("u")

        with pytest.raises(ProtectedValueError):
            Codec().dumps(record)
        assert b"protected" not in Codec().dumps(record, protected="mask").encode()


class TestWithAnotherKey:
    def test_the_store_is_not_opened_and_the_keys_are_named(self, opened):
        """Or values sealed with both would be open to neither."""
        with pytest.raises(
            SealedValueError, match=r"was sealed with the key '[0-9a-f]{16}', and this one is '[0-9a-f]{16}'"
        ):
            opened(OTHER_KEY)
        assert opened(None).get("police") == POLICE

    def test_names_of_keys_give_no_key_away(self, opened):
        with pytest.raises(SealedValueError) as refused:
            opened(OTHER_KEY)
        assert KEY.hex() not in str(refused.value)
        assert OTHER_KEY.hex() not in str(refused.value)

    @pytest.mark.parametrize("key", [b"", bytes(31), bytes(33), "x" * 32, bytearray(32), 5])
    def test_what_is_no_key_is_refused(self, sealed, opened, key):
        with pytest.raises(ValueError, match="a key is 32 random bytes"):
            opened(key)
        assert add(sealed, LEAK) is not None

    def test_a_value_that_was_changed_is_refused(self, sealed, opened):
        (token,) = [event.sealed for event in log_of(sealed) if event.sealed]
        middle = len(token) // 2
        changed = token[:middle] + ("B" if token[middle] == "A" else "A") + token[middle + 1 :]
        sealed.close()
        tamper(sealed.path, f"UPDATE event SET sealed = '{changed}' WHERE sealed IS NOT NULL")

        with pytest.raises((SealedValueError, DamagedStoreError)):
            opened(KEY).get("u")

    def test_a_value_of_another_store_is_refused(self, sealed, new_store):
        """The name of the store is authenticated with the value, so that none can be moved into another."""
        other = new_store(sealing_key=KEY, origin="newsroom.example/other")
        add(other, attrs.evolve(SOURCE, identity=Protected("Somebody else")))
        (token,) = [event.sealed for event in log_of(other) if event.sealed]
        sealed.close()
        tamper(sealed.path, f"UPDATE event SET sealed = '{token}' WHERE sealed IS NOT NULL")

        with (
            Store.open(sealed.path, sealing_key=KEY) as store,
            pytest.raises(SealedValueError, match="is of another store"),
        ):
            store.get("u")

    def test_what_was_read_without_the_key_is_not_put_into_another_store(self, opened, new_store):
        record = opened(None).get("u")
        other = new_store(sealing_key=OTHER_KEY)
        same_key = new_store(sealing_key=KEY)

        for store in (other, same_key):
            with pytest.raises(SealedValueError):
                add(store, record)
            assert list(store) == []


class TestOfExtensions:
    @pytest.fixture
    def types(self):
        with temporary_types():

            @record_type("acme:tip")
            @attrs.frozen(kw_only=True)
            class Tip(Record):
                by: Protected[str]
                text: str = ""

            @record_type("acme:hinted-claim")
            @attrs.frozen(kw_only=True)
            class HintedClaim(Claim):
                hint: Protected[str] | None = None

            yield Tip, HintedClaim

    def test_a_field_that_is_needed(self, types, sealed, opened):
        tip = types[0](id="t", by=Protected(NAME), text="x")
        add(sealed, tip)

        assert sealed.get("t") == tip
        assert opened(KEY).get("t") == tip
        masked = opened(None).get("t")
        assert isinstance(masked.by, Sealed)
        assert put(opened(None), attrs.evolve(masked, text="y")) is not None
        assert sealed.get("t") == attrs.evolve(tip, text="y")
        assert where_is(NAME, sealed.path) == []

    def test_a_type_that_is_not_loaded_keeps_its_values(self, types, sealed, opened):
        tip = types[0](id="t", by=Protected(NAME), text="x")
        add(sealed, tip)
        with temporary_types(without=[types[0]]):
            store = opened(KEY)
            unknown = store.get("t")
            assert isinstance(unknown, UnknownRecord)
            assert NAME not in repr(unknown)
            with pytest.raises(SealedValueError, match="protected fields of an extension; load it"):
                put(store, attrs.evolve(unknown, data=unknown.data | {"text": "y"}))
            assert store.verify().ok

        assert sealed.get("t") == tip

    def test_a_base_that_stands_in_keeps_them_too(self, types, sealed, opened):
        claim = types[1](id="h", text="They leak", hint=Protected(NAME))
        add(sealed, claim)
        with temporary_types(without=[types[1]]):
            for key in (KEY, None):
                store = opened(key)
                known = store.get("h")
                assert type(known) is Claim
                assert known.text == "They leak"
                assert NAME not in repr(known)
                with pytest.raises(SealedValueError, match="protected fields of an extension; load it"):
                    put(store, attrs.evolve(known, text="They leak videos"))

        assert sealed.get("h") == claim

    def test_a_type_that_was_loaded_since(self, types, sealed, opened):
        """A field that a version here does not protect holds what was sealed, and nothing but that."""
        add(sealed, types[1](id="h", text="They leak", hint=Protected(NAME)))
        with temporary_types(without=[types[1]]):
            opened(None).erase(words="leak", by="desk", reason="asked")

        assert sealed.get("h") == types[1](id="h", text="They [erased]", hint=Protected(NAME))

    @pytest.mark.parametrize("value", [5, 1.5, True, ("a", 1, None), {"a": {"b": ["c"]}}, "text"])
    def test_a_value_of_any_kind(self, sealed, opened, value):
        with temporary_types():

            @record_type("acme:box")
            @attrs.frozen(kw_only=True)
            class Box(Record):
                content: Protected[Any]

            box = Box(id="b", content=Protected(freeze(value)))
            add(sealed, box)

            assert opened(KEY).get("b") == box
            masked = opened(None).get("b")
            with pytest.raises(SealedValueError):
                masked.content.reveal()


class TestNoByteInTheClear:
    @pytest.mark.parametrize("form", ["utf-8", "utf-16-le", "utf-16-be"])
    def test_in_any_file(self, sealed, tmp_path, form):
        put(sealed, attrs.evolve(SOURCE, name="A minister"))
        (tmp_path / "copies").mkdir()
        sealed.backup(tmp_path / "copies" / "copy.ccl")
        sealed.export(tmp_path / "copies" / "out", protected="mask")
        sealed.compact()
        found = [each for each in tmp_path.rglob("*") if each.is_file()]

        assert len(found) > 5
        spellings = [
            NAME,
            NAME.upper(),
            NAME.encode("unicode_escape").decode(),
            base64.b64encode(NAME.encode()).decode(),
        ]
        for path in found:
            data = path.read_bytes()
            assert not any(each.encode(form) in data for each in spellings), path

    def test_nor_the_key(self, sealed):
        for path in sealed.path.parent.rglob("*"):
            data = path.read_bytes()
            assert KEY not in data
            assert KEY.hex().encode() not in data
            assert base64.b64encode(KEY)[:40] not in data

    def test_nor_in_errors(self, sealed, opened):
        for change in (
            lambda: add(sealed, attrs.evolve(SOURCE, name="Another")),
            lambda: add(opened(None), attrs.evolve(SOURCE, id="v")),
            lambda: opened(OTHER_KEY).get("u"),
        ):
            with pytest.raises(Exception, match=r".") as refused:
                change()
            assert NAME not in repr(refused.value) + str(refused.value)


class TestSealer:
    @given(texts())
    def test_what_is_sealed_is_opened(self, text):
        sealer = Sealer(KEY, "newsroom.example/cameras")

        assert sealer.opened(sealer.seal(Protected(text))).reveal() == text

    @given(st.text(max_size=60))
    def test_whatever_is_no_token_is_refused(self, text):
        sealer = Sealer(KEY, "newsroom.example/cameras")
        name, _, token = sealer.seal(Protected("x")).partition(":")

        for wrong in (text, f"{name}:{text}", f"{name}:{token[:-8]}", f"{name}:{token}AAAA", f"{name}:"):
            with pytest.raises(SealedValueError):
                sealer.opened(wrong)

    def test_a_token_says_which_key_and_nothing_of_the_value(self):
        sealer = Sealer(KEY, "newsroom.example/cameras")
        name, _, token = sealer.seal(Protected("x")).partition(":")

        assert len(name) == 16
        assert Sealer(KEY, "other").seal(Protected("y")).startswith(name)
        assert not Sealer(OTHER_KEY, "newsroom.example/cameras").seal(Protected("x")).startswith(name)
        assert len(base64.b64decode(token)) == 12 + len('"x"') + 16  # nonce, value, tag

    def test_new_keys_are_random(self):
        assert len({new_sealing_key() for _ in range(10)}) == 10
        assert len(new_sealing_key()) == 32

    def test_without_a_key_nothing_is_sealed(self):
        with pytest.raises(SealedValueError, match="needs the key of the store"):
            Sealer(None, "x").seal(Protected("x"))


class TestWithoutCryptography:
    @pytest.fixture
    def missing(self, monkeypatch):
        found = builtins.__import__

        def without(name, *rest, **more):
            if name.startswith("cryptography"):
                raise ImportError(name)
            return found(name, *rest, **more)

        for name in [name for name in sys.modules if name.startswith("cryptography")]:
            monkeypatch.delitem(sys.modules, name)
        monkeypatch.setattr(builtins, "__import__", without)

    def test_a_key_needs_it(self, store, driver, missing):
        with pytest.raises(MissingExtraError, match=r"counterclaim\[sign\]"):
            Store.open(store.path, driver=driver, sealing_key=KEY)

    def test_a_store_without_one_does_not(self, store, missing):
        add(store, LEAK)

        assert list(store) == [LEAK]
        assert store.verify().ok

    def test_what_is_sealed_is_masked(self, sealed, driver, missing):
        with Store.open(sealed.path, driver=driver) as store:
            assert isinstance(store.get("u").identity, Sealed)
            assert store.verify().ok
