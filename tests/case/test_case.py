from __future__ import annotations

import copy
import pickle
import subprocess
import sys
from itertools import count

import attrs
import pytest

from counterclaim.case import UNSTATED, Case, FrozenCase
from counterclaim.errors import DuplicateIdError, InvalidRecordError, UnknownIdError
from counterclaim.frozen import FrozenMap
from counterclaim.model import (
    Attribution,
    CaseInfo,
    Certainty,
    Claim,
    ClaimKind,
    Direction,
    Document,
    Entity,
    Evidence,
    Group,
    Judgement,
    Note,
    Organization,
    Quote,
    Rebuttal,
    RebuttalKind,
    Record,
    Review,
    SameAs,
    Source,
    Statement,
)
from counterclaim.model.record import ClaimRef
from counterclaim.registry import record_type, temporary_types
from counterclaim.values import EntityRef

POLICE = Organization(id="belgrade-police", name="Belgrade police", role="police")
PROTESTERS = Group(id="protesters", name="Protesters")
PAPER = Organization(id="der-standard", name="Der Standard")
ARTICLE = Document(id="article", publisher="der-standard")
LEAK = Claim(
    id="leak", text="The Belgrade police leak videos of demonstrations", accuses=("belgrade-police",)
)


def belgrade(**options: object) -> Case:
    return Case([POLICE, PROTESTERS, PAPER, ARTICLE], **options)


def ids(records: object) -> list[str]:
    return [record.id for record in records]


class TestAdding:
    def test_keeps_the_order(self):
        case = Case([PAPER])
        case.add(POLICE)

        assert list(case) == [PAPER, POLICE]
        assert len(case) == 2

    def test_returns_the_record(self):
        assert Case().add(POLICE) is POLICE

    def test_the_same_content_again_adds_nothing(self):
        case = Case([POLICE, PAPER])
        case.add(attrs.evolve(POLICE))

        assert list(case) == [POLICE, PAPER]
        assert list(Case([POLICE, PAPER, POLICE])) == [POLICE, PAPER]

    def test_other_content_under_the_same_id_is_refused(self):
        case = Case([POLICE])

        with pytest.raises(DuplicateIdError):
            case.add(attrs.evolve(POLICE, name="Police"))
        assert case["belgrade-police"] == POLICE

    def test_something_that_is_no_record_is_refused(self):
        with pytest.raises(TypeError, match="holds records"):
            Case().add("belgrade-police")

    def test_many_at_once_reports_what_was_left_out(self):
        case = Case([POLICE])
        problems = case.add_all([PAPER, attrs.evolve(POLICE, name="Police"), ARTICLE])

        assert list(case) == [POLICE, PAPER, ARTICLE]
        assert [(problem.code, problem.record, problem.fatal) for problem in problems] == [
            ("shape", "belgrade-police", True)
        ]

    def test_forward_references_are_allowed(self):
        assert LEAK in Case([LEAK])


