"""Every mistake names the file, line, table and id, what was expected, and the nearest known name."""

import pytest

from counterclaim.case.nearest import nearest_id as find_nearest_id
from counterclaim.formats.casefile import nearest, read
from counterclaim.formats.casefile.nearest import MOST_COMPARED, MOST_HINTS

#: Ten lines that every file below begins with; the eleventh is the first of its own.
BASE = """\
[case]
title = "Cameras"
[organization]
paper = "The Paper"
belgrade-police = "Belgrade police"
[document.article]
publisher = "paper"
[claim.leak]
text = "The police leak videos"
by = "paper"
"""

MISTAKES = [
    # Ids.
    (
        '[denial.no]\ntargets = "leak"\nby = "belgrad-police"',
        "line 13 (no): [denial.no] by: unknown source 'belgrad-police'; did you mean 'belgrade-police'?",
    ),
    (
        '[denial.no]\ntargets = "leek"\nby = "belgrade-police"',
        "line 12 (no): [denial.no] targets: unknown record 'leek'; did you mean 'leak'?",
    ),
    (
        '[denial.no]\ntargets = ["leak", "videos"]\nby = "belgrade-police"',
        "line 12 (no): [denial.no] targets[1]: unknown record 'videos'; give it a record, or correct the id",
    ),
    (
        '[denial.no]\ntargets = "leak"\nby = "article"',
        "line 13 (no): [denial.no] by: 'article' is a document; expected a source",
    ),
    (
        '[claim.x]\ntext = "x"\nby = "paper"\nsays = ["police", "deaths", 5]',
        "line 14 (x): [claim.x] says[0]: unknown entity or document 'police'; "
        "give it a record, or correct the id",
    ),
    (
        '[claim.x]\ntext = "x"\nby = "paper"\nvia = "belgrade-polise"',
        "line 14 (x): [claim.x] via: unknown source 'belgrade-polise'; did you mean 'belgrade-police'?",
    ),
    (
        '[attribution.x]\nof = "leak"\nsource = "paper"\nrelays = "leak@papr"',
        "line 14 (x): [attribution.x] relays: unknown attribution 'leak@papr'; did you mean 'leak@paper'?",
    ),
    (
        '[claim.x]\ntext = "x"\nvia = "paper"\nby = [\n"belgrade-police",\n"belgrade-polise",\n5]',
        "line 16 (x): [claim.x] by[1]: unknown source 'belgrade-polise'; did you mean 'belgrade-police'?",
        "line 17 (x): [claim.x] by[2]: expected ids of sources, found 5",
    ),
    (
        '[claim.x]\ntext = "x"\nvia = ["paper",\n"?"]\nby = "Belgrade police"',
        'line 14 (x): [claim.x] via[1]: expected ids of sources, found \'?\'; "?" and "-" stand alone',
        "line 15 (x): [claim.x] by: unknown source 'Belgrade police'; did you mean 'belgrade-police'?",
    ),
    (
        '[denial.no]\ntargets = "leak"\nby = "Belgrade Police"',
        "line 13 (no): [denial.no] by: unknown source 'Belgrade Police'; did you mean 'belgrade-police'?",
    ),
    (
        '[claim.x]\ntext = "x"\nby = "PAPER"\nabout = "the  paper"',
        "line 13 (x): [claim.x] by: unknown source 'PAPER'; did you mean 'paper'?",
        "line 14 (x): [claim.x] about: unknown entity or document 'the  paper'; did you mean 'paper'?",
    ),
    (
        '[claim.x]\ntext = "x"\nby = "AP"\n'
        '[organization.ap-agency]\nname = "Associated Press"\naliases = "AP"',
        "line 13 (x): [claim.x] by: unknown source 'AP'; did you mean 'ap-agency'?",
    ),
    (
        '[denial.no]\ntargets = "leak"\nby = "artikel"',
        "line 13 (no): [denial.no] by: unknown source 'artikel'; give it a record, or correct the id",
    ),
    (
        '[denial.no]\ntargets = "leak"\nby = "Article"',
        "line 13 (no): [denial.no] by: unknown source 'Article'; did you mean 'article'?",
    ),
    (
        '[claim.x]\ntext = "x"\nby = "papr"\n[denial.no]\ntargets = "x@paper"\nby = "paper"',
        "line 13 (x): [claim.x] by: unknown source 'papr'; did you mean 'paper'?",
        "line 15 (no): [denial.no] targets: unknown record 'x@paper'; give it a record, or correct the id",
    ),
    (
        '[person]\nleak = "A name"',
        "line 12 (leak): [person.leak]: the id 'leak' is taken by [claim.leak] in line 8; "
        "ids are unique in a case",
    ),
    (
        '[place]\ncameras = "A place"',
        "line 12 (cameras): [place.cameras]: the id 'cameras' is taken by [case] in line 1; "
        "the case has it from its file name: write another one as `id` under [case]",
    ),
    (
        '[person]\n"a b" = "A name"',
        "line 12: [person.\"a b\"]: expected an id: 1 to 256 characters without white space, found 'a b'",
    ),
    # Keys and tables.
    (
        '[claim.x]\ntext = "x"\nby = "paper"\nacuses = "paper"',
        "line 14 (x): [claim.x] acuses: unknown key 'acuses'; did you mean 'accuses'?",
    ),
    (
        '[denial.no]\ntargets = "leak"\nby = "belgrade-police"\ncounterclaim = "leak"',
        "line 14 (no): [denial.no] counterclaim: unknown key 'counterclaim'; did you mean 'instead'?",
    ),
    (
        '[denial.no]\ntargets = "leak"\nby = "belgrade-police"\nkind = "dispute"',
        "line 14 (no): [denial.no] kind: unknown key 'kind'; "
        "the table says it: write [denial.…] or that of another kind",
    ),
    (
        '[same-as.x]\nid = "y"\nleft = "paper"\nright = "leak"\njudgement = "unsure"',
        "line 12 (x): [same-as.x] id: unknown key 'id'; the id stands in the header, or before the `=`",
    ),
    (
        '[same-as.x]\nzzzz = 1\nleft = "paper"\nright = "leak"\njudgement = "unsure"',
        "line 12 (x): [same-as.x] zzzz: unknown key 'zzzz'; "
        "expected one of left, right, judgement, by, reason, or a key with a prefix",
    ),
    (
        '[evidence.x]\nbears_on = "leak"\ndirection = "supports"\nquote = {exakt = "x"}',
        "line 14 (x): [evidence.x] quote.exakt: unknown key 'exakt'; did you mean 'exact'?",
    ),
    ("[clame.x]\ntext = 1", "line 11: [clame]: unknown table 'clame'; did you mean 'claim'?"),
    (
        '["acme:geo-claim".x]\ntext = "x"',
        "line 11: [\"acme:geo-claim\"]: the extension 'acme:geo-claim' is not installed; "
        'install it, or state what its records derive from, as in bases = "claim"',
    ),
    (
        '["acme:geo-claim".x]\nbases = 5',
        'line 11 (x): ["acme:geo-claim".x]: expected tags of types as bases, as in bases = "claim"',
    ),
    # Ids that were forgotten.
    (
        '[[claim]]\ntext = "x"',
        "line 11: this is no TOML: a record needs an id: write [claim.some-id] instead of [[claim]]",
    ),
    (
        "[[review]]\nreviewer = 'paper'",
        "line 11: [review]: a record needs an id: write [review.some-id] instead of [[review]]",
    ),
    (
        '[denial]\ntargets = "leak"\nby = "belgrade-police"',
        "line 11: [denial]: the record has no id: write [denial.some-id] above its keys",
    ),
    (
        '[person]\nname = "A name"\nrole = "mayor"',
        "line 11: [person]: the record has no id: write [person.some-id] above its keys, "
        'or one line a record, as in some-id = "Name"',
    ),
    # Values.
    (
        '[claim.x]\nby = "paper"',
        "line 11 (x): [claim.x] text: is missing; write it",
    ),
    (
        '[claim.x]\ntext = "x"\nby = "paper"\nkind = "acusation"',
        "line 14 (x): [claim.x] kind: expected one of assertion, accusation, prediction, opinion, "
        "found 'acusation'; did you mean 'accusation'?",
    ),
    (
        "[claim.x]\ntext = 2019-10-17\nby = 'paper'",
        "line 12 (x): [claim.x] text: expected a text that is not empty, found 2019-10-17",
    ),
    (
        "[person]\nx = 5",
        "line 12 (x): [person.x]: expected a table with the keys of the record, "
        "or name alone in quotation marks, found 5",
    ),
    (
        "[document.x]\npublished = 2019",
        "line 12 (x): [document.x] published: expected a date, as 2019-10-17 or in words in quotation marks, "
        'found 2019; write it in quotation marks: "2019"',
    ),
    (
        '[document.x]\npublished = "30.02.2019"',
        "line 12 (x): [document.x] published: '30.02.2019' was not read as a date: there is no such day",
    ),
    (
        '[property]\nx = {value = "quantity", tolerance = "much"}',
        "line 12 (x): [property.x] tolerance: expected a number, as 12.5, found 'much'",
    ),
    (
        '[claim.x]\ntext = "x"\nby = "paper"\n"acme:n" = 0.10000000000000000000001',
        "line 14 (x): [claim.x] acme:n: the number 0.10000000000000000000001 cannot be kept as it is; "
        "write it as a text",
    ),
    (
        '[claim.x]\ntext = "x"\nby = "paper"\n"acme:n" = 9007199254740993',
        "line 14 (x): [claim.x] acme:n: the number is beyond 2⁵³, where readers round it; write it as a text",
    ),
    (
        '[unnamed-source.x]\nname = "An official"\nidentity = ["Jane"]',
        "line 13 (x): [unnamed-source.x] identity: expected a text, or nothing",
    ),
    # Statements.
    (
        '[claim.x]\ntext = "x"\nby = "paper"\nsays = ["paper", "deaths"]',
        "line 14 (x): [claim.x] says: expected [subject, property, value], "
        'as in ["huawei", "countries-supplied", "at least 50"]; found a list of 2',
    ),
    (
        '[claim.x]\ntext = "x"\nby = "paper"\nsays = ["paper", "deaths", "many"]',
        "line 14 (x): [claim.x] says[2]: 'many' was not read as a quantity: expected a number such as 50, "
        "in numerals or words, with its hedge before and its unit behind",
    ),
    (
        '[claim.x]\ntext = "x"\nby = "paper"\nsays = ["paper", "countries-supplied", "at least 50"]',
        "line 14 (x): [claim.x] says[2]: the property 'countries-supplied' is not declared; "
        'declare it with these lines:\n[property]\ncountries-supplied = {value = "quantity"}',
    ),
    (
        '[claim.x]\ntext = "x"\nby = "paper"\nsays = ["paper", "deths", 5]',
        "line 14 (x): [claim.x] says[2]: the property 'deths' is not declared; did you mean 'deaths'? "
        'If not, declare it with these lines:\n[property]\ndeths = {value = "quantity"}',
    ),
    (
        '[claim.x]\ntext = "x"\nby = "paper"\nsays = ["leak", "place-of-birth", "paper"]',
        "line 14 (x): [claim.x] says[0]: 'leak' is a claim; expected an entity or document",
        "line 14 (x): [claim.x] says[2]: 'paper' is an organization; expected a place",
    ),
    (
        '[property]\nsize = {value = "number"}\n'
        '[claim.x]\ntext = "x"\nby = "paper"\nsays = ["paper", "size", 5]',
        "line 12 (size): [property.size] value: expected one of quantity, date, entity, place, text, "
        "found 'number'",
        "line 16 (x): [claim.x] says[2]: the declaration of the property 'size' has a mistake in it; "
        "correct that first",
    ),
    # Who says it.
    (
        '[claim.x]\ntext = "x"\nby = "paper"\nvia = "belgrade-police"\ndocument = "article"',
        "line 15 (x): [claim.x] document: the document is published by 'paper', who is its origin; "
        "name another document, or leave out 'via'",
    ),
    (
        '[claim.x]\ntext = "x"',
        "line 11 (x): [claim.x]: nobody is named who says it: add `by` with the id of a source, "
        '"?" where the origin is not stated, or "-" where nobody is on record',
    ),
    (
        '[claim.x]\ntext = "x"\nby = "?"',
        "line 13 (x): [claim.x] by: says that the origin is not stated, but nobody is named "
        "who passes it on; name them in 'via', or a document that has a publisher",
    ),
    (
        '[denial.no]\ntargets = "leak"\nby = "?"',
        "line 13 (no): [denial.no] by: expected the id of one source, found '?'",
    ),
    (
        '[denial.no]\ntargets = "leak"\nby = "-"',
        "line 13 (no): [denial.no] by: expected the id of one source, found '-'",
    ),
    (
        '[claim.x]\ntext = "x"\nby = ["?", "paper"]',
        'line 13 (x): [claim.x] by[0]: expected ids of sources, found \'?\'; "?" and "-" stand alone',
    ),
    (
        '[claim.x]\ntext = "x"\nby = "paper"\nvia = "?"',
        "line 14 (x): [claim.x] via: expected ids of sources, found '?', which stands for an origin; "
        "write it as `by`",
    ),
    (
        '[claim.x]\ntext = "x"\nby = "document"',
        "line 13 (x): [claim.x] by: 'document' stands for the publisher of the document, and there is no "
        "document; name one in `document`",
    ),
    (
        '[claim.x]\ntext = "x"\nby = "document"\ndocument = "post"\n[document]\npost = "A post"',
        "line 13 (x): [claim.x] by: 'document' stands for the publisher of the document, "
        "and 'post' states none; add `publisher` to it",
    ),
    (
        '[claim.x]\ntext = "x"\nby = "-"\nverb = "says"',
        "line 14 (x): [claim.x] verb: needs somebody who said it; name them in 'by', or leave this out",
    ),
    (
        '[denial.no]\ntargets = "leak"\nby = "paper"\ninstead = "x"\n[claim.x]\ntext = "x"\nverb = "says"',
        "line 17 (x): [claim.x] verb: is about whoever says it, and nobody is named; add `by`",
    ),
    (
        '[claim.x]\ntext = "x"\nby = "paper"\n[person."x@paper"]\nname = "A name"',
        "line 11 (x): [claim.x]: the id 'x@paper', made of those of the record and its source, "
        'is taken by [person."x@paper"] in line 14; give one of them another id',
    ),
    # Other files.
    (
        '[document.x]\ntext = "x.txt"',
        "line 12 (x): [document.x] text: this text was read without its folder, "
        "so no other file can be read; open the case as a file",
    ),
    (
        '[document.x]\ntext = "../x.txt"',
        "line 12 (x): [document.x] text: '../x.txt' lies outside the folder of the case; "
        "only files below it are read",
    ),
]


