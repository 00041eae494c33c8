import pytest

from counterclaim.case import Case
from counterclaim.formats import prov
from counterclaim.formats.prov import id_of_name, local_name
from counterclaim.formats.prov.names import field_name, scope_of
from counterclaim.model import CaseInfo, Claim
from formats.prov.helpers import exported


@pytest.mark.parametrize(
    ("id", "name"),
    [
        ("leak", "leak"),
        ("police-denial", "police-denial"),
        ("every-head@vucic", "every-head%40vucic"),
        ("a#1", "a%231"),
        ("7", "7"),
        ("50%", "50%25"),
        ("%41", "%2541"),
        ('ä:b/"c"', "%C3%A4%3Ab%2F%22c%22"),
        ("\U0001f3a5", "%F0%9F%8E%A5"),
    ],
)
def test_an_id_makes_a_name_that_gives_it_back(id, name):
    assert local_name(id) == name
    assert id_of_name(name) == id


def test_ids_that_look_the_same_make_two_names():
    assert local_name("Größe") != local_name("Gro\u0308ße")


def test_no_field_has_a_full_stop_in_its_name_but_an_empty_one():
    assert field_name("acme:tone") == "acme%3Atone"
    assert field_name("relays.order") == "relays%2Eorder"
    assert field_name("") == "."


def test_the_case_is_part_of_the_names_of_its_records():
    about = CaseInfo(id="belgrade#1")

    assert exported(about)["prefix"] == {
        "counterclaim": "urn:counterclaim:ns:",
        "record": "urn:counterclaim:case:belgrade%231:record:",
        "act": "urn:counterclaim:case:belgrade%231:act:",
    }


@pytest.mark.parametrize("ids", [(), ("a", "b")])
def test_without_one_case_to_name_they_go_without(ids):
    case = Case([Claim(id="c", text="It is"), *(CaseInfo(id=id) for id in ids)])

    assert scope_of(case) == "urn:counterclaim:"
    assert prov.document(case).document.valid_qualified_name("record:c").uri == "urn:counterclaim:record:c"