class TestFinding:
    def test_by_id_or_record(self):
        case = belgrade()

        assert case["article"] == case[ARTICLE] == ARTICLE

    def test_an_unknown_id_names_the_nearest(self):
        with pytest.raises(UnknownIdError, match="did you mean 'belgrade-police'") as missed:
            belgrade()["belgrad-police"]
        assert missed.value.id == "belgrad-police"

    def test_one_of_another_type_is_named_for_what_it_is(self):
        with pytest.raises(UnknownIdError) as missed:
            belgrade().add_claim("It is so", by="belgrade-police", document="belgrade-police")
        assert str(missed.value) == (
            "the case holds no document with the id 'belgrade-police'; that is the id of an organization"
        )
        assert missed.value.nearest is None

    def test_nothing_like_it_gives_no_hint(self):
        with pytest.raises(UnknownIdError) as missed:
            belgrade()["zzz"]
        assert missed.value.nearest is None

    def test_get_returns_none_where_there_is_none_or_of_another_type(self):
        case = belgrade()

        assert case.get("nobody") is None
        assert case.get("article", Source) is None
        assert case.get("article", Document) == ARTICLE
        assert case.get("belgrade-police", Source) == POLICE

    def test_of_type_takes_a_class(self):
        with pytest.raises(TypeError, match="expected a class of records, as Claim, found 'claim'"):
            belgrade().of_type("claim")

    def test_of_type_finds_subtypes_in_the_order_of_insertion(self):
        case = belgrade()
        case.add(Source(id="someone", name="Someone"))

        assert ids(case.of_type(Source)) == ["belgrade-police", "protesters", "der-standard", "someone"]
        assert ids(case.of_type(Organization)) == ["belgrade-police", "der-standard"]
        assert case.of_type(Claim) == ()
        assert ids(case.of_type(Record)) == ids(case)

    def test_contains_takes_an_id_or_a_record(self):
        case = Case([POLICE])

        assert "belgrade-police" in case
        assert POLICE in case
        assert attrs.evolve(POLICE, name="Police") not in case
        assert PAPER not in case
        assert 7 not in case

    def test_info_is_the_first_of_its_kind(self):
        assert Case().info is None
        assert Case([POLICE, CaseInfo(id="one"), CaseInfo(id="two")]).info == CaseInfo(id="one")


class TestLookingUp:
    @pytest.fixture
    def case(self) -> Case:
        return Case(
            [
                LEAK,
                Attribution(id="leak@b", of="leak", source="b", relays=("leak@a",)),
                Attribution(id="leak@a", of="leak", source="a"),
                Rebuttal(id="denial", kind=RebuttalKind.DENIAL, by="x", targets=("leak", "leak@b", "leak")),
                Rebuttal(
                    id="correction",
                    kind=RebuttalKind.CORRECTION,
                    by="b",
                    targets=("leak@b",),
                    counterclaim="leak",
                ),
                Evidence(id="video", bears_on="leak", direction=Direction.SUPPORTS),
                Review(id="review", of="leak", reviewer="r"),
                Note(id="note", about=("leak", "denial"), text="Ask the police."),
            ]
        )

    def test_each_kind_by_what_it_is_about(self, case):
        assert ids(case.attributions("leak")) == ["leak@b", "leak@a"]
        assert ids(case.relaying("leak@a")) == ["leak@b"]
        assert ids(case.rebuttals(LEAK)) == ["denial"]
        assert ids(case.rebuttals("leak@b")) == ["denial", "correction"]
        assert ids(case.proposing("leak")) == ["correction"]
        assert ids(case.evidence("leak")) == ["video"]
        assert ids(case.reviews("leak")) == ["review"]
        assert ids(case.notes("denial")) == ["note"]

    def test_what_nobody_is_about_finds_nothing(self, case):
        assert case.attributions("nobody") == ()

    def test_referring_finds_every_field_once_a_record(self, case):
        assert ids(case.referring("leak")) == [
            "leak@b",
            "leak@a",
            "denial",
            "correction",
            "video",
            "review",
            "note",
        ]
        assert ids(case.referring("belgrade-police")) == ["leak"]

    def test_referring_finds_nested_values_and_extensions(self):
        with temporary_types():

            @record_type("acme:link")
            @attrs.frozen(kw_only=True)
            class Link(Record):
                to: ClaimRef

            statement = Statement(subject="s", property="located in", value=EntityRef("e"))
            case = Case([Claim(id="c", text="t", statements=(statement,)), Link(id="l", to="c")])

            assert ids(case.referring("e")) == ids(case.referring("s")) == ["c"]
            assert ids(case.referring("c")) == ["l"]

    def test_what_is_added_later_is_found(self, case):
        case.attributions("leak")
        case.add(Attribution(id="leak@c", of="leak", source="c"))

        assert ids(case.attributions("leak")) == ["leak@b", "leak@a", "leak@c"]

    def test_what_is_replaced_is_found_in_its_place(self, case):
        case.add(Attribution(id="other@z", of="other", source="z"))
        case.attributions("leak")
        case.replace(Attribution(id="leak@a", of="other", source="a"))

        assert ids(case.attributions("leak")) == ["leak@b"]
        assert ids(case.attributions("other")) == ["leak@a", "other@z"]

    def test_what_is_removed_is_found_no_more(self, case):
        case.attributions("leak")
        removed = case.remove("leak@b")

        assert ids(case.attributions("leak")) == ["leak@a"]
        assert removed.source == "b"
        assert "leak@b" not in case


