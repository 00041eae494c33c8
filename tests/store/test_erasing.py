"""Erasing: what is gone, what is left in its place, and that nothing leads back."""

from __future__ import annotations

import hashlib
import itertools
import json
import os
import pickle
import re
import sqlite3
from contextlib import closing

import attrs
import pytest

from counterclaim.case import Case, merge
from counterclaim.codec import content_digest
from counterclaim.errors import UnknownIdError
from counterclaim.model import (
    Attribution,
    Claim,
    Group,
    Note,
    Person,
    Property,
    Quote,
    Rebuttal,
    RebuttalKind,
    Snapshot,
    Statement,
    ValueKind,
)
from counterclaim.registry import temporary_types
from counterclaim.store import DamagedStoreError, ErasureIncompleteError, Store, StoreError
from counterclaim.values import EntityRef, Period
from counterclaim.values.edtf import parse_edtf
from store.helpers import (
    LEAK,
    PAPER,
    PETRA,
    POLICE,
    SAID,
    add,
    claims,
    files_beside,
    ids,
    log_of,
    put,
    remove,
    tamper,
    views_of,
    where_is,
)

NUMBER = re.compile(r"erased:[0-9a-f]{16}")
WHO = "Zuzana-Kvapilová"


def erase(store, *ids, words=(), **said):
    return store.erase(ids, words=words, **{"by": "desk", "reason": "asked by the person", **said})


def sound(store, *checkpoints):
    """Return whether the store is whole, and making its tables anew changes none of them."""
    before = views_of(store)
    found = store.verify(*checkpoints)
    store.rebuild()
    return found.ok and found.held == checkpoints and views_of(store) == before


class TestWhatIsGone:
    def test_the_record_in_all_its_versions(self, store, driver):
        versions = [Person(id=WHO, name=f"{WHO} {number}") for number in range(4)]
        add(store, POLICE, versions[0])
        for version in versions[1:]:
            put(store, version)
        before = store.checkpoint()
        erasure = erase(store, WHO)

        assert (erasure.erased, erasure.redacted) == (4, 0)
        assert list(store) == [POLICE]
        assert where_is(WHO, store.path) == []
        store.close()
        assert where_is(WHO, store.path) == []
        with Store.open(store.path, driver=driver) as again:
            assert sound(again, before)

    def test_one_that_was_removed_before(self, store):
        add(store, POLICE, Person(id=WHO, name=WHO))
        remove(store, WHO)
        erasure = erase(store, WHO)

        assert erasure.erased == 2
        assert where_is(WHO, store.path) == []
        assert sound(store)

    def test_one_that_was_removed_and_added_again(self, store):
        add(store, Person(id=WHO, name=WHO))
        remove(store, WHO)
        add(store, Person(id=WHO, name="Another"))
        erase(store, WHO)

        assert where_is(WHO, store.path) == []
        assert sound(store)

    def test_at_every_moment_before(self, store):
        add(store, POLICE, PETRA)
        put(store, attrs.evolve(PETRA, name="Petra M."))
        erase(store, "petra")

        assert [list(store.case(known_at=number)) for number in range(4)] == [
            [],
            [POLICE],
            [POLICE],
            [POLICE],
        ]
        assert store.get("petra") is None
        assert "petra" not in store
        assert len(store) == 1

    def test_in_what_changed(self, store):
        add(store, POLICE, PETRA)
        erase(store, "petra")

        assert ids(store.diff(0).added) == ["police"]
        assert not store.diff(1)

    def test_out_of_files_of_several_megabytes(self, store):
        add(store, *claims(3000), Person(id=WHO, name=WHO, description=f"{WHO} " * 50_000))
        put(store, *(Claim(id=f"c{number}", text=f"According to {WHO}") for number in range(0, 3000, 7)))
        erase(store, WHO, words=WHO)

        assert where_is(WHO, store.path) == []
        assert sound(store)

    def test_pages_that_were_freed_before(self, store):
        """What lay on a page that SQLite gave back is erased with it."""
        add(store, *(Note(id=f"n{number}", text=f"{WHO} {'x' * 3000}") for number in range(12)))
        for number in range(12):
            erase(store, f"n{number}")

        assert where_is(WHO, store.path) == []
        with closing(sqlite3.connect(store.path)) as connection:
            assert connection.execute("PRAGMA freelist_count").fetchone() == (0,)

    def test_ids_that_hold_parts_of_patterns_and_json(self, store):
        names = [
            f'{WHO}"q"',
            f"{WHO}\\b",
            f"({WHO})+.*",
            f"[{WHO}]",
            f"{WHO}\u0301",
            f"\U0001f3a5{WHO}",
            f"$^{WHO}|{WHO}",
        ]
        add(store, *(Person(id=name, name="x") for name in names))
        add(store, Group(id="g", name="Several", members=tuple(names)))
        erasure = erase(store, *names)

        assert where_is(WHO, store.path) == []
        assert store.get("g").members == tuple(erasure.numbers[name] for name in names)
        assert sound(store)

    @pytest.mark.parametrize("id", [WHO * 16, "z" * 256, "z" * 255 + "é", "\U0001f3a5" * 256])
    def test_very_long_ids(self, store, id):
        id = id[:256]
        longer = f"{id[:250]}@paper"  # the number in its place may make it too long
        add(
            store,
            Person(id=id, name="x"),
            Person(id=id[:250], name="y"),
            Attribution(id=longer, of="c", source=id),
        )
        erase(store, id, id[:250])

        assert where_is(id[:20], store.path) == []
        assert len(store) == 1
        assert sound(store)

    def test_ids_that_would_become_too_long(self, store):
        add(store, Person(id="zu", name="x"), Attribution(id=f"{'a' * 253}@zu", of="c", source="zu"))
        erase(store, "zu")

        (left,) = store
        assert NUMBER.fullmatch(left.id)
        assert sound(store)

    def test_many_at_once(self, store):
        """Were each text compared with each id, this would take an hour."""
        cases = [Claim(id=f"c{number}", text=f"It is {number}") for number in range(3000)]
        said = [Attribution(id=f"{claim.id}@paper", of=claim.id, source="paper") for claim in cases]
        people = [Person(id=f"p{number}", name=f"Person {number}.") for number in range(3000)]
        add(store, PAPER, *cases, *said, *people)
        erasure = erase(store, *ids(said), *ids(people))

        assert (erasure.erased, erasure.redacted, erasure.mentions) == (6000, 0, ())
        assert list(store) == [PAPER, *cases]

    def test_ids_that_follow_from_each_other_in_any_order(self, store):
        ids_of = [f"claim-{number:016x}" for number in range(40)]
        chain = [Claim(id=id, text="t", assuming=(before,)) for before, id in itertools.pairwise(ids_of)]
        add(store, Claim(id=ids_of[0], text="first"))
        add(store, *chain[20:])
        add(store, *reversed(chain[:20]))
        erase(store, ids_of[0])

        assert where_is("claim-00", store.path) == []
        assert len(store) == 39
        assert sound(store)


