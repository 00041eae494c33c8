from counterclaim.model import Organization
from counterclaim.report import case_report


def test_a_source_is_counted_by_what_it_does(case):
    rows = {row.id: row for row in case_report(case, only=("sources",))["sources"]}
    bbc, nepal = rows["bbc"], rows["nepal"]
    assert (bbc.states, bbc.reports, bbc.rebuts, bbc.publishes) == (0, 3, 0, 1)
    assert (nepal.states, nepal.reports, nepal.rebuts, nepal.publishes) == (1, 0, 1, 0)


def test_its_table_names_what_it_depends_on_and_is_interested_in(case):
    case.add(Organization(id="survey", name="Survey", depends_on=("nepal",), interests=("everest",)))
    text = case_report(case, only=("sources",)).section_text("sources", width=150)
    line = next(line for line in text.splitlines() if line.startswith("survey"))
    assert line.split() == ["survey", "Survey", "organization", "Nepal", "Mount", "Everest"]
