"""What takes the places of ids and words, event by event."""

from __future__ import annotations

import json

import pytest

from counterclaim.codec import Codec
from counterclaim.frozen import FrozenMap, freeze, thaw
from counterclaim.model import Claim, Note, Rebuttal, RebuttalKind, Statement, UnknownRecord
from counterclaim.model.record import Foreign
from counterclaim.store import DamagedStoreError, StoreError
from counterclaim.store.log import Event
from counterclaim.store.records import json_text
from counterclaim.store.redacting import ERASED_WORDS, Redaction, derived_part, spellings
from counterclaim.values import UnknownValue

NUMBER = "erased:0123456789abcdef"
LEAK = Claim(id="leak", text="Petra told the police")


def event(payload, op="add", sealed=None):
    return Event(7, 3, op, 7, None, bytes(16), payload, sealed, None)


def redacted(record, *, ids=(), words=()):
    """Return *record* as it is left."""
    payload = json_text(Codec().unstructure(record))
    left = Redaction(dict.fromkeys(ids, NUMBER), words).payload(event(payload), "case.ccl")
    return Codec().structure(json.loads(left))


class TestIds:
    @pytest.mark.parametrize(
        ("id", "left"),
        [
            ("leak", NUMBER),
            ("leak@paper", f"{NUMBER}@paper"),
            ("desk:leak", f"desk:{NUMBER}"),
            ("desk:leak~2", f"desk:{NUMBER}~2"),
            ("leak#0", f"{NUMBER}#0"),
            ("a/leak/b", f"a/{NUMBER}/b"),
            ("leak@leak", f"{NUMBER}@{NUMBER}"),
            ("leak|leak@leak", f"{NUMBER}|{NUMBER}@{NUMBER}"),
            ("leak-2", "leak-2"),
            ("leaks", "leaks"),
            ("bleak@paper", "bleak@paper"),
            ("Leak", "Leak"),
            ("leak.old", "leak.old"),
        ],
    )
    def test_a_number_stands_for_a_whole_id_or_a_joined_part(self, id, left):
        assert Redaction({"leak": NUMBER}, ()).id(id) == left

    def test_the_longest_id_counts(self):
        numbers = {"leak": "erased:1", "leak@paper": "erased:2", "leak@paper@wire": "erased:3"}

        assert Redaction(numbers, ()).id("leak@paper@wire") == "erased:3"
        assert Redaction(numbers, ()).id("leak@paper@other") == "erased:2@other"
        assert Redaction(numbers, ()).id("leak@other") == "erased:1@other"

    @pytest.mark.parametrize(
        "id", ["a.b", "a+", "(", "[x]", "^$", "a|b", "\\d", "a*@b", 'quo"te', "back\\slash", "{2}"]
    )
    def test_signs_of_patterns_mean_themselves(self, id):
        redaction = Redaction({id: NUMBER}, ())

        assert redaction.id(id) == NUMBER
        assert redaction.id(f"{id}@paper") == f"{NUMBER}@paper"
        assert redaction.id("aab") == "aab"
        assert redaction.concerns(json_text({"id": id}))

    def test_without_ids_nothing_is_changed(self):
        assert Redaction({}, ()).id("leak") == "leak"
        assert not Redaction({}, ()).concerns('{"id": "leak"}')

    def test_many_of_them_cost_a_text_no_more_than_one(self):
        """An alternative of a pattern for each would take minutes here."""
        redaction = Redaction({f"claim{number}@paper-{number}": NUMBER for number in range(20_000)}, ())
        payloads = [json_text({"id": f"claim{number}", "of": "paper-7"}) for number in range(20_000)]

        assert not any(map(redaction.concerns, payloads))
        assert redaction.concerns(json_text({"id": "x/claim7@paper-7/y"}))
        assert not redaction.concerns(json_text({"id": "claim7@paper-8"}))
        assert redaction.id("x/claim7@paper-7/y") == f"x/{NUMBER}/y"

    @pytest.mark.parametrize("id", ["a@", "@a", "a@@b", "/", "a:b/c"])
    def test_one_may_hold_joints_anywhere(self, id):
        redaction = Redaction({id: NUMBER, "other@id": NUMBER}, ())

        assert redaction.id(f"x/{id}/y") == f"x/{NUMBER}/y"
        assert redaction.concerns(json_text({"id": f"x/{id}/y"}))
        assert redaction.id("other@") == "other@"

    def test_one_may_be_added(self):
        redaction = Redaction({"leak": NUMBER}, ())
        redaction.add("police", NUMBER)

        assert redaction.id("leak@police") == f"{NUMBER}@{NUMBER}"
        assert redaction.concerns(json_text({"id": "police"}))