class TestWhatIsLeft:
    def test_the_root_and_every_checkpoint(self, store):
        checkpoints = []
        for claim in claims(6):
            add(store, claim)
            checkpoints.append(store.checkpoint())
        erase(store, "c1", "c4")
        erase(store, words="It is 2")

        assert store.verify(*checkpoints).held == tuple(checkpoints)
        assert all(store.prove_consistency(checkpoint).holds for checkpoint in checkpoints)

    def test_a_number_where_the_id_was(self, store):
        add(store, POLICE, PAPER, LEAK, SAID)
        erasure = erase(store, "police")
        number = erasure.numbers["police"]

        assert NUMBER.fullmatch(number)
        assert list(store) == [PAPER, attrs.evolve(LEAK, accuses=(number,)), SAID]
        assert where_is("police", store.path) == [
            "case.ccl"
        ]  # in the text of the claim, which is another matter

    def test_a_history_without_content_under_the_number(self, store):
        add(store, PETRA)
        remove(store, "petra")
        number = erase(store, "petra").numbers["petra"]

        assert [(version.op, version.record, version.erased) for version in store.history(number)] == [
            ("add", None, True),
            ("remove", None, True),
        ]
        with pytest.raises(UnknownIdError):
            store.history("petra")
        assert store.get(number) is None
        assert number not in store

    def test_the_proof_that_there_was_something(self, store):
        add(store, PETRA)
        number = erase(store, "petra").numbers["petra"]
        proof = store.prove_inclusion(number)

        assert proof.holds
        assert (proof.event.salt, proof.event.payload) == (None, None)

    def test_the_revisions(self, store):
        made = [add(store, PETRA), put(store, attrs.evolve(PETRA, name="P."))]
        erasure = erase(store, "petra", reason="asked by letter")

        assert list(store.revisions()) == [*made, erasure.revision]
        assert erasure.revision.reason == "asked by letter"

    def test_the_order_of_the_others(self, store):
        add(store, *claims(5))
        put(store, Claim(id="c3", text="Changed"))
        erase(store, "c1")

        assert ids(store) == ["c0", "c2", "c3", "c4"]

    def test_nothing_is_left_of_the_salt(self, store):
        add(store, PETRA)
        (salt,) = [event.salt for event in log_of(store) if event.op == "add"]
        erase(store, "petra")

        assert all(
            salt not in data and salt.hex().encode() not in data for data in files_beside(store.path).values()
        )

    def test_nor_of_the_salt_of_what_had_words_taken_out(self, store):
        add(store, Claim(id="c", text=f"{WHO} said so"))
        salts = [event.salt for event in log_of(store) if event.op in ("revise", "add")]
        erase(store, words=WHO)
        new = [event.salt for event in log_of(store) if event.op in ("revise", "add")]

        assert new[0] == salts[0]
        assert new[1] != salts[1]
        assert salts[1] not in files_beside(store.path)["case.ccl"]