def problems_of(source):
    return [str(problem) for problem in read(source, name="cameras.toml").problems]


@pytest.mark.parametrize("mistake", MISTAKES, ids=range(len(MISTAKES)))
def test_a_mistake_is_told_with_its_place_and_remedy(mistake):
    lines, *messages = mistake

    assert problems_of(BASE + lines) == [f"cameras.toml, {message}" for message in messages]


def test_a_file_without_mistakes_has_no_problems():
    assert problems_of(BASE) == []


def test_all_mistakes_are_told_at_once_in_the_order_of_the_lines():
    problems = read(
        BASE + '[claim.x]\ntext = 5\nkind = "acusation"\nby = "papr"\nsaid = "someday"\nsays = 3\nfoo = 1\n'
        '[denial.no]\ntargets = "leek"\nby = "papr"\n[clame.x]\n'
    ).problems

    assert [(problem.line, problem.record, problem.field) for problem in problems] == [
        (12, "x", "text"),
        (13, "x", "kind"),
        (14, "x", "by"),
        (15, "x", "said"),
        (16, "x", "says"),
        (17, "x", "foo"),
        (19, "no", "targets"),
        (20, "no", "by"),
        (21, None, None),
    ]
    assert all(problem.fatal for problem in problems)


def test_what_has_no_mistake_in_it_is_kept():
    imported = read(BASE + '[claim.x]\ntext = 5\nby = "paper"\n[person]\nmayor = "The mayor"')

    assert not imported.ok
    assert list(imported.case.ids()) == [
        "case",
        "paper",
        "belgrade-police",
        "article",
        "leak",
        "leak@paper",
        "mayor",
    ]