class TestMending:
    def test_replaces_in_place(self):
        case = Case([POLICE, PAPER])
        mended = attrs.evolve(POLICE, name="Police of Belgrade")

        assert case.replace(mended) is mended
        assert list(case) == [mended, PAPER]

    def test_replaces_nothing_that_is_not_there(self):
        with pytest.raises(UnknownIdError):
            Case().replace(POLICE)

    def test_removes_nothing_that_is_not_there(self):
        with pytest.raises(UnknownIdError):
            Case([PAPER]).remove(POLICE)

    def test_with_something_that_is_no_record_is_refused(self):
        with pytest.raises(TypeError, match="holds records"):
            belgrade().replace("article")


class TestSameness:
    def judged(self, *judgements: tuple[str, str, Judgement]) -> Case:
        entities = [Entity(id=id, name=id) for id in "abcd"]
        return Case(
            [
                *entities,
                *(
                    SameAs(id=f"same-{place}", left=left, right=right, judgement=judgement)
                    for place, (left, right, judgement) in enumerate(judgements)
                ),
            ]
        )

    def test_counts_judgements_together_in_the_order_of_insertion(self):
        case = self.judged(("d", "b", Judgement.SAME), ("b", "a", Judgement.SAME))

        assert case.same("b") == case.same("d") == ("a", "b", "d")
        assert case.same("c") == ("c",)

    def test_unsure_and_different_join_nothing(self):
        assert self.judged(("a", "b", Judgement.UNSURE), ("a", "c", Judgement.DIFFERENT)).same("a") == ("a",)

    def test_an_id_that_is_not_on_record_comes_last(self):
        assert self.judged(("missing", "b", Judgement.SAME)).same("b") == ("b", "missing")

    def test_follows_what_is_added_and_taken_back(self):
        case = self.judged(("a", "b", Judgement.SAME))
        case.same("a")
        case.add(SameAs(id="new", left="b", right="c", judgement=Judgement.SAME))
        together = case.same("a")
        case.replace(SameAs(id="new", left="b", right="d", judgement=Judgement.SAME))
        moved = case.same("a")
        case.remove("same-0")

        assert (together, moved, case.same("a")) == (("a", "b", "c"), ("a", "b", "d"), ("a",))

    def test_follows_the_order_of_the_records(self):
        case = self.judged(("a", "b", Judgement.SAME))
        case.same("a")
        case.add(case.remove("a"))

        assert case.same("a") == ("b", "a")

    def test_follows_the_order_when_what_was_missing_is_added(self):
        case = self.judged(("z", "b", Judgement.SAME), ("y", "b", Judgement.SAME))
        before = case.same("b")
        case.add(Entity(id="z", name="z"))

        assert (before, case.same("b")) == (("b", "y", "z"), ("b", "z", "y"))