class TestNothingCanBeGuessed:
    def test_numbers_are_random(self, new_store):
        numbers = set()
        for store in (new_store(), new_store()):
            add(store, PETRA)
            numbers.add(erase(store, "petra").numbers["petra"])

        assert len(numbers) == 2

    def test_no_hash_of_what_was_erased_is_there(self, store):
        texts = [Claim(id="c", text=f"{WHO} said so"), Person(id=WHO, name=WHO)]
        add(store, *texts)
        payloads = [event.payload for event in log_of(store) if event.op == "add"]
        guesses = [*payloads, "c", WHO, WHO.lower(), f"{WHO} said so", json.dumps({"id": WHO})]
        erase(store, WHO, words=WHO)

        hashes = {content_digest(record).rpartition(":")[2] for record in texts}
        for guess in guesses:
            for name in ("md5", "sha1", "sha256", "sha512", "blake2b"):
                hashes.add(hashlib.new(name, guess.encode()).hexdigest())
        for data in files_beside(store.path).values():
            assert not any(each[:16].encode() in data.lower() for each in hashes)
            assert not any(bytes.fromhex(each)[:16] in data for each in hashes)

    def test_ids_that_were_derived_from_content_go_with_it(self, store):
        case = Case([POLICE, PAPER, Person(id=WHO, name=WHO)])
        claim = case.add_claim(f"{WHO} leaks videos", by="police", via="paper")
        other = case.add_claim("Nobody leaks videos", by="police")
        add(store, *case)
        digest = claim.id.rpartition("-")[2]
        erase(store, words=WHO)

        assert where_is(digest, store.path) == []
        assert other.id in store
        left = store.case()
        (changed,) = [record for record in left.of_type(Claim) if record.text == "[erased] leaks videos"]
        assert [each.source for each in left.attributions(changed)] == ["police", "paper"]
        assert [each.id for each in left.attributions(changed)] == [
            f"{changed.id}@police",
            f"{changed.id}@paper",
        ]
        assert sound(store)

    def test_so_do_those_that_were_derived_from_a_reference(self, store):
        case = Case([POLICE, Person(id=WHO, name="x")])
        claim = case.add_claim("They leak videos", by="police", accuses=WHO)
        denial = case.add_rebuttal(claim, by="police", kind=RebuttalKind.DENIAL)
        retraction = case.add_rebuttal(denial, by="police", kind=RebuttalKind.RETRACTION)
        add(store, *case)
        erase(store, WHO)

        for record in (claim, denial, retraction):  # each from the id of the one before
            assert where_is(record.id.rpartition("-")[2], store.path) == []
        left = store.case()
        assert [len(left.rebuttals(record)) for record in left.of_type(Claim)] == [1]
        assert sound(store)

    def test_so_do_those_of_merged_cases(self, store):
        one, two = Case([POLICE]), Case([POLICE])
        claim = one.add_claim(f"{WHO} leaks videos", by="police", accuses="police")
        two.add(attrs.evolve(claim, tags=("other",)))
        add(store, *merge([("one", one), ("two", two)]).case)
        assert where_is(claim.id, store.path) != []
        erase(store, words=WHO)

        assert where_is(claim.id.rpartition("-")[2], store.path) == []
        assert sound(store)

    def test_so_do_those_of_extensions(self, store):
        with temporary_types():
            from counterclaim.registry import record_type

            @record_type("acme2:geo-claim")
            @attrs.frozen(kw_only=True)
            class GeoClaim(Claim):
                pass

            record = GeoClaim(id="acme2:geo-claim-0123456789abcdef", text=f"{WHO} leaks videos")
            add(store, record, attrs.evolve(record, id="geo", text="Nobody"))
            erase(store, words=WHO)

            assert where_is("0123456789abcdef", store.path) == []
            assert len(store) == 2

    def test_an_earlier_version_gave_the_id(self, store):
        case = Case([POLICE])
        claim = case.add_claim(f"{WHO} leaks videos", by="police")
        add(store, *case)
        put(store, attrs.evolve(claim, text="Someone leaks videos"))
        erase(store, words=WHO)

        assert where_is(claim.id, store.path) == []
        assert sound(store)


