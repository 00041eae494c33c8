import csv
import json
from datetime import UTC, date, time
from decimal import Decimal

import pytest
from attrs import evolve

from counterclaim.conflicts import detect
from counterclaim.formats import ftm
from counterclaim.formats.sample import Sample
from counterclaim.frozen import thaw
from counterclaim.model import (
    Attribution,
    Certainty,
    Claim,
    Document,
    Entity,
    Organization,
    Person,
    Place,
    Source,
    UnnamedSource,
)
from counterclaim.values import DateSpan, EntityRef, Quantity, Text
from formats.ftm.helpers import entity, statement


def read(*values):
    return ftm.read("\n".join(map(json.dumps, values)))


def value(prop, text, schema="Person", **more):
    (claim,) = read(statement(prop, text, schema=schema, **more)).case.of_type(Claim)
    return claim.statements[0].value


class TestEntities:
    @pytest.mark.parametrize(
        ("schema", "cls"),
        [
            ("Person", Person),
            ("Organization", Organization),
            ("Company", Organization),
            ("PublicBody", Organization),
            ("LegalEntity", Source),
            ("Address", Place),
            ("Territory", Place),
            ("Article", Document),
            ("Vessel", Entity),
            ("Spaceship", Entity),
        ],
    )
    def test_the_schema_tells_what_the_record_is(self, schema, cls):
        imported = read(entity(schema, name=["Heart of Gold"]))

        assert type(imported.case["ftm:Q42"]) is cls
        assert imported.problems == ()

    def test_a_schema_that_the_record_does_not_tell_is_kept(self):
        kept = {
            schema: read(entity(schema)).case["ftm:Q42"].extra.get("ftm:schema")
            for schema in ("Person", "Company", "Article", "Pages", "Spaceship")
        }

        assert kept == {
            "Person": None,
            "Company": "Company",
            "Article": None,
            "Pages": "Pages",
            "Spaceship": "Spaceship",
        }

    def test_names_descriptions_and_ids_elsewhere_are_fields(self):
        case = read(
            entity(
                name=["Douglas Adams", "Douglas N. Adams"],
                alias=["DNA"],
                description=["a writer"],
                wikidataId=["Q42"],
                wikipediaUrl=["https://en.wikipedia.org/wiki/Douglas_Adams"],
            )
        ).case

        assert [evolve(record, extra={}) for record in case] == [
            Person(
                id="ftm:Q42",
                name="Douglas Adams",
                aliases=("Douglas N. Adams", "DNA"),
                description="a writer",
                same_as=("wikidata:Q42", "https://en.wikipedia.org/wiki/Douglas_Adams"),
            )
        ]

    def test_a_name_that_several_datasets_have_is_one(self):
        record = read(statement("name", "X"), statement("name", "X", dataset="other")).case["ftm:Q42"]

        assert (record.name, record.aliases) == ("X", ())
        assert [row["dataset"] for row in record.extra["ftm:statements"]] == ["wd_people", "other"]

    def test_what_has_no_name_is_called_by_its_schema_and_id(self):
        assert read(entity("Payment", "p-1", amount=["5"])).case["ftm:p-1"].name == "Payment p-1"

    def test_the_full_address_is_the_name_of_a_place(self):
        assert read(entity("Address", full=["1 Main St"], name=["HQ"])).case["ftm:Q42"].name == "1 Main St"

    def test_a_document_has_its_fields(self):
        case = read(
            entity(
                "Document",
                title=["A report"],
                sourceUrl=["https://example.org/r"],
                publishedAt=["2001-06"],
                language=["deu"],
                keywords=["water"],
            )
        ).case

        assert list(case) == [
            Document(
                id="ftm:Q42",
                title="A report",
                url="https://example.org/r",
                published=DateSpan.month(2001, 6),
                language="de",
                tags=("water",),
            )
        ]

    def test_the_closest_of_several_schemata_counts(self):
        imported = read(statement(schema="LegalEntity", prop="name", value="X"), statement(schema="Person"))

        assert isinstance(imported.case["ftm:Q42"], Person)
        assert imported.problems == ()

    def test_schemata_that_do_not_fit_are_told_and_the_first_counts(self):
        imported = read(statement(), statement("name", "X", schema="Vessel"))

        assert isinstance(imported.case["ftm:Q42"], Person)
        assert [problem.code for problem in imported.problems] == ["oddity"]

    def test_what_stands_beside_the_properties_is_kept(self):
        imported = read({**entity(name=["X"]), "caption": "X", "referents": ["a"], "datasets": ["d", "e"]})
        again = read({**entity(name=["X"]), "caption": "X"}, {**entity(), "caption": "Y", "schema": "Person"})

        extra = imported.case["ftm:Q42"].extra
        assert thaw(extra) == {"ftm:caption": "X", "ftm:referents": ["a"], "ftm:datasets": ["d", "e"]}
        assert thaw(again.case["ftm:Q42"].extra["ftm:fragments"]) == [{"caption": "Y"}]

    def test_who_says_a_name_and_when_it_was_seen_is_kept(self):
        record = read(statement("name", "X", first_seen="2020-01-01", lang="eng")).case["ftm:Q42"]

        assert thaw(record.extra["ftm:statements"]) == [
            {"prop": "name", "value": "X", "dataset": "wd_people", "first_seen": "2020-01-01", "lang": "eng"}
        ]

    def test_an_id_that_is_none_of_ours_is_kept(self):
        record = next(iter(read(entity(id="a b", name=["X"])).case))

        assert record.id.startswith("ftm-")
        assert record.extra["ftm:entity_id"] == "a b"


