"""Case files that add to a record that is kept elsewhere."""

import pytest

from counterclaim.formats import casefile
from counterclaim.model import Claim, Document, Organization, Property, ValueKind

ELSEWHERE = {
    record.id: record
    for record in (
        Claim(id="leak", text="The police leak videos"),
        Organization(id="police", name="Police"),
        Organization(id="paper", name="The Paper"),
        Document(id="article", publisher="paper"),
        Property(id="heads", label="Heads counted", value=ValueKind.QUANTITY),
    )
}


def read(text):
    return casefile.read(text, on_record=ELSEWHERE.get)


class TestOnRecord:
    def test_what_is_on_record_may_be_referred_to_and_is_not_part_of_the_case(self):
        imported = read('[denial.d]\ntargets = "leak"\nby = "police"\n')
        assert imported.problems == ()
        assert imported.case["d"].targets == ("leak",)
        assert "leak" not in imported.case

    def test_something_of_another_type_is_refused_there(self):
        (problem,) = read('[denial.d]\ntargets = "leak"\nby = "article"\n').problems
        assert "'article' is a document; expected a source" in problem.message

    def test_what_is_nowhere_is_refused_as_before(self):
        (problem,) = read('[note.n]\nabout = "leaks"\ntext = "x"\n').problems
        assert "unknown record 'leaks'" in problem.message

    def test_the_publisher_of_a_document_on_record_passes_it_on(self):
        imported = read('[claim.c]\ntext = "It is so"\nby = "police"\ndocument = "article"\n')
        assert imported.problems == ()
        assert {attribution.source for attribution in imported.case.attributions("c")} == {"police", "paper"}

    def test_a_property_on_record_needs_no_declaration(self):
        imported = read('[claim.c]\ntext = "50 heads"\nby = "police"\nsays = ["police", "heads", "50"]\n')
        assert imported.problems == ()
        assert imported.case["c"].statements[0].property == "heads"

    def test_what_the_file_says_itself_goes_before(self):
        imported = read(
            '[organization]\npolice = "Another police"\n[denial.d]\ntargets = "leak"\nby = "police"\n'
        )
        assert imported.problems == ()
        assert imported.case["police"].name == "Another police"

    @pytest.mark.parametrize("text", ["", "# nothing\n"])
    def test_a_file_without_references_asks_for_nothing(self, text):
        def refuse(id):
            raise AssertionError(id)

        assert casefile.read(text, on_record=refuse).problems == ()