class TestReferences:
    def test_in_every_place(self, store):
        who = Person(id=WHO, name="x")
        records = [
            Claim(
                id="c",
                text="t",
                about=(WHO, "paper"),
                accuses=("paper", WHO),
                statements=(
                    Statement(subject="paper", property="p", value=EntityRef(WHO)),
                    Statement(
                        subject=WHO,
                        property="p",
                        value=EntityRef("paper"),
                        qualifiers={"of": EntityRef(WHO)},
                    ),
                ),
            ),
            Attribution(id=f"c@{WHO}", of="c", source=WHO, speaker=WHO),
            Rebuttal(id="r", kind=RebuttalKind.DENIAL, by=WHO, targets=("c", f"c@{WHO}")),
            Group(id="g", name="G", members=(WHO,), depends_on=(WHO,), interests=(WHO, WHO)),
            Note(id="n", text="t", about=(WHO, "c"), extra={"acme:of": [{"who": WHO, WHO: 1}]}),
        ]
        add(store, PAPER, who, *records)
        number = erase(store, WHO).numbers[WHO]

        assert where_is(WHO, store.path) == []
        written = [
            json.loads(event.payload) for event in log_of(store) if event.op == "add" and event.payload
        ]
        assert json.dumps(written).count(number) == 17
        assert not [problem for problem in store.case().problems() if problem.code != "dangling-reference"]
        assert sound(store)

    def test_in_every_version_and_after_removal(self, store):
        add(store, PETRA, Attribution(id="a@petra", of="c", source="petra"))
        put(store, Attribution(id="a@petra", of="d", source="petra"))
        remove(store, "a@petra")
        add(store, Attribution(id="a@petra", of="e", source="petra"))
        erasure = erase(store, "petra")
        number = erasure.numbers["petra"]

        assert erasure.redacted == 4
        (left,) = store
        assert left == Attribution(id=f"a@{number}", of="e", source=number)
        assert [version.op for version in store.history(f"a@{number}")] == ["add", "replace", "remove", "add"]
        assert [record.of for record in store.case(known_at=1)] == ["c"]
        assert sound(store)

    @pytest.mark.parametrize("id", ["a", "denial", "claim", "id", "text", "type", "police", "erased", "1"])
    def test_an_id_that_is_a_plain_word_is_no_word(self, store, id):
        kept = [
            Claim(id="c", text=f"{id} is a word, as in {id}s", tags=(id,)),
            Rebuttal(id="r", kind=RebuttalKind.DENIAL, by="x", targets=("c",), text=id),
            Note(id="n", text=id, about=(f"{id}s", f"b{id}", f"b-{id}")),
        ]
        add(store, Person(id=id, name="x"), *kept)
        add(store, Note(id="n2", text="t", about=(id, f"{id}@c", f"c/{id}/d")))
        number = erase(store, id).numbers[id]

        assert list(store) == [*kept, Note(id="n2", text="t", about=(number, f"{number}@c", f"c/{number}/d"))]
        assert sound(store)

    def test_two_ids_one_of_which_is_part_of_the_other(self, store):
        add(
            store,
            Claim(id="a", text="t"),
            Claim(id="a@b", text="t"),
            Note(id="n", text="t", about=("a", "a@b", "a@c", "a@b@c")),
        )
        numbers = erase(store, "a", "a@b").numbers

        (left,) = store
        assert left.about == (numbers["a"], numbers["a@b"], f"{numbers['a']}@c", f"{numbers['a@b']}@c")
        assert sound(store)

    def test_an_id_that_is_made_of_one_that_goes_goes_with_it(self, store):
        add(store, LEAK, SAID)
        number = erase(store, "leak").numbers["leak"]

        (left,) = store
        assert left == Attribution(id=f"{number}@paper", of=number, source="paper")
        assert store.history(left)[0].record == left