class TestWords:
    def test_many_of_them_cost_a_text_no_more_than_one(self):
        """An alternative of a pattern for each would take minutes here."""
        redaction = Redaction({}, [f"Number {number}." for number in range(20_000)])
        payloads = [json_text({"text": f"It was number {number}, not another"}) for number in range(20_000)]

        assert not any(map(redaction.concerns, payloads))
        assert not any(map(redaction.has_words, payloads))
        assert redaction.text("It was NUMBER 7.") == "It was [erased]"

    @pytest.mark.parametrize(
        ("word", "text", "left"),
        [
            ("Petra", "Petra told petra and PETRA.", "[erased] told [erased] and [erased]."),
            ("Petra", "Petrarca", "[erased]rca"),
            ("Petra M.", "It was Petra M.", "It was [erased]"),
            ("a.c", "abc a.c", "abc [erased]"),
            ("(?i)", "what (?i) means", "what [erased] means"),
            ("\\d", "5 and \\d", "5 and [erased]"),
            ('"P"', 'she is "P"', "she is [erased]"),
            ("two\nlines", "a two\nlines b", "a [erased] b"),
            ("Größe", "Gro\u0308ße und GRÖSSE", "[erased] und [erased]"),
            ("Gro\u0308ße", "Größe", "[erased]"),
            ("José", "JOSE\u0301", "[erased]"),
            ("\U0001f3a5", "a \U0001f3a5", "a [erased]"),
            ("полиција", "ПОЛИЦИЈА", "[erased]"),
        ],
    )
    def test_are_taken_out_whatever_their_case(self, word, text, left):
        redaction = Redaction({}, [word])

        assert redaction.text(text) == left
        assert redaction.has_words(text)
        assert redaction.concerns(json_text({"text": text}))

    def test_the_longest_goes_first(self):
        assert Redaction({}, ["Petra", "Petra Muster"]).text("Petra Muster, Petra") == "[erased], [erased]"

    def test_taking_out_twice_is_taking_out_once(self):
        redaction = Redaction({}, ["erased", "e"])

        assert redaction.text(redaction.text("an erased text")) == redaction.text("an erased text")
        assert redaction.text(ERASED_WORDS) == ERASED_WORDS

    def test_numbers_of_what_was_erased_hold_no_words(self):
        redaction = Redaction({}, ["Ada", "erased", "0"])

        assert redaction.text("erased:0ada456789abcdef") == "erased:0ada456789abcdef"
        assert not redaction.has_words("erased:0ada456789abcdef")
        assert redaction.text("Ada, erased:0ada456789abcdef") == "[erased], erased:0ada456789abcdef"

    def test_hashes_of_bytes_hold_no_words(self):
        sha256 = "ada0" * 16

        assert Redaction({}, ["Ada"]).text(f"Ada {sha256}") == f"[erased] {sha256}"
        assert Redaction({}, ["Ada"]).text(f"{sha256}x") == f"{'[erased]0' * 16}x"

    def test_what_looks_the_same_is_one_word(self):
        assert {"Größe", "Gro\u0308ße", "GRÖSSE", "größe"} <= spellings("Größe")


class TestDerivedIds:
    @pytest.mark.parametrize(
        "id",
        [
            "claim-0123456789abcdef",
            "denial-0123456789abcdef",
            "acme:geo-claim-0123456789abcdef",
            "acme2:geo2-claim-0123456789abcdef",
            "desk:claim-0123456789abcdef",
            "desk:claim-0123456789abcdef~2",
            "desk:acme:geo-claim-0123456789abcdef~12",
        ],
    )
    def test_follow_from_content(self, id):
        assert derived_part(id) is not None

    @pytest.mark.parametrize(
        "id", ["leak", "claim-0123456789abcde", "claim-0123456789abcdefg", "leak@paper", NUMBER]
    )
    def test_others_do_not(self, id):
        assert derived_part(id) is None


