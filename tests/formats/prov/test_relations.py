from datetime import UTC, datetime

import pytest

from counterclaim.model import (
    Attribution,
    Claim,
    Direction,
    Document,
    Evidence,
    Group,
    Mode,
    Organization,
    Person,
    Quote,
    Rebuttal,
    RebuttalKind,
    Review,
    Snapshot,
    Source,
    UnnamedSource,
)
from formats.prov.helpers import exported, losses, related, types

CLAIM = Claim(id="leak", text="The police leak videos")
PAPER = Organization(id="paper", name="The paper")
AGENCY = Organization(id="agency", name="The agency")
ARTICLE = Document(id="article", publisher="paper")


class TestSources:
    @pytest.mark.parametrize(
        ("source", "expected"),
        [
            (Person(id="s", name="S"), {"prov:Person", "counterclaim:person"}),
            (Organization(id="s", name="S"), {"prov:Organization", "counterclaim:organization"}),
            (Group(id="s", name="S"), {"counterclaim:group"}),
            (UnnamedSource(id="s", name="S"), {"counterclaim:unnamed-source"}),
            (Source(id="s", name="S"), {"counterclaim:source"}),
        ],
    )
    def test_they_are_agents_of_the_type_that_prov_has_for_them(self, source, expected):
        assert types(exported(source)["agent"]["record:s"]) == expected

    def test_whom_they_depend_on_has_an_influence_and_no_responsibility(self):
        content = exported(Source(id="s", name="S", depends_on=("owner",)))

        assert related(content, "wasInfluencedBy") == {("s", "owner", "counterclaim:depends_on")}
        assert "actedOnBehalfOf" not in content


class TestDocuments:
    def test_they_are_attributed_to_publisher_and_authors(self):
        content = exported(Document(id="d", publisher="paper", authors=("ann", "bob")))

        assert related(content, "wasAttributedTo") == {
            ("d", "paper", "counterclaim:publisher"),
            ("d", "ann", "counterclaim:authors"),
            ("d", "bob", "counterclaim:authors"),
        }

    def test_a_snapshot_specializes_its_document(self):
        content = exported(ARTICLE, Snapshot(id="s", document="article", sha256="0" * 64))

        assert related(content, "specializationOf") == {("s", "article")}

    def test_the_next_snapshot_is_a_revision_if_its_bytes_differ(self):
        def fetched(id, hour, byte):
            moment = datetime(2019, 10, 17, hour, tzinfo=UTC)
            return Snapshot(id=id, document="article", sha256=byte * 64, fetched_at=moment)

        content = exported(
            fetched("c", 3, "b"), fetched("a", 1, "a"), fetched("d", 4, "c"), fetched("b", 2, "a")
        )

        assert related(content, "wasDerivedFrom") == {
            ("c", "b", "counterclaim:fetched_at", "prov:Revision"),
            ("d", "c", "counterclaim:fetched_at", "prov:Revision"),
        }

    def test_of_snapshots_from_one_moment_or_without_one_nobody_knows_the_order(self):
        moment = datetime(2019, 10, 17, tzinfo=UTC)
        at_once = [
            Snapshot(id=id, document="article", sha256=id * 64, fetched_at=moment) for id in ("a", "b")
        ]

        assert "wasDerivedFrom" not in exported(
            *at_once, Snapshot(id="c", document="article", sha256="c" * 64)
        )