class TestStatements:
    def test_a_statement_is_a_claim_by_the_publisher_of_its_dataset(self):
        case = read(statement("name", "Douglas Adams"), statement()).case
        (claim,), (attribution,) = case.of_type(Claim), case.of_type(Attribution)

        assert claim.text == "Douglas Adams: birthDate: 1952-03-11"
        (said,) = claim.statements
        assert (said.subject, said.property) == ("ftm:Q42", "date-of-birth")
        assert said.value == DateSpan.day(date(1952, 3, 11))
        assert (attribution.of, attribution.certainty) == (claim.id, Certainty.CERTAIN)
        document = case[attribution.document]
        assert (document.kind, document.title) == ("dataset", "wd_people")
        assert document.publisher == attribution.source
        assert case[attribution.source] == Source(id="ftm-publisher:wd_people", name="wd_people")

    def test_two_datasets_that_say_the_same_are_two_attributions_of_one_claim(self):
        case = read(statement(), statement(dataset="other")).case

        assert len(case.of_type(Claim)) == 1
        assert len(case.of_type(Attribution)) == 2

    @pytest.mark.parametrize("named", [{"dataset": None}, {"dataset": ""}, {"dataset": "undefined"}])
    def test_a_dataset_without_a_name_has_an_unnamed_publisher(self, named):
        case = read(statement(**named)).case

        assert len(case.of_type(UnnamedSource)) == 1
        assert case.of_type(Document)[0].title is None

    def test_of_one_dataset_of_an_entity_all_its_statements_are(self):
        def of(*datasets):
            case = read({**entity(birthDate=["1952"]), "datasets": list(datasets)}).case
            return case.of_type(Document)[0].title

        assert of("wd_people") == "wd_people"
        assert of("wd_people", "other") is None  # which of the two says it is not said

    @pytest.mark.parametrize(
        ("prop", "id"),
        [
            ("birthDate", "date-of-birth"),
            ("deathDate", "date-of-death"),
            ("birthPlace", "place-of-birth"),
            ("citizenship", "citizenship"),
            ("nationality", "ftm:Person:nationality"),
            ("incorporationDate", "founding-date"),
            ("shoeSize", "ftm:Person:shoeSize"),
        ],
    )
    def test_properties_of_the_vocabulary_are_told(self, prop, id):
        assert read(statement(prop, "1952")).case.of_type(Claim)[0].statements[0].property == id

    @pytest.mark.parametrize(
        ("text", "span"),
        [
            ("1952", DateSpan.year(1952)),
            ("1952-03", DateSpan.month(1952, 3)),
            ("1952-03-11T04:05:06", DateSpan.day(date(1952, 3, 11), time=time(4, 5, 6, tzinfo=UTC))),
            (
                "1952-03-11T04:05",
                DateSpan.day(date(1952, 3, 11), time=time(4, 5, tzinfo=UTC), text="1952-03-11T04:05"),
            ),
            ("March 1952", Text("March 1952")),
            ("1952-03-11T04", Text("1952-03-11T04")),
            ("", Text("")),
        ],
    )
    def test_dates_are_read_and_nothing_is_guessed(self, text, span):
        assert value("birthDate", text) == span

    @pytest.mark.parametrize(
        ("text", "number"),
        [
            ("113969.15", Quantity(Decimal("113969.15"), unit="EUR")),
            ("-5", Quantity(Decimal(-5), unit="EUR")),
            ("1.000,00", Text("1.000,00")),
            ("1e5", Text("1e5")),
            ("9" * 2000, Text("9" * 2000)),
        ],
    )
    def test_numbers_are_read_and_nothing_is_guessed(self, text, number):
        assert value("amountEur", text, schema="Payment") == number

    def test_references_languages_and_other_texts(self):
        assert value("payer", "Q1", schema="Payment") == EntityRef("ftm:Q1")
        assert value("proof", "doc-1") == Text("doc-1")  # a document, to which no value refers
        assert value("country", "gb") == Text("gb")
        assert value("biography", "Er schrieb", lang="deu") == Text("Er schrieb", language="de")
        assert value("biography", "x", lang="no language") == Text("x")

    def test_the_type_that_a_statement_names_counts_for_properties_that_are_not_known(self):
        assert value("launched", "1952", schema="Spaceship", prop_type="date") == DateSpan.year(1952)
        assert value("launched", "1952", schema="Spaceship") == Text("1952")

    def test_everything_else_that_it_says_is_kept(self):
        more = {
            "id": "x1",
            "canonical_id": "NK-1",
            "original_value": "11.3.52",
            "external": True,
            "first_seen": "2020",
            "last_seen": "2021",
            "origin": "crawl",
            "lang": "eng",
            "colour": ["red"],
        }
        (attribution,) = read(statement(**more)).case.of_type(Attribution)

        assert thaw(attribution.extra) == {
            "ftm:schema": "Person",
            **{f"ftm:{key}": item for key, item in more.items()},
        }

    def test_what_follows_from_the_rest_is_not_kept(self):
        usual = {"canonical_id": "Q42", "external": False, "prop_type": "date", "origin": None, "lang": ""}
        (attribution,) = read(statement(**usual)).case.of_type(Attribution)

        assert thaw(attribution.extra) == {"ftm:schema": "Person"}

    def test_a_suggestion_that_nobody_has_verified_is_no_more_than_possible(self):
        (attribution,) = read(statement(external=True)).case.of_type(Attribution)

        assert attribution.certainty is Certainty.POSSIBLE

    def test_a_very_long_name_is_not_repeated_by_each_claim(self):
        case = read(statement("name", "N" * 10_000), *(statement("position", str(n)) for n in range(9))).case

        assert case["ftm:Q42"].name == "N" * 10_000
        assert {len(claim.text) for claim in case.of_type(Claim)} == {250 + len(": position: 1")}

    def test_several_values_are_no_conflict(self):
        case = read(entity(nationality=["gb", "ie"], citizenship=["gb", "ie"], position=["a", "b"])).case

        assert len(case.of_type(Claim)) == 6
        assert list(detect(case).conflicts) == []

    def test_two_birth_dates_are_one(self):
        assert len(detect(read(entity(birthDate=["1952", "1953"])).case).conflicts) == 1

    def test_the_statement_of_the_entity_itself_is_no_claim(self):
        case = read(statement("id", "c0ffee", first_seen="2020")).case

        assert [type(record) for record in case] == [Person]
        assert case["ftm:Q42"].extra["ftm:statements"][0]["first_seen"] == "2020"

    def test_statements_in_the_place_of_properties_are_read(self):
        statements = [statement(), statement("name", "X")]
        case = read({"id": "Q42", "schema": "Person", "statements": statements}).case

        assert case["ftm:Q42"].name == "X"
        assert len(case.of_type(Claim)) == 1

    def test_reading_twice_gives_the_same_records(self):
        source = [statement("name", "X"), statement(), statement(dataset="other", external=True)]

        case = read(*source).case
        assert case.add_all(read(*source).case) == ()
        assert list(read(*source, *source).case) == list(case)


