"""What a notebook shows of a case and of its records."""

from counterclaim.case import Case
from counterclaim.model import (
    Attribution,
    CaseInfo,
    Certainty,
    Claim,
    Organization,
    RebuttalKind,
    UnnamedSource,
)
from counterclaim.values import Protected


def everest():
    case = Case([CaseInfo(id="info", title="Mount Everest")])
    for id, name in (("china", "China"), ("nepal", "Nepal")):
        case.add(Organization(id=id, name=name))
    case.add_claim("It is 8,844 metres high", id="rock", by="china")
    case.add_rebuttal("rock", id="no", by="nepal", kind=RebuttalKind.DENIAL)
    return case


def test_a_case_shows_its_title_counts_and_who_says_what():
    shown = everest()._repr_html_()

    assert "<caption>Mount Everest (1 claim, 1 rebuttal, 2 sources)</caption>" in shown
    assert (
        '<td dir="auto">rock</td><td dir="auto">It is 8,844 metres high</td>'
        '<td dir="auto">China</td><td dir="auto">denied by Nepal</td>'
    ) in shown


def test_who_passes_a_claim_on_does_not_stand_as_who_says_it():
    case = everest()
    said = case.attributions("rock")[0]
    case.add(Attribution(id="again", of="rock", source="nepal", relays=(said.id,)))
    case.add(Claim(id="hearsay", text="It grows"))
    case.add(Attribution(id="somebody", of="hearsay", source="nepal", certainty=Certainty.UNCOMMITTED))

    shown = case._repr_html_()
    assert '<td dir="auto">China → Nepal</td>' in shown
    assert '<td dir="auto">origin not stated → Nepal</td>' in shown


def test_so_does_a_frozen_one():
    case = everest()

    assert case.frozen()._repr_html_() == case._repr_html_()


def test_an_empty_case_says_so():
    assert "<caption>Case without a title (nothing on record)</caption>" in Case()._repr_html_()


def test_of_many_claims_the_first_are_shown():
    shown = Case([Claim(id=f"c{number}", text="It rains") for number in range(30)])._repr_html_()

    assert shown.count("nobody on record") == 10
    assert shown.endswith("<p>and 20 more</p>")


def test_its_texts_are_escaped():
    case = everest()
    case.add_claim("<script>alert(1)</script>", id="x", by="china")

    assert "<script" not in case._repr_html_()


def test_a_record_shows_its_fields():
    shown = Claim(id="c", text="It rains", about=("rain", "weather"))._repr_html_()

    assert "<caption>Claim c</caption>" in shown
    assert '<th scope="row">about</th><td dir="auto">rain, weather</td>' in shown


def test_a_record_does_not_show_what_is_protected():
    source = UnnamedSource(id="u", name="An official", identity=Protected("Jane Roe"))

    assert "Jane Roe" not in source._repr_html_()