def test_what_refers_to_a_record_with_a_mistake_is_not_a_mistake_as_well():
    assert (
        len(
            problems_of(
                BASE + '[person]\nmayor = {nam = "x", name = "y"}\n[claim.x]\ntext = "x"\nby = "mayor"'
            )
        )
        == 1
    )


def test_a_message_never_shows_what_is_protected():
    source = '[unnamed-source.x]\nname = "An official"\nidentity = {text = "Jane Roe"}'

    assert "Jane" not in "".join(problems_of(source))


def test_an_undeclared_property_is_printed_with_the_kind_of_its_value():
    for value, kind in [
        ('"2019-10-17"', "date"),
        ("2019-10-17", "date"),
        ("5", "quantity"),
        ('"paper"', "entity"),
        ('"blue"', "text"),
    ]:
        (problem,) = problems_of(
            BASE + f'[claim.x]\ntext = "x"\nby = "paper"\nsays = ["paper", "größe", {value}]'
        )

        assert problem.endswith(f'[property]\n"größe" = {{value = "{kind}"}}')


def test_the_lines_to_paste_mend_it():
    source = (
        BASE + '[claim.x]\ntext = "x"\nby = "paper"\nsays = ["paper", "countries-supplied", "at least 50"]\n'
    )
    lines = problems_of(source)[0].partition("\n")[2]

    assert problems_of(source + lines) == []