class TestTables:
    HEAD = "entity_id,schema,prop,value,dataset,external,lang,first_seen\n"

    def test_a_table_says_what_the_lines_do(self):
        table = ftm.read(
            self.HEAD
            + "Q42,Person,birthDate,1952,wd_people,f,,2020\r\n"
            + 'Q42,Person,name,"A ""B""\nC",wd_people,t,,\n'
        )
        lines = read(statement(value="1952", first_seen="2020"), statement("name", 'A "B"\nC', external=True))

        assert list(table.case) == list(lines.case)
        assert table.problems == ()

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
    def test_bytes_and_lines_are_read(self, encoding):
        data = (self.HEAD + "Q42,Person,name,Größe,,,,\n").encode(encoding)

        assert ftm.read(data).case["ftm:Q42"].name == "Größe"
        if encoding != "utf-16":
            assert ftm.read(iter(data.splitlines(keepends=True))).case["ftm:Q42"].name == "Größe"

    def test_cells_without_a_heading_and_other_booleans_are_kept(self):
        imported = ftm.read(self.HEAD + "Q42,Person,birthDate,1952,d,yes,,,more,cells\n")
        (attribution,) = imported.case.of_type(Attribution)

        assert attribution.extra["ftm:more"] == ("more", "cells")
        assert attribution.extra["ftm:external"] == "yes"
        assert {problem.code for problem in imported.problems} == {"oddity"}
        assert {problem.line for problem in imported.problems} == {2}

    def test_a_row_that_is_too_short_is_told_and_kept(self):
        imported = ftm.read(self.HEAD + "Q42,Person,birthDate\nQ43,Person,name,X,,,,\n")

        assert imported.case["ftm:Q43"].name == "X"
        assert imported.case["ftm:Q42"].extra["ftm:unread"][0]["prop"] == "birthDate"

    def test_a_cell_beyond_measure_is_told_and_the_next_row_is_read(self):
        limit = csv.field_size_limit(1000)  # which other libraries raise for all
        try:
            imported = ftm.read(self.HEAD + "Q1,Person,name," + "x" * 1001 + ",,,,\nQ2,Person,name,X,,,,\n")
        finally:
            csv.field_size_limit(limit)

        assert [problem.code for problem in imported.problems] == ["syntax"]
        assert list(imported.case.ids()) == ["ftm:Q2"]

    def test_of_two_columns_with_one_heading_both_are_kept_and_it_is_told_once(self):
        imported = ftm.read(
            "entity_id,schema,prop,value,value,note,note,note (2)\n"
            "Q42,Person,birthDate,1952,1953,a,b,c\nQ43,Person,birthDate,1952,,a,b,c\n"
        )
        extra = imported.case.of_type(Attribution)[0].extra

        assert extra["ftm:value (2)"] == "1953"
        assert [extra[f"ftm:note{more}"] for more in ("", " (3)", " (2)")] == ["a", "b", "c"]
        assert [(problem.code, problem.line) for problem in imported.problems] == [("oddity", 1)] * 2

    def test_a_quotation_mark_that_is_never_closed_is_one_problem(self):
        rows = [f'"Q{number}","Person","name","X","","","",""\n' for number in range(50)]
        rows[10] = '"Q10","Person","name","X,"","","",""\n'
        imported = ftm.read(self.HEAD + "".join(rows))

        assert [(problem.code, problem.line) for problem in imported.problems] == [("syntax", 12)]
        assert "all up to line 13 was left out" in imported.problems[0].message
        assert len(imported.case) == 48
        (open_to_the_end,) = ftm.read(self.HEAD + 'Q1,Person,name,"X,,,,\nQ2,Person,name,Y,,,,\n').problems
        assert "all up to line 3 was left out" in open_to_the_end.message

    def test_problems_beyond_measure_are_counted(self):
        imported = ftm.read(self.HEAD + "Q1,Person,name,X,d,f,,,more\n" * 5000)

        assert len(imported.problems) == 1001
        assert "4,000 more" in imported.problems[-1].message
        assert not ftm.read(self.HEAD + 'a"\n' * 3000 + '"b"x\n').ok

    def test_half_of_a_surrogate_pair_is_replaced_and_told(self):
        imported = ftm.read(self.HEAD + "Q42,Person,name,a\ud800,,,,\n")

        assert imported.case["ftm:Q42"].name == "a\ufffd"
        assert [problem.code for problem in imported.problems] == ["oddity"]

    def test_what_is_no_utf8_is_told(self):
        assert not ftm.read(self.HEAD.encode() + b"\xff\n").ok


