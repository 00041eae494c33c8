import re
from itertools import combinations
from pathlib import Path

import pytest

from counterclaim.case import Case
from counterclaim.conflicts import Conflict, ConflictCertainty, RuleName, detect
from counterclaim.files import read_case
from counterclaim.formats import svg
from counterclaim.formats.pictures.gridding import claim_grid
from counterclaim.formats.svg.condensing import MOST_LANES, MOST_ROWS, condensed
from counterclaim.formats.svg.marks import ACTS, draw_mark
from counterclaim.model import (
    Attribution,
    Claim,
    Direction,
    Evidence,
    Organization,
    Rebuttal,
    RebuttalKind,
    UnnamedSource,
)
from counterclaim.values import Protected
from counterclaim.words import Words
from formats.svg_reading import check_apart, check_harmless, read, texts, words_of

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def belgrade():
    return read_case(ROOT / "examples" / "belgrade-cameras.toml").case


def drawn(*records, **options):
    return read(svg.inline_map(Case(records), **options))


def claim(id="c", text="The dam is 90 metres high"):
    return Claim(id=id, text=text)


def letters(root):
    return [part.text for part in root.iter("text") if "cc-letter" in part.attrib.get("class", "")]


def classes(root):
    return {name for part in root.iter() for name in part.attrib.get("class", "").split()}


class TestSmallCases:
    def test_every_claim_and_every_source_with_a_word_stands_in_it(self, belgrade):
        text = " ".join(words_of(read(svg.inline_map(belgrade))))

        assert all(record.id in text for record in belgrade.of_type(Claim))
        for name in ("AP", "Huawei", "Der Standard"):
            assert name in text

    def test_sources_without_a_word_are_named_below(self, belgrade):
        last = texts(read(svg.inline_map(belgrade)))[-1].text

        assert last == (
            "No word on record: Chinese government, Hikvision, NEC, IBM, Pro-government media in Serbia."
        )

    def test_a_claim_that_nobody_has_says_so(self):
        assert "nobody on record" in words_of(drawn(claim()))

    def test_who_says_it_stands_left_of_who_passes_it_on(self):
        root = drawn(
            Organization(id="p", name="Paper"),
            Organization(id="l", name="Laboratory"),
            claim(),
            Attribution(id="b", of="c", source="p", relays=("a",)),
            Attribution(id="a", of="c", source="l"),
        )
        places = {line.text: line.left for line in texts(root)}

        assert places["Laboratory"] < places["Paper"]

    def test_a_mark_says_who_does_what_and_how(self, belgrade):
        titles = [part.text for part in read(svg.inline_map(belgrade)).iter("title")]

        assert "Protesters in Belgrade: states it · states, “accuse”" in titles
        assert "Huawei: denies it · Huawei denies any control by the Chinese government" in titles

    def test_each_sign_that_is_drawn_is_explained(self):
        root = drawn(
            claim(),
            Claim(id="d", text="Another", assuming=("c",)),
            Attribution(id="a", of="c", source="o"),
            Attribution(id="b", of="c", source="p", relays=("a",)),
            Rebuttal(id="r", kind=RebuttalKind.DENIAL, by="q", targets=("c",)),
            Evidence(id="e", bears_on="c", direction=Direction.SUPPORTS),
        )
        text = words_of(root)

        for meaning in (
            *("states it", "reports it", "denies it", "evidence for it"),
            *("passed on to", "is aimed at", "supports", "holds only if the other does"),
        ):
            assert meaning in text

    def test_signs_that_are_not_drawn_are_not_explained(self):
        text = words_of(drawn(claim(), Attribution(id="a", of="c", source="o")))

        assert "states it" in text
        assert "denies it" not in text
        assert "is aimed at" not in text

    def test_conflicts_are_drawn_beside_the_claims(self):
        case = Case([claim(), claim("d"), claim("f")])
        pairs = [("c", "d", ConflictCertainty.DEFINITE), ("d", "f", ConflictCertainty.POSSIBLE)]
        conflicts = [
            Conflict(kind="value", sides=((one,), (other,)), rule=RuleName("x:y"), certainty=certainty)
            for one, other, certainty in pairs
        ]
        root = read(svg.inline_map(case, conflicts=conflicts))

        assert {"conflict", "possible conflict", "≠", "≠?"} <= set(words_of(root))
        assert {"cc-conflict", "cc-perhaps"} <= classes(root)

    def test_its_words_are_german_where_that_is_asked_for(self, belgrade):
        root = read(svg.inline_map(belgrade, language="de-AT"))

        assert "dementiert es" in words_of(root)
        assert root.find("title").text == "Karte der Behauptungen: Surveillance cameras in Belgrade"

    def test_a_protected_identity_is_not_shown(self):
        root = drawn(
            UnnamedSource(id="u", name="An official", identity=Protected("Name Withheld")),
            claim(),
            Attribution(id="a", of="c", source="u"),
        )

        assert "Withheld" not in " ".join(words_of(root))

    def test_of_a_case_without_claims_there_is_none(self):
        assert svg.inline_map(Case([Organization(id="o", name="Paper")])) == ""