def test_many_mistakes_are_told_without_looking_for_what_each_may_have_meant():
    claims = "\n".join(
        f'[claim.c{number}]\ntext = "x"\nby = "paper{number}"\nsays = ["paper", "deaths{number}", 1]'
        for number in range(200)
    )

    problems = problems_of(BASE + claims)

    assert len(problems) == 400
    assert sum("did you mean" in problem for problem in problems) == MOST_HINTS
    assert problems[-2].endswith("unknown source 'paper199'; give it a record, or correct the id")


def test_the_same_mistake_is_told_each_time_with_the_hint_that_was_looked_for_once(monkeypatch):
    looked_for = []

    def nearest_id(wanted, ids, **options):
        looked_for.append(wanted)
        return find_nearest_id(wanted, ids, **options)

    monkeypatch.setattr(nearest, "nearest_id", nearest_id)
    claims = "\n".join(
        f'[claim.c{number}]\ntext = "x"\nby = "papr"\nsays = ["paper", "deths", 1]' for number in range(200)
    )

    problems = problems_of(BASE + claims)

    assert sum("did you mean 'paper'?" in problem for problem in problems) == 200
    assert sum("did you mean 'deaths'?" in problem for problem in problems) == 200
    assert sorted(looked_for) == ["deths", "papr"]


