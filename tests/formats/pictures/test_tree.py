import itertools

import pytest

from counterclaim.case import UNSTATED, Case
from counterclaim.errors import UnknownIdError
from counterclaim.formats import dot, mermaid
from counterclaim.formats.pictures import EdgeKind, NodeKind, provenance_tree
from counterclaim.model import (
    Attribution,
    Certainty,
    Claim,
    Document,
    Judgement,
    Mode,
    Organization,
    Person,
    Rebuttal,
    RebuttalKind,
    SameAs,
)
from counterclaim.values import DateSpan

CLAIM = Claim(id="c", text="It is")
NAMES = {"p": "Paper", "q": "Agency", "w": "Witness"}
HELD = "what is on record"


def case_of(*attributions, others=()):
    sources = (Organization(id=id, name=name) for id, name in NAMES.items())
    return Case([CLAIM, *sources, *attributions, *others])


def hop(id, *relays, source="p", **fields):
    return Attribution(id=id, of=fields.pop("of", "c"), source=source, relays=relays, **fields)


def arrows(picture):
    name = {node.id: node.record or node.lines[0] for node in picture.nodes}
    return [(name[edge.tail], name[edge.head], edge.kind, edge.label) for edge in picture.edges]


def lines(picture, record):
    return next(node.lines for node in picture.nodes if node.record == record)


class TestHops:
    def test_arrows_lead_from_the_relayed_to_the_relaying_and_then_to_us(self):
        picture = provenance_tree(case_of(hop("a", source="w", first_hand=True), hop("b", "a")), "c")

        assert arrows(picture) == [
            ("a", "b", EdgeKind.REPORTS, ""),
            ("b", "c", EdgeKind.STATES, ""),
        ]

    def test_each_says_who_how_when_and_where(self):
        attribution = hop(
            "a",
            speaker="boss",
            mode=Mode.QUOTES,
            certainty=Certainty.POSSIBLE,
            translated=True,
            verb="hinted",
            said=DateSpan.year(2019),
            document="letter",
            first_hand=True,
        )
        others = (Person(id="boss", name="The boss"), Document(id="letter", title="A letter"))

        assert lines(provenance_tree(case_of(attribution, others=others), "c"), "a") == (
            "Paper",
            "quotes, as possible, translated",
            "“hinted”",
            "through The boss",
            "2019",
            "“A letter”",
            "from own knowledge",
        )

    def test_who_passes_it_on_and_takes_it_on_is_joined_by_a_solid_line(self):
        picture = provenance_tree(case_of(hop("a"), hop("b", "a", certainty=Certainty.PROBABLE)), "c")

        assert arrows(picture)[0] == ("a", "b", EdgeKind.STATES, "")
        assert {node.kind for node in picture.nodes} == {NodeKind.WORD, NodeKind.RECORD}

    def test_what_we_hold_the_document_of_leads_to_us_besides_being_passed_on(self):
        article = Document(id="article")
        picture = provenance_tree(
            case_of(hop("a", document="article"), hop("b", "a"), others=(article,)), "c"
        )

        assert [(tail, head) for tail, head, *_ in arrows(picture)] == [("a", "b"), ("a", "c"), ("b", "c")]

    def test_one_that_is_passed_on_twice_by_the_same_is_one_arrow(self):
        assert len(arrows(provenance_tree(case_of(hop("a"), hop("b", "a", "a")), "c"))) == 2

    def test_a_rebuttal_has_a_tree_as_well(self):
        case = case_of(others=(Rebuttal(id="r", kind=RebuttalKind.DENIAL, by="q", targets=("c",)),))
        case.add(hop("a", of="r", source="q"))

        picture = provenance_tree(case, "r")

        assert lines(picture, "r") == (HELD, "r", "denial by Agency")
        assert ("a", "r", EdgeKind.STATES, "") in arrows(picture)

    def test_what_was_judged_the_same_counts_and_is_named(self):
        same = SameAs(id="s", left="c", right="d", judgement=Judgement.SAME)
        case = case_of(hop("a"), hop("b", of="d"), others=(Claim(id="d", text="So it is"), same))

        picture = provenance_tree(case, "c")

        assert lines(picture, "b")[-1] == "of d"
        assert [head for _, head, *_ in arrows(picture)] == ["c", "c"]

    def test_what_is_passed_on_belongs_to_the_tree_whatever_it_is_of(self):
        picture = provenance_tree(case_of(hop("a", of="d"), hop("b", "a")), "c")

        assert [(tail, head) for tail, head, *_ in arrows(picture)] == [("a", "b"), ("b", "c")]
        assert lines(picture, "a")[-1] == "of d"

    def test_a_counterclaim_came_as_the_rebuttal_did_that_says_it(self):
        rebuttal = Rebuttal(id="r", kind=RebuttalKind.DISPUTE, by="q", targets=("x",), counterclaim="c")

        picture = provenance_tree(case_of(hop("a", of="r", source="q"), others=(rebuttal,)), "c")

        assert arrows(picture) == [("a", "c", EdgeKind.STATES, "")]