class TestAttributions:
    def test_they_are_attributed_to_the_source(self):
        content = exported(CLAIM, PAPER, Attribution(id="a", of="leak", source="paper"))

        assert related(content, "wasAttributedTo") == {("a", "paper", "counterclaim:source")}

    def test_and_to_the_speaker_who_acts_for_the_source(self):
        said = [Attribution(id=id, of="leak", source="paper", speaker="ann") for id in ("a", "b")]
        content = exported(CLAIM, PAPER, *said)

        assert ("a", "ann", "counterclaim:speaker") in related(content, "wasAttributedTo")
        assert related(content, "actedOnBehalfOf") == {("ann", "paper", "counterclaim:speaker")}
        assert len(content["actedOnBehalfOf"]) == 1

    @pytest.mark.parametrize(
        ("mode", "kind"),
        [
            (Mode.QUOTES, {"prov:Quotation"}),
            (Mode.REPUBLISHES, {"prov:Quotation"}),
            (Mode.STATES, set()),
            (Mode.PARAPHRASES, set()),
            (Mode.CITES, set()),
        ],
    )
    def test_what_they_relay_is_quoted_where_the_words_are_passed_on(self, mode, kind):
        hop = Attribution(id="b", of="leak", source="paper", relays=("a",), mode=mode)
        (derived,) = exported(CLAIM, PAPER, hop)["wasDerivedFrom"].values()

        assert (derived["prov:generatedEntity"], derived["prov:usedEntity"]) == ("record:b", "record:a")
        assert types(derived) == {"counterclaim:relays"} | kind

    def test_their_document_is_quoted_where_its_words_are_on_record(self):
        plain = Attribution(id="a", of="leak", source="paper", document="article")
        quoting = Attribution(
            id="b", of="leak", source="paper", document="article", quote=Quote(exact="Videos", snapshot="s")
        )

        assert related(exported(CLAIM, PAPER, ARTICLE, plain, quoting), "wasDerivedFrom") == {
            ("a", "article", "counterclaim:document"),
            ("b", "article", "counterclaim:document", "prov:Quotation"),
            ("b", "s", "counterclaim:quote", "prov:Quotation"),
        }

    def test_what_is_said_first_hand_is_a_primary_source_of_the_claim(self):
        hand = Attribution(id="a", of="leak", source="paper", first_hand=True)
        other = Attribution(id="b", of="leak", source="agency", first_hand=False)

        assert related(exported(CLAIM, PAPER, AGENCY, hand, other), "wasDerivedFrom") == {
            ("leak", "a", "counterclaim:first_hand", "prov:PrimarySource")
        }


class TestRebuttalsEvidenceAndReviews:
    def test_a_rebuttal_is_attributed_to_who_makes_it(self):
        denial = Rebuttal(id="r", kind=RebuttalKind.DENIAL, by="police", targets=("leak",))
        content = exported(CLAIM, denial)

        assert related(content, "wasAttributedTo") == {("r", "police", "counterclaim:by")}
        assert content["entity"]["record:r"]["counterclaim:kind"] == "denial"
        assert content["entity"]["record:r"]["counterclaim:targets"]["$"] == "record:leak"

    def test_evidence_is_derived_from_its_document_and_its_basis(self):
        evidence = Evidence(
            id="e",
            bears_on="leak",
            direction=Direction.UNDERMINES,
            by="paper",
            document="article",
            basis=("other",),
        )
        content = exported(CLAIM, PAPER, ARTICLE, evidence)

        assert ("e", "paper", "counterclaim:by") in related(content, "wasAttributedTo")
        assert related(content, "wasDerivedFrom") == {
            ("e", "article", "counterclaim:document"),
            ("e", "other", "counterclaim:basis"),
        }

    def test_a_review_is_attributed_to_the_reviewer_and_derived_from_its_document(self):
        content = exported(CLAIM, PAPER, Review(id="v", of="leak", reviewer="paper", document="article"))

        assert related(content, "wasAttributedTo") == {("v", "paper", "counterclaim:reviewer")}
        assert related(content, "wasDerivedFrom") == {("v", "article", "counterclaim:document")}


class TestWhatDoesNotFit:
    def test_a_reference_to_nothing_on_record_is_a_relation_all_the_same(self):
        content = exported(Attribution(id="a", of="gone", source="nobody", relays=("lost",)))

        assert related(content, "wasAttributedTo") == {("a", "nobody", "counterclaim:source")}
        assert related(content, "wasDerivedFrom") == {("a", "lost", "counterclaim:relays")}

    def test_a_reference_to_the_wrong_type_is_an_attribute_alone_and_a_loss(self):
        records = [CLAIM, Attribution(id="a", of="leak", source="leak")]

        assert "wasAttributedTo" not in exported(*records)
        assert exported(*records)["entity"]["record:a"]["counterclaim:source"]["$"] == "record:leak"
        assert losses(*records) == ["a: source: 'leak' is a claim, so no wasAttributedTo was written"]

    def test_what_an_unknown_type_is_cannot_be_judged(self):
        from counterclaim.model import Foreign, UnknownRecord

        unknown = UnknownRecord(id="bot", foreign=Foreign(tag="acme:bot"))

        assert losses(CLAIM, unknown, Attribution(id="a", of="leak", source="bot")) == []