class TestOddities:
    @pytest.mark.parametrize(
        "odd",
        [
            5,
            "text",
            None,
            [],
            {},
            {"id": "x"},
            {"id": 5, "schema": "Person"},
            {"id": "x", "schema": " "},
            {"entity_id": 5, "prop": "name"},
        ],
        ids=repr,
    )
    def test_what_is_of_no_entity_is_refused_and_told(self, odd):
        imported = read(entity(name=["X"]), odd)

        assert list(imported.case.ids()) == ["ftm:Q42"]
        assert "shape" in {problem.code for problem in imported.problems}

    @pytest.mark.parametrize("odd", [5, True, None, ["x"], {"a": 1}])
    def test_a_value_that_is_no_text_is_kept_and_told(self, odd):
        for imported in (read(statement(value=odd)), read(entity(birthDate=[odd]))):
            kept = json.dumps(dict(imported.case["ftm:Q42"].extra), default=lambda item: dict(item))
            assert json.dumps(odd) in kept
            assert {problem.code for problem in imported.problems} == {"oddity"}

    @pytest.mark.parametrize("key", ["lang", "origin", "first_seen", "dataset", "external", "id"])
    def test_what_should_be_a_text_and_is_none_is_kept_and_told(self, key):
        imported = read(statement(**{key: 5}))

        assert imported.case.of_type(Attribution)[0].extra[f"ftm:{key}"] == 5
        assert [(problem.code, problem.field) for problem in imported.problems] == [("oddity", f"$.{key}")]

    def test_properties_of_another_shape_are_kept_and_told(self):
        single, none = read({**entity(), "properties": {"name": "X"}}), read({**entity(), "properties": [1]})

        assert single.case["ftm:Q42"].name == "X"
        assert none.case["ftm:Q42"].extra["ftm:properties"] == (1,)
        assert len(single.problems) == len(none.problems) == 1

    def test_a_name_of_ours_that_is_none_is_what_others_say(self):
        forged = "urn:counterclaim:record:a?=claim=b&index=x&source=c"
        case = read(statement(origin=forged)).case

        assert case.of_type(Attribution)[0].extra["ftm:origin"] == forged

    def test_one_number_of_a_claim_of_ours_is_one_statement(self):
        origin = "urn:counterclaim:record:a?=claim=b&index=0&source=c"
        imported = read(
            statement(origin=origin, dataset="c"), statement(value="1953", origin=origin, dataset="c")
        )

        assert imported.case["b"].statements[0].value == DateSpan.day(date(1952, 3, 11))
        assert [problem.code for problem in imported.problems] == ["shape"]

    @pytest.mark.parametrize(
        "source", ["", b"", " \n", [], iter([])], ids=["text", "bytes", "blank", "lines", "iterator"]
    )
    def test_nothing_is_an_empty_case(self, source):
        assert len(ftm.read(source).case) == 0

    @pytest.mark.parametrize("source", ["{", "[" * 10**5, "\x00", b"\xff\xfe\x00", '{"entity_id":', "}" * 9])
    def test_what_is_no_json_is_told(self, source):
        assert [problem.code for problem in ftm.read(source).problems] == ["syntax"]


class TestRecognising:
    @pytest.mark.parametrize(
        "source", [json.dumps(statement()), json.dumps(entity()), f"[{json.dumps(entity())}]"]
    )
    def test_statements_and_entities_are_recognised(self, source):
        assert ftm.FORMAT.recognise(Sample(source))
        assert not ftm.CSV_FORMAT.recognise(Sample(source))

    def test_tables_are_recognised(self):
        assert ftm.CSV_FORMAT.recognise(Sample('"canonical_id","entity_id","prop","schema","value"\n'))
        assert not ftm.FORMAT.recognise(Sample("entity_id,prop,schema,value\n"))

    @pytest.mark.parametrize(
        "source",
        [
            "",
            "text",
            '{"type": "claim", "id": "x", "text": "x"}',
            '{"@context": "https://schema.org", "@type": "ClaimReview"}',
            '{"id": "Q42", "labels": {}, "claims": {}}',
            "id;claim;source\n",
            "<html>",
        ],
    )
    def test_others_are_not(self, source):
        assert not ftm.FORMAT.recognise(Sample(source))
        assert not ftm.CSV_FORMAT.recognise(Sample(source))