def test_the_more_ids_there_are_the_fewer_unknown_ones_are_compared_with_them(monkeypatch):
    compared = []
    monkeypatch.setattr(nearest, "nearest_id", lambda wanted, ids, **options: compared.append(len(ids)))
    people = "\n".join(f'p{number} = "x"' for number in range(4000))
    claims = "\n".join(f'[claim.c{number}]\ntext = "x"\nby = "unknown{number}"' for number in range(300))

    assert len(problems_of(f"{BASE}[person]\n{people}\n{claims}")) == 300
    assert 0 < sum(compared) <= MOST_COMPARED


def test_a_document_with_another_mistake_still_has_its_publisher():
    source = BASE.replace(
        'publisher = "paper"', 'publisher = "paper"\npublished = "31.2.2019"\nlanguage = "en"'
    )
    source += '[claim.x]\ntext = "x"\nby = "?"\ndocument = "article"\n'

    problems = read(source).problems

    assert [(problem.record, problem.line) for problem in problems] == [("article", 8)]


def test_an_id_that_the_case_has_from_its_file_name_is_one_mistake():
    source = (
        '[place]\neverest = "Mount Everest"\n[organization]\npaper = "The Paper"\n'
        '[claim.height]\ntext = "It is high"\nabout = "everest"\nplace = "everest"\nby = "paper"\n'
    )

    problems = read(source + '[case]\ntitle = "T"\n', name="everest.toml").problems

    assert [problem.record for problem in problems] == ["everest"]