class TestMarks:
    def test_no_two_acts_look_alike_without_their_colour(self):
        for language in ("en", "de"):
            looks = {re.sub(r"cc-in-\w+|cc-on", "", draw_mark(act, 0, 0, Words(language))) for act in ACTS}
            assert len(looks) == len(ACTS)

    def test_reports_have_dashed_outlines_and_denials_corners(self):
        assert ".cc-pic .cc-reports,.cc-pic .cc-passes,.cc-pic .cc-told" in svg.STYLE
        assert "<path" in draw_mark("denial", 0, 0, Words("en"))
        assert "<rect" in draw_mark("states", 0, 0, Words("en"))

    def test_several_words_of_a_source_on_a_claim_stand_side_by_side(self):
        two = [Attribution(id=f"a{number}", of="c", source="o") for number in range(2)]

        assert letters(drawn(claim(), *two)).count("S") == 3  # with that in the legend

    def test_many_of_them_are_one_with_a_number(self):
        many = [Attribution(id=f"a{number}", of="c", source="o") for number in range(9)]
        root = drawn(claim(), *many)

        assert letters(root).count("S") == 2
        assert "×9" in words_of(root)


def pattern(count, *, apart=0):
    """Return claims that one paper states, of which the first *apart* are denied by a party of their own."""
    for number in range(count):
        yield claim(f"c{number}", f"Claim {number}")
        yield Attribution(id=f"a{number}", of=f"c{number}", source="paper")
        if number < apart:
            yield Rebuttal(
                id=f"r{number}", kind=RebuttalKind.DENIAL, by=f"party{number}", targets=(f"c{number}",)
            )