class TestWords:
    def test_go_out_of_texts_names_tags_and_quotations(self, store):
        add(
            store,
            Person(id="p", name=f"Dr. {WHO}", aliases=(WHO.upper(), "X"), description=f"a{WHO}b"),
            Claim(id="c", text=f"{WHO}!", tags=("x", WHO)),
            Attribution(
                id="a",
                of="c",
                source="p",
                quote=Quote(exact=f"I, {WHO}", prefix=WHO, suffix=WHO, start=0, end=20),
            ),
        )
        erasure = erase(store, words=WHO)

        assert erasure.redacted == 3
        assert where_is(WHO, store.path) == []
        assert store.get("p") == Person(
            id="p", name="Dr. [erased]", aliases=("[erased]", "X"), description="a[erased]b"
        )
        assert store.get("c") == Claim(id="c", text="[erased]!", tags=("x", "[erased]"))
        assert store.get("a").quote == Quote(
            exact="I, [erased]", prefix="[erased]", suffix="[erased]", start=0, end=20
        )
        assert sound(store)

    def test_one_word_may_be_given_as_a_text(self, store):
        add(store, Claim(id="c", text="abc"))
        erase(store, words="abc")

        assert store.get("c").text == "[erased]"

    @pytest.mark.parametrize(
        "word",
        [
            'Zu"z"ana',
            "Zu\\zana",
            "Zuzana\nKva",
            "Zu\tzana",
            "Zuz.na*",
            "(Zuzana",
            "Zuzana [K.]",
            "Zu\x00zana",
            "Zu\u2028zana",
            "Zuz\u0301ana",
            "Ζωή-Ω",
            "\U0001f9d1\U0001f3fdZ",
            "z" * 3000,
        ],
    )
    def test_whatever_they_are_made_of(self, store, word):
        add(store, Claim(id="c", text=f"before {word} behind"), reason=f"from {word}")
        put(store, Claim(id="c", text=f"{word.upper()}{word.lower()}"))
        erase(store, words=word)

        assert [version.record.text for version in store.history("c")] == [
            "before [erased] behind",
            "[erased][erased]",
        ]
        assert where_is(word, store.path) == []
        assert sound(store)

    def test_composed_or_decomposed(self, store):
        add(store, Claim(id="c", text="Kvapilova\u0301, Kvapilová"), Claim(id="d", text="KVAPILOVA\u0301"))
        erase(store, words="Kvapilová")

        assert where_is("Kvapilov", store.path) == []

    def test_ids_that_hold_them_go_as_well(self, store):
        add(
            store,
            Person(id="p-zuzana-1", name="x"),
            LEAK,
            Attribution(id="leak@p-zuzana-1", of="leak", source="p-zuzana-1"),
        )
        erase(store, words="Zuzana")

        person, _, said = store
        assert NUMBER.fullmatch(person.id)
        assert said.source == person.id
        assert "zuzana" not in said.id.lower()
        assert where_is("zuzana", store.path) == []
        assert sound(store)

    def test_so_do_ids_that_are_on_record_nowhere(self, store):
        add(store, Note(id="n", text="t", about=("p-zuzana-1",)))
        erase(store, words="Zuzana")

        assert where_is("zuzana", store.path) == []
        assert sound(store)

    def test_they_go_out_of_what_was_removed_and_replaced(self, store):
        add(store, Claim(id="c", text=WHO), Claim(id="d", text=WHO))
        put(store, Claim(id="c", text=f"{WHO} 2"))
        remove(store, "d")
        erase(store, words=WHO)

        assert [record.text for record in store.case(known_at=1)] == ["[erased]", "[erased]"]
        assert where_is(WHO, store.path) == []
        assert sound(store)

    def test_they_go_out_of_revisions(self, store):
        add(store, POLICE, by=WHO, reason=f"{WHO} called", key=f"call-{WHO}")
        add(store, PAPER, by="desk", reason="typed in", key="import-7")
        erase(store, words=WHO)

        first, second, _ = store.revisions()
        assert (first.by, first.reason, first.key) == ("[erased]", "[erased] called", None)
        assert second.key == "import-7"
        assert where_is(WHO, store.path) == []
        assert add(store, LEAK, key="import-7") is None
        assert sound(store)

    def test_they_go_out_of_what_is_said_of_the_erasure_itself(self, store):
        add(store, Claim(id="c", text=WHO))
        erasure = erase(store, words=WHO, by=f"{WHO} herself", reason=f"{WHO} asked")

        assert (erasure.revision.by, erasure.revision.reason) == ("[erased] herself", "[erased] asked")
        assert where_is(WHO, store.path) == []

    def test_a_key_that_holds_one_is_refused(self, store):
        add(store, Claim(id="c", text=WHO))
        before = store.checkpoint()

        with pytest.raises(ValueError, match="'key' holds one of the words"):
            erase(store, words=WHO, key=f"request of {WHO.upper()}")
        assert store.checkpoint() == before
        assert store.get("c").text == WHO

    def test_moments_of_revisions_are_not_words(self, store):
        made = add(store, Claim(id="c", text="It was in 2019"))
        erase(store, words=["2019", "00", "T"])

        assert store.get("c").text == "I[erased] was in [erased]"
        assert next(store.revisions()).recorded_at == made.recorded_at
        assert sound(store)

    @pytest.mark.parametrize("word", ["denial", "2018-05", "en"])
    def test_ones_that_a_record_needs_are_refused_and_nothing_changes(self, store, word):
        add(store, Claim(id="a", text=f"{word} first"))
        add(
            store,
            Rebuttal(id="r", kind=RebuttalKind.DENIAL, by="police", targets=("leak",)),
            Claim(id="c", text="t", language="en", during=Period(start=parse_edtf("2018-05-01"))),
        )
        before, rows, files = log_of(store), views_of(store), store.path.read_bytes()

        with pytest.raises(StoreError, match="cannot be read"):
            erase(store, words=[word, "t"])
        assert (log_of(store), views_of(store)) == (before, rows)
        if store.journal_mode == "delete":
            assert store.path.read_bytes() == files
        assert store.verify().ok

    def test_ones_that_occur_nowhere_are_no_revision(self, store):
        add(store, LEAK)
        before = store.checkpoint()
        erasure = erase(store, words=WHO)

        assert (erasure.revision, erasure.erased, erasure.redacted) == (None, 0, 0)
        assert store.checkpoint() == before
        assert sound(store)

    def test_names_that_look_like_parts_of_hashes(self, store):
        """A number of sixteen hexadecimal digits, or the hash of a page, holds many a short name."""
        pages = [
            Snapshot(id=f"s{'x' * number}", document="d", sha256=hashlib.sha256(bytes([number])).hexdigest())
            for number in range(60)
        ]
        add(store, *pages, PETRA, Note(id="n", text="Ada and Bea", about=("petra",)))
        number = erase(store, "petra").numbers["petra"]
        erase(store, words=["Ada", "Bea", "Fe", number[7:9]])

        assert store.get("n").about == (number,)
        assert [record for record in store if record.id != "n"] == pages
        assert sound(store)


class TestAgain:
    def test_what_was_erased_is_unknown(self, store):
        add(store, PETRA)
        number = erase(store, "petra").numbers["petra"]
        before = store.checkpoint()

        for id in ("petra", number):
            with pytest.raises(UnknownIdError):
                erase(store, id)
        assert store.checkpoint() == before

    def test_the_id_may_be_used_again(self, store):
        add(store, PETRA, Note(id="n", text="t", about=("petra",)))
        first = erase(store, "petra").numbers["petra"]
        add(store, attrs.evolve(PETRA, name="Another"), Note(id="m", text="t", about=("petra",)))

        assert store.get("n").about == (first,)
        assert len(store.history("petra")) == 1
        assert sound(store)
        second = erase(store, "petra").numbers["petra"]
        assert first != second
        assert (store.get("n").about, store.get("m").about) == ((first,), (second,))
        assert sound(store)

    def test_after_words_were_taken_out(self, store):
        add(store, Person(id=WHO, name="Zuzana"), Claim(id="c", text=f"Zuzana and {WHO}"))
        checkpoint = store.checkpoint()
        erase(store, words="Zuzana")
        put(store, Claim(id="c", text="Zuzana again"))
        erase(store, "c", words="Zuzana")

        assert where_is("zuzana", store.path) == []
        assert sound(store, checkpoint)

    def test_words_after_words(self, store):
        add(store, Claim(id="c", text="one two three"))
        checkpoint = store.checkpoint()
        for word in ("one", "three", "two"):
            erase(store, words=word)

        assert store.get("c").text == "[erased] [erased] [erased]"
        assert sound(store, checkpoint)

    def test_references_to_what_was_erased_stay_what_they_are(self, store):
        add(store, PETRA, POLICE, Note(id="n", text="t", about=("petra", "police")))
        first = erase(store, "petra").numbers["petra"]
        second = erase(store, "police").numbers["police"]

        assert store.get("n").about == (first, second)
        assert sound(store)

    def test_all_of_it(self, store):
        add(store, *claims(10))
        checkpoint = store.checkpoint()
        erase(store, *(f"c{number}" for number in range(10)))

        assert list(store) == []
        assert sound(store, checkpoint)
        assert add(store, LEAK).number == 3

    def test_records_may_be_given_instead_of_ids(self, store):
        add(store, PETRA, POLICE, PAPER)
        store.erase(PETRA, by="desk", reason="asked")
        store.erase([POLICE, "paper"], by="desk", reason="asked")

        assert list(store) == []

    def test_one_id_twice_is_one(self, store):
        add(store, PETRA)

        assert erase(store, "petra", PETRA).erased == 1


