from pathlib import Path

import pytest

from counterclaim.case import Case
from counterclaim.errors import UnknownIdError
from counterclaim.files import read_case
from counterclaim.formats import svg
from counterclaim.formats.pictures import provenance_tree
from counterclaim.formats.svg.tree_condensing import MOST_IN_LAYER, MOST_LAYERS, small_tree
from counterclaim.model import Attribution, Claim, Organization
from formats.svg_reading import check_apart, check_harmless, read, texts, words_of


@pytest.fixture(scope="module")
def belgrade():
    return read_case(Path(__file__).parents[3] / "examples" / "belgrade-cameras.toml").case


def told(*relays):
    """Return a claim that a source after the other tells; *relays* say of each which before it it relays."""
    records = [Claim(id="c", text="The dam is 90 metres high")]
    for number, before in enumerate(relays):
        records.append(Organization(id=f"s{number}", name=f"Source {number}"))
        passed_on = tuple(f"a{other}" for other in before)
        records.append(Attribution(id=f"a{number}", of="c", source=f"s{number}", relays=passed_on))
    return Case(records)


def small(case):
    return small_tree(provenance_tree(case, "c"))


class TestSmallTrees:
    def test_it_leads_from_the_origin_at_the_left_to_what_is_on_record(self, belgrade):
        places = {line.text: line.left for line in texts(read(svg.inline_tree(belgrade, "leak")))}

        assert places["Protesters in Belgrade"] < places["Der Standard"] < places["what is on record"]

    def test_who_only_passes_it_on_has_a_dashed_frame(self, belgrade):
        text = svg.inline_tree(belgrade, "leak")

        assert text.count('class="cc-frame-report"') == 2  # and in the legend
        assert text.count('class="cc-frame-word"') == 2

    def test_its_title_is_what_is_told(self, belgrade):
        title = read(svg.inline_tree(belgrade, "leak", language="de")).find("title").text

        assert title.startswith("Wie es zu uns kam: The Belgrade police leak videos")

    def test_a_circle_is_drawn_and_named(self):
        text = svg.inline_tree(told((1,), (0,)), "c")

        assert "in a circle" in words_of(read(text))
        check_apart(read(text))

    def test_a_word_that_relays_itself_is_a_loop(self):
        assert "in a circle" in words_of(read(svg.inline_tree(told((0,)), "c")))

    def test_what_is_taken_back_says_so(self):
        assert "taken back" in words_of(read(svg.inline_tree(told(()), "c", taken_back={"a0"})))

    def test_of_a_claim_that_nobody_has_it_says_so(self):
        text = words_of(read(svg.inline_tree(Case([Claim(id="c", text="It is so")]), "c")))

        assert "Nobody is on record for it." in text

    def test_its_nodes_lead_to_their_records(self, belgrade):
        root = read(svg.inline_tree(belgrade, "leak", link=lambda record: f"#r-{record}"))

        assert [part.attrib["href"] for part in root.iter("a")] == [
            "#r-leak@protesters",
            "#r-leak@der-standard",
            "#r-leak",
        ]

    def test_what_is_no_claim_or_rebuttal_is_refused(self, belgrade):
        with pytest.raises(UnknownIdError):
            svg.inline_tree(belgrade, "ap")


class TestLargeTrees:
    def test_those_that_have_it_from_the_same_and_pass_it_on_to_the_same_are_one(self):
        text = words_of(read(svg.inline_tree(told((), *([(0,)] * 3000)), "c")))

        assert "3000 alike, among them" in text
        assert "Source 1" in text

    def test_a_few_have_a_node_each(self):
        assert len(small(told((), *([(0,)] * 20))).twigs) == 22

    def test_the_middle_of_a_long_chain_is_one(self):
        tree = small(told((), *((number,) for number in range(300))))

        assert len(tree.twigs) <= MOST_LAYERS
        assert sorted(member for twig in tree.twigs for member in twig.members) == list(range(302))

    def test_a_crowded_layer_is_counted(self):
        beginnings = [()] * 60
        tree = small(told(*beginnings, *((number, (number * 7 + 1) % 60) for number in range(60))))

        assert max(len(twig.members) for twig in tree.twigs) > 40
        assert len(tree.twigs) <= 3 * MOST_IN_LAYER

    def test_a_large_tangle_stays_small_and_readable(self):
        relays = [tuple({(number * 7 + 3) % number, number // 2}) if number else () for number in range(2000)]
        text = svg.inline_tree(told(*relays), "c")

        assert len(text) < 100_000
        check_apart(read(text))


def test_the_example_is_harmless_and_its_texts_stand_apart(belgrade):
    for record in belgrade.of_type(Claim):
        root = read(svg.inline_tree(belgrade, record))
        check_harmless(root)
        check_apart(root)