class TestRecords:
    def test_one_without_any_of_it_keeps_its_text(self):
        payload = '{"type": "claim",  "id": "leak", "text": "as it was written"}'

        assert Redaction({"police": NUMBER}, ["Petra"]).payload(event(payload), "case.ccl") is payload

    def test_references_of_every_kind_are_replaced(self):
        record = Claim(
            id="c",
            text="It is so",
            about=("leak", "leaks"),
            assuming=("leak",),
            statements=(
                Statement(
                    subject="leak", property="p", value=UnknownValue(tag="acme:x", data={"of": "leak"})
                ),
            ),
        )

        assert redacted(record, ids=["leak"]) == Claim(
            id="c",
            text="It is so",
            about=(NUMBER, "leaks"),
            assuming=(NUMBER,),
            statements=(
                Statement(
                    subject=NUMBER, property="p", value=UnknownValue(tag="acme:x", data={"of": NUMBER})
                ),
            ),
        )

    def test_what_no_annotation_describes_is_replaced_where_it_is_an_id(self):
        extra = {
            "acme:of": "leak",
            "acme:by": ("leak@paper", "leaks", "a leak"),
            "acme:weights": {"leak": 1, "other": {"deep": ["leak"]}},
            "acme:page": "https://paper.example/leak",
        }
        left = redacted(Note(id="n", text="leak", extra=extra), ids=["leak"])

        assert left == Note(
            id="n",
            text="leak",
            extra={
                "acme:of": NUMBER,
                "acme:by": (f"{NUMBER}@paper", "leaks", "a leak"),
                "acme:weights": {NUMBER: 1, "other": {"deep": [NUMBER]}},
                "acme:page": "https://paper.example/leak",
            },
        )

    def test_so_it_is_in_parts_of_a_record(self):
        record = Claim(
            id="c",
            text="t",
            statements=(
                Statement(
                    subject="s", property="p", value=UnknownValue(tag="a:b"), extra={"acme:of": "leak"}
                ),
            ),
        )

        assert redacted(record, ids=["leak"]).statements[0].extra == freeze({"acme:of": NUMBER})

    def test_so_it_is_in_records_of_unknown_types(self):
        record = UnknownRecord(
            id="u", foreign=Foreign(tag="acme:box"), data={"of": "leak", "in": {"x": ["leak#1"]}}
        )

        left = redacted(record, ids=["leak"])
        assert thaw(left.data) == {"of": NUMBER, "in": {"x": [f"{NUMBER}#1"]}}
        assert left.foreign == record.foreign

    def test_words_go_out_of_keys_too(self):
        extra = {"acme:Petra": 1, "acme:by name": {"Petra": {"petra": 2, "PETRA": 3, "[erased]": 4}}}
        left = redacted(Note(id="n", text="t", extra=extra), words=["Petra"])

        assert thaw(left.extra) == {
            "acme:[erased]": 1,
            "acme:by name": {"[erased]": {"[erased]~2": 2, "[erased]~3": 3, "[erased]": 4}},
        }

    def test_words_go_out_of_keys_of_qualifiers(self):
        value = UnknownValue(tag="a:b")
        record = Claim(
            id="c",
            text="t",
            statements=(Statement(subject="s", property="p", value=value, qualifiers={"of Petra": value}),),
        )

        assert redacted(record, words=["Petra"]).statements[0].qualifiers == FrozenMap({"of [erased]": value})

    @pytest.mark.parametrize("payload", ["{", "[]", "{}", '{"type": "claim", "id": 5}', "null", '"x"'])
    @pytest.mark.parametrize("op", ["add", "remove"])
    def test_what_cannot_be_read_is_told_as_damage(self, payload, op):
        with pytest.raises(DamagedStoreError, match=r"cannot be read, 7 .*check it with verify"):
            Redaction({"leak": NUMBER}, ["x"]).payload(event(payload, op), "case.ccl")

    def test_names_of_fields_and_types_stay(self):
        record = Claim(
            id="c",
            text="the text of a claim",
            statements=(
                Statement(subject="s", property="p", value=UnknownValue(tag="claim", data={"text": "text"})),
            ),
        )
        left = redacted(record, words=["text", "claim", "type", "statements"])

        assert left.text == "the [erased] of a [erased]"
        assert left.statements[0].value == UnknownValue(tag="claim", data={"[erased]": "[erased]"})

    @pytest.mark.parametrize("word", ["denial", "DENIAL", "en"])
    def test_words_without_which_it_cannot_be_read_are_refused(self, word):
        record = Rebuttal(id="r", kind=RebuttalKind.DENIAL, by="police", targets=("leak",))

        with pytest.raises(
            StoreError, match=r"cannot be read, 'r', without these words: .*erase the record as a whole"
        ):
            redacted(record, words=[word])

    def test_removals_name_the_number(self):
        left = Redaction({"leak": NUMBER}, ()).payload(event('{"id": "leak@paper"}', "remove"), "case.ccl")

        assert json.loads(left) == {"id": f"{NUMBER}@paper"}


class TestWhatIsSaidOfRevisions:
    HEADER = {
        "recorded_at": "2019-10-17T12:00:00.000000Z",
        "clock": "2019-10-17T12:00:00.000000Z",
        "by": "Petra",
        "reason": "Petra asked in 2019",
        "key": "import-2019",
    }

    def left(self, *words, ids=()):
        redaction = Redaction(dict.fromkeys(ids, NUMBER), words)
        return json.loads(redaction.payload(event(json_text(self.HEADER), "revise"), "case.ccl"))

    def test_words_go_out_of_what_people_said(self):
        assert self.left("petra") == {**self.HEADER, "by": "[erased]", "reason": "[erased] asked in 2019"}

    def test_moments_are_left_alone(self):
        left = self.left("2019", "T", "0")

        assert left["recorded_at"] == left["clock"] == self.HEADER["recorded_at"]
        assert left["reason"] == "Pe[erased]ra asked in [erased]"

    def test_a_key_with_words_is_none_any_more(self):
        assert "key" not in self.left("import")
        assert "key" in self.left("petra")

    def test_ids_are_not_sought_there(self):
        assert self.left(ids=["Petra"]) == self.HEADER