class TestRefusals:
    @pytest.mark.parametrize(
        ("ids", "words"), [((), ()), ((), ("",)), (("petra",), (" ",)), ((), ("x", "\n"))]
    )
    def test_nothing_to_erase(self, store, ids, words):
        add(store, PETRA)

        with pytest.raises(ValueError, match="erasing takes"):
            erase(store, *ids, words=words)
        assert list(store) == [PETRA]

    @pytest.mark.parametrize("id", ["\ud800", "petra\udfff", "", "a b", "x" * 300])
    def test_what_is_no_id_is_unknown(self, store, id):
        add(store, PETRA)

        with pytest.raises(UnknownIdError):
            erase(store, "petra", id)
        assert list(store) == [PETRA]

    @pytest.mark.parametrize(
        "payload", ['{"id":"petra"', '{"id":5,"about":["petra"]}', '["petra"]', '"petra"']
    )
    @pytest.mark.parametrize("words", [(), ("Muster",)])
    def test_what_cannot_be_read_is_told_as_damage(self, store, driver, payload, words):
        add(store, PETRA, Note(id="n", text="Petra Muster", about=("petra",)))
        store.close()
        tamper(store.path, f"UPDATE event SET payload = '{payload}' WHERE position = 3")

        with Store.open(store.path, driver=driver) as damaged:
            before = log_of(damaged)
            with pytest.raises(DamagedStoreError, match="check it with verify"):
                erase(damaged, "petra", words=words)
            assert log_of(damaged) == before

    def test_an_unknown_id_among_others(self, store):
        add(store, PETRA)
        before = log_of(store)

        with pytest.raises(UnknownIdError):
            erase(store, "petra", "nobody")
        assert log_of(store) == before
        assert list(store) == [PETRA]

    @pytest.mark.parametrize("said", [{"by": " "}, {"reason": ""}])
    def test_who_and_why(self, store, said):
        add(store, PETRA)

        with pytest.raises(ValueError, match="is a text that says"):
            erase(store, "petra", **said)
        assert list(store) == [PETRA]

    def test_a_reader_stands_in_the_way_of_compacting(self, store, driver, monkeypatch):
        monkeypatch.setattr("counterclaim.store.session._PATIENCE", 0.1)
        add(store, Person(id=WHO, name=WHO))
        if store.journal_mode != "wal":
            return  # there a reader stands in the way of the erasure itself
        with Store.open(store.path, driver=driver) as other:
            reading = iter(other)
            next(reading)
            with pytest.raises(ErasureIncompleteError, match="is on record as erased") as caught:
                erase(store, WHO, key="request-1")
            arrived = pickle.loads(pickle.dumps(caught.value))
            assert arrived.erasure == caught.value.erasure
            assert NUMBER.fullmatch(arrived.erasure.numbers[WHO])
            assert (str(arrived), type(arrived)) == (str(caught.value), ErasureIncompleteError)
            assert list(store) == []
            reading.close()
        assert where_is(WHO, store.path) != []
        erase(store, WHO, key="request-1")

        assert where_is(WHO, store.path) == []
        assert len(list(store.revisions())) == 2


