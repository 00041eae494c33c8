"""The big list of naughty strings, wherever a picture may show a text: the structure stays what it is."""

import json

import pytest

from counterclaim.case import Case
from counterclaim.formats import dot, mermaid
from counterclaim.formats.pictures import claim_map, provenance_tree
from counterclaim.model import (
    Attribution,
    CaseInfo,
    Claim,
    Direction,
    Document,
    Evidence,
    Organization,
    Rebuttal,
    RebuttalKind,
)
from formats.drawn import as_drawn, read_dot, read_mermaid

#: What Mermaid and DOT have of their own, besides what is on the list.
OWN = ("%%{init: {'securityLevel': 'loose'}}%%", '"]\nclick n1 call alert()', '"];}digraph x{a->b', "end\\")


@pytest.fixture(scope="module")
def strings(corpora):
    found = json.loads((corpora / "hostile-inputs/naughty-strings/blns.json").read_text("utf-8"))
    assert len(found) == 515
    return [*OWN, *(text for text in found if text.strip())]


def case_of(text):
    return Case(
        [
            CaseInfo(id="info", title=text),
            Organization(id="o", name=text, role=text),
            Document(id="d", title=text, publisher="o"),
            Claim(id="c", text=text, accuses=("o",)),
            Attribution(id="a", of="c", source="o", speaker="o", verb=text, document="d", first_hand=True),
            Rebuttal(id="r", kind=RebuttalKind.DENIAL, by="o", targets=("c", "d"), text=text),
            Evidence(id="e", bears_on="c", direction=Direction.SUPPORTS, description=text),
        ]
    )


def test_maps_have_the_structure_of_a_harmless_case(strings):
    harmless = claim_map(case_of("harmless"))
    for text in strings:
        picture = claim_map(case_of(text))
        for found in (read_dot(dot.draw(picture)), read_mermaid(mermaid.draw(picture))):
            assert found == as_drawn(picture)
            assert [node[:2] for node in found.nodes] == [node[:2] for node in as_drawn(harmless).nodes]
            assert found.edges == as_drawn(harmless).edges


def test_trees_have_the_structure_of_a_harmless_case(strings):
    harmless = provenance_tree(case_of("harmless"), "c")
    for text in strings:
        picture = provenance_tree(case_of(text), "c")
        for found in (read_dot(dot.draw(picture)), read_mermaid(mermaid.draw(picture))):
            assert found == as_drawn(picture)
            assert found.edges == as_drawn(harmless).edges


def test_they_do_not_act_as_ids_either(strings):
    ids = [id for id in strings if len(id) <= 256 and not any(map(str.isspace, id)) and id.isprintable()]
    assert len(ids) > 200
    for id in ids:
        case = Case([Claim(id=id, text="It is"), Attribution(id="a", of=id, source=id + "?", relays=(id,))])
        for picture in (claim_map(case), provenance_tree(case, id)):
            assert read_dot(dot.draw(picture)) == as_drawn(picture)
            assert read_mermaid(mermaid.draw(picture)) == as_drawn(picture)