class TestAddingAClaim:
    def test_adds_the_chain_through_the_publisher(self):
        case = belgrade()
        leak = case.add_claim(
            LEAK.text, id="leak", accuses=[POLICE], kind=ClaimKind.ACCUSATION, by=PROTESTERS, document=ARTICLE
        )

        assert leak == attrs.evolve(LEAK, kind=ClaimKind.ACCUSATION)
        assert ids(case.attributions(leak)) == ["leak@protesters", "leak@der-standard"]
        assert case["leak@der-standard"].document == "article"

    def test_takes_ids_and_lone_values(self):
        case = belgrade()
        case.add_claim("x", id="c", about="a", tags="one", via="agency", by=["a", POLICE], document="article")

        assert (case["c"].about, case["c"].tags) == (("a",), ("one",))
        assert case["c@agency"].relays == ("c@a", "c@belgrade-police")

    def test_nobody_on_record_leaves_the_claim_alone(self):
        case = belgrade()
        claim = case.add_claim("x", id="c", by=None, document=ARTICLE)

        assert case.attributions(claim) == ()

    def test_an_origin_that_is_not_stated(self):
        case = belgrade()
        case.add_claim("x", id="c", by=UNSTATED, document=ARTICLE)

        assert ids(case.attributions("c")) == ["c@der-standard"]

    def test_what_is_said_of_the_hops_goes_where_it_belongs(self):
        case = belgrade()
        case.add_claim(
            "x",
            id="c",
            by=PROTESTERS,
            document=ARTICLE,
            verb="accuse",
            speaker=POLICE,
            certainty=Certainty.PROBABLE,
            quote="Every head.",
        )

        origin, paper = case.attributions("c")
        assert (origin.verb, origin.speaker, origin.certainty) == (
            "accuse",
            "belgrade-police",
            Certainty.PROBABLE,
        )
        assert paper.quote == Quote(exact="Every head.")

    def test_the_default_document_of_the_case_serves_where_none_is_given(self):
        case = belgrade()
        case.add(CaseInfo(id="case", document="article"))
        case.add_claim("x", id="c", by=PROTESTERS)

        assert ids(case.attributions("c")) == ["c@protesters", "c@der-standard"]

    def test_an_unknown_document_is_refused(self):
        with pytest.raises(UnknownIdError, match=r"no document.*did you mean 'article'"):
            belgrade().add_claim("x", by=PROTESTERS, document="artikel")

    def test_a_record_that_is_no_document_is_refused(self):
        with pytest.raises(UnknownIdError, match="no document"):
            belgrade().add_claim("x", by=PROTESTERS, document=POLICE)

    def test_adds_all_or_nothing(self):
        case = belgrade()
        case.add(Attribution(id="c@der-standard", of="other", source="der-standard"))
        before = list(case)

        with pytest.raises(DuplicateIdError, match="c@der-standard"):
            case.add_claim("x", id="c", by=PROTESTERS, document=ARTICLE)
        assert list(case) == before

    def test_a_contradiction_adds_nothing(self):
        case = belgrade()

        with pytest.raises(InvalidRecordError):
            case.add_claim("x", by=UNSTATED)
        assert len(case) == 4

    def test_other_fields_of_the_claim_are_kept(self):
        case = belgrade()
        statement = Statement(subject="s", property="p", value=EntityRef("e"))
        claim = case.add_claim(
            "x",
            by=None,
            language="en",
            statements=statement,
            place="belgrade",
            assuming="leak",
            extra={"acme:tone": "calm"},
        )

        assert (claim.language, claim.statements, claim.place) == ("en", (statement,), "belgrade")
        assert (claim.assuming, claim.extra) == (("leak",), FrozenMap({"acme:tone": "calm"}))


class TestIdsThatAreNotGiven:
    def test_follow_from_the_content_so_that_adding_twice_adds_nothing(self):
        case = belgrade()
        first = case.add_claim("x", by=PROTESTERS, document=ARTICLE)
        size = len(case)
        second = case.add_claim("x", by=PROTESTERS, document=ARTICLE)

        assert first == second
        assert len(case) == size
        assert first.id.startswith("claim-")
        assert len(first.id) == len("claim-") + 16

    def test_differ_with_the_content(self):
        case = Case()

        assert case.add_claim("x", by=None).id != case.add_claim("y", by=None).id

    def test_name_the_kind_of_a_rebuttal(self):
        denial = Case().add_rebuttal("leak", by=POLICE, kind=RebuttalKind.DENIAL)

        assert denial.id.startswith("denial-")

    def test_come_from_new_id_where_there_is_one(self):
        numbers = count(1)
        case = belgrade(new_id=lambda: f"n{next(numbers)}")

        assert [case.add_claim("x", by=POLICE).id, case.add_claim("x", by=POLICE).id] == ["n1", "n2"]
        assert "n2@belgrade-police" in case