class TestBeginnings:
    def test_own_word_without_more_says_that_knowledge_is_not_stated(self):
        picture = provenance_tree(case_of(hop("a")), "c")

        assert " ".join(lines(picture, "a")).endswith("on own word; from own knowledge or not is not stated")

    def test_an_origin_that_is_not_stated_is_a_node_of_its_own(self):
        case = case_of()
        case.add_claim("So it is", id="d", by=UNSTATED, via=["p"])

        assert arrows(provenance_tree(case, "d"))[0] == (
            "origin not stated",
            "d@p",
            EdgeKind.REPORTS,
            "",
        )

    def test_what_is_passed_on_and_not_on_record_is_one_node_that_says_so(self):
        picture = provenance_tree(case_of(hop("a", "lost"), hop("b", "lost")), "c")

        assert lines(picture, "lost") == ("lost", "origin not on record")
        assert [(tail, head) for tail, head, *_ in arrows(picture)][:2] == [("lost", "a"), ("lost", "b")]

    def test_nobody_on_record_is_said(self):
        assert arrows(provenance_tree(case_of(), "c")) == [
            ("Nobody is on record for it.", "c", EdgeKind.REPORTS, "")
        ]

    def test_the_words_are_german_where_that_is_asked_for(self):
        picture = provenance_tree(case_of(hop("a", "lost")), "c", language="de")

        assert lines(picture, "lost") == ("lost", "Ursprung nicht erfasst")
        assert lines(picture, "c") == ("was erfasst ist", "c", "It is")


class TestCircles:
    def test_a_circle_is_marked_in_words_and_what_leads_out_of_it_is_not(self):
        picture = provenance_tree(case_of(hop("a", "b"), hop("b", "a"), hop("e", "b")), "c")

        assert arrows(picture) == [
            ("b", "a", EdgeKind.REPORTS, "in a circle"),
            ("a", "b", EdgeKind.REPORTS, "in a circle"),
            ("b", "e", EdgeKind.REPORTS, ""),
            ("e", "c", EdgeKind.STATES, ""),
        ]

    def test_one_that_passes_itself_on_is_a_circle(self):
        assert ("a", "a", EdgeKind.REPORTS, "in a circle") in arrows(
            provenance_tree(case_of(hop("a", "a")), "c")
        )

    def test_a_circle_that_nobody_else_relays_still_leads_to_us(self):
        heads = [head for _, head, *_ in arrows(provenance_tree(case_of(hop("a", "b"), hop("b", "a")), "c"))]

        assert heads.count("c") == 1


class TestLarge:
    @pytest.mark.parametrize("language", [dot, mermaid])
    def test_a_chain_of_ten_thousand_hops_is_drawn_whole(self, language):
        hops = [hop("a0")] + [hop(f"a{number}", f"a{number - 1}") for number in range(1, 10_000)]

        assert language.tree(case_of(*hops), "c").count("Paper") == 10_000

    def test_so_is_a_circle_of_that_length(self):
        hops = [hop(f"a{number}", f"a{(number + 1) % 10_000}") for number in range(10_000)]

        picture = provenance_tree(case_of(*hops), "c")

        assert sum(edge.label == "in a circle" for edge in picture.edges) == 10_000

    def test_exponentially_many_chains_cost_nothing(self):
        layers = [[f"l{depth}-{place}" for place in range(3)] for depth in range(40)]
        hops = [hop(id) for id in layers[0]]
        for below, layer in itertools.pairwise(layers):
            hops += [hop(id, *below) for id in layer]

        picture = provenance_tree(case_of(*hops), "c")

        assert len(picture.nodes) == 3 * 40 + 1
        assert len(picture.edges) == 9 * 39 + 3

    def test_a_long_name_is_shown_as_cut_in_every_hop(self):
        case = Case([CLAIM, Organization(id="p", name="x" * 1_000_000), *[hop(f"a{n}") for n in range(100)]])

        assert len(dot.tree(case, "c")) < 100_000
        assert "…" in dot.tree(case, "c")


def test_what_is_no_claim_or_rebuttal_has_none():
    with pytest.raises(UnknownIdError):
        provenance_tree(case_of(), "p")


def test_a_language_without_words_is_refused():
    with pytest.raises(ValueError, match="choose one of"):
        provenance_tree(case_of(), "c", language="fr")