class TestMentions:
    def mentions(self, erasure):
        return [(problem.code, problem.record) for problem in erasure.mentions]

    def test_names_and_ids_that_still_stand_in_texts(self, store):
        add(
            store,
            Person(id="zk", name="Zuzana K.", aliases=("Zuza", "Z")),
            Claim(id="a", text="It was Zuzana K., they say"),
            Claim(id="b", text="It was zuza"),
            Claim(id="c", text="ZK did it"),
            Claim(id="d", text="Zuzanas, Zzz, azk"),
            Claim(id="e", text="line\nZuzana K.\tand"),
            Claim(id="f", text='"zk"'),
        )
        erasure = erase(store, "zk")

        assert self.mentions(erasure) == [("mention", id) for id in "abcef"]
        assert "still says 'Zuzana K.'" in erasure.mentions[0].message

    def test_names_in_any_form(self, store):
        add(store, Person(id="p", name="Kvapilová"), Claim(id="a", text="Kvapilova\u0301 said"))

        assert self.mentions(erase(store, "p")) == [("mention", "a")]

    def test_what_is_said_of_revisions(self, store):
        add(store, Person(id="p", name=WHO), reason=f"{WHO} called")
        erasure = erase(store, "p", reason=f"{WHO} asked")

        assert [problem.message[:40] for problem in erasure.mentions] == [
            "what is said of revision 1 still says 'Z",
            "what is said of revision 2 still says 'Z",
        ]

    def test_keys_and_tags(self, store):
        add(
            store,
            Person(id="p", name=WHO),
            Note(id="n", text="t", extra={f"acme:{WHO}": 1}),
            Claim(id="c", text="t", tags=(WHO,)),
        )

        assert self.mentions(erase(store, "p")) == [("mention", "n"), ("mention", "c")]

    def test_ids_of_others_and_properties(self, store):
        add(
            store,
            Property(id="age-of-zk", value=ValueKind.QUANTITY),
            Person(id="zk", name="x"),
            Claim(
                id="c",
                text="t",
                statements=(Statement(subject="s", property="zk", value=EntityRef("zk")),),
            ),
        )

        assert self.mentions(erase(store, "zk")) == [("mention", "age-of-zk"), ("mention", "c")]

    @pytest.mark.parametrize(
        ("name", "text"),
        [
            ("K. Muster", "said K. MUSTER."),
            ("***", 'so says "***"'),
            ("Ann Other", 'line\nAnn Other\\ and "more"'),
            ("\u0130lker", "it was ilker"),
            ("Strauß", "STRAUSS sang"),
            ("Strauß", "STRAU\u1e9e sang"),
            ("Σίσυφος", "ΣΊΣΥΦΟΣ"),
        ],
    )
    def test_names_in_any_case_and_of_any_signs(self, store, name, text):
        add(
            store, Person(id="p", name=name), Claim(id="a", text=text), Claim(id="b", text=f"x{name}x Muster")
        )

        assert self.mentions(erase(store, "p")) == [("mention", "a")]

    def test_none_where_nothing_is_left(self, store):
        add(store, Person(id="zk", name="Zuzana K."), Claim(id="a", text="It was Zuzana K."))

        assert erase(store, "zk", words="Zuzana K.").mentions == ()

    def test_a_word_in_the_name_of_the_store(self, new_store):
        store = new_store(origin="newsroom.example/zuzana")
        add(store, Claim(id="c", text="Zuzana"))
        erasure = erase(store, words="Zuzana")

        assert [problem.message for problem in erasure.mentions] == [
            "the name of the store holds one of these words, and cannot be changed"
        ]
        assert erase(store, words="clock").mentions == ()

    def test_no_more_than_can_be_read(self, store):
        add(store, Person(id="zk", name="x"), *(Claim(id=f"c{number}", text="zk") for number in range(300)))

        assert len(erase(store, "zk").mentions) == 100


class TestBlobs:
    PAGE = b"<html>page</html>"

    def snapshot(self, store, id, data=PAGE, **fields):
        return Snapshot(id=id, document="d", sha256=store.blobs.put(data), **fields)

    def test_go_with_the_last_snapshot_that_speaks_of_them(self, store):
        first, second = self.snapshot(store, "s1"), self.snapshot(store, "s2")
        add(store, first, second)
        erase(store, "s1")
        assert list(store.blobs) == [first.sha256]
        erase(store, "s2")

        assert list(store.blobs) == []
        assert sound(store)

    def test_of_every_version_and_kind(self, store):
        parts = [store.blobs.put(bytes([number])) for number in range(3)]
        add(store, Snapshot(id="s", document="d", sha256=parts[0], text_sha256=parts[1], log_sha256=parts[2]))
        put(store, self.snapshot(store, "s"))
        kept = store.blobs.put(b"nobody speaks of it")
        erase(store, "s")

        assert list(store.blobs) == [kept]

    def test_stay_where_something_else_speaks_of_them(self, store):
        snapshot = self.snapshot(store, "s")
        add(store, snapshot, Note(id="n", text=f"see {snapshot.sha256}"))
        erase(store, "s")

        assert list(store.blobs) == [snapshot.sha256]

    def test_stay_where_the_erasure_fails(self, store):
        add(
            store,
            self.snapshot(store, "s"),
            Rebuttal(id="r", kind=RebuttalKind.DENIAL, by="p", targets=("x",)),
        )

        with pytest.raises(StoreError):
            erase(store, "s", words="denial")
        assert len(list(store.blobs)) == 1

    def test_are_sought_in_the_log_once(self, store, monkeypatch):
        """One search for each of them would take as long as the log is, times as many as there are."""
        asked = []
        database = type(store._session.database)
        rows, value = database.rows, database.value
        add(store, *(self.snapshot(store, f"s{number}", bytes([number])) for number in range(50)))
        monkeypatch.setattr(
            database, "rows", lambda self, sql, *more: asked.append(sql) or rows(self, sql, *more)
        )
        monkeypatch.setattr(
            database, "value", lambda self, sql, *more: asked.append(sql) or value(self, sql, *more)
        )
        erase(store, *(f"s{number}" for number in range(40)))

        assert len(list(store.blobs)) == 10
        assert len([sql for sql in asked if "FROM event" in sql and "WHERE position" not in sql]) < 10

    def test_stay_where_they_are_named_inside_of_more(self, store):
        snapshot = self.snapshot(store, "s")
        add(store, snapshot, Note(id="n", text=f"see {'0' * 30}{snapshot.sha256}{'a' * 7}"))
        erase(store, "s")

        assert list(store.blobs) == [snapshot.sha256]

    def test_what_was_never_put_in_whole_goes_as_well(self, store):
        add(store, self.snapshot(store, "s"), PETRA)
        left = store.blobs.path / ".0123456789abcdef.tmp"
        for sweep in (lambda: erase(store, "petra"), store.compact):
            left.write_bytes(self.PAGE)
            os.utime(left, (0, 0))
            sweep()
            assert not left.exists()
        assert len(list(store.blobs)) == 1

    def test_a_file_in_the_place_of_their_folder_is_told(self, store):
        add(store, PETRA)
        store.blobs.path.write_bytes(b"")

        with pytest.raises(ErasureIncompleteError, match="is on record as erased") as caught:
            erase(store, "petra")
        assert caught.value.erasure.numbers.keys() == {"petra"}
        assert where_is("Petra Muster", store.path) == []  # the file itself is compacted all the same
        with pytest.raises(ErasureIncompleteError) as caught:
            store.compact()
        assert caught.value.erasure is None
        store.blobs.path.unlink()
        store.compact()