class TestAddingARebuttal:
    def test_adds_the_speech_act_as_an_attribution(self):
        case = belgrade()
        denial = case.add_rebuttal("leak", by=POLICE, kind=RebuttalKind.DENIAL, id="d", document=ARTICLE)

        assert denial == Rebuttal(id="d", kind=RebuttalKind.DENIAL, by="belgrade-police", targets=("leak",))
        assert ids(case.attributions(denial)) == ["d@belgrade-police", "d@der-standard"]

    def test_takes_several_targets_grounds_and_words(self):
        case = belgrade()
        dispute = case.add_rebuttal(
            [LEAK, "other"],
            by="critic",
            kind=RebuttalKind.DISPUTE,
            id="d",
            text="Not so.",
            counterclaim=LEAK,
            evidence=["video"],
            verb="object",
        )

        assert dispute.targets == ("leak", "other")
        assert (dispute.text, dispute.counterclaim, dispute.evidence) == ("Not so.", "leak", ("video",))
        assert case["d@critic"].verb == "object"

    @pytest.mark.parametrize("by", [None, UNSTATED, [POLICE, PAPER], []])
    def test_is_somebodys(self, by):
        with pytest.raises(InvalidRecordError, match="rebuttal: by: names"):
            Case().add_rebuttal("leak", by=by, kind=RebuttalKind.DENIAL)

    def test_answers_something(self):
        with pytest.raises(InvalidRecordError, match="answers, found an empty list"):
            Case().add_rebuttal([], by="critic", kind=RebuttalKind.DISPUTE)

    def test_wants_its_kind_as_a_member_of_its_enumeration(self):
        with pytest.raises(InvalidRecordError, match=r"found 'denial'; pass RebuttalKind\.DENIAL$"):
            Case().add_rebuttal("leak", by="critic", kind="denial")


class TestCopies:
    def test_a_frozen_case_keeps_what_was_there(self):
        case = belgrade()
        frozen = case.frozen()
        case.remove("article")

        assert isinstance(frozen, FrozenCase)
        assert frozen["article"] == ARTICLE
        assert frozen.of_type(Document) == (ARTICLE,)
        assert frozen.frozen() is frozen
        assert not hasattr(frozen, "add")

    def test_cases_are_compared_by_identity(self):
        case = belgrade()

        assert case != belgrade()
        assert len({case, case, case.frozen()}) == 2

    @pytest.mark.parametrize(
        "copied", [copy.copy, copy.deepcopy, lambda case: pickle.loads(pickle.dumps(case))]
    )
    def test_a_copy_is_a_case_of_its_own(self, copied):
        case = belgrade()
        case.attributions("leak")
        twin = copied(case)
        twin.add(LEAK)

        assert list(twin) == [*case, LEAK]
        assert list(copied(case.frozen())) == list(case)


def test_reading_a_case_needs_no_codec():
    code = "import sys, counterclaim.case; sys.exit('cattrs' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


class TestWordsOfCaseFiles:
    """What a case file writes as `"?"` and `"-"` has names of its own in Python."""

    @pytest.mark.parametrize(("word", "instead"), [("?", "pass UNSTATED"), ("-", "pass None")])
    def test_are_told_what_to_pass_instead(self, word, instead):
        case = Case([Claim(id="leak", text="The police leak videos")])

        with pytest.raises(InvalidRecordError, match=rf"by: '\{word}' is a word of case files; {instead}"):
            case.add_claim("It is so", by=word)
        with pytest.raises(InvalidRecordError, match=instead):
            case.add_rebuttal("leak", by=[word], kind=RebuttalKind.DENIAL)
        assert len(case) == 1

    def test_a_record_that_has_one_for_its_id_is_meant_itself(self):
        case = Case()
        source = case.add(Organization(id="?", name="O"))

        claim = case.add_claim("It is so", by=iter([source]))

        assert [attribution.source for attribution in case.attributions(claim)] == ["?"]

    def test_a_rebuttal_by_nobody_is_told_so(self):
        case = Case([Claim(id="leak", text="The police leak videos")])

        with pytest.raises(InvalidRecordError, match="by: names nobody; a rebuttal is somebody's"):
            case.add_rebuttal("leak", by=[], kind=RebuttalKind.DENIAL)