class TestLargeCases:
    def test_claims_that_look_the_same_share_a_row(self):
        text = words_of(drawn(*pattern(200)))

        assert "200 claims with the same marks" in text
        assert "c0, c1, c2, c3, c4, c5, and 194 more" in text
        assert "such as: Claim 0" in text

    def test_up_to_forty_claims_have_a_row_each(self):
        assert not [text for text in words_of(drawn(*pattern(40))) if "same marks" in text]

    def test_a_claim_that_differs_keeps_its_row(self):
        text = words_of(drawn(*pattern(200, apart=1)))

        assert "c0" in text
        assert "199 claims with the same marks" in text

    def test_what_there_is_no_room_for_is_counted(self):
        many = [
            Attribution(id=f"x{number}-{other}", of=f"c{number}", source=f"s{number % (other + 2)}")
            for number in range(300)
            for other in range(5)
        ]
        small = condensed(claim_grid(Case([*pattern(300), *many])))

        assert len(small.rows) <= MOST_ROWS
        assert sum(len(row.records) for row in small.rows) == 300

    def test_small_sources_share_a_lane(self):
        root = drawn(*pattern(60, apart=60))

        assert f"{60 + 1 - (MOST_LANES - 1)} more sources" in words_of(root)

    def test_each_source_and_each_word_is_in_one_lane(self):
        grid = claim_grid(Case(pattern(60, apart=60)))
        small = condensed(grid)

        assert len(small.lanes) == MOST_LANES
        assert sum(len(lane.sources) for lane in small.lanes) == 61
        marks = [mark for row in small.rows for slot in row.slots for mark in slot.marks]
        assert sorted(mark.record for mark in marks) == sorted(
            mark.record for row in grid.rows for mark in row.marks
        )

    def test_relations_between_claims_that_are_too_many_are_counted_in_each_row(self):
        claims = [claim(f"c{number}") for number in range(12)]
        conflicts = [
            Conflict(kind="value", sides=((one.id,), (other.id,)), rule=RuleName("x:y"))
            for one, other in combinations(claims, 2)
        ]
        root = read(svg.inline_map(Case(claims), conflicts=conflicts))

        assert words_of(root).count("≠ 11") == 12
        assert "conflict: how many; the table has each" in words_of(root)
        assert not classes(root) & {"cc-conflict", "cc-sign"}

    def test_slanting_titles_lie_within_the_picture(self):
        records = [
            Organization(id=f"s{number}", name="A news agency with a long name") for number in range(14)
        ]
        said = [Attribution(id=f"a{number}", of="c", source=f"s{number}") for number in range(14)]
        root = drawn(claim(), *records, *said)
        width = int(root.attrib["width"])
        slanting = [line for line in texts(root) if line.slants]

        assert len(slanting) == 14
        for line in slanting:  # at 48 degrees they rise by 743 and run by 669 thousandths of their length
            length = line.right - line.left
            assert line.left + length * 669 // 1000 < width
            assert line.bottom - 2 - length * 743 // 1000 > 8

    def test_it_stays_small_and_no_text_covers_another(self):
        large = svg.inline_map(Case(pattern(1000, apart=700)))

        assert len(large) < 300_000
        check_apart(read(large))

    def test_what_shares_a_row_is_lost_and_said_to_be(self):
        losses = svg.write(Case(pattern(200))).losses

        assert (losses[-1].record, losses[-1].reason) == (
            "c0",
            "it shares a row with others on which the same sources do the same, and its wording is not "
            "shown; the same holds for 199 more",
        )


class TestLinks:
    def test_claims_marks_and_lanes_lead_to_their_records(self, belgrade):
        root = read(svg.inline_map(belgrade, link=lambda record: f"#r-{record}"))
        targets = {part.attrib["href"] for part in root.iter("a")}

        assert {"#r-leak", "#r-leak@protesters", "#r-police-denial", "#r-huawei"} <= targets

    def test_marks_are_passed_over_by_the_keyboard(self, belgrade):
        root = read(svg.inline_map(belgrade, link=lambda record: f"#{record}"))
        reached = {part.attrib["href"] for part in root.iter("a") if "tabindex" not in part.attrib}

        assert "#leak" in reached
        assert "#leak@protesters" not in reached

    def test_a_record_without_a_place_is_no_link(self, belgrade):
        assert "<a " not in svg.inline_map(belgrade, link=lambda record: None)

    def test_a_link_to_another_page_is_refused(self, belgrade):
        with pytest.raises(ValueError, match="own page alone"):
            svg.inline_map(belgrade, link=lambda record: f"https://example.org/{record}")


def test_the_same_case_gives_the_same_bytes(belgrade):
    again = Case(list(belgrade))

    assert svg.inline_map(belgrade, conflicts=detect(belgrade)) == svg.inline_map(
        again, conflicts=detect(again)
    )


def test_the_example_is_harmless_and_its_texts_stand_apart(belgrade):
    for language in ("en", "de"):
        root = read(svg.inline_map(belgrade, conflicts=detect(belgrade), language=language))
        check_harmless(root)
        check_apart(root)