class TestDryRun:
    def state(self, store):
        files = files_beside(store.path)
        return log_of(store), views_of(store), list(store.blobs), files["case.ccl"]

    def test_tells_what_would_be(self, store):
        add(store, PETRA, Note(id="n", text="Petra Muster", about=("petra",)), reason="Petra Muster called")
        before = self.state(store)
        told = erase(store, "petra", words="called", dry_run=True)
        assert self.state(store) == before
        done = erase(store, "petra", words="called")

        assert (told.revision, told.repeats) == (None, None)
        assert (told.erased, told.redacted) == (done.erased, done.redacted) == (1, 2)
        assert [each.message for each in told.mentions] == [each.message for each in done.mentions]
        assert told.numbers.keys() == done.numbers.keys() == {"petra"}

    def test_writes_nothing_with_a_key_that_was_used(self, store, monkeypatch):
        add(store, PETRA, POLICE)
        made = erase(store, "petra", key="k")
        before = self.state(store)
        monkeypatch.setattr(type(store._session), "compact", lambda session: pytest.fail("it was compacted"))
        told = erase(store, "police", key="k", dry_run=True)

        assert (told.revision, told.repeats) == (None, made.revision)
        assert self.state(store) == before

    def test_what_is_repeated_says_so(self, store):
        add(store, PETRA)
        made = erase(store, "petra", key="k")
        again = erase(store, "petra", key="k")

        assert made.repeats is None
        assert (again.revision, again.repeats) == (made.revision, made.revision)
        assert (again.erased, len(again.numbers)) == (0, 0)


class TestOnRecord:
    def test_the_event_names_positions_and_commitments_only(self, store):
        add(store, PETRA, Note(id="n", text="t", about=("petra",)))
        erasure = erase(store, "petra")

        (event,) = [event for event in log_of(store) if event.op == "erase"]
        said = json.loads(event.payload)
        assert said["erased"] == {erasure.numbers["petra"]: [2]}
        assert list(said["redacted"]) == ["3"]
        assert said.keys() == {"erased", "redacted"}
        (note,) = [event for event in log_of(store) if event.position == 3]
        assert note.commitment is not None
        assert said["redacted"]["3"] != note.commitment.hex()

    def test_a_large_erasure_is_one_revision(self, store):
        add(store, *(Note(id=f"n{number}", text="t", about=("petra",)) for number in range(2500)), PETRA)
        checkpoint = store.checkpoint()
        erasure = erase(store, "petra")

        assert erasure.redacted == 2500
        assert {record.about for record in store} == {(erasure.numbers["petra"],)}
        assert sound(store, checkpoint)


def test_every_way_in_leaves_no_byte(new_store):
    """Whatever was done to a record before: nothing of it is in any file afterwards."""
    person = Person(id=WHO, name=WHO, extra={f"acme:{WHO}": {WHO: [WHO]}})
    for before in itertools.product([False, True], repeat=3):
        store = new_store()
        add(store, POLICE, person, reason=WHO)
        replaced, removed, redacted = before
        if replaced:
            put(store, attrs.evolve(person, role=WHO))
        if removed:
            remove(store, WHO)
        if redacted:
            erase(store, words="Zuzana")
            (person_left,) = [event.payload for event in log_of(store)][3:4]
            id = json.loads(person_left)["id"]
        else:
            id = WHO
        erase(store, id, words=WHO)

        assert where_is(WHO, store.path) == []
        assert where_is("Zuzana" if redacted else WHO, store.path) == []
        assert list(store) == [POLICE]
        assert sound(store)


def test_a_page_with_an_endless_reference_is_looked_into_all_the_same(store):
    data = ("<p>&#" + "1" * 5_000 + "; the reader</p>").encode()
    sha256 = store.blobs.put(data)
    add(store, Snapshot(id="s", document="d", sha256=sha256))

    erasure = store.erase(words="reader", by="desk", reason="asked for", dry_run=True)

    assert [mention.code for mention in erasure.mentions] == ["bytes"]
